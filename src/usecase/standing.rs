//! Regular times: begun, moved once or from now on, skipped, paused, ended.

use super::standing_publish::SKIP;
use super::step::{call_off, call_off_and_tell};
use super::{Outcome, Work, clients, kinds, weekly};
use crate::domain::deed::Deed;
use crate::domain::ids::{ClientId, KindId, StandingId};
use crate::domain::moment::Span;
use crate::domain::money::{Currency, Money};
use crate::domain::notice::Notice;
use crate::domain::pattern::WeeklyTime;
use crate::domain::refusal::Refusal;
use crate::domain::slot::{self, WallSpan};
use crate::domain::standing::{MOST, Regular, RegularDeed, RegularNews, Weeks};
use crate::domain::zone::{DAY, Date, Weekday, plus_days};
use crate::storage::booking::BookingRow;
use crate::storage::client::{self, ClientRow};
use crate::storage::kind::KindRow;
use crate::storage::standing::{self, DayRow, NewStanding, StandingRow, State};

/// No pause and no end is further off, in days.
pub(super) const FURTHEST: i64 = 731;

/// After a change of terms, until the client hears of it.
const THOUGHT: Span = Span::minutes(3);

/// When it is: what buttons and lines say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    pub weekday: Weekday,
    pub start: u16,
    pub minutes: u16,
    pub weeks: Weeks,
}

impl When {
    pub fn time(self) -> Outcome<WeeklyTime> {
        if self.start >= DAY || !slot::is_length(self.minutes) {
            return Err(Refusal::NotFound.into());
        }
        Ok(WeeklyTime {
            weekday: self.weekday,
            span: WallSpan {
                start_min: self.start,
                end_min: self.start + self.minutes,
            },
        })
    }
}

/// A regular time of the tenant's that is in force.
pub async fn of(work: &mut Work<'_>, id: StandingId) -> Outcome<(StandingRow, Regular)> {
    let tenant = work.tenant.id();
    let row = standing::by_id(&mut work.tenant, tenant, id).await?;
    let row = row.filter(StandingRow::is_active).ok_or(Refusal::NotFound)?;
    let regular = row.regular().ok_or(Refusal::NotFound)?;
    let today = work.tenant.tenant.zone.date(work.now);
    if regular.until.is_some_and(|until| until < today) {
        return Err(Refusal::Changed.into());
    }
    Ok((row, regular))
}

/// Whose regular time is in the way of another. Those of one group are in nobody's.
pub fn in_the_way<'r>(
    rows: &'r [StandingRow],
    kind: &KindRow,
    client: ClientId,
    regular: &Regular,
    but: Option<StandingId>,
) -> Option<&'r StandingRow> {
    rows.iter().filter(|row| Some(row.standing_id) != but).find(|row| {
        row.regular().is_some_and(|other| {
            let together =
                kind.seats > 1 && row.kind_id == kind.kind_id && row.client_id != client && other.time == regular.time;
            !together && other.collides(regular)
        })
    })
}

pub(super) fn refuse_overlap(other: &StandingRow) -> Refusal {
    match other.regular() {
        Some(regular) => Refusal::RegularOverlap {
            who: other.client_name.clone(),
            weekday: regular.time.weekday,
            span: regular.time.span,
        },
        None => Refusal::Changed,
    }
}

/// Refused where somebody else's regular time is in the way of this one's.
pub(super) async fn stands_alone(work: &mut Work<'_>, row: &StandingRow, new: &Regular) -> Outcome<()> {
    let (tenant, today) = (work.tenant.id(), work.tenant.tenant.zone.date(work.now));
    let kind = kinds::of(work, row.kind_id).await?;
    let rows = standing::all(&mut work.tenant, tenant, &today.to_string()).await?;
    match in_the_way(&rows, &kind, row.client_id, new, Some(row.standing_id)) {
        Some(other) => Err(refuse_overlap(other).into()),
        None => Ok(()),
    }
}

/// What makes a regular time.
#[derive(Clone, Debug)]
pub struct Begin {
    pub client: ClientId,
    pub kind: KindId,
    pub when: When,
    pub price: Option<i64>,
    /// The last day.
    pub until: Option<Date>,
}

