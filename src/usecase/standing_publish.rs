//! Books the days of regular times that have come within reach: in the transaction that publishes the week, so that
//! nobody else is ever shown them.

use std::collections::{HashMap, HashSet};

use super::book::place_of_offer;
use super::price::{of_pack, place_for, price_for};
use super::{Outcome, Work};
use crate::domain::ids::{BookingId, ClientId, SlotId, StandingId, TenantId};
use crate::domain::moment::{Moment, Span};
use crate::domain::slot::Interval;
use crate::domain::standing::{Pause, Regular};
use crate::domain::workflow::{By, Entrance, Phase, machine};
use crate::domain::zone::{Date, Wall, plus_days};
use crate::storage::booking::{self, BusyRow, NewBooking};
use crate::storage::client::{self, ClientRow};
use crate::storage::history::NewEntry;
use crate::storage::kind::{self, KindRow};
use crate::storage::pack;
use crate::storage::slot::{self, NewSlot, SlotRow, SlotState};
use crate::storage::standing::{self, StandingRow};
use crate::storage::tenant::TenantRow;
use crate::storage::{Conn, Fault, Result};

pub const SKIP: &str = "skip";
pub const PAST: &str = "past";
pub const CLOSED: &str = "closed";
pub const GAP: &str = "gap";
pub const OVERLAP: &str = "overlap";

/// The regular times of a practice, and the days of them that are to be looked at: places in `rows`.
#[derive(Default)]
pub struct Missing {
    pub rows: Vec<(StandingRow, Regular)>,
    pub fresh: Vec<(Date, usize)>,
    /// What stood in the way before; it may be gone by now.
    pub left_out: Vec<(Date, usize, String)>,
}

/// What of the days from `today` on is not booked yet, for so many weeks.
pub async fn missing(work: &mut Work<'_>, today: Date, weeks: i64) -> Outcome<Missing> {
    let (tenant, from) = (work.tenant.id(), today.to_string());
    let rows: Vec<(StandingRow, Regular)> = standing::all(&mut work.tenant, tenant, &from)
        .await?
        .into_iter()
        .filter_map(|row| row.regular().map(|regular| (row, regular)))
        .collect();
    if rows.is_empty() {
        return Ok(Missing::default());
    }
    let mut pauses: HashMap<StandingId, Vec<Pause>> = HashMap::new();
    for (id, pause) in standing::pauses(&mut work.tenant, tenant, &from).await? {
        pauses.entry(id).or_default().push(pause);
    }
    let came: HashMap<(StandingId, String), Option<String>> = standing::came(&mut work.tenant, tenant, &from)
        .await?
        .into_iter()
        .map(|row| ((row.standing_id, row.day), row.why))
        .collect();
    let last = plus_days(today, weeks * 7 - 1);
    let mut found = Missing::default();
    for (n, (row, regular)) in rows.iter().enumerate() {
        // It stops while they are banned, and goes on after that.
        if row.client_banned_at.is_some() {
            continue;
        }
        let pauses = pauses.get(&row.standing_id).map_or(&[][..], Vec::as_slice);
        for day in regular.days(pauses, today, last) {
            match came.get(&(row.standing_id, day.to_string())) {
                None => found.fresh.push((day, n)),
                Some(Some(why)) if why == CLOSED || why == OVERLAP => found.left_out.push((day, n, why.clone())),
                Some(_) => {}
            }
        }
    }
    found.left_out.sort_by_key(|(day, n, _)| (*day, *n));
    Ok(Missing { rows, ..found })
}

/// The plan of some days, as it is and as it becomes while regulars are put into it.
pub struct Looking {
    closed: HashSet<String>,
    slots: Vec<SlotRow>,
    busy: Vec<BusyRow>,
    kinds: Vec<KindRow>,
    clients: HashMap<ClientId, ClientRow>,
}

/// What comes of a regular's day.
pub enum Fit {
    /// A time of the plan with a seat left.
    Slot(usize, Interval),
    /// One that would be made for it.
    Made(Interval),
    /// Their own booking stands there already.
    Theirs(BookingId, SlotId),
    Left(&'static str),
}

impl Looking {
    pub async fn of(conn: &mut Conn, tenant: &TenantRow, first: Date, last: Date) -> Result<Self> {
        let (id, zone) = (tenant.id, tenant.zone);
        let (start, end) = (zone.day(first).0, zone.day(last).1 + Span::days(1));
        let closed = slot::closed_days(conn, id, &first.to_string(), &last.to_string()).await?;
        Ok(Self {
            closed: closed.into_iter().collect(),
            slots: slot::overlapping(conn, id, start, end).await?,
            busy: booking::busy(conn, id, start, end).await?,
            kinds: kind::kinds(conn, id).await?,
            clients: HashMap::new(),
        })
    }

