//! The words of a finished document in reading order, each with its place in the structure.
//!
//! One walk over the tags of the laid-out pages, the same tags that become the structure of the
//! PDF. Plain text, reading grades, privacy scans and the tests all use what it finds, so that they
//! can never disagree about what a paper says.

mod joint;
mod piece;
mod reader;
mod tree;

use typst_layout::Page;

pub use self::piece::{Mark, Marked, Piece};
use self::reader::Reader;
use self::tree::Tree;

/// A piece of text that stands for itself: a heading, a paragraph, an item, the words of a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// What it is.
    pub kind: Kind,
    /// Its words. A forced line break is a line break here; where a line merely ended there is a
    /// space.
    pub text: String,
    /// The page it begins on, counted from one.
    pub page: usize,
    /// Its place when it stands in a table.
    pub place: Option<Place>,
    /// Whether it is drawn inside a picture that has words of its own; a screen reader says the
    /// picture's words instead.
    pub drawn: bool,
    /// Its place when a grid sets it beside other passages, and no table does.
    pub beside: Option<Beside>,
    /// Whether a filled or edged box stands around it.
    pub framed: bool,
    /// Where it stands on the page it begins on.
    pub area: Option<Area>,
    /// The size of its first letters in points; nought where it has none.
    pub size: f64,
    /// What in its words is strong, and where it leaves a gap to fill in.
    pub marks: Vec<Mark>,
    /// How many ruled lines a picture holds that is nothing but lines to write on.
    pub lines: usize,
}

/// What a passage is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The title on the page.
    Title,
    /// A heading and its level, counted from one.
    Heading(usize),
    /// A paragraph, or words that stand alone.
    Paragraph,
    /// An item of a list.
    Item {
        /// How deep its list is nested, counted from one.
        depth: usize,
        /// What is printed before it, such as `•` or `1.`; empty when the item goes on.
        marker: String,
    },
    /// A picture or a drawn area; the text is what is read aloud instead of it.
    Picture,
    /// The words below a picture or table.
    Caption,
    /// A footnote.
    Note,
    /// A line to write on or a box to tick that stands alone; it has no words.
    Blank,
    /// Printed but never read aloud: heads and feet of pages, page numbers, repeated table heads,
    /// ornaments.
    Margin,
}

/// A place in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which table of the document, counted from nought.
    pub table: usize,
    /// The row, counted from nought.
    pub row: usize,
    /// The column, counted from nought.
    pub column: usize,
    /// How many rows the cell spans.
    pub rows: usize,
    /// How many columns the cell spans.
    pub columns: usize,
    /// Whether it heads a column or row.
    pub header: bool,
}

/// A place in a grid, which sets things beside one another without saying how they belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// Which grid of the document, counted from nought.
    pub grid: usize,
    /// The row, counted from nought.
    pub row: usize,
    /// The column, counted from nought.
    pub column: usize,
}

/// A part of a page, in points from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// The page, counted from one.
    pub page: usize,
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The right edge.
    pub right: f64,
    /// The lower edge.
    pub bottom: f64,
}

impl Area {
    /// Its width and height.
    pub fn size(&self) -> [f64; 2] {
        [self.right - self.left, self.bottom - self.top]
    }

