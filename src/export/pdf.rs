//! One PDF that is archival (PDF/A-2a), accessible (PDF/UA-1) and always the same bytes.

use jiff::civil::{Date, DateTime};
use typst::foundations::{Datetime, Smart};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::Imprint;
use crate::typeset::{Cause, Engine, Failure, Typeset, contain};

/// The moment a file says it was made. It comes from the case, never from a clock.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stamp(Datetime);

impl Stamp {
    /// The first moment of a day.
    pub fn on(date: Date) -> Option<Self> {
        Self::at(date.to_datetime(jiff::civil::Time::midnight()))
    }

    /// Seconds since 1970, as `SOURCE_DATE_EPOCH` gives them.
    pub fn from_epoch(seconds: i64) -> Option<Self> {
        let timestamp = jiff::Timestamp::from_second(seconds).ok()?;
        Self::at(timestamp.to_zoned(jiff::tz::TimeZone::UTC).datetime())
    }

    /// The moment as files write it: `2026-06-15T00:00:00Z`.
    pub(super) fn text(&self) -> String {
        let part = |it: Option<u8>| it.unwrap_or_default();
        let (month, day) = (part(self.0.month()), part(self.0.day()));
        let (hour, minute, second) = (
            part(self.0.hour()),
            part(self.0.minute()),
            part(self.0.second()),
        );
        let year = self.0.year().unwrap_or_default();
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }

    /// A moment in the engine's own terms.
    fn at(moment: DateTime) -> Option<Self> {
        let [month, day, hour, minute, second] = [
            moment.month(),
            moment.day(),
            moment.hour(),
            moment.minute(),
            moment.second(),
        ]
        .map(i8::unsigned_abs);
        Datetime::from_ymd_hms(moment.year().into(), month, day, hour, minute, second).map(Self)
    }
}

/// Writes the pages as a PDF. Always all of them: a range of pages would lose the tags.
pub(super) fn pdf(
    engine: &Engine,
    typeset: &Typeset,
    imprint: &Imprint,
) -> Result<Vec<u8>, Failure> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .unwrap_or_else(|_| unreachable!("PDF/A-2a and PDF/UA-1 both build on PDF 1.7"));
    let options = PdfOptions {
        ident: Smart::Custom(imprint.ident.to_owned()),
        creator: Smart::Custom(Some("Stagebook".to_owned())),
        timestamp: Some(Timestamp::new_utc(imprint.stamp.0)),
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    };
    contain(|| typst_pdf::pdf(&typeset.document, &options))
        .map_err(|place| Failure::new(Cause::Crash, place))?
        .map_err(|errors| Failure::new(Cause::Export, engine.explain(&errors)))
}
