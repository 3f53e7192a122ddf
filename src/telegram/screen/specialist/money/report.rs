//! A month's money, by the date of lessons or by the day it was received; and the month's bills.

use super::{load, sum};
use crate::args;
use crate::domain::ids::{ClientId, TenantId};
use crate::domain::ledger::Sort;
use crate::domain::moment::Moment;
use crate::domain::rights::Right;
use crate::domain::zone::{Date, plus_days};
use crate::storage::tenant::TenantRow;
use crate::storage::{self, owed};
use crate::telegram::callback::{Act, Place};
use crate::telegram::format::upper_first;
use crate::telegram::screen::hours::Hours;
use crate::telegram::screen::{Button, PAGE, Scene, Screen, act, go, page_of, pages};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::views::ahead::What;
use crate::usecase::views::bill::{Bill, bill, first_of, month_of};
use crate::usecase::views::bills;

/// Lines of lessons on a bill; how many more there are is counted.
const SHOWN: usize = 25;

fn beside(month: Date, months: i32) -> Option<Date> {
    let by = chrono::Months::new(months.unsigned_abs());
    let other = match months < 0 {
        true => month.checked_sub_months(by),
        false => month.checked_add_months(by),
    };
    // No practice is so old, and nothing is owed so far ahead.
    other.filter(|other| (2000..2200).contains(&chrono::Datelike::year(other)))
}

fn beside_row(month: Date, say: &Speaker, to: impl Fn(Date) -> Place) -> Vec<Button> {
    let button = |other: Option<Date>, label: String| other.map(|other| go(label, to(other)));
    let prev = button(beside(month, -1), say.plain("common-prev-b4", &args![]));
    let next = button(beside(month, 1), say.plain("common-next-b4", &args![]));
    prev.into_iter().chain(next).collect()
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, month: Date, received: bool) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Money).await?;
    let month = first_of(month);
    let lines = match received {
        true => by_payments(scene, &tenant, month).await?,
        false => by_lessons(scene, &tenant, month).await?,
    };
    let say = scene.say;
    let tab = |wanted: bool, label: String| {
        let label = match wanted == received {
            true => say.plain("common-chosen-b16", &args![label = &label]),
            false => say.plain("common-choice-b16", &args![label = &label]),
        };
        let place = Place::Report {
            tenant: id,
            month,
            received: wanted,
        };
        go(label, place)
    };
    let title = say.html("specialist-report-title", &args![month = say.month_title(month)]);
    let bills = go(
        say.plain("specialist-report-bills-b32", &args![]),
        Place::Bills {
            tenant: id,
            month,
            page: 0,
        },
    );
    Ok(Screen::new([title].into_iter().chain(lines))
        .row([
            tab(false, say.plain("specialist-report-lessons", &args![])),
            tab(true, say.plain("specialist-report-received", &args![])),
        ])
        .row(beside_row(month, say, |month| Place::Report {
            tenant: id,
            month,
            received,
        }))
        .row([bills])
        .foot(say, Place::Unpaid { tenant: id, page: 0 }))
}

async fn by_lessons(scene: &mut Scene<'_>, tenant: &TenantRow, month: Date) -> Outcome<Vec<Html>> {
    let (from, to) = month_of(tenant.zone, month);
    let row = owed::charged_between(scene.conn, tenant.id, from, to).await?;
    let say = scene.say;
    if row.lessons == 0 {
        return Ok(vec![say.html("specialist-report-none", &args![])]);
    }
    let sum = |minor| sum(say, tenant, minor);
    let args = args![count = row.lessons, sum = sum(row.charged)];
    Ok(vec![
        say.html("specialist-report-charged", &args),
        say.html("specialist-report-covered", &args![sum = sum(row.covered)]),
        say.html("specialist-report-left", &args![sum = sum(row.charged - row.covered)]),
    ])
}

