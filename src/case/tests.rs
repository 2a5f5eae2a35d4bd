//! A case file in, problems out: each test is one thing a practitioner may do.

mod plans;

use std::collections::BTreeSet;

use super::organisation::{self, Organisation};
use super::vocabulary::Vocabulary;
use super::{Case, Checked, check, read};
use crate::problem::MessageFormat;
use crate::reader::{AdultId, Reader};

/// The smallest case that makes papers.
const SMALL: &str = r#"schema = 1
[case]
reference = "WB-2031"
prepared-on = 2026-06-08
[young-person]
chosen-name = "Jay"
born = "2012-03"
pronouns = "he/him/his"
[[adult]]
id = "adult-1"
name = "Maureen"
role = "carer"
papers = ["workbook"]
[assessment]
completed = 2026-01-10
[[finding]]
id = "worries"
domain = "self-regulation"
areas = ["emotional-literacy"]
topics = ["naming-feelings"]
professional = "Notices late."
young-person = "Feelings can get big."
[[goal]]
id = "sleep"
findings = ["worries"]
area = "emotional-literacy"
young-person = "I settle at night."
adults.adult-1 = "Helps Jay settle."
"#;

fn words(words: &[&str]) -> BTreeSet<String> {
    words.iter().map(|it| (*it).to_owned()).collect()
}

fn vocabulary() -> Vocabulary {
    Vocabulary {
        areas: words(&["emotional-literacy", "secure-base", "understanding-risk"]),
        cells: words(&[
            "2.young-person.secure-base",
            "2.adults.secure-base",
            "3.young-person.understanding-risk",
        ]),
        presuming: words(&["understanding-risk"]),
        topics: words(&["naming-feelings", "asking-for-help"]),
        documents: words(&["workbook", "goal-sheet"]),
        exercises: words(&["body-first", "my-menu"]),
        profiles: words(&["easy", "standard"]),
        gates: words(&["gate/part-one"]),
        ..Vocabulary::default()
    }
}

fn checked(text: &str) -> Checked {
    checked_with(text, &Organisation::default())
}

fn checked_with(text: &str, organisation: &Organisation) -> Checked {
    let can_print = |it: char| !('\u{1f000}'..='\u{1faff}').contains(&it);
    check(
        read("case.toml", text.as_bytes()),
        &vocabulary(),
        organisation,
        &can_print,
    )
}

fn case(text: &str) -> Case {
    let Checked { case, problems } = checked(text);
    case.unwrap_or_else(|| panic!("no case: {problems:?}"))
}

/// What is said, as `line:column code path`.
#[track_caller]
fn says(text: &str, expected: &[&str]) {
    let problems = checked(text).problems;
    let problems = problems.iter().map(|it| {
        let place = it.place.as_ref().unwrap();
        format!("{}:{} {} {}", place.line, place.column, it.code, it.path)
    });
    assert_eq!(problems.collect::<Vec<_>>(), expected, "\n{text}");
}

/// What is said when a line of the small case is replaced.
#[track_caller]
fn replaced(line: &str, by: &str, expected: &[&str]) {
    assert!(SMALL.contains(line), "{line}");
    says(&SMALL.replacen(line, by, 1), expected);
}

/// What is said when lines are added at the end, from line 29 on.
#[track_caller]
fn added(lines: &str, expected: &[&str]) {
    says(&format!("{SMALL}{lines}"), expected);
}

#[test]
fn a_small_case_is_fine() {
    says(SMALL, &[]);
    let case = case(SMALL);
    assert_eq!(case.reference(), "WB-2031");
    assert_eq!(case.language().as_str(), "en-GB");
    assert_eq!(case.places().line("goal.sleep.area"), Some(26));
    assert_eq!(case.for_professional().age(), 14);
    assert!(case.faults().is_empty());
}

