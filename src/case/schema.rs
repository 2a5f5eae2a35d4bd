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
