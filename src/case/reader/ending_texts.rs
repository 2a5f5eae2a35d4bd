//! Every text of an ending that somebody wrote for one reader, with its place in the case file.

use super::plan_texts::Texts;
use crate::case::ending::Stays;
use crate::reader::AdultId;

impl<'a> Texts<'a, '_> {
    /// Letter, certificate and what helps afterwards.
    pub(super) fn ending_papers(&mut self) {
        let Some(ending) = &self.case.ending else {
            return;
        };
        if let Some(letter) = &ending.letter {
            let path = "ending.letter";
            for (key, list) in [
                ("did", &letter.did),
                ("strengths", &letter.strengths),
                ("proud", &letter.proud),
                ("hopes", &letter.hopes),
                ("more", &letter.more),
            ] {
                self.list(&format!("{path}.{key}"), list);
            }
            self.stays(path, &letter.stays);
            self.some(&format!("{path}.way-back"), letter.way_back.as_ref());
        }
        if let Some(certificate) = &ending.certificate {
            self.list("ending.certificate.words", &certificate.words);
        }
        if let Some(page) = &ending.after_care {
            let path = "ending.after-care";
            self.list(&format!("{path}.steps"), &page.steps);
            self.list(&format!("{path}.hard-day"), &page.hard_day);
            for (number, it) in (1..).zip(&page.support) {
                let path = format!("{path}.support.{number}.for-what");
                self.some(&path, it.for_what.as_ref());
            }
        }
    }

    /// The summary of one adult.
    pub(super) fn ending_summary(&mut self, id: &AdultId) {
        let Some(ending) = &self.case.ending else {
            return;
        };
        for (number, it) in (1..).zip(&ending.monitoring) {
            let path = format!("ending.monitoring.{number}.adults.{id}");
            self.some(&path, it.adults.get(id));
        }
        let Some(summary) = ending.summary.get(id) else {
            return;
        };
        let path = format!("ending.summary.{id}");
        for (key, list) in [
            ("did", &summary.did),
            ("changed", &summary.changed),
            ("still", &summary.still),
            ("ask", &summary.ask),
        ] {
            self.list(&format!("{path}.{key}"), list);
        }
        self.stays(&path, &summary.stays);
        self.some(&format!("{path}.way-back"), summary.way_back.as_ref());
    }

    /// What professionals wrote for the report; the understanding of risk is theirs alone.
    pub(super) fn ending(&mut self) {
        let Some(ending) = &self.case.ending else {
            return;
        };
        let texts = [
            ("why-involved", &ending.why_involved),
            ("adapted", &ending.adapted),
            ("transition", &ending.transition),
        ];
        for (key, words) in texts {
            self.some(&format!("ending.{key}"), words.as_ref());
        }
        for (number, it) in (1..).zip(&ending.domain) {
            let path = format!("ending.domain.{number}");
            self.some(&format!("{path}.then"), it.then.as_ref());
            self.some(&format!("{path}.now"), it.now.as_ref());
        }
    }

    fn stays(&mut self, path: &str, stays: &'a [Stays]) {
        for (number, it) in (1..).zip(stays) {
            self.some(&format!("{path}.stays.{number}.what"), it.what.as_ref());
        }
    }
}