#[test]
fn a_mistyped_key_is_named_with_the_nearest() {
    replaced(
        "chosen-name",
        "chosen_name",
        &[
            "5:1 key/missing young-person.chosen-name",
            "6:1 key/unknown young-person",
        ],
    );
    replaced("[[goal]]", "[[gaol]]", &["23:3 key/unknown goal"]);
    let problems = checked(&SMALL.replacen("area = ", "aera = ", 1)).problems;
    let text: String = problems
        .iter()
        .map(|it| it.print(MessageFormat::Human, false))
        .collect();
    assert_eq!(
        text,
        "error[key/unknown]: the key `aera` is unknown in `goal.sleep`\n  --> case.toml:26:1\n  hint: did you mean `area`?\n"
    );
}

#[test]
fn a_section_that_is_not_there_yet_is_an_unknown_key() {
    added(
        "[[timetable]]\nid = \"one\"\n",
        &["29:3 key/unknown timetable"],
    );
}

#[test]
fn a_session_links_and_is_consistent() {
    added(
        "[[session]]\non = 2026-06-01\nexercises = [\"body-first\"]\nskipped = [\"my-menu\"]\nnext = \"Cards.\"\n",
        &[],
    );
    added(
        "[[session]]\non = 2026-06-01\nexercises = [\"body-frist\"]\n",
        &["31:14 link/unknown-exercise session.1.exercises.1"],
    );
    added(
        "[[session]]\non = 2026-06-01\nwith = \"adult-9\"\n",
        &["31:1 link/unknown-adult session.1.with"],
    );
    added(
        "[[session]]\non = 2026-06-01\nexercises = [\"body-first\"]\nskipped = [\"body-first\"]\n",
        &["32:1 session/done-and-skipped session.1.skipped"],
    );
    added(
        "[[session]]\non = 2026-06-01\nexercises = [\"body-first\"]\nattended = \"no\"\n",
        &["31:1 session/not-held session.1.exercises"],
    );
    added(
        "[[session]]\non = 2026-06-01\n[[session]]\non = 2026-06-01\n",
        &["32:1 session/twice session.2.on"],
    );
    added(
        "[[session]]\non = 2026-06-01\nconcerns = \"Tired.\"\n",
        &["31:1 session/nothing-done session.1.concerns"],
    );
}

#[test]
fn every_kind_of_value_has_its_sentence() {
    replaced(
        "prepared-on = 2026-06-08",
        "prepared-on = \"2026-06-08\"",
        &["4:15 value/kind case.prepared-on"],
    );
    replaced(
        "prepared-on = 2026-06-08",
        "prepared-on = 2026-06-08T10:00:00",
        &["4:15 value/kind case.prepared-on"],
    );
    replaced(
        "\"Jay\"",
        "7",
        &["6:15 value/kind young-person.chosen-name"],
    );
    replaced(
        "[\"workbook\"]",
        "\"workbook\"",
        &["13:10 value/kind adult.adult-1.papers"],
    );
    replaced(
        "[[adult]]",
        "[adult]",
        &[
            "9:1 value/kind adult",
            "28:8 link/unknown-adult goal.sleep.adults.adult-1",
        ],
    );
    replaced("[case]", "[[case]]", &["2:1 value/kind case"]);
    replaced(
        "born = \"2012-03\"",
        "born = 2012-03-14",
        &["7:8 born/not-a-text young-person.born"],
    );
    replaced(
        "born = \"2012-03\"",
        "born = 2012-03",
        &["7:8 born/not-a-text "],
    );
    replaced(
        "\"carer\"",
        "\"Carer\"",
        &["12:8 value/unknown-word adult.adult-1.role"],
    );
    replaced(
        "\"he/him/his\"",
        "\"he/him\"",
        &["8:12 value/form young-person.pronouns"],
    );
    replaced(
        "schema = 1",
        "schema = 2",
        &["1:10 value/out-of-range schema"],
    );
    added(
        "rating = [{ on = 2026-05-01, by = \"adult-1\", score = 11 }]\n",
        &["29:54 value/out-of-range goal.sleep.rating.1.score"],
    );
}

