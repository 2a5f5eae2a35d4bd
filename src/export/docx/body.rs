//! The text from first to last: headings, paragraphs, lists, boxes, lines to write on.

use super::SIDE;
use super::margins::NAMES;
use super::picture::Picture;
use super::xml::Xml;
use crate::export::blocks::{Block, blocks, is_ornament};
use crate::typeset::{Failure, Kind, Passage, Piece, Typeset};

/// The lists in `templates/docx/numbering.xml`: dots, and numbers of headings.
const DOTS: usize = 1;
const HEADINGS: usize = 2;

/// The kind of list that numbered items are of, in the same file.
const NUMBERED: usize = 3;

/// A gap in words, as wide as a short answer.
const GAP: &str = "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\
                   \u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}";

/// A finished text.
pub(super) struct Body {
    /// The document part.
    pub(super) xml: String,
    /// What the numbering part needs for the numbered lists.
    pub(super) lists: String,
    /// The pictures in it.
    pub(super) pictures: Vec<Picture>,
    /// What is left of the page between its sides, in points.
    pub(super) room: f64,
}

impl Body {
    /// Writes the text of a document whose letters are mostly of some size.
    pub(super) fn of(typeset: &Typeset, size: f64) -> Result<Self, Failure> {
        let page = typeset.document.pages().first();
        let page = page.map_or([595.0, 842.0], |it| {
            let size = it.frame.size();
            [size.x.to_pt(), size.y.to_pt()]
        });
        let room = page[0] - 2.0 * SIDE;
        let mut writer = Writer {
            typeset,
            size,
            width: room,
            headings: [0; 3],
            lists: Vec::new(),
            pictures: Vec::new(),
            failure: None,
        };
        let mut xml = Xml::new();
        xml.within("w:document", &NAMES, |xml| {
            xml.within("w:body", &[], |xml| {
                writer.text(xml);
                section(xml, page);
            });
        });
        match writer.failure {
            Some(failure) => Err(failure),
            None => Ok(Self {
                xml: xml.finish(),
                lists: writer.lists.concat(),
                pictures: writer.pictures,
                room,
            }),
        }
    }
}

/// What is written so far, beside the words.
pub(super) struct Writer<'a> {
    /// The document that is written.
    typeset: &'a Typeset,
    /// The size of most letters in points.
    size: f64,
    /// The width of the text in points.
    pub(super) width: f64,
    /// The numbers of the last headings that were counted, by level.
    headings: [usize; 3],
    /// The numbered lists.
    lists: Vec<String>,
    /// The pictures.
    pictures: Vec<Picture>,
    /// What went wrong first.
    failure: Option<Failure>,
}

/// Where a paragraph stands.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    /// The style of ordinary paragraphs there.
    pub(super) style: &'a str,
    /// The width there in points.
    pub(super) room: f64,
    /// Whether it is a cell.
    pub(super) in_cell: bool,
    /// Whether it stays on the page of what follows.
    pub(super) keep: bool,
    /// Whether a box already stands around it.
    pub(super) boxed: bool,
}

