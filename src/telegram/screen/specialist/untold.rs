//! Clients who could not be told that a lesson is off: who they are, and the way to the text for each of them.

use super::Clocks;
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::booking::BookingRow;
use crate::storage::job;
use crate::telegram::callback::Place;
use crate::telegram::question::Question;
use crate::telegram::screen::hours::Hours;
use crate::telegram::screen::{Button, Scene, Screen, go};
use crate::telegram::texts::Html;
use crate::usecase::Outcome;

/// More would push the other ways out of sight.
const SHOWN: usize = 10;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Bookings).await?;
    let bookings = match scene.question.clone() {
        Some(Question::Untold { tenant, bookings }) if tenant == id => bookings,
        _ => return Err(Refusal::FormExpired.into()),
    };
    let rows = job::untold_of(scene.conn, id, &bookings).await?;
    let clocks = Clocks::of(scene, &tenant);
    let hours = clocks.hours(scene.say);
    let title = scene.say.html("specialist-untold-title", &args![]);
    let back = Place::Week {
        tenant: id,
        monday: rows.first().map_or(clocks.today(), |row| hours.date(row.start_at)),
    };
    Ok(Screen::new([title].into_iter().chain(lines(&rows, &hours)))
        .column(ways(&rows, &hours, id))
        .foot(scene.say, back))
}

/// Who it is, and when they would have come.
pub fn lines(rows: &[BookingRow], hours: &Hours<'_>) -> Vec<Html> {
    if rows.is_empty() {
        return Vec::new();
    }
    let say = hours.say;
    let mut lines = vec![say.html("specialist-untold", &args![count = rows.len()])];
    lines.extend(rows.iter().take(SHOWN).map(|row| {
        let when = hours.moment(row.start_at);
        say.html("specialist-fate-row", &args![when = when, name = &row.client_name])
    }));
    if rows.len() > SHOWN {
        lines.push(say.html("specialist-day-more", &args![count = rows.len() - SHOWN]));
    }
    lines
}

/// To each lesson: the text for its client can be copied there.
pub fn ways(rows: &[BookingRow], hours: &Hours<'_>, tenant: TenantId) -> Vec<Button> {
    let way = |row: &BookingRow| {
        let args = args![name = &row.client_name, time = hours.time(row.start_at)];
        let label = hours.say.plain("specialist-untold-b32", &args);
        let booking = row.booking_id;
        go(label, Place::Lesson { tenant, booking })
    };
    rows.iter().take(SHOWN).map(way).collect()
}