#[test]
fn a_missing_key_shows_how_to_write_it() {
    let problems = checked(&SMALL.replacen("born = \"2012-03\"\n", "", 1)).problems;
    let said: Vec<_> = problems
        .iter()
        .map(|it| it.print(MessageFormat::Short, false))
        .collect();
    assert_eq!(
        said,
        ["case.toml:5:1: error[key/missing]: `young-person` has no `born`\n"]
    );
    let hints: Vec<_> = problems
        .iter()
        .filter_map(|it| it.hint.as_deref())
        .collect();
    assert_eq!(
        hints,
        ["add `born = \"2012-03\"`: when they were born, in quotes: \"2012-03\" or \"2012-03-14\""]
    );
    replaced(
        "id = \"worries\"\n",
        "",
        &[
            "16:1 key/missing finding.1.id",
            "24:13 link/unknown-finding goal.sleep.findings.1",
        ],
    );
    says(
        "",
        &[
            "1:1 key/missing case",
            "1:1 key/missing young-person",
            "1:1 assessment/missing assessment",
        ],
    );
}

#[test]
fn a_word_lists_what_it_could_be() {
    let problems = checked(&SMALL.replacen("\"carer\"", "\"foster carer\"", 1)).problems;
    let hints: Vec<_> = problems
        .iter()
        .filter_map(|it| it.hint.as_deref())
        .collect();
    assert_eq!(
        hints,
        [
            "did you mean `foster-carer`? it takes one of `parent`, `carer`, `foster-carer`, `residential-worker`, `education`, `other`"
        ]
    );
}

#[test]
fn a_faulty_item_is_left_out_and_the_rest_stands() {
    let more = "[[goal]]\nid = \"club\"\nyoung-person = \"I go to the club.\"\nreview = \"soon\"\n";
    let case = case(&format!("{SMALL}{more}"));
    let goals: Vec<_> = case.for_young_person().goals().map(|it| it.text).collect();
    assert_eq!(goals, ["I settle at night."]);
    assert!(case.faults().in_item("goal", "club") && case.faults().in_section("goal"));
    assert!(!case.faults().in_item("goal", "sleep") && !case.faults().in_section("finding"));
}

#[test]
fn some_faults_stop_everything() {
    for (line, by) in [
        (
            "reference = \"WB-2031\"",
            "reference = \"WB-2031\"\nversoin = 2",
        ),
        ("id = \"sleep\"", "id = \"sleep\"\nx = "),
        ("chosen-name", "choosen-nam"),
        ("[[goal]]", "[legal]\nproceeding = \"charged\"\n[[goal]]"),
        ("[[goal]]", "[[confidential]]\ntxt = \"Kestrel\"\n[[goal]]"),
        (
            "[[goal]]",
            "[[professional]]\nid = \"adult-1\"\nname = \"Ann Other\"\n[[goal]]",
        ),
    ] {
        let Checked { case, problems } = checked(&SMALL.replacen(line, by, 1));
        assert!(case.is_none() && problems.has_errors(), "{by}");
    }
}

#[test]
fn the_second_of_two_ids_is_pointed_at() {
    added(
        "[[goal]]\nid = \"sleep\"\n[[professional]]\nid = \"adult-1\"\nname = \"Ann\"\n",
        &[
            "29:1 id/twice goal.sleep",
            "31:1 id/twice professional.adult-1",
        ],
    );
}

#[test]
fn ids_are_codes_that_name_nobody() {
    replaced(
        "id = \"adult-1\"",
        "id = \"professional\"",
        &[
            "10:1 id/taken adult.professional.id",
            "28:8 link/unknown-adult goal.sleep.adults.adult-1",
        ],
    );
    replaced(
        "name = \"Maureen\"",
        "name = \"Adult\"",
        &["10:1 id/names-somebody adult.adult-1.id"],
    );
    added(
        "[[child-nearby]]\nid = \"tom\"\n",
        &["30:1 child/not-a-code child-nearby.tom.id"],
    );
    added(
        "[[child-nearby]]\nid = \"child-a\"\nplan = \"pro-1\"\n",
        &["31:1 link/unknown-professional child-nearby.child-a.plan"],
    );
}

