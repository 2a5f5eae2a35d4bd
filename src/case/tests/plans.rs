//! Safety Plans, the young person's own plan and meetings: what is said of them, and who reads what.

use super::*;
use crate::case::bank::{Bank, BankFacts, BankLine, BankWords};
use crate::case::reader::Who;
use crate::case::safety_plan::{LineGap, PlanPlace};

/// Two plans and a meeting that nothing is wrong with, after the small case.
const PLANS: &str = r#"[[professional]]
id = "pro-1"
name = "Amira Shah"
known-as = "Amira"
[[professional]]
id = "pro-2"
name = "Gareth Flood"
[[adult]]
id = "adult-2"
name = "Rhys Doyle"
role = "parent"
household = "home-2"
details-confidential = true
[[finding]]
id = "late"
domain = "family-and-environment"
immediate = true
professional = "Late nights online."
[[safety-plan]]
id = "home"
setting = "home"
on = 2026-06-01
by = "pro-1"
next-review = 2026-07-01
readers = ["young-person", "adult-1"]
ratified-on = 2026-06-05
ratified-by = "june"
going-well = ["Breakfast together."]
if-worried = { now = "Ring Amira.", same-day = "Ring the team.", breaks-down = "The meeting comes together.", steps-in = "adult-2" }
disagreements = [{ by = "adult-2", text = "I would have liked fewer rules." }]
[[safety-plan.line]]
id = "phones"
place = "sleeping"
kind = "restriction"
findings = ["late"]
situation = { professional = "Phones at night.", young-person = "Phones at night.", adult = "Phones at night." }
who = "adult-1"
reason = { young-person = "Sleep helps.", adult = "Sleep helps." }
review = 2026-07-01
eases-when = { young-person = "After four good weeks.", adult = "After four good weeks." }
house = "Phones charge in the kitchen."
[[safety-plan.line]]
id = "doors"
place = "doors"
kind = "support"
situation = { young-person = "I knock.", adult = "Everyone knocks.", adults.adult-1 = "You knock too." }
[[safety-plan.line]]
id = "rest-of-the-day"
place = "keeping-myself-safe"
kind = "support"
situation = { young-person = "When someone is unkind.", adult = "When someone is unkind to Jay." }
[[safety-plan]]
id = "online"
setting = "online"
on = 2026-06-01
next-review = 2026-07-01
going-well = ["Music."]
if-worried = { now = "Ring Amira.", same-day = "Ring the team.", breaks-down = "The meeting comes together.", steps-in = "pro-1" }
[[safety-plan.line]]
id = "chats"
place = "keeping-myself-safe"
kind = "support"
situation = { professional = "Unwanted messages." }
[[meeting]]
id = "june"
on = 2026-06-05
chair = "pro-1"
minutes = "pro-2"
[[meeting.decision]]
text = "The plan for home is agreed."
young-person = "The plan at home is agreed."
plan-change = "home"
ratified = true
[[accept]]
code = "safety-plan/places-missing"
reason = "A short plan for the first week."
by = "manager"
on = 2026-06-01
"#;

/// What is said when a line of the plans is replaced: codes and paths.
#[track_caller]
fn changed(line: &str, by: &str, expected: &[&str]) {
    assert!(PLANS.contains(line), "{line}");
    told(&format!("{SMALL}{}", PLANS.replacen(line, by, 1)), expected);
}

#[track_caller]
fn told(text: &str, expected: &[&str]) {
    let problems = checked(text).problems;
    let said: Vec<_> = problems
        .iter()
        .map(|it| format!("{} {}", it.code, it.path))
        .collect();
    assert_eq!(said, expected, "\n{text}");
}

fn planned(line: &str, by: &str) -> Case {
    assert!(PLANS.contains(line), "{line}");
    case(&format!("{SMALL}{}", PLANS.replacen(line, by, 1)))
}

#[test]
fn whole_plans_are_fine_and_no_drafts() {
    changed("june", "june", &[]);
    let case = planned("june", "june");
    let plans = case.for_professional().safety_plans();
    let drafts: Vec<_> = plans
        .iter()
        .map(|(plan, _)| (plan.id.as_str(), plan.draft))
        .collect();
    // No meeting agreed to the second one yet.
    assert_eq!(drafts, [("home", false), ("online", true)]);
}

