//! Reads the structure of a document from top to bottom, passage by passage.

use super::joint::{Joint, joint, tidy};
use super::tree::{Child, Drawn, Ink, Node, NodeId, ROOT, Role, Run, Tree};
use super::{Area, Beside, Kind, Mark, Marked, Passage, Place};

/// Reads the tree from top to bottom.
pub(super) struct Reader<'a> {
    /// What is read.
    tree: &'a Tree,
    /// What has been read so far.
    passages: Vec<Passage>,
    /// The passage that text is being added to.
    open: Option<Open<'a>>,
    /// A gap at the beginning of a paragraph whose words have not come yet.
    gap: Option<Passage>,
    /// What stands before the item that comes next.
    marker: String,
}

/// A passage that is not finished.
struct Open<'a> {
    /// Its words up to now.
    passage: Passage,
    /// The piece of text that came last, which decides how the next one joins.
    last: &'a Run,
    /// Whether the words at its end are strong.
    strong: bool,
}

/// What surrounds a piece of text.
#[derive(Clone, Default)]
struct Context {
    /// The innermost element that names the passage.
    within: Within,
    /// The cell around it.
    place: Option<Place>,
    /// The innermost grid.
    grid: usize,
    /// The cell of that grid.
    beside: Option<Beside>,
    /// How many lists are around it.
    depth: usize,
    /// Whether its lines belong together, so that a line break in it was forced.
    in_paragraph: bool,
    /// Whether a picture around it has words of its own.
    in_picture: bool,
}

/// The innermost element that gives a passage its kind.
#[derive(Clone, Copy, Default)]
enum Within {
    /// Nothing: it is a paragraph.
    #[default]
    Nothing,
    /// The title on the page.
    Title,
    /// A heading of some level.
    Heading(usize),
    /// The body of an item of a list.
    Item,
    /// The words below a picture.
    Caption,
    /// A footnote.
    Note,
    /// What is never read aloud.
    Margin,
}

impl<'a> Reader<'a> {
    /// A reader at the top of the tree.
    pub(super) fn new(tree: &'a Tree) -> Self {
        Self {
            tree,
            passages: Vec::new(),
            open: None,
            gap: None,
            marker: String::new(),
        }
    }

    /// All passages of the tree.
    pub(super) fn passages(mut self) -> Vec<Passage> {
        self.read(ROOT, &Context::default());
        self.flush();
        self.passages
    }

    /// Reads one element by what it means.
    fn read(&mut self, node: NodeId, context: &Context) {
        let node = &self.tree.nodes[node];
        match &node.role {
            Role::Holder => self.read_children(node, context),
            // The number and the words of a heading are one.
            Role::Grid(_) | Role::GridCell { .. }
                if matches!(context.within, Within::Heading(_) | Within::Title) =>
            {
                self.read_children(node, context);
            }
            Role::Grid(grid) => {
                let context = Context {
                    grid: *grid,
                    beside: None,
                    in_paragraph: false,
                    ..context.clone()
                };
                self.read_block(node, &context);
            }
            Role::GridCell { row, column } => {
                let (grid, row, column) = (context.grid, *row, *column);
                let context = Context {
                    beside: context
                        .place
                        .is_none()
                        .then_some(Beside { grid, row, column }),
                    in_paragraph: false,
                    ..context.clone()
                };
                self.read_block(node, &context);
            }
            Role::Block | Role::Table { .. } => {
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
            Role::Marker => {
                let words = self.words(node);
                // A marker that is drawn is a dot.
                self.marker = if words.is_empty() {
                    "•".to_owned()
                } else {
                    words
                };
            }
            Role::Item => {
                self.read_within(node, context, Within::Item);
                self.marker.clear();
            }
            Role::Cell(place) => self.read_cell(node, context, *place),
            Role::Picture(words) => self.read_picture(node, context, words.as_deref()),
        }
    }

    /// Reads what is in an element as if the element were not there.
    fn read_children(&mut self, node: &'a Node, context: &Context) {
        for child in &node.children {
            match child {
                Child::Node(node) => self.read(*node, context),
                Child::Run(run) => self.add(run, context),
                Child::Ink(ink) => self.draw(ink, context),
            }
        }
    }

    /// Reads an element that stands apart from its neighbours.
    fn read_block(&mut self, node: &'a Node, context: &Context) {
        self.flush();
        self.read_children(node, context);
        self.flush();
    }

    /// Reads an element that gives its passages their kind.
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

    /// Reads a cell; a blank one becomes a passage without words.
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
            grid: 0,
            beside: None,
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

    /// Reads a picture: first what is read aloud instead of it, then what is drawn in it.
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
            passage.text = tidy(words).0;
            let drawing = self.drawing(node);
            passage.area = drawing.area;
            passage.framed = passage.area.is_some_and(|it| self.is_framed(it));
            passage.lines = if drawing.is_lines { drawing.lines } else { 0 };
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
        // A box with words in it is none to tick.
        self.gap
            .take_if(|it| it.area.is_some_and(|it| run.area().is_in(&it)));
        // A gap goes with the words that follow it in its paragraph or on its line.
        let stands_apart = |it: &Passage| {
            !context.in_paragraph && it.area.is_none_or(|it| !it.is_beside(&run.area()))
        };
        if self.gap.as_ref().is_some_and(stands_apart) {
            self.flush();
        }
        if let Some(open) = &mut self.open {
            match joint(&open.passage.text, open.last, run, context.in_paragraph) {
                Joint::Nothing => {}
                Joint::With(separator) => open.passage.text.push(separator),
                Joint::NewPassage => self.flush(),
            }
        }
        let mut open = match self.open.take() {
            Some(open) => open,
            None => {
                let mut passage = self.passage(context, run.page);
                passage.size = run.size;
                passage.framed = self.is_framed(run.area());
                for mark in self.gap.take().iter().flat_map(|it| &it.marks) {
                    passage.text.push(mark.what.sign());
                }
                Open {
                    passage,
                    last: run,
                    strong: false,
                }
            }
        };
        if open.strong != run.strong {
            let mark = if run.strong {
                Marked::Strong
            } else {
                Marked::Plain
            };
            open.passage.text.push(mark.sign());
            open.strong = run.strong;
        }
        open.passage.text.push_str(&run.text);
        let area = run.area();
        open.passage.area = Some(open.passage.area.map_or(area, |it| it.with(area)));
        open.last = run;
        self.open = Some(open);
    }

