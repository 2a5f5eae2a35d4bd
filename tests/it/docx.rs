//! Word files of plans, meeting papers and reports: what a colleague finds who goes on with them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{Cursor, Read as _};
use std::sync::LazyLock;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use crate::harness::Run;

/// A Word file read back, without the program's help.
struct Docx {
    /// Its parts by path.
    parts: BTreeMap<String, Vec<u8>>,
    /// What stands in its text.
    lines: Vec<Line>,
}

/// A paragraph.
#[derive(Default, Clone, Debug)]
struct Line {
    /// The name of its style.
    style: String,
    /// Its words, with the number that Word counts for it.
    text: String,
    /// Whether it stands in the head of a table.
    in_head: bool,
    /// The words of its pictures, and whether each is an ornament.
    pictures: Vec<(String, bool)>,
    /// The list it belongs to and its depth there.
    list: Option<(String, usize)>,
}

impl Docx {
    fn read(bytes: &[u8]) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for index in 0..zip.len() {
            let mut file = zip.by_index(index).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            parts.insert(file.name().unwrap().into_owned(), bytes);
        }
        let mut docx = Self {
            parts,
            lines: Vec::new(),
        };
        docx.lines = docx.lines();
        docx.count();
        docx
    }

    fn part(&self, path: &str) -> &str {
        std::str::from_utf8(&self.parts[path]).unwrap()
    }

    /// Paragraphs of the text, from first to last.
    fn lines(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        // Of tables in tables, whether the row at hand is a head.
        let mut head = vec![false];
        let mut reader = quick_xml::Reader::from_str(self.part("word/document.xml"));
        let (mut in_words, mut in_box) = (false, false);
        loop {
            let event = reader.read_event().unwrap();
            let name = match &event {
                Event::Start(it) | Event::Empty(it) => it.name().as_ref().to_owned(),
                Event::End(it) => it.name().as_ref().to_owned(),
                _ => String::new(),
            };
            match &event {
                Event::Eof => return lines,
                Event::Start(start) | Event::Empty(start) => {
                    let value = |key: &str| attribute(start, key);
                    match name.as_str() {
                        "w:tr" => head.push(false),
                        "w:tblHeader" => *head.last_mut().unwrap() = true,
                        "w:p" => lines.push(Line {
                            in_head: *head.last().unwrap(),
                            ..Line::default()
                        }),
                        "w:pStyle" => lines.last_mut().unwrap().style = value("w:val").unwrap(),
                        "w:ilvl" => {
                            let depth = value("w:val").unwrap().parse().unwrap();
                            lines.last_mut().unwrap().list = Some((String::new(), depth));
                        }
                        "w:numId" => {
                            lines.last_mut().unwrap().list.as_mut().unwrap().0 =
                                value("w:val").unwrap();
                        }
                        "wp:docPr" => {
                            let picture = (value("descr").unwrap(), false);
                            lines.last_mut().unwrap().pictures.push(picture);
                        }
                        "adec:decorative" => {
                            lines.last_mut().unwrap().pictures.last_mut().unwrap().1 = true;
                        }
                        "w:t" => in_words = true,
                        "w:sdt" => in_box = true,
                        "w:br" | "w:tab" => {
                            if let Some(line) = lines.last_mut() {
                                line.text.push(' ');
                            }
                        }
                        _ => {}
                    }
                }
                Event::End(_) => match name.as_str() {
                    "w:tr" => drop(head.pop()),
                    "w:t" => in_words = false,
                    "w:sdt" => in_box = false,
                    _ => {}
                },
                // A box to tick is drawn on paper and has no word.
                Event::Text(text) if in_words && !in_box => {
                    lines.last_mut().unwrap().text.push_str(text);
                }
                Event::GeneralRef(reference) if in_words => {
                    let letter = quick_xml::escape::resolve_predefined_entity(reference).unwrap();
                    lines.last_mut().unwrap().text.push_str(letter);
                }
                _ => {}
            }
        }
    }

    /// Puts the numbers before headings and items that Word counts itself.
    fn count(&mut self) {
        let numbering = self.part("word/numbering.xml").to_owned();
        let mut counted: HashMap<String, [usize; 3]> = HashMap::new();
        for line in &mut self.lines {
            let Some((list, depth)) = &line.list else {
                continue;
            };
            let found = numbering.split("<w:num w:numId=\"").skip(1);
            let found = found
                .map(|it| it.split_once('"').unwrap())
                .find(|(id, _)| id == list)
                .map(|(_, rest)| rest);
            let kind = found.and_then(|it| it.split("abstractNumId w:val=\"").nth(1));
            let counter = counted.entry(list.clone()).or_default();
            counter[*depth] += 1;
            counter[depth + 1..].fill(0);
            let number = match kind.and_then(|it| it.chars().next()) {
                Some('1') => continue,
                Some('2') => counter[..=*depth]
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join("."),
                Some('3') => counter[*depth].to_string(),
                _ => panic!("list {list} is not in the numbering part"),
            };
            line.text = format!("{number} {}", line.text);
        }
    }

    /// The words of the lines in some style.
    fn styled(&self, style: &str) -> Vec<&str> {
        let lines = self.lines.iter().filter(|it| it.style == style);
        lines.map(|it| it.text.as_str()).collect()
    }
}

