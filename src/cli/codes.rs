//! Every code that a problem or a failure can carry, with what it means and what to do.

use crate::{case, plain};

/// Codes of the stages after the case, with their explanations.
const LATER: &[(&str, &str)] = &[
    (
        "case/fault",
        "A part of the case that this paper shows, or the item it is made for, has a fault. `stagebook check` says which; the other papers are made.",
    ),
    (
        "confidential/on-a-page",
        "A text written for a reader holds words of the `[[confidential]]` register, or the name of an adult whose details are confidential. That paper is not made. Write the text another way.",
    ),
    (
        "explain/unknown-code",
        "There is no such code. `stagebook list codes` prints all.",
    ),
    (
        "file/exists",
        "`stagebook new` never overwrites. Name a file that is not there yet.",
    ),
    (
        "file/not-read",
        "The file is not there, may not be read, or is open in another program.",
    ),
    (
        "file/not-written",
        "The folder or file may not be written, or is open in another program. Close it and run the command again; the other papers were written.",
    ),
    (
        "file/syntax",
        "The file cannot be read as TOML. `stagebook check` says on which line.",
    ),
    (
        "fonts/not-read",
        "The folder of fonts could not be read, or a file in it holds no font.",
    ),
    (
        "guard/second-net",
        "The finished pages hold confidential words that the first check did not see, so nothing was written. This is our fault; please report it without the text.",
    ),
    ("man", "The manual page could not be written."),
    (
        "organisation/logo",
        "The logo that `stagebook.toml` names is not there, or is no PNG or SVG file that can be printed. It stands beside that file and brings no other files along.",
    ),
    (
        "organisation/symbols",
        "The folder of symbols that `stagebook.toml` names is not there, or a file in it stands for no picture of ours or cannot be printed. `stagebook list pictures` prints what each file is called; a symbol is a PNG or SVG file that brings no other files along. Our own picture is printed meanwhile.",
    ),
    (
        "output/denied",
        "The file is open in another program, often a PDF viewer, or it may not be changed. Close it and run the command again; the other papers were written.",
    ),
    (
        "rating/shape",
        "The goal keeps its ratings in one line. Write them as `[[goal.rating]]`, one below the other, and add again.",
    ),
    ("rating/unknown-goal", "The case has no goal with this id."),
    (
        "rating/unknown-person",
        "The case has nobody with this id. Write `young-person`, an adult's id or a professional's id.",
    ),
    (
        "session/no-plan",
        "What was planned for the session is not known, because the case has a fault. Name the exercises that were done with `--exercises`.",
    ),
    (
        "session/shape",
        "The sessions stand in one line. Write them as `[[session]]`, one below the other, and add again.",
    ),
    (
        "session/unknown-exercise",
        "There is no exercise with this name. `stagebook list exercises` prints all.",
    ),
    (
        "session/unknown-person",
        "The case has no adult with this id. Write `young-person` or an adult's id.",
    ),
    (
        "templates/faulty",
        "A folder of templates has faults, which are listed. Nothing is made until they are mended.",
    ),
    (
        "templates/not-read",
        "The folder of templates could not be read.",
    ),
    (
        "templates/unreadable",
        "A file of the templates cannot be read. The message says what its author has to mend.",
    ),
    (
        "typeset/crash",
        "The typesetting engine stopped. This is our fault; the other papers were made. Please report the code and the document, without the case.",
    ),
    (
        "typeset/export",
        "The finished pages could not be written in this format. This is our fault; please report the code and the document, without the case.",
    ),
    (
        "typeset/template",
        "A template has a mistake. With the program's own templates this is our fault; with `--templates` the details are printed for their author.",
    ),
    (
        "typeset/warning",
        "A template gave a warning, which counts as a mistake here.",
    ),
    (
        "usage/format-not-offered",
        "The document is not made in this format. Word files are made of papers that others go on with: plans, meeting papers and reports. `stagebook list documents --format json` says the formats of each.",
    ),
    (
        "usage/unknown-document",
        "There is no such document. `stagebook list documents` prints all.",
    ),
    (
        "usage/unknown-person",
        "Nobody in the case has sessions under this name. Write `young-person` or an adult's id.",
    ),
    (
        "usage/unknown-reader",
        "Nobody in the case reads under this name. Write `young-person`, `worker`, `professional` or an adult's id.",
    ),
    (
        "usage/unknown-worker",
        "No professional of the case has this id. Add them as `[[professional]]` first.",
    ),
];

/// All codes, sorted.
pub(super) fn all() -> Vec<(&'static str, &'static str)> {
    let mut codes: Vec<_> = case::codes()
        .iter()
        .chain(LATER)
        .copied()
        .chain(plain::codes())
        .collect();
    codes.sort_unstable();
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_explained_once() {
        let codes = all();
        assert!(codes.windows(2).all(|pair| pair[0].0 != pair[1].0));
    }
}
