//! From what was written to a case: one function a rule, and all problems rather than the first.

mod endings;
mod meetings;
mod own_plan;
mod safety_plans;
mod sessions;

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::bank;
use super::faults::Faults;
use super::file::{
    Accept, CaseFile, FindingId, Goal, HowMuch, KeepsPapers, Living, PersonId, Status, Words,
};
use super::organisation::Organisation;
use super::places::Places;
use super::problems::{self, Link};
use super::read::{Written, concerns, located};
use super::session::Session;
use super::shape::nearest;
use super::vocabulary::Vocabulary;
use super::{Case, Withheld};
use crate::problem::{Concerns, Problem, Problems, Severity};
use crate::reader::{PROFESSIONAL, WORKER, YOUNG_PERSON};

/// A case with all that is wrong with it.
pub struct Checked {
    /// The case without its faulty parts; `None` when no paper can be made of it.
    pub case: Option<Case>,
    /// Every problem, in the order of the file.
    pub problems: Problems,
}

/// Checks what was written against every rule. `can_print` answers whether a font has a character.
pub fn check(
    written: Written,
    vocabulary: &Vocabulary,
    organisation: &Organisation,
    can_print: &dyn Fn(char) -> bool,
) -> Checked {
    let Written {
        file,
        places,
        problems,
        kept,
        letters,
    } = written;
    let Some(mut file) = file else {
        return Checked {
            case: None,
            problems: sorted(problems),
        };
    };
    bank::fill(&mut file, &vocabulary.bank);
    let mut check = Check {
        file: &file,
        places: &places,
        kept: &kept,
        vocabulary,
        organisation,
        problems,
    };
    for letter in letters
        .iter()
        .filter(|it| !it.path.starts_with("confidential") && !can_print(it.letter))
    {
        let problem = problems::cannot_print(&letter.name, letter.letter);
        check.say_at(problem, &letter.path, letter.at);
    }
    the_organisation_can_be_printed(&mut check, can_print);
    let others = [
        safety_plans::RULES,
        own_plan::RULES,
        meetings::RULES,
        sessions::RULES,
        endings::RULES,
    ];
    for rule in RULES.iter().chain(others.into_iter().flatten()) {
        rule(&mut check);
    }
    let uncovered = check.uncovered();
    let problems = check.problems;
    let problems = accept(problems, &file, &places, &kept, vocabulary);
    finish(file, places, &kept, uncovered, problems)
}

/// For lists that lost items: the numbers of those that are left, by the list's path.
type Kept = BTreeMap<String, Vec<usize>>;

/// One rule.
type Rule = fn(&mut Check);

/// Every rule, in the order of the file's sections.
const RULES: &[Rule] = &[
    ids_are_unique,
    ids_are_not_taken,
    ids_name_nobody,
    other_children_are_codes,
    workers_are_professionals,
    the_age_fits,
    papers_are_kept_safely,
    adults_get_known_documents,
    professionals_carry_known_areas,
    the_order_is_running,
    the_assessment_is_sound,
    experiences_are_of_somebody,
    findings_link,
    goals_link,
    goals_are_few,
    goals_move_towards_something,
    goals_have_few_steps,
    goals_are_looked_at_again,
    ratings_are_in_order,
    weights_link,
    weights_have_reasons,
    weights_are_single,
    limited_time_is_counted,
    nothing_presumes_while_proceedings_are_live,
    confidential_words_can_be_kept,
    help_lines_are_checked,
    the_colour_can_be_read,
    reading_profiles_are_known,
];

/// What the rules look at.
struct Check<'a> {
    file: &'a CaseFile,
    places: &'a Places,
    kept: &'a Kept,
    vocabulary: &'a Vocabulary,
    organisation: &'a Organisation,
    problems: Problems,
}

impl<'a> Check<'a> {
    fn say(&mut self, problem: Problem, path: &str) {
        self.problems
            .push(located(problem, path, self.places, concerns));
    }

    /// Says an error that makes no part of the case unfit to print.
    fn without_stopping(&mut self, problem: Problem, path: &str) {
        let problem = located(problem, path, self.places, concerns);
        self.problems.push(Problem {
            concerns: Concerns::Nothing,
            ..problem
        });
    }

    /// Says what a section lacks: its report is not made until then, but a draft is.
    fn gap(&mut self, problem: Problem, path: &str) {
        let section = path.split('.').next().unwrap_or_default();
        let concerns = Concerns::Gap(section.to_owned());
        let problem = located(problem, path, self.places, super::read::concerns);
        self.problems.push(Problem {
            concerns,
            ..problem
        });
    }

