//! What a client owes, how to pay it, and "I have paid".

use super::{price, write};
use crate::args;
use crate::domain::ids::{BookingId, TenantId};
use crate::domain::message::numbers;
use crate::domain::moment::Moment;
use crate::domain::money::{Currency, Money};
use crate::storage::booking::{self, BookingRow};
use crate::storage::tenant::TenantRow;
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::hours::Hours;
use crate::telegram::screen::{Button, PAGE, Scene, Screen, act, ahead as ahead_lines, copy, go, me};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::views::ahead;
use crate::usecase::views::balances::besides;
use crate::usecase::views::claimed::owing;
use crate::usecase::{Outcome, acting};

struct View {
    tenant: TenantId,
    name: String,
    rows: Vec<Row>,
    /// What is to be paid ahead: the sum, and what it is for.
    ahead: (i64, String),
    ahead_for: Vec<Html>,
    /// "1 500 ₽" of all of it, and as digits for another app.
    sum: String,
    digits: String,
    /// What nothing is claimed of yet: the sum, and as it is said.
    free: (i64, String),
    note: String,
    /// A claim is open, and whether something came with it.
    claim: Option<bool>,
    others: bool,
    /// What is owed for no lesson.
    besides: (i64, String),
    /// What is left of packs.
    packs: Vec<Html>,
}

struct Row {
    booking: BookingId,
    start: Moment,
    end: Moment,
    owed: i64,
    price: String,
    claimed: bool,
    /// Of several clients of the reader's.
    whose: Option<String>,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.visiting(id).await?;
    let owing = owing(scene.conn, id, scene.me.person_id).await?;
    let others = all(scene).await?.iter().any(|(other, _)| other.id != id);
    let names = acting::names(scene.conn, id, scene.me.person_id).await?;
    let say = scene.say;
    let said = |minor: i64| price(say, &tenant, minor).unwrap_or_default();
    let rows: Vec<Row> = owing
        .bookings
        .iter()
        .map(|row| Row {
            booking: row.booking_id,
            start: row.start_at,
            end: row.end_at,
            owed: row.owed(),
            price: said(row.owed()),
            claimed: owing.is_claimed(row.booking_id),
            whose: names.of(row.client_id).map(str::to_owned),
        })
        .collect();
    let free = owing.free().map(BookingRow::owed).sum();
    let ahead = ahead::of_person(scene.conn, &tenant, scene.me.person_id, scene.now).await?;
    let whose = |client| names.of(client).map(str::to_owned);
    let besides = besides(scene.conn, id, scene.me.person_id).await?;
    let all = owing.sum() + ahead.to_pay() + besides;
    let packs = ahead_lines::packs_of(scene, id).await?;
    let claim = owing.claims.last().map(|newest| newest.file.is_some());
    let view = View {
        tenant: id,
        ahead_for: ahead_lines::of_client(&ahead, tenant.zone, say, &said, whose),
        ahead: (ahead.to_pay(), said(ahead.to_pay())),
        sum: said(all),
        digits: digits(&tenant, all),
        free: (free, said(free)),
        note: tenant.policy.payment_note.clone(),
        claim,
        rows,
        packs,
        besides: (besides, said(besides)),
        others,
        name: tenant.name.clone(),
    };
    Ok(screen(&view, &scene.hours(say, &tenant)))
}

/// A sum without its currency, as the field of another app takes it.
fn digits(tenant: &TenantRow, minor: i64) -> String {
    match Currency::parse(&tenant.currency) {
        Ok(currency) => Money { minor, currency }.to_decimal().normalize().to_string(),
        Err(_) => minor.to_string(),
    }
}

