//! The checks held against stored figures and against sentences that one meets.

use serde::Deserialize;

use super::*;

fn reading() -> Reading {
    Reading::new(Files {
        syllables: include_str!("../../templates/reading/syllables.txt"),
        familiar: include_str!("../../templates/reading/familiar.txt"),
        words: include_str!("../../templates/reading/en-GB.toml"),
    })
    .unwrap()
}

fn profile(id: &str) -> Profile {
    Profiles::parse(include_str!("../../templates/profiles.toml"))
        .unwrap()
        .get(id)
        .unwrap()
        .clone()
}

/// What is found in a text, as `code: words`.
fn found(text: &str, audience: &Audience<'_>) -> Vec<String> {
    reading()
        .check_text(text, audience)
        .iter()
        .map(|it| format!("{}: {}", it.code(), it.words))
        .collect()
}

#[track_caller]
fn case(id: &str, text: &str, expected: &[&str]) {
    let profile = profile(id);
    assert_eq!(found(text, &Audience::new(&profile)), expected, "{text}");
}

#[track_caller]
fn literal(text: &str, expected: &[&str]) {
    let profile = profile("standard");
    assert_eq!(
        found(
            text,
            &Audience {
                literal: true,
                ..Audience::new(&profile)
            }
        ),
        expected,
        "{text}"
    );
}

#[track_caller]
fn goal(text: &str, expected: &[&str]) {
    let profile = profile("standard");
    assert_eq!(
        found(
            text,
            &Audience {
                goal: true,
                ..Audience::new(&profile)
            }
        ),
        expected,
        "{text}"
    );
}

#[test]
fn grades_agree_with_the_reference() {
    #[derive(Deserialize)]
    struct Cases {
        text: Vec<Case>,
    }
    #[derive(Deserialize)]
    struct Case {
        name: String,
        text: String,
        words: usize,
        syllables: usize,
        grade: f64,
        ease: f64,
    }
    let Cases { text } = toml::from_str(include_str!("../../tests/cases/reading.toml")).unwrap();
    let reading = reading();
    for case in text {
        let measure = reading.measure(&case.text);
        assert_eq!(measure.words, case.words, "words of {}", case.name);
        assert!(
            measure.syllables.abs_diff(case.syllables) <= 3,
            "syllables of {}: {} for {}",
            case.name,
            measure.syllables,
            case.syllables
        );
        assert!(
            (measure.grade() - case.grade).abs() <= 0.5,
            "grade of {}: {:.2} for {:.2}",
            case.name,
            measure.grade(),
            case.grade
        );
        assert!(
            (measure.ease() - case.ease).abs() <= 3.0,
            "ease of {}: {:.1} for {:.1}",
            case.name,
            measure.ease(),
            case.ease
        );
    }
}

#[test]
fn syllables_are_right_for_nineteen_words_in_twenty() {
    let reading = reading();
    let list = include_str!("../../tests/cases/syllables.txt");
    let words: Vec<_> = list
        .lines()
        .filter(|it| !it.starts_with('#'))
        .filter_map(|it| it.split_once(' '))
        .collect();
    let right = words
        .iter()
        .filter(|(word, counts)| {
            counts
                .split(',')
                .any(|it| it == reading.syllables(word).to_string())
        })
        .count();
    assert!(
        words.len() > 3_900 && right * 100 >= words.len() * 95,
        "{right} of {}",
        words.len()
    );
}

#[test]
fn everyday_words_have_their_syllables() {
    let reading = reading();
    let words = [
        ("the", 1),
        ("worried", 2),
        ("feeling", 2),
        ("favourite", 3),
        ("behavioural", 4),
        ("colour", 2),
        ("didn’t", 2),
        ("can't", 1),
        ("couldn't", 2),
        ("that'll", 2),
        ("you’re", 1),
        ("Max's", 2),
        ("grown-up", 2),
        ("café", 2),
        ("rhythm", 2),
        ("organise", 3),
        ("litre", 2),
        ("27", 1),
        ("people", 2),
        ("it's", 1),
        ("should've", 2),
        ("I'm", 1),
        ("they've", 1),
        ("wouldn't", 2),
        ("aren't", 1),
        ("nephew's", 2),
        ("created", 3),
        ("science", 2),
        ("trampoline", 3),
    ];
    for (word, count) in words {
        assert_eq!(reading.syllables(word), count, "{word}");
    }
}

