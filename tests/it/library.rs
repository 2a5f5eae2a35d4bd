//! Every exercise in every form and theme: it compiles without a warning, is as long as it says, and is
//! valid PDF/UA-1 and PDF/A-2a.

use std::collections::BTreeMap;

use rayon::prelude::*;

use stagebook::case::organisation::{self, Organisation};
use stagebook::case::vocabulary::Vocabulary;
use stagebook::case::{self, Case};
use stagebook::catalog::{Audience, Catalog, Cell, Exercise, Form, Templates};
use stagebook::export::{self, Format, Imprint, Stamp};
use stagebook::plan::{
    Pack, PlannedArea, PlannedDocument, PlannedExercise, PlannedSession, SessionKind, SessionPart,
    SessionStep, StepKind, Way, Weight,
};
use stagebook::reader::{AdultId, Reader};
use stagebook::typeset::{self, Engine, Kind, Typeset, Warnings, threads};
use stagebook::view::{self, Setting, View};

use crate::harness::example;
use crate::validate::violations;

/// A case that gives every fact an exercise may use.
const CASE: &str = include_str!("../../templates/sample.toml");

const THEMES: [&str; 3] = ["standard", "large-print", "grey"];
const ROLES: [&str; 6] = [
    "parent",
    "carer",
    "foster-carer",
    "residential-worker",
    "education",
    "other",
];

struct Library {
    catalog: Catalog,
    engine: Engine,
    case: Case,
    organisation: Organisation,
}

/// The exercises of one cell in one form, for one role, in one theme.
struct Booklet<'a> {
    cell: &'a Cell,
    form: Form,
    role: Option<usize>,
    theme: &'static str,
    exercises: Vec<&'a Exercise>,
}

fn library() -> Library {
    library_with(CASE, Organisation::default())
}

/// The library with another case.
fn library_with(case: &str, organisation: Organisation) -> Library {
    let templates = Templates::embedded();
    let (catalog, problems) = Catalog::read(&templates);
    let told: Vec<_> = problems
        .iter()
        .map(|it| format!("{} {}", it.path, it.message))
        .collect();
    assert!(told.is_empty(), "{told:#?}");
    let vocabulary = Vocabulary {
        areas: catalog.area_names(),
        topics: catalog.topic_ids(),
        cells: catalog.cells.iter().map(|it| it.id.clone()).collect(),
        documents: catalog.documents.keys().cloned().collect(),
        exercises: catalog.exercises.keys().cloned().collect(),
        gates: catalog
            .gates
            .iter()
            .map(|it| format!("gate/{it}"))
            .collect(),
        bank: catalog.bank.clone(),
        ..Vocabulary::default()
    };
    let checked = case::check(
        case::read("case.toml", case.as_bytes()),
        &vocabulary,
        &organisation,
        &|_| true,
    );
    let faults: Vec<_> = checked
        .problems
        .iter()
        .map(|it| it.message.clone())
        .collect();
    let case = checked.case.unwrap_or_else(|| panic!("{faults:?}"));
    let engine = Engine::new(&templates).with_warnings(Warnings::Promote);
    Library {
        catalog,
        engine,
        case,
        organisation,
    }
}

