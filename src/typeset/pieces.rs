//! Mends words that the layouter lays down in pieces, so that they are read aloud as they are
//! printed. Nothing moves.
//!
//! Where no single glyph exists for a letter with its marks, as in the Yoruba `Ọ̀`, a mark becomes
//! a piece of its own and both pieces carry the whole letter: a screen reader would say `Ọ̀Ọ̀ṣun`.
//! And pieces of a line that runs from right to left follow one another as they stand on the page,
//! not as they are spoken, so that `محمد علي` would be said the wrong way round where the space
//! comes from another font.

use typst::ecow::EcoVec;
use typst::layout::{Abs, Em, Frame, FrameItem, Point};
use typst::text::{Glyph, TextItem};
use typst_layout::{Page, PagedDocument};

/// The document with every letter once and every word in its place.
pub(super) fn mend(mut document: PagedDocument) -> PagedDocument {
    if !document.pages().iter().any(|page| is_broken(&page.frame)) {
        return document;
    }
    let mend_page = |page: &Page| Page {
        frame: mend_frame(&page.frame),
        ..page.clone()
    };
    let pages: EcoVec<Page> = document.pages().iter().map(mend_page).collect();
    let info = std::mem::take(document.info_mut());
    PagedDocument::new(pages, info)
}

/// Whether a frame may hold words in pieces.
fn is_broken(frame: &Frame) -> bool {
    let mut before: Option<&TextItem> = None;
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => {
            before = None;
            is_broken(&group.frame)
        }
        FrameItem::Text(text) => {
            let split = before.is_some_and(|before| mark(before, text).is_some());
            before = Some(text);
            split || text.text.chars().any(is_right_to_left)
        }
        FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {
            before = None;
            false
        }
    })
}

/// The frame with its words mended, and those of the frames in it.
fn mend_frame(frame: &Frame) -> Frame {
    if !is_broken(frame) {
        return frame.clone();
    }
    let mut items: Vec<(Point, FrameItem)> = Vec::new();
    for (position, item) in frame.items() {
        match (items.last_mut(), item) {
            (Some((start, FrameItem::Text(before))), FrameItem::Text(text))
                if mark(before, text).is_some() =>
            {
                join(before, text, start.y - position.y);
            }
            (_, FrameItem::Group(group)) => {
                let mut group = group.clone();
                group.frame = mend_frame(&group.frame);
                items.push((*position, FrameItem::Group(group)));
            }
            (_, item) => items.push((*position, item.clone())),
        }
    }
    put_in_order_of_speech(&mut items);

    let mut mended = Frame::new(frame.size(), frame.kind());
    if frame.has_baseline() {
        mended.set_baseline(frame.baseline());
    }
    mended.push_multiple(items);
    mended
}

/// Which of two pieces begins or ends with the mark of a letter in the other.
enum Mark {
    /// The second piece begins with a mark of the letter that ends the first; so many bytes are in
    /// both.
    Second(usize),
    /// The first piece, read from the right, is the marks of the letter that ends the second.
    First,
}

/// Whether two pieces share a letter.
fn mark(first: &TextItem, second: &TextItem) -> Option<Mark> {
    let alike = first.font == second.font
        && first.size == second.size
        && first.fill == second.fill
        && first.stroke == second.stroke
        && first.lang == second.lang;
    // The engine counts the bytes of a piece in sixteen bits.
    if !alike || first.text.len() + second.text.len() > usize::from(u16::MAX) {
        return None;
    }
    let (last, next) = (first.glyphs.last()?, second.glyphs.first()?);
    let letter = first.text.get(last.range())?;
    if letter.chars().nth(1).is_none() || second.text.get(next.range())? != letter {
        return None;
    }
    // A mark takes no room of its own; a second letter of the same kind does.
    let takes_no_room = |glyph: &Glyph| glyph.x_advance == Em::zero();
    if takes_no_room(next) && next.range.start == 0 && last.range().end == first.text.len() {
        Some(Mark::Second(letter.len()))
    } else if first.text == letter
        && first.glyphs.iter().all(takes_no_room)
        && letter.chars().any(is_right_to_left)
        && second.text.ends_with(letter)
    {
        Some(Mark::First)
    } else {
        None
    }
}