    fn say_at(&mut self, problem: Problem, path: &str, (line, column): (usize, usize)) {
        let problem = located(problem, path, self.places, concerns);
        self.problems.push(Problem {
            place: Some(self.places.at(line, column)),
            ..problem
        });
    }

    /// The path of an item that has no id, from its position among those that could be read.
    fn item(&self, list: &str, index: usize) -> String {
        format!("{list}.{}", number(self.kept, list, index))
    }

    fn prepared_on(&self) -> Option<Date> {
        self.file.case.as_ref().map(|it| *it.prepared_on)
    }

    fn adults(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.file.adult.iter().map(|it| it.id.as_str())
    }

    fn professionals(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.file.professional.iter().map(|it| it.id.as_str())
    }

    /// Says so when a link leads nowhere.
    fn link(&mut self, link: &Link, word: &str, path: &str) {
        if !self.is_known(link, word) {
            let nearest = nearest(word, self.words_of(link).into_iter());
            self.say(problems::unknown(link, word, nearest), path);
        }
    }

    /// Whether a link leads somewhere. An item that is there but faulty counts as there.
    fn is_known(&self, link: &Link, word: &str) -> bool {
        let in_file = |list: &str| self.places.has(&format!("{list}.{word}"));
        match link {
            Link::Person => word == YOUNG_PERSON || in_file("adult") || in_file("professional"),
            Link::Adult => in_file("adult"),
            Link::Professional => in_file("professional"),
            Link::Finding => in_file("finding"),
            Link::Goal => in_file("goal"),
            Link::Plan => in_file("safety-plan"),
            Link::Meeting => in_file("meeting"),
            Link::Line => self.vocabulary.bank.line(word).is_some(),
            Link::Area => self.vocabulary.areas.contains(word),
            Link::Cell => self.vocabulary.cells.contains(word),
            Link::Topic => self.vocabulary.topics.contains(word),
            Link::Document => self.vocabulary.documents.contains(word),
            Link::Exercise => self.vocabulary.exercises.contains(word),
        }
    }

    /// Where a link can lead.
    fn words_of(&self, link: &Link) -> Vec<&'a str> {
        let of_templates = |words: &'a BTreeSet<String>| words.iter().map(String::as_str).collect();
        match link {
            Link::Person => {
                let others = self.adults().chain(self.professionals());
                std::iter::once(YOUNG_PERSON).chain(others).collect()
            }
            Link::Adult => self.adults().collect(),
            Link::Professional => self.professionals().collect(),
            Link::Finding => self.file.finding.iter().map(|it| it.id.as_str()).collect(),
            Link::Goal => self.file.goal.iter().map(|it| it.id.as_str()).collect(),
            Link::Plan => self
                .file
                .safety_plan
                .iter()
                .map(|it| it.id.as_str())
                .collect(),
            Link::Meeting => self.file.meeting.iter().map(|it| it.id.as_str()).collect(),
            Link::Line => self
                .vocabulary
                .bank
                .lines()
                .map(|it| it.facts.id.as_str())
                .collect(),
            Link::Area => of_templates(&self.vocabulary.areas),
            Link::Cell => of_templates(&self.vocabulary.cells),
            Link::Topic => of_templates(&self.vocabulary.topics),
            Link::Document => of_templates(&self.vocabulary.documents),
            Link::Exercise => of_templates(&self.vocabulary.exercises),
        }
    }

    /// Each link of a list.
    fn links<'w>(&mut self, link: &Link, words: impl IntoIterator<Item = &'w str>, list: &str) {
        for (index, word) in words.into_iter().enumerate() {
            let path = self.item(list, index);
            self.link(link, word, &path);
        }
    }

    /// Who said words, and with whom they are shared.
    fn words_link(&mut self, words: &Words, path: &str) {
        if let Some(person) = &words.said_by {
            self.link(&Link::Person, person.as_str(), &format!("{path}.said-by"));
        }
        self.people_link(&words.shared_with, &format!("{path}.shared-with"));
    }

    fn people_link(&mut self, people: &[PersonId], list: &str) {
        self.links(&Link::Person, people.iter().map(PersonId::as_str), list);
    }
}

/// The number that an item has in the file, from its position among those that could be read.
fn number(kept: &Kept, list: &str, index: usize) -> usize {
    kept.get(list)
        .and_then(|it| it.get(index))
        .copied()
        .unwrap_or(index + 1)
}

// ---- Ids ----

