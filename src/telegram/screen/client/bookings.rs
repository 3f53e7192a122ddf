//! A client's active bookings with one specialist.

use super::icon;
use crate::args;
use crate::domain::ids::{BookingId, TenantId};
use crate::storage::booking;
use crate::telegram::callback::Place;
use crate::telegram::screen::{PAGE, Scene, Screen, go, pages};
use crate::telegram::texts::Speaker;
use crate::usecase::Outcome;

struct View {
    tenant: TenantId,
    count: usize,
    page: u32,
    rows: Vec<(BookingId, String)>,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, page: u32) -> Outcome<Screen> {
    let (tenant, _) = scene.visited_tenant(id).await?;
    let active = booking::active_of_person(scene.conn, id, scene.me.person_id, scene.now).await?;
    let page = page.min(pages(active.len()) - 1);
    let hours = scene.hours(scene.say, &tenant);
    let mut rows = Vec::new();
    for row in active.chunks(PAGE as usize).nth(page as usize).unwrap_or_default() {
        let workflow = scene.flows.of(scene.conn, id, row.workflow_version).await?;
        let range = hours.short_range(row.start_at, row.end_at);
        let args = args![
            icon = icon(&workflow, row),
            day = hours.day_short(row.start_at),
            range = range
        ];
        rows.push((row.booking_id, scene.say.plain("client-bookings-row-b32", &args)));
    }
    Ok(screen(
        &View {
            tenant: id,
            count: active.len(),
            page,
            rows,
        },
        scene.say,
    ))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let tenant = view.tenant;
    let title = match view.count {
        0 => say.html("client-bookings-empty", &args![]),
        n => say.html("client-bookings-title", &args![count = n]),
    };
    let rows = view.rows.iter().map(|(booking, label)| {
        go(
            label.clone(),
            Place::Booking {
                tenant,
                booking: *booking,
            },
        )
    });
    let again = go(
        say.plain("client-booking-again-b32", &args![]),
        Place::Nearest { tenant },
    );
    Screen::new([title])
        .column(rows)
        .pages(say, view.page, pages(view.count), |page| Place::Bookings {
            tenant,
            page,
        })
        .row([again])
        .foot(say, Place::Client { tenant })
}
