//! The JSON Schema of the case file and of the organisation file, made from the types that read them.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::file::CaseFile;
use super::meeting::AGENDA;
use super::vocabulary::Vocabulary;

/// The schema (draft 7) of the case file, for editors.
pub fn schema() -> Value {
    schema_with(&Vocabulary::default())
}

/// The schema with the words that only the templates know, so that editors offer areas, topics, cells and documents.
pub fn schema_with(vocabulary: &Vocabulary) -> Value {
    let mut schema = of::<CaseFile>(false);
    without_null(&mut schema);
    let lines = vocabulary.bank.lines().map(|it| it.facts.id.to_string());
    let lines = lines.collect();
    let items = if vocabulary.cells.is_empty() {
        Vec::new()
    } else {
        AGENDA.to_vec()
    };
    let items = items
        .into_iter()
        .map(str::to_owned)
        .chain(vocabulary.cells.iter().cloned())
        .collect();
    let words = [
        (
            "/definitions/ProfessionalFile/properties/can-carry/items",
            &vocabulary.areas,
        ),
        (
            "/definitions/Finding/properties/areas/items",
            &vocabulary.areas,
        ),
        ("/definitions/Goal/properties/area", &vocabulary.areas),
        (
            "/definitions/Finding/properties/topics/items",
            &vocabulary.topics,
        ),
        (
            "/definitions/Goal/properties/topics/items",
            &vocabulary.topics,
        ),
        ("/definitions/Weight/properties/cell", &vocabulary.cells),
        (
            "/definitions/Session/properties/exercises/items",
            &vocabulary.exercises,
        ),
        (
            "/definitions/Session/properties/skipped/items",
            &vocabulary.exercises,
        ),
        ("/definitions/Decision/properties/item", &items),
        ("/definitions/PlanLine/properties/bank", &lines),
        (
            "/definitions/AdultFile/properties/papers/items",
            &vocabulary.documents,
        ),
    ];
    for (place, words) in words.into_iter().filter(|(_, words)| !words.is_empty()) {
        if let Some(Value::Object(field)) = schema.pointer_mut(place) {
            field.insert("enum".to_owned(), words.iter().cloned().collect());
        }
    }
    schema
}

/// The schema of a type; `inline` spells everything out where it is used.
pub(super) fn of<T: JsonSchema>(inline: bool) -> Value {
    let settings = SchemaSettings::draft07().with(|it| it.inline_subschemas = inline);
    settings.into_generator().into_root_schema_for::<T>().into()
}

/// TOML has no null, so a key that may be left out is simply not required.
fn without_null(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(without_null),
        Value::Object(object) => {
            if let Some(Value::Array(kinds)) = object.get_mut("type") {
                kinds.retain(|it| it != "null");
                if let [only] = &kinds[..] {
                    let only = only.clone();
                    object.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(parts)) = object.get_mut("anyOf") {
                parts.retain(|it| it["type"] != "null");
                if let [only] = &parts[..] {
                    let only = only.clone();
                    object.remove("anyOf");
                    object.insert("allOf".to_owned(), Value::Array(vec![only]));
                }
            }
            object.values_mut().for_each(without_null);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
