//! The words of a finished document in reading order, each with its place in the structure.
//!
//! One walk over the tags of the laid-out pages, the same tags that become the structure of the
//! PDF. Plain text, reading grades, privacy scans and the tests all use what it finds, so that they
//! can never disagree about what a paper says.

use std::collections::HashMap;

use typst::foundations::{Content, Smart, StyleChain};
use typst::introspection::{Location, Tag};
use typst::layout::{
    Frame, FrameItem, FrameParent, GridCell, GridElem, HideElem, PlaceElem, Point,
};
use typst::layout::{RepeatElem, Transform};
use typst::model::{
    Destination, EnumElem, FigureCaption, FigureElem, FootnoteElem, FootnoteEntry, HeadingElem,
    ListElem, Outlinable, OutlineEntry, ParElem, QuoteElem, TableCell, TableElem, TermsElem,
    TitleElem, Url,
};
use typst::pdf::{ArtifactElem, PdfMarkerTag, PdfMarkerTagKind, TableCellKind};
use typst::text::TextItem;
use typst::visualize::ImageElem;
use typst_layout::Page;

/// A piece of text that stands for itself: a heading, a paragraph, an item, the words of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// What it is.
    pub kind: Kind,
    /// Its words. A forced line break is a line break here; where a line merely ended there is a
    /// space.
    pub text: String,
    /// The page it begins on, counted from one.
    pub page: usize,
    /// Its place when it stands in a table.
    pub place: Option<Place>,
    /// Whether it is drawn inside a picture that has words of its own; a screen reader says the
    /// picture's words instead.
    pub drawn: bool,
}

/// What a passage is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The title on the page.
    Title,
    /// A heading and its level, counted from one.
    Heading(usize),
    /// A paragraph, or words that stand alone.
    Paragraph,
    /// An item of a list.
    Item {
        /// How deep its list is nested, counted from one.
        depth: usize,
        /// What is printed before it, such as `•` or `1.`; empty when it is drawn or the item goes
        /// on.
        marker: String,
    },
    /// A picture or a drawn area; the text is what is read aloud instead of it.
    Picture,
    /// The words below a picture or table.
    Caption,
    /// A footnote.
    Note,
    /// Printed but never read aloud: heads and feet of pages, page numbers, repeated table heads,
    /// ornaments.
    Margin,
}

/// A place in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which table of the document, counted from nought.
    pub table: usize,
    /// The row, counted from nought.
    pub row: usize,
    /// The column, counted from nought.
    pub column: usize,
    /// How many rows the cell spans.
    pub rows: usize,
    /// How many columns the cell spans.
    pub columns: usize,
    /// Whether it heads a column or row.
    pub header: bool,
}

/// Reads the passages of all pages, and where their links lead.
pub(super) fn read(pages: &[Page]) -> (Vec<Passage>, Vec<String>) {
    let mut tree = Tree::new();
    for (index, page) in pages.iter().enumerate() {
        tree.page = index + 1;
        tree.visit(&page.frame, Transform::identity());
    }
    tree.attach_late();
    let mut reader = Reader {
        tree: &tree,
        passages: Vec::new(),
        open: None,
        marker: String::new(),
    };
    reader.read(ROOT, &Context::default());
    reader.flush();
    (reader.passages, tree.links)
}

/// The structure of the document as its tags give it.
struct Tree {
    nodes: Vec<Node>,
    /// The open elements, innermost last.
    stack: Vec<(Option<Location>, NodeId)>,
    /// Elements whose content may be laid out elsewhere.
    parents: HashMap<Location, NodeId>,
    /// Content laid out elsewhere, and the element it belongs to: floats, footnotes, cells broken
    /// over pages.
    late: Vec<(Location, NodeId)>,
    /// Elements left open when a broken cell's page ended.
    unfinished: HashMap<Location, Vec<(Option<Location>, NodeId)>>,
    tables: usize,
    page: usize,
    links: Vec<String>,
}

type NodeId = usize;

/// The whole document.
const ROOT: NodeId = 0;

struct Node {
    role: Role,
    children: Vec<Child>,
}

enum Child {
    Node(NodeId),
    Run(Run),
}

