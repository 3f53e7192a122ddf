//! The queue of updates: what a bot has not confirmed, and how it asks for it.

use std::collections::VecDeque;

use serde_json::{Value, json};

use super::params::{Answer, ApiError, Params};

/// The server forgets what nobody fetched for a day.
const KEPT_MS: i64 = 24 * 3600 * 1000;
/// An offset further ahead than this is refused.
const MAX_AHEAD: i64 = 10;
const NOT_BY_DEFAULT: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];

#[derive(Debug)]
struct Queued {
    id: i64,
    at_ms: i64,
    body: Value,
}

#[derive(Debug)]
pub struct Queue {
    waiting: VecDeque<Queued>,
    next_id: i64,
    /// Of the last poll that named any; empty means the default.
    allowed: Vec<String>,
    seed: u64,
}

impl Default for Queue {
    fn default() -> Self {
        Self {
            waiting: VecDeque::new(),
            next_id: 868_120_001,
            allowed: Vec::new(),
            seed: 0x5107_beef,
        }
    }
}

impl Queue {
    pub fn push(&mut self, kind: &str, body: Value, now_ms: i64) -> Option<i64> {
        let wanted = match self.allowed.as_slice() {
            [] => !NOT_BY_DEFAULT.contains(&kind),
            allowed => allowed.iter().any(|name| name == kind),
        };
        if !wanted {
            return None;
        }
        let id = self.next_id;
        self.next_id += 1;
        self.waiting.push_back(Queued {
            id,
            at_ms: now_ms,
            body: json!({ "update_id": id, (kind): body }),
        });
        Some(id)
    }

    pub fn len(&self) -> usize {
        self.waiting.len()
    }

    /// The `drop_pending_updates` of the webhook methods.
    pub fn drop_pending(&mut self) {
        self.waiting.clear();
    }

    pub fn newest(&self) -> i64 {
        self.next_id - 1
    }

    /// A week without updates: the ids start again elsewhere, and "elsewhere" may be below. What was still waiting is
    /// long forgotten by then, so old and new ids never stand in one queue.
    pub fn restart_ids(&mut self) -> i64 {
        self.waiting.clear();
        self.seed = self
            .seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let below = self.next_id.saturating_sub(1_000).max(2);
        self.next_id = 1 + (self.seed >> 33).cast_signed() % (below / 2).max(1);
        self.next_id
    }

    /// Goes on after this id.
    pub fn leap(&mut self, past: i64) {
        self.next_id = past + 1;
    }

    /// Where a poll with this offset starts, and whether the offset confirms what is before it.
    fn start(&self, offset: i64) -> (i64, bool) {
        if offset < 0 {
            let from = self.waiting.len().saturating_sub(offset.unsigned_abs() as usize);
            return (self.waiting.get(from).map_or(self.next_id, |update| update.id), true);
        }
        // Told that the offset lies in the future, the server answers from the head and confirms nothing.
        if offset == 0 || offset > self.newest() + MAX_AHEAD {
            (i64::MIN, false)
        } else {
            (offset, true)
        }
    }

    /// Whether a poll with these parameters would find nothing yet.
    pub fn would_wait(&self, params: &Params<'_>) -> bool {
        let offset = params.int("offset").ok().flatten().unwrap_or(0);
        let (from, _) = self.start(offset);
        !self.waiting.iter().any(|update| update.id >= from)
    }