#[test]
fn links_lead_somewhere() {
    replaced(
        "[\"worries\"]",
        "[\"worrys\"]",
        &["25:13 link/unknown-finding goal.sleep.findings.1"],
    );
    replaced(
        "area = \"emotional-literacy\"",
        "area = \"emotions\"",
        &["26:1 link/unknown-area goal.sleep.area"],
    );
    replaced(
        "[\"naming-feelings\"]",
        "[\"feelings\"]",
        &["20:11 link/unknown-topic finding.worries.topics.1"],
    );
    replaced(
        "[\"workbook\"]",
        "[\"workbook\", \"diary\"]",
        &["13:23 link/unknown-document adult.adult-1.papers.2"],
    );
    added(
        "why = { text = \"x\", said-by = \"nan\", shared-with = [\"adult-2\"] }\n",
        &[
            "29:21 link/unknown-person goal.sleep.why.said-by",
            "29:53 link/unknown-person goal.sleep.why.shared-with.1",
        ],
    );
    added(
        "[[weight]]\ncell = \"2.young-person.secure-base\"\nweight = \"core\"\nperson = \"adult-1\"\n",
        &["32:1 weight/person weight.1.person"],
    );
}

#[test]
fn a_link_to_a_faulty_item_is_no_fault_of_its_own() {
    replaced(
        "domain = \"self-regulation\"",
        "domain = \"moods\"",
        &["18:10 value/unknown-word finding.worries.domain"],
    );
}

#[test]
fn ages_fit_the_framework() {
    replaced(
        "2012-03",
        "2022-03",
        &["7:1 age/out-of-range young-person.born"],
    );
    replaced(
        "2012-03",
        "2030-03",
        &["7:1 age/out-of-range young-person.born"],
    );
    replaced(
        "2012-03",
        "2005-03",
        &[
            "7:1 age/over-18 young-person.born",
            "13:1 adult/no-agreement adult.adult-1.papers",
        ],
    );
    replaced(
        "2012-03\"",
        "2005-03\"\ncommunication.needs = [\"autism\"]",
        &["14:1 adult/no-agreement adult.adult-1.papers"],
    );
    replaced("2012-03", "2008-07", &[]);
}

#[test]
fn the_assessment_is_looked_at() {
    replaced(
        "[assessment]\ncompleted = 2026-01-10\n",
        "",
        &["1:1 assessment/missing assessment"],
    );
    replaced(
        "2026-01-10",
        "2025-06-07",
        &["15:1 assessment/old assessment.completed"],
    );
    replaced("2026-01-10", "2025-06-08", &[]);
    replaced("2026-01-10", "2024-06-08\nreviewed = 2026-05-01", &[]);
    replaced(
        "2026-01-10",
        "2026-01-10\ntrained = false",
        &["16:1 assessment/untrained assessment.trained"],
    );
    let organisation = organisation::read("stagebook.toml", b"old-after-months = 6").0;
    let old = checked_with(
        &SMALL.replacen("2026-01-10", "2025-12-01", 1),
        &organisation,
    )
    .problems;
    assert_eq!(
        old.iter().map(|it| it.code).collect::<Vec<_>>(),
        ["assessment/old"]
    );
}

#[test]
fn goals_are_few_and_move_towards_something() {
    let more: String = ["a", "b", "c"]
        .iter()
        .map(|it| format!("[[goal]]\nid = \"{it}\"\n"))
        .collect();
    added(&more, &["33:1 goal/too-many-active goal.c"]);
    added(
        &more.replace("id = \"c\"", "id = \"c\"\nstatus = \"later\""),
        &[],
    );
    for words in [
        "I won’t shout.",
        "Stop hitting",
        "I will never be late",
        "Not on my own",
    ] {
        replaced(
            "I settle at night.",
            words,
            &["27:1 goal/avoidance goal.sleep.young-person"],
        );
    }
    for words in [
        "I stop and think.",
        "I can say stop.",
        "I notice when I feel left out",
    ] {
        replaced("I settle at night.", words, &[]);
    }
    replaced(
        "\"I settle at night.\"",
        "{ text = \"I don't kick off\", said-by = \"young-person\" }",
        &["27:1 goal/reframe goal.sleep.young-person"],
    );
    added(
        "steps = [\"a\", \"b\", \"c\", \"d\"]\n",
        &["29:1 goal/too-many-steps goal.sleep.steps"],
    );
    added(
        "review = 2026-05-01\n",
        &["29:1 goal/review-past goal.sleep.review"],
    );
}

