//! The assessment for professionals; findings in their own words for the others.

use jiff::ToSpan;
use serde::Serialize;

use super::Setting;
use super::goals::{DOMAINS, domain_name};
use crate::case::file::{Concern, Domain, Strength, Tool};
use crate::case::reader::{Adult, CaseFor, FindingInWords, Professional, YoungPerson};
use crate::catalog::ViewWords;
use crate::plan::PlannedDocument;

/// The assessment, as professionals read it.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct AssessmentView {
    #[serde(skip_serializing_if = "Option::is_none")]
    tool: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    completed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trained: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    co_worker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reviewed: Option<String>,
    warnings: Vec<String>,
    experience: Vec<ExperienceOf>,
    domains: Vec<DomainOf>,
}

#[derive(Debug, Serialize)]
struct ExperienceOf {
    who: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    easier: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    harder: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

#[derive(Debug, Serialize)]
struct DomainOf {
    name: String,
    findings: Vec<FindingRow>,
}

/// A finding, as professionals read it.
#[derive(Debug, Serialize)]
pub(super) struct FindingRow {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    strength: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    concern: Option<String>,
    immediate: bool,
    driver: bool,
    online: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

/// A finding in the reader's own words.
#[derive(Debug, Serialize)]
pub(super) struct FindingWords {
    text: String,
}

pub(super) fn findings_of_young_person(case: &CaseFor<YoungPerson>) -> Vec<FindingWords> {
    case.findings().map(in_words).collect()
}

pub(super) fn findings_of_adult(case: &CaseFor<Adult>) -> Vec<FindingWords> {
    case.findings().map(in_words).collect()
}

fn in_words(finding: FindingInWords) -> FindingWords {
    FindingWords {
        text: finding.text.to_owned(),
    }
}

pub(super) fn of_professional(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> AssessmentView {
    let domains = DOMAINS
        .into_iter()
        .map(|domain| DomainOf {
            name: domain_name(domain, setting, planned),
            findings: findings_of(domain, case, words),
        })
        .collect();
    let warning = |key: &'static str| words.word("warning", key).to_owned();
    let Some(assessment) = case.assessment() else {
        return AssessmentView {
            warnings: vec![warning("assessment-missing")],
            domains,
            ..AssessmentView::default()
        };
    };
    let mut warnings = Vec::new();
    if assessment.trained != Some(true) {
        warnings.push(warning("assessment-untrained"));
    }
    let months = i64::from(setting.organisation.old_after_months());
    let newest = assessment.reviewed.or(assessment.completed);
    let is_old = newest.is_some_and(|it| it.saturating_add(months.months()) < case.prepared_on());
    if is_old {
        warnings.push(warning("assessment-old"));
    }
    AssessmentView {
        tool: assessment
            .tool
            .map(|it| words.word("tool", tool(it)).to_owned()),
        completed: assessment.completed.map(|it| words.date(*it)),
        by: assessment.by.clone(),
        trained: assessment.trained,
        co_worker: assessment.co_worker.clone(),
        reviewed: assessment.reviewed.map(|it| words.date(*it)),
        warnings,
        experience: assessment
            .experience
            .iter()
            .map(|it| ExperienceOf {
                who: case.name_of(&it.person).unwrap_or_default().to_owned(),
                easier: it.easier.clone(),
                harder: it.harder.clone(),
                why: it.why.clone(),
            })
            .collect(),
        domains,
    }
}

/// The findings of one domain.
pub(super) fn findings_of(
    domain: Domain,
    case: &CaseFor<Professional>,
    words: &ViewWords,
) -> Vec<FindingRow> {
    case.findings()
        .iter()
        .filter(|it| it.domain == domain)
        .map(|it| FindingRow {
            id: it.id.to_string(),
            strength: it
                .strength
                .map(|it| words.word("strength", strength(it)).to_owned()),
            concern: it
                .concern
                .map(|it| words.word("concern", concern(it)).to_owned()),
            immediate: it.immediate,
            driver: it.driver,
            online: it.online,
            text: it.professional.clone(),
        })
        .collect()
}

fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::NoneYet => "none-yet",
        Strength::Emerging => "emerging",
        Strength::Established => "established",
    }
}

fn concern(concern: Concern) -> &'static str {
    match concern {
        Concern::None => "none",
        Concern::Some => "some",
        Concern::Significant => "significant",
    }
}

fn tool(tool: Tool) -> &'static str {
    match tool {
        Tool::Aim3 => "AIM3",
        Tool::AimUnder12s => "AIM-Under-12s",
        Tool::Other => "other",
    }
}
