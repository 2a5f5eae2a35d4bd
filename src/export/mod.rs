//! Turns finished pages into files of one format.

mod blocks;
mod docx;
mod pdf;
mod png;
mod txt;

pub use self::pdf::Stamp;
use crate::typeset::{Engine, Failure, Typeset};

/// The formats that pages are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// One file for print and for screen readers.
    Pdf,
    /// One picture for each page.
    Png,
    /// One file to edit in Word.
    Docx,
    /// The words in reading order.
    Txt,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Png, Self::Docx, Self::Txt];

    /// What the file name ends in.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Docx => "docx",
            Self::Txt => "txt",
        }
    }
}

/// What a file says about itself beyond its pages.
#[derive(Debug, Clone)]
pub struct Imprint<'a> {
    /// What makes the document this document and no other: its file name without theme and
    /// extension. Only a hash of it is written.
    pub ident: &'a str,
    /// When it was prepared.
    pub stamp: Stamp,
}

/// Writes a document in one format: one file, or for pictures one file a page.
pub fn export(
    engine: &Engine,
    typeset: &Typeset,
    format: Format,
    imprint: &Imprint,
) -> Result<Vec<Vec<u8>>, Failure> {
    match format {
        Format::Pdf => Ok(vec![pdf::pdf(engine, typeset, imprint)?]),
        Format::Png => png::png(typeset),
        Format::Docx => Ok(vec![docx::docx(engine, typeset, imprint)?]),
        Format::Txt => Ok(vec![txt::txt(&typeset.passages).into_bytes()]),
    }
}

/// Every word in a finished file of a format that is packed, for a last look at what was written. A
/// file that cannot be read back is no answer.
pub fn words(format: Format, bytes: &[u8]) -> Option<String> {
    match format {
        Format::Docx => docx::words(bytes),
        Format::Pdf | Format::Png | Format::Txt => Some(String::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::tests::{engine, look, pages};
    use crate::typeset::{Cause, typeset};

    fn imprint(seconds: i64) -> Imprint<'static> {
        let stamp = Stamp::from_epoch(seconds).unwrap();
        Imprint {
            ident: "WB-2031-workbook-young-person",
            stamp,
        }
    }

    const MAIN: &str =
        "= Feelings\nA feeling.\n#table(columns: 2, table.header[Day][What], [Monday], [])";

    fn write(main: &str, format: Format) -> Result<Vec<Vec<u8>>, Failure> {
        let engine = engine(main);
        let typeset = typeset(&engine, &look(), b"{}")?;
        export(&engine, &typeset, format, &imprint(0))
    }

    #[test]
    fn the_same_document_gives_the_same_bytes() {
        for format in Format::ALL {
            assert_eq!(write(MAIN, format).unwrap(), write(MAIN, format).unwrap());
        }
    }

    #[test]
    fn only_the_date_changes_with_the_stamp() {
        let (engine, typeset) = (engine(MAIN), pages(MAIN));
        let pdf = |seconds| {
            export(&engine, &typeset, Format::Pdf, &imprint(seconds))
                .unwrap()
                .remove(0)
        };
        assert_ne!(pdf(0), pdf(86_400));
        assert_eq!(pdf(0).len(), pdf(86_400).len());
    }

    #[test]
    fn a_picture_is_made_of_each_page() {
        let pages = write("one #pagebreak() two", Format::Png).unwrap();
        assert_eq!(pages.len(), 2);
        assert!(pages.iter().all(|it| it.starts_with(b"\x89PNG")));
    }

    #[test]
    fn a_picture_without_words_is_refused_with_its_place() {
        let failure = write("#image(\"/picture.svg\")", Format::Pdf).unwrap_err();
        assert_eq!(failure.cause(), Cause::Export);
        assert!(
            failure.for_authors().contains("main.typ:3"),
            "{}",
            failure.for_authors()
        );
    }

    #[test]
    fn a_letter_that_no_font_has_is_refused() {
        assert_eq!(write("王", Format::Pdf).unwrap_err().cause(), Cause::Export);
    }

    #[test]
    fn a_crash_of_the_engine_is_a_failure_and_the_next_document_is_made() {
        // The engine counts bytes of one run in sixteen bits and trips over this; the case file's
        // limits are far below.
        let failure = write("#(\"é\" * 40000)", Format::Pdf).unwrap_err();
        assert_eq!(failure.cause(), Cause::Crash);
        assert!(!failure.for_authors().contains('é'));
        assert!(write(MAIN, Format::Pdf).is_ok());
    }

    #[test]
    fn plain_text_has_every_word_in_order() {
        let main = "#set page(footer: [page 1])
            = Feelings
            A feeling \\ can be small.
            == What helps
            - music
              - loud
            - bikes
            #figure(alt: \"A scale from small to big\")[small big]
            #table(columns: 2, table.header[Day][What], [Monday], [])
            #grid(columns: 2, [2], [Draw it.])
            The end.";
        let text = String::from_utf8(write(main, Format::Txt).unwrap().remove(0)).unwrap();
        let expected = "\
Feelings
========

A feeling
can be small.

What helps
----------

  • music
    ‣ loud
  • bikes

[A scale from small to big]

Day: What
Monday: ____

2. Draw it.

The end.
";
        assert_eq!(text, expected);
    }

    #[test]
    fn plain_text_is_for_the_ear() {
        let main = "#let gap = box(width: 4cm, height: 1em, stroke: (bottom: 1pt))
            #let tick = box(width: 8mm, height: 8mm, stroke: 1pt)
            #grid(columns: 2, [Reference], [WB-1], [Stage], [2])
            #table(columns: 3, table.header[Who][On Monday][On Friday], [Nan], [music], [])
            #for choice in ([yes], [no]) { grid(columns: 2, tick, choice) }
            #grid(columns: 3, [1], [Pick a word.], tick, [2], gap, tick)
            When I am cross, #gap helps. Next look: #gap

            #figure(alt: \"What helps me\", for _ in range(3) { block(height: 1cm, width: 100%, stroke: (bottom: 1pt)) })
            Is it you? #box(inset: 2pt)[Say it.]";
        let text = String::from_utf8(write(main, Format::Txt).unwrap().remove(0)).unwrap();
        let expected = "\
Reference: WB-1
Stage: 2

Who: Nan
On Monday: music
On Friday: ____

[ ] yes
[ ] no
1. Pick a word. [ ]
2. ____ [ ]

When I am cross, ____ helps. Next look: ____

[What helps me]

____

Is it you? Say it.
";
        assert_eq!(text, expected);
    }
}