impl Library {
    fn booklets(&self) -> Vec<Booklet<'_>> {
        let mut booklets = Vec::new();
        for cell in self
            .catalog
            .cells
            .iter()
            .filter(|it| it.audience != Audience::Meeting)
        {
            let roles: Vec<Option<usize>> = match cell.audience {
                Audience::Adults => (0..ROLES.len()).map(Some).collect(),
                Audience::YoungPerson | Audience::Meeting => vec![None],
            };
            for form in [Form::Standard, Form::Easy, Form::Literal] {
                for role in &roles {
                    let exercises = self.exercises(cell, form, *role);
                    if exercises.is_empty() {
                        continue;
                    }
                    booklets.extend(THEMES.map(|theme| Booklet {
                        cell,
                        form,
                        role: *role,
                        theme,
                        exercises: exercises.clone(),
                    }));
                }
            }
        }
        booklets
    }

    /// The exercises of a cell that have a page in this form that no other booklet holds.
    fn exercises(&self, cell: &Cell, form: Form, role: Option<usize>) -> Vec<&Exercise> {
        let language = self.case.language();
        self.catalog
            .exercises
            .values()
            .filter(|it| it.facts.cells.first() == Some(&cell.id))
            .filter(|it| {
                let role = role.map(|it| ROLES[it]);
                let page = it.page(language, form, role);
                let of_role = role.is_none_or(|role| {
                    it.facts.roles.is_empty() || it.facts.roles.iter().any(|it| it == role)
                });
                // The same page for another role, or the same standard page read literally, is looked at once.
                let first_role = (0..ROLES.len()).find(|&other| {
                    it.page(language, form, Some(ROLES[other])) == page
                        && (it.facts.roles.is_empty()
                            || it.facts.roles.iter().any(|it| it == ROLES[other]))
                });
                let new_for_role = role.is_none() || first_role.map(|it| ROLES[it]) == role;
                let new_for_form = form != Form::Literal
                    || it.facts.literal != stagebook::catalog::exercise::Literal::AsItIs;
                page.is_some() && of_role && new_for_role && new_for_form
            })
            .collect()
    }

    fn planned(&self, booklet: &Booklet) -> PlannedDocument {
        let reader = match booklet.role {
            None => Reader::YoungPerson,
            Some(role) => Reader::Adult(AdultId::new(&format!("adult-{}", role + 1)).unwrap()),
        };
        let exercises = booklet
            .exercises
            .iter()
            .map(|it| PlannedExercise {
                exercise: it.slug.clone(),
                form: booklet.form,
                minutes: it.minutes(booklet.form),
                pages: it.page_count(booklet.form),
                reasons: Vec::new(),
            })
            .collect();
        let area = PlannedArea {
            cell: booklet.cell.id.clone(),
            area: booklet.cell.area.clone(),
            weight: Weight::Core,
            reasons: Vec::new(),
            exercises,
        };
        PlannedDocument {
            document: "workbook".to_owned(),
            reader,
            stage: booklet.cell.stage,
            instance: None,
            part: None,
            pages: 0,
            stem: "test".to_owned(),
            language: self.case.language().clone(),
            form: booklet.form,
            areas: vec![area],
            notes: Vec::new(),
            work: Vec::new(),
            left_out: Vec::new(),
            session: None,
            papers: Vec::new(),
            draft: false,
            stops: Vec::new(),
        }
    }

    /// Typesets a booklet; what is wrong with it, one line each.
    fn faults(&self, booklet: &Booklet) -> Vec<String> {
        let name = booklet.name();
        let planned = self.planned(booklet);
        let setting = Setting {
            catalog: &self.catalog,
            organisation: &self.organisation,
            logo: None,
            jurisdiction: Some("england"),
            theme: Some(booklet.theme),
            draft: false,
            duplex: false,
        };
        let Some(view) = view::of(&self.case, &setting, &planned) else {
            return vec![format!("{name}: its reader is not in the case")];
        };
        let json = View::json(&[&view], &view.look, false);
        let typeset = match typeset::typeset(&self.engine, &view.look, &json) {
            Ok(typeset) => typeset,
            Err(failure) => return vec![format!("{name}: {}", failure.for_authors())],
        };
        let mut faults = too_long(booklet, &typeset);
        let imprint = Imprint {
            ident: "test",
            stamp: Stamp::from_epoch(0).unwrap(),
        };
        match export::export(&self.engine, &typeset, Format::Pdf, &imprint) {
            Ok(files) => faults.extend(
                violations(&files[0])
                    .into_iter()
                    .map(|it| format!("{name}: {it}")),
            ),
            Err(failure) => faults.push(format!("{name}: {}", failure.for_authors())),
        }
        faults
    }
}

impl Booklet<'_> {
    fn name(&self) -> String {
        let role = self
            .role
            .map(|it| format!(" for {}", ROLES[it]))
            .unwrap_or_default();
        format!("{} {}{role} {}", self.cell.id, self.form.word(), self.theme)
    }
}

