//! What each reader may know of the end of the work: the young person their letter, certificate and what helps
//! afterwards; an adult their own summary; professionals the rest.

use jiff::civil::Date;

use super::ear::{Ear, Who};
use super::{Adult, CaseFor, NamedWorker, Professional, SharedView, YoungPerson};
use crate::case::Case;
use crate::case::ending::{Ending, Part, Stays};
use crate::case::file::{PersonId, ProfessionalId, Status};
use crate::reader::{Reader, YOUNG_PERSON};

/// The letter to the young person.
#[derive(Clone)]
pub struct LetterInWords<'a> {
    /// Who writes.
    pub from: Option<NamedWorker<'a>>,
    /// The last day of the work.
    pub on: Option<Date>,
    /// Whether the work ends before it was meant to.
    pub early: bool,
    /// What was done together.
    pub did: &'a [String],
    /// What the writer saw in them.
    pub strengths: &'a [String],
    /// What they can be proud of.
    pub proud: &'a [String],
    /// What the writer hopes for them.
    pub hopes: &'a [String],
    /// Anything else.
    pub more: &'a [String],
    /// Their goals in their own words, with where each stands.
    pub goals: Vec<(&'a str, Status)>,
    /// Who stays.
    pub stays: Vec<StaysInWords<'a>>,
    /// The way back.
    pub way_back: Option<&'a str>,
    /// What they said about the work.
    pub said: Option<&'a str>,
    /// What others said about it and shared with them.
    pub shared: Vec<SharedView<'a>>,
}

/// The summary for one adult.
#[derive(Clone)]
pub struct SummaryInWords<'a> {
    /// Who writes.
    pub from: Option<NamedWorker<'a>>,
    /// The last day of the work.
    pub on: Option<Date>,
    /// Whether the work ends before it was meant to.
    pub early: bool,
    /// What was done with them.
    pub did: &'a [String],
    /// What has changed.
    pub changed: &'a [String],
    /// What is still hard.
    pub still: &'a [String],
    /// What is asked of them.
    pub ask: &'a [String],
    /// The goals in words for them, with where each stands.
    pub goals: Vec<(&'a str, Status)>,
    /// What they keep an eye on.
    pub monitoring: Vec<WatchInWords<'a>>,
    /// Who stays.
    pub stays: Vec<StaysInWords<'a>>,
    /// The way back.
    pub way_back: Option<&'a str>,
    /// What they said about the work.
    pub said: Option<&'a str>,
    /// What others said about it and shared with them.
    pub shared: Vec<SharedView<'a>>,
}

/// Somebody who stays.
#[derive(Clone, Copy)]
pub struct StaysInWords<'a> {
    /// Who.
    pub who: Who<'a>,
    /// What for.
    pub what: Option<&'a str>,
    /// Until when.
    pub until: Option<Date>,
}

/// A sign that an adult keeps an eye on, in words for them.
#[derive(Clone, Copy)]
pub struct WatchInWords<'a> {
    /// The words.
    pub text: &'a str,
    /// Until when.
    pub until: Option<Date>,
}

/// The certificate.
#[derive(Clone)]
pub struct CertificateInWords<'a> {
    /// What it says.
    pub words: &'a [String],
    /// Who signs.
    pub from: Option<NamedWorker<'a>>,
    /// Its date.
    pub on: Option<Date>,
}

/// What helps afterwards.
#[derive(Clone)]
pub struct AfterCareInWords<'a> {
    /// Steps that keep everybody safe.
    pub steps: &'a [String],
    /// Who is there.
    pub support: Vec<SupportInWords<'a>>,
    /// What to do on a hard day.
    pub hard_day: &'a [String],
    /// Whether everybody was asked.
    pub asked: bool,
    /// Where the page lives.
    pub lives_at: Option<&'a str>,
    /// The way back.
    pub way_back: Option<&'a str>,
}

/// Somebody who is there afterwards.
#[derive(Clone, Copy)]
pub struct SupportInWords<'a> {
    /// Who, as the young person calls them.
    pub who: Who<'a>,
    /// What for.
    pub what: Option<&'a str>,
    /// Their number.
    pub phone: Option<&'a str>,
}

/// Letter, certificate and what helps afterwards.
impl<'a> CaseFor<'a, YoungPerson> {
    /// Their letter.
    pub fn ending_letter(&self) -> Option<LetterInWords<'a>> {
        let ending = self.case.ending.as_ref()?;
        let letter = ending.letter.as_ref()?;
        Some(LetterInWords {
            from: self.case.writer(letter.from.as_ref()),
            on: ending.on.map(|it| *it),
            early: ending.is_early(),
            did: &letter.did,
            strengths: &letter.strengths,
            proud: &letter.proud,
            hopes: &letter.hopes,
            more: &letter.more,
            goals: self.goals().map(|it| (it.text, it.status)).collect(),
            stays: self.case.staying(&letter.stays, Ear::YoungPerson),
            way_back: letter.way_back.as_deref(),
            said: self.case.ending_view_of(YOUNG_PERSON),
            shared: self
                .case
                .ending_views_shared_with(YOUNG_PERSON, Ear::YoungPerson),
        })
    }

    /// Whether the work ends with something still of concern, which adults keep for a while.
    pub fn shares_safety_at_the_end(&self) -> bool {
        let ending = self.case.ending.as_ref();
        ending.is_some_and(Ending::is_of_concern)
    }

    /// Their certificate.
    pub fn certificate(&self) -> Option<CertificateInWords<'a>> {
        let ending = self.case.ending.as_ref()?;
        let certificate = ending.certificate.as_ref()?;
        Some(CertificateInWords {
            words: &certificate.words,
            from: self.case.writer(certificate.from.as_ref()),
            on: certificate.on.or(ending.on).map(|it| *it),
        })
    }

    /// What helps them afterwards.
    pub fn after_care(&self) -> Option<AfterCareInWords<'a>> {
        let ending = self.case.ending.as_ref()?;
        let page = ending.after_care.as_ref()?;
        let letter = ending.letter.as_ref();
        Some(AfterCareInWords {
            steps: &page.steps,
            support: page
                .support
                .iter()
                .map(|it| SupportInWords {
                    who: self.case.somebody(&it.who, Ear::YoungPerson),
                    what: it.for_what.as_deref(),
                    phone: it.phone.as_deref(),
                })
                .collect(),
            hard_day: &page.hard_day,
            asked: page.asked,
            lives_at: page.lives_at.as_deref(),
            way_back: letter.and_then(|it| it.way_back.as_deref()),
        })
    }
}

