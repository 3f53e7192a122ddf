//! What one workflow has that another has not, as people speak of it: statuses and deadlines, not lines of a file.

use rust_decimal::Decimal;

use super::deadline::{Deadline, Limit};
use super::model::{Status, Workflow};

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
    if found.is_empty() && before != after {
        found.push(Difference::Other);
    }
    found
}
