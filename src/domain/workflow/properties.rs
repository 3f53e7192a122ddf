//! What holds for every workflow: the shipped ones, many generated ones, and files that are hardly any.

mod generate;
mod ledger;

use std::fmt::Write;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use self::generate::workflows;
use super::machine::{self, Refusal};
use super::*;
use crate::domain::moment::{Moment, Span};

const START: Moment = Moment(1_800_000_000);

fn graph(workflow: &Workflow) -> String {
    let mut text = String::new();
    for status in &workflow.statuses {
        let charge = status.charge * rust_decimal::Decimal::ONE_HUNDRED;
        let last = if workflow.is_final(&status.id) { ", final" } else { "" };
        let (id, phase, payment) = (&status.id, status.phase, status.payment);
        writeln!(
            text,
            "{} {id}: {phase}, {payment} {}%{last}",
            status.icon,
            charge.normalize()
        )
        .unwrap();
        for step in workflow.steps_from(&status.id) {
            let by: Vec<_> = step.by.iter().map(By::to_string).collect();
            write!(text, "    {} -> {} by {}", step.name, step.to, by.join(", ")).unwrap();
            let at: Vec<_> = step.at.iter().flatten().map(When::to_string).collect();
            for (word, when) in [("since", &step.since), ("until", &step.until)] {
                if let Some(when) = when {
                    write!(text, ", {word} {when}").unwrap();
                }
            }
            if !at.is_empty() {
                write!(text, " at {}", at.join(" or ")).unwrap();
            }
            writeln!(text).unwrap();
        }
    }
    text
}

#[test]
fn the_graph_of_each_shipped_file_is_what_it_was() {
    for (file, text) in shipped() {
        let workflow = load(file, text, Origin::Shipped).unwrap();
        insta::assert_snapshot!(workflow.id.clone(), graph(&workflow));
    }
}

fn times(entered: Moment, due: Option<i64>) -> Times {
    let created = START - Span::days(3);
    Times {
        start: START,
        end: START + Span::hours(1),
        created,
        entered,
        due: due.map(|hours| START + Span::hours(hours)),
    }
}

/// An attempt of some side at some time, mostly with a name that exists.
type Attempt = (By, Index, Option<String>, i64, bool);

fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
    let attempt = (
        select(By::ALL),
        any::<Index>(),
        prop::option::weighted(0.1, "[a-z]{0,8}"),
        -100i64..100,
        any::<bool>(),
    );
    prop::collection::vec(attempt, 1..60)
}

