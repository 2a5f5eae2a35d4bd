//! `stagebook explain`: what the code of a problem means, offline.

use clap::Args;

use super::{Outcome, Talk, codes};

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The code, such as `goal/too-many-active`.
    code: String,
}

/// Prints the explanation.
pub(super) fn run(arguments: &Arguments, talk: &Talk) -> Outcome {
    let codes = codes::all();
    if let Some((code, text)) = codes.iter().find(|(code, _)| *code == arguments.code) {
        talk.result(format_args!("{code}\n\n{text}"));
        return Outcome::Fine;
    }
    let nearest = codes.iter().max_by(|(a, _), (b, _)| {
        strsim::jaro_winkler(&arguments.code, a)
            .total_cmp(&strsim::jaro_winkler(&arguments.code, b))
    });
    let hint = nearest
        .map(|(code, _)| format!("; did you mean `{code}`?"))
        .unwrap_or_default();
    talk.failure(
        "explain/unknown-code",
        format_args!(
            "there is no code `{}`{hint} `stagebook list codes` prints all",
            arguments.code
        ),
    );
    Outcome::Problems
}
