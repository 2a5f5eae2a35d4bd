//! Finds areas, topics, exercises and documents by name and reads them.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;

use super::area::{AreaWords, AreasFile, TopicsFile};
use super::document::{Document, DocumentFacts, ReaderKind};
use super::exercise::{Exercise, Facts, Literal, Words};
use super::facts::LocalFacts;
use super::terms::Terms;
use super::{Audience, Catalog, Templates, ViewWords, plan_lines, problems};
use crate::language::Language;
use crate::problem::Problems;
use crate::reading::{self, Fault, Profiles, Reading, Readings};

/// Ways to answer that an exercise may name.
pub(super) const WAYS_TO_ANSWER: [&str; 10] = [
    "tick", "sort", "circle", "draw", "scale", "say", "comic", "cards", "move", "write",
];

/// Tags that an exercise may carry.
pub(super) const TAGS: [&str; 6] = ["online", "everyday", "movement", "game", "walk", "cards"];

/// The roles of adults.
pub(super) const ROLES: [&str; 6] = [
    "parent",
    "carer",
    "foster-carer",
    "residential-worker",
    "education",
    "other",
];

/// Reads everything; a faulty item is left out and reported.
pub(super) fn catalog(templates: &Templates) -> (Catalog, Problems) {
    let mut problems = Problems::new();
    let mut catalog = Catalog::default();
    let paths: Vec<String> = templates.list().map(Into::into).collect();

    if let Some(file) = read::<AreasFile>(templates, "areas.toml", &mut problems) {
        catalog.cells = file.cell;
    }
    if let Some(file) = read::<TopicsFile>(templates, "topics.toml", &mut problems) {
        catalog.topics = file.topic;
    }
    for path in &paths {
        let Some(name) = path
            .strip_prefix("lang/")
            .and_then(|it| it.strip_suffix(".toml"))
        else {
            continue;
        };
        if let Some(tag) = name.strip_suffix(".areas") {
            if let Some(words) = read::<AreaWords>(templates, path, &mut problems)
                && let Some(language) = Language::new(tag)
            {
                catalog.area_words.insert(language, words);
            }
        } else if let Some(tag) = name.strip_suffix(".pictures") {
            if let Some(words) = read::<BTreeMap<String, String>>(templates, path, &mut problems)
                && let Some(language) = Language::new(tag)
            {
                catalog.pictures.insert(language, words);
            }
        } else if let Some(tag) = name.strip_suffix(".views") {
            if let Some(words) = read::<toml::Table>(templates, path, &mut problems)
                && let Some(language) = Language::new(tag)
            {
                catalog.words.insert(language, ViewWords::new(words));
            }
        } else if let Some(language) = Language::new(name)
            && let Some(words) = read::<toml::Table>(templates, path, &mut problems)
        {
            let (terms, faulty) = Terms::read(&words);
            problems.extend(faulty.iter().map(|key| problems::not_a_term(path, key)));
            catalog.terms.insert(language.clone(), terms);
            catalog.languages.insert(language);
        }
    }
    for path in paths
        .iter()
        .filter(|it| it.starts_with("facts/") && it.ends_with(".toml"))
    {
        if let Some(facts) = read::<LocalFacts>(templates, path, &mut problems) {
            catalog.facts.insert(facts.jurisdiction.clone(), facts);
        }
    }
    catalog.readings = readings(templates, &paths, &mut problems);
    for folder in folders_with(&paths, "exercises/", "/exercise.toml") {
        read_exercise(templates, &paths, folder, &mut catalog, &mut problems);
    }
    for folder in folders_with(&paths, "documents/", "/document.toml") {
        read_document(templates, &paths, folder, &mut catalog, &mut problems);
    }
    let of_exercises = catalog.exercises.values().flat_map(|it| &it.facts.gates);
    let of_documents = catalog.documents.values().flat_map(|it| &it.facts.gates);
    catalog.gates = of_exercises.chain(of_documents).cloned().collect();
    catalog.bank = plan_lines::bank(templates, &catalog.languages, &mut problems);
    check_references(&catalog, &mut problems);
    (catalog, problems)
}

