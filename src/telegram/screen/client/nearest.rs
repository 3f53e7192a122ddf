//! The next free times, and those of one weekday.

use chrono::Datelike;

use super::month::nothing_free;
use super::{free_row, zone_note};
use crate::args;
use crate::domain::ids::{SlotId, TenantId};
use crate::domain::zone::{Date, plus_days, week_of};
use crate::storage::slot::FreeRow;
use crate::storage::tenant::TenantRow;
use crate::telegram::callback::Place;
use crate::telegram::screen::{Scene, Screen, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::views::free;

const TIMES: usize = 10;

struct View {
    tenant: TenantId,
    title: Html,
    rows: Vec<(SlotId, String)>,
    zone_note: Html,
    /// A day of the month that "calendar" leads to.
    month: Date,
    back: Place,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let (tenant, _) = scene.visited_tenant(id).await?;
    let slots = free::nearest(scene.conn, &tenant, scene.now, TIMES).await?;
    let title = scene.say.html("client-nearest-title", &args![]);
    let month = slots
        .first()
        .map_or(tenant.zone.date(scene.now), |slot| tenant.zone.date(slot.start_at));
    let view = view(scene, &tenant, title, &slots, month, Place::Client { tenant: id });
    Ok(screen(&view, scene.say))
}

pub async fn weekday(scene: &mut Scene<'_>, id: TenantId, month: Date, number: u32) -> Outcome<Screen> {
    let (tenant, _) = scene.visited_tenant(id).await?;
    let (_, end) = free::horizon(&tenant, scene.now);
    let slots = free::between(scene.conn, &tenant, scene.now, end, scene.now).await?;
    let wanted = |slot: &&FreeRow| tenant.zone.weekday(slot.start_at).number_from_monday() == number;
    let slots: Vec<FreeRow> = slots.iter().filter(wanted).take(TIMES).cloned().collect();
    // Any Monday will do: only the name of the weekday is wanted.
    let named = plus_days(week_of(month), i64::from(number.clamp(1, 7)) - 1);
    let title = scene
        .say
        .html("client-weekday-title", &args![weekday = scene.say.weekday_full(named)]);
    let month = month.with_day(1).unwrap_or(month);
    let view = view(scene, &tenant, title, &slots, month, Place::Month { tenant: id, month });
    Ok(screen(&view, scene.say))
}

fn view(scene: &Scene<'_>, tenant: &TenantRow, title: Html, slots: &[FreeRow], month: Date, back: Place) -> View {
    let hours = scene.hours(scene.say, tenant);
    View {
        tenant: tenant.id,
        title,
        rows: slots
            .iter()
            .map(|slot| (slot.slot_id, free_row(&hours, slot)))
            .collect(),
        zone_note: zone_note(scene, &hours),
        month,
        back,
    }
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let tenant = view.tenant;
    let nothing = if view.rows.is_empty() {
        nothing_free(say)
    } else {
        Html::default()
    };
    let rows = view
        .rows
        .iter()
        .map(|(slot, label)| go(label.clone(), Place::Confirm { tenant, slot: *slot }));
    let calendar = (!view.rows.is_empty()).then(|| {
        go(
            say.plain("client-calendar-b32", &args![]),
            Place::Month {
                tenant,
                month: view.month,
            },
        )
    });
    Screen::new([view.title.clone(), nothing, view.zone_note.clone()])
        .column(rows)
        .column(calendar)
        .foot(say, view.back.clone())
}
