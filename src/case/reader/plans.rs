//! What each reader may know of Safety Plans and of the young person's own plan.
//!
//! The young person and an adult see only plans that name them as a reader, each in their own words and with the same
//! numbers; a disagreement is read by the person whose it is. Other children are known to professionals, by code.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::ear::{Ear, Who};
use super::{Adult, CaseFor, Professional, YoungPerson};
use crate::case::Case;
use crate::case::file::FindingId;
use crate::case::keeping_safe::{Companion, PlanPerson, PlannedPlace, Practice, Shape, State};
use crate::case::safety_plan::{
    AgreedHow, Gap, ImposedBy, LineGap, LineId, LineKind, PlanLine, PlanPlace, PlanSetting,
    SafetyPlan, SafetyPlanId,
};
use crate::reader::YOUNG_PERSON;

/// A Safety Plan in one reader's words.
#[derive(Clone)]
pub struct PlanInWords<'a> {
    /// Its code, for links within the program.
    pub id: &'a SafetyPlanId,
    /// Its number in the file.
    pub number: usize,
    /// The setting it is for.
    pub setting: PlanSetting,
    /// Its version.
    pub version: u32,
    /// The date of this version.
    pub on: Date,
    /// When it is looked at again.
    pub next_review: Option<Date>,
    /// When a meeting agreed to this version.
    pub ratified_on: Option<Date>,
    /// Whether it is a draft: not agreed to, or something is missing.
    pub draft: bool,
    /// What the plan as a whole still lacks.
    pub gaps: Vec<Gap>,
    /// Why there is a plan.
    pub why: Option<&'a str>,
    /// What goes well.
    pub going_well: Vec<&'a str>,
    /// What the young person keeps doing.
    pub keeps_doing: &'a [String],
    /// The first signs that help is needed.
    pub early_signs: Vec<&'a str>,
    /// The lines, as far as there are words for this reader; the numbers are the same for every reader.
    pub lines: Vec<LineInWords<'a>>,
    /// What happens when somebody is worried.
    pub if_worried: WorriedInWords<'a>,
    /// The reader's own disagreement.
    pub disagreements: Vec<&'a str>,
    /// Who agreed, as far as the reader may know them.
    pub agreed: Vec<AgreedInWords<'a>>,
    /// What changed since the version before.
    pub changes: Option<Changes<'a>>,
}

/// A line of a plan in one reader's words.
#[derive(Clone)]
pub struct LineInWords<'a> {
    /// Its number, the same for every reader.
    pub number: usize,
    /// Its code, for links within the program.
    pub id: Option<&'a LineId>,
    /// The place or time of day it is about.
    pub place: PlanPlace,
    /// Whether it limits something or helps.
    pub kind: LineKind,
    /// When it applies.
    pub situation: Option<&'a str>,
    /// What one might notice.
    pub notice: Option<&'a str>,
    /// What the adult does.
    pub adult_does: Option<&'a str>,
    /// What the young person does.
    pub i_do: Option<&'a str>,
    /// Who sees to it.
    pub who: Option<Who<'a>>,
    /// Why it is needed.
    pub reason: Option<&'a str>,
    /// When it is looked at again.
    pub review: Option<Date>,
    /// How it can ease and end.
    pub eases_when: Option<&'a str>,
    /// Who imposed it.
    pub imposed_by: ImposedBy,
    /// What it still lacks.
    pub missing: Vec<LineGap>,
}

/// What happens when somebody is worried, in one reader's words.
#[derive(Clone, Copy, Default)]
pub struct WorriedInWords<'a> {
    /// At once.
    pub now: Option<&'a str>,
    /// On the same day.
    pub same_day: Option<&'a str>,
    /// When the plan cannot be kept.
    pub breaks_down: Option<&'a str>,
    /// Who steps in.
    pub steps_in: Option<Who<'a>>,
}

/// Somebody who agreed.
#[derive(Clone, Copy)]
pub struct AgreedInWords<'a> {
    /// Who.
    pub who: Who<'a>,
    /// How.
    pub how: AgreedHow,
    /// Who explained it.
    pub by: Option<Who<'a>>,
    /// When.
    pub on: Option<Date>,
}