    pub fn get(&mut self, params: &Params<'_>, now_ms: i64) -> Answer {
        let offset = params.int("offset")?.unwrap_or(0);
        let limit = params.int("limit")?.unwrap_or(100);
        let limit = if (1..=100).contains(&limit) {
            limit as usize
        } else {
            100
        };
        if let Some(allowed) = params.json("allowed_updates", "allowed_updates")? {
            let names = allowed
                .as_array()
                .ok_or_else(|| ApiError::bad("expected an Array of String as allowed updates"))?;
            self.allowed = names.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        }
        let (from, confirms) = self.start(offset);
        self.waiting
            .retain(|update| (!confirms || update.id >= from) && now_ms - update.at_ms < KEPT_MS);
        Ok(self
            .waiting
            .iter()
            .filter(|update| update.id >= from)
            .take(limit)
            .map(|update| update.body.clone())
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn ids(queue: &mut Queue, params: Value, now_ms: i64) -> Vec<i64> {
        let (map, files) = (params.as_object().cloned().unwrap(), BTreeMap::new());
        let answer = queue.get(&Params::new(&map, &files), now_ms).unwrap();
        answer
            .as_array()
            .unwrap()
            .iter()
            .map(|update| update["update_id"].as_i64().unwrap())
            .collect()
    }

    const NONE: [i64; 0] = [];

    fn filled(n: usize) -> (Queue, i64) {
        let mut queue = Queue::default();
        let first = queue.next_id;
        for _ in 0..n {
            queue.push("message", json!({}), 0);
        }
        (queue, first)
    }

    #[test]
    fn updates_come_again_until_a_later_offset_confirms_them() {
        let (mut queue, first) = filled(3);
        assert_eq!(ids(&mut queue, json!({}), 0), [first, first + 1, first + 2]);
        assert_eq!(
            ids(&mut queue, json!({ "offset": "0", "limit": 2 }), 0),
            [first, first + 1]
        );
        assert_eq!(ids(&mut queue, json!({ "offset": first + 2 }), 0), [first + 2]);
        assert_eq!(ids(&mut queue, json!({}), 0), [first + 2]);
        assert_eq!(ids(&mut queue, json!({ "offset": first + 3 }), 0), NONE);
        assert_eq!(queue.len(), 0);
    }

    #[test]
    fn a_negative_offset_keeps_the_newest() {
        let (mut queue, first) = filled(5);
        assert_eq!(ids(&mut queue, json!({ "offset": -2 }), 0), [first + 3, first + 4]);
        assert_eq!(ids(&mut queue, json!({}), 0), [first + 3, first + 4]);
    }

    #[test]
    fn an_offset_from_before_the_restart_is_served_from_the_head_for_ever() {
        let (mut queue, first) = filled(1);
        assert_eq!(ids(&mut queue, json!({ "offset": first + 1 }), 0), NONE);
        let restarted = queue.restart_ids();
        assert!(restarted < first - 10);
        queue.push("message", json!({}), 0);
        assert_eq!(ids(&mut queue, json!({ "offset": first + 1 }), 0), [restarted]);
        assert_eq!(
            ids(&mut queue, json!({ "offset": first + 1 }), 0),
            [restarted],
            "nothing was confirmed"
        );
        assert_eq!(ids(&mut queue, json!({ "offset": restarted + 1 }), 0), NONE);
        assert_eq!(queue.len(), 0);
    }

    #[test]
    fn an_offset_a_little_ahead_swallows_what_is_still_to_come() {
        let (mut queue, first) = filled(1);
        assert_eq!(ids(&mut queue, json!({ "offset": first + 10 }), 0), NONE);
        queue.push("message", json!({}), 0);
        assert_eq!(ids(&mut queue, json!({ "offset": first + 10 }), 0), NONE);
    }

    #[test]
    fn wanted_kinds_are_remembered_and_a_day_is_the_longest() {
        let mut queue = Queue::default();
        assert_eq!(queue.push("message_reaction", json!({}), 0), None);
        assert_eq!(
            ids(&mut queue, json!({ "allowed_updates": "[\"callback_query\"]" }), 0),
            NONE
        );
        assert_eq!(queue.push("message", json!({}), 0), None);
        let kept = queue.push("callback_query", json!({}), 5).unwrap();
        assert_eq!(ids(&mut queue, json!({}), KEPT_MS), [kept]);
        assert_eq!(
            queue.push("message", json!({}), 0),
            None,
            "an absent list changes nothing"
        );
        assert_eq!(ids(&mut queue, json!({ "allowed_updates": [] }), KEPT_MS + 5), NONE);
        assert!(queue.push("message", json!({}), 0).is_some());
    }
}
