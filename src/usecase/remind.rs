//! Due reminders of one person become one notice.

use std::collections::BTreeMap;

use super::{Outcome, Work};
use crate::domain::ids::PersonId;
use crate::domain::moment::Span;
use crate::domain::notice::{Letter, Notice, RemindedLesson};
use crate::domain::reminder::{self, Due, Offset};
use crate::domain::zone::Date;
use crate::storage::due::{self, ReminderRow};

/// Reminders of one day's lessons are looked for this far ahead.
const A_DAY: Span = Span::hours(25);

/// Fires what is due for a person of this tenant, bundled with what comes within minutes or belongs to the same day.
pub async fn remind(work: &mut Work<'_>, person: PersonId) -> Outcome<()> {
    let tenant = work.tenant.id();
    let rows = due::waiting_reminders(&mut work.tenant, tenant, person, work.now + A_DAY).await?;
    let zone = work.zone_of(person).await?;
    let dues = rows
        .into_iter()
        .filter_map(|row| {
            let offset: Offset = row.ahead.parse().ok()?;
            Some(Due {
                at: row.due_at,
                offset,
                start: row.start_at,
                key: row,
            })
        })
        .collect();
    let due = reminder::bundle(dues, zone)
        .into_iter()
        .filter(|bundle| bundle.at <= work.now);
    // After a long night several bundles are due at once: a message for each day, and in it each lesson once.
    let mut days: BTreeMap<Date, Vec<ReminderRow>> = BTreeMap::new();
    for row in due.flat_map(|bundle| bundle.rows) {
        days.entry(zone.date(row.start)).or_default().push(row.key);
    }
    for rows in days.into_values() {
        remind_of(work, person, &rows).await?;
    }
    Ok(())
}

/// One message about these lessons of one day; what somebody else has fired meanwhile is left out.
async fn remind_of(work: &mut Work<'_>, person: PersonId, rows: &[ReminderRow]) -> Outcome<()> {
    let tenant = work.tenant.id();
    let mut lessons: Vec<RemindedLesson> = Vec::new();
    for row in rows {
        if work.tenant.fire_reminder(row, work.now).await? {
            let lesson = RemindedLesson {
                booking: row.booking_id,
                move_no: row.move_no,
            };
            if !lessons.contains(&lesson) {
                lessons.push(lesson);
            }
        }
    }
    let Some(first) = rows.first().filter(|_| !lessons.is_empty()) else {
        return Ok(());
    };
    let letter = Letter {
        tenant: Some(tenant),
        to: person,
        notice: Notice::Reminder {
            lessons,
            ahead: first.ahead.clone(),
        },
        due: work.now,
        not_after: rows.iter().map(|row| row.start_at).max(),
        dedupe: format!(
            "reminder:{tenant}:{person}:{}:{}:{}",
            first.booking_id, first.move_no, first.ahead
        ),
    };
    work.letters.push(letter);
    Ok(())
}
