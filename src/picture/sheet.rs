//! A week on one page: a row a day, with its times.

use super::Svg;
use super::code::dots;
use super::page::{FAINT, INK, Page, Pen, SOFT};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub title: String,
    /// Whose it is, and whose hours these are.
    pub notes: Vec<String>,
    pub days: Vec<Day>,
    pub legend: Vec<(Tone, String)>,
    /// A link for those who look at it, and what to do with it.
    pub link: Option<(String, String)>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Day {
    pub weekday: String,
    pub date: String,
    pub weekend: bool,
    /// Said instead of times.
    pub empty: String,
    pub times: Vec<Time>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    pub tone: Tone,
    pub hour: String,
    /// Who or what it is; a sheet of free times has none.
    pub words: String,
}

impl Time {
    pub fn new(tone: Tone, hour: String, words: String) -> Self {
        Self { tone, hour, words }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Free,
    Taken,
    Asked,
    Off,
}

impl Tone {
    /// Fill and edge.
    fn colours(self) -> (&'static str, &'static str) {
        match self {
            Self::Free => ("#e3f6e5", "#2e9a4b"),
            Self::Taken => ("#dcecff", "#2f78c4"),
            Self::Asked => ("#fff3d1", "#d99a00"),
            Self::Off => ("#ececf0", "#8a8fa0"),
        }
    }
}

const WIDTH: f64 = 860.0;
const MARGIN: f64 = 36.0;
/// Lines of a title.
const HEAD: usize = 3;
/// Room for the name of a day.
const DAY: f64 = 128.0;
const GAP: f64 = 12.0;
const ROW: f64 = 50.0;
const CODE: f64 = 210.0;
/// What stands in a box beside its text.
const PADDING: f64 = 14.0;
/// Times that stand side by side: without words, and with them.
const ABREAST: (usize, usize) = (5, 2);
/// More rows of times would make a day, and then the whole sheet, too small to be read on a phone.
const ROWS: usize = 9;

fn hour_pen() -> Pen {
    Pen::new(28.0, INK).bold()
}

pub fn sheet(sheet: &Sheet) -> anyhow::Result<Svg> {
    let mut page = Page::new(WIDTH);
    let room = WIDTH - 2.0 * MARGIN;
    let mut y = MARGIN;
    let title = Pen::new(42.0, INK).bold();
    for line in title.lines(&sheet.title, room).into_iter().take(HEAD) {
        page.text(title, MARGIN, y, &line);
        y += title.height();
    }
    let note = Pen::new(26.0, SOFT);
    let notes = sheet.notes.iter().flat_map(|text| note.lines(text, room));
    for line in notes.take(2 * HEAD) {
        page.text(note, MARGIN, y, &line);
        y += note.height();
    }
    y += GAP;
    let columns = columns(&sheet.days);
    for day in &sheet.days {
        y = draw_day(&mut page, day, columns, y);
    }
    page.line((MARGIN, y), (WIDTH - MARGIN, y), FAINT);
    y += GAP;
    let mut x = MARGIN;
    for (tone, words) in &sheet.legend {
        let (fill, edge) = tone.colours();
        let width = 44.0 + note.width(words) + 28.0;
        if x > MARGIN && x + width > WIDTH {
            (x, y) = (MARGIN, y + note.height() + 4.0);
        }
        page.fill((x, y + 4.0, 34.0, 24.0), 6.0, fill);
        page.edge((x, y + 4.0, 34.0, 24.0), 6.0, edge);
        page.text(note, x + 44.0, y, words);
        x += width;
    }
    if !sheet.legend.is_empty() {
        y += note.height() + GAP;
    }
    if let Some((words, link)) = &sheet.link {
        page.path(&dots(link, WIDTH - MARGIN - CODE, y, CODE)?, INK);
        let beside = room - CODE - GAP;
        let (call, address) = (Pen::new(32.0, INK).bold(), Pen::new(26.0, SOFT));
        let mut line_y = y + 46.0;
        for (pen, text) in [(call, words.as_str()), (address, link.trim_start_matches("https://"))] {
            for line in pen.lines(text, beside) {
                page.text(pen, MARGIN, line_y, &line);
                line_y += pen.height();
            }
        }
        y += CODE;
    }
    Ok(page.done(y + MARGIN / 2.0))
}

/// How many times stand side by side: the same on all days, so that they can be compared.
fn columns(days: &[Day]) -> usize {
    let times = || days.iter().flat_map(|day| &day.times);
    if times().any(|time| !time.words.is_empty()) {
        return ABREAST.1;
    }
    let widest = times().map(|time| hour_pen().width(&time.hour)).fold(0.0, f64::max);
    let room = WIDTH - 2.0 * MARGIN - DAY;
    let fit = ((room + GAP) / (widest + 2.0 * PADDING + GAP)) as usize;
    fit.clamp(1, ABREAST.0)
}

/// Draws a day and tells where the next begins.
fn draw_day(page: &mut Page, day: &Day, columns: usize, top: f64) -> f64 {
    let left = MARGIN + DAY;
    let room = WIDTH - MARGIN - left;
    let width = (room - GAP * (columns as f64 - 1.0)) / columns as f64;
    let most = columns * ROWS;
    let (shown, more) = match day.times.len() {
        count if count > most => (most - 1, Some(format!("+{}", count + 1 - most))),
        count => (count, None),
    };
    let more = more.map(|more| Time::new(Tone::Off, more, String::new()));
    let times: Vec<&Time> = day.times.iter().take(shown).chain(&more).collect();
    let rows = times.len().div_ceil(columns).max(1);
    let height = (rows as f64 * (ROW + GAP) + GAP).max(92.0);
    if day.weekend {
        page.fill(
            (MARGIN - 14.0, top, WIDTH - 2.0 * MARGIN + 28.0, height),
            10.0,
            "#f5f2fb",
        );
    }
    page.line((MARGIN, top), (WIDTH - MARGIN, top), FAINT);
    let name = Pen::new(32.0, if day.weekend { "#6b46b8" } else { INK }).bold();
    page.text(name, MARGIN, top + 10.0, &day.weekday);
    page.text(Pen::new(25.0, SOFT), MARGIN, top + 50.0, &day.date);
    if times.is_empty() {
        page.text(Pen::new(28.0, "#9aa5b1"), left, top + 24.0, &day.empty);
    }
    for (n, time) in times.into_iter().enumerate() {
        let x = left + (n % columns) as f64 * (width + GAP);
        let y = top + GAP + (n / columns) as f64 * (ROW + GAP);
        draw_time(page, time, (x, y, width, ROW));
    }
    top + height
}

fn draw_time(page: &mut Page, time: &Time, area: (f64, f64, f64, f64)) {
    let (x, y, width, _) = area;
    let (fill, edge) = time.tone.colours();
    page.fill(area, 10.0, fill);
    page.edge(area, 10.0, edge);
    let hour = hour_pen();
    if time.words.is_empty() {
        page.text(hour.middle(), x + width / 2.0, y + 6.0, &time.hour);
        return;
    }
    page.text(hour, x + PADDING, y + 6.0, &time.hour);
    let taken = hour.width(&time.hour) + PADDING + 12.0;
    let words = Pen::new(26.0, INK);
    page.text(words, x + taken, y + 8.0, &words.fit(&time.words, width - taken - 10.0));
}
