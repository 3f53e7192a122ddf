//! A client asks for a free time week after week: a request like any other, which makes the time theirs when it is
//! accepted.

use super::acting::booker;
use super::book::{make, offer, tell_specialists};
use super::kinds;
use super::standing::{ahead, in_the_way, note, publish, take_off, tell};
use super::{Outcome, Work};
use crate::domain::ids::{ClientId, PersonId, SlotId, StandingId};
use crate::domain::moment::Moment;
use crate::domain::notice::{Letter, Notice};
use crate::domain::pattern::WeeklyTime;
use crate::domain::refusal::Refusal;
use crate::domain::slot::{self, WallSpan};
use crate::domain::standing::{MOST, Regular, RegularDeed, RegularNews, Weeks};
use crate::domain::workflow::Phase;
use crate::domain::zone::{DAY, Date, Zone};
use crate::storage::booking::BookingRow;
use crate::storage::slot as slots;
use crate::storage::slot::SlotRow;
use crate::storage::standing::{self, NewStanding, StandingRow, State};
use crate::storage::tenant::TenantRow;
use crate::storage::{Conn, Result, kind, standing_asked};

/// The weekly time that begins with one of its lessons; `None` where its length is none of ours.
pub fn weekly_of((start, end): (Moment, Moment), zone: Zone, turns: bool) -> Option<(Regular, Date)> {
    let (wall, day) = (zone.wall(start), zone.date(start));
    let start_min = wall.minute() % DAY;
    let length = u16::try_from((end - start).0 / 60).ok()?;
    let regular = Regular {
        time: WeeklyTime {
            weekday: chrono::Datelike::weekday(&day),
            span: WallSpan {
                start_min,
                end_min: start_min + length,
            },
        },
        weeks: if turns { Weeks::of(day) } else { Weeks::Every },
        from: day,
        until: None,
    };
    slot::is_length(length).then_some((regular, day))
}

/// What a client can ask for with a free slot: it every week, and it every other week.
pub async fn ways(
    conn: &mut Conn,
    tenant: &TenantRow,
    slot: &SlotRow,
    client: Option<ClientId>,
    now: Moment,
) -> Result<[bool; 2]> {
    let kinds = kind::kinds(conn, tenant.id).await?;
    let Some(kind) = kinds.iter().find(|kind| kind.kind_id == slot.kind_id) else {
        return Ok([false; 2]);
    };
    let Some((every, _)) = weekly_of((slot.start_at, slot.end_at), tenant.zone, false) else {
        return Ok([false; 2]);
    };
    // As many as there are, only those at that time can be in its way.
    let rows = standing_asked::at(conn, tenant.id, &tenant.zone.date(now).to_string(), &every.time).await?;
    let client = client.unwrap_or(ClientId(0));
    Ok([false, true].map(|turns| {
        let regular = weekly_of((slot.start_at, slot.end_at), tenant.zone, turns);
        regular.is_some_and(|(regular, _)| in_the_way(&rows, kind, client, &regular, None).is_none())
    }))
}

async fn taken_by(work: &mut Work<'_>, row: &StandingRow, regular: &Regular) -> Outcome<Option<StandingRow>> {
    let kind = kinds::of(work, row.kind_id).await?;
    let (tenant, today) = (work.tenant.id(), work.tenant.tenant.zone.date(work.now));
    let rows = standing_asked::at(&mut work.tenant, tenant, &today.to_string(), &regular.time).await?;
    Ok(in_the_way(&rows, &kind, row.client_id, regular, Some(row.standing_id)).cloned())
}

