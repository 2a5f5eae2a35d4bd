//! Safety Plans, the young person's own plan, meetings and what goes with them, through the real program.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::harness::{Done, Run, example};

/// A case with plans and a meeting in which nothing is missing.
const CASE: &str = include_str!("../cases/canaries.toml");

/// Builds these documents with pages that print their whole view, and keeps the views.
fn built(documents: &[&str], text: &str, code: i32) -> Done {
    let mut arguments = vec!["build", "case.toml", "--all", "--keep-typst", "kept"];
    arguments.extend(documents.iter().flat_map(|it| ["-d", it]));
    Run::new(&arguments)
        .file("case.toml", text)
        .shown()
        .go()
        .code(code)
}

/// These documents of an example.
fn built_example(documents: &[&str], name: &str) -> Done {
    let file = format!("{name}.toml");
    let mut arguments = vec!["build", &file, "--all", "--keep-typst", "kept"];
    arguments.extend(documents.iter().flat_map(|it| ["-d", it]));
    Run::new(&arguments).example(name).shown().go().code(0)
}

/// The paper in a kept view, by the file's name without reference and ending.
fn views(done: &Done) -> BTreeMap<String, Value> {
    let files = done.files();
    let kept = files
        .iter()
        .filter_map(|(path, bytes)| Some((path.strip_suffix("/view.json")?, bytes)));
    kept.map(|(path, bytes)| {
        let stem = path.rsplit('/').next().unwrap();
        let (_, name) = stem.split_once('-').unwrap();
        let name = name.split_once('-').map_or(name, |(_, rest)| rest);
        let view: Value = serde_json::from_slice(bytes).unwrap();
        (name.to_owned(), view["papers"][0].clone())
    })
    .collect()
}

/// One view of the case.
#[track_caller]
fn view(text: &str, code: i32, name: &str) -> Value {
    let readers = ["-young-person", "-adult", "-professional"];
    let ends = readers.iter().filter_map(|it| name.find(it)).min().unwrap();
    let all = views(&built(&[&name[..ends]], text, code));
    let found = all.get(name).cloned();
    found.unwrap_or_else(|| panic!("no `{name}` in {:?}", all.keys()))
}

fn numbers(lines: &Value) -> Vec<u64> {
    let lines = lines.as_array().unwrap();
    lines
        .iter()
        .map(|it| it["number"].as_u64().unwrap())
        .collect()
}

#[track_caller]
fn replaced(from: &str, to: &str) -> String {
    assert!(CASE.contains(from), "{from}");
    CASE.replacen(from, to, 1)
}

/// The codes that `check` says, with their lines.
fn said(text: &str) -> Vec<(String, usize, Value)> {
    let arguments = ["check", "case.toml", "--message-format", "json"];
    let done = Run::new(&arguments).file("case.toml", text).shown().go();
    let lines = done.stdout();
    lines
        .lines()
        .map(|it| {
            let it: Value = serde_json::from_str(it).unwrap();
            let line = it["line"].as_u64().unwrap_or(0) as usize;
            (it["code"].as_str().unwrap().to_owned(), line, it)
        })
        .collect()
}

#[test]
fn jay_has_plans_for_home_school_and_online_with_the_same_numbers_for_every_reader() {
    let views = views(&built_example(&["safety-plan"], "jay"));
    let mut settings = BTreeSet::new();
    for number in 1..=9 {
        let of = |reader: &str| views.get(&format!("safety-plan-{reader}-{number:02}"));
        let Some(professional) = of("professional") else {
            break;
        };
        let plan = &professional["safety-plan"];
        settings.insert(plan["setting-key"].as_str().unwrap().to_owned());
        let all = numbers(&plan["lines"]);
        assert!(!all.is_empty());
        for reader in ["young-person", "adult-1", "adult-2", "adult-3", "adult-4"] {
            if let Some(theirs) = of(reader) {
                assert_eq!(
                    numbers(&theirs["safety-plan"]["lines"]),
                    all,
                    "{reader} {number}"
                );
                assert_ne!(
                    theirs["safety-plan"]["lines"], plan["lines"],
                    "{reader} {number}"
                );
            }
        }
    }
    for setting in ["home", "school", "online"] {
        assert!(settings.contains(setting), "{settings:?}");
    }
}

