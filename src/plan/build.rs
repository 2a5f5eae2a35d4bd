//! Builds the plan: for each document and reader, what is made, at which stage, with which chapters.

use std::collections::{BTreeMap, BTreeSet};

use super::choose::{Chosen, choose};
use super::person::Person;
use super::weigh::{WeighedArea, Weight, weigh};
use super::{
    Accepted, Instance, LeftOut, Plan, PlannedArea, PlannedDocument, PlannedSession, PlannedWork,
    instances, not_made, orphans, packs, pages, people, stops,
};
use crate::case::Case;
use crate::case::ending::{Ending, Part};
use crate::case::file::{AdultReading, Font, Reading};
use crate::case::organisation::Organisation;
use crate::catalog::{Catalog, Cell, Document, Form, OnePer, ReaderKind, Section};
use crate::language::Language;
use crate::reader::Reader;

/// What somebody asked for.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// Only these documents; empty for those that a plain build makes.
    pub documents: Vec<String>,
    /// Only for this reader.
    pub reader: Option<Reader>,
    /// At these stages; empty for each person's own.
    pub stages: Vec<u8>,
    /// Every document and instance.
    pub all: bool,
    /// Drafts, with what is missing left to be written in.
    pub draft: bool,
    /// Which sessions.
    pub session: Which,
    /// Only sessions of this person.
    pub person: Option<Reader>,
    /// Only documents that are made for a session.
    pub only_sessions: bool,
}

/// Which sessions are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// The next one of each person.
    #[default]
    Next,
    /// One by its number.
    Number(u32),
    /// All that are planned.
    All,
}

impl Wishes {
    pub(super) fn wants_document(&self, document: &Document) -> bool {
        let named = self.documents.contains(&document.slug);
        let of_kind = !self.only_sessions || document.facts.one_per == OnePer::Session;
        of_kind && (named || (self.documents.is_empty() && (document.facts.by_default || self.all)))
    }

    /// Whether a session of this person with this number is wanted; `next` is the first that is planned.
    pub(super) fn wants_session(&self, number: u32, next: u32) -> bool {
        match self.session {
            Which::Next => self.all || number == next,
            Which::Number(wanted) => number == wanted,
            Which::All => true,
        }
    }

    pub(super) fn wants_reader(&self, reader: &Reader) -> bool {
        self.reader.as_ref().is_none_or(|it| it == reader)
    }

    pub(super) fn stages_for(&self, own: u8) -> Vec<u8> {
        if self.stages.is_empty() {
            vec![own]
        } else {
            self.stages.clone()
        }
    }
}

/// The age from which an adult gets papers only when the young person agreed.
pub(crate) const OF_AGE: i16 = 18;

/// The age from which the young person has papers; below it only the adults do.
pub(crate) const YOUNGEST: i16 = 10;

/// Plans a case.
pub fn plan(case: &Case, catalog: &Catalog, organisation: &Organisation, wishes: &Wishes) -> Plan {
    let mut builder = Builder::new(case, catalog, organisation);
    builder.add_papers(wishes);
    builder.add_lists(wishes);
    builder.remarks();
    let mut seen = BTreeSet::new();
    builder.plan.notes.retain(|it| seen.insert(it.clone()));
    let Plan { left_out, .. } = &mut builder.plan;
    left_out.sort_by(|a, b| (&a.person, a.stage, &a.area).cmp(&(&b.person, b.stage, &b.area)));
    left_out.dedup();
    builder.plan.orphans = orphans::orphans(case);
    builder.plan.accepted = accepted(case, catalog);
    builder.plan
}

/// A plan while it is made.
pub(super) struct Builder<'a> {
    pub(super) case: &'a Case,
    pub(super) catalog: &'a Catalog,
    pub(super) organisation: &'a Organisation,
    pub(super) plan: Plan,
    /// Sessions that were planned already, by person and stage.
    pub(super) series: BTreeMap<(Reader, u8), Vec<PlannedSession>>,
}

/// How much is chosen.
#[derive(Debug, Clone, Copy)]
pub(super) enum Length {
    /// What a book holds that has so many pages beside the exercises.
    Book(u32),
    /// What the minutes hold, however many sheets that makes.
    Minutes,
}