/// Asks for the time of a free slot in every week, or every other, for a client of the acting person's. `answer` is to
/// the tenant's own question.
pub async fn ask(
    work: &mut Work<'_>,
    person: PersonId,
    (of, wanted): (Option<ClientId>, SlotId),
    turns: bool,
    answer: String,
) -> Outcome<BookingRow> {
    let booker = booker(work, person, of).await?;
    let client = booker.client().clone();
    let mut found = offer(work, &booker, wanted, None).await?;
    // Whoever has a time for good is let in by hand.
    found.asks = true;
    found.answer = answer;
    let (tenant, zone) = (work.tenant.id(), work.tenant.tenant.zone);
    let row = slots::by_id(&mut work.tenant, tenant, wanted).await?;
    let row = row.ok_or(Refusal::SlotClosed)?;
    let (regular, day) = weekly_of((row.start_at, row.end_at), zone, turns).ok_or(Refusal::SlotClosed)?;
    let kind = kinds::of(work, row.kind_id).await?;
    let today = zone.date(work.now).to_string();
    if standing_asked::count(&mut work.tenant, tenant, &today).await? >= MOST {
        return Err(Refusal::RegularsFull.into());
    }
    let rows = standing_asked::at(&mut work.tenant, tenant, &today, &regular.time).await?;
    if in_the_way(&rows, &kind, client.client_id, &regular, None).is_some() {
        // Whose it is is nobody's business.
        return Err(Refusal::RegularTaken.into());
    }
    let new = NewStanding {
        client: client.client_id,
        kind: kind.kind_id,
        regular,
        price: None,
        state: State::Asked,
    };
    let id = work.tenant.insert_standing(&new).await?;
    let booking = make(work, person, &client, &found, None, None).await?.booking_id;
    let iso = day.to_string();
    work.tenant.adopt_booking(booking, id, &iso).await?;
    work.tenant.standing_came(id, &iso, Ok(booking)).await?;
    work.tenant.insert_standing_request(id, booking, work.now).await?;
    work.tenant.forget_chosen(person).await?;
    let (made, _) = work.booking(booking).await?;
    let (notice, key) = match made.phase == Phase::Pending.as_str() {
        true => (Notice::Requested { booking }, "requested"),
        // Some workflows let nobody wait for an answer.
        false => {
            accept(work, id).await?;
            (Notice::Booked { booking }, "booked")
        }
    };
    tell_specialists(work, &notice, &format!("{key}:{booking}")).await?;
    work.leave_receipt(&made).await?;
    Ok(made)
}

async fn asked(work: &mut Work<'_>, id: StandingId) -> Outcome<(StandingRow, Regular)> {
    let tenant = work.tenant.id();
    let row = standing::by_id(&mut work.tenant, tenant, id).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    let regular = row.regular().ok_or(Refusal::NotFound)?;
    Ok((row, regular))
}

/// What was asked for is theirs from now on.
async fn accept(work: &mut Work<'_>, id: StandingId) -> Outcome<()> {
    let (row, regular) = asked(work, id).await?;
    if !row.is_asked() {
        return Ok(());
    }
    if let Some(other) = taken_by(work, &row, &regular).await? {
        return Err(Refusal::RegularPromised {
            who: other.client_name.clone(),
            weekday: regular.time.weekday,
            span: other.regular().map_or(regular.time.span, |other| other.time.span),
        }
        .into());
    }
    if work.tenant.answer_standing(id, State::Asked, State::Active).await? {
        note(work, id, &regular.time, RegularDeed::Accepted).await?;
        tell(work, id, row.client_id, RegularNews::Begun).await?;
        // The days that follow are theirs before anybody else is shown them.
        Box::pin(publish(work)).await?;
    }
    Ok(())
}

/// Who hears that a time is theirs from now on need not hear that its first lesson was accepted.
pub(super) fn say_once(work: &mut Work<'_>, booking: &BookingRow, brought: &[Letter]) {
    let Some(id) = booking.standing_id else { return };
    let begun = Notice::Regular {
        standing: id,
        news: RegularNews::Begun,
    };
    let knows = |to: PersonId| brought.iter().any(|letter| letter.to == to && letter.notice == begun);
    let accepted = |notice: &Notice| matches!(notice, Notice::Stepped { booking: of, .. } if *of == booking.booking_id);
    work.letters
        .retain(|letter| !accepted(&letter.notice) || !knows(letter.to));
}

