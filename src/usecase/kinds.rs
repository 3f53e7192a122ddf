//! Kinds of service: what new times are made of. What is made already keeps its length, price and seats, but for the
//! starts of stretches that nobody has booked: those are of the kinds as they are.

use super::windows::{self, Heard};
use super::{Outcome, Work};
use crate::domain::deed::{Deed, Part, Words};
use crate::domain::ids::KindId;
use crate::domain::names;
use crate::domain::policy::Policy;
use crate::domain::refusal::Refusal;
use crate::domain::slot;
use crate::domain::typed::amounts;
use crate::storage::kind::{self, KindRow};
use crate::storage::tenant::TenantRow;

/// Kinds of one practice, retired ones included.
pub const MOST: usize = 30;
/// Seats of one time.
pub const SEATS_MOST: i64 = 100;
/// A place in words or as a link, and a note, in characters.
pub const PLACE_LONGEST: usize = 200;

/// One of the practice's.
pub async fn of(work: &mut Work<'_>, id: KindId) -> Outcome<KindRow> {
    let tenant = work.tenant.id();
    let kinds = kind::kinds(&mut work.tenant, tenant).await?;
    let found = kinds.into_iter().find(|kind| kind.kind_id == id);
    Ok(found.ok_or(Refusal::NotFound)?)
}

/// One that new times can be made of.
pub async fn offered(work: &mut Work<'_>, id: KindId) -> Outcome<KindRow> {
    let kind = of(work, id).await?;
    if kind.is_offered() {
        Ok(kind)
    } else {
        Err(Refusal::Changed.into())
    }
}

/// A new kind of that name; the rest is as with the usual one, for one client.
pub async fn add(work: &mut Work<'_>, typed: &str) -> Outcome<KindId> {
    let name = names::clean_name(typed)?;
    let tenant = work.tenant.id();
    let kinds = kind::kinds(&mut work.tenant, tenant).await?;
    if kinds.len() >= MOST {
        return Err(Refusal::TooManyKinds { limit: MOST as i64 }.into());
    }
    let like = super::slots::default_kind(work).await?;
    let kind = work.tenant.insert_kind(&name, like.minutes, like.price, 1).await?;
    windows::refill(work, Heard::Yes).await?;
    work.note(Deed::KindAdded { kind }).await?;
    Ok(kind)
}

pub async fn rename(work: &mut Work<'_>, id: KindId, typed: &str) -> Outcome<()> {
    let kind = of(work, id).await?;
    let name = names::clean_name(typed)?;
    work.tenant.set_kind_name(kind.kind_id, &name).await?;
    let (kind, was) = (kind.kind_id, kind.name);
    work.note(Deed::KindNamed { kind, was }).await
}

pub async fn set_minutes(work: &mut Work<'_>, id: KindId, minutes: i64) -> Outcome<()> {
    let kind = of(work, id).await?;
    let fits = u16::try_from(minutes).is_ok_and(slot::is_length);
    if !fits {
        return Err(Refusal::TypedMinutes.into());
    }
    work.tenant.set_kind(kind.kind_id, minutes, kind.price).await?;
    windows::refill(work, Heard::Yes).await?;
    part_set(work, id, Part::Length).await
}

/// In minor units of the practice's currency.
pub async fn set_price(work: &mut Work<'_>, id: KindId, price: i64) -> Outcome<()> {
    let kind = of(work, id).await?;
    work.tenant.set_kind(kind.kind_id, kind.minutes, price).await?;
    windows::refill(work, Heard::No).await?;
    let (kind, was) = (kind.kind_id, kind.price);
    work.note(Deed::KindPrice { kind, was, price }).await
}

pub async fn set_seats(work: &mut Work<'_>, id: KindId, seats: i64) -> Outcome<()> {
    let kind = of(work, id).await?;
    let seats = checked_seats(seats)?;
    work.tenant.set_kind_seats(kind.kind_id, seats).await?;
    windows::refill(work, Heard::No).await?;
    part_set(work, id, Part::Seats).await
}

/// `None` takes it away.
pub async fn set_place(work: &mut Work<'_>, id: KindId, typed: Option<&str>) -> Outcome<()> {
    let kind = of(work, id).await?;
    let place = words(typed)?;
    work.tenant.set_kind_place(kind.kind_id, &place).await?;
    part_set(work, id, Part::Place).await
}

