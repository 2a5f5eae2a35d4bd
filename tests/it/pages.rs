//! Every component has a page of its own in `tests/pages`: it compiles in each theme without a warning, is
//! valid, and in the usual theme looks as it did when somebody last looked at it.
//!
//! `UPDATE=1 cargo test pages` writes the pictures anew; look at them before they are committed.

use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use stagebook::catalog::Templates;
use stagebook::export::{Format, Imprint, Stamp, export};
use stagebook::look::Look;
use stagebook::typeset::{Engine, Warnings, threads, typeset};

use crate::harness::root;
use crate::validate::violations;

/// The pages there are, by component.
fn pages() -> Vec<PathBuf> {
    let folder = root().join("tests/pages");
    let mut pages: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "typ"))
        .collect();
    pages.sort();
    pages
}

/// The engine with a page in the place of `main.typ`.
fn engine(page: &str) -> Engine {
    let embedded = Templates::embedded();
    let files: Vec<(String, Vec<u8>)> = embedded
        .list()
        .filter(|it| *it != "main.typ")
        .map(|it| (it.to_owned(), embedded.read(it).unwrap().into_owned()))
        .chain([(
            "main.typ".to_owned(),
            format!("{HEAD}\n{page}").into_bytes(),
        )])
        .collect();
    Engine::new(&Templates::from_files(files)).with_warnings(Warnings::Promote)
}

/// What `main.typ` sets for every paper.
const HEAD: &str = r#"#set document(title: "A component", date: datetime(year: 2026, month: 6, day: 8))
#set text(lang: "en", region: "GB", font: "Atkinson Hyperlegible Next", size: 14pt, fallback: false, hyphenate: false)"#;

fn look(theme: &str) -> Look {
    Look {
        theme: theme.to_owned(),
        language: "en-GB".to_owned(),
        form: "standard".to_owned(),
        font: vec!["Atkinson Hyperlegible Next".to_owned()],
        size: 14,
        tint: "none".to_owned(),
    }
}

/// What is wrong with one component's page.
fn faults(path: &PathBuf) -> Vec<String> {
    let name = path.file_stem().unwrap().to_string_lossy();
    let engine = engine(&fs::read_to_string(path).unwrap());
    let mut faults = Vec::new();
    for theme in ["standard", "large-print", "grey"] {
        let typeset = match typeset(&engine, &look(theme), b"{}") {
            Ok(typeset) => typeset,
            Err(failure) => {
                faults.push(format!("{name} {theme}: {}", failure.for_authors()));
                continue;
            }
        };
        let imprint = Imprint {
            ident: "test",
            stamp: Stamp::from_epoch(0).unwrap(),
        };
        match export(&engine, &typeset, Format::Pdf, &imprint) {
            Ok(files) => faults.extend(
                violations(&files[0])
                    .into_iter()
                    .map(|it| format!("{name} {theme}: {it}")),
            ),
            Err(failure) => faults.push(format!("{name} {theme}: {}", failure.for_authors())),
        }
        if theme == "standard" {
            match export(&engine, &typeset, Format::Png, &imprint) {
                Ok(files) => faults.extend(picture(path, &files[0])),
                Err(failure) => faults.push(format!("{name}: {failure}")),
            }
        }
    }
    faults
}

/// Compares a picture with the one that is kept, or keeps it.
fn picture(path: &Path, new: &[u8]) -> Option<String> {
    let kept = path.with_extension("png");
    let new = &small(new);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&kept, new).unwrap();
        return None;
    }
    let name = kept.file_name().unwrap().to_string_lossy().into_owned();
    match fs::read(&kept) {
        Err(_) => Some(format!("{name} is not there; UPDATE=1 writes it")),
        Ok(old) => differs(&old, new).map(|why| format!("{name}: {why}; UPDATE=1 writes it anew")),
    }
}

/// A picture of a third of the size and without colour: enough to see what moved, small enough to keep.
fn small(picture: &[u8]) -> Vec<u8> {
    let full = image::load_from_memory(picture).unwrap();
    let small = full
        .thumbnail(full.width() / 3, full.height() / 3)
        .to_luma8();
    let mut file = std::io::Cursor::new(Vec::new());
    small.write_to(&mut file, image::ImageFormat::Png).unwrap();
    file.into_inner()
}

/// Whether two pictures differ by more than one step of a colour anywhere.
fn differs(old: &[u8], new: &[u8]) -> Option<String> {
    let (old, new) = (
        image::load_from_memory(old).unwrap().to_luma8(),
        image::load_from_memory(new).unwrap().to_luma8(),
    );
    if old.dimensions() != new.dimensions() {
        return Some(format!(
            "it was {:?} and is {:?}",
            old.dimensions(),
            new.dimensions()
        ));
    }
    let others = old
        .pixels()
        .zip(new.pixels())
        .filter(|(a, b)| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > 1))
        .count();
    (others > 0).then(|| format!("{others} points differ"))
}

#[test]
fn every_component_is_valid_in_every_theme_and_looks_as_it_did() {
    let pages = pages();
    assert!(
        pages.len() >= 16,
        "only {} components have a page",
        pages.len()
    );
    let faults: Vec<String> =
        threads::apart(|| pages.par_iter().flat_map(faults).collect()).unwrap();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