/// The answer was taken back, and it waits again: what was booked on the strength of it goes.
async fn waits_again(work: &mut Work<'_>, id: StandingId, booking: &BookingRow) -> Outcome<()> {
    let tenant = work.tenant.id();
    if standing_asked::request(&mut work.tenant, tenant, id).await? != Some(booking.booking_id) {
        return Ok(());
    }
    if !work.tenant.answer_standing(id, State::Active, State::Asked).await? {
        return Ok(());
    }
    let mut count = 0;
    for (day, _, other) in ahead(work, id).await? {
        if other.booking_id != booking.booking_id && Box::pin(take_off(work, &day, &other)).await? {
            count += 1;
        }
    }
    if count > 0 {
        tell(work, id, booking.client_id, RegularNews::Unanswered { count }).await?;
    }
    Ok(())
}

/// Who hears that a whole weekly time waits again need not hear it of its first lesson.
pub(super) fn say_back_once(work: &mut Work<'_>, booking: &BookingRow) {
    let Some(id) = booking.standing_id else { return };
    let is_of_all = |notice: &Notice| {
        let waits = |news: &RegularNews| matches!(news, RegularNews::Unanswered { .. });
        matches!(notice, Notice::Regular { standing, news } if *standing == id && waits(news))
    };
    let letters = work.letters.iter().filter(|letter| is_of_all(&letter.notice));
    let know: Vec<PersonId> = letters.map(|letter| letter.to).collect();
    let single = |notice: &Notice| matches!(notice, Notice::Undone { booking: of, .. } if *of == booking.booking_id);
    work.letters
        .retain(|letter| !single(&letter.notice) || !know.contains(&letter.to));
}

/// The request goes to another time before it is answered, and so does the weekly time that it is for.
async fn follow(work: &mut Work<'_>, id: StandingId, booking: &BookingRow) -> Outcome<()> {
    let (row, was) = asked(work, id).await?;
    let zone = work.tenant.tenant.zone;
    let turns = was.weeks != Weeks::Every;
    let Some((regular, day)) = weekly_of((booking.start_at, booking.end_at), zone, turns) else {
        return Ok(());
    };
    if !row.is_asked() || (regular.time, regular.weeks, regular.from) == (was.time, was.weeks, was.from) {
        return Ok(());
    }
    if taken_by(work, &row, &regular).await?.is_some() {
        return Err(Refusal::RegularTaken.into());
    }
    let (before, after) = (was.from.to_string(), day.to_string());
    work.tenant.set_standing(id, &regular).await?;
    work.tenant.forget_standing_day(id, &before).await?;
    work.tenant.adopt_booking(booking.booking_id, id, &after).await?;
    Ok(work.tenant.standing_came(id, &after, Ok(booking.booking_id)).await?)
}

/// A booking that a weekly time was asked for with has got an answer, waits again, or has gone elsewhere.
pub(super) async fn answered(work: &mut Work<'_>, before: Phase, booking: &BookingRow) -> Outcome<()> {
    let (Some(id), Some(phase)) = (booking.standing_id, Phase::parse(&booking.phase)) else {
        return Ok(());
    };
    match (before, phase) {
        (Phase::Pending, Phase::Upcoming | Phase::Done) => accept(work, id).await,
        (Phase::Pending, Phase::Pending) => follow(work, id, booking).await,
        (Phase::Pending, Phase::Void) => {
            let (asked, no) = (State::Asked, State::Declined);
            Ok(work.tenant.answer_standing(id, asked, no).await.map(drop)?)
        }
        (Phase::Void, Phase::Pending) => {
            let (no, asked) = (State::Declined, State::Asked);
            Ok(work.tenant.answer_standing(id, no, asked).await.map(drop)?)
        }
        (Phase::Upcoming | Phase::Done, Phase::Pending) => waits_again(work, id, booking).await,
        (_, _) => Ok(()),
    }
}
