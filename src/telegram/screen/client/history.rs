//! What became of a client's booking so far, and what is owed for it.

use std::collections::HashMap;

use super::price;
use crate::args;
use crate::domain::ids::{PersonId, SlotId};
use crate::domain::moment::Moment;
use crate::domain::workflow::{By, StatusId, Workflow};
use crate::storage::booking::BookingRow;
use crate::storage::history::HistoryRow;
use crate::storage::tenant::TenantRow;
use crate::telegram::screen::hours::Hours;
use crate::telegram::texts::{Html, cut};

/// The newest entries that a screen has room for.
const ENTRIES: usize = 6;
/// Of a reason within a line.
const REASON: usize = 80;

/// What is still to be paid, or was.
pub fn owed(hours: &Hours<'_>, tenant: &TenantRow, row: &BookingRow) -> Html {
    let say = hours.say;
    let sum = |minor| price(say, tenant, minor).unwrap_or_default();
    match (row.owed(), row.due_at) {
        (1.., Some(due)) => {
            let args = args![sum = sum(row.owed()), day = hours.day(due)];
            say.html("client-booking-owed-until", &args)
        }
        (1.., None) => say.html("client-booking-owed", &args![sum = sum(row.owed())]),
        _ if row.charged > 0 => say.html("client-booking-paid", &args![sum = sum(row.charged)]),
        _ => Html::default(),
    }
}

/// One line for each status that the booking came to and was not taken back from, oldest first; nothing where it is
/// still in its first.
pub fn lines(
    hours: &Hours<'_>,
    tenant: &TenantRow,
    workflow: &Workflow,
    me: PersonId,
    history: &[HistoryRow],
    places: &HashMap<SlotId, Moment>,
) -> Vec<Html> {
    let told: Vec<&HistoryRow> = history.iter().filter(|entry| concerns(entry)).collect();
    if told.len() < 2 {
        return Vec::new();
    }
    let newest = history.last().map(|entry| entry.entry_no);
    let say = hours.say;
    let line = |entry: &&HistoryRow| {
        let status = workflow.status(&StatusId::from(entry.to_status.as_str()));
        let (icon, title) = status.map_or(("", ""), |status| {
            (status.icon.as_str(), status.title.get(say.lang().code()))
        });
        let when = hours.moment(entry.at);
        let by_whom = if entry.by == By::Client.as_str() {
            Some(if entry.person_id == Some(me) {
                say.plain("client-history-you", &args![])
            } else {
                say.plain("client-history-yours", &args![])
            })
        } else {
            (entry.by == By::Specialist.as_str()).then(|| tenant.name.clone())
        };
        let from = entry.from_slot.and_then(|slot| places.get(&slot));
        if let (Some(from), Some(who)) = (from, &by_whom) {
            let args = args![when = when, from = hours.moment(*from), who = who];
            return say.html("client-history-move", &args);
        }
        let line = match by_whom {
            Some(who) => {
                let args = args![when = when, icon = icon, status = title, who = who];
                say.html("client-history-by", &args)
            }
            None => say.html("client-history", &args![when = when, icon = icon, status = title]),
        };
        // The newest reason stands above, with the status.
        if entry.reason.is_empty() || Some(entry.entry_no) == newest {
            return line;
        }
        let reason = cut(&entry.reason, REASON);
        Html::lines([line, say.html("common-reason", &args![reason = reason])])
    };
    let skipped = told.len().saturating_sub(ENTRIES);
    std::iter::once(say.html("client-history-title", &args![]))
        .chain(told[skipped..].iter().map(line))
        .collect()
}

/// Not what was taken back, nor that it was, nor a payment that changed no status.
fn concerns(entry: &HistoryRow) -> bool {
    entry.undone == 0
        && entry.undoes.is_none()
        && (entry.from_slot.is_some() || entry.from_status.as_deref() != Some(&entry.to_status))
}