#[test]
fn a_goal_in_office_words_gets_plainer_ones() {
    let profile = profile("standard");
    let audience = Audience {
        goal: true,
        ..Audience::new(&profile)
    };
    let findings = reading().check_text(
        "I will endeavour to refrain from inappropriate conduct",
        &audience,
    );
    let named: Vec<_> = findings
        .iter()
        .map(|it| (it.code(), it.words.as_str(), it.plainer.is_some()))
        .collect();
    assert_eq!(
        named,
        [
            ("words/hard", "endeavour to", true),
            ("words/hard", "refrain from", true),
            ("words/hard", "inappropriate conduct", true)
        ]
    );
    assert_eq!(
        problems::message(&findings[0]),
        "“endeavour to” is hard and not explained"
    );
    assert_eq!(problems::hint(&findings[0]), "plainer: try to");
}

#[test]
fn plain_sentences_pass() {
    for text in [
        "I can ask for a break before I get too angry.",
        "If you are worried, tell Amira or your nan on Friday.",
        "You are not in trouble. You can stop at any time.",
        "I am tired, excited and a bit scared.",
        "Nobody is left out. It is called a calm menu.",
        "Draw it, say it or tick it.",
        "Eye contact is hard for some people, and that is OK.",
        "We meet at 10.30 a.m. on Monday.",
        "No, you do not have to.",
        "Ring the police if someone is not safe now.",
        "Kit plays with Siobhan’s brother at Westbrook.",
    ] {
        case("standard", text, &[]);
    }
}

#[test]
fn labels_are_named_and_harmless_uses_are_not() {
    case(
        "standard",
        "A victim and a young offender had contact.",
        &[
            "words/label: victim",
            "words/label: young offender",
            "words/label: had contact",
        ],
    );
    case(
        "parent",
        "He is a perpetrator.",
        &["words/label: perpetrator"],
    );
    case(
        "parent",
        "Your peers DNA.",
        &["words/label: peers", "words/label: DNA"],
    );
    case(
        "standard",
        "My contact lenses and my contact details are here. Ring Victim Support.",
        &[],
    );
    case("standard", "Contact Nan today.", &["words/hard: Contact"]);
    case("carer-staff", "Contact with his father is on Monday.", &[]);
    case(
        "professional",
        "He is a juvenile sex offender.",
        &["words/label: juvenile sex offender"],
    );
    case(
        "professional",
        "The index offence and the victim were discussed.",
        &[],
    );
}

#[test]
fn labels_are_refused_for_young_people_and_parents_only() {
    for (id, refused) in [
        ("easy", true),
        ("older", true),
        ("parent", true),
        ("carer-staff", false),
        ("professional", false),
    ] {
        assert_eq!(profile(id).refuses(Kind::Label), refused, "{id}");
        assert!(!profile(id).refuses(Kind::HardWord), "{id}");
    }
    let profile = profile("parent");
    let findings = reading().check_text("He was in denial.", &Audience::new(&profile));
    assert_eq!(problems::message(&findings[0]), "“in denial” is a label");
    assert_eq!(
        problems::hint(&findings[0]),
        "instead: not ready to talk about it"
    );
}