async fn by_payments(scene: &mut Scene<'_>, tenant: &TenantRow, month: Date) -> Outcome<Vec<Html>> {
    let last = beside(month, 1).map_or(month, |next| plus_days(next, -1));
    let (first, last) = (month.to_string(), last.to_string());
    let rows = owed::received_between(scene.conn, tenant.id, &first, &last).await?;
    let say = scene.say;
    if rows.is_empty() {
        return Ok(vec![say.html("specialist-report-none", &args![])]);
    }
    let said = |minor| sum(say, tenant, minor);
    // What went from one account to another comes to nothing.
    let corrections = Sort::CORRECTIONS.into_iter().filter_map(|sort| {
        let of: Vec<_> = rows.iter().filter(|row| row.sort == sort.as_str()).collect();
        let amount: i64 = of.iter().map(|row| row.amount).sum();
        let args = args![sort = sort.as_str(), sum = said(amount.abs())];
        (!of.is_empty()).then(|| say.html("specialist-report-correction", &args))
    });
    let corrections: Vec<Html> = corrections.collect();
    let rows: Vec<_> = rows.iter().filter(|row| row.sort == Sort::Payment.as_str()).collect();
    let all = (
        rows.iter().map(|row| row.payments).sum::<i64>(),
        rows.iter().map(|row| row.amount).sum::<i64>(),
    );
    let mut lines = vec![say.html("specialist-report-paid", &args![count = all.0, sum = said(all.1)])];
    let mut methods: Vec<&str> = rows.iter().map(|row| row.method.as_str()).collect();
    methods.dedup();
    for method in methods {
        let amount = rows
            .iter()
            .filter(|row| row.method == method)
            .map(|row| row.amount)
            .sum();
        let args = args![method = method, sum = said(amount)];
        lines.push(say.html("specialist-report-method", &args));
    }
    let bare: Vec<_> = rows.iter().filter(|row| row.receipt == 0).collect();
    if !bare.is_empty() {
        let count: i64 = bare.iter().map(|row| row.payments).sum();
        let amount = bare.iter().map(|row| row.amount).sum();
        let args = args![count = count, sum = said(amount)];
        lines.push(say.html("specialist-report-no-receipt", &args));
    }
    lines.extend(corrections);
    Ok(lines)
}

/// The lines of a bill, as the specialist sees them before and the client reads them.
pub fn lines(bill: &Bill, hours: &Hours<'_>, sum: impl Fn(i64) -> String) -> Vec<Html> {
    let say = hours.say;
    let line = |start: Moment, minor: i64, paid: bool| {
        let args = args![when = upper_first(&hours.moment(start)), sum = sum(minor)];
        match paid {
            true => say.html("notice-bill-lesson-paid", &args),
            false => say.html("notice-bill-lesson", &args),
        }
    };
    let held = bill.lessons.iter();
    let held = held.map(|row| line(row.start_at, row.charged, row.covered >= row.charged));
    let coming = bill.ahead.iter().filter_map(|item| match &item.what {
        What::Lesson(row) => Some(line(row.start_at, item.amount, item.left() == 0)),
        What::Pack(_) => None,
    });
    let mut lines: Vec<Html> = Vec::new();
    let mut part = |part: Vec<Html>, key: &'static str, minor: i64| {
        let count = part.len();
        if count == 0 {
            return;
        }
        lines.extend(part.into_iter().take(SHOWN));
        if count > SHOWN {
            lines.push(say.html("notice-claimed-more", &args![count = count - SHOWN]));
        }
        lines.push(say.html(key, &args![count = count, sum = sum(minor)]));
    };
    part(held.collect(), "notice-bill-sum", bill.sum());
    part(coming.collect(), "notice-bill-ahead", bill.ahead_sum());
    if bill.paid() > 0 {
        lines.push(say.html("notice-bill-paid", &args![sum = sum(bill.paid())]));
    }
    if bill.before > 0 {
        lines.push(say.html("notice-bill-before", &args![sum = sum(bill.before)]));
    }
    lines.push(match bill.to_pay() {
        0 => say.html("notice-bill-even", &args![]),
        left => say.html("notice-bill-to-pay", &args![sum = sum(left)]),
    });
    lines
}

