//! The clock as a value: the system's, or one that a test moves. The only file that may ask the machine for the time.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::domain::moment::{Moment, Span};

/// Where "now" comes from. Clones share one clock.
#[derive(Clone, Debug)]
pub enum Clock {
    System,
    /// Milliseconds since the Unix epoch, moved by whoever holds it.
    Manual(Arc<AtomicI64>),
}

impl Clock {
    pub fn manual(start: Moment) -> Self {
        Self::Manual(Arc::new(AtomicI64::new(start.0 * 1000)))
    }

    pub fn now(&self) -> Moment {
        Moment(self.now_ms().div_euclid(1000))
    }

    /// Milliseconds since the Unix epoch; for rate limits, where a second is too coarse.
    #[allow(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the machine's clock"
    )]
    pub fn now_ms(&self) -> i64 {
        match self {
            Self::System => chrono::Utc::now().timestamp_millis(),
            Self::Manual(ms) => ms.load(Ordering::SeqCst),
        }
    }

    /// Moves a manual clock; the system's cannot be moved, and is left as it is.
    pub fn advance(&self, span: Span) {
        self.advance_ms(span.0 * 1000);
    }

    /// As [`Clock::advance`], in milliseconds.
    pub fn advance_ms(&self, ms: i64) {
        match self {
            Self::System => {}
            Self::Manual(now) => {
                now.fetch_add(ms, Ordering::SeqCst);
            }
        }
    }
}
