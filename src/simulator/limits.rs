//! How often a bot may send: a bucket for all, one a chat, and floods which a test switches on.

use std::collections::HashMap;

/// `Limits::off()` for benchmarks; the default is like the real service's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Messages a second over all chats; also how many may go at once.
    pub per_second: Option<u32>,
    /// Messages a chat takes at once before it slows to one a second.
    pub chat_burst: Option<u32>,
    /// As `chat_burst`, for groups: this many a minute.
    pub group_per_minute: Option<u32>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            per_second: Some(30),
            chat_burst: Some(5),
            group_per_minute: Some(20),
        }
    }
}

impl Limits {
    pub const fn off() -> Self {
        Self {
            per_second: None,
            chat_burst: None,
            group_per_minute: None,
        }
    }
}

/// A leaky bucket, counted in time rather than in tokens so that nothing is rounded.
#[derive(Clone, Copy, Debug)]
struct Bucket {
    /// Time until it is empty again, as of `at_ms`.
    debt_ms: i64,
    at_ms: i64,
}

impl Bucket {
    fn drain(&mut self, now_ms: i64) {
        self.debt_ms = (self.debt_ms - (now_ms - self.at_ms).max(0)).max(0);
        self.at_ms = self.at_ms.max(now_ms);
    }

    /// Milliseconds until one more fits; 0 when it fits now.
    fn wait_ms(&mut self, now_ms: i64, size: i64, every_ms: i64) -> i64 {
        self.drain(now_ms);
        (self.debt_ms + every_ms - size * every_ms).max(0)
    }
}

#[derive(Debug, Default)]
pub struct Meter {
    all: Option<Bucket>,
    chats: HashMap<i64, Bucket>,
    floods: HashMap<i64, i64>,
}

impl Meter {
    /// Counts one message to a chat, or gives the seconds to wait and counts nothing.
    pub fn send(&mut self, limits: &Limits, chat_id: i64, now_ms: i64) -> Result<(), i64> {
        // A thirtieth of a second is no whole number of milliseconds: the bucket for all runs on a faster clock.
        let rate = i64::from(limits.per_second.unwrap_or(1).max(1));
        let scaled = now_ms.saturating_mul(rate);
        let fresh = |at_ms| Bucket { debt_ms: 0, at_ms };
        let (size, every) = match (chat_id < 0, limits.group_per_minute, limits.chat_burst) {
            (true, Some(n), _) => (i64::from(n.max(1)), 60_000 / i64::from(n.max(1))),
            (false, _, Some(n)) => (i64::from(n.max(1)), 1000),
            (true, None, _) | (false, _, None) => (0, 0),
        };
        let mut wait_ms = 0;
        if limits.per_second.is_some() {
            let all = self.all.get_or_insert(fresh(scaled));
            wait_ms = (all.wait_ms(scaled, rate, 1000) + rate - 1) / rate;
        }
        if size > 0 {
            let chat = self.chats.entry(chat_id).or_insert(fresh(now_ms));
            wait_ms = wait_ms.max(chat.wait_ms(now_ms, size, every));
        }
        if wait_ms > 0 {
            return Err((wait_ms + 999) / 1000);
        }
        if limits.per_second.is_some()
            && let Some(all) = &mut self.all
        {
            all.debt_ms += 1000;
        }
        if size > 0
            && let Some(chat) = self.chats.get_mut(&chat_id)
        {
            chat.debt_ms += every;
        }
        Ok(())
    }

    pub fn flood(&mut self, chat_id: i64, until_ms: i64) {
        self.floods.insert(chat_id, until_ms);
    }

    /// Seconds left of a flood in a chat.
    pub fn flooded(&mut self, chat_id: i64, now_ms: i64) -> Option<i64> {
        let left = self.floods.get(&chat_id)? - now_ms;
        if left <= 0 {
            self.floods.remove(&chat_id);
            return None;
        }
        Some((left + 999) / 1000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chat_takes_a_burst_and_then_one_a_second() {
        let (limits, mut meter) = (Limits::default(), Meter::default());
        for _ in 0..5 {
            assert_eq!(meter.send(&limits, 1, 1_000), Ok(()));
        }
        assert_eq!(meter.send(&limits, 1, 1_000), Err(1));
        assert_eq!(meter.send(&limits, 2, 1_000), Ok(()), "another chat has its own bucket");
        assert_eq!(meter.send(&limits, 1, 1_999), Err(1));
        assert_eq!(meter.send(&limits, 1, 2_000), Ok(()));
        assert_eq!(meter.send(&limits, 1, 2_000), Err(1));
    }

    #[test]
    fn thirty_a_second_go_out_over_all() {
        let (limits, mut meter) = (Limits::default(), Meter::default());
        let sent = (0..40).filter(|chat| meter.send(&limits, *chat + 1, 0).is_ok()).count();
        assert_eq!(sent, 30);
        assert_eq!(meter.send(&limits, 99, 33), Err(1));
        assert_eq!(meter.send(&limits, 99, 34), Ok(()));
        let later = (0..70)
            .filter(|i| meter.send(&limits, 200 + i, 1_034 + i).is_ok())
            .count();
        assert!((30..=33).contains(&later), "{later}");
    }

    #[test]
    fn off_is_off_and_floods_end() {
        let mut meter = Meter::default();
        assert!((0..1000).all(|_| meter.send(&Limits::off(), 1, 0).is_ok()));
        meter.flood(1, 10_500);
        assert_eq!((meter.flooded(1, 0), meter.flooded(2, 0)), (Some(11), None));
        assert_eq!(meter.flooded(1, 10_500), None);
    }
}