#[test]
fn what_a_restriction_lacks_is_told_with_its_line_and_only_makes_that_plan_a_draft() {
    let papers = ["safety-plan", "workbook"];
    let whole = built(&papers, CASE, 0).files().len();
    for (from, code) in [
        ("who = \"adult-1\" # owner\n", "safety-plan/no-owner"),
        (
            "review = 2026-07-01 # looked at again\n",
            "safety-plan/no-review",
        ),
        (
            "eases-when = { professional = \"QZPROplanseases\", young-person = \"QZYPplanseases\", adult = \"QZONEplanseases\" } # ends\n",
            "safety-plan/no-step-down",
        ),
        (
            "reason = { professional = \"QZPROplansreason\", young-person = \"QZYPplansreason\", adult = \"QZONEplansreason\" }\n",
            "safety-plan/no-reason",
        ),
    ] {
        let text = replaced(from, "");
        let line = 1 + text.lines().position(|it| it == "id = \"night\"").unwrap();
        let found = said(&text);
        let problem = found.iter().find(|(it, ..)| it == code);
        let (_, at, problem) = problem.unwrap_or_else(|| panic!("{code}: {found:#?}"));
        // The line of the restriction: its header stands above its id.
        assert_eq!(*at, line - 1, "{problem}");
        assert!(problem["hint"].is_string());

        let done = built(&papers, &text, 1);
        assert_eq!(done.files().len(), whole, "{code}: every paper is made");
        let views = views(&done);
        for reader in ["young-person", "adult-1", "professional"] {
            let paper = &views[&format!("safety-plan-{reader}-01")];
            assert_eq!(paper["safety-plan"]["draft"], true, "{reader}");
            assert_eq!(paper["furniture"]["draft"], true, "{reader}");
            assert_eq!(
                paper["safety-plan"]["lines"][0]["missing"]
                    .as_array()
                    .unwrap()
                    .len(),
                1
            );
        }
        assert_eq!(
            views["workbook-young-person-stage-2"]["furniture"]["draft"],
            false
        );
    }
}

#[test]
fn a_finding_that_needs_an_answer_now_makes_plans_drafts_until_a_line_names_it() {
    let immediate = replaced("driver = true\n", "driver = true\nimmediate = true\n");
    assert!(
        !said(&immediate)
            .iter()
            .any(|(code, ..)| code == "safety-plan/finding-without-line")
    );
    let without = immediate.replacen("findings = [\"one\"] # answered\n", "", 1);
    let line = 1 + without
        .lines()
        .position(|it| it == "immediate = true")
        .unwrap();
    let found = said(&without);
    assert!(
        found
            .iter()
            .any(|(code, at, _)| code == "safety-plan/finding-without-line" && *at == line),
        "{found:#?}"
    );
    let views = views(&built(&["safety-plan"], &without, 1));
    let gaps = |reader: &str| {
        views[&format!("safety-plan-{reader}-01")]["safety-plan"]["gaps"].to_string()
    };
    assert!(
        gaps("professional").contains("one"),
        "{}",
        gaps("professional")
    );
    // Which finding waits is for professionals.
    assert!(
        !gaps("young-person").contains("one:"),
        "{}",
        gaps("young-person")
    );
    assert_eq!(
        views["safety-plan-young-person-01"]["safety-plan"]["draft"],
        true
    );
}

