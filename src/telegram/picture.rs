//! The picture of a workflow in a reader's words: its statuses as boxes, with who leads there and when.

use std::collections::BTreeSet;

use super::texts::Speaker;
use crate::args;
use crate::domain::moment::Span;
use crate::domain::workflow::{By, Payment, Phase, Status, StatusId, Step, When, Workflow, percentage_text};
use crate::picture::{self, Arrow, Chart, Line, Mark, Node, Row, Sample, Svg};

/// Draws a workflow. To show it in a chat see [`Svg::to_png`].
pub fn draw(workflow: &Workflow, say: &Speaker) -> Svg {
    picture::draw(&chart(workflow, say))
}

fn chart(workflow: &Workflow, say: &Speaker) -> Chart {
    let (arrows, all_drawn) = arrows(workflow);
    let node = |status: &Status| Node {
        phase: status.phase,
        badge: badge(workflow, &status.id, say),
        title: status.title.get(say.lang().code()).to_owned(),
        note: note(status, say).filter(|note| *note != status.title.get(say.lang().code())),
        rows: rows(workflow, &status.id, say),
    };
    Chart {
        title: workflow.title.get(say.lang().code()).to_owned(),
        nodes: workflow.statuses.iter().map(node).collect(),
        legend: legend(workflow, &arrows, all_drawn, say),
        arrows,
    }
}

fn badge(workflow: &Workflow, status: &StatusId, say: &Speaker) -> Option<String> {
    let entry = &workflow.entry;
    match (entry.on_request == *status, entry.on_book == *status) {
        (true, true) => Some(say.plain("picture-entry-both", &args![])),
        (true, false) => Some(say.plain("picture-entry-request", &args![])),
        (false, true) => Some(say.plain("picture-entry-book", &args![])),
        (false, false) => None,
    }
}

fn note(status: &Status, say: &Speaker) -> Option<String> {
    match status.payment {
        Payment::Due if !status.charge.is_zero() => {
            Some(say.plain("picture-due", &args![share = percentage_text(status.charge)]))
        }
        Payment::Paid => Some(say.plain("picture-paid", &args![])),
        Payment::Due | Payment::None => None,
    }
}

/// The ways into a status as sentences, for whoever reads instead of looking.
pub fn ways(workflow: &Workflow, status: &StatusId, say: &Speaker) -> Vec<String> {
    rows(workflow, status, say).into_iter().map(|row| row.text).collect()
}

/// The ways into a status, and what can be done there without leaving it.
fn rows(workflow: &Workflow, status: &StatusId, say: &Speaker) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for step in workflow.steps.iter().filter(|step| step.to == *status) {
        let mark = if step.from.contains(status) {
            Mark::Stay
        } else {
            Mark::In
        };
        let row = Row {
            mark,
            text: way(step, say),
        };
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    rows.sort_by_key(|row| row.mark == Mark::Stay);
    rows
}

fn way(step: &Step, say: &Speaker) -> String {
    let title = step.title.get(say.lang().code());
    let title = if title.is_empty() { step.name.as_str() } else { title };
    if step.by.contains(&By::Ledger) {
        return say.plain("picture-by-ledger", &args![step = title]);
    }
    if let Some(at) = &step.at {
        return timer(title, at, say);
    }
    let who = match (step.by.contains(&By::Client), step.by.contains(&By::Specialist)) {
        (true, true) => say.plain("picture-client-or-specialist", &args![]),
        (true, false) => say.plain("picture-client", &args![]),
        (false, _) => say.plain("picture-specialist", &args![]),
    };
    let phrase = |key, when: &When, until: String| {
        let (anchor, side, length) = parts(when, say);
        say.plain(
            key,
            &args![
                step = title,
                who = who.as_str(),
                anchor = anchor,
                side = side,
                length = length,
                until = until
            ],
        )
    };
    match (&step.since, &step.until) {
        (None, None) => say.plain("picture-by", &args![step = title, who = who.as_str()]),
        (None, Some(until)) => phrase("picture-by-until", until, String::new()),
        (Some(since), None) => phrase("picture-by-since", since, String::new()),
        (Some(since), Some(until)) => {
            let (anchor, side, length) = parts(until, say);
            let until = say.plain("picture-until", &args![anchor = anchor, side = side, length = length]);
            phrase("picture-by-between", since, until)
        }
    }
}