/// Exercises with more pages than they declare: as declared, and at most half as many again in large print.
fn too_long(booklet: &Booklet, typeset: &Typeset) -> Vec<String> {
    let headings: BTreeMap<&str, usize> = typeset
        .passages
        .iter()
        .filter(|it| matches!(it.kind, Kind::Heading(_)))
        .map(|it| (it.text.as_str(), it.page))
        .collect();
    let mut starts: Vec<usize> = headings.values().copied().collect();
    starts.push(typeset.pages() + 1);
    starts.sort_unstable();
    let mut faults = Vec::new();
    for exercise in &booklet.exercises {
        let title = exercise
            .words
            .values()
            .next()
            .map(|it| it.title.as_str())
            .unwrap_or_default();
        let Some(&start) = headings.get(title) else {
            faults.push(format!("{}: no heading “{title}”", booklet.name()));
            continue;
        };
        let next = starts
            .iter()
            .find(|&&it| it > start)
            .copied()
            .unwrap_or(start + 1);
        let declared = exercise.page_count(booklet.form) as usize;
        let allowed = if booklet.theme == "large-print" {
            (declared * 3).div_ceil(2)
        } else {
            declared
        };
        if next - start > allowed {
            faults.push(format!(
                "{}: {} has {} pages, {allowed} allowed",
                booklet.name(),
                exercise.slug,
                next - start
            ));
        }
    }
    faults
}

/// The words of a young person's book with just these exercises, one passage a line.
pub(crate) fn book_of(slugs: &[&str]) -> String {
    let library = library();
    let cell = library
        .catalog
        .cells
        .iter()
        .find(|it| it.audience == Audience::YoungPerson)
        .unwrap();
    let booklet = Booklet {
        cell,
        form: Form::Standard,
        role: None,
        theme: "standard",
        exercises: slugs
            .iter()
            .map(|slug| &library.catalog.exercises[*slug])
            .collect(),
    };
    let planned = library.planned(&booklet);
    let setting = Setting {
        catalog: &library.catalog,
        organisation: &library.organisation,
        logo: None,
        jurisdiction: None,
        theme: None,
        draft: false,
        duplex: false,
    };
    let view = view::of(&library.case, &setting, &planned).unwrap();
    let json = View::json(&[&view], &view.look, false);
    let Library { engine, .. } = library;
    let typeset = stagebook::typeset::threads::with_stack(move || {
        typeset::typeset(&engine, &view.look, &json)
    });
    let typeset = typeset
        .unwrap()
        .unwrap()
        .unwrap_or_else(|it| panic!("{}", it.for_authors()));
    typeset
        .passages
        .iter()
        .map(|it| format!("{}\n", it.text))
        .collect()
}