/// The reading profiles, and the lists of each language that has some.
fn readings(templates: &Templates, paths: &[String], problems: &mut Problems) -> Readings {
    let mut text = |path: &str| {
        let bytes = templates.read(path);
        if bytes.is_none() {
            problems.push(problems::missing_file(path));
        }
        bytes
            .map(|it| String::from_utf8_lossy(&it).into_owned())
            .unwrap_or_default()
    };
    let profiles = text(reading::PROFILES);
    let syllables = text(reading::SYLLABLES);
    let familiar = text(reading::FAMILIAR);
    let mut faulty = |path: &str, fault: &Fault| {
        let path = fault.file.as_deref().unwrap_or(path);
        problems.push(problems::unreadable(path, fault.line, &fault.message));
    };
    let mut readings = Readings::default();
    match Profiles::parse(&profiles) {
        Ok(profiles) => readings.profiles = profiles,
        Err(fault) => faulty(reading::PROFILES, &fault),
    }
    for path in paths {
        let tag = path
            .strip_prefix("reading/")
            .and_then(|it| it.strip_suffix(".toml"));
        let Some(language) = tag.and_then(Language::new) else {
            continue;
        };
        let Some(words) = templates.read(path) else {
            continue;
        };
        let words = String::from_utf8_lossy(&words);
        let files = reading::Files {
            syllables: &syllables,
            familiar: &familiar,
            words: &words,
        };
        match Reading::new(files) {
            Ok(reading) => {
                readings.languages.insert(language, reading);
            }
            Err(fault) => faulty(
                path,
                &Fault {
                    file: fault.file.filter(|it| it.contains('.')),
                    ..fault
                },
            ),
        }
    }
    readings
}

/// The folders below `root` that hold a file of this name.
fn folders_with<'a>(paths: &'a [String], root: &str, file: &str) -> Vec<&'a str> {
    paths
        .iter()
        .filter(|path| path.starts_with(root))
        .filter_map(|path| path.strip_suffix(file))
        .collect()
}

/// Reads a file of the templates; what is wrong with it is told to its author.
pub(super) fn read<T: DeserializeOwned>(
    templates: &Templates,
    path: &str,
    problems: &mut Problems,
) -> Option<T> {
    let Some(bytes) = templates.read(path) else {
        problems.push(problems::missing_file(path));
        return None;
    };
    let Ok(text) = std::str::from_utf8(&bytes) else {
        problems.push(problems::not_utf8(path));
        return None;
    };
    match toml::from_str(text) {
        Ok(value) => Some(value),
        Err(error) => {
            let line = error
                .span()
                .map(|span| 1 + text[..span.start.min(text.len())].matches('\n').count());
            problems.push(problems::unreadable(path, line, error.message()));
            None
        }
    }
}

fn read_exercise(
    templates: &Templates,
    paths: &[String],
    folder: &str,
    catalog: &mut Catalog,
    problems: &mut Problems,
) {
    let below = folder.trim_start_matches("exercises/");
    let slug = below.rsplit('/').next().unwrap_or(below).to_owned();
    if below.matches('/').count() != 1 || !is_slug(&slug) {
        problems.push(problems::exercise_in_wrong_place(folder));
        return;
    }
    let facts_path = format!("{folder}/exercise.toml");
    let Some(facts) = read::<Facts>(templates, &facts_path, problems) else {
        return;
    };
    let mut words = BTreeMap::new();
    let mut pages = BTreeSet::new();
    let mut terms = BTreeMap::new();
    for path in paths
        .iter()
        .filter(|path| path.starts_with(&format!("{folder}/")))
    {
        let name = &path[folder.len() + 1..];
        if name == "exercise.toml" {
        } else if let Some(tag) = name.strip_suffix(".toml") {
            if let Some(language) = Language::new(tag) {
                if let Some(read) = read::<Words>(templates, path, problems) {
                    words.insert(language, read);
                }
            } else {
                problems.push(problems::unknown_file(path));
            }
        } else if let Some(stem) = name.strip_suffix(".typ") {
            pages.insert(stem.to_owned());
            let language = stem.split('.').next().and_then(Language::new);
            if let (Some(known), Some(source)) = (
                language.and_then(|it| catalog.terms.get(&it)),
                templates.read(path),
            ) {
                let of_page = known.of_page(&String::from_utf8_lossy(&source));
                let unknown = of_page
                    .explained
                    .iter()
                    .chain(&facts.terms)
                    .filter(|it| known.get(it).is_none());
                problems.extend(unknown.map(|it| problems::unknown_term(path, it)));
                terms.insert(stem.to_owned(), of_page);
            }
        } else if !name.ends_with(".svg") {
            problems.push(problems::unknown_file(path));
        }
    }
    let exercise = Exercise {
        slug: slug.clone(),
        folder: below.to_owned(),
        facts,
        words,
        pages,
        terms,
    };
    let found = faults(&exercise, &facts_path);
    if found.is_empty() {
        if let Some(other) = catalog.exercises.get(&slug) {
            problems.push(problems::two_exercises(
                &slug,
                &other.folder,
                &exercise.folder,
            ));
        } else {
            catalog.exercises.insert(slug, exercise);
        }
    }
    problems.extend(found);
}