fn ids_are_unique(check: &mut Check) {
    let file = check.file;
    let findings = file
        .finding
        .iter()
        .map(|it| ("finding", it.id.as_str(), "findings"));
    let goals = file.goal.iter().map(|it| ("goal", it.id.as_str(), "goals"));
    let children = file
        .child_nearby
        .iter()
        .map(|it| ("child-nearby", it.id.as_str(), "children nearby"));
    let people = "adults and professionals";
    let adults = file
        .adult
        .iter()
        .map(|it| ("adult", it.id.as_str(), people));
    let professionals = file
        .professional
        .iter()
        .map(|it| ("professional", it.id.as_str(), people));
    let plans = file
        .safety_plan
        .iter()
        .map(|it| ("safety-plan", it.id.as_str(), "Safety Plans"));
    let meetings = file
        .meeting
        .iter()
        .map(|it| ("meeting", it.id.as_str(), "meetings"));
    let pages = file
        .setting_page
        .iter()
        .map(|it| ("setting-page", it.id.as_str(), "setting pages"));
    let mut seen = BTreeSet::new();
    for (list, id, what) in adults
        .chain(professionals)
        .chain(children)
        .chain(findings)
        .chain(goals)
        .chain(plans)
        .chain(meetings)
        .chain(pages)
    {
        if seen.insert((what, id)) {
            continue;
        }
        let path = format!("{list}.{id}");
        let second = check.places.second(&path);
        let mut problem = located(problems::id_twice(id, what), &path, check.places, |_| {
            Concerns::Everything
        });
        problem.place = second.or(problem.place);
        check.problems.push(problem);
    }
}

fn ids_are_not_taken(check: &mut Check) {
    let taken = [YOUNG_PERSON, PROFESSIONAL, WORKER];
    for id in check.adults().filter(|it| taken.contains(it)) {
        check.say(problems::id_taken(id), &format!("adult.{id}.id"));
    }
    for id in check.professionals().filter(|it| taken.contains(it)) {
        check.say(problems::id_taken(id), &format!("professional.{id}.id"));
    }
}

fn ids_name_nobody(check: &mut Check) {
    for adult in &check.file.adult {
        let known = format!(
            "{} {}",
            adult.name,
            adult.relation.as_deref().unwrap_or_default()
        )
        .to_lowercase();
        let known: Vec<_> = known
            .split(|it: char| !it.is_alphanumeric())
            .filter(|it| it.len() > 2)
            .collect();
        let id = adult.id.as_str();
        if id.split('-').any(|it| known.contains(&it)) {
            check.say(problems::id_names_somebody(id), &format!("adult.{id}.id"));
        }
    }
}

fn other_children_are_codes(check: &mut Check) {
    for child in &check.file.child_nearby {
        let id = child.id.as_str();
        let code = id
            .strip_prefix("child-")
            .is_some_and(|it| it.len() == 1 || it.bytes().all(|it| it.is_ascii_digit()));
        if !code {
            check.say(problems::child_is_named(), &format!("child-nearby.{id}.id"));
        }
        if let Some(professional) = &child.plan {
            check.link(
                &Link::Professional,
                professional.as_str(),
                &format!("child-nearby.{id}.plan"),
            );
        }
    }
}

// ---- The papers, the young person, the law ----

fn workers_are_professionals(check: &mut Check) {
    let workers = check.file.case.iter().flat_map(|it| &it.workers);
    check.links(
        &Link::Professional,
        workers.map(super::file::ProfessionalId::as_str),
        "case.workers",
    );
}

fn the_age_fits(check: &mut Check) {
    let (Some(young_person), Some(day)) = (&check.file.young_person, check.prepared_on()) else {
        return;
    };
    let age = young_person.born.age_on(day);
    if !(5..=25).contains(&age) {
        check.say(problems::age_out_of_range(age), "young-person.born");
    } else if age > 18 && young_person.communication.needs.is_empty() {
        check.say(problems::over_18(age), "young-person.born");
    }
}

fn papers_are_kept_safely(check: &mut Check) {
    let Some(young_person) = &check.file.young_person else {
        return;
    };
    if young_person.keeps_papers != Some(KeepsPapers::Yes) {
        return;
    }
    let path = "young-person.keeps-papers";
    if young_person.living.is_some_and(Living::is_secure) {
        check.say(problems::keeps_papers_in_secure(), path);
    } else if proceedings_are_live(check.file) {
        check.say(problems::keeps_papers_while_live(), path);
    }
}

fn adults_get_known_documents(check: &mut Check) {
    for adult in &check.file.adult {
        let papers = adult.papers.iter().map(String::as_str);
        check.links(
            &Link::Document,
            papers,
            &format!("adult.{}.papers", adult.id),
        );
    }
}

fn professionals_carry_known_areas(check: &mut Check) {
    for professional in &check.file.professional {
        let areas = professional.can_carry.iter().map(String::as_str);
        check.links(
            &Link::Area,
            areas,
            &format!("professional.{}.can-carry", professional.id),
        );
    }
}

