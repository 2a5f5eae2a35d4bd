//! Tables with heads that repeat, and rows of things side by side.

use super::SIDE;
use super::body::{Spot, Writer, paragraph, twips};
use super::xml::Xml;
use crate::export::blocks::{Cell, Row, is_ornament};
use crate::typeset::{Kind, Passage, Piece, Place};

/// The space at the sides of cells in points, as in `templates/docx/styles.xml`.
const RECORD_SIDE: f64 = 5.4;
const PLAIN_SIDE: f64 = 2.85;
pub(super) const BOX_SIDE: f64 = 7.1;

/// The width of the terms before facts, in points, where they are not much shorter or longer.
const TERM: f64 = 118.0;

/// A row with more letters may go on over the page.
const LONG: usize = 900;

/// A table with fewer letters stays on one page.
const SHORT: usize = 700;

/// A blank row to fill in is at least so high, in points.
const TO_FILL: f64 = 28.0;

impl Writer<'_> {
    /// A table of facts, or one to fill in.
    pub(super) fn table(&mut self, xml: &mut Xml, rows: &[Row], spot: Spot) {
        let places = rows.iter().flat_map(|it| &it.cells).filter_map(place);
        let columns = places.map(|it| it.column + it.columns).max().unwrap_or(1);
        let widths = widths(rows, columns, spot.room, RECORD_SIDE);
        let is_short = rows.iter().map(letters).sum::<usize>() <= SHORT;
        xml.within("w:tbl", &[], |xml| {
            properties(xml, "RecordTable", &widths);
            // How many more rows each column is taken by a cell from above.
            let mut taken = vec![0_usize; columns];
            for (n, row) in rows.iter().enumerate() {
                let keep = is_short && n + 1 < rows.len();
                self.table_row(xml, row, &widths, &mut taken, keep);
            }
        });
        after(xml);
    }

    /// One row of a table.
    fn table_row(
        &mut self,
        xml: &mut Xml,
        row: &Row,
        widths: &[f64],
        taken: &mut [usize],
        keep: bool,
    ) {
        let is_head = row.cells.iter().filter_map(place).any(|it| it.header);
        let letters = letters(row);
        xml.within("w:tr", &[], |xml| {
            xml.within("w:trPr", &[], |xml| {
                if letters <= LONG {
                    xml.empty("w:cantSplit", &[]);
                }
                if letters == 0 {
                    let height = twips(TO_FILL);
                    let height = [("w:val", height.as_str()), ("w:hRule", "atLeast")];
                    xml.empty("w:trHeight", &height);
                }
                if is_head {
                    xml.empty("w:tblHeader", &[]);
                }
            });
            let mut column = 0;
            while column < widths.len() {
                if taken[column] > 0 {
                    taken[column] -= 1;
                    self.blank_cell(xml, widths[column], true, "TableText");
                    column += 1;
                    continue;
                }
                let cell = row.cells.iter().find(|it| it.column == column);
                let Some((cell, place)) = cell.and_then(|it| Some((it, place(it)?))) else {
                    self.blank_cell(xml, widths[column], false, "TableText");
                    column += 1;
                    continue;
                };
                let end = (column + place.columns.max(1)).min(widths.len());
                let width: f64 = widths[column..end].iter().sum();
                taken[column..end].fill(place.rows.saturating_sub(1));
                xml.within("w:tc", &[], |xml| {
                    xml.within("w:tcPr", &[], |xml| {
                        cell_width(xml, width);
                        if end - column > 1 {
                            xml.value("w:gridSpan", &(end - column).to_string());
                        }
                        if place.rows > 1 {
                            xml.value("w:vMerge", "restart");
                        }
                    });
                    let style = if place.header {
                        "TableHead"
                    } else {
                        "TableText"
                    };
                    let spot = Spot {
                        style,
                        room: width,
                        in_cell: true,
                        keep: keep || is_head,
                        boxed: true,
                    };
                    self.cell(xml, &cell.passages, spot);
                });
                column = end;
            }
        });
    }

    /// Things side by side, in a table without lines.
    ///
    /// Numbers beside words are a numbered list, and boxes beside words a list of choices.
    pub(super) fn rows(&mut self, xml: &mut Xml, rows: &[Row], spot: Spot) {
        if let Some(choices) = beside(rows, |_, it| {
            it.kind == Kind::Blank && it.pieces() == [Piece::Box]
        }) {
            return self.choices(xml, &choices, spot);
        }
        let first = rows
            .first()
            .and_then(|it| number(it.cells.first()?.only()?));
        if let Some(first) = first
            && let Some(items) = beside(rows, |n, it| number(it) == Some(first + n))
        {
            return self.numbered(xml, first, &items, spot);
        }
        let cells = || rows.iter().flat_map(|it| &it.cells);
        let columns = cells().map(|it| it.column + 1).max().unwrap_or(1);
        let is_legend = cells()
            .flat_map(|it| &it.passages)
            .any(|it| is_ornament(it));
        let mut widths = widths(rows, columns, spot.room, PLAIN_SIDE);
        // Terms stand in one column from list to list.
        if let [term, fact] = widths.as_mut_slice()
            && *term > TERM / 3.0
            && *term < TERM
            && !is_legend
        {
            *fact -= TERM - *term;
            *term = TERM;
        }
        xml.within("w:tbl", &[], |xml| {
            properties(xml, "PlainTable", &widths);
            for row in rows {
                // Where there is a line to sign on, the words stand at its foot.
                let is_ruled = row
                    .cells
                    .iter()
                    .flat_map(|it| &it.passages)
                    .any(|it| it.kind == Kind::Blank);
                xml.within("w:tr", &[], |xml| {
                    xml.within("w:trPr", &[], |xml| xml.empty("w:cantSplit", &[]));
                    for (column, width) in widths.iter().enumerate() {
                        let Some(cell) = row.cells.iter().find(|it| it.column == column) else {
                            let style = if is_legend { "Legend" } else { "Fact" };
                            self.blank_cell(xml, *width, false, style);
                            continue;
                        };
                        let spot = Spot {
                            style: match (columns, column) {
                                _ if is_legend => "Legend",
                                (2, 0) => "Term",
                                _ => "Fact",
                            },
                            room: *width,
                            in_cell: true,
                            ..spot
                        };
                        xml.within("w:tc", &[], |xml| {
                            xml.within("w:tcPr", &[], |xml| {
                                cell_width(xml, *width);
                                if is_ruled {
                                    xml.value("w:vAlign", "bottom");
                                }
                            });
                            self.cell(xml, &cell.passages, spot);
                        });
                    }
                });
            }
        });
        after(xml);
    }

    /// A cell without words; with `merged` it belongs to the one above.
    fn blank_cell(&self, xml: &mut Xml, width: f64, merged: bool, style: &str) {
        xml.within("w:tc", &[], |xml| {
            xml.within("w:tcPr", &[], |xml| {
                cell_width(xml, width);
                if merged {
                    xml.empty("w:vMerge", &[]);
                }
            });
            paragraph(xml, style, |_| {}, |_| {});
        });
    }
}

