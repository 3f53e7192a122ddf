//! The client's screens.

mod asked;
pub mod booking;
pub mod bookings;
pub mod confirm;
pub mod day;
pub mod family;
pub mod history;
pub mod home;
pub mod joining;
pub mod kin;
pub mod kinds;
pub mod month;
pub mod moving;
pub mod nearest;
pub mod outcome;
pub mod owing;
pub mod receipt;
pub mod regular;
pub mod remind;
pub mod series;
pub mod shift;
pub mod watch;
pub mod whom;
pub mod write;
pub mod zone;

use super::hours::Hours;
use super::{Button, Scene, go};
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::money::Currency;
use crate::domain::workflow::{Ask, StatusId, Workflow};
use crate::storage::booking::BookingRow;
use crate::storage::slot::{FreeRow, KindRow};
use crate::storage::tenant::{self, TenantRow};
use crate::telegram::callback::Place;
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;

/// A sum in the tenant's currency; nothing where it is zero.
pub fn price(say: &Speaker, tenant: &TenantRow, minor: i64) -> Option<String> {
    if minor == 0 {
        return None;
    }
    let digits = Currency::parse(&tenant.currency).map_or(2, Currency::digits);
    Some(say.money(minor, &tenant.currency, u32::from(digits)))
}

/// "English, 60 minutes · 1 500 ₽".
pub fn service(say: &Speaker, tenant: &TenantRow, kind: &str, minutes: i64, minor: i64) -> Html {
    let duration = say.duration(minutes);
    match price(say, tenant, minor) {
        Some(price) => say.html(
            "common-service-priced",
            &args![service = kind, duration = duration, price = price],
        ),
        None => say.html("common-service", &args![service = kind, duration = duration]),
    }
}

/// The request to type what a step asks for.
pub fn asked(ask: Option<Ask>, say: &Speaker) -> Html {
    match ask {
        None => Html::default(),
        Some(Ask::Reason) => say.html("common-ask-reason", &args![]),
        Some(Ask::Amount) => say.html("common-ask-amount", &args![]),
    }
}

/// "✅ confirmed", as the booking's own workflow calls it.
pub fn status(say: &Speaker, workflow: &Workflow, booking: &BookingRow) -> Html {
    match workflow.status(&StatusId::from(booking.status.as_str())) {
        Some(status) => {
            let title = status.title.get(say.lang().code());
            say.html("common-status", &args![icon = &status.icon, status = title])
        }
        None => Html::default(),
    }
}

/// The icon of a booking's status.
pub fn icon(workflow: &Workflow, booking: &BookingRow) -> String {
    let status = workflow.status(&StatusId::from(booking.status.as_str()));
    status.map(|status| status.icon.clone()).unwrap_or_default()
}

/// "Your hours · Berlin: −2 h", where they differ from the tenant's; whose they are, where the person has not said theirs.
pub fn zone_note(hours: &Hours<'_>) -> Html {
    if hours.unsaid {
        let place = hours.say.city(hours.tenant.name());
        return hours.say.html("client-hours-unsaid", &args![place = place]);
    }
    if !hours.reader.differs(hours.tenant, hours.now) {
        return Html::default();
    }
    let shift = hours.reader.offset_minutes(hours.now) - hours.tenant.offset_minutes(hours.now);
    let place = hours.say.city(hours.reader.name());
    hours.say.html(
        "client-hours-yours",
        &args![place = place, shift = hours.say.shift(i64::from(shift))],
    )
}

/// What is kept about a person, in one line and a button, where their very first screen with this tenant is not its
/// front door: they followed a link to a day or a time.
pub async fn first_meeting(scene: &mut Scene<'_>, tenant: TenantId) -> Outcome<Option<(Html, Button)>> {
    let met = tenant::met_at(scene.conn, tenant, scene.me.person_id).await?;
    let say = scene.say;
    Ok((met == Some(scene.me.last_event_at)).then(|| {
        let more = go(say.plain("client-kept-b32", &args![]), Place::Kept);
        (say.html("client-welcome-kept", &args![]), more)
    }))
}

/// A free time as a row of a list: "Tue 24 Nov, 17:00–18:00"; where several kinds stand together, of which it is.
pub fn free_row(hours: &Hours<'_>, slot: &FreeRow, kinds: &[KindRow]) -> String {
    if let Some(kind) = kinds.iter().find(|kind| kind.kind_id == slot.kind_id) {
        let (day, time) = (hours.day_short(slot.start_at), hours.time(slot.start_at));
        let args = args![day = day, time = time, name = &kind.name];
        return hours.say.plain("client-free-kind-b32", &args);
    }
    let (day, range) = (hours.day(slot.start_at), hours.short_range(slot.start_at, slot.end_at));
    hours.say.plain("client-free-row-b32", &args![day = day, range = range])
}
