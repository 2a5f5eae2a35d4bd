//! The heads and feet of pages, from those of the first page.

use super::xml::Xml;
use crate::typeset::{Kind, Passage, Typeset};

/// The spaces of names that the parts use.
pub(super) const NAMES: [(&str, &str); 6] = [
    (
        "xmlns:w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        "xmlns:wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        "xmlns:a",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
    (
        "xmlns:pic",
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
    ),
    (
        "xmlns:w14",
        "http://schemas.microsoft.com/office/word/2010/wordml",
    ),
];

/// The head of every page: the marking, and whose paper it is.
pub(super) fn header(typeset: &Typeset) -> String {
    let [header, _] = first_page(typeset);
    let mut xml = Xml::new();
    xml.within("w:hdr", &NAMES, |xml| {
        line(xml, "Header", |xml| {
            for (n, passage) in header.iter().enumerate() {
                if n > 0 {
                    run(xml, |xml| xml.empty("w:tab", &[]));
                }
                words(xml, &passage.text);
            }
        });
    });
    xml.finish()
}

/// The foot of every page: what it is, its version, and the number of the page.
pub(super) fn footer(typeset: &Typeset) -> String {
    let [_, footer] = first_page(typeset);
    let mut xml = Xml::new();
    xml.within("w:ftr", &NAMES, |xml| {
        line(xml, "Footer", |xml| {
            for (n, passage) in footer.iter().enumerate() {
                if n > 0 {
                    run(xml, |xml| xml.empty("w:tab", &[]));
                }
                if n + 1 == footer.len() {
                    counted(xml, &passage.text, typeset.pages());
                } else {
                    words(xml, &passage.text);
                }
            }
        });
    });
    xml.finish()
}

/// What stands above and below the text of the first page.
fn first_page(typeset: &Typeset) -> [Vec<&Passage>; 2] {
    let of = |is_margin: bool| {
        typeset
            .passages
            .iter()
            .filter(move |it| it.page == 1 && (it.kind == Kind::Margin) == is_margin)
            .filter(|it| !it.text.is_empty())
            .filter_map(|it| Some((it, it.area?)))
    };
    let top = of(false).map(|(_, it)| it.top).fold(f64::MAX, f64::min);
    let bottom = of(false).map(|(_, it)| it.bottom).fold(0.0, f64::max);
    let above = of(true).filter(|(_, it)| it.bottom < top);
    let below = of(true).filter(|(_, it)| it.top > bottom);
    [
        above.map(|(it, _)| it).collect(),
        below.map(|(it, _)| it).collect(),
    ]
}

/// Words in which the number of the page and that of all pages count by themselves.
fn counted(xml: &mut Xml, text: &str, pages: usize) {
    let mut fields = [("PAGE", 1), ("NUMPAGES", pages)].into_iter().peekable();
    let mut rest = text;
    while let Some(start) = rest.find(|it: char| it.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|it: char| !it.is_ascii_digit());
        let (number, after) = from.split_at(end.unwrap_or(from.len()));
        words(xml, before);
        match fields.next_if(|(_, it)| number.parse() == Ok(*it)) {
            Some((name, _)) => field(xml, name, number),
            None => words(xml, number),
        }
        rest = after;
    }
    words(xml, rest);
}

/// A field that Word fills in, and what stands there until then.
fn field(xml: &mut Xml, name: &str, until: &str) {
    xml.within("w:fldSimple", &[("w:instr", name)], |xml| words(xml, until));
}

/// A paragraph of some style.
fn line(xml: &mut Xml, style: &str, inside: impl FnOnce(&mut Xml)) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| xml.value("w:pStyle", style));
        inside(xml);
    });
}

/// A run.
fn run(xml: &mut Xml, inside: impl FnOnce(&mut Xml)) {
    xml.within("w:r", &[], inside);
}

/// A run of words.
fn words(xml: &mut Xml, text: &str) {
    if !text.is_empty() {
        run(xml, |xml| {
            xml.within("w:t", &[("xml:space", "preserve")], |xml| xml.text(text));
        });
    }
}
