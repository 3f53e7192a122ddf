//! Days off: those ahead, a range picked by two taps or typed, and the question what becomes of what is booked.

use chrono::Datelike;

use super::Clocks;
use crate::args;
use crate::domain::ids::{BookingId, TenantId};
use crate::domain::job::JobKind;
use crate::domain::rights::Right;
use crate::domain::week::WeekStart;
use crate::domain::zone::{Date, plus_days};
use crate::storage::{job, slot, tenant};
use crate::telegram::callback::{Act, Place};
use crate::telegram::question::Question;
use crate::telegram::screen::{Button, PAGE, Scene, Screen, act, go, pages};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::day::{FURTHEST_DAYS, MOST_DAYS, ahead, span};

type Days = (Date, Date);

/// A range as people say it: one day by its name.
pub(super) fn days(say: &Speaker, (from, to): Days, today: Date) -> String {
    if from == to {
        say.day(from, today)
    } else {
        say.days(from, to)
    }
}

/// For labels.
pub(super) fn days_short(say: &Speaker, (from, to): Days) -> String {
    if from == to {
        say.date_short(from)
    } else {
        say.plain(
            "specialist-off-range",
            &args![first = say.date_short(from), last = say.date_short(to)],
        )
    }
}

/// Closed days one after another, as ranges.
fn ranges(closed: &[Date]) -> Vec<Days> {
    let mut ranges: Vec<Days> = Vec::new();
    for day in closed {
        match ranges.last_mut() {
            Some((_, to)) if plus_days(*to, 1) == *day => *to = *day,
            _ => ranges.push((*day, *day)),
        }
    }
    ranges
}

async fn closed(scene: &mut Scene<'_>, tenant: TenantId, (from, to): Days) -> Outcome<Vec<Date>> {
    let closed = slot::closed_days(scene.conn, tenant, &from.to_string(), &to.to_string()).await?;
    Ok(closed.iter().filter_map(|day| day.parse().ok()).collect())
}

struct View {
    tenant: TenantId,
    today: Date,
    ranges: Vec<Days>,
    page: u32,
    /// What goes on, and how far it has come.
    running: Option<(Place, i64, i64)>,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, page: u32) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Schedule).await?;
    let today = Clocks::of(scene, &tenant).today();
    let closed = closed(scene, id, (today, plus_days(today, FURTHEST_DAYS))).await?;
    let running = job::active(scene.conn, id, JobKind::Cancel).await?;
    let running = running.map(|row| {
        let place = Place::Job {
            tenant: id,
            job: row.id,
        };
        (place, row.done, row.total)
    });
    let view = View {
        tenant: id,
        today,
        ranges: ranges(&closed),
        page,
        running,
    };
    Ok(screen(&view, scene.say))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let (tenant, today) = (view.tenant, view.today);
    let lines = [
        say.html("specialist-off-title", &args![]),
        match view.ranges.is_empty() {
            true => say.html("specialist-off-none", &args![]),
            false => say.html("specialist-off-some", &args![]),
        },
    ];
    let add = go(
        say.plain("specialist-off-add-b32", &args![]),
        Place::OffFrom { tenant, month: today },
    );
    let running = view.running.as_ref().map(|(place, done, total)| {
        let label = say.plain("specialist-job-running-b32", &args![count = *done, total = *total]);
        go(label, place.clone())
    });
    let pages = pages(view.ranges.len());
    let page = view.page.min(pages - 1);
    let shown = view.ranges.iter().skip((page * PAGE) as usize).take(PAGE as usize);
    let rows = shown.map(|(from, to)| {
        let label = say.plain("specialist-off-row-b32", &args![range = days_short(say, (*from, *to))]);
        let (from, to) = (*from, *to);
        go(label, Place::OffAsk { tenant, from, to })
    });
    Screen::new(lines)
        .column(running)
        .row([add])
        .column(rows)
        .pages(say, page, pages, |page| Place::DaysOff { tenant, page })
        .foot(say, Place::Week { tenant, monday: today })
}

