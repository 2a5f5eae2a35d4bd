//! The options that select papers, shared by `plan` and `build`.

use clap::Args;

use super::{Outcome, Talk};
use crate::case::Case;
use crate::catalog::Catalog;
use crate::plan::{Which, Wishes};
use crate::reader::{AdultId, Reader, YOUNG_PERSON};

/// Which papers are wanted.
#[derive(Debug, Args)]
pub(super) struct Selection {
    /// Only this document; can be given several times. `stagebook list documents` prints them.
    #[arg(short, long = "document", value_name = "SLUG")]
    documents: Vec<String>,

    /// Only for this reader: `young-person`, `worker`, `professional` or an adult's id.
    #[arg(long = "for", value_name = "READER")]
    reader: Option<String>,

    /// At this stage instead of each person's own: 1 to 4, or `all`.
    #[arg(long, value_name = "STAGE", value_parser = stages)]
    stage: Option<Stages>,

    /// This session instead of the next one: its number, or `all`.
    #[arg(long, value_name = "N", value_parser = session)]
    session: Option<Which>,

    /// Every document and every goal, not only those that are usually made.
    #[arg(long)]
    all: bool,
}

/// One stage or all.
#[derive(Debug, Clone)]
struct Stages(Vec<u8>);

fn stages(text: &str) -> Result<Stages, String> {
    match text {
        "all" => Ok(Stages(vec![1, 2, 3, 4])),
        "1" | "2" | "3" | "4" => Ok(Stages(text.parse().into_iter().collect())),
        _ => Err("write 1, 2, 3, 4 or `all`".to_owned()),
    }
}

fn session(text: &str) -> Result<Which, String> {
    match text {
        "all" => Ok(Which::All),
        number => number
            .parse()
            .ok()
            .filter(|it| *it > 0)
            .map(Which::Number)
            .ok_or_else(|| "write a number from 1, or `all`".to_owned()),
    }
}

impl Selection {
    /// The wishes, when every name in them exists.
    pub(super) fn wishes(
        &self,
        case: &Case,
        catalog: &Catalog,
        talk: &Talk,
    ) -> Result<Wishes, Outcome> {
        for slug in &self.documents {
            if !catalog.documents.contains_key(slug) {
                let nearest = nearest(slug, catalog.documents.keys());
                let hint = nearest
                    .map(|it| format!("; did you mean `{it}`?"))
                    .unwrap_or_default();
                talk.failure(
                    "usage/unknown-document",
                    format_args!("there is no document `{slug}`{hint}"),
                );
                return Err(Outcome::Usage);
            }
        }
        let reader = match self.reader.as_deref() {
            None => None,
            Some("young-person") => Some(Reader::YoungPerson),
            Some("worker") => Some(Reader::Worker),
            Some("professional") => Some(Reader::Professional),
            Some(id) => {
                let Some(adult) = adult(case, id) else {
                    talk.failure("usage/unknown-reader", format_args!("nobody in the case reads as `{id}`; write `young-person`, `worker`, `professional` or an adult's id"));
                    return Err(Outcome::Usage);
                };
                Some(adult)
            }
        };
        Ok(Wishes {
            documents: self.documents.clone(),
            reader,
            stages: self.stage.clone().map(|it| it.0).unwrap_or_default(),
            all: self.all,
            draft: false,
            session: self.session.unwrap_or_default(),
            person: None,
            only_sessions: false,
        })
    }
}

/// Somebody who has sessions.
pub(super) fn person(case: &Case, id: &str, talk: &Talk) -> Result<Reader, Outcome> {
    if id == YOUNG_PERSON {
        return Ok(Reader::YoungPerson);
    }
    adult(case, id).ok_or_else(|| {
        talk.failure(
            "usage/unknown-person",
            format_args!(
                "nobody in the case has sessions as `{id}`; write `young-person` or an adult's id"
            ),
        );
        Outcome::Usage
    })
}

fn adult(case: &Case, id: &str) -> Option<Reader> {
    let id = AdultId::new(id).filter(|it| case.for_adult(it).is_some());
    id.map(Reader::Adult)
}

/// The known word that is most like a mistyped one.
pub(super) fn nearest<'a, T: AsRef<str> + ?Sized + 'a>(
    word: &str,
    known: impl Iterator<Item = &'a T>,
) -> Option<&'a str> {
    known
        .map(AsRef::as_ref)
        .map(|it| (strsim::jaro_winkler(word, it), it))
        .filter(|(likeness, _)| *likeness > 0.7)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, it)| it)
}
