//! Telegram's limits, kept before Telegram has to say so. Pure: the time is an argument, in milliseconds.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::domain::ids::PersonId;

/// Messages that leave within any second, over all chats.
pub const IN_A_SECOND: usize = 30;
const SECOND: i64 = 1000;
/// A chat gets one message a second in the long run, and so many at once after a rest.
pub const BURST: i64 = 3;
/// When so many different chats are told to wait within [`TOGETHER`], it is the bot that is meant: all chats wait
/// until the first of those waits ends. Each chat's own wait stands beside that.
pub const CHATS_FOR_ALL: usize = 3;
pub const TOGETHER: i64 = 3 * SECOND;
/// Chats remembered before the idle ones are looked for.
const MANY: usize = 256;

/// Why a message may not leave now, and when to ask again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// Other chats may have theirs.
    Chat(i64),
    All(i64),
}

/// What has left lately, and who was told to wait. Bounded by what can leave in a few seconds and by the chats that
/// wait.
#[derive(Debug, Default)]
pub struct Limits {
    /// When the last messages left, at most a second's worth.
    sent: VecDeque<i64>,
    chats: HashMap<PersonId, Chat>,
    /// Who was told to wait in the last seconds: when, and until when.
    told: VecDeque<(i64, PersonId, i64)>,
    all_until: i64,
    look_for_idle_at: usize,
}

#[derive(Clone, Copy, Debug)]
struct Chat {
    /// When the chat's messages so far would have left at an even pace.
    paid_until: i64,
    told_until: i64,
}

/// One account of what leaves, for all who send: notices and screens go to the same chats.
#[derive(Clone, Debug, Default)]
pub struct SharedLimits(Arc<Mutex<Limits>>);

impl SharedLimits {
    pub fn lock(&self) -> MutexGuard<'_, Limits> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Wait {
    /// When it may be tried again, in milliseconds.
    pub fn until(self) -> i64 {
        match self {
            Self::Chat(until) | Self::All(until) => until,
        }
    }
}

impl Limits {
    /// Counts a message to this chat if it may leave now.
    pub fn take(&mut self, person: PersonId, now: i64) -> Result<(), Wait> {
        self.heed(person, now)?;
        if self.sent.len() == IN_A_SECOND
            && let Some(free) = self.sent.front().map(|oldest| oldest + SECOND)
            && free > now
        {
            return Err(Wait::All(free));
        }
        let chat = self.chats.get(&person).copied().unwrap_or(Chat {
            paid_until: now,
            told_until: 0,
        });
        let from = chat.paid_until - (BURST - 1) * SECOND;
        if from > now {
            return Err(Wait::Chat(from));
        }
        self.forget_idle(now);
        self.chats.insert(
            person,
            Chat {
                paid_until: chat.paid_until.max(now) + SECOND,
                ..chat
            },
        );
        self.sent.push_back(now);
        if self.sent.len() > IN_A_SECOND {
            self.sent.pop_front();
        }
        Ok(())
    }

    /// What is not held to the limits (an edit) still waits where Telegram said so.
    pub fn heed(&self, person: PersonId, now: i64) -> Result<(), Wait> {
        if self.all_until > now {
            return Err(Wait::All(self.all_until));
        }
        match self.chats.get(&person) {
            Some(chat) if chat.told_until > now => Err(Wait::Chat(chat.told_until)),
            _ => Ok(()),
        }
    }

    /// Telegram told this chat to wait.
    pub fn told(&mut self, person: PersonId, until: i64, now: i64) {
        self.forget_idle(now);
        self.restore(person, until, now);
        self.told.retain(|(at, who, _)| now - at <= TOGETHER && *who != person);
        self.told.push_back((now, person, until));
        if self.told.len() >= CHATS_FOR_ALL {
            let first_end = self.told.iter().map(|(_, _, until)| *until).min().unwrap_or(until);
            self.all_until = self.all_until.max(first_end);
            self.told.clear();
        }
    }

    /// As before a restart: this chat was told to wait. Says nothing of the others.
    pub fn restore(&mut self, person: PersonId, until: i64, now: i64) {
        let chat = self.chats.entry(person).or_insert(Chat {
            paid_until: now,
            told_until: until,
        });
        chat.told_until = chat.told_until.max(until);
    }

    /// Until when everybody waits, if they do.
    pub fn all_until(&self, now: i64) -> Option<i64> {
        (self.all_until > now).then_some(self.all_until)
    }

    /// The chats that were told to wait and still do, with the end of it.
    pub fn waiting(&self, now: i64) -> Vec<(PersonId, i64)> {
        let waits = self.chats.iter().filter(|(_, chat)| chat.told_until > now);
        waits.map(|(person, chat)| (*person, chat.told_until)).collect()
    }

