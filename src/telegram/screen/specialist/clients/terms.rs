//! What counts for one client alone: price, length, place, whether each booking is approved by hand, and the ban.

use super::card::load;
use crate::args;
use crate::domain::client::{Detail, NOTE_LONGEST, PLACE_LONGEST};
use crate::domain::ids::{ClientId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::storage::booking;
use crate::storage::client::ClientRow;
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::client::price;
use crate::telegram::screen::{Button, Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::clients::right_for;

struct View {
    tenant: TenantId,
    client: ClientRow,
    /// Whether the reader may see and set it.
    money: bool,
    price: Option<String>,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, client: ClientId) -> Outcome<Screen> {
    let (tenant, client, money) = load(scene, id, client).await?;
    let say = scene.say;
    let free = || say.plain("settings-price-none", &args![]);
    let view = View {
        tenant: id,
        money,
        price: client.price.map(|own| price(say, &tenant, own).unwrap_or_else(free)),
        client,
    };
    Ok(screen(&view, say))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let (tenant, row) = (view.tenant, &view.client);
    let client = row.client_id;
    let price = match &view.price {
        Some(sum) => say.html("specialist-card-price", &args![sum = sum]),
        None => say.html("specialist-terms-price-usual", &args![]),
    };
    let length = match row.minutes {
        Some(minutes) => say.html("specialist-card-length", &args![duration = say.duration(minutes)]),
        None => say.html("specialist-terms-length-usual", &args![]),
    };
    let place = match row.place.as_str() {
        "" => say.html("specialist-terms-place-usual", &args![]),
        place => say.html("common-place", &args![place = place]),
    };
    let approval = match row.needs_approval {
        1 => say.html("specialist-card-approved-by-hand", &args![]),
        _ => say.html("specialist-terms-approval-usual", &args![]),
    };
    let lines = [
        say.html("specialist-terms-title", &args![name = &row.name]),
        if view.money { price } else { Html::default() },
        length,
        place,
        approval,
    ];
    let ask = |label: String, detail: Detail| go(label, Place::CardDetail { tenant, client, detail });
    let price = view
        .money
        .then(|| ask(say.plain("specialist-terms-price-b16", &args![]), Detail::Price));
    let length = ask(say.plain("specialist-terms-length-b16", &args![]), Detail::Length);
    let place = ask(say.plain("specialist-terms-place-b16", &args![]), Detail::Place);
    let name = ask(say.plain("specialist-terms-name-b16", &args![]), Detail::Name);
    let phone = ask(say.plain("specialist-terms-phone-b16", &args![]), Detail::Phone);
    let approve = match row.needs_approval {
        1 => act(
            say.plain("specialist-terms-approve-usual-b32", &args![]),
            Act::ApproveEach {
                tenant,
                client,
                on: false,
            },
        ),
        _ => act(
            say.plain("specialist-terms-approve-each-b32", &args![]),
            Act::ApproveEach {
                tenant,
                client,
                on: true,
            },
        ),
    };
    let ban = match row.banned_at {
        Some(_) => act(
            say.plain("specialist-terms-unban-b32", &args![]),
            Act::Ban {
                tenant,
                client,
                banned: false,
            },
        ),
        None => go(
            say.plain("specialist-terms-ban-b32", &args![]),
            Place::BanAsk { tenant, client },
        ),
    };
    Screen::new(lines)
        .grid(price.into_iter().chain([length, place, name, phone]), 2)
        .row([approve])
        .row([ban])
        .foot(say, Place::Card { tenant, client })
}

/// The next line that is typed answers it.
pub async fn ask(scene: &mut Scene<'_>, id: TenantId, client: ClientId, detail: Detail) -> Outcome<Screen> {
    let (tenant, row, money) = load(scene, id, client).await?;
    let right = right_for(detail);
    if right == Right::Money && !money {
        return Err(Refusal::NotYours { right }.into());
    }
    let say = scene.say;
    let sum = |minor| price(say, &tenant, minor).unwrap_or_else(|| say.plain("settings-price-none", &args![]));
    let now = match detail {
        Detail::Name => Html::default(),
        Detail::Note => quoted(&row.note, say),
        Detail::Place => quoted(&row.place, say),
        Detail::Phone => quoted(&row.phone, say),
        Detail::Price => row.price.map(|own| Html::escaped(&sum(own))).unwrap_or_default(),
        Detail::Length => row
            .minutes
            .map(|minutes| Html::escaped(&say.duration(minutes)))
            .unwrap_or_default(),
    };
    let name = args![name = &row.name];
    let (title, question) = match detail {
        Detail::Name => (
            say.html("specialist-detail-name", &name),
            say.html("specialist-detail-name-ask", &args![]),
        ),
        Detail::Note => (
            say.html("specialist-detail-note", &name),
            say.html("specialist-detail-note-ask", &args![count = NOTE_LONGEST]),
        ),
        Detail::Place => (
            say.html("specialist-detail-place", &name),
            say.html("specialist-detail-place-ask", &args![count = PLACE_LONGEST]),
        ),
        Detail::Phone => (
            say.html("specialist-detail-phone", &name),
            say.html("specialist-detail-phone-ask", &args![]),
        ),
        Detail::Price => (
            say.html("specialist-detail-price", &name),
            say.html("specialist-detail-price-ask", &args![currency = &tenant.currency]),
        ),
        Detail::Length => (
            say.html("specialist-detail-length", &name),
            say.html("specialist-detail-length-ask", &args![]),
        ),
    };
    let set = now != Html::default();
    let clear = (set && detail != Detail::Name).then(|| clear_button(id, client, detail, say));
    let back = match detail {
        Detail::Note => Place::Card { tenant: id, client },
        _ => Place::CardTerms { tenant: id, client },
    };
    Ok(Screen::new([title, now, question]).column(clear).foot(say, back))
}

fn clear_button(tenant: TenantId, client: ClientId, detail: Detail, say: &Speaker) -> Button {
    let label = match detail {
        Detail::Price | Detail::Length => say.plain("specialist-detail-usual-b32", &args![]),
        Detail::Name | Detail::Note | Detail::Place | Detail::Phone => {
            say.plain("specialist-detail-remove-b32", &args![])
        }
    };
    act(label, Act::ClearDetail { tenant, client, detail })
}

fn quoted(text: &str, say: &Speaker) -> Html {
    match text {
        "" => Html::default(),
        text => say.html("common-note", &args![note = text]),
    }
}

/// Asks before somebody is banned, and says what stays.
pub async fn ban(scene: &mut Scene<'_>, id: TenantId, client: ClientId) -> Outcome<Screen> {
    let (_, row, _) = load(scene, id, client).await?;
    let active = booking::active_of_client(scene.conn, id, client, scene.now).await?;
    let say = scene.say;
    let lines = [
        say.html("specialist-ban-title", &args![name = &row.name]),
        say.html("specialist-ban-explain", &args![count = active.len()]),
    ];
    let yes = act(
        say.plain("specialist-ban-yes-b32", &args![]),
        Act::Ban {
            tenant: id,
            client,
            banned: true,
        },
    );
    Ok(Screen::new(lines)
        .row([yes])
        .foot(say, Place::CardTerms { tenant: id, client }))
}