    /// A slot of several seats, by its place here, and how many of them are left.
    pub fn seats(&self, n: usize) -> Option<(SlotId, i64)> {
        let slot = self.slots.get(n).filter(|slot| slot.seats > 1)?;
        Some((slot.slot_id, slot.free_seats()))
    }

    /// Sees whether a regular can be on a day of its own.
    pub async fn fit(
        &self,
        conn: &mut Conn,
        tenant: &TenantRow,
        (row, regular): (&StandingRow, &Regular),
        day: Date,
        now: Moment,
    ) -> Result<Fit> {
        let Ok(at) = regular.time.span.on_day(tenant.zone, day) else {
            return Ok(Fit::Left(GAP));
        };
        if at.start <= now {
            return Ok(Fit::Left(PAST));
        }
        if self.closed.contains(&day.to_string()) {
            return Ok(Fit::Left(CLOSED));
        }
        let suits = |slot: &SlotRow| {
            let takes = [SlotState::Open.as_str(), SlotState::Hidden.as_str()].contains(&slot.state.as_str());
            (slot.start_at, slot.end_at) == (at.start, at.end) && takes && slot.free_seats() > 0
        };
        let of_kind = |slot: &SlotRow| suits(slot) && slot.kind_id == row.kind_id;
        let there = self.slots.iter().position(of_kind);
        // Nobody is put among a group of another kind, at its price.
        let alone = |slot: &SlotRow| suits(slot) && slot.seats == 1;
        let there = there.or_else(|| self.slots.iter().position(alone));
        let here = there.and_then(|n| self.slots.get(n)).map(|slot| slot.slot_id);
        for other in &self.busy {
            let among = Some(other.slot_id) == here;
            if !among && (other.start_at >= at.end || other.end_at <= at.start) {
                continue;
            }
            let theirs = booking::by_id(conn, tenant.id, other.booking_id).await?;
            // Who comes to a group is not seated in it twice; the others of the group are in nobody's way.
            if among && theirs.as_ref().is_none_or(|booking| booking.client_id != row.client_id) {
                continue;
            }
            let theirs = theirs.filter(|booking| {
                booking.client_id == row.client_id
                    && booking.standing_id.is_none()
                    && booking.phase == Phase::Upcoming.as_str()
                    && (booking.start_at, booking.end_at) == (at.start, at.end)
            });
            return Ok(theirs.map_or(Fit::Left(OVERLAP), |row| Fit::Theirs(row.booking_id, row.slot_id)));
        }
        let blocked = self.slots.iter().any(|slot| {
            let overlaps = slot.start_at < at.end && slot.end_at > at.start;
            overlaps && slot.is_blocked()
        });
        Ok(match (blocked, there) {
            (true, _) => Fit::Left(OVERLAP),
            (false, Some(n)) => Fit::Slot(n, at),
            (false, None) => Fit::Made(at),
        })
    }

    /// A seat for a regular, in a time that is made for it where there is none.
    pub async fn seat(
        &mut self,
        work: &mut Work<'_>,
        row: &StandingRow,
        fit: (Option<usize>, Interval),
    ) -> Outcome<(SlotRow, i64)> {
        let tenant = work.tenant.id();
        let n = match fit {
            (Some(n), _) => n,
            (None, at) => {
                let kind = self.kinds.iter().find(|kind| kind.kind_id == row.kind_id);
                let kind = kind.ok_or_else(|| Fault::Bug(format!("no kind of {}", row.standing_id)))?;
                let wall: Wall = work.tenant.tenant.zone.wall(at.start);
                let new = NewSlot {
                    start: at.start,
                    end: at.end,
                    wall: wall.to_string(),
                    kind: kind.kind_id,
                    price: kind.price,
                    seats: kind.seats,
                };
                let id = work.tenant.insert_slot(&new).await?;
                work.tenant.set_slot_state(id, 0, SlotState::Hidden).await?;
                work.tenant.set_slot_for_one(id).await?;
                let made = slot::by_id(&mut work.tenant, tenant, id).await?;
                self.slots
                    .push(made.ok_or_else(|| Fault::Bug("a new slot is not there".to_owned()))?);
                self.slots.len() - 1
            }
        };
        let gone = || Fault::Bug("no seat where one was seen".to_owned());
        let slot = self.slots.get_mut(n).ok_or_else(gone)?;
        let seat = work.tenant.free_seat(slot.slot_id).await?.ok_or_else(gone)?;
        slot.taken += 1;
        Ok((slot.clone(), seat))
    }

