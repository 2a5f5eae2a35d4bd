//! Turns a view into pages. This folder and `export` are the only ones that know Typst.
//!
//! One [`Engine`] is shared by all documents and cases: it holds the fonts, the parsed templates,
//! and one library for each theme and language. Each document is compiled in a sealed world of its
//! own that holds one reader's view and nothing else.

mod crash;
mod failure;
pub mod fonts;
pub mod passages;
mod pieces;
mod symbols;
pub mod threads;
mod world;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use typst::diag::{FileError, FileResult, SourceDiagnostic, Warned};
use typst::foundations::{Bytes, Dict, IntoValue, Smart};
use typst::syntax::{FileId, Source};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt};
use typst_kit::diagnostics::{DiagnosticFormat, emit, termcolor};
use typst_layout::PagedDocument;

pub(crate) use self::crash::contain;
pub use self::crash::install_hook;
pub use self::failure::{Cause, Failure};
pub use self::fonts::Fonts;
pub use self::passages::{Area, Beside, Kind, Passage, Piece, Place};
pub use self::symbols::Symbols;
use self::world::{DocumentWorld, file_id};
use crate::catalog::source::Templates;
use crate::look::Look;

/// What all documents share; another engine over the same parts costs nothing.
pub struct Engine {
    /// The fonts that papers are set in.
    fonts: Arc<Fonts>,
    /// All template files. Never iterated, so their order cannot reach a page.
    templates: Arc<HashMap<FileId, Template>>,
    /// A team's own pictures, in the place of ours.
    symbols: Symbols,
    /// The libraries made so far.
    libraries: Arc<RwLock<BTreeMap<ThemeAndLanguage, Arc<LazyHash<Library>>>>>,
    /// What becomes of warnings.
    warnings: Warnings,
}

/// What a library is made for.
type ThemeAndLanguage = (String, String);

/// What becomes of a template's warnings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warnings {
    /// They are kept for those who work on templates.
    Keep,
    /// They stop the document.
    Promote,
}

impl Engine {
    /// An engine with these templates and the fonts in the program.
    pub fn new(templates: &Templates) -> Self {
        // The engine lays out on these threads too, and would start them with too little stack.
        threads::start(None);
        let files = templates.files().filter_map(|(path, bytes)| {
            let id = file_id(path)?;
            Some((id, Template::new(bytes.clone())))
        });
        Self {
            fonts: Arc::new(Fonts::embedded()),
            templates: Arc::new(files.collect()),
            symbols: Symbols::default(),
            libraries: Arc::default(),
            warnings: Warnings::Keep,
        }
    }

    /// The same engine with other fonts.
    pub fn with_fonts(self, fonts: Fonts) -> Self {
        Self {
            fonts: Arc::new(fonts),
            ..self
        }
    }

    /// An engine over the same parts, for a team with symbols of its own.
    pub fn with_symbols(&self, symbols: Symbols) -> Self {
        Self {
            fonts: Arc::clone(&self.fonts),
            templates: Arc::clone(&self.templates),
            symbols,
            libraries: Arc::clone(&self.libraries),
            warnings: self.warnings,
        }
    }

    /// A team's own pictures, in the place of ours.
    pub fn symbols(&self) -> &Symbols {
        &self.symbols
    }

    /// The same engine with another rule for warnings.
    pub fn with_warnings(self, warnings: Warnings) -> Self {
        Self { warnings, ..self }
    }

    /// The fonts that papers are set in.
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// The library for a theme and a language.
    ///
    /// Case data never enters it, because it is part of the key of all that Typst remembers.
    fn library(&self, look: &Look) -> Arc<LazyHash<Library>> {
        let key = (look.theme.clone(), look.language.clone());
        let known = self
            .libraries
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
            .cloned();
        if let Some(library) = known {
            return library;
        }
        let inputs: Dict = [("theme", &look.theme), ("language", &look.language)]
            .into_iter()
            .map(|(key, value)| (key.into(), value.as_str().into_value()))
            .collect();
        let features = [Feature::A11yExtras].into_iter().collect();
        let library = Library::builder()
            .with_inputs(inputs)
            .with_features(features)
            .build();
        let mut libraries = self
            .libraries
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        libraries
            .entry(key)
            .or_insert_with(|| Arc::new(LazyHash::new(library)))
            .clone()
    }