    fn forget_idle(&mut self, now: i64) {
        if self.chats.len() >= self.look_for_idle_at.max(MANY) {
            self.chats
                .retain(|_, chat| chat.paid_until > now || chat.told_until > now);
            self.look_for_idle_at = self.chats.len() * 2;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ANNA: PersonId = PersonId(1);
    const BORIS: PersonId = PersonId(2);

    #[test]
    fn a_chat_gets_three_at_once_and_then_one_a_second() {
        let mut limits = Limits::default();
        for _ in 0..3 {
            assert_eq!(limits.take(ANNA, 5_000), Ok(()));
        }
        assert_eq!(limits.take(ANNA, 5_000), Err(Wait::Chat(6_000)));
        assert_eq!(limits.take(BORIS, 5_000), Ok(()));
        assert_eq!(limits.take(ANNA, 5_999), Err(Wait::Chat(6_000)));
        assert_eq!(limits.take(ANNA, 6_000), Ok(()));
        assert_eq!(limits.take(ANNA, 6_000), Err(Wait::Chat(7_000)));
    }

    #[test]
    fn the_thirty_first_of_a_second_waits_for_the_first_to_be_a_second_ago() {
        let mut limits = Limits::default();
        for n in 0..30 {
            assert_eq!(limits.take(PersonId(n), 100 + n), Ok(()));
        }
        assert_eq!(limits.take(PersonId(99), 200), Err(Wait::All(1_100)));
        assert_eq!(limits.take(PersonId(99), 1_100), Ok(()));
        assert_eq!(limits.take(PersonId(98), 1_100), Err(Wait::All(1_101)));
    }

    #[test]
    fn a_chat_that_was_told_to_wait_waits_and_others_do_not() {
        let mut limits = Limits::default();
        limits.told(ANNA, 9_000, 1_000);
        assert_eq!(limits.take(ANNA, 8_999), Err(Wait::Chat(9_000)));
        assert_eq!(limits.heed(ANNA, 8_999), Err(Wait::Chat(9_000)));
        assert_eq!(limits.take(BORIS, 1_000), Ok(()));
        assert_eq!(limits.waiting(8_999), [(ANNA, 9_000)]);
        assert_eq!(limits.take(ANNA, 9_000), Ok(()));
        assert_eq!(limits.waiting(9_000), []);
    }

    #[test]
    fn a_shorter_wait_does_not_end_a_longer_one() {
        let mut limits = Limits::default();
        limits.told(ANNA, 60_000, 1_000);
        limits.told(ANNA, 2_000, 1_000);
        assert_eq!(limits.take(ANNA, 59_999), Err(Wait::Chat(60_000)));
    }

    #[test]
    fn three_chats_told_within_three_seconds_hold_back_all_until_the_first_wait_ends() {
        let mut limits = Limits::default();
        limits.told(PersonId(1), 50_000, 1_000);
        limits.told(PersonId(1), 50_000, 1_500);
        limits.told(PersonId(2), 7_000, 2_000);
        assert_eq!(limits.all_until(2_000), None);
        limits.told(PersonId(3), 8_000, 4_500);
        assert_eq!(limits.all_until(4_500), Some(7_000));
        assert_eq!(limits.heed(PersonId(9), 4_500), Err(Wait::All(7_000)));
        assert_eq!(limits.take(PersonId(9), 7_000), Ok(()));
        assert_eq!(limits.take(PersonId(1), 7_000), Err(Wait::Chat(50_000)));
    }

    #[test]
    fn chats_told_far_apart_hold_back_nobody_else() {
        let mut limits = Limits::default();
        for n in 0..10 {
            limits.told(PersonId(n), 100_000, n * 2_000);
        }
        assert_eq!(limits.all_until(20_000), None);
    }

    #[test]
    fn idle_chats_are_forgotten() {
        let mut limits = Limits::default();
        for n in 0..100_000 {
            assert_eq!(limits.take(PersonId(n), n * 40), Ok(()));
        }
        assert!(limits.chats.len() <= MANY, "{}", limits.chats.len());
    }

    proptest! {
        /// Whoever asks, and whenever: no second has over thirty, no chat over its burst and one a second; and what
        /// is refused is allowed at the moment named, if nobody else was quicker.
        #[test]
        fn the_limits_hold_for_any_order_of_asking(asks in prop::collection::vec((0..6i64, 0..400i64), 1..400)) {
            let mut limits = Limits::default();
            let (mut now, mut left) = (0, Vec::new());
            for (person, pause) in asks {
                now += pause;
                match limits.take(PersonId(person), now) {
                    Ok(()) => left.push((person, now)),
                    Err(Wait::All(until) | Wait::Chat(until)) => prop_assert!(until > now && until <= now + 3 * SECOND),
                }
            }
            for (at, (person, from)) in left.iter().enumerate() {
                let later = &left[at..];
                prop_assert!(later.iter().filter(|(_, when)| *when < from + SECOND).count() <= IN_A_SECOND);
                let theirs = later.iter().filter(|(who, _)| who == person);
                for (n, (_, when)) in theirs.enumerate() {
                    prop_assert!(n as i64 <= BURST - 1 + (when - from) / SECOND, "{n} after {}", when - from);
                }
            }
        }
    }
}
