//! Names files and writes them whole. Nothing else in the program writes a paper.

use std::fmt::{self, Display};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::{error, fs};

use tempfile::NamedTempFile;

use crate::catalog::source::Templates;

/// The names of a paper's files: one, or for several pages as pictures one each.
pub fn file_names(stem: &str, extension: &str, count: usize) -> Vec<String> {
    let stem = portable(stem);
    match count {
        1 => vec![format!("{stem}.{extension}")],
        _ => (1..=count)
            .map(|page| format!("{stem}-page-{page:02}.{extension}"))
            .collect(),
    }
}

/// The name of the folder that holds all papers of a case.
pub fn folder_name(reference: &str) -> String {
    portable(&format!("{reference}-papers"))
}

/// Keeps a name to what every computer can store. The case file is checked before, so this changes
/// nothing; but a name must never lead out of its folder, whatever was checked.
fn portable(name: &str) -> String {
    let safe = |it: char| {
        if it.is_ascii_alphanumeric() || "-_.".contains(it) {
            it
        } else {
            '-'
        }
    };
    let name: String = name.chars().map(safe).collect();
    name.trim_matches('.').to_owned()
}

/// A folder for papers, readable by its owner only.
#[derive(Debug)]
pub struct Folder {
    /// Where it is.
    path: PathBuf,
    /// Files that were read to make the papers and must not be overwritten by them.
    inputs: Vec<PathBuf>,
}

impl Folder {
    /// Opens the folder, making it when it is not there yet. `inputs` are the files that the papers
    /// are made from.
    pub fn open(path: &Path, inputs: &[&Path]) -> Result<Self, WriteError> {
        let failed = |fault| WriteError {
            path: path.to_owned(),
            fault,
        };
        match fs::symlink_metadata(path) {
            Ok(found) if found.is_symlink() => return Err(failed(Fault::Link)),
            Ok(found) if !found.is_dir() => return Err(failed(Fault::NotAFolder)),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                create_private(path).map_err(|error| failed(error.into()))?;
            }
            Err(error) => return Err(failed(error.into())),
        }
        let inputs = inputs
            .iter()
            .filter_map(|it| fs::canonicalize(it).ok())
            .collect();
        Ok(Self {
            path: path.to_owned(),
            inputs,
        })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes one file: afterwards there is the whole new file, or the old one untouched.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<PathBuf, WriteError> {
        let target = self.path.join(portable(name));
        match self.replace(&target, bytes) {
            Ok(()) => Ok(target),
            Err(fault) => Err(WriteError {
                path: target,
                fault,
            }),
        }
    }

    /// The file with this name, when it holds these bytes already.
    pub fn holding(&self, name: &str, bytes: &[u8]) -> Option<PathBuf> {
        let path = self.path.join(portable(name));
        let is_file = fs::symlink_metadata(&path).is_ok_and(|it| it.is_file());
        let holds = is_file && fs::read(&path).is_ok_and(|found| found == bytes);
        holds.then_some(path)
    }

    /// Puts a whole new file in the place of the old one.
    fn replace(&self, target: &Path, bytes: &[u8]) -> Result<(), Fault> {
        let file = self.stage(target, bytes)?;
        // On the disk before it takes the old one's place, so that a power cut leaves one or the
        // other.
        file.as_file().sync_all()?;
        file.persist(target).map_err(|error| error.error)?;
        #[cfg(unix)]
        fs::File::open(&self.path)?.sync_all()?;
        Ok(())
    }

    /// Writes a file beside its target, when the target may be written.
    fn stage(&self, target: &Path, bytes: &[u8]) -> Result<NamedTempFile, Fault> {
        match fs::symlink_metadata(target) {
            Ok(found) if found.is_symlink() => return Err(Fault::Link),
            Ok(found) if found.is_dir() => return Err(Fault::IsAFolder),
            Ok(_) => {
                let real = fs::canonicalize(target)?;
                if self.inputs.contains(&real) {
                    return Err(Fault::Input);
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }

        // The temporary file stands in the same folder, so that the rename never crosses disks.
        let mut builder = tempfile::Builder::new();
        builder.prefix(".stagebook-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o600));
        }
        let mut file = builder.tempfile_in(&self.path)?;
        file.write_all(bytes)?;
        Ok(file)
    }
}

/// Makes a folder, and those above it, for its owner only.
fn create_private(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path)
}

/// A paper that could not be written. The others still are.
#[derive(Debug)]
pub struct WriteError {
    /// The file or folder.
    pub path: PathBuf,
    /// What stood in the way.
    pub fault: Fault,
}

/// What stands in the way of writing a file.
#[derive(Debug)]
pub enum Fault {
    /// There is a link, which could lead anywhere.
    Link,
    /// There is a file where the folder should be.
    NotAFolder,
    /// There is a folder where the file should be.
    IsAFolder,
    /// It is a file that the papers are made from.
    Input,
    /// It is open in another program, or not ours to change.
    Denied,
    /// The disk is full.
    Full,
    /// Anything else that the system reports.
    Other(io::Error),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        /// What Windows says of a file that another program holds open.
        const SHARING_VIOLATION: i32 = 32;
        match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::Denied,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            _ if cfg!(windows) && error.raw_os_error() == Some(SHARING_VIOLATION) => Self::Denied,
            _ => Self::Other(error),
        }
    }
}

