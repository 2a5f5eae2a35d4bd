//! `stagebook watch`: makes the papers, and again whatever a change touches, until one ends it.
//!
//! Files are looked at twice a second. That needs nothing of the system, so it also works on a network drive and in a
//! folder that is kept in step with another computer, where messages about changes do not arrive.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, SystemTime};

use clap::Args;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use super::build::{Built, Making, Shop, build};
use super::earlier::Earlier;
use super::{Outcome, Talk, loaded, wishes};
use crate::case::Case;

/// Arguments of `watch`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The case file.
    file: PathBuf,

    #[command(flatten)]
    selection: wishes::Selection,

    #[command(flatten)]
    making: Making,
}

impl Arguments {
    /// How many papers are made at the same time.
    pub(super) fn jobs(&self) -> Option<usize> {
        self.making.jobs()
    }
}

/// How often the files are looked at, and how long they must be left alone: a program that saves writes in several steps.
const PERIOD: Duration = Duration::from_millis(500);
const QUIET: Duration = Duration::from_millis(200);

/// How long a wait goes on after somebody ends the command.
const BLINK: Duration = Duration::from_millis(50);

/// Makes the papers, then waits for a change, and so on.
pub(super) fn run(arguments: &Arguments, talk: &Talk) -> Outcome {
    let stop = stopped_by_signal();
    let mut rounds = Rounds {
        arguments,
        talk,
        earlier: Earlier::default(),
        shop: None,
        also: Vec::new(),
        papers: BTreeSet::new(),
    };
    let mut files = rounds.files();
    // What is wrong on the first day is wrong with the command: there is nothing to wait for.
    match rounds.make() {
        outcome @ (Outcome::Usage | Outcome::File) => return outcome,
        Outcome::Fine | Outcome::Problems | Outcome::NotMade => {}
    }
    let file = loaded::name(&arguments.file);
    talk.remark(format_args!("watching {file}; Ctrl-C ends it"));
    rounds.settle(&mut files);
    while let Some(now) = rounds.changed(&files, &stop) {
        for path in differing(&files, &now) {
            talk.remark(format_args!("{} has changed", loaded::name(path)));
        }
        if rounds.is_about_templates(&files, &now) {
            rounds.shop = None;
            rounds.earlier.forget();
        }
        files = now;
        rounds.make();
        rounds.settle(&mut files);
    }
    Outcome::Fine
}

/// Becomes true when somebody ends the command; a second time ends it at once, even while papers are made.
fn stopped_by_signal() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // Where the system refuses, it ends the command in its own way.
        flag::register_conditional_shutdown(signal, 0, Arc::clone(&stop)).ok();
        flag::register(signal, Arc::clone(&stop)).ok();
    }
    stop
}

/// When a file was written and how long it is; nothing while it is not there.
type Mark = Option<(SystemTime, u64)>;

/// The rounds of one command.
struct Rounds<'a> {
    arguments: &'a Arguments,
    talk: &'a Talk,
    earlier: Earlier,
    /// The templates and fonts, until they change.
    shop: Option<Shop>,
    /// What the last round read beside the case: the organisation file, its logo and its symbols.
    also: Vec<PathBuf>,
    /// The files of the last round.
    papers: BTreeSet<String>,
}