/// A month to pick a day of: the first of a range, or its last where `from` is known.
pub async fn pick(scene: &mut Scene<'_>, id: TenantId, from: Option<Date>, month: Date) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Schedule).await?;
    let today = Clocks::of(scene, &tenant).today();
    let from = from.map(|from| from.max(today));
    let (first, last) = match from {
        Some(from) => (
            from,
            plus_days(from, MOST_DAYS - 1).min(plus_days(today, FURTHEST_DAYS)),
        ),
        None => (today, plus_days(today, FURTHEST_DAYS)),
    };
    let month = month.clamp(first, last.max(first));
    let month = month.with_day(1).unwrap_or(month);
    let week = tenant.policy.week;
    let shown = (week.of(month), plus_days(week.of(month), 41));
    let closed = closed(scene, id, shown).await?;
    let grid = Grid {
        tenant: id,
        today,
        from,
        bounds: (first, last),
        month,
        week,
        closed,
    };
    Ok(grid.screen(scene.say))
}

struct Grid {
    tenant: TenantId,
    today: Date,
    from: Option<Date>,
    /// The first and the last day that can be picked.
    bounds: Days,
    month: Date,
    week: WeekStart,
    closed: Vec<Date>,
}

impl Grid {
    fn month(&self, month: Date) -> Place {
        let tenant = self.tenant;
        match self.from {
            Some(from) => Place::OffTo { tenant, from, month },
            None => Place::OffFrom { tenant, month },
        }
    }

    fn picked(&self, day: Date) -> Place {
        let tenant = self.tenant;
        match self.from {
            Some(from) => Place::OffAsk { tenant, from, to: day },
            None => Place::OffTo {
                tenant,
                from: day,
                month: day,
            },
        }
    }

    fn screen(&self, say: &Speaker) -> Screen {
        let tenant = self.tenant;
        let lines = match self.from {
            None => [
                say.html("specialist-off-from-title", &args![]),
                say.html("specialist-off-from-hint", &args![]),
            ],
            Some(from) => {
                let args = args![day = say.day(from, self.today)];
                [
                    say.html("specialist-off-to-title", &args),
                    say.html("specialist-off-to-hint", &args![]),
                ]
            }
        };
        let month = args![month = say.month_title(self.month)];
        let month = match self.closed.is_empty() {
            true => say.html("specialist-off-month", &month),
            false => say.html("specialist-off-month-closed", &month),
        };
        let single = self.from.map(|from| {
            let label = say.plain(
                "specialist-off-single-b32",
                &args![day = say.day_short(from, self.today)],
            );
            go(label, Place::OffAsk { tenant, from, to: from })
        });
        let head = self
            .week
            .days()
            .map(|weekday| act(say.weekday_label(weekday), Act::PickDay));
        let last_of_month = plus_days(next_month(self.month), -1);
        let mut screen = Screen::new(lines.into_iter().chain([month])).column(single).row(head);
        let mut first = self.week.of(self.month);
        while first <= last_of_month {
            // Weeks that are over say nothing.
            if plus_days(first, 6) >= self.bounds.0 {
                screen = screen.row((0..7).map(|n| self.cell(plus_days(first, n), say)));
            }
            first = plus_days(first, 7);
        }
        let before = plus_days(self.month, -1);
        let prev = (before >= self.bounds.0).then(|| go(say.plain("common-prev-b4", &args![]), self.month(before)));
        let after = next_month(self.month);
        let next = (after <= self.bounds.1).then(|| go(say.plain("common-next-b4", &args![]), self.month(after)));
        let back = match self.from {
            None => Place::DaysOff { tenant, page: 0 },
            Some(from) => Place::OffFrom { tenant, month: from },
        };
        screen.row(prev.into_iter().chain(next)).foot(say, back)
    }

