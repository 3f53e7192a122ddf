//! A specialist's plan: days with their slots, and what is booked in them.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::domain::ids::SlotId;
use crate::domain::moment::Moment;
use crate::domain::zone::{Date, plus_days};
use crate::storage::booking::{self, BookingRow};
use crate::storage::slot::{self, SlotRow};
use crate::storage::tenant::TenantRow;
use crate::storage::window::{self, WindowRow};
use crate::storage::{Conn, Result};

/// A local day of the tenant.
#[derive(Clone, Debug)]
pub struct DayPlan {
    pub day: Date,
    pub closed: bool,
    /// In order of their starts.
    pub entries: Vec<Planned>,
    /// Stretches in which clients choose the start.
    pub windows: Vec<WindowRow>,
}

/// A slot with the bookings that hold its seats.
#[derive(Clone, Debug)]
pub struct Planned {
    /// Missing where it was deleted and a change of its booking was taken back afterwards.
    pub slot: Option<SlotRow>,
    pub bookings: Vec<BookingRow>,
}

impl Planned {
    fn start(&self) -> Option<(Moment, SlotId)> {
        let of_booking = || self.bookings.first().map(|booking| (booking.start_at, booking.slot_id));
        self.slot
            .as_ref()
            .map(|slot| (slot.start_at, slot.slot_id))
            .or_else(of_booking)
    }

    /// Seats that are held or could be booked.
    fn seats(&self) -> usize {
        let open = self
            .slot
            .as_ref()
            .filter(|slot| !slot.is_blocked())
            .map_or(0, |slot| slot.seats as usize);
        open.max(self.bookings.len())
    }
}

impl DayPlan {
    pub fn busy(&self) -> usize {
        self.entries.iter().map(|entry| entry.bookings.len()).sum()
    }

    pub fn total(&self) -> usize {
        self.entries.iter().map(Planned::seats).sum()
    }
}

/// The days of `from..=to`, each with what starts on it.
pub async fn days(conn: &mut Conn, tenant: &TenantRow, from: Date, to: Date) -> Result<Vec<DayPlan>> {
    let (start, end) = (tenant.zone.day(from).0, tenant.zone.day(to).1);
    let slots = slot::plan(conn, tenant.id, start, end).await?;
    let mut booked: HashMap<SlotId, Vec<BookingRow>> = HashMap::new();
    for booking in booking::between(conn, tenant.id, start, end).await? {
        booked.entry(booking.slot_id).or_default().push(booking);
    }
    let closed = slot::closed_days(conn, tenant.id, &from.to_string(), &to.to_string()).await?;
    let closed: HashSet<String> = closed.into_iter().collect();

    let mut entries: Vec<Planned> = Vec::new();
    for slot in slots.into_iter().filter(SlotRow::is_listed) {
        let bookings = booked.remove(&slot.slot_id).unwrap_or_default();
        entries.push(Planned {
            slot: Some(slot),
            bookings,
        });
    }
    entries.extend(booked.into_values().map(|bookings| Planned { slot: None, bookings }));
    entries.sort_by_key(Planned::start);

    let mut by_day: BTreeMap<Date, Vec<Planned>> = BTreeMap::new();
    for entry in entries {
        if let Some((start, _)) = entry.start() {
            by_day.entry(tenant.zone.date(start)).or_default().push(entry);
        }
    }
    let windows = window::between(conn, tenant.id, start, end).await?;
    let count = (to - from).num_days().max(0);
    let days = (0..=count).map(|n| plus_days(from, n)).map(|day| DayPlan {
        day,
        closed: closed.contains(&day.to_string()),
        entries: by_day.remove(&day).unwrap_or_default(),
        windows: windows
            .iter()
            .filter(|window| tenant.zone.date(window.start_at) == day)
            .cloned()
            .collect(),
    });
    Ok(days.collect())
}

/// What can be chosen of so many days from one on: the times ahead that lists show, with what is booked in them.
pub async fn to_choose(
    conn: &mut Conn,
    tenant: &TenantRow,
    (from, count): (Date, u32),
    now: Moment,
) -> Result<Vec<(SlotRow, Vec<BookingRow>)>> {
    let plans = days(conn, tenant, from, plus_days(from, i64::from(count) - 1)).await?;
    let entries = plans.into_iter().flat_map(|plan| plan.entries);
    let on_plan = entries.filter_map(|entry| entry.slot.map(|slot| (slot, entry.bookings)));
    Ok(on_plan.filter(|(slot, _)| slot.start_at > now).collect())
}

/// The stretches of those days that are not over.
pub async fn stretches_to_choose(
    conn: &mut Conn,
    tenant: &TenantRow,
    (from, count): (Date, u32),
    now: Moment,
) -> Result<Vec<WindowRow>> {
    let (start, end) = (
        tenant.zone.day(from).0,
        tenant.zone.day(plus_days(from, i64::from(count) - 1)).1,
    );
    let mut rows = window::between(conn, tenant.id, start, end).await?;
    rows.retain(|row| row.start_at >= start && row.end_at > now);
    Ok(rows)
}

/// One local day.
pub async fn day(conn: &mut Conn, tenant: &TenantRow, day: Date) -> Result<DayPlan> {
    let plan = days(conn, tenant, day, day).await?.into_iter().next();
    Ok(plan.unwrap_or(DayPlan {
        day,
        closed: false,
        entries: Vec::new(),
        windows: Vec::new(),
    }))
}