fn timer(title: &str, at: &[When], say: &Speaker) -> String {
    // A later moment of the same anchor only counts where the earlier one had passed: too fine for a picture.
    let is_usual = |when: &&When| {
        !at.iter()
            .any(|other| other.anchor == when.anchor && other.offset < when.offset)
    };
    let moments: Vec<String> = at
        .iter()
        .filter(is_usual)
        .map(|when| {
            let (anchor, side, length) = parts(when, say);
            say.plain("picture-moment", &args![anchor = anchor, side = side, length = length])
        })
        .collect();
    let count = moments.len();
    let all = moments
        .into_iter()
        .reduce(|one, other| say.plain("picture-moments-two", &args![one = one, other = other]))
        .unwrap_or_default();
    match count {
        ..2 => say.plain("picture-by-timer", &args![step = title, moments = all]),
        2.. => say.plain("picture-by-timer-first", &args![step = title, moments = all]),
    }
}

/// The anchor, on which side of it a moment lies, and how far away.
fn parts(when: &When, say: &Speaker) -> (&'static str, &'static str, String) {
    let side = match when.offset.0 {
        ..0 => "before",
        0 => "at",
        1.. => "after",
    };
    let length = Span(when.offset.0.abs());
    let length = if length.0 > Span::days(1).0 && length.0 % Span::days(1).0 == 0 {
        say.days_since(length.0 / Span::days(1).0)
    } else {
        say.duration(length.0 / 60)
    };
    // A number and its unit stay together.
    (when.anchor.as_str(), side, length.replace(' ', "\u{a0}"))
}

/// What is worth an arrow, and whether that is all. A mark that the specialist corrects afterwards is not, unless a
/// status could not be come by otherwise: nearly every one of those leads to every other.
fn arrows(workflow: &Workflow) -> (Vec<Arrow>, bool) {
    let place = |id: &StatusId| workflow.statuses.iter().position(|it| it.id == *id);
    let mut arrows: Vec<Arrow> = Vec::new();
    let mut corrections: Vec<Arrow> = Vec::new();
    for step in &workflow.steps {
        let line = if step.by.iter().any(|by| by.is_person()) {
            Line::Person
        } else {
            Line::Alone
        };
        for from in step.from.iter().filter(|from| **from != step.to) {
            let (Some(from), Some(to)) = (place(from), place(&step.to)) else {
                continue;
            };
            let arrow = Arrow { from, to, line };
            let is_over = matches!(workflow.statuses[from].phase, Phase::Done | Phase::Void);
            if is_over && step.by == [By::Specialist] {
                corrections.push(arrow);
            } else {
                add(&mut arrows, arrow);
            }
        }
    }
    loop {
        let reached = reached(workflow, &arrows);
        let leads_on = |it: &&Arrow| reached.contains(&it.from) && !reached.contains(&it.to);
        let Some(next) = corrections.iter().find(leads_on).copied() else {
            break;
        };
        add(&mut arrows, next);
    }
    let is_drawn = |it: &Arrow| arrows.iter().any(|other| (other.from, other.to) == (it.from, it.to));
    let all_drawn = corrections.iter().all(is_drawn);
    (arrows, all_drawn)
}

fn add(arrows: &mut Vec<Arrow>, arrow: Arrow) {
    match arrows.iter_mut().find(|it| (it.from, it.to) == (arrow.from, arrow.to)) {
        Some(there) if arrow.line == Line::Person => there.line = Line::Person,
        Some(_) => {}
        None => arrows.push(arrow),
    }
}

fn reached(workflow: &Workflow, arrows: &[Arrow]) -> BTreeSet<usize> {
    let entries = [&workflow.entry.on_request, &workflow.entry.on_book];
    let starts = workflow
        .statuses
        .iter()
        .zip(0..)
        .filter(|(it, _)| entries.contains(&&it.id));
    let mut reached: BTreeSet<usize> = starts.map(|(_, at)| at).collect();
    let mut ahead: Vec<usize> = reached.iter().copied().collect();
    while let Some(at) = ahead.pop() {
        let next = arrows.iter().filter(|it| it.from == at).map(|it| it.to);
        ahead.extend(next.filter(|to| reached.insert(*to)));
    }
    reached
}