#[test]
fn what_a_restriction_lacks_is_told_with_its_line_and_makes_a_draft() {
    for (line, code, gap) in [
        ("who = \"adult-1\"\n", "no-owner", LineGap::Owner),
        ("review = 2026-07-01\n", "no-review", LineGap::Review),
        (
            "reason = { young-person = \"Sleep helps.\", adult = \"Sleep helps.\" }\n",
            "no-reason",
            LineGap::Reason,
        ),
        (
            "eases-when = { young-person = \"After four good weeks.\", adult = \"After four good weeks.\" }\n",
            "no-step-down",
            LineGap::StepDown,
        ),
    ] {
        // The first `review` of the text belongs to the plan, so the line's is found after it.
        let from = PLANS.find("id = \"phones\"").unwrap();
        let (before, after) = PLANS.split_at(from);
        assert!(after.contains(line), "{line}");
        let text = format!("{SMALL}{before}{}", after.replacen(line, "", 1));
        told(
            &text,
            &[&format!("safety-plan/{code} safety-plan.home.line.phones")],
        );
        let Checked { case, problems } = checked(&text);
        assert!(problems.has_errors());
        let case = case.unwrap();
        assert!(case.faults().is_empty(), "a draft stops nothing");
        let plans = case.for_young_person().safety_plans();
        assert!(plans[0].draft);
        assert_eq!(plans[0].lines[0].missing, [gap]);
    }
}

#[test]
fn what_a_court_imposed_needs_no_way_to_end() {
    changed(
        "eases-when = { young-person = \"After four good weeks.\", adult = \"After four good weeks.\" }\n",
        "imposed-by = \"court\"\n",
        &[],
    );
}

#[test]
fn a_plan_begins_with_what_goes_well_and_thinks_of_the_young_person() {
    changed(
        "going-well = [\"Breakfast together.\"]\n",
        "",
        &["safety-plan/nothing-going-well safety-plan.home"],
    );
    changed(
        "place = \"keeping-myself-safe\"\n",
        "place = \"mornings\"\n",
        &["safety-plan/no-keeping-myself-safe safety-plan.home"],
    );
    changed(
        "next-review = 2026-07-01\nreaders",
        "readers",
        &["safety-plan/no-next-review safety-plan.home"],
    );
}

#[test]
fn a_finding_that_needs_an_answer_now_has_a_line() {
    changed(
        "findings = [\"late\"]\n",
        "",
        &["safety-plan/finding-without-line finding.late.immediate"],
    );
    let case = planned("findings = [\"late\"]\n", "");
    assert!(case.for_young_person().safety_plans()[0].draft);
    let alone = "[[finding]]\nid = \"late\"\ndomain = \"developmental\"\nimmediate = true\n";
    told(
        &format!("{SMALL}{alone}"),
        &["safety-plan/none finding.late.immediate"],
    );
    assert!(!checked(&format!("{SMALL}{alone}")).problems.has_errors());
}

#[test]
fn a_fault_in_one_plan_leaves_the_others() {
    let case = planned("on = 2026-06-01\nby", "on = \"soon\"\nby");
    let plans = case.for_professional().safety_plans();
    assert_eq!(plans.len(), 1);
    // The number is that of the file, so the other plan keeps its file name.
    assert_eq!(plans[0].0.number, 2);
    assert!(case.faults().in_item("safety-plan", "home"));
    assert!(!case.faults().in_item("safety-plan", "online"));
}

#[test]
fn plans_are_held_lightly() {
    let line = |n: usize| {
        format!(
            "[[safety-plan.line]]\nid = \"more-{n}\"\nkind = \"restriction\"\nsituation = {{ professional = \"More.\" }}\nwho = \"pro-1\"\nreason = {{ professional = \"It helps.\" }}\nreview = 2026-07-01\neases-when = {{ professional = \"Soon.\" }}\n"
        )
    };
    let many: String = (1..=8).map(line).collect();
    let text = PLANS.replacen("[[meeting]]", &format!("{many}[[meeting]]"), 1);
    told(
        &format!("{SMALL}{text}"),
        &[
            "safety-plan/too-few-supports safety-plan.online",
            "safety-plan/too-many-restrictions safety-plan.online",
        ],
    );
}

