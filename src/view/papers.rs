//! The papers of a run as professionals list them: who holds which, in which version, and what must not be on them.
//! For professionals only; it says which papers there are, and nothing of what stands in them.

use jiff::civil::Date;
use serde::Serialize;

use super::Setting;
use crate::case::file::{AdultFile, KeepsPapers, SecretKind};
use crate::case::reader::{CaseFor, PlanInWords, Professional};
use crate::case::safety_plan::SafetyPlan;
use crate::catalog::{OnePer, Section, ViewWords};
use crate::language::Language;
use crate::plan::{self, PlannedDocument};
use crate::reader::{Reader, YOUNG_PERSON};

/// A reader with the papers that are theirs.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Holder {
    /// The reader as file names call them.
    id: String,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    household: Option<String>,
    /// The language they read best, and whether an interpreter comes.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    interpreter: bool,
    /// What the young person does with their papers.
    #[serde(skip_serializing_if = "Option::is_none")]
    keeps: Option<&'static str>,
    /// Adults whose name, home and school stay off these papers.
    never_on: Vec<String>,
    /// Safety Plans of others.
    not_for: Vec<String>,
    /// Copies they still have of what is no longer for them.
    still_has: Vec<String>,
    papers: Vec<Paper>,
}

/// One paper, or sheets of one kind that are handed over together.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Paper {
    number: usize,
    title: String,
    /// What it is made for: a plan's setting, goals, sessions, a meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<String>,
    /// The file without the reference, the first where there are several.
    file: String,
    files: usize,
    version: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    /// What the paper itself prints; papers of young people and adults print none.
    #[serde(skip_serializing_if = "Option::is_none")]
    hash: Option<String>,
    /// Agreed or not, held or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<String>,
    draft: bool,
    /// Whether a fault of the case file stops it.
    stopped: bool,
    /// Copies that the case file already knows of.
    given: Vec<Given>,
    /// The Safety Plan that it is made for.
    #[serde(skip)]
    plan: Option<String>,
}

/// A copy that somebody was given.
#[derive(Debug, Serialize)]
pub(super) struct Given {
    on: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    how: Option<String>,
    /// Whether that was before this version.
    earlier: bool,
}

/// Somebody to whom nothing goes.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Nothing {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    why: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    still_has: Vec<String>,
}

/// A professional who may be sent papers, with the copies that the case file already knows of.
#[derive(Debug, Serialize)]
pub(super) struct Recipient {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agency: Option<String>,
    given: Vec<GivenPaper>,
}

#[derive(Debug, Serialize)]
struct GivenPaper {
    number: usize,
    #[serde(flatten)]
    given: Given,
}

/// How many entries the confidential register has, and of which kinds; never a word of them.
#[derive(Debug, Serialize)]
pub(super) struct Register {
    entries: usize,
    kinds: Vec<String>,
}

/// Every reader for whom something is listed, with their papers, numbered through.
pub(super) fn holders(
    case: &CaseFor<Professional>,
    setting: &Setting,
    planned: &PlannedDocument,
    words: &ViewWords,
) -> Vec<Holder> {
    let adults = case.adults().iter().map(|it| Reader::Adult(it.id.clone()));
    let readers = std::iter::once(Reader::YoungPerson)
        .chain(adults)
        .chain([Reader::Worker, Reader::Professional]);
    let list = List {
        case,
        setting,
        words,
        plans: case.safety_plans(),
    };
    let mut number = 0;
    let mut holders = Vec::new();
    for reader in readers {
        let own: Vec<&PlannedDocument> = planned
            .papers
            .iter()
            .filter(|it| it.reader == reader)
            .collect();
        let sets = sets(&own, setting);
        if !sets.is_empty() {
            let papers = sets.iter().map(|set| {
                number += 1;
                list.paper(number, set)
            });
            let papers = papers.collect();
            holders.push(list.holder(&reader, papers));
        }
    }
    holders
}