impl Rounds<'_> {
    /// Makes the papers that changed, and says which.
    fn make(&mut self) -> Outcome {
        let Arguments {
            file,
            selection,
            making,
        } = self.arguments;
        if self.shop.is_none() {
            match Shop::open(making, self.talk) {
                Ok(shop) => self.shop = Some(shop),
                Err(outcome) => return outcome,
            }
        }
        let Some(shop) = &self.shop else {
            return Outcome::NotMade;
        };
        let wishes = |case: &Case| selection.wishes(case, &shop.catalog, self.talk);
        let built = build(file, &wishes, making, shop, Some(&self.earlier), self.talk);
        self.say(&built);
        self.also.clone_from(&built.inputs);
        built.outcome
    }

    /// The files that were written, and those that lie there from before and are made no more.
    fn say(&mut self, built: &Built) {
        let written = || built.made.iter().flat_map(|it| &it.paths);
        let as_before = || built.made.iter().flat_map(|it| &it.as_before);
        for path in written() {
            self.talk.result(path);
        }
        if built.made.is_empty() {
            return;
        }
        let papers: BTreeSet<String> = written().chain(as_before()).cloned().collect();
        for path in self.papers.difference(&papers) {
            self.talk.remark(format_args!(
                "{path} was not made again; the file from before is still there"
            ));
        }
        self.talk.remark(format_args!(
            "{} written, {} as before",
            written().count(),
            as_before().count()
        ));
        self.papers = papers;
    }

    /// Waits for a change that has come to rest; nothing when somebody ends the command.
    fn changed(
        &self,
        before: &BTreeMap<PathBuf, Mark>,
        stop: &AtomicBool,
    ) -> Option<BTreeMap<PathBuf, Mark>> {
        loop {
            wait(PERIOD, stop)?;
            let mut now = self.files();
            if now == *before {
                continue;
            }
            loop {
                wait(QUIET, stop)?;
                let then = std::mem::replace(&mut now, self.files());
                if then == now {
                    break;
                }
            }
            if now != *before {
                return Some(now);
            }
        }
    }

    /// Everything that papers are made from.
    fn files(&self) -> BTreeMap<PathBuf, Mark> {
        let mut files = BTreeMap::new();
        let Arguments { file, making, .. } = self.arguments;
        put(file, &mut files);
        // One that is not there yet may come.
        for path in loaded::organisation_places(file) {
            put(&path, &mut files);
        }
        let folders = making.folders();
        for path in self.also.iter().chain(folders) {
            put(path, &mut files);
        }
        files
    }

    /// Takes in the files that a round was the first to read, and leaves those that it read no more. What changed while
    /// it ran keeps its old mark, so that it is seen.
    fn settle(&self, files: &mut BTreeMap<PathBuf, Mark>) {
        let now = self.files();
        files.retain(|path, _| now.contains_key(path));
        for (path, mark) in now {
            files.entry(path).or_insert(mark);
        }
    }

    /// Whether a change is one of templates or fonts.
    fn is_about_templates(
        &self,
        before: &BTreeMap<PathBuf, Mark>,
        now: &BTreeMap<PathBuf, Mark>,
    ) -> bool {
        let folders: Vec<&PathBuf> = self.arguments.making.folders().collect();
        let mut changed = differing(before, now);
        changed.any(|path| folders.iter().any(|it| path.starts_with(it)))
    }
}

/// The files that have come, gone or changed.
fn differing<'a>(
    before: &'a BTreeMap<PathBuf, Mark>,
    now: &'a BTreeMap<PathBuf, Mark>,
) -> impl Iterator<Item = &'a Path> {
    let changed = now
        .iter()
        .filter(|(path, mark)| before.get(*path) != Some(mark));
    let gone = before.keys().filter(|path| !now.contains_key(*path));
    changed
        .map(|(path, _)| path)
        .chain(gone)
        .map(PathBuf::as_path)
}

/// Puts a file down, or every file of a folder; what a computer hides is no concern of anybody's.
fn put(path: &Path, files: &mut BTreeMap<PathBuf, Mark>) {
    let found = fs::metadata(path).ok();
    if !found.as_ref().is_some_and(fs::Metadata::is_dir) {
        let mark = found.and_then(|it| Some((it.modified().ok()?, it.len())));
        files.insert(path.to_owned(), mark);
        return;
    }
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    for entry in entries {
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        // A link to a folder could lead round in a circle.
        let is_link = entry.file_type().is_ok_and(|it| it.is_symlink());
        let path = entry.path();
        if is_hidden || is_link && path.is_dir() {
            continue;
        }
        put(&path, files);
    }
}

/// Waits; nothing when somebody ends the command meanwhile.
fn wait(time: Duration, stop: &AtomicBool) -> Option<()> {
    let mut left = time;
    while !left.is_zero() && !stop.load(Ordering::Relaxed) {
        let blink = left.min(BLINK);
        thread::sleep(blink);
        left -= blink;
    }
    (!stop.load(Ordering::Relaxed)).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_goes_and_changes_is_seen_and_what_is_hidden_is_not() {
        let home = tempfile::tempdir().unwrap();
        let at = |name: &str| home.path().join(name);
        let seen = || {
            let mut files = BTreeMap::new();
            put(home.path(), &mut files);
            put(&at("not-yet.toml"), &mut files);
            files
        };
        fs::create_dir(at("below")).unwrap();
        fs::write(at("below/a.typ"), "a").unwrap();
        fs::write(at("b.typ"), "b").unwrap();
        let before = seen();
        fs::write(at(".b.typ.swp"), "x").unwrap();
        assert_eq!(seen(), before);

        fs::write(at("below/a.typ"), "longer").unwrap();
        fs::write(at("not-yet.toml"), "").unwrap();
        fs::remove_file(at("b.typ")).unwrap();
        let now = seen();
        let mut changed: Vec<&Path> = differing(&before, &now).collect();
        changed.sort();
        assert_eq!(
            changed,
            [at("b.typ"), at("below/a.typ"), at("not-yet.toml")]
        );
    }

    #[test]
    fn a_wait_ends_early_when_somebody_ends_the_command() {
        let stop = AtomicBool::new(true);
        assert_eq!(wait(Duration::from_secs(60), &stop), None);
        assert_eq!(wait(Duration::ZERO, &AtomicBool::new(false)), Some(()));
    }
}
