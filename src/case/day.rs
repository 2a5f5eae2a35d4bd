//! A date of the case file.

use std::borrow::Cow;
use std::ops::Deref;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, de::Error};

/// A date written without quotes, such as `2026-06-08`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(Date);

impl Day {
    /// Makes a date of what the file says; `None` when it has a time too.
    pub fn of(written: &toml::value::Datetime) -> Option<Self> {
        let toml::value::Datetime {
            date: Some(date),
            time: None,
            offset: None,
        } = written
        else {
            return None;
        };
        let year = i16::try_from(date.year).ok()?;
        let month = i8::try_from(date.month).ok()?;
        Date::new(year, month, i8::try_from(date.day).ok()?)
            .ok()
            .map(Self)
    }
}

impl Deref for Day {
    type Target = Date;

    fn deref(&self) -> &Date {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = toml::value::Datetime::deserialize(deserializer)?;
        Self::of(&written).ok_or_else(|| D::Error::custom("not a date"))
    }
}

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "date",
            "description": "A date without quotes, such as 2026-06-08.",
        })
    }
}
