//! Charts and drawings as pictures with words.

use typst::layout::{Abs, Frame, Point, Size};
use typst_layout::Page;
use typst_render::{RenderOptions, render};

use super::xml::Xml;
use crate::typeset::{Area, Cause, Failure, Typeset, contain};

/// 216 pixels an inch: sharp on paper.
const PIXELS_PER_POINT: f64 = 3.0;

/// Room around a drawing for the width of its strokes.
const MARGIN: f64 = 1.0;

/// The unit of pictures: so many to a point.
const UNITS_PER_POINT: f64 = 12_700.0;

/// A picture in the package.
pub(super) struct Picture {
    /// Its number, counted from one.
    pub(super) number: usize,
    /// The file.
    pub(super) png: Vec<u8>,
    /// Width and height on paper, in points.
    size: [f64; 2],
}

impl Picture {
    /// Draws a part of a page.
    pub(super) fn of(typeset: &Typeset, area: Area, number: usize) -> Result<Self, Failure> {
        let page = typeset.document.pages().get(area.page - 1);
        let page = page.ok_or_else(|| Failure::new(Cause::Export, "no such page".to_owned()))?;
        let size = area.size().map(|it| it + 2.0 * MARGIN);
        let [width, height] = size.map(Abs::pt);
        let corner = Point::new(Abs::pt(MARGIN - area.left), Abs::pt(MARGIN - area.top));
        let mut frame = Frame::soft(Size::new(width, height));
        frame.push_frame(corner, page.frame.clone());
        let part = Page {
            frame,
            ..page.clone()
        };
        let options = RenderOptions {
            pixel_per_pt: PIXELS_PER_POINT.into(),
            render_bleed: false,
        };
        let png = contain(|| render(&part, &options).encode_png())
            .map_err(|place| Failure::new(Cause::Crash, place))?
            .map_err(|error| Failure::new(Cause::Export, error.to_string()))?;
        Ok(Self { number, png, size })
    }

    /// The name of its file.
    pub(super) fn file(&self) -> String {
        format!("image{}.png", self.number)
    }

    /// What the text knows it by.
    pub(super) fn id(&self) -> String {
        format!("picture{}", self.number)
    }

    /// Writes it into a line, no wider than `room` points. Without words it is an ornament that
    /// nobody reads aloud.
    pub(super) fn write(&self, xml: &mut Xml, words: Option<&str>, room: f64) {
        let [width, height] = self.size;
        let shrink = (room / width).min(1.0);
        let units = |points: f64| format!("{:.0}", points * shrink * UNITS_PER_POINT);
        let (cx, cy) = (units(width), units(height));
        let (cx, cy) = (cx.as_str(), cy.as_str());
        let number = self.number.to_string();
        let name = format!("Picture {number}");
        let size = [("cx", cx), ("cy", cy)];
        xml.within("w:drawing", &[], |xml| {
            let edges = [
                ("distT", "0"),
                ("distB", "0"),
                ("distL", "0"),
                ("distR", "0"),
            ];
            xml.within("wp:inline", &edges, |xml| {
                xml.empty("wp:extent", &size);
                let about = [
                    ("id", number.as_str()),
                    ("name", name.as_str()),
                    ("descr", words.unwrap_or_default()),
                ];
                xml.within("wp:docPr", &about, |xml| {
                    if words.is_none() {
                        ornament(xml);
                    }
                });
                xml.within("a:graphic", &[], |xml| {
                    let kind = "http://schemas.openxmlformats.org/drawingml/2006/picture";
                    xml.within("a:graphicData", &[("uri", kind)], |xml| {
                        xml.within("pic:pic", &[], |xml| self.fill(xml, &number, &name, &size));
                    });
                });
            });
        });
    }

    /// The picture itself.
    fn fill(&self, xml: &mut Xml, number: &str, name: &str, size: &[(&str, &str)]) {
        xml.within("pic:nvPicPr", &[], |xml| {
            xml.empty("pic:cNvPr", &[("id", number), ("name", name)]);
            xml.empty("pic:cNvPicPr", &[]);
        });
        xml.within("pic:blipFill", &[], |xml| {
            xml.empty("a:blip", &[("r:embed", &self.id())]);
            xml.within("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
        });
        xml.within("pic:spPr", &[], |xml| {
            xml.within("a:xfrm", &[], |xml| {
                xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                xml.empty("a:ext", size);
            });
            xml.within("a:prstGeom", &[("prst", "rect")], |xml| {
                xml.empty("a:avLst", &[]);
            });
        });
    }
}

/// Says that a picture is an ornament.
fn ornament(xml: &mut Xml) {
    let uri = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}";
    let space = "http://schemas.microsoft.com/office/drawing/2017/decorative";
    xml.within("a:extLst", &[], |xml| {
        xml.within("a:ext", &[("uri", uri)], |xml| {
            xml.empty("adec:decorative", &[("xmlns:adec", space), ("val", "1")]);
        });
    });
}
