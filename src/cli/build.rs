//! `stagebook build`: the whole pipeline on one screen.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::check::jurisdiction;
use super::earlier::{Earlier, Paper, Print, print_of};
use super::{Outcome, Talk, loaded, wishes};
use crate::case::Case;
use crate::catalog::{Catalog, Templates};
use crate::export::{self, Format, Imprint, Stamp};
use crate::guard;
use crate::look::Look;
use crate::output::{self, Folder};
use crate::plan::{self, Plan, PlannedDocument, Wishes};
use crate::problem::Problems;
use crate::reader::Reader;
use crate::typeset::{self, Engine, Typeset};
use crate::view::{self, Setting, View};

/// Arguments of `build`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Case files, or folders of case files.
    #[arg(required = true, value_name = "FILE|DIR")]
    inputs: Vec<PathBuf>,

    #[command(flatten)]
    selection: wishes::Selection,

    #[command(flatten)]
    making: Making,
}

/// How papers are made and where they go.
#[derive(Debug, Args)]
pub(super) struct Making {
    /// Where the papers go; `<reference>-papers` beside the case when it is not given.
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,

    /// The format; can be given several times.
    #[arg(short, long = "format", value_enum, default_value = "pdf")]
    formats: Vec<FormatName>,

    /// How pages look: standard, large-print or grey.
    #[arg(long, value_enum)]
    theme: Option<Theme>,

    /// One file for each reader instead of one for each paper.
    #[arg(long)]
    merge: bool,

    /// Sections start on a right-hand page, for printing on both sides.
    #[arg(long)]
    duplex: bool,

    /// Another worker's name on the papers: a professional's id.
    #[arg(long, value_name = "ID")]
    worker: Option<String>,

    /// Mark papers as drafts, with ruled space where something is missing.
    #[arg(long)]
    draft: bool,

    /// A folder of templates that replace or add to the built-in ones.
    #[arg(long, value_name = "DIR")]
    templates: Option<PathBuf>,

    /// A folder of further fonts, for scripts that the program's own do not have.
    #[arg(long, value_name = "DIR")]
    font_dir: Option<PathBuf>,

    /// Write each paper's templates and view here too, for `typst compile --root`.
    #[arg(long, value_name = "DIR")]
    keep_typst: Option<PathBuf>,

    /// How many papers are made at the same time.
    #[arg(short, long, value_name = "N")]
    jobs: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatName {
    /// For print and for screen readers
    Pdf,
    /// One picture a page
    Png,
    /// To edit in Word or to paste into a records system: plans, meeting papers and reports
    Docx,
    /// The words alone, for screen readers, translation and messages
    Txt,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Theme {
    /// As designed
    Standard,
    /// Larger letters, lines and boxes
    LargePrint,
    /// Without colour
    Grey,
}

impl Theme {
    fn word(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::LargePrint => "large-print",
            Self::Grey => "grey",
        }
    }
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Pdf => Self::Pdf,
            FormatName::Png => Self::Png,
            FormatName::Docx => Self::Docx,
            FormatName::Txt => Self::Txt,
        }
    }
}

impl Arguments {
    /// How many papers are made at the same time.
    pub(super) fn jobs(&self) -> Option<usize> {
        self.making.jobs
    }
}

impl Making {
    /// Whoever asks for a document by name is told when it is not made in a format they ask for.
    fn formats_of_documents(
        &self,
        documents: &[String],
        catalog: &Catalog,
        talk: &Talk,
    ) -> Result<(), Outcome> {
        let mut outcome = Ok(());
        for slug in documents {
            let offered = catalog.documents.get(slug).map(|it| &it.facts.formats);
            for format in &self.formats {
                let format = Format::from(*format).extension();
                if let Some(offered) = offered.filter(|it| !it.iter().any(|it| it == format)) {
                    let offered = offered.join(", ");
                    talk.failure(
                        "usage/format-not-offered",
                        format_args!(
                            "the document `{slug}` is not made as {format}; it is made as {offered}"
                        ),
                    );
                    outcome = Err(Outcome::Usage);
                }
            }
        }
        outcome
    }