#[test]
fn what_a_court_imposed_needs_no_way_to_end_and_says_who_can_change_it() {
    let text = replaced("imposed-by = \"agreed\"", "imposed-by = \"court\"").replacen(
        "eases-when = { professional = \"QZPROplanseases\", young-person = \"QZYPplanseases\", adult = \"QZONEplanseases\" } # ends\n",
        "",
        1,
    );
    let plan = &view(&text, 0, "safety-plan-young-person-01")["safety-plan"];
    assert_eq!(plan["draft"], false);
    assert_eq!(plan["lines"][0]["only"], "court");
}

#[test]
fn a_plan_that_no_meeting_agreed_to_is_a_draft_in_words() {
    let text = replaced("ratified-on = 2026-06-05\nratified-by = \"june\"\n", "");
    let paper = view(&text, 0, "safety-plan-adult-1-01");
    assert_eq!(paper["safety-plan"]["ratified"], false);
    assert_eq!(paper["furniture"]["draft"], true);
}

#[test]
fn a_fault_in_one_plan_stops_its_papers_and_leaves_the_others_their_names() {
    let text = replaced(
        "version = 2\non = 2026-06-01\n",
        "version = 2\non = \"soon\"\n",
    );
    let done = built(&["safety-plan", "workbook"], &text, 1);
    let files = done.files();
    let has = |name: &str| files.keys().any(|it| it.ends_with(&format!("{name}.pdf")));
    assert!(!has("safety-plan-young-person-01") && !has("safety-plan-professional-01"));
    assert!(has("safety-plan-adult-2-02") && has("workbook-young-person-stage-2"));
    assert!(
        done.stderr().contains("safety-plan for young-person"),
        "{}",
        done.stderr()
    );
}

#[test]
fn what_changed_is_told_in_each_readers_words() {
    let views = views(&built(&["safety-plan"], CASE, 0));
    let changes =
        |reader: &str| views[&format!("safety-plan-{reader}-01")]["safety-plan"]["changes"].clone();
    let young = changes("young-person");
    assert_eq!(
        (young["since"].as_u64(), &young["gone"][0]),
        (Some(1), &"QZYPplansgone".into())
    );
    assert_eq!(young["new"], serde_json::json!([2]));
    assert_eq!(young["changed"], serde_json::json!([1]));
    assert_eq!(changes("adult-1")["gone"][0], "QZONEplansgone");
}

#[test]
fn a_line_of_the_bank_is_named_by_its_id_and_mistyped_ones_get_the_nearest() {
    let done = Run::new(&["list", "plan-lines", "--format", "json"])
        .shown()
        .go()
        .code(0);
    let lines: Vec<Value> = serde_json::from_str(&done.stdout()).unwrap();
    assert!(lines.len() >= 60, "{}", lines.len());
    let text = replaced(
        "id = \"mine\"\nplace = \"keeping-myself-safe\"\nkind = \"support\"\nsituation = { professional = \"QZPROplansmine\", young-person = \"QZYPplansmine\", adult = \"QZONEplansmine\" }\n",
        "bank = \"home-safe-for-mee\"\n",
    );
    let found = said(&text);
    let (.., problem) = found
        .iter()
        .find(|(code, ..)| code == "link/unknown-plan-line")
        .unwrap();
    assert_eq!(problem["hint"], "did you mean `home-safe-for-me`?");
    let text = text.replace("home-safe-for-mee", "home-safe-for-me");
    let line = view(&text, 0, "safety-plan-young-person-01")["safety-plan"]["lines"][1].clone();
    assert_eq!(line["place-key"], "keeping-myself-safe");
    assert!(
        line["i-do"].as_str().is_some_and(|it| it.contains(' ')),
        "{line}"
    );
}

#[test]
fn the_house_sheet_names_nobody_and_is_for_the_house_only() {
    let views = views(&built(&["house-sheet"], CASE, 0));
    let sheet = &views["house-sheet-adult-1-01"];
    assert_eq!(
        sheet["house-rules"]["lines"],
        serde_json::json!(["QZONEplanshouse"])
    );
    assert_eq!(sheet["reference"], "");
    assert!(sheet["me"].get("name").is_none(), "{}", sheet["me"]);
    assert!(!views.keys().any(|it| it.starts_with("house-sheet-adult-2")));
}

