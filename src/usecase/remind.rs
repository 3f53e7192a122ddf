//! Due reminders of one person become one notice.

use super::{Outcome, Work};
use crate::domain::ids::PersonId;
use crate::domain::moment::Span;
use crate::domain::notice::{Letter, Notice, RemindedLesson};
use crate::domain::reminder::{self, Due, Offset};
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
    for bundle in reminder::bundle(dues, zone) {
        if bundle.at > work.now {
            continue;
        }
        let rows: Vec<&ReminderRow> = bundle.rows.iter().map(|due| &due.key).collect();
        let Some(first) = rows.first() else { continue };
        let mut lessons: Vec<RemindedLesson> = Vec::new();
        for row in &rows {
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
        let last_start = rows.iter().map(|row| row.start_at).max();
        let letter = Letter {
            tenant: Some(tenant),
            to: person,
            notice: Notice::Reminder {
                lessons,
                ahead: first.ahead.clone(),
            },
            due: work.now,
            not_after: last_start,
            dedupe: format!(
                "reminder:{tenant}:{person}:{}:{}:{}",
                first.booking_id, first.move_no, first.ahead
            ),
        };
        work.letters.push(letter);
    }
    Ok(())
}