impl Writer<'_> {
    /// Everything.
    fn text(&mut self, xml: &mut Xml) {
        let blocks = blocks(&self.typeset.passages);
        let mut blocks = blocks.into_iter().peekable();
        let mut after_title = false;
        while let Some(block) = blocks.next() {
            let spot = Spot {
                style: if std::mem::take(&mut after_title) {
                    "Subtitle"
                } else {
                    "BodyText"
                },
                room: self.width,
                in_cell: false,
                keep: false,
                boxed: false,
            };
            match block {
                Block::One(title) if title.kind == Kind::Title => {
                    // The mark of the team stands beside the title, which reads on from it.
                    let is_logo = |it: &Block| matches!(it, Block::One(it) if is_ornament(it));
                    if let Some(Block::One(logo)) = blocks.next_if(is_logo) {
                        self.picture(xml, logo, "Logo", self.width);
                    }
                    self.passage(xml, title, spot);
                    after_title = true;
                }
                block if is_framed(&block) => {
                    let mut whole = vec![block];
                    while let Some(block) = blocks.next_if(is_framed) {
                        whole.push(block);
                    }
                    self.framed(xml, &whole, spot);
                }
                block => self.block(xml, &block, spot),
            }
        }
    }

    /// One block.
    fn block(&mut self, xml: &mut Xml, block: &Block, spot: Spot) {
        match block {
            Block::One(passage) => self.passage(xml, passage, spot),
            Block::List(items) => self.list(xml, items, spot),
            Block::Table(rows) => self.table(xml, rows, spot),
            Block::Rows(rows) => self.rows(xml, rows, spot),
        }
    }

    /// What stands in one box: paragraphs of a style, or where there is more than paragraphs a cell.
    fn framed(&mut self, xml: &mut Xml, whole: &[Block], spot: Spot) {
        let is_plain = |it: &Block| matches!(it, Block::One(it) if matches!(it.kind, Kind::Paragraph | Kind::Caption | Kind::Note));
        if whole.iter().all(is_plain) {
            whole.iter().for_each(|it| self.block(xml, it, spot));
            return;
        }
        let inner = Spot {
            room: spot.room - 2.0 * super::table::BOX_SIDE,
            boxed: true,
            ..spot
        };
        super::table::one_cell(xml, spot.room, |xml| {
            whole.iter().for_each(|it| self.block(xml, it, inner));
            // A cell ends in a paragraph; a table and a rule have room below them.
            if !whole.last().is_some_and(is_plain) {
                paragraph(xml, "AfterTable", |_| {}, |_| {});
            }
        });
    }

    /// Passages in a cell. A cell ends in a paragraph, whatever is in it.
    pub(super) fn cell(&mut self, xml: &mut Xml, passages: &[&Passage], spot: Spot) {
        let mut written = false;
        let mut rest = passages;
        while let [first, ..] = rest {
            let is_item = |it: &&Passage| matches!(it.kind, Kind::Item { .. });
            let items = rest.iter().take_while(|it| is_item(it)).count();
            if items > 0 {
                self.list(xml, &rest[..items], spot);
                rest = &rest[items..];
            } else {
                if !first.text.is_empty() || first.area.is_some() {
                    self.passage(xml, first, spot);
                    written = true;
                }
                rest = &rest[1..];
            }
            written |= items > 0;
        }
        if !written {
            paragraph(xml, spot.style, |xml| kept(xml, spot), |_| {});
        }
    }

    /// A passage that stands alone.
    fn passage(&mut self, xml: &mut Xml, passage: &Passage, spot: Spot) {
        match &passage.kind {
            Kind::Title => {
                paragraph(xml, "Title", |_| {}, |xml| words(xml, &passage.text, false));
            }
            Kind::Heading(level) => self.heading(xml, passage, *level),
            Kind::Item { .. } => self.list(xml, &[passage], spot),
            Kind::Blank if passage.pieces() == [Piece::Line] => {
                paragraph(xml, "WritingLine", |_| {}, |_| {});
            }
            Kind::Picture if passage.lines > 0 => {
                for _ in 0..passage.lines {
                    paragraph(xml, "WritingLine", |_| {}, |_| {});
                }
                paragraph(xml, "AfterTable", |_| {}, |_| {});
            }
            Kind::Picture => self.picture(xml, passage, "Picture", spot.room),
            Kind::Margin => {
                // Of the ornaments, only signs beside words in a row say anything.
                if spot.in_cell {
                    self.picture(xml, passage, "Legend", spot.room);
                }
            }
            Kind::Paragraph | Kind::Caption | Kind::Note | Kind::Blank => {
                let style = self.style(passage, spot);
                let is_last_gap = passage.pieces().last() == Some(&Piece::Line);
                let ruled = is_last_gap && !spot.in_cell;
                paragraph(
                    xml,
                    style,
                    |xml| {
                        kept(xml, spot);
                        if ruled {
                            ruled_to(xml, spot.room);
                        }
                    },
                    |xml| pieces(xml, passage, 0, ruled),
                );
            }
        }
    }

    /// The style of a passage that is words and nothing more.
    fn style<'s>(&self, passage: &Passage, spot: Spot<'s>) -> &'s str {
        /// Side remarks are smaller than the text by at least this factor.
        const SMALL: f64 = 0.93;
        match passage.kind {
            Kind::Caption => "Caption",
            Kind::Note => "Note",
            _ if spot.in_cell => spot.style,
            _ if passage.framed && !spot.boxed => "Box",
            _ if passage.size > 0.0 && passage.size < SMALL * self.size => "SideRemark",
            _ => spot.style,
        }
    }

    /// A heading. Its number is Word's own when Word counts to the same.
    fn heading(&mut self, xml: &mut Xml, passage: &Passage, level: usize) {
        let digits = passage
            .text
            .find(|it: char| !it.is_ascii_digit() && it != '.')
            .unwrap_or_default();
        let (number, _) = passage.text.split_at(digits);
        let mut counted = self.headings;
        if let Some(counter) = counted.get_mut(level - 1) {
            *counter += 1;
            counted[level..].fill(0);
        }
        let shown: Vec<String> = counted
            .iter()
            .take(level)
            .map(ToString::to_string)
            .collect();
        let is_numbered = level <= counted.len() && number == shown.join(".");
        if is_numbered {
            self.headings = counted;
        }
        let skip = if is_numbered { digits + 1 } else { 0 };
        let style = format!("Heading{}", level.min(4));
        paragraph(
            xml,
            &style,
            |xml| {
                if is_numbered {
                    numbering(xml, HEADINGS, level);
                }
            },
            |xml| words(xml, &passage.text[skip..], false),
        );
    }

    /// Items in lists of dots or numbers. Each numbered list counts anew.
    fn list(&mut self, xml: &mut Xml, items: &[&Passage], spot: Spot) {
        // The numbered lists that are open, by depth.
        let mut open: Vec<Option<usize>> = Vec::new();
        for item in items {
            let Kind::Item { depth, marker } = &item.kind else {
                continue;
            };
            open.resize(*depth, None);
            let number: Option<usize> = marker.trim_end_matches(['.', ')']).parse().ok();
            let list = match number {
                Some(number) => {
                    let continued = open[depth - 1].filter(|_| number != 1);
                    let list = continued.unwrap_or_else(|| self.numbered_list(*depth, number));
                    open[depth - 1] = Some(list);
                    list
                }
                None => DOTS,
            };
            let style = match (marker.is_empty(), spot.in_cell) {
                (true, _) => "ListContinue",
                (false, true) => "TableList",
                (false, false) => "ListParagraph",
            };
            paragraph(
                xml,
                style,
                |xml| {
                    kept(xml, spot);
                    if !marker.is_empty() {
                        numbering(xml, list, *depth);
                    }
                },
                |xml| pieces(xml, item, 0, false),
            );
        }
    }

    /// Boxes to tick, each with its words.
    pub(super) fn choices(&mut self, xml: &mut Xml, choices: &[&Passage], spot: Spot) {
        for choice in choices {
            let style = if choice.framed && !spot.boxed {
                "Box"
            } else {
                "Choice"
            };
            paragraph(
                xml,
                style,
                |xml| kept(xml, spot),
                |xml| {
                    tick_box(xml);
                    words(xml, " ", false);
                    pieces(xml, choice, 0, false);
                },
            );
        }
    }

    /// Paragraphs that are numbered one after another from some number.
    pub(super) fn numbered(&mut self, xml: &mut Xml, from: usize, items: &[&Passage], spot: Spot) {
        let list = self.numbered_list(1, from);
        for item in items {
            paragraph(
                xml,
                "ListParagraph",
                |xml| {
                    kept(xml, spot);
                    numbering(xml, list, 1);
                },
                |xml| pieces(xml, item, 0, false),
            );
        }
    }

    /// A further numbered list that begins with some number.
    fn numbered_list(&mut self, depth: usize, from: usize) -> usize {
        let id = NUMBERED + self.lists.len();
        let mut xml = Xml::new();
        xml.within("w:num", &[("w:numId", &id.to_string())], |xml| {
            xml.value("w:abstractNumId", &NUMBERED.to_string());
            let level = (depth - 1).min(2).to_string();
            xml.within("w:lvlOverride", &[("w:ilvl", &level)], |xml| {
                xml.value("w:startOverride", &from.to_string());
            });
        });
        self.lists.push(xml.finish());
        id
    }

    /// A picture on a line of its own, with its words. One of which nothing is seen is left out.
    fn picture(&mut self, xml: &mut Xml, passage: &Passage, style: &str, room: f64) {
        let Some(area) = passage.area else { return };
        match Picture::of(self.typeset, area, self.pictures.len() + 1) {
            Ok(picture) => {
                let words = (!passage.text.is_empty()).then_some(passage.text.as_str());
                paragraph(
                    xml,
                    style,
                    |_| {},
                    |xml| {
                        xml.within("w:r", &[], |xml| picture.write(xml, words, room));
                    },
                );
                self.pictures.push(picture);
            }
            Err(failure) => self.failure = self.failure.take().or(Some(failure)),
        }
    }
}