    /// The formats that were asked for and that every paper of a bundle is made in.
    fn formats_of(&self, bundle: &Bundle, catalog: &Catalog) -> Vec<Format> {
        let is_offered = |format: &Format| {
            bundle.views.iter().all(|view| {
                let document = catalog.documents.get(&view.document);
                document.is_none_or(|it| it.facts.formats.iter().any(|it| it == format.extension()))
            })
        };
        let formats = self.formats.iter().copied().map(Format::from);
        formats.filter(is_offered).collect()
    }

    /// Says which papers are not made in a format that was asked for.
    fn left_out(&self, bundles: &[(Bundle, Vec<Format>)], talk: &Talk) {
        for format in self.formats.iter().copied().map(Format::from) {
            let without = bundles
                .iter()
                .filter(|(_, it)| !it.contains(&format))
                .count();
            if without > 0 {
                talk.remark(format_args!(
                    "not made as {}: {without} of {} papers; `stagebook list documents` says the formats of each",
                    format.extension(),
                    bundles.len()
                ));
            }
        }
    }

    /// How many papers are made at the same time.
    pub(super) fn jobs(&self) -> Option<usize> {
        self.jobs
    }

    /// The folders of one's own that papers are made from.
    pub(super) fn folders(&self) -> impl Iterator<Item = &PathBuf> {
        self.templates.iter().chain(&self.font_dir)
    }
}

/// Makes the papers of each case.
pub(super) fn run(arguments: &Arguments, talk: &Talk) -> Outcome {
    let shop = match Shop::open(&arguments.making, talk) {
        Ok(shop) => shop,
        Err(outcome) => return outcome,
    };
    let files = match loaded::case_files(&arguments.inputs, talk) {
        Ok(files) => files,
        Err(outcome) => return outcome,
    };
    let wishes = |case: &Case| arguments.selection.wishes(case, &shop.catalog, talk);
    let worst = files
        .iter()
        .map(|file| {
            let built = build(file, &wishes, &arguments.making, &shop, None, talk);
            for made in &built.made {
                made.paths.iter().for_each(|it| talk.result(it));
            }
            built.outcome
        })
        .max();
    worst.unwrap_or_default()
}

/// What came of one case.
#[derive(Default)]
pub(super) struct Built {
    /// How it ended.
    pub(super) outcome: Outcome,
    /// The files, in the order of the plan.
    pub(super) made: Vec<Made>,
    /// What was planned.
    pub(super) plan: Plan,
    /// How many workers lead together.
    pub(super) workers: usize,
    /// The files that were read.
    pub(super) inputs: Vec<PathBuf>,
}

/// What was made of one bundle.
#[derive(Default)]
pub(super) struct Made {
    outcome: Outcome,
    /// Whose it is.
    pub(super) reader: Option<Reader>,
    /// Where the files are.
    pub(super) paths: Vec<String>,
    /// Files that were not written, as they would hold what they hold already.
    pub(super) as_before: Vec<String>,
    /// How many pages they have.
    pub(super) pages: usize,
    /// The exercises on them.
    pub(super) exercises: Vec<String>,
}

impl From<Outcome> for Built {
    fn from(outcome: Outcome) -> Self {
        Self {
            outcome,
            ..Self::default()
        }
    }
}

