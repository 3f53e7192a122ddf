//! A day that was closed by one tap: what goes in a while, and what is said to stay.

use super::Clocks;
use super::days_off::{LISTED, days};
use crate::args;
use crate::domain::ids::BookingId;
use crate::domain::job::Task;
use crate::domain::moment::Moment;
use crate::domain::refusal::Refusal;
use crate::storage::job::{self, JobRow};
use crate::storage::tenant::TenantRow;
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::{Scene, Screen, act};
use crate::telegram::texts::Html;
use crate::usecase::Outcome;
use crate::usecase::day::span;
use crate::usecase::day_going::came_since;

/// `row` waits until `after`.
pub async fn draw(scene: &mut Scene<'_>, tenant: &TenantRow, row: &JobRow, after: Moment) -> Outcome<Screen> {
    let Task::Cancel { from, to, keep, .. } = &row.task else {
        return Err(Refusal::NotFound.into());
    };
    let (id, job) = (tenant.id, row.id);
    let (start, end) = span(tenant.zone, (*from, *to));
    let first = start.max(scene.now);
    let mut rows = job::to_cancel(scene.conn, id, first, end, (first, BookingId(0)), LISTED + 1).await?;
    let is_long = rows.len() as u64 > LISTED;
    rows.truncate(LISTED as usize);
    let came = came_since(scene.conn, scene.flows, row, &rows).await?;
    rows.retain(|lesson| !came.contains(&lesson.booking_id));
    let (listed, all) = (rows.len() as i64, row.total + keep.len() as i64);
    let clocks = Clocks::of(scene, tenant);
    let say = scene.say;
    let hours = clocks.hours(say);
    let lessons = rows.iter().map(|lesson| {
        let kept = keep.contains(&lesson.booking_id);
        let args = args![time = hours.time(lesson.start_at), name = &lesson.client_name];
        let label = match kept {
            true => say.plain("specialist-off-kept-b32", &args),
            false => say.plain("specialist-off-goes-b32", &args),
        };
        let (tenant, booking) = (id, lesson.booking_id);
        let keep = !kept;
        act(
            label,
            Act::KeepInJob {
                tenant,
                job,
                booking,
                keep,
            },
        )
    });
    let day = days(say, (*from, *to), clocks.today());
    let lines = [
        say.html("specialist-off-soon-title", &args![days = day]),
        say.html(
            "specialist-off-soon",
            &args![count = row.total, time = hours.time(after)],
        ),
        say.html("specialist-off-keep-ask", &args![]),
        match all - listed {
            more if is_long && more > 0 => say.html("specialist-day-more", &args![count = more]),
            _ => Html::default(),
        },
    ];
    let stop = act(
        say.plain("specialist-off-soon-stop-b32", &args![]),
        Act::StopJob { tenant: id, job },
    );
    Ok(Screen::new(lines)
        .column(lessons)
        .row([stop])
        .foot(say, Place::Plan { tenant: id, day: *from }))
}
