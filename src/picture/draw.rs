//! From a chart to SVG: sizes, colours, and the order of what lies on what.

use std::fmt::Write;

use super::Svg;
use super::chart::{Chart, Line, Mark, Node, Sample};
use super::font::{FAMILY, Face, Weight};
use super::layout::{self, Point};
use crate::domain::workflow::Phase;

const MARGIN: f64 = 24.0;
const BOX_WIDTH: f64 = 330.0;
const PADDING: f64 = 16.0;
/// Room for a row's sign.
const INDENT: f64 = 24.0;
const TIP: f64 = 14.0;
const ROUND: f64 = 9.0;
const INK: &str = "#1f2933";
const SOFT: &str = "#52606d";

/// A size and weight of text, with its colour.
#[derive(Clone, Copy)]
struct Style {
    size: f64,
    weight: Weight,
    colour: &'static str,
}

const HEADLINE: Style = Style {
    size: 36.0,
    weight: Weight::Bold,
    colour: INK,
};
const TITLE: Style = Style {
    size: 27.0,
    weight: Weight::Bold,
    colour: INK,
};
const BADGE: Style = Style {
    size: 19.0,
    weight: Weight::Bold,
    colour: SOFT,
};
const NOTE: Style = Style {
    size: 22.0,
    weight: Weight::Regular,
    colour: INK,
};
const ROW: Style = Style {
    size: 21.0,
    weight: Weight::Regular,
    colour: SOFT,
};

impl Style {
    fn height(self) -> f64 {
        (self.size * 1.28).round()
    }

    fn lines(self, text: &str, room: f64) -> Vec<String> {
        Face::new(self.weight, self.size as f32).lines(text, room as f32)
    }
}

/// Fill and edge.
fn colours(phase: Phase) -> (&'static str, &'static str) {
    match phase {
        Phase::Pending => ("#fff3d1", "#d99a00"),
        Phase::Upcoming => ("#dcecff", "#2f78c4"),
        Phase::Done => ("#dff5e1", "#2e9a4b"),
        Phase::Void => ("#ececf0", "#8a8fa0"),
    }
}

fn dashes(line: Line) -> &'static str {
    match line {
        Line::Person => "",
        Line::Alone => r#" stroke-dasharray="9 7""#,
    }
}

/// A line of a box: its style, its sign and how far it is set in.
type TextLine = (Style, Option<Mark>, f64, String);

/// Draws a chart, higher than wide.
pub fn draw(chart: &Chart) -> Svg {
    let texts: Vec<Vec<TextLine>> = chart.nodes.iter().map(text_of).collect();
    let heights: Vec<f64> = texts.iter().map(|lines| height_of(lines)).collect();
    let pairs: Vec<(usize, usize)> = chart.arrows.iter().map(|it| (it.from, it.to)).collect();
    let placed = layout::place(BOX_WIDTH, &heights, &pairs);

    let width = (placed.width + 2.0 * MARGIN).ceil();
    let headline = HEADLINE.lines(&chart.title, width - 2.0 * MARGIN);
    let top = MARGIN + headline.len() as f64 * HEADLINE.height() + MARGIN;
    let (legend, legend_height) = legend(chart, width);
    let height = (top + placed.height + MARGIN + legend_height + MARGIN).ceil();

    let mut svg = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" fill="#ffffff"/>"##
    );
    let mut y = MARGIN;
    for line in &headline {
        text(&mut svg, HEADLINE, MARGIN, y, line);
        y += HEADLINE.height();
    }
    group(&mut svg, MARGIN, top, |svg| {
        // Where both run along one lane, the whole line is seen.
        for line in [Line::Alone, Line::Person] {
            for (arrow, way) in chart.arrows.iter().zip(&placed.ways).filter(|(it, _)| it.line == line) {
                let (_, colour) = colours(chart.nodes[arrow.from].phase);
                arrow_of(svg, colour, line, way);
            }
        }
        for ((node, lines), at) in chart.nodes.iter().zip(&texts).zip(0..) {
            box_of(svg, node, lines, placed.boxes[at], heights[at]);
        }
    });
    group(&mut svg, MARGIN, top + placed.height + MARGIN, |svg| {
        svg.push_str(&legend)
    });
    svg.push_str("</svg>");
    Svg(svg)
}

