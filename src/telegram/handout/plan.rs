//! The plan of a practice as a file for a calendar: what is booked, and with whom.

use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};

use super::Maker;
use super::papers::Within;
use crate::args;
use crate::domain::moment::Moment;
use crate::domain::workflow::{Phase, StatusId};

/// Entries keep their UIDs and count their moves, so that a later file replaces what an earlier one has put there.
pub(super) async fn file(mut maker: Maker<'_>, within: Within) -> anyhow::Result<String> {
    let services = maker.services().await?;
    let (say, tenant, now) = (maker.say, maker.tenant, utc(maker.now));
    let site = maker.router.site.bot.to_lowercase();
    let mut calendar = Calendar::new();
    calendar.name(&tenant.name);
    calendar.append_property(("METHOD", "PUBLISH"));
    maker
        .each_booking(within, |row, workflow| {
            // What was called off has no place in it.
            let (Some(_), Some(start), Some(end)) = (row.seat, utc(row.start_at), utc(row.end_at)) else {
                return;
            };
            let service = services.get(&row.kind_id).map_or("", String::as_str);
            let status = workflow.status(&StatusId::from(row.status.as_str()));
            let status = status.map_or("", |status| status.title.get(say.lang().code()));
            let mut event = Event::new();
            event
                .uid(&format!("plan-{}-{}@{site}.slotkeeper", row.tenant_id, row.booking_id))
                .sequence(u32::try_from(row.move_no).unwrap_or(u32::MAX))
                .timestamp(now.unwrap_or(start))
                .starts(start)
                .ends(end)
                .summary(&say.plain("picture-plan-entry", &args![name = &row.client_name, service = service]))
                .status(match row.phase == Phase::Pending.as_str() {
                    true => EventStatus::Tentative,
                    false => EventStatus::Confirmed,
                });
            let details: Vec<&str> = [status, &row.answer]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect();
            event.description(&details.join("\n"));
            if !row.place.is_empty() {
                event.location(&row.place);
            }
            calendar.push(event.done());
        })
        .await?;
    Ok(calendar.to_string())
}

fn utc(at: Moment) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(at.0, 0)
}