fn the_order_is_running(check: &mut Check) {
    let ends = check.file.legal.as_ref().and_then(|it| it.ends);
    if let (Some(ends), Some(day)) = (ends, check.prepared_on())
        && *ends < day
    {
        check.say(problems::legal_ended(), "legal.ends");
    }
}

fn proceedings_are_live(file: &CaseFile) -> bool {
    file.legal
        .as_ref()
        .is_some_and(|it| it.proceedings.are_live())
}

/// A gate: while proceedings are live, areas that presume an act are left out unless a manager decided otherwise.
fn nothing_presumes_while_proceedings_are_live(check: &mut Check) {
    if !proceedings_are_live(check.file) {
        return;
    }
    let presuming = &check.vocabulary.presuming;
    for goal in check
        .file
        .goal
        .iter()
        .filter(|it| it.status == Status::Active)
    {
        if let Some(area) = goal.area.as_deref().filter(|it| presuming.contains(*it)) {
            check.say(
                problems::presumes_while_live(area),
                &format!("goal.{}.area", goal.id),
            );
        }
    }
    for (index, weight) in check
        .file
        .weight
        .iter()
        .enumerate()
        .filter(|(_, it)| it.weight != HowMuch::NotNow)
    {
        let area = weight.cell.rsplit('.').next().unwrap_or_default();
        if presuming.contains(area) {
            let path = format!("{}.cell", check.item("weight", index));
            check.say(problems::presumes_while_live(area), &path);
        }
    }
}

// ---- The assessment and its findings ----

fn the_assessment_is_sound(check: &mut Check) {
    let Some(assessment) = &check.file.assessment else {
        if !check.places.has("assessment") {
            check.say(problems::assessment_missing(), "assessment");
        }
        return;
    };
    if assessment.trained == Some(false) {
        check.say(problems::assessment_untrained(), "assessment.trained");
    }
    let months = check.organisation.old_after_months();
    let last = assessment.reviewed.max(assessment.completed);
    let old = |last: Date, day: Date| {
        last.checked_add(i32::from(months).months())
            .is_ok_and(|it| it < day)
    };
    if let (Some(last), Some(day)) = (last, check.prepared_on())
        && old(*last, day)
    {
        let key = if assessment.reviewed == Some(last) {
            "reviewed"
        } else {
            "completed"
        };
        check.say(
            problems::assessment_old(months),
            &format!("assessment.{key}"),
        );
    }
}

fn experiences_are_of_somebody(check: &mut Check) {
    let experiences = check.file.assessment.iter().flat_map(|it| &it.experience);
    for (index, experience) in experiences.enumerate() {
        let path = format!("{}.person", check.item("assessment.experience", index));
        check.link(&Link::Person, experience.person.as_str(), &path);
    }
}

fn findings_link(check: &mut Check) {
    for finding in &check.file.finding {
        let path = format!("finding.{}", finding.id);
        check.links(
            &Link::Area,
            finding.areas.iter().map(String::as_str),
            &format!("{path}.areas"),
        );
        check.links(
            &Link::Topic,
            finding.topics.iter().map(String::as_str),
            &format!("{path}.topics"),
        );
        for adult in finding.adults.keys() {
            check.link(
                &Link::Adult,
                adult.as_str(),
                &format!("{path}.adults.{adult}"),
            );
        }
    }
}

// ---- Goals ----

fn goals_link(check: &mut Check) {
    for goal in &check.file.goal {
        let path = format!("goal.{}", goal.id);
        let findings = goal.findings.iter().map(super::file::FindingId::as_str);
        check.links(&Link::Finding, findings, &format!("{path}.findings"));
        if let Some(area) = &goal.area {
            check.link(&Link::Area, area, &format!("{path}.area"));
        }
        check.links(
            &Link::Topic,
            goal.topics.iter().map(String::as_str),
            &format!("{path}.topics"),
        );
        for adult in goal.adults.keys() {
            check.link(
                &Link::Adult,
                adult.as_str(),
                &format!("{path}.adults.{adult}"),
            );
        }
        if let Some(person) = &goal.responsible {
            check.link(
                &Link::Person,
                person.as_str(),
                &format!("{path}.responsible"),
            );
        }
        for (words, key) in [
            (&goal.young_person, "young-person"),
            (&goal.why, "why"),
            (&goal.how_we_will_know, "how-we-will-know"),
        ] {
            if let Some(words) = words {
                check.words_link(words, &format!("{path}.{key}"));
            }
        }
        for (index, words) in goal.good_at.iter().enumerate() {
            let path = check.item(&format!("{path}.good-at"), index);
            check.words_link(words, &path);
        }
        for (index, step) in goal.steps.iter().enumerate() {
            let path = check.item(&format!("{path}.steps"), index);
            check.people_link(&step.shared_with, &format!("{path}.shared-with"));
        }
        for (index, rating) in goal.rating.iter().enumerate() {
            let path = check.item(&format!("{path}.rating"), index);
            check.link(&Link::Person, rating.by.as_str(), &format!("{path}.by"));
            check.people_link(&rating.shared_with, &format!("{path}.shared-with"));
        }
    }
}