/// Everybody to whom nothing goes, and why.
pub(super) fn nothing_goes(case: &CaseFor<Professional>, words: &ViewWords) -> Vec<Nothing> {
    let about = case.about_young_person();
    let young_person = (case.age() < plan::YOUNGEST).then(|| Nothing {
        id: YOUNG_PERSON.to_owned(),
        name: about.chosen_name.clone(),
        role: None,
        why: "too-young",
        reason: None,
        still_has: still_has(case, YOUNG_PERSON, true, words),
    });
    let adults = case.adults().iter().filter_map(|adult| {
        let (why, reason) = why_nothing(case, adult)?;
        Some(Nothing {
            id: adult.id.to_string(),
            name: adult.name.clone(),
            role: role_of(adult, words),
            why,
            reason,
            still_has: still_has(case, adult.id.as_str(), true, words),
        })
    });
    young_person.into_iter().chain(adults).collect()
}

/// Adults who are to have papers and have none on this list, by name and id.
pub(super) fn not_listed(case: &CaseFor<Professional>, planned: &PlannedDocument) -> Vec<String> {
    let is_listed = |adult: &AdultFile| {
        let reader = Reader::Adult(adult.id.clone());
        planned.papers.iter().any(|it| it.reader == reader)
    };
    let adults = case.adults().iter();
    adults
        .filter(|it| why_nothing(case, it).is_none() && !is_listed(it))
        .map(name_and_id)
        .collect()
}

/// Adults whose details stay out of other adults' papers, by name and id.
pub(super) fn kept_apart(case: &CaseFor<Professional>) -> Vec<String> {
    let adults = case.adults().iter().filter(|it| it.details_confidential);
    adults.map(name_and_id).collect()
}

/// The professionals of the case but for whoever prepared the papers, who has the file's own copy.
pub(super) fn recipients(
    case: &CaseFor<Professional>,
    holders: &[Holder],
    words: &ViewWords,
) -> Vec<Recipient> {
    let prepared_by = case.prepared_by().map(|it| it.name);
    let papers = holders
        .iter()
        .filter(|it| it.kind == plan::kind_of(&Reader::Professional).word())
        .flat_map(|it| &it.papers);
    // Numbers of the papers that are made for a plan, by the plan's id.
    let numbers: Vec<(usize, &str)> = papers
        .filter_map(|it| Some((it.number, it.plan.as_deref()?)))
        .collect();
    let plans = case.safety_plans();
    let people = case.professionals().iter();
    people
        .filter(|it| Some(it.name.as_str()) != prepared_by)
        .map(|person| {
            let given = numbers.iter().flat_map(|(number, id)| {
                let plan = plans.iter().find(|(it, _)| it.id.as_str() == *id);
                let copies = plan.map(|it| given(it, person.id.as_str(), words));
                copies.unwrap_or_default().into_iter().map(|it| GivenPaper {
                    number: *number,
                    given: it,
                })
            });
            Recipient {
                id: person.id.to_string(),
                name: person.name.clone(),
                role: person.role.clone(),
                agency: person.agency.clone(),
                given: given.collect(),
            }
        })
        .collect()
}

/// The confidential register, by kind.
pub(super) fn register(case: &CaseFor<Professional>, words: &ViewWords) -> Register {
    let kinds = case.confidential_kinds();
    let mut seen: Vec<&'static str> = Vec::new();
    for kind in &kinds {
        let word = secret(*kind);
        if !seen.contains(&word) {
            seen.push(word);
        }
    }
    Register {
        entries: kinds.len(),
        kinds: seen
            .into_iter()
            .map(|it| words.word("secret", it).to_owned())
            .collect(),
    }
}

/// Why no paper at all goes to an adult, with the reason that was written down.
fn why_nothing(
    case: &CaseFor<Professional>,
    adult: &AdultFile,
) -> Option<(&'static str, Option<String>)> {
    if let Some(reason) = &adult.hold {
        Some(("held", Some(reason.clone())))
    } else if adult.papers.is_empty() {
        Some(("none-listed", None))
    } else if case.age() >= plan::OF_AGE && adult.agreed_on.is_none() {
        Some(("not-agreed", None))
    } else {
        None
    }
}