/// A chapter while a book is being planned.
struct Chapter {
    /// Where its area stands in the framework.
    position: usize,
    /// How much findings and goals speak for it.
    score: i32,
    /// Whether a motivating driver does.
    driver: bool,
    area: PlannedArea,
}

impl<'a> Builder<'a> {
    /// An empty plan.
    pub(super) fn new(
        case: &'a Case,
        catalog: &'a Catalog,
        organisation: &'a Organisation,
    ) -> Self {
        Self {
            case,
            catalog,
            organisation,
            plan: Plan::default(),
            series: BTreeMap::new(),
        }
    }
}

impl Builder<'_> {
    /// Every paper that is wanted, but for those that list the others.
    pub(super) fn add_papers(&mut self, wishes: &Wishes) {
        let catalog = self.catalog;
        let wanted = catalog.documents.values();
        for document in wanted.filter(|it| !it.lists_papers() && wishes.wants_document(it)) {
            for reader in self.readers_of(document) {
                if wishes.wants_reader(&reader) {
                    self.add(document, &reader, wishes);
                }
            }
        }
    }

    /// The readers who get a document: an adult only what is listed for them, and nothing while held back.
    pub(super) fn readers_of(&self, document: &Document) -> Vec<Reader> {
        let file = self.case.for_professional();
        let mut readers = Vec::new();
        for kind in &document.facts.readers {
            match kind {
                ReaderKind::YoungPerson if file.age() >= YOUNGEST => {
                    readers.push(Reader::YoungPerson);
                }
                ReaderKind::YoungPerson => {}
                ReaderKind::Worker => readers.push(Reader::Worker),
                ReaderKind::Professional => readers.push(Reader::Professional),
                ReaderKind::Adult => readers.extend(
                    file.adults()
                        .iter()
                        .filter(|it| it.hold.is_none() && it.papers.contains(&document.slug))
                        .filter(|it| file.age() < OF_AGE || it.agreed_on.is_some())
                        .map(|it| Reader::Adult(it.id.clone())),
                ),
            }
        }
        readers
    }

    pub(super) fn add(&mut self, document: &Document, reader: &Reader, wishes: &Wishes) {
        let named = wishes.documents.contains(&document.slug);
        if let Some(not_made) =
            not_made::why(self.case, self.organisation, document, reader, wishes.draft)
        {
            if named || !not_made.quietly {
                self.remark_not_made(document, reader, &not_made.why);
            }
            return;
        }
        if document.facts.one_per == OnePer::Session {
            let any = self.add_packs(document, reader, wishes);
            if named && !any {
                let why = "no session is planned for which this reader gets it";
                self.remark_not_made(document, reader, why);
            }
            return;
        }
        // The work of all ends where the young person is, and early wherever that may be.
        let (own, early) = if document.is_of_ending() {
            let ending = self.case.for_professional().ending();
            (
                self.stage_of(&Reader::YoungPerson),
                ending.is_some_and(Ending::is_early),
            )
        } else {
            (self.stage_of(reader), false)
        };
        for stage in wishes.stages_for(own) {
            let of_stage = &document.facts.stages;
            let at_stage = of_stage.is_empty() || of_stage.contains(&stage) || early;
            if !at_stage && !named {
                continue;
            }
            match document.facts.one_per {
                OnePer::Stage => self.add_books(document, reader, stage, wishes),
                // Added above, for each person at their own stage.
                OnePer::Session => {}
                OnePer::Case => {
                    let mut planned = self.start(document, reader, stage, None, wishes);
                    if document.shows(Section::Intervention) {
                        self.add_work(&mut planned);
                    }
                    self.plan.documents.push(planned);
                    break;
                }
                OnePer::Goal
                | OnePer::SafetyPlan
                | OnePer::Meeting
                | OnePer::SettingPage
                | OnePer::Incident => {
                    let any = self.add_instances(document, reader, stage, wishes);
                    if named && !any {
                        let why = "the case has nothing for this reader that it could be made for";
                        self.remark_not_made(document, reader, why);
                    }
                }
            }
        }
    }

    pub(super) fn remark_not_made(&mut self, document: &Document, reader: &Reader, why: &str) {
        let note = format!("{} for {reader} is not made: {why}", document.slug);
        self.plan.notes.push(note);
    }

    /// A paper for each goal, plan, meeting, page or incident of the reader; whether there is any.
    fn add_instances(
        &mut self,
        document: &Document,
        reader: &Reader,
        stage: u8,
        wishes: &Wishes,
    ) -> bool {
        let instances = instances::of(self.case, document, reader, wishes.all);
        let any = !instances.is_empty();
        for instance in instances {
            let is_planned = self.plan.documents.iter().any(|it| {
                it.document == document.slug && it.reader == *reader && it.instance == instance
            });
            if !is_planned {
                let mut planned = self.start(document, reader, stage, instance, wishes);
                if document.shows(Section::SafetyPlan) && self.is_draft(&planned) {
                    planned.draft = true;
                    planned.notes.push(
                        "printed as a draft: no meeting agreed to it yet, or something is missing"
                            .to_owned(),
                    );
                }
                self.plan.documents.push(planned);
            }
        }
        any
    }

    /// Whether the Safety Plan that a paper is made for is a draft.
    fn is_draft(&self, planned: &PlannedDocument) -> bool {
        let plans = self.case.for_professional().safety_plans();
        planned.instance.as_ref().is_some_and(|instance| {
            plans
                .iter()
                .any(|(plan, _)| plan.id.as_str() == instance.id && plan.draft)
        })
    }

    /// The chapters of every person at their own stage, with what is left out, for the plan of the work.
    fn add_work(&mut self, planned: &mut PlannedDocument) {
        let file = self.case.for_professional();
        let adults = file.adults().iter().map(|it| Reader::Adult(it.id.clone()));
        let readers: Vec<_> = std::iter::once(Reader::YoungPerson).chain(adults).collect();
        for reader in readers {
            let own = self.stage_of(&reader);
            let stage = if reader == Reader::YoungPerson {
                planned.stage
            } else {
                own
            };
            let person = people::of(self.case, &reader, stage)
                .filter(|_| reader != Reader::YoungPerson || file.age() >= YOUNGEST);
            let Some(person) = person else { continue };
            let length = self.length_of_book(&person);
            let (areas, _) = self.chapters(&person, &planned.language, length);
            let id = reader.to_string();
            let out = self
                .plan
                .left_out
                .iter()
                .filter(|it| it.person == id && it.stage == stage);
            planned.left_out.extend(out.cloned());
            planned.work.push(PlannedWork {
                reader,
                stage,
                areas,
            });
        }
        planned
            .left_out
            .sort_by(|a, b| (&a.person, &a.area).cmp(&(&b.person, &b.area)));
        planned.left_out.dedup();
    }

    fn add_books(&mut self, document: &Document, reader: &Reader, stage: u8, wishes: &Wishes) {
        let person = people::of(self.case, reader, stage);
        let Some(person) = person.filter(|_| document.shows(Section::Areas)) else {
            let planned = self.start(document, reader, stage, None, wishes);
            self.plan.documents.push(planned);
            return;
        };
        let base = self.start(document, reader, stage, None, wishes);
        let (areas, notes) = self.chapters(&person, &base.language, Length::Book(base.pages));
        let easy = person.form == Form::Easy;
        let further = document.further_pages(kind_of(reader), easy);
        let parts = pages::split(areas, base.pages, further, self.ceiling(&person));
        for (part, areas) in parts {
            let stem = match part {
                Some(part) => format!("{}-{:02}", base.stem, part.number),
                None => base.stem.clone(),
            };
            let fixed = match part {
                Some(part) if part.number > 1 => further,
                _ => base.pages,
            };
            let pages = fixed + areas.iter().map(pages::of_area).sum::<u32>();
            let mut notes: Vec<String> = base.notes.iter().chain(&notes).cloned().collect();
            if let Some(part) = part {
                notes.push(format!(
                    "part {} of {}: the whole would be too long for one book",
                    part.number, part.of
                ));
            }
            self.plan.documents.push(PlannedDocument {
                part,
                stem,
                pages,
                areas,
                notes,
                ..base.clone()
            });
        }
    }

    /// As long as the book that shows a person's exercises, so that all papers name the same.
    pub(super) fn length_of_book(&self, person: &Person) -> Length {
        let kind = kind_of(&person.reader);
        let is_book = |it: &&Document| {
            it.facts.one_per == OnePer::Stage
                && it.shows(Section::Areas)
                && it.facts.readers.contains(&kind)
        };
        let book = self.catalog.documents.values().find(is_book);
        Length::Book(book.map_or(0, |it| it.pages(kind, person.form == Form::Easy)))
    }

    /// The chapters of a person's book, and remarks on what is not offered.
    pub(super) fn chapters(
        &mut self,
        person: &Person,
        language: &Language,
        length: Length,
    ) -> (Vec<PlannedArea>, Vec<String>) {
        let own = people::own_weights(self.case, person);
        let weighed = weigh(person, &own, self.catalog);
        let mut chosen = Chosen::default();
        let mut notes = BTreeSet::new();
        let mut chapters: Vec<Chapter> = Vec::new();
        for (position, area) in in_order_of_need(&weighed) {
            if area.weight == Weight::NotNow {
                let why = area
                    .reasons
                    .first()
                    .map_or_else(String::new, |it| it.text.clone());
                self.leave_out(person, area, &why);
                continue;
            }
            let choice = choose(
                person,
                area.cell,
                area.weight.wanted(),
                language,
                self.catalog,
                &mut chosen,
            );
            notes.extend(
                choice
                    .not_offered
                    .iter()
                    .map(|it| format!("not offered: {it}")),
            );
            if choice.exercises.is_empty() {
                let why = if choice.not_offered.is_empty() {
                    "there is no exercise for this area yet"
                } else {
                    "no exercise of this area fits now"
                };
                self.leave_out(person, area, why);
                continue;
            }
            chapters.push(Chapter {
                position,
                score: area.score,
                driver: area.driver,
                area: PlannedArea {
                    cell: area.cell.id.clone(),
                    area: area.cell.area.clone(),
                    weight: area.weight,
                    reasons: area.reasons.clone(),
                    exercises: choice.exercises,
                },
            });
        }
        if person.reader == Reader::YoungPerson && self.case.for_professional().time().limited {
            chapters = self.keep_to_time(person, &weighed, chapters);
        }
        chapters.sort_by_key(|it| it.position);
        let mut areas: Vec<PlannedArea> = chapters.into_iter().map(|it| it.area).collect();
        let adult_at_stage_one = person.stage == 1 && matches!(person.reader, Reader::Adult(_));
        if let Length::Book(fixed) = length {
            pages::trim(&mut areas, fixed, self.ceiling(person), adult_at_stage_one);
        }
        (areas, notes.into_iter().collect())
    }

    /// The most pages of a person's book, in the letters that they read.
    fn ceiling(&self, person: &Person) -> u32 {
        if person.reader != Reader::YoungPerson {
            return pages::ceiling(person.form);
        }
        let door = self.case.for_young_person();
        let own = door.communication();
        pages::ceiling_of(person.form, own.text_size, own.font == Font::Andika)
    }

    /// Keeps what fits the minutes there are, drivers first; the rest is left out and said.
    fn keep_to_time(
        &mut self,
        person: &Person,
        weighed: &[WeighedArea],
        mut chapters: Vec<Chapter>,
    ) -> Vec<Chapter> {
        let time = self.case.for_professional().time().clone();
        let session = self.session_time(&person.reader);
        let minutes = session.minutes;
        let sessions = u32::from(time.sessions.unwrap_or(10));
        let mut left = sessions * session.room();
        self.plan.notes.push(format!(
            "time is limited: {sessions} sessions of {minutes} minutes leave {left} minutes for exercises; motivating drivers come first"
        ));
        chapters.sort_by_key(|it| (!it.driver, -it.score, it.position));
        let waiting: Vec<_> = chapters
            .iter_mut()
            .map(|it| std::mem::take(&mut it.area.exercises))
            .collect();
        let drivers = chapters.iter().filter(|it| it.driver).count();
        for group in [0..drivers, drivers..chapters.len()] {
            let longest = waiting[group.clone()]
                .iter()
                .map(Vec::len)
                .max()
                .unwrap_or(0);
            // One exercise of each area before a second of any, so that no driver is left without.
            for round in 0..longest {
                for chapter in group.clone() {
                    if let Some(exercise) = waiting[chapter].get(round)
                        && exercise.minutes <= left
                    {
                        left -= exercise.minutes;
                        chapters[chapter].area.exercises.push(exercise.clone());
                    }
                }
            }
        }
        let (kept, dropped): (Vec<_>, Vec<_>) = chapters
            .into_iter()
            .partition(|it| !it.area.exercises.is_empty());
        for Chapter { area, .. } in dropped {
            if let Some(out) = weighed.iter().find(|it| it.cell.id == area.cell) {
                self.leave_out(
                    person,
                    out,
                    "time is limited and motivating drivers come first",
                );
            }
        }
        kept
    }

    fn leave_out(&mut self, person: &Person, area: &WeighedArea, why: &str) {
        let out = left_out(self.case, &person.reader, person.stage, area.cell, why);
        self.plan.left_out.push(out);
    }

    /// A paper without chapters.
    pub(super) fn start(
        &self,
        document: &Document,
        reader: &Reader,
        stage: u8,
        instance: Option<Instance>,
        wishes: &Wishes,
    ) -> PlannedDocument {
        let (wanted, form) = self.language_and_form(reader);
        let mut notes = Vec::new();
        let language = match wanted {
            Some(language) if !self.catalog.languages.contains(&language) => {
                notes.push(format!(
                    "there are no texts in {language}: written in {}, for reading with an interpreter",
                    self.case.language()
                ));
                self.case.language().clone()
            }
            Some(language) => language,
            None => self.case.language().clone(),
        };
        let kind = kind_of(reader);
        let stem = stem(
            self.case.reference(),
            document,
            reader,
            stage,
            instance.as_ref(),
        );
        let mut planned = PlannedDocument {
            document: document.slug.clone(),
            reader: reader.clone(),
            stage,
            instance,
            part: None,
            pages: document.pages(kind, form == Form::Easy),
            stem,
            language,
            form,
            areas: Vec::new(),
            work: Vec::new(),
            left_out: Vec::new(),
            session: None,
            papers: Vec::new(),
            draft: false,
            notes,
            stops: Vec::new(),
        };
        planned.stops = stops::faults_of(self.case, document, &planned, wishes.draft);
        planned
    }

    fn language_and_form(&self, reader: &Reader) -> (Option<Language>, Form) {
        let file = self.case.for_professional();
        match reader {
            Reader::YoungPerson => {
                let talk = &file.about_young_person().communication;
                let form = if talk.reading == Reading::Easy {
                    Form::Easy
                } else {
                    Form::Standard
                };
                (talk.language.clone(), form)
            }
            Reader::Adult(id) => {
                let adult = file.adults().iter().find(|it| it.id == *id);
                let easy = adult.is_some_and(|it| it.reading == AdultReading::Easy);
                let form = if easy { Form::Easy } else { Form::Standard };
                (adult.and_then(|it| it.language.clone()), form)
            }
            Reader::Worker | Reader::Professional => (None, Form::Standard),
        }
    }

    pub(super) fn stage_of(&self, reader: &Reader) -> u8 {
        let file = self.case.for_professional();
        let stage = match reader {
            Reader::YoungPerson | Reader::Worker | Reader::Professional => {
                Some(file.about_young_person().stage)
            }
            Reader::Adult(id) => file
                .adults()
                .iter()
                .find(|it| it.id == *id)
                .map(|it| it.stage),
        };
        stage.map_or(1, |it| it.number())
    }

    /// Remarks on people who get nothing, and on taking part.
    fn remarks(&mut self) {
        let file = self.case.for_professional();
        if file.age() < YOUNGEST {
            self.plan
                .notes
                .push("under 10: only the adults' strand is made".to_owned());
        }
        for adult in file.adults() {
            if let Some(reason) = &adult.hold {
                self.plan
                    .notes
                    .push(format!("{}: papers are held back: {reason}", adult.id));
            } else if adult.papers.is_empty() {
                self.plan.notes.push(format!(
                    "{}: gets no papers, since none are listed in `papers`",
                    adult.id
                ));
            } else if file.age() >= OF_AGE && adult.agreed_on.is_none() {
                self.plan.notes.push(format!(
                    "{}: gets no papers until the young person, who is {}, agreed",
                    adult.id,
                    file.age()
                ));
            }
        }
        self.remark_on_plans_without_paper();
        self.remark_on_summaries_without_paper();
        if people::young_person(self.case, 1).without_writing && file.age() >= YOUNGEST {
            self.plan.notes.push(
                "not taking part just now: only what needs no writing is offered, the adults' work goes on, and the door stays open"
                    .to_owned(),
            );
        }
    }
}