#[test]
fn ratings_are_in_order() {
    let rating = |on: &str, more: &str| {
        format!("[[goal.rating]]\non = {on}\nby = \"adult-1\"\nscore = 4\n{more}")
    };
    added(
        &rating("2026-06-09", ""),
        &["30:1 rating/after-papers goal.sleep.rating.1.on"],
    );
    let two = rating("2026-06-01", "") + &rating("2026-06-01", "");
    added(&two, &["33:1 rating/twice goal.sleep.rating.2"]);
    let other = "[[adult]]\nid = \"adult-2\"\nname = \"Sol\"\nrole = \"parent\"\n";
    let text = rating("2026-06-01", "shared-with = [\"adult-2\"]\n") + other;
    added(&text, &[]);
    let text =
        format!("{SMALL}{text}").replacen("papers = ", "details-confidential = true\npapers = ", 1);
    says(
        &text,
        &["34:1 rating/confidential-adult goal.sleep.rating.1.shared-with"],
    );
}

#[test]
fn live_proceedings_shut_what_presumes_and_only_advice_opens_it() {
    let live = SMALL.replacen(
        "[[adult]]",
        "[legal]\nproceedings = \"charged\"\n[[adult]]",
        1,
    );
    let goal = "[[goal]]\nid = \"risk\"\narea = \"understanding-risk\"\n";
    says(
        &format!("{live}{goal}"),
        &["33:1 legal/proceedings-live goal.risk.area"],
    );
    says(&format!("{SMALL}{goal}"), &[]);
    let accept = "[[accept]]\ncode = \"legal/proceedings-live\"\nat = \"goal.risk\"\nreason = \"x\"\nby = \"A Manager\"\non = 2026-06-01\n";
    says(
        &format!("{live}{goal}{accept}"),
        &[
            "33:1 legal/proceedings-live goal.risk.area",
            "34:1 accept/no-legal-advice accept.1.legal-advice",
        ],
    );
    says(&format!("{live}{goal}{accept}legal-advice = true\n"), &[]);
    let keeps = live.replacen("[legal]", "keeps-papers = \"yes\"\n[legal]", 1);
    says(
        &keeps,
        &["9:1 papers/proceedings-live young-person.keeps-papers"],
    );
    replaced(
        "[[adult]]",
        "living = \"secure\"\nkeeps-papers = \"yes\"\n[[adult]]",
        &["10:1 papers/secure young-person.keeps-papers"],
    );
}

#[test]
fn a_warning_can_be_accepted_where_it_stands() {
    let accept = |code: &str, at: &str| {
        let goal = SMALL.replacen("I settle at night.", "I won't be up late.", 1);
        format!(
            "{goal}[[accept]]\ncode = \"{code}\"\n{at}reason = \"her choice\"\nby = \"Ann\"\non = 2026-06-01\n"
        )
    };
    let warning = "27:1 goal/avoidance goal.sleep.young-person";
    says(
        &accept("goal/avoidance", "at = \"goal.sleep.young-person\"\n"),
        &[],
    );
    says(&accept("goal/avoidance", "at = \"goal.sleep\"\n"), &[]);
    says(&accept("goal/avoidance", ""), &[]);
    says(
        &accept("goal/avoidance", "at = \"goal.slep\"\n"),
        &[warning, "31:1 accept/unknown-place accept.1.at"],
    );
    says(
        &accept("goal/reframe", "at = \"goal.sleep\"\n"),
        &[warning, "30:1 accept/no-match accept.1.code"],
    );
    says(
        &accept("goal/avoidence", ""),
        &[warning, "30:1 accept/unknown-code accept.1.code"],
    );
    says(
        &accept("key/unknown", ""),
        &[warning, "30:1 accept/not-a-warning accept.1.code"],
    );
    says(&accept("gate/part-one", ""), &[warning]);
}

