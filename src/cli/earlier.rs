//! What earlier rounds of `watch` made, so that only what changed is made again.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};

/// A short name for some bytes.
pub(super) type Print = [u8; 32];

/// The papers of earlier rounds, by the names of their files.
#[derive(Default)]
pub(super) struct Earlier(Mutex<BTreeMap<String, Paper>>);

/// One paper as it was made.
#[derive(Clone)]
pub(super) struct Paper {
    /// What it was made from.
    pub(super) from: Print,
    /// How many pages it has.
    pub(super) pages: usize,
    /// All its words, to be looked over again when the register has changed.
    pub(super) words: String,
    /// Its files, and what they held.
    pub(super) files: Vec<(PathBuf, Print)>,
}

impl Earlier {
    /// The paper with this name, when it was made from the same and its files are still as they were written.
    pub(super) fn paper(&self, name: &str, from: &Print) -> Option<Paper> {
        let papers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let paper = papers.get(name).filter(|it| it.from == *from)?;
        let is_there = |(path, print): &(PathBuf, Print)| {
            fs::read(path).is_ok_and(|bytes| print_of([bytes.as_slice()]) == *print)
        };
        paper.files.iter().all(is_there).then(|| paper.clone())
    }

    /// Keeps in mind what was made.
    pub(super) fn keep(&self, name: &str, paper: Paper) {
        let mut papers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        papers.insert(name.to_owned(), paper);
    }

    /// Forgets everything: the templates or the fonts have changed.
    pub(super) fn forget(&self) {
        let mut papers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        papers.clear();
    }
}

/// The name of some parts, which differ as soon as one of them does.
pub(super) fn print_of<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Print {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.len().to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_as_before_while_what_it_is_made_from_and_its_files_are() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("a.pdf");
        fs::write(&path, "pages").unwrap();
        let from = print_of([b"view".as_slice()]);
        let earlier = Earlier::default();
        assert!(earlier.paper("a", &from).is_none());
        earlier.keep(
            "a",
            Paper {
                from,
                pages: 2,
                words: String::new(),
                files: vec![(path.clone(), print_of([b"pages".as_slice()]))],
            },
        );
        assert_eq!(earlier.paper("a", &from).map(|it| it.pages), Some(2));
        assert!(
            earlier
                .paper("a", &print_of([b"other".as_slice()]))
                .is_none()
        );
        fs::write(&path, "touched").unwrap();
        assert!(earlier.paper("a", &from).is_none());
        fs::write(&path, "pages").unwrap();
        earlier.forget();
        assert!(earlier.paper("a", &from).is_none());
    }

    #[test]
    fn the_borders_of_parts_count() {
        let one = print_of([b"ab".as_slice(), b"c"]);
        assert_ne!(one, print_of([b"a".as_slice(), b"bc"]));
    }
}