#[test]
fn one_sentence_holds_one_idea() {
    case("standard", "Sit down; breathe out.", &["words/one-idea: ;"]);
    case(
        "standard",
        "Tell an adult (or a friend) today.",
        &["words/one-idea: (or a friend)"],
    );
    case("standard", "Tick the box(es).", &[]);
    case(
        "standard",
        "One two-part line of sixteen plain words is longer than what this page may have in it.",
        &[
            "words/long-sentence: One two-part line of sixteen plain words is longer than what this page may have in it.",
            "words/number: sixteen",
        ],
    );
    case(
        "easy",
        "Stop if it hurts when you move.",
        &["words/one-idea: Stop if it hurts when you move."],
    );
    case("standard", "Stop if it hurts when you move.", &[]);
    case(
        "standard",
        "Who was there? What did they say?",
        &["words/two-questions: What did they say?"],
    );
    case(
        "standard",
        "Who was there and what did they say?",
        &["words/two-questions: Who was there and what did they say?"],
    );
    case("standard", "Who was there?\n\nWhat did they say?", &[]);
    case(
        "standard",
        "You could ask: “Can I sit here? Is that OK?”",
        &[],
    );
}

#[test]
fn the_passive_is_told_from_how_one_is() {
    case(
        "standard",
        "You will be told on Friday.",
        &["words/passive: be told"],
    );
    case(
        "standard",
        "The page is kept by Amira.",
        &["words/passive: is kept"],
    );
    case(
        "standard",
        "It was quickly chosen and you were asked.",
        &[
            "words/passive: was quickly chosen",
            "words/passive: were asked",
        ],
    );
    case(
        "standard",
        "I am worried, you are allowed, she is gone, we were bored.",
        &[],
    );
    case(
        "standard",
        "Ask to be shown it. Being told first helps.",
        &[],
    );
    case(
        "standard",
        "It's made me happy. You need a rest. It is red.",
        &[],
    );
    case("carer-staff", "You will be told on Friday.", &[]);
}

#[test]
fn two_words_that_say_no_are_found_in_one_thought_only() {
    case(
        "standard",
        "You cannot do nothing.",
        &["words/double-negative: cannot do nothing"],
    );
    case(
        "standard",
        "It is not unkind.",
        &["words/double-negative: not unkind"],
    );
    case("standard", "Do not shout and do not hit.", &[]);
    case("standard", "I do not know, and nobody else does.", &[]);
    case(
        "standard",
        "Stay here unless the bell rings.",
        &["words/upside-down: unless"],
    );
}

#[test]
fn numbers_times_latin_and_short_forms_are_said_plainly() {
    case("standard", "Take three breaths.", &["words/number: three"]);
    case("parent", "Take three breaths.", &[]);
    case(
        "standard",
        "I will ring you soon.",
        &["words/vague-time: soon"],
    );
    case("standard", "Ring me as soon as you can.", &[]);
    case(
        "standard",
        "Do something fun, e.g. a walk.",
        &["words/latin: e.g"],
    );
    case(
        "standard",
        "Ask CAMHS or watch TV. NO WAY!",
        &["words/acronym: CAMHS"],
    );
    case(
        "professional",
        "CAMHS will attend regularly, e.g. on Mondays.",
        &[],
    );
}

#[test]
fn figures_of_speech_matter_to_literal_readers_only() {
    literal(
        "You may feel on top of the world.",
        &["words/figure-of-speech: on top of the world"],
    );
    literal(
        "Feelings can boil over. See the iceberg.",
        &[
            "words/figure-of-speech: boil over",
            "words/figure-of-speech: iceberg",
        ],
    );
    case("standard", "You may feel on top of the world.", &[]);
}

#[test]
fn spelling_names_and_gaps_are_checked_for_everyone() {
    case(
        "professional",
        "They organized a program at the center.",
        &["words/spelling: organized", "words/spelling: center"],
    );
    case("professional", "The size of the prize.", &[]);
    case(
        "standard",
        "Name your feelings. Emotions come and go.",
        &["words/two-names: Emotions"],
    );
    case(
        "professional",
        "Ring [name] on ____ or XX, TBC.",
        &[
            "words/placeholder: [name]",
            "words/placeholder: ____",
            "words/placeholder: XX",
            "words/placeholder: TBC",
        ],
    );
    case(
        "professional",
        "Really?? I <3 it. Fix is 2 < 3.",
        &["words/placeholder: ??"],
    );
}

