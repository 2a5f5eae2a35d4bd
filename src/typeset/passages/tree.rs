//! The structure of a document as the tags of its laid-out pages give it.

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
use typst::text::{FontWeight, TextItem};
use typst::visualize::{Color, ImageElem, Paint, Shape};
use typst_layout::Page;

use super::{Area, Place};

/// The structure of the document as its tags give it.
pub(super) struct Tree {
    /// All elements; parents know their children by number.
    pub(super) nodes: Vec<Node>,
    /// The open elements, innermost last.
    stack: Vec<(Option<Location>, NodeId)>,
    /// Elements whose content may be laid out elsewhere.
    parents: HashMap<Location, NodeId>,
    /// Content laid out elsewhere, and the element it belongs to: floats, footnotes, cells broken
    /// over pages.
    late: Vec<(Location, NodeId)>,
    /// Elements left open when a broken cell's page ended.
    unfinished: HashMap<Location, Vec<(Option<Location>, NodeId)>>,
    /// How many tables have begun.
    tables: usize,
    /// How many grids have begun.
    grids: usize,
    /// The page being visited, counted from one.
    page: usize,
    /// Where links lead, each once.
    pub(super) links: Vec<String>,
    /// Boxes that are filled or edged and hold words.
    pub(super) panels: Vec<Area>,
}

/// The number of an element in the tree.
pub(super) type NodeId = usize;

/// The whole document.
pub(super) const ROOT: NodeId = 0;

/// One element that matters for passages.
pub(super) struct Node {
    /// What it means.
    pub(super) role: Role,
    /// What is in it, in reading order.
    pub(super) children: Vec<Child>,
}

/// What an element holds.
pub(super) enum Child {
    /// A further element.
    Node(NodeId),
    /// Words.
    Run(Run),
    /// Something drawn.
    Ink(Ink),
}

/// Something drawn that matters for passages.
pub(super) struct Ink {
    /// What it is.
    pub(super) shape: Drawn,
    /// Where it is.
    pub(super) area: Area,
}

/// What is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Drawn {
    /// A ruled line to write on.
    Line,
    /// A box to tick.
    Box,
    /// Any other part of a picture.
    Part,
}

/// Text of one font on one line.
pub(super) struct Run {
    /// The words as they were typed, with the space at which a line ended.
    pub(super) text: String,
    /// The page it stands on.
    pub(super) page: usize,
    /// Where it begins, in points from the left edge.
    pub(super) left: f64,
    /// Where it ends.
    pub(super) right: f64,
    /// Where its letters stand, in points from the top edge.
    pub(super) baseline: f64,
    /// The size of its letters in points.
    pub(super) size: f64,
    /// Whether its letters are heavier than those around.
    pub(super) strong: bool,
}

impl Run {
    /// Where it stands.
    pub(super) fn area(&self) -> Area {
        /// How far letters reach below the line, as a part of their size.
        const BELOW: f64 = 0.25;
        Area {
            page: self.page,
            left: self.left,
            top: self.baseline - self.size,
            right: self.right,
            bottom: self.baseline + BELOW * self.size,
        }
    }
}

/// What an element means for the passages in it.
pub(super) enum Role {
    /// Its content stands for itself.
    Block,
    /// A paragraph: its lines belong together.
    Paragraph,
    /// Only holds together what is laid out elsewhere.
    Holder,
    /// The title on the page.
    Title,
    /// A heading of some level.
    Heading(usize),
    /// A list, which makes its items one deeper.
    List,
    /// What stands before an item.
    Marker,
    /// The body of an item.
    Item,
    /// A table.
    Table {
        /// Which of the document's tables.
        index: usize,
        /// For each row, whether it is a head of columns.
        header_rows: Vec<bool>,
    },
    /// A cell of a table.
    Cell(Place),
    /// A grid that only arranges what is in it, and which of the document's grids it is.
    Grid(usize),
    /// A cell of such a grid.
    GridCell {
        /// Its row.
        row: usize,
        /// Its column.
        column: usize,
    },
    /// A picture or figure, and what is read aloud instead of it.
    Picture(Option<String>),
    /// The words below a picture.
    Caption,
    /// A footnote.
    Note,
    /// What is never read aloud.
    Margin,
}

impl Tree {
    /// The structure of all pages.
    pub(super) fn of(pages: &[Page]) -> Self {
        let mut tree = Self::new();
        for (index, page) in pages.iter().enumerate() {
            tree.page = index + 1;
            tree.visit(&page.frame, Transform::identity());
        }
        tree.attach_late();
        tree
    }

