//! `watch` through the real program: it makes the papers, and again what a change touches, and goes on whatever the case holds.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::harness::{Run, example};

/// How long anything may take on a slow computer.
const PATIENCE: Duration = Duration::from_secs(300);

/// A program that watches, and what it has said so far.
struct Watch {
    folder: TempDir,
    child: Child,
    said: Arc<Mutex<String>>,
}

/// Reads everything that comes, as it comes.
fn listen(mut from: impl Read + Send + 'static, said: &Arc<Mutex<String>>) {
    let said = Arc::clone(said);
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = from.read(&mut bytes) {
            said.lock()
                .unwrap()
                .push_str(&String::from_utf8_lossy(&bytes[..count]));
        }
    });
}

impl Watch {
    fn start(files: &[(&str, &str)], arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::create_dir_all(folder.path().join(name).parent().unwrap()).unwrap();
            fs::write(folder.path().join(name), text).unwrap();
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_stagebook"))
            .args(["watch", "case.toml"])
            .args(arguments)
            .current_dir(folder.path())
            .env_remove("SOURCE_DATE_EPOCH")
            .env("NO_COLOR", "1")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = Arc::default();
        listen(child.stdout.take().unwrap(), &said);
        listen(child.stderr.take().unwrap(), &said);
        Self {
            folder,
            child,
            said,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file as programs do that save: beside it, then in its place.
    fn save(&self, name: &str, text: &str) {
        let beside = self.path("saving.tmp");
        fs::write(&beside, text).unwrap();
        fs::rename(beside, self.path(name)).unwrap();
    }

    /// Waits until these words have been said since the last time, and answers with all that was.
    #[track_caller]
    fn until(&mut self, words: &str) -> String {
        let started = Instant::now();
        loop {
            let ended = self.child.try_wait().unwrap();
            // What it said last is only here a moment after it ended.
            thread::sleep(Duration::from_millis(50));
            let mut said = self.said.lock().unwrap();
            if said.contains(words) {
                return std::mem::take(&mut said);
            }
            assert!(ended.is_none(), "it ended: {said}");
            assert!(started.elapsed() < PATIENCE, "no “{words}” in: {said}");
        }
    }

    /// Ends it as Ctrl-C does.
    #[cfg(unix)]
    fn end(&mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &id]).status().unwrap();
        assert!(sent.success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The PDFs in the folder of papers, by name.
fn papers(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap().map(|it| it.unwrap());
    let mut papers: Vec<_> = entries
        .map(|it| {
            (
                it.file_name().into_string().unwrap(),
                fs::read(it.path()).unwrap(),
            )
        })
        .collect();
    papers.sort();
    papers
}

const GOAL_SHEETS: [&str; 2] = ["-d", "goal-sheet"];

#[test]
fn a_change_makes_the_papers_again_that_it_touches_and_a_fault_does_not_end_it() {
    let text = example("small");
    let case: toml::Table = text.parse().unwrap();
    let reference = case["case"]["reference"].as_str().unwrap();
    let mut watch = Watch::start(
        &[("case.toml", &text)],
        &["-d", "goal-sheet", "-d", "workbook"],
    );
    let said = watch.until("Ctrl-C ends it");
    let folder = watch.path(&format!("{reference}-papers"));
    let before = papers(&folder);
    assert!(before.len() >= 2, "{said}");
    for (name, _) in &before {
        assert!(said.contains(name), "{name}: {said}");
    }

    // Only the goal's own sheet holds this text.
    let goal = case["goal"][0]["young-person"].as_str().unwrap();
    let changed = text.replacen(goal, "I put my phone away at 9.", 1);
    assert_ne!(changed, text);
    watch.save("case.toml", &changed);
    let said = watch.until("as before");
    let after = papers(&folder);
    let differ: Vec<&String> = before
        .iter()
        .zip(&after)
        .filter(|(one, other)| one != other)
        .map(|((name, _), _)| name)
        .collect();
    assert!(
        !differ.is_empty() && differ.len() < before.len(),
        "{differ:?}"
    );
    assert!(said.contains("case.toml has changed"), "{said}");
    for (name, _) in &before {
        assert_eq!(
            said.contains(name.as_str()),
            differ.contains(&name),
            "{name}: {said}"
        );
    }
    // What lies there is what `build` makes.
    let built = Run::new(&["build", "case.toml", "-d", "goal-sheet", "-d", "workbook"])
        .file("case.toml", &changed)
        .go()
        .code(0);
    let files = built.files();
    for (name, bytes) in &after {
        let path = format!("{reference}-papers/{name}");
        assert!(files[&path] == *bytes, "{name}");
    }

    watch.save(
        "case.toml",
        &changed.replacen("[young-person]", "[yung-person]", 1),
    );
    let said = watch.until("nothing can be made until this is mended");
    assert!(said.contains("yung-person"), "{said}");
    assert!(papers(&folder) == after);
    watch.save("case.toml", &changed);
    let said = watch.until("as before");
    assert!(said.contains("0 written"), "{said}");

    #[cfg(unix)]
    assert_eq!(watch.end(), Some(0));
}

#[test]
fn the_organisation_file_and_ones_own_templates_are_watched_too() {
    let text = example("small");
    let words = fs::read_to_string(
        crate::harness::root().join("templates/documents/goal-sheet/en-GB.toml"),
    );
    let words = words.unwrap();
    let own = "own/documents/goal-sheet/en-GB.toml";
    let files = [("case.toml", text.as_str()), (own, words.as_str())];
    let mut watch = Watch::start(
        &files,
        &[&GOAL_SHEETS[..], &["--templates", "own"]].concat(),
    );
    watch.until("Ctrl-C ends it");

    let title = words.lines().find(|it| it.starts_with("title = ")).unwrap();
    watch.save(own, &words.replacen(title, "title = \"A page of ours\"", 1));
    let said = watch.until("as before");
    assert!(
        said.contains("en-GB.toml has changed") && !said.contains("0 written"),
        "{said}"
    );

    // One that was not there before.
    let organisation = "name = \"Westbrook\"\nfound-phone = \"01632 960177\"\n";
    watch.save("stagebook.toml", organisation);
    let said = watch.until("as before");
    assert!(
        said.contains("stagebook.toml has changed") && !said.contains("0 written"),
        "{said}"
    );

    watch.save(own, "title = ");
    watch.until("nothing was made");
    watch.save(own, &words);
    watch.until("as before");
}

#[test]
fn what_is_wrong_with_the_command_itself_ends_it() {
    Run::new(&["watch", "nowhere.toml"]).go().code(4);
    Run::new(&["watch", "case.toml", "-d", "goal-shet"])
        .file("case.toml", &example("small"))
        .go()
        .code(2);
}