/// Those steps of the table that bear the name, begin there, and are that side's.
fn table<'w>(workflow: &'w Workflow, status: &StatusId, name: &str, by: By) -> Vec<&'w Step> {
    let is_it = |step: &&Step| step.name.as_str() == name && step.from.contains(status) && step.by.contains(&by);
    workflow.steps.iter().filter(is_it).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_step_outside_the_table_is_ever_taken(
        workflow in workflows(), attempts in attempts(), requested: bool, due in prop::option::of(-50i64..50),
    ) {
        let entrance = if requested { Entrance::Request } else { Entrance::Book };
        let first = machine::enter(&workflow, entrance).id.clone();
        let mut status = first.clone();
        let mut history = Vec::new();
        for (by, index, other, hours, sure) in attempts {
            let name = other.unwrap_or_else(|| index.get(&workflow.steps).name.to_string());
            let (now, times) = (START + Span::hours(hours), times(START - Span::days(2), due));
            let rows = table(&workflow, &status, &name, by);
            prop_assert!(rows.len() <= 1);
            let moment = |when: Option<When>| when.and_then(|when| when.moment(&times));
            match machine::step(&workflow, &status, &name, by, now, &times, sure) {
                Ok(change) => {
                    let [row] = rows.as_slice() else { panic!("{change:?} is not in the table") };
                    prop_assert_eq!((&change.step, &change.from, &change.to), (&row.name, &status, &row.to));
                    let (from, to) = (workflow.status(&status).unwrap(), workflow.status(&row.to).unwrap());
                    prop_assert_eq!((change.from_phase, change.to_phase), (from.phase, to.phase));
                    prop_assert!(from.phase.holds_seat() || !to.phase.holds_seat(), "a seat is taken back by undo alone");
                    prop_assert!(to.id == from.id || !workflow.is_final(&from.id));
                    let in_time = moment(row.until).is_none_or(|until| now <= until)
                        && moment(row.since).is_none_or(|since| now >= since);
                    prop_assert_eq!(change.warned.is_some(), !in_time);
                    prop_assert!(in_time || (by == By::Specialist && sure));
                    prop_assert!(by != By::Timer || row.moment(&times).unwrap() <= now);
                    if to.payment == Payment::Paid {
                        prop_assert!(from.payment == Payment::Paid || by == By::Ledger);
                        prop_assert!(to.charge <= from.charge, "what is paid was covered");
                    }
                    status = change.to.clone();
                    history.push(change);
                }
                Err(Refusal::NoSuchStep) => {
                    prop_assert!(rows.is_empty() || (by == By::Timer && rows[0].moment(&times).is_none()));
                }
                Err(Refusal::Unsure(_)) => prop_assert!(by == By::Specialist && !sure),
                Err(Refusal::TooLate { until }) => prop_assert!(by == By::Client && now > until),
                Err(Refusal::TooEarly { since }) => prop_assert!(by != By::Specialist && now < since),
            }
        }
        let replayed = history.iter().fold(first, |at, change| {
            assert_eq!(at, change.from);
            change.to.clone()
        });
        prop_assert_eq!(replayed, status);
    }

    #[test]
    fn the_way_back_never_leaves_the_history(
        workflow in workflows(), acts in prop::collection::vec((0u8..4, any::<Index>(), any::<Index>()), 1..40),
    ) {
        let entered = machine::enter(&workflow, Entrance::Request).id.clone();
        let made = |entry_no, from: Option<StatusId>, to: &StatusId, by_person, undoes| machine::Made {
            entry_no, from, to: to.clone(), by_person, undoes,
        };
        let mut history = vec![made(1, None, &entered, true, None)];
        // What stands: each status with whether a person led to it, and its entry.
        let mut path = vec![(entered, false, 1)];
        for (kind, step, by) in acts {
            let entry_no = history.len() as i64 + 1;
            let (status, ..) = path.last().unwrap().clone();
            if kind == 0 {
                let undone = machine::back(&workflow, &status, &history, By::Specialist);
                let Some(at) = path.iter().rposition(|it| it.1) else {
                    prop_assert_eq!(undone, Err(Refusal::NoSuchStep));
                    continue;
                };
                let machine::Back { change, taken } = undone.unwrap();
                let expected: Vec<i64> = path[at..].iter().map(|it| it.2).collect();
                prop_assert_eq!(&taken, &expected);
                path.truncate(at);
                prop_assert_eq!((&change.from, &change.to), (&status, &path.last().unwrap().0));
                prop_assert!(history.iter().any(|it| it.to == change.to), "{} was never there", change.to);
                history.push(made(entry_no, Some(status), &change.to, true, Some(taken[0])));
                continue;
            }
            let steps: Vec<&Step> = workflow.steps_from(&status).collect();
            if steps.is_empty() {
                continue;
            }
            let (step, by_person) = (step.get(&steps), by.get(&[true, false]));
            history.push(made(entry_no, Some(status.clone()), &step.to, *by_person, None));
            path.push((step.to.clone(), *by_person, entry_no));
        }
    }

    #[test]
    fn what_is_offered_is_in_the_table_and_can_be_taken(workflow in workflows(), hours in -100i64..100) {
        let (now, times) = (START + Span::hours(hours), times(START - Span::days(2), Some(30)));
        for status in &workflow.statuses {
            for by in By::ALL.iter().copied() {
                let offered = machine::offered(&workflow, &status.id, by, now, &times);
                for it in &offered {
                    let name = it.step.name.as_str();
                    prop_assert_eq!(table(&workflow, &status.id, name, by), vec![it.step]);
                    let taken = machine::step(&workflow, &status.id, name, by, now, &times, false);
                    prop_assert_eq!(taken.err(), it.guard);
                }
                let all = workflow.steps.iter().filter(|it| it.from.contains(&status.id) && it.by.contains(&by));
                prop_assert_eq!(offered.len(), all.count());
            }
        }
    }

    #[test]
    fn left_to_itself_every_booking_comes_to_rest(workflow in workflows(), due in prop::option::of(-50i64..50)) {
        for status in &workflow.statuses {
            let (mut at, mut now) = (status.id.clone(), START - Span::days(3));
            for changes in 0.. {
                prop_assert!(changes < workflow.statuses.len(), "timers run in a circle from {}", status.id);
                let times = times(now, due);
                let settled = machine::step(&workflow, &at, "settle", By::Ledger, now, &times, false);
                let timers = machine::timers(&workflow, &at, &times);
                let change = match (settled, timers.first()) {
                    (Ok(change), _) => change,
                    (Err(_), Some((name, moment))) => {
                        now = now.max(*moment);
                        machine::step(&workflow, &at, name.as_str(), By::Timer, now, &times, false).unwrap()
                    }
                    (Err(_), None) => break,
                };
                at = change.to;
            }
        }
    }

    #[test]
    fn a_workflow_survives_the_way_to_text_and_back(workflow in workflows()) {
        prop_assert_eq!(load("generated.toml", &to_toml(&workflow), Origin::Own), Ok(workflow));
    }
}

