//! Times that a specialist publishes are told to those who want to know: together, and at most once a day.

use std::collections::BTreeMap;

use super::{Outcome, Work, prefs};
use crate::domain::ids::{PersonId, SlotId};
use crate::domain::moment::Span;
use crate::domain::notice::{Letter, Notice, NoticeKind};
use crate::domain::zone::{Date, Wall, plus_days};
use crate::storage::{hearing, publication, slot};

/// A specialist who makes times makes several: what comes within this of the first goes into one message.
const TOGETHER: Span = Span::minutes(15);
/// When the rest of a day is told of on the next, and what comes within the horizon on its day.
const MORNING: u16 = 10 * 60;
/// People who are told in one transaction.
pub const AT_ONCE: u64 = 50;

impl Work<'_> {
    /// These times can be booked from now on; those beyond the horizon are told of on the day on which they come within it.
    pub async fn published(&mut self, slots: &[SlotId]) -> Outcome<()> {
        let tenant = self.tenant.id();
        if slots.is_empty() {
            return Ok(());
        }
        let anybody = hearing::listeners(&mut self.tenant, tenant, NoticeKind::NewTimes, None, 1).await?;
        if anybody.is_empty() {
            return Ok(());
        }
        let (zone, policy) = (self.tenant.tenant.zone, self.tenant.tenant.policy.clone());
        let mut by_day: BTreeMap<Option<Date>, Vec<SlotId>> = BTreeMap::new();
        for id in slots {
            if let Some(row) = slot::by_id(&mut self.tenant, tenant, *id).await? {
                let from = policy.bookable_from(row.start_at, zone);
                let later = (from > self.now).then(|| zone.date(from));
                by_day.entry(later).or_default().push(*id);
            }
        }
        for (later, slots) in by_day {
            self.publish_from(later, &slots).await?;
        }
        Ok(())
    }

    /// Puts slots down for a day to come, or for now; for the first day after it that is not told of yet.
    async fn publish_from(&mut self, later: Option<Date>, slots: &[SlotId]) -> Outcome<()> {
        let (tenant, zone) = (self.tenant.id(), self.tenant.tenant.zone);
        let morning = |day: Date| zone.instant_or_after_gap(Wall::new(day, MORNING));
        let (mut day, mut due) = match later {
            Some(day) => (day, morning(day)),
            None => (zone.date(self.now + TOGETHER), self.now + TOGETHER),
        };
        // What is due is being told of: some may have read it already.
        while let Some((at, told)) = publication::of_day(&mut self.tenant, tenant, &day.to_string()).await?
            && (told.is_some() || at <= self.now)
        {
            day = plus_days(day, 1);
            due = due.max(morning(day));
        }
        Ok(self.tenant.publish(&day.to_string(), due, slots).await?)
    }

    /// Tells those who want to know of what was published for a day; after their quiet hours, where it is in them. They
    /// are told in the order of their ids, from after somebody on: returns who was the last, while there are others.
    ///
    /// Where it breaks off it begins again from the first; the keys of the letters tell who has one.
    pub async fn tell_published(&mut self, day: &str, after: Option<PersonId>) -> Outcome<Option<PersonId>> {
        let (tenant, zone) = (self.tenant.id(), self.tenant.tenant.zone);
        match publication::of_day(&mut self.tenant, tenant, day).await? {
            Some((_, None)) => {}
            Some(_) | None => return Ok(None),
        }
        let slots = publication::slots(&mut self.tenant, tenant, day).await?;
        let last = slots.last().map_or(self.now, |(_, start)| *start);
        let listeners = hearing::listeners(&mut self.tenant, tenant, NoticeKind::NewTimes, after, AT_ONCE).await?;
        for to in &listeners {
            let due = prefs::due(&mut self.tenant, *to, self.now, zone).await?;
            self.letters.push(Letter {
                tenant: Some(tenant),
                to: *to,
                notice: Notice::NewTimes { day: day.to_owned() },
                due,
                not_after: Some(last),
                dedupe: format!("new_times:{tenant}:{day}:{to}"),
            });
        }
        if listeners.len() as u64 == AT_ONCE {
            return Ok(listeners.last().copied());
        }
        self.tenant.fire_publication(day, self.now).await?;
        Ok(None)
    }
}