    fn cell(&self, day: Date, say: &Speaker) -> crate::telegram::screen::Button {
        let number = args![day = day.day()];
        if day < self.bounds.0 || day > self.bounds.1 {
            return act(say.plain("client-month-none-b4", &args![]), Act::PickDay);
        }
        let label = if self.from == Some(day) {
            say.plain("specialist-off-cell-first-b4", &number)
        } else if self.closed.contains(&day) {
            say.plain("specialist-off-cell-closed-b4", &number)
        } else {
            say.plain("specialist-off-cell-b4", &number)
        };
        go(label, self.picked(day))
    }
}

/// Lessons that are gone through one by one before they are cancelled: so many rows a keyboard can hold.
pub(super) const LISTED: u64 = 60;

fn next_month(first: Date) -> Date {
    let next = plus_days(first, 31);
    next.with_day(1).unwrap_or(next)
}

/// What is booked in a range, and how many of its days are closed.
struct Asked {
    tenant: TenantId,
    today: Date,
    days: Days,
    closed: usize,
    booked: i64,
    clients: i64,
    /// Of so many of them somebody gets a message.
    told: i64,
}

async fn asked(scene: &mut Scene<'_>, id: TenantId, range: Days) -> Outcome<Asked> {
    let tenant = scene.own_tenant(id, Right::Schedule).await?;
    let today = Clocks::of(scene, &tenant).today();
    let days = ahead(today, range)?;
    let (start, end) = span(tenant.zone, days);
    let (booked, clients) = job::count_to_cancel(scene.conn, id, start.max(scene.now), end).await?;
    Ok(Asked {
        tenant: id,
        today,
        days,
        closed: closed(scene, id, days).await?.len(),
        booked,
        clients,
        told: clients,
    })
}

/// Asks what is to become of a range: closed with what is booked in it, or without; a closed one can be opened.
pub async fn ask(scene: &mut Scene<'_>, id: TenantId, range: Days) -> Outcome<Screen> {
    let view = asked(scene, id, range).await?;
    Ok(ask_screen(&view, scene.say))
}

fn ask_screen(view: &Asked, say: &Speaker) -> Screen {
    let (tenant, (from, to)) = (view.tenant, view.days);
    let count = (to - from).num_days() + 1;
    let all_closed = view.closed as i64 == count;
    let title = args![days = days(say, view.days, view.today), count = count];
    let booked = args![count = view.booked, clients = view.clients];
    let lines = [
        match all_closed {
            true => say.html("specialist-off-closed-title", &title),
            false => say.html("specialist-off-ask-title", &title),
        },
        match (view.booked, all_closed) {
            (0, true) => Html::default(),
            (0, false) => say.html("specialist-off-ask-empty", &args![]),
            _ => say.html("specialist-off-ask-booked", &booked),
        },
    ];
    let close = (!all_closed).then(|| {
        let label = match view.booked {
            0 => say.plain("specialist-off-close-b32", &args![]),
            _ => say.plain("specialist-off-close-keep-b32", &args![]),
        };
        act(label, Act::CloseDays { tenant, from, to })
    });
    let open = (view.closed > 0).then(|| {
        act(
            say.plain("specialist-off-open-b32", &args![]),
            Act::OpenDays { tenant, from, to },
        )
    });
    let cancel = (view.booked > 0).then(|| {
        let label = match all_closed {
            true => say.plain("specialist-off-cancel-b32", &args![count = view.booked]),
            false => say.plain("specialist-off-close-cancel-b32", &args![count = view.booked]),
        };
        go(label, Place::CancelDays { tenant, from, to })
    });
    Screen::new(lines)
        .column(close)
        .column(cancel)
        .column(open)
        .foot(say, Place::DaysOff { tenant, page: 0 })
}

