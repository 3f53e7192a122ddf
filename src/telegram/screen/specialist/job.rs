//! A long act: how far it has come, and what it did.

use crate::args;
use crate::domain::ids::{JobId, TenantId};
use crate::domain::job::{JobState, Task};
use crate::domain::mark::Mark;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::zone::{Date, plus_days};
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::hours::Hours;
use crate::telegram::screen::{Scene, Screen, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::job::{TRIES, right};
use crate::usecase::views::job::{JobView, job};

use super::Clocks;
use super::copying::{left_out, week_days};
use super::days_off::days;
use super::share::{of_closed, row_of};
use super::untold;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, which: JobId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Help).await?;
    let view = job(scene.conn, scene.flows, id, which)
        .await?
        .ok_or(Refusal::NotFound)?;
    scene.own_tenant(id, right(&view.row.task)).await?;
    let clocks = Clocks::of(scene, &tenant);
    if let (Some(after), Task::Cancel { .. }) = (view.row.waits_until(scene.now), &view.row.task) {
        return super::soon::draw(scene, &tenant, &view.row, after).await;
    }
    let mut screen = screen(&view, &clocks.hours(scene.say), clocks.today());
    if let (Task::News { text, .. }, true, false) =
        (&view.row.task, view.row.ended_at.is_some(), view.row.came_to_nothing())
    {
        screen
            .rows
            .insert(0, row_of(&scene.site.link(&tenant.slug), text, scene.say));
        screen.rows.retain(|row| !row.is_empty());
    }
    if matches!(view.row.task, Task::Leave) {
        let texts = of_closed(&view.untold, &tenant, &clocks.hours(scene.say));
        screen.rows.splice(0..0, texts);
    }
    if let (Some(after), Task::News { .. }) = (view.row.waits_until(scene.now), &view.row.task) {
        let soon = scene
            .say
            .html("specialist-job-news-soon", &args![count = (after - scene.now).0]);
        screen.text = Html::lines([soon, screen.text]);
    }
    Ok(screen)
}

/// What a job does and has done.
pub fn lines(view: &JobView, hours: &Hours<'_>, today: Date) -> Vec<Html> {
    let say = hours.say;
    let row = &view.row;
    let goes_on = row.ended_at.is_none();
    if row.came_to_nothing() {
        return nothing_lines(view, say, today);
    }
    let mut lines = match &row.task {
        Task::Cancel { from, to, reason, .. } => {
            let args = args![days = days(say, (*from, *to), today)];
            let title = match goes_on {
                true => say.html("specialist-job-cancelling", &args),
                false => say.html("specialist-job-cancelled", &args),
            };
            let reason = match reason.as_str() {
                "" => Html::default(),
                reason => say.html("common-reason", &args![reason = reason]),
            };
            let told = match goes_on {
                true => Html::default(),
                false => say.html("specialist-job-told", &args![count = view.told]),
            };
            let done = say.html("specialist-job-count", &args![count = row.done, total = row.total]);
            vec![title, reason, done, told]
        }
        Task::Open { from, to } => {
            let args = args![days = days(say, (*from, *to), today)];
            vec![match goes_on {
                true => say.html("specialist-job-opening", &args),
                false => say.html("specialist-job-opened", &args),
            }]
        }
        Task::Leave => {
            let title = match goes_on {
                true => say.html("specialist-job-leaving", &args![]),
                false => say.html("specialist-job-left", &args![]),
            };
            let done = say.html("specialist-job-left-count", &args![count = row.done]);
            vec![title, done, say.html("specialist-job-told", &args![count = view.told])]
        }
        Task::News { text, .. } => {
            let by_hand = match view.row.came_to_nothing() || goes_on {
                true => Html::default(),
                false => say.html("specialist-job-news-by-hand", &args![]),
            };
            let title = match goes_on {
                true if row.is_ahead() => Html::default(),
                true => say.html("specialist-job-news", &args![]),
                false => say.html("specialist-job-news-sent", &args![]),
            };
            let count = args![count = row.done, total = row.total];
            vec![
                title,
                say.html("specialist-job-count", &count),
                Html::escaped(text),
                by_hand,
            ]
        }
        Task::Copy { week, onto, times } => {
            let last = plus_days(*onto, 7 * i64::from(*times) - 1);
            let args = args![days = week_days(say, *week), onto = say.days(*onto, last)];
            let title = match goes_on {
                true => say.html("specialist-job-copying", &args),
                false => say.html("specialist-job-copied", &args),
            };
            let count = args![count = row.done, total = row.total];
            vec![title, say.html("specialist-job-copy-count", &count)]
        }
        Task::Regulars { .. } => {
            let title = match goes_on {
                true => say.html("specialist-job-regulars", &args![]),
                false => say.html("specialist-job-regulars-done", &args![]),
            };
            let count = args![count = row.done, total = row.total];
            let left = match view.row.total - row.done {
                left if left > 0 && !goes_on => say.html("specialist-job-regulars-left", &args![count = left]),
                _ => Html::default(),
            };
            vec![title, say.html("specialist-job-count", &count), left]
        }
        Task::Mark { mark, .. } => marked_lines(view, mark, say, hours),
    };
    if let (Task::Copy { .. }, Ok(report)) = (&row.task, serde_json::from_str(&row.report)) {
        lines.extend(left_out(&report, say, today));
    }
    lines.extend(untold::lines(&view.untold, hours));
    lines.push(match row.state {
        JobState::Active => say.html("specialist-job-active", &args![]),
        JobState::Stopping if matches!(row.task, Task::News { .. }) => {
            say.html("specialist-job-news-stopping", &args![])
        }
        JobState::Stopping => say.html("specialist-job-stopping", &args![]),
        JobState::Stopped if row.faults >= TRIES => say.html("specialist-job-gave-up", &args![]),
        JobState::Stopped => say.html("specialist-job-stopped", &args![]),
        JobState::Done => Html::default(),
    });
    lines
}

