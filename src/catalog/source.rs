//! Where template files come from: the program itself, a folder laid over them, or a map in memory.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{error, fs};

/// All template files, by path from the templates folder, such as `components/scale.typ`.
///
/// Everything is read when the value is made, so nothing that happens on the disk later can change
/// a paper half-way.
#[derive(Clone)]
pub struct Templates {
    /// By path, so that every listing is sorted.
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Templates {
    /// The templates in the program.
    pub fn embedded() -> Self {
        static FILES: LazyLock<BTreeMap<String, Cow<'static, [u8]>>> = LazyLock::new(|| {
            EmbeddedTemplates::iter()
                .filter_map(|path| {
                    let file = EmbeddedTemplates::get(&path)?;
                    Some((path.into_owned(), file.data))
                })
                .collect()
        });
        Self {
            files: FILES.clone(),
        }
    }

    /// Templates from memory only.
    pub fn from_files<P, B>(files: impl IntoIterator<Item = (P, B)>) -> Self
    where
        P: Into<String>,
        B: Into<Vec<u8>>,
    {
        let files = files
            .into_iter()
            .map(|(path, bytes)| (path.into(), Cow::Owned(bytes.into())));
        Self {
            files: files.collect(),
        }
    }

    /// Lays a folder over these templates: each file in it replaces the one of the same path, or is
    /// added.
    pub fn with_overlay(mut self, folder: &Path) -> Result<Self, SourceError> {
        for (path, bytes) in read_folder(folder)? {
            self.files.insert(path, Cow::Owned(bytes));
        }
        Ok(self)
    }

    /// The bytes of one file, with or without a slash before its path.
    pub fn read(&self, path: &str) -> Option<Cow<'_, [u8]>> {
        let path = path.strip_prefix('/').unwrap_or(path);
        self.files
            .get(path)
            .map(|bytes| Cow::Borrowed(bytes.as_ref()))
    }

    /// The paths of all files, sorted.
    pub fn list(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// Every file with its bytes, sorted by path. Embedded bytes are lent, not copied.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &Cow<'static, [u8]>)> {
        self.files
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes))
    }
}

/// The templates folder as it was when the program was built; a debug build reads the folder
/// itself.
#[derive(rust_embed::Embed)]
#[folder = "templates/"]
struct EmbeddedTemplates;

/// The files of a folder of further fonts, in the order of their names.
pub fn read_fonts(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, SourceError> {
    let mut files = read_folder(folder)?;
    files.retain(|(path, _)| {
        let extension = Path::new(path)
            .extension()
            .and_then(|it| it.to_str())
            .unwrap_or("");
        ["ttf", "otf", "ttc", "otc"]
            .iter()
            .any(|it| extension.eq_ignore_ascii_case(it))
    });
    Ok(files)
}

/// A folder of templates or fonts that cannot be used.
#[derive(Debug)]
pub enum SourceError {
    /// The folder or a file in it cannot be read.
    Unreadable(PathBuf, io::Error),
    /// What should be a folder is something else.
    NotAFolder(PathBuf),
    /// A link in the folder leads out of it.
    LeadsOut(PathBuf),
    /// A file name is not text.
    NotText(PathBuf),
    /// A file is larger than any template or font needs to be.
    TooLarge(PathBuf),
    /// The folder holds so much that it is hardly the one meant.
    TooMany(PathBuf),
}

impl Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Unreadable(path, error) => {
                write!(f, "`{}` cannot be read: {}", path.display(), error.kind())
            }
            Self::NotAFolder(path) => write!(f, "`{}` is not a folder", path.display()),
            Self::LeadsOut(path) => {
                write!(
                    f,
                    "`{}` is a link to a place outside its folder",
                    path.display()
                )
            }
            Self::NotText(path) => {
                write!(f, "the file name `{}` is not readable text", path.display())
            }
            Self::TooLarge(path) => {
                write!(
                    f,
                    "`{}` is larger than {} MiB",
                    path.display(),
                    LARGEST_FILE >> 20
                )
            }
            Self::TooMany(path) => write!(
                f,
                "`{}` holds more than {MOST_FILES} files or is deeper than {DEEPEST} folders",
                path.display()
            ),
        }
    }
}

impl error::Error for SourceError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Unreadable(_, error) => Some(error),
            Self::NotAFolder(_)
            | Self::LeadsOut(_)
            | Self::NotText(_)
            | Self::TooLarge(_)
            | Self::TooMany(_) => None,
        }
    }
}

/// Larger than the largest font that anybody carries on purpose.
const LARGEST_FILE: u64 = 64 << 20;
/// A mistyped folder, such as the root of the disk, is refused before it fills the memory.
const MOST_FILES: usize = 20_000;
/// How deep folders may nest.
const DEEPEST: usize = 12;