impl Builder<'_> {
    /// Adults who read a Safety Plan and do not get the paper.
    fn remark_on_plans_without_paper(&mut self) {
        let file = self.case.for_professional();
        let papers: Vec<&str> = self
            .catalog
            .documents
            .values()
            .filter(|it| {
                it.shows(Section::SafetyPlan) && it.facts.readers.contains(&ReaderKind::Adult)
            })
            .map(|it| it.slug.as_str())
            .collect();
        let [paper, ..] = papers[..] else { return };
        for (_, plan) in file.safety_plans() {
            for adult in file
                .adults()
                .iter()
                .filter(|it| it.hold.is_none() && plan.is_read_by(it.id.as_str()))
            {
                if !adult.papers.iter().any(|it| papers.contains(&it.as_str())) {
                    self.plan.notes.push(format!(
                        "{}: is a reader of the plan `{}` and gets no copy, since `{paper}` is not listed in `papers`",
                        adult.id, plan.id
                    ));
                }
            }
        }
    }
}

impl Builder<'_> {
    /// Adults for whom a summary of the ending is written and who do not get the paper.
    fn remark_on_summaries_without_paper(&mut self) {
        let file = self.case.for_professional();
        let papers = self.catalog.documents.values();
        let Some(paper) = papers
            .filter(|it| it.shows(Section::EndingSummary))
            .map(|it| it.slug.clone())
            .next()
        else {
            return;
        };
        for adult in file.adults() {
            let reader = Reader::Adult(adult.id.clone());
            let is_written = file.has_ending_paper(Part::Summary, &reader);
            if adult.hold.is_none() && is_written && !adult.papers.contains(&paper) {
                self.plan.notes.push(format!(
                    "{}: has words in `[ending.summary]` and gets no copy, since `{paper}` is not listed in `papers`",
                    adult.id
                ));
            }
        }
    }
}

