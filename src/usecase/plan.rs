//! Times of many days at once: which of them can be made, which not and why, and the making.

use std::collections::HashSet;

use super::note::counted;
use super::{Outcome, Work};
use crate::domain::deed::Deed;
use crate::domain::ids::SlotId;
use crate::domain::moment::{Moment, Span};
use crate::domain::refusal::Refusal;
use crate::domain::slot::{Interval, WallSpan};
use crate::domain::typed::TypedPlan;
use crate::domain::zone::{DAY, Date, Wall, plus_days};
use crate::storage::kind::KindRow;
use crate::storage::slot::{self, NewSlot};
use crate::storage::tenant::TenantRow;
use crate::storage::{Conn, Result, booking, client};

/// Times that one act makes.
pub const MOST: usize = 300;
/// So far ahead a typed line reaches.
const FAR: i64 = 366;

/// A time that is wanted, on the wall of a local day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub day: Date,
    pub span: WallSpan,
}

/// Why a time is not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    Past,
    DayClosed,
    /// The clocks skip it.
    Gap,
    Overlap {
        start: Moment,
        end: Moment,
        /// `None` where the other is among the wanted ones.
        slot: Option<SlotId>,
    },
}

/// What is wanted, sifted.
#[derive(Clone, Debug, Default)]
pub struct Sifted {
    pub make: Vec<(Wanted, Interval)>,
    pub skip: Vec<(Wanted, Why)>,
}

/// Each of the times on each of the days, in order.
pub fn wanted(days: &[Date], times: &[WallSpan]) -> Vec<Wanted> {
    let on = |day: &Date| {
        let day = *day;
        times.iter().map(move |span| Wanted { day, span: *span })
    };
    days.iter().flat_map(on).collect()
}

/// The days that a typed line means, of those that come; `day` is the one it was typed for.
pub fn days_of(plan: &TypedPlan, day: Date, today: Date) -> Outcome<Vec<Date>> {
    let days = plan.dates(day, today, plus_days(today, FAR));
    if days.is_empty() {
        return Err(Refusal::NoDays.into());
    }
    if days.len() * plan.times.len() > MOST {
        return Err(Refusal::TooManyTimes { limit: MOST as i64 }.into());
    }
    Ok(days)
}

/// Sees which of the wanted times can be made now. They stand in order of their days.
pub async fn sift(conn: &mut Conn, tenant: &TenantRow, wanted: &[Wanted], now: Moment) -> Result<Sifted> {
    let (Some(first), Some(last)) = (wanted.first(), wanted.last()) else {
        return Ok(Sifted::default());
    };
    let closed = slot::closed_days(conn, tenant.id, &first.day.to_string(), &last.day.to_string()).await?;
    let closed: HashSet<String> = closed.into_iter().collect();
    let (start, end) = (tenant.zone.day(first.day).0, tenant.zone.day(last.day).1);
    // A time may begin on the night after its day and be long.
    let there = slot::overlapping(conn, tenant.id, start, end + Span::days(2)).await?;
    let mut sifted = Sifted::default();
    for one in wanted {
        let Ok(interval) = one.span.on_day(tenant.zone, one.day) else {
            sifted.skip.push((*one, Why::Gap));
            continue;
        };
        let stands = there.iter().filter(|slot| slot.stands_for_itself()).find(|slot| {
            interval.overlaps(Interval {
                start: slot.start_at,
                end: slot.end_at,
            })
        });
        let before = sifted.make.iter().rev().find(|(_, made)| made.overlaps(interval));
        let why = if interval.start <= now {
            Some(Why::Past)
        } else if closed.contains(&one.day.to_string()) {
            Some(Why::DayClosed)
        } else if let Some(slot) = stands {
            Some(Why::Overlap {
                start: slot.start_at,
                end: slot.end_at,
                slot: Some(slot.slot_id),
            })
        } else {
            before.map(|(_, made)| Why::Overlap {
                start: made.start,
                end: made.end,
                slot: None,
            })
        };
        match why {
            Some(why) => sifted.skip.push((*one, why)),
            None => sifted.make.push((*one, interval)),
        }
    }
    Ok(sifted)
}

/// Who has a time that stands in the way.
pub async fn who_has(conn: &mut Conn, tenant: &TenantRow, slot: SlotId) -> Result<Option<String>> {
    let bookings = booking::in_slot(conn, tenant.id, slot).await?;
    match bookings.first() {
        Some(booking) => Ok(client::by_id(conn, tenant.id, booking.client_id)
            .await?
            .map(|client| client.name)),
        None => Ok(None),
    }
}

/// Makes what of the wanted times can be made, and tells what could not.
pub async fn make(
    work: &mut Work<'_>,
    kind: &KindRow,
    wanted: &[Wanted],
) -> Outcome<(Vec<SlotId>, Vec<(Wanted, Why)>)> {
    let (tenant, now) = (work.tenant.tenant.clone(), work.now);
    let sifted = sift(&mut work.tenant, &tenant, wanted, now).await?;
    let mut made = Vec::with_capacity(sifted.make.len());
    for (one, interval) in &sifted.make {
        made.push(insert(work, kind, *one, *interval).await?);
    }
    work.slots_freed(&made).await?;
    if let Some((first, _)) = sifted.make.first() {
        let (from, count) = (first.day, counted(made.len()));
        let deed = match sifted.make.iter().all(|(one, _)| one.day == from) {
            true => Deed::SlotsMade { day: from, count },
            false => Deed::SlotsTyped { from, count },
        };
        work.note(deed).await?;
    }
    Ok((made, sifted.skip))
}

/// Puts a time on the plan, and tells nobody.
pub async fn insert(work: &mut Work<'_>, kind: &KindRow, one: Wanted, interval: Interval) -> Outcome<SlotId> {
    let day = plus_days(one.day, i64::from(one.span.start_min / DAY));
    let new = NewSlot {
        start: interval.start,
        end: interval.end,
        wall: Wall::new(day, one.span.start_min % DAY).to_string(),
        kind: kind.kind_id,
        price: kind.price,
        seats: kind.seats,
    };
    Ok(work.tenant.insert_slot(&new).await?)
}
