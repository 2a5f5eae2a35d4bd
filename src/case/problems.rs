//! Every sentence that a practitioner can read about a case file or an organisation file.
//!
//! Lower case; the fact, the place in their file, the way out. A sentence names keys and codes, never what somebody
//! wrote in a text: messages are sent to others when help is sought.

pub(super) mod endings;
pub(super) mod plans;
pub(super) mod sessions;

use crate::problem::{Concerns, Problem, Severity};
use crate::reader::is_id;

/// A code, and whether it stops a paper.
struct Code {
    severity: Severity,
    word: &'static str,
}

/// Declares the codes and what `explain` says of them.
macro_rules! codes {
    ($($severity:ident $name:ident = $word:literal, $about:literal;)*) => {
        $(const $name: Code = Code { severity: codes!(@$severity), word: $word };)*

        /// Every code of this stage, with what it means and what to do.
        const CODES: &[(&str, &str)] = &[$(($word, $about)),*];

        /// Which of them stop a paper.
        const SEVERITIES: &[(&str, Severity)] = &[$(($word, codes!(@$severity))),*];
    };
    (@error) => { Severity::Error };
    (@warning) => { Severity::Warning };
}

codes! {
    error FILE_TOO_LARGE = "file/too-large", "A case file may have 4 MiB. One that is larger holds something else, such as a picture or a copied report.";
    error FILE_NOT_TEXT = "file/not-utf8", "The file must be saved as plain text in UTF-8. Most editors offer this as “Encoding: UTF-8” when saving. A word processor's own files cannot be read.";

    error SYNTAX_QUOTES = "syntax/no-quotes", "A text needs straight quotes on both sides: `name = \"Alex\"`. Numbers, dates, `true` and `false` go without. A text of several lines stands between `\"\"\"` and `\"\"\"`.";
    error SYNTAX_CURLY = "syntax/curly-quotes", "Word processors put curly quotes. In this file quotes are straight: `\"`. Curly quotes may stand inside a text.";
    error SYNTAX_NO_VALUE = "syntax/no-value", "A key needs a value after `=`. Delete the line when there is nothing to say.";
    error SYNTAX_TWICE = "syntax/twice", "A key or a section can be written once only. A list of people, findings or goals has double brackets: `[[goal]]`.";
    error SYNTAX_UNCLOSED = "syntax/unclosed-text", "A text begins with a quote and never ends, or holds an invisible character. A text of several lines stands between `\"\"\"` and `\"\"\"`.";
    error SYNTAX_LIST = "syntax/list", "A list stands in square brackets with commas between: `[\"music\", \"bikes\"]`.";
    error SYNTAX_BACKSLASH = "syntax/backslash", "In double quotes a backslash has a meaning of its own. Write two, or put the text in single quotes.";
    error SYNTAX_MORE = "syntax/more-after-value", "One line holds one key and one value. A double quote inside a text is written `\\\"`, or the text is put in single quotes.";
    error SYNTAX_HEADER = "syntax/header", "A section begins with its name in brackets: `[case]`, or `[[goal]]` for one of several.";
    error SYNTAX_NO_EQUALS = "syntax/no-equals", "Every line is `key = value`, a section such as `[case]`, or a remark that begins with `#`.";
    error SYNTAX_NUMBER = "syntax/number", "A number is written in plain figures without a leading zero: `7`. A telephone number is a text and needs quotes.";
    error SYNTAX_DATE = "syntax/date", "A date is written year, month, day without quotes: `2026-06-08`.";
    error SYNTAX_DEEP = "syntax/too-deep", "Sections and lists stand inside one another far deeper than a case file ever needs.";
    error SYNTAX_OTHER = "syntax/other", "The line follows none of the rules of the file's language, TOML. Compare it with the lines around it, or with a file made by `stagebook new`.";

    error KEY_UNKNOWN = "key/unknown", "Stagebook does not know this key, so it would print nothing of it. Keys are refused rather than ignored, because a mistyped key would silently leave something out.";
    error KEY_MISSING = "key/missing", "This key has to be there, because a paper cannot be made without it.";
    error VALUE_KIND = "value/kind", "The value is of another kind than the key needs: a text in quotes, a number or date without, `true` or `false`, or a list in square brackets.";
    error VALUE_WORD = "value/unknown-word", "This key takes one of a few words. The hint lists them.";
    error VALUE_RANGE = "value/out-of-range", "The number is smaller or larger than it can be here.";
    error VALUE_FORM = "value/form", "The text does not look as it has to look here. The hint says how.";
    error VALUE_MANY = "value/too-many", "There are more items than a case can hold. Older findings and goals can stay in the record they came from.";
    error BORN_DATE = "born/not-a-text", "The month of birth is a text in quotes, because the day is often better left out: `born = \"2012-03\"`.";

    error TEXT_EMPTY = "text/empty", "This text has to say something.";
    error TEXT_CHARACTER = "text/character", "The text holds a character that could hide, reverse or break what is printed. It usually comes from copying. Delete it and type the place again.";
    warning TEXT_DAMAGED = "text/damaged", "The text holds the sign that programs put where they lost a letter. The letter was lost before it came here; type it again.";
    error TEXT_LONG = "text/too-long", "The text is longer than a page can carry. Say the most important thing here and keep the rest in your record.";
    error TEXT_WORD = "text/word-too-long", "A word of more than 200 letters cannot be set on a page. Often a space was lost in copying.";
    error TEXT_MARKS = "text/too-many-marks", "More than four accents sit on one letter. That is a fault of copying and cannot be printed.";
    error TEXT_NO_LETTER = "text/cannot-print", "None of Stagebook's fonts has this character: emoji and some scripts. A page must never lose a letter silently, so the paper is not made. Write it in other letters, or give a font with `--font-dir`.";

    error ID_TWICE = "id/twice", "Ids say who is who and stand in file names. Adults and professionals share one list of ids, so that no paper can go to the wrong person.";
    error ID_TAKEN = "id/taken", "`young-person`, `professional` and `worker` are words for readers in file names, so nobody can have them as an id.";
    warning ID_NAMES = "id/names-somebody", "An id stands in file names, which are seen by whoever sees the folder. A code such as `adult-1` tells them nothing.";
    error CHILD_NAMED = "child/not-a-code", "Other children are in this file as codes only, `child-a`, `child-b`. Their names, ages and initials belong to their own record.";

    error UNKNOWN_PERSON = "link/unknown-person", "A person is named by `young-person`, an adult's id or a professional's id.";
    error UNKNOWN_ADULT = "link/unknown-adult", "No `[[adult]]` has this id.";
    error UNKNOWN_PROFESSIONAL = "link/unknown-professional", "No `[[professional]]` has this id.";
    error UNKNOWN_FINDING = "link/unknown-finding", "No `[[finding]]` has this id.";
    error UNKNOWN_GOAL = "link/unknown-goal", "No `[[goal]]` has this id.";
    error UNKNOWN_PLAN = "link/unknown-plan", "No `[[safety-plan]]` has this id.";
    error UNKNOWN_MEETING = "link/unknown-meeting", "No `[[meeting]]` has this id.";
    error UNKNOWN_LINE = "link/unknown-plan-line", "The bank has no such line. `stagebook list plan-lines` prints them.";
    error UNKNOWN_AREA = "link/unknown-area", "Areas are the lines of the framework's grid. `stagebook list areas` prints them.";
    error UNKNOWN_CELL = "link/unknown-cell", "A cell is an area for one audience at one stage, such as `2.young-person.secure-base`. `stagebook list areas` prints them.";
    error UNKNOWN_TOPIC = "link/unknown-topic", "Topics are a closed list. `stagebook list exercises` shows which exercise helps with which topic.";
    error UNKNOWN_EXERCISE = "link/unknown-exercise", "`stagebook list exercises` prints the exercises. Work of your own that is none of them goes into your record.";
    error UNKNOWN_DOCUMENT = "link/unknown-document", "`stagebook list documents` prints the documents that an adult can get.";

    error AGE = "age/out-of-range", "The framework is for young people of 10 to 18, up to 25 with special needs; the adults' side also serves younger children from 5. Check `born` and `prepared-on`.";
    warning OVER_18 = "age/over-18", "Over 18 the framework is for young people with special needs. The pages fit them by `[young-person.communication] needs`.";
    error PAPERS_SECURE = "papers/secure", "In a secure setting papers are seen by others and can be taken. There the worker keeps them, or none are given.";
    warning PAPERS_LIVE = "papers/proceedings-live", "While proceedings are live, a paper that the young person keeps can be found and asked for. Let the worker keep them.";
    warning PROCEEDINGS = "legal/proceedings-live", "While proceedings are live nothing is made that presumes an act: no Stage Three Part 2. A named manager can override it with `[[accept]]` once legal advice was taken: `legal-advice = true`.";
    warning LEGAL_ENDED = "legal/ended", "The order had ended when the papers were prepared. Say what the work rests on now.";

    warning ASSESSMENT_MISSING = "assessment/missing", "The framework builds on an assessment. Papers are made without one, and professionals' papers say so.";
    warning ASSESSMENT_OLD = "assessment/old", "An assessment older than a year, or than your organisation file says, may no longer fit. Papers are made, and professionals' papers say so.";
    warning ASSESSMENT_UNTRAINED = "assessment/untrained", "The assessment was done by somebody not trained in it. Papers are made, and professionals' papers say so.";

    warning GOALS_MANY = "goal/too-many-active", "People can work on about three goals at a time. Set others to `status = \"later\"`; they stay in the plan.";
    warning GOAL_AVOIDS = "goal/avoidance", "A goal says what one moves towards. “I will tell Nan when I feel it building up” can be practised; “I will not lose my temper” cannot.";
    warning GOAL_REFRAME = "goal/reframe", "The young person's own words are printed as they are. Beside them you could offer words for what they will do instead, and let them choose.";
    warning GOAL_STEPS = "goal/too-many-steps", "A goal sheet holds three small steps. More come when these are taken.";
    warning GOAL_REVIEW = "goal/review-past", "The date for looking again was already over when the papers were prepared.";
    warning RATING_LATER = "rating/after-papers", "A rating cannot be later than the papers that show it.";
    warning RATING_TWICE = "rating/twice", "The same person rated the same goal twice on one day.";
    error RATING_HIDDEN = "rating/confidential-adult", "The details of this adult stay out of other adults' papers, so their rating cannot be shared with another adult.";

    error WEIGHT_REASON = "weight/no-reason", "An area that is left out is printed with its reason in the professionals' plan.";
    error WEIGHT_TWICE = "weight/twice", "The same cell has two weights for the same person.";
    error WEIGHT_PERSON = "weight/person", "`person` says which adult a weight is for. The young person's cells and the meeting's cells have no `person`.";
    error PLAN_REASON = "safety-plan/no-reason", "Every restriction says why it is needed, because a rule without a reason is kept by nobody. Until then the plan is printed as a draft with room to write it in.";
    error PLAN_OWNER = "safety-plan/no-owner", "Every restriction has one person who sees to it. Until then the plan is printed as a draft with room to write it in.";
    error PLAN_REVIEW = "safety-plan/no-review", "Every restriction has a day on which it is looked at again. Until then the plan is printed as a draft with room to write it in.";
    error PLAN_STEP_DOWN = "safety-plan/no-step-down", "Everybody must be able to see how a restriction can ease and end. Only what a court or the police imposed is theirs to change: `imposed-by = \"court\"`. Until then the plan is printed as a draft with room to write it in.";
    error PLAN_GOING_WELL = "safety-plan/nothing-going-well", "A plan begins with what goes well: safe times and places. Until something stands there it is printed as a draft.";
    error PLAN_MYSELF = "safety-plan/no-keeping-myself-safe", "A young person in this position can be hurt or blamed by others. Every plan has a line about their own safety. Until then it is printed as a draft.";
    error PLAN_NEXT = "safety-plan/no-next-review", "A plan is looked at again on a day that everybody knows. Until then it is printed as a draft with room to write it in.";
    error PLAN_IMMEDIATE = "safety-plan/finding-without-line", "A finding that needs an answer now needs a line in at least one plan. Until then every plan of the case is printed as a draft.";
    warning PLAN_NONE = "safety-plan/none", "A finding needs an answer now, and the case has no Safety Plan yet. The other papers are made; `stagebook list plan-lines` prints reviewed lines to begin with.";
    warning PLAN_HOUSEHOLD = "safety-plan/other-household", "Two homes, two plans: what one household does stays out of the other's papers.";
    error PLAN_LINE_TWICE = "safety-plan/line-twice", "Two lines of one plan have the same id, so nobody could say which is meant.";
    error PLAN_HOUSE = "safety-plan/house-names-somebody", "The words for the house are read by brothers and sisters too, so they name nobody.";
    warning PLAN_MANY = "safety-plan/too-many-restrictions", "A plan of more than seven restrictions is hard to hold, for the adults as well. Say which matter most, and what could ease now.";
    warning PLAN_SUPPORTS = "safety-plan/too-few-supports", "A plan that mostly limits does not hold for long. For every two restrictions there is at least one line that helps.";
    warning PLAN_ONLINE = "safety-plan/no-online-plan", "Life online belongs to every young person, so there is always a plan for it, even a short one.";
    warning PLAN_PLACES = "safety-plan/places-missing", "A plan for a home walks through the day: sleeping, bathroom, doors, mornings, car, visitors, and who steps in. A line that says “as usual” is enough.";
    warning PLAN_TWICE = "safety-plan/two-alike", "Two plans are for the same setting and household. Give each its `household`, or make one of them.";
    warning PLAN_UNWORDED = "safety-plan/line-without-words", "A reader of this plan has no words for this line, so it is not in their version. Everybody should know what everybody does.";
    warning PLAN_NO_READER = "safety-plan/words-for-no-reader", "The words are for somebody who does not read this plan.";
    warning PLAN_WORRIED = "safety-plan/if-worried", "A plan says what to do now, on the same day, and when it cannot be kept.";
    warning PLAN_PAST = "safety-plan/review-past", "The day for looking again was already over when the papers were prepared.";
    warning PLAN_FAR = "safety-plan/review-far", "In Stage One a plan is looked at after six weeks at most, later after twelve.";
    warning PLAN_RATIFIED = "safety-plan/not-ratified", "Only a meeting that was held, on the day of this version or after it, can have agreed to it. Until then it is printed as a draft.";
    warning PLAN_SETTING = "safety-plan/bank-setting", "The words of this line were written for another setting. Read them again with this one in mind.";
    error PLAN_UNFINISHED = "safety-plan/line-unfinished", "A line says whether it is a `restriction` or a `support`, and when it applies. A line of the bank brings both.";

    warning OWN_PLAN_EARLY = "gate/keeping-safe-before-stage-three", "The young person's own plan is made in Stage Three, when Stage Two has given it something to stand on. `[[accept]]` with a reason opens it earlier.";
    error OWN_PLAN_AGAIN = "keeping-safe/will-not-do-it-again", "Nobody can practise “I just won't do it again”. The plan says what they do instead, in detail: where, with whom, in which words.";
    error OWN_PLAN_ACTIONS = "keeping-safe/too-many-actions", "Nobody remembers more than three things when it matters.";
    warning OWN_PLAN_AVOIDS = "keeping-safe/avoidance", "What one does can be practised; what one does not do cannot.";
    warning OWN_PLAN_STATES = "keeping-safe/states", "The plan has three states, such as OK, Careful and Get help now, each with a word and a shape of its own.";
    warning OWN_PLAN_LIVES = "keeping-safe/lives-nowhere", "Ask where the plan will live, and who else could find it there. `lives-at` keeps the answer.";

    error ATTENDED_NOBODY = "meeting/attended-by-nobody", "An entry of those who came needs somebody of the case (`who`) or a name.";
    warning MEETING_CHAIR = "meeting/chair-writes", "Who leads a meeting cannot write its record as well.";
    warning MEETING_NEXT = "meeting/next-before", "The next meeting would be before this one.";
    warning ACTION_OVERDUE = "meeting/overdue", "The day for this action was over when the papers were prepared, and nothing says that it was done. It stays on the log with the word “overdue”.";
    warning STAGE_REASON = "meeting/stage-without-reason", "Moving, staying and going back a step are printed with their reason.";
    error STAGE_TO = "meeting/stage-without-number", "A move names the stage that somebody moves to.";
    warning FORMULATION_LONG = "intervention-plan/formulation-long", "A formulation that everybody around the table can hold has 150 words at most.";
    error ADULT_AGREED = "adult/no-agreement", "Once the young person is 18, an adult gets papers only when they agreed to it: `agreed-on`. Until then nothing is made for that adult.";

    error ENDING_RISK = "ending/risk-missing", "The ending report holds the practitioner's own understanding of risk, word for word, with its date and whose it is. Stagebook writes none of it. Until it is there the report is not made; `build --draft` prints it with room to write and lists what is missing on its last page.";
    error ENDING_MONITORING = "ending/no-monitoring", "An ending with something still of concern says who keeps an eye on which sign, how often and until when. Until then the report is made as a draft only, with `build --draft`.";
    error ENDING_WAY_BACK = "ending/no-way-back", "An ending with something still of concern says how help is found again. Until then the report is made as a draft only, with `build --draft`.";
    error ENDING_PLAN = "ending/no-plan", "An ending with something still of concern has a plan that goes on: a Safety Plan, or the young person's own. Until then the report is made as a draft only, with `build --draft`.";
    warning ENDING_KIND = "ending/no-kind", "A report says how the work ends: as planned, with something still of concern, or early.";
    warning ENDING_AGREED = "gate/ending-agreed", "A meeting agrees that the work ends: `[[meeting]]` with `ending = { agreed = true }`. Until one has, only a draft of the report is made, for that meeting. `[[accept]]` with a reason opens it earlier; an early ending needs no meeting.";
    warning ENDING_EARLY = "ending/early-why", "An ending that came early says why, so that nobody has to guess later.";
    warning ENDING_WHY_LONG = "ending/why-involved-long", "Why one became involved is said in 80 neutral words that refer to the assessment. What happened stays in the assessment.";
    warning ENDING_STEPS = "ending/too-many-steps", "Nobody remembers more than three steps when it matters.";
    warning ENDING_DOMAIN = "ending/domain-twice", "Each domain has one then and one now.";
    warning STEP_DOWN_RATING = "safety-plan/step-down-by-rating", "Ratings are how somebody sees a goal on one day. A restriction eases because something can be seen: name the criterion that was met, such as nights, weeks or steps that went to plan.";
    warning SESSION_BOTH = "session/done-and-skipped", "An exercise that was skipped comes back in the plan; one that was done does not. It cannot be both in one session.";
    warning SESSION_NOT_HELD = "session/not-held", "A session that nobody came to moves nothing on, so what it lists as done is planned again.";
    warning SESSION_TWICE = "session/twice", "The same person has two sessions on one day. When that is so, accept it; often an entry was added twice.";
    warning SESSION_CONCERN = "session/nothing-done", "A concern that was written down has an answer: who was told, and what was agreed. `done-about-it` keeps it beside the concern.";

    warning TIME_SESSIONS = "time/no-sessions", "To fit the work into limited time, Stagebook needs to know how many sessions there are.";

    error ACCEPT_CODE = "accept/unknown-code", "`[[accept]]` names the code that stands in brackets after `warning`. `stagebook list codes` prints all.";
    error ACCEPT_ERROR = "accept/not-a-warning", "Only warnings and gates can be accepted. An error has to be mended.";
    error ACCEPT_PLACE = "accept/unknown-place", "`at` names a place of this file by ids, such as `goal.sleep.young-person`.";
    warning ACCEPT_UNUSED = "accept/no-match", "There is no such warning any more. Delete the `[[accept]]`, so that it does not hide a later one.";
    error ACCEPT_LEGAL = "accept/no-legal-advice", "What live proceedings shut is opened only by a named manager after legal advice was taken.";

    error SECRET_SHORT = "confidential/too-short", "A confidential word of one or two letters would be found in almost every text and stop every paper.";
    warning SECRET_TWICE = "confidential/twice", "The same confidential word is written twice.";
    error SECRET_PRINTED = "confidential/is-printed", "A confidential word must be on no paper at all, but it is part of a name that is printed on papers, so all of them would be stopped. Take it out of the register, or write the name in another way.";

    error COLOUR_PALE = "organisation/pale-colour", "Headings in this colour could not be read well on white paper: the contrast must be at least 4.5 to 1.";
    warning PROFILE_UNKNOWN = "reading/unknown-profile", "The organisation file may set ceilings of the reading profiles: easy, standard, older, parent-easy, parent, carer-staff and professional.";
    warning HELP_LINE_OLD = "help-line/old", "A help line that nobody checked for over a year may have changed its number or its hours.";
    error UNREADABLE = "file/unreadable-part", "This part of the file follows all rules and still cannot be read. That is our bug; please report it with the code and the key, without the text.";
}

