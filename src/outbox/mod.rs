//! Notices leave: claimed in turn, checked and rendered by the wire as things are then, marked. Knows no Telegram.
//!
//! Delivery is at least once: a notice is repeated only where the outcome on the wire is unknown (a crash, a time-out,
//! a broken connection), nowhere else. Who goes first is written down in [`crate::storage::delivery`].

mod carrier;
pub mod limits;
pub mod retry;
pub mod sender;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;

use crate::domain::ids::{OutboxId, PersonId, TenantId};
use crate::domain::moment::{Moment, Span};
use crate::domain::notice::Notice;

pub use sender::{Sender, Step};

/// How long one call on the wire may take.
pub const HTTP_TIMEOUT: Duration = Duration::from_secs(8);
/// How long a claim stands: three calls.
pub const CLAIM: Span = Span(3 * HTTP_TIMEOUT.as_secs() as i64);

/// A notice whose turn it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    pub id: OutboxId,
    pub tenant: Option<TenantId>,
    pub to: PersonId,
    pub notice: Notice,
    pub created: Moment,
    pub due: Moment,
    /// How often it has been tried, this time included.
    pub attempts: i64,
}

/// What became of a parcel on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    Sent {
        message_id: Option<i64>,
    },
    /// It is no longer true, so nothing was sent; the reason is one of a few words, to be counted by.
    Dropped {
        reason: &'static str,
    },
    /// Its reader is not to be disturbed until then; it was not tried.
    Postponed {
        until: Moment,
    },
    /// It may succeed later. `after` is what Telegram asked for with a 429; the whole chat then waits so long.
    Retry {
        after: Option<Span>,
        why: String,
    },
    /// The person has blocked the bot, or there is no such chat.
    Unreachable,
    /// It will never succeed.
    Dead {
        why: String,
    },
}

/// Where parcels go.
#[async_trait]
pub trait Wire: Send + Sync + 'static {
    /// Checks the notice against the rows as they are now, renders it for its reader, and sends it. What was tried
    /// before may have arrived. Takes less than twice [`HTTP_TIMEOUT`] in all.
    async fn deliver(&self, parcel: &Parcel) -> Delivery;
}

/// The reasons for which the sender itself drops a notice.
pub const LATE: &str = "late";
pub const UNREACHABLE: &str = "unreachable";

/// What has become of notices since the start.
#[derive(Debug, Default)]
pub struct Counters {
    pub sent: AtomicU64,
    pub retried: AtomicU64,
    pub dead: AtomicU64,
    /// Marks that came after their claim had ended, or that could not be written: their notices may be repeated.
    pub unmarked: AtomicU64,
    dropped: Mutex<BTreeMap<&'static str, u64>>,
}

impl Counters {
    /// How many notices were dropped for each reason.
    pub fn dropped(&self) -> BTreeMap<&'static str, u64> {
        self.dropped.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn count_dropped(&self, reason: &'static str) {
        *self
            .dropped
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .entry(reason)
            .or_default() += 1;
    }

    fn count(counter: &AtomicU64) {
        counter.fetch_add(1, Ordering::Relaxed);
    }
}
