//! What one workflow has that another has not, as people speak of it: statuses and deadlines, not lines of a file.

use rust_decimal::Decimal;

use super::deadline::{Deadline, Limit};
use super::model::{Status, StatusId, Titles, Workflow};

#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    Added(Status),
    Removed(Status),
    /// The status as it was, and as it is.
    Renamed(Status, Status),
    Icon(Status, Status),
    Charge {
        status: Status,
        before: Decimal,
    },
    /// Whether it counts as held is not what it was.
    Held(Status),
    /// `None`: this workflow has no such deadline any more.
    Deadline(Deadline, Option<Limit>),
    /// Something else: a step, a guard, an order.
    Other,
}

/// From the one to the other, in the order of the lists of statuses.
pub fn differences(before: &Workflow, after: &Workflow) -> Vec<Difference> {
    let mut found = Vec::new();
    for status in &after.statuses {
        let Some(old) = before.status(&status.id) else {
            found.push(Difference::Added(status.clone()));
            continue;
        };
        if old.title != status.title {
            found.push(Difference::Renamed(old.clone(), status.clone()));
        }
        if old.icon != status.icon {
            found.push(Difference::Icon(old.clone(), status.clone()));
        }
        if old.phase.holds_seat() != status.phase.holds_seat() {
            found.push(Difference::Held(status.clone()));
        }
        if old.charge != status.charge {
            let (status, before) = (status.clone(), old.charge);
            found.push(Difference::Charge { status, before });
        }
    }
    let gone = before.statuses.iter().filter(|it| after.status(&it.id).is_none());
    found.extend(gone.cloned().map(Difference::Removed));
    for deadline in Deadline::ALL {
        let limit = after.deadline(deadline);
        // What a share is set to stands among the charges already.
        if before.deadline(deadline) != limit && deadline != Deadline::LateShare {
            found.push(Difference::Deadline(deadline, limit));
        }
    }
    if (found.is_empty() && before != after) || differ_beside(before, after, &found) {
        found.push(Difference::Other);
    }
    found
}

/// Whether something differs beside what is told and what that brings with it.
fn differ_beside(before: &Workflow, after: &Workflow, told: &[Difference]) -> bool {
    let common = |id: &StatusId| before.status(id).is_some() && after.status(id).is_some();
    let (mut one, mut other) = (before.clone(), after.clone());
    for (mine, theirs) in [
        (&mut one.entry.on_request, &mut other.entry.on_request),
        (&mut one.entry.on_book, &mut other.entry.on_book),
    ] {
        if !common(mine) || !common(theirs) {
            mine.clone_from(theirs);
        }
    }
    for workflow in [&mut one, &mut other] {
        workflow.statuses.retain(|it| common(&it.id));
        workflow.steps.retain(|it| common(&it.to));
        for step in &mut workflow.steps {
            step.from.retain(common);
        }
    }
    for it in told {
        match it {
            Difference::Renamed(_, status) => {
                // Its buttons say it too.
                for step in one.steps.iter_mut().chain(&mut other.steps) {
                    if step.to == status.id {
                        step.title = Titles::default();
                    }
                }
            }
            Difference::Held(status) => {
                // What gave its time away can't be what holds it any more.
                for workflow in [&mut one, &mut other] {
                    for step in &mut workflow.steps {
                        if after.status(&step.to).is_some_and(|it| it.phase.holds_seat()) {
                            step.from.retain(|from| *from != status.id);
                        }
                    }
                }
            }
            Difference::Deadline(deadline, Some(limit)) => {
                one.set_deadline(*deadline, *limit);
            }
            Difference::Added(_)
            | Difference::Removed(_)
            | Difference::Icon(..)
            | Difference::Charge { .. }
            | Difference::Deadline(_, None)
            | Difference::Other => {}
        }
    }
    for status in &mut one.statuses {
        let Some(new) = after.status(&status.id) else { continue };
        if status.charge != new.charge {
            status.payment = new.payment;
        }
        if status.phase.holds_seat() != new.phase.holds_seat() {
            status.phase = new.phase;
        }
        (status.title, status.icon, status.charge) = (new.title.clone(), new.icon.clone(), new.charge);
    }
    for workflow in [&mut one, &mut other] {
        workflow.steps.retain(|it| !it.from.is_empty());
        for step in &mut workflow.steps {
            step.from.sort();
        }
    }
    (one.entry, one.statuses, one.steps) != (other.entry, other.statuses, other.steps)
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::super::model::{By, Phase};
    use super::super::sketch::{Meaning, NewOutcome, Sketch, outcomes, sources};
    use super::super::{Origin, load, shipped};
    use super::*;
    use crate::domain::moment::Span;

    fn workflows() -> Vec<Workflow> {
        let read = |(file, text)| load(file, text, Origin::Shipped).unwrap();
        shipped().into_iter().map(read).collect()
    }

    #[test]
    fn whatever_one_tap_changes_is_told_without_a_remainder() {
        for present in workflows() {
            let mut edited: Vec<Sketch> = Vec::new();
            let mut edit = |edit: &dyn Fn(&mut Sketch) -> bool| {
                let mut sketch = Sketch::of(&present);
                if edit(&mut sketch) {
                    edited.push(sketch);
                }
            };
            for status in outcomes(&present) {
                let (id, held) = (&status.id, status.phase == Phase::Done);
                edit(&|it| it.retire(id));
                edit(&|it| it.rename(id, "Иначе", "ru"));
                edit(&|it| it.set_icon(id, "🦥"));
                edit(&|it| it.set_charge(id, Decimal::new(4, 1)));
                edit(&|it| it.may_be_held(id, !held, &present) && it.set_held(id, !held, &present));
            }
            for deadline in Deadline::ALL {
                let limit = match deadline {
                    Deadline::LateShare => Limit::Share(Decimal::new(4, 1)),
                    _ => Limit::Time(Span::hours(7)),
                };
                edit(&|it| it.set_deadline(deadline, limit));
            }
            let meaning = Meaning::Free;
            let new = NewOutcome {
                title: "Пробное".to_owned(),
                icon: "🔸".to_owned(),
                lang: "ru".to_owned(),
                meaning,
                from: sources(&present, meaning).map(|it| it.id.clone()).collect(),
                by: vec![By::Specialist],
                tells: false,
            };
            edit(&|it| !it.add(&new).as_str().is_empty());
            for sketch in edited {
                let told = differences(&present, sketch.workflow());
                assert!(!told.contains(&Difference::Other), "{}: {told:?}", present.id);
                assert_eq!(differences(sketch.workflow(), sketch.workflow()), []);
            }
        }
    }

    #[test]
    fn a_step_that_changes_is_told_beside_anything_else() {
        let present = workflows().into_iter().find(|it| it.id == "lesson").unwrap();
        let mut other = present.clone();
        other.steps[0].confirm = !other.steps[0].confirm;
        assert_eq!(differences(&present, &other), [Difference::Other]);
        let mut sketch = Sketch::of(&other);
        assert!(sketch.set_icon(&"no-show".into(), "🦥"));
        let told = differences(&present, sketch.workflow());
        assert!(
            matches!(told[..], [Difference::Icon(..), Difference::Other]),
            "{told:?}"
        );
    }
}
