//! Watches: asked for, paused and ended by those who wait, and the clock's walk that tells them what has become free.

use super::views::free;
use super::views::freed::{Standing, still};
use super::{Outcome, Work, ban, book, prefs};
use crate::domain::ids::{PersonId, SlotId, TenantId, WatchId};
use crate::domain::moment::Moment;
use crate::domain::notice::{FreedTime, Letter, Notice};
use crate::domain::refusal::Refusal;
use crate::domain::watch::{Freed, MOST, Wish};
use crate::domain::zone::Zone;
use crate::storage::booking::BookingRow;
use crate::storage::tenant::TenantRow;
use crate::storage::watch::{AwakeRow, FreeingRow, WatchRow};
use crate::storage::{booking, outbox, slot, watch};

/// People who are told in one transaction.
const AT_ONCE: usize = 50;
/// Times that one message knows of, the soonest.
const TIMES: usize = 50;

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Watching,
    /// Nobody needs to wait for this one: it is free.
    Free(SlotId),
}

/// The acting person waits for something from now on; `days` is how long, where they wait for anything.
pub async fn ask(work: &mut Work<'_>, wish: Wish, days: u16) -> Outcome<Asked> {
    let person = work.person.ok_or(Refusal::NotFound)?;
    let tenant = work.tenant.id();
    if ban::is_banned(&mut work.tenant, tenant, person).await? {
        return Err(Refusal::Banned.into());
    }
    let start = match wish {
        Wish::Slot(slot) => {
            let own = booking::active_of_person(&mut work.tenant, tenant, person, work.now).await?;
            if let Some(own) = own.iter().find(|booking| booking.slot_id == slot) {
                let booking = own.booking_id;
                return Err(Refusal::AlreadyBooked { booking }.into());
            }
            let start = watched_start(work, slot).await?;
            let row = work.tenant.tenant.clone();
            let end = Moment(start.0.saturating_add(1));
            let free = free::between(&mut work.tenant, &row, start, end, work.now).await?;
            if free.iter().any(|free| free.slot_id == slot) {
                return Ok(Asked::Free(slot));
            }
            Some(start)
        }
        Wish::Day(day) => {
            let row = &work.tenant.tenant;
            if row.zone.date(free::horizon(row, work.now).1) < day {
                let days = row.policy.horizon_days.into();
                let from = row.policy.bookable_from(row.zone.day(day).0, row.zone);
                return Err(Refusal::TooFarAhead { days, from }.into());
            }
            None
        }
        Wish::Weekly(_) | Wish::Any => None,
    };
    let until = wish
        .until(start, days, work.tenant.tenant.zone, work.now)
        .ok_or(Refusal::NotFound)?;
    if until <= work.now {
        return Err(Refusal::SlotPast.into());
    }
    let code = wish.code();
    let own = watch::of_person(&mut work.tenant, tenant, person, work.now).await?;
    if own.iter().filter(|row| row.wish != code).count() >= MOST {
        return Err(Refusal::TooManyWatches { limit: MOST as i64 }.into());
    }
    let slot = match wish {
        Wish::Slot(slot) => Some(slot),
        Wish::Day(_) | Wish::Weekly(_) | Wish::Any => None,
    };
    work.tenant.put_watch(person, &code, slot, until, work.now).await?;
    Ok(Asked::Watching)
}

/// When a slot begins that clients can see.
async fn watched_start(work: &mut Work<'_>, id: SlotId) -> Outcome<Moment> {
    let tenant = work.tenant.id();
    let row = slot::by_id(&mut work.tenant, tenant, id).await?;
    let row = row.filter(slot::SlotRow::is_open).ok_or(Refusal::SlotClosed)?;
    Ok(row.start_at)
}

/// The watch pauses or goes on, as the button said.
pub async fn pause(work: &mut Work<'_>, id: WatchId, paused: bool) -> Outcome<()> {
    let person = work.person.ok_or(Refusal::NotFound)?;
    let since = paused.then_some(work.now);
    if work.tenant.pause_watch(person, id, since).await? {
        Ok(())
    } else {
        Err(Refusal::NotFound.into())
    }
}

