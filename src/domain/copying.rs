//! A week of the plan copied onto others: what is left out of it, and why.

use serde::{Deserialize, Serialize};

use super::zone::Wall;

/// How many weeks a week is copied onto at once.
pub const TIMES: [u32; 4] = [2, 4, 8, 12];
pub const MOST_TIMES: u32 = 12;

/// Why a time is not copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The same time is on the plan already.
    There,
    /// Another time stands in the way.
    Overlap,
    /// The day is closed.
    Closed,
    /// The night of the clock change skips it.
    Gap,
    Past,
    /// Nothing new is made of its kind of service.
    Retired,
}

impl Why {
    /// For the texts.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::There => "there",
            Self::Overlap => "overlap",
            Self::Closed => "closed",
            Self::Gap => "gap",
            Self::Past => "past",
            Self::Retired => "retired",
        }
    }
}

/// A time that was not copied, by the practice's wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub wall: Wall,
    pub why: Why,
}

/// What came of copying: the first of what was left out, and how much more that is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub left_out: Vec<LeftOut>,
    pub more: i64,
}

/// A message has room for so many.
const LISTED: usize = 40;

impl Report {
    pub fn add(&mut self, wall: Wall, why: Why) {
        if self.left_out.len() < LISTED {
            self.left_out.push(LeftOut { wall, why });
        } else {
            self.more += 1;
        }
    }
}
