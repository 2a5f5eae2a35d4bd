//! Reads the structure of a document from top to bottom, passage by passage.

use super::joint::{Joint, joint, tidy};
use super::tree::{Child, Node, NodeId, ROOT, Role, Run, Tree};
use super::{Kind, Passage, Place};

/// Reads the tree from top to bottom.
pub(super) struct Reader<'a> {
    /// What is read.
    tree: &'a Tree,
    /// What has been read so far.
    passages: Vec<Passage>,
    /// The passage that text is being added to.
    open: Option<Open<'a>>,
    /// What stands before the item that comes next.
    marker: String,
}

/// A passage that is not finished.
struct Open<'a> {
    /// Its words up to now.
    passage: Passage,
    /// The piece of text that came last, which decides how the next one joins.
    last: &'a Run,
}

/// What surrounds a piece of text.
#[derive(Clone, Default)]
struct Context {
    /// The innermost element that names the passage.
    within: Within,
    /// The cell around it.
    place: Option<Place>,
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

    /// Reads what is in an element as if the element were not there.
    fn read_children(&mut self, node: &'a Node, context: &Context) {
        for child in &node.children {
            match child {
                Child::Node(node) => self.read(*node, context),
                Child::Run(run) => self.add(run, context),
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

    /// Ends the open passage. One without words is dropped.
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