/// One case: read, check, plan, view, guard, typeset, export, write.
pub(super) fn build(
    file: &Path,
    wishes: &dyn Fn(&Case) -> Result<Wishes, Outcome>,
    making: &Making,
    shop: &Shop,
    earlier: Option<&Earlier>,
    talk: &Talk,
) -> Built {
    let Shop {
        templates,
        catalog,
        engine,
    } = shop;
    let started = Instant::now();
    let mut loaded = match loaded::case(file, catalog, engine.fonts(), talk) {
        Ok(loaded) => loaded,
        Err(outcome) => return outcome.into(),
    };
    let Some(case) = loaded.case.take() else {
        loaded.problems.sort();
        talk.problems(&loaded.problems);
        talk.remark(format_args!(
            "{}: nothing can be made until this is mended",
            loaded::name(file)
        ));
        return Built {
            inputs: loaded.inputs,
            ..Outcome::Problems.into()
        };
    };
    let case = match led_by(case, making.worker.as_deref(), talk) {
        Ok(case) => case,
        Err(outcome) => return outcome.into(),
    };
    let case = &case;
    let wishes = match wishes(case) {
        Ok(wishes) => Wishes {
            draft: making.draft,
            ..wishes
        },
        Err(outcome) => return outcome.into(),
    };
    if let Err(outcome) = making.formats_of_documents(&wishes.documents, catalog, talk) {
        return outcome.into();
    }
    let plan = plan::plan(case, catalog, &loaded.organisation, &wishes);
    let engine = &engine.with_symbols(loaded.symbols.clone());
    let setting = Setting {
        catalog,
        organisation: &loaded.organisation,
        logo: loaded.logo.as_ref(),
        jurisdiction: jurisdiction(
            case.jurisdiction()
                .or(loaded.organisation.defaults.jurisdiction),
        ),
        theme: making.theme.map(Theme::word),
        draft: making.draft,
        duplex: making.duplex,
    };
    let mut problems = loaded.problems.clone();
    if making.draft {
        leave_gaps_to_drafts(&mut problems, talk);
    }
    for problem in problems.iter_mut() {
        problem.stops = plan::stopped_by(problem, &plan, catalog);
    }
    let papers = guarded(case, &setting, &plan, &mut problems);
    problems.sort();
    problems.retain(|it| it.severity == crate::problem::Severity::Error);
    talk.problems(&problems);
    let mut outcome = if problems.has_errors() {
        Outcome::Problems
    } else {
        Outcome::Fine
    };

    let target = making
        .output
        .clone()
        .unwrap_or_else(|| file.with_file_name(output::folder_name(case.reference())));
    let inputs: Vec<&Path> = loaded.inputs.iter().map(PathBuf::as_path).collect();
    let folder = match Folder::open(&target, &inputs) {
        Ok(folder) => folder,
        Err(error) => {
            talk.failure("file/not-written", error);
            return Outcome::File.into();
        }
    };
    let bundles = if making.merge {
        merged(papers, case)
    } else {
        single(papers)
    };
    let bundles: Vec<(Bundle, Vec<Format>)> = bundles
        .into_iter()
        .map(|bundle| {
            let formats = making.formats_of(&bundle, catalog);
            (bundle, formats)
        })
        .collect();
    making.left_out(&bundles, talk);
    let job = Job {
        case,
        making,
        engine,
        templates,
        folder: &folder,
        earlier,
        talk,
        total: bundles.iter().filter(|(_, it)| !it.is_empty()).count(),
        done: AtomicUsize::new(0),
        started,
    };
    let made: Vec<Made> = bundles
        .par_iter()
        .filter(|(_, formats)| !formats.is_empty())
        .map(|(bundle, formats)| job.make(bundle, formats))
        .collect();
    typeset::after_case();

    outcome = made.iter().map(|it| it.outcome).fold(outcome, Outcome::max);
    let files = made.iter().filter(|it| it.pages > 0).count();
    let pages: usize = made.iter().map(|it| it.pages).sum();
    talk.remark(format_args!(
        "{files} papers, {pages} pages, {:.1} s → {}",
        started.elapsed().as_secs_f32(),
        loaded::name(folder.path())
    ));
    if problems.has_errors() {
        talk.remark(format_args!(
            "papers that a problem stops were not made; `stagebook check {}` says more",
            loaded::name(file)
        ));
    }
    Built {
        outcome,
        made,
        plan,
        workers: case.for_worker().workers().len(),
        inputs: loaded.inputs,
    }
}

/// The case with another worker in the lead, where that is asked for.
fn led_by(case: Case, worker: Option<&str>, talk: &Talk) -> Result<Case, Outcome> {
    let Some(id) = worker else { return Ok(case) };
    case.led_by(id).map_err(|_| {
        talk.failure(
            "usage/unknown-worker",
            format_args!("no professional of the case has the id `{id}`; add them as `[[professional]]` first"),
        );
        Outcome::Usage
    })
}

