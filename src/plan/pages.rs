//! Plans the length of a book: pages are summed from what documents and exercises declare.

use super::{Part, PlannedArea, Weight};
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
    u32::from(area.opener) + area.exercises.iter().map(|it| it.pages).sum::<u32>()
}

/// Drops exercises, last chosen first, until the book is as long as it should be.
///
/// An area keeps at least three exercises when it is `core` and one otherwise; the fullest area gives first.
pub(super) fn trim(areas: &mut [PlannedArea], fixed: u32, aim: u32) {
    trim_to(areas, fixed, aim, Weight::least);
}

/// Drops one exercise more of each area that has several, where only larger letters would make two books of one.
pub(super) fn trim_for_larger_letters(
    areas: &mut [PlannedArea],
    fixed: u32,
    form: Form,
    ceiling_of_look: u32,
) {
    let total = fixed + areas.iter().map(of_area).sum::<u32>();
    if total <= ceiling(form) {
        trim_to(areas, fixed, ceiling_of_look, |it| {
            it.least().saturating_sub(1).max(1)
        });
    }
}

fn trim_to(areas: &mut [PlannedArea], fixed: u32, aim: u32, least: impl Fn(Weight) -> usize) {
    loop {
        let total = fixed + areas.iter().map(of_area).sum::<u32>();
        if total <= aim {
            return;
        }
        let fullest = areas
            .iter_mut()
            .filter(|area| area.exercises.len() > least(area.weight))
            .max_by_key(|area| (area.exercises.len(), area.weight));
        match fullest {
            Some(area) => drop(area.exercises.pop()),
            None => return,
        }
    }
}

/// Splits chapters into parts that each stay below the ceiling; never inside a chapter.
pub(super) fn split(
    areas: Vec<PlannedArea>,
    fixed: u32,
    ceiling: u32,
) -> Vec<(Option<Part>, Vec<PlannedArea>)> {
    let mut parts: Vec<Vec<PlannedArea>> = vec![Vec::new()];
    let mut length = fixed;
    for area in areas {
        let pages = of_area(&area);
        let is_empty = parts.last().is_none_or(Vec::is_empty);
        if length + pages > ceiling && !is_empty {
            parts.push(Vec::new());
            length = fixed;
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
