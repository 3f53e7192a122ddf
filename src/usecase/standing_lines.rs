//! Pasted lines are put down a few at a time, each few a transaction: whoever writes meanwhile waits for no more than that.
//! How far it has come is kept with what it made, so that no line is put down twice.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::job::{self, Batch};
use super::note::counted;
use super::standing::{self, Begin, When};
use super::standing_paste::{lines_of, offered, one};
use super::{Outcome, Stop, Work};
use crate::domain::deed::Deed;
use crate::domain::ids::{ClientId, StandingId};
use crate::domain::job::{JobKind, JobState, Task};
use crate::domain::money::Currency;
use crate::domain::names;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::standing::{MOST, RegularNews};
use crate::domain::typed::{RegularLine, parse_regular};
use crate::storage::job::JobRow;
use crate::storage::standing::StandingRow;
use crate::storage::standing_asked;

/// Lines of one transaction, and weekly times after which it takes no more of them.
pub const LINES_AT_ONCE: usize = 6;
const TIMES_AT_ONCE: usize = 8;
/// People's clients who are told in one transaction.
const TOLD_AT_ONCE: usize = 8;

/// How far it has come.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Reached {
    /// Lines that have been looked at.
    pub lines: usize,
    /// Lines that could not be put down.
    pub left: usize,
    /// Whose times have begun and who is not told yet, with the first and the last of them.
    begun: Vec<(ClientId, StandingId, StandingId)>,
    booking: bool,
}

/// Begins to put the lines down; those that cannot be are left out.
pub async fn begin(work: &mut Work<'_>, text: &str) -> Outcome<JobRow> {
    job::free(work, JobKind::Regulars).await?;
    let row = work.tenant.tenant.clone();
    let currency = Currency::parse(&row.currency).map_err(|_| Refusal::TypedAmount)?;
    let (_, kinds) = offered(&mut work.tenant, &row).await?;
    let lines = lines_of(text)?;
    let is_short = lines.len() <= LINES_AT_ONCE;
    let read = lines
        .iter()
        .filter_map(|line| parse_regular(line, currency, &kinds).ok());
    let read: Vec<RegularLine> = read.collect();
    if read.iter().any(|line| line.price.is_some()) {
        work.must(Right::Money).await?;
    }
    let wanted: usize = read.iter().map(|line| line.weekdays.len()).sum();
    let today = row.zone.date(work.now).to_string();
    let there = standing_asked::count(&mut work.tenant, row.id, &today).await?;
    if there + wanted > MOST {
        return Err(Refusal::TooManyTimes { limit: MOST as i64 }.into());
    }
    let text = text.to_owned();
    let job = job::begin(work, Task::Regulars { text }, wanted as i64).await?;
    if job.done == 0 && (is_short || wanted == 0) {
        return Err(Refusal::NothingToMake.into());
    }
    Ok(job)
}

/// Whether a paste is long enough to be told of when it is done.
pub(super) fn lasts(text: &str) -> bool {
    lines_of(text).is_ok_and(|lines| lines.len() > LINES_AT_ONCE)
}

/// The next few lines; when there are none, those whom they concern are told, a few at a time too.
pub(super) async fn batch(work: &mut Work<'_>, mut job: JobRow, text: &str) -> Outcome<Batch> {
    let mut reached: Reached = job::reached(&job)?.unwrap_or_default();
    let lines = lines_of(text)?;
    if job.state == JobState::Active {
        put_down(work, &mut job, &mut reached, &lines).await?;
    }
    let is_over = job.state != JobState::Active || reached.lines >= lines.len();
    if is_over {
        let tell = reached.begun.len().min(TOLD_AT_ONCE);
        for (client, first, last) in reached.begun.drain(..tell) {
            // Each of them hears of all of theirs in one message.
            let news = match first == last {
                true => RegularNews::Begun,
                false => RegularNews::AllBegun { last },
            };
            standing::tell(work, first, client, news).await?;
        }
        if !reached.booking && job.done > 0 {
            reached.booking = true;
            let count = counted(usize::try_from(job.done).unwrap_or_default());
            work.note(Deed::RegularsMade { count }).await?;
            // The clock books them; nobody else is shown their times meanwhile.
            work.tenant.set_standing_clock(work.now).await?;
        }
    }
    let ended = is_over && reached.begun.is_empty();
    job::set_reached(&mut job, &reached)?;
    Ok(Batch { job, ended })
}

async fn put_down(work: &mut Work<'_>, job: &mut JobRow, reached: &mut Reached, lines: &[&str]) -> Outcome<()> {
    let (row, now) = (work.tenant.tenant.clone(), work.now);
    let today = row.zone.date(now);
    let currency = Currency::parse(&row.currency).map_err(|_| Refusal::TypedAmount)?;
    let (kinds, kind_names) = offered(&mut work.tenant, &row).await?;
    let mut times = 0;
    for (n, text) in lines.iter().enumerate().skip(reached.lines).take(LINES_AT_ONCE) {
        if times >= TIMES_AT_ONCE {
            break;
        }
        reached.lines += 1;
        let Ok(line) = parse_regular(text, currency, &kind_names) else {
            reached.left += 1;
            continue;
        };
        // What is at these hours, those of the lines above among it.
        let mut there: Vec<StandingRow> = Vec::new();
        let mut around = When {
            weekday: line.weekdays[0],
            start: line.start,
            // Where the line does not say how long it is, no lesson is longer.
            minutes: line.minutes.unwrap_or(crate::domain::slot::LONGEST),
            weeks: line.weeks,
        };
        for weekday in &line.weekdays {
            around.weekday = *weekday;
            let time = around.time()?;
            let at = standing_asked::at(&mut work.tenant, row.id, &today.to_string(), &time).await?;
            there.extend(at);
        }
        let before = there.clone();
        let mut newcomers = HashMap::new();
        let planned = one(
            &mut work.tenant,
            &row,
            &kinds,
            line,
            (&mut there, &mut newcomers),
            (n, today),
        )
        .await?;
        let Ok(planned) = planned else {
            reached.left += 1;
            continue;
        };
        let name = planned.line.name.as_str();
        let client = match planned.client {
            Some(client) => client,
            None => {
                work.tenant
                    .insert_client(name, &names::folded(name), now)
                    .await?
                    .client_id
            }
        };
        for weekday in &planned.line.weekdays {
            let begin = Begin {
                client,
                kind: planned.kind.kind_id,
                when: When {
                    weekday: *weekday,
                    start: planned.line.start,
                    minutes: planned.minutes,
                    weeks: planned.line.weeks,
                },
                price: planned.line.price,
                until: planned.until,
            };
            let id = match standing::put_down(work, &begin, &before).await {
                Ok(id) => id,
                Err(Stop::Refused(_)) => continue,
                Err(fault) => return Err(fault),
            };
            times += 1;
            job.done += 1;
            match reached.begun.iter_mut().find(|(of, ..)| *of == client) {
                Some((_, _, last)) => *last = id,
                None => reached.begun.push((client, id, id)),
            }
        }
    }
    Ok(())
}