/// Papers that are handed over together: goal sheets, sheets of sessions, the parts of a book; every other stands alone.
fn sets<'a>(papers: &[&'a PlannedDocument], setting: &Setting) -> Vec<Vec<&'a PlannedDocument>> {
    let mut sets: Vec<Vec<&PlannedDocument>> = Vec::new();
    for paper in papers {
        let document = setting.catalog.documents.get(&paper.document);
        let one_per = document.map(|it| it.facts.one_per);
        let same = sets.iter_mut().find(|set| {
            set.first().is_some_and(|it| {
                let together = match one_per {
                    Some(OnePer::Goal | OnePer::Session) => true,
                    // The parts of one book.
                    Some(OnePer::Stage) => it.stage == paper.stage,
                    _ => false,
                };
                together && it.document == paper.document && it.stops == paper.stops
            })
        });
        match same {
            Some(set) => set.push(paper),
            None => sets.push(vec![paper]),
        }
    }
    sets
}

/// What the rows of a list are made from.
struct List<'a> {
    case: &'a CaseFor<'a, Professional>,
    setting: &'a Setting<'a>,
    words: &'a ViewWords,
    plans: Vec<(PlanInWords<'a>, &'a SafetyPlan)>,
}

impl List<'_> {
    fn holder(&self, reader: &Reader, papers: Vec<Paper>) -> Holder {
        let mut holder = Holder {
            id: reader.to_string(),
            kind: plan::kind_of(reader).word(),
            name: None,
            role: None,
            household: None,
            language: None,
            interpreter: false,
            keeps: None,
            never_on: Vec::new(),
            not_for: Vec::new(),
            still_has: Vec::new(),
            papers,
        };
        match reader {
            Reader::YoungPerson => {
                let about = self.case.about_young_person();
                holder.name = Some(about.chosen_name.clone());
                holder.language = self.language(about.communication.language.as_ref());
                holder.interpreter = about.communication.interpreter;
                holder.keeps = Some(match about.keeps_papers() {
                    KeepsPapers::Yes => "yes",
                    KeepsPapers::WorkerKeeps => "worker-keeps",
                    KeepsPapers::None => "none",
                });
            }
            Reader::Adult(id) => {
                let Some(adult) = self.case.adults().iter().find(|it| it.id == *id) else {
                    return holder;
                };
                holder.name = Some(adult.name.clone());
                holder.role = role_of(adult, self.words);
                holder.household = adult.household.clone();
                holder.language = self.language(adult.language.as_ref());
                holder.interpreter = adult.interpreter;
                let others = self.case.adults().iter().filter(|it| it.id != *id);
                holder.never_on = others
                    .filter(|it| it.details_confidential)
                    .map(name_and_id)
                    .collect();
            }
            Reader::Worker | Reader::Professional => return holder,
        }
        let not_theirs = self
            .plans
            .iter()
            .filter(|(_, plan)| !plan.is_read_by(&holder.id));
        holder.not_for = not_theirs
            .map(|(_, plan)| plan_title(plan, self.words))
            .collect();
        holder.still_has = still_has(self.case, &holder.id, false, self.words);
        holder
    }

    /// A language that is not the papers' own.
    fn language(&self, language: Option<&Language>) -> Option<String> {
        language
            .filter(|it| *it != self.case.papers_language())
            .map(|it| self.words.word("language", it.as_str()).to_owned())
    }

    fn paper(&self, number: usize, set: &[&PlannedDocument]) -> Paper {
        let [first, ..] = set else {
            unreachable!("a set has a paper")
        };
        let document = self.setting.catalog.documents.get(&first.document);
        let shows = |section| document.is_some_and(|it| it.shows(section));
        let kind = plan::kind_of(&first.reader);
        let title = document.and_then(|it| it.title(first.language.as_str(), kind, false));
        let plan = first
            .instance
            .as_ref()
            .filter(|it| it.section == "safety-plan")
            .and_then(|of| self.plans.iter().find(|(it, _)| it.id.as_str() == of.id));
        let own_plan = self
            .case
            .keeping_safe_plan()
            .filter(|_| shows(Section::KeepingSafe) || shows(Section::Companion));
        let (version, on): (u32, Option<Date>) = match (plan, own_plan) {
            (Some((plan, _)), _) => (plan.version, Some(plan.on)),
            (None, Some(own)) => (own.version, own.on),
            (None, None) => (self.case.version(), Some(self.case.prepared_on())),
        };
        let stopped = !first.stops.is_empty();
        let prints_a_hash = first.reader == Reader::Professional && !stopped;
        let prefix = format!("{}-", self.case.reference());
        Paper {
            number,
            title: title.unwrap_or(&first.document).to_owned(),
            about: self.about(set),
            file: first
                .stem
                .strip_prefix(&prefix)
                .unwrap_or(&first.stem)
                .to_owned(),
            files: set.len(),
            version,
            on: on.map(|it| self.words.date(it)),
            hash: prints_a_hash.then(|| super::hash_of(self.case, self.setting, first)),
            state: self.state(first, plan.map(|(it, _)| it)),
            draft: self.setting.draft || first.draft,
            stopped,
            plan: plan.map(|(plan, _)| plan.id.to_string()),
            // What hangs on a wall is no copy of the plan.
            given: plan
                .filter(|_| shows(Section::SafetyPlan))
                .map(|it| given(it, &first.reader.to_string(), self.words))
                .unwrap_or_default(),
        }
    }

    /// What a paper, or a set of them, is made for.
    fn about(&self, set: &[&PlannedDocument]) -> Option<String> {
        let [first, ..] = set else { return None };
        let document = self.setting.catalog.documents.get(&first.document)?;
        let said = |key: &'static str| self.words.word("paper", key).to_owned();
        let numbers: Vec<usize> = set
            .iter()
            .filter_map(|it| it.instance.as_ref().map(|it| it.number))
            .collect();
        match document.facts.one_per {
            OnePer::Case => None,
            OnePer::Stage => {
                let stage = said("stage").replace("{stage}", &first.stage.to_string());
                let parts = (set.len() > 1)
                    .then(|| said("parts").replace("{parts}", &set.len().to_string()));
                Some(
                    std::iter::once(stage)
                        .chain(parts)
                        .collect::<Vec<_>>()
                        .join(", "),
                )
            }
            OnePer::Goal => Some(self.numbered("goal", "goals", &numbers)),
            OnePer::Session => Some(self.sessions(set)),
            OnePer::SafetyPlan => {
                let id = &first.instance.as_ref()?.id;
                let (_, plan) = self.plans.iter().find(|(it, _)| it.id.as_str() == id)?;
                Some(setting_and_household(plan, self.words))
            }
            OnePer::Meeting => {
                let id = &first.instance.as_ref()?.id;
                let meetings = self.case.meetings();
                let meeting = meetings.iter().find(|it| it.id.as_str() == id)?;
                Some(said("meeting").replace("{on}", &self.words.date(*meeting.on)))
            }
            OnePer::SettingPage => {
                let page = self.numbered("page", "pages", &numbers);
                let id = &first.instance.as_ref()?.id;
                // Professionals print it for somebody who is no adult of the case.
                let own = self.case.setting_pages().find(|it| it.id.as_str() == id);
                let whose = own
                    .and_then(|it| it.role())
                    .map(|it| said("for").replace("{who}", it));
                Some(
                    std::iter::once(page)
                        .chain(whose)
                        .collect::<Vec<_>>()
                        .join(", "),
                )
            }
            OnePer::Incident if numbers.is_empty() => Some(said("blank")),
            OnePer::Incident => Some(self.numbered("record", "records", &numbers)),
        }
    }

    /// Sessions, by whose they are: "3 with Jay, 2 with Mrs Campbell".
    fn sessions(&self, set: &[&PlannedDocument]) -> String {
        let mut people: Vec<(&str, Vec<usize>)> = Vec::new();
        for instance in set.iter().filter_map(|it| it.instance.as_ref()) {
            match people.iter_mut().find(|(id, _)| *id == instance.id) {
                Some((_, numbers)) => numbers.push(instance.number),
                None => people.push((&instance.id, vec![instance.number])),
            }
        }
        let with = |(id, numbers): &(&str, Vec<usize>)| {
            let name = if *id == YOUNG_PERSON {
                Some(self.case.about_young_person().chosen_name.as_str())
            } else {
                let adults = self.case.adults().iter();
                adults
                    .filter(|it| it.id.as_str() == *id)
                    .map(|it| it.name.as_str())
                    .next()
            };
            self.words
                .word("paper", "with")
                .replace("{sessions}", &self.numbered("session", "sessions", numbers))
                .replace("{who}", name.unwrap_or(id))
        };
        people.iter().map(with).collect::<Vec<_>>().join(", ")
    }

    /// "goal 2", "goals 1 to 4" or "goals 1, 3 and 4".
    fn numbered(&self, one: &'static str, several: &'static str, numbers: &[usize]) -> String {
        let in_a_row = numbers.windows(2).all(|it| it[0] + 1 == it[1]);
        let numbers = match numbers {
            [first, .., last] if in_a_row && numbers.len() > 2 => self
                .words
                .word("paper", "from-to")
                .replace("{from}", &first.to_string())
                .replace("{to}", &last.to_string()),
            _ => {
                let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
                self.words.list(&numbers)
            }
        };
        let key = if numbers.contains(|it: char| !it.is_ascii_digit()) {
            several
        } else {
            one
        };
        self.words.word("paper", key).replace("{numbers}", &numbers)
    }

    /// Whether a meeting has agreed to a plan, or has been held.
    fn state(&self, paper: &PlannedDocument, plan: Option<&PlanInWords>) -> Option<String> {
        let document = self.setting.catalog.documents.get(&paper.document)?;
        if let Some(plan) = plan {
            return Some(match plan.ratified_on {
                Some(on) => {
                    let agreed = self.words.word("paper", "agreed");
                    agreed.replace("{on}", &self.words.date(on))
                }
                None => self.words.word("paper", "not-agreed").to_owned(),
            });
        }
        let id = &paper.instance.as_ref()?.id;
        let meetings = self.case.meetings();
        let meeting = meetings
            .iter()
            .find(|it| document.shows(Section::Meeting) && it.id.as_str() == id)?;
        let key = if meeting.is_held() {
            "held"
        } else {
            "not-held"
        };
        Some(self.words.word("paper", key).to_owned())
    }
}