/// A regular time begins, and its days within reach are booked; what stands in the way is noted.
pub async fn begin(work: &mut Work<'_>, new: &Begin) -> Outcome<StandingId> {
    let (tenant, today) = (work.tenant.id(), work.tenant.tenant.zone.date(work.now));
    let rows = standing::all(&mut work.tenant, tenant, &today.to_string()).await?;
    let id = put_down(work, new, &rows).await?;
    tell(work, id, new.client, RegularNews::Begun).await?;
    note(work, id, &new.when.time()?, RegularDeed::Made).await?;
    publish_in_view(work).await?;
    Ok(id)
}

/// As [`begin`], and books nothing yet, nor tells anybody. `rows` are those that were there before.
pub async fn put_down(work: &mut Work<'_>, new: &Begin, rows: &[StandingRow]) -> Outcome<StandingId> {
    clients::client(work, new.client).await?;
    let kind = kinds::offered(work, new.kind).await?;
    let today = work.tenant.tenant.zone.date(work.now);
    if rows.len() >= MOST {
        return Err(Refusal::TooManyTimes { limit: MOST as i64 }.into());
    }
    let regular = Regular {
        time: new.when.time()?,
        weeks: new.when.weeks,
        from: today,
        until: new.until,
    };
    if regular.until.is_some_and(|until| until < today) {
        return Err(Refusal::Changed.into());
    }
    if let Some(other) = in_the_way(rows, &kind, new.client, &regular, None) {
        return Err(refuse_overlap(other).into());
    }
    let new = NewStanding {
        client: new.client,
        kind: kind.kind_id,
        regular,
        price: new.price,
        state: State::Active,
    };
    let id = work.tenant.insert_standing(&new).await?;
    work.tenant.set_accepted(new.client, work.now).await?;
    Ok(id)
}

/// Books what is within reach; where that is much, the clock goes on with it.
pub async fn publish(work: &mut Work<'_>) -> Outcome<()> {
    work.tenant.set_standing_clock(work.now).await?;
    weekly::publish(work).await
}

/// As [`publish`], where whoever acts is shown what finds no place.
pub(super) async fn publish_in_view(work: &mut Work<'_>) -> Outcome<()> {
    publish(work).await?;
    let seen = |notice: &Notice| {
        let news = RegularNews::Unplaced;
        matches!(notice, Notice::Regular { news: of, .. } if *of == news)
    };
    let me = work.person;
    work.letters
        .retain(|letter| Some(letter.to) != me || !seen(&letter.notice));
    Ok(())
}

/// Tells those who hear of the client's bookings, once.
pub(super) async fn tell(work: &mut Work<'_>, id: StandingId, client: ClientId, news: RegularNews) -> Outcome<()> {
    let tenant = work.tenant.id();
    let key = format!("regular:{id}:{}", work.tenant.next_id().await?);
    for hearer in client::hearers(&mut work.tenant, tenant, client).await? {
        work.tell(hearer.person_id, Notice::Regular { standing: id, news }, &key);
    }
    Ok(())
}

pub(super) async fn note(work: &mut Work<'_>, id: StandingId, time: &WeeklyTime, deed: RegularDeed) -> Outcome<()> {
    let deed = Deed::Regular {
        standing: id,
        weekday: time.weekday.number_from_monday(),
        minute: time.span.start_min,
        deed,
    };
    work.note(deed).await
}

/// On one day it does not come, and comes on all others; or it comes on it after all.
pub async fn skip(work: &mut Work<'_>, id: StandingId, day: Date, out: bool) -> Outcome<()> {
    let (row, regular) = of(work, id).await?;
    let iso = day.to_string();
    let today = work.tenant.tenant.zone.date(work.now);
    if !regular.is_on(day) || day < today {
        return Err(Refusal::Changed.into());
    }
    let tenant = work.tenant.id();
    let came = standing::came_of(&mut work.tenant, tenant, id, &iso).await?;
    let came = came.into_iter().find(|row| row.day == iso);
    let booked = came.as_ref().and_then(|row| row.booking_id);
    let is_skipped = came.as_ref().is_some_and(|row| row.why.as_deref() == Some(SKIP));
    match (out, booked) {
        (true, Some(booking)) => {
            if !call_off_and_tell(work, booking, "").await? {
                return Err(Refusal::Changed.into());
            }
        }
        (true, None) if is_skipped => {}
        (true, None) => {
            work.tenant.standing_came(id, &iso, Err(SKIP)).await?;
            let news = RegularNews::Away { from: day, to: day };
            tell(work, id, row.client_id, news).await?;
        }
        (false, None) if is_skipped => {
            work.tenant.forget_standing_day(id, &iso).await?;
            tell(work, id, row.client_id, RegularNews::BackOn { from: day, to: day }).await?;
            publish_in_view(work).await?;
            let came = standing::came_of(&mut work.tenant, tenant, id, &iso).await?;
            let left = came.iter().any(|row| row.day == iso && row.why.is_some());
            if left {
                return Err(Refusal::RegularNoPlace { day }.into());
            }
        }
        (false, _) => return Err(Refusal::Changed.into()),
    }
    let deed = match out {
        true => RegularDeed::Skipped(day),
        false => RegularDeed::Unskipped(day),
    };
    note(work, id, &regular.time, deed).await
}

