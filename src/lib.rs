//! Stagebook turns one case file into the papers of each stage of the AIM Intervention Framework.
//!
//! ```text
//! case.toml ─read→ CaseFile + Places ─check→ Case (+ Problems) ─plain::check→ Case (+ Problems)
//! templates/ ─read→ Catalog
//! Case + Catalog ─plan→ Plan: [PlannedDocument { document, reader, … }]
//! Case + PlannedDocument ─view::of→ View ─guard→ View ─typeset→ Typeset { document, passages }
//!                                                       ─export→ pdf | png | docx | txt ─output→ files
//! ```
//!
//! Each arrow is one function in one folder; nothing to the right is imported by anything to the left, and
//! `cli/build.rs` shows the whole pipeline on one screen.
//!
//! # What holds everywhere
//!
//! - **Nobody sees what no `impl` names.** [`case::Case`] is never `Serialize`. A reader has a door,
//!   [`case::reader::CaseFor`], with one `impl` block for each kind of reader; a new field is visible to nobody
//!   until one of them names it. [`view::of`] holds the only match on [`reader::Reader`].
//! - **One file, one reader.** A paper is made from one view, and a view is made through one door.
//! - **The world is sealed.** A document is compiled with the embedded templates, its own `/view.json` and the
//!   embedded fonts; there is no disk, package, network or clock behind it.
//! - **Only** `typeset/` and `export/` import Typst, only `output.rs` writes papers, only `cli/` reads the clock.
//! - **Content is data.** No exercise, document, topic or language is named in Rust.
//! - **The same case and the same binary give the same bytes.**
//! - **A fault stops only the paper it concerns**, and is told with its line and the way out. Problems never hold
//!   the value of a confidential field; a message of serde, toml or Typst, which could quote the case, is never shown.

pub mod language;
pub mod problem;
pub mod reader;
pub mod reading;

pub mod case;
pub mod catalog;
pub mod cli;
pub mod export;
pub mod guard;
pub mod look;
pub mod output;
pub mod picture;
pub mod plain;
pub mod plan;
pub mod typeset;
pub mod view;