/// The acting person waits no longer.
pub async fn stop(work: &mut Work<'_>, id: WatchId) -> Outcome<()> {
    let person = work.person.ok_or(Refusal::NotFound)?;
    if work.tenant.remove_watch(person, id).await? {
        Ok(())
    } else {
        Err(Refusal::NotFound.into())
    }
}

/// Books a time that a message offered, through the usual rules; the message then says so.
pub async fn book_freed(work: &mut Work<'_>, person: PersonId, slot: SlotId, walk: i64) -> Outcome<BookingRow> {
    let made = book::book(work, person, slot).await?;
    answer(work, person, walk, Some(slot)).await?;
    Ok(made)
}

/// The message that told of a walk's times loses its buttons, and says what its reader answered.
pub async fn answer(work: &mut Work<'_>, person: PersonId, walk: i64, took: Option<SlotId>) -> Outcome<()> {
    let key = freed_key(walk, work.tenant.id(), person);
    let of = outbox::by_key(&mut work.tenant, &key).await?;
    let of = match (of, took) {
        (Some(of), _) => of,
        (None, Some(_)) => return Ok(()),
        (None, None) => return Err(Refusal::NotFound.into()),
    };
    work.tell(
        person,
        Notice::FreedAnswered { of, took },
        &format!("freed-answered:{of}"),
    );
    Ok(())
}

/// Ends a watch whose time is over. That of weekdays says so: it had no end of its own.
pub async fn expire(work: &mut Work<'_>, row: &WatchRow) -> Outcome<()> {
    if !work.tenant.expire_watch(row.watch_id, work.now).await? {
        return Ok(());
    }
    if let (Some(Wish::Weekly(_)), None) = (Wish::parse(&row.wish), row.paused_at) {
        let (tenant, to) = (work.tenant.id(), row.person_id);
        let due = after_quiet_hours(work, to).await?;
        work.letters.push(Letter {
            tenant: Some(tenant),
            to,
            notice: Notice::WatchEnded { wish: row.wish.clone() },
            due,
            not_after: None,
            dedupe: format!("watch-ended:{}:{tenant}:{to}", row.watch_id),
        });
    }
    Ok(())
}

/// The key of the message that told a person of a walk's times: one person, one walk, one message.
fn freed_key(walk: i64, tenant: TenantId, person: PersonId) -> String {
    format!("freed:{walk}:{tenant}:{person}")
}

/// Tells the next of those who watch what has become free, in the order in which they asked; tells whether others
/// are still to be told.
pub async fn walk(work: &mut Work<'_>) -> Outcome<bool> {
    let tenant = work.tenant.id();
    let mut times = watch::walking(&mut work.tenant, tenant).await?;
    if times.is_empty() {
        let walk = work.tenant.next_id().await?;
        if work.tenant.begin_walk(walk, work.now).await? == 0 {
            return Ok(false);
        }
        times = watch::walking(&mut work.tenant, tenant).await?;
    }
    let Some((walk, reached)) = times.first().and_then(|time| Some((time.walk?, time.reached))) else {
        return Ok(false);
    };
    let row = work.tenant.tenant.clone();
    let times = still(&mut work.tenant, &row, times, work.now).await?;
    let watches = watch::awake(&mut work.tenant, tenant, work.now).await?;
    let mut waiting = waiting(&row, &watches, &times);
    waiting.retain(|one| one.asked.0 > reached);
    for one in waiting.iter().take(AT_ONCE) {
        tell(work, walk, one).await?;
    }
    match waiting.get(AT_ONCE - 1) {
        Some(last) if waiting.len() > AT_ONCE => {
            work.tenant.walk_on(walk, last.asked.0).await?;
            Ok(true)
        }
        Some(_) | None => {
            work.tenant.end_walk(walk, work.now).await?;
            Ok(false)
        }
    }
}

