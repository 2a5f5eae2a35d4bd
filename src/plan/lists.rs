//! Papers that list the others: who gets which, and what a second person checks before they leave.
//!
//! A list is of the papers that the same command makes; asked for by itself, it is of those that a plain `build` makes.

use super::PlannedDocument;
use super::build::{Builder, Wishes};
use crate::catalog::{Document, OnePer, Section};

impl Builder<'_> {
    /// The lists that are wanted, each with the papers it lists.
    pub(super) fn add_lists(&mut self, wishes: &Wishes) {
        let catalog = self.catalog;
        let lists: Vec<&Document> = catalog
            .documents
            .values()
            .filter(|it| it.lists_papers() && wishes.wants_document(it))
            .collect();
        if lists.is_empty() {
            return;
        }
        let all = self.papers_to_list(wishes);
        for document in lists {
            let is_checked = |it: &&PlannedDocument| self.is_checked(it);
            let papers: Vec<PlannedDocument> = if document.shows(Section::Release) {
                all.iter().filter(is_checked).cloned().collect()
            } else {
                all.clone()
            };
            for reader in self.readers_of(document) {
                if !wishes.wants_reader(&reader) {
                    continue;
                }
                if papers.is_empty() {
                    if wishes.documents.contains(&document.slug) {
                        let why = "there is no paper that it could list";
                        self.remark_not_made(document, &reader, why);
                    }
                    continue;
                }
                let before = self.plan.documents.len();
                self.add(document, &reader, wishes);
                for list in self.plan.documents.iter_mut().skip(before) {
                    list.notes.push(format!(
                        "lists {} {}",
                        papers.len(),
                        if papers.len() == 1 { "paper" } else { "papers" }
                    ));
                    list.papers = papers.clone();
                }
            }
        }
    }

    /// The papers of all readers: those that were asked for by name beside the lists, else those that are usually made.
    fn papers_to_list(&self, wishes: &Wishes) -> Vec<PlannedDocument> {
        let is_list = |slug: &String| {
            let document = self.catalog.documents.get(slug);
            document.is_some_and(Document::lists_papers)
        };
        let named = wishes.documents.iter().filter(|it| !is_list(it));
        let wishes = Wishes {
            documents: named.cloned().collect(),
            // A list that leaves a reader out would not say who gets what.
            reader: None,
            ..wishes.clone()
        };
        let mut builder = Builder::new(self.case, self.catalog, self.organisation);
        builder.add_papers(&wishes);
        builder.plan.documents
    }

    /// Whether a second person looks at a paper before it leaves; a blank form holds nothing to look at.
    fn is_checked(&self, planned: &PlannedDocument) -> bool {
        let document = self.catalog.documents.get(&planned.document);
        document.is_some_and(|it| {
            let is_blank = it.facts.one_per == OnePer::Incident && planned.instance.is_none();
            it.facts.second_check && !is_blank
        })
    }
}