#[test]
fn the_own_plan_is_made_from_stage_three_or_with_a_reason() {
    let papers = ["keeping-safe-plan", "pocket-card", "companion"];
    let accepted = built(&papers, CASE, 0);
    let has = |done: &Done, name: &str| {
        done.files()
            .keys()
            .any(|it| it.ends_with(&format!("{name}.pdf")))
    };
    for name in [
        "keeping-safe-plan-young-person",
        "pocket-card-young-person",
        "companion-adult-1",
    ] {
        assert!(has(&accepted, name), "{name}");
    }
    assert!(
        !has(&accepted, "companion-adult-2"),
        "there are no words for this adult"
    );
    let shut = replaced(
        "code = \"gate/keeping-safe-before-stage-three\"",
        "code = \"goal/too-many-active\"",
    );
    let done = built(&papers, &shut, 0);
    for name in [
        "keeping-safe-plan-young-person",
        "pocket-card-young-person",
        "companion-adult-1",
    ] {
        assert!(!has(&done, name), "{name}");
    }
    let plan = Run::new(&["plan", "case.toml"])
        .file("case.toml", &shut)
        .shown()
        .go()
        .code(0);
    let text = plan.stdout();
    assert!(
        text.contains("the gate `keeping-safe-before-stage-three` is not open yet"),
        "{text}"
    );
}

#[test]
fn the_pocket_card_leads_to_nobody() {
    let card = view(CASE, 0, "pocket-card-young-person");
    assert_eq!(card["reference"], "");
    assert_eq!(card["furniture"], serde_json::json!({}));
    assert!(card["me"].get("name").is_none());
    assert!(!card.to_string().contains("Sam"), "{card}");
}

/// How plain the papers of an example are.
fn figures(name: &str) -> Vec<Value> {
    let file = format!("{name}.toml");
    let arguments = ["check", &file, "--reading", "--format", "json", "-q"];
    let done = Run::new(&arguments).example(name).go().code(0);
    serde_json::from_str(&done.stdout()).unwrap()
}

#[test]
fn easy_plans_and_summaries_have_few_words_a_page() {
    let papers = figures("robin");
    let easy: Vec<&Value> = papers
        .iter()
        .filter(|it| {
            let name = it["paper"].as_str().unwrap();
            let profile = it["profile"].as_str().unwrap();
            profile.ends_with("easy")
                && (name.contains("safety-plan") || name.contains("meeting-summary"))
        })
        .collect();
    assert!(easy.iter().any(|it| it["reader"] == "young-person"));
    assert!(easy.iter().any(|it| it["reader"] == "adult-2"));
    for paper in easy {
        assert_eq!(paper["passed"], true, "{paper:#}");
    }
}

#[test]
fn an_easy_plan_leaves_out_no_line_and_says_how_each_limit_ends() {
    let arguments = ["build", "robin.toml", "-d", "safety-plan", "-f", "txt"];
    let done = Run::new(&arguments)
        .argument("--keep-typst")
        .argument("kept")
        .example("robin")
        .go()
        .code(0);
    let files = done.files();
    let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut limits = 0;
    for (name, view) in views(&done) {
        if view["form"] != "easy" {
            continue;
        }
        let text = files
            .iter()
            .find(|(it, _)| it.ends_with(&format!("{name}.txt")));
        let text = folded(&String::from_utf8_lossy(text.unwrap().1));
        let plan = &view["safety-plan"];
        for line in plan["lines"].as_array().unwrap() {
            let is_limit = line["kind"] == "restriction";
            limits += usize::from(is_limit);
            let always: &[&str] = &["situation", "adult-does", "i-do"];
            let of_limit: &[&str] = &["reason", "eases-when", "review", "who"];
            let keys = always.iter().chain(of_limit.iter().filter(|_| is_limit));
            for words in keys.filter_map(|it| line[it].as_str()) {
                assert!(text.contains(&folded(words)), "{name}: {words}\n{text}");
            }
        }
        for said in plan["disagreements"].as_array().unwrap() {
            assert!(text.contains(said["text"].as_str().unwrap()), "{name}");
        }
    }
    assert!(limits > 3, "{limits}");
}