impl WriteError {
    /// The word that `explain` knows it by.
    pub fn code(&self) -> &'static str {
        match self.fault {
            Fault::Link => "output/link",
            Fault::NotAFolder => "output/not-a-folder",
            Fault::IsAFolder => "output/is-a-folder",
            Fault::Input => "output/input",
            Fault::Denied => "output/denied",
            Fault::Full => "output/full",
            Fault::Other(_) => "output/failed",
        }
    }

    /// The way out.
    pub fn hint(&self) -> &'static str {
        match self.fault {
            Fault::Link | Fault::IsAFolder => {
                "move it away, or choose another folder with `--output`"
            }
            Fault::NotAFolder | Fault::Input => "choose another folder with `--output`",
            Fault::Denied => {
                "close it if it is open in another program, and check that you may change it"
            }
            Fault::Full => "make room on the disk, or choose another folder with `--output`",
            Fault::Other(_) => "check the disk, or choose another folder with `--output`",
        }
    }
}

impl Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let path = self.path.display();
        match &self.fault {
            Fault::Link => write!(
                f,
                "`{path}` is a link, and papers are never written through links"
            ),
            Fault::NotAFolder => write!(f, "`{path}` is a file, so papers cannot be put in it"),
            Fault::IsAFolder => write!(f, "`{path}` is a folder, so no paper can have that name"),
            Fault::Input => write!(
                f,
                "`{path}` is one of the files that the papers are made from"
            ),
            Fault::Denied => write!(
                f,
                "`{path}` cannot be changed: it is open elsewhere or protected"
            ),
            Fault::Full => write!(f, "`{path}` cannot be written: the disk is full"),
            Fault::Other(error) => write!(f, "`{path}` cannot be written: {}", error.kind()),
        }
    }
}

impl error::Error for WriteError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match &self.fault {
            Fault::Other(error) => Some(error),
            Fault::Link
            | Fault::NotAFolder
            | Fault::IsAFolder
            | Fault::Input
            | Fault::Denied
            | Fault::Full => None,
        }
    }
}

/// Writes all that plain `typst compile --root` needs to make one paper: the templates and the
/// paper's view.
///
/// `stem` names a folder for it in `folder`. The view holds words of the case, so everything is for
/// its owner only.
pub fn keep_typst(
    folder: &Path,
    stem: &str,
    templates: &Templates,
    symbols: impl Iterator<Item = (String, Vec<u8>)>,
    view_json: &[u8],
) -> Result<PathBuf, WriteError> {
    let root = Folder::open(&folder.join(portable(stem)), &[])?;
    let files = templates
        .list()
        .filter_map(|path| Some((path.to_owned(), templates.read(path)?.into_owned())));
    for (path, bytes) in files.chain(symbols) {
        let (below, name) = path.rsplit_once('/').unwrap_or(("", &path));
        let below = below.split('/').filter(|it| !it.is_empty() && *it != "..");
        let below = below.fold(root.path.clone(), |below, part| below.join(part));
        keep(&Folder::open(&below, &[])?, name, &bytes)?;
    }
    keep(&root, "view.json", view_json)?;
    Ok(root.path)
}