/// Whether everything in a block stands in a box.
fn is_framed(block: &Block) -> bool {
    match block {
        Block::One(it) => it.framed,
        Block::List(items) => items.iter().all(|it| it.framed),
        Block::Rows(rows) => rows
            .iter()
            .flat_map(|it| &it.cells)
            .flat_map(|it| &it.passages)
            .filter(|it| !is_ornament(it))
            .all(|it| it.framed),
        // A table has edges of its own.
        Block::Table(_) => false,
    }
}

/// A paragraph of some style.
pub(super) fn paragraph(
    xml: &mut Xml,
    style: &str,
    properties: impl FnOnce(&mut Xml),
    inside: impl FnOnce(&mut Xml),
) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| {
            xml.value("w:pStyle", style);
            properties(xml);
        });
        inside(xml);
    });
}

/// Keeps a paragraph on the page of what follows.
fn kept(xml: &mut Xml, spot: Spot) {
    if spot.keep {
        xml.empty("w:keepNext", &[]);
    }
}

/// Makes a paragraph an item.
fn numbering(xml: &mut Xml, list: usize, depth: usize) {
    xml.within("w:numPr", &[], |xml| {
        xml.value("w:ilvl", &(depth - 1).min(2).to_string());
        xml.value("w:numId", &list.to_string());
    });
}

