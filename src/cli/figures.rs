//! How plain a paper or a page is, in figures, held against the profile of whoever reads it; as a table and as JSON.

use serde_json::{Map, Value, json};

use crate::reading::{Audience, Ceilings, Finding, Kind, Measure, Profile, Reading, problems};

/// The figures of one paper or page.
pub(super) struct Figures {
    /// What it is about, as the first columns of the table.
    pub(super) about: Vec<(&'static str, String)>,
    /// For whom it is.
    pub(super) profile: Profile,
    /// The figures.
    pub(super) measure: Measure,
    /// The pages they are spread over; 0 when there are none yet.
    pub(super) pages: usize,
    /// What is over a ceiling or may not stand there, in words; empty when the checks passed.
    pub(super) over: Vec<String>,
}

impl Figures {
    /// The figures of texts; over the ceilings is what their sum is, sentence by sentence and as a whole.
    pub(super) fn of(
        reading: &Reading,
        audience: &Audience,
        about: Vec<(&'static str, String)>,
        texts: &[&str],
        pages: usize,
    ) -> Self {
        let measures: Vec<Measure> = texts
            .iter()
            .map(|it| reading.measure_for(it, audience))
            .collect();
        let measure: Measure = measures.iter().sum();
        let profile = audience.profile.clone();
        let mut over: Vec<String> = longest(&measure, &profile.ceilings).into_iter().collect();
        let findings = reading.check_measure(&measure, &profile, pages);
        let paged = |it: &&Finding| it.kind != Kind::WordsAPage || pages > 0;
        over.extend(findings.iter().filter(paged).map(problems::message));
        Self {
            about,
            profile,
            measure,
            pages,
            over,
        }
    }

    /// Whether every check passed. It never says more than that.
    pub(super) fn passed(&self) -> bool {
        self.over.is_empty()
    }

    /// Words on a page, on average, where there are pages.
    fn words_a_page(&self) -> Option<usize> {
        (self.pages > 0).then(|| self.measure.words.div_ceil(self.pages))
    }

    /// Hard words, those that stand most often first.
    pub(super) fn hard_words(&self) -> Vec<&str> {
        let mut words: Vec<(&str, usize)> = self
            .measure
            .hard_words
            .iter()
            .map(|(word, count)| (word.as_str(), *count))
            .collect();
        words.sort_by_key(|(word, count)| (std::cmp::Reverse(*count), *word));
        words.into_iter().map(|(word, _)| word).collect()
    }

    /// The row for programs.
    pub(super) fn json(&self) -> Value {
        let ceilings = &self.profile.ceilings;
        let about = self
            .about
            .iter()
            .map(|(key, word)| ((*key).to_owned(), json!(word)));
        let mut row: Map<String, Value> = about.collect();
        let figures = json!({
            "profile": self.profile.id,
            "pages": self.pages,
            "words": self.measure.words,
            "sentences": self.measure.sentences,
            "longest": { "figure": self.measure.longest, "ceiling": ceilings.longest },
            "mean": { "figure": tenths(self.measure.mean()), "ceiling": ceilings.mean },
            "grade": { "figure": self.measure.is_enough().then(|| tenths(self.measure.grade())), "ceiling": ceilings.grade },
            "familiar-measure": tenths(self.measure.familiar_measure()),
            "hard-share": { "figure": tenths(self.measure.hard_share()), "ceiling": ceilings.hard_words },
            "words-a-page": { "figure": self.words_a_page(), "ceiling": ceilings.words_a_page },
            "hard-words": self.hard_words(),
            "passed": self.passed(),
            "over": self.over,
        });
        if let Value::Object(figures) = figures {
            row.extend(figures);
        }
        Value::Object(row)
    }

    /// The row for people: each figure beside its ceiling.
    fn cells(&self) -> Vec<String> {
        let ceilings = &self.profile.ceilings;
        let grade = match self.measure.grade() {
            _ if !self.measure.is_enough() => "–".to_owned(),
            // The formula goes below nought where sentences have few and short words.
            grade if grade < 0.0 => "< 0".to_owned(),
            grade => decimal(grade),
        };
        let about = self.about.iter().map(|(_, word)| word.clone());
        about
            .chain([
                self.profile.id.clone(),
                self.measure.words.to_string(),
                self.measure.sentences.to_string(),
                beside(
                    &self.measure.longest.to_string(),
                    ceilings.longest.map(|it| it.to_string()),
                ),
                beside(&decimal(self.measure.mean()), ceilings.mean.map(decimal)),
                beside(&grade, ceilings.grade.map(decimal)),
                beside(
                    &decimal(self.measure.hard_share()),
                    ceilings.hard_words.map(decimal),
                ),
                beside(
                    &self
                        .words_a_page()
                        .map_or("–".to_owned(), |it| it.to_string()),
                    ceilings.words_a_page.map(|it| it.to_string()),
                ),
                if self.passed() {
                    "passed"
                } else {
                    "not passed"
                }
                .to_owned(),
            ])
            .collect()
    }
}

/// The table for people, with a line that says what its columns are.
pub(super) fn table(rows: &[Figures]) -> String {
    let Some(first) = rows.first() else {
        return String::new();
    };
    let figures = [
        "profile",
        "words",
        "sentences",
        "longest",
        "mean",
        "grade",
        "hard %",
        "words a page",
        "checks",
    ];
    let heads: Vec<String> = first
        .about
        .iter()
        .map(|(head, _)| *head)
        .chain(figures)
        .map(ToOwned::to_owned)
        .collect();
    let cells: Vec<Vec<String>> = rows.iter().map(Figures::cells).collect();
    let width = |column: usize| {
        let lengths = cells
            .iter()
            .chain([&heads])
            .map(|row| row[column].chars().count());
        lengths.max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..heads.len()).map(width).collect();
    std::iter::once(&heads)
        .chain(&cells)
        .map(|row| {
            let padded: Vec<String> = row
                .iter()
                .zip(&widths)
                .map(|(cell, width)| format!("{cell:<width$}"))
                .collect();
            padded.join("  ").trim_end().to_owned() + "\n"
        })
        .collect()
}

/// Findings of some kinds, in words with the way out.
pub(super) fn refused(findings: &[Finding], kinds: impl Fn(Kind) -> bool) -> Vec<String> {
    let refused = findings.iter().filter(|it| kinds(it.kind));
    refused
        .map(|it| format!("{} ({})", problems::message(it), problems::hint(it)))
        .collect()
}

fn longest(measure: &Measure, ceilings: &Ceilings) -> Option<String> {
    let ceiling = ceilings.longest.filter(|it| measure.longest > *it)?;
    Some(format!(
        "the longest sentence has {} words; for this reader {ceiling} at most",
        measure.longest
    ))
}

fn beside(figure: &str, ceiling: Option<String>) -> String {
    match ceiling {
        Some(ceiling) => format!("{figure} / {ceiling}"),
        None => figure.to_owned(),
    }
}

fn tenths(figure: f64) -> f64 {
    (figure * 10.0).round() / 10.0
}

fn decimal(figure: f64) -> String {
    format!("{:.1}", tenths(figure))
}
