//! A Word file of the passages, for papers that are pasted into other systems and edited there.
//!
//! Headings, lists, tables and pictures are Word's own: styles from `templates/docx/styles.xml`, real
//! numbering, heads of tables that repeat. Its words are those of the pages, in their order. Lines to
//! write on are ruled paragraphs, boxes to tick can be ticked.

mod body;
mod margins;
mod package;
mod picture;
mod table;
mod xml;

use self::body::Body;
use self::package::Part;
pub(in crate::export) use self::package::words;
use super::Imprint;
use crate::typeset::{Cause, Engine, Failure, Kind, Typeset};

/// The size of text that the styles are written for, in points.
const STYLED_FOR: f64 = 11.0;

/// The margins at the sides of the page in points, as in the layouts.
const SIDE: f64 = 56.7;

/// Writes the Word file.
pub(super) fn docx(
    engine: &Engine,
    typeset: &Typeset,
    imprint: &Imprint,
) -> Result<Vec<u8>, Failure> {
    let fixed = |name: &str| {
        let path = format!("docx/{name}");
        let bytes = engine.part(&path);
        let text = bytes.and_then(|it| String::from_utf8(it).ok());
        text.ok_or_else(|| Failure::new(Cause::Template, format!("`{path}` is not there")))
    };
    let size = text_size(typeset);
    let body = Body::of(typeset, size)?;
    let filled = |name: &str, places: &[(&str, &str)]| {
        let filled = |text: String, (place, words): &(&str, &str)| {
            text.replace(&format!("{{{place}}}"), words)
        };
        Ok(places.iter().fold(fixed(name)?, filled))
    };
    let title = quick_xml::escape::escape(typeset.title.as_str());
    let time = imprint.stamp.text();
    let language = [("language", typeset.language.as_str())];
    let room = body::twips(body.room);
    let page = [language[0], ("room", &room)];
    let properties = [
        ("title", &*title),
        ("language", &typeset.language),
        ("time", &time),
    ];
    let styles = scaled(&filled("styles.xml", &page)?, size / STYLED_FOR);
    let mut parts = vec![
        Part::of("[Content_Types].xml", fixed("content-types.xml")?),
        Part::of("_rels/.rels", fixed("package.rels")?),
        Part::of("docProps/core.xml", filled("core.xml", &properties)?),
        Part::of("docProps/app.xml", fixed("app.xml")?),
        Part::of("word/document.xml", body.xml),
        Part::of("word/styles.xml", styles),
        Part::of(
            "word/numbering.xml",
            filled("numbering.xml", &[("lists", &body.lists)])?,
        ),
        Part::of("word/settings.xml", filled("settings.xml", &language)?),
        Part::of("word/header1.xml", margins::header(typeset)),
        Part::of("word/footer1.xml", margins::footer(typeset)),
    ];
    let pictures: String = body.pictures.iter().map(relation).collect();
    parts.push(Part::of(
        "word/_rels/document.xml.rels",
        filled("document.rels", &[("pictures", &pictures)])?,
    ));
    for picture in body.pictures {
        parts.push(Part::of(
            &format!("word/media/{}", picture.file()),
            picture.png,
        ));
    }
    package::pack(&parts)
}

/// How the text finds a picture.
fn relation(picture: &picture::Picture) -> String {
    format!(
        r#"<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/{}"/>"#,
        picture.id(),
        picture.file()
    )
}

/// The size in which most of the text is set, in points.
fn text_size(typeset: &Typeset) -> f64 {
    let mut sizes: Vec<(f64, usize)> = Vec::new();
    for passage in &typeset.passages {
        let is_text = matches!(passage.kind, Kind::Paragraph | Kind::Item { .. });
        if !is_text || passage.place.is_some() || passage.drawn || passage.size == 0.0 {
            continue;
        }
        match sizes.iter_mut().find(|it| it.0 == passage.size) {
            Some(found) => found.1 += passage.text.len(),
            None => sizes.push((passage.size, passage.text.len())),
        }
    }
    let most = sizes.into_iter().max_by_key(|it| it.1);
    most.map_or(STYLED_FOR, |it| it.0)
}

/// The styles with all their letters larger or smaller by a factor.
fn scaled(styles: &str, factor: f64) -> String {
    const SIZES: [&str; 2] = ["<w:sz w:val=\"", "<w:szCs w:val=\""];
    SIZES.iter().fold(styles.to_owned(), |styles, size| {
        let mut pieces = styles.split(size);
        let mut scaled = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (half_points, rest) = piece.split_once('"').unwrap_or((piece, ""));
            let half_points = half_points.parse().unwrap_or(2.0 * STYLED_FOR) * factor;
            scaled.push_str(&format!("{size}{half_points:.0}\"{rest}"));
        }
        scaled
    })
}
