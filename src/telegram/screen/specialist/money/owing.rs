//! Who owes past the term, and whose accounts are not even.

use super::sum;
use crate::args;
use crate::domain::filter::Filter;
use crate::domain::ids::{AccountId, TenantId};
use crate::domain::rights::Right;
use crate::storage::owed::{self, DebtorRow};
use crate::storage::{booking, debt};
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::hours::Hours;
use crate::telegram::screen::{PAGE, Scene, Screen, act, go, pages};
use crate::usecase::Outcome;
use crate::usecase::views::balances::{Balance, Balances};
use crate::usecase::views::bill::first_of;

/// Lines of those who are reminded.
const SHOWN: usize = 15;

struct View {
    tenant: TenantId,
    count: usize,
    page: u32,
    rows: Vec<(DebtorRow, String)>,
    /// Of all pages: how many bookings, and how much.
    lessons: i64,
    sum: String,
    /// What is owed and not past its term yet.
    later: Option<String>,
    /// What is owed for no lesson.
    besides: Option<String>,
    claimed: Vec<AccountId>,
    /// Somebody can be reminded of it today.
    remind: bool,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, page: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Money).await?;
    let count = owed::count_debtors(scene.conn, id, scene.now).await?.max(0) as usize;
    let page = page.min(pages(count) - 1);
    let offset = u64::from(page) * u64::from(PAGE);
    let shown = owed::debtors(scene.conn, id, scene.now, offset, PAGE.into()).await?;
    let (lessons, past) = owed::overdue_total(scene.conn, id, scene.now).await?;
    let all = booking::unpaid_total(scene.conn, id).await?.1;
    let besides = owed::uneven_total(scene.conn, id).await?.owed - all;
    let claimed = owed::claimed(scene.conn, id).await?;
    let (since, _) = tenant.zone.day(tenant.zone.date(scene.now));
    let remind = !debt::debtors(scene.conn, id, scene.now, since, 1).await?.is_empty();
    let say = scene.say;
    let view = View {
        tenant: id,
        count,
        page,
        rows: shown
            .into_iter()
            .map(|row| {
                let owed = sum(say, &tenant, row.owed);
                (row, owed)
            })
            .collect(),
        lessons,
        sum: sum(say, &tenant, past),
        later: (all > past).then(|| sum(say, &tenant, all - past)),
        besides: (besides > 0).then(|| sum(say, &tenant, besides)),
        claimed,
        remind,
    };
    Ok(screen(&view, &scene.hours(say, &tenant)))
}

fn screen(view: &View, hours: &Hours<'_>) -> Screen {
    let (say, tenant) = (hours.say, view.tenant);
    let title = match (view.lessons, &view.later) {
        (0, None) => say.html("specialist-unpaid-empty", &args![]),
        (0, Some(_)) => say.html("specialist-unpaid-none-late", &args![]),
        (count, _) => say.html("specialist-unpaid-title", &args![count = count, sum = &view.sum]),
    };
    let later = view
        .later
        .as_ref()
        .map(|sum| say.html("specialist-unpaid-later", &args![sum = sum]));
    let besides = view
        .besides
        .as_ref()
        .map(|sum| say.html("specialist-unpaid-besides", &args![sum = sum]));
    let rows = view.rows.iter().map(|(row, owed)| {
        let days = (hours.today() - hours.date(row.since)).num_days();
        let args = args![name = &row.name, price = owed, days = say.days_since(days)];
        let label = match view.claimed.contains(&row.account_id) {
            true => say.plain("specialist-unpaid-row-claimed-b32", &args),
            false => say.plain("specialist-unpaid-row-b32", &args),
        };
        let client = row.client_id;
        go(
            label,
            Place::Money {
                tenant,
                client,
                page: 0,
            },
        )
    });
    let waits = view.rows.iter().any(|(row, _)| view.claimed.contains(&row.account_id));
    let legend = waits.then(|| say.html("specialist-unpaid-claimed", &args![]));
    let remind = view.remind.then(|| {
        let label = say.plain("specialist-remind-b32", &args![]);
        go(label, Place::RemindOwing { tenant })
    });
    let lessons = (view.lessons > 0).then(|| {
        let label = say.plain("specialist-unpaid-lessons-b32", &args![]);
        let filter = Filter::UNPAID;
        go(
            label,
            Place::Listed {
                tenant,
                filter,
                page: 0,
            },
        )
    });
    let month = first_of(hours.tenant.date(hours.now));
    Screen::new(
        [title]
            .into_iter()
            .chain(later)
            .chain(besides)
            .chain(legend)
            .chain([say.html("specialist-unpaid-hint", &args![])]),
    )
    .column(rows)
    .pages(say, view.page, pages(view.count), |page| Place::Unpaid { tenant, page })
    .column(lessons)
    .column(remind)
    .row([
        go(
            say.plain("specialist-balances-b16", &args![]),
            Place::Balances { tenant, page: 0 },
        ),
        go(
            say.plain("specialist-report-b16", &args![]),
            Place::Report {
                tenant,
                month,
                received: false,
            },
        ),
    ])
    .foot(say, Place::Tutor { tenant })
}