#[test]
fn an_area_that_is_left_out_needs_a_reason() {
    let weight = "[[weight]]\ncell = \"2.young-person.secure-base\"\nweight = \"not-now\"\n";
    added(weight, &["29:1 weight/no-reason weight.1"]);
    added(
        &format!("{weight}reason = \"x\"\n{weight}reason = \"y\"\n"),
        &["33:1 weight/twice weight.2"],
    );
    added(
        "[time]\nlimited = true\n",
        &["30:1 time/no-sessions time.limited"],
    );
}

#[test]
fn numbers_of_items_stay_those_of_the_file() {
    let weight = "[[weight]]\ncell = 2\nweight = \"core\"\n[[weight]]\ncell = \"2.adults.secure-base\"\nweight = \"not-now\"\n";
    added(
        weight,
        &[
            "30:8 value/kind weight.1.cell",
            "32:1 weight/no-reason weight.2",
        ],
    );
}

#[test]
fn the_register_can_be_kept_and_is_never_quoted() {
    added(
        "[[confidential]]\ntext = \"Jo\"\n",
        &["30:1 confidential/too-short confidential.1.text"],
    );
    added(
        "[[confidential]]\ntext = \"maureen\"\n",
        &["30:1 confidential/is-printed confidential.1.text"],
    );
    added(
        "[[confidential]]\ntext = \"Kestrel\"\nalso = [\"KESTREL\"]\n",
        &["31:9 confidential/twice confidential.1.also.1"],
    );
    let text = format!(
        "{SMALL}[[confidential]]\ntext = \"Kestrel 🐱\"\nalso = [\"Kesträl\\u202e\", \"Ke\\u0000\"]\n"
    );
    for problem in &checked(&text).problems {
        let said = [
            MessageFormat::Human,
            MessageFormat::Short,
            MessageFormat::Json,
        ]
        .map(|it| problem.print(it, true));
        assert!(!said.concat().contains("Kestr"), "{said:?}");
    }
}

#[test]
fn characters_are_refused_where_they_stand() {
    replaced(
        "I settle at night.",
        "I settle\u{202e} at night.",
        &["27:25 text/character goal.sleep.young-person"],
    );
    replaced(
        "I settle at night.",
        "I settle\\u202e at night.",
        &["27:16 text/character goal.sleep.young-person"],
    );
    replaced(
        "I settle at night.",
        "I settle 🐱 at night.",
        &["27:26 text/cannot-print goal.sleep.young-person"],
    );
    replaced(
        "I settle at night.",
        "Caf\u{fffd} at night.",
        &["27:20 text/damaged goal.sleep.young-person"],
    );
    replaced(
        "I settle at night.",
        &"a".repeat(300),
        &["27:16 text/word-too-long goal.sleep.young-person"],
    );
    replaced(
        "\"Jay\"",
        "\"  \"",
        &["6:15 text/empty young-person.chosen-name"],
    );
}

#[test]
fn texts_are_made_the_same() {
    let text = SMALL
        .replacen("Jay", "Zoe\\u0308\\tJ", 1)
        .replacen("I settle at night.", "", 1);
    let case = case(&text);
    assert_eq!(case.for_young_person().chosen_name(), "Zo\u{eb} J");
    assert_eq!(case.for_young_person().goals().count(), 0);
}

#[test]
fn there_is_an_end_to_findings_and_goals() {
    let goals = "[[goal]]\nid = \"x\"\n".repeat(100);
    added(&goals, &["23:1 value/too-many goal"]);
}

#[test]
fn an_unknown_key_is_named_beside_faults_of_syntax() {
    replaced(
        "role = \"carer\"",
        "rolle = \"carer\"\nhold = never",
        &[
            "12:1 key/unknown adult.adult-1.rolle",
            "13:8 syntax/no-quotes ",
        ],
    );
}

