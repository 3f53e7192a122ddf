//! The lessons that a letter asks about, as they stand at the moment of sending.

use super::told::{About, GONE, Lesson, MOVED_ON, NEVER_SENT, NOT_THEIRS, Reader, Still};
use super::told_daily::SHOWN;
use crate::domain::notice::Notice;
use crate::domain::workflow::By;
use crate::domain::zone::Date;
use crate::storage::history::of_booking as history_of;
use crate::storage::{Conn, Result, booking, outbox, outcome};
use crate::usecase::outcomes::is_open;

/// A lesson, and how it is known what became of it.
#[derive(Clone, Debug)]
pub struct Went {
    pub lesson: Lesson,
    /// Nobody has said yet.
    pub open: bool,
    /// The clock has marked it.
    pub by_itself: bool,
}

impl Reader<'_> {
    pub(super) async fn outcomes(&self, conn: &mut Conn, day: Date, letter: &str) -> Result<Still<About>> {
        let about = self.went(conn, day, letter, None).await?;
        Ok(about.and_then(|about| match &about {
            About::Outcomes { lessons, .. } if lessons.iter().all(|it| !it.open) => Err(MOVED_ON),
            _ => Ok(about),
        }))
    }

    pub(super) async fn outcomes_marked(&self, conn: &mut Conn, letter: &str) -> Result<Still<About>> {
        match outbox::notice_by_key(conn, letter).await? {
            Some((Notice::Outcomes { day, .. }, Some(message))) => self.went(conn, day, letter, Some(message)).await,
            _ => Ok(Err(NEVER_SENT)),
        }
    }

    async fn went(&self, conn: &mut Conn, day: Date, letter: &str, message: Option<i64>) -> Result<Still<About>> {
        if !self.specialist {
            return Ok(Err(NOT_THEIRS));
        }
        let mut rows = Vec::new();
        for id in outcome::asked_in(conn, self.tenant, letter).await? {
            rows.extend(booking::by_id(conn, self.tenant, id).await?);
        }
        if rows.is_empty() {
            return Ok(Err(GONE));
        }
        rows.sort_by_key(|row| (row.start_at, row.booking_id));
        let (count, open) = (rows.len(), rows.iter().filter(|row| is_open(row)).count());
        let mut lessons = Vec::new();
        for lesson in self.lessons_of(conn, rows).await? {
            let history = history_of(conn, self.tenant, lesson.row.booking_id).await?;
            let newest = history.iter().rev().find(|entry| entry.to_status == lesson.row.status);
            lessons.push(Went {
                open: is_open(&lesson.row),
                by_itself: newest.is_some_and(|entry| entry.by == By::Timer.as_str()),
                lesson,
            });
        }
        Ok(Ok(About::Outcomes {
            day,
            more: count.saturating_sub(SHOWN),
            open,
            lessons,
            message,
        }))
    }
}
