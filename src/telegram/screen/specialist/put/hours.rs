//! Any hour of a day, and what of the day's plan is free.

use super::{Whom, hint};
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::slot::Interval;
use crate::domain::spot::{Spot, Subject};
use crate::domain::zone::{Date, plus_days};
use crate::storage::slot::{self, SlotRow, SlotState};
use crate::storage::{booking, slot as slots};
use crate::telegram::callback::Place;
use crate::telegram::format::upper_first;
use crate::telegram::screen::{Button, Scene, Screen, go};
use crate::usecase::Outcome;
use crate::usecase::book::fits;

/// The hours of the grid.
const HOURS: std::ops::RangeInclusive<u16> = 7..=22;
/// Free times of the plan that are shown above it.
const SHOWN: usize = 8;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, of: Subject, day: Date) -> Outcome<Screen> {
    let whom = Whom::load(scene, id, of).await?;
    let zone = whom.tenant.zone;
    let today = zone.date(scene.now);
    let day = day.max(today);
    let (start, end) = zone.day(day);
    let plan = slots::plan(scene.conn, id, start, end).await?;
    let busy = booking::busy(scene.conn, id, start, end + crate::domain::moment::Span::hours(12)).await?;
    let there = slots::overlapping(scene.conn, id, start, end + crate::domain::moment::Span::hours(12)).await?;
    let closed = slot::closed_days(scene.conn, id, &day.to_string(), &day.to_string()).await?;
    let say = scene.say;
    let hours = super::super::Clocks::of(scene, &whom.tenant).hours(say);
    let is_free = |slot: &&SlotRow| {
        let state = SlotState::parse(&slot.state);
        slot.start_at > scene.now
            && slot.free_seats() > 0
            && matches!(state, Some(SlotState::Open | SlotState::Hidden))
            && whom
                .booking
                .as_ref()
                .is_none_or(|row| fits(row, slot) && row.slot_id != slot.slot_id)
    };
    let free = plan.iter().filter(is_free).take(SHOWN).map(|slot| {
        let range = hours.short_range(slot.start_at, slot.end_at);
        let label = match slot.is_open() {
            true => say.plain("specialist-day-slot-free-b32", &args![range = range]),
            false => say.plain("specialist-day-slot-hidden-b32", &args![range = range]),
        };
        let spot = Spot::Slot(slot.slot_id);
        go(label, Place::PutAsk { tenant: id, of, spot })
    });
    let moving = whom.booking.as_ref().map(|row| row.booking_id);
    let cell = |hour: u16| -> Option<Button> {
        // The night of a clock change skips an hour.
        let span = Interval::on_day(zone, day, hour * 60, whom.length).ok()?;
        if span.start <= scene.now {
            return None;
        }
        let spot = Spot::hour(span.start, whom.length)?;
        let taken = busy
            .iter()
            .any(|other| Some(other.booking_id) != moving && other.start_at < span.end && other.end_at > span.start);
        let blocked = there
            .iter()
            .any(|other| other.is_blocked() && other.start_at < span.end && other.end_at > span.start);
        let time = format!("{hour}:00");
        let label = match taken || blocked {
            true => say.plain("specialist-add-exists-b7", &args![time = time]),
            false => say.plain("specialist-add-time-b7", &args![time = time]),
        };
        Some(go(label, Place::PutAsk { tenant: id, of, spot }))
    };
    let cells: Vec<Button> = HOURS.filter_map(cell).collect();
    let to = |day: Date| Place::Hours { tenant: id, of, day };
    let (before, after) = (plus_days(day, -1), plus_days(day, 1));
    let prev = (day > today).then(|| {
        let label = say.plain("specialist-day-prev-b16", &args![date = say.date_short(before)]);
        go(label, to(before))
    });
    let next = say.plain("specialist-day-next-b16", &args![date = say.date_short(after)]);
    let week = plus_days(day, 7);
    let later = say.plain("specialist-put-week-b32", &args![date = say.date_short(week)]);
    let lines = [
        whom.title(&hours),
        say.html("specialist-put-day", &args![day = upper_first(&say.day(day, today))]),
        match closed.is_empty() {
            true => crate::telegram::texts::Html::default(),
            false => say.html("specialist-day-closed", &args![]),
        },
        match cells.is_empty() {
            true => say.html("specialist-add-over", &args![]),
            false => say.html("specialist-put-legend", &args![]),
        },
        hint(&whom, say),
        whom.city(&hours),
    ];
    Ok(Screen::new(lines)
        .column(free)
        .grid(cells, 4)
        .row(prev.into_iter().chain([go(next, to(after))]))
        .row([go(later, to(week))])
        .foot(say, Place::Near { tenant: id, of }))
}