/// Rules the rest of a line.
fn ruled_to(xml: &mut Xml, room: f64) {
    xml.within("w:tabs", &[], |xml| {
        let end = twips(room);
        let tab = [
            ("w:val", "right"),
            ("w:leader", "underscore"),
            ("w:pos", end.as_str()),
        ];
        xml.empty("w:tab", &tab);
    });
}

/// The words and gaps of a passage, but for its first bytes. With `ruled` the last gap is the rest
/// of the line.
fn pieces(xml: &mut Xml, passage: &Passage, skip: usize, ruled: bool) {
    let pieces = passage.pieces();
    let count = pieces.len();
    let mut skip = skip;
    // What stands before decides whether a gap needs a space.
    let mut open = true;
    let mut after_gap = false;
    for (n, piece) in pieces.into_iter().enumerate() {
        match piece {
            Piece::Words(text, strong) => {
                let text = &text[skip.min(text.len())..];
                skip = 0;
                let closes =
                    text.starts_with(|it: char| it.is_whitespace() || ",.;:!?)’”".contains(it));
                if after_gap && !closes {
                    words(xml, " ", false);
                }
                words(xml, text, strong);
                open = text.ends_with(char::is_whitespace);
                after_gap = false;
            }
            Piece::Line | Piece::Box => {
                if !open {
                    words(xml, " ", false);
                }
                match piece {
                    Piece::Box => tick_box(xml),
                    _ if ruled && n + 1 == count => {
                        xml.within("w:r", &[], |xml| xml.empty("w:tab", &[]));
                    }
                    _ => gap(xml),
                }
                open = false;
                after_gap = true;
            }
        }
    }
}

