//! What a workflow that reads has against the rules: one variant a rule, with what it is about.
//!
//! Here it is put in English for whoever writes the file; a chat puts it in its reader's own words.

use std::fmt;

use super::check::{MOST_BUTTONS, MOST_STATUSES, MOST_STEPS};
use super::model::{By, Entrance, Payment, Phase, StatusId, StepName};
use super::reader::shown;

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// In the file.
    pub line: usize,
    pub about: About,
    pub wrong: Wrong,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    File,
    Entry(Entrance),
    Status(StatusId),
    /// By its place in the file; its name does not tell it from others.
    Step(usize, StepName),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    TooManyStatuses {
        count: usize,
    },
    TooManySteps {
        count: usize,
    },
    /// Only shipped files speak all our languages.
    NoTranslation {
        language: &'static str,
    },
    /// A person takes the step, and its button would be empty.
    NoButtonText,
    UnknownEntry {
        id: StatusId,
        meant: Option<StatusId>,
    },
    UnknownFrom {
        id: StatusId,
        meant: Option<StatusId>,
    },
    UnknownTo {
        id: StatusId,
        meant: Option<StatusId>,
    },
    Twice {
        from: StatusId,
        by: By,
    },
    EntryPhase {
        id: StatusId,
        phase: Phase,
    },
    EntryPaid {
        id: StatusId,
    },
    Unreachable,
    DeadEnd {
        phase: Phase,
    },
    /// The specialist has no way out of what is ahead.
    NoCancel,
    /// Timers and the ledger would run in it for ever.
    Circle {
        statuses: Vec<StatusId>,
    },
    TooManyButtons {
        by: By,
        count: usize,
    },
    ChargesNothingDue,
    /// A person and a timer, or the ledger, in one step.
    NotAlone,
    TimerWithoutMoment,
    MomentWithoutTimer,
    /// A guard or a question where no person acts.
    AskedOfNobody {
        key: &'static str,
    },
    /// The name of the way back.
    NameBuiltIn,
    NotTheLedgers,
    /// A name of our own buttons, leading elsewhere than they say.
    NamePhases {
        from: &'static [Phase],
        to: &'static [Phase],
        source: Phase,
        target: Phase,
    },
    NameActors {
        by: &'static [By],
    },
    SettledByOthers,
    SettlesNothing {
        from: (StatusId, Payment),
        to: (StatusId, Payment),
    },
    SettlesUnlike {
        from: StatusId,
        to: StatusId,
    },
    StandsStill,
    MovesOn,
    SeatTakenBack {
        from: StatusId,
        to: StatusId,
    },
    PaidForNothing {
        to: StatusId,
    },
    HidesDebt {
        from: StatusId,
    },
}

impl Wrong {
    /// How many rules there are.
    #[cfg(test)]
    pub const COUNT: usize = 32;
}

/// The phases in which a booking may begin there.
pub(super) fn entry_phases(door: Entrance) -> &'static [Phase] {
    match door {
        Entrance::Request => &[Phase::Pending, Phase::Upcoming],
        Entrance::Book => &[Phase::Upcoming],
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.about, &self.wrong) {
            (About::File, Wrong::NoTranslation { .. }) => f.write_str("the file: ")?,
            (About::File, _) => {}
            (About::Entry(_), _) => f.write_str("the entry: ")?,
            (About::Status(id), _) => write!(f, "status `{id}`: ")?,
            (About::Step(_, name), _) => write!(f, "step `{name}`: ")?,
        }
        self.sentence(f)
    }
}

