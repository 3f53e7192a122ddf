//! One parcel's way: handed to the wire, and marked with what became of it.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures::FutureExt;

use super::{Counters, Delivery, HTTP_TIMEOUT, Parcel, UNREACHABLE, Wire, retry};
use crate::clock::Clock;
use crate::domain::ids::{OutboxId, PersonId};
use crate::domain::moment::{Moment, Span};
use crate::storage::delivery::{self, Mark};
use crate::storage::fault::panic_message;
use crate::storage::{Database, Lane, Result, person};

/// A parcel that makes the wire panic is tried so often.
const PANICS: i64 = 3;

/// What deliveries side by side share.
pub(super) struct Carrier {
    pub(super) db: Database,
    pub(super) clock: Clock,
    pub(super) wire: Arc<dyn Wire>,
    pub(super) counters: Arc<Counters>,
}

/// A parcel in the hands of this process.
pub(super) struct Claimed {
    pub(super) parcel: Parcel,
    pub(super) token: String,
}

/// What the sender learns from a delivery.
pub(super) struct Carried {
    pub(super) to: PersonId,
    pub(super) end: End,
    /// Until when the chat was told to wait, in milliseconds.
    pub(super) told_until: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Sent,
    Dropped,
    Retried,
    Postponed,
    Dead,
    /// The claim had ended, or the mark could not be written.
    Unmarked,
}

impl Carrier {
    pub(super) async fn carry(self: Arc<Self>, claimed: Claimed) -> Carried {
        let Claimed { parcel, token } = claimed;
        let tried = self.clock.now();
        let delivery = self.hand_over(&parcel).await;
        let now_ms = self.clock.now_ms();
        let told_until = match &delivery {
            Delivery::Retry { after: Some(after), .. } => Some(now_ms + after.0.max(1) * 1000),
            _ => None,
        };
        let unreachable = (delivery == Delivery::Unreachable).then_some(tried);
        let mark = mark_of(&parcel, delivery, now_ms);
        let written = self.write(&parcel, &token, mark.clone(), unreachable).await;
        let end = match written {
            Ok(Some(mark)) => self.count(parcel.id, parcel.attempts, &mark),
            Ok(None) => {
                tracing::warn!(notice = %parcel.id, ?mark, "the claim had ended before the mark");
                self.unmarked()
            }
            Err(fault) => {
                tracing::error!(notice = %parcel.id, ?mark, %fault, "the mark could not be written");
                self.unmarked()
            }
        };
        Carried {
            to: parcel.to,
            end,
            told_until,
        }
    }

    async fn hand_over(&self, parcel: &Parcel) -> Delivery {
        // A claim outlasts this, so that no notice is in flight twice however long the wire takes.
        let limit = HTTP_TIMEOUT * 2;
        match tokio::time::timeout(limit, AssertUnwindSafe(self.wire.deliver(parcel)).catch_unwind()).await {
            Ok(Ok(delivery)) => delivery,
            Ok(Err(panic)) => {
                let why = format!("the wire panicked: {}", panic_message(&*panic));
                tracing::error!(notice = %parcel.id, why);
                if parcel.attempts >= PANICS {
                    Delivery::Dead { why }
                } else {
                    Delivery::Retry { after: None, why }
                }
            }
            Err(_) => Delivery::Retry {
                after: None,
                why: format!("no outcome within {} s", limit.as_secs()),
            },
        }
    }

    /// Writes the mark; returns the one that was written, or `None` if the claim was no longer this one.
    async fn write(
        &self,
        parcel: &Parcel,
        token: &str,
        mark: Mark,
        unreachable: Option<Moment>,
    ) -> Result<Option<Mark>> {
        let (id, to, attempts) = (parcel.id, parcel.to, parcel.attempts);
        let (token, now) = (token.to_owned(), self.clock.now());
        self.db
            .write(Lane::Marks, move |tx| {
                let (token, mut mark) = (token.clone(), mark.clone());
                Box::pin(async move {
                    if let Some(tried) = unreachable {
                        person::set_unreachable(tx, to, tried).await?;
                        let row = person::by_id(tx, to).await?;
                        // They have spoken since the attempt: it is to be made again.
                        if row.is_some_and(|row| row.unreachable_at.is_none()) {
                            let due = now + retry::backoff(attempts, retry::jitter(id, attempts));
                            mark = Mark::Retry {
                                due,
                                reason: UNREACHABLE.to_owned(),
                            };
                        }
                    }
                    Ok(delivery::mark(tx, id, &token, &mark, now).await?.then_some(mark))
                })
            })
            .await
    }

    pub(super) fn count(&self, id: OutboxId, attempts: i64, mark: &Mark) -> End {
        match mark {
            Mark::Sent { .. } => {
                Counters::count(&self.counters.sent);
                End::Sent
            }
            Mark::Dropped { reason } => {
                tracing::info!(notice = %id, reason, "a notice was dropped");
                self.counters.count_dropped(reason);
                End::Dropped
            }
            Mark::Dead { reason } => {
                tracing::error!(notice = %id, reason, "a notice was set aside");
                Counters::count(&self.counters.dead);
                End::Dead
            }
            Mark::Retry { due, reason } => {
                tracing::warn!(notice = %id, attempts, due = due.0, reason, "to be retried");
                Counters::count(&self.counters.retried);
                End::Retried
            }
            Mark::Postponed { due } => {
                tracing::info!(notice = %id, due = due.0, "a notice waits for the end of quiet hours");
                End::Postponed
            }
            Mark::Wait { due } => {
                tracing::warn!(notice = %id, due = due.0, "the chat was told to wait");
                Counters::count(&self.counters.retried);
                End::Retried
            }
        }
    }

    fn unmarked(&self) -> End {
        Counters::count(&self.counters.unmarked);
        End::Unmarked
    }
}

fn mark_of(parcel: &Parcel, delivery: Delivery, now_ms: i64) -> Mark {
    // Instants are whole seconds: rounded up, so that a wait is never cut short.
    let now = Moment(now_ms.div_euclid(1000) + i64::from(now_ms.rem_euclid(1000) > 0));
    match delivery {
        Delivery::Sent { message_id } => Mark::Sent { message_id },
        Delivery::Postponed { until } => Mark::Postponed {
            due: until.max(now + Span(1)),
        },
        Delivery::Dropped { reason } => Mark::Dropped { reason },
        Delivery::Unreachable => Mark::Dropped { reason: UNREACHABLE },
        Delivery::Dead { why } => Mark::Dead { reason: why },
        Delivery::Retry { after: Some(after), .. } => Mark::Wait {
            due: now + after.max(Span(1)),
        },
        Delivery::Retry { after: None, why } => {
            if retry::is_given_up(parcel.attempts, now - parcel.created) {
                Mark::Dead {
                    reason: format!("given up after {} attempts: {why}", parcel.attempts),
                }
            } else {
                let wait = retry::backoff(parcel.attempts, retry::jitter(parcel.id, parcel.attempts));
                Mark::Retry {
                    due: now + wait,
                    reason: why,
                }
            }
        }
    }
}
