//! What there is to draw, with its words.

use crate::domain::workflow::Phase;

/// Boxes and the arrows between them, under a title and over a legend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    pub title: String,
    pub nodes: Vec<Node>,
    /// Between different nodes, each pair at most once.
    pub arrows: Vec<Arrow>,
    pub legend: Vec<(Sample, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its colour.
    pub phase: Phase,
    /// Above the title: that something begins here.
    pub badge: Option<String>,
    pub title: String,
    /// Beside the title, in small.
    pub note: Option<String>,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub mark: Mark,
    pub text: String,
}

/// The sign before a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A way in.
    In,
    /// What changes something else and stays here.
    Stay,
}

/// From one node to another, by their places in the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrow {
    pub from: usize,
    pub to: usize,
    pub line: Line,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Somebody does it.
    Person,
    /// It happens by itself.
    Alone,
}

/// What a line of the legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    Phase(Phase),
    Line(Line),
    /// A remark.
    None,
}