fn legend(workflow: &Workflow, arrows: &[Arrow], all_drawn: bool, say: &Speaker) -> Vec<(Sample, String)> {
    let mut legend = Vec::new();
    for phase in Phase::ALL.iter().copied() {
        if workflow.statuses.iter().any(|it| it.phase == phase) {
            let words = match phase {
                Phase::Pending => say.plain("picture-pending", &args![]),
                Phase::Upcoming => say.plain("picture-upcoming", &args![]),
                Phase::Done => say.plain("picture-done", &args![]),
                Phase::Void => say.plain("picture-void", &args![]),
            };
            legend.push((Sample::Phase(phase), words));
        }
    }
    for line in [Line::Person, Line::Alone] {
        if arrows.iter().any(|it| it.line == line) {
            let words = match line {
                Line::Person => say.plain("picture-line-person", &args![]),
                Line::Alone => say.plain("picture-line-alone", &args![]),
            };
            legend.push((Sample::Line(line), words));
        }
    }
    if !all_drawn {
        legend.push((Sample::None, say.plain("picture-corrections", &args![])));
    }
    legend
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::workflow::{Origin, load, shipped};
    use crate::telegram::texts::{Lang, Texts};

    fn shipped_workflows() -> Vec<Workflow> {
        let load = |(file, text)| load(file, text, Origin::Shipped).unwrap();
        shipped().into_iter().map(load).collect()
    }

    #[test]
    fn each_shipped_workflow_is_told_whole_in_both_languages() {
        let texts = Texts::embedded().unwrap();
        for workflow in shipped_workflows() {
            for lang in Lang::ALL {
                let chart = chart(&workflow, &texts.in_language(lang));
                assert_eq!(chart.nodes.len(), workflow.statuses.len());
                for step in &workflow.steps {
                    let to = workflow.statuses.iter().position(|it| it.id == step.to).unwrap();
                    let title = step.title.get(lang.code());
                    let title = if title.is_empty() { step.name.as_str() } else { title };
                    let told = chart.nodes[to].rows.iter().any(|row| row.text.starts_with(title));
                    assert!(told, "{} does not tell of {}", workflow.id, step.name);
                }
                let missing = |text: &str| text.contains('…') || text.contains("picture");
                let rows = chart.nodes.iter().flat_map(|node| &node.rows);
                assert!(
                    !rows.clone().any(|row| missing(&row.text)),
                    "{rows:#?}",
                    rows = rows.collect::<Vec<_>>()
                );
                let svg = draw(&workflow, &texts.in_language(lang));
                assert!(!svg.as_str().contains('□'), "{}", svg.as_str());
            }
        }
    }

    #[test]
    fn every_status_can_be_come_by_along_the_arrows() {
        for workflow in shipped_workflows() {
            let (arrows, _) = arrows(&workflow);
            assert_eq!(
                reached(&workflow, &arrows).len(),
                workflow.statuses.len(),
                "{}",
                workflow.id
            );
        }
    }

    #[test]
    fn a_lesson_reads_like_this() {
        let texts = Texts::embedded().unwrap();
        let lesson = shipped_workflows().into_iter().find(|it| it.id == "lesson").unwrap();
        let mut told = String::new();
        for lang in Lang::ALL {
            let chart = chart(&lesson, &texts.in_language(lang));
            for node in &chart.nodes {
                let words = [node.badge.as_ref(), Some(&node.title), node.note.as_ref()];
                let words: Vec<&str> = words.into_iter().flatten().map(String::as_str).collect();
                told += &format!("{}\n", words.join(" | "));
                for row in &node.rows {
                    told += &format!("    {:?} {}\n", row.mark, row.text);
                }
            }
            for (_, words) in &chart.legend {
                told += &format!("{words}\n");
            }
        }
        insta::assert_snapshot!(told);
    }
}
