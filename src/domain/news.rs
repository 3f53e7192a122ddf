//! What a specialist tells many clients at once: to whom, how often, how long.

use serde::{Deserialize, Serialize};

/// Of a text, in UTF-16 units as Telegram counts: what stands around it has room, too.
pub const LONGEST: usize = 3000;
/// How many a specialist may send in seven days, unless the operator says otherwise.
pub const A_WEEK: i64 = 2;

/// Which of the clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    All,
    /// They have something booked ahead.
    Ahead,
    /// They came within so many days.
    Came {
        days: u16,
    },
    /// They neither came within so many days nor have anything ahead.
    Away {
        days: u16,
    },
}

impl Audience {
    /// In the order of their buttons.
    pub const CHOICES: [Self; 5] = [
        Self::All,
        Self::Ahead,
        Self::Came { days: 90 },
        Self::Away { days: 30 },
        Self::Away { days: 90 },
    ];

    pub fn of_choice(n: u32) -> Option<Self> {
        Self::CHOICES.get(n as usize).copied()
    }
}

/// A text as it was typed, where it can be sent: something in it, and not too much.
pub fn checked(typed: &str) -> Option<String> {
    // PostgreSQL keeps no such sign, and nobody sees one.
    let text = typed.replace('\0', "");
    let fits = text.encode_utf16().count() <= LONGEST;
    (fits && !text.trim().is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_as_it_was_typed() {
        for text in ["  two  spaces\n\n\nand lines  ", "<b>no tags</b> & \"quotes\"", "👨‍👩‍👧‍👦"] {
            assert_eq!(checked(text).as_deref(), Some(text));
        }
        assert_eq!(checked(" \n "), None);
        assert_eq!(checked(&"a".repeat(LONGEST)).map(|text| text.len()), Some(LONGEST));
        assert_eq!(checked(&"👍".repeat(LONGEST / 2 + 1)), None);
    }
}
