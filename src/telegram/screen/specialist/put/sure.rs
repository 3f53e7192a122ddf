//! The question before somebody is put at a time: what it is, and what stands against it.

use super::Whom;
use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::spot::{Spot, Subject, Warning};
use crate::storage::kind::KindRow;
use crate::storage::{clients, pack, slot};
use crate::telegram::callback::{Act, Place};
use crate::telegram::format::upper_first;
use crate::telegram::screen::client::service;
use crate::telegram::screen::specialist::clients::card::Reach;
use crate::telegram::screen::{Scene, Screen, act, go};
use crate::telegram::texts::Html;
use crate::usecase::Outcome;
use crate::usecase::price::{place_for, price_for};
use crate::usecase::views::place::look;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, of: Subject, spot: Spot) -> Outcome<Screen> {
    let whom = Whom::load(scene, id, of).await?;
    let (client, from) = (&whom.client, whom.booking.as_ref());
    let found = look(scene.conn, &whom.tenant, client, spot, from, scene.now).await?;
    let kinds = slot::kinds(scene.conn, id).await?;
    let row = kinds.iter().find(|kind| kind.kind_id == found.kind);
    let kind = row.map_or("", |kind| kind.name.as_str());
    let people = clients::people(scene.conn, id, client.client_id).await?;
    let say = scene.say;
    let hours = super::super::Clocks::of(scene, &whom.tenant).hours(say);
    let minutes = (found.end - found.start).0 / 60;
    let pack = pack::of_client(scene.conn, id, Some(client)).await?;
    let price = from.map_or_else(|| price_for(Some(client), pack.as_ref(), found.price), |row| row.price);
    let planned = found.slot.as_ref().map_or("", |slot| slot.place.as_str());
    let place = from.map_or_else(|| place_for(client, planned), |row| row.place.as_str());
    let has = |warning| found.warnings.has(warning);
    let when = upper_first(&hours.when(found.start, found.end));
    let warnings = [
        has(Warning::Banned).then(|| say.html("specialist-put-warn-banned", &args![])),
        has(Warning::DayClosed).then(|| say.html("specialist-put-warn-closed", &args![])),
        has(Warning::Late).then(|| say.html("specialist-put-warn-late", &args![])),
        has(Warning::FarAhead).then(|| say.html("specialist-put-warn-far", &args![])),
        has(Warning::ManyActive).then(|| say.html("specialist-put-warn-many", &args![])),
    ];
    let busy = found.busy.iter().map(|row| {
        let range = hours.short_range(row.start_at, row.end_at);
        say.html(
            "specialist-put-warn-busy",
            &args![name = &row.client_name, range = range],
        )
    });
    let offered = found.offered.then(|| say.html("specialist-put-warn-offered", &args![]));
    let blocked = found.blocked.map(|(start, end)| {
        let range = hours.short_range(start, end);
        say.html("specialist-put-warn-blocked", &args![range = range])
    });
    let others = kinds
        .iter()
        .filter(|kind| kind.is_offered() && kind.kind_id != found.kind && from.is_none())
        .filter_map(|kind| {
            let spot = of_kind(spot, row, kind, client.minutes)?;
            let duration = say.duration(kind.minutes);
            let label = say.plain(
                "specialist-put-kind-b32",
                &args![name = &kind.name, duration = duration],
            );
            Some(go(label, Place::PutAsk { tenant: id, of, spot }))
        });
    let made = found.slot.is_none().then(|| say.html("specialist-put-made", &args![]));
    let told = match Reach::of(&people) {
        Reach::Yes => say.html("specialist-step-told", &args![]),
        reach => reach.line(say),
    };
    let lines = [
        whom.title(&hours),
        match from {
            None => Html::escaped(&when),
            Some(_) => say.html("specialist-move-to", &args![when = when]),
        },
        service(say, &whom.tenant, kind, minutes, price),
        match place {
            "" => Html::default(),
            place => say.html("common-place", &args![place = place]),
        },
    ];
    let clean = found.warnings.is_empty();
    let label = match (from, clean) {
        (None, true) => say.plain("specialist-put-yes-b32", &args![]),
        (None, false) => say.plain("specialist-put-anyway-b32", &args![]),
        (Some(_), true) => say.plain("specialist-move-yes-b32", &args![]),
        (Some(_), false) => say.plain("specialist-move-anyway-b32", &args![]),
    };
    let put = Act::Put {
        tenant: id,
        of,
        entry_no: from.map_or(0, |row| row.entry_no),
        spot,
        read: found.warnings,
    };
    let rest = warnings
        .into_iter()
        .flatten()
        .chain(busy)
        .chain(offered)
        .chain(blocked)
        .chain(made)
        .chain([told]);
    Ok(Screen::new(lines.into_iter().chain(rest))
        .row([act(label, put)])
        .column(others)
        .foot(say, Place::Near { tenant: id, of }))
}

/// The same hour of another kind: it is as long as that, unless the client has a length of their own or one was typed.
fn of_kind(spot: Spot, now: Option<&KindRow>, other: &KindRow, own: Option<i64>) -> Option<Spot> {
    let Spot::Hour { minute, length, .. } = spot else {
        return None;
    };
    let usual = own.is_none() && now.is_some_and(|now| now.minutes == i64::from(length));
    let length = match usual {
        true => u16::try_from(other.minutes).ok()?,
        false => length,
    };
    Some(Spot::of_minute(minute, length)?.of_kind(other.kind_id))
}
