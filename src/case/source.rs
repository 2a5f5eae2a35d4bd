//! The text of a file, and where its lines begin.

/// A file's text with its lines.
pub(super) struct Source<'a> {
    text: &'a str,
    lines: Vec<usize>,
}

impl<'a> Source<'a> {
    /// Finds the lines of a text.
    pub(super) fn new(text: &'a str) -> Self {
        let breaks = text
            .bytes()
            .enumerate()
            .filter(|&(_, it)| it == b'\n')
            .map(|(at, _)| at + 1);
        Self {
            text,
            lines: std::iter::once(0).chain(breaks).collect(),
        }
    }

    /// The whole text.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// The line and column of a byte; both count from one, columns count characters.
    pub(super) fn place(&self, byte: usize) -> (usize, usize) {
        let byte = byte.min(self.text.len());
        let line = self.lines.partition_point(|&start| start <= byte);
        let before = self
            .text
            .as_bytes()
            .get(self.start(line)..byte)
            .unwrap_or_default();
        // Continuation bytes of a character are not counted.
        let column = before
            .iter()
            .filter(|&&it| it & 0b1100_0000 != 0b1000_0000)
            .count()
            + 1;
        (line, column)
    }

    /// The text of a line, without its end.
    pub(super) fn line(&self, line: usize) -> &'a str {
        let rest = self.text.get(self.start(line)..).unwrap_or_default();
        rest.lines().next().unwrap_or_default()
    }

    /// What is written from one byte to another.
    pub(super) fn slice(&self, span: std::ops::Range<usize>) -> &'a str {
        self.text.get(span).unwrap_or_default()
    }

    fn start(&self, line: usize) -> usize {
        line.checked_sub(1)
            .and_then(|it| self.lines.get(it))
            .copied()
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let source = Source::new("a = 1\nname = \"Zoë\"!\n");
        assert_eq!(source.place(0), (1, 1));
        assert_eq!(source.place(5), (1, 6));
        assert_eq!(source.place(6), (2, 1));
        assert_eq!(source.place(19), (2, 13));
        assert_eq!(source.place(999), (3, 1));
        assert_eq!(source.line(2), "name = \"Zoë\"!");
    }
}
