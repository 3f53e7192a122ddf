//! The clock as a value: the system's, or one that a test or a demo moves. The only file that may ask the machine for the time.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::domain::moment::{Moment, Span};

/// Where "now" comes from. Clones share one clock.
#[derive(Clone, Debug)]
pub enum Clock {
    System,
    /// Milliseconds since the Unix epoch, moved by whoever holds it.
    Manual(Arc<AtomicI64>),
    /// The system's, and so many milliseconds ahead of it: it runs, and can be moved too.
    Shifted(Arc<AtomicI64>),
}

impl Clock {
    pub fn manual(start: Moment) -> Self {
        Self::Manual(Arc::new(AtomicI64::new(start.0 * 1000)))
    }

    /// Shows `start` at this instant, and runs on from there.
    pub fn shifted(start: Moment) -> Self {
        let ahead = start.0 * 1000 - Self::System.now_ms();
        Self::Shifted(Arc::new(AtomicI64::new(ahead)))
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
            Self::Shifted(ahead) => Self::System.now_ms() + ahead.load(Ordering::SeqCst),
        }
    }

    /// Moves a clock that can be moved; the system's cannot be moved, and is left as it is.
    pub fn advance(&self, span: Span) {
        self.advance_ms(span.0 * 1000);
    }

    /// As [`Clock::advance`], in milliseconds.
    pub fn advance_ms(&self, ms: i64) {
        match self {
            Self::System => {}
            Self::Manual(by) | Self::Shifted(by) => {
                by.fetch_add(ms, Ordering::SeqCst);
            }
        }
    }
}