fn attribute(start: &BytesStart, key: &str) -> Option<String> {
    let attribute = start.try_get_attribute(key).unwrap()?;
    Some(
        attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .unwrap()
            .into_owned(),
    )
}

/// A PDF's words that are read aloud, in the order in which they stand in the file: without heads and
/// feet of pages, and without what is drawn in pictures.
pub(crate) fn aloud(bytes: &[u8]) -> String {
    let mut document = Document::load_mem(bytes).unwrap();
    let mut drawn = HashSet::new();
    let root = document.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    figures(&document, root, false, None, &mut drawn);
    let pages: Vec<(u32, ObjectId)> = document.get_pages().into_iter().collect();
    for (_, page) in &pages {
        let content = document.get_and_decode_page_content(*page).unwrap();
        // Whether each open mark hides what is in it.
        let mut hidden: Vec<bool> = Vec::new();
        let is_shown = |operation: &Operation| {
            let before = hidden.iter().any(|it| *it);
            match operation.operator.as_str() {
                "BMC" | "BDC" => {
                    let name = operation.operands[0].as_name().unwrap();
                    let mark = operation.operands.get(1).and_then(|it| it.as_dict().ok());
                    let mark = mark.and_then(|it| it.get(b"MCID").ok()?.as_i64().ok());
                    let is_drawn = mark.is_some_and(|it| drawn.contains(&(*page, it)));
                    hidden.push(name == b"Artifact" || is_drawn);
                }
                "EMC" => drop(hidden.pop()),
                "Tj" | "TJ" | "'" | "\"" => return !before,
                _ => {}
            }
            true
        };
        let mut operations = content.operations;
        operations.retain(is_shown);
        let content = Content { operations }.encode().unwrap();
        document.change_page_content(*page, content).unwrap();
    }
    let pages: Vec<u32> = pages.iter().map(|(number, _)| *number).collect();
    document.extract_text(&pages).unwrap()
}

/// Collects the marked pieces of pages that belong to figures.
fn figures(
    document: &Document,
    element: &Object,
    in_figure: bool,
    page: Option<ObjectId>,
    found: &mut HashSet<(ObjectId, i64)>,
) {
    let element = document.dereference(element).unwrap().1;
    match element {
        Object::Integer(mark) if in_figure => {
            found.insert((page.unwrap(), *mark));
        }
        Object::Array(all) => {
            for one in all {
                figures(document, one, in_figure, page, found);
            }
        }
        Object::Dictionary(element) => {
            let page = of_page(element).or(page);
            let kind = element.get(b"S").and_then(Object::as_name);
            let in_figure = in_figure || kind.is_ok_and(|it| it == b"Figure");
            if in_figure && let Ok(mark) = element.get(b"MCID").and_then(Object::as_i64) {
                found.insert((page.unwrap(), mark));
            }
            if let Ok(kids) = element.get(b"K") {
                figures(document, kids, in_figure, page, found);
            }
        }
        _ => {}
    }
}

fn of_page(element: &Dictionary) -> Option<ObjectId> {
    element.get(b"Pg").and_then(Object::as_reference).ok()
}

/// Letters and signs alone: without spaces, and without the full stops that stand after numbers in
/// one and not in the other.
fn letters(text: &str) -> String {
    let signs =
        |it: &char| !it.is_whitespace() && *it != '.' && *it != '\u{200b}' && *it != '\u{ad}';
    text.chars().filter(signs).collect()
}

/// The papers of a case that are made as Word files, as PDF and as Word files.
fn papers(name: &str) -> Files {
    let case = format!("{name}.toml");
    let mut run = Run::new(&["build", &case, "-f", "pdf", "-f", "docx"]).example(name);
    for document in ["ending-report", "intervention-plan", "meeting-pack"] {
        run = run.argument("--document").argument(document);
    }
    run.argument("--all").go().code(0).files()
}

