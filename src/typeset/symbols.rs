//! A team's own pictures, in the place of ours.
//!
//! A page asks `/symbols.json` which pictures there are; without any it is the empty list among the templates.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use typst::foundations::Bytes;
use typst::syntax::FileId;

use super::world::file_id;
use crate::picture::Picture;

/// The file that says which pictures a team has of its own: key → ending.
const LIST: &str = "symbols.json";

/// Pictures by the key of the picture that they stand for.
#[derive(Debug, Clone, Default)]
pub struct Symbols(Arc<Files>);

#[derive(Debug, Default)]
struct Files {
    /// By path below the templates; nothing at all when there is no picture.
    by_path: BTreeMap<String, Bytes>,
    by_id: HashMap<FileId, Bytes>,
}

impl Symbols {
    /// These pictures, each under its key.
    pub fn new(pictures: &BTreeMap<String, Picture>) -> Self {
        if pictures.is_empty() {
            return Self::default();
        }
        let list: BTreeMap<&str, &str> = pictures
            .iter()
            .map(|(key, picture)| (key.as_str(), picture.extension()))
            .collect();
        let list = serde_json::json!(list).to_string().into_bytes();
        let mut by_path = BTreeMap::from([(LIST.to_owned(), Bytes::new(list))]);
        by_path.extend(pictures.iter().map(|(key, picture)| {
            let path = format!("symbols/{key}.{}", picture.extension());
            (path, Bytes::new(picture.bytes().to_vec()))
        }));
        let by_id = by_path
            .iter()
            .filter_map(|(path, bytes)| Some((file_id(path)?, bytes.clone())))
            .collect();
        Self(Arc::new(Files { by_path, by_id }))
    }

    /// Each file with its path below the templates.
    pub fn files(&self) -> impl Iterator<Item = (String, Vec<u8>)> {
        self.0
            .by_path
            .iter()
            .map(|(path, bytes)| (path.clone(), bytes.to_vec()))
    }

    /// The file with this id, when it is one of them.
    pub(super) fn file(&self, id: FileId) -> Option<Bytes> {
        self.0.by_id.get(&id).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::tests::{engine, look};
    use crate::typeset::typeset;

    #[test]
    fn a_page_sees_the_symbols_of_its_own_team_and_no_others() {
        let main = r#"#json("/symbols.json").keys().join(",")"#;
        let engine = engine(main);
        let home = Picture::read("home.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>");
        let pictures = BTreeMap::from([("home".to_owned(), home.expect("it is a drawing"))]);
        let with = engine.with_symbols(Symbols::new(&pictures));
        let page = typeset(&with, &look(), b"{}").expect("the page can be made");
        assert_eq!(page.passages[0].text, "home");
        assert!(typeset(&engine, &look(), b"{}").is_err());
    }
}