#[test]
fn there_is_always_a_plan_for_life_online_and_a_home_is_walked_through() {
    changed(
        "setting = \"online\"",
        "setting = \"school\"",
        &["safety-plan/no-online-plan safety-plan.home"],
    );
    let text = PLANS.split("[[accept]]").next().unwrap();
    told(
        &format!("{SMALL}{text}"),
        &["safety-plan/places-missing safety-plan.home"],
    );
    let problems = checked(&format!("{SMALL}{text}")).problems;
    let said = problems.iter().next().unwrap().message.clone();
    assert_eq!(
        said,
        "this plan has no line for `bathroom`, `mornings`, `car`, `visitors`, `who-steps-in`"
    );
}

#[test]
fn two_homes_have_two_plans() {
    let other = PLANS
        .replacen("steps-in = \"adult-2\"", "steps-in = \"pro-1\"", 1)
        .replacen(
            "readers = [\"young-person\", \"adult-1\"]",
            "readers = [\"young-person\", \"adult-2\"]\nhousehold = \"home-1\"",
            1,
        );
    told(
        &format!("{SMALL}{other}"),
        &[
            "safety-plan/other-household safety-plan.home.readers.2",
            "safety-plan/words-for-no-reader safety-plan.home.line.doors.situation.adults.adult-1",
        ],
    );
    // Who steps in may live elsewhere.
    changed(
        "readers = [\"young-person\", \"adult-1\"]",
        "readers = [\"young-person\", \"adult-1\", \"adult-2\"]\nhousehold = \"home-1\"",
        &[],
    );
}

#[test]
fn links_of_plans_and_meetings_lead_somewhere() {
    changed(
        "steps-in = \"adult-2\"",
        "steps-in = \"adult-9\"",
        &["link/unknown-person safety-plan.home.if-worried.steps-in"],
    );
    changed(
        "ratified-by = \"june\"",
        "ratified-by = \"july\"",
        &["link/unknown-meeting safety-plan.home.ratified-by"],
    );
    changed(
        "plan-change = \"home\"",
        "plan-change = \"hom\"",
        &["link/unknown-plan meeting.june.decision.1.plan-change"],
    );
    changed(
        "id = \"doors\"",
        "bank = \"doors-knock\"",
        &["link/unknown-plan-line safety-plan.home.line.doors-knock.bank"],
    );
    changed(
        "minutes = \"pro-2\"",
        "minutes = \"pro-1\"",
        &["meeting/chair-writes meeting.june.minutes"],
    );
}

#[test]
fn words_for_each_reader_are_a_table() {
    changed(
        "situation = { professional = \"Unwanted messages.\" }",
        "situation = \"Unwanted messages.\"",
        &["value/kind safety-plan.online.line.chats.situation"],
    );
}

#[test]
fn each_reader_has_the_same_numbers_in_their_own_words() {
    let case = planned("june", "june");
    let young = case.for_young_person().safety_plans();
    assert_eq!(young.len(), 1, "only plans that name them as a reader");
    let numbers: Vec<_> = young[0]
        .lines
        .iter()
        .map(|it| (it.number, it.situation.unwrap()))
        .collect();
    assert_eq!(
        numbers,
        [
            (1, "Phones at night."),
            (2, "I knock."),
            (3, "When someone is unkind.")
        ]
    );
    assert!(young[0].disagreements.is_empty());

    let id = AdultId::new("adult-1").unwrap();
    let adult = case.for_adult(&id).unwrap().safety_plans();
    assert_eq!(adult[0].lines[1].situation, Some("You knock too."));
    assert_eq!(adult[0].lines[0].who, Some(Who::Reader));
    // The other adult's details are confidential.
    assert_eq!(adult[0].if_worried.steps_in, Some(Who::Kept));
    assert_eq!(young[0].if_worried.steps_in, Some(Who::Named("Rhys Doyle")));

    let other = AdultId::new("adult-2").unwrap();
    assert!(case.for_adult(&other).unwrap().safety_plans().is_empty());
    assert_eq!(case.for_professional().safety_plans().len(), 2);
}