/// Text of one font on one line.
struct Run {
    text: String,
    page: usize,
    left: f64,
    right: f64,
    baseline: f64,
    size: f64,
}

/// What an element means for the passages in it.
enum Role {
    /// Its content stands for itself.
    Block,
    /// A paragraph: its lines belong together.
    Paragraph,
    /// Only holds together what is laid out elsewhere.
    Holder,
    Title,
    Heading(usize),
    List,
    Marker,
    Item,
    Table {
        index: usize,
        header_rows: Vec<bool>,
    },
    Cell(Place),
    Grid,
    GridCell {
        row: usize,
        column: usize,
    },
    Picture(Option<String>),
    Caption,
    Note,
    Margin,
}

impl Tree {
    fn new() -> Self {
        Self {
            nodes: vec![Node {
                role: Role::Block,
                children: Vec::new(),
            }],
            stack: Vec::new(),
            parents: HashMap::new(),
            late: Vec::new(),
            unfinished: HashMap::new(),
            tables: 0,
            page: 0,
            links: Vec::new(),
        }
    }

    fn visit(&mut self, frame: &Frame, transform: Transform) {
        for (position, item) in frame.items() {
            match item {
                FrameItem::Group(group) => {
                    let inner = transform
                        .pre_concat(Transform::translate(position.x, position.y))
                        .pre_concat(group.transform);
                    match group.parent {
                        Some(parent) => self.visit_late(&group.frame, inner, parent),
                        None => self.visit(&group.frame, inner),
                    }
                }
                FrameItem::Tag(Tag::Start(element, flags)) if flags.tagged => self.start(element),
                FrameItem::Tag(Tag::End(location, _, flags)) if flags.tagged => {
                    self.end(*location);
                }
                FrameItem::Text(text) => self.text(text, position.transform(transform)),
                FrameItem::Link(Destination::Url(url), _) => self.link(url),
                FrameItem::Tag(_)
                | FrameItem::Link(..)
                | FrameItem::Shape(..)
                | FrameItem::Image(..) => {}
            }
        }
    }

    /// Content that is laid out here but belongs to an element elsewhere.
    fn visit_late(&mut self, frame: &Frame, transform: Transform, parent: FrameParent) {
        let holder = self.push(Node {
            role: Role::Holder,
            children: Vec::new(),
        });
        self.late.push((parent.location, holder));
        let depth = self.stack.len();
        self.stack.push((None, holder));
        self.stack
            .extend(self.unfinished.remove(&parent.location).unwrap_or_default());
        self.visit(frame, transform);
        if self.stack.len() > depth + 1 {
            self.unfinished
                .insert(parent.location, self.stack.split_off(depth + 1));
        }
        self.stack.truncate(depth);
    }

    fn start(&mut self, element: &Content) {
        let Some(location) = element.location() else {
            return;
        };
        let Some(role) = self.role(element) else {
            return;
        };
        let late = matches!(role, Role::Cell(_) | Role::GridCell { .. } | Role::Holder);
        let node = self.push(Node {
            role,
            children: Vec::new(),
        });
        if late {
            self.parents.insert(location, node);
        }
        let parent = self.top();
        self.nodes[parent].children.push(Child::Node(node));
        self.stack.push((Some(location), node));
    }

    fn end(&mut self, location: Location) {
        // Tags may overlap, for instance where a paragraph and a link end in the other order; the
        // inner one stays open.
        if let Some(index) = self.stack.iter().rposition(|(it, _)| *it == Some(location)) {
            self.stack.remove(index);
        }
    }

    fn text(&mut self, item: &TextItem, position: Point) {
        let left = position.x.to_pt();
        let run = Run {
            text: item.text.to_string(),
            page: self.page,
            left,
            right: left + item.width().to_pt(),
            baseline: position.y.to_pt(),
            size: item.size.to_pt(),
        };
        let top = self.top();
        self.nodes[top].children.push(Child::Run(run));
    }

    fn link(&mut self, url: &Url) {
        let url = url.as_str();
        if !self.links.iter().any(|it| it == url) {
            self.links.push(url.to_owned());
        }
    }

