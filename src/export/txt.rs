//! The words of a document as plain text, for those who read with their own tools.
//!
//! A line holds what one hears in one breath: a table becomes `label: value` lines, because a screen
//! reader or a telephone has no columns. Gaps to write in are `____`, boxes to tick `[ ]`.

use std::fmt::Write as _;

use super::blocks::{Block, Cell, Row, blocks, is_ornament};
use crate::typeset::{Kind, Passage, Piece};

/// What stands where there is a gap to write in.
const BLANK: &str = "____";

/// What stands for a box to tick.
const BOX: &str = "[ ]";

/// Writes the passages in reading order. What is never read aloud is left out.
pub(super) fn txt(passages: &[Passage]) -> String {
    let mut text = Text::default();
    for block in blocks(passages) {
        match block {
            Block::One(passage) => one(&mut text, passage),
            Block::List(items) => items.iter().for_each(|it| item(&mut text, it)),
            Block::Table(rows) => table(&mut text, &rows),
            Block::Rows(rows) => side_by_side(&mut text, &rows),
        }
    }
    text.finish()
}

/// Lines, and the blank lines that set them apart.
#[derive(Default)]
struct Text {
    /// What is written.
    text: String,
    /// What the last line belonged to.
    last: Group,
    /// A number, and perhaps a box to tick, whose words come next.
    number: String,
}

/// Lines that stand close together.
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Group {
    /// A line of its own.
    #[default]
    Alone,
    /// An item of a list.
    Items,
    /// A box to tick with its words.
    Ticks,
    /// A line `label: value`, of this table or grid and row.
    Facts(usize),
    /// Lines to write on.
    Blanks,
}

impl Text {
    /// Adds a line, or several, with a blank line before unless it belongs to the last one.
    fn line(&mut self, group: Group, line: &str) {
        if line.is_empty() {
            return;
        }
        let number = std::mem::take(&mut self.number);
        let close = group != Group::Alone && group == self.last;
        if !self.text.is_empty() && !close {
            self.text.push('\n');
        }
        writeln!(self.text, "{number}{line}")
            .unwrap_or_else(|_| unreachable!("a text takes any line"));
        self.last = group;
    }

    /// The next line stands apart, whatever it is.
    fn part(&mut self) {
        self.last = Group::Alone;
    }

    /// Whether these words are among the last lines.
    fn has_just_said(&self, words: &str) -> bool {
        /// How many lines that is, those between counted.
        const LAST: usize = 6;
        self.text
            .lines()
            .rev()
            .take(LAST)
            .any(|it| it.contains(words))
    }

    /// The whole text.
    fn finish(mut self) -> String {
        self.text.push_str(&self.number);
        self.text.truncate(self.text.trim_end().len());
        self.text.push('\n');
        self.text
    }
}

/// A passage that stands alone.
fn one(text: &mut Text, passage: &Passage) {
    match &passage.kind {
        _ if is_number(passage) => text.number = numbered(passage),
        Kind::Title | Kind::Heading(1) => underlined(text, &passage.text, '='),
        Kind::Heading(2) => underlined(text, &passage.text, '-'),
        Kind::Item { .. } => item(text, passage),
        Kind::Picture if passage.lines > 0 => {
            // The words of lines to write on mostly say again what stands above them.
            if !text.has_just_said(&passage.text) {
                text.line(Group::Alone, &words(passage));
            }
            text.part();
            text.line(Group::Blanks, BLANK);
        }
        Kind::Blank => {
            // Several lines to write on are one gap.
            if text.last != Group::Blanks {
                let group = if words(passage) == BOX {
                    Group::Ticks
                } else {
                    Group::Blanks
                };
                text.line(group, &words(passage));
            }
        }
        Kind::Heading(_)
        | Kind::Paragraph
        | Kind::Caption
        | Kind::Note
        | Kind::Picture
        | Kind::Margin => {
            let words = words(passage);
            let group = if words.starts_with(BOX) {
                Group::Ticks
            } else {
                Group::Alone
            };
            text.line(group, &words);
        }
    }
}

