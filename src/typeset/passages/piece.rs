//! What is marked in the words of a passage: strong words, and gaps to fill in.

use super::Passage;

/// A mark at some place in the words of a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// How many bytes of the words stand before it.
    pub at: usize,
    /// What is marked.
    pub what: Marked,
}

/// What is marked in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marked {
    /// Strong words begin.
    Strong,
    /// Strong words end.
    Plain,
    /// A ruled gap to write in.
    Line,
    /// A box to tick.
    Box,
}

impl Marked {
    /// The sign that stands for it while words are put together; no case holds such characters.
    pub(super) fn sign(self) -> char {
        match self {
            Self::Strong => '\u{fdd0}',
            Self::Plain => '\u{fdd1}',
            Self::Line => '\u{fdd2}',
            Self::Box => '\u{fdd3}',
        }
    }

    /// What a sign stands for.
    pub(super) fn from_sign(sign: char) -> Option<Self> {
        [Self::Strong, Self::Plain, Self::Line, Self::Box]
            .into_iter()
            .find(|it| it.sign() == sign)
    }
}

/// A part of a passage: words of one weight, or a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words, and whether they are strong.
    Words(&'a str, bool),
    /// A ruled gap to write in.
    Line,
    /// A box to tick.
    Box,
}

impl Passage {
    /// Its words and gaps in order. The words together are its text.
    pub fn pieces(&self) -> Vec<Piece<'_>> {
        let mut pieces = Vec::new();
        let (mut from, mut strong) = (0, false);
        for mark in &self.marks {
            if mark.at > from {
                pieces.push(Piece::Words(&self.text[from..mark.at], strong));
                from = mark.at;
            }
            match mark.what {
                Marked::Strong => strong = true,
                Marked::Plain => strong = false,
                Marked::Line => pieces.push(Piece::Line),
                Marked::Box => pieces.push(Piece::Box),
            }
        }
        if from < self.text.len() {
            pieces.push(Piece::Words(&self.text[from..], strong));
        }
        pieces
    }
}
