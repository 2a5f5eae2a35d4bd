//! A picture that a team brings along: its logo, or a symbol of its own.

use std::io::Cursor;

use serde::Serialize;

/// A picture that carries nothing but itself.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "format", content = "data", rename_all = "lowercase")]
pub enum Picture {
    /// An SVG drawing, as text.
    Svg(String),
    /// A PNG picture, byte by byte.
    Png(Vec<u8>),
}

/// How large a picture may be, in points of one side.
const LARGEST: u32 = 4000;

impl Picture {
    /// Reads a picture by its file's ending; `None` when it is no drawing or picture that can be printed.
    ///
    /// A PNG is decoded and written anew, so that nothing hides in it; a drawing may bring neither other
    /// pictures nor letters along, which have a font that nobody checked.
    pub fn read(name: &str, bytes: &[u8]) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        if name.ends_with(".svg") {
            let text = std::str::from_utf8(bytes).ok()?;
            let brings_others = ["<image", "<text", "<!ENTITY", "<script", "href="]
                .iter()
                .any(|it| text.contains(it));
            return (text.contains("<svg") && !brings_others).then(|| Self::Svg(text.to_owned()));
        }
        if !name.ends_with(".png") {
            return None;
        }
        let mut reader =
            image::ImageReader::with_format(Cursor::new(bytes), image::ImageFormat::Png);
        let mut limits = image::Limits::default();
        limits.max_image_width = Some(LARGEST);
        limits.max_image_height = Some(LARGEST);
        reader.limits(limits);
        let picture = reader.decode().ok()?;
        let mut file = Cursor::new(Vec::new());
        picture.write_to(&mut file, image::ImageFormat::Png).ok()?;
        Some(Self::Png(file.into_inner()))
    }

    /// What its file's name ends in.
    pub fn extension(&self) -> &'static str {
        match self {
            Self::Svg(_) => "svg",
            Self::Png(_) => "png",
        }
    }

    /// Its file, as it may be printed.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Svg(text) => text.as_bytes(),
            Self::Png(bytes) => bytes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_that_brings_other_files_is_no_picture() {
        assert!(Picture::read("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>").is_some());
        assert!(Picture::read("a.svg", b"<svg><image href='file:///etc/passwd'/></svg>").is_none());
        assert!(Picture::read("a.svg", b"<svg><text>Sam</text></svg>").is_none());
        assert!(Picture::read("a.jpg", b"").is_none());
        assert!(Picture::read("a.png", b"no picture").is_none());
    }
}
