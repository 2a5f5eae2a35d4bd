//! When the young person was born, as far as it is written down.

use std::borrow::Cow;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

/// A month or a day of birth: `"2012-03"` or `"2012-03-14"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Born {
    first: Date,
    last: Date,
}

impl Born {
    /// What it looks like.
    pub const PATTERN: &str = "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$";

    /// Reads a month or a day; `None` when it is neither.
    pub fn new(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let month = i8::try_from(digits(parts.next()?, 2)?).ok()?;
        let day = match parts.next() {
            Some(day) => Some(i8::try_from(digits(day, 2)?).ok()?),
            None => None,
        };
        if parts.next().is_some() {
            return None;
        }
        let first = Date::new(year, month, day.unwrap_or(1)).ok()?;
        let last = if day.is_some() {
            first
        } else {
            first.last_of_month()
        };
        Some(Self { first, last })
    }

    /// The age in whole years on a day. When only the month is known, the age once the month is over,
    /// so that nobody is taken to be older than they are.
    pub fn age_on(&self, day: Date) -> i16 {
        let age = day.year() - self.last.year();
        let had_birthday = (day.month(), day.day()) >= (self.last.month(), self.last.day());
        if had_birthday { age } else { age - 1 }
    }

    /// The first day it can have been.
    pub fn earliest(&self) -> Date {
        self.first
    }
}

impl TryFrom<String> for Born {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(&text).ok_or("not a month or a day")
    }
}

impl JsonSchema for Born {
    fn schema_name() -> Cow<'static, str> {
        "Born".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": Self::PATTERN,
            "description": "The month or day of birth, in quotes: \"2012-03\" or \"2012-03-14\".",
        })
    }
}

fn digits(text: &str, count: usize) -> Option<i16> {
    let plain = text.len() == count && text.bytes().all(|it| it.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[track_caller]
    fn case(born: &str, day: Date, age: i16) {
        assert_eq!(
            Born::new(born).map(|it| it.age_on(day)),
            Some(age),
            "{born}"
        );
    }

    #[test]
    fn the_age_counts_birthdays() {
        case("2012-03-14", date(2026, 3, 13), 13);
        case("2012-03-14", date(2026, 3, 14), 14);
        case("2012-03", date(2026, 3, 30), 13);
        case("2012-03", date(2026, 3, 31), 14);
        case("2012-02-29", date(2026, 2, 28), 13);
    }

    #[test]
    fn only_months_and_days_are_read() {
        for bad in [
            "2012",
            "2012-3",
            "2012-13",
            "2012-02-30",
            "12-03",
            "2012-03-14-01",
            "March 2012",
        ] {
            assert_eq!(Born::new(bad), None, "{bad}");
        }
    }
}
