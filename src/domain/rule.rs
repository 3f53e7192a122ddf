//! The rules of a practice that are one number each: what can be chosen, and how a typed line is read.

use super::moment::Span;
use super::policy::Policy;
use super::typed::amounts;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// How long before its start a time can be booked at the latest.
    Notice,
    /// How many days ahead it can be booked.
    Horizon,
    /// Bookings of one client still to come.
    Active,
    /// Requests without an answer of a client who was never accepted.
    Requests,
    /// Days between two notes to a client who owes; none where it is nought.
    DebtNote,
}

/// What the number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    Minutes,
    Days,
    Things,
}

impl Rule {
    pub const ALL: [Self; 5] = [
        Self::Notice,
        Self::Horizon,
        Self::Active,
        Self::Requests,
        Self::DebtNote,
    ];

    /// As the texts know it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Horizon => "horizon",
            Self::Active => "active",
            Self::Requests => "requests",
            Self::DebtNote => "debt",
        }
    }

    pub fn counts(self) -> Counts {
        match self {
            Self::Notice => Counts::Minutes,
            Self::Horizon | Self::DebtNote => Counts::Days,
            Self::Active | Self::Requests => Counts::Things,
        }
    }

    /// Offered by tap.
    pub fn choices(self) -> [u32; 8] {
        match self {
            Self::Notice => [0, 30, 60, 120, 360, 720, 1440, 2880],
            Self::Horizon => [7, 14, 21, 30, 60, 90, 180, 365],
            Self::Active => [1, 2, 3, 5, 10, 20, 50, 100],
            Self::Requests => [1, 2, 3, 4, 5, 10, 20, 50],
            Self::DebtNote => [0, 1, 2, 3, 5, 7, 14, 30],
        }
    }

    /// The least and the most that it can be.
    fn range(self) -> (u32, u32) {
        match self {
            Self::Notice => (0, 30 * 1440),
            Self::Horizon => (1, 366),
            Self::Active => (1, 1000),
            Self::Requests => (1, 100),
            Self::DebtNote => (0, 90),
        }
    }

    pub fn of(self, policy: &Policy) -> u32 {
        match self {
            Self::Notice => u32::try_from(policy.min_notice_book.0 / 60).unwrap_or(0),
            Self::Horizon => policy.horizon_days.into(),
            Self::Active => policy.max_active.into(),
            Self::Requests => policy.max_open_requests_of_newcomers.into(),
            Self::DebtNote => policy.debt_note_days.into(),
        }
    }

    /// The policy with another number; `None` where that can't be.
    pub fn set(self, policy: &Policy, amount: u32) -> Option<Policy> {
        let (least, most) = self.range();
        if !(least..=most).contains(&amount) {
            return None;
        }
        let mut policy = policy.clone();
        let small = u16::try_from(amount).unwrap_or(u16::MAX);
        match self {
            Self::Notice => policy.min_notice_book = Span::minutes(amount.into()),
            Self::Horizon => policy.horizon_days = small,
            Self::Active => policy.max_active = small,
            Self::Requests => policy.max_open_requests_of_newcomers = small,
            Self::DebtNote => policy.debt_note_days = small,
        }
        Some(policy)
    }

    /// `36 ч`, `2 дня`, or a number alone where it is plain what it counts.
    pub fn read(self, typed: &str) -> Option<u32> {
        let number = || {
            let digits = typed.trim();
            let plain = (1..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| digits.parse::<u32>().ok()).flatten()
        };
        let whole = |unit: Span| {
            let length = amounts::length(typed)?;
            (length.0 % unit.0 == 0)
                .then(|| u32::try_from(length.0 / unit.0).ok())
                .flatten()
        };
        match self.counts() {
            Counts::Minutes => whole(Span::minutes(1)),
            Counts::Days => number().or_else(|| whole(Span::days(1))),
            Counts::Things => number(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_chosen_is_taken_and_found_again() {
        for rule in Rule::ALL {
            for amount in rule.choices() {
                let policy = rule.set(&Policy::default(), amount);
                assert_eq!(policy.map(|policy| rule.of(&policy)), Some(amount), "{rule:?}");
            }
            assert_eq!(rule.set(&Policy::default(), u32::MAX), None);
            let others = Rule::ALL.into_iter().filter(|other| *other != rule);
            let changed = rule.set(&Policy::default(), rule.choices()[6]).unwrap();
            for other in others {
                assert_eq!(other.of(&changed), other.of(&Policy::default()));
            }
        }
        assert_eq!(Rule::Horizon.set(&Policy::default(), 0), None);
        assert_eq!(Rule::Active.set(&Policy::default(), 0), None);
    }

    #[test]
    fn a_typed_line_is_read_in_what_the_rule_counts() {
        for (rule, typed, amount) in [
            (Rule::Notice, "36 ч", Some(2160)),
            (Rule::Notice, "2 дня", Some(2880)),
            (Rule::Notice, "90 min", Some(90)),
            (Rule::Notice, "36", None),
            (Rule::Notice, "0", Some(0)),
            (Rule::Horizon, "45", Some(45)),
            (Rule::Horizon, "2 недели", Some(14)),
            (Rule::Horizon, "36 ч", None),
            (Rule::Active, "7", Some(7)),
            (Rule::Active, "7 дней", None),
            (Rule::Active, "-7", None),
            (Rule::DebtNote, "3 days", Some(3)),
        ] {
            assert_eq!(rule.read(typed), amount, "{rule:?} {typed}");
        }
    }
}
