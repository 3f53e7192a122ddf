//! Bookings such as a filter lets through, and the screens on which the filter is chosen.

use chrono::Datelike;

use super::clients::words;
use super::{Clocks, Row, rows, sees_money};
use crate::args;
use crate::domain::filter::{Filter, When};
use crate::domain::ids::TenantId;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::week::WeekStart;
use crate::domain::zone::{Date, plus_days};
use crate::storage::booking::BookingRow;
use crate::storage::listing::{self, Total};
use crate::storage::tenant::TenantRow;
use crate::storage::{client, clients};
use crate::telegram::callback::{Act, Place};
use crate::telegram::question::Question;
use crate::telegram::screen::client::price;
use crate::telegram::screen::{Button, PAGE, Scene, Screen, act, go, page_of, pages};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::views::listed::wanted;

/// What a filter lets through, in words.
pub(super) struct Said {
    when: Html,
    client: Option<String>,
    statuses: Vec<String>,
    unpaid: bool,
}

impl Said {
    pub(super) async fn of(scene: &mut Scene<'_>, tenant: &TenantRow, filter: &Filter) -> Outcome<Self> {
        let client = client_of(scene, tenant, filter).await?;
        let workflow = scene.flows.of(scene.conn, tenant.id, tenant.workflow_version).await?;
        let lang = scene.say.lang().code();
        let statuses = workflow.statuses.iter().enumerate();
        let say = scene.say;
        Ok(Self {
            when: match filter.when {
                When::Ahead => Html::escaped(&say.plain("specialist-bookings-upcoming", &args![])),
                When::Over => Html::escaped(&say.plain("specialist-bookings-past", &args![])),
                When::Always => Html::escaped(&say.plain("specialist-listed-always", &args![])),
                When::Days(one, other) => say.html(
                    "specialist-listed-days",
                    &args![days = days(say, (one.min(other), one.max(other)))],
                ),
            },
            client,
            statuses: statuses
                .filter(|(nth, _)| filter.has(*nth))
                .map(|(_, status)| format!("{} {}", status.icon, status.title.get(lang)))
                .collect(),
            unpaid: filter.unpaid,
        })
    }

    pub(super) fn lines(&self, say: &Speaker) -> Vec<Html> {
        let client = self.client.as_ref();
        let statuses = (!self.statuses.is_empty()).then(|| Html::escaped(&self.statuses.join(", ")));
        let unpaid = self.unpaid.then(|| say.html("specialist-listed-unpaid", &args![]));
        [self.when.clone()]
            .into_iter()
            .chain(client.map(|name| say.html("specialist-listed-client", &args![name = name])))
            .chain(statuses)
            .chain(unpaid)
            .collect()
    }
}

/// The name of the one whose bookings are asked for.
async fn client_of(scene: &mut Scene<'_>, tenant: &TenantRow, filter: &Filter) -> Outcome<Option<String>> {
    let Some(id) = filter.client else { return Ok(None) };
    let row = client::by_id(scene.conn, tenant.id, id).await?;
    Ok(Some(row.ok_or(Refusal::NotFound)?.name))
}

fn days(say: &Speaker, (first, last): (Date, Date)) -> String {
    match first == last {
        true => say.date_short(first),
        false => say.days(first, last),
    }
}

/// Stands for the status of those who said that they will be there, as in the words of the booking's own screen.
const COMES: &str = "👍";

struct View {
    tenant: TenantId,
    clocks: Clocks,
    filter: Filter,
    said: Vec<Html>,
    /// Of all pages.
    count: usize,
    pages: u32,
    /// And more, which are not counted.
    more: bool,
    sum: Option<String>,
    page: u32,
    rows: Vec<Row>,
    /// There are bookings, be they listed here or not.
    any: bool,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, filter: Filter, page: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Bookings).await?;
    let wanted = wanted(scene.conn, scene.flows, &tenant, &filter, scene.now).await?;
    let total = listing::total(scene.conn, id, &wanted).await?;
    let (count, page, shown) = paged(scene, id, &wanted, total, page).await?;
    let any = count > 0
        || !listing::ids(scene.conn, id, &listing::Wanted::default(), 0, 1)
            .await?
            .is_empty();
    let money = sees_money(scene, id).await?;
    let view = View {
        tenant: id,
        clocks: Clocks::of(scene, &tenant),
        filter,
        said: match filter.is_narrow() {
            true => Said::of(scene, &tenant, &filter).await?.lines(scene.say),
            false => Vec::new(),
        },
        count: count.min(Total::MOST as usize),
        pages: pages(count),
        more: total.more(),
        sum: price(scene.say, &tenant, total.sum).filter(|_| money && !total.more()),
        page,
        rows: rows(scene, id, shown).await?,
        any,
    };
    Ok(screen(&view, scene.say))
}

