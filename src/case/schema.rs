//! The JSON Schema of the case file and of the organisation file, made from the types that read them.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::file::CaseFile;

/// The schema (draft 7) of the case file, for editors.
pub fn schema() -> Value {
    of::<CaseFile>(false)
}

/// The schema of a type; `inline` spells everything out where it is used.
pub(super) fn of<T: JsonSchema>(inline: bool) -> Value {
    let settings = SchemaSettings::draft07().with(|it| it.inline_subschemas = inline);
    settings.into_generator().into_root_schema_for::<T>().into()
}

#[cfg(test)]
mod tests {
    #[test]
    fn show() {
        println!(
            "{}",
            serde_json::to_string_pretty(&super::of::<super::CaseFile>(true)).unwrap()
        );
        let text =
            "a = 'x'\n[[goal]]\nid = \"s\"\n[[goal]]\n  id = 2\nw.x.y = \"t\\u202e\"\n[c.d]\nz=1\n";
        let (t, e) = toml::de::DeTable::parse_recoverable(text);
        println!("{t:#?} {e:?}");
        for text in [
            "born = 2012-03\n",
            "a = hello\n",
            "a = \"x\nb = 1\n",
            "[a\nb = 1\n",
            "a = 1\na = 2\n",
            "a b = 1\n",
            "a = 2012-13-01\n",
            "a = [1, 2\nb = 3\n",
            "a =\n",
            "name = \"it's \"quoted\"\"\n",
            "a = '''x",
            "a = \"\\q\"\n",
            "a = “x”\n",
            "x = 1\r\ny = \"a\rb\"\n",
            "a = true.\n",
            "[[goal]]\nid=1\n[goal]\nx=1\n",
            "a: 1\n",
            "a = yes\n",
            "a = {x = 1,,}\n",
            "a = 1 b = 2\n",
            "-a\n",
            "a = 08\n",
            "a = \"x\u{1}y\"\n",
        ] {
            let (_, e) = toml::de::DeTable::parse_recoverable(text);
            println!(
                "{text:?}\n   {:?}",
                e.iter()
                    .map(|e| (e.message().to_owned(), e.span()))
                    .collect::<Vec<_>>()
            );
        }
    }
}
