//! Time travel: the clock jumps, and what falls due on the way happens in its order, each thing at its own moment.

use std::time::{Duration, Instant};

use super::World;
use crate::domain::moment::{Moment, Span};
use crate::scheduler;
use crate::storage::{Result, chat, due, inbox, outbox};

/// The longest step: what waits for an hour of the day and for nothing else is met on the way.
const STEP: Span = Span::hours(1);
/// Longer than this nobody waits for the bot to come to rest, however slow the machine.
const PATIENCE: Duration = Duration::from_secs(30);
/// What Telegram's limits hold back leaves within so many seconds of the demo's clock; they are made to pass sooner.
const HELD_BACK: Span = Span(10);
const NUDGE_AFTER: Duration = Duration::from_millis(4);
const NUDGE_MS: i64 = 500;

/// What the bot has before it.
#[derive(PartialEq, Eq)]
enum Work {
    Nothing,
    /// What people did, or a screen to draw.
    Acts,
    /// Notices alone, which Telegram's limits may hold back.
    Notices,
}

impl World {
    /// The clock goes on to that moment. A clock never goes back.
    pub(super) async fn travel(&self, until: Moment) -> Result<()> {
        let mut rests = self.rest().await?;
        let core = &self.app.core;
        loop {
            let now = self.clock.now();
            if now >= until || self.ended() {
                break;
            }
            let due = due::next_due(&mut core.db.read().await?).await?;
            let due = due.filter(|due| *due > now).unwrap_or(until);
            let next = due.min(until).min(now + STEP);
            self.clock.advance_ms((next.0 * 1000 - self.clock.now_ms()).max(0));
            let mut letters = scheduler::run_timers(core, next).await?;
            letters += scheduler::run_reminders(core, next).await?;
            letters += scheduler::run_watches(core, next).await?;
            if letters > 0 {
                self.app.wake_outbox();
                rests = rests && self.rest().await?;
            }
        }
        scheduler::run_housekeeping(core, self.clock.now()).await?;
        Ok(())
    }

    /// Returns when the bot has done all that is to be done now; `false` if it never comes to that.
    pub(super) async fn rest(&self) -> Result<bool> {
        let begun = Instant::now();
        let mut held_since = None;
        while begun.elapsed() < PATIENCE {
            match self.work().await? {
                Work::Nothing => return Ok(true),
                Work::Acts => held_since = None,
                Work::Notices => {
                    let since: Instant = *held_since.get_or_insert_with(Instant::now);
                    if since.elapsed() > NUDGE_AFTER {
                        self.clock.advance_ms(NUDGE_MS);
                        self.app.wake_outbox();
                        held_since = None;
                    }
                }
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        Ok(false)
    }

    /// Asked in the order in which work moves on, so that nothing slips by between two questions.
    async fn work(&self) -> Result<Work> {
        // While another client polls, the bot is silent.
        if self.ended() || *self.app.poller.conflict.borrow() {
            return Ok(Work::Nothing);
        }
        if self.telegram.pending_updates() > 0 {
            return Ok(Work::Acts);
        }
        let mut conn = self.app.core.db.read().await?;
        if inbox::waiting(&mut conn).await? > 0 || !chat::to_draw(&mut conn, 1).await?.is_empty() {
            return Ok(Work::Acts);
        }
        let notices = outbox::waiting_due(&mut conn, self.clock.now() + HELD_BACK).await?;
        Ok(if notices > 0 { Work::Notices } else { Work::Nothing })
    }
}