    /// What an element means, when it means anything for passages.
    fn role(&mut self, element: &Content) -> Option<Role> {
        let styles = StyleChain::default();
        if element.is::<ArtifactElem>() || element.is::<HideElem>() || element.is::<RepeatElem>() {
            Some(Role::Margin)
        } else if let Some(heading) = element.to_packed::<HeadingElem>() {
            Some(Role::Heading(heading.level().get()))
        } else if element.is::<TitleElem>() {
            Some(Role::Title)
        } else if element.is::<ParElem>() {
            Some(Role::Paragraph)
        } else if element.is::<ListElem>() || element.is::<EnumElem>() || element.is::<TermsElem>()
        {
            Some(Role::List)
        } else if let Some(marker) = element.to_packed::<PdfMarkerTag>() {
            match marker.kind {
                PdfMarkerTagKind::ListItemLabel => Some(Role::Marker),
                PdfMarkerTagKind::ListItemBody | PdfMarkerTagKind::TermsItemBody => {
                    Some(Role::Item)
                }
                PdfMarkerTagKind::OutlineBody
                | PdfMarkerTagKind::Bibliography(_)
                | PdfMarkerTagKind::BibEntry => Some(Role::Block),
                PdfMarkerTagKind::TermsItemLabel | PdfMarkerTagKind::Label => None,
            }
        } else if let Some(table) = element.to_packed::<TableElem>() {
            let header_rows = table.grid.as_ref().map_or_else(Vec::new, |grid| {
                let is_header = |row| {
                    // With gutters, every second row of the grid is one.
                    let row = if grid.has_gutter { 2 * row } else { row };
                    grid.headers
                        .iter()
                        .any(|header| header.range.contains(&row))
                };
                (0..grid.non_gutter_row_count()).map(is_header).collect()
            });
            self.tables += 1;
            Some(Role::Table {
                index: self.tables - 1,
                header_rows,
            })
        } else if let Some(cell) = element.to_packed::<TableCell>() {
            if cell.is_repeated.get(styles) {
                return Some(Role::Margin);
            }
            let (table, header_rows) = self.innermost_table()?;
            let row = custom(cell.y.get(styles));
            let header = match cell.kind.get(styles) {
                Smart::Custom(kind) => matches!(kind, TableCellKind::Header(..)),
                Smart::Auto => header_rows.get(row).copied().unwrap_or_default(),
            };
            Some(Role::Cell(Place {
                table,
                row,
                column: custom(cell.x.get(styles)),
                rows: cell.rowspan.get(styles).get(),
                columns: cell.colspan.get(styles).get(),
                header,
            }))
        } else if element.is::<GridElem>() {
            Some(Role::Grid)
        } else if let Some(cell) = element.to_packed::<GridCell>() {
            if cell.is_repeated.get(styles) {
                return Some(Role::Margin);
            }
            let [row, column] = [cell.y.get(styles), cell.x.get(styles)].map(custom);
            Some(Role::GridCell { row, column })
        } else if let Some(figure) = element.to_packed::<FigureElem>() {
            Some(Role::Picture(figure.alt.get_cloned(styles).map(Into::into)))
        } else if let Some(image) = element.to_packed::<ImageElem>() {
            Some(Role::Picture(image.alt.get_cloned(styles).map(Into::into)))
        } else if element.is::<FigureCaption>() {
            Some(Role::Caption)
        } else if element.is::<FootnoteEntry>() {
            Some(Role::Note)
        } else if let Some(place) = element.to_packed::<PlaceElem>() {
            place.float.get(styles).then_some(Role::Holder)
        } else if element.is::<FootnoteElem>() {
            Some(Role::Holder)
        } else if let Some(quote) = element.to_packed::<QuoteElem>() {
            quote.block.get(styles).then_some(Role::Block)
        } else if element.is::<OutlineEntry>() {
            Some(Role::Block)
        } else {
            None
        }
    }

    fn innermost_table(&self) -> Option<(usize, &[bool])> {
        self.stack
            .iter()
            .rev()
            .find_map(|&(_, node)| match &self.nodes[node].role {
                Role::Table { index, header_rows } => Some((*index, header_rows.as_slice())),
                _ => None,
            })
    }