/// How long a list is as far as is known, the page asked for, and its rows: where there are more than are counted, it goes
/// on as long as there are rows.
pub(super) async fn paged(
    scene: &mut Scene<'_>,
    id: TenantId,
    wanted: &listing::Wanted,
    total: Total,
    page: u32,
) -> Outcome<(usize, u32, Vec<BookingRow>)> {
    let size = PAGE as usize;
    if total.more() {
        let offset = page as usize * size;
        let mut shown = listing::page(scene.conn, id, wanted, offset as u64, u64::from(PAGE) + 1).await?;
        if !shown.is_empty() {
            let known = std::cmp::max(offset + shown.len(), total.count.max(0) as usize);
            shown.truncate(size);
            return Ok((known, page, shown));
        }
    }
    let (count, page, offset) = page_of(total.count.min(Total::MOST), page);
    let shown = listing::page(scene.conn, id, wanted, offset, PAGE.into()).await?;
    Ok((count, page, shown))
}

fn found(total: Total, say: &Speaker) -> Html {
    match total.more() {
        true => say.html("specialist-filter-more", &args![count = Total::MOST]),
        false => say.html("specialist-filter-count", &args![count = total.count]),
    }
}

fn show_label(total: Total, say: &Speaker) -> String {
    match total.more() {
        true => say.plain("specialist-filter-show-first-b32", &args![]),
        false => say.plain("specialist-filter-show-b32", &args![count = total.count]),
    }
}

fn title(view: &View, say: &Speaker) -> Html {
    match &view.sum {
        _ if view.more => say.html("specialist-listed-title-more", &args![count = view.count]),
        Some(sum) => say.html("specialist-listed-title", &args![count = view.count, sum = sum]),
        None => say.html("specialist-bookings-title", &args![count = view.count]),
    }
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let (tenant, filter) = (view.tenant, view.filter);
    if !view.any {
        let link = go(say.plain("specialist-home-link-b16", &args![]), Place::Link { tenant });
        return Screen::new([say.html("specialist-bookings-empty", &args![])])
            .row([link])
            .foot(say, Place::Tutor { tenant });
    }
    let none = (view.count == 0).then(|| match filter.is_narrow() {
        true => say.html("specialist-listed-none", &args![]),
        false => say.html("specialist-bookings-none", &args![]),
    });
    let hours = view.clocks.hours(say);
    let rows = view.rows.iter().map(|row| {
        // The date needs the room that the status would take.
        let mark = if row.comes { COMES } else { &row.icon };
        let date = hours.day_short(row.start);
        let args = args![date = date, time = hours.time(row.start), name = &row.name, mark = mark];
        let booking = row.id;
        go(
            say.plain("specialist-bookings-row-b32", &args),
            Place::Lesson { tenant, booking },
        )
    });
    let upcoming = say.plain("specialist-bookings-upcoming", &args![]);
    let over = say.plain("specialist-bookings-past", &args![]);
    let narrow = go(
        say.plain("specialist-listed-filter-b16", &args![]),
        Place::ListFilter { tenant, filter },
    );
    let several = (view.count > 0).then(|| {
        go(
            say.plain("specialist-pick-open-b16", &args![]),
            Place::Pick {
                tenant,
                filter,
                page: view.page,
            },
        )
    });
    Screen::new([title(view, say)].into_iter().chain(view.said.clone()).chain(none))
        .column(rows)
        .pages(say, view.page, view.pages, |page| Place::Listed {
            tenant,
            filter,
            page,
        })
        .row([
            tab(tenant, filter, When::Ahead, &upcoming, say),
            tab(tenant, filter, When::Over, &over, say),
        ])
        .row([narrow].into_iter().chain(several))
        .foot(say, Place::Tutor { tenant })
}

fn choice(chosen: bool, label: &str, place: Place, say: &Speaker) -> Button {
    let label = match chosen {
        true => say.plain("common-chosen-b16", &args![label = label]),
        false => say.plain("common-choice-b16", &args![label = label]),
    };
    go(label, place)
}

