//! How long a notice waits after a failed attempt, and when it is given up. Pure.

use crate::domain::ids::OutboxId;
use crate::domain::moment::Span;

/// The longest wait between two attempts.
pub const LONGEST: Span = Span::minutes(5);
/// Given up after so many attempts, but not before it is a day old: a long outage loses nothing that others kept.
pub const ATTEMPTS: i64 = 250;
pub const GIVEN_UP_AFTER: Span = Span::days(1);

/// How long to wait after the attempt numbered `attempts`, from 1; `jitter` is from 0 up to 1. Doubles from a second,
/// of which the upper half is by chance, so that what failed together does not come back together.
pub fn backoff(attempts: i64, jitter: f64) -> Span {
    let doublings = attempts.clamp(1, 20) - 1;
    let full = (1_i64 << doublings).min(LONGEST.0) as f64;
    Span((full / 2.0 * (1.0 + jitter)).ceil() as i64)
}

/// A number from 0 up to 1 that differs from row to row and from attempt to attempt (splitmix64 of the two).
pub fn jitter(id: OutboxId, attempts: i64) -> f64 {
    let mut z = (id.0 as u64)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .wrapping_add(attempts as u64);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

/// Whether a notice of this age that has failed so often is set aside.
pub fn is_given_up(attempts: i64, age: Span) -> bool {
    attempts >= ATTEMPTS && age >= GIVEN_UP_AFTER
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn waits_double_up_to_five_minutes() {
        let longest: Vec<i64> = (1..=12).map(|n| backoff(n, 0.999_999).0).collect();
        assert_eq!(longest, [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
        let shortest: Vec<i64> = (1..=12).map(|n| backoff(n, 0.0).0).collect();
        assert_eq!(shortest, [1, 1, 2, 4, 8, 16, 32, 64, 128, 150, 150, 150]);
    }

    #[test]
    fn a_notice_that_always_fails_is_given_up_after_about_a_day() {
        let (mut attempts, mut age) = (0, Span(0));
        while !is_given_up(attempts, age) {
            attempts += 1;
            age = Span(age.0 + backoff(attempts, jitter(OutboxId(7), attempts)).0);
        }
        assert!(
            (Span::hours(24)..Span::hours(25)).contains(&age),
            "{age:?} after {attempts}"
        );
    }

    proptest! {
        #[test]
        fn a_wait_is_never_nothing_and_never_over_the_longest(attempts in 0..i64::MAX, id in any::<i64>()) {
            let jitter = jitter(OutboxId(id), attempts);
            prop_assert!((0.0..1.0).contains(&jitter));
            prop_assert!((Span(1)..=LONGEST).contains(&backoff(attempts, jitter)));
        }
    }
}