/// What a report lacks is written on the draft of it and is no problem there.
fn leave_gaps_to_drafts(problems: &mut Problems, talk: &Talk) {
    let gaps = problems.iter().filter(|it| it.is_gap()).count();
    problems.retain(|it| !it.is_gap());
    if gaps > 0 {
        talk.remark(format_args!(
            "{gaps} {} missing that a report needs; its draft has room to write and lists all on its last page",
            if gaps == 1 { "thing is" } else { "things are" }
        ));
    }
}

/// What all cases share.
pub(super) struct Shop {
    templates: Templates,
    pub(super) catalog: Catalog,
    engine: Engine,
}

impl Shop {
    /// Reads the templates and the fonts.
    pub(super) fn open(making: &Making, talk: &Talk) -> Result<Self, Outcome> {
        let found = loaded::catalog(making.templates.as_deref(), talk);
        let Some((templates, catalog)) = found else {
            return Err(Outcome::NotMade);
        };
        let mut engine = Engine::new(&templates);
        if let Some(folder) = &making.font_dir {
            engine = loaded::more_fonts(engine, folder, talk)?;
        }
        Ok(Self {
            templates,
            catalog,
            engine,
        })
    }
}

/// Papers of one reader that become one file.
struct Bundle {
    /// The file's name without theme and ending.
    stem: String,
    views: Vec<View>,
    /// The exercises on its pages.
    exercises: Vec<String>,
}

/// The views that nothing stops, each looked over for words to be kept from its reader.
fn guarded(
    case: &Case,
    setting: &Setting,
    plan: &Plan,
    problems: &mut Problems,
) -> Vec<(PlannedDocument, View)> {
    let mut papers = Vec::new();
    for planned in plan.documents.iter().filter(|it| it.stops.is_empty()) {
        let planned = &listing_what_is_stopped(case, setting, planned);
        let Some(view) = view::of(case, setting, planned) else {
            continue;
        };
        debug_assert_eq!(
            view.reader, planned.reader,
            "a view is for the reader it was planned for"
        );
        let found = guard::scan(case, &view);
        if found.is_empty() {
            papers.push((planned.clone(), view));
        } else {
            problems.extend(found);
        }
    }
    papers
}

/// A list of papers says which of them are stopped for the words that they would hold.
fn listing_what_is_stopped(
    case: &Case,
    setting: &Setting,
    planned: &PlannedDocument,
) -> PlannedDocument {
    let mut planned = planned.clone();
    for paper in planned.papers.iter_mut().filter(|it| it.stops.is_empty()) {
        let view = view::of(case, setting, paper);
        let found = view.iter().flat_map(|it| guard::scan(case, it));
        paper.stops = found.map(|it| it.code).collect();
    }
    planned
}

fn single(papers: Vec<(PlannedDocument, View)>) -> Vec<Bundle> {
    papers
        .into_iter()
        .map(|(planned, view)| Bundle {
            exercises: exercises(&planned),
            stem: planned.stem,
            views: vec![view],
        })
        .collect()
}

/// The exercises on the pages of a paper.
fn exercises(planned: &PlannedDocument) -> Vec<String> {
    let all = planned.areas.iter().flat_map(|it| &it.exercises);
    all.map(|it| it.exercise.clone()).collect()
}

/// One bundle for each reader and look; never two readers in one.
fn merged(papers: Vec<(PlannedDocument, View)>, case: &Case) -> Vec<Bundle> {
    let mut bundles: Vec<Bundle> = Vec::new();
    for (planned, view) in papers {
        let exercises = exercises(&planned);
        let same = bundles.iter_mut().find(|it| {
            it.views
                .first()
                .is_some_and(|first| first.reader == view.reader && first.look == view.look)
        });
        match same {
            Some(bundle) => {
                bundle.views.push(view);
                bundle.exercises.extend(exercises);
            }
            None => {
                let again = bundles
                    .iter()
                    .filter(|it| {
                        it.views
                            .first()
                            .is_some_and(|first| first.reader == view.reader)
                    })
                    .count();
                let number = if again == 0 {
                    String::new()
                } else {
                    format!("-{:02}", again + 1)
                };
                let stem = format!("{}-papers-{}{number}", case.reference(), view.reader);
                bundles.push(Bundle {
                    stem,
                    exercises,
                    views: vec![view],
                });
            }
        }
    }
    bundles
}