fn tab(tenant: TenantId, filter: Filter, when: When, label: &str, say: &Speaker) -> Button {
    let chosen = filter.when == when;
    let filter = Filter {
        when,
        turned: false,
        ..filter
    };
    choice(
        chosen,
        label,
        Place::Listed {
            tenant,
            filter,
            page: 0,
        },
        say,
    )
}

/// What the list shows, and what it is to show instead.
pub async fn filter(scene: &mut Scene<'_>, id: TenantId, filter: Filter) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Bookings).await?;
    let wanted = wanted(scene.conn, scene.flows, &tenant, &filter, scene.now).await?;
    let total = listing::total(scene.conn, id, &wanted).await?;
    let said = Said::of(scene, &tenant, &filter).await?;
    let month = match filter.when {
        When::Days(from, _) => from,
        When::Ahead | When::Over | When::Always => Clocks::of(scene, &tenant).today(),
    };
    Ok(filter_screen(id, filter, &said, (total, month), scene.say))
}

fn filter_screen(
    tenant: TenantId,
    filter: Filter,
    said: &Said,
    (total, month): (Total, Date),
    say: &Speaker,
) -> Screen {
    let set =
        |chosen: bool, key: String, filter: Filter| choice(chosen, &key, Place::ListFilter { tenant, filter }, say);
    let when = |when: When, key: String| {
        let other = Filter {
            when,
            turned: false,
            ..filter
        };
        set(filter.when == when, key, other)
    };
    let lines = [say.html("specialist-filter-title", &args![])]
        .into_iter()
        .chain(said.lines(say))
        .chain([found(total, say)]);
    let show = go(
        show_label(total, say),
        Place::Listed {
            tenant,
            filter,
            page: 0,
        },
    );
    let by_days = choice(
        matches!(filter.when, When::Days(..)),
        &say.plain("specialist-filter-days", &args![]),
        Place::ListDays {
            tenant,
            filter,
            month,
            second: false,
        },
        say,
    );
    let client = choice(
        filter.client.is_some(),
        &say.plain("specialist-filter-client", &args![]),
        Place::ListClients {
            tenant,
            filter,
            page: 0,
        },
        say,
    );
    let statuses = choice(
        filter.statuses != 0,
        &say.plain("specialist-filter-status", &args![]),
        Place::ListStatuses { tenant, filter },
        say,
    );
    let unpaid = set(
        filter.unpaid,
        say.plain("specialist-filter-unpaid", &args![]),
        Filter {
            unpaid: !filter.unpaid,
            ..filter
        },
    );
    // It says what a tap brings.
    let order = match filter.newest_first() {
        true => say.plain("specialist-filter-oldest-b16", &args![]),
        false => say.plain("specialist-filter-newest-b16", &args![]),
    };
    let turned = Filter {
        turned: !filter.turned,
        ..filter
    };
    let order = go(order, Place::ListFilter { tenant, filter: turned });
    let clear = filter.is_narrow().then(|| {
        go(
            say.plain("specialist-filter-clear-b16", &args![]),
            Place::Listed {
                tenant,
                filter: Filter::AHEAD,
                page: 0,
            },
        )
    });
    Screen::new(lines)
        .row([show])
        .row([
            when(When::Ahead, say.plain("specialist-bookings-upcoming", &args![])),
            when(When::Over, say.plain("specialist-bookings-past", &args![])),
        ])
        .row([
            when(When::Always, say.plain("specialist-listed-always", &args![])),
            by_days,
        ])
        .row([client, statuses])
        .row([unpaid, order])
        .row(clear)
        .foot(
            say,
            Place::Listed {
                tenant,
                filter,
                page: 0,
            },
        )
}

/// Each status of the workflow, to be let through or not.
pub async fn statuses(scene: &mut Scene<'_>, id: TenantId, filter: Filter) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Bookings).await?;
    client_of(scene, &tenant, &filter).await?;
    let wanted = wanted(scene.conn, scene.flows, &tenant, &filter, scene.now).await?;
    let total = listing::total(scene.conn, id, &wanted).await?;
    let workflow = scene.flows.of(scene.conn, id, tenant.workflow_version).await?;
    let say = scene.say;
    let turn = |(nth, status): (usize, &crate::domain::workflow::Status)| {
        let args = args![icon = &status.icon, status = status.title.get(say.lang().code())];
        let label = match filter.has(nth) {
            true => say.plain("specialist-filter-status-on-b16", &args),
            false => say.plain("specialist-filter-status-off-b16", &args),
        };
        let filter = filter.turning(nth);
        go(label, Place::ListStatuses { tenant: id, filter })
    };
    let buttons: Vec<Button> = workflow.statuses.iter().enumerate().map(turn).collect();
    let lines = [say.html("specialist-filter-status-title", &args![]), found(total, say)];
    let show = go(
        show_label(total, say),
        Place::Listed {
            tenant: id,
            filter,
            page: 0,
        },
    );
    Ok(Screen::new(lines)
        .grid(buttons, 2)
        .row([show])
        .foot(say, Place::ListFilter { tenant: id, filter }))
}

