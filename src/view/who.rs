//! How people are named on a page.

use crate::case::reader::Who;
use crate::catalog::ViewWords;

/// Somebody on the young person's page.
pub(super) fn for_young_person(who: Who, words: &ViewWords) -> String {
    named(who, "me", words)
}

/// Somebody on an adult's page.
pub(super) fn for_adult(who: Who, words: &ViewWords) -> String {
    named(who, "you", words)
}

/// Somebody on a professionals' page.
pub(super) fn for_professionals(who: Who, words: &ViewWords) -> String {
    named(who, "you", words)
}

fn named(who: Who, reader: &str, words: &ViewWords) -> String {
    match who {
        Who::Reader => words.word("who", reader).to_owned(),
        Who::Named(name) => name.to_owned(),
        Who::Kept => words.word("who", "another-adult").to_owned(),
    }
}