fn goals_are_few(check: &mut Check) {
    let active: Vec<_> = check
        .file
        .goal
        .iter()
        .filter(|it| it.status == Status::Active)
        .collect();
    if let Some(fourth) = active.get(3) {
        check.say(
            problems::too_many_active(active.len()),
            &format!("goal.{}", fourth.id),
        );
    }
}

fn goals_move_towards_something(check: &mut Check) {
    for goal in &check.file.goal {
        let Some(words) = goal.young_person.as_ref().filter(|it| avoids(&it.text)) else {
            continue;
        };
        let own = words
            .said_by
            .as_ref()
            .is_some_and(|it| it.as_str() == YOUNG_PERSON);
        let problem = if own {
            problems::goal_reframe()
        } else {
            problems::goal_avoids()
        };
        check.say(problem, &format!("goal.{}.young-person", goal.id));
    }
}

/// Whether a goal says what not to do.
pub(crate) fn avoids(text: &str) -> bool {
    let text = text.to_lowercase().replace('’', "'");
    let written: Vec<_> = text.split_whitespace().collect();
    written.iter().enumerate().any(|(at, whole)| {
        let bare = |it: &&str| {
            it.trim_matches(|it: char| !it.is_alphanumeric() && it != '\'')
                .to_owned()
        };
        let next = written.get(at + 1).map(bare).unwrap_or_default();
        match bare(whole).as_str() {
            "not" | "never" | "won't" | "wont" | "don't" | "dont" => true,
            "avoid" | "avoiding" | "refrain" | "refraining" | "quit" => true,
            // "Stop and think" and "stop, ask and wait" are something to do.
            "stop" | "stopping" => {
                let ends = whole.ends_with(|it: char| !it.is_alphanumeric());
                !ends && !matches!(next.as_str(), "and" | "then" | "think" | "to" | "")
            }
            _ => false,
        }
    })
}

fn goals_have_few_steps(check: &mut Check) {
    for goal in check.file.goal.iter().filter(|it| it.steps.len() > 3) {
        check.say(
            problems::too_many_steps(goal.steps.len()),
            &format!("goal.{}.steps", goal.id),
        );
    }
}

fn goals_are_looked_at_again(check: &mut Check) {
    let Some(day) = check.prepared_on() else {
        return;
    };
    for goal in check
        .file
        .goal
        .iter()
        .filter(|it| it.status == Status::Active)
    {
        if goal.review.is_some_and(|it| *it < day) {
            check.say(problems::review_past(), &format!("goal.{}.review", goal.id));
        }
    }
}

fn ratings_are_in_order(check: &mut Check) {
    let file = check.file;
    for goal in &file.goal {
        let Goal { id, rating, .. } = goal;
        let mut seen = BTreeSet::new();
        for (index, rating) in rating.iter().enumerate() {
            let path = check.item(&format!("goal.{id}.rating"), index);
            if check.prepared_on().is_some_and(|it| it < *rating.on) {
                check.say(problems::rating_after_papers(), &format!("{path}.on"));
            }
            if !seen.insert((&rating.by, rating.on)) {
                check.say(problems::rating_twice(), &path);
            }
            let hidden = file
                .adult
                .iter()
                .any(|it| it.details_confidential && it.id.as_str() == rating.by.as_str());
            let other_adult = |it: &PersonId| {
                *it != rating.by
                    && file
                        .adult
                        .iter()
                        .any(|adult| adult.id.as_str() == it.as_str())
            };
            if hidden && rating.shared_with.iter().any(other_adult) {
                check.say(
                    problems::rating_of_confidential_adult(),
                    &format!("{path}.shared-with"),
                );
            }
        }
    }
}

// ---- Weights and time ----

fn weights_link(check: &mut Check) {
    for (index, weight) in check.file.weight.iter().enumerate() {
        let path = check.item("weight", index);
        check.link(&Link::Cell, &weight.cell, &format!("{path}.cell"));
        if let Some(person) = &weight.person {
            check.link(&Link::Adult, person.as_str(), &format!("{path}.person"));
            if check.vocabulary.cells.contains(&weight.cell) && !weight.cell.contains(".adults.") {
                check.say(problems::weight_of_nobody(), &format!("{path}.person"));
            }
        }
    }
}