/// What a passage says, with its gaps.
fn words(passage: &Passage) -> String {
    if is_ornament(passage) {
        return String::new();
    }
    if passage.kind == Kind::Picture {
        return format!("[{}]", passage.text);
    }
    let mut words = String::new();
    for piece in passage.pieces() {
        let (piece, is_gap) = match piece {
            Piece::Words(words, _) => (words, false),
            Piece::Line => (BLANK, true),
            Piece::Box => (BOX, true),
        };
        let after_gap = words.ends_with(BLANK) || words.ends_with(BOX);
        let open = words.is_empty() || words.ends_with(char::is_whitespace);
        let closes = piece.starts_with(|it: char| it.is_whitespace() || ",.;:!?)’”".contains(it));
        if (is_gap || after_gap) && !open && !closes {
            words.push(' ');
        }
        words.push_str(piece);
    }
    words
}

/// A heading with a rule below it, as wide as its longest line.
fn underlined(text: &mut Text, words: &str, rule: char) {
    let longest = words
        .lines()
        .map(|it| it.chars().count())
        .max()
        .unwrap_or_default();
    let rule: String = std::iter::repeat_n(rule, longest).collect();
    text.line(Group::Alone, &format!("{words}\n{rule}"));
}

/// One item, indented by the depth of its list.
fn item(text: &mut Text, passage: &Passage) {
    let Kind::Item { depth, marker } = &passage.kind else {
        return one(text, passage);
    };
    let indent = "  ".repeat(*depth);
    let marker = if marker.is_empty() { " " } else { marker };
    let words = words(passage).replace('\n', &format!("\n{indent}  "));
    text.line(Group::Items, &format!("{indent}{marker} {words}"));
}

/// A table without columns: in two columns each row is a line, in more each cell has its head.
fn table(text: &mut Text, rows: &[Row]) {
    let is_head = |row: &Row| {
        let mut cells = row.cells.iter().filter_map(|it| it.passages.first()?.place);
        cells.all(|it| it.header)
    };
    let columns = rows
        .iter()
        .map(|it| it.cells.len())
        .max()
        .unwrap_or_default();
    let (heads, rows): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|it| is_head(it));
    let head = |column: usize| {
        let cells = heads.iter().flat_map(|it| &it.cells);
        cells
            .filter(|it| it.column == column)
            .map(|it| in_line(&it.passages))
            .collect::<Vec<_>>()
            .join(", ")
    };
    if rows.is_empty() {
        for row in heads {
            let cells: Vec<String> = row.cells.iter().map(|it| in_line(&it.passages)).collect();
            text.line(Group::Alone, &cells.join(", "));
        }
        return;
    }
    text.part();
    if columns == 2 && !heads.is_empty() {
        text.line(Group::Facts(0), &labelled(&head(0), &head(1)));
    }
    for row in rows {
        if columns > 2 {
            text.part();
        }
        for cell in &row.cells {
            let (label, value) = match (columns, cell.column, row.cells.get(1)) {
                // The heads of two columns stand above once.
                (2, 0, Some(value)) => (in_line(&cell.passages), in_line(&value.passages)),
                (2, 1, _) if row.cells.len() > 1 => continue,
                _ => (head(cell.column), in_line(&cell.passages)),
            };
            text.line(Group::Facts(0), &labelled(&label, &value));
        }
    }
    text.part();
}

/// The words of a cell on one line; a blank one is a gap to write in.
fn in_line(passages: &[&Passage]) -> String {
    let words: Vec<String> = passages
        .iter()
        .filter(|it| !is_ornament(it))
        .map(|it| words(it).replace('\n', " / "))
        .filter(|it| !it.is_empty())
        .collect();
    if words.is_empty() {
        BLANK.to_owned()
    } else {
        words.join(" / ")
    }
}

/// `label: value`, and where the label ends in a sign of its own without another.
fn labelled(label: &str, value: &str) -> String {
    match label {
        "" | BLANK => value.to_owned(),
        _ if label.ends_with([':', '?', '.', '!']) => format!("{label} {value}"),
        _ => format!("{label}: {value}"),
    }
}