/// Those whose accounts are not even, who owes most first.
pub async fn balances(scene: &mut Scene<'_>, id: TenantId, page: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Money).await?;
    let all = Balances::of(scene.conn, &tenant, scene.now).await?;
    let last = pages(all.count()) - 1;
    let page = page.min(last);
    let (offset, limit) = ((page * PAGE) as usize, PAGE as usize);
    let rows = all.page(scene.conn, &tenant, offset, limit).await?;
    let say = scene.say;
    let line = |minor: i64, key: &'static str| {
        let said = || say.html(key, &args![sum = sum(say, &tenant, minor)]);
        (minor > 0).then(said)
    };
    let lines = [
        Some(say.html("specialist-balances-title", &args![])),
        line(all.uneven.owed, "specialist-balances-owed"),
        line(all.ahead(), "common-ahead-to-pay"),
        line(all.uneven.ahead, "specialist-balances-ahead"),
        rows.is_empty().then(|| say.html("specialist-balances-none", &args![])),
    ];
    let buttons = rows.iter().map(|row: &Balance| {
        let label = |key: &'static str, minor: i64| {
            let args = args![name = &row.name, sum = sum(say, &tenant, minor)];
            say.plain(key, &args)
        };
        let label = match (row.balance, row.ahead) {
            (balance, _) if balance < 0 => label("specialist-balances-row-owed-b32", -balance),
            (balance, 0) => label("specialist-balances-row-ahead-b32", balance),
            (_, ahead) => label("specialist-balances-row-to-pay-b32", ahead),
        };
        let client = row.client;
        go(
            label,
            Place::Money {
                tenant: id,
                client,
                page: 0,
            },
        )
    });
    Ok(Screen::new(lines.into_iter().flatten())
        .column(buttons)
        .pages(say, page, last + 1, |page| Place::Balances { tenant: id, page })
        .foot(say, Place::Unpaid { tenant: id, page: 0 }))
}

/// What those who owe would get, and who they are.
pub async fn remind(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Money).await?;
    let count = owed::count_debtors(scene.conn, id, scene.now).await?.max(0) as usize;
    let debtors = owed::debtors(scene.conn, id, scene.now, 0, SHOWN as u64).await?;
    let (since, _) = tenant.zone.day(tenant.zone.date(scene.now));
    let people = debt::count_debtors(scene.conn, id, scene.now, since).await?;
    let say = scene.say;
    let hours = scene.hours(say, &tenant);
    let back = Place::Unpaid { tenant: id, page: 0 };
    if people == 0 {
        let none = say.html("refusal-nobody-to-remind-alert", &args![]);
        return Ok(Screen::new([say.html("specialist-remind-title", &args![]), none]).foot(say, back));
    }
    let lines = debtors.iter().map(|row| {
        let days = (hours.today() - hours.date(row.since)).num_days();
        let args = args![
            name = &row.name,
            price = sum(say, &tenant, row.owed),
            days = say.days_since(days)
        ];
        say.html("notice-unpaid-row", &args)
    });
    let more = count.saturating_sub(debtors.len());
    let more = (more > 0).then(|| say.html("specialist-remind-more", &args![count = more]));
    let sample = debtors.first().map(|row| {
        let args = args![
            tenant = &tenant.name,
            count = row.lessons,
            sum = sum(say, &tenant, row.owed)
        ];
        say.html("notice-owes", &args)
    });
    let send = act(
        say.plain("specialist-remind-yes-b32", &args![count = people]),
        Act::RemindOwing { tenant: id },
    );
    Ok(Screen::new(
        [say.html("specialist-remind-title", &args![])]
            .into_iter()
            .chain(lines)
            .chain(more)
            .chain([say.html("specialist-remind-sample", &args![])])
            .chain(sample)
            .chain([say.html("specialist-remind-quiet", &args![])]),
    )
    .row([send])
    .foot(say, back))
}