/// Asks once more before bookings are cancelled, for a reason that clients read, and which of them stay.
pub async fn cancel(scene: &mut Scene<'_>, id: TenantId, range: Days) -> Outcome<Screen> {
    let mut view = asked(scene, id, range).await?;
    let (reason, keep) = match &scene.question {
        Some(Question::CancelDays {
            tenant, reason, keep, ..
        }) if *tenant == id => (reason.clone(), keep.clone()),
        _ => (None, Vec::new()),
    };
    if view.booked == 0 {
        return Ok(ask_screen(&view, scene.say));
    }
    let tenant = scene.own_tenant(id, Right::Schedule).await?;
    let (start, end) = span(tenant.zone, view.days);
    let from = (start.max(scene.now), BookingId(0));
    let mut rows = job::to_cancel(scene.conn, id, from.0, end, from, LISTED + 1).await?;
    let mut lessons = Vec::new();
    let rights = tenant::rights(scene.conn, id, scene.me.person_id).await?;
    let may = rights.is_some_and(|rights| rights.has(Right::Bookings));
    // A long list is not gone through one by one.
    if may && rows.len() as u64 <= LISTED {
        let clocks = Clocks::of(scene, &tenant);
        let hours = clocks.hours(scene.say);
        let several = view.days.0 != view.days.1;
        for row in &rows {
            let kept = keep.contains(&row.booking_id);
            let time = match several {
                true => format!("{} {}", hours.day_short(row.start_at), hours.time(row.start_at)),
                false => hours.time(row.start_at),
            };
            let args = args![time = time, name = &row.client_name];
            let label = match kept {
                true => scene.say.plain("specialist-off-kept-b32", &args),
                false => scene.say.plain("specialist-off-goes-b32", &args),
            };
            let (from, to) = view.days;
            let keep = Act::KeepLesson {
                tenant: id,
                from,
                to,
                booking: row.booking_id,
                keep: !kept,
            };
            lessons.push(act(label, keep));
        }
        rows.retain(|row| !keep.contains(&row.booking_id));
        view.booked = rows.len() as i64;
        let clients: std::collections::HashSet<_> = rows.iter().map(|row| row.client_id).collect();
        view.clients = clients.len() as i64;
    }
    view.told = job::count_told(scene.conn, id, from.0, end, &keep).await?;
    Ok(cancel_screen(&view, reason.as_deref(), lessons, scene.say))
}

fn cancel_screen(view: &Asked, reason: Option<&str>, lessons: Vec<Button>, say: &Speaker) -> Screen {
    let (tenant, (from, to)) = (view.tenant, view.days);
    let count = args![count = view.booked, days = days(say, view.days, view.today)];
    let lines = [
        say.html("specialist-off-cancel-title", &count),
        match view.told {
            0 => Html::default(),
            count => say.html("specialist-off-cancel-told", &args![count = count]),
        },
        match view.clients - view.told {
            0 => Html::default(),
            count => say.html("specialist-untold-ahead", &args![count = count]),
        },
        match (from == to, view.closed as i64 > (to - from).num_days()) {
            (_, true) => Html::default(),
            (true, false) => say.html("specialist-off-cancel-closes-day", &args![]),
            (false, false) => say.html("specialist-off-cancel-closes", &args![]),
        },
        match reason {
            Some(reason) => say.html("common-reason", &args![reason = reason]),
            None => say.html("specialist-off-cancel-reason", &args![]),
        },
        match lessons.is_empty() {
            true => Html::default(),
            false => say.html("specialist-off-keep-ask", &args![]),
        },
    ];
    let yes = (view.booked > 0).then(|| {
        act(
            say.plain("specialist-off-cancel-b32", &args![count = view.booked]),
            Act::CancelDays {
                tenant,
                from,
                to,
                count: view.booked,
            },
        )
    });
    let back = match from == to {
        true => Place::Plan { tenant, day: from },
        false => Place::OffAsk { tenant, from, to },
    };
    Screen::new(lines).column(yes).column(lessons).foot(say, back)
}
