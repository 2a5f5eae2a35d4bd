//! Public help lines from checked data, or the organisation's own.

use serde::Serialize;

use super::Setting;
use crate::catalog::Form;
use crate::plan::{self, PlannedDocument};

/// The card.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct HelpLines {
    lines: Vec<Line>,
    /// When all of them are open, said once on an easy card.
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<String>,
    /// The oldest of the days on which somebody looked.
    #[serde(skip_serializing_if = "Option::is_none")]
    checked: Option<String>,
}

/// One line.
#[derive(Debug, Serialize)]
struct Line {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    web: Option<String>,
    #[serde(rename = "for", skip_serializing_if = "Option::is_none")]
    about: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<String>,
}

/// The organisation's own lines for this kind of reader, else those that Stagebook knows; `None` in a jurisdiction without facts. In a secure setting there is
/// neither phone nor internet, so the card has nothing to offer.
pub(super) fn of(setting: &Setting, planned: &PlannedDocument, secure: bool) -> Option<HelpLines> {
    if secure {
        return None;
    }
    let words = super::words(setting, planned);
    let kind = plan::kind_of(&planned.reader).word();
    let own: Vec<_> = setting
        .organisation
        .help_line
        .iter()
        .filter(|it| it.readers.iter().any(|it| it.word() == kind))
        .collect();
    if !own.is_empty() {
        return Some(HelpLines {
            lines: own
                .iter()
                .map(|it| Line {
                    name: it.name.clone(),
                    number: it.number.clone(),
                    text: it.text.clone(),
                    web: it.web.clone(),
                    about: it.about.clone(),
                    open: it.open.clone(),
                })
                .collect(),
            open: None,
            checked: own
                .iter()
                .map(|it| *it.checked)
                .min()
                .map(|it| words.date(it)),
        });
    }
    let facts = setting.catalog.facts.get(setting.jurisdiction?)?;
    let lines: Vec<_> = facts
        .help_line
        .iter()
        .filter(|it| it.readers.iter().any(|it| it == kind))
        .collect();
    let easy = planned.form == Form::Easy && lines.iter().any(|it| it.about_easy.is_some());
    let lines: Vec<_> = lines
        .into_iter()
        .filter(|it| !easy || it.about_easy.is_some())
        .collect();
    let checked = lines
        .iter()
        .filter_map(|it| crate::case::day::Day::of(&it.checked))
        .min();
    let same = lines.first().and_then(|it| it.open.clone());
    let open = same.filter(|it| easy && lines.iter().all(|line| line.open.as_ref() == Some(it)));
    Some(HelpLines {
        lines: lines
            .iter()
            .map(|it| Line {
                name: it.name.clone(),
                number: it.number.clone(),
                text: it.text.clone(),
                // A site is one thing more to read where there is a number.
                web: it
                    .web
                    .clone()
                    .filter(|_| !easy || (it.number.is_none() && it.text.is_none())),
                about: it
                    .about_easy
                    .clone()
                    .filter(|_| easy)
                    .or_else(|| Some(it.about.clone())),
                open: it.open.clone().filter(|_| open.is_none()),
            })
            .collect(),
        open: open.clone(),
        checked: checked.map(|it| words.date(*it)),
    })
}
