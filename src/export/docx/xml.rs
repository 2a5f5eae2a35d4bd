//! Writes the elements of one part of the package.

use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};

/// An attribute and its value.
pub(super) type Attribute<'a> = (&'a str, &'a str);

/// XML being written.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self(Writer::new(Vec::new()))
    }

    /// An element with what is in it.
    pub(super) fn within(
        &mut self,
        name: &str,
        attributes: &[Attribute],
        inside: impl FnOnce(&mut Self),
    ) {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.write(Event::Start(start));
        inside(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element without anything in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute]) {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.write(Event::Empty(start));
    }

    /// An element whose only attribute is `w:val`.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Words between elements.
    pub(super) fn text(&mut self, words: &str) {
        self.write(Event::Text(BytesText::new(words)));
    }

    /// What was written.
    pub(super) fn finish(self) -> String {
        String::from_utf8(self.0.into_inner())
            .unwrap_or_else(|_| unreachable!("only text was written"))
    }

    /// Adds a piece.
    fn write(&mut self, event: Event) {
        self.0
            .write_event(event)
            .unwrap_or_else(|_| unreachable!("writing to memory never fails"));
    }
}
