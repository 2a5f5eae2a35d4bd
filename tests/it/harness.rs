//! Runs the real binary in a folder of its own and reads back what it made.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use lopdf::{Document, Object};
use tempfile::TempDir;

/// One run of the program.
pub(crate) struct Run {
    folder: TempDir,
    arguments: Vec<String>,
}

/// What a run said and left behind.
pub(crate) struct Done {
    folder: TempDir,
    output: Output,
}

impl Run {
    /// `stagebook <arguments>` in an empty folder.
    pub(crate) fn new(arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        Self {
            folder,
            arguments: arguments.iter().map(|it| (*it).to_owned()).collect(),
        }
    }

    /// One more argument.
    pub(crate) fn argument(mut self, argument: &str) -> Self {
        self.arguments.push(argument.to_owned());
        self
    }

    /// Puts a file into the folder first.
    pub(crate) fn file(self, name: &str, text: &str) -> Self {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a file has a folder"))
            .expect("the folder can be made");
        std::fs::write(path, text).expect("the file can be written");
        self
    }

    /// Copies an example into the folder, with the organisation file beside it.
    pub(crate) fn example(self, name: &str) -> Self {
        let text = example(name);
        let organisation = example("stagebook");
        let logo = std::fs::read_to_string(root().join("examples/westbrook.svg"));
        self.file(&format!("{name}.toml"), &text)
            .file("stagebook.toml", &organisation)
            .file("westbrook.svg", &logo.expect("the logo is there"))
    }

    /// Runs it.
    pub(crate) fn go(self) -> Done {
        let output = Command::new(env!("CARGO_BIN_EXE_stagebook"))
            .args(&self.arguments)
            .current_dir(self.folder.path())
            .env_remove("SOURCE_DATE_EPOCH")
            .env("NO_COLOR", "1")
            .output()
            .expect("the program can be started");
        Done {
            folder: self.folder,
            output,
        }
    }
}

/// The text of an example.
pub(crate) fn example(name: &str) -> String {
    let path = root().join("examples").join(format!("{name}.toml"));
    std::fs::read_to_string(path).expect("the example is there")
}

/// The package's folder.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

impl Done {
    /// Asserts the exit code.
    #[track_caller]
    pub(crate) fn code(self, code: i32) -> Self {
        assert_eq!(
            self.output.status.code(),
            Some(code),
            "stdout:\n{}\nstderr:\n{}",
            self.stdout(),
            self.stderr()
        );
        self
    }

    /// What it printed as results.
    pub(crate) fn stdout(&self) -> String {
        self.tidy(&self.output.stdout)
    }

    /// What it said.
    pub(crate) fn stderr(&self) -> String {
        self.tidy(&self.output.stderr)
    }

    /// Output with the folder's name taken out.
    fn tidy(&self, bytes: &[u8]) -> String {
        let text = String::from_utf8_lossy(bytes);
        text.replace(&*self.folder.path().to_string_lossy(), "<folder>")
    }

    /// The folder of the run.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Every file below the folder, by path, sorted.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(self.folder.path(), self.folder.path(), &mut files);
        files
    }

    /// Every PDF below the folder.
    pub(crate) fn pdfs(&self) -> Vec<Pdf> {
        self.files()
            .into_iter()
            .filter(|(name, _)| name.ends_with(".pdf"))
            .map(|(name, bytes)| Pdf::read(name, bytes))
            .collect()
    }

    /// The PDFs of one reader: in a name the reader comes first, then whose session it is.
    #[track_caller]
    pub(crate) fn pdfs_for(&self, reader: &str) -> Vec<Pdf> {
        let readers = ["young-person", "adult", "worker", "professional"];
        let mut found = self.pdfs();
        found.retain(|pdf| {
            let first = readers
                .iter()
                .filter_map(|it| pdf.name.find(&format!("-{it}")))
                .min();
            first.is_some_and(|at| pdf.name[at + 1..].starts_with(reader))
        });
        assert!(
            !found.is_empty(),
            "no PDF is for {reader}: {:?}",
            self.files().keys()
        );
        found
    }

    /// The PDFs whose file name holds this.
    #[track_caller]
    pub(crate) fn pdfs_of(&self, part: &str) -> Vec<Pdf> {
        let found: Vec<Pdf> = self
            .pdfs()
            .into_iter()
            .filter(|pdf| pdf.name.contains(part))
            .collect();
        assert!(
            !found.is_empty(),
            "no PDF is called …{part}…: {:?}",
            self.files().keys()
        );
        found
    }
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path
                .strip_prefix(root)
                .expect("it lies below")
                .to_string_lossy()
                .replace('\\', "/");
            files.insert(name, std::fs::read(&path).expect("the file can be read"));
        }
    }
}

/// A PDF read back.
pub(crate) struct Pdf {
    /// Path below the folder of the run.
    pub(crate) name: String,
    /// The file itself.
    pub(crate) bytes: Vec<u8>,
    document: Document,
}

impl Pdf {
    /// Reads a PDF.
    pub(crate) fn read(name: String, bytes: Vec<u8>) -> Self {
        let document = Document::load_mem(&bytes).expect("it is a PDF");
        Self {
            name,
            bytes,
            document,
        }
    }

    /// How many pages it has.
    pub(crate) fn pages(&self) -> usize {
        self.document.get_pages().len()
    }

    /// The text of all pages, white space folded.
    pub(crate) fn text(&self) -> String {
        let pages: Vec<u32> = self.document.get_pages().keys().copied().collect();
        let text = self
            .document
            .extract_text(&pages)
            .expect("its text can be read");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The title that readers of PDFs show.
    pub(crate) fn title(&self) -> String {
        let info = self
            .document
            .trailer
            .get(b"Info")
            .and_then(Object::as_reference);
        let info = info.and_then(|id| self.document.get_dictionary(id));
        info.and_then(|it| it.get(b"Title"))
            .and_then(Object::as_str)
            .map(decode)
            .unwrap_or_default()
    }

    /// Everything that can be read in it: text, metadata, alt texts, bookmarks and its name.
    pub(crate) fn everything(&self) -> String {
        let mut all = format!("{}\n{}\n", self.name, self.text());
        for object in self.document.objects.values() {
            strings(object, &mut all);
        }
        all
    }
}

/// Every string, name and readable stream of an object.
fn strings(object: &Object, all: &mut String) {
    match object {
        Object::String(bytes, _) => {
            all.push_str(&decode(bytes));
            all.push('\n');
        }
        Object::Name(bytes) => {
            all.push_str(&String::from_utf8_lossy(bytes));
            all.push('\n');
        }
        Object::Array(items) => items.iter().for_each(|item| strings(item, all)),
        Object::Dictionary(entries) => entries.iter().for_each(|(_, value)| strings(value, all)),
        Object::Stream(stream) => {
            stream
                .dict
                .iter()
                .for_each(|(_, value)| strings(value, all));
            if stream
                .dict
                .get(b"Subtype")
                .and_then(|it| it.as_name())
                .is_ok_and(|it| it == b"XML")
            {
                let plain = stream
                    .decompressed_content()
                    .unwrap_or_else(|_| stream.content.clone());
                all.push_str(&String::from_utf8_lossy(&plain));
                all.push('\n');
            }
        }
        _ => {}
    }
}

/// A PDF string as text: UTF-16 with a mark, else bytes.
fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units: Vec<u16> = rest
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}