/// Every file below a folder with its path from there, sorted. Names that begin with a dot are
/// passed over.
fn read_folder(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, SourceError> {
    let unreadable = |error| SourceError::Unreadable(folder.to_owned(), error);
    let root = fs::canonicalize(folder).map_err(unreadable)?;
    if !root.is_dir() {
        return Err(SourceError::NotAFolder(folder.to_owned()));
    }
    let mut files = Vec::new();
    visit(
        &Folder {
            root: &root,
            named: folder,
        },
        &root,
        "",
        0,
        &mut files,
    )?;
    files.sort();
    Ok(files)
}

/// The folder that is being read: where it really is, and what the user calls it.
struct Folder<'a> {
    /// Where it really is, with every link followed.
    root: &'a Path,
    /// What the user calls it; messages use this.
    named: &'a Path,
}

/// Adds the files of one folder and of those below it.
fn visit(
    folder: &Folder,
    here: &Path,
    prefix: &str,
    depth: usize,
    files: &mut Vec<(String, Vec<u8>)>,
) -> Result<(), SourceError> {
    if depth > DEEPEST {
        return Err(SourceError::TooMany(folder.named.to_owned()));
    }
    let shown = || folder.named.join(prefix);
    let unreadable = |error| SourceError::Unreadable(shown(), error);
    for entry in fs::read_dir(here).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let shown = shown().join(entry.file_name());
        let unreadable = |error| SourceError::Unreadable(shown.clone(), error);
        let name = entry.file_name();
        let name = name
            .to_str()
            .ok_or_else(|| SourceError::NotText(shown.clone()))?;
        if name.starts_with('.') {
            continue;
        }

        let mut kind = entry.file_type().map_err(unreadable)?;
        if kind.is_symlink() {
            let target = fs::canonicalize(entry.path()).map_err(unreadable)?;
            kind = fs::metadata(&target).map_err(unreadable)?.file_type();
            // A link to a folder could lead in a circle, so it counts as leading out.
            if !target.starts_with(folder.root) || kind.is_dir() {
                return Err(SourceError::LeadsOut(shown));
            }
        }

        let path = format!("{prefix}{name}");
        if kind.is_dir() {
            visit(folder, &entry.path(), &format!("{path}/"), depth + 1, files)?;
        } else if kind.is_file() {
            let mut bytes = Vec::new();
            let file = fs::File::open(entry.path()).map_err(unreadable)?;
            file.take(LARGEST_FILE + 1)
                .read_to_end(&mut bytes)
                .map_err(unreadable)?;
            if bytes.len() as u64 > LARGEST_FILE {
                return Err(SourceError::TooLarge(shown));
            }
            files.push((path, bytes));
            if files.len() > MOST_FILES {
                return Err(SourceError::TooMany(folder.named.to_owned()));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn templates() -> Templates {
        Templates::from_files([("main.typ", "one"), ("lang/en-GB.toml", "two")])
    }

    #[test]
    fn files_are_listed_in_order_and_read_with_or_without_a_slash() {
        let templates = templates();
        assert_eq!(
            templates.list().collect::<Vec<_>>(),
            ["lang/en-GB.toml", "main.typ"]
        );
        assert_eq!(
            templates.read("main.typ").as_deref(),
            Some(b"one".as_slice())
        );
        assert_eq!(
            templates.read("/main.typ").as_deref(),
            Some(b"one".as_slice())
        );
        assert_eq!(templates.read("missing.typ"), None);
    }

    #[test]
    fn the_embedded_templates_are_there() {
        assert!(
            Templates::embedded()
                .list()
                .any(|path| path == "topics.toml")
        );
    }

    #[test]
    fn an_overlay_replaces_and_adds_single_files() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("components")).unwrap();
        fs::write(folder.path().join("main.typ"), "mine").unwrap();
        fs::write(folder.path().join("components/new.typ"), "new").unwrap();
        fs::write(folder.path().join(".hidden"), "no").unwrap();

        let templates = templates().with_overlay(folder.path()).unwrap();
        assert_eq!(
            templates.read("main.typ").as_deref(),
            Some(b"mine".as_slice())
        );
        assert_eq!(
            templates.list().collect::<Vec<_>>(),
            ["components/new.typ", "lang/en-GB.toml", "main.typ"]
        );
    }

    #[test]
    fn an_overlay_that_is_missing_or_a_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(matches!(
            templates().with_overlay(&file),
            Err(SourceError::NotAFolder(_))
        ));
        let missing = folder.path().join("missing");
        assert!(matches!(
            templates().with_overlay(&missing),
            Err(SourceError::Unreadable(..))
        ));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_may_stay_inside_the_overlay_but_not_lead_out() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("main.typ"), "mine").unwrap();
        symlink("main.typ", folder.path().join("other.typ")).unwrap();
        let inside = templates().with_overlay(folder.path()).unwrap();
        assert_eq!(
            inside.read("other.typ").as_deref(),
            Some(b"mine".as_slice())
        );

        symlink("/etc/hostname", folder.path().join("out.typ")).unwrap();
        let outside = templates().with_overlay(folder.path());
        assert!(matches!(outside, Err(SourceError::LeadsOut(path)) if path.ends_with("out.typ")));
    }
}