    /// What surrounds both; only this one when they stand on different pages.
    fn with(self, other: Self) -> Self {
        if self.page != other.page {
            return self;
        }
        Self {
            page: self.page,
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Whether it stands on the line of some words: a box beside them, or a rule at their foot. A
    /// rule above words is another line.
    fn is_beside(&self, words: &Self) -> bool {
        /// How much of the height of words hangs below their line, and how far a rule may be from it.
        const BELOW: f64 = 0.2;
        const NEAR: f64 = 0.45;
        /// Rules are thinner than this.
        const THIN: f64 = 3.0;
        let [_, height] = words.size();
        let line = words.bottom - BELOW * height;
        self.page == words.page
            && if self.size()[1] < THIN {
                (self.bottom - line).abs() < NEAR * height
            } else {
                self.top < words.bottom && self.bottom > words.top
            }
    }

    /// Whether it lies inside another, but for a hair.
    fn is_in(&self, other: &Self) -> bool {
        const HAIR: f64 = 1.0;
        self.page == other.page
            && self.left >= other.left - HAIR
            && self.right <= other.right + HAIR
            && self.top >= other.top - HAIR
            && self.bottom <= other.bottom + HAIR
    }
}

/// Reads the passages of all pages, and where their links lead.
pub(super) fn read(pages: &[Page]) -> (Vec<Passage>, Vec<String>) {
    let tree = Tree::of(pages);
    let passages = Reader::new(&tree).passages();
    (passages, tree.links)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::tests::pages;

    /// The passages of a template, one a line, as short words.
    fn outline(main: &str) -> Vec<String> {
        let show = |it: &Passage| {
            let kind = match &it.kind {
                Kind::Title => "title".into(),
                Kind::Heading(level) => format!("h{level}"),
                Kind::Paragraph => "p".into(),
                Kind::Item { depth, marker } => format!("item{depth}{marker}"),
                Kind::Picture => "picture".into(),
                Kind::Caption => "caption".into(),
                Kind::Note => "note".into(),
                Kind::Blank => "blank".into(),
                Kind::Margin => "margin".into(),
            };
            let place = it.place.map_or_else(String::new, |it| {
                let head = if it.header { "!" } else { "" };
                format!(" {}:{}.{}{head}", it.table, it.row, it.column)
            });
            let drawn = if it.drawn { " drawn" } else { "" };
            format!("{}{place}{drawn} {:?} {}", kind, it.text, it.page)
        };
        pages(main).passages.iter().map(show).collect()
    }

    #[test]
    fn headings_paragraphs_and_lists_come_in_order() {
        let main = "= Feelings
            A feeling can be *small* or #underline[big].

            == What helps
            - music
            - bikes
              + fast
              + slow

            The end.
            #pagebreak()
            Next page.";
        assert_eq!(
            outline(main),
            [
                "h1 \"Feelings\" 1",
                "p \"A feeling can be small or big.\" 1",
                "h2 \"What helps\" 1",
                "item1• \"music\" 1",
                "item1• \"bikes\" 1",
                "item21. \"fast\" 1",
                "item22. \"slow\" 1",
                "p \"The end.\" 1",
                "p \"Next page.\" 2",
            ]
        );
    }

    #[test]
    fn a_paragraph_is_one_whatever_its_lines_and_pages() {
        let words = "one two three four five ".repeat(12);
        let main = format!("#set page(width: 8cm, height: 4cm, margin: 1cm)\n{words}end.");
        assert_eq!(
            outline(&main),
            [format!("p {:?} 1", format!("{words}end."))]
        );
    }

    #[test]
    fn a_forced_line_break_stays_and_a_broken_word_is_whole() {
        let main = "#set page(width: 4cm, margin: 1cm)
            a \\ b

            well-known-and-well-understood

            #(\"abcdefghijklmnopqrstuvwxyz\" + \"\\u{200b}\" + \"abcdefghijklmnopqrstuvwxyz\")";
        assert_eq!(
            outline(main),
            [
                "p \"a\\nb\" 1",
                "p \"well-known-and-well-understood\" 1",
                "p \"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz\" 1",
            ]
        );
    }

    #[test]
    fn a_table_has_places_headers_and_blanks() {
        let main = "#table(columns: 3, row-gutter: 2pt,
              table.header[Day][What][Who],
              [Monday], table.cell(rowspan: 2)[music], [],
              [Tuesday], [Nan])";
        assert_eq!(
            outline(main),
            [
                "p 0:0.0! \"Day\" 1",
                "p 0:0.1! \"What\" 1",
                "p 0:0.2! \"Who\" 1",
                "p 0:1.0 \"Monday\" 1",
                "p 0:1.1 \"music\" 1",
                "p 0:1.2 \"\" 1",
                "p 0:2.0 \"Tuesday\" 1",
                "p 0:2.2 \"Nan\" 1",
            ]
        );
    }

    #[test]
    fn a_table_over_two_pages_reads_row_by_row_and_its_repeated_head_is_margin() {
        let main = "#set page(width: 10cm, height: 5cm, margin: 1cm)
            #table(columns: 2,
              table.header[A][B],
              [one \\ two \\ three \\ four \\ five \\ six], [right],
              [last], [cell])";
        assert_eq!(
            outline(main),
            [
                "p 0:0.0! \"A\" 1",
                "p 0:0.1! \"B\" 1",
                "p 0:1.0 \"one\" 1",
                "p 0:1.0 \"two\" 1",
                "p 0:1.0 \"three\" 1",
                "p 0:1.0 \"four\" 1",
                "p 0:1.0 \"five\" 2",
                "p 0:1.0 \"six\" 2",
                "p 0:1.1 \"right\" 1",
                "margin \"A\" 2",
                "margin \"B\" 2",
                "p 0:2.0 \"last\" 2",
                "p 0:2.1 \"cell\" 2",
            ]
        );
    }

    #[test]
    fn a_picture_is_its_words_and_what_is_drawn_in_it_is_marked() {
        let main =
            "#figure(alt: \"A scale from small to big\", caption: [How big?])[small #h(1fr) big]
            #image(\"/picture.svg\", alt: \"A star\")";
        assert_eq!(
            outline(main),
            [
                "picture \"A scale from small to big\" 1",
                "p drawn \"small big\" 1",
                "caption drawn \"Figure 1: How big?\" 1",
                "picture \"A star\" 1",
            ]
        );
    }

