//! Times that a specialist publishes are told to those who want to know: together, and at most once a day.

use super::{Outcome, Work, prefs};
use crate::domain::ids::SlotId;
use crate::domain::moment::Span;
use crate::domain::notice::{Letter, Notice, NoticeKind};
use crate::domain::zone::{Wall, plus_days};
use crate::storage::{hearing, publication, slot};

/// A specialist who makes times makes several: what comes within this of the first goes into one message.
const TOGETHER: Span = Span::minutes(15);
/// When the rest of a day is told of on the next.
const MORNING: u16 = 10 * 60;

impl Work<'_> {
    /// These times can be booked from now on.
    pub async fn published(&mut self, slots: &[SlotId]) -> Outcome<()> {
        let tenant = self.tenant.id();
        let listeners = hearing::listeners(&mut self.tenant, tenant, NoticeKind::NewTimes).await?;
        if slots.is_empty() || listeners.is_empty() {
            return Ok(());
        }
        let zone = self.tenant.tenant.zone;
        let (mut due, mut day) = (self.now + TOGETHER, zone.date(self.now + TOGETHER));
        while publication::was_told(&mut self.tenant, tenant, &day.to_string()).await? == Some(true) {
            day = plus_days(day, 1);
            due = due.max(zone.instant_or_after_gap(Wall::new(day, MORNING)));
        }
        Ok(self.tenant.publish(&day.to_string(), due, slots).await?)
    }

    /// Tells those who want to know of what was published for a day; after their quiet hours, where it is in them.
    pub async fn tell_published(&mut self, day: &str) -> Outcome<()> {
        let tenant = self.tenant.id();
        if !self.tenant.fire_publication(day, self.now).await? {
            return Ok(());
        }
        let mut last = self.now;
        for id in publication::slots(&mut self.tenant, tenant, day).await? {
            let row = slot::by_id(&mut self.tenant, tenant, id).await?;
            last = row.map_or(last, |row| last.max(row.start_at));
        }
        for to in hearing::listeners(&mut self.tenant, tenant, NoticeKind::NewTimes).await? {
            let zone = self.zone_of(to).await?;
            let quiet = prefs::quiet_hours(&mut self.tenant, to).await?;
            let due = quiet.map_or(self.now, |quiet| quiet.over(self.now, zone));
            self.letters.push(Letter {
                tenant: Some(tenant),
                to,
                notice: Notice::NewTimes { day: day.to_owned() },
                due,
                not_after: Some(last),
                dedupe: format!("new_times:{tenant}:{day}:{to}"),
            });
        }
        Ok(())
    }
}