#[test]
fn every_exercise_is_printed_well_in_every_form_and_theme() {
    let library = library();
    let booklets = library.booklets();
    assert!(booklets.len() > 20, "only {} booklets", booklets.len());
    let faults: Vec<String> = threads::apart(|| {
        booklets
            .par_iter()
            .flat_map(|it| library.faults(it))
            .collect()
    })
    .unwrap();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn areas_with_exercises_have_one_without_paper_one_of_ten_minutes_and_little_handwriting() {
    let library = library();
    let mut lacking = Vec::new();
    for cell in &library.catalog.cells {
        let exercises: Vec<&Exercise> = library
            .catalog
            .exercises
            .values()
            .filter(|it| it.facts.cells.contains(&cell.id))
            .collect();
        if exercises.is_empty() {
            continue;
        }
        if !exercises.iter().any(|it| it.without_paper()) {
            lacking.push(format!("{}: none without paper", cell.id));
        }
        if !exercises.iter().any(|it| it.in_ten_minutes()) {
            lacking.push(format!("{}: none of ten minutes", cell.id));
        }
        let online = cell.stage == 2 && !exercises.iter().any(|it| it.is("online"));
        if online {
            lacking.push(format!("{}: none about life online", cell.id));
        }
        let by_hand = exercises
            .iter()
            .filter(|it| it.facts.answers_by.first().is_some_and(|it| it == "write"))
            .count();
        if by_hand * 4 > exercises.len() {
            lacking.push(format!(
                "{}: {by_hand} of {} are led by handwriting",
                cell.id,
                exercises.len()
            ));
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}

/// The worker's sheets for a session in which these exercises are done.
fn sheets_of(library: &Library, exercises: &[&Exercise], form: Form) -> PlannedDocument {
    let step = |minutes, what| SessionStep { minutes, what };
    let part = |it: &&Exercise| {
        let of = it.steps(form).len();
        SessionPart {
            cell: it.facts.cells[0].clone(),
            area: String::new(),
            exercise: PlannedExercise {
                exercise: it.slug.clone(),
                form,
                minutes: it.minutes(form),
                pages: it.page_count(form),
                reasons: Vec::new(),
            },
            way: Way::Steps(0, of, of),
        }
    };
    let mut steps = vec![step(5, StepKind::Open)];
    for (index, exercise) in exercises.iter().enumerate() {
        if index > 0 {
            steps.push(step(5, StepKind::Break));
        }
        steps.push(step(
            exercise.minutes(form),
            StepKind::Exercise(part(exercise)),
        ));
    }
    steps.push(step(5, StepKind::Close));
    let cell = library.catalog.cell(&exercises[0].facts.cells[0]).unwrap();
    let person = match cell.audience {
        Audience::Adults => Reader::Adult(AdultId::new("adult-2").unwrap()),
        Audience::YoungPerson | Audience::Meeting => Reader::YoungPerson,
    };
    PlannedDocument {
        document: "session-pack".to_owned(),
        reader: Reader::Worker,
        stage: cell.stage,
        instance: None,
        part: None,
        pages: 0,
        stem: "test".to_owned(),
        language: library.case.language().clone(),
        form: Form::Standard,
        areas: Vec::new(),
        notes: Vec::new(),
        work: Vec::new(),
        left_out: Vec::new(),
        papers: Vec::new(),
        session: Some(Pack {
            session: PlannedSession {
                person,
                stage: cell.stage,
                number: 3,
                of: 11,
                kind: SessionKind::Session,
                minutes: 60,
                steps,
                reasons: Vec::new(),
            },
            notes_to: Vec::new(),
            later: Vec::new(),
        }),
        draft: false,
        stops: Vec::new(),
    }
}

/// Two exercises a session, as many as one holds: with everything that a full communication profile and the team's own
/// texts add, the worker has two sides to read and one to write on.
#[test]
fn a_workers_sheets_never_have_more_than_two_sides_and_a_record() {
    for (name, form) in [("jay", Form::Standard), ("robin", Form::Easy)] {
        let (organisation, _) =
            organisation::read("stagebook.toml", example("stagebook").as_bytes());
        let library = library_with(&example(name), organisation);
        let language = library.case.language();
        let of_side = |adults: bool| {
            let all = library.catalog.exercises.values().filter(|it| {
                let cell = library.catalog.cell(&it.facts.cells[0]).unwrap();
                (cell.audience == Audience::Adults) == adults && it.has(language, form)
            });
            all.collect::<Vec<&Exercise>>()
        };
        let (young, adults) = (of_side(false), of_side(true));
        assert!(young.len() > 40 && adults.len() > 30);
        let sessions: Vec<PlannedDocument> = [young, adults]
            .iter()
            .flat_map(|all| all.chunks(2))
            .map(|it| sheets_of(&library, it, form))
            .collect();
        let setting = Setting {
            catalog: &library.catalog,
            organisation: &library.organisation,
            logo: None,
            jurisdiction: None,
            theme: None,
            draft: false,
            duplex: false,
        };
        let pages = |planned: &PlannedDocument| {
            let view = view::of(&library.case, &setting, planned).unwrap();
            let json = View::json(&[&view], &view.look, false);
            let session = &planned.session.as_ref().unwrap().session;
            let exercises: Vec<&str> = session
                .parts()
                .map(|it| it.exercise.exercise.as_str())
                .collect();
            match typeset::typeset(&library.engine, &view.look, &json) {
                Ok(typeset) if typeset.pages() == 3 => None,
                Ok(typeset) => Some(format!("{exercises:?}: {} pages", typeset.pages())),
                Err(failure) => Some(format!("{exercises:?}: {}", failure.for_authors())),
            }
        };
        // What was laid out is let go again and again, so that the test stays small.
        let faults: Vec<String> = threads::apart(|| {
            let groups = sessions.chunks(8).flat_map(|some| {
                let faults: Vec<String> = some.par_iter().filter_map(pages).collect();
                typeset::after_case();
                faults
            });
            groups.collect()
        })
        .unwrap();
        assert!(faults.is_empty(), "{name}:\n{}", faults.join("\n"));
    }
}
