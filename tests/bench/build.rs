//! How fast one sheet is typeset and written: `cargo bench`.

use divan::Bencher;
use stagebook::catalog::source::Templates;
use stagebook::export::{Format, Imprint, Stamp, export};
use stagebook::look::Look;
use stagebook::typeset::{Engine, after_case, fonts, typeset};

fn main() {
    divan::main();
}

/// A sheet of the size of an exercise.
const SHEET: &str = r#"
#let view = json("/view.json")
#set document(title: "My workbook")
#set text(font: "Atkinson Hyperlegible Next", size: 14pt, lang: "en", region: "GB", hyphenate: false)
= How big is the feeling?
#for n in range(6) [
  == #view.name, number #n
  The same feeling can be small or big. If you notice it while it is small, you have more choices.
  - one
  - two
]
#table(columns: 4, table.header[Day][Small][Middle][Big], ..range(20).map(n => [#n]))
"#;

fn look() -> Look {
    Look {
        theme: "standard".into(),
        language: "en-GB".into(),
        form: "standard".into(),
        font: vec![fonts::LOOK.into()],
        size: 14,
        tint: "none".into(),
    }
}

fn engine() -> Engine {
    Engine::new(&Templates::from_files([("main.typ", SHEET)]))
}

/// Starting up: fonts and templates.
#[divan::bench]
fn start() -> Engine {
    Engine::new(&Templates::embedded())
}

/// The first sheet of a case, with nothing remembered.
#[divan::bench]
fn first_sheet(bencher: Bencher) {
    let engine = engine();
    bencher
        .with_inputs(after_case)
        .bench_values(|()| typeset(&engine, &look(), br#"{"name": "Sam"}"#).map(|it| it.pages()));
}

/// A further sheet, for another reader.
#[divan::bench]
fn further_sheet(bencher: Bencher) {
    let engine = engine();
    let mut readers = 0;
    let next_view = || {
        readers += 1;
        format!(r#"{{"name": "Sam {readers}"}}"#)
    };
    bencher
        .with_inputs(next_view)
        .bench_local_values(|view| typeset(&engine, &look(), view.as_bytes()).map(|it| it.pages()));
}

/// Writing a finished sheet.
#[divan::bench(args = Format::ALL)]
fn write_sheet(bencher: Bencher, format: Format) {
    let engine = engine();
    let sheet = typeset(&engine, &look(), br#"{"name": "Sam"}"#).expect("the sheet is sound");
    let stamp = Stamp::from_epoch(0).expect("1970 is a year");
    let imprint = Imprint {
        ident: "WB-2031-workbook",
        stamp,
    };
    bencher
        .with_inputs(after_case)
        .bench_values(|()| export(&engine, &sheet, format, &imprint).map(|it| it.len()));
}