/// What changed since an earlier version.
#[derive(Clone)]
pub struct Changes<'a> {
    /// The earlier version.
    pub since: u32,
    /// Its date.
    pub on: Option<Date>,
    /// Numbers of new lines.
    pub new: Vec<usize>,
    /// Numbers of lines with other words.
    pub changed: Vec<usize>,
    /// What went, in the reader's words.
    pub gone: Vec<&'a str>,
}

/// How a house works, for everybody in it.
#[derive(Clone)]
pub struct HouseRules<'a> {
    /// The setting.
    pub setting: PlanSetting,
    /// The rules, which name nobody.
    pub rules: Vec<&'a str>,
}

/// The young person's own plan, as they read it.
#[derive(Clone)]
pub struct OwnPlan<'a> {
    /// Its version.
    pub version: u32,
    /// The date of this version.
    pub on: Option<Date>,
    /// When it is looked at again.
    pub review: Option<Date>,
    /// Where it lives.
    pub lives_at: Option<&'a str>,
    /// What they are building.
    pub good_life: &'a [String],
    /// The states.
    pub states: &'a [State],
    /// Places and times planned ahead.
    pub places: &'a [PlannedPlace],
    /// Their people.
    pub people: &'a [PlanPerson],
    /// What others promise them.
    pub promises: Vec<PromiseInWords<'a>>,
    /// Each time it was practised.
    pub practice: &'a [Practice],
}

/// A promise in one reader's words.
#[derive(Clone, Copy)]
pub struct PromiseInWords<'a> {
    /// Who gives it.
    pub who: Who<'a>,
    /// The promise.
    pub text: &'a str,
}

/// How one adult helps with the young person's plan. They see the words and shapes of its states, nothing else of it.
#[derive(Clone)]
pub struct CompanionPage<'a> {
    /// The plan's version.
    pub version: u32,
    /// When the plan is looked at again.
    pub review: Option<Date>,
    /// The states by word and shape.
    pub states: Vec<(&'a str, Shape)>,
    /// What they notice, do and say.
    pub help: &'a Companion,
    /// What they promised.
    pub promises: Vec<&'a str>,
}

/// What professionals know of the young person's own plan: that there is one, and who promised what.
#[derive(Clone)]
pub struct OwnPlanAtATable<'a> {
    /// Its version.
    pub version: u32,
    /// The date of this version.
    pub on: Option<Date>,
    /// When it is looked at again.
    pub review: Option<Date>,
    /// When it was last practised.
    pub practised: Option<Date>,
    /// Who promised what.
    pub promises: Vec<PromiseInWords<'a>>,
}

/// Plans that name the young person as a reader, and their own.
impl<'a> CaseFor<'a, YoungPerson> {
    /// Safety Plans that are for the young person too, in their words.
    pub fn safety_plans(&self) -> Vec<PlanInWords<'a>> {
        let plans = self
            .case
            .safety_plans
            .iter()
            .filter(|it| it.is_read_by(YOUNG_PERSON));
        plans
            .map(|it| self.case.plan_in_words(it, Ear::YoungPerson))
            .collect()
    }

    /// Their own plan.
    pub fn keeping_safe_plan(&self) -> Option<OwnPlan<'a>> {
        let plan = self.case.keeping_safe_plan.as_ref()?;
        Some(OwnPlan {
            version: plan.version(),
            on: plan.on.map(|it| *it),
            review: plan.review.map(|it| *it),
            lives_at: plan.lives_at.as_deref(),
            good_life: &plan.good_life,
            states: &plan.state,
            places: &plan.places,
            people: &plan.people,
            promises: self.case.promises(Ear::YoungPerson),
            practice: &plan.practice,
        })
    }
}

