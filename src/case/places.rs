//! Where in the file each part of a case stands.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::problem::Place;

/// Places by path. A path names items by their id and other list items by number, counting from one:
/// `goal.sleep.review`, `weight.2.cell`.
#[derive(Debug, Clone)]
pub struct Places {
    file: Arc<str>,
    places: BTreeMap<String, Vec<(usize, usize)>>,
}

impl Places {
    /// No places yet of this file.
    pub fn new(file: &str) -> Self {
        Self {
            file: file.into(),
            places: BTreeMap::new(),
        }
    }

    /// Notes a place. Two items with the same id have the same path and two places.
    pub(super) fn note(&mut self, path: &str, at: (usize, usize)) {
        self.places.entry(path.to_owned()).or_default().push(at);
    }

    /// The file's name as it was given.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The place of a path, or of the nearest part of the file that holds it.
    pub fn of(&self, path: &str) -> Option<Place> {
        let mut path = path;
        loop {
            if let Some(&(line, column)) = self.places.get(path).and_then(|it| it.first()) {
                return Some(self.at(line, column));
            }
            path = path.rsplit_once('.')?.0;
        }
    }

    /// The line of a path, when exactly that path is written in the file.
    pub fn line(&self, path: &str) -> Option<usize> {
        self.places.get(path)?.first().map(|&(line, _)| line)
    }

    /// Whether exactly that path is written in the file.
    pub fn has(&self, path: &str) -> bool {
        self.places.contains_key(path)
    }

    /// The second place of a path, when two items have the same id.
    pub(super) fn second(&self, path: &str) -> Option<Place> {
        self.places
            .get(path)?
            .get(1)
            .map(|&(line, column)| self.at(line, column))
    }

    /// Every path, in order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// A place in this file.
    pub(super) fn at(&self, line: usize, column: usize) -> Place {
        Place {
            file: Arc::clone(&self.file),
            line,
            column,
        }
    }
}
