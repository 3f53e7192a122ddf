//! A tenant's rules for clients: who may book, how long before, how far ahead and how many. The specialist is warned by the
//! same rules, not bound by them.

use serde::{Deserialize, Serialize};

use super::moment::{Moment, Span};
use super::week::WeekStart;
use super::zone::{Zone, plus_days};

/// Stored as it stands; a rule that a stored policy doesn't know yet has its default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Policy {
    pub approval: Approval,
    /// Before the start, as the next two.
    pub min_notice_book: Span,
    pub min_notice_cancel: Span,
    /// Beside the deadline that the workflow has for it: the stricter of the two counts.
    pub min_notice_move: Span,
    /// A time can be booked from so many local days before its own day on.
    pub horizon_days: u16,
    /// Bookings of one client that hold a seat still to come; those of a standing don't count.
    pub max_active: u16,
    /// Requests without an answer, of a client who was never accepted before.
    pub max_open_requests_of_newcomers: u16,
    /// How clients pay, in the specialist's words; nothing is said where it is empty.
    pub payment_note: String,
    /// What clients are asked when they book, in the specialist's words; nothing is asked where it is empty.
    pub question: String,
    /// Days between two notes to a client who owes past the term of their account; none are sent where it is nought.
    pub debt_note_days: u16,
    /// Where lessons take place, in words or as a link, unless their kind or the time itself says another place.
    pub place: String,
    /// What clients should know of a lesson, unless the time itself has a note.
    pub note: String,
    /// Minutes that are kept free around lessons in stretches where clients choose the start.
    pub buffer: u16,
    /// How weeks and months are shown.
    pub week: WeekStart,
}

/// Whose bookings wait for the specialist's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Approval {
    Always,
    /// Only of clients who were never accepted before.
    Newcomers,
    Never,
}

/// What is known of a client and of the time they want.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    pub start: Moment,
    /// The tenant's.
    pub zone: Zone,
    pub day_closed: bool,
    pub banned: bool,
    /// The specialist wants to approve each of this client's bookings, whatever the policy says.
    pub needs_approval: bool,
    /// The specialist has accepted this client before.
    pub accepted_before: bool,
    /// As [`Policy::max_active`] counts.
    pub active: u32,
    /// Requests without an answer.
    pub open_requests: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the client is banned")]
    Banned,
    #[error("the time has begun")]
    Past,
    #[error("the day is closed")]
    DayClosed,
    /// `until` was the last moment at which it was allowed.
    #[error("that was allowed until {}", .until.0)]
    TooLate { until: Moment },
    /// `from` is the first moment at which it is allowed.
    #[error("that is allowed from {} on", .from.0)]
    TooFarAhead { from: Moment },
    #[error("{limit} requests wait for an answer")]
    TooManyRequests { limit: u16 },
    #[error("{limit} bookings are active")]
    TooManyActive { limit: u16 },
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            approval: Approval::Always,
            min_notice_book: Span::hours(2),
            min_notice_cancel: Span::hours(12),
            min_notice_move: Span(0),
            horizon_days: 60,
            max_active: 10,
            max_open_requests_of_newcomers: 2,
            payment_note: String::new(),
            question: String::new(),
            debt_note_days: 0,
            place: String::new(),
            note: String::new(),
            buffer: 0,
            week: WeekStart::Monday,
        }
    }
}

impl Policy {
    /// The reasons that no wait will mend are named first.
    pub fn may_book(&self, facts: &Facts, now: Moment) -> Result<(), Refusal> {
        if facts.banned {
            return Err(Refusal::Banned);
        }
        if facts.start <= now {
            return Err(Refusal::Past);
        }
        if facts.day_closed {
            return Err(Refusal::DayClosed);
        }
        in_time(facts.start, self.min_notice_book, now)?;
        let from = self.bookable_from(facts.start, facts.zone);
        if now < from {
            return Err(Refusal::TooFarAhead { from });
        }
        let limit = self.max_open_requests_of_newcomers;
        if self.needs_approval(facts) && !facts.accepted_before && facts.open_requests >= limit.into() {
            return Err(Refusal::TooManyRequests { limit });
        }
        let limit = self.max_active;
        if facts.active >= limit.into() {
            Err(Refusal::TooManyActive { limit })
        } else {
            Ok(())
        }
    }

    /// Whether the booking would be a request that waits for the specialist.
    pub fn needs_approval(&self, facts: &Facts) -> bool {
        facts.needs_approval || self.asks_first(facts.accepted_before)
    }

    /// As [`needs_approval`](Self::needs_approval), of any time.
    pub fn asks_first(&self, accepted_before: bool) -> bool {
        match self.approval {
            Approval::Always => true,
            Approval::Newcomers => !accepted_before,
            Approval::Never => false,
        }
    }

    pub fn may_cancel(&self, start: Moment, now: Moment) -> Result<(), Refusal> {
        in_time(start, self.min_notice_cancel, now)
    }

    /// The time to move to is a matter of [`may_book`](Self::may_book).
    pub fn may_move(&self, start: Moment, now: Moment) -> Result<(), Refusal> {
        in_time(start, self.min_notice_move, now)
    }

    /// The start of the local day on which a time comes within the horizon.
    pub fn bookable_from(&self, start: Moment, zone: Zone) -> Moment {
        zone.day(plus_days(zone.date(start), -i64::from(self.horizon_days))).0
    }
}

