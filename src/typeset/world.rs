//! All that one document can see while it is typeset: templates, its view and fonts. No disk,
//! packages, network or clock.

use std::sync::Arc;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};
use typst_kit::diagnostics::DiagnosticWorld;

use super::Engine;

/// The one file that every document begins with.
const MAIN: &str = "/main.typ";
/// The one file that holds case data. Constant, because the engine keeps every path it has seen for
/// ever.
const VIEW: &str = "/view.json";

/// The sealed world of one document. It never changes, so that any number of documents can be made
/// at once.
pub(super) struct DocumentWorld<'a> {
    /// What all documents share.
    engine: &'a Engine,
    /// The library for this document's theme and language.
    library: Arc<LazyHash<Library>>,
    /// The id of the first file.
    main: FileId,
    /// The id of the view.
    view_id: FileId,
    /// The view of one reader, and the only case data there is.
    view: Bytes,
}

impl<'a> DocumentWorld<'a> {
    /// A world with this view and nothing else of any case.
    pub(super) fn new(engine: &'a Engine, library: Arc<LazyHash<Library>>, view: Vec<u8>) -> Self {
        let id =
            |path| file_id(path).unwrap_or_else(|| unreachable!("a constant path is a valid path"));
        Self {
            engine,
            library,
            main: id(MAIN),
            view_id: id(VIEW),
            view: Bytes::new(view),
        }
    }
}

impl World for DocumentWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.engine.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.view_id {
            return Err(FileError::NotSource);
        }
        self.engine
            .template(id)
            .ok_or_else(|| not_found(id))?
            .source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.view_id {
            return Ok(self.view.clone());
        }
        if let Some(bytes) = self.engine.symbols.file(id) {
            return Ok(bytes);
        }
        Ok(self
            .engine
            .template(id)
            .ok_or_else(|| not_found(id))?
            .bytes())
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.engine.fonts.face(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        // Every date on a paper comes from the case, so that the same case gives the same paper
        // tomorrow.
        None
    }
}

impl DiagnosticWorld for DocumentWorld<'_> {
    fn name(&self, id: FileId) -> String {
        id.vpath().get_without_slash().to_owned()
    }
}

/// The id of a path in the templates, when it is a path that Typst can name.
pub(super) fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// The same answer for a file that is missing and for one that is out of bounds.
fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}
