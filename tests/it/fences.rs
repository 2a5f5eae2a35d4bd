//! Which part of the program may know what.

use std::fs;
use std::path::{Path, PathBuf};

/// Every source file with its path from `src`, and its text up to its unit tests.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(folder).expect("the source is there");
        for path in entries.map(|entry| entry.expect("the source is readable").path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("source is text");
        let program = text
            .split("#[cfg(test)]\nmod tests")
            .next()
            .unwrap_or_default()
            .to_owned();
        let path = path
            .strip_prefix(&root)
            .expect("the file is below the root");
        (path.to_string_lossy().replace('\\', "/"), program)
    };
    files.into_iter().map(read).collect()
}

/// Only the parts named may use any of the words.
#[track_caller]
fn only(parts: &[&str], words: &[&str]) {
    for (path, text) in sources() {
        if parts.iter().any(|part| path.starts_with(part)) {
            continue;
        }
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            let found = words.iter().find(|&word| line.contains(word));
            assert_eq!(found, None, "{path}: {line}");
        }
    }
}

#[test]
fn only_typeset_and_export_know_typst() {
    only(&["typeset/", "export/"], &["typst::", "typst_", "krilla"]);
}

#[test]
fn only_output_the_sources_and_the_commands_touch_the_disk() {
    let words = ["std::fs", "fs::", "File::", "tempfile"];
    only(
        &["output.rs", "catalog/source.rs", "cli/", "build.rs"],
        &words,
    );
}

#[test]
fn only_the_commands_read_the_clock_and_the_environment() {
    only(
        &["cli/", "main.rs"],
        &["SystemTime", "Timestamp::now", "Zoned::now", "env::var"],
    );
}

#[test]
fn nothing_in_the_program_can_reach_a_network() {
    let lock = include_str!("../../Cargo.lock");
    let banned = [
        "attohttpc",
        "curl",
        "h2",
        "hyper",
        "isahc",
        "mio",
        "native-tls",
        "openssl",
        "quinn",
        "reqwest",
        "rustls",
        "socket2",
        "tokio",
        "tungstenite",
        "ureq",
    ];
    for name in banned {
        assert!(!lock.contains(&format!("name = \"{name}\"\n")), "{name}");
    }
}