/// Somebody who waits for some of the times, by the first watch of theirs that does.
struct Waiting<'a> {
    person: PersonId,
    asked: WatchId,
    times: Vec<&'a FreeingRow>,
}

/// Who waits for which of these times, in the order of asking; everybody once.
fn waiting<'a>(tenant: &TenantRow, watches: &[AwakeRow], times: &'a [FreeingRow]) -> Vec<Waiting<'a>> {
    let mut all: Vec<Waiting<'a>> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for row in watches {
        let wanted = |time: &&FreeingRow| wants(&row.wish, row.until_at, row.zone.as_deref(), tenant, time);
        let wanted: Vec<&FreeingRow> = times.iter().filter(wanted).collect();
        if wanted.is_empty() {
            continue;
        }
        let place = *places.entry(row.person_id).or_insert(all.len());
        if place == all.len() {
            all.push(Waiting {
                person: row.person_id,
                asked: row.watch_id,
                times: Vec::new(),
            });
        }
        if let Some(one) = all.get_mut(place) {
            one.times.extend(wanted);
        }
    }
    for one in &mut all {
        one.times.sort_by_key(|time| (time.start_at, time.slot_id));
        one.times.dedup_by_key(|time| time.slot_id);
    }
    all
}

/// Whether a wish, as it is kept, is for that time; `zone` is the one that the person has chosen.
pub fn wants(wish: &str, until: Moment, zone: Option<&str>, tenant: &TenantRow, time: &FreeingRow) -> bool {
    let reader = zone.and_then(|zone| Zone::parse(zone).ok()).unwrap_or(tenant.zone);
    let time = Freed {
        slot: time.slot_id,
        start: time.start_at,
        end: time.end_at,
    };
    Wish::parse(wish).is_some_and(|wish| wish.is(&time, until, tenant.zone, reader))
}

async fn tell(work: &mut Work<'_>, walk: i64, one: &Waiting<'_>) -> Outcome<()> {
    let tenant = work.tenant.tenant.clone();
    let Some(standing) = Standing::of(&mut work.tenant, &tenant, one.person, work.now).await? else {
        return Ok(());
    };
    let could = |time: &&&FreeingRow| standing.could_book(&tenant, time, work.now);
    let times: Vec<&FreeingRow> = one.times.iter().filter(could).take(TIMES).copied().collect();
    let Some(last) = times.last() else {
        return Ok(());
    };
    let at = after_quiet_hours(work, one.person).await?;
    let letter = if at > work.now {
        // What becomes free in a night is one message in the morning, called by the moment it is for.
        Letter {
            tenant: Some(tenant.id),
            to: one.person,
            notice: Notice::Freed {
                walk: at.0,
                times: Vec::new(),
                since: Some(walk),
            },
            due: at,
            not_after: None,
            dedupe: freed_key(at.0, tenant.id, one.person),
        }
    } else {
        let time = |time: &&FreeingRow| FreedTime {
            slot: time.slot_id,
            number: time.number,
        };
        Letter {
            tenant: Some(tenant.id),
            to: one.person,
            notice: Notice::Freed {
                walk,
                times: times.iter().map(time).collect(),
                since: None,
            },
            due: work.now,
            not_after: Some(last.start_at),
            dedupe: freed_key(walk, tenant.id, one.person),
        }
    };
    work.letters.push(letter);
    Ok(())
}

/// The moment from which a person may be written to.
async fn after_quiet_hours(work: &mut Work<'_>, person: PersonId) -> Outcome<Moment> {
    let usual = work.tenant.tenant.zone;
    Ok(prefs::due(&mut work.tenant, person, work.now, usual).await?)
}

impl Work<'_> {
    /// Who has booked a time waits for it no longer.
    pub async fn watch_fulfilled(&mut self, booking: &BookingRow) -> Outcome<()> {
        if let Some(person) = booking.made_by {
            let wish = Wish::Slot(booking.slot_id).code();
            self.tenant.remove_wish(person, &wish).await?;
        }
        Ok(())
    }
}