/// Files by name.
type Files = BTreeMap<String, Vec<u8>>;

/// The papers that most tests look at, made once.
static CASEY: LazyLock<Files> = LazyLock::new(|| papers("casey"));

/// Each Word file of a run with its name and its PDF.
fn pairs(files: &Files) -> Vec<(String, Docx, Vec<u8>)> {
    let pairs: Vec<_> = files
        .iter()
        .filter_map(|(name, bytes)| {
            let stem = name.strip_suffix(".docx")?;
            let pdf = files[&format!("{stem}.pdf")].clone();
            Some((stem.to_owned(), Docx::read(bytes), pdf))
        })
        .collect();
    assert!(!pairs.is_empty());
    pairs
}

#[test]
fn the_words_are_those_of_the_pdf_in_their_order() {
    for files in [&CASEY, &papers("jay")] {
        for (name, docx, pdf) in pairs(files) {
            let lines: Vec<&str> = docx.lines.iter().map(|it| it.text.as_str()).collect();
            let (docx, pdf) = (letters(&lines.concat()), letters(&aloud(&pdf)));
            assert!(pdf.len() > 2000, "{name}: {pdf}");
            let same = docx
                .chars()
                .zip(pdf.chars())
                .take_while(|(a, b)| a == b)
                .count();
            let from = same.saturating_sub(40);
            let part = |text: &str| text.chars().skip(from).take(120).collect::<String>();
            assert!(
                docx == pdf,
                "{name} differs after {same} letters:\n  docx …{}\n  pdf  …{}",
                part(&docx),
                part(&pdf)
            );
        }
    }
}

#[test]
fn headings_lists_and_tables_are_words_own() {
    for (name, docx, _) in pairs(&CASEY) {
        assert_eq!(docx.styled("Title").len(), 1, "{name}");
        let sections = docx.styled("Heading1");
        let numbered: Vec<usize> = sections
            .iter()
            .filter_map(|it| it.split_once(' ')?.0.parse().ok())
            .collect();
        assert!(numbered.len() > 6, "{name}: {sections:?}");
        assert!(
            numbered.iter().copied().eq(1..=numbered.len()),
            "{name}: {sections:?}"
        );
        let xml = docx.part("word/document.xml");
        // Tables of records have a head that repeats; the others only set things beside one another.
        let tables = xml
            .split("<w:tbl>")
            .filter(|it| it.contains("w:val=\"RecordTable\""));
        for table in tables {
            let first = table.split("</w:tr>").next().unwrap();
            assert!(first.contains("<w:tblHeader/>"), "{name}: {first}");
        }
        assert!(
            docx.lines
                .iter()
                .any(|it| it.in_head && !it.text.is_empty())
        );
        let bullets = docx
            .lines
            .iter()
            .filter(|it| it.list.as_ref().is_some_and(|(list, _)| list == "1"));
        assert!(
            name.contains("intervention-plan") || bullets.count() > 2,
            "{name}"
        );
        // Every style that is used is there.
        let styles = docx.part("word/styles.xml");
        for line in &docx.lines {
            let style = format!("w:styleId=\"{}\"", line.style);
            assert!(styles.contains(&style), "{name}: {style}");
        }
    }
}

#[test]
fn a_list_of_papers_is_kept_in_word_on_a_page_that_lies_on_its_side() {
    let arguments = [
        "build",
        "casey.toml",
        "-f",
        "pdf",
        "-f",
        "docx",
        "-d",
        "distribution",
    ];
    let files = Run::new(&arguments).example("casey").go().code(0).files();
    for (name, docx, pdf) in pairs(&files) {
        let lines: Vec<&str> = docx.lines.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(letters(&lines.concat()), letters(&aloud(&pdf)), "{name}");
        assert!(
            docx.part("word/document.xml")
                .contains("w:orient=\"landscape\"")
        );
        // The reference and the number of the page stand at the right edge of that page.
        let at_the_edge = "<w:tab w:val=\"right\" w:pos=\"14570\"/>";
        let styles = docx.part("word/styles.xml");
        assert_eq!(styles.matches(at_the_edge).count(), 2, "{name}");
    }
}