fn texts() -> impl Strategy<Value = &'static str> {
    select(shipped().into_iter().map(|(_, text)| text).collect::<Vec<_>>())
}

/// Whatever the file is, the answer is a workflow that can be used or problems that can be read.
fn judge(bytes: &[u8]) {
    match load_bytes("mutated.toml", bytes, Origin::Own) {
        Ok(workflow) => {
            let _ = machine::enter(&workflow, Entrance::Request);
            let _ = machine::enter(&workflow, Entrance::Book);
        }
        Err(problems) => {
            let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
            assert!(
                !problems.is_empty() && problems.iter().all(|it| (1..=lines).contains(&it.line)),
                "{problems:?}"
            );
            assert!(
                problems
                    .iter()
                    .all(|it| (10..600).contains(&it.message.chars().count())),
                "{problems:?}"
            );
            assert!(
                problems.iter().all(|it| !it.message.chars().any(char::is_control)),
                "{problems:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn changed_bytes_never_panic(text in texts(), changes in prop::collection::vec((any::<Index>(), any::<u8>(), 0u8..3), 1..8)) {
        let mut bytes = text.as_bytes().to_vec();
        for (at, byte, kind) in changes {
            let at = at.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => drop(bytes.remove(at)),
            }
        }
        judge(&bytes);
    }

    #[test]
    fn shuffled_lines_never_panic(text in texts(), changes in prop::collection::vec((any::<Index>(), any::<Index>(), 0u8..3), 1..12)) {
        let mut lines: Vec<&str> = text.lines().collect();
        for (one, other, kind) in changes {
            let (one, other) = (one.index(lines.len()), other.index(lines.len()));
            match kind {
                0 => lines.swap(one, other),
                1 => lines[one] = lines[other],
                _ => drop(lines.remove(one)),
            }
        }
        judge(lines.join("\n").as_bytes());
    }

    #[test]
    fn exchanged_words_never_panic(text in texts(), changes in prop::collection::vec((any::<Index>(), any::<Index>()), 1..6)) {
        let mut words: Vec<&str> = text.split_inclusive(|it: char| !it.is_alphanumeric()).collect();
        for (one, other) in changes {
            let (one, other) = (one.index(words.len()), other.index(words.len()));
            words[one] = words[other];
        }
        judge(words.concat().as_bytes());
    }

    #[test]
    fn noise_never_panics(text in any::<String>(), bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        judge(text.as_bytes());
        judge(format!("format = 1\n{text}").as_bytes());
        judge(&bytes);
    }
}