#[test]
fn goals_say_what_to_do() {
    goal("I will not shout at Nan.", &["words/negative-goal: not"]);
    goal(
        "Sam will stop hitting people.",
        &["words/negative-goal: stop hitting"],
    );
    goal("I want to avoid fights.", &["words/negative-goal: avoid"]);
    goal("I stop and breathe out.", &[]);
    goal("I ask Nan when I am not sure.", &[]);
    goal("I will say no and go home.", &[]);
    case("standard", "I will not shout at Nan.", &[]);
}

#[test]
fn addresses_are_typed_and_not_read() {
    let measure = reading().measure("Look at www.zorblat.org.uk for more. Zorblats help.");
    let hard: Vec<_> = measure.hard_words.keys().map(String::as_str).collect();
    assert_eq!(hard, ["zorblats"]);
}

#[test]
fn explained_words_and_names_are_not_hard() {
    let profile = profile("easy");
    let explained = [
        "consent".to_owned(),
        "safety plan".to_owned(),
        "YOT".to_owned(),
    ];
    let names = ["Ngozi".to_owned()];
    let audience = Audience {
        explained: &explained,
        names: &names,
        ..Audience::new(&profile)
    };
    assert_eq!(
        found(
            "Ngozi asks for consent. My safety plan helps. The YOT can help.",
            &audience
        ),
        [""; 0]
    );
    assert_eq!(
        found("Ask for a remedy.", &audience),
        ["words/hard: remedy"]
    );
}

#[test]
fn ceilings_hold_for_whole_pages_and_a_short_text_has_no_grade() {
    let reading = reading();
    let sentence = "The organisation's comprehensive documentation necessitates considerable administrative coordination. ";
    let short = reading.measure(sentence);
    let long = reading.measure(&sentence.repeat(24));
    let codes = |measure: &Measure, id: &str| -> Vec<_> {
        reading
            .check_measure(measure, &profile(id), 1)
            .iter()
            .map(Finding::code)
            .collect()
    };
    assert_eq!(codes(&short, "standard"), [""; 0]);
    assert_eq!(
        codes(&long, "standard"),
        ["words/grade", "words/hard-share", "words/full-page"]
    );
    assert_eq!(codes(&long, "professional"), [""; 0]);
}

#[test]
fn the_figures_of_a_document_are_the_sum_of_its_passages() {
    let reading = reading();
    let parts = [
        "You can stop. Say pass.",
        "My plan",
        "- walk home with Nan\n- ring Amira",
    ]
    .map(|it| reading.measure(it));
    let whole: Measure = parts.iter().sum();
    assert_eq!(
        whole,
        reading.measure("You can stop. Say pass.\n\nMy plan\n\n- walk home with Nan\n- ring Amira")
    );
    assert_eq!((whole.words, whole.sentences, whole.longest), (13, 3, 4));
}

#[test]
fn every_list_uses_british_spelling_and_plainer_words_are_plain() {
    let lists: toml::Table =
        toml::from_str(include_str!("../../templates/reading/en-GB.toml")).unwrap();
    let reading = reading();
    let profile = profile("parent");
    for list in ["plainer", "label", "figure-of-speech", "latin"] {
        for (word, plainer) in lists[list].as_table().unwrap() {
            let plainer = plainer.as_str().unwrap();
            let findings = reading.check_text(plainer, &Audience::new(&profile));
            let worse: Vec<_> = findings
                .iter()
                .filter(|it| {
                    matches!(it.kind, Kind::Label | Kind::Spelling | Kind::Latin)
                        || it.words == *word
                })
                .collect();
            assert!(worse.is_empty(), "{word} = {plainer}: {worse:?}");
        }
    }
}