/// A gap to write in.
fn gap(xml: &mut Xml) {
    xml.within("w:r", &[], |xml| {
        xml.within("w:rPr", &[], |xml| xml.value("w:u", "single"));
        xml.within("w:t", &[("xml:space", "preserve")], |xml| xml.text(GAP));
    });
}

/// A box that can be ticked.
fn tick_box(xml: &mut Xml) {
    const FONT: &str = "MS Gothic";
    xml.within("w:sdt", &[], |xml| {
        xml.within("w:sdtPr", &[], |xml| {
            xml.within("w14:checkbox", &[], |xml| {
                xml.empty("w14:checked", &[("w14:val", "0")]);
                let ticked = [("w14:val", "2612"), ("w14:font", FONT)];
                xml.empty("w14:checkedState", &ticked);
                let blank = [("w14:val", "2610"), ("w14:font", FONT)];
                xml.empty("w14:uncheckedState", &blank);
            });
        });
        xml.within("w:sdtContent", &[], |xml| {
            xml.within("w:r", &[], |xml| {
                xml.within("w:rPr", &[], |xml| {
                    let fonts = [
                        ("w:ascii", FONT),
                        ("w:eastAsia", FONT),
                        ("w:hAnsi", FONT),
                        ("w:hint", "eastAsia"),
                    ];
                    xml.empty("w:rFonts", &fonts);
                });
                xml.within("w:t", &[], |xml| xml.text("☐"));
            });
        });
    });
}

/// Words in one run; a line break in them is one.
fn words(xml: &mut Xml, text: &str, strong: bool) {
    if text.is_empty() {
        return;
    }
    xml.within("w:r", &[], |xml| {
        if strong {
            xml.within("w:rPr", &[], |xml| xml.value("w:rStyle", "Strong"));
        }
        for (n, line) in text.split('\n').enumerate() {
            if n > 0 {
                xml.empty("w:br", &[]);
            }
            if !line.is_empty() {
                xml.within("w:t", &[("xml:space", "preserve")], |xml| xml.text(line));
            }
        }
    });
}

/// The page: its size, its margins, its head and foot.
fn section(xml: &mut Xml, [width, height]: [f64; 2]) {
    xml.within("w:sectPr", &[], |xml| {
        for (element, id) in [
            ("w:headerReference", "header"),
            ("w:footerReference", "footer"),
        ] {
            xml.empty(element, &[("w:type", "default"), ("r:id", id)]);
        }
        let (w, h) = (twips(width), twips(height));
        let orientation = if width > height {
            "landscape"
        } else {
            "portrait"
        };
        let size = [
            ("w:w", w.as_str()),
            ("w:h", h.as_str()),
            ("w:orient", orientation),
        ];
        xml.empty("w:pgSz", &size);
        let side = twips(SIDE);
        let margins = [
            ("w:top", "1474"),
            ("w:right", side.as_str()),
            ("w:bottom", "1304"),
            ("w:left", side.as_str()),
            ("w:header", "680"),
            ("w:footer", "567"),
            ("w:gutter", "0"),
        ];
        xml.empty("w:pgMar", &margins);
    });
}

/// Points in Word's unit, a twentieth of one.
pub(super) fn twips(points: f64) -> String {
    format!("{:.0}", points * 20.0)
}