    /// Somebody has it from now on.
    pub fn taken(&mut self, booking: &booking::BookingRow) {
        self.busy.push(BusyRow {
            booking_id: booking.booking_id,
            slot_id: booking.slot_id,
            start_at: booking.start_at,
            end_at: booking.end_at,
        });
    }

    pub fn freed(&mut self, booking: &booking::BookingRow) {
        self.busy.retain(|other| other.booking_id != booking.booking_id);
        let slot = self.slots.iter_mut().find(|slot| slot.slot_id == booking.slot_id);
        if let Some(slot) = slot {
            slot.taken -= 1;
        }
    }

    async fn client(&mut self, conn: &mut Conn, tenant: TenantId, id: ClientId) -> Result<ClientRow> {
        if let Some(row) = self.clients.get(&id) {
            return Ok(row.clone());
        }
        let row = client::by_id(conn, tenant, id).await?;
        let row = row.ok_or_else(|| Fault::Bug(format!("client {id} has a regular time and is not there")))?;
        self.clients.insert(id, row.clone());
        Ok(row)
    }
}

/// Books a day of a regular, or notes why not; gives the slot that it has. `before` is what was noted already.
pub async fn book_day(
    work: &mut Work<'_>,
    looking: &mut Looking,
    (row, regular): (&StandingRow, &Regular),
    day: Date,
    before: Option<&str>,
) -> Outcome<Option<SlotId>> {
    let iso = day.to_string();
    let (tenant, now) = (work.tenant.tenant.clone(), work.now);
    let fit = match looking.fit(&mut work.tenant, &tenant, (row, regular), day, now).await? {
        Fit::Left(why) => {
            if before != Some(why) {
                work.tenant.standing_came(row.standing_id, &iso, Err(why)).await?;
            }
            return Ok(None);
        }
        Fit::Theirs(booking, slot) => {
            work.tenant.adopt_booking(booking, row.standing_id, &iso).await?;
            work.tenant.standing_came(row.standing_id, &iso, Ok(booking)).await?;
            return Ok(Some(slot));
        }
        Fit::Slot(n, at) => (Some(n), at),
        Fit::Made(at) => (None, at),
    };
    let (slot, seat) = looking.seat(work, row, fit).await?;
    let client = looking.client(&mut work.tenant, tenant.id, row.client_id).await?;
    let usual = place_of_offer(work, &slot).await?;
    let pack = pack::next(&mut work.tenant, tenant.id, client.account_id).await?;
    // In a time of another kind it stays what it is, and costs what that costs.
    let usual_price = match looking.kinds.iter().find(|kind| kind.kind_id == row.kind_id) {
        Some(kind) if slot.kind_id != row.kind_id => kind.price,
        Some(_) | None => slot.price,
    };
    let price = match row.price {
        Some(own) => of_pack(pack.as_ref(), own).unwrap_or(own),
        None => price_for(Some(&client), pack.as_ref(), usual_price),
    };
    let workflow = work.workflow().await?;
    let status = machine::enter(&workflow, Entrance::Book);
    let new = NewBooking {
        client: client.client_id,
        account: client.account_id,
        made_by: None,
        slot: slot.slot_id,
        seat,
        kind: row.kind_id,
        start: slot.start_at,
        end: slot.end_at,
        price,
        place: place_for(&client, &usual).to_owned(),
        status: status.id.to_string(),
        phase: status.phase.as_str(),
        replaces: None,
        answer: String::new(),
        series: None,
        standing: Some((row.standing_id, iso.clone())),
    };
    let made = work.tenant.insert_booking(&new, work.now).await?;
    if let Some(pack) = pack.filter(|_| price > 0) {
        work.tenant.insert_pack_lesson(pack.pack_id, made.booking_id).await?;
    }
    let entry = NewEntry {
        by: By::Specialist.as_str(),
        person: None,
        step: "book".to_owned(),
        from: None,
        to: new.status.clone(),
        reason: String::new(),
        from_slot: None,
        undoes: None,
        payment: None,
    };
    work.tenant
        .insert_history(made.booking_id, made.entry_no, &entry, work.now)
        .await?;
    let made = work.charge_entered(made, status).await?;
    work.arm(&made, &workflow).await?;
    // It may be paid ahead.
    let made = work.settle_if_covered(made, &workflow, None).await?;
    looking.taken(&made);
    let came = Ok(made.booking_id);
    work.tenant.standing_came(row.standing_id, &iso, came).await?;
    Ok(Some(slot.slot_id))
}
