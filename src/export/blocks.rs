//! The passages of a document as an editor would see them: lists, tables and rows instead of their
//! single parts.

use crate::typeset::{Kind, Passage};

/// What stands between two gaps of a page.
pub(super) enum Block<'a> {
    /// A passage that stands alone.
    One(&'a Passage),
    /// Neighbouring items, of whatever depth.
    List(Vec<&'a Passage>),
    /// A table.
    Table(Vec<Row<'a>>),
    /// Rows of things side by side; at least one row has two.
    Rows(Vec<Row<'a>>),
}

/// A row of a table or grid.
pub(super) struct Row<'a> {
    /// Which row it is.
    pub(super) number: usize,
    /// Its cells from left to right. Cells that span from rows above are not among them.
    pub(super) cells: Vec<Cell<'a>>,
}

/// A cell of a table or grid.
pub(super) struct Cell<'a> {
    /// Its column, counted from nought.
    pub(super) column: usize,
    /// What is in it; never empty.
    pub(super) passages: Vec<&'a Passage>,
}

impl<'a> Cell<'a> {
    /// The passage in it when there is only one.
    pub(super) fn only(&self) -> Option<&'a Passage> {
        match self.passages.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }
}

/// Puts together what belongs together. Words drawn in a picture and those of the margins are left
/// out.
pub(super) fn blocks(passages: &[Passage]) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut passages = passages.iter().filter(|it| is_shown(it)).peekable();
    while let Some(first) = passages.next() {
        let mut whole = vec![first];
        while let Some(next) = passages.next_if(|next| belong(first, next)) {
            whole.push(next);
        }
        if first.place.is_some() {
            blocks.push(Block::Table(rows(&whole)));
        } else if grid(first).is_some() {
            let rows = rows(&whole);
            if rows.iter().any(|it| it.cells.len() > 1) {
                blocks.push(Block::Rows(rows));
            } else {
                ungrouped(whole, &mut blocks);
            }
        } else {
            ungrouped(whole, &mut blocks);
        }
    }
    blocks
}

/// Items become lists, the rest stands alone.
fn ungrouped<'a>(whole: Vec<&'a Passage>, blocks: &mut Vec<Block<'a>>) {
    for passage in whole {
        match (&passage.kind, blocks.last_mut()) {
            (Kind::Item { .. }, Some(Block::List(items))) => items.push(passage),
            (Kind::Item { .. }, _) => blocks.push(Block::List(vec![passage])),
            _ => blocks.push(Block::One(passage)),
        }
    }
}

/// Whether a passage stands on its page for everybody.
fn is_shown(passage: &Passage) -> bool {
    !passage.drawn && (passage.kind != Kind::Margin || is_ornament(passage))
}

/// Whether it is a sign beside words, which is never read aloud.
pub(super) fn is_ornament(passage: &Passage) -> bool {
    passage.kind == Kind::Margin && passage.text.is_empty() && passage.area.is_some()
}

/// The grid that sets a passage beside others. A heading is one whatever sets it.
fn grid(passage: &Passage) -> Option<usize> {
    match passage.kind {
        Kind::Title | Kind::Heading(_) => None,
        _ => passage.beside.map(|it| it.grid),
    }
}

/// Whether a passage goes on with the table or grid that another began, or is an item after it.
fn belong(first: &Passage, next: &Passage) -> bool {
    let is_item = |it: &Passage| matches!(it.kind, Kind::Item { .. });
    match (first.place, next.place) {
        (Some(first), Some(next)) => first.table == next.table,
        (None, None) => match (grid(first), grid(next)) {
            (Some(first), Some(next)) => first == next,
            (None, None) => is_item(first) && is_item(next),
            _ => false,
        },
        _ => false,
    }
}

/// The rows of a table or grid.
fn rows<'a>(whole: &[&'a Passage]) -> Vec<Row<'a>> {
    let mut rows: Vec<Row> = Vec::new();
    for &passage in whole {
        let place = passage.place.map(|it| (it.row, it.column));
        let Some((number, column)) = place.or_else(|| passage.beside.map(|it| (it.row, it.column)))
        else {
            continue;
        };
        if rows.last().is_none_or(|it| it.number != number) {
            rows.push(Row {
                number,
                cells: Vec::new(),
            });
        }
        let Some(row) = rows.last_mut() else { continue };
        match row.cells.last_mut() {
            Some(cell) if cell.column == column => cell.passages.push(passage),
            _ => row.cells.push(Cell {
                column,
                passages: vec![passage],
            }),
        }
    }
    rows
}