fn weights_have_reasons(check: &mut Check) {
    for (index, weight) in check.file.weight.iter().enumerate() {
        if weight.weight == HowMuch::NotNow && weight.reason.is_none() {
            let path = check.item("weight", index);
            check.say(problems::weight_without_reason(), &path);
        }
    }
}

fn weights_are_single(check: &mut Check) {
    let mut seen = BTreeSet::new();
    for (index, weight) in check.file.weight.iter().enumerate() {
        if !seen.insert((&weight.cell, &weight.person)) {
            let path = check.item("weight", index);
            check.say(problems::weight_twice(), &path);
        }
    }
}

fn limited_time_is_counted(check: &mut Check) {
    if check
        .file
        .time
        .as_ref()
        .is_some_and(|it| it.limited && it.sessions.is_none())
    {
        check.say(problems::limited_without_sessions(), "time.limited");
    }
}

// ---- The confidential register ----

fn confidential_words_can_be_kept(check: &mut Check) {
    let names = printed_names(check.file);
    let mut seen = BTreeSet::new();
    for (index, confidential) in check.file.confidential.iter().enumerate() {
        let path = check.item("confidential", index);
        let forms = confidential.also.iter().enumerate();
        let also = format!("{path}.also");
        let forms: Vec<_> = forms
            .map(|(index, words)| (check.item(&also, index), words))
            .collect();
        for (path, words) in
            std::iter::once((format!("{path}.text"), &confidential.text)).chain(forms)
        {
            let folded = fold(words);
            if folded.concat().chars().count() < 3 {
                check.say(problems::confidential_too_short(), &path);
            } else if let Some((place, _)) = names.iter().find(|(_, name)| contains(name, &folded))
            {
                check.say(problems::confidential_is_printed(place), &path);
            }
            if !seen.insert(folded) {
                check.say(problems::confidential_twice(), &path);
            }
        }
    }
}

/// Names that papers print, by path.
fn printed_names(file: &CaseFile) -> Vec<(String, Vec<String>)> {
    let chosen = file
        .young_person
        .iter()
        .map(|it| ("young-person.chosen-name".to_owned(), &it.chosen_name));
    let preparer = file.case.iter().filter_map(|it| it.prepared_by.as_ref());
    let preparer = preparer.map(|it| ("case.prepared-by.name".to_owned(), &it.name));
    let adults = file
        .adult
        .iter()
        .map(|it| (format!("adult.{}.name", it.id), &it.name));
    let professionals = file
        .professional
        .iter()
        .map(|it| (format!("professional.{}.name", it.id), &it.name));
    let names = chosen.chain(preparer).chain(adults).chain(professionals);
    names.map(|(path, name)| (path, fold(name))).collect()
}

/// The words of a text without accents and capitals.
fn fold(text: &str) -> Vec<String> {
    let text: String = text.nfd().filter(|it| !is_combining_mark(*it)).collect();
    let words = text
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty());
    words.map(str::to_lowercase).collect()
}

fn contains(name: &[String], words: &[String]) -> bool {
    !words.is_empty() && name.windows(words.len()).any(|it| it == words)
}

// ---- The organisation's help lines ----

fn help_lines_are_checked(check: &mut Check) {
    let Some(day) = check.prepared_on() else {
        return;
    };
    let old = |checked: Date| checked.checked_add(12.months()).is_ok_and(|it| it < day);
    for (number, line) in (1..).zip(&check.organisation.help_line) {
        if old(*line.checked) {
            let path = format!("help-line.{number}.checked");
            let problem = check.organisation.located(problems::help_line_old(), &path);
            check.problems.push(problem);
        }
    }
}

/// The organisation's colour must be readable on white, whatever the theme.
fn the_colour_can_be_read(check: &mut Check) {
    let colour = check.organisation.colours.main.as_deref();
    if colour
        .and_then(contrast_to_white)
        .is_some_and(|it| it < 4.5)
    {
        let problem = check
            .organisation
            .located(problems::colour_pale(), "colours.main");
        check.problems.push(problem);
    }
}

fn reading_profiles_are_known(check: &mut Check) {
    let known = &check.vocabulary.profiles;
    let written = check.organisation.reading.keys();
    for profile in written.filter(|it| !known.contains(*it)) {
        let nearest = nearest(profile, known.iter().map(String::as_str));
        let problem = problems::unknown_profile(profile, nearest);
        let path = format!("reading.{profile}");
        let problem = check.organisation.located(problem, &path);
        check.problems.push(problem);
    }
}

