//! The question before a booking: what, when, for how much, and until when it can be cancelled.

use super::asked::Asked;
use super::kinds::Among;
use super::service;
use super::whom::Whom;
use crate::args;
use crate::domain::ids::{SlotId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::workflow::{Entrance, Phase, Times};
use crate::domain::zone::{Date, Zone};
use crate::storage::{pack, slot};
use crate::telegram::callback::Act;
use crate::telegram::format::upper_first;
use crate::telegram::screen::{Button, Scene, Screen, act};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::kinds::{note_of, place_of};
use crate::usecase::price::{asks_first, place_for, price_for};
use crate::usecase::views::free;

struct View {
    tenant: TenantId,
    slot: SlotId,
    price: i64,
    when: String,
    service: Html,
    /// How many are left, where there is more than one.
    seats: Option<i64>,
    back: Among,
    place: String,
    note: String,
    cancel: Html,
    approval: bool,
    preview: bool,
    whom: Whom,
    asked: Asked,
    kept: Option<(Html, Button)>,
    /// The tenant's zone, where the person has not said theirs.
    zone: Option<Zone>,
    day: Date,
    /// The same time of other weeks can be had too.
    weekly: Option<u32>,
    /// And for good.
    always: Option<Button>,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, slot_id: SlotId) -> Outcome<Screen> {
    let (tenant, preview) = scene.visited_tenant(id).await?;
    let slot = slot::by_id(scene.conn, id, slot_id).await?.ok_or(Refusal::SlotClosed)?;
    let still = free::between(scene.conn, &tenant, slot.start_at, slot.end_at, scene.now).await?;
    let whom = Whom::of(scene, id, slot_id).await?;
    if let Some(own) = whom.booked {
        return super::booking::draw(scene, id, own).await;
    }
    if !still.iter().any(|free| free.slot_id == slot_id) {
        let why = free::why_not(scene.conn, &tenant, &slot, scene.now).await?;
        return Err(why.into());
    }
    let kept = super::first_meeting(scene, id).await?;
    let kinds = slot::kinds(scene.conn, id).await?;
    let of_slot = kinds.iter().find(|kind| kind.kind_id == slot.kind_id);
    let kind = of_slot.map_or("", |kind| kind.name.as_str());
    let client = whom.client();
    let approval = asks_first(&tenant.policy, client);
    let workflow = scene.flows.of(scene.conn, id, tenant.workflow_version).await?;
    // Some workflows let nobody wait for an answer.
    let approval = approval && workflow.entry(Entrance::Request).phase == Phase::Pending;
    let weekly = super::series::offered(scene, &tenant, &slot).await?;
    let pack = pack::of_client(scene.conn, id, client).await?;
    let always = match preview || whom.asks() {
        true => None,
        false => super::regular::offered(scene, &tenant, &slot, client.map(|client| client.client_id)).await?,
    };
    let hours = scene.hours(scene.say, &tenant);
    let price = price_for(client, pack.as_ref(), slot.price);
    // What counts is until when one can cancel once it is confirmed: a request can be taken back anyhow.
    let confirmed = workflow.entry(Entrance::Book);
    let times = Times {
        start: slot.start_at,
        end: slot.end_at,
        created: scene.now,
        entered: scene.now,
        due: None,
    };
    let view = View {
        tenant: id,
        slot: slot_id,
        price,
        when: upper_first(&hours.when(slot.start_at, slot.end_at)),
        service: service(scene.say, &tenant, kind, (slot.end_at - slot.start_at).0 / 60, price),
        seats: (slot.seats > 1).then(|| slot.free_seats()),
        back: Among {
            moving: None,
            tenant: id,
            kind: (kinds.len() > 1).then_some(slot.kind_id),
        },
        place: {
            let usual = place_of(&tenant, of_slot, &slot.place);
            client.map_or(usual, |own| place_for(own, usual)).to_owned()
        },
        note: note_of(&tenant, &slot.note).to_owned(),
        cancel: super::booking::cancel_note(&workflow, &confirmed.id, &times, &hours),
        approval: approval && !whom.asks(),
        preview,
        whom,
        asked: Asked::of(scene, &tenant, slot_id),
        kept,
        zone: (hours.unsaid && !preview).then_some(tenant.zone),
        day: tenant.zone.date(slot.start_at),
        weekly,
        always,
    };
    Ok(screen(&view, scene.say))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let (tenant, slot) = (view.tenant, view.slot);
    let optional = |text: &str, line: Html| if text.is_empty() { Html::default() } else { line };
    let lines = [
        say.html("client-confirm-title", &args![]),
        view.whom.line(say),
        Html::escaped(&view.when),
        view.service.clone(),
        match view.seats {
            Some(left) => say.html("client-seats-left", &args![count = left]),
            None => Html::default(),
        },
        optional(&view.place, say.html("common-place", &args![place = &view.place])),
        optional(&view.note, say.html("common-note", &args![note = &view.note])),
        view.cancel.clone(),
        if view.approval {
            say.html("client-confirm-approval", &args![])
        } else {
            Html::default()
        },
        view.kept.as_ref().map(|kept| kept.0.clone()).unwrap_or_default(),
        view.asked.lines(say),
        view.zone.map(|zone| super::zone::ask(zone, say)).unwrap_or_default(),
    ];
    let label = match (view.approval, view.whom.name()) {
        (true, None) => say.plain("client-confirm-request-b32", &args![]),
        (true, Some(name)) => say.plain("client-family-request-b32", &args![name = name]),
        (false, None) => say.plain("client-confirm-book-b32", &args![]),
        (false, Some(name)) => say.plain("client-family-book-b32", &args![name = name]),
    };
    let book = if view.preview {
        Act::BookOff
    } else {
        view.whom.book(tenant, slot, view.price)
    };
    let asks = view.whom.asks();
    Screen::new(lines)
        .row((!asks).then(|| act(label, book)))
        .grid(view.whom.buttons(tenant, slot, say), 2)
        .row(view.asked.button(tenant, slot, say))
        .column(view.whom.for_another(tenant, slot, say).filter(|_| !view.preview))
        .column(
            view.weekly
                .filter(|_| !asks)
                .map(|weeks| super::series::button(say, tenant, slot, weeks)),
        )
        .column(view.always.clone())
        .row(
            view.zone
                .into_iter()
                .flat_map(|zone| super::zone::answers(tenant, slot, zone, say)),
        )
        .column(view.kept.as_ref().map(|kept| kept.1.clone()))
        .foot(say, view.back.day(view.day))
}
