//! Requests that wait for an answer: the list, and the question before those of a series are declined.

use std::collections::HashSet;

use super::{Clocks, Row, rows};
use crate::args;
use crate::domain::ids::{BookingId, SeriesId, TenantId};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::workflow::Phase;
use crate::storage::booking::{self, BookingRow};
use crate::storage::{Conn, Result};
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::{PAGE, Scene, Screen, act, go, page_of, pages};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::mark::stamp;
use crate::usecase::{Outcome, series};

struct View {
    tenant: TenantId,
    clocks: Clocks,
    /// Of all pages.
    count: usize,
    page: u32,
    rows: Vec<Row>,
    /// They are for every week.
    weekly: HashSet<BookingId>,
    /// Of all that one tap accepts, and how many they are.
    stamp: i64,
    together: usize,
}

/// How many requests there are, the page that is shown where that one is asked for, and what stands on it.
pub async fn shown(conn: &mut Conn, tenant: TenantId, page: u32) -> Result<(usize, u32, Vec<BookingRow>)> {
    let (count, page, offset) = page_of(booking::count_pending(conn, tenant).await?, page);
    Ok((count, page, booking::pending(conn, tenant, offset, PAGE.into()).await?))
}

/// So many are accepted by one tap.
const TOGETHER: u64 = 500;

/// All that one tap accepts: what waits, on whatever page.
pub async fn waiting(conn: &mut Conn, tenant: TenantId) -> Result<Vec<BookingRow>> {
    booking::pending(conn, tenant, 0, TOGETHER).await
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, page: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Bookings).await?;
    let (count, page, pending) = shown(scene.conn, id, page).await?;
    let clocks = Clocks::of(scene, &tenant);
    let (stamp, together) = match pending.len() == count {
        true => (stamp(pending.iter()), count),
        false => {
            let all = waiting(scene.conn, id).await?;
            (stamp(all.iter()), all.len())
        }
    };
    let view = View {
        tenant: id,
        clocks,
        count,
        page,
        stamp,
        together,
        weekly: weekly(&pending),
        rows: rows(scene, id, pending).await?,
    };
    Ok(screen(&view, scene.say))
}

/// Nothing of a weekly time waits but the request for it.
fn weekly(pending: &[BookingRow]) -> HashSet<BookingId> {
    let asked = pending.iter().filter(|row| row.standing_id.is_some());
    asked.map(|row| row.booking_id).collect()
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let (tenant, page, stamp) = (view.tenant, view.page, view.stamp);
    let hours = view.clocks.hours(say);
    let title = match view.count {
        0 => say.html("specialist-requests-empty", &args![]),
        count => say.html("specialist-requests-title", &args![count = count]),
    };
    let rows = view.rows.iter().map(|row| {
        let args = args![
            name = &row.name,
            date = hours.day_short(row.start),
            time = hours.time(row.start)
        ];
        let label = match view.weekly.contains(&row.id) {
            true => say.plain("specialist-requests-weekly-b32", &args),
            false => say.plain("specialist-requests-row-b32", &args),
        };
        go(
            label,
            Place::Lesson {
                tenant,
                booking: row.id,
            },
        )
    });
    let all = (view.together > 1).then(|| {
        let count = args![count = view.together];
        let label = match view.together == view.count {
            true => say.plain("specialist-requests-all-b32", &count),
            false => say.plain("specialist-requests-these-b32", &count),
        };
        act(label, Act::AcceptShown { tenant, page, stamp })
    });
    Screen::new([title])
        .column(rows)
        .pages(say, page, pages(view.count), |page| Place::Requests { tenant, page })
        .column(all)
        .foot(say, Place::Tutor { tenant })
}

/// Asks before what is left of a series is declined.
pub async fn decline_series(scene: &mut Scene<'_>, id: TenantId, of: SeriesId, stamp: i64) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Bookings).await?;
    let rows = booking::of_series(scene.conn, id, of).await?;
    if rows.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    if series::stamp(rows.iter()) != stamp {
        return Err(Refusal::Changed.into());
    }
    let say = scene.say;
    let clocks = Clocks::of(scene, &tenant);
    let hours = clocks.hours(say);
    let waiting: Vec<&BookingRow> = rows.iter().filter(|row| row.phase == Phase::Pending.as_str()).collect();
    let name = waiting.first().map_or("", |row| row.client_name.as_str());
    let whens = waiting.iter().map(|row| {
        Html::escaped(&crate::telegram::format::upper_first(
            &hours.when(row.start_at, row.end_at),
        ))
    });
    let lines = [
        say.html(
            "specialist-decline-series-title",
            &args![count = waiting.len(), name = name],
        ),
        Html::lines(whens),
        say.html("specialist-step-told", &args![]),
        say.html("specialist-step-why", &args![]),
    ];
    let yes = act(
        say.plain("specialist-decline-yes-b32", &args![]),
        Act::DeclineSeries {
            tenant: id,
            series: of,
            stamp,
        },
    );
    Ok(Screen::new(lines)
        .row([yes])
        .foot(say, Place::Requests { tenant: id, page: 0 }))
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{clocks, row, sketch, speakers};
    use super::*;

    fn view(rows: Vec<Row>) -> View {
        View {
            tenant: TenantId(1),
            clocks: clocks(),
            count: rows.len(),
            together: rows.len(),
            page: 0,
            rows,
            weekly: HashSet::from([BookingId(2)]),
            stamp: 1,
        }
    }

    #[test]
    fn requests_are_listed_with_their_hours() {
        let rows = || {
            vec![
                row(1, "2026-11-25T17:00", "Пётр", "⏳", "Ждёт ответа"),
                row(
                    2,
                    "2026-11-26T17:00",
                    "Александра Константинопольская",
                    "⏳",
                    "Ждёт ответа",
                ),
            ]
        };
        let [ru, en] = speakers();
        insta::assert_snapshot!(sketch(&screen(&view(rows()), &ru)), @r"
        📥 <b>Заявки · 2</b>
        [Пётр · завтра, 17:00]
        [📌 Александра К… · 26 ноя, 17:00]
        [✅ Принять все: 2]
        [‹ Назад] [⌂]
        ");
        insta::assert_snapshot!(sketch(&screen(&view(rows()), &en)), @r"
        📥 <b>Requests · 2</b>
        [Пётр · tomorrow, 17:00]
        [📌 Александра К… · 26 Nov, 17:00]
        [✅ Accept all: 2]
        [‹ Back] [⌂]
        ");
        insta::assert_snapshot!(sketch(&screen(&view(vec![]), &ru)), @r"
        📥 <b>Заявки</b>
        Новых заявок нет. Они придут сообщением и будут ждать здесь.
        [‹ Назад] [⌂]
        ");
    }
}