    /// A line to write on or a box to tick: in the words that stand on its line, or alone.
    fn draw(&mut self, ink: &Ink, context: &Context) {
        let what = match ink.shape {
            Drawn::Line => Marked::Line,
            Drawn::Box => Marked::Box,
            Drawn::Part => return self.ornament(ink, context),
        };
        if context.in_picture || matches!(context.within, Within::Margin) {
            return;
        }
        let on_line = |it: &&mut Open| ink.area.is_beside(&it.last.area());
        match self
            .open
            .as_mut()
            .filter(|it| context.in_paragraph || on_line(it))
        {
            Some(open) => open.passage.text.push(what.sign()),
            None if self.gap.is_some() && context.in_paragraph => {
                let mark = Mark { at: 0, what };
                self.gap.iter_mut().for_each(|it| it.marks.push(mark));
            }
            None => {
                self.flush();
                let mut passage = self.passage(context, ink.area.page);
                passage.kind = Kind::Blank;
                passage.area = Some(ink.area);
                passage.framed = self.is_framed(ink.area);
                passage.marks = vec![Mark { at: 0, what }];
                self.gap = Some(passage);
            }
        }
    }

    /// A sign that is never read aloud but stands beside words, such as the shapes in a chart's
    /// legend.
    fn ornament(&mut self, ink: &Ink, context: &Context) {
        if matches!(context.within, Within::Margin) && context.beside.is_some() {
            self.flush();
            let mut passage = self.passage(context, ink.area.page);
            passage.area = Some(ink.area);
            self.passages.push(passage);
        }
    }

    /// Whether a filled or edged box stands around an area.
    fn is_framed(&self, area: Area) -> bool {
        self.tree.panels.iter().any(|it| area.is_in(it))
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
            beside: context.beside,
            framed: false,
            area: None,
            size: 0.0,
            marks: Vec::new(),
            lines: 0,
        }
    }

    /// Ends the open passage. One without words is dropped.
    fn flush(&mut self) {
        self.passages.extend(self.gap.take());
        let Some(Open { mut passage, .. }) = self.open.take() else {
            return;
        };
        (passage.text, passage.marks) = tidy(&passage.text);
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
                Child::Ink(_) => {}
            }
        }
        tidy(&words).0
    }

    /// The page on which the first words of a node stand.
    fn page_of(&self, node: &Node) -> Option<usize> {
        node.children.iter().find_map(|child| match child {
            Child::Node(node) => self.page_of(&self.tree.nodes[*node]),
            Child::Run(run) => Some(run.page),
            Child::Ink(ink) => Some(ink.area.page),
        })
    }

    /// Whether a node is words beside the text.
    fn is_margin(&self, node: &Node) -> bool {
        matches!(node.role, Role::Margin) && !self.words(node).is_empty()
    }

    /// What a picture is made of.
    fn drawing(&self, node: &Node) -> Drawing {
        let mut drawing = Drawing {
            area: None,
            lines: 0,
            is_lines: true,
        };
        for child in &node.children {
            let inner = match child {
                // Where a page ends inside a picture, its foot and the next one's head are not of it.
                Child::Node(node) if self.is_margin(&self.tree.nodes[*node]) => continue,
                Child::Node(node) => self.drawing(&self.tree.nodes[*node]),
                Child::Run(run) => Drawing {
                    area: Some(run.area()),
                    lines: 0,
                    is_lines: false,
                },
                Child::Ink(ink) => Drawing {
                    area: Some(ink.area),
                    lines: usize::from(ink.shape == Drawn::Line),
                    is_lines: ink.shape == Drawn::Line,
                },
            };
            drawing.area = match (drawing.area, inner.area) {
                (Some(one), Some(other)) => Some(one.with(other)),
                (one, other) => one.or(other),
            };
            drawing.lines += inner.lines;
            drawing.is_lines &= inner.is_lines;
        }
        drawing
    }
}

/// What a picture is made of.
struct Drawing {
    /// The part of the page that it covers.
    area: Option<Area>,
    /// How many ruled lines are in it.
    lines: usize,
    /// Whether there is nothing else.
    is_lines: bool,
}