/// Plans that name this adult as a reader.
impl<'a> CaseFor<'a, Adult> {
    /// Safety Plans that are for this adult, in words for them.
    pub fn safety_plans(&self) -> Vec<PlanInWords<'a>> {
        let ear = Ear::Adult(&self.reader.0);
        let plans = self
            .case
            .safety_plans
            .iter()
            .filter(|it| it.is_read_by(self.id()));
        plans.map(|it| self.case.plan_in_words(it, ear)).collect()
    }

    /// How the house of one of these plans works, in words that name nobody; life online belongs to the house.
    pub fn house_rules(&self, plan: &str) -> Option<HouseRules<'a>> {
        let read = || {
            self.case
                .safety_plans
                .iter()
                .filter(|it| it.is_read_by(self.id()))
        };
        let house = read().find(|it| it.id.as_str() == plan && it.setting.is_a_household())?;
        let online = read().filter(|it| it.setting == PlanSetting::Online);
        let lines = std::iter::once(house)
            .chain(online)
            .flat_map(SafetyPlan::lines);
        let mut seen = BTreeSet::new();
        let rules: Vec<_> = lines
            .filter_map(|(_, it)| it.house.as_deref())
            .filter(|it| seen.insert(*it))
            .collect();
        (!rules.is_empty()).then_some(HouseRules {
            setting: house.setting,
            rules,
        })
    }

    /// How they help with the young person's own plan, when there are words for them.
    pub fn companion(&self) -> Option<CompanionPage<'a>> {
        let plan = self.case.keeping_safe_plan.as_ref()?;
        let help = plan.adults.get(&self.reader.0)?;
        let own = plan
            .promises
            .iter()
            .filter(|it| it.who.as_str() == self.id());
        Some(CompanionPage {
            version: plan.version(),
            review: plan.review.map(|it| *it),
            states: plan
                .state
                .iter()
                .map(|it| (it.word.as_str(), it.shape))
                .collect(),
            help,
            promises: own
                .filter_map(|it| it.text.for_adult(&self.reader.0))
                .collect(),
        })
    }
}

/// Every plan.
impl<'a> CaseFor<'a, Professional> {
    /// Safety Plans, in words for professionals, each with what only they know of it.
    pub fn safety_plans(&self) -> Vec<(PlanInWords<'a>, &'a SafetyPlan)> {
        let plans = self.case.safety_plans.iter();
        plans
            .map(|it| (self.case.plan_in_words(it, Ear::Professional), it))
            .collect()
    }

    /// Findings that need an answer now and that no line of a plan names.
    pub fn uncovered_findings(&self) -> &'a [FindingId] {
        &self.case.uncovered
    }

    /// What professionals know of the young person's own plan.
    pub fn keeping_safe_plan(&self) -> Option<OwnPlanAtATable<'a>> {
        let plan = self.case.keeping_safe_plan.as_ref()?;
        Some(OwnPlanAtATable {
            version: plan.version(),
            on: plan.on.map(|it| *it),
            review: plan.review.map(|it| *it),
            practised: plan.practice.iter().map(|it| *it.on).max(),
            promises: self.case.promises(Ear::Professional),
        })
    }

    /// Whether an adult has words of their own for the young person's own plan.
    pub fn has_companion(&self, adult: &str) -> bool {
        let plan = self.case.keeping_safe_plan.as_ref();
        plan.is_some_and(|it| it.adults.contains_key(adult))
    }
}