/// Makes one piece of two; the second stands higher than the first by `height`.
fn join(first: &mut TextItem, second: &TextItem, height: Abs) {
    let Some(mark) = mark(first, second) else {
        return;
    };
    let text = match mark {
        Mark::Second(shared) => format!("{}{}", first.text, &second.text[shared..]),
        Mark::First => second.text.to_string(),
    };
    let (in_first, in_second) = match mark {
        Mark::Second(shared) => (0, first.text.len() - shared),
        Mark::First => (second.text.len() - first.text.len(), 0),
    };
    let raised = Em::from_abs(height, first.size);
    let moved = |glyph: &Glyph, bytes: usize, raised: Em| {
        let bytes = u16::try_from(bytes).unwrap_or(u16::MAX);
        Glyph {
            range: glyph.range.start.saturating_add(bytes)..glyph.range.end.saturating_add(bytes),
            y_offset: glyph.y_offset + raised,
            ..glyph.clone()
        }
    };
    let glyphs = first
        .glyphs
        .iter()
        .map(|it| moved(it, in_first, Em::zero()));
    let glyphs = glyphs
        .chain(second.glyphs.iter().map(|it| moved(it, in_second, raised)))
        .collect();
    first.glyphs = glyphs;
    first.text = text.into();
}

/// Turns round neighbours that stand from left to right but are spoken from right to left.
///
/// The layouter keeps what it shaped separately in the order of speech, so only pieces of one
/// shaping stand in this order.
fn put_in_order_of_speech(items: &mut [(Point, FrameItem)]) {
    let mut start = 0;
    while start < items.len() {
        let mut end = start + 1;
        if direction(&items[start].1) == Some(Direction::RightToLeft) {
            let mut reach = end;
            while reach < items.len() && follows(&items[reach - 1], &items[reach]) {
                match direction(&items[reach].1) {
                    Some(Direction::RightToLeft) => end = reach + 1,
                    Some(Direction::Either) => {}
                    Some(Direction::LeftToRight) | None => break,
                }
                reach += 1;
            }
            items[start..end].reverse();
        }
        start = end;
    }
}

/// Which way a piece of text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    /// As in English.
    LeftToRight,
    /// As in Arabic and Hebrew.
    RightToLeft,
    /// Spaces and signs go the way of their neighbours.
    Either,
}

/// Which way an item is read, when it is text.
fn direction(item: &FrameItem) -> Option<Direction> {
    let FrameItem::Text(text) = item else {
        return None;
    };
    Some(if text.text.chars().any(is_right_to_left) {
        Direction::RightToLeft
    } else if text.text.chars().any(char::is_alphanumeric) {
        Direction::LeftToRight
    } else {
        Direction::Either
    })
}

/// Whether the second piece begins exactly where the first ends.
fn follows(first: &(Point, FrameItem), second: &(Point, FrameItem)) -> bool {
    let ((start, FrameItem::Text(first)), (next, FrameItem::Text(text))) = (first, second) else {
        return false;
    };
    /// In points: less than any printer can show.
    const EXACTLY: f64 = 0.01;
    let gap = next.x - (start.x + first.width());
    gap.to_pt().abs() < EXACTLY && (next.y - start.y).to_pt().abs() < text.size.to_pt()
}

/// Letters of the scripts that run from right to left: Hebrew, Arabic and those between them.
fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use crate::typeset::tests::pages;

    #[track_caller]
    fn case(text: &str) {
        let fonts = r#"("Andika", "Noto Sans Arabic", "Noto Sans Hebrew")"#;
        let typeset = pages(&format!("#set text(font: {fonts})\n#\"{text}\""));
        assert_eq!(typeset.passages[0].text, text);
    }

    #[test]
    fn a_letter_with_a_mark_of_its_own_is_there_once() {
        case("Ọ̀ṣun");
        case("Adébáyọ̀ Ọlátúnjí");
        case("gwọ́ọ̀dù");
    }

    #[test]
    fn the_same_letter_twice_stays_twice() {
        case("ọ̀ọ̀");
        case("ọ̀ ọ̀");
    }

    #[test]
    fn several_marks_on_one_letter_are_there_once() {
        case("m̀ḿ ǹ̄");
    }

    #[test]
    fn words_from_right_to_left_are_in_the_order_of_speech() {
        case("محمد علي");
        case("Hello محمد علي حسن, hello");
        case("דוד כהן");
        case("דוד כהן and Sam");
    }

    #[test]
    fn points_and_vowel_signs_are_there_once() {
        case("דָּוִד כֹּהֵן");
        case("مُحَمَّد عَلِيّ");
    }
}