    /// Puts content that was laid out elsewhere where it belongs, and cells in the order of rows.
    fn attach_late(&mut self) {
        for (location, holder) in std::mem::take(&mut self.late) {
            let parent = self.parents.get(&location).copied().unwrap_or(ROOT);
            self.nodes[parent].children.push(Child::Node(holder));
        }
        for node in 0..self.nodes.len() {
            if !matches!(self.nodes[node].role, Role::Table { .. } | Role::Grid) {
                continue;
            }
            let mut children = std::mem::take(&mut self.nodes[node].children);
            // Stable, and content that is no cell sorts with the cell before it.
            let mut at = (0, 0);
            children.sort_by_cached_key(|child| {
                if let Child::Node(child) = child {
                    at = match self.nodes[*child].role {
                        Role::Cell(place) => (place.row, place.column),
                        Role::GridCell { row, column } => (row, column),
                        _ => at,
                    };
                }
                at
            });
            self.nodes[node].children = children;
        }
    }

    fn push(&mut self, node: Node) -> NodeId {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    fn top(&self) -> NodeId {
        self.stack.last().map_or(ROOT, |&(_, node)| node)
    }
}

/// The layouter has filled in every place, so `auto` no longer occurs.
fn custom(place: Smart<usize>) -> usize {
    place.unwrap_or_default()
}

/// Reads the tree from top to bottom.
struct Reader<'a> {
    tree: &'a Tree,
    passages: Vec<Passage>,
    /// The passage that text is being added to.
    open: Option<Open<'a>>,
    /// What stands before the item that comes next.
    marker: String,
}

/// A passage that is not finished.
struct Open<'a> {
    passage: Passage,
    last: &'a Run,
}

/// What surrounds a piece of text.
#[derive(Clone, Default)]
struct Context {
    within: Within,
    place: Option<Place>,
    depth: usize,
    in_paragraph: bool,
    in_picture: bool,
}

/// The innermost element that gives a passage its kind.
#[derive(Clone, Copy, Default)]
enum Within {
    #[default]
    Nothing,
    Title,
    Heading(usize),
    Item,
    Caption,
    Note,
    Margin,
}

impl<'a> Reader<'a> {
    fn read(&mut self, node: NodeId, context: &Context) {
        let node = &self.tree.nodes[node];
        match &node.role {
            Role::Holder => self.read_children(node, context),
            Role::Block | Role::Grid | Role::GridCell { .. } | Role::Table { .. } => {
                let in_paragraph = false;
                self.read_block(
                    node,
                    &Context {
                        in_paragraph,
                        ..context.clone()
                    },
                );
            }
            Role::Paragraph => {
                self.read_block(
                    node,
                    &Context {
                        in_paragraph: true,
                        ..context.clone()
                    },
                );
            }
            Role::Title => self.read_within(node, context, Within::Title),
            Role::Heading(level) => self.read_within(node, context, Within::Heading(*level)),
            Role::Caption => self.read_within(node, context, Within::Caption),
            Role::Note => self.read_within(node, context, Within::Note),
            Role::Margin => self.read_within(node, context, Within::Margin),
            Role::List => {
                let depth = context.depth + 1;
                self.read_block(
                    node,
                    &Context {
                        depth,
                        ..context.clone()
                    },
                );
            }
            Role::Marker => self.marker = self.words(node),
            Role::Item => {
                self.read_within(node, context, Within::Item);
                self.marker.clear();
            }
            Role::Cell(place) => self.read_cell(node, context, *place),
            Role::Picture(words) => self.read_picture(node, context, words.as_deref()),
        }
    }

    fn read_children(&mut self, node: &'a Node, context: &Context) {
        for child in &node.children {
            match child {
                Child::Node(node) => self.read(*node, context),
                Child::Run(run) => self.add(run, context),
            }
        }
    }

    fn read_block(&mut self, node: &'a Node, context: &Context) {
        self.flush();
        self.read_children(node, context);
        self.flush();
    }

    fn read_within(&mut self, node: &'a Node, context: &Context, within: Within) {
        // What is not read aloud stays so, whatever is inside it.
        let within = if matches!(context.within, Within::Margin) {
            Within::Margin
        } else {
            within
        };
        let in_paragraph = matches!(within, Within::Heading(_) | Within::Title);
        self.read_block(
            node,
            &Context {
                within,
                in_paragraph,
                ..context.clone()
            },
        );
    }

