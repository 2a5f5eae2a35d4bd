//! Plans the length of a book: pages are summed from what documents and exercises declare.

use super::{Part, PlannedArea, ReasonKind, Weight};
use crate::catalog::Form;

/// The most pages a book has before it is split.
pub(super) fn ceiling(form: Form) -> u32 {
    match form {
        Form::Easy => 20,
        Form::Standard | Form::Literal => 24,
    }
}

/// The ceiling when letters are larger or wider than the form's own, since each page then holds less.
///
/// A page that is full may shrink its letters by a fourteenth, as `fit.typ` does; Andika is a twelfth wider than the
/// usual font.
pub(super) fn ceiling_of(form: Form, text_size: Option<u8>, wide: bool) -> u32 {
    let usual = match form {
        Form::Easy => 16,
        Form::Standard | Form::Literal => 14,
    };
    let size = text_size.map_or(usual, u32::from);
    let mut ceiling = ceiling(form);
    if size * 13 > usual * 14 {
        ceiling = ceiling * usual * 14 / (size * 13);
    }
    if wide { ceiling * 11 / 12 } else { ceiling }
}

/// The length to aim for.
pub(super) fn aim(adult_at_stage_one: bool) -> u32 {
    if adult_at_stage_one { 8 } else { 12 }
}

/// Pages of one chapter.
pub(super) fn of_area(area: &PlannedArea) -> u32 {
    area.exercises.iter().map(|it| it.pages).sum()
}

fn of_book(areas: &[PlannedArea], fixed: u32) -> u32 {
    fixed + areas.iter().map(of_area).sum::<u32>()
}

/// How many exercises an area keeps when a book has to be shorter: one; two or three where it is `core`.
///
/// Three where the practitioner's own weight made it `core`, or the book is not an adult's at Stage One, which is to be
/// the thinnest.
pub(super) fn least(area: &PlannedArea, adult_at_stage_one: bool) -> usize {
    let own = area.reasons.iter().any(|it| it.kind == ReasonKind::Weight);
    match area.weight {
        Weight::Core if own || !adult_at_stage_one => 3,
        Weight::Core => 2,
        Weight::Some | Weight::Light => 1,
        Weight::NotNow => 0,
    }
}

/// Drops exercises, last chosen first, until the book is as long as it should be; the fullest area gives first.
///
/// Where that leaves a book over its ceiling and one exercise fewer in the areas that have several makes one book of two,
/// they give it; areas that the practitioner weighed keep theirs.
pub(super) fn trim(
    areas: &mut Vec<PlannedArea>,
    fixed: u32,
    ceiling: u32,
    adult_at_stage_one: bool,
) {
    let least_of = |area: &PlannedArea| least(area, adult_at_stage_one);
    trim_to(areas, fixed, aim(adult_at_stage_one), least_of);
    if of_book(areas, fixed) > ceiling {
        let mut thinner = areas.clone();
        trim_to(&mut thinner, fixed, ceiling, |area| {
            let own = area.reasons.iter().any(|it| it.kind == ReasonKind::Weight);
            let least = least_of(area);
            if own {
                least
            } else {
                least.saturating_sub(1).max(1)
            }
        });
        if of_book(&thinner, fixed) <= ceiling {
            *areas = thinner;
        }
    }
}

fn trim_to(areas: &mut [PlannedArea], fixed: u32, aim: u32, least: impl Fn(&PlannedArea) -> usize) {
    while of_book(areas, fixed) > aim {
        let fullest = areas
            .iter_mut()
            .filter(|area| area.exercises.len() > least(area))
            .max_by_key(|area| (area.exercises.len(), area.weight));
        match fullest {
            Some(area) => drop(area.exercises.pop()),
            None => return,
        }
    }
}

/// Splits chapters into parts that each stay below the ceiling; never inside a chapter. A further part opens with fewer
/// pages than the first.
pub(super) fn split(
    areas: Vec<PlannedArea>,
    fixed: u32,
    fixed_later: u32,
    ceiling: u32,
) -> Vec<(Option<Part>, Vec<PlannedArea>)> {
    let mut parts: Vec<Vec<PlannedArea>> = vec![Vec::new()];
    let mut length = fixed;
    for area in areas {
        let pages = of_area(&area);
        let is_empty = parts.last().is_none_or(Vec::is_empty);
        if length + pages > ceiling && !is_empty {
            parts.push(Vec::new());
            length = fixed_later;
        }
        length += pages;
        if let Some(part) = parts.last_mut() {
            part.push(area);
        }
    }
    let of = u32::try_from(parts.len()).unwrap_or(u32::MAX);
    (1..)
        .zip(parts)
        .map(|(number, areas)| ((of > 1).then_some(Part { number, of }), areas))
        .collect()
}