fn screen(view: &View, hours: &Hours<'_>) -> Screen {
    let (say, tenant) = (hours.say, view.tenant);
    let only_ahead = view.rows.is_empty() && view.besides.0 == 0;
    if only_ahead && view.ahead.0 == 0 {
        let none = say.html("client-owing-none", &args![tenant = &view.name]);
        return Screen::new([none].into_iter().chain(view.packs.iter().cloned()))
            .column(elsewhere(view, say))
            .foot(say, Place::Client { tenant });
    }
    let args = args![tenant = &view.name, sum = &view.sum];
    let title = match only_ahead {
        true => say.html("client-owing-ahead-title", &args),
        false => say.html("client-owing-title", &args),
    };
    let ahead = (view.ahead.0 > 0 && !only_ahead).then(|| say.html("common-ahead-to-pay", &args![sum = &view.ahead.1]));
    let ahead = ahead.into_iter().chain(view.ahead_for.iter().cloned());
    // Nothing can be said to be paid of what is not owed yet.
    let later = (view.ahead.0 > 0).then(|| say.html("client-owing-ahead-note", &args![]));
    let shown = view.rows.iter().take(PAGE as usize);
    let rows = shown.clone().map(|row| {
        let when = crate::telegram::format::upper_first(&hours.when(row.start, row.end));
        let when = say.named(row.whose.as_deref(), when);
        let args = args![when = when, price = &row.price];
        match row.claimed {
            true => say.html("client-owing-row-claimed", &args),
            false => say.html("client-owing-row", &args),
        }
    });
    let more = view.rows.len().saturating_sub(PAGE as usize);
    let more = (more > 0).then(|| say.html("notice-claimed-more", &args![count = more]));
    let note = match view.note.is_empty() {
        true => say.html("client-owing-ask-how", &args![]),
        false => say.html("client-owing-how", &args![note = &view.note]),
    };
    let claim = match view.claim {
        None => Html::default(),
        Some(false) => say.html("client-owing-claimed", &args![]),
        Some(true) => say.html("client-owing-proven", &args![]),
    };
    let free: Vec<&Row> = view.rows.iter().filter(|row| !row.claimed).collect();
    let all = (view.free.0 > 0).then(|| {
        act(
            say.plain("client-owing-paid-b32", &args![price = &view.free.1]),
            Act::ClaimPaid {
                tenant,
                booking: None,
                sum: view.free.0,
            },
        )
    });
    let single = free.iter().take(PAGE as usize).filter(|_| free.len() > 1).map(|row| {
        let date = crate::telegram::format::upper_first(&hours.day_short(row.start));
        let args = args![date = date, time = hours.time(row.start), price = &row.price];
        act(
            say.plain("client-owing-paid-one-b32", &args),
            Act::ClaimPaid {
                tenant,
                booking: Some(row.booking),
                sum: row.owed,
            },
        )
    });
    // What is to be paid for a pack says how much of it is left too.
    let packs = view.packs.iter().filter(|_| view.ahead.0 == 0).cloned();
    let besides = (view.besides.0 > 0).then(|| say.html("client-owing-besides", &args![sum = &view.besides.1]));
    let lines = [title].into_iter().chain(rows).chain(more).chain(besides);
    let lines = lines.chain(ahead).chain(packs);
    Screen::new(lines.chain([note]).chain(later).chain([claim]))
        .column(all)
        .grid(copies(view, say), 2)
        .column(single)
        .row([write::button(say, tenant, None)])
        .column(elsewhere(view, say))
        .foot(say, Place::Client { tenant })
}

/// The sum and the numbers of the payment note, for another app.
fn copies(view: &View, say: &Speaker) -> Vec<Button> {
    let numbers = numbers(&view.note);
    let texts = [view.digits.clone()].into_iter().chain(numbers);
    let button = |text: String| copy(say.plain("client-owing-copy-b16", &args![label = &text]), text);
    texts.map(button).collect()
}

fn elsewhere(view: &View, say: &Speaker) -> Option<Button> {
    view.others
        .then(|| go(say.plain("client-owing-all-b32", &args![]), Place::Owing { of: None }))
}

/// The specialists to whom something is owed, and how much.
pub async fn all(scene: &mut Scene<'_>) -> Outcome<Vec<(TenantRow, i64)>> {
    let sums = booking::owed_everywhere(scene.conn, scene.me.person_id).await?;
    if sums.is_empty() {
        return Ok(Vec::new());
    }
    let open = me::open_to(scene).await?.into_iter();
    let owed = open.filter_map(|tenant| {
        let (_, sum) = sums.iter().find(|(id, _)| *id == tenant.id)?;
        Some((tenant, *sum))
    });
    Ok(owed.collect())
}

/// Over all specialists.
pub async fn draw_all(scene: &mut Scene<'_>) -> Outcome<Screen> {
    let owed = all(scene).await?;
    let say = scene.say;
    let title = match owed.is_empty() {
        true => say.html("client-owing-all-none", &args![]),
        false => say.html("client-owing-all-title", &args![]),
    };
    let rows = owed.iter().take(2 * PAGE as usize).map(|(tenant, sum)| {
        let sum = price(say, tenant, *sum).unwrap_or_default();
        let label = say.plain("client-owing-all-row-b32", &args![name = &tenant.name, price = sum]);
        go(label, Place::Owing { of: Some(tenant.id) })
    });
    Ok(Screen::new([title])
        .column(rows)
        .foot(say, Place::Specialists { page: 0 }))
}