/// Somebody has thought better of it.
fn nothing_lines(view: &JobView, say: &Speaker, today: Date) -> Vec<Html> {
    let (from, to) = match &view.row.task {
        Task::Cancel { from, to, .. } => (from, to),
        Task::News { text, .. } => return vec![say.html("specialist-job-news-unsent", &args![]), Html::escaped(text)],
        Task::Open { .. } | Task::Copy { .. } | Task::Leave | Task::Mark { .. } | Task::Regulars { .. } => {
            return Vec::new();
        }
    };
    let days = days(say, (*from, *to), today);
    let closed = match view.closed {
        true => say.html("specialist-job-nothing-closed", &args![]),
        false => say.html("specialist-job-nothing-open", &args![]),
    };
    vec![say.html("specialist-job-nothing", &args![days = days]), closed]
}

/// What bookings were marked with, how many, and which were not, and why.
fn marked_lines(view: &JobView, mark: &Mark, say: &Speaker, hours: &Hours<'_>) -> Vec<Html> {
    let (row, lang) = (&view.row, say.lang().code());
    let Some(marked) = &view.marked else {
        return Vec::new();
    };
    let title = match (mark, &marked.status) {
        (Mark::Accept, _) => say.html("specialist-job-accepted", &args![]),
        (_, Some((icon, title))) => say.html("specialist-job-marked", &args![icon = icon, status = title.get(lang)]),
        (_, None) => say.html("specialist-job-paid", &args![]),
    };
    let count = say.html("specialist-job-mark-count", &args![count = row.done, total = row.total]);
    let heading = match marked.left_out.is_empty() {
        true => Html::default(),
        false => say.html("specialist-job-mark-left", &args![]),
    };
    let left = marked.left_out.iter().map(|left| {
        let args = args![
            name = &left.name,
            when = hours.moment(left.start),
            why = left.why.as_str(),
            icon = &left.icon,
            status = left.title.get(lang)
        ];
        say.html("specialist-job-mark-row", &args)
    });
    let more = match marked.more {
        0 => Html::default(),
        count => say.html("specialist-day-more", &args![count = count]),
    };
    [title, count, heading].into_iter().chain(left).chain([more]).collect()
}

fn screen(view: &JobView, hours: &Hours<'_>, today: Date) -> Screen {
    let say = hours.say;
    let row = &view.row;
    let (tenant, job) = (row.tenant, row.id);
    let stop = (row.state == JobState::Active).then(|| {
        act(
            say.plain("specialist-job-stop-b32", &args![]),
            Act::StopJob { tenant, job },
        )
    });
    let open = match &row.task {
        Task::Cancel { from, to, .. } if row.came_to_nothing() && view.closed && from == to && *from >= today => {
            let day = *from;
            let label = say.plain("specialist-day-open-b16", &args![]);
            Some(act(label, Act::OpenDay { tenant, day }))
        }
        _ => None,
    };
    let look = match &row.task {
        Task::Leave => go(say.plain("common-settings-b16", &args![]), Place::Practice { tenant }),
        Task::Regulars { .. } => go(
            say.plain("specialist-regulars-b16", &args![]),
            Place::Regulars { tenant, page: 0 },
        ),
        Task::News { .. } => go(
            say.plain("specialist-news-b16", &args![]),
            Place::News { tenant, audience: 0 },
        ),
        Task::Mark { .. } => go(
            say.plain("specialist-home-bookings-b16", &args![]),
            Place::Lessons {
                tenant,
                past: false,
                page: 0,
            },
        ),
        Task::Cancel { from, .. } | Task::Open { from, .. } | Task::Copy { onto: from, .. } => go(
            say.plain("specialist-job-week-b32", &args![]),
            Place::Week { tenant, monday: *from },
        ),
    };
    let back = match &row.task {
        Task::Cancel { .. } | Task::Open { .. } => Place::DaysOff { tenant, page: 0 },
        Task::Mark { mark: Mark::Accept, .. } => Place::Requests { tenant, page: 0 },
        Task::Regulars { .. } => Place::Regulars { tenant, page: 0 },
        Task::News { .. } | Task::Leave | Task::Mark { .. } => Place::Tutor { tenant },
        Task::Copy { week, .. } => Place::CopyWeek { tenant, monday: *week },
    };
    // With the practice its lessons are closed.
    let ways = untold::ways(&view.untold, hours, tenant);
    let ways = ways.into_iter().filter(|_| !matches!(row.task, Task::Leave));
    Screen::new(lines(view, hours, today))
        .column(stop)
        .column(ways)
        .column(open)
        .row([look])
        .foot(say, back)
}
