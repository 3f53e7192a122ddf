//! What a notice of a series speaks of: its bookings as they are at the moment of sending.

use super::super::series_back::accepted;
use super::super::status::{APPROVE, DECLINE};
use super::told::{About, GONE, Lesson, MOVED_ON, NEVER_SENT, NOT_THEIRS, Reader, Still};
use crate::domain::ids::{BookingId, OutboxId, SeriesId};
use crate::domain::moment::Moment;
use crate::domain::series::Missed;
use crate::domain::workflow::Phase;
use crate::storage::booking::BookingRow;
use crate::storage::history::HistoryRow;
use crate::storage::{Conn, Result, booking, history, outbox, person};

impl Reader<'_> {
    async fn lessons(&self, conn: &mut Conn, of: &[BookingId]) -> Result<Still<Vec<Lesson>>> {
        let mut lessons = Vec::new();
        for id in of {
            match self.lesson(conn, *id).await? {
                Ok(lesson) => lessons.push(lesson),
                Err(why) => return Ok(Err(why)),
            }
        }
        lessons.sort_by_key(|lesson| (lesson.row.start_at, lesson.row.booking_id));
        Ok((!lessons.is_empty()).then_some(lessons).ok_or(GONE))
    }

    async fn all(&self, conn: &mut Conn, series: SeriesId) -> Result<Still<Vec<Lesson>>> {
        let rows = booking::of_series(conn, self.tenant, series).await?;
        let ids: Vec<BookingId> = rows.iter().map(|row| row.booking_id).collect();
        self.lessons(conn, &ids).await
    }

    pub(super) async fn series(&self, conn: &mut Conn, series: SeriesId, asked: bool) -> Result<Still<About>> {
        if !self.specialist {
            return Ok(Err(NOT_THEIRS));
        }
        let held = |lesson: &Lesson| lesson.row.seat.is_some();
        Ok(self.all(conn, series).await?.and_then(|lessons| {
            let still = lessons.iter().any(held);
            let about = About::Series {
                series,
                asked,
                lessons,
                message: None,
                settled: None,
                back: 0,
            };
            still.then_some(about).ok_or(MOVED_ON)
        }))
    }

    pub(super) async fn series_settled(
        &self,
        conn: &mut Conn,
        of: OutboxId,
        series: SeriesId,
        now: Moment,
    ) -> Result<Still<About>> {
        let Some((_, message)) = outbox::message(conn, of).await? else {
            return Ok(Err(NEVER_SENT));
        };
        if !self.specialist {
            return Ok(Err(NOT_THEIRS));
        }
        let lessons = match self.all(conn, series).await? {
            Ok(lessons) => lessons,
            Err(why) => return Ok(Err(why)),
        };
        let waits = lessons.iter().any(|lesson| lesson.row.phase == Phase::Pending.as_str());
        let mut newest: Option<HistoryRow> = None;
        for lesson in &lessons {
            let entries = history::of_booking(conn, self.tenant, lesson.row.booking_id).await?;
            let answers = |entry: &HistoryRow| entry.step == APPROVE || entry.step == DECLINE;
            let last = entries.into_iter().filter(answers).max_by_key(|entry| entry.entry_no);
            newest = newest.into_iter().chain(last).max_by_key(|entry| entry.at);
        }
        let who = match newest.as_ref().and_then(|entry| entry.person_id) {
            Some(person) if person != self.to => person::by_id(conn, person).await?.map(|person| person.name),
            Some(_) | None => None,
        };
        let rows: Vec<BookingRow> = lessons.iter().map(|lesson| lesson.row.clone()).collect();
        let back = accepted(conn, self.flows, &rows, now).await?.len();
        Ok(Ok(About::Series {
            series,
            asked: true,
            lessons,
            message: Some(message),
            settled: newest.filter(|_| !waits).map(|entry| (Box::new(entry), who)),
            back: if waits { 0 } else { back },
        }))
    }

    pub(super) async fn series_receipt(
        &self,
        conn: &mut Conn,
        series: SeriesId,
        missed: &[Missed],
        asked: bool,
    ) -> Result<Still<About>> {
        let lessons = self.all(conn, series).await?;
        let missed = missed.to_vec();
        Ok(lessons.map(|lessons| About::SeriesReceipt { lessons, missed, asked }))
    }

    /// Of what was accepted, what still is.
    pub(super) async fn series_accepted(&self, conn: &mut Conn, of: &[BookingId]) -> Result<Still<About>> {
        Ok(self.lessons(conn, of).await?.and_then(|mut lessons| {
            lessons.retain(|lesson| lesson.row.phase == Phase::Upcoming.as_str());
            (!lessons.is_empty())
                .then_some(About::SeriesAccepted(lessons))
                .ok_or(MOVED_ON)
        }))
    }

    /// Of what was brought to a status together, what is still in it, and why, where somebody said so.
    pub(super) async fn series_stepped(&self, conn: &mut Conn, of: &[BookingId], status: &str) -> Result<Still<About>> {
        let specialist = self.specialist;
        let mut lessons = match self.lessons(conn, of).await? {
            Ok(lessons) => lessons,
            Err(why) => return Ok(Err(why)),
        };
        lessons.retain(|lesson| lesson.row.status == status);
        let Some(first) = lessons.first() else {
            return Ok(Err(MOVED_ON));
        };
        let history = history::of_booking(conn, self.tenant, first.row.booking_id).await?;
        let entry = history.into_iter().rev().find(|entry| entry.to_status == status);
        Ok(Ok(About::SeriesStepped {
            reason: entry.map(|entry| entry.reason).unwrap_or_default(),
            lessons,
            specialist,
        }))
    }
}
