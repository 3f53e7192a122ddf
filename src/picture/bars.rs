//! Charts of counts and sums: bars along time, rows of what there is, and a week by weekday and hour.

use super::Svg;
use super::page::{FAINT, INK, Page, Pen, SOFT};

const WIDTH: f64 = 860.0;
const MARGIN: f64 = 36.0;
const GAP: f64 = 14.0;
const PLOT: f64 = 430.0;
/// Of what there is several kinds of: held, ahead, called off; and money.
const COLOURS: [&str; 4] = ["#2e9a4b", "#4a8fd6", "#b3b9c4", "#d99a00"];
/// More bars than this have no room for their numbers.
const NUMBERED: usize = 14;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    pub title: String,
    pub notes: Vec<String>,
    /// Said instead of a chart where there is nothing to draw.
    pub empty: String,
}

impl Head {
    /// Tells where the chart begins.
    fn draw(&self, page: &mut Page) -> f64 {
        let room = WIDTH - 2.0 * MARGIN;
        let (title, note) = (Pen::new(42.0, INK).bold(), Pen::new(27.0, SOFT));
        let mut y = MARGIN;
        for line in title.lines(&self.title, room) {
            page.text(title, MARGIN, y, &line);
            y += title.height();
        }
        for line in self.notes.iter().flat_map(|text| note.lines(text, room)) {
            page.text(note, MARGIN, y, &line);
            y += note.height();
        }
        y + GAP
    }

    fn nothing(&self, mut page: Page, y: f64) -> Svg {
        let pen = Pen::new(32.0, SOFT).middle();
        page.text(pen, WIDTH / 2.0, y + 120.0, &self.empty);
        page.done(y + 320.0)
    }
}

/// One after another in time, each of parts that lie on each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    pub head: Head,
    pub bars: Vec<Bar>,
    /// Lines across, each with its words; the last is the highest.
    pub ticks: Vec<(f64, String)>,
    pub legend: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    pub label: String,
    /// Over it, where there is room.
    pub value: String,
    pub parts: Vec<f64>,
}

pub fn bars(chart: &Bars) -> Svg {
    let mut page = Page::new(WIDTH);
    let top = chart.head.draw(&mut page) + 30.0;
    let highest = chart.ticks.last().map_or(0.0, |(value, _)| *value);
    if highest <= 0.0 || chart.bars.is_empty() {
        return chart.head.nothing(page, top);
    }
    let small = Pen::new(23.0, SOFT);
    let left = MARGIN
        + chart
            .ticks
            .iter()
            .map(|(_, words)| small.width(words))
            .fold(0.0, f64::max)
        + 12.0;
    let floor = top + PLOT;
    let height = |value: f64| PLOT * value.max(0.0) / highest;
    for (value, words) in &chart.ticks {
        let y = floor - height(*value);
        page.line((left, y), (WIDTH - MARGIN, y), FAINT);
        page.text(small.end(), left - 10.0, y - 15.0, words);
    }
    let slot = (WIDTH - MARGIN - left) / chart.bars.len() as f64;
    let width = (slot * 0.72).min(64.0);
    // Labels that would touch are left out.
    let widest = chart.bars.iter().map(|bar| small.width(&bar.label)).fold(0.0, f64::max);
    let every = ((widest + 14.0) / slot).ceil().max(1.0) as usize;
    for (n, bar) in chart.bars.iter().enumerate() {
        let middle = left + (n as f64 + 0.5) * slot;
        let mut y = floor;
        for (part, colour) in bar.parts.iter().zip(COLOURS) {
            let high = height(*part);
            if high > 0.0 {
                y -= high;
                page.fill((middle - width / 2.0, y, width, high), 3.0, colour);
            }
        }
        let value = Pen::new(21.0, INK).middle();
        if chart.bars.len() <= NUMBERED && value.width(&bar.value) <= slot && y < floor {
            page.text(value, middle, y - 30.0, &bar.value);
        }
        if n % every == 0 {
            page.text(small.middle(), middle, floor + 8.0, &bar.label);
        }
    }
    page.line((left, floor), (WIDTH - MARGIN, floor), SOFT);
    let mut y = floor + small.height() + 24.0;
    let (mut x, note) = (MARGIN, Pen::new(26.0, SOFT));
    for (words, colour) in chart.legend.iter().zip(COLOURS) {
        let width = 40.0 + note.width(words) + 28.0;
        if x > MARGIN && x + width > WIDTH {
            (x, y) = (MARGIN, y + note.height() + 4.0);
        }
        page.fill((x, y + 6.0, 28.0, 22.0), 5.0, colour);
        page.text(note, x + 40.0, y, words);
        x += width;
    }
    if !chart.legend.is_empty() {
        y += note.height();
    }
    page.done(y + MARGIN / 2.0)
}