/// Things side by side: a number, a box to tick or a short label goes on the line of its words.
fn side_by_side(text: &mut Text, rows: &[Row]) {
    let grid = rows
        .first()
        .and_then(|it| it.cells.first()?.passages.first()?.beside);
    let are_facts = rows.len() > 1 && rows.iter().all(is_fact);
    for row in rows {
        match row.cells.as_slice() {
            [label, value] if are_facts => {
                let line = labelled(&in_line(&label.passages), &in_line(&value.passages));
                text.line(Group::Facts(grid.map_or(0, |it| it.grid)), &line);
            }
            [first, rest @ ..] if !rest.is_empty() && is_sign(first) => signed(text, first, rest),
            [rest @ .., last]
                if !rest.is_empty()
                    && is_box(last)
                    && rest.iter().all(|it| it.only().is_some()) =>
            {
                let words: Vec<String> = row.cells.iter().map(|it| in_line(&it.passages)).collect();
                text.line(Group::Ticks, &words.join(" "));
            }
            cells => cells
                .iter()
                .flat_map(|it| &it.passages)
                .for_each(|it| one(text, it)),
        }
    }
}

/// A row that begins with a number, a box to tick or an ornament.
fn signed(text: &mut Text, first: &Cell, rest: &[Cell]) {
    let sign = match first.only() {
        Some(it) if is_ornament(it) => String::new(),
        Some(it) if is_number(it) => numbered(it),
        _ => format!("{} ", in_line(&first.passages)),
    };
    if let [number] = rest
        && let Some(number) = number.only().filter(|it| is_number(it))
    {
        text.number = format!("{sign}{}", numbered(number));
        return;
    }
    // What stands alone in its cells goes on the line; what follows in longer cells stands below.
    let mut line = sign;
    let mut below: Vec<&Passage> = Vec::new();
    for (n, cell) in rest.iter().enumerate() {
        match cell.passages.as_slice() {
            [head, tail @ ..] if n == 0 || tail.is_empty() => {
                line.push_str(&words(head));
                line.push(' ');
                below.extend(tail.iter().copied());
            }
            passages => below.extend(passages.iter().copied()),
        }
    }
    text.line(Group::Ticks, line.trim_end());
    if !below.is_empty() {
        text.part();
        below.into_iter().for_each(|it| one(text, it));
        text.part();
    }
}

/// Whether a row is a short label and what it stands for.
fn is_fact(row: &Row) -> bool {
    /// A label has at most so many letters.
    const LABEL: usize = 45;
    match row.cells.as_slice() {
        [label, value] => {
            let words = label.only().filter(|it| it.kind == Kind::Paragraph);
            words.is_some_and(|it| it.text.chars().count() <= LABEL && !is_number(it))
                && value
                    .passages
                    .iter()
                    .all(|it| matches!(it.kind, Kind::Paragraph | Kind::Blank))
        }
        _ => false,
    }
}

/// Whether a cell holds only a number, a box to tick or an ornament.
fn is_sign(cell: &Cell) -> bool {
    cell.only()
        .is_some_and(|it| is_number(it) || is_ornament(it))
        || is_box(cell)
}

/// Whether a cell holds only a box to tick.
fn is_box(cell: &Cell) -> bool {
    cell.only()
        .is_some_and(|it| it.kind == Kind::Blank && words(it) == BOX)
}

/// A number as it stands before its words.
fn numbered(passage: &Passage) -> String {
    format!("{}. ", passage.text.trim_end_matches('.'))
}

/// Whether a paragraph is the number that stands beside an instruction.
fn is_number(passage: &Passage) -> bool {
    let digits = passage.text.strip_suffix('.').unwrap_or(&passage.text);
    passage.kind == Kind::Paragraph
        && (1..=2).contains(&digits.len())
        && digits.bytes().all(|it| it.is_ascii_digit())
}