#[test]
fn a_picture_has_words_or_is_an_ornament() {
    let pairs = pairs(&CASEY);
    for (name, docx, _) in &pairs {
        let pictures = docx.lines.iter().flat_map(|it| &it.pictures);
        for (words, is_ornament) in pictures {
            assert_ne!(words.is_empty(), !*is_ornament, "{name}: {words:?}");
        }
        let files = docx.parts.keys().filter(|it| it.ends_with(".png"));
        let shown: usize = docx.lines.iter().map(|it| it.pictures.len()).sum();
        assert_eq!(files.count(), shown, "{name}");
    }
    let (_, report, _) = pairs
        .iter()
        .find(|it| it.0.contains("ending-report"))
        .unwrap();
    let charts = report.lines.iter().flat_map(|it| &it.pictures);
    let charts: Vec<_> = charts
        .filter(|it| it.0.contains("Casey: 2 at the start, 8 now"))
        .collect();
    assert_eq!(charts.len(), 1);
}

#[test]
fn every_page_has_its_marking_reference_version_and_number() {
    for (name, docx, _) in pairs(&CASEY) {
        let header = docx.part("word/header1.xml");
        assert!(header.contains("OFFICIAL-SENSITIVE"), "{name}: {header}");
        assert!(header.contains("INVENTED-1987"), "{name}: {header}");
        let footer = docx.part("word/footer1.xml");
        assert!(footer.contains("version 7"), "{name}: {footer}");
        assert!(
            footer.contains("<w:fldSimple w:instr=\"PAGE\">"),
            "{name}: {footer}"
        );
        assert!(
            footer.contains("<w:fldSimple w:instr=\"NUMPAGES\">"),
            "{name}: {footer}"
        );
        assert!(
            docx.part("word/document.xml")
                .contains("<w:headerReference")
        );
    }
}

#[test]
fn language_title_and_dates_come_from_the_case_and_nobody_is_named() {
    for (name, docx, _) in pairs(&CASEY) {
        let styles = docx.part("word/styles.xml");
        assert!(styles.contains("<w:lang w:val=\"en-GB\""), "{name}");
        let core = docx.part("docProps/core.xml");
        assert!(
            core.contains("<dc:language>en-GB</dc:language>"),
            "{name}: {core}"
        );
        let title = &docx.styled("Title")[0];
        assert!(
            core.contains(&format!("<dc:title>{title}</dc:title>")),
            "{name}: {core}"
        );
        assert_eq!(
            core.matches("2026-06-15T00:00:00Z").count(),
            2,
            "{name}: {core}"
        );
        for person in ["creator", "lastModifiedBy", "Casey", "Castell"] {
            assert!(!core.contains(person), "{name}: {core}");
        }
    }
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    assert!(CASEY.keys().any(|it| it.ends_with(".docx")));
    assert!(*CASEY == papers("casey"));
}

#[test]
fn lines_to_write_on_are_ruled_and_boxes_can_be_ticked() {
    let pairs = pairs(&CASEY);
    let (_, pack, _) = pairs
        .iter()
        .find(|it| it.0.ends_with("meeting-pack-professional-03"))
        .unwrap();
    assert!(pack.styled("WritingLine").len() > 10);
    assert!(pack.styled("WritingLine").iter().all(|it| it.is_empty()));
    let xml = pack.part("word/document.xml");
    assert!(xml.matches("<w14:checkbox>").count() > 20);
    let (_, report, _) = pairs
        .iter()
        .find(|it| it.0.contains("ending-report"))
        .unwrap();
    let sign = report
        .lines
        .iter()
        .rposition(|it| it.style == "WritingLine")
        .unwrap();
    assert_eq!(report.lines[sign + 1].text, "date");
}

#[test]
fn a_document_that_is_no_word_file_is_refused_with_what_it_is() {
    let done = Run::new(&[
        "build",
        "casey.toml",
        "-f",
        "docx",
        "--document",
        "workbook",
    ])
    .example("casey")
    .go()
    .code(2);
    assert_eq!(
        done.stderr(),
        "error[usage/format-not-offered]: the document `workbook` is not made as docx; it is made as pdf, png, txt\n"
    );
    assert!(!done.files().keys().any(|it| it.contains("papers")));
}

#[test]
fn a_kept_word_in_a_word_file_would_be_found() {
    let (_, bytes) = CASEY
        .iter()
        .find(|(name, _)| name.contains("ending-report") && name.ends_with(".docx"))
        .unwrap();
    let words = stagebook::export::words(stagebook::export::Format::Docx, bytes).unwrap();
    // In the text, in the words of a picture, in the foot, in the properties.
    for word in [
        "It is not a prediction.",
        "Casey: 2 at the start, 8 now",
        "version 7",
        "Ending report",
    ] {
        assert!(words.contains(word), "{word}");
    }
    assert!(stagebook::export::words(stagebook::export::Format::Docx, b"no file").is_none());
}
