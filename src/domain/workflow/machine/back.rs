//! The way back: what a person did to a booking is taken back along its own history, not along the table.

use super::{Change, Refusal, change};
use crate::domain::workflow::model::{By, StatusId, Workflow};

/// An entry of a booking's history, as far as the way back needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub entry_no: i64,
    /// None where the booking was made.
    pub from: Option<StatusId>,
    pub to: StatusId,
    /// A person did it, and not a timer or the ledger by itself.
    pub by_person: bool,
    /// The entry that this one takes back.
    pub undoes: Option<i64>,
}

/// A change that takes others back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Back {
    pub change: Change,
    /// The entries that are taken back: the newest that a person made, then what went on by itself after it.
    pub taken: Vec<i64>,
}

/// Takes the newest change back that a person made and nobody has taken back, and with it what automatic steps did
/// since: the booking comes to where it was before. Whether a seat is still free is the storage's to say.
///
/// The table is not asked: it may have lost the step since, and what was done is in the history.
pub fn back(workflow: &Workflow, status: &StatusId, history: &[Made], by: By) -> Result<Back, Refusal> {
    let path = standing(history);
    let ends_here = path.last().is_some_and(|last| last.to == *status);
    let at = path.iter().rposition(|made| made.by_person).filter(|_| ends_here);
    let taken = &path[at.ok_or(Refusal::NoSuchStep)?..];
    let before = taken.first().and_then(|made| made.from.as_ref());
    let change = before.and_then(|before| change(workflow, status, before, by));
    Ok(Back {
        change: change.ok_or(Refusal::NoSuchStep)?,
        taken: taken.iter().map(|made| made.entry_no).collect(),
    })
}

/// The entries that led to where the booking is: without what was taken back, and without the taking back.
fn standing(history: &[Made]) -> Vec<&Made> {
    let mut path: Vec<&Made> = Vec::new();
    for made in history {
        match made.undoes {
            Some(undone) => path.retain(|it| it.entry_no < undone),
            None => path.push(made),
        }
    }
    path
}
