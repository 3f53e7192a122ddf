//! Status workflows: the state machine of a tenant's bookings, read from a file of data, checked, and run.
//!
//! `model` is what a file says, `parse` reads it, `check` refuses what the rest could not rely on, `machine` is the
//! only thing that changes a status, `catalogue` finds the files, `sketch` is one that is being changed. `workflows/README.md` lists every key.

pub mod catalogue;
mod check;
mod check_step;
mod deadline;
mod difference;
pub mod machine;
pub mod mend;
mod misread;
mod model;
mod parse;
#[cfg(test)]
mod properties;
mod reader;
#[cfg(test)]
pub(crate) mod rules;
pub mod sketch;
mod values;
mod write;
mod wrong;

use std::fmt;

pub use catalogue::{Catalogue, load_file, shipped};
pub use check::{MOST_BUTTONS, MOST_STATUSES, MOST_STEPS};
pub use deadline::{Deadline, Limit};
pub use difference::{Difference, differences};
pub use misread::{FORMAT, Ill, Misread, Spot, TitleFault};
pub use model::{
    Anchor, Ask, By, Entrance, Entry, Notify, Payment, Phase, Status, StatusId, Step, StepName, Times, Titles, When,
    Workflow,
};
pub use sketch::Sketch;
pub use values::{CHARGE_LIMIT, ICON_LENGTH, NAME_LENGTH, TITLE_LENGTH, is_icon, percentage_text, title_fault};
pub use write::to_toml;
pub use wrong::{About, Complaint, Wrong};

/// In bytes.
pub const FILE_LIMIT: usize = 64 * 1024;
/// What the history calls the way back; no file may have a step of this name.
pub const UNDO: &str = "undo";
/// More would not be read, and a file of noise has thousands.
const MOST_PROBLEMS: usize = 50;

/// Whose file it is: shipped ones have titles in all our languages, a tenant's own in one at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Shipped,
    Own,
}

/// What is wrong with a file, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    pub file: String,
    pub line: usize,
    pub message: String,
    /// Where it does not read, as a chat can say it.
    pub misread: Option<Box<Misread>>,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for Problem {}

/// Reads and checks a file; `file` is its name in problems, which come in the order of lines and at least one.
pub fn load(file: &str, text: &str, origin: Origin) -> Result<Workflow, Vec<Problem>> {
    let faults = if text.len() > FILE_LIMIT {
        vec![told(1, too_large())]
    } else {
        match parse::parse(text) {
            Err(faults) => faults.into_iter().map(|(line, misread)| told(line, misread)).collect(),
            Ok((workflow, lines)) => {
                let complaints = check::check(&workflow, &lines, origin);
                if complaints.is_empty() {
                    return Ok(workflow);
                }
                complaints
                    .iter()
                    .map(|it| (it.line, it.to_string(), crowd(it)))
                    .collect()
            }
        }
    };
    let problem = |(line, message, misread)| Problem {
        file: file.to_owned(),
        line,
        message,
        misread,
    };
    let mut problems: Vec<Problem> = faults.into_iter().map(problem).collect();
    problems.sort();
    problems.truncate(MOST_PROBLEMS);
    Err(problems)
}

/// What a tenant's own text that reads has against the rules, in the order of its lines; `None` if it does not read.
pub fn complaints(text: &str) -> Option<Vec<Complaint>> {
    let (workflow, lines) = parse::parse(text).ok()?;
    let mut complaints = check::check(&workflow, &lines, Origin::Own);
    complaints.sort_by_key(|it| it.line);
    complaints.truncate(MOST_PROBLEMS);
    Some(complaints)
}

/// [`load`], for what may be no text at all.
pub fn load_bytes(file: &str, bytes: &[u8], origin: Origin) -> Result<Workflow, Vec<Problem>> {
    let refuse = |line, misread: Misread| {
        Err(vec![Problem {
            file: file.to_owned(),
            line,
            message: misread.to_string(),
            misread: Some(Box::new(misread)),
        }])
    };
    if bytes.len() > FILE_LIMIT {
        return refuse(1, too_large());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => load(file, text, origin),
        Err(error) => {
            let line = bytes
                .iter()
                .take(error.valid_up_to())
                .filter(|byte| **byte == b'\n')
                .count()
                + 1;
            refuse(line, of_file(Ill::NotText))
        }
    }
}

/// Nobody reads on to see by how much.
fn too_large() -> Misread {
    of_file(Ill::TooLarge)
}

fn of_file(ill: Ill) -> Misread {
    let spot = Spot::File;
    Misread { spot, ill }
}

fn told(line: usize, misread: Misread) -> (usize, String, Option<Box<Misread>>) {
    (line, misread.to_string(), Some(Box::new(misread)))
}

/// A crowd is not mended in a draft: a chat says it of the file.
fn crowd(complaint: &Complaint) -> Option<Box<Misread>> {
    if let Wrong::TooManyStatuses { count } = complaint.wrong {
        return Some(Box::new(of_file(Ill::TooManyStatuses(count))));
    }
    if let Wrong::TooManySteps { count } = complaint.wrong {
        return Some(Box::new(of_file(Ill::TooManySteps(count))));
    }
    None
}