#[test]
fn a_safety_plan_takes_two_sides_in_larger_letters_too() {
    let text = example("jay");
    assert!(text.contains("\ntext-size = 15\n"));
    let done = Run::new(&["build", "jay.toml", "-d", "safety-plan"])
        .example("jay")
        .go()
        .code(0);
    let plans = done.pdfs();
    let plans: Vec<_> = plans
        .iter()
        .filter(|it| !it.name.contains("professional") && !it.name.contains("adult-2"))
        .collect();
    assert!(plans.len() > 6);
    for plan in plans {
        assert_eq!(plan.pages(), 2, "{}", plan.name);
    }
}

#[test]
fn a_card_that_folds_is_counted_by_its_faces() {
    let papers = figures("casey");
    let card = papers
        .iter()
        .find(|it| it["paper"].as_str().unwrap().contains("pocket-card"));
    let card = card.unwrap();
    assert_eq!(card["pages"], 4, "{card:#}");
    let words = card["words"].as_u64().unwrap();
    assert_eq!(card["words-a-page"]["figure"], words.div_ceil(4));
}

#[test]
fn casey_has_a_plan_of_her_own_with_a_card_and_pages_for_those_who_help() {
    let views = views(&built_example(
        &["keeping-safe-plan", "pocket-card", "companion"],
        "casey",
    ));
    let plan = &views["keeping-safe-plan-young-person"]["keeping-safe"];
    assert_eq!(plan["states"].as_array().unwrap().len(), 3);
    assert!(views.contains_key("pocket-card-young-person"));
    assert!(views.keys().any(|it| it.starts_with("companion-adult-")));
}