/// Every code of this stage, with what it means and what to do.
pub(super) fn codes() -> &'static [(&'static str, &'static str)] {
    CODES
}

/// The code of the gate that live proceedings shut.
pub const PROCEEDINGS_LIVE: &str = PROCEEDINGS.word;

/// Whether the code is one of this stage that only warns.
pub(super) fn is_warning(code: &str) -> bool {
    SEVERITIES.contains(&(code, Severity::Warning))
}

/// Whether the problem is an unknown key.
pub(super) fn is_unknown_key(problem: &Problem) -> bool {
    problem.code == KEY_UNKNOWN.word
}

/// A problem that has no place yet.
fn problem(Code { severity, word }: Code, message: impl Into<String>) -> Problem {
    Problem {
        severity,
        code: word,
        message: message.into(),
        place: None,
        path: String::new(),
        concerns: Concerns::Nothing,
        stops: Vec::new(),
        hint: None,
    }
}

/// Adds the way out.
trait Hint {
    fn hint(self, hint: impl Into<String>) -> Self;
}

impl Hint for Problem {
    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

// ---- The file ----

pub(super) fn file_too_large() -> Problem {
    problem(FILE_TOO_LARGE, "the file is larger than 4 MiB")
        .hint("keep reports and pictures out of it; a case needs a few pages of text")
}

pub(super) fn file_not_utf8() -> Problem {
    problem(FILE_NOT_TEXT, "the file is not saved as UTF-8 text")
        .hint("save it again as plain text with the encoding UTF-8")
}

// ---- Syntax: the sentence is chosen by what the parser expected, and never quotes the line ----

pub(super) fn text_without_quotes() -> Problem {
    problem(
        SYNTAX_QUOTES,
        "this value is neither a number, a date, `true` nor `false`, and has no quotes",
    )
    .hint("put straight quotes round a text: `key = \"…\"`")
}

pub(super) fn curly_quotes() -> Problem {
    problem(
        SYNTAX_CURLY,
        "this line has curly quotes where straight ones belong",
    )
    .hint("type them again as `\"`")
}

pub(super) fn no_value() -> Problem {
    problem(SYNTAX_NO_VALUE, "this key has no value")
        .hint("write something after `=`, or delete the line")
}

pub(super) fn written_twice() -> Problem {
    problem(SYNTAX_TWICE, "this key or section is written twice")
        .hint("keep one of them; one of several has double brackets, such as `[[goal]]`")
}

pub(super) fn text_never_ends() -> Problem {
    problem(SYNTAX_UNCLOSED, "this text has no closing quote")
        .hint("end it with `\"`; for several lines use `\"\"\"` on both sides")
}

pub(super) fn invisible_in_text(character: char) -> Problem {
    problem(
        SYNTAX_UNCLOSED,
        format!(
            "this text holds the invisible character {}",
            code_point(character)
        ),
    )
    .hint("delete it and type the place again")
}

pub(super) fn list_is_broken() -> Problem {
    problem(SYNTAX_LIST, "this list is not complete")
        .hint("a list is `[\"…\", \"…\"]`, with commas between and a bracket at the end")
}

pub(super) fn backslash() -> Problem {
    problem(
        SYNTAX_BACKSLASH,
        "a backslash stands in a text in double quotes",
    )
    .hint("write `\\\\`, or put the text in single quotes")
}

pub(super) fn more_after_value() -> Problem {
    problem(SYNTAX_MORE, "something follows after the value")
        .hint("begin a new line for the next key; write a quote inside a text as `\\\"`")
}

pub(super) fn header_is_broken() -> Problem {
    problem(SYNTAX_HEADER, "this section's name has no closing bracket")
        .hint("write `[case]`, or `[[goal]]` for one of several")
}

pub(super) fn no_equals() -> Problem {
    problem(
        SYNTAX_NO_EQUALS,
        "this line is neither `key = value` nor a section",
    )
    .hint("a remark begins with `#`; a text of several lines stands between `\"\"\"` and `\"\"\"`")
}

pub(super) fn number_is_broken() -> Problem {
    problem(SYNTAX_NUMBER, "this is not a number")
        .hint("a telephone number or a reference is a text: put it in quotes")
}

pub(super) fn date_is_broken() -> Problem {
    problem(SYNTAX_DATE, "this is not a date").hint("write year, month and day: `2026-06-08`")
}

pub(super) fn too_deep() -> Problem {
    problem(
        SYNTAX_DEEP,
        "lists or sections stand too deep inside one another",
    )
    .hint("a case file needs lists of tables at most; `stagebook new` shows the form")
}

pub(super) fn not_toml() -> Problem {
    problem(SYNTAX_OTHER, "this line cannot be understood")
        .hint("compare it with the lines around it")
}

// ---- Keys and values ----

/// The key is named when it looks like a key; anything else could be somebody's words.
pub(super) fn unknown_key(key: &str, section: &str, nearest: Option<&str>) -> Problem {
    let key = if is_id(key) {
        format!("the key `{key}` is unknown")
    } else {
        "this key is unknown".to_owned()
    };
    let place = if section.is_empty() {
        String::new()
    } else {
        format!(" in {section}")
    };
    let problem = problem(KEY_UNKNOWN, format!("{key}{place}"));
    match nearest {
        Some(nearest) => problem.hint(format!("did you mean `{nearest}`?")),
        None => problem
            .hint("`stagebook schema` lists every key; delete the line, or begin it with `#`"),
    }
}

pub(super) fn missing_key(key: &str, section: &str, example: &str, about: &str) -> Problem {
    let section = if section.is_empty() {
        "the file"
    } else {
        section
    };
    let about = about
        .split(". ")
        .next()
        .unwrap_or_default()
        .trim_end_matches('.');
    problem(KEY_MISSING, format!("{section} has no `{key}`"))
        .hint(format!("add `{example}`: {}", lower(about)))
}

pub(super) fn missing_section(key: &str) -> Problem {
    problem(KEY_MISSING, format!("the file has no section `[{key}]`"))
        .hint("`stagebook new` writes a file with all that is needed")
}

pub(super) fn wrong_kind(name: &str, kind: &str, way: &str) -> Problem {
    problem(VALUE_KIND, format!("{name} must be {kind}")).hint(way)
}

pub(super) fn unknown_word(name: &str, words: &[String], nearest: Option<&str>) -> Problem {
    let words = words
        .iter()
        .map(|it| format!("`{it}`"))
        .collect::<Vec<_>>()
        .join(", ");
    let guess = nearest
        .map(|it| format!("did you mean `{it}`? "))
        .unwrap_or_default();
    problem(
        VALUE_WORD,
        format!("{name} has a word that it does not know"),
    )
    .hint(format!("{guess}it takes one of {words}"))
}

pub(super) fn out_of_range(name: &str, least: i64, most: i64) -> Problem {
    let range = if least == most {
        format!("{least}")
    } else {
        format!("a whole number from {least} to {most}")
    };
    problem(VALUE_RANGE, format!("{name} must be {range}"))
        .hint("write a number in this range, without quotes, or delete the line")
}

pub(super) fn decimal_out_of_range(name: &str, least: i64, most: i64) -> Problem {
    problem(
        VALUE_RANGE,
        format!("{name} must be a number from {least} to {most}"),
    )
}

pub(super) fn wrong_form(name: &str, must: &str, way: &str) -> Problem {
    problem(VALUE_FORM, format!("{name} must be {must}")).hint(way)
}

pub(super) fn too_many(name: &str, most: usize) -> Problem {
    problem(VALUE_MANY, format!("{name} has more than {most} items"))
        .hint("keep those that matter for the work ahead; the rest belongs in the record")
}

pub(super) fn born_is_a_date() -> Problem {
    problem(BORN_DATE, "`born` needs quotes")
        .hint("write the year and month as a text: `born = \"2012-03\"`")
}

// ---- Texts ----

pub(super) fn empty_text(name: &str) -> Problem {
    problem(TEXT_EMPTY, format!("{name} is empty"))
        .hint("write the text, or delete the line: what is missing is left out")
}

pub(super) fn refused_character(name: &str, character: char) -> Problem {
    problem(
        TEXT_CHARACTER,
        format!(
            "{name} holds the character {}, which could hide or break what is printed",
            code_point(character)
        ),
    )
    .hint("delete it and type the place again")
}

pub(super) fn damaged_text(name: &str, character: char) -> Problem {
    problem(
        TEXT_DAMAGED,
        format!(
            "{name} holds {}, where another program lost a letter",
            code_point(character)
        ),
    )
    .hint("type the word again")
}

pub(super) fn text_too_long(name: &str, most: usize) -> Problem {
    problem(TEXT_LONG, format!("{name} has more than {most} characters"))
        .hint("shorten it; a page holds little, and the record holds the rest")
}

pub(super) fn word_too_long(name: &str) -> Problem {
    problem(
        TEXT_WORD,
        format!(
            "{name} has a word of more than {} letters",
            super::text::LONGEST_WORD
        ),
    )
    .hint("put the lost spaces back")
}

pub(super) fn too_many_marks(name: &str) -> Problem {
    problem(
        TEXT_MARKS,
        format!("{name} has more than four accents on one letter"),
    )
    .hint("type the word again")
}

pub(super) fn cannot_print(name: &str, character: char) -> Problem {
    problem(
        TEXT_NO_LETTER,
        format!(
            "{name} holds {}, which no font here can print",
            code_point(character)
        ),
    )
    .hint("write it in other letters")
}

// ---- Ids and links ----

pub(super) fn id_twice(id: &str, what: &str) -> Problem {
    problem(
        ID_TWICE,
        format!("the id `{id}` is used twice among {what}"),
    )
    .hint("give one of them another id")
}

pub(super) fn id_taken(id: &str) -> Problem {
    problem(
        ID_TAKEN,
        format!("`{id}` is a word for a reader and cannot be an id"),
    )
    .hint("take a code such as `adult-1`")
}

pub(super) fn id_names_somebody(id: &str) -> Problem {
    problem(
        ID_NAMES,
        format!("the id `{id}` tells who it is, and ids stand in file names"),
    )
    .hint("take a code such as `adult-1`")
}

pub(super) fn child_is_named() -> Problem {
    problem(
        CHILD_NAMED,
        "another child must have a code that says nothing about them",
    )
    .hint("write `id = \"child-a\"`: never a name, an age or initials")
}

/// A word that should name something in the file or the templates.
pub(super) enum Link {
    Person,
    Adult,
    Professional,
    Finding,
    Goal,
    Plan,
    Meeting,
    Line,
    Area,
    Cell,
    Topic,
    Document,
    Exercise,
}

pub(super) fn unknown(link: &Link, word: &str, nearest: Option<&str>) -> Problem {
    let (code, what, list) = match link {
        Link::Person => (
            UNKNOWN_PERSON,
            "person",
            "write `young-person`, an adult's id or a professional's id",
        ),
        Link::Adult => (UNKNOWN_ADULT, "adult", "write the `id` of an `[[adult]]`"),
        Link::Professional => (
            UNKNOWN_PROFESSIONAL,
            "professional",
            "write the `id` of a `[[professional]]`",
        ),
        Link::Finding => (
            UNKNOWN_FINDING,
            "finding",
            "write the `id` of a `[[finding]]`",
        ),
        Link::Goal => (UNKNOWN_GOAL, "goal", "write the `id` of a `[[goal]]`"),
        Link::Plan => (
            UNKNOWN_PLAN,
            "Safety Plan",
            "write the `id` of a `[[safety-plan]]`",
        ),
        Link::Meeting => (
            UNKNOWN_MEETING,
            "meeting",
            "write the `id` of a `[[meeting]]`",
        ),
        Link::Line => (
            UNKNOWN_LINE,
            "line in the bank",
            "`stagebook list plan-lines` prints them",
        ),
        Link::Area => (UNKNOWN_AREA, "area", "`stagebook list areas` prints them"),
        Link::Cell => (UNKNOWN_CELL, "cell", "`stagebook list areas` prints them"),
        Link::Topic => (
            UNKNOWN_TOPIC,
            "topic",
            "`stagebook list exercises` shows them",
        ),
        Link::Exercise => (
            UNKNOWN_EXERCISE,
            "exercise",
            "`stagebook list exercises` prints them",
        ),
        Link::Document => (
            UNKNOWN_DOCUMENT,
            "document for an adult",
            "`stagebook list documents` prints them",
        ),
    };
    // A link is a code. What is not one could be somebody's words.
    let plain = word.split('.').all(is_id);
    let message = if plain {
        format!("there is no {what} `{word}`")
    } else {
        format!("there is no such {what}")
    };
    let hint = nearest.map_or_else(
        || list.to_owned(),
        |nearest| format!("did you mean `{nearest}`?"),
    );
    problem(code, message).hint(hint)
}

// ---- The young person, the law and the papers ----

pub(super) fn age_out_of_range(age: i16) -> Problem {
    let age = if age < 0 {
        "not yet born".to_owned()
    } else {
        format!("{age} years old")
    };
    problem(
        AGE,
        format!("the young person is {age} on the date of the papers; papers are for 5 to 25"),
    )
    .hint("check `born` and `prepared-on`")
}

pub(super) fn over_18(age: i16) -> Problem {
    problem(OVER_18, format!("the young person is {age}; over 18 the framework is for young people with special needs"))
        .hint("name their needs in `[young-person.communication]`, so that the pages fit")
}

pub(super) fn keeps_papers_in_secure() -> Problem {
    problem(
        PAPERS_SECURE,
        "in a secure setting the young person cannot keep papers",
    )
    .hint("write `keeps-papers = \"worker-keeps\"` or `\"none\"`")
}

pub(super) fn keeps_papers_while_live() -> Problem {
    problem(
        PAPERS_LIVE,
        "the young person keeps papers while proceedings are live",
    )
    .hint("write `keeps-papers = \"worker-keeps\"`")
}

pub(super) fn presumes_while_live(area: &str) -> Problem {
    problem(
        PROCEEDINGS,
        format!("the area `{area}` presumes an act, and proceedings are live; it is left out"),
    )
    .hint("wait until they are over, or let a named manager accept it after legal advice")
}

pub(super) fn legal_ended() -> Problem {
    problem(
        LEGAL_ENDED,
        "the order ended before the papers were prepared",
    )
    .hint("say what the work rests on now, or mend `ends`")
}

// ---- The assessment ----

pub(super) fn assessment_missing() -> Problem {
    problem(
        ASSESSMENT_MISSING,
        "the file names no assessment; professionals' papers will say so",
    )
    .hint("add `[assessment]` with `tool`, `completed` and `by`")
}

pub(super) fn assessment_old(months: u8) -> Problem {
    problem(
        ASSESSMENT_OLD,
        format!(
            "the assessment is more than {months} months old; professionals' papers will say so"
        ),
    )
    .hint("when it was looked at again, add `reviewed = 2026-…`")
}

pub(super) fn assessment_untrained() -> Problem {
    problem(
        ASSESSMENT_UNTRAINED,
        "the assessment was done by somebody not trained in it; professionals' papers will say so",
    )
    .hint("ask somebody trained to look at it, and set `reviewed`; `[[accept]]` records why you go on without")
}

// ---- Goals ----

pub(super) fn too_many_active(count: usize) -> Problem {
    problem(
        GOALS_MANY,
        format!("{count} goals are active; three at a time is as many as people can work on"),
    )
    .hint("write `status = \"later\"` for those that can wait")
}

pub(super) fn goal_avoids() -> Problem {
    problem(GOAL_AVOIDS, "this goal says what not to do")
        .hint("say what they will do instead, something one can practise")
}

pub(super) fn goal_reframe() -> Problem {
    problem(
        GOAL_REFRAME,
        "their own words say what not to do; they are printed as they are",
    )
    .hint("you could offer words for what they will do instead, and let them choose")
}

pub(super) fn too_many_steps(count: usize) -> Problem {
    problem(
        GOAL_STEPS,
        format!("this goal has {count} steps; a goal sheet holds three"),
    )
    .hint("keep the next three and add others later")
}

pub(super) fn review_past() -> Problem {
    problem(
        GOAL_REVIEW,
        "the review date is before the date of the papers",
    )
    .hint("set a new `review`, or mend `prepared-on`")
}

pub(super) fn rating_after_papers() -> Problem {
    problem(
        RATING_LATER,
        "this rating is later than the date of the papers",
    )
    .hint("mend `on`, or set a new `prepared-on`")
}

pub(super) fn rating_twice() -> Problem {
    problem(
        RATING_TWICE,
        "this person already rated this goal on this date",
    )
    .hint("keep one of the two")
}

pub(super) fn rating_of_confidential_adult() -> Problem {
    problem(
        RATING_HIDDEN,
        "this is shared with another adult, but the details of who it comes from are confidential",
    )
    .hint("take the other adult out of `shared-with`")
}

// ---- Weights and time ----

pub(super) fn weight_without_reason() -> Problem {
    problem(
        WEIGHT_REASON,
        "an area that is not worked on now needs a reason",
    )
    .hint("add `reason = \"…\"`; professionals will read it")
}

pub(super) fn weight_twice() -> Problem {
    problem(
        WEIGHT_TWICE,
        "this cell already has a weight for this person",
    )
    .hint("keep one of the two")
}

pub(super) fn weight_of_nobody() -> Problem {
    problem(WEIGHT_PERSON, "`person` is for cells of the adults only")
        .hint("delete `person`, or name a cell such as `2.adults.secure-base`")
}

pub(super) fn limited_without_sessions() -> Problem {
    problem(
        TIME_SESSIONS,
        "time is limited, but the file does not say to how many sessions",
    )
    .hint("add `sessions = 10`")
}

// ---- Accepting ----

pub(super) fn accept_unknown_code(nearest: Option<&str>) -> Problem {
    let hint = nearest.map_or_else(
        || "`stagebook list codes` prints all".to_owned(),
        |nearest| format!("did you mean `{nearest}`?"),
    );
    problem(ACCEPT_CODE, "there is no warning with this code").hint(hint)
}

pub(super) fn accept_an_error(code: &str) -> Problem {
    problem(
        ACCEPT_ERROR,
        format!("`{code}` is an error and cannot be accepted"),
    )
    .hint("mend what it names and delete this `[[accept]]`")
}

pub(super) fn accept_unknown_place(nearest: Option<&str>) -> Problem {
    let hint = nearest.map_or_else(
        || "name it by ids, such as `goal.sleep.young-person`".to_owned(),
        |nearest| format!("did you mean `{nearest}`?"),
    );
    problem(ACCEPT_PLACE, "`at` names no place of this file").hint(hint)
}

pub(super) fn accept_unused(code: &str) -> Problem {
    problem(
        ACCEPT_UNUSED,
        format!("there is no warning `{code}` to accept here any more"),
    )
    .hint("delete this `[[accept]]`")
}

pub(super) fn accept_without_legal_advice() -> Problem {
    problem(
        ACCEPT_LEGAL,
        "what live proceedings shut cannot be opened without legal advice",
    )
    .hint("once it was taken, add `legal-advice = true`; `by` is the manager who decided")
}

// ---- The confidential register: never a word of it ----

pub(super) fn confidential_too_short() -> Problem {
    problem(
        SECRET_SHORT,
        "this confidential word has fewer than three letters and would be found everywhere",
    )
    .hint("write the full name, or a longer part of it")
}

pub(super) fn confidential_twice() -> Problem {
    problem(
        SECRET_TWICE,
        "this confidential word is already in the register",
    )
    .hint("delete one of the two")
}

pub(super) fn confidential_is_printed(where_it_is: &str) -> Problem {
    problem(
        SECRET_PRINTED,
        format!("this confidential word is part of `{where_it_is}`, which is printed"),
    )
    .hint("take it out of the register, or write the name in another way")
}

// ---- The organisation file ----

pub(super) fn colour_pale() -> Problem {
    problem(
        COLOUR_PALE,
        "this colour is too pale for headings on white paper",
    )
    .hint("take a darker one; the contrast to white must be at least 4.5 to 1")
}

pub(super) fn unknown_profile(profile: &str, nearest: Option<&str>) -> Problem {
    let problem = problem(
        PROFILE_UNKNOWN,
        format!("there is no reading profile `{profile}`, so its ceilings change nothing"),
    );
    match nearest {
        Some(nearest) => problem.hint(format!("did you mean `{nearest}`?")),
        None => problem.hint("`stagebook list profiles` prints all"),
    }
}

pub(super) fn help_line_old() -> Problem {
    problem(
        HELP_LINE_OLD,
        "this help line was last checked more than a year before the date of the papers",
    )
    .hint("ring it or look it up, then set `checked`")
}

// ---- Ours ----

pub(super) fn unreadable_part() -> Problem {
    problem(
        UNREADABLE,
        "this part cannot be read, and that is a fault of Stagebook",
    )
    .hint("please report it, without the text")
}

/// A character by its number, for example `U+202E`.
fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters
        .next()
        .map(|it| it.to_lowercase().to_string())
        .unwrap_or_default();
    first + letters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_words() {
        let mut words: Vec<_> = CODES.iter().map(|(word, _)| *word).collect();
        words.sort_unstable();
        let count = words.len();
        words.dedup();
        assert_eq!(words.len(), count);
        for word in words {
            assert!(
                word.split('/').count() == 2 && word.split('/').all(is_id),
                "{word}"
            );
        }
    }

    #[test]
    fn every_explanation_is_whole_sentences() {
        for (word, about) in CODES {
            assert!(
                about.ends_with('.')
                    && about.starts_with(|it: char| it.is_uppercase() || it == '`'),
                "{word}"
            );
        }
    }
}