impl Case {
    fn plan_in_words<'a>(&'a self, plan: &'a SafetyPlan, ear: Ear) -> PlanInWords<'a> {
        let lines: Vec<_> = plan
            .lines()
            .filter_map(|(number, it)| self.line_in_words(number, it, ear))
            .collect();
        let worried = plan.if_worried.as_ref();
        let gaps = plan.gaps();
        let draft = !plan.is_ratified() || !gaps.is_empty() || !self.uncovered.is_empty();
        let agreed = plan.agreed_by.iter().filter_map(|it| {
            Some(AgreedInWords {
                who: ear.who(self, &it.who).filter(|it| *it != Who::Kept)?,
                how: it.how,
                by: it.by.as_ref().and_then(|it| ear.who(self, it)),
                on: it.on.map(|it| *it),
            })
        });
        let own = plan
            .disagreements
            .iter()
            .filter(|it| ear.id() == Some(it.by.as_str()));
        PlanInWords {
            id: &plan.id,
            number: plan.number,
            setting: plan.setting,
            version: plan.version(),
            on: *plan.on,
            next_review: plan.next_review.map(|it| *it),
            ratified_on: plan
                .ratified_on
                .map(|it| *it)
                .filter(|_| plan.is_ratified()),
            draft,
            gaps: gaps
                .into_iter()
                .filter(|it| !matches!(it, Gap::OfLine(..)))
                .collect(),
            why: plan.why.as_ref().and_then(|it| ear.words(it)),
            going_well: plan
                .going_well
                .iter()
                .filter_map(|it| ear.all(it))
                .collect(),
            keeps_doing: &plan.keeps_doing,
            early_signs: plan
                .early_signs
                .iter()
                .filter_map(|it| ear.all(it))
                .collect(),
            if_worried: worried
                .map(|it| {
                    let text = |words: &'a Option<_>| words.as_ref().and_then(|it| ear.all(it));
                    WorriedInWords {
                        now: text(&it.now),
                        same_day: text(&it.same_day),
                        breaks_down: text(&it.breaks_down),
                        steps_in: it.steps_in.as_ref().and_then(|it| ear.who(self, it)),
                    }
                })
                .unwrap_or_default(),
            disagreements: own.map(|it| it.text.as_str()).collect(),
            agreed: agreed.collect(),
            changes: changes(plan, &lines, ear),
            lines,
        }
    }

    /// A line, when there are words for this reader.
    fn line_in_words<'a>(
        &'a self,
        number: usize,
        line: &'a PlanLine,
        ear: Ear,
    ) -> Option<LineInWords<'a>> {
        let situation = ear.words(&line.situation);
        let notice = ear.words(&line.notice);
        let adult_does = ear.words(&line.adult_does);
        let i_do = ear.words(&line.i_do);
        situation.or(notice).or(adult_does).or(i_do)?;
        Some(LineInWords {
            number,
            id: line.name(),
            place: line.place.unwrap_or(PlanPlace::Other),
            kind: line.kind.unwrap_or(LineKind::Support),
            situation,
            notice,
            adult_does,
            i_do,
            who: line.who.as_ref().and_then(|it| ear.who(self, it)),
            reason: ear.words(&line.reason),
            review: line.review.map(|it| *it),
            eases_when: ear.words(&line.eases_when),
            imposed_by: line.imposed_by,
            missing: line.gaps(),
        })
    }

    /// The promises of the young person's own plan that have words for this reader.
    fn promises(&self, ear: Ear) -> Vec<PromiseInWords<'_>> {
        let promises = self.keeping_safe_plan.iter().flat_map(|it| &it.promises);
        promises
            .filter_map(|it| {
                Some(PromiseInWords {
                    who: ear.who(self, &it.who)?,
                    text: ear.words(&it.text)?,
                })
            })
            .collect()
    }
}

/// What changed in the lines that this reader has.
fn changes<'a>(plan: &'a SafetyPlan, lines: &[LineInWords], ear: Ear) -> Option<Changes<'a>> {
    let (since, on) = plan.before()?;
    let seen = |number: &usize| lines.iter().any(|it| it.number == *number);
    let marked = |mark: &dyn Fn(&PlanLine) -> bool| {
        let lines = plan
            .lines()
            .filter(|(_, it)| mark(it))
            .map(|(number, _)| number);
        lines.filter(|it| seen(it)).collect::<Vec<_>>()
    };
    let changed = |it: &PlanLine| it.changed_in == Some(plan.version()) && !plan.is_new(it);
    Some(Changes {
        since,
        on,
        new: marked(&|it| plan.is_new(it)),
        changed: marked(&changed),
        gone: plan
            .gone()
            .filter_map(|it| ear.words(&it.situation))
            .collect(),
    })
}