/// What somebody was given of a plan.
fn given(
    (version, plan): &(PlanInWords, &SafetyPlan),
    person: &str,
    words: &ViewWords,
) -> Vec<Given> {
    let copies = plan.given_to.iter().filter(|it| it.who.as_str() == person);
    copies
        .map(|it| Given {
            on: words.date(*it.on),
            how: it.how.clone(),
            earlier: *it.on < version.on,
        })
        .collect()
}

/// Plans that somebody was given and that are not for them: any plan where nothing goes to them, else those of others.
fn still_has(
    case: &CaseFor<Professional>,
    person: &str,
    nothing: bool,
    words: &ViewWords,
) -> Vec<String> {
    let mut copies = Vec::new();
    for (_, plan) in case.safety_plans() {
        if nothing || !plan.is_read_by(person) {
            let own = plan.given_to.iter().filter(|it| it.who.as_str() == person);
            copies.extend(own.map(|it| {
                let has = words.word("paper", "given");
                has.replace("{plan}", &plan_title(plan, words))
                    .replace("{on}", &words.date(*it.on))
            }));
        }
    }
    copies
}

fn plan_title(plan: &SafetyPlan, words: &ViewWords) -> String {
    let title = words.word("paper", "safety-plan");
    title.replace("{about}", &setting_and_household(plan, words))
}

fn setting_and_household(plan: &SafetyPlan, words: &ViewWords) -> String {
    let setting = words.word("setting-title", plan.setting.word()).to_owned();
    match &plan.household {
        Some(household) => format!("{setting}, {household}"),
        None => setting,
    }
}

fn name_and_id(adult: &AdultFile) -> String {
    format!("{} ({})", adult.name, adult.id)
}

/// Who an adult is to the young person, else their role.
fn role_of(adult: &AdultFile, words: &ViewWords) -> Option<String> {
    let role = words.word("role", plan::role(adult.role)).to_owned();
    adult.relation.clone().or(Some(role))
}

fn secret(kind: SecretKind) -> &'static str {
    match kind {
        SecretKind::Name => "name",
        SecretKind::Address => "address",
        SecretKind::School => "school",
        SecretKind::Date => "date",
        SecretKind::Other => "other",
    }
}
