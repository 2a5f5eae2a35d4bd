//! Pages that print all that their view holds, in place of the real ones: what a view does not hold, no page can show.

use std::fs;

use crate::harness::{Run, root};

/// The folder of such pages beside the case.
const FOLDER: &str = "shown";

impl Run {
    /// Every document with pages that print their whole view.
    pub(crate) fn shown(self) -> Self {
        let documents = root().join("templates/documents");
        let slugs = fs::read_dir(documents).expect("there are documents");
        let mut slugs: Vec<_> = slugs.map(|it| it.expect("it can be read").path()).collect();
        slugs.sort();
        slugs.iter().fold(
            self.argument("--templates").argument(FOLDER),
            |run, folder| {
                let slug = folder
                    .file_name()
                    .expect("a folder has a name")
                    .to_string_lossy();
                let text =
                    fs::read_to_string(folder.join("document.toml")).expect("a document has facts");
                let facts: toml::Table = text.parse().expect("they are TOML");
                let readers: Vec<_> = words(&facts, "readers");
                let prose: String = readers
                    .iter()
                    .map(|it| format!("[{it}]\ntitle = \"A paper\"\n"))
                    .collect();
                let here = format!("{FOLDER}/documents/{slug}");
                let run = run.file(&format!("{here}/en-GB.toml"), &prose);
                let page = page(&words(&facts, "shows"));
                readers.iter().fold(run, |run, reader| {
                    run.file(&format!("{here}/{reader}.typ"), &page)
                })
            },
        )
    }
}

fn words(facts: &toml::Table, key: &str) -> Vec<String> {
    let list = facts[key].as_array().expect("it is a list");
    list.iter()
        .map(|it| it.as_str().expect("of words").to_owned())
        .collect()
}

/// A page that prints these sections, each value on a line of its own.
fn page(sections: &[String]) -> String {
    let sections: String = sections.iter().map(|it| format!("\"{it}\",")).collect();
    format!(
        r#"#import "/layouts/sheet.typ": sheet
#let lines(it) = if type(it) == array {{ for it in it {{ lines(it) }} }} else if type(it) == dictionary {{
  for (key, it) in it {{ if key != "path" {{ lines(it) }} }}
}} else if type(it) == str {{ par(it) }} else {{ par(repr(it)) }}
#let paper(my) = sheet(my, {{
  heading("A paper")
  lines(my("me"))
  for section in ({sections}) {{ lines(my(section, otherwise: ())) }}
}})
"#
    )
}
