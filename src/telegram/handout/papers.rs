//! What happened in a stretch of days, row by row: bookings, and what was charged and paid.

use std::collections::HashMap;

use super::table::{Cell, Table};
use super::{Maker, money_of};
use crate::args;
use crate::domain::ids::KindId;
use crate::domain::ledger::Sort;
use crate::domain::moment::Moment;
use crate::domain::workflow::{StatusId, Workflow};
use crate::domain::zone::{Date, Zone};
use crate::storage::booking::BookingRow;
use crate::storage::{Result, report, slot};
use crate::telegram::texts::Speaker;

/// Rows that are read at once.
const PAGE: u64 = 500;

pub(super) type Within = (Moment, Moment);

impl Maker<'_> {
    /// Every booking that starts in it, soonest first, with the workflow it lives by.
    pub(super) async fn each_booking(
        &mut self,
        within: Within,
        mut take: impl FnMut(&BookingRow, &Workflow),
    ) -> Result<()> {
        let (id, mut after) = (self.tenant.id, None);
        loop {
            let page = report::bookings(self.conn, id, within, after, PAGE).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = Some((last.start_at, last.booking_id));
            for row in &page {
                let flows = &self.router.flows;
                let workflow = flows.of(self.conn, id, row.workflow_version).await?;
                take(row, &workflow);
            }
        }
    }

    pub(super) async fn each_entry(
        &mut self,
        days: (Date, Date),
        mut take: impl FnMut(&report::MoneyRow),
    ) -> Result<()> {
        let (id, mut after) = (self.tenant.id, None);
        let within = (self.tenant.zone.day(days.0).0, self.tenant.zone.day(days.1).1);
        loop {
            let page = report::money(self.conn, id, within, days, after, PAGE).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = Some((last.at, last.entry_id));
            page.iter().for_each(&mut take);
        }
    }

    /// The names of all services, those that are not offered any more among them.
    pub(super) async fn services(&mut self) -> Result<HashMap<KindId, String>> {
        let kinds = slot::kinds(self.conn, self.tenant.id).await?;
        Ok(kinds.into_iter().map(|kind| (kind.kind_id, kind.name)).collect())
    }

    fn name(&self, name: &str) -> String {
        match name {
            "" => self.say.plain("common-deleted-client", &args![]),
            name => name.to_owned(),
        }
    }
}

fn heads(maker: &Maker<'_>, keys: &[&'static str]) -> Vec<String> {
    keys.iter().map(|key| maker.say.plain(key, &args![])).collect()
}

/// `money`: with what each costs and brought.
pub(super) async fn bookings(mut maker: Maker<'_>, within: Within, money: bool) -> anyhow::Result<Table> {
    let services = maker.services().await?;
    let (zone, lang) = (maker.tenant.zone, maker.say.lang());
    let (mut rows, nobody) = (Vec::new(), maker.name(""));
    maker
        .each_booking(within, |row, workflow| {
            let status = workflow.status(&StatusId::from(row.status.as_str()));
            let title = status.map_or(row.status.as_str(), |status| status.title.get(lang.code()));
            let name = if row.client_name.is_empty() {
                &nobody
            } else {
                &row.client_name
            };
            let mut cells = vec![
                Cell::When(zone.wall(row.start_at)),
                Cell::When(zone.wall(row.end_at)),
                Cell::Text(name.clone()),
                Cell::Text(services.get(&row.kind_id).cloned().unwrap_or_default()),
                Cell::Text(title.to_owned()),
            ];
            if money {
                cells.extend([row.price, row.charged, row.covered, row.owed()].map(Cell::Sum));
            }
            cells.extend([
                Cell::Text(row.place.clone()),
                Cell::Text(row.answer.clone()),
                Cell::When(zone.wall(row.created_at)),
                Cell::Number(row.booking_id.0),
            ]);
            rows.push(cells);
        })
        .await?;
    let mut columns = heads(
        &maker,
        &[
            "picture-column-start",
            "picture-column-end",
            "picture-column-client",
            "picture-column-service",
            "picture-column-status",
        ],
    );
    if money {
        let sums = [
            "picture-column-price",
            "picture-column-charged",
            "picture-column-paid",
            "picture-column-owed",
        ];
        columns.extend(heads(&maker, &sums));
    }
    let last = [
        "picture-column-place",
        "picture-column-answer",
        "picture-column-created",
        "picture-column-number",
    ];
    columns.extend(heads(&maker, &last));
    Ok(Table {
        name: maker.say.plain("picture-table-bookings", &args![]),
        heads: columns,
        rows,
        lang,
        currency: money_of(maker.tenant),
    })
}

pub(super) async fn money(mut maker: Maker<'_>, days: (Date, Date)) -> anyhow::Result<Table> {
    let services = maker.services().await?;
    let (zone, lang, say) = (maker.tenant.zone, maker.say.lang(), maker.say);
    let (mut rows, nobody) = (Vec::new(), maker.name(""));
    maker
        .each_entry(days, |row| {
            let what = match (row.is_payment(), row.amount < 0) {
                (true, _) if row.sort() != Sort::Payment => {
                    let args = args![sort = row.sort().as_str(), back = i64::from(row.reverses.is_some())];
                    say.plain("picture-entry-correction", &args)
                }
                (true, false) => say.plain("picture-entry-payment", &args![]),
                (true, true) => say.plain("picture-entry-payment-back", &args![]),
                (false, false) => say.plain("picture-entry-charge", &args![]),
                (false, true) => say.plain("picture-entry-charge-back", &args![]),
            };
            let (charged, paid) = match row.is_payment() {
                true => (Cell::Empty, Cell::Sum(row.amount)),
                false => (Cell::Sum(row.amount), Cell::Empty),
            };
            let name = row
                .client_name
                .as_deref()
                .filter(|name| !name.is_empty())
                .unwrap_or(&nobody);
            let service = row.kind_id.and_then(|kind| services.get(&kind));
            rows.push(vec![
                Cell::Day(day_of(row, zone)),
                Cell::Text(what),
                Cell::Text(name.to_owned()),
                row.start_at.map_or(Cell::Empty, |start| Cell::When(zone.wall(start))),
                service.map_or(Cell::Empty, |service| Cell::Text(service.clone())),
                charged,
                paid,
                row.method
                    .as_deref()
                    .map_or(Cell::Empty, |method| Cell::Text(paid_how(say, method))),
                row.note.as_ref().map_or(Cell::Empty, |note| Cell::Text(note.clone())),
            ]);
        })
        .await?;
    // What is entered later may have been received before.
    rows.sort_by_key(|row: &Vec<Cell>| match row.first() {
        Some(Cell::Day(day)) => Some(*day),
        _ => None,
    });
    let columns = [
        "picture-column-day",
        "picture-column-what",
        "picture-column-client",
        "picture-column-lesson",
        "picture-column-service",
        "picture-column-charged",
        "picture-column-paid",
        "picture-column-method",
        "picture-column-note",
    ];
    Ok(Table {
        name: say.plain("picture-table-money", &args![]),
        heads: heads(&maker, &columns),
        rows,
        lang,
        currency: money_of(maker.tenant),
    })
}

/// The day on which a payment was received, or something was charged.
pub(super) fn day_of(row: &report::MoneyRow, zone: Zone) -> Date {
    let received = row.day.as_deref().and_then(|day| day.parse().ok());
    received.unwrap_or_else(|| zone.date(row.at))
}

fn paid_how(say: &Speaker, method: &str) -> String {
    match method {
        "" => String::new(),
        method => say.plain("picture-paid-how", &args![method = method]),
    }
}
