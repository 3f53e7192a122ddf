//! What a specialist is told day by day, as it is at the moment of sending, and which of their notices are of a kind that
//! can be turned off.

use super::told::{About, GONE, Lesson, NOT_THEIRS, Other, Reader, Still};
use crate::domain::ids::{BookingId, ClientId, PackId};
use crate::domain::moment::Moment;
use crate::domain::told::ToldKind;
use crate::domain::workflow::{By, Phase, StatusId};
use crate::domain::zone::{Date, Zone};
use crate::storage::booking::BookingRow;
use crate::storage::history::HistoryRow;
use crate::storage::{Conn, Result, booking, claim, client, owed, pack, person, slot, tenant};
use crate::usecase::status::CANCEL;
use crate::usecase::views::bill::bill;

/// Lines of a list in a message; how many more there are is counted.
pub const SHOWN: usize = 20;

/// What a specialist can choose not to hear; `None` for what they always do.
pub(super) fn kind_of(about: &About) -> Option<ToldKind> {
    match about {
        About::Requested(_) => Some(ToldKind::Requests),
        About::Booked(_) => Some(ToldKind::Bookings),
        About::Series {
            asked, message: None, ..
        } => Some(if *asked { ToldKind::Requests } else { ToldKind::Bookings }),
        About::Stepped(lesson, entry) => Some(kind_of_step(lesson, entry)),
        About::Undone(..) | About::SeriesStepped { .. } => Some(ToldKind::Others),
        About::Series { message: Some(_), .. }
        | About::Receipt(..)
        | About::Freed { .. }
        | About::FreedAnswered { .. }
        | About::WatchEnded(_)
        | About::Reminder { .. }
        | About::NewTimes { .. }
        | About::ClockChange { .. }
        | About::Settled { .. }
        | About::Asked(_)
        | About::Replied(_)
        | About::MessageSettled(..)
        | About::Claimed(_)
        | About::Proof(_)
        | About::ClaimSettled(..)
        | About::ClaimAnswered(_)
        | About::SeriesReceipt { .. }
        | About::Reasked(..)
        | About::BookedFor(..)
        | About::Regular { .. }
        | About::RegularsBegun(_)
        | About::Unplaced { .. }
        | About::Offered { .. }
        | About::OfferSettled { .. }
        | About::OfferEnded { .. }
        | About::OfferMissed { .. }
        | About::JoinAsked { .. }
        | About::JoinSettled { .. }
        | About::Joined { .. }
        | About::News(_)
        | About::Written(_)
        | About::MessageForgotten(_)
        | About::CalledOff { .. }
        | About::KinDid(..)
        | About::KinJoined { .. }
        | About::JobEnded(_)
        | About::JobGaveUp { .. }
        | About::Team(_)
        | About::SeriesAccepted(_)
        | About::Plan { .. }
        | About::UnpaidList { .. }
        | About::Outcomes { message: Some(_), .. }
        | About::Bill(_)
        | About::PackLeft(..)
        | About::Owes(_) => None,
        About::Outcomes { message: None, .. } => Some(ToldKind::Outcomes),
    }
}

fn kind_of_step(lesson: &Lesson, entry: &HistoryRow) -> ToldKind {
    let phase = |status: Option<&str>| {
        let status = lesson.workflow.status(&StatusId::from(status?))?;
        Some(status.phase)
    };
    let from = phase(entry.from_status.as_deref());
    let gone = phase(Some(&entry.to_status)) == Some(Phase::Void);
    let by = |side: By| entry.by == side.as_str();
    if entry.from_slot.is_some() {
        ToldKind::Moves
    } else if by(By::Client) && gone {
        let freely = from == Some(Phase::Pending) || (entry.step == CANCEL && lesson.row.charged == 0);
        if freely {
            ToldKind::Cancellations
        } else {
            ToldKind::NotComing
        }
    } else if by(By::Timer) && gone && from == Some(Phase::Pending) {
        ToldKind::Requests
    } else {
        ToldKind::Others
    }
}

