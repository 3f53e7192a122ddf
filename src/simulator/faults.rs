//! What goes wrong on purpose: answers that break, connections that die, delays, a second poller.

use std::collections::BTreeMap;

/// How a call breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Break {
    /// An HTTP status with the body the real service has for it.
    Status(u16),
    /// 429 with this many seconds.
    TooManyRequests(i64),
    /// 200 with a body that is no JSON.
    Garbage,
    /// The connection closes without an answer.
    Dead,
}

/// A break, and whether the call takes effect all the same: the outcome which a client can't know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub how: Break,
    pub after_effect: bool,
}

impl Fault {
    pub fn status(code: u16) -> Self {
        Self::from(Break::Status(code))
    }

    pub fn too_many(seconds: i64) -> Self {
        Self::from(Break::TooManyRequests(seconds))
    }

    pub fn garbage() -> Self {
        Self::from(Break::Garbage)
    }

    pub fn dead() -> Self {
        Self::from(Break::Dead)
    }

    /// The call takes effect first, then its answer is lost.
    pub fn after_effect(self) -> Self {
        Self {
            after_effect: true,
            ..self
        }
    }
}

impl From<Break> for Fault {
    fn from(how: Break) -> Self {
        Self {
            how,
            after_effect: false,
        }
    }
}

/// Methods are lower case here; "*" stands for each.
#[derive(Debug, Default)]
pub struct Faults {
    next: Vec<(String, usize, Fault)>,
    delays: BTreeMap<String, u64>,
    pub conflict: bool,
}

impl Faults {
    pub fn arm(&mut self, method: &str, times: usize, fault: Fault) {
        self.next.push((method.to_ascii_lowercase(), times, fault));
    }

    pub fn delay(&mut self, method: &str, ms: u64) {
        self.delays.insert(method.to_ascii_lowercase(), ms);
    }

    pub fn delay_of(&self, method: &str) -> u64 {
        self.delays
            .get(method)
            .or_else(|| self.delays.get("*"))
            .copied()
            .unwrap_or(0)
    }

    pub fn clear(&mut self) {
        *self = Self::default();
    }

    pub fn peek(&self, method: &str) -> Option<&Fault> {
        self.next
            .iter()
            .find(|(wanted, times, _)| *times > 0 && (wanted == method || wanted == "*"))
            .map(|(.., fault)| fault)
    }

    pub fn take(&mut self, method: &str) -> Option<Fault> {
        let hit = self
            .next
            .iter_mut()
            .find(|(wanted, times, _)| *times > 0 && (wanted == method || wanted == "*"))?;
        hit.1 -= 1;
        let fault = hit.2.clone();
        self.next.retain(|(_, times, _)| *times > 0);
        Some(fault)
    }
}