/// A client's bill of a month, as they would get it.
pub async fn one(scene: &mut Scene<'_>, id: TenantId, client: ClientId, month: Date) -> Outcome<Screen> {
    let (tenant, row) = load(scene, id, client).await?;
    let bill = bill(scene.conn, (id, tenant.zone), client, month, scene.now).await?;
    let month = first_of(month);
    let say = scene.say;
    let hours = scene.hours(say, &tenant);
    let args = args![name = &row.name, month = say.month_title(month)];
    let title = say.html("specialist-bill-title", &args);
    let full = bill.filter(|bill| !bill.is_empty());
    let body = match &full {
        Some(bill) => lines(bill, &hours, |minor| sum(say, &tenant, minor)),
        None => vec![say.html("specialist-bill-none", &args![])],
    };
    let send = full.is_some().then(|| {
        let send = Act::SendBill {
            tenant: id,
            client,
            month,
        };
        act(say.plain("specialist-bill-send-b32", &args![]), send)
    });
    let back = Place::Money {
        tenant: id,
        client,
        page: 0,
    };
    Ok(Screen::new([title].into_iter().chain(body))
        .column(send)
        .row(beside_row(month, say, |month| Place::Bill {
            tenant: id,
            client,
            month,
        }))
        .foot(say, back))
}

/// All who have something to pay for a month, a page of them.
pub async fn all(scene: &mut Scene<'_>, id: TenantId, month: Date, page: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Money).await?;
    let month = first_of(month);
    let billed = bills::of_all(scene.conn, (id, tenant.zone), month, scene.now).await?;
    let say = scene.say;
    let (count, page, offset) = page_of(billed.len() as i64, page);
    let shown: Vec<_> = billed.iter().skip(offset as usize).take(PAGE as usize).collect();
    let clients: Vec<ClientId> = shown.iter().map(|one| one.client).collect();
    let names = storage::bill::names(scene.conn, id, &clients).await?;
    let total = sum(say, &tenant, billed.iter().map(|one| one.left).sum());
    let title = say.html("specialist-bills-title", &args![month = say.month_title(month)]);
    let waiting = billed.iter().filter(|one| one.is_waiting()).count();
    let lost = billed.iter().filter(|one| one.is_lost()).count();
    let fact = match count {
        0 => say.html("specialist-bills-none", &args![]),
        count => say.html("specialist-bills-count", &args![count = count, sum = total]),
    };
    let sent = (count > 0 && waiting == 0 && lost == 0).then(|| say.html("specialist-bills-all-sent", &args![]));
    let lost = (lost > 0).then(|| say.html("specialist-bills-lost", &args![count = lost]));
    let send = (waiting > 0).then(|| {
        let label = say.plain("specialist-bills-send-b32", &args![count = waiting]);
        act(
            label,
            Act::SendBills {
                tenant: id,
                month,
                count: waiting as i64,
            },
        )
    });
    let rows = shown.iter().map(|one| {
        let name = names.get(&one.client).map_or("", String::as_str);
        let args = args![name = name, sum = sum(say, &tenant, one.left)];
        let label = match (one.is_lost(), one.is_waiting()) {
            (true, _) => say.plain("specialist-bills-row-lost-b32", &args),
            (false, true) => say.plain("specialist-balances-row-owed-b32", &args),
            (false, false) => say.plain("specialist-bills-row-sent-b32", &args),
        };
        go(
            label,
            Place::Bill {
                tenant: id,
                client: one.client,
                month,
            },
        )
    });
    Ok(Screen::new([title, fact].into_iter().chain(sent).chain(lost))
        .column(send)
        .column(rows)
        .pages(say, page, pages(count), |page| Place::Bills {
            tenant: id,
            month,
            page,
        })
        .row(beside_row(month, say, |month| Place::Bills {
            tenant: id,
            month,
            page: 0,
        }))
        .foot(
            say,
            Place::Report {
                tenant: id,
                month,
                received: false,
            },
        ))
}