impl Reader<'_> {
    /// What is on that day of the reader's.
    pub(super) async fn plan(&self, conn: &mut Conn, day: Date) -> Result<Still<About>> {
        if !self.specialist {
            return Ok(Err(NOT_THEIRS));
        }
        let (start, end) = self.own_zone(conn).await?.day(day);
        let rows = booking::between(conn, self.tenant, start, end).await?;
        let requests = booking::count_pending(conn, self.tenant).await?.max(0) as usize;
        if rows.is_empty() && requests == 0 {
            return Ok(Err(GONE));
        }
        Ok(Ok(About::Plan {
            day,
            count: rows.len(),
            lessons: self.lessons_of(conn, rows).await?,
            requests,
            several: self.runs_several(conn).await?,
        }))
    }

    pub(super) async fn unpaid_list(&self, conn: &mut Conn, now: Moment) -> Result<Still<About>> {
        if !self.specialist {
            return Ok(Err(NOT_THEIRS));
        }
        let (count, sum) = owed::overdue_total(conn, self.tenant, now).await?;
        if count == 0 {
            return Ok(Err(GONE));
        }
        let rows = owed::overdue(conn, self.tenant, now, SHOWN as u64).await?;
        Ok(Ok(About::UnpaidList {
            count: count.max(0) as usize,
            sum,
            rows,
            several: self.runs_several(conn).await?,
        }))
    }

    /// What the reader owes past its term, and has not said that they have paid.
    pub(super) async fn owes(&self, conn: &mut Conn, now: Moment) -> Result<Still<About>> {
        let mut rows = booking::owed_by_person(conn, self.tenant, self.to).await?;
        rows.retain(|row| row.due_at.is_some_and(|due| due <= now));
        let ids: Vec<BookingId> = rows.iter().map(|row| row.booking_id).collect();
        let claimed = claim::open(conn, self.tenant, &ids).await?;
        rows.retain(|row| claimed.iter().all(|claim| claim.booking_id != row.booking_id));
        Ok(if self.specialist || rows.is_empty() {
            Err(GONE)
        } else {
            Ok(About::Owes(rows))
        })
    }

    /// A month's bill, as long as there is something on it.
    pub(super) async fn bill(&self, conn: &mut Conn, id: ClientId, month: Date, now: Moment) -> Result<Still<About>> {
        let zone = tenant::by_id(conn, self.tenant)
            .await?
            .map_or(Zone::UTC, |row| row.zone);
        let pays = owed::payers(conn, self.tenant, id).await?.contains(&self.to);
        let bill = bill(conn, (self.tenant, zone), id, month, now).await?;
        let bill = bill.filter(|bill| pays && !bill.is_empty());
        Ok(bill.map(About::Bill).ok_or(GONE))
    }

    pub(super) async fn pack_left(&self, conn: &mut Conn, id: PackId) -> Result<Still<About>> {
        let Some(row) = pack::by_id(conn, self.tenant, id).await? else {
            return Ok(Err(GONE));
        };
        let client = client::by_id(conn, self.tenant, row.client_id).await?;
        let name = client.map(|client| client.name).unwrap_or_default();
        let pays = owed::payers(conn, self.tenant, row.client_id).await?.contains(&self.to);
        Ok(match self.specialist || pays {
            true => Ok(About::PackLeft(row, name)),
            false => Err(NOT_THEIRS),
        })
    }

    pub(super) async fn own_zone(&self, conn: &mut Conn) -> Result<Zone> {
        let own = person::by_id(conn, self.to).await?.and_then(|person| person.zone);
        let theirs = tenant::by_id(conn, self.tenant).await?;
        let own = own.and_then(|zone| Zone::parse(&zone).ok());
        Ok(own.or(theirs.map(|row| row.zone)).unwrap_or(Zone::UTC))
    }

    /// Whether the practice has to be named.
    async fn runs_several(&self, conn: &mut Conn) -> Result<bool> {
        Ok(tenant::run_by(conn, self.to).await?.len() > 1)
    }

    /// The first of them that are shown.
    pub(super) async fn lessons_of(&self, conn: &mut Conn, rows: Vec<BookingRow>) -> Result<Vec<Lesson>> {
        let kinds = slot::kinds(conn, self.tenant).await?;
        let mut lessons = Vec::new();
        for row in rows.into_iter().take(SHOWN) {
            let kind = kinds.iter().find(|kind| kind.kind_id == row.kind_id);
            lessons.push(Lesson {
                workflow: self.flows.of(conn, self.tenant, row.workflow_version).await?,
                kind: kind.map(|kind| kind.name.clone()).unwrap_or_default(),
                instead: None,
                other: Other::Ahead,
                weekly: None,
                row,
            });
        }
        Ok(lessons)
    }
}