/// What an exercise lacks by itself, in words that teach its author.
fn faults(exercise: &Exercise, path: &str) -> Problems {
    let mut found = Problems::new();
    let facts = &exercise.facts;
    if facts.cells.is_empty() {
        found.push(problems::exercise_without_cell(path));
    }
    if facts.steps.is_empty() || facts.steps.contains(&0) {
        found.push(problems::exercise_without_minutes(path, &exercise.slug));
    }
    if facts.answers_by.is_empty() {
        found.push(problems::exercise_without_way_to_answer(
            path,
            &exercise.slug,
        ));
    }
    for way in &facts.answers_by {
        if !WAYS_TO_ANSWER.contains(&way.as_str()) {
            found.push(problems::unknown_word(
                path,
                "answers-by",
                way,
                &WAYS_TO_ANSWER,
            ));
        }
    }
    for tag in &facts.tags {
        if !TAGS.contains(&tag.as_str()) {
            found.push(problems::unknown_word(path, "tags", tag, &TAGS));
        }
    }
    for role in &facts.roles {
        if !ROLES.contains(&role.as_str()) {
            found.push(problems::unknown_word(path, "roles", role, &ROLES));
        }
    }
    if facts.ages.0 > facts.ages.1 || facts.ages.0 < 5 || facts.ages.1 > 25 {
        found.push(problems::ages_out_of_range(path));
    }
    if exercise.words.is_empty() {
        found.push(problems::exercise_without_words(path, &exercise.slug));
    }
    for (language, words) in &exercise.words {
        if words.step.len() != facts.steps.len() {
            found.push(problems::steps_differ(
                path,
                language,
                words.step.len(),
                facts.steps.len(),
            ));
        }
        let stem = language.to_string();
        if !exercise.pages.contains(&stem) {
            found.push(problems::exercise_without_page(
                path,
                &format!("{stem}.typ"),
            ));
        }
        let literal = format!("{stem}.literal");
        let wants_own_page = facts.literal == Literal::OwnPage;
        if wants_own_page != exercise.pages.contains(&literal) {
            found.push(problems::literal_page_differs(
                path,
                &literal,
                wants_own_page,
            ));
        }
        let easy = format!("{stem}.easy");
        if exercise.pages.contains(&easy) != facts.pages.easy.is_some() {
            found.push(problems::easy_page_differs(
                path,
                &easy,
                facts.pages.easy.is_some(),
            ));
        }
        for text in texts(words) {
            if let Some(place) = unknown_place(text) {
                found.push(problems::unknown_place(path, place));
            }
        }
    }
    found
}

/// Every text of an exercise's words.
fn texts(words: &Words) -> impl Iterator<Item = &str> {
    [
        &words.title,
        &words.purpose,
        &words.before,
        &words.materials,
        &words.ask,
        &words.watch_for,
        &words.pause_if,
        &words.safe_tonight,
        &words.afterwards,
    ]
    .into_iter()
    .chain(words.step.iter().flat_map(|step| [&step.action, &step.say]))
    .chain(words.adapt.values())
    .chain(&words.ten_minutes)
    .chain(&words.no_paper)
    .chain(&words.this_week.young_person)
    .chain(&words.this_week.adult)
    .map(String::as_str)
}