/// The contrast of a colour such as `#1f5c57` to white, as WCAG 2 measures it.
fn contrast_to_white(colour: &str) -> Option<f64> {
    let part = |at: usize| {
        let byte = u8::from_str_radix(colour.get(at..at + 2)?, 16).ok()?;
        let share = f64::from(byte) / 255.0;
        Some(if share <= 0.040_45 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        })
    };
    let luminance = 0.2126 * part(1)? + 0.7152 * part(3)? + 0.0722 * part(5)?;
    Some(1.05 / (luminance + 0.05))
}

/// The organisation's words are printed too.
fn the_organisation_can_be_printed(check: &mut Check, can_print: &dyn Fn(char) -> bool) {
    for letter in check
        .organisation
        .letters()
        .iter()
        .filter(|it| !can_print(it.letter))
    {
        let problem = problems::cannot_print(&letter.name, letter.letter);
        let problem = check.organisation.located(problem, &letter.path);
        check.problems.push(problem);
    }
}

// ---- Accepting, and the end ----

/// Takes out warnings that somebody accepted, and says so when an `[[accept]]` fits nothing.
fn accept(
    problems: Problems,
    file: &CaseFile,
    places: &Places,
    kept: &Kept,
    vocabulary: &Vocabulary,
) -> Problems {
    let live = proceedings_are_live(file);
    let mut said = Problems::new();
    for (index, accept) in file.accept.iter().enumerate() {
        let path = format!("accept.{}", number(kept, "accept", index));
        let mut say = |problem, key: &str| {
            said.push(located(problem, &format!("{path}.{key}"), places, concerns));
        };
        let is_gate = vocabulary.gates.contains(&accept.code);
        let known = || problems::codes().iter().map(|(code, _)| *code);
        if !is_gate && !known().any(|it| it == accept.code) {
            let words = known().chain(vocabulary.gates.iter().map(String::as_str));
            say(
                problems::accept_unknown_code(nearest(&accept.code, words)),
                "code",
            );
        } else if !is_gate && !problems::is_warning(&accept.code) {
            say(problems::accept_an_error(&accept.code), "code");
        } else if (is_gate && live || accept.code == problems::PROCEEDINGS_LIVE)
            && !accept.legal_advice
        {
            say(problems::accept_without_legal_advice(), "legal-advice");
        } else if is_gate || problems.iter().any(|it| accept.fits(it)) {
            // Whether a gate is shut is known only when the plan is made.
        } else if let Some(at) = accept.at.as_deref().filter(|at| !places.has(at)) {
            say(
                problems::accept_unknown_place(nearest(at, places.paths())),
                "at",
            );
        } else {
            say(problems::accept_unused(&accept.code), "code");
        }
    }
    let legal = |accept: &Accept| accept.code != problems::PROCEEDINGS_LIVE || accept.legal_advice;
    let accepted = |problem: &Problem| file.accept.iter().any(|it| legal(it) && it.fits(problem));
    let mut problems = problems;
    problems.retain(|it| !accepted(it));
    problems.append(said);
    problems
}

/// What a later stage finds about the words of a case.
impl Case {
    /// Takes it in: warnings that somebody accepted go, and what is wrong makes the papers that show it unfit. `codes` are
    /// all that the stage can find; an `[[accept]]` of one of them that fits nothing is said.
    #[must_use]
    pub fn judge(mut self, found: Problems, codes: &[&'static str]) -> (Self, Problems) {
        let mut said = Problems::new();
        let accepted = (1..)
            .zip(&self.accepted)
            .filter(|(_, it)| codes.contains(&it.code.as_str()));
        for (nth, accept) in accepted {
            if found.iter().any(|it| accept.fits(it)) {
                continue;
            }
            let problem = if found.iter().any(|it| accept.names(it)) {
                problems::accept_an_error(&accept.code)
            } else {
                problems::accept_unused(&accept.code)
            };
            let number = self.accept_numbers.get(nth - 1).copied().unwrap_or(nth);
            said.push(located(
                problem,
                &format!("accept.{number}.code"),
                &self.places,
                concerns,
            ));
        }
        let mut found = found;
        found.retain(|it| !self.accepted.iter().any(|accept| accept.fits(it)));
        found.append(said);
        self.faults.add(&found);
        (self, found)
    }
}

impl Accept {
    /// Whether it names this problem and its place.
    fn names(&self, problem: &Problem) -> bool {
        let place = self
            .at
            .as_deref()
            .is_none_or(|at| is_within(&problem.path, at));
        self.code == problem.code && place
    }

