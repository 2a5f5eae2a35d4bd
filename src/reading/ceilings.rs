//! Where a whole page or document is over what its profile allows.

use super::grade;
use super::{Ceilings, Finding, Kind, Measure};

/// The figures that are over their ceilings. A grade counts only where there is enough text, a mean only where there is some.
pub(super) fn over(measure: &Measure, ceilings: &Ceilings, pages: usize) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut hold = |kind, figure: f64, ceiling: Option<f64>| {
        if let Some(ceiling) = ceiling.filter(|it| rounded(figure) > *it) {
            let words = number(figure);
            findings.push(Finding {
                kind,
                words,
                plainer: Some(number(ceiling)),
                sentence: None,
                at: 0..0,
            });
        }
    };
    if measure.is_enough() {
        hold(Kind::Grade, measure.grade(), ceilings.grade);
    }
    if measure.words_in_sentences >= grade::SOME {
        hold(Kind::MeanSentence, measure.mean(), ceilings.mean);
        hold(Kind::HardShare, measure.hard_share(), ceilings.hard_words);
    }
    hold(
        Kind::WordsAPage,
        measure.words as f64 / pages.max(1) as f64,
        ceilings.words_a_page.map(|it| it as f64),
    );
    findings
}

/// A figure as it is held against its ceiling and shown: to one place.
fn rounded(figure: f64) -> f64 {
    (figure * 10.0).round() / 10.0
}

/// A figure in print: `4` or `4.2`.
fn number(figure: f64) -> String {
    let text = format!("{:.1}", rounded(figure));
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}