/// The places that Rust fills in an exercise's words.
const PLACES: [&str; 5] = ["name", "worker", "they", "are", "their"];

/// The first `{place}` that nobody fills.
fn unknown_place(text: &str) -> Option<&str> {
    text.split('{').skip(1).find_map(|rest| {
        let place = rest.split('}').next().unwrap_or(rest);
        (!PLACES.contains(&place)).then_some(place)
    })
}

fn read_document(
    templates: &Templates,
    paths: &[String],
    folder: &str,
    catalog: &mut Catalog,
    problems: &mut Problems,
) {
    let slug = folder.trim_start_matches("documents/").to_owned();
    if !is_slug(&slug) {
        problems.push(problems::document_in_wrong_place(folder));
        return;
    }
    let facts_path = format!("{folder}/document.toml");
    let Some(facts) = read::<DocumentFacts>(templates, &facts_path, problems) else {
        return;
    };
    let explained = |term: &&String| catalog.terms.values().any(|it| it.get(term).is_some());
    let unknown = facts.terms.iter().filter(|it| !explained(it));
    problems.extend(unknown.map(|it| problems::unknown_term(&facts_path, it)));
    let mut words = BTreeMap::new();
    let mut pages = BTreeSet::new();
    for path in paths
        .iter()
        .filter(|path| path.starts_with(&format!("{folder}/")))
    {
        let name = &path[folder.len() + 1..];
        if let Some(kind) = name.strip_suffix(".typ") {
            let kinds = [
                ReaderKind::YoungPerson,
                ReaderKind::Adult,
                ReaderKind::Worker,
                ReaderKind::Professional,
            ];
            pages.extend(kinds.into_iter().filter(|it| it.word() == kind));
        } else if name != "document.toml"
            && let Some(tag) = name.strip_suffix(".toml")
            && let Some(table) = read::<toml::Table>(templates, path, problems)
        {
            words.insert(tag.to_owned(), table);
        }
    }
    let document = Document {
        slug: slug.clone(),
        facts,
        pages,
        words,
    };
    let mut found = Problems::new();
    for reader in &document.facts.readers {
        if !document.pages.contains(reader) {
            found.push(problems::document_without_page(&facts_path, reader.word()));
        }
        for language in document.words.keys() {
            if document.title(language, *reader, false).is_none() {
                found.push(problems::document_without_title(
                    &facts_path,
                    language,
                    reader.word(),
                ));
            }
        }
    }
    if document.words.is_empty() {
        found.push(problems::document_without_words(&facts_path, &slug));
    }
    if found.is_empty() {
        catalog.documents.insert(slug, document);
    }
    problems.extend(found);
}

/// References between exercises, cells and topics.
fn check_references(catalog: &Catalog, problems: &mut Problems) {
    let topics = catalog.topic_ids();
    for exercise in catalog.exercises.values() {
        let path = format!("exercises/{}/exercise.toml", exercise.folder);
        for cell in &exercise.facts.cells {
            match catalog.cell(cell) {
                None => problems.push(problems::unknown_cell(&path, cell)),
                Some(cell)
                    if cell.audience == Audience::YoungPerson
                        && exercise.facts.pages.easy.is_none() =>
                {
                    problems.push(problems::exercise_without_easy_form(&path, &exercise.slug));
                }
                Some(_) => {}
            }
        }
        for topic in exercise
            .facts
            .topics
            .iter()
            .filter(|it| !topics.contains(*it))
        {
            problems.push(problems::unknown_topic(&path, topic, &topics));
        }
        for other in exercise
            .facts
            .after
            .iter()
            .filter(|it| !catalog.exercises.contains_key(*it))
        {
            problems.push(problems::unknown_exercise(&path, other));
        }
    }
    for (language, words) in &catalog.area_words {
        for cell in catalog
            .cells
            .iter()
            .filter(|cell| !words.cell.contains_key(&cell.id))
        {
            problems.push(problems::cell_without_words(language, &cell.id));
        }
    }
}

fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-')
}