#[test]
fn no_message_quotes_a_value() {
    let secret = "Zebedee";
    for text in [
        SMALL.replace("\"Jay\"", "Zebedee"),
        SMALL.replace("\"Jay\"", "\"Zebedee"),
        SMALL.replace("\"he/him/his\"", "\"Zebedee\""),
        SMALL.replace("\"WB-2031\"", "\"Zebedee Smith\""),
        SMALL.replace("[\"worries\"]", "[\"Zebedee\"]"),
        SMALL.replace("\"emotional-literacy\"\nyoung", "\"Zebedee\"\nyoung"),
        SMALL.replace("adults.adult-1", "adults.Zebedee"),
        SMALL.replace("chosen-name", "chosen-name = 1\nZebedee"),
        SMALL.replace("[[goal]]", "[[Zebedee]]"),
        SMALL.replace("[[goal]]", "Zebedee\n[[goal]]"),
        SMALL.replace("role = \"carer\"", "role = \"Zebedee\""),
    ] {
        let problems = checked(&text).problems;
        assert!(problems.has_errors(), "{text}");
        for problem in &problems {
            assert!(
                !problem.print(MessageFormat::Json, false).contains(secret),
                "{problem:?}"
            );
            assert!(
                !problem.print(MessageFormat::Human, false).contains(secret),
                "{problem:?}"
            );
        }
    }
}

#[test]
fn json_is_one_line_with_the_place() {
    let problems = checked(
        &SMALL
            .replacen("score", "", 0)
            .replacen("area = ", "aera = ", 1),
    )
    .problems;
    let lines: String = problems
        .iter()
        .map(|it| it.print(MessageFormat::Json, false))
        .collect();
    assert_eq!(
        lines,
        "{\"type\":\"problem\",\"severity\":\"error\",\"code\":\"key/unknown\",\"message\":\"the key `aera` is unknown in `goal.sleep`\",\
         \"file\":\"case.toml\",\"line\":26,\"column\":1,\"path\":\"goal.sleep.aera\",\"stops\":[],\"hint\":\"did you mean `area`?\"}\n"
    );
}

