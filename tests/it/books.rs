//! How long the books are that people hold in their hands.

use crate::harness::{Done, Pdf, Run, example};

/// The most pages of a book in the easy form, and of any other.
const CEILINGS: (usize, usize) = (20, 24);

fn books(done: &Done) -> Vec<Pdf> {
    done.pdfs_of("-workbook-")
}

/// The most pages of an adult's first book that is not in the easy form: it is to be the thinnest.
const FIRST_BOOK: usize = 14;

/// Who in the example reads the easy form.
fn reads_easy(example: &str, book: &Pdf) -> bool {
    let easy: &[&str] = match example {
        "robin" => &["young-person", "adult-2"],
        "jay" => &["adult-2"],
        _ => &[],
    };
    easy.iter().any(|it| book.name.contains(it))
}

#[test]
fn no_book_of_any_example_is_longer_than_its_reader_can_bear() {
    for (name, stage) in [("small", "1"), ("jay", "1"), ("jay", "2"), ("robin", "1")] {
        let case = format!("{name}.toml");
        let done = Run::new(&["build", &case, "--document", "workbook", "--stage", stage])
            .example(name)
            .go()
            .code(0);
        let books = books(&done);
        assert!(!books.is_empty(), "{name} has books at stage {stage}");
        for book in books {
            let most = if reads_easy(name, &book) {
                CEILINGS.0
            } else if stage == "1" && book.name.contains("-adult-") {
                FIRST_BOOK
            } else {
                CEILINGS.1
            };
            assert!(
                book.pages() <= most,
                "{} has {} pages",
                book.name,
                book.pages()
            );
        }
    }
}

#[test]
fn every_part_of_a_book_has_a_line_and_a_place_for_what_one_keeps() {
    let done = Run::new(&["build", "jay.toml", "--document", "workbook", "-f", "txt"])
        .example("jay")
        .go()
        .code(0);
    for (name, heads) in [
        (
            "young-person",
            ["How sure I am: ", "one thing I want to keep"],
        ),
        (
            "adult-1",
            ["How sure I feel: ", "what I do differently now"],
        ),
    ] {
        let files = done.files();
        let text = files
            .iter()
            .find(|(file, _)| file.contains(&format!("-workbook-{name}")))
            .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
            .unwrap();
        let [line, keep] = heads;
        let lines = text.matches(line).count();
        assert!(lines >= 5, "{name}: {lines} lines\n{text}");
        assert!(text.contains(keep), "{name}: no {keep}");
    }
}

#[test]
fn larger_letters_make_another_book_and_not_a_longer_one() {
    let jay = example("jay").replacen("text-size = 15", "text-size = 20", 1);
    let done = Run::new(&[
        "build",
        "jay.toml",
        "--document",
        "workbook",
        "--for",
        "young-person",
    ])
    .example("jay")
    .file("jay.toml", &jay)
    .go()
    .code(0);
    let books = books(&done);
    let longest = books.iter().map(Pdf::pages).max();
    assert!(longest.is_some_and(|it| it <= CEILINGS.1), "{longest:?}");
}

#[test]
fn where_no_worker_is_named_no_sentence_has_a_hole() {
    let done = Run::new(&["build", "small.toml", "--document", "workbook", "-f", "txt"])
        .example("small")
        .go()
        .code(0);
    for (name, bytes) in done
        .files()
        .iter()
        .filter(|(name, _)| name.ends_with(".txt"))
    {
        let text = String::from_utf8_lossy(bytes);
        for hole in [" .", " ,", " ?", "  "] {
            let line = text.lines().map(str::trim).find(|it| it.contains(hole));
            assert_eq!(line, None, "{name}");
        }
    }
}
