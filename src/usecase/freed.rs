//! The one place where it is noticed that a time has become free, so that those who watch hear of it.
//!
//! Here it is only put down; the clock's walk through the watches (see [`super::watch`]) tells people, whatever their
//! number. A tenant whom nobody watches pays one look at an index.

use super::windows::pause;
use super::{Outcome, Work};
use crate::domain::ids::ClientId;
use crate::domain::ids::SlotId;
use crate::domain::moment::{Moment, Span};
use crate::storage::booking::BookingRow;
use crate::storage::slot::SlotRow;
use crate::storage::{slot, watch};

impl Work<'_> {
    /// A booking has let go of its seat: its slot is free again, or one that it stood in the way of.
    pub async fn seat_freed(&mut self, booking: &BookingRow) -> Outcome<()> {
        let tenant = self.tenant.id();
        if booking.start_at > self.now {
            self.regulars_may_come(booking.start_at, booking.end_at).await?;
        }
        if booking.start_at <= self.now || !self.may_be_waited_for(booking.start_at).await? {
            return Ok(());
        }
        let (start, end) = (booking.start_at, booking.end_at);
        let widest = Span::minutes(self.tenant.tenant.policy.buffer.into());
        for row in slot::overlapping(&mut self.tenant, tenant, start - widest, end + widest).await? {
            let pause = pause(&self.tenant.tenant.policy, row.window_id);
            if row.start_at >= end + pause || row.end_at + pause <= start {
                continue;
            }
            // Where another seat was free before, nothing has become free.
            if row.slot_id != booking.slot_id || row.free_seats() == 1 {
                self.note_freed(&row, Some(booking.client_id)).await?;
            }
        }
        Ok(())
    }

    /// These times can be booked that could not be before: made, shown, unblocked, of a day that was opened.
    pub async fn slots_freed(&mut self, slots: &[SlotId]) -> Outcome<()> {
        self.published(slots).await?;
        let tenant = self.tenant.id();
        let mut hours: Option<(Moment, Moment)> = None;
        for id in slots {
            let Some(row) = slot::by_id(&mut self.tenant, tenant, *id).await? else {
                continue;
            };
            let (first, last) = hours.unwrap_or((row.start_at, row.end_at));
            hours = Some((first.min(row.start_at), last.max(row.end_at)));
            if self.may_be_waited_for(row.start_at).await? {
                self.note_freed(&row, None).await?;
            }
        }
        match hours {
            Some((first, last)) => self.regulars_may_come(first, last).await,
            None => Ok(()),
        }
    }

    /// A time that was full has a seat again.
    pub async fn seats_added(&mut self, slot: SlotId) -> Outcome<()> {
        let tenant = self.tenant.id();
        if let Some(row) = slot::by_id(&mut self.tenant, tenant, slot).await? {
            self.regulars_may_come(row.start_at, row.end_at).await?;
            if self.may_be_waited_for(row.start_at).await? {
                self.note_freed(&row, None).await?;
            }
        }
        Ok(())
    }

    /// Whether somebody waits now, or may by the day on which the time can be booked.
    async fn may_be_waited_for(&mut self, start: Moment) -> Outcome<bool> {
        let tenant = &self.tenant.tenant;
        let (id, from) = (tenant.id, tenant.policy.bookable_from(start, tenant.zone));
        Ok(from > self.now || watch::any(&mut self.tenant, id).await?)
    }

    /// What lies beyond the horizon is told of on the day on which it can be booked.
    async fn note_freed(&mut self, row: &SlotRow, client: Option<ClientId>) -> Outcome<()> {
        let tenant = &self.tenant.tenant;
        let in_time = row.start_at >= self.now + tenant.policy.min_notice_book;
        if in_time && row.is_open() && row.free_seats() > 0 {
            let due = tenant.policy.bookable_from(row.start_at, tenant.zone).max(self.now);
            self.tenant
                .insert_freeing(row.slot_id, client, due, row.start_at)
                .await?;
        }
        Ok(())
    }
}
