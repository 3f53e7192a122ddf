//! The specialist's screens.

pub mod add;
pub mod answer;
pub mod booking;
pub mod choose;
pub mod clients;
pub mod copying;
pub mod day;
pub mod days_off;
pub mod handout;
pub mod home;
pub mod job;
pub mod kinds;
pub mod leave;
pub mod listed;
pub mod manners;
pub mod money;
pub mod news;
pub mod note;
pub mod own;
pub mod past;
pub mod pay_note;
pub mod picking;
pub mod preview;
pub mod put;
pub mod question;
pub mod regulars;
pub mod regulars_left;
pub mod regulars_one;
pub mod regulars_paste;
pub mod regulars_pause;
pub mod regulars_when;
pub mod requests;
pub mod rules;
pub mod settings;
pub mod share;
#[cfg(test)]
pub(super) mod sketch;
pub mod slot;
pub mod slot_edit;
mod soon;
#[cfg(test)]
mod tests;
pub mod told;
pub mod untold;
pub mod usual;
mod verb;
pub mod week;
pub mod window;

use super::hours::Hours;
use super::{Button, Scene, go};
use crate::args;
use crate::domain::ids::{BookingId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::rights::Right;
use crate::domain::workflow::{Phase, StatusId};
use crate::domain::zone::{Date, Zone};
use crate::storage::booking::BookingRow;
use crate::storage::slot::{KindRow, kinds};
use crate::storage::tenant::{self, TenantRow};
use crate::storage::{Fault, coming};
use crate::telegram::callback::Place;
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::{Outcome, Stop};

/// The zones that a screen is read in and kept in, and the moment it is drawn at.
#[derive(Clone, Copy, Debug)]
struct Clocks {
    reader: Zone,
    tenant: Zone,
    now: Moment,
}

impl Clocks {
    fn of(scene: &Scene<'_>, tenant: &TenantRow) -> Self {
        Self {
            reader: scene.zone(tenant),
            tenant: tenant.zone,
            now: scene.now,
        }
    }

    fn hours<'s>(&self, say: &'s Speaker) -> Hours<'s> {
        Hours {
            say,
            reader: self.reader,
            tenant: self.tenant,
            now: self.now,
            unsaid: false,
        }
    }

    /// The tenant's, as all days of the plan are.
    fn today(&self) -> Date {
        self.tenant.date(self.now)
    }
}

/// A line that stands there only where there is something to say.
fn if_any(text: &str, said: impl FnOnce(&str) -> Html) -> Html {
    if text.is_empty() { Html::default() } else { said(text) }
}

/// A time in a list of the tenant's `day`: with its date, where the reader's clocks are on another one by then.
fn on_day(hours: &Hours<'_>, day: Date, start: Moment, time: String) -> String {
    match hours.date(start) {
        date if date == day => time,
        date => hours
            .say
            .plain("common-when", &args![day = hours.say.date_short(date), time = time]),
    }
}

/// A booking in a list.
#[derive(Clone, Debug)]
struct Row {
    id: BookingId,
    start: Moment,
    name: String,
    icon: String,
    /// The client has said that they will be there.
    comes: bool,
    /// What the reader's language calls the status; empty where the icon says enough.
    status: String,
}

impl Row {
    fn mark(&self) -> String {
        format!("{} {}", self.icon, lower_first(&self.status))
            .trim_end()
            .to_owned()
    }

    /// `11:30 Peter ⏳ awaiting an answer`.
    fn button(&self, tenant: TenantId, time: String, say: &Speaker) -> Button {
        let label = args![time = time, name = &self.name, mark = self.mark()];
        go(
            say.plain("specialist-booking-row-b32", &label),
            Place::Lesson {
                tenant,
                booking: self.id,
            },
        )
    }
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_lowercase().chain(chars).collect())
        .unwrap_or_default()
}

/// The bookings as rows, each in the words of the workflow it lives by.
async fn rows(scene: &mut Scene<'_>, tenant: TenantId, bookings: Vec<BookingRow>) -> Outcome<Vec<Row>> {
    let mut rows = Vec::with_capacity(bookings.len());
    let ids: Vec<BookingId> = bookings.iter().map(|booking| booking.booking_id).collect();
    let said = coming::said_of(scene.conn, tenant, &ids).await?;
    for booking in bookings {
        let workflow = scene.flows.of(scene.conn, tenant, booking.workflow_version).await?;
        let status = workflow.status(&StatusId::from(booking.status.as_str()));
        let title = status.map_or("", |status| status.title.get(scene.say.lang().code()));
        let expected = booking.phase == Phase::Upcoming.as_str();
        let comes = expected && said.contains(&(booking.booking_id, booking.move_no));
        rows.push(Row {
            id: booking.booking_id,
            start: booking.start_at,
            icon: status.map(|status| status.icon.clone()).unwrap_or_default(),
            comes,
            status: match (expected, comes) {
                (true, true) => scene.say.plain("specialist-coming-mark", &args![]),
                (true, false) => String::new(),
                (false, _) => title.to_owned(),
            },
            name: booking.client_name,
        });
    }
    Ok(rows)
}

/// Whether the person may look at the practice's money.
async fn sees_money(scene: &mut Scene<'_>, tenant: TenantId) -> Outcome<bool> {
    match scene.own_tenant(tenant, Right::Money).await {
        Ok(_) => Ok(true),
        Err(Stop::Refused(_)) => Ok(false),
        Err(fault) => Err(fault),
    }
}

/// Whether the person has more places to be in than one practice: others that they run, or where they are a client.
pub(super) async fn has_others(scene: &mut Scene<'_>) -> Outcome<bool> {
    let own = tenant::run_by(scene.conn, scene.me.person_id).await?;
    let visited = tenant::visited_by(scene.conn, scene.me.person_id).await?;
    // A specialist may have opened a link of their own.
    let foreign = visited
        .iter()
        .any(|other| own.iter().all(|tenant| tenant.id != other.id));
    Ok(own.len() > 1 || foreign)
}

/// The kind of service that new slots are for.
async fn default_kind(scene: &mut Scene<'_>, tenant: TenantId) -> Outcome<KindRow> {
    let kinds = kinds(scene.conn, tenant).await?;
    Ok(kinds
        .into_iter()
        .find(KindRow::is_offered)
        .ok_or_else(|| Fault::Bug(format!("tenant {tenant} has no kind of service")))?)
}
