//! Every text of plans and meetings that somebody wrote for one reader, with its place in the case file.
//!
//! Words of the bank have no place in the file and were looked at before; they are not among them.

use super::texts::Text;
use super::{Adult, CaseFor, Professional, YoungPerson};
use crate::case::Case;
use crate::case::meeting::MinuteId;
use crate::case::words::{WordsForAll, WordsPer};
use crate::reader::{AdultId, YOUNG_PERSON};

/// Whose words are wanted.
#[derive(Clone, Copy)]
enum Whose<'a> {
    YoungPerson,
    Adult(&'a AdultId),
    Professional,
}

impl<'a> CaseFor<'a, YoungPerson> {
    /// Texts of plans and meetings for the young person.
    pub(super) fn plan_texts(&self) -> Vec<Text<'a>> {
        let mut texts = Texts::of(self.case, Whose::YoungPerson);
        texts.plans(YOUNG_PERSON);
        texts.own_plan();
        texts.meetings(YOUNG_PERSON);
        texts.eighteen();
        texts.ending_papers();
        texts.found
    }
}

impl<'a> CaseFor<'a, Adult> {
    /// Texts of plans and meetings for this adult.
    pub(super) fn plan_texts(&self) -> Vec<Text<'a>> {
        let id = &self.reader.0;
        let mut texts = Texts::of(self.case, Whose::Adult(id));
        texts.plans(id.as_str());
        texts.companion(id);
        texts.meetings(id.as_str());
        texts.pages(id);
        texts.ending_summary(id);
        texts.found
    }
}

impl<'a> CaseFor<'a, Professional> {
    /// Texts of plans and meetings for professionals.
    pub(super) fn plan_texts(&self) -> Vec<Text<'a>> {
        let mut texts = Texts::of(self.case, Whose::Professional);
        for plan in &self.case.safety_plans {
            texts.plan(plan);
        }
        texts.ending();
        texts.found
    }
}

/// The texts found so far.
pub(super) struct Texts<'a, 'w> {
    pub(super) case: &'a Case,
    whose: Whose<'w>,
    found: Vec<Text<'a>>,
}

impl<'a, 'w> Texts<'a, 'w> {
    fn of(case: &'a Case, whose: Whose<'w>) -> Self {
        Self {
            case,
            whose,
            found: Vec::new(),
        }
    }

    /// A text, when it stands in the file.
    pub(super) fn push(&mut self, path: String, words: &'a str) {
        if self.case.places.has(&path) {
            self.found.push(Text::new(path, words));
        }
    }

    pub(super) fn list(&mut self, list: &str, words: &'a [String]) {
        for (number, words) in (1..).zip(words) {
            self.push(format!("{list}.{number}"), words);
        }
    }

    /// What the reader says themselves is never refused.
    fn said(&mut self, path: String, words: &'a str) {
        self.found.push(Text {
            said_by_reader: true,
            ..Text::new(path, words)
        });
    }

    fn per(&mut self, path: &str, words: &'a WordsPer) {
        let (key, words) = match self.whose {
            Whose::YoungPerson => ("young-person".to_owned(), words.young_person.as_ref()),
            Whose::Professional => ("professional".to_owned(), words.professional.as_ref()),
            Whose::Adult(id) => match words.adults.get(id) {
                Some(own) => (format!("adults.{id}"), Some(own)),
                None => ("adult".to_owned(), words.adult.as_ref()),
            },
        };
        if let Some(words) = words {
            self.push(format!("{path}.{key}"), words);
        }
    }

    fn all(&mut self, path: &str, words: &'a WordsForAll) {
        match words {
            WordsForAll::All(words) => self.push(path.to_owned(), words),
            WordsForAll::Each(words) => self.per(path, words),
        }
    }

    fn plans(&mut self, reader: &str) {
        for plan in &self.case.safety_plans {
            let path = format!("safety-plan.{}", plan.id);
            for (number, it) in (1..).zip(&plan.disagreements) {
                if it.by.as_str() == reader {
                    self.said(format!("{path}.disagreements.{number}.text"), &it.text);
                }
            }
            if plan.is_read_by(reader) {
                self.list(&format!("{path}.keeps-doing"), &plan.keeps_doing);
                self.plan(plan);
            }
        }
    }