#[test]
fn every_cell_of_the_meeting_is_on_an_agenda_of_the_examples_in_its_stage() {
    let done = Run::new(&["list", "areas", "--format", "json"])
        .shown()
        .go()
        .code(0);
    let areas: Vec<Value> = serde_json::from_str(&done.stdout()).unwrap();
    let wanted: BTreeSet<String> = areas
        .iter()
        .filter(|it| it["audience"] == "meeting")
        .map(|it| it["cell"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(wanted.len(), 11);
    let mut found = BTreeSet::new();
    for name in ["jay", "robin", "casey"] {
        for (_, paper) in views(&built_example(&["meeting-pack"], name))
            .iter()
            .filter(|(name, _)| name.starts_with("meeting-pack"))
        {
            let meeting = &paper["meeting"];
            for item in meeting["agenda"].as_array().unwrap() {
                if let Some(cell) = item["cell"].as_str() {
                    assert!(
                        cell.starts_with(&meeting["stage"].to_string()),
                        "{cell} in stage {}",
                        meeting["stage"]
                    );
                    found.insert(cell.to_owned());
                }
            }
        }
    }
    assert_eq!(found, wanted);
}

#[test]
fn responsibility_is_not_agreed_until_the_meeting_says_so() {
    let views = views(&built(&["meeting-pack"], CASE, 0));
    let held = &views["meeting-pack-professional-01"]["meeting"]["responsibility"];
    assert_eq!(held["agreed"], true);
    let to_come = &views["meeting-pack-professional-02"]["meeting"]["responsibility"];
    assert!(to_come.get("agreed").is_none(), "{to_come}");
    assert!(!to_come["statement"].as_str().unwrap().is_empty());
}

#[test]
fn an_action_that_is_over_is_called_overdue_and_goes_with_the_next_meeting() {
    let late = replaced(
        "by = 2026-07-01\nhow-we-will-know",
        "by = 2026-06-06\nhow-we-will-know",
    )
    .replacen("done = 2026-06-07\ncarried-from = \"june\"\n", "", 1)
    .replacen("id = \"july\"", "id = \"july-meeting\"", 1);
    let open = &view(&late, 0, "meeting-pack-professional-02")["meeting"]["actions-since"];
    assert_eq!(open[0]["state"], "overdue", "{open}");
}

#[test]
fn a_plain_build_makes_the_next_meetings_pack_and_the_last_ones_summary() {
    let done = Run::new(&["build", "case.toml"])
        .file("case.toml", CASE)
        .shown()
        .go()
        .code(0);
    let files = done.files();
    let has = |name: &str| files.keys().any(|it| it.ends_with(&format!("{name}.pdf")));
    assert!(has("meeting-pack-professional-02") && !has("meeting-pack-professional-01"));
    assert!(has("meeting-summary-young-person-01") && has("meeting-summary-adult-2-01"));
}

#[test]
fn ratings_stay_apart_and_a_new_wording_starts_a_new_series() {
    let progress = view(CASE, 0, "progress-review-young-person");
    let goal = &progress["progress"]["goals"][0];
    let series = goal["series"].as_array().unwrap();
    assert_eq!(series.len(), 2, "{series:#?}");
    let wordings: BTreeSet<_> = series
        .iter()
        .map(|it| it["wording"].as_str().unwrap_or("now"))
        .collect();
    assert_eq!(wordings, BTreeSet::from(["QZYPplanswording", "now"]));
    assert_eq!(goal["fell"], true);
    assert!(goal["fall"].as_str().unwrap().contains("harder just now"));
    let here: Vec<_> = goal["levels"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["here"] == true)
        .collect();
    assert_eq!(here.len(), 1);
    assert_eq!(here[0]["level"], -1);
}

#[test]
fn what_is_heard_of_a_chart_are_whole_sentences() {
    let arguments = ["build", "casey.toml", "-d", "progress-review", "-f", "txt"];
    let done = Run::new(&arguments)
        .argument("--for")
        .argument("young-person")
        .example("casey")
        .go()
        .code(0);
    let files = done.files();
    let (_, text) = files.iter().find(|(it, _)| it.ends_with(".txt")).unwrap();
    let text = String::from_utf8_lossy(text);
    let charts: Vec<&str> = text
        .lines()
        .filter(|it| it.starts_with("[Ratings"))
        .collect();
    assert!(
        charts.contains(
            &"[Ratings from 0 to 10. I will make my own plan and use it. Me: 3 at the start, 9 now. Bev: 8, asked once.]"
        ),
        "{charts:#?}"
    );
    for chart in charts {
        assert!(
            !["..", "?.", "!."].iter().any(|it| chart.contains(it)),
            "{chart}"
        );
    }
}

#[test]
fn the_golden_thread_leads_from_a_finding_to_what_a_meeting_decided() {
    let plan = view(CASE, 0, "intervention-plan-professional");
    let thread = plan["intervention"]["thread"].as_array().unwrap();
    let one = thread.iter().find(|it| it["finding"] == "one").unwrap();
    assert_eq!(one["goal"], "QZPROgoal");
    assert!(!one["exercises"].as_array().unwrap().is_empty());
    assert!(one["measure"].is_string());
    let decided = &plan["intervention"]["decisions"][0];
    assert_eq!(one["decision"], decided["decision"]);
    assert!(
        decided["text"]
            .as_str()
            .unwrap()
            .contains("QZPROplansdecision")
    );
    assert_eq!(one["lines"], serde_json::json!(["home 1"]));
}

#[test]
fn from_17_there_is_a_page_about_turning_18_and_an_item_on_the_agenda() {
    let papers = ["turning-18", "meeting-pack"];
    let older = replaced("born = \"2012-03\"", "born = \"2009-03\"");
    let views = views(&built(&papers, &older, 0));
    assert_eq!(views["turning-18-young-person"]["eighteen"]["age"], 17);
    let agenda = &views["meeting-pack-professional-01"]["meeting"]["agenda"];
    let mut items = agenda.as_array().unwrap().iter();
    assert!(items.any(|it| it["key"] == "eighteen"));
    let younger = built(&papers, CASE, 0);
    let mut files = younger.files().into_keys();
    assert!(!files.any(|it| it.ends_with("turning-18-young-person.pdf")));
}

#[test]
fn from_18_an_adult_gets_papers_only_when_the_young_person_agreed() {
    let older = replaced("born = \"2012-03\"", "born = \"2008-03\"");
    let done = built(&["safety-plan"], &older, 1);
    assert!(
        done.stderr().contains("adult/no-agreement"),
        "{}",
        done.stderr()
    );
    assert!(!done.files().keys().any(|it| it.contains("-adult-")));
    assert!(
        done.files()
            .keys()
            .any(|it| it.ends_with("safety-plan-professional-01.pdf"))
    );
    let agreed = older.replacen(
        "role = \"parent\"\n",
        "role = \"parent\"\nagreed-on = 2026-05-01\n",
        1,
    );
    let done = built(&["safety-plan"], &agreed, 1);
    assert!(
        done.files()
            .keys()
            .any(|it| it.ends_with("safety-plan-adult-1-01.pdf"))
    );
    assert!(!done.files().keys().any(|it| it.contains("-adult-2")));
}

#[test]
fn an_exercise_waits_for_a_live_plan_and_somebody_for_the_day() {
    let folder = "shown/exercises/emotional-literacy/after-the-plan";
    let offered = |text: &str| {
        let done = Run::new(&["plan", "case.toml", "--format", "json"])
            .file("case.toml", text)
            .shown()
            .file(&format!("{folder}/exercise.toml"), FACTS)
            .file(&format!("{folder}/en-GB.toml"), WORDS)
            .file(&format!("{folder}/en-GB.typ"), PAGE)
            .file(&format!("{folder}/en-GB.easy.typ"), PAGE)
            .go()
            .code(0);
        let plan: Value = serde_json::from_str(&done.stdout()).unwrap();
        let notes = plan["documents"].to_string();
        !notes.contains("after-the-plan: the gate")
    };
    assert!(offered(CASE));
    assert!(!offered(&replaced("debrief-adult = \"adult-1\"\n", "")));
    let drafts = CASE.replace("ratified-on = 2026-06-05\n", "");
    assert!(!offered(&drafts));
}

#[test]
fn a_finding_that_waits_for_a_plan_is_a_loose_end() {
    let text = example("jay");
    let done = Run::new(&["plan", "jay.toml", "--format", "json"])
        .file("jay.toml", &text)
        .shown()
        .go()
        .code(0);
    let plan: Value = serde_json::from_str(&done.stdout()).unwrap();
    let kinds: Vec<_> = plan["orphans"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["kind"].clone())
        .collect();
    assert!(
        !kinds.contains(&"immediate-without-line".into()),
        "{kinds:?}"
    );
}

const FACTS: &str = r#"
cells = ["2.young-person.emotional-literacy"]
ages = [10, 18]
topics = ["naming-feelings"]
answers-by = ["say"]
gates = ["safety-plan", "debrief-adult"]
steps = [5]
pages = { standard = 1, easy = 1 }
literal = "as-it-is"
"#;

const WORDS: &str = r#"
title = "After the plan"
purpose = "To try."
before = "Nothing."
materials = "Nothing."
ask = "What went well?"
watch-for = "Nothing yet."
pause-if = "They want to."
safe-tonight = "Is {name} safe tonight?"
afterwards = "They keep it."
[[step]]
do = "Talk."
say = "Hello."
"#;

const PAGE: &str = "#import \"/lib.typ\": *\n#let page(my) = exercise(my)[#lead[Hello.]]\n";
