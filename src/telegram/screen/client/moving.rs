//! Another time for a booking: the lists of what is free for it, and the question before it goes there.

use super::booking::theirs;
use super::kinds::Among;
use super::{day, month, nearest, service};
use crate::args;
use crate::domain::ids::{BookingId, SlotId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::workflow::{Entrance, Phase, Workflow};
use crate::domain::zone::Date;
use crate::storage::booking::{self, BookingRow};
use crate::storage::tenant::TenantRow;
use crate::storage::{client, slot};
use crate::telegram::callback::{Act, Listing, Place};
use crate::telegram::format::upper_first;
use crate::telegram::screen::{Scene, Screen, act};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::moving::may_move;
use crate::usecase::price::asks_first;
use crate::usecase::views::free::{self, Moving};

struct View {
    tenant: TenantId,
    booking: BookingId,
    entry_no: i64,
    slot: SlotId,
    from: String,
    to: String,
    service: Html,
    at_once: bool,
    day: Date,
}

/// One of the lists of times that suit the booking.
pub async fn list(scene: &mut Scene<'_>, id: TenantId, booking: BookingId, list: Listing) -> Outcome<Screen> {
    let (_, row, moving) = load(scene, id, booking).await?;
    let among = Among {
        tenant: id,
        kind: Some(row.kind_id),
        moving: Some(moving),
    };
    match list {
        Listing::Nearest => nearest::draw(scene, among).await,
        Listing::Month(of) => month::draw(scene, among, of).await,
        Listing::Day(of) => day::draw(scene, among, of).await,
        Listing::Weekday(of, number) => nearest::weekday(scene, among, of, number).await,
    }
}

/// From where to where, and whether somebody has to say yes first.
pub async fn ask(scene: &mut Scene<'_>, id: TenantId, booking: BookingId, slot_id: SlotId) -> Outcome<Screen> {
    let (tenant, own, moving) = load(scene, id, booking).await?;
    let slot = slot::by_id(scene.conn, id, slot_id).await?.ok_or(Refusal::SlotClosed)?;
    let (start, end) = (slot.start_at, slot.end_at);
    let still = free::between_for(scene.conn, &tenant, Some(moving), start, end, scene.now).await?;
    if !still.iter().any(|free| free.slot_id == slot_id) {
        return Err(free::why_not(scene.conn, &tenant, &slot, scene.now).await?.into());
    }
    let kinds = slot::kinds(scene.conn, id).await?;
    let kind = kinds.iter().find(|kind| kind.kind_id == own.kind_id);
    let kind = kind.map_or("", |kind| kind.name.as_str());
    let hours = scene.hours(scene.say, &tenant);
    let view = View {
        tenant: id,
        booking,
        entry_no: own.entry_no,
        slot: slot_id,
        from: upper_first(&hours.when(own.start_at, own.end_at)),
        to: upper_first(&hours.when(start, end)),
        service: service(scene.say, &tenant, kind, (end - start).0 / 60, own.price),
        at_once: moving.at_once,
        day: tenant.zone.date(start),
    };
    Ok(screen(&view, scene.say))
}

/// A booking of the person's that can be moved now.
async fn load(scene: &mut Scene<'_>, id: TenantId, booking: BookingId) -> Outcome<(TenantRow, BookingRow, Moving)> {
    let (tenant, row) = theirs(scene, id, booking).await?;
    let workflow = scene.flows.of(scene.conn, id, row.workflow_version).await?;
    may_move(&tenant.policy, &workflow, &row, scene.now)?;
    if let Some(asked) = booking::replacing(scene.conn, id, booking).await? {
        let booking = asked.booking_id;
        return Err(Refusal::MoveAsked { booking }.into());
    }
    let new = scene.flows.of(scene.conn, id, tenant.workflow_version).await?;
    let at_once = goes_at_once(scene, &tenant, &row, &new).await?;
    let moving = Moving::of(&row, at_once);
    Ok((tenant, row, moving))
}

/// Whether nobody has to say yes to it first.
async fn goes_at_once(
    scene: &mut Scene<'_>,
    tenant: &TenantRow,
    row: &BookingRow,
    workflow: &Workflow,
) -> Outcome<bool> {
    if row.phase == Phase::Pending.as_str() || workflow.entry(Entrance::Request).phase != Phase::Pending {
        return Ok(true);
    }
    let client = client::by_id(scene.conn, tenant.id, row.client_id).await?;
    Ok(!asks_first(&tenant.policy, client.as_ref()))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let (tenant, booking) = (view.tenant, view.booking);
    let lines = [
        say.html("client-move-title", &args![]),
        say.html("client-move-from", &args![when = &view.from]),
        match view.at_once {
            true => say.html("client-move-to", &args![when = &view.to]),
            false => say.html("client-move-asks", &args![when = &view.to]),
        },
        view.service.clone(),
        match view.at_once {
            true => Html::default(),
            false => say.html("client-move-approval", &args![]),
        },
    ];
    let label = match view.at_once {
        true => say.plain("client-move-yes-b32", &args![]),
        false => say.plain("client-move-ask-b32", &args![]),
    };
    let go = Act::Move {
        tenant,
        booking,
        entry_no: view.entry_no,
        slot: view.slot,
    };
    let back = Place::Move {
        tenant,
        booking,
        list: Listing::Day(view.day),
    };
    Screen::new(lines).row([act(label, go)]).foot(say, back)
}