/// The summary that was written for this adult.
impl<'a> CaseFor<'a, Adult> {
    /// Whether the work ends with something still of concern, as far as it is theirs to know: something was written for them
    /// about what is still hard, or about what to look out for.
    pub fn shares_safety_at_the_end(&self) -> bool {
        let id = &self.reader.0;
        let Some(ending) = self.case.ending.as_ref() else {
            return false;
        };
        let hears_of_it = ending
            .summary
            .get(id)
            .is_some_and(|it| !it.still.is_empty());
        let watches = ending
            .monitoring
            .iter()
            .any(|it| it.adults.contains_key(id));
        ending.is_of_concern() && (hears_of_it || watches)
    }

    /// Their summary, when there are words for them.
    pub fn ending_summary(&self) -> Option<SummaryInWords<'a>> {
        let id = &self.reader.0;
        let ending = self.case.ending.as_ref()?;
        let summary = ending.summary.get(id)?;
        let monitoring = ending.monitoring.iter().filter_map(|it| {
            Some(WatchInWords {
                text: it.adults.get(id)?,
                until: it.until.map(|it| *it),
            })
        });
        Some(SummaryInWords {
            from: self.case.writer(summary.from.as_ref()),
            on: ending.on.map(|it| *it),
            early: ending.is_early(),
            did: &summary.did,
            changed: &summary.changed,
            still: &summary.still,
            ask: &summary.ask,
            goals: self.goals().map(|it| (it.text, it.status)).collect(),
            monitoring: monitoring.collect(),
            stays: self.case.staying(&summary.stays, Ear::Adult(id)),
            way_back: summary.way_back.as_deref(),
            said: self.case.ending_view_of(id.as_str()),
            shared: self
                .case
                .ending_views_shared_with(id.as_str(), Ear::Adult(id)),
        })
    }
}

/// The record of the ending; not the words of letters and summaries.
impl<'a> CaseFor<'a, Professional> {
    /// The end of the work.
    pub fn ending(&self) -> Option<&'a Ending> {
        self.case.ending.as_ref()
    }

    /// Whether a part of the ending is written for this reader.
    pub fn has_ending_paper(&self, part: Part, reader: &Reader) -> bool {
        let Some(ending) = self.case.ending.as_ref() else {
            return false;
        };
        match (part, reader) {
            (Part::Letter, Reader::YoungPerson) => ending.letter.is_some(),
            (Part::Certificate, Reader::YoungPerson) => ending.certificate.is_some(),
            (Part::AfterCare, Reader::YoungPerson) => ending.after_care.is_some(),
            (Part::Summary, Reader::Adult(id)) => ending.summary.contains_key(id),
            _ => false,
        }
    }
}

impl Case {
    /// Who writes: the professional named, else the leading worker.
    fn writer(&self, named: Option<&ProfessionalId>) -> Option<NamedWorker<'_>> {
        let named = named.and_then(|id| self.professionals.iter().find(|it| it.id == *id));
        named
            .map(NamedWorker::of_professional)
            .or_else(|| self.for_young_person().workers().first().copied())
    }

    /// Somebody by an id or in words, as this reader may know them.
    fn somebody<'a>(&'a self, written: &'a str, ear: Ear) -> Who<'a> {
        PersonId::new(written)
            .and_then(|it| ear.who(self, &it))
            .unwrap_or(Who::Named(written))
    }

    /// The last that somebody said about the work and its end.
    fn ending_view_of(&self, person: &str) -> Option<&str> {
        let views = self.ending.iter().flat_map(|it| &it.views);
        let own = views.filter(|it| it.by.as_str() == person);
        own.max_by_key(|it| it.on).map(|it| it.text.as_str())
    }

    /// What others said about the work and its end, as far as they shared it and the reader may know them.
    fn ending_views_shared_with(&self, reader: &str, ear: Ear) -> Vec<SharedView<'_>> {
        let views = self.ending.iter().flat_map(|it| &it.views);
        let others = views.filter(|it| it.by.as_str() != reader);
        let shared = others.filter(|it| super::shared(&it.shared_with, reader));
        shared
            .filter_map(|it| match ear.who(self, &it.by)? {
                Who::Named(by) => Some(SharedView { by, text: &it.text }),
                Who::Reader | Who::Kept => None,
            })
            .collect()
    }

    fn staying<'a>(&'a self, stays: &'a [Stays], ear: Ear) -> Vec<StaysInWords<'a>> {
        stays
            .iter()
            .map(|it| StaysInWords {
                who: self.somebody(&it.who, ear),
                what: it.what.as_deref(),
                until: it.until.map(|it| *it),
            })
            .collect()
    }
}
