//! Workflows that are valid though nobody meant them.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use rust_decimal::Decimal;

use crate::domain::moment::Span;
use crate::domain::workflow::*;

const SIDES: &[&[By]] = &[
    &[By::Client],
    &[By::Specialist],
    &[By::Client, By::Specialist],
    &[By::Timer],
    &[By::Ledger],
];

const NAMES: &[&str] = &[
    "approve", "decline", "cancel", "move", "own", "own", "own", "own", "own", "own", "own", "own",
];

static LESSON: LazyLock<Workflow> = LazyLock::new(|| {
    let (file, text) = shipped().into_iter().find(|(file, _)| *file == "lesson.toml").unwrap();
    load(file, text, Origin::Shipped).unwrap()
});

/// A status and a step that leads to it, or a step between what is there.
#[derive(Clone, Debug)]
struct Sketch {
    new_status: Option<(Phase, Payment, u32)>,
    name: &'static str,
    from: Vec<Index>,
    to: Index,
    by: Vec<By>,
    since: Option<When>,
    until: Option<When>,
    at: Option<Vec<When>>,
}

fn moments() -> impl Strategy<Value = When> {
    (select(Anchor::ALL), -72i64..72).prop_map(|(anchor, hours)| When {
        anchor,
        offset: Span::hours(hours),
    })
}

fn sketches() -> impl Strategy<Value = Sketch> {
    let new_status = (select(Phase::ALL), select(Payment::ALL), select(&[0u32, 50, 100][..]));
    let by = select(SIDES);
    let names = select(NAMES);
    (
        prop::option::of(new_status),
        names,
        prop::collection::vec(any::<Index>(), 1..3),
        any::<Index>(),
        by,
        prop::option::of(moments()),
        prop::option::of(moments()),
        prop::collection::vec(moments(), 1..4),
    )
        .prop_map(|(new_status, name, from, to, by, since, until, at)| {
            let is_timer = by == [By::Timer];
            let is_person = by[0].is_person();
            Sketch {
                new_status,
                name,
                from,
                to,
                by: by.to_vec(),
                since: since.filter(|_| is_person),
                until: until.filter(|_| is_person),
                at: Some(at).filter(|_| is_timer),
            }
        })
}

/// Grown from a small one by what the check lets in, so that all of it is valid and none of it is meant.
fn generated() -> impl Strategy<Value = Workflow> {
    prop::collection::vec(sketches(), 4..20).prop_map(|sketches| {
        let mut workflow = LESSON.clone();
        workflow
            .statuses
            .retain(|it| ["requested", "confirmed", "rendered", "paid", "cancelled"].contains(&it.id.as_str()));
        workflow
            .steps
            .retain(|it| ["approve", "settle", "cancel", "autoclose"].contains(&it.name.as_str()));
        for step in &mut workflow.steps {
            step.from.retain(|from| *from != StatusId::from("unpaid"));
        }
        for sketch in sketches {
            let grown = grow(&workflow, sketch);
            if load("generated.toml", &to_toml(&grown), Origin::Own).is_ok() {
                workflow = grown;
            }
        }
        load("generated.toml", &to_toml(&workflow), Origin::Own).expect("it grew by what is valid")
    })
}

/// What is sketched, made to fit where that is a matter of course.
fn grow(workflow: &Workflow, sketch: Sketch) -> Workflow {
    let mut grown = workflow.clone();
    let number = grown.steps.len();
    let ledger = sketch.by == [By::Ledger];
    let mut from: Vec<_> = sketch
        .from
        .iter()
        .map(|it| it.get(&workflow.statuses).id.clone())
        .collect();
    from.sort();
    from.dedup();
    let settled = |it: &Status| workflow.steps_from(&it.id).any(|step| step.by == [By::Ledger]);
    if ledger {
        from = workflow
            .statuses
            .iter()
            .filter(|it| it.payment == Payment::Due && !settled(it))
            .map(|it| it.id.clone())
            .collect();
        from.truncate(1);
    }
    let seats_are_free = from
        .iter()
        .any(|it| workflow.status(it).is_some_and(|it| !it.phase.holds_seat()));
    let to = match sketch.new_status {
        Some((phase, payment, percent)) if sketch.name != "move" => {
            let id = StatusId(format!("s{number}"));
            let phase = if seats_are_free { Phase::Void } else { phase };
            let payment = if ledger { Payment::Paid } else { payment };
            let charge = match payment {
                Payment::None => Decimal::ZERO,
                Payment::Due => Decimal::new(percent.into(), 2).normalize(),
                Payment::Paid => Decimal::ONE,
            };
            let title = LESSON.title.clone();
            grown.statuses.push(Status {
                id: id.clone(),
                title,
                icon: "🎲".into(),
                phase,
                payment,
                charge,
            });
            if matches!(phase, Phase::Pending | Phase::Upcoming) {
                grown.steps.push(step(
                    "cancel".into(),
                    vec![id.clone()],
                    "cancelled".into(),
                    vec![By::Specialist],
                ));
            }
            id
        }
        _ => sketch.to.get(&workflow.statuses).id.clone(),
    };
    if sketch.name == "move" {
        from = vec![to.clone()];
    }
    let name = match sketch.name {
        _ if ledger => "settle".into(),
        "own" => StepName(format!("x{number}")),
        reserved => reserved.into(),
    };
    let (until, since, at) = (sketch.until, sketch.since, sketch.at);
    grown.steps.push(Step {
        until,
        since,
        at,
        ..step(name, from, to, sketch.by)
    });
    grown
}

fn step(name: StepName, from: Vec<StatusId>, to: StatusId, by: Vec<By>) -> Step {
    let (title, notify) = (LESSON.title.clone(), vec![Notify::Other]);
    Step {
        name,
        title,
        from,
        to,
        by,
        until: None,
        since: None,
        at: None,
        notify,
        ask: None,
        confirm: false,
    }
}

pub(super) fn workflows() -> impl Strategy<Value = Workflow> {
    let shipped: Vec<_> = shipped()
        .into_iter()
        .map(|(file, text)| load(file, text, Origin::Shipped).unwrap())
        .collect();
    prop_oneof![1 => select(shipped), 3 => generated()]
}