    fn plan(&mut self, plan: &'a crate::case::safety_plan::SafetyPlan) {
        let path = format!("safety-plan.{}", plan.id);
        if let Some(why) = &plan.why {
            self.per(&format!("{path}.why"), why);
        }
        for (key, list) in [
            ("going-well", &plan.going_well),
            ("early-signs", &plan.early_signs),
        ] {
            for (number, words) in (1..).zip(list) {
                self.all(&format!("{path}.{key}.{number}"), words);
            }
        }
        if let Some(worried) = &plan.if_worried {
            let texts = [
                ("now", &worried.now),
                ("same-day", &worried.same_day),
                ("breaks-down", &worried.breaks_down),
            ];
            for (key, words) in texts {
                if let Some(words) = words {
                    self.all(&format!("{path}.if-worried.{key}"), words);
                }
            }
        }
        for (number, line) in (1..).zip(&plan.line) {
            let name = line
                .name()
                .map_or_else(|| number.to_string(), ToString::to_string);
            for (key, words) in line.words() {
                self.per(&format!("{path}.line.{name}.{key}"), words);
            }
        }
    }

    fn own_plan(&mut self) {
        let Some(plan) = &self.case.keeping_safe_plan else {
            return;
        };
        let path = "keeping-safe-plan";
        self.list(&format!("{path}.good-life"), &plan.good_life);
        for (number, state) in (1..).zip(&plan.state) {
            let path = format!("{path}.state.{number}");
            self.list(&format!("{path}.notice"), &state.notice);
            self.list(&format!("{path}.do"), &state.actions);
        }
        for (number, place) in (1..).zip(&plan.places) {
            self.push(format!("{path}.places.{number}.plan"), &place.plan);
        }
        for (number, promise) in (1..).zip(&plan.promises) {
            self.per(&format!("{path}.promises.{number}.text"), &promise.text);
        }
    }

    fn companion(&mut self, id: &AdultId) {
        let help = self
            .case
            .keeping_safe_plan
            .as_ref()
            .and_then(|it| it.adults.get(id));
        let Some(help) = help else { return };
        let path = format!("keeping-safe-plan.adults.{id}");
        self.list(&format!("{path}.notice"), &help.notice);
        self.list(&format!("{path}.do"), &help.actions);
        self.list(&format!("{path}.say"), &help.say);
    }

    fn meetings(&mut self, reader: &str) {
        for meeting in &self.case.meetings {
            let path = format!("meeting.{}", meeting.id);
            for (number, it) in (1..).zip(&meeting.view) {
                if it.by.as_str() == reader {
                    self.said(format!("{path}.view.{number}.text"), &it.text);
                }
            }
            for (number, it) in (1..).zip(&meeting.decision) {
                let path = entry(&path, "decision", it.id.as_ref(), number);
                self.own(&path, it.young_person.as_ref(), &it.adults);
            }
            for (number, it) in (1..).zip(&meeting.action) {
                let path = entry(&path, "action", it.id.as_ref(), number);
                self.own(&path, it.young_person.as_ref(), &it.adults);
            }
        }
    }

    /// Words of a decision or an action.
    fn own(
        &mut self,
        path: &str,
        young_person: Option<&'a String>,
        adults: &'a std::collections::BTreeMap<AdultId, String>,
    ) {
        let (key, words) = match self.whose {
            Whose::YoungPerson => ("young-person".to_owned(), young_person),
            Whose::Adult(id) => (format!("adults.{id}"), adults.get(id)),
            Whose::Professional => return,
        };
        if let Some(words) = words {
            self.push(format!("{path}.{key}"), words);
        }
    }

    fn pages(&mut self, id: &AdultId) {
        for page in &self.case.setting_pages {
            if page.adult().as_ref() == Some(id) {
                let path = format!("setting-page.{}", page.id);
                self.list(&format!("{path}.do"), &page.actions);
                self.list(&format!("{path}.say"), &page.say);
            }
        }
    }

    pub(super) fn some(&mut self, path: &str, words: Option<&'a String>) {
        if let Some(words) = words {
            self.push(path.to_owned(), words);
        }
    }

    fn eighteen(&mut self) {
        let words = self.case.eighteen.as_ref().and_then(|it| it.words.as_ref());
        if let Some(words) = words {
            self.all("eighteen.words", words);
        }
    }
}

/// The path of a decision or an action: by its code, else by its number.
fn entry(meeting: &str, list: &str, id: Option<&MinuteId>, number: usize) -> String {
    match id {
        Some(id) => format!("{meeting}.{list}.{id}"),
        None => format!("{meeting}.{list}.{number}"),
    }
}