/// Whose bookings; a name can be typed.
pub async fn clients(scene: &mut Scene<'_>, id: TenantId, filter: Filter, page: u32) -> Outcome<Screen> {
    scene.own_tenant(id, Right::Bookings).await?;
    let query = match &scene.question {
        Some(Question::ListClient { tenant, query, .. }) if *tenant == id => query.clone(),
        _ => None,
    };
    let sought = words(query.as_deref());
    let (count, page, offset) = page_of(clients::count_listed(scene.conn, id, &sought).await?, page);
    let found = clients::list(scene.conn, id, &sought, offset, PAGE.into()).await?;
    let say = scene.say;
    let of = |client| Place::Listed {
        tenant: id,
        filter: Filter { client, ..filter },
        page: 0,
    };
    let lines = match &query {
        Some(query) => [
            say.html("specialist-clients-found-title", &args![query = query, count = count]),
            match count {
                0 => say.html("specialist-clients-none", &args![]),
                _ => Html::default(),
            },
        ],
        None => [
            say.html("specialist-filter-client-title", &args![]),
            say.html("specialist-clients-find", &args![]),
        ],
    };
    let anyone = filter.client.is_some().then(|| {
        let label = say.plain("specialist-filter-anyone-b32", &args![]);
        go(label, of(None))
    });
    let rows = found.iter().map(|row| {
        let label = say.plain("specialist-clients-row-b32", &args![name = &row.name]);
        go(label, of(Some(row.client_id)))
    });
    Ok(Screen::new(lines)
        .column(anyone)
        .column(rows)
        .pages(say, page, pages(count), |page| Place::ListClients {
            tenant: id,
            filter,
            page,
        })
        .foot(say, Place::ListFilter { tenant: id, filter }))
}

/// A month to pick a day of, and then the last of several.
pub async fn days_of(
    scene: &mut Scene<'_>,
    id: TenantId,
    filter: Filter,
    (month, second): (Date, bool),
) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Bookings).await?;
    let today = Clocks::of(scene, &tenant).today();
    let picked = match filter.when {
        When::Days(from, _) if second => Some(from),
        _ => None,
    };
    let days = (today, tenant.policy.week);
    Ok(days_screen(id, filter, days, (month, picked), scene.say))
}

