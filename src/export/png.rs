//! A picture of each page, for looking at.

use typst_render::{RenderOptions, render};

use crate::typeset::{Cause, Failure, Typeset, contain};

/// 144 pixels an inch: sharp on a screen, small enough to send.
const PIXELS_PER_POINT: f64 = 2.0;

/// Draws each page.
pub(super) fn png(typeset: &Typeset) -> Result<Vec<Vec<u8>>, Failure> {
    let options = RenderOptions {
        pixel_per_pt: PIXELS_PER_POINT.into(),
        render_bleed: false,
    };
    let draw = || {
        let pages = typeset.document.pages().iter();
        pages
            .map(|page| render(page, &options).encode_png())
            .collect::<Result<Vec<_>, _>>()
    };
    contain(draw)
        .map_err(|place| Failure::new(Cause::Crash, place))?
        .map_err(|error| Failure::new(Cause::Export, error.to_string()))
}
