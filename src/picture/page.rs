//! A white page to put texts, boxes and lines on: what a picture that is no chart of boxes and arrows is drawn with.

use std::fmt::Write;

use super::Svg;
use super::font::{FAMILY, Face, Weight};

pub const INK: &str = "#1f2933";
pub const SOFT: &str = "#5f6c7b";
pub const FAINT: &str = "#d9e0e8";

/// A drawing in the making; lengths are units of it, from the upper left corner.
pub struct Page {
    svg: String,
    width: f64,
}

/// How a line of text is written.
#[derive(Clone, Copy)]
pub struct Pen {
    size: f64,
    weight: Weight,
    colour: &'static str,
    anchor: &'static str,
}

impl Pen {
    pub fn new(size: f64, colour: &'static str) -> Self {
        Self {
            size,
            weight: Weight::Regular,
            colour,
            anchor: "start",
        }
    }

    pub fn bold(self) -> Self {
        Self {
            weight: Weight::Bold,
            ..self
        }
    }

    /// The point is the middle of the line.
    pub fn middle(self) -> Self {
        Self {
            anchor: "middle",
            ..self
        }
    }

    /// The point is the end of the line.
    pub fn end(self) -> Self {
        Self { anchor: "end", ..self }
    }

    pub fn height(self) -> f64 {
        (self.size * 1.3).round()
    }

    pub fn width(self, text: &str) -> f64 {
        f64::from(Face::new(self.weight, self.size as f32).width(text))
    }

    /// Broken into lines that fit.
    pub fn lines(self, text: &str, room: f64) -> Vec<String> {
        Face::new(self.weight, self.size as f32).lines(text, room as f32)
    }

    /// One line, with an ellipsis where it would be too long.
    pub fn fit(self, text: &str, room: f64) -> String {
        Face::new(self.weight, self.size as f32).fit(text, room as f32)
    }
}

impl Page {
    pub fn new(width: f64) -> Self {
        Self {
            svg: String::new(),
            width,
        }
    }

    /// A line of text whose upper edge is there.
    pub fn text(&mut self, pen: Pen, x: f64, y: f64, line: &str) {
        let weight = match pen.weight {
            Weight::Regular => 400,
            Weight::Bold => 700,
        };
        let line = line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        self.put(format_args!(
            r#"<text x="{x:.1}" y="{:.1}" font-family="{FAMILY}" font-size="{}" font-weight="{weight}" text-anchor="{}" fill="{}">{line}</text>"#,
            y + pen.size,
            pen.size,
            pen.anchor,
            pen.colour
        ));
    }

    /// A filled box; `round` is the radius of its corners.
    pub fn fill(&mut self, (x, y, width, height): (f64, f64, f64, f64), round: f64, colour: &str) {
        self.put(format_args!(
            r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" rx="{round}" fill="{colour}"/>"#
        ));
    }

    /// The edge of a box.
    pub fn edge(&mut self, (x, y, width, height): (f64, f64, f64, f64), round: f64, colour: &str) {
        self.put(format_args!(
            r#"<rect x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{height:.1}" rx="{round}" fill="none" stroke="{colour}" stroke-width="2"/>"#
        ));
    }

    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), colour: &str) {
        self.put(format_args!(
            r#"<path d="M{:.1} {:.1}L{:.1} {:.1}" stroke="{colour}" stroke-width="1.5"/>"#,
            from.0, from.1, to.0, to.1
        ));
    }

    pub fn path(&mut self, path: &str, colour: &str) {
        self.put(format_args!(
            r#"<path d="{path}" fill="{colour}" shape-rendering="crispEdges"/>"#
        ));
    }

    /// The drawing, so high.
    pub fn done(self, height: f64) -> Svg {
        let (width, height) = (self.width.ceil(), height.ceil());
        Svg(format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" fill="#ffffff"/>{}</svg>"##,
            self.svg
        ))
    }

    fn put(&mut self, what: std::fmt::Arguments<'_>) {
        self.svg
            .write_fmt(what)
            .expect("a String takes all that is written to it");
    }
}
