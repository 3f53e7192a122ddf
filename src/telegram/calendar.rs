//! A client's booking in their own calendar: a file that any calendar takes, and a link for Google's.
//!
//! Both name instants, so that no zone can be taken for another. A booking keeps its UID for good and counts its moves,
//! so that a file made after a move replaces the entry of the one before.

use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};
use url::Url;

use super::attach::{Attachment, What};
use super::callback::{Act, Place};
use super::route::{Next, Visit};
use super::screen::{Button, Site, act, url};
use super::texts::{Speaker, cut};
use crate::args;
use crate::domain::ids::{BookingId, TenantId};
use crate::domain::link::Link;
use crate::domain::moment::Moment;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::Phase;
use crate::storage::booking::BookingRow;
use crate::storage::tenant::{self, Relation, TenantRow};
use crate::storage::{Tx, slot};
use crate::usecase::Outcome;
use crate::usecase::theirs::seen;

/// Telegram takes longer links, but not every browser that opens them.
const PLACE_ROOM: usize = 200;

/// A booking as a calendar has it. It names the specialist and nobody else.
pub struct Entry {
    uid: String,
    sequence: u32,
    start: DateTime<Utc>,
    end: DateTime<Utc>,
    title: String,
    place: String,
    details: String,
    tentative: bool,
}

impl Entry {
    /// `None` where there is nothing ahead to be put into a calendar.
    pub fn of(
        say: &Speaker,
        site: &Site,
        tenant: &TenantRow,
        row: &BookingRow,
        kind: &str,
        now: Moment,
    ) -> Option<Self> {
        let pending = row.phase == Phase::Pending.as_str();
        if !(pending || row.phase == Phase::Upcoming.as_str()) || row.end_at <= now {
            return None;
        }
        let link = site.link(&Link::Tenant(tenant.slug.clone()).encode());
        let title = args![service = kind, tenant = &tenant.name];
        Some(Self {
            uid: format!(
                "{}-{}@{}.slotkeeper",
                row.tenant_id,
                row.booking_id,
                site.bot.to_lowercase()
            ),
            sequence: u32::try_from(row.move_no).unwrap_or(u32::MAX),
            start: DateTime::from_timestamp(row.start_at.0, 0)?,
            end: DateTime::from_timestamp(row.end_at.0, 0)?,
            title: say.plain("client-calendar-title", &title),
            place: cut(&row.place, PLACE_ROOM),
            details: say.plain("client-calendar-details", &args![url = link]),
            tentative: pending,
        })
    }

    /// The file, and the link.
    pub fn buttons(&self, say: &Speaker, tenant: TenantId, booking: BookingId) -> Vec<Button> {
        let file = Act::CalendarFile { tenant, booking };
        vec![
            act(say.plain("client-calendar-file-b16", &args![]), file),
            url(say.plain("client-calendar-google-b16", &args![]), self.google()),
        ]
    }

    /// The text of an `.ics` file.
    pub fn file(&self, now: Moment) -> String {
        let stamp = DateTime::from_timestamp(now.0, 0).unwrap_or(self.start);
        let mut event = Event::new();
        event
            .uid(&self.uid)
            .sequence(self.sequence)
            .timestamp(stamp)
            .starts(self.start)
            .ends(self.end)
            .summary(&self.title)
            .description(&self.details)
            .status(match self.tentative {
                true => EventStatus::Tentative,
                false => EventStatus::Confirmed,
            });
        if !self.place.is_empty() {
            event.location(&self.place);
        }
        let mut calendar = Calendar::new();
        calendar.append_property(("METHOD", "PUBLISH"));
        calendar.push(event.done());
        calendar.to_string()
    }

    /// What opens Google's calendar with the entry filled in.
    pub fn google(&self) -> String {
        let form = "%Y%m%dT%H%M%SZ";
        let dates = format!("{}/{}", self.start.format(form), self.end.format(form));
        let fields = [
            ("action", "TEMPLATE"),
            ("text", &self.title),
            ("dates", &dates),
            ("details", &self.details),
            ("location", &self.place),
        ];
        let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
        // The address is ours and always reads.
        Url::parse_with_params("https://calendar.google.com/calendar/render", fields)
            .map(String::from)
            .unwrap_or_default()
    }
}

/// Sends the file of a booking that is the person's own.
pub async fn send(tx: &mut Tx, visit: &Visit<'_>, id: TenantId, booking: BookingId) -> Outcome<Next> {
    let me = visit.me.person_id;
    let row = match tenant::known(tx, id, me).await? {
        Some((tenant, Relation::Visits)) => tenant,
        Some((_, Relation::Runs(_))) | None => return Err(Refusal::NotFound.into()),
    };
    let (booking, _) = seen(tx, id, me, booking).await?;
    let kinds = slot::kinds(tx, id).await?;
    let kind = kinds
        .iter()
        .find(|kind| kind.kind_id == booking.kind_id)
        .map_or("", |kind| &kind.name);
    let site = &visit.router.site;
    let entry = Entry::of(&visit.say, site, &row, &booking, kind, visit.at).ok_or(Refusal::Changed)?;
    let attachment = Attachment {
        person: me,
        chat: visit.me.telegram_id.ok_or(Refusal::NotFound)?,
        lang: visit.say.lang(),
        what: What::File {
            name: format!("{}-{}.ics", row.slug, row.zone.date(booking.start_at)),
            text: entry.file(visit.at),
        },
    };
    let place = Place::Booking {
        tenant: id,
        booking: booking.booking_id,
    };
    Ok(Next {
        attachment: Some(attachment),
        ..Next::to(place).toast(visit.say.plain("client-calendar-toast", &args![]))
    })
}
