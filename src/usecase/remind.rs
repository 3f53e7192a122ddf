//! Due reminders of one person become one notice.

use std::collections::BTreeMap;

use super::{Outcome, Work, acting};
use crate::domain::acting::May;
use crate::domain::ids::{ClientId, PersonId};
use crate::domain::moment::{Moment, Span};
use crate::domain::notice::{Letter, Notice, RemindedLesson};
use crate::domain::reminder::{self, Due, Offset};
use crate::domain::zone::Date;
use crate::storage::due::{self, ReminderRow};
use crate::storage::{booking, coming};

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
    let dedupe = format!(
        "reminder:{tenant}:{person}:{}:{}:{}",
        first.booking_id, first.move_no, first.ahead
    );
    let asks = ask(work, person, rows, &lessons, &dedupe).await?;
    let letter = Letter {
        tenant: Some(tenant),
        to: person,
        notice: Notice::Reminder {
            lessons,
            ahead: first.ahead.clone(),
            letter: asks.then(|| dedupe.clone()),
        },
        due: work.now,
        not_after: rows.iter().map(|row| row.start_at).max(),
        dedupe,
    };
    work.letters.push(letter);
    Ok(())
}

/// Asks in this letter, of each lesson once, whether the person comes: a day before or later, or at the last occasion.
/// Tells whether it asks anything.
async fn ask(
    work: &mut Work<'_>,
    person: PersonId,
    rows: &[ReminderRow],
    lessons: &[RemindedLesson],
    letter: &str,
) -> Outcome<bool> {
    let tenant = work.tenant.id();
    let books_for: Vec<ClientId> = acting::who_may(&mut work.tenant, tenant, person, May::Book)
        .await?
        .into_iter()
        .map(|ward| ward.id())
        .collect();
    let later = due::waiting_reminders(&mut work.tenant, tenant, person, Moment(i64::MAX)).await?;
    let mut asks = false;
    for lesson in lessons {
        let (id, move_no) = (lesson.booking, lesson.move_no);
        let is_near = |row: &&ReminderRow| row.ahead.parse().is_ok_and(Offset::is_near);
        let near = rows.iter().filter(|row| row.booking_id == id).any(|row| is_near(&row));
        if !near && later.iter().any(|row| row.booking_id == id) {
            continue;
        }
        let Some(row) = booking::by_id(&mut work.tenant, tenant, id).await? else {
            continue;
        };
        let answered = coming::said_at(&mut work.tenant, tenant, id, move_no).await?.is_some();
        let can_answer = books_for.contains(&row.client_id) && row.start_at > work.now && !answered;
        if can_answer
            && work
                .tenant
                .insert_coming_asked(id, move_no, person, letter, work.now)
                .await?
        {
            asks = true;
            // With its beginning the question is over, answered or not.
            work.letters.push(Letter {
                tenant: Some(tenant),
                to: person,
                notice: Notice::Answered {
                    letter: letter.to_owned(),
                },
                due: row.start_at,
                not_after: None,
                dedupe: format!("answered:{letter}:{id}:over"),
            });
        }
    }
    Ok(asks)
}
