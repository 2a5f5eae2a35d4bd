//! Plain text of what readers hold: the words of the pages in their order, for a screen reader, a
//! translator or a message.

use crate::docx::aloud;
use crate::harness::Run;

/// Letters and figures alone.
fn letters(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).collect()
}

/// What is on the page: without what is only read aloud instead of a picture.
fn on_the_page(text: &str) -> String {
    let is_words = |line: &&str| !line.starts_with('[') || line.starts_with("[ ]");
    text.lines().filter(is_words).collect::<Vec<_>>().join("\n")
}

#[test]
fn goal_sheets_summaries_and_help_cards_say_what_their_pages_say() {
    let mut run =
        Run::new(&["build", "jay.toml", "-f", "pdf", "-f", "txt", "--all"]).example("jay");
    for document in ["goal-sheet", "meeting-summary", "help-card"] {
        run = run.argument("--document").argument(document);
    }
    let files = run.go().code(0).files();
    let mut looked_at = 0;
    for (name, text) in &files {
        let Some(stem) = name.strip_suffix(".txt") else {
            continue;
        };
        let text = std::str::from_utf8(text).unwrap();
        let pdf = aloud(&files[&format!("{stem}.pdf")]);
        assert_eq!(letters(&on_the_page(text)), letters(&pdf), "{name}");
        // Nothing that a telephone or a voice cannot show.
        assert!(
            !text.contains(" | ") && !text.contains(".."),
            "{name}:\n{text}"
        );
        looked_at += 1;
    }
    assert!(looked_at > 10, "{:?}", files.keys());
}

#[test]
fn a_goal_sheet_reads_line_by_line() {
    let files = Run::new(&["build", "jay.toml", "-f", "txt", "--document", "goal-sheet"])
        .argument("--for")
        .argument("young-person")
        .example("jay")
        .go()
        .code(0)
        .files();
    let (_, text) = files
        .iter()
        .find(|(name, _)| name.ends_with("-01.txt"))
        .unwrap();
    let text = std::str::from_utf8(text).unwrap();
    for part in [
        "My goal\n=======\n",
        "\n1. Pick 3 feeling words that are mine. with Amira [ ]\n2. Show my blue card",
        "\nNext look: 10 December\n",
        "\nIs this right?\n\n[ ] yes\n[ ] change it\n[ ] not sure\n",
    ] {
        assert!(text.contains(part), "{part:?} is not in:\n{text}");
    }
}