impl Complaint {
    fn key(&self) -> &'static str {
        match self.about {
            About::Entry(Entrance::Request) => "on_request",
            About::Entry(Entrance::Book) => "on_book",
            About::File | About::Status(_) | About::Step(..) => "",
        }
    }

    fn sentence(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = self.key();
        match &self.wrong {
            Wrong::TooManyStatuses { count } => {
                write!(
                    f,
                    "{count} statuses are too many for a keyboard: keep at most {MOST_STATUSES}"
                )
            }
            Wrong::TooManySteps { count } => write!(f, "{count} steps are too many: keep at most {MOST_STEPS}"),
            Wrong::NoTranslation { language } => {
                write!(f, "the title in `{language}` is missing: add it to `title`")
            }
            Wrong::NoButtonText => f.write_str("a person takes it, so its button needs a text: add `title`"),
            Wrong::UnknownEntry { id, meant } => write!(f, "`{key}` names {}", Unknown(id, meant)),
            Wrong::UnknownFrom { id, meant } => write!(f, "it leads from {}", Unknown(id, meant)),
            Wrong::UnknownTo { id, meant } => write!(f, "it leads to {}", Unknown(id, meant)),
            Wrong::Twice { from, by } => write!(
                f,
                "from `{from}` by {by} it stands here a second time: \
                 remove one of the two, or give this one another name"
            ),
            Wrong::EntryPhase { id, phase } => {
                let About::Entry(door) = self.about else { return Ok(()) };
                let wanted = either(entry_phases(door));
                write!(f, "`{key}` needs a status whose phase is {wanted}; `{id}` is {phase}")
            }
            Wrong::EntryPaid { id } => {
                write!(
                    f,
                    "`{key}` leads to `{id}`, which is paid: begin where payment is none or due"
                )
            }
            Wrong::Unreachable => f.write_str("no booking can come here: add a step that leads to it, or remove it"),
            Wrong::DeadEnd { phase } => {
                write!(f, "it is {phase} and cannot be left: add a step that leads out of it")
            }
            Wrong::NoCancel => {
                let About::Status(id) = &self.about else { return Ok(()) };
                write!(
                    f,
                    "it is upcoming and the specialist cannot cancel it: \
                     add a step `cancel` from `{id}` by the specialist"
                )
            }
            Wrong::Circle { statuses } => {
                let names: Vec<_> = statuses.iter().map(|id| format!("`{id}`")).collect();
                write!(
                    f,
                    "with no person acting, bookings would run in a circle for ever ({}): \
                     let a person take this step, or lead it elsewhere",
                    names.join(", ")
                )
            }
            Wrong::TooManyButtons { by, count } => write!(
                f,
                "the {by} has {count} steps here, too many for a keyboard: keep at most {MOST_BUTTONS}"
            ),
            Wrong::ChargesNothingDue => {
                f.write_str("it charges but nothing is to be paid: write payment = \"due\", or no charge")
            }
            Wrong::NotAlone => f.write_str(
                "what a timer or the ledger does, nobody else does in the same step: write a [[step]] for each",
            ),
            Wrong::TimerWithoutMoment => f.write_str("a timer needs a moment: add `at`, such as at = \"end + 15m\""),
            Wrong::MomentWithoutTimer => {
                f.write_str("only a timer has a moment: write by = [\"timer\"], or remove `at`")
            }
            Wrong::AskedOfNobody { key } => {
                write!(
                    f,
                    "`{key}` is asked of people, and no person takes this step: remove it"
                )
            }
            Wrong::NameBuiltIn => f.write_str("undoing is built in: give this step another name"),
            Wrong::NotTheLedgers => {
                f.write_str("the ledger takes no other step than `settle`: rename it, or change `by`")
            }
            Wrong::NamePhases {
                from,
                to,
                source,
                target,
            } => write!(
                f,
                "a step of this name leads from {} to {}, and this one from {source} to {target}: \
                 give it another name",
                either(from),
                either(to),
            ),
            Wrong::NameActors { by } => {
                write!(
                    f,
                    "a step of this name is taken by {}: change `by`, or the name",
                    either(by)
                )
            }
            Wrong::SettledByOthers => f.write_str("it is taken when the charge is covered: write by = [\"ledger\"]"),
            Wrong::SettlesNothing { from, to } => write!(
                f,
                "it leads from a status whose payment is due to one whose payment is paid, \
                 and `{}` is {}, `{}` is {}: change one of them",
                from.0, from.1, to.0, to.1
            ),
            Wrong::SettlesUnlike { from, to } => write!(
                f,
                "`{from}` and `{to}` charge differently, so what was covered would not be: make their `charge` the same"
            ),
            Wrong::StandsStill => f.write_str("it ends where it began, which only `move` does: lead it elsewhere"),
            Wrong::MovesOn => f.write_str(
                "moving to another time keeps the status: write a [[step]] for each, with `to` as its one `from`",
            ),
            Wrong::SeatTakenBack { from, to } => write!(
                f,
                "`{from}` has given its seat away and `{to}` would need it: lead to a void status (undo takes seats back)"
            ),
            Wrong::PaidForNothing { to } => write!(
                f,
                "`{to}` would count as paid though no money came: lead there by `settle` from a status that is due"
            ),
            Wrong::HidesDebt { from } => write!(
                f,
                "it would hide the debt of `{from}`: lead to a status that is due and charges as much, \
                 or let the specialist alone take it"
            ),
        }
    }
}

fn either(words: &[impl fmt::Display]) -> String {
    let words: Vec<String> = words.iter().map(ToString::to_string).collect();
    words.join(" or ")
}

/// A status that is not there, with the one that may have been meant.
struct Unknown<'w>(&'w StatusId, &'w Option<StatusId>);

impl fmt::Display for Unknown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = shown(self.0.as_str());
        write!(f, "`{id}`, which is no status: ")?;
        match self.1 {
            Some(meant) => write!(f, "did you mean `{meant}`?"),
            None => write!(f, "add [status.{id}], or name one that is there"),
        }
    }
}
