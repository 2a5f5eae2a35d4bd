//! The ZIP file around the parts of a Word file, always the same bytes for the same parts.

use std::io::{Cursor, Read as _, Write as _};

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::typeset::{Cause, Failure};

/// One file in the package.
pub(super) struct Part {
    /// Its path.
    pub(super) path: String,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

impl Part {
    /// A part of this text.
    pub(super) fn of(path: &str, text: impl Into<Vec<u8>>) -> Self {
        Self {
            path: path.to_owned(),
            bytes: text.into(),
        }
    }
}

/// Packs the parts in their order. No entry bears the time it was packed.
pub(super) fn pack(parts: &[Part]) -> Result<Vec<u8>, Failure> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut write = || -> Result<(), zip::result::ZipError> {
        for part in parts {
            zip.start_file(part.path.as_str(), options)?;
            zip.write_all(&part.bytes)?;
        }
        Ok(())
    };
    let failed = |error: zip::result::ZipError| Failure::new(Cause::Export, error.to_string());
    write().map_err(failed)?;
    Ok(zip.finish().map_err(failed)?.into_inner())
}

/// Every word in a packed file: texts, and what stands in attributes such as the words of pictures.
/// A part that cannot be read is no answer.
pub(in crate::export) fn words(bytes: &[u8]) -> Option<String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut words = String::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).ok()?;
        let name = file.name().ok()?.into_owned();
        words.push_str(&name);
        words.push('\n');
        if name.ends_with(".png") {
            continue;
        }
        let mut text = String::new();
        file.read_to_string(&mut text).ok()?;
        add_words(&text, &mut words)?;
    }
    Some(words)
}

/// The texts of one part. A new paragraph is a new line, and attributes stand on lines of their own
/// after it, so that words broken into runs are whole.
fn add_words(text: &str, words: &mut String) -> Option<()> {
    let mut attributes = String::new();
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().ok()? {
            Event::Eof => break,
            Event::Start(start) | Event::Empty(start) => {
                for attribute in start.attributes() {
                    let value = attribute
                        .ok()?
                        .normalized_value(XmlVersion::Implicit1_0)
                        .ok()?;
                    attributes.push_str(&value);
                    attributes.push('\n');
                }
                if matches!(start.name().as_ref(), "w:p" | "w:br" | "w:tab" | "w:tc") {
                    words.push('\n');
                }
            }
            Event::Text(text) => words.push_str(&text),
            Event::GeneralRef(reference) => {
                if let Some(letter) = reference.resolve_char_ref().ok()? {
                    words.push(letter);
                } else {
                    words.push_str(quick_xml::escape::resolve_predefined_entity(&reference)?);
                }
            }
            _ => {}
        }
    }
    words.push('\n');
    words.push_str(&attributes);
    Some(())
}