/// Where everything takes place that says nothing else; `None` takes it away.
pub async fn set_practice_place(work: &mut Work<'_>, typed: Option<&str>) -> Outcome<()> {
    let place = words(typed)?;
    let there = !place.is_empty();
    let policy = Policy {
        place,
        ..work.tenant.tenant.policy.clone()
    };
    work.tenant.set_policy(policy).await?;
    let words = Words::Place;
    work.note(Deed::WordsSet { words, there }).await
}

/// What clients should know of lessons whose time has no note; `None` takes it away.
pub async fn set_practice_note(work: &mut Work<'_>, typed: Option<&str>) -> Outcome<()> {
    let note = words(typed)?;
    let there = !note.is_empty();
    let policy = Policy {
        note,
        ..work.tenant.tenant.policy.clone()
    };
    work.tenant.set_policy(policy).await?;
    let words = Words::Note;
    work.note(Deed::WordsSet { words, there }).await
}

/// What clients should know of a lesson at that time: its own note, or that of the practice.
pub fn note_of<'a>(tenant: &'a TenantRow, own: &'a str) -> &'a str {
    if own.is_empty() { &tenant.policy.note } else { own }
}

pub async fn make_usual(work: &mut Work<'_>, id: KindId) -> Outcome<()> {
    let kind = offered(work, id).await?;
    work.tenant.set_usual_kind(kind.kind_id).await?;
    work.note(Deed::KindUsual { kind: kind.kind_id }).await
}

/// Nothing new is made of a retired kind; what is made of it stays, and so does its name in what was. One is always left.
pub async fn retire(work: &mut Work<'_>, id: KindId, retired: bool) -> Outcome<()> {
    let kind = of(work, id).await?;
    if kind.is_offered() != retired {
        return Ok(());
    }
    let tenant = work.tenant.id();
    let kinds = kind::kinds(&mut work.tenant, tenant).await?;
    if retired && kinds.iter().filter(|kind| kind.is_offered()).count() < 2 {
        return Err(Refusal::LastKind.into());
    }
    let at = retired.then_some(work.now);
    work.tenant.set_kind_retired(kind.kind_id, at).await?;
    windows::refill(work, Heard::Yes).await?;
    let kind = kind.kind_id;
    work.note(Deed::KindRetired { kind, retired }).await
}

async fn part_set(work: &mut Work<'_>, kind: KindId, part: Part) -> Outcome<()> {
    work.note(Deed::KindPart { kind, part }).await
}

pub fn checked_seats(seats: i64) -> Result<i64, Refusal> {
    if (1..=SEATS_MOST).contains(&seats) {
        Ok(seats)
    } else {
        Err(Refusal::TypedSeats { limit: SEATS_MOST })
    }
}

/// `8`, as somebody types it.
pub fn seats_of(typed: &str) -> Result<i64, Refusal> {
    let seats = typed
        .trim()
        .parse()
        .map_err(|_| Refusal::TypedSeats { limit: SEATS_MOST })?;
    checked_seats(seats)
}

/// `45`, `45 min`, `1 h 30 min`, as somebody types it.
pub fn minutes_of(typed: &str) -> Result<i64, Refusal> {
    let plain = typed.trim().parse::<i64>().ok();
    let minutes = plain.or_else(|| amounts::length(typed).map(|span| span.0 / 60));
    minutes.ok_or(Refusal::TypedMinutes)
}

/// A place or a note; nothing where it is taken away.
pub fn words(typed: Option<&str>) -> Result<String, Refusal> {
    let limit = PLACE_LONGEST;
    typed.map_or(Ok(String::new()), |typed| {
        names::clean_line(typed, limit).map_err(|_| Refusal::TypedMessage { limit })
    })
}

/// Where a time takes place: its own place, else that of its kind, else that of the practice.
pub fn place_of<'a>(tenant: &'a TenantRow, kind: Option<&'a KindRow>, own: &'a str) -> &'a str {
    let of_kind = kind.map_or("", |kind| kind.place.as_str());
    [own, of_kind]
        .into_iter()
        .find(|place| !place.is_empty())
        .unwrap_or(&tenant.policy.place)
}