/// Writes a file that is easily made again, so without waiting for the disk.
fn keep(folder: &Folder, name: &str, bytes: &[u8]) -> Result<(), WriteError> {
    let target = folder.path.join(portable(name));
    let persist = |file: NamedTempFile| Ok(file.persist(&target).map_err(|error| error.error)?);
    match folder.stage(&target, bytes).and_then(persist) {
        Ok(_) => Ok(()),
        Err(fault) => Err(WriteError {
            path: target,
            fault,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_have_a_name_for_each_page() {
        assert_eq!(
            file_names("WB-1-workbook-adult-1", "pdf", 1),
            ["WB-1-workbook-adult-1.pdf"]
        );
        assert_eq!(
            file_names("WB-1-workbook-adult-1-grey", "png", 2),
            [
                "WB-1-workbook-adult-1-grey-page-01.png",
                "WB-1-workbook-adult-1-grey-page-02.png",
            ]
        );
    }

    #[test]
    fn a_name_never_leads_out_of_its_folder() {
        assert_eq!(file_names("../../Zoë:x", "pdf", 1), ["-..-Zo--x.pdf"]);
        assert_eq!(folder_name("../x"), "-x-papers");
    }

    #[test]
    fn a_file_is_written_whole_and_replaces_the_old_one() {
        let home = tempfile::tempdir().unwrap();
        let folder = Folder::open(&home.path().join("papers"), &[]).unwrap();
        let path = folder.write("a.pdf", b"old").unwrap();
        assert_eq!(folder.write("a.pdf", b"new").unwrap(), path);
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(folder.holding("a.pdf", b"new"), Some(path));
        assert_eq!(folder.holding("a.pdf", b"old"), None);
        assert_eq!(folder.holding("b.pdf", b"new"), None);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn the_case_file_is_never_overwritten() {
        let home = tempfile::tempdir().unwrap();
        let case = home.path().join("case.pdf");
        fs::write(&case, "mine").unwrap();
        let folder = Folder::open(home.path(), &[&case]).unwrap();
        let error = folder.write("case.pdf", b"new").unwrap_err();
        assert_eq!(error.code(), "output/input");
        assert_eq!(fs::read(&case).unwrap(), b"mine");
    }

    #[test]
    fn a_file_where_the_folder_should_be_and_the_other_way_round_are_told() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("papers");
        fs::write(&file, "").unwrap();
        assert_eq!(
            Folder::open(&file, &[]).unwrap_err().code(),
            "output/not-a-folder"
        );

        fs::create_dir(home.path().join("a.pdf")).unwrap();
        let folder = Folder::open(home.path(), &[]).unwrap();
        assert_eq!(
            folder.write("a.pdf", b"x").unwrap_err().code(),
            "output/is-a-folder"
        );
    }

    #[test]
    fn what_is_kept_for_typst_has_the_templates_and_the_view() {
        let home = tempfile::tempdir().unwrap();
        let templates = Templates::from_files([("main.typ", "m"), ("lang/en-GB.toml", "l")]);
        let symbols = [("symbols/home.svg".to_owned(), b"s".to_vec())].into_iter();
        let root = keep_typst(home.path(), "WB-1-workbook", &templates, symbols, b"{}").unwrap();
        assert_eq!(fs::read(root.join("main.typ")).unwrap(), b"m");
        assert_eq!(fs::read(root.join("lang/en-GB.toml")).unwrap(), b"l");
        assert_eq!(fs::read(root.join("symbols/home.svg")).unwrap(), b"s");
        assert_eq!(fs::read(root.join("view.json")).unwrap(), b"{}");
    }

    #[cfg(unix)]
    #[test]
    fn papers_are_for_their_owner_only() {
        use std::os::unix::fs::PermissionsExt;

        let home = tempfile::tempdir().unwrap();
        let folder = Folder::open(&home.path().join("papers"), &[]).unwrap();
        let path = folder.write("a.pdf", b"x").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(folder.path()), mode(&path)), (0o700, 0o600));
    }

    #[cfg(unix)]
    #[test]
    fn links_are_refused() {
        use std::os::unix::fs::symlink;

        let home = tempfile::tempdir().unwrap();
        let elsewhere = home.path().join("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        symlink(&elsewhere, home.path().join("papers")).unwrap();
        let error = Folder::open(&home.path().join("papers"), &[]).unwrap_err();
        assert_eq!(error.code(), "output/link");

        let folder = Folder::open(&elsewhere, &[]).unwrap();
        symlink(home.path().join("nowhere"), elsewhere.join("a.pdf")).unwrap();
        assert_eq!(
            folder.write("a.pdf", b"x").unwrap_err().code(),
            "output/link"
        );
        assert!(!home.path().join("nowhere").exists());
    }
}