#[test]
fn each_reader_knows_only_what_is_theirs() {
    let text = format!(
        "{SMALL}why = {{ text = \"Tired is bad\", said-by = \"young-person\", shared-with = [\"adult-1\"] }}
good-at = [\"Music\", {{ text = \"Asking\", shared-with = [\"adult-1\"] }}]
steps = [\"Phone away\", {{ text = \"Tea\", with = \"Nan\", shared-with = [\"adult-1\"] }}]
helpers = [{{ name = \"Nan\", asked = true }}]
rating = [
  {{ on = 2026-05-01, by = \"young-person\", score = 3, evidence = \"x\", shared-with = [\"adult-1\"] }},
  {{ on = 2026-05-01, by = \"adult-1\", score = 6 }},
  {{ on = 2026-05-01, by = \"adult-2\", score = 2 }},
]
[[adult]]
id = \"adult-2\"
name = \"Sol\"
role = \"parent\"
details-confidential = true
"
    );
    let case = case(&text);
    let young_person = case.for_young_person();
    let goal = young_person.goals().next().unwrap();
    assert_eq!(goal.ratings.len(), 1);
    assert_eq!(goal.helpers.len(), 1);
    let adult = |id: &str| case.for_adult(&AdultId::new(id).unwrap()).unwrap();
    let goal = adult("adult-1").goals().next().unwrap();
    assert_eq!(
        (goal.why, goal.good_at, goal.steps),
        (Some("Tired is bad"), vec!["Asking"], vec!["Tea"])
    );
    assert_eq!(
        goal.ratings
            .iter()
            .map(|it| it.score.number())
            .collect::<Vec<_>>(),
        [6, 3]
    );
    assert_eq!(goal.young_persons_text, None);
    assert_eq!(adult("adult-2").goals().count(), 0);
    assert_eq!(adult("adult-1").findings().count(), 0);
    let kept = |reader: &Reader| {
        case.kept_from(reader)
            .iter()
            .map(|it| it.words().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        kept(&Reader::Adult(AdultId::new("adult-1").unwrap())),
        ["Sol"]
    );
    assert!(kept(&Reader::Adult(AdultId::new("adult-2").unwrap())).is_empty());
}

#[test]
fn the_name_of_a_faulty_adult_is_kept_from_other_adults() {
    let text = format!(
        "{SMALL}[[adult]]\nid = \"adult-2\"\nname = \"Sol\"\nrole = \"parent\"\ndetails-confidential = \"yes\"\n"
    );
    let case = case(&text);
    let adult = AdultId::new("adult-1").unwrap();
    assert_eq!(
        case.kept_from(&Reader::Adult(adult))
            .iter()
            .map(super::Kept::words)
            .collect::<Vec<_>>(),
        ["Sol"]
    );
    assert!(case.for_adult(&AdultId::new("adult-2").unwrap()).is_none());
}

#[test]
fn papers_are_not_kept_in_secure_settings() {
    use super::file::KeepsPapers;
    let text = SMALL.replacen("[[adult]]", "living = \"remand\"\n[[adult]]", 1);
    assert_eq!(
        case(&text).for_young_person().keeps_papers(),
        KeepsPapers::WorkerKeeps
    );
    assert_eq!(
        case(SMALL).for_young_person().keeps_papers(),
        KeepsPapers::Yes
    );
}

#[test]
fn an_organisation_file_is_read_the_same_way() {
    let text = "name = \"Riverside Youth Service\"\nmarkng = \"x\"\n[[help-line]]\nname = \"A line\"\nnumber = \"01632 960111\"\nchecked = 2024-01-01\n";
    let (organisation, problems) = organisation::read("stagebook.toml", text.as_bytes());
    assert_eq!(
        organisation.name.as_deref(),
        Some("Riverside Youth Service")
    );
    assert_eq!(
        problems
            .iter()
            .map(|it| it.print(MessageFormat::Short, false))
            .collect::<Vec<_>>(),
        ["stagebook.toml:2:1: error[key/unknown]: the key `markng` is unknown\n"]
    );
    let old = checked_with(SMALL, &organisation).problems;
    let said: Vec<_> = old
        .iter()
        .map(|it| it.print(MessageFormat::Short, false))
        .collect();
    assert_eq!(
        said,
        [
            "stagebook.toml:6:1: warning[help-line/old]: this help line was last checked more than a year before the date of the papers\n"
        ]
    );
}

#[test]
fn the_schema_is_draft_7_and_has_every_section() {
    let schema = super::schema_with(&vocabulary());
    assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    for section in [
        "case",
        "young-person",
        "adult",
        "finding",
        "goal",
        "accept",
        "ending",
        "safety-plan",
        "keeping-safe-plan",
        "meeting",
        "setting-page",
        "incident",
        "session",
        "confidential",
    ] {
        assert!(
            schema["properties"][section]["description"].is_string(),
            "{section}"
        );
    }
    let areas = &schema["definitions"]["Goal"]["properties"]["area"]["enum"];
    assert_eq!(
        *areas,
        serde_json::json!(["emotional-literacy", "secure-base", "understanding-risk"])
    );
    assert!(!schema.to_string().contains("null"), "{schema:#}");
}

#[test]
fn a_spoilt_file_neither_panics_nor_tells() {
    // A plain generator, so that every run spoils the same places.
    let mut state = 1_u64;
    let mut random = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    let marks = b"\"'[]{}=,.#\n\\-0 \x00\xff\xe2";
    for _ in 0..2_000 {
        let mut bytes = SMALL.as_bytes().to_vec();
        for _ in 0..=random(3) {
            let at = random(bytes.len());
            match random(4) {
                0 => drop(bytes.remove(at)),
                1 => bytes.insert(at, marks[random(marks.len())]),
                2 => bytes.truncate(at.max(1)),
                _ => {
                    let to = random(bytes.len());
                    bytes.swap(at, to);
                }
            }
        }
        let written = read("case.toml", &bytes);
        let problems = check(written, &vocabulary(), &Organisation::default(), &|_| true).problems;
        for problem in &problems {
            let said = problem.print(MessageFormat::Json, false);
            for private in ["Maureen", "Jay", "Notices", "Feelings", "at night"] {
                assert!(
                    !said.contains(private),
                    "{said}\n{}",
                    String::from_utf8_lossy(&bytes)
                );
            }
        }
    }
}
