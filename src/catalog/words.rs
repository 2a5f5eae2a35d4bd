//! Words that views need in a reader's language: dates, lists, and the case file's words as they are printed.

use jiff::civil::Date;

/// `lang/<tag>.views.toml`.
#[derive(Debug, Clone, Default)]
pub struct ViewWords(toml::Table);

impl ViewWords {
    /// Words as read from the file.
    pub(super) fn new(table: toml::Table) -> Self {
        Self(table)
    }

    /// The word for a key of a table; the key itself where the language has none.
    pub fn word<'a>(&'a self, table: &str, key: &'a str) -> &'a str {
        self.0
            .get(table)
            .and_then(|it| it.get(key))
            .and_then(toml::Value::as_str)
            .unwrap_or(key)
    }

    /// A date in full, such as "25 June 2026".
    pub fn date(&self, date: Date) -> String {
        self.format(date, "long")
    }

    /// A date without its year, such as "25 June".
    pub fn day(&self, date: Date) -> String {
        self.format(date, "short")
    }

    fn format(&self, date: Date, form: &str) -> String {
        let months = self
            .0
            .get("date")
            .and_then(|it| it.get("months"))
            .and_then(toml::Value::as_array);
        let index = usize::from(date.month().unsigned_abs()).saturating_sub(1);
        let month = months
            .and_then(|it| it.get(index))
            .and_then(toml::Value::as_str)
            .unwrap_or_default();
        self.word("date", form)
            .replace("{day}", &date.day().to_string())
            .replace("{month}", month)
            .replace("{year}", &date.year().to_string())
    }

    /// A list as one would say it: "music, bikes and cooking".
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => {
                format!("{} {} {last}", first.join(", "), self.word("list", "and"))
            }
        }
    }
}
