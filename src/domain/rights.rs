//! What somebody who runs a practice may do in it: the owner everything, an assistant what the owner has given.

use serde::{Deserialize, Serialize};

/// What an act or a screen of the specialist's side asks of the one who wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Right {
    /// Whoever helps in the practice has it: what an assistant sees whatever they may do.
    Help,
    /// Times: made, hidden, blocked, deleted, copied; days closed and opened.
    Schedule,
    /// Bookings and clients.
    Bookings,
    /// Prices, payments, debts.
    Money,
    /// How the practice is set, and its workflow.
    Settings,
    /// Never given: the team, and the practice's end.
    Own,
}

impl Right {
    /// Those that the owner can give.
    pub const GIVEN: [Self; 4] = [Self::Schedule, Self::Bookings, Self::Money, Self::Settings];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Help => "help",
            Self::Schedule => "schedule",
            Self::Bookings => "bookings",
            Self::Money => "money",
            Self::Settings => "settings",
            Self::Own => "own",
        }
    }
}

/// What one person may do in one practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rights {
    owner: bool,
    given: [bool; Right::GIVEN.len()],
}

impl Rights {
    pub const OWNER: Self = Self {
        owner: true,
        given: [true; Right::GIVEN.len()],
    };

    /// Of an assistant who may only look.
    pub const NONE: Self = Self {
        owner: false,
        given: [false; Right::GIVEN.len()],
    };

    /// An assistant's, as [`Rights::stored`] writes them; a word of another version gives nothing.
    pub fn of_assistant(stored: &str) -> Self {
        Self {
            owner: false,
            given: Right::GIVEN.map(|right| stored.split(' ').any(|word| word == right.as_str())),
        }
    }

    pub fn stored(self) -> String {
        let given = Right::GIVEN.into_iter().filter(|right| self.has(*right));
        given.map(Right::as_str).collect::<Vec<_>>().join(" ")
    }

    pub fn has(self, right: Right) -> bool {
        match right {
            Right::Help => true,
            Right::Own => self.owner,
            given => {
                self.owner
                    || Right::GIVEN
                        .iter()
                        .zip(self.given)
                        .any(|(one, has)| *one == given && has)
            }
        }
    }

    pub fn with(mut self, right: Right, has: bool) -> Self {
        for (one, given) in Right::GIVEN.iter().zip(&mut self.given) {
            if *one == right {
                *given = has;
            }
        }
        self
    }

    pub fn is_owner(self) -> bool {
        self.owner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assistant_has_what_was_given_and_the_owner_everything() {
        let none = Rights::of_assistant("");
        for right in Right::GIVEN {
            assert!(Rights::OWNER.has(right) && !none.has(right));
            let one = none.with(right, true);
            assert_eq!(
                Right::GIVEN.map(|other| one.has(other)),
                Right::GIVEN.map(|other| other == right)
            );
            assert_eq!(Rights::of_assistant(&one.stored()), one);
            assert_eq!(one.with(right, false), none);
        }
        assert!(none.has(Right::Help) && !none.has(Right::Own) && Rights::OWNER.has(Right::Own));
        assert!(!none.with(Right::Own, true).has(Right::Own));
        assert_eq!(Rights::of_assistant("schedule dancing own").stored(), "schedule");
    }
}