/// An area that is left out, with who could carry it.
pub(super) fn left_out(case: &Case, person: &Reader, stage: u8, cell: &Cell, why: &str) -> LeftOut {
    let file = case.for_professional();
    let could_carry = file
        .professionals()
        .iter()
        .filter(|it| it.can_carry.contains(&cell.area))
        .map(|it| it.id.to_string())
        .collect();
    LeftOut {
        person: person.to_string(),
        stage,
        area: cell.id.clone(),
        reason: why.to_owned(),
        could_carry,
    }
}

/// Areas with drivers and high scores choose their exercises first; positions keep the framework's order.
fn in_order_of_need<'a, 'b>(weighed: &'b [WeighedArea<'a>]) -> Vec<(usize, &'b WeighedArea<'a>)> {
    let mut areas: Vec<_> = weighed.iter().enumerate().collect();
    areas.sort_by_key(|(position, area)| (area.weight, !area.driver, -area.score, *position));
    areas
}

/// The file's name: reference, document, reader, stage, number; never a name or a topic.
fn stem(
    reference: &str,
    document: &Document,
    reader: &Reader,
    stage: u8,
    instance: Option<&Instance>,
) -> String {
    let mut stem = format!("{reference}-{}-{reader}", document.slug);
    if document.facts.one_per == OnePer::Stage {
        stem.push_str(&format!("-stage-{stage}"));
    }
    if let Some(instance) = instance.filter(|it| it.section == "session") {
        stem.push_str(&packs::ending(reader, stage, instance));
    } else if let Some(instance) = instance {
        stem.push_str(&format!("-{:02}", instance.number));
    }
    stem
}

/// The kind of page that a reader gets.
pub(crate) fn kind_of(reader: &Reader) -> ReaderKind {
    match reader {
        Reader::YoungPerson => ReaderKind::YoungPerson,
        Reader::Adult(_) => ReaderKind::Adult,
        Reader::Worker => ReaderKind::Worker,
        Reader::Professional => ReaderKind::Professional,
    }
}

fn accepted(case: &Case, catalog: &Catalog) -> Vec<Accepted> {
    let words = catalog
        .words
        .get(case.language())
        .cloned()
        .unwrap_or_default();
    case.for_professional()
        .accepted()
        .iter()
        .map(|it| Accepted {
            code: it.code.clone(),
            at: it.at.clone().unwrap_or_default(),
            reason: it.reason.clone(),
            by: it.by.clone(),
            on: words.date(*it.on),
        })
        .collect()
}