    fn read_cell(&mut self, node: &'a Node, context: &Context, place: Place) {
        self.flush();
        let before = self.passages.len();
        let context = Context {
            within: if matches!(context.within, Within::Margin) {
                Within::Margin
            } else {
                Within::Nothing
            },
            place: Some(place),
            depth: 0,
            in_paragraph: false,
            in_picture: context.in_picture,
        };
        self.read_block(node, &context);
        if self.passages.len() == before {
            // A blank cell is a place to write in, and without it the table would have a hole.
            let page = self.passages.last().map_or(1, |it| it.page);
            let passage = self.passage(&context, page);
            self.passages.push(passage);
        }
    }

    fn read_picture(&mut self, node: &'a Node, context: &Context, words: Option<&str>) {
        self.flush();
        let mut context = Context {
            in_paragraph: false,
            ..context.clone()
        };
        if let Some(words) = words {
            let page = self
                .page_of(node)
                .or_else(|| self.passages.last().map(|it| it.page));
            let mut passage = self.passage(&context, page.unwrap_or(1));
            passage.text = tidy(words);
            if !matches!(context.within, Within::Margin) {
                passage.kind = Kind::Picture;
            }
            self.passages.push(passage);
            context.in_picture = true;
        }
        self.read_block(node, &context);
    }

    /// Adds text to the open passage, or begins a new one with it.
    fn add(&mut self, run: &'a Run, context: &Context) {
        if let Some(open) = &mut self.open {
            match joint(&open.passage.text, open.last, run, context.in_paragraph) {
                Joint::Nothing => open.passage.text.push_str(&run.text),
                Joint::With(separator) => {
                    open.passage.text.push(separator);
                    open.passage.text.push_str(&run.text);
                }
                Joint::NewPassage => self.flush(),
            }
        }
        match &mut self.open {
            Some(open) => open.last = run,
            None => {
                let mut passage = self.passage(context, run.page);
                passage.text.push_str(&run.text);
                self.open = Some(Open { passage, last: run });
            }
        }
    }

    /// A passage without words yet.
    fn passage(&mut self, context: &Context, page: usize) -> Passage {
        let kind = match context.within {
            Within::Nothing => Kind::Paragraph,
            Within::Title => Kind::Title,
            Within::Heading(level) => Kind::Heading(level),
            Within::Item => Kind::Item {
                depth: context.depth.max(1),
                marker: std::mem::take(&mut self.marker),
            },
            Within::Caption => Kind::Caption,
            Within::Note => Kind::Note,
            Within::Margin => Kind::Margin,
        };
        Passage {
            kind,
            text: String::new(),
            page,
            place: context.place,
            drawn: context.in_picture,
        }
    }

    fn flush(&mut self) {
        let Some(Open { mut passage, .. }) = self.open.take() else {
            return;
        };
        passage.text = tidy(&passage.text);
        if !passage.text.is_empty() {
            self.passages.push(passage);
        }
    }

    /// All words in a node, for a list marker.
    fn words(&self, node: &Node) -> String {
        let mut words = String::new();
        for child in &node.children {
            match child {
                Child::Node(node) => words.push_str(&self.words(&self.tree.nodes[*node])),
                Child::Run(run) => words.push_str(&run.text),
            }
        }
        tidy(&words)
    }

    /// The page on which the first words of a node stand.
    fn page_of(&self, node: &Node) -> Option<usize> {
        node.children.iter().find_map(|child| match child {
            Child::Node(node) => self.page_of(&self.tree.nodes[*node]),
            Child::Run(run) => Some(run.page),
        })
    }
}

/// What stands between two runs of text.
enum Joint {
    Nothing,
    With(char),
    NewPassage,
}