fn days_screen(
    tenant: TenantId,
    filter: Filter,
    (today, week): (Date, WeekStart),
    (month, picked): (Date, Option<Date>),
    say: &Speaker,
) -> Screen {
    let first = month.with_day(1).unwrap_or(month);
    let next = plus_days(first, 31);
    let next = next.with_day(1).unwrap_or(next);
    let listed = |from: Date, to: Date| Place::Listed {
        tenant,
        filter: Filter {
            when: When::Days(from, to),
            turned: false,
            ..filter
        },
        page: 0,
    };
    let to_month = |month: Date| Place::ListDays {
        tenant,
        filter,
        month,
        second: picked.is_some(),
    };
    let cell = |day: Date| {
        let number = args![day = day.day()];
        if day < first || day >= next {
            return act(say.plain("client-month-none-b4", &args![]), Act::PickDay);
        }
        let place = match picked {
            Some(from) => listed(from.min(day), from.max(day)),
            None => Place::ListDays {
                tenant,
                filter: Filter {
                    when: When::Days(day, day),
                    turned: false,
                    ..filter
                },
                month: day,
                second: true,
            },
        };
        let label = match picked == Some(day) {
            true => say.plain("specialist-off-cell-first-b4", &number),
            false => say.plain("specialist-off-cell-b4", &number),
        };
        go(label, place)
    };
    let title = match picked {
        None => say.html("specialist-filter-days-title", &args![]),
        Some(day) => say.html("specialist-filter-days-second", &args![day = say.day(day, today)]),
    };
    let title = [
        title,
        say.html("specialist-filter-month", &args![month = say.month_title(first)]),
    ];
    let quick: Vec<Button> = match picked {
        Some(day) => vec![go(
            say.plain(
                "specialist-filter-days-one-b32",
                &args![day = say.day_short(day, today)],
            ),
            listed(day, day),
        )],
        None => vec![
            go(say.plain("specialist-filter-today-b16", &args![]), listed(today, today)),
            go(
                say.plain("specialist-filter-week-b16", &args![]),
                listed(week.of(today), plus_days(week.of(today), 6)),
            ),
        ],
    };
    let head = week.days().map(|weekday| act(say.weekday_label(weekday), Act::PickDay));
    let mut screen = Screen::new(title).row(quick);
    if picked.is_none() {
        let whole = say.plain("specialist-filter-month-b32", &args![]);
        screen = screen.row([go(whole, listed(first, plus_days(next, -1)))]);
    }
    screen = screen.row(head);
    let mut start = week.of(first);
    while start < next {
        screen = screen.row((0..7).map(|n| cell(plus_days(start, n))));
        start = plus_days(start, 7);
    }
    let turn = [
        go(say.plain("common-prev-b4", &args![]), to_month(plus_days(first, -1))),
        go(say.plain("common-next-b4", &args![]), to_month(next)),
    ];
    let back = match picked {
        None => Place::ListFilter { tenant, filter },
        Some(_) => Place::ListDays {
            tenant,
            filter,
            month: first,
            second: false,
        },
    };
    screen.row(turn).foot(say, back)
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{clocks, row, ru, sketch, speakers};
    use super::*;

    fn view(rows: Vec<Row>) -> View {
        View {
            tenant: TenantId(1),
            clocks: clocks(),
            filter: Filter::AHEAD,
            said: Vec::new(),
            count: rows.len(),
            pages: pages(rows.len()),
            more: false,
            sum: None,
            page: 0,
            rows,
            any: true,
        }
    }

    #[test]
    fn bookings_are_ahead_or_over_a_page_at_a_time() {
        let rows = (0..8).map(|n| row(n, "2026-12-01T17:00", "Пётр", "✅", "")).collect();
        let paged = View {
            count: 17,
            pages: 3,
            page: 1,
            ..view(rows)
        };
        insta::assert_snapshot!(sketch(&screen(&paged, &ru())), @r"
        📋 <b>Записи · 17</b>
        [1 дек, 17:00 Пётр ✅]
        [1 дек, 17:00 Пётр ✅]
        [1 дек, 17:00 Пётр ✅]
        [1 дек, 17:00 Пётр ✅]
        [1 дек, 17:00 Пётр ✅]
        [1 дек, 17:00 Пётр ✅]
        [1 дек, 17:00 Пётр ✅]
        [1 дек, 17:00 Пётр ✅]
        [‹] [2/3] [›]
        [✓ Впереди] [Прошедшие]
        [🔎 Фильтр] [☑ Несколько]
        [‹ Назад] [⌂]
        ");
        let [_, en] = speakers();
        let over = View {
            filter: Filter::OVER,
            sum: Some("€25".to_owned()),
            ..view(vec![row(1, "2026-11-23T17:00", "Anna", "🎓", "Held")])
        };
        insta::assert_snapshot!(sketch(&screen(&over, &en)), @r"
        📋 <b>Bookings · 1 · €25</b>
        [23 Nov, 17:00 Anna 🎓]
        [Upcoming] [✓ Past]
        [🔎 Filter] [☑ Several]
        [‹ Back] [⌂]
        ");
    }

    #[test]
    fn an_empty_list_says_what_would_be_there_or_what_to_change() {
        let any = false;
        insta::assert_snapshot!(sketch(&screen(&View { any, ..view(vec![]) }, &ru())), @r"
        📋 <b>Записи</b>
        Здесь появятся записи клиентов. Отправьте им свою ссылку.
        [🔗 Моя ссылка]
        [‹ Назад] [⌂]
        ");
        let filter = Filter {
            unpaid: true,
            ..Filter::OVER
        };
        insta::assert_snapshot!(sketch(&screen(&View { filter, ..view(vec![]) }, &ru())), @r"
        📋 <b>Записи · 0</b>
        Таких записей нет. Измените фильтр.
        [Впереди] [✓ Прошедшие]
        [🔎 Фильтр]
        [‹ Назад] [⌂]
        ");
    }
}