/// What making one file needs.
struct Job<'a> {
    case: &'a Case,
    making: &'a Making,
    engine: &'a Engine,
    templates: &'a Templates,
    folder: &'a Folder,
    /// What was made before, where only what changed is made again.
    earlier: Option<&'a Earlier>,
    talk: &'a Talk,
    total: usize,
    done: AtomicUsize,
    started: Instant,
}

impl Job<'_> {
    /// View → pages → files.
    fn make(&self, bundle: &Bundle, formats: &[Format]) -> Made {
        let failed = |outcome| Made {
            outcome,
            ..Made::default()
        };
        let views: Vec<&View> = bundle.views.iter().collect();
        let Some(first) = views.first() else {
            return Made::default();
        };
        let look = dressed(self.engine, &views, &first.look);
        let json = View::json(&views, &look, self.making.merge && views.len() > 1);
        if let Some(keep) = &self.making.keep_typst
            && let Err(error) = output::keep_typst(
                keep,
                &bundle.stem,
                self.templates,
                self.engine.symbols().files(),
                &json,
            )
        {
            self.talk.failure("file/not-written", error);
            return failed(Outcome::File);
        }
        let from = self.earlier.map(|_| self.made_from(&json));
        if let Some(made) = from.and_then(|it| self.made_before(bundle, &it)) {
            self.progress();
            return made;
        }
        let typeset = match typeset::typeset(self.engine, &look, &json) {
            Ok(typeset) => typeset,
            Err(failure) => {
                self.talk
                    .failure(failure.code(), format_args!("{}: {failure}", bundle.stem));
                if self.making.templates.is_some() {
                    self.talk.remark(failure.for_authors());
                }
                return failed(Outcome::NotMade);
            }
        };
        let words: Vec<&str> = typeset.passages.iter().map(|it| it.text.as_str()).collect();
        let words = words.join("\n");
        if guard::holds_kept_word(self.case, &first.reader, &words) {
            self.talk.failure("guard/second-net", format_args!("{}: the finished pages hold confidential words, so they were not written; this is our bug", bundle.stem));
            return failed(Outcome::NotMade);
        }
        let mut made = Made {
            outcome: Outcome::Fine,
            reader: Some(first.reader.clone()),
            pages: typeset.pages(),
            exercises: bundle.exercises.clone(),
            ..Made::default()
        };
        let mut files = Vec::new();
        for format in formats {
            match self.write(bundle, &typeset, *format, &mut made) {
                Ok(written) => files.extend(written),
                Err(outcome) => made.outcome = made.outcome.max(outcome),
            }
        }
        if let (Some(earlier), Some(from)) = (self.earlier, from)
            && made.outcome == Outcome::Fine
        {
            let pages = made.pages;
            let paper = Paper {
                from,
                pages,
                words,
                files,
            };
            earlier.keep(&bundle.stem, paper);
        }
        self.progress();
        made
    }

    /// A short name for everything that a paper is made from beside templates and fonts.
    fn made_from(&self, json: &[u8]) -> Print {
        let stamp = format!("{:?}", stamp(self.case));
        let symbols: Vec<(String, Vec<u8>)> = self.engine.symbols().files().collect();
        let mut parts = vec![json, stamp.as_bytes()];
        for (path, bytes) in &symbols {
            parts.extend([path.as_bytes(), bytes]);
        }
        print_of(parts)
    }

    /// The paper as it was made before, when it would be the same now and holds no word that is confidential by now.
    fn made_before(&self, bundle: &Bundle, from: &Print) -> Option<Made> {
        let paper = self.earlier?.paper(&bundle.stem, from)?;
        let reader = &bundle.views.first()?.reader;
        let may_stay = !guard::holds_kept_word(self.case, reader, &paper.words);
        may_stay.then(|| Made {
            reader: Some(reader.clone()),
            as_before: paper
                .files
                .iter()
                .map(|(path, _)| loaded::name(path))
                .collect(),
            pages: paper.pages,
            exercises: bundle.exercises.clone(),
            ..Made::default()
        })
    }

    /// Exports and writes one format; answers with the files and what they hold.
    fn write(
        &self,
        bundle: &Bundle,
        typeset: &Typeset,
        format: Format,
        made: &mut Made,
    ) -> Result<Vec<(PathBuf, Print)>, Outcome> {
        let imprint = Imprint {
            ident: &bundle.stem,
            stamp: stamp(self.case),
        };
        let files = match export::export(self.engine, typeset, format, &imprint) {
            Ok(files) => files,
            Err(failure) => {
                self.talk
                    .failure(failure.code(), format_args!("{}: {failure}", bundle.stem));
                if self.making.templates.is_some() {
                    self.talk.remark(failure.for_authors());
                }
                return Err(Outcome::NotMade);
            }
        };
        let holds_kept_word = |file: &Vec<u8>| {
            // A file that cannot be read back has not been looked over.
            export::words(format, file).is_none_or(|words| {
                let readers = bundle.views.iter().map(|it| &it.reader);
                readers
                    .into_iter()
                    .any(|reader| guard::holds_kept_word(self.case, reader, &words))
            })
        };
        if files.iter().any(holds_kept_word) {
            self.talk.failure("guard/second-net", format_args!("{}: the finished {} file holds confidential words, so it was not written; this is our bug", bundle.stem, format.extension()));
            return Err(Outcome::NotMade);
        }
        let theme = self
            .making
            .theme
            .filter(|it| *it != Theme::Standard)
            .map(Theme::word);
        let stem = theme.map_or_else(
            || bundle.stem.clone(),
            |theme| format!("{}-{theme}", bundle.stem),
        );
        let names = output::file_names(&stem, format.extension(), files.len());
        let mut written = Vec::new();
        for (name, bytes) in names.iter().zip(&files) {
            let print = print_of([bytes.as_slice()]);
            let as_before = self.earlier.and_then(|_| self.folder.holding(name, bytes));
            if let Some(path) = as_before {
                made.as_before.push(loaded::name(&path));
                written.push((path, print));
                continue;
            }
            match self.folder.write(name, bytes) {
                Ok(path) => {
                    made.paths.push(loaded::name(&path));
                    written.push((path, print));
                }
                Err(error) => {
                    self.talk.failure("file/not-written", error);
                    return Err(Outcome::File);
                }
            }
        }
        Ok(written)
    }

    /// A count on a terminal once it takes over a second.
    fn progress(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if io::stderr().is_terminal() && self.started.elapsed().as_secs() >= 1 && done < self.total
        {
            self.talk
                .remark(format_args!("{done} of {} papers", self.total));
        }
    }
}

/// The look with the fonts that have every letter of the papers; never two fonts in one name.
pub(super) fn dressed(engine: &Engine, views: &[&View], look: &Look) -> Look {
    let texts: Vec<String> = views
        .iter()
        .map(|it| typeset::fonts::texts(&it.value()))
        .collect();
    let requested = look.font.first().map_or("", String::as_str);
    let choice = engine.fonts().choose(requested, &texts.join("\n"));
    Look {
        font: choice.families,
        ..look.clone()
    }
}

/// The moment the files say they were made: the case's date, or what `SOURCE_DATE_EPOCH` asks for.
fn stamp(case: &Case) -> Stamp {
    let asked = std::env::var("SOURCE_DATE_EPOCH")
        .ok()
        .and_then(|it| it.parse().ok());
    asked
        .and_then(Stamp::from_epoch)
        .or_else(|| Stamp::on(case.prepared_on()))
        .unwrap_or_else(|| unreachable!("a checked date is a day of the calendar"))
}