/// The last moment is still in time; nothing that has begun is.
fn in_time(start: Moment, notice: Span, now: Moment) -> Result<(), Refusal> {
    let until = start - notice;
    if now >= start {
        Err(Refusal::Past)
    } else if now > until {
        Err(Refusal::TooLate { until })
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: Moment = Moment(1_795_600_000);

    fn moscow() -> Zone {
        Zone::parse("Europe/Moscow").unwrap()
    }

    fn facts(start: Moment) -> Facts {
        Facts {
            start,
            zone: moscow(),
            day_closed: false,
            banned: false,
            needs_approval: false,
            accepted_before: false,
            active: 0,
            open_requests: 0,
        }
    }

    fn may_book(change: impl FnOnce(&mut Facts)) -> Result<(), Refusal> {
        let mut facts = facts(NOW + Span::days(1));
        change(&mut facts);
        Policy::default().may_book(&facts, NOW)
    }

    #[test]
    fn each_rule_refuses_with_its_own_reason() {
        assert_eq!(may_book(|_| ()), Ok(()));
        assert_eq!(may_book(|facts| facts.banned = true), Err(Refusal::Banned));
        assert_eq!(may_book(|facts| facts.day_closed = true), Err(Refusal::DayClosed));
        assert_eq!(may_book(|facts| facts.start = NOW), Err(Refusal::Past));
        assert_eq!(may_book(|facts| facts.start = NOW + Span::hours(2)), Ok(()));
        let late = Err(Refusal::TooLate {
            until: NOW - Span::minutes(60),
        });
        assert_eq!(may_book(|facts| facts.start = NOW + Span::hours(1)), late);
        assert_eq!(
            may_book(|facts| facts.open_requests = 2),
            Err(Refusal::TooManyRequests { limit: 2 })
        );
        assert_eq!(
            may_book(|facts| (facts.open_requests, facts.accepted_before) = (2, true)),
            Ok(())
        );
        assert_eq!(
            may_book(|facts| facts.active = 10),
            Err(Refusal::TooManyActive { limit: 10 })
        );
    }

    #[test]
    fn the_horizon_ends_with_a_local_day() {
        let policy = Policy::default();
        let (today, _) = moscow().day(moscow().date(NOW));
        let (_, end) = moscow().day(plus_days(moscow().date(NOW), 60));
        assert_eq!(policy.may_book(&facts(end - Span::minutes(1)), NOW), Ok(()));
        let from = today + Span::days(1);
        assert_eq!(policy.may_book(&facts(end), NOW), Err(Refusal::TooFarAhead { from }));
        assert_eq!(policy.may_book(&facts(end), from), Ok(()));
    }

    #[test]
    fn approval_is_asked_of_all_of_newcomers_of_none_and_of_those_it_is_wanted_for() {
        let newcomer = facts(NOW);
        let regular = Facts {
            accepted_before: true,
            ..newcomer
        };
        let watched = Facts {
            needs_approval: true,
            ..regular
        };
        for (approval, expected) in [
            (Approval::Always, [true, true, true]),
            (Approval::Newcomers, [true, false, true]),
            (Approval::Never, [false, false, true]),
        ] {
            let policy = Policy {
                approval,
                ..Policy::default()
            };
            assert_eq!(
                [newcomer, regular, watched].map(|facts| policy.needs_approval(&facts)),
                expected
            );
        }
    }

    #[test]
    fn cancelling_and_moving_have_notices_of_their_own() {
        let policy = Policy {
            min_notice_move: Span::hours(24),
            ..Policy::default()
        };
        let start = NOW + Span::hours(12);
        assert_eq!(policy.may_cancel(start, NOW), Ok(()));
        assert_eq!(
            policy.may_cancel(start, NOW + Span(1)),
            Err(Refusal::TooLate { until: NOW })
        );
        assert_eq!(policy.may_cancel(start, start), Err(Refusal::Past));
        assert_eq!(
            policy.may_move(start, NOW),
            Err(Refusal::TooLate {
                until: start - Span::hours(24)
            })
        );
    }

    #[test]
    fn a_stored_policy_keeps_its_rules_and_takes_defaults_for_new_ones() {
        let policy = Policy {
            approval: Approval::Newcomers,
            horizon_days: 14,
            ..Policy::default()
        };
        let stored = serde_json::to_string(&policy).unwrap();
        assert_eq!(serde_json::from_str::<Policy>(&stored).unwrap(), policy);
        assert_eq!(serde_json::from_str::<Policy>("{}").unwrap(), Policy::default());
    }

    proptest! {
        #[test]
        fn the_moment_a_refusal_names_is_the_border(start in 0i64..200 * 86_400, now in 0i64..200 * 86_400, days: u16) {
            let (start, now) = (Moment(start), Moment(now));
            let policy = Policy { horizon_days: days, min_notice_book: Span::days(1), ..Policy::default() };
            match policy.may_book(&facts(start), now) {
                Err(Refusal::TooLate { until }) => {
                    prop_assert!(until < now);
                    let then = policy.may_book(&facts(start), until);
                    prop_assert!(!matches!(then, Err(Refusal::TooLate { .. })), "{:?}", then);
                    prop_assert_eq!(policy.may_book(&facts(start), until + Span(1)), Err(Refusal::TooLate { until }));
                }
                Err(Refusal::TooFarAhead { from }) => {
                    prop_assert!(now < from);
                    let then = policy.may_book(&facts(start), from);
                    prop_assert!(!matches!(then, Err(Refusal::TooFarAhead { .. })), "{:?}", then);
                }
                _ => (),
            }
        }
    }
}
