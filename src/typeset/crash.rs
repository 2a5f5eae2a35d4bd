//! Keeps a crash of the engine inside one document, and its message off the screen: it can quote
//! the case.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe, Location};

thread_local! {
    /// Whether a document is being made on this thread.
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
    /// Where the last contained crash happened, in our source or the engine's.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Runs one step of one document; a crash in it becomes the place in the program where it happened.
pub(crate) fn contain<T>(step: impl FnOnce() -> T) -> Result<T, String> {
    let before = CONTAINED.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(step));
    CONTAINED.set(before);
    result.map_err(|_| PLACE.take())
}

/// Installs the hook that keeps crash messages off the screen; once, at the start of the program.
///
/// A crash inside a document is told by whoever made the document; any other crash is told here, by
/// code and place only.
pub fn install_hook() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(place).unwrap_or_default();
        if CONTAINED.get() {
            PLACE.set(place);
        } else {
            eprintln!("error[crash]: the program has a fault at {place}; please report this line");
        }
    }));
}

/// A place in the program's source, without the folders of the computer it was built on.
fn place(location: &Location) -> String {
    let file = location.file().replace('\\', "/");
    format!("{}:{}", shortened(&file), location.line())
}

/// A file of a crate's source from the crate's own folder on.
fn shortened(file: &str) -> &str {
    match file.rfind("/src/") {
        Some(src) => file[..src]
            .rfind('/')
            .map_or(file, |slash| &file[slash + 1..]),
        None => file,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crash_becomes_a_place_and_the_next_step_runs() {
        // Put back at once: other tests need the usual hook to tell what they found.
        let usual = panic::take_hook();
        install_hook();
        let crash = contain(|| panic!("Sam was here"));
        panic::set_hook(usual);
        let place = crash.unwrap_err();
        assert!(place.contains("src/typeset/crash.rs:"), "{place}");
        assert_eq!(contain(|| 2), Ok(2));
    }

    #[test]
    fn folders_of_the_building_computer_are_left_out() {
        let here = Location::caller();
        assert_eq!(place(here), format!("src/typeset/crash.rs:{}", here.line()));
        let theirs = "/somewhere/build/krilla-0.8.2/src/text/group.rs";
        assert_eq!(shortened(theirs), "krilla-0.8.2/src/text/group.rs");
    }
}
