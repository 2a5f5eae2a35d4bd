//! A team's own symbols in the place of our pictures.

use image::Rgba;

use crate::harness::{Done, Run, example};

/// A colour that no page has.
const OWN: Rgba<u8> = Rgba([0xc0, 0x24, 0x68, 0xff]);

/// A square in that colour.
const SYMBOL: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#c02468"/></svg>"##;

fn with_symbols(arguments: &[&str]) -> Run {
    let organisation = example("stagebook").replacen(
        "\nsession-minutes",
        "\nsymbols = \"symbols\"\nsession-minutes",
        1,
    );
    Run::new(arguments)
        .example("robin")
        .file("stagebook.toml", &organisation)
        .file("symbols/.keep", "")
}

/// How many pages show the team's own symbol.
fn pages_with_the_symbol(done: &Done) -> usize {
    let pages = done.files().into_iter();
    let pages = pages.filter(|(name, _)| name.ends_with(".png") && !name.contains("symbols/"));
    pages
        .filter(|(_, bytes)| {
            let page = image::load_from_memory(bytes).expect("a page is a picture");
            page.to_rgba8().pixels().any(|it| *it == OWN)
        })
        .count()
}

#[test]
fn a_teams_own_symbol_stands_where_our_picture_stood() {
    let sheets = [
        "build",
        "robin.toml",
        "--document",
        "goal-sheet",
        "--for",
        "young-person",
        "-f",
        "png",
    ];
    let ours = with_symbols(&sheets).go().code(0);
    assert_eq!(pages_with_the_symbol(&ours), 0);
    let own = with_symbols(&sheets).file("symbols/goal.svg", SYMBOL);
    assert_eq!(pages_with_the_symbol(&own.go().code(0)), 3);
}

#[test]
fn a_symbol_that_stands_for_nothing_or_cannot_be_printed_is_named_and_stops_no_paper() {
    let done = with_symbols(&["check", "robin.toml"])
        .file("symbols/helpr.svg", SYMBOL)
        .file(
            "symbols/ask.svg",
            "<svg><image href=\"file:///etc/passwd\"/></svg>",
        )
        .go()
        .code(0);
    let said = done.stderr();
    assert!(
        said.contains("symbols/helpr.svg is not used") && said.contains("did you mean `helper`?"),
        "{said}"
    );
    assert!(said.contains("symbols/ask.svg cannot be printed"), "{said}");
}

#[test]
fn every_picture_can_be_found_by_name() {
    let listed = Run::new(&["list", "pictures"]).go().code(0).stdout();
    assert!(
        listed
            .lines()
            .any(|it| it.starts_with("helper ") && it.contains("a person who helps")),
        "{listed}"
    );
    assert!(
        listed.lines().count() > 60,
        "there are pictures for 60 ideas and more"
    );
}