/// How two neighbouring runs belong together.
///
/// The engine keeps the space at which a line ended, so a new line without one was forced, or broke
/// a word on purpose.
fn joint(text: &str, last: &Run, next: &Run, in_paragraph: bool) -> Joint {
    /// Two runs stand on one line when their baselines differ by less than this part of their size.
    const SAME_LINE: f64 = 0.6;
    /// A gap on a line is a word space from this part of the size.
    const GAP: f64 = 0.25;
    /// Words that stand alone belong together up to this distance of lines.
    const LINE: f64 = 2.0;

    let size = last.size.max(next.size);
    let drop = (next.baseline - last.baseline).abs();
    let end = text.chars().next_back().unwrap_or(' ');
    let start = next.text.chars().next().unwrap_or(' ');
    if last.page == next.page && drop < SAME_LINE * size {
        let gap = (next.left - last.right).max(last.left - next.right);
        let open = end.is_whitespace() || start.is_whitespace() || ",.;:!?)’”".contains(start);
        return if gap > GAP * size && !open {
            Joint::With(' ')
        } else {
            Joint::Nothing
        };
    }
    if !in_paragraph && last.page == next.page && drop > LINE * size {
        return Joint::NewPassage;
    }
    if end.is_whitespace() || breaks_without_space(end) || breaks_without_space(start) {
        return Joint::Nothing;
    }
    if in_paragraph {
        Joint::With('\n')
    } else {
        Joint::NewPassage
    }
}