/// What there is, the most first, each with a bar of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    pub head: Head,
    pub rows: Vec<Share>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Share {
    pub label: String,
    pub value: String,
    pub size: f64,
    /// Which of the colours.
    pub colour: usize,
}

pub fn rows(chart: &Rows) -> Svg {
    let mut page = Page::new(WIDTH);
    let mut y = chart.head.draw(&mut page);
    let most = chart.rows.iter().map(|row| row.size).fold(0.0, f64::max);
    if most <= 0.0 {
        return chart.head.nothing(page, y);
    }
    let room = WIDTH - 2.0 * MARGIN;
    let (label, value) = (Pen::new(29.0, INK), Pen::new(29.0, INK).bold().end());
    for row in &chart.rows {
        let words = label.fit(&row.label, room - value.width(&row.value) - 20.0);
        page.text(label, MARGIN, y, &words);
        page.text(value, WIDTH - MARGIN, y, &row.value);
        y += label.height() + 4.0;
        page.fill((MARGIN, y, room, 22.0), 6.0, "#f0f2f6");
        let width = (room * row.size / most).max(8.0);
        page.fill((MARGIN, y, width, 22.0), 6.0, COLOURS[row.colour % COLOURS.len()]);
        y += 22.0 + 2.0 * GAP;
    }
    page.done(y + MARGIN / 2.0)
}

/// A table of numbers, the darker the more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heat {
    pub head: Head,
    pub columns: Vec<String>,
    /// By their names, with a number a column.
    pub rows: Vec<(String, Vec<u32>)>,
}

pub fn heat(chart: &Heat) -> Svg {
    const LEFT: f64 = 96.0;
    const CELL: f64 = 54.0;
    let mut page = Page::new(WIDTH);
    let mut y = chart.head.draw(&mut page);
    let most = chart
        .rows
        .iter()
        .flat_map(|(_, cells)| cells)
        .copied()
        .max()
        .unwrap_or(0);
    if most == 0 || chart.columns.is_empty() {
        return chart.head.nothing(page, y);
    }
    let width = (WIDTH - 2.0 * MARGIN - LEFT) / chart.columns.len() as f64;
    let x = |n: usize| MARGIN + LEFT + n as f64 * width;
    let name = Pen::new(28.0, INK).bold().middle();
    for (n, column) in chart.columns.iter().enumerate() {
        page.text(name, x(n) + width / 2.0, y, column);
    }
    y += name.height() + 6.0;
    for (label, cells) in &chart.rows {
        page.text(Pen::new(26.0, SOFT), MARGIN, y + 9.0, label);
        for (n, count) in cells.iter().enumerate().take(chart.columns.len()) {
            let area = (x(n) + 3.0, y + 3.0, width - 6.0, CELL - 6.0);
            if *count == 0 {
                page.fill(area, 6.0, "#f3f5f8");
                continue;
            }
            let share = f64::from(*count) / f64::from(most);
            page.fill(area, 6.0, &shade(share));
            let ink = if share > 0.55 { "#ffffff" } else { INK };
            let pen = Pen::new(25.0, ink).middle();
            page.text(pen, x(n) + width / 2.0, y + 9.0, &count.to_string());
        }
        y += CELL;
    }
    page.done(y + MARGIN)
}

/// From nearly white to a deep blue.
fn shade(share: f64) -> String {
    let mix = |from: f64, to: f64| (from + (to - from) * share.clamp(0.0, 1.0)).round() as u8;
    format!(
        "#{:02x}{:02x}{:02x}",
        mix(222.0, 26.0),
        mix(236.0, 86.0),
        mix(252.0, 158.0)
    )
}

/// How many parts of that size there are, a begun one among them.
fn parts(whole: i64, size: i64) -> i64 {
    whole / size + i64::from(whole % size > 0)
}

/// Round steps from nothing to at least `most`, about five of them; whole numbers only.
pub fn steps(most: i64) -> Vec<i64> {
    if most <= 0 {
        return Vec::new();
    }
    let mut step: i64 = 1;
    while parts(most, 5) > step {
        let first = step.to_string().as_bytes()[0];
        step = match first {
            b'2' => step / 2 * 5,
            _ => step.saturating_mul(2),
        };
    }
    (0..=parts(most, step)).map(|n| n * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_few() {
        assert_eq!(steps(0), Vec::<i64>::new());
        assert_eq!(steps(3), [0, 1, 2, 3]);
        assert_eq!(steps(7), [0, 2, 4, 6, 8]);
        assert_eq!(steps(23), [0, 5, 10, 15, 20, 25]);
        assert_eq!(steps(450_000), [0, 100_000, 200_000, 300_000, 400_000, 500_000]);
        for most in 1..2000 {
            let steps = steps(most);
            assert!(
                *steps.last().unwrap() >= most && (2..=6).contains(&steps.len()),
                "{most} {steps:?}"
            );
        }
    }
}
