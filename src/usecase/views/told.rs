//! What a notice speaks of, as it is at the moment of sending; or why there is nothing to say any more.

use std::collections::HashSet;

use super::super::Workflows;
use super::claimed::{Claimed, claimed};
use super::free;
use super::freed::Standing;
use super::spoken::{Spoken, spoken};
use super::told_daily;
use super::told_freed::{self};
use super::told_team::team;
use crate::domain::acting::May;
use crate::domain::ids::{BookingId, ClaimId, ClientId, MessageId, OutboxId, PersonId, SlotId, TenantId};
use crate::domain::moment::{Moment, Span};
use crate::domain::notice::{Notice, NoticeLane, RemindedLesson};
use crate::domain::workflow::{By, Phase, StatusId};
use crate::domain::zone::{Zone, hours_move};
use crate::storage::booking::{self};
use crate::storage::history::HistoryRow;
use crate::storage::history::of_booking as history_of;
use crate::storage::person::PersonRow;
use crate::storage::slot::FreeRow;
use crate::storage::standing::{self, StandingRow};
use crate::storage::tenant::{self};
use crate::storage::watch::FreeingRow;
use crate::storage::{
    Conn, Result, claim, client, coming, join as join_rows, outbox, person, publication, slot, told as choices,
};
use crate::usecase::acting::{self, Names};
use crate::usecase::claim::{answered_key, claimed_key};
use crate::usecase::join::{self, asked_key as asked_key_of_join};
use crate::usecase::prefs;
use crate::usecase::series::accepted_key;
use crate::usecase::status::{APPROVE, PAY};
use crate::usecase::write::asked_key;

pub use super::told_about::{About, Answered, Lesson, Other, Reminded, Stand, Told};

/// What is to be said, if anything still is.
#[derive(Clone, Debug)]
pub enum Due {
    Say(Box<Told>),
    /// To somebody of whom no more is needed than who they are.
    Trouble(PersonRow),
    /// Not now: their quiet hours are on until then.
    Later(Moment),
    /// It is no longer true; the reason is a word to count by.
    Drop(&'static str),
}

pub(super) const MOVED_ON: &str = "moved on";
pub(super) const GONE: &str = "gone";
pub(super) const NOT_THEIRS: &str = "not theirs";
pub(super) const NEVER_SENT: &str = "never sent";
/// Its reader has chosen not to hear such.
const MUTED: &str = "muted";

/// Looks at the rows as they are at `now`.
pub async fn load(
    conn: &mut Conn,
    flows: &Workflows,
    tenant: Option<TenantId>,
    to: PersonId,
    notice: &Notice,
    now: Moment,
) -> Result<Due> {
    let Some(to) = person::by_id(conn, to).await? else {
        return Ok(Due::Drop(GONE));
    };
    if *notice == Notice::Trouble {
        return Ok(Due::Trouble(to));
    }
    let tenant = match tenant {
        Some(id) => tenant::by_id(conn, id).await?,
        None => None,
    };
    let Some(tenant) = tenant else {
        return Ok(Due::Drop(GONE));
    };
    // What is closed speaks only of what it changed.
    if tenant.closed && notice.lane() != NoticeLane::Changes {
        return Ok(Due::Drop(GONE));
    }
    let rights = tenant::rights(conn, tenant.id, to.person_id).await?;
    let specialist = rights.is_some_and(|rights| rights.has(notice.right()));
    let reader = Reader {
        flows,
        tenant: tenant.id,
        to: to.person_id,
        specialist,
        runs: rights.is_some(),
        own: matches!(notice, Notice::Receipt { .. } | Notice::SeriesReceipt { .. }),
        waiting: told_freed::Reader {
            flows,
            tenant: &tenant,
            me: &to,
            now,
        },
    };
    let about = match reader.about(conn, notice, now).await? {
        Ok(about) => about,
        Err(why) => return Ok(Due::Drop(why)),
    };
    if let Some(kind) = about.kind().filter(|_| !specialist)
        && !prefs::hears(conn, tenant.id, to.person_id, kind).await?
    {
        return Ok(Due::Drop(MUTED));
    }
    if let Some(kind) = told_daily::kind_of(&about).filter(|_| specialist)
        && !choices::hears(conn, tenant.id, to.person_id, kind).await?
    {
        return Ok(Due::Drop(MUTED));
    }
    // They may have chosen other quiet hours since the letter was written.
    if about.can_wait() {
        let from = prefs::heard_from(&to, now, tenant.zone);
        if from > now {
            return Ok(Due::Later(from));
        }
    }
    let wards = match specialist {
        true => Vec::new(),
        false => acting::wards(conn, tenant.id, to.person_id).await?,
    };
    let pays_for = wards.iter().filter(|ward| ward.may(May::Pay)).map(acting::ActsFor::id);
    Ok(Due::Say(Box::new(Told {
        to,
        tenant,
        rights,
        specialist,
        pays_for: pays_for.collect(),
        names: Names::of_all(wards),
        about,
    })))
}

pub(super) struct Reader<'a> {
    pub(super) flows: &'a Workflows,
    pub(super) tenant: TenantId,
    pub(super) to: PersonId,
    pub(super) specialist: bool,
    /// Whatever they may do there: nobody answers for themself as a client where they help.
    pub(super) runs: bool,
    /// It is a receipt: what one has done oneself one may know of, whatever one hears.
    pub(super) own: bool,
    pub(super) waiting: told_freed::Reader<'a>,
}