/// What of a regular's days is booked and still ahead, with the day that counts for it: its own, or where that is past
/// and the lesson is not, the one on which it takes place.
pub(super) async fn ahead(work: &mut Work<'_>, id: StandingId) -> Outcome<Vec<(DayRow, Date, BookingRow)>> {
    let (tenant, zone, now) = (work.tenant.id(), work.tenant.tenant.zone, work.now);
    let today = zone.date(now);
    let mut found = Vec::new();
    for row in standing::ahead(&mut work.tenant, tenant, id, now).await? {
        let (Some(booking), Ok(day)) = (row.booking_id, row.day.parse::<Date>()) else {
            continue;
        };
        let (booking, _) = work.booking(booking).await?;
        let day = if day < today { zone.date(booking.start_at) } else { day };
        found.push((row, day, booking));
    }
    Ok(found)
}

/// A day's booking goes, and nobody is told of it alone.
pub(super) async fn take_off(work: &mut Work<'_>, row: &DayRow, booking: &BookingRow) -> Outcome<bool> {
    if call_off(work, booking.booking_id, "").await?.is_none() {
        return Ok(false);
    }
    work.tenant.forget_standing_day(row.standing_id, &row.day).await?;
    Ok(true)
}

/// What is booked already keeps its length; `None` of minutes is the kind's.
pub async fn set_minutes(work: &mut Work<'_>, id: StandingId, minutes: u16) -> Outcome<()> {
    let (row, regular) = of(work, id).await?;
    let when = When {
        weekday: regular.time.weekday,
        start: regular.time.span.start_min,
        minutes,
        weeks: regular.weeks,
    };
    let new = Regular {
        time: when.time().map_err(|_| Refusal::TypedMinutes)?,
        ..regular
    };
    if new == regular {
        return Ok(());
    }
    stands_alone(work, &row, &new).await?;
    work.tenant.set_standing(id, &new).await?;
    tell_terms(work, id).await?;
    note(work, id, &new.time, RegularDeed::Length(minutes)).await
}

/// What is booked already keeps its price; `None` is what the client pays anyway.
pub async fn set_price(work: &mut Work<'_>, id: StandingId, typed: Option<&str>) -> Outcome<()> {
    let (row, regular) = of(work, id).await?;
    let price = match typed {
        Some(typed) => {
            let currency = Currency::parse(&work.tenant.tenant.currency).map_err(|_| Refusal::TypedAmount)?;
            Some(Money::parse(typed, currency).map_err(|_| Refusal::TypedAmount)?.minor)
        }
        None => None,
    };
    if price == row.price {
        return Ok(());
    }
    work.tenant.set_standing_price(id, price).await?;
    tell_terms(work, id).await?;
    note(work, id, &regular.time, RegularDeed::Price).await
}

/// How long it is and what it costs is told once, a little later: a second thought comes in the same message.
async fn tell_terms(work: &mut Work<'_>, id: StandingId) -> Outcome<()> {
    let (row, regular) = of(work, id).await?;
    let news = RegularNews::Terms {
        minutes: regular.time.span.length(),
        price: row.price,
    };
    let before = work.letters.len();
    tell(work, id, row.client_id, news).await?;
    for letter in work.letters.iter_mut().skip(before) {
        letter.due = letter.due + THOUGHT;
    }
    Ok(())
}

/// A client's data goes, and nothing comes any more.
pub async fn forget(work: &mut Work<'_>, client: ClientId) -> Outcome<()> {
    let today = work.tenant.tenant.zone.date(work.now);
    let last = plus_days(today, -1).to_string();
    Ok(work.tenant.end_standings(client, &today.to_string(), &last).await?)
}

/// How long a regular time of somebody is, where nothing else is said.
pub fn length(client: Option<&ClientRow>, kind: &KindRow) -> u16 {
    let minutes = client.and_then(|client| client.minutes).unwrap_or(kind.minutes);
    u16::try_from(minutes).unwrap_or(60)
}