    /// What Typst says about a document whose world is gone, for those who work on templates.
    pub(crate) fn explain(&self, diagnostics: &[SourceDiagnostic]) -> String {
        let library = Arc::new(LazyHash::new(Library::default()));
        explain(&DocumentWorld::new(self, library, Vec::new()), diagnostics)
    }

    /// The bytes of a file beside the templates that becomes a part of an export.
    pub(crate) fn part(&self, path: &str) -> Option<Vec<u8>> {
        let overlaid = file_id(path).and_then(|id| self.template(id));
        overlaid
            .map(|it| it.bytes().to_vec())
            .or_else(|| Some(Templates::embedded().read(path)?.into_owned()))
    }

    /// A template file, when there is one of this id.
    fn template(&self, id: FileId) -> Option<&Template> {
        self.templates.get(&id)
    }
}

/// One template file, parsed when a document first asks for it.
struct Template {
    /// The file as it is.
    bytes: Bytes,
    /// The file as a syntax tree, once it was asked for.
    source: OnceLock<FileResult<Source>>,
}

impl Template {
    /// A file that nothing has asked for yet.
    fn new(bytes: Cow<'static, [u8]>) -> Self {
        Self {
            bytes: Bytes::new(bytes),
            source: OnceLock::new(),
        }
    }

    /// The file as it is; sharing it costs nothing.
    fn bytes(&self) -> Bytes {
        self.bytes.clone()
    }

    /// The file as a syntax tree, or why it has none.
    fn source(&self, id: FileId) -> FileResult<Source> {
        let parse = || {
            let text = self.bytes.as_str().map_err(|_| FileError::InvalidUtf8)?;
            Ok(Source::new(id, text.to_owned()))
        };
        self.source.get_or_init(parse).clone()
    }
}

/// A finished document: its pages, and its words in reading order.
pub struct Typeset {
    /// The pages, for the exporters.
    pub(crate) document: PagedDocument,
    /// Every word of the document with its place in the structure.
    pub passages: Vec<Passage>,
    /// The document's title, which PDF readers show.
    pub title: String,
    /// The language it is written in, such as `en-GB`.
    pub language: String,
    /// Where links lead.
    pub links: Vec<String>,
    /// What Typst warned about. Can hold words of the case: only for those who work on templates.
    pub warnings: String,
}

impl Typeset {
    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.document.pages().len()
    }
}

/// Makes the pages of one document from its view.
pub fn typeset(engine: &Engine, look: &Look, view_json: &[u8]) -> Result<Typeset, Failure> {
    let compile = || {
        let world = DocumentWorld::new(engine, engine.library(look), view_json.to_vec());
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
        let document =
            output.map_err(|errors| Failure::new(Cause::Template, explain(&world, &errors)))?;
        let warnings = explain(&world, &warnings);
        if engine.warnings == Warnings::Promote && !warnings.is_empty() {
            return Err(Failure::new(Cause::Warning, warnings));
        }
        Ok(finish(document, look, warnings))
    };
    contain(compile).unwrap_or_else(|place| Err(Failure::new(Cause::Crash, place)))
}

/// Forgets what the engine remembers of a finished case; faster and flatter than letting it age.
pub fn after_case() {
    typst::comemo::evict(0);
}

/// Takes the words from the pages, and from the pages what must not be printed about them.
fn finish(document: PagedDocument, look: &Look, warnings: String) -> Typeset {
    let mut document = pieces::mend(document);
    // Titles are generic by the templates; nobody is named as author, and the date is the
    // exporter's.
    let info = document.info_mut();
    info.author.clear();
    info.keywords.clear();
    info.date = Smart::Auto;
    let title = info.title.as_deref().unwrap_or_default().to_owned();
    let (passages, links) = passages::read(document.pages());
    Typeset {
        document,
        passages,
        title,
        language: look.language.clone(),
        links,
        warnings,
    }
}