/// The passages beside those of the first column, when each row is two passages and the first are
/// all of some kind.
fn beside<'a>(
    rows: &[Row<'a>],
    is_first: impl Fn(usize, &Passage) -> bool,
) -> Option<Vec<&'a Passage>> {
    let rows = rows
        .iter()
        .enumerate()
        .map(|(n, row)| match row.cells.as_slice() {
            [first, second] if is_first(n, first.only()?) => {
                second.only().filter(|it| it.kind == Kind::Paragraph)
            }
            _ => None,
        });
    rows.collect()
}

/// The number that a passage is.
fn number(passage: &Passage) -> Option<usize> {
    passage.text.trim_end_matches('.').parse().ok()
}

/// A table of one cell, which is a box.
pub(super) fn one_cell(xml: &mut Xml, width: f64, inside: impl FnOnce(&mut Xml)) {
    xml.within("w:tbl", &[], |xml| {
        properties(xml, "BoxTable", &[width]);
        xml.within("w:tr", &[], |xml| {
            xml.within("w:tc", &[], |xml| {
                xml.within("w:tcPr", &[], |xml| cell_width(xml, width));
                inside(xml);
            });
        });
    });
    after(xml);
}

/// The place of a cell in its table.
fn place(cell: &Cell) -> Option<Place> {
    cell.passages.first()?.place
}

