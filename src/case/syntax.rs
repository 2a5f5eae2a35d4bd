//! From bytes to a parsed file: what is no text, too large, or not TOML, in our words.
//!
//! The parser's own messages quote the line, which holds somebody's words, so they are never shown.

use toml::Spanned;
use toml::de::{DeTable, Error};

use super::problems;
use super::source::Source;
use crate::problem::Problem;

/// How large a file may be.
const LARGEST_FILE: usize = 4 * 1024 * 1024;

/// A fault of syntax and where it is.
pub(super) struct SyntaxFault {
    /// What is wrong.
    pub(super) problem: Problem,
    /// Its line and column.
    pub(super) at: (usize, usize),
}

/// The text of a file, without the mark that some editors put before it.
pub(super) fn text(bytes: &[u8]) -> Result<&str, Box<SyntaxFault>> {
    if bytes.len() > LARGEST_FILE {
        return Err(Box::new(SyntaxFault {
            problem: problems::file_too_large(),
            at: (1, 1),
        }));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let good = std::str::from_utf8(good).unwrap_or_default();
        let at = Source::new(good).place(good.len());
        Box::new(SyntaxFault {
            problem: problems::file_not_utf8(),
            at,
        })
    })
}

/// The parsed file, with at most one fault a line, from top to bottom.
pub(super) fn parse<'a>(source: &Source<'a>) -> (Spanned<DeTable<'a>>, Vec<SyntaxFault>) {
    let (table, errors) = DeTable::parse_recoverable(source.text());
    let mut faults: Vec<_> = errors.iter().map(|error| fault(error, source)).collect();
    faults.sort_by_key(|it| it.at);
    faults.dedup_by_key(|it| it.at.0);
    (table, faults)
}

fn fault(error: &Error, source: &Source) -> SyntaxFault {
    let byte = error.span().map_or(0, |it| it.start);
    let at = source.place(byte);
    let line = source.line(at.0);
    let key = line.split('=').next().unwrap_or_default().trim();
    let value = line.split_once('=').map(|(_, value)| value.trim());
    let wanted = error.message();
    let says = |words: &[&str]| words.iter().any(|it| wanted.contains(it));
    let problem = if key == "born"
        && value.is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()))
    {
        problems::born_is_a_date()
    } else if says(&["duplicate key"]) {
        problems::written_twice()
    } else if says(&["recurs"]) {
        problems::too_deep()
    } else if says(&["string"]) && value.is_some_and(|it| it.is_empty() || it.starts_with('#')) {
        problems::no_value()
    } else if says(&["string values must be quoted"])
        && value.is_some_and(|it| it.starts_with(['“', '”', '„', '‘', '’']))
    {
        problems::curly_quotes()
    } else if says(&["string values must be quoted", "boolean"]) || value.is_some_and(is_bare_word)
    {
        problems::text_without_quotes()
    } else if says(&["escape", "unicode value"]) {
        problems::backslash()
    } else if says(&["string", "carriage return"]) {
        match source.slice(byte..source.text().len()).chars().next() {
            Some(character) if character.is_control() && character != '\n' => {
                problems::invisible_in_text(character)
            }
            _ => problems::text_never_ends(),
        }
    } else if says(&["unexpected key or value", "unexpected content"]) {
        problems::more_after_value()
    } else if says(&["array table", "unclosed table", "table open"]) {
        problems::header_is_broken()
    } else if says(&["array", "inline table", "comma"]) {
        problems::list_is_broken()
    } else if says(&["date", "time"]) {
        problems::date_is_broken()
    } else if says(&[
        "number", "integer", "float", "zero", "sign", "radix", "digit",
    ]) {
        problems::number_is_broken()
    } else if says(&["missing value"]) {
        problems::no_value()
    } else if says(&["key", "assignment", "="]) {
        problems::no_equals()
    } else {
        problems::not_toml()
    };
    SyntaxFault { problem, at }
}

/// Whether a value is a word without quotes.
fn is_bare_word(value: &str) -> bool {
    let word = value
        .split(|it: char| !it.is_alphabetic())
        .next()
        .unwrap_or_default();
    !matches!(word, "" | "true" | "false" | "inf" | "nan")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: &[(usize, &str)]) {
        let (_, faults) = parse(&Source::new(text));
        let faults: Vec<_> = faults.iter().map(|it| (it.at.0, it.problem.code)).collect();
        assert_eq!(faults, expected, "{text:?}");
    }

    #[test]
    fn each_fault_is_named_in_our_words() {
        case("born = 2012-03\n", &[(1, "born/not-a-text")]);
        case("a = hello\n", &[(1, "syntax/no-quotes")]);
        case("a = never again\n", &[(1, "syntax/no-quotes")]);
        case("a = yes\n", &[(1, "syntax/no-quotes")]);
        case("a = “x”\n", &[(1, "syntax/curly-quotes")]);
        case("a =\nb = 1\n", &[(1, "syntax/no-value")]);
        case("a = # later\n", &[(1, "syntax/no-value")]);
        case("a = 1\na = 2\n", &[(2, "syntax/twice")]);
        case("[[goal]]\nid=1\n[goal]\nx=1\n", &[(3, "syntax/twice")]);
        case("a = \"x\nb = 1\n", &[(1, "syntax/unclosed-text")]);
        case("a = \"x\u{1}y\"\n", &[(1, "syntax/unclosed-text")]);
        case("a = \"C:\\qq\"\n", &[(1, "syntax/backslash")]);
        case("a = \"it's \"this\"\"\n", &[(1, "syntax/more-after-value")]);
        case("[a\nb = 1\n", &[(1, "syntax/header")]);
        case("a = 2012-13-01\n", &[(1, "syntax/date")]);
        case("a = 08\n", &[(1, "syntax/number")]);
        case("hello there\n", &[(1, "syntax/no-equals")]);
        case("a = {x = 1,,}\n", &[(1, "syntax/list")]);
    }

    #[test]
    fn all_faults_are_found_from_top_to_bottom() {
        case(
            "a = hello\nb = 1\nc =\nd = 08\n",
            &[
                (1, "syntax/no-quotes"),
                (3, "syntax/no-value"),
                (4, "syntax/number"),
            ],
        );
    }

    #[test]
    fn a_file_that_is_no_text_names_its_place() {
        let fault = text(b"a = 1\nb = \"\xff\"\n")
            .err()
            .map(|it| (it.at, it.problem.code));
        assert_eq!(fault, Some(((2, 6), "file/not-utf8")));
        assert_eq!(text(b"\xef\xbb\xbfa = 1").ok(), Some("a = 1"));
        assert_eq!(
            text(&vec![b'#'; LARGEST_FILE + 1])
                .err()
                .map(|it| it.problem.code),
            Some("file/too-large")
        );
    }
}