    /// Whether it names this problem, and the problem is one that can be accepted.
    fn fits(&self, problem: &Problem) -> bool {
        problem.severity == Severity::Warning && self.names(problem)
    }
}

fn is_within(path: &str, place: &str) -> bool {
    path.strip_prefix(place)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Makes the case of what is sound.
fn finish(
    mut file: CaseFile,
    places: Places,
    kept: &Kept,
    uncovered: Vec<FindingId>,
    mut problems: Problems,
) -> Checked {
    number_items(&mut file, kept);
    let (Some(papers), Some(young_person)) = (file.case, file.young_person) else {
        // Without the young person nothing can be made, whatever else is sound.
        for problem in problems
            .iter_mut()
            .filter(|it| it.path.starts_with("young-person"))
        {
            if problem.severity == Severity::Error {
                problem.concerns = Concerns::Everything;
            }
        }
        return Checked {
            case: None,
            problems: sorted(problems),
        };
    };
    let faults = Faults::of(&problems);
    let problems = sorted(problems);
    if faults.stop_everything() {
        return Checked {
            case: None,
            problems,
        };
    }
    let sound = |section: &str, id: &str| !faults.in_item(section, id);
    let (adults, faulty): (Vec<_>, Vec<_>) = file
        .adult
        .into_iter()
        .partition(|it| sound("adult", it.id.as_str()));
    let sound_number =
        |list: &str, index: usize| sound(list, &number(kept, list, index).to_string());
    let case = Case {
        papers,
        legal: file.legal.unwrap_or_default(),
        young_person,
        adults,
        // Whether their details are confidential cannot be trusted when something is wrong with them.
        withheld: faulty
            .into_iter()
            .map(|it| Withheld {
                id: it.id,
                name: it.name,
            })
            .collect(),
        children_nearby: keep(file.child_nearby, |it| {
            sound("child-nearby", it.id.as_str())
        }),
        professionals: keep(file.professional, |it| {
            sound("professional", it.id.as_str())
        }),
        assessment: file.assessment,
        findings: keep(file.finding, |it| sound("finding", it.id.as_str())),
        goals: keep(file.goal, |it| sound("goal", it.id.as_str())),
        weights: keep_numbered(file.weight, |it| sound_number("weight", it)),
        time: file.time.unwrap_or_default(),
        accept_numbers: (0..file.accept.len())
            .filter(|it| sound_number("accept", *it))
            .map(|it| number(kept, "accept", it))
            .collect(),
        accepted: keep_numbered(file.accept, |it| sound_number("accept", it)),
        ending: file.ending,
        safety_plans: keep(file.safety_plan, |it| sound("safety-plan", it.id.as_str())),
        uncovered,
        keeping_safe_plan: file.keeping_safe_plan,
        intervention_plan: file.intervention_plan,
        meetings: keep(file.meeting, |it| sound("meeting", it.id.as_str())),
        setting_pages: keep(file.setting_page, |it| {
            sound("setting-page", it.id.as_str())
        }),
        incidents: keep(file.incident, |it| sound("incident", &it.name())),
        sessions: in_order(keep_numbered(file.session, |it| {
            sound_number("session", it)
        })),
        eighteen: file.eighteen,
        confidential: file.confidential,
        places,
        faults,
    };
    Checked {
        case: Some(case),
        problems,
    }
}

/// Gives items that papers are made for the number they have in the file, so that a fault in one leaves the file
/// names of the others as they are.
fn number_items(file: &mut CaseFile, kept: &Kept) {
    for (index, it) in file.safety_plan.iter_mut().enumerate() {
        it.number = number(kept, "safety-plan", index);
    }
    for (index, it) in file.meeting.iter_mut().enumerate() {
        it.number = number(kept, "meeting", index);
    }
    for (index, it) in file.setting_page.iter_mut().enumerate() {
        it.number = number(kept, "setting-page", index);
    }
    for (index, it) in file.incident.iter_mut().enumerate() {
        it.number = number(kept, "incident", index);
    }
    for (index, it) in file.session.iter_mut().enumerate() {
        it.number = number(kept, "session", index);
    }
}

/// By day; those of one day as they were written.
fn in_order(mut sessions: Vec<Session>) -> Vec<Session> {
    sessions.sort_by_key(|it| *it.on);
    sessions
}

fn keep<T>(items: Vec<T>, sound: impl Fn(&T) -> bool) -> Vec<T> {
    items.into_iter().filter(sound).collect()
}

fn keep_numbered<T>(items: Vec<T>, sound: impl Fn(usize) -> bool) -> Vec<T> {
    items
        .into_iter()
        .enumerate()
        .filter(|(index, _)| sound(*index))
        .map(|(_, it)| it)
        .collect()
}

fn sorted(mut problems: Problems) -> Problems {
    problems.sort();
    problems
}