#[test]
fn the_house_sheet_has_neutral_words_only() {
    let case = planned("june", "june");
    let id = AdultId::new("adult-1").unwrap();
    let rules = case.for_adult(&id).unwrap().house_rules("home").unwrap();
    assert_eq!(rules.rules, ["Phones charge in the kitchen."]);
    changed(
        "house = \"Phones charge in the kitchen.\"",
        "house = \"Jay's phone charges in the kitchen.\"",
        &["safety-plan/house-names-somebody safety-plan.home.line.phones.house"],
    );
}

#[test]
fn what_changed_is_known_from_the_version_before() {
    let case = planned(
        "on = 2026-06-01\nby",
        "version = 2\nearlier = [{ version = 1, on = 2026-05-01, lines = [\"phones\", \"car\"] }]\non = 2026-06-01\nby",
    );
    let plan = &case.for_young_person().safety_plans()[0];
    let changes = plan.changes.as_ref().unwrap();
    assert_eq!((changes.since, &changes.new[..]), (1, &[2, 3][..]));
}

/// A bank of one line.
fn bank() -> Bank {
    let facts: BankFacts = toml::from_str(
        "id = \"night\"\nsetting = [\"home\"]\nplace = \"sleeping\"\nkind = \"restriction\"",
    )
    .unwrap();
    let words: BankWords = toml::from_str(
        "title = \"Night\"\nsituation.professional = \"{name} at night.\"\nsituation.young-person = \"My night.\"\nsituation.young-person-easy = \"Night.\"\nsituation.adult = \"{Their} night: {they} {have} a rule.\"\ni-do.young-person = \"I sleep.\"",
    )
    .unwrap();
    let language = crate::language::Language::new("en-GB").unwrap();
    Bank::of([BankLine {
        facts,
        words: [(language, words)].into(),
    }])
}

#[test]
fn a_line_of_the_bank_brings_its_words_and_ones_own_stand_in_their_place() {
    let text = format!("{SMALL}{PLANS}").replacen(
        "id = \"doors\"\nplace = \"doors\"\nkind = \"support\"\nsituation = { young-person = \"I knock.\", adult = \"Everyone knocks.\", adults.adult-1 = \"You knock too.\" }",
        "bank = \"night\"\nwho = \"adult-1\"\nsituation = { young-person = \"My own words.\" }",
        1,
    );
    let vocabulary = Vocabulary {
        bank: bank(),
        ..vocabulary()
    };
    let checked = check(
        read("case.toml", text.as_bytes()),
        &vocabulary,
        &Organisation::default(),
        &|_| true,
    );
    let case = checked.case.unwrap();
    let plan = &case.for_young_person().safety_plans()[0];
    assert_eq!(plan.lines[1].situation, Some("My own words."));
    assert_eq!(plan.lines[1].i_do, Some("I sleep."));
    assert_eq!(plan.lines[1].place, PlanPlace::Sleeping);
    assert_eq!(
        plan.lines[1].missing,
        [LineGap::Reason, LineGap::Review, LineGap::StepDown]
    );
    let (plan, _) = &case.for_professional().safety_plans()[0];
    assert_eq!(plan.lines[1].situation, Some("Jay at night."));
    let id = AdultId::new("adult-1").unwrap();
    let plan = &case.for_adult(&id).unwrap().safety_plans()[0];
    assert_eq!(plan.lines[1].situation, Some("His night: he has a rule."));
    let gaps = checked
        .problems
        .iter()
        .filter(|it| it.path == "safety-plan.home.line.night");
    assert_eq!(gaps.count(), 3, "each with the line of the file");
}

/// The young person's own plan, in Stage One.
const OWN: &str = r#"[keeping-safe-plan]
lives-at = "In my folder."
good-life = ["Friends."]
promises = [{ who = "adult-1", text = { young-person = "Nan listens.", adult = "You listen." } }]
[[keeping-safe-plan.state]]
word = "OK"
shape = "circle"
do = ["I play."]
[[keeping-safe-plan.state]]
word = "Careful"
shape = "triangle"
do = ["I go to the kitchen."]
[[keeping-safe-plan.state]]
word = "Help"
shape = "square"
do = ["I ring Nan."]
[keeping-safe-plan.adults.adult-1]
do = ["Stay calm."]
"#;

