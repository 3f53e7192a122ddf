//! One payment: when and how it came, what it covers, and how it is set right.

use super::sum;
use crate::args;
use crate::domain::ids::{BookingId, EntryId, TenantId};
use crate::domain::ledger::{Method, Sort};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::zone::{Date, plus_days};
use crate::storage::payment::{self, PaymentRow};
use crate::storage::tenant::TenantRow;
use crate::storage::{booking, ledger};
use crate::telegram::callback::{Act, Place};
use crate::telegram::format::upper_first;
use crate::telegram::paying::Field;
use crate::telegram::screen::hours::Hours;
use crate::telegram::screen::specialist::if_any;
use crate::telegram::screen::{Button, Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::pay::NOTE_LONGEST;

/// Lines of what a payment covers; how many more there are is counted.
const SHOWN: usize = 8;

async fn load(scene: &mut Scene<'_>, id: TenantId, entry: EntryId) -> Outcome<(TenantRow, PaymentRow)> {
    let tenant = scene.own_tenant(id, Right::Money).await?;
    let row = payment::by_id(scene.conn, id, entry).await?;
    Ok((tenant, row.ok_or(Refusal::NotFound)?))
}

struct View {
    tenant: TenantId,
    row: PaymentRow,
    sum: String,
    today: Date,
    /// The lessons that it covers, and with how much.
    lessons: Vec<Html>,
    more: usize,
    ahead: Option<String>,
    /// What it could be for.
    charges: i64,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, entry: EntryId) -> Outcome<Screen> {
    let (tenant, row) = load(scene, id, entry).await?;
    let parts = ledger::parts(scene.conn, id, entry).await?;
    let ids: Vec<BookingId> = parts.iter().map(|part| part.0).collect();
    let bookings = booking::by_ids(scene.conn, id, &ids).await?;
    // What it covers, and what it could.
    let charges = match row.back_at {
        Some(_) => 0,
        None => {
            let full = bookings.iter().filter(|booking| booking.owed() <= 0).count() as i64;
            full + booking::count_unpaid_of_account(scene.conn, id, row.account_id).await?
        }
    };
    let say = scene.say;
    let hours = scene.hours(say, &tenant);
    let ahead = row.amount - parts.iter().map(|part| part.1).sum::<i64>();
    let lessons = bookings.iter().take(SHOWN).map(|booking| {
        let part = parts.iter().find(|part| part.0 == booking.booking_id);
        let part = sum(say, &tenant, part.map_or(0, |part| part.1));
        let when = upper_first(&hours.moment(booking.start_at));
        say.html("specialist-payment-lesson", &args![when = when, sum = part])
    });
    let view = View {
        tenant: id,
        sum: match row.sort() {
            Sort::Payment => sum(say, &tenant, row.amount),
            Sort::Refund | Sort::Owed | Sort::Ahead | Sort::Moved => sum(say, &tenant, row.amount.abs()),
        },
        today: tenant.zone.date(scene.now),
        lessons: lessons.collect(),
        more: bookings.len().saturating_sub(SHOWN),
        ahead: (ahead > 0).then(|| sum(say, &tenant, ahead)),
        charges,
        row,
    };
    Ok(screen(&view, &hours))
}

fn received(row: &PaymentRow, today: Date, say: &Speaker) -> String {
    match row.day.parse::<Date>() {
        Ok(day) => say.day(day, today),
        Err(_) => row.day.clone(),
    }
}

fn screen(view: &View, hours: &Hours<'_>) -> Screen {
    let (say, tenant, row) = (hours.say, view.tenant, &view.row);
    let (entry, client) = (row.entry_id, row.client_id);
    let money = Place::Money {
        tenant,
        client,
        page: 0,
    };
    let args = args![sum = &view.sum, name = &row.client_name];
    if let Some(at) = row.back_at {
        let when = hours.moment(at);
        return Screen::new([
            say.html("specialist-payment-back-title", &args),
            say.html("specialist-payment-back-at", &args![when = when]),
            if_any(&row.note, |note| say.html("common-note", &args![note = note])),
        ])
        .foot(say, money);
    }
    let day = received(row, view.today, say);
    if row.sort() != Sort::Payment {
        return correction(view, day, say);
    }
    let method = Method::ALL.into_iter().find(|method| method.as_str() == row.method);
    let method = method.map(|method| say.html("specialist-payment-method", &args![method = method.as_str()]));
    let receipt = (row.receipt == 1).then(|| say.html("specialist-payment-receipt", &args![]));
    let covers = (!view.lessons.is_empty()).then(|| say.html("specialist-payment-covers", &args![]));
    let more = (view.more > 0).then(|| say.html("notice-claimed-more", &args![count = view.more]));
    let ahead = view
        .ahead
        .as_ref()
        .map(|sum| say.html("specialist-payment-ahead", &args![sum = sum]));
    let lines = [
        say.html("specialist-payment-title", &args),
        say.html("specialist-payment-day", &args![day = day]),
        method.unwrap_or_default(),
        receipt.unwrap_or_default(),
        if_any(&row.note, |note| say.html("common-note", &args![note = note])),
    ];
    let lines = lines
        .into_iter()
        .chain(covers)
        .chain(view.lessons.iter().cloned())
        .chain(more)
        .chain(ahead);
    let methods = (0..).zip(Method::ALL).map(|(which, method)| {
        let args = args![method = method.as_str()];
        let label = match row.method == method.as_str() {
            true => say.plain("specialist-payment-method-chosen-b16", &args),
            false => say.plain("specialist-payment-method-b16", &args),
        };
        act(label, Act::PaidBy { tenant, entry, which })
    });
    let receipt = match row.receipt {
        1 => act(
            say.plain("specialist-payment-no-receipt-b32", &args![]),
            Act::ReceiptGiven {
                tenant,
                entry,
                given: false,
            },
        ),
        _ => act(
            say.plain("specialist-payment-give-receipt-b32", &args![]),
            Act::ReceiptGiven {
                tenant,
                entry,
                given: true,
            },
        ),
    };
    // With one charge there is nothing to choose.
    let what_for = (view.charges > 1).then(|| {
        let place = Place::PaymentFor { tenant, entry, page: 0 };
        go(say.plain("specialist-pay-for-b32", &args![]), place)
    });
    let ask = |label: String, field: u32| go(label, Place::PaymentAsk { tenant, entry, field });
    Screen::new(lines)
        .grid(methods, 2)
        .row([receipt])
        .row([
            ask(say.plain("specialist-payment-day-b16", &args![]), 0),
            ask(say.plain("specialist-payment-note-b16", &args![]), 1),
        ])
        .row([ask(say.plain("specialist-payment-correct-b32", &args![]), 2)])
        .column(what_for)
        .foot(say, money)
}

/// What is no payment is kept with its note, or taken back.
fn correction(view: &View, day: String, say: &Speaker) -> Screen {
    let (tenant, row) = (view.tenant, &view.row);
    let (entry, client) = (row.entry_id, row.client_id);
    let args = args![name = &row.client_name, sum = &view.sum, sort = row.sort.as_str()];
    let lines = [
        say.html("specialist-correction-title", &args),
        say.html("specialist-correction-day", &args![day = day]),
        if_any(&row.note, |note| say.html("common-note", &args![note = note])),
    ];
    let ask = |label: String, field: u32| go(label, Place::PaymentAsk { tenant, entry, field });
    let back = (row.sort() != Sort::Moved).then(|| {
        let label = say.plain("specialist-correction-back-b32", &args![]);
        act(label, Act::TakePaymentBack { tenant, entry })
    });
    Screen::new(lines)
        .row([
            ask(say.plain("specialist-payment-day-b16", &args![]), 0),
            ask(say.plain("specialist-payment-note-b16", &args![]), 1),
        ])
        .column(back)
        .foot(
            say,
            Place::Money {
                tenant,
                client,
                page: 0,
            },
        )
}

/// The next line that is typed answers it.
pub async fn ask(scene: &mut Scene<'_>, id: TenantId, entry: EntryId, field: u32) -> Outcome<Screen> {
    let (tenant, row) = load(scene, id, entry).await?;
    let field = *Field::ALL.get(field as usize).ok_or(Refusal::NotFound)?;
    if row.back_at.is_some() {
        return Err(Refusal::Changed.into());
    }
    let say = scene.say;
    let today = tenant.zone.date(scene.now);
    let amount = sum(say, &tenant, row.amount);
    let title = say.html(
        "specialist-payment-title",
        &args![sum = &amount, name = &row.client_name],
    );
    let (tenant, back) = (id, Place::Payment { tenant: id, entry });
    let (question, buttons): (Html, Vec<Button>) = match field {
        Field::Day => {
            let day = |ago: i64| {
                let day = plus_days(today, -ago);
                let label = match ago {
                    0 => say.plain("specialist-payment-today-b16", &args![]),
                    _ => say.plain("specialist-payment-yesterday-b16", &args![]),
                };
                act(label, Act::PaidOn { tenant, entry, day })
            };
            (say.html("specialist-payment-day-ask", &args![]), vec![day(0), day(1)])
        }
        Field::Note => {
            let remove = (!row.note.is_empty()).then(|| {
                let label = say.plain("specialist-detail-remove-b32", &args![]);
                act(label, Act::NoPaymentNote { tenant, entry })
            });
            let ask = say.html("specialist-payment-note-ask", &args![count = NOTE_LONGEST]);
            (ask, remove.into_iter().collect())
        }
        Field::Sum => {
            let label = say.plain("specialist-payment-take-back-b32", &args![]);
            let back = act(label, Act::TakePaymentBack { tenant, entry });
            (say.html("specialist-payment-correct-ask", &args![]), vec![back])
        }
    };
    Ok(Screen::new([title, question]).row(buttons).foot(say, back))
}
