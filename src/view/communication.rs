//! How the young person likes to communicate, and what the assessment was like for the reader.

use serde::Serialize;

use crate::case::file::Experience;
use crate::case::reader::{Adult, CaseFor, YoungPerson};
use crate::catalog::ViewWords;
use crate::plan;

/// The young person's communication page.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Communication {
    helps: Vec<String>,
    hinders: Vec<String>,
    answers_by: Vec<String>,
    words: Vec<OwnWord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<u8>,
    interpreter: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    signed: Option<String>,
    /// What they told us about the assessment.
    from_assessment: Vec<String>,
}

/// Our word and theirs.
#[derive(Debug, Serialize)]
struct OwnWord {
    ours: String,
    own: String,
}

pub(super) fn of_young_person(case: &CaseFor<YoungPerson>, words: &ViewWords) -> Communication {
    let it = case.communication();
    Communication {
        helps: it.helps.clone(),
        hinders: it.hinders.clone(),
        answers_by: it
            .answers_by
            .iter()
            .map(|way| words.word("answers-by", plan::way(*way)).to_owned())
            .collect(),
        words: it
            .words
            .iter()
            .map(|(ours, own)| OwnWord {
                ours: ours.replace('-', " "),
                own: own.clone(),
            })
            .collect(),
        minutes: it.attention_minutes,
        interpreter: it.interpreter,
        signed: it.signed.clone(),
        from_assessment: told(case.experience()),
    }
}

/// An adult's page says only what that adult told us.
pub(super) fn of_adult(case: &CaseFor<Adult>) -> Communication {
    Communication {
        from_assessment: told(case.experience()),
        ..Communication::default()
    }
}

fn told(experience: Option<&Experience>) -> Vec<String> {
    experience
        .into_iter()
        .flat_map(|it| [&it.easier, &it.harder])
        .flatten()
        .cloned()
        .collect()
}
