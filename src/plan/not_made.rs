//! Why a document is not made for a reader: the case has nothing for it, or something has to be in place first.

use super::{gates, kind_of};
use crate::case::ending::Part;
use crate::case::organisation::Organisation;
use crate::case::{Case, PROCEEDINGS_LIVE};
use crate::catalog::{Document, Section};
use crate::reader::Reader;

/// Why a document is not made.
pub(super) struct NotMade {
    /// In words.
    pub(super) why: String,
    /// Whether it is said only to whoever asked for the document by name.
    pub(super) quietly: bool,
}

/// Why a document is not made for this reader, if it is not.
pub(super) fn why(
    case: &Case,
    organisation: &Organisation,
    document: &Document,
    reader: &Reader,
    draft: bool,
) -> Option<NotMade> {
    let quietly = |why: &str| NotMade {
        why: why.to_owned(),
        quietly: true,
    };
    let said = |why: String| NotMade {
        why,
        quietly: false,
    };
    if let Some(why) = no_help_lines(case, organisation, document, reader) {
        return Some(said(why.to_owned()));
    }
    if let Some(why) = nothing_to_show(case, document, reader) {
        return Some(quietly(why));
    }
    let age = case.for_professional().age();
    if let Some((youngest, oldest)) = document.facts.ages
        && !(youngest..=oldest).contains(&age)
    {
        return Some(quietly(&format!("it is for {youngest} to {oldest}")));
    }
    if document.facts.presumes && is_shut_by_proceedings(case) {
        let why = "it presumes that something happened, and proceedings are live";
        return Some(said(why.to_owned()));
    }
    let mut open = gates::open(case);
    // The meeting that is to agree needs the report before it.
    if draft && document.shows(Section::Ending) {
        open.insert(gates::ENDING_AGREED.to_owned());
    }
    let shut = document.facts.gates.iter().find(|it| !open.contains(*it));
    shut.map(|gate| match gate.as_str() {
        gates::ENDING_AGREED => said(format!(
            "no meeting has agreed that the work ends, so the gate `{gate}` is not open yet"
        )),
        gate => said(format!("the gate `{gate}` is not open yet")),
    })
}

/// Whether live proceedings shut what presumes an act; a named manager opens it after legal advice.
fn is_shut_by_proceedings(case: &Case) -> bool {
    let file = case.for_professional();
    let opened = file.accepted().iter().any(|it| {
        it.code == PROCEEDINGS_LIVE
            && it.legal_advice
            && it.at.as_deref().is_none_or(|at| at == "keeping-safe-plan")
    });
    file.legal().proceedings.are_live() && !opened
}

/// Why there is nothing of a part of the case file that the document is about.
fn nothing_to_show(case: &Case, document: &Document, reader: &Reader) -> Option<&'static str> {
    let file = case.for_professional();
    let has_companion = |reader: &Reader| match reader {
        Reader::Adult(id) => file.has_companion(id.as_str()),
        Reader::YoungPerson | Reader::Worker | Reader::Professional => false,
    };
    if document.is_of_ending() && file.ending().is_none() {
        return Some("the case has no `[ending]`");
    }
    let parts = [
        (
            Section::Letter,
            Part::Letter,
            "`[ending]` has no `[ending.letter]`",
        ),
        (
            Section::Certificate,
            Part::Certificate,
            "`[ending]` has no `[ending.certificate]`",
        ),
        (
            Section::AfterCare,
            Part::AfterCare,
            "`[ending]` has no `[ending.after-care]`",
        ),
        (
            Section::EndingSummary,
            Part::Summary,
            "`[ending.summary]` has no words for this adult",
        ),
    ];
    for (section, part, why) in parts {
        if document.shows(section) && !file.has_ending_paper(part, reader) {
            return Some(why);
        }
    }
    if document.shows(Section::KeepingSafe) && file.keeping_safe_plan().is_none() {
        Some("the case has no `[keeping-safe-plan]`")
    } else if document.shows(Section::Companion) && !has_companion(reader) {
        Some("`[keeping-safe-plan]` has no words for this adult")
    } else if document.shows(Section::Progress) && !has_progress(case, reader) {
        Some("no goal has words and ratings for this reader")
    } else {
        None
    }
}

/// Whether a reader sees a goal with a rating or with its five steps.
fn has_progress(case: &Case, reader: &Reader) -> bool {
    match reader {
        Reader::YoungPerson => case
            .for_young_person()
            .goals()
            .any(|it| !it.ratings.is_empty() || !it.levels.is_empty()),
        Reader::Adult(id) => case.for_adult(id).is_some_and(|door| {
            door.goals()
                .any(|it| !it.ratings.is_empty() || !it.levels.is_empty())
        }),
        Reader::Worker => false,
        Reader::Professional => !case.for_professional().goals().is_empty(),
    }
}

/// Why there are no help lines for this reader, if there are none.
fn no_help_lines(
    case: &Case,
    organisation: &Organisation,
    document: &Document,
    reader: &Reader,
) -> Option<&'static str> {
    // A paper that has more to say is made without them.
    if document.facts.shows != [Section::HelpLines] {
        return None;
    }
    let file = case.for_professional();
    let known = case
        .jurisdiction()
        .or(organisation.defaults.jurisdiction)
        .is_some();
    if *reader == Reader::YoungPerson && file.about_young_person().is_secure() {
        Some("there is neither phone nor internet where they live")
    } else if !known && !has_own_lines(organisation, reader) {
        Some("`jurisdiction` is not set, so no help lines are known")
    } else {
        None
    }
}

/// Whether the organisation gives help lines for this reader.
fn has_own_lines(organisation: &Organisation, reader: &Reader) -> bool {
    let kind = kind_of(reader).word();
    organisation
        .help_line
        .iter()
        .any(|it| it.readers.iter().any(|it| it.word() == kind))
}
