//! A client's bookings with one specialist: what is ahead on the first pages, what is over on those behind.

use super::icon;
use crate::args;
use crate::domain::ids::{BookingId, TenantId};
use crate::storage::booking::{self, BookingRow};
use crate::storage::own_booking;
use crate::telegram::callback::Place;
use crate::telegram::format::capped;
use crate::telegram::screen::ahead::packs_of;
use crate::telegram::screen::{Button, PAGE, Scene, Screen, go, pages};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::{Outcome, acting};

struct View {
    tenant: TenantId,
    active: usize,
    /// Without requests to move one of them.
    lessons: usize,
    past: usize,
    page: u32,
    /// The specialist looks at their own page.
    runs: bool,
    rows: Vec<(BookingId, String)>,
    /// The ways to weekly times.
    regulars: Vec<Button>,
    /// What is left of packs.
    packs: Vec<Html>,
}

impl View {
    /// The page on which the past begins.
    fn past_from(&self) -> u32 {
        pages(self.active)
    }

    fn is_past(&self) -> bool {
        self.page >= self.past_from()
    }
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, page: u32) -> Outcome<Screen> {
    let (tenant, runs) = scene.visited_tenant(id).await?;
    let (me, now) = (scene.me.person_id, scene.now);
    let active = booking::active_of_person(scene.conn, id, me, now).await?;
    let past = own_booking::count_past(scene.conn, id, me, now).await?;
    let past = usize::try_from(past).unwrap_or_default();
    let behind = if past == 0 { 0 } else { pages(past) };
    let mut view = View {
        tenant: id,
        active: active.len(),
        lessons: active.iter().filter(|row| !row.asks_to_move()).count(),
        past,
        page: page.min(pages(active.len()) + behind - 1),
        runs,
        rows: Vec::new(),
        regulars: Vec::new(),
        packs: Vec::new(),
    };
    let shown: Vec<BookingRow> = if view.is_past() {
        let offset = u64::from((view.page - view.past_from()) * PAGE);
        own_booking::past(scene.conn, id, me, now, offset, u64::from(PAGE)).await?
    } else {
        let chunk = active.chunks(PAGE as usize).nth(view.page as usize);
        chunk.unwrap_or_default().to_vec()
    };
    let names = acting::names(scene.conn, id, me).await?;
    let hours = scene.hours(scene.say, &tenant);
    for row in &shown {
        let workflow = scene.flows.of(scene.conn, id, row.workflow_version).await?;
        let range = hours.short_range(row.start_at, row.end_at);
        let args = args![
            icon = icon(&workflow, row),
            day = hours.day_short(row.start_at),
            range = range
        ];
        let label = match names.of(row.client_id) {
            None => scene.say.plain("client-bookings-row-b32", &args),
            Some(name) => {
                let date = crate::telegram::format::upper_first(&hours.day_short(row.start_at));
                let args = args![
                    icon = icon(&workflow, row),
                    date = date,
                    time = hours.time(row.start_at),
                    name = name
                ];
                scene.say.plain("client-family-row-b32", &args)
            }
        };
        view.rows.push((row.booking_id, label));
    }
    if view.page == 0 {
        view.regulars = super::regular::buttons(scene, &tenant).await?;
        view.packs = packs_of(scene, id).await?;
    }
    Ok(screen(&view, scene.say))
}

/// The page on which a booking stands.
pub async fn page_of(scene: &mut Scene<'_>, row: &BookingRow) -> Outcome<u32> {
    let (tenant, me, now) = (row.tenant_id, scene.me.person_id, scene.now);
    let active = booking::active_of_person(scene.conn, tenant, me, now).await?;
    if let Some(place) = active.iter().position(|other| other.booking_id == row.booking_id) {
        return Ok(place as u32 / PAGE);
    }
    let newer = own_booking::count_past_before(scene.conn, tenant, me, now, row).await?;
    Ok(pages(active.len()) + u32::try_from(newer).unwrap_or_default() / PAGE)
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let tenant = view.tenant;
    let title = match (view.is_past(), view.active) {
        (true, _) => say.html("client-past-title", &args![count = view.past]),
        (false, 0) => say.html("client-bookings-empty", &args![]),
        (false, _) => say.html("client-bookings-title", &args![count = view.lessons]),
    };
    let rows = view.rows.iter().map(|(booking, label)| {
        let booking = *booking;
        go(label.clone(), Place::Booking { tenant, booking })
    });
    let from = view.past_from();
    let (first, count) = if view.is_past() {
        (from, view.past)
    } else {
        (0, view.active)
    };
    let past = (!view.is_past() && view.past > 0).then(|| {
        let label = say.plain("client-past-b32", &args![count = view.past]);
        go(label, Place::Bookings { tenant, page: from })
    });
    let active = view.is_past().then(|| {
        let label = say.plain("client-active-b32", &args![count = capped(view.lessons)]);
        go(label, Place::Bookings { tenant, page: 0 })
    });
    let again = go(
        say.plain("client-booking-again-b32", &args![]),
        Place::Nearest { tenant },
    );
    Screen::new([title].into_iter().chain(view.packs.iter().cloned()))
        .column(rows)
        .pages(say, view.page - first, pages(count), |page| Place::Bookings {
            tenant,
            page: page + first,
        })
        .column(view.regulars.iter().cloned())
        .row([again])
        .column(past)
        .column(active)
        .column((!view.runs).then(|| super::family::button(say, tenant)))
        .foot(say, Place::Client { tenant })
}
