//! One day's free times.

use crate::args;
use crate::domain::ids::{SlotId, TenantId};
use crate::domain::zone::{Date, plus_days};
use crate::storage::slot::FreeRow;
use crate::telegram::callback::Place;
use crate::telegram::screen::{Scene, Screen, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::views::free;

struct View {
    tenant: TenantId,
    day: Date,
    today: Date,
    times: Vec<(SlotId, String)>,
    zone_note: Html,
    /// The nearest days before and after that have free times.
    before: Option<Date>,
    after: Option<Date>,
}

/// How far to both sides a neighbouring day with free times is looked for.
const REACH: i64 = 31;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, day: Date) -> Outcome<Screen> {
    let (tenant, _) = scene.visited_tenant(id).await?;
    let hours = scene.hours(scene.say, &tenant);
    let (first, last) = (plus_days(day, -REACH), plus_days(day, REACH));
    let (start, end) = (tenant.zone.day(first).0, tenant.zone.day(last).1);
    let slots = free::between(scene.conn, &tenant, start, end, scene.now).await?;
    let day_of = |slot: &FreeRow| tenant.zone.date(slot.start_at);
    let view = View {
        tenant: id,
        day,
        today: tenant.zone.date(scene.now),
        times: slots
            .iter()
            .filter(|slot| day_of(slot) == day)
            .map(|slot| (slot.slot_id, hours.time(slot.start_at)))
            .collect(),
        zone_note: super::zone_note(scene, &hours),
        before: slots.iter().map(day_of).rfind(|other| *other < day),
        after: slots.iter().map(day_of).find(|other| *other > day),
    };
    Ok(screen(&view, scene.say))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let (tenant, day) = (view.tenant, view.day);
    let title = say.html("client-day-title", &args![day = say.day_title(day, view.today)]);
    let ask = if view.times.is_empty() {
        "client-day-empty"
    } else {
        "client-day-ask"
    };
    let times = view.times.iter().map(|(slot, time)| {
        let place = Place::Confirm { tenant, slot: *slot };
        go(say.plain("client-day-time-b7", &args![time = time]), place)
    });
    let before = view.before.map(|day| {
        go(
            say.plain("client-day-prev-b16", &args![date = say.date_short(day)]),
            Place::Day { tenant, day },
        )
    });
    let after = view.after.map(|day| {
        go(
            say.plain("client-day-next-b16", &args![date = say.date_short(day)]),
            Place::Day { tenant, day },
        )
    });
    let month = go(
        say.plain("client-day-month-b16", &args![]),
        Place::Month { tenant, month: day },
    );
    let home = go(say.plain("common-home-b4", &args![]), Place::Home);
    Screen::new([title, say.html(ask, &args![]), view.zone_note.clone()])
        .grid(times, 4)
        .row(before.into_iter().chain(after))
        .row([month, home])
}