    /// A tree with nothing but its root.
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
            grids: 0,
            page: 0,
            links: Vec::new(),
            panels: Vec::new(),
        }
    }

    /// Visits a frame and those in it, in the order in which the engine made them.
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
                FrameItem::Shape(shape, _) => {
                    let [start, end] = corners(shape);
                    let area = self.area(*position + start, *position + end, transform);
                    self.shape(shape, area);
                }
                FrameItem::Image(_, size, _)
                    if self.is_in(|it| matches!(it, Role::Picture(_) | Role::Margin)) =>
                {
                    let area = self.area(*position, *position + size.to_point(), transform);
                    self.ink(Drawn::Part, area);
                }
                FrameItem::Tag(_) | FrameItem::Link(..) | FrameItem::Image(..) => {}
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

    /// An element begins.
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

    /// An element ends.
    fn end(&mut self, location: Location) {
        // Tags may overlap, for instance where a paragraph and a link end in the other order; the
        // inner one stays open.
        if let Some(index) = self.stack.iter().rposition(|(it, _)| *it == Some(location)) {
            self.stack.remove(index);
        }
    }

    /// Words go to the innermost open element.
    fn text(&mut self, item: &TextItem, position: Point) {
        let left = position.x.to_pt();
        let run = Run {
            text: item.text.to_string(),
            page: self.page,
            left,
            right: left + item.width().to_pt(),
            baseline: position.y.to_pt(),
            size: item.size.to_pt(),
            strong: item.font.font().info().variant.weight >= FontWeight::SEMIBOLD,
        };
        let top = self.top();
        self.nodes[top].children.push(Child::Run(run));
    }

    /// What is drawn matters in a picture, or when it is a place to write or a box around words.
    fn shape(&mut self, shape: &Shape, area: Area) {
        /// Lines are thinner than this, and longer.
        const THIN: f64 = 3.0;
        const LONG: f64 = 14.0;
        /// The sizes of boxes to tick, and of boxes around words.
        const TICK: std::ops::RangeInclusive<f64> = 8.0..=45.0;
        const PANEL: [f64; 2] = [100.0, 14.0];

        let [width, height] = area.size();
        let is_empty = shape
            .fill
            .as_ref()
            .is_none_or(|it| *it == Paint::Solid(Color::WHITE));
        if self.is_in(|it| matches!(it, Role::Margin)) {
            return;
        }
        let top = &self.nodes[self.top()].role;
        // A table draws its own edges and surfaces.
        let is_edge = matches!(top, Role::Table { .. } | Role::Grid(_));
        if height < THIN && width > LONG && !is_edge {
            self.ink(Drawn::Line, area);
        } else if self.is_in(|it| matches!(it, Role::Picture(_))) {
            self.ink(Drawn::Part, area);
        } else if is_edge {
        } else if (width - height).abs() < 1.0
            && TICK.contains(&width)
            && shape.stroke.is_some()
            && is_empty
        {
            self.ink(Drawn::Box, area);
        } else if width > PANEL[0] && height > PANEL[1] {
            self.panels.push(area);
        }
    }

    /// Something drawn goes to the innermost open element.
    fn ink(&mut self, shape: Drawn, area: Area) {
        let top = self.top();
        self.nodes[top]
            .children
            .push(Child::Ink(Ink { shape, area }));
    }

    /// Whether one of the open elements is of some kind.
    fn is_in(&self, kind: impl Fn(&Role) -> bool) -> bool {
        self.stack.iter().any(|&(_, it)| kind(&self.nodes[it].role))
    }

    /// The area between two corners in the coordinates of a frame.
    fn area(&self, start: Point, end: Point, transform: Transform) -> Area {
        let [start, end] = [start, end].map(|it| it.transform(transform));
        Area {
            page: self.page,
            left: start.x.min(end.x).to_pt(),
            top: start.y.min(end.y).to_pt(),
            right: start.x.max(end.x).to_pt(),
            bottom: start.y.max(end.y).to_pt(),
        }
    }

    /// Notes where a link leads.
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
            self.grids += 1;
            Some(Role::Grid(self.grids - 1))
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

    /// The table that a cell beginning now belongs to, and its heads of columns.
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
            if !matches!(self.nodes[node].role, Role::Table { .. } | Role::Grid(_)) {
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

    /// Adds an element without a parent yet.
    fn push(&mut self, node: Node) -> NodeId {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    /// The innermost open element.
    fn top(&self) -> NodeId {
        self.stack.last().map_or(ROOT, |&(_, node)| node)
    }
}

/// Two opposite corners of a shape, from where it stands.
fn corners(shape: &Shape) -> [Point; 2] {
    let bounds = shape.geometry.bbox(None);
    [bounds.min, bounds.max]
}

/// The layouter has filled in every place, so `auto` no longer occurs.
fn custom(place: Smart<usize>) -> usize {
    place.unwrap_or_default()
}