fn group(svg: &mut String, x: f64, y: f64, inside: impl FnOnce(&mut String)) {
    put(svg, format_args!(r#"<g transform="translate({x:.1} {y:.1})">"#));
    inside(svg);
    svg.push_str("</g>");
}

fn text_of(node: &Node) -> Vec<TextLine> {
    let room = BOX_WIDTH - 2.0 * PADDING;
    let plain = |style: Style, text: &str| {
        style
            .lines(text, room)
            .into_iter()
            .map(move |line| (style, None, 0.0, line))
    };
    let mut lines: Vec<TextLine> = Vec::new();
    lines.extend(node.badge.iter().flat_map(|badge| plain(BADGE, badge)));
    lines.extend(plain(TITLE, &node.title));
    lines.extend(node.note.iter().flat_map(|note| plain(NOTE, note)));
    for row in &node.rows {
        let wrapped = ROW.lines(&row.text, room - INDENT).into_iter().enumerate();
        lines.extend(wrapped.map(|(at, line)| (ROW, (at == 0).then_some(row.mark), INDENT, line)));
    }
    lines
}

fn height_of(lines: &[TextLine]) -> f64 {
    lines.iter().map(|(style, ..)| style.height()).sum::<f64>() + 2.0 * PADDING
}

fn box_of(svg: &mut String, node: &Node, lines: &[TextLine], (x, mut y): Point, height: f64) {
    let (fill, edge) = colours(node.phase);
    put(
        svg,
        format_args!(
            r#"<rect x="{x:.1}" y="{y:.1}" width="{BOX_WIDTH}" height="{height:.1}" rx="14" fill="{fill}" stroke="{edge}" stroke-width="3"/>"#
        ),
    );
    y += PADDING;
    for (style, sign, indent, line) in lines {
        let sign = sign.map(|mark| match mark {
            Mark::In => "→",
            Mark::Stay => "↻",
        });
        if let Some(sign) = sign {
            text(svg, Style { colour: edge, ..*style }, x + PADDING, y, sign);
        }
        text(svg, *style, x + PADDING + indent, y, line);
        y += style.height();
    }
}

/// Straight stretches with rounded corners, and a tip.
fn arrow_of(svg: &mut String, colour: &str, line: Line, way: &[Point]) {
    let [first, .., before, last] = way else {
        let [first, last] = way else { return };
        return arrow_of(svg, colour, line, &[*first, toward(*first, *last, 1.0), *last]);
    };
    let base = toward(*last, *before, TIP);
    let mut path = format!("M{:.1} {:.1}", first.0, first.1);
    for corner in way.windows(3) {
        let (to, from) = (toward(corner[1], corner[0], ROUND), toward(corner[1], corner[2], ROUND));
        put(
            &mut path,
            format_args!(
                "L{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}",
                to.0, to.1, corner[1].0, corner[1].1, from.0, from.1
            ),
        );
    }
    put(&mut path, format_args!("L{:.1} {:.1}", base.0, base.1));
    let dashes = dashes(line);
    put(
        svg,
        format_args!(r#"<path d="{path}" fill="none" stroke="{colour}" stroke-width="3.2"{dashes}/>"#),
    );
    let (wx, wy) = ((base.1 - last.1) * 0.55, (last.0 - base.0) * 0.55);
    put(
        svg,
        format_args!(
            r#"<path d="M{:.1} {:.1}L{:.1} {:.1}L{:.1} {:.1}Z" fill="{colour}"/>"#,
            last.0,
            last.1,
            base.0 + wx,
            base.1 + wy,
            base.0 - wx,
            base.1 - wy
        ),
    );
}

/// The point at that distance from one on the way to another, at most half of it.
fn toward(from: Point, to: Point, distance: f64) -> Point {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy).max(0.1);
    let share = distance.min(length / 2.0) / length;
    (from.0 + dx * share, from.1 + dy * share)
}

/// The legend in one column, and its height.
fn legend(chart: &Chart, width: f64) -> (String, f64) {
    const SAMPLE: f64 = 46.0;
    let mut svg = String::new();
    let mut y = 0.0;
    for (sample, words) in &chart.legend {
        let middle = y + NOTE.height() / 2.0;
        match sample {
            Sample::Phase(phase) => {
                let (fill, edge) = colours(*phase);
                put(
                    &mut svg,
                    format_args!(
                        r#"<rect x="0" y="{:.1}" width="{SAMPLE}" height="20" rx="6" fill="{fill}" stroke="{edge}" stroke-width="3"/>"#,
                        middle - 10.0
                    ),
                );
            }
            Sample::Line(line) => {
                arrow_of(
                    &mut svg,
                    INK,
                    *line,
                    &[(0.0, middle), (SAMPLE / 2.0, middle), (SAMPLE, middle)],
                );
            }
            Sample::None => {}
        }
        let indent = if *sample == Sample::None { 0.0 } else { SAMPLE + 14.0 };
        for line in NOTE.lines(words, width - 2.0 * MARGIN - indent) {
            text(&mut svg, NOTE, indent, y, &line);
            y += NOTE.height();
        }
        y += 4.0;
    }
    (svg, y)
}

/// A line of text whose upper left corner is there.
fn text(svg: &mut String, style: Style, x: f64, y: f64, line: &str) {
    let weight = match style.weight {
        Weight::Regular => 400,
        Weight::Bold => 700,
    };
    put(
        svg,
        format_args!(
            r#"<text x="{x:.1}" y="{:.1}" font-family="{FAMILY}" font-size="{}" font-weight="{weight}" fill="{}">{}</text>"#,
            y + style.size,
            style.size,
            style.colour,
            escaped(line)
        ),
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn put(to: &mut String, what: std::fmt::Arguments<'_>) {
    to.write_fmt(what).expect("a String takes all that is written to it");
}