pub(super) type Still<T> = std::result::Result<T, &'static str>;

impl Reader<'_> {
    async fn about(&self, conn: &mut Conn, notice: &Notice, now: Moment) -> Result<Still<About>> {
        Ok(match notice {
            Notice::Requested { booking } => self.lesson(conn, *booking).await?.and_then(|lesson| {
                if !self.specialist {
                    Err(NOT_THEIRS)
                } else if lesson.row.phase == Phase::Pending.as_str() {
                    Ok(About::Requested(lesson))
                } else {
                    Err(MOVED_ON)
                }
            }),
            Notice::Booked { booking } => self.lesson(conn, *booking).await?.and_then(|lesson| {
                if !self.specialist {
                    Err(NOT_THEIRS)
                } else if lesson.row.phase == Phase::Upcoming.as_str() {
                    Ok(About::Booked(lesson))
                } else {
                    Err(MOVED_ON)
                }
            }),
            Notice::Stepped { booking, entry_no } => self.stepped(conn, *booking, *entry_no).await?,
            Notice::Undone { booking, entry_no } => self.undone(conn, *booking, *entry_no).await?,
            Notice::Receipt { booking, entry_no } => self
                .entry(conn, *booking, *entry_no)
                .await?
                .map(|(lesson, entry)| About::Receipt(lesson, entry)),
            Notice::Reminder { lessons, letter, .. } => {
                let reminded = self.reminded(conn, lessons, letter.as_deref(), now).await?;
                let takes_place =
                    |it: &Reminded| !matches!(it.stand, Stand::Moved | Stand::Ended) && it.lesson.row.start_at > now;
                let lessons: Vec<Reminded> = reminded.into_iter().filter(takes_place).collect();
                if lessons.is_empty() {
                    Err(MOVED_ON)
                } else {
                    Ok(About::Reminder { lessons, message: None })
                }
            }
            Notice::Answered { letter } => match outbox::notice_by_key(conn, letter).await? {
                Some((Notice::Reminder { lessons, .. }, Some(message))) => {
                    let lessons = self.reminded(conn, &lessons, Some(letter), now).await?;
                    let message = Some(message);
                    (!lessons.is_empty())
                        .then_some(About::Reminder { lessons, message })
                        .ok_or(GONE)
                }
                _ => Err(NEVER_SENT),
            },
            Notice::NewTimes { day } => self.new_times(conn, day, now).await?,
            Notice::ClockChange { at } => self.clock_change(conn, *at, now).await?,
            Notice::Settled { of, booking, entry_no } => self.settled(conn, *of, *booking, *entry_no).await?,
            Notice::Reasked { of, booking } => match outbox::message(conn, *of).await? {
                Some((_, message)) => self.lesson(conn, *booking).await?.and_then(|lesson| {
                    let asks = lesson.row.phase == Phase::Pending.as_str();
                    asks.then_some(About::Reasked(message, lesson)).ok_or(MOVED_ON)
                }),
                None => Err(NEVER_SENT),
            },
            Notice::Asked { message } => self.spoken(conn, *message).await?.and_then(|spoken| {
                if !self.specialist {
                    Err(NOT_THEIRS)
                } else if spoken.row.waiting.is_some() {
                    Ok(About::Asked(spoken))
                } else {
                    Err(MOVED_ON)
                }
            }),
            Notice::Replied { message } => self.spoken(conn, *message).await?.and_then(|spoken| {
                if spoken.row.person_id == self.to {
                    Ok(About::Replied(spoken))
                } else {
                    Err(NOT_THEIRS)
                }
            }),
            Notice::Offered { offer } => self.offered(conn, *offer, now).await?,
            Notice::OfferSettled { offer, took } => self.offer_settled(conn, *offer, *took).await?,
            Notice::OfferEnded { offer } => self.offer_ended(conn, *offer).await?,
            Notice::OfferMissed { offer, slot } => self.offer_missed(conn, *offer, *slot).await?,
            Notice::JoinAsked { client, came } => self.join_asked(conn, *client, *came).await?,
            Notice::JoinSettled { client, came, yes } => {
                let key = format!("{}:{}:{}", asked_key_of_join(*client, *came), self.tenant, self.to);
                let row = client::by_id(conn, self.tenant, *client).await?;
                match (outbox::message_of(conn, &key).await?, row) {
                    (None, _) => Err(NEVER_SENT),
                    (Some(_), _) if !self.specialist => Err(NOT_THEIRS),
                    (Some(message), Some(row)) => Ok(About::JoinSettled {
                        message,
                        name: row.name,
                        yes: *yes,
                    }),
                    (Some(_), None) => Err(GONE),
                }
            }
            Notice::Joined { yes, .. } => Ok(About::Joined { yes: *yes }),
            Notice::BookedFor { booking } => self.lesson(conn, *booking).await?.and_then(|lesson| {
                let stands = lesson.row.phase == Phase::Upcoming.as_str();
                stands.then_some(About::BookedFor(lesson)).ok_or(MOVED_ON)
            }),
            Notice::Regular { standing, news } => self.regular(conn, *standing, *news, now).await?,
            Notice::Written { message } => self.spoken(conn, *message).await?.and_then(|spoken| {
                let theirs = spoken.row.person_id == self.to;
                theirs.then_some(About::Written(spoken)).ok_or(NOT_THEIRS)
            }),
            Notice::MessageSettled { message } => {
                let key = format!("{}:{}:{}", asked_key(*message), self.tenant, self.to);
                match (
                    outbox::message_of(conn, &key).await?,
                    self.spoken(conn, *message).await?,
                ) {
                    (None, _) => Err(NEVER_SENT),
                    (Some(_), _) if !self.specialist => Err(NOT_THEIRS),
                    (Some(of), Ok(spoken)) => Ok(About::MessageSettled(of, spoken)),
                    (Some(of), Err(_)) => Ok(About::MessageForgotten(of)),
                }
            }
            Notice::Freed { walk, times, since } => self.waiting.freed(conn, *walk, times, *since).await?,
            Notice::FreedAnswered { of, took } => self.waiting.answered(conn, *of, *took).await?,
            Notice::WatchEnded { wish } => self.waiting.ended(conn, wish).await?,
            Notice::Claimed { claim } => self.claimed(conn, *claim).await?.map(About::Claimed),
            Notice::Proof { claim } => self.claimed(conn, *claim).await?.and_then(|claimed| {
                // It was forgotten together with the one who sent it.
                let sent = claimed.file.is_some();
                sent.then_some(About::Proof(claimed)).ok_or(GONE)
            }),
            Notice::ClaimSettled { claim } => {
                let key = format!("{}:{}:{}", claimed_key(*claim), self.tenant, self.to);
                match (
                    outbox::message_of(conn, &key).await?,
                    claimed(conn, self.tenant, *claim).await?,
                ) {
                    (None, _) => Err(NEVER_SENT),
                    (Some(_), Some(_)) if !self.specialist => Err(NOT_THEIRS),
                    (Some(of), Some(claimed)) => Ok(About::ClaimSettled(of, claimed)),
                    (Some(_), None) => Err(GONE),
                }
            }
            Notice::ClaimAnswered { claim } => match claimed(conn, self.tenant, *claim).await? {
                Some(claimed) if claimed.person != self.to => Err(NOT_THEIRS),
                // Where nothing was owed any more there was nothing to answer.
                Some(claimed)
                    if !claimed.is_open() && claimed.seen.bookings.len() + claimed.unseen.bookings.len() > 0 =>
                {
                    Ok(About::ClaimAnswered(claimed))
                }
                Some(_) | None => Err(MOVED_ON),
            },
            Notice::Series { series, asks } => self.series(conn, *series, *asks).await?,
            Notice::SeriesSettled { of, series } => self.series_settled(conn, *of, *series, now).await?,
            Notice::SeriesReceipt { series, missed, asks } => self.series_receipt(conn, *series, missed, *asks).await?,
            Notice::SeriesAccepted { bookings, .. } => self.series_accepted(conn, bookings).await?,
            Notice::SeriesStepped { bookings, status, .. } => self.series_stepped(conn, bookings, status).await?,
            Notice::KinDid { booking, entry_no } => self.kin_did(conn, *booking, *entry_no).await?,
            Notice::KinJoined { client, person } => self.kin_joined(conn, *client, *person).await?,
            Notice::CalledOff { job } => self.called_off(conn, *job, now).await?,
            Notice::News { job } => self.news(conn, *job).await?,
            Notice::JobEnded { job } => self.job_ended(conn, *job).await?,
            Notice::JobGaveUp { job, does, done, total } => {
                let (does, done, total) = (does.clone(), *done, *total);
                // What it was to do may be the very thing that cannot be read.
                let job = self
                    .job_ended(conn, *job)
                    .await
                    .is_ok_and(|seen| seen.is_ok())
                    .then_some(*job);
                match self.specialist {
                    true => Ok(About::JobGaveUp { job, does, done, total }),
                    false => Err(NOT_THEIRS),
                }
            }
            Notice::Plan { day } => self.plan(conn, *day).await?,
            Notice::UnpaidList { .. } => self.unpaid_list(conn, now).await?,
            Notice::Outcomes { day, letter } => self.outcomes(conn, *day, letter).await?,
            Notice::OutcomesMarked { letter } => self.outcomes_marked(conn, letter).await?,
            Notice::Owes { .. } => self.owes(conn, now).await?,
            Notice::Bill { client, month, .. } => self.bill(conn, *client, *month, now).await?,
            Notice::PackLeft { pack } => self.pack_left(conn, *pack).await?,
            Notice::Team { news } => team(conn, self.waiting.tenant, self.to, *news, now).await?,
            Notice::Trouble => Err(GONE),
        })
    }

    /// Somebody who came by a client's link and has no answer yet.
    async fn join_asked(&self, conn: &mut Conn, id: ClientId, came: Moment) -> Result<Still<About>> {
        if !self.specialist {
            return Ok(Err(NOT_THEIRS));
        }
        let row = client::by_id(conn, self.tenant, id).await?;
        let waiting = join::waiting(join_rows::of_client(conn, self.tenant, id).await?, came);
        let who = match waiting {
            Some(person) => person::by_id(conn, person).await?,
            None => return Ok(Err(MOVED_ON)),
        };
        Ok(match (row, who) {
            (Some(row), Some(who)) => Ok(About::JoinAsked {
                client: id,
                came,
                name: row.name,
                who,
            }),
            (_, _) => Err(GONE),
        })
    }

    /// A claim that waits for a specialist's word.
    async fn claimed(&self, conn: &mut Conn, id: ClaimId) -> Result<Still<Claimed>> {
        Ok(match claimed(conn, self.tenant, id).await? {
            Some(_) if !self.specialist => Err(NOT_THEIRS),
            Some(claimed) if claimed.is_open() => Ok(claimed),
            Some(_) => Err(MOVED_ON),
            None => Err(GONE),
        })
    }

    async fn spoken(&self, conn: &mut Conn, id: MessageId) -> Result<Still<Spoken>> {
        Ok(spoken(conn, self.tenant, id).await?.ok_or(GONE))
    }

    pub(super) async fn lesson(&self, conn: &mut Conn, id: BookingId) -> Result<Still<Lesson>> {
        let Some(row) = booking::by_id(conn, self.tenant, id).await? else {
            return Ok(Err(GONE));
        };
        let hears = self.specialist || self.own || {
            let hearers = client::hearers(conn, self.tenant, row.client_id).await?;
            hearers.iter().any(|hearer| hearer.person_id == self.to)
        };
        if !hears {
            return Ok(Err(NOT_THEIRS));
        }
        let workflow = self.flows.of(conn, self.tenant, row.workflow_version).await?;
        let kinds = slot::kinds(conn, self.tenant).await?;
        let kind = kinds
            .into_iter()
            .find(|kind| kind.kind_id == row.kind_id)
            .map(|kind| kind.name);
        let instead = match row.replaces {
            Some(old) => booking::by_id(conn, self.tenant, old).await?,
            None => None,
        };
        let weekly = match row.standing_id {
            Some(of) => standing::by_id(conn, self.tenant, of).await?,
            None => None,
        };
        Ok(Ok(Lesson {
            weekly: weekly.filter(StandingRow::is_asked).and_then(|row| row.regular()),
            other: instead
                .as_ref()
                .map(|old| Other::of(old, self.waiting.now))
                .unwrap_or_default(),
            instead: instead.map(|old| (old.start_at, old.end_at)),
            row,
            workflow,
            kind: kind.unwrap_or_default(),
        }))
    }

    /// An entry of the history with the booking at the time that it had then.
    pub(super) async fn entry(
        &self,
        conn: &mut Conn,
        id: BookingId,
        entry_no: i64,
    ) -> Result<Still<(Lesson, HistoryRow)>> {
        let mut lesson = match self.lesson(conn, id).await? {
            Ok(lesson) => lesson,
            Err(why) => return Ok(Err(why)),
        };
        let history = history_of(conn, self.tenant, id).await?;
        let moved_on = history
            .iter()
            .find(|entry| entry.entry_no > entry_no && entry.from_slot.is_some());
        if let Some(then) = self.hours(conn, moved_on).await? {
            (lesson.row.start_at, lesson.row.end_at) = then;
        }
        let entry = history.iter().find(|entry| entry.entry_no == entry_no);
        if let Some(before) = self.hours(conn, entry).await? {
            lesson.instead = Some(before);
        }
        Ok(entry.cloned().map(|entry| (lesson, entry)).ok_or(GONE))
    }

    /// When the booking was before the entry, if that took it elsewhere.
    async fn hours(&self, conn: &mut Conn, entry: Option<&HistoryRow>) -> Result<Option<(Moment, Moment)>> {
        match entry.and_then(|entry| entry.from_slot) {
            Some(slot) => slot::hours(conn, self.tenant, slot).await,
            None => Ok(None),
        }
    }

    /// A change that still stands: what the ledger did since, it did because of it.
    async fn stepped(&self, conn: &mut Conn, id: BookingId, entry_no: i64) -> Result<Still<About>> {
        let (lesson, entry) = match self.entry(conn, id, entry_no).await? {
            Ok(found) => found,
            Err(why) => return Ok(Err(why)),
        };
        let stands = entry.undone == 0
            && (entry.to_status == lesson.row.status || {
                let history = history_of(conn, self.tenant, id).await?;
                let mut later = history.iter().filter(|later| later.entry_no > entry_no);
                later.all(|later| later.by == By::Ledger.as_str() || later.step == PAY)
            });
        Ok(stands.then_some(About::Stepped(lesson, entry)).ok_or(MOVED_ON))
    }

    /// Only who had been told of what is taken back hears of it.
    async fn undone(&self, conn: &mut Conn, id: BookingId, entry_no: i64) -> Result<Still<About>> {
        let (lesson, entry) = match self.entry(conn, id, entry_no).await? {
            Ok(found) => found,
            Err(why) => return Ok(Err(why)),
        };
        if entry.undone != 0 || entry.to_status != lesson.row.status {
            return Ok(Err(MOVED_ON));
        }
        let history = history_of(conn, self.tenant, id).await?;
        let from = entry.undoes.unwrap_or(entry_no);
        for taken_back in history
            .iter()
            .filter(|entry| (from..entry_no).contains(&entry.entry_no))
        {
            let key = stepped_key(id, taken_back.entry_no, self.tenant, self.to);
            let of_payment = match taken_back.payment_id {
                Some(_) => self.heard_of_claim(conn, id, taken_back.at).await?,
                None => false,
            };
            // Who did it knows of it.
            let together = lesson.row.series_id.filter(|_| taken_back.step == APPROVE);
            let heard = of_payment
                || outbox::was_sent(conn, &key).await?
                || match together {
                    Some(series) => outbox::was_sent(conn, &accepted_key(series, self.tenant, self.to)).await?,
                    None => false,
                };
            // The request that they were sent says how it was answered.
            let was_pending = taken_back.from_status.as_deref().is_some_and(|from| {
                let from = lesson.workflow.status(&StatusId::from(from));
                from.is_some_and(|from| from.phase == Phase::Pending)
            });
            let asked = self.specialist && was_pending && {
                let key = format!("requested:{id}:{}:{}", self.tenant, self.to);
                outbox::was_sent(conn, &key).await?
            };
            if taken_back.person_id == Some(self.to) || heard || asked {
                return Ok(Ok(About::Undone(lesson, entry)));
            }
        }
        Ok(Err(NEVER_SENT))
    }

    /// Whether the reader was told that what they said they had paid was seen, and was entered then.
    async fn heard_of_claim(&self, conn: &mut Conn, id: BookingId, entered: Moment) -> Result<bool> {
        for part in claim::of_booking(conn, self.tenant, id).await? {
            let key = format!("{}:{}:{}", answered_key(part.claim_id), self.tenant, self.to);
            let seen = part.seen == Some(1) && part.settled_at == Some(entered);
            if seen && outbox::was_sent(conn, &key).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The lessons that a reminder was made for, as they stand now; what it asks stands under its letter.
    async fn reminded(
        &self,
        conn: &mut Conn,
        of: &[RemindedLesson],
        letter: Option<&str>,
        now: Moment,
    ) -> Result<Vec<Reminded>> {
        let asked = match letter {
            Some(letter) => coming::asked_in(conn, self.tenant, letter).await?,
            None => Vec::new(),
        };
        let ids: Vec<BookingId> = of.iter().map(|reminded| reminded.booking).collect();
        let said = coming::said_of(conn, self.tenant, &ids).await?;
        let mut lessons = Vec::new();
        for reminded in of {
            let Ok(lesson) = self.lesson(conn, reminded.booking).await? else {
                continue;
            };
            let key = (reminded.booking, reminded.move_no);
            let stand = if lesson.row.move_no != reminded.move_no {
                Stand::Moved
            } else if lesson.row.phase != Phase::Upcoming.as_str() {
                Stand::Ended
            } else if asked.contains(&key) && said.contains(&key) {
                Stand::Coming
            } else if asked.contains(&key) && lesson.row.start_at > now && !self.runs {
                Stand::Asks
            } else {
                Stand::Plain
            };
            lessons.push(Reminded { lesson, stand });
        }
        lessons.sort_by_key(|it| it.lesson.row.start_at);
        Ok(lessons)
    }

    async fn new_times(&self, conn: &mut Conn, day: &str, now: Moment) -> Result<Still<About>> {
        let tenant = self.waiting.tenant;
        let Some(standing) = Standing::of(conn, tenant, self.to, now).await? else {
            return Ok(Err(NOT_THEIRS));
        };
        let published = publication::slots(conn, self.tenant, day).await?;
        let (Some((_, first)), Some((_, last))) = (published.first(), published.last()) else {
            return Ok(Err(GONE));
        };
        let mut free = free::between(conn, tenant, *first, Moment(last.0.saturating_add(1)), now).await?;
        let published: HashSet<SlotId> = published.into_iter().map(|(slot, _)| slot).collect();
        let news = |slot: &FreeRow| FreeingRow {
            slot_id: slot.slot_id,
            number: 0,
            client_id: None,
            walk: None,
            reached: 0,
            start_at: slot.start_at,
            end_at: slot.end_at,
            kind_id: slot.kind_id,
            price: 0,
        };
        free.retain(|slot| published.contains(&slot.slot_id) && standing.could_book(tenant, &news(slot), now));
        Ok(if free.is_empty() {
            Err(GONE)
        } else {
            let mut kinds = slot::kinds(conn, self.tenant).await?;
            if kinds.len() < 2 {
                kinds.clear();
            }
            Ok(About::NewTimes { free, kinds })
        })
    }

    /// It is told if it still moves their hours, and they have something after it.
    async fn clock_change(&self, conn: &mut Conn, at: Moment, now: Moment) -> Result<Still<About>> {
        let tenant = tenant::by_id(conn, self.tenant).await?;
        let person = person::by_id(conn, self.to).await?;
        let own = person
            .and_then(|person| person.zone)
            .and_then(|zone| Zone::parse(&zone).ok());
        let (Some(tenant), Some(reader)) = (tenant, own) else {
            return Ok(Err(MOVED_ON));
        };
        let Some(shift) = hours_move(tenant.zone, reader, at - Span(1), at) else {
            return Ok(Err(MOVED_ON));
        };
        let ahead = booking::active_of_person(conn, self.tenant, self.to, now).await?;
        let after = ahead
            .into_iter()
            .find(|row| row.start_at >= at && row.phase == Phase::Upcoming.as_str());
        let Some(after) = after else {
            return Ok(Err(MOVED_ON));
        };
        Ok(self
            .lesson(conn, after.booking_id)
            .await?
            .map(|first| About::ClockChange {
                at,
                minutes: shift.minutes,
                first,
            }))
    }

    async fn settled(&self, conn: &mut Conn, of: OutboxId, id: BookingId, entry_no: i64) -> Result<Still<About>> {
        let Some((_, message)) = outbox::message(conn, of).await? else {
            return Ok(Err(NEVER_SENT));
        };
        let (lesson, entry) = match self.entry(conn, id, entry_no).await? {
            Ok(found) => found,
            Err(why) => return Ok(Err(why)),
        };
        // What was asked for is the time that the client has given up since.
        let mut lesson = lesson;
        if let Some(before) = lesson.instead.filter(|_| entry.from_slot.is_some()) {
            (lesson.row.start_at, lesson.row.end_at) = before;
            lesson.instead = None;
        }
        let who = match entry.person_id.filter(|person| *person != self.to) {
            Some(person) => person::by_id(conn, person).await?.map(|person| person.name),
            None => None,
        };
        Ok(Ok(About::Settled {
            message,
            lesson,
            entry,
            who,
        }))
    }
}

/// The key under which a person is told of an entry of a booking's history.
pub fn stepped_key(booking: BookingId, entry_no: i64, tenant: TenantId, to: PersonId) -> String {
    format!("stepped:{booking}:{entry_no}:{tenant}:{to}")
}