#[test]
fn the_own_plan_waits_for_stage_three_or_a_reason() {
    told(
        &format!("{SMALL}{OWN}"),
        &["gate/keeping-safe-before-stage-three keeping-safe-plan"],
    );
    let accept = "[[accept]]\ncode = \"gate/keeping-safe-before-stage-three\"\nreason = \"He asked for it.\"\nby = \"manager\"\non = 2026-06-01\n";
    told(&format!("{SMALL}{OWN}{accept}"), &[]);
    let later = SMALL.replacen("pronouns", "stage = 3\npronouns", 1);
    told(&format!("{later}{OWN}"), &[]);
}

#[test]
fn the_own_plan_waits_for_the_end_of_proceedings() {
    let live = SMALL
        .replacen("pronouns", "stage = 3\npronouns", 1)
        .replacen(
            "[young-person]",
            "[legal]\nproceedings = \"charged\"\n[young-person]",
            1,
        );
    told(
        &format!("{live}{OWN}"),
        &["legal/proceedings-live keeping-safe-plan"],
    );
}

#[test]
fn the_own_plan_says_what_one_does() {
    let later = SMALL.replacen("pronouns", "stage = 3\npronouns", 1);
    let with = |by: &str| format!("{later}{}", OWN.replacen("do = [\"I play.\"]", by, 1));
    told(
        &with("do = [\"I just won't do it again.\"]"),
        &["keeping-safe/will-not-do-it-again keeping-safe-plan.state.1.do.1"],
    );
    told(
        &with("do = [\"I do not shout.\"]"),
        &["keeping-safe/avoidance keeping-safe-plan.state.1.do.1"],
    );
    told(
        &with("do = [\"A.\", \"B.\", \"C.\", \"D.\"]"),
        &["keeping-safe/too-many-actions keeping-safe-plan.state.1.do"],
    );
    let alike = later.clone() + &OWN.replacen("triangle", "circle", 1);
    told(&alike, &["keeping-safe/states keeping-safe-plan.state.2"]);
}

#[test]
fn an_adult_sees_how_they_help_and_not_the_plan() {
    let case = case(&format!("{SMALL}{OWN}"));
    let id = AdultId::new("adult-1").unwrap();
    let page = case.for_adult(&id).unwrap().companion().unwrap();
    assert_eq!(page.promises, ["You listen."]);
    assert_eq!(page.states.len(), 3);
    let own = case.for_young_person().keeping_safe_plan().unwrap();
    assert_eq!(own.promises[0].text, "Nan listens.");
}

#[test]
fn an_action_that_is_over_is_told_where_it_is_now() {
    let action = "[[meeting.action]]\nid = \"card\"\nwhat = \"Agree a card.\"\nby = 2026-06-06\n";
    changed(
        "[[accept]]",
        &format!("{action}[[accept]]"),
        &["meeting/overdue meeting.june.action.card"],
    );
    let later = "[[meeting]]\nid = \"july\"\non = 2026-07-03\n[[meeting.action]]\nid = \"card\"\nwhat = \"Agree a card.\"\nby = 2026-07-06\ncarried-from = \"june\"\n";
    changed("[[accept]]", &format!("{action}{later}[[accept]]"), &[]);
}

#[test]
fn from_18_an_adult_gets_papers_by_agreement() {
    let older = SMALL.replacen("2012-03", "2008-03", 1).replacen(
        "pronouns",
        "communication.needs = [\"autism\"]\npronouns",
        1,
    );
    told(&older, &["adult/no-agreement adult.adult-1.papers"]);
    let agreed = older.replacen("papers = ", "agreed-on = 2026-05-01\npapers = ", 1);
    told(&agreed, &[]);
}

#[test]
fn a_setting_page_is_for_one_adult_or_for_somebody_in_words() {
    let page = |reader: &str| {
        format!("{SMALL}[[setting-page]]\nid = \"night\"\nfor = \"{reader}\"\ndo = [\"Knock.\"]\n")
    };
    told(&page("adult-1"), &[]);
    told(&page("night staff"), &[]);
    told(
        &page("adult-9"),
        &["link/unknown-adult setting-page.night.for"],
    );
    let case = case(&page("night staff"));
    assert_eq!(case.for_professional().setting_pages().count(), 1);
    let id = AdultId::new("adult-1").unwrap();
    assert_eq!(case.for_adult(&id).unwrap().setting_pages().count(), 0);
}