/// Typst's own words about what went wrong, as its command line prints them.
fn explain(world: &DocumentWorld, diagnostics: &[SourceDiagnostic]) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    let mut text = termcolor::NoColor::new(Vec::new());
    let written = emit(&mut text, world, diagnostics, DiagnosticFormat::Human);
    let text = String::from_utf8_lossy(&text.into_inner()).into_owned();
    match written {
        Ok(()) => text,
        Err(error) => format!("{text}(the rest cannot be shown: {error})"),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A look that the small templates of these tests understand.
    pub(crate) fn look() -> Look {
        Look {
            theme: "standard".into(),
            language: "en-GB".into(),
            form: "standard".into(),
            font: vec![fonts::LOOK.into()],
            size: 14,
            tint: "none".into(),
        }
    }

    /// An engine whose only template is this text, with warnings counting as failures.
    pub(crate) fn engine(main: &str) -> Engine {
        let head = "#set document(title: \"My workbook\")\n\
                    #set text(font: \"Atkinson Hyperlegible Next\", lang: \"en\", region: \"GB\", hyphenate: false)\n";
        let templates = Templates::from_files([
            ("main.typ", format!("{head}{main}")),
            (
                "picture.svg",
                r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>"#.into(),
            ),
        ]);
        Engine::new(&templates).with_warnings(Warnings::Promote)
    }

    /// The pages of a template that needs no view.
    #[track_caller]
    pub(crate) fn pages(main: &str) -> Typeset {
        let engine = engine(main);
        typeset(&engine, &look(), b"{}").unwrap_or_else(|it| panic!("{}", it.for_authors()))
    }

    #[track_caller]
    fn failure(main: &str) -> Failure {
        typeset(&engine(main), &look(), b"{}")
            .err()
            .expect("the document should fail")
    }

    #[test]
    fn the_view_and_the_look_reach_the_page() {
        let engine =
            engine("#json(\"/view.json\").name likes #sys.inputs.theme and #sys.inputs.language.");
        let view = r##"{"name": "#strong[Sam] $x$ \\u{1}"}"##;
        let typeset = typeset(&engine, &look(), view.as_bytes()).unwrap();
        assert_eq!(
            typeset.passages[0].text,
            r"#strong[Sam] $x$ \u{1} likes standard and en-GB."
        );
        assert_eq!(
            (typeset.title.as_str(), typeset.pages()),
            ("My workbook", 1)
        );
    }

    #[test]
    fn a_document_sees_neither_disk_nor_packages_nor_clock() {
        for main in [
            "#read(\"/etc/passwd\")",
            "#read(\"../../../../etc/passwd\")",
            "#include \"/tmp/x.typ\"",
            "#import \"@preview/cetz:0.3.0\"",
            "#image(\"file:///etc/passwd\")",
            "#datetime.today().display()",
            "#plugin(\"x.wasm\")",
        ] {
            assert_eq!(failure(main).cause(), Cause::Template, "{main}");
        }
    }

    #[test]
    fn a_failure_keeps_the_words_of_the_case_to_template_authors() {
        let failure = failure("#panic(\"Sam is worried\")");
        assert!(failure.for_authors().contains("Sam is worried"));
        assert!(
            failure.for_authors().contains("main.typ:3"),
            "{}",
            failure.for_authors()
        );
        assert!(!format!("{failure} {failure:?} {}", failure.code()).contains("Sam"));
    }

    #[test]
    fn warnings_count_only_when_promoted() {
        let main = "#set text(font: \"No Such Font\")\nHello";
        assert_eq!(failure(main).cause(), Cause::Warning);
        let engine = engine(main).with_warnings(Warnings::Keep);
        let typeset = typeset(&engine, &look(), b"{}").unwrap();
        assert!(typeset.warnings.contains("unknown font family"));
    }

    #[test]
    fn author_keywords_and_date_of_a_template_are_dropped() {
        let typeset =
            pages("#set document(author: \"Sam\", keywords: (\"worry\",), date: none)\nx");
        let info = format!("{:?}", typeset.document);
        assert!(!info.contains("worry") && !info.contains("Sam"), "{info}");
    }

    #[test]
    fn documents_can_be_made_at_once_and_forgotten() {
        use rayon::prelude::*;

        let engine = engine("#json(\"/view.json\").n");
        let texts: Vec<_> = (0..16)
            .into_par_iter()
            .map(|n| {
                typeset(
                    &engine,
                    &look(),
                    format!("{{\"n\": \"number {n}\"}}").as_bytes(),
                )
            })
            .map(|it| it.unwrap().passages.remove(0).text)
            .collect();
        after_case();
        assert_eq!(
            texts,
            (0..16).map(|n| format!("number {n}")).collect::<Vec<_>>()
        );
    }
}
