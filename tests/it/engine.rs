//! The way from a template and a view to files, on templates small enough to read here.

use stagebook::catalog::source::Templates;
use stagebook::export::{Format, Imprint, Stamp, export};
use stagebook::look::Look;
use stagebook::typeset::{Engine, Warnings, fonts, typeset};

use crate::validate::violations;

/// One of everything that pages are built from.
const MAIN: &str = r##"
#let view = json("/view.json")
#set document(title: view.title)
#set text(font: view.look.font, lang: "en", region: "GB", hyphenate: false)
#set page("a4", header: [WB-2031], numbering: "1 of 1")
= Feelings
#for name in view.names [
  == #name
  A feeling can be *small* or big.
]
- music
- bikes
#figure(alt: "A scale from small to big", line(length: 100%))
#table(columns: 2, table.header[Day][What], [Monday], [])
#box(width: 3cm, height: 1cm, stroke: 1pt)
"##;

const NONE: [&str; 0] = [];

fn look(font: Vec<String>) -> Look {
    Look {
        theme: "standard".into(),
        language: "en-GB".into(),
        form: "standard".into(),
        font,
        size: 14,
        tint: "none".into(),
    }
}

/// The PDF of a view with these names, in the fonts that they need.
fn pdf(names: &[&str]) -> Vec<u8> {
    let templates = Templates::from_files([("main.typ", MAIN)]);
    let engine = Engine::new(&templates).with_warnings(Warnings::Promote);
    let choice = engine.fonts().choose(fonts::LOOK, &names.join("\n"));
    assert!(choice.missing.is_empty());
    let look = look(choice.families);
    let view = serde_json::json!({ "title": "My workbook", "look": &look, "names": names });
    let typeset = typeset(&engine, &look, &serde_json::to_vec(&view).unwrap())
        .unwrap_or_else(|failure| panic!("{}", failure.for_authors()));
    for name in names {
        assert!(
            typeset.passages.iter().any(|it| it.text == **name),
            "{name} is not whole"
        );
    }
    let imprint = Imprint {
        ident: "WB-2031-workbook",
        stamp: Stamp::from_epoch(0).unwrap(),
    };
    export(&engine, &typeset, Format::Pdf, &imprint)
        .unwrap_or_else(|failure| panic!("{}", failure.for_authors()))
        .remove(0)
}

#[test]
fn a_page_of_everything_is_accessible_and_archival() {
    assert_eq!(violations(&pdf(&["Zoë", "Wójcik"])), NONE);
}

#[test]
fn names_of_many_scripts_are_whole_and_valid() {
    let names = [
        "Nguyễn Thị Ánh",
        "Ọ̀ṣun",
        "Əli",
        "Γιώργος",
        "Михаил",
        "محمد علي",
        "דָּוִד כֹּהֵן",
        "রহিম",
        "ਹਰਪ੍ਰੀਤ",
        "પટેલ",
        "முருகன்",
        "राजेश",
        "ሰላም",
    ];
    for name in names {
        assert_eq!(violations(&pdf(&[name])), NONE, "{name}");
    }
}

#[test]
fn the_same_view_gives_the_same_bytes_whatever_was_made_before() {
    let first = pdf(&["Zoë"]);
    pdf(&["Nguyễn"]);
    stagebook::typeset::after_case();
    assert_eq!(pdf(&["Zoë"]), first);
}

#[test]
fn the_file_names_the_program_and_no_author_and_no_engine() {
    let pdf = lopdf::Document::load_mem(&pdf(&["Zoë"])).unwrap();
    let info = pdf
        .trailer
        .get(b"Info")
        .and_then(|it| pdf.dereference(it))
        .unwrap()
        .1;
    let info = info.as_dict().unwrap();
    let mut keys: Vec<_> = info
        .iter()
        .map(|(key, _)| String::from_utf8_lossy(key))
        .collect();
    keys.sort();
    assert_eq!(keys, ["CreationDate", "Creator", "ModDate", "Title"]);
    assert_eq!(
        info.get(b"Creator").unwrap().as_str().unwrap(),
        b"Stagebook"
    );
}