    #[test]
    fn heads_and_feet_are_margin() {
        let main = "#set page(header: [WB-1], numbering: \"1\", footer: [call #[us]])
            #pdf.artifact[decoration]
            Words.";
        assert_eq!(
            outline(main),
            [
                "margin \"WB-1\" 1",
                "margin \"decoration\" 1",
                "p \"Words.\" 1",
                "margin \"call us\" 1"
            ]
        );
    }

    #[test]
    fn words_in_boxes_and_blocks_are_kept_apart() {
        let main = "#box(inset: 4pt)[worried]#box(inset: 4pt)[angry]
            #block[first] #block[second]
            #grid(columns: 2, [left], [right], [below left], [below right])";
        assert_eq!(
            outline(main),
            [
                "p \"worried angry\" 1",
                "p \"first\" 1",
                "p \"second\" 1",
                "p \"left\" 1",
                "p \"right\" 1",
                "p \"below left\" 1",
                "p \"below right\" 1",
            ]
        );
    }

    #[test]
    fn links_are_collected() {
        let typeset = pages("#link(\"https://example.org/\")[more]");
        assert_eq!(typeset.links, ["https://example.org/"]);
    }

    #[test]
    fn arabic_is_read_in_the_order_in_which_it_is_spoken() {
        let main = r#"#set text(font: ("Atkinson Hyperlegible Next", "Noto Sans Arabic"))
            Hello محمد علي, hello."#;
        assert_eq!(outline(main), ["p \"Hello محمد علي, hello.\" 1"]);
    }

    #[test]
    fn gaps_boxes_to_tick_and_strong_words_have_their_places() {
        let main =
            "I #strong[often] like #box(width: 3cm, height: 1em, stroke: (bottom: 1pt)) best.
            #grid(columns: 2, box(width: 8mm, height: 8mm, stroke: 1pt), [yes])
            #block(height: 1cm, width: 100%, stroke: (bottom: 1pt))
            #block(above: 2pt)[signed]";
        let passages = pages(main).passages;
        let pieces: Vec<Vec<Piece>> = passages.iter().map(Passage::pieces).collect();
        let plain = |words| Piece::Words(words, false);
        assert_eq!(
            pieces,
            [
                vec![
                    plain("I"),
                    Piece::Words(" often", true),
                    plain(" like"),
                    Piece::Line,
                    plain(" best.")
                ],
                vec![Piece::Box],
                vec![plain("yes")],
                vec![Piece::Line],
                vec![plain("signed")],
            ]
        );
        assert_eq!(passages[0].text, "I often like best.");
        let beside = |it: &Passage| it.beside.map(|it| (it.row, it.column));
        assert_eq!(beside(&passages[1]), Some((0, 0)));
        assert_eq!(beside(&passages[2]), Some((0, 1)));
    }

    #[test]
    fn a_number_in_a_box_is_none_to_tick_and_words_in_a_frame_are_framed() {
        let main = "#box(width: 9mm, height: 9mm, stroke: 1pt, align(center + horizon)[3])
            #block(width: 100%, inset: 9pt, fill: luma(90%))[Read this first.]
            Then this.";
        let passages = pages(main).passages;
        assert_eq!(passages[0].pieces(), [Piece::Words("3", false)]);
        let framed: Vec<bool> = passages.iter().map(|it| it.framed).collect();
        assert_eq!(framed, [false, true, false]);
    }

    #[test]
    fn a_picture_knows_its_place_and_whether_it_is_lines_to_write_on() {
        let main = "#set page(width: 10cm, height: 10cm, margin: 1cm)
            #figure(alt: \"My words\", for _ in range(3) { block(height: 1cm, width: 100%, stroke: (bottom: 1pt)) })
            #figure(alt: \"A chart\", block(width: 4cm, height: 2cm, inset: 9pt, stroke: 1pt)[0 to 10])";
        let passages = pages(main).passages;
        let pictures: Vec<&Passage> = passages.iter().filter(|it| !it.drawn).collect();
        assert_eq!((pictures[0].lines, pictures[1].lines), (3, 0));
        let [width, height] = pictures[1].area.unwrap().size().map(f64::round);
        assert_eq!((width, height), (113.0, 57.0));
    }

    #[test]
    fn a_heading_whose_number_stands_apart_is_one() {
        let main = "#set heading(numbering: \"1.1\")
            #show heading: it => grid(columns: (2cm, 1fr), counter(heading).display(it.numbering), it.body)
            = First
            == Second";
        assert_eq!(outline(main), ["h1 \"1 First\" 1", "h2 \"1.1 Second\" 1"]);
    }
}