/// Whether a line may end beside this letter without a space.
fn breaks_without_space(letter: char) -> bool {
    matches!(letter, '-' | '‐' | '–' | '—' | '/' | '\u{ad}' | '\u{200b}')
        || matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The words as one would type them: invisible breaks gone, every space an ordinary one, single,
/// and none at the ends.
fn tidy(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let mut words = String::with_capacity(line.len());
        let shown = line
            .chars()
            .filter(|it| !matches!(it, '\u{200b}' | '\u{ad}' | '\u{2060}'));
        for letter in shown {
            if !letter.is_whitespace() {
                words.push(letter);
            } else if !words.is_empty() && !words.ends_with(' ') {
                words.push(' ');
            }
        }
        words.truncate(words.trim_end().len());
        words
    });
    let lines: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::typeset::tests::pages;

    /// The passages of a template, one a line, as short words.
    fn outline(main: &str) -> Vec<String> {
        let show = |it: &Passage| {
            let kind = match &it.kind {
                Kind::Title => "title".into(),
                Kind::Heading(level) => format!("h{level}"),
                Kind::Paragraph => "p".into(),
                Kind::Item { depth, marker } => format!("item{depth}{marker}"),
                Kind::Picture => "picture".into(),
                Kind::Caption => "caption".into(),
                Kind::Note => "note".into(),
                Kind::Margin => "margin".into(),
            };
            let place = it.place.map_or_else(String::new, |it| {
                let head = if it.header { "!" } else { "" };
                format!(" {}:{}.{}{head}", it.table, it.row, it.column)
            });
            let drawn = if it.drawn { " drawn" } else { "" };
            format!("{}{place}{drawn} {:?} {}", kind, it.text, it.page)
        };
        pages(main).passages.iter().map(show).collect()
    }

    #[test]
    fn headings_paragraphs_and_lists_come_in_order() {
        let main = "= Feelings
            A feeling can be *small* or #underline[big].

            == What helps
            - music
            - bikes
              + fast
              + slow

            The end.
            #pagebreak()
            Next page.";
        assert_eq!(
            outline(main),
            [
                "h1 \"Feelings\" 1",
                "p \"A feeling can be small or big.\" 1",
                "h2 \"What helps\" 1",
                "item1• \"music\" 1",
                "item1• \"bikes\" 1",
                "item21. \"fast\" 1",
                "item22. \"slow\" 1",
                "p \"The end.\" 1",
                "p \"Next page.\" 2",
            ]
        );
    }

    #[test]
    fn a_paragraph_is_one_whatever_its_lines_and_pages() {
        let words = "one two three four five ".repeat(12);
        let main = format!("#set page(width: 8cm, height: 4cm, margin: 1cm)\n{words}end.");
        assert_eq!(
            outline(&main),
            [format!("p {:?} 1", format!("{words}end."))]
        );
    }

    #[test]
    fn a_forced_line_break_stays_and_a_broken_word_is_whole() {
        let main = "#set page(width: 4cm, margin: 1cm)
            a \\ b

            well-known-and-well-understood

            #(\"abcdefghijklmnopqrstuvwxyz\" + \"\\u{200b}\" + \"abcdefghijklmnopqrstuvwxyz\")";
        assert_eq!(
            outline(main),
            [
                "p \"a\\nb\" 1",
                "p \"well-known-and-well-understood\" 1",
                "p \"abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz\" 1",
            ]
        );
    }

    #[test]
    fn a_table_has_places_headers_and_blanks() {
        let main = "#table(columns: 3, row-gutter: 2pt,
              table.header[Day][What][Who],
              [Monday], table.cell(rowspan: 2)[music], [],
              [Tuesday], [Nan])";
        assert_eq!(
            outline(main),
            [
                "p 0:0.0! \"Day\" 1",
                "p 0:0.1! \"What\" 1",
                "p 0:0.2! \"Who\" 1",
                "p 0:1.0 \"Monday\" 1",
                "p 0:1.1 \"music\" 1",
                "p 0:1.2 \"\" 1",
                "p 0:2.0 \"Tuesday\" 1",
                "p 0:2.2 \"Nan\" 1",
            ]
        );
    }

    #[test]
    fn a_table_over_two_pages_reads_row_by_row_and_its_repeated_head_is_margin() {
        let main = "#set page(width: 10cm, height: 5cm, margin: 1cm)
            #table(columns: 2,
              table.header[A][B],
              [one \\ two \\ three \\ four \\ five \\ six], [right],
              [last], [cell])";
        assert_eq!(
            outline(main),
            [
                "p 0:0.0! \"A\" 1",
                "p 0:0.1! \"B\" 1",
                "p 0:1.0 \"one\" 1",
                "p 0:1.0 \"two\" 1",
                "p 0:1.0 \"three\" 1",
                "p 0:1.0 \"four\" 1",
                "p 0:1.0 \"five\" 2",
                "p 0:1.0 \"six\" 2",
                "p 0:1.1 \"right\" 1",
                "margin \"A\" 2",
                "margin \"B\" 2",
                "p 0:2.0 \"last\" 2",
                "p 0:2.1 \"cell\" 2",
            ]
        );
    }

    #[test]
    fn a_picture_is_its_words_and_what_is_drawn_in_it_is_marked() {
        let main =
            "#figure(alt: \"A scale from small to big\", caption: [How big?])[small #h(1fr) big]
            #image(\"/picture.svg\", alt: \"A star\")";
        assert_eq!(
            outline(main),
            [
                "picture \"A scale from small to big\" 1",
                "p drawn \"small big\" 1",
                "caption drawn \"Figure 1: How big?\" 1",
                "picture \"A star\" 1",
            ]
        );
    }

    #[test]
    fn heads_and_feet_are_margin() {
        let main = "#set page(header: [WB-1], numbering: \"1\", footer: [call #[us]])
            #pdf.artifact[decoration]
            Words.";
        assert_eq!(
            outline(main),
            [
                "margin \"WB-1\" 1",
                "margin \"decoration\" 1",
                "p \"Words.\" 1",
                "margin \"call us\" 1"
            ]
        );
    }

    #[test]
    fn words_in_boxes_and_blocks_are_kept_apart() {
        let main = "#box(inset: 4pt)[worried]#box(inset: 4pt)[angry]
            #block[first] #block[second]
            #grid(columns: 2, [left], [right], [below left], [below right])";
        assert_eq!(
            outline(main),
            [
                "p \"worried angry\" 1",
                "p \"first\" 1",
                "p \"second\" 1",
                "p \"left\" 1",
                "p \"right\" 1",
                "p \"below left\" 1",
                "p \"below right\" 1",
            ]
        );
    }

    #[test]
    fn links_are_collected() {
        let typeset = pages("#link(\"https://example.org/\")[more]");
        assert_eq!(typeset.links, ["https://example.org/"]);
    }

    #[test]
    fn arabic_is_read_in_the_order_in_which_it_is_spoken() {
        let main = r#"#set text(font: ("Atkinson Hyperlegible Next", "Noto Sans Arabic"))
            Hello محمد علي, hello."#;
        assert_eq!(outline(main), ["p \"Hello محمد علي, hello.\" 1"]);
    }
}
