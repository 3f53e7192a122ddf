//! A booking with what its specialist wants to know of it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::ids::{BookingId, PersonId, SlotId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::refusal::Refusal;
use crate::domain::workflow::{Phase, Workflow};
use crate::storage::booking::{self, BookingRow};
use crate::storage::history::HistoryRow;
use crate::storage::history::of_booking as history_of;
use crate::storage::{Conn, Result, claim, client, coming, person, slot};
use crate::usecase::Workflows;
use crate::usecase::undo::stands_against;

pub struct Lesson {
    pub booking: BookingRow,
    /// The version that the booking lives by.
    pub workflow: Arc<Workflow>,
    /// What the service is called.
    pub kind: String,
    /// The slot's.
    pub note: String,
    /// When it was where its history took it away from.
    pub places: HashMap<SlotId, (Moment, Moment)>,
    /// What it asks to take the place of.
    pub instead: Option<(Moment, Moment)>,
    /// Why it can't be made the request to move again that it was, where that is so.
    pub no_way_back: Option<Refusal>,
    /// Oldest first.
    pub history: Vec<HistoryRow>,
    /// The names of those who stand in the history.
    pub people: HashMap<PersonId, String>,
    /// By which somebody who acts for the client can be written to.
    pub username: Option<String>,
    /// When somebody said that they come.
    pub coming: Option<Moment>,
    /// What a client says they have paid of it, while nobody has answered.
    pub claimed: Option<i64>,
    /// Other bookings of the client that were accepted.
    pub before: i64,
}

pub async fn lesson(
    conn: &mut Conn,
    flows: &Workflows,
    tenant: TenantId,
    id: BookingId,
    now: Moment,
) -> Result<Option<Lesson>> {
    let Some(booking) = booking::by_id(conn, tenant, id).await? else {
        return Ok(None);
    };
    let workflow = flows.of(conn, tenant, booking.workflow_version).await?;
    let kinds = slot::kinds(conn, tenant).await?;
    let kind = kinds.into_iter().find(|kind| kind.kind_id == booking.kind_id);
    let note = slot::by_id(conn, tenant, booking.slot_id).await?.map(|slot| slot.note);
    let history = history_of(conn, tenant, id).await?;
    let mut places = HashMap::new();
    for left in history.iter().filter_map(|entry| entry.from_slot) {
        if let Some(hours) = slot::hours(conn, tenant, left).await? {
            places.insert(left, hours);
        }
    }
    let instead = match booking.replaces {
        Some(old) => booking::by_id(conn, tenant, old).await?,
        None => None,
    };
    let mut people = HashMap::new();
    for acted in history.iter().filter_map(|entry| entry.person_id) {
        if !people.contains_key(&acted)
            && let Some(person) = person::by_id(conn, acted).await?
        {
            people.insert(acted, person.name);
        }
    }
    let mut username = None;
    for hearer in client::hearers(conn, tenant, booking.client_id).await? {
        let person = person::by_id(conn, hearer.person_id).await?;
        username = username.or(person.and_then(|person| person.username));
    }
    let no_way_back = stands_against(conn, &booking, Phase::Pending, now).await?;
    let accepted = booking::count_accepted(conn, tenant, booking.client_id).await?;
    let itself = [Phase::Upcoming.as_str(), Phase::Done.as_str()].contains(&booking.phase.as_str());
    let coming = coming::said_at(conn, tenant, id, booking.move_no).await?;
    let claimed = match booking.owed() > 0 {
        true => claim::open(conn, tenant, &[id]).await?.first().map(|part| part.amount),
        false => None,
    };
    Ok(Some(Lesson {
        claimed,
        coming,
        workflow,
        kind: kind.map(|kind| kind.name).unwrap_or_default(),
        note: note.unwrap_or_default(),
        no_way_back,
        places,
        instead: instead.map(|old| (old.start_at, old.end_at)),
        history,
        people,
        username,
        before: accepted - i64::from(itself),
        booking,
    }))
}