/// How many letters a row holds.
fn letters(row: &Row) -> usize {
    let passages = row.cells.iter().flat_map(|it| &it.passages);
    passages.map(|it| it.text.len()).sum()
}

/// The style of a table and the widths of its columns.
fn properties(xml: &mut Xml, style: &str, widths: &[f64]) {
    let total = twips(widths.iter().sum());
    xml.within("w:tblPr", &[], |xml| {
        xml.value("w:tblStyle", style);
        xml.empty("w:tblW", &[("w:w", &total), ("w:type", "dxa")]);
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        let look = [
            ("w:val", "0020"),
            ("w:firstRow", "1"),
            ("w:lastRow", "0"),
            ("w:firstColumn", "0"),
            ("w:lastColumn", "0"),
            ("w:noHBand", "1"),
            ("w:noVBand", "1"),
        ];
        xml.empty("w:tblLook", &look);
    });
    xml.within("w:tblGrid", &[], |xml| {
        for width in widths {
            xml.empty("w:gridCol", &[("w:w", &twips(*width))]);
        }
    });
}

/// The width of a cell.
fn cell_width(xml: &mut Xml, width: f64) {
    xml.empty("w:tcW", &[("w:w", &twips(width)), ("w:type", "dxa")]);
}

/// Neighbouring tables would become one without a paragraph between them.
fn after(xml: &mut Xml) {
    paragraph(xml, "AfterTable", |_| {}, |_| {});
}

/// The widths of the columns, in the proportions of the page, together as wide as the text.
///
/// An edge lies in the middle between what stands left and right of it. Letters of another font may
/// be wider, so a narrow column gets some room to spare.
fn widths(rows: &[Row], columns: usize, width: f64, side: f64) -> Vec<f64> {
    /// How much wider letters may become.
    const SPARE: f64 = 1.2;
    let sides = 2.0 * side + 1.0;

    let mut edges = vec![None::<(f64, f64)>; columns];
    for cell in rows.iter().flat_map(|it| &it.cells) {
        if place(cell).is_some_and(|it| it.columns > 1) {
            continue;
        }
        for area in cell.passages.iter().filter_map(|it| it.area) {
            let edge = edges[cell.column].get_or_insert((area.left, area.right));
            *edge = (edge.0.min(area.left), edge.1.max(area.right));
        }
    }
    let edges: Option<Vec<(f64, f64)>> = edges.into_iter().collect();
    let Some(edges) = edges.filter(|it| it.windows(2).all(|pair| pair[0].0 < pair[1].0)) else {
        return vec![width / columns as f64; columns];
    };
    let left = edges[0].0;
    let right = left.min(SIDE) + width;
    let mut at = left;
    let mut widths: Vec<f64> = Vec::new();
    for (n, (_, end)) in edges.iter().enumerate() {
        let next = edges.get(n + 1).map_or(right.max(*end), |next| {
            if next.0 > *end {
                f64::midpoint(*end, next.0)
            } else {
                next.0
            }
        });
        widths.push((next - at).max(sides));
        at = next;
    }
    // Columns of which the words fill nearly all are given a little more.
    for (n, (start, end)) in edges.iter().enumerate() {
        let needed = (end - start) * SPARE + sides;
        if n + 1 < columns && widths[n] < needed && needed < width / 3.0 {
            widths[n] = needed;
        }
    }
    let total: f64 = widths.iter().sum();
    let last = widths.last().copied().unwrap_or_default();
    let rest = width - (total - last);
    if rest > last.min(width / 4.0) {
        // The last column takes what there is.
        if let Some(it) = widths.last_mut() {
            *it = rest;
        }
        return widths;
    }
    widths.iter().map(|it| it * width / total).collect()
}
