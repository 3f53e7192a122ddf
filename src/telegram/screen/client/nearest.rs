//! The next free times, and those of one weekday.

use chrono::Datelike;

use super::kinds::Among;
use super::month::nothing_free;
use super::{free_row, watch, zone_note};
use crate::args;
use crate::domain::ids::{SlotId, TenantId};
use crate::domain::watch::Weekdays;
use crate::domain::week::WeekStart;
use crate::domain::zone::{Date, plus_days};
use crate::storage::slot::{FreeRow, KindRow};
use crate::storage::tenant::TenantRow;
use crate::telegram::callback::Place;
use crate::telegram::screen::{Button, Scene, Screen, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::views::free;

const TIMES: usize = 10;

struct View {
    among: Among,
    /// Which booking would be at that time.
    line: Html,
    title: Html,
    rows: Vec<(SlotId, String)>,
    zone_note: Html,
    /// A day of the month that "calendar" leads to.
    month: Date,
    back: Place,
    /// The ways to wait for another time.
    wait: Vec<Button>,
}

pub async fn draw(scene: &mut Scene<'_>, among: Among) -> Outcome<Screen> {
    with_ways(scene, among, None).await
}

/// What is free instead of a slot, and the way to wait for that very one where somebody has it.
pub async fn instead_of(scene: &mut Scene<'_>, id: TenantId, slot: SlotId) -> Outcome<Screen> {
    let (_, preview) = scene.visited_tenant(id).await?;
    let way = watch::for_slot(scene, id, slot).await?;
    with_ways(scene, Among::all(id), way.filter(|_| !preview)).await
}

async fn with_ways(scene: &mut Scene<'_>, among: Among, way: Option<Button>) -> Outcome<Screen> {
    let (tenant, preview) = scene.visited_tenant(among.tenant).await?;
    let kinds = super::kinds::names(scene, among).await?;
    let slots = free::nearest_of(scene.conn, &tenant, among.kind, among.moving, scene.now, TIMES).await?;
    let title = scene.say.html("client-nearest-title", &args![]);
    let another = (!preview).then(|| {
        let label = scene.say.plain("client-watch-other-b32", &args![]);
        go(label, Place::Watches { tenant: tenant.id })
    });
    let wait = way.into_iter().chain(another).collect();
    let month = slots
        .first()
        .map_or(tenant.zone.date(scene.now), |slot| tenant.zone.date(slot.start_at));
    let back = match (among.moving, among.kind) {
        (Some(moving), _) => moving.place(tenant.id),
        (None, Some(_)) => among.month(month),
        (None, None) => Place::Client { tenant: tenant.id },
    };
    let listed = Listed { slots, kinds };
    let view = view(scene, among, &tenant, title, &listed, (month, back, wait));
    Ok(screen(&view, scene.say))
}

pub async fn weekday(scene: &mut Scene<'_>, among: Among, month: Date, number: u32) -> Outcome<Screen> {
    let (tenant, preview) = scene.visited_tenant(among.tenant).await?;
    let kinds = super::kinds::names(scene, among).await?;
    let of = (among.kind, among.moving);
    let slots = free::of_weekday(scene.conn, &tenant, of, number, scene.now, TIMES).await?;
    // Any week will do: only the weekday is named.
    let named = plus_days(WeekStart::Monday.of(month), i64::from(number.clamp(1, 7)) - 1);
    let title = scene
        .say
        .html("client-weekday-title", &args![weekday = scene.say.weekday_full(named)]);
    let month = month.with_day(1).unwrap_or(month);
    let wait = (!preview).then(|| {
        let place = Place::WatchWeekly {
            tenant: tenant.id,
            weekdays: Weekdays::of(named.weekday()).bits(),
            hours: watch::EVENING,
        };
        go(scene.say.plain("client-watch-weekday-b32", &args![]), place)
    });
    let wait = wait.into_iter().collect();
    let listed = Listed { slots, kinds };
    let view = view(scene, among, &tenant, title, &listed, (month, among.month(month), wait));
    Ok(screen(&view, scene.say))
}

struct Listed {
    slots: Vec<FreeRow>,
    kinds: Vec<KindRow>,
}

fn view(
    scene: &Scene<'_>,
    among: Among,
    tenant: &TenantRow,
    title: Html,
    listed: &Listed,
    (month, back, wait): (Date, Place, Vec<Button>),
) -> View {
    let hours = scene.hours(scene.say, tenant);
    View {
        among,
        line: among.line(&hours),
        title,
        rows: listed
            .slots
            .iter()
            .map(|slot| (slot.slot_id, free_row(&hours, slot, &listed.kinds)))
            .collect(),
        zone_note: zone_note(&hours),
        month,
        back,
        wait,
    }
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let nothing = match (view.rows.is_empty(), view.among.moving) {
        (true, None) => nothing_free(say),
        (true, Some(_)) => say.html("client-move-none", &args![]),
        (false, _) => Html::default(),
    };
    let rows = view
        .rows
        .iter()
        .map(|(slot, label)| go(label.clone(), view.among.chosen(*slot)));
    let calendar =
        (!view.rows.is_empty()).then(|| go(say.plain("client-calendar-b32", &args![]), view.among.month(view.month)));
    Screen::new([view.title.clone(), view.line.clone(), nothing, view.zone_note.clone()])
        .column(rows)
        .column(calendar)
        .column(view.wait.iter().cloned())
        .foot(say, view.back.clone())
}
