//! Every button there is, with what it names: a chain over the enums, so that a new variant has to be put in.

mod acts;
mod places;

use std::collections::HashSet;
use std::iter::successors;

use slotkeeper::domain::ids::{BookingId, ClientId, InviteId, KindId, MessageId, PersonId, SlotId, TenantId, WatchId};
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::spot::Spot;
use slotkeeper::domain::zone::{Date, Zone};
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use self::acts::act_after;
use self::places::place_after;

/// What a button names.
#[derive(Clone, Copy)]
pub(super) struct Ids {
    pub tenant: TenantId,
    pub day: Date,
    pub zone: &'static str,
    /// Booked, free, and nobody's.
    pub booked: SlotId,
    pub free: SlotId,
    pub spare: SlotId,
    pub revision: i64,
    pub booking: BookingId,
    /// Whose it is.
    pub client: ClientId,
    /// Who acts for them.
    pub person: PersonId,
    /// About it, of the client whose booking it is.
    pub message: MessageId,
    pub kind: KindId,
    /// The booker's.
    pub watch: WatchId,
    pub entry_no: i64,
    /// The newest payment of theirs.
    pub paid: i64,
    /// An assistant, and an invite that stands.
    pub helper: PersonId,
    pub invite: InviteId,
    /// Steps that the specialist and the client can take now.
    pub approve: u32,
    pub cancel: u32,
    /// Of the draft of the tenant's workflow, one of its versions, and one of its outcomes.
    pub draft: i64,
    pub version: i64,
    pub status: &'static str,
}

impl Ids {
    /// Of nothing that is.
    fn nowhere() -> Self {
        Self {
            tenant: TenantId(1),
            day: Date::from_ymd_opt(2026, 11, 25).unwrap(),
            zone: "UTC",
            booked: SlotId(1),
            free: SlotId(2),
            spare: SlotId(3),
            revision: 1,
            booking: BookingId(1),
            client: ClientId(1),
            person: PersonId(1),
            message: MessageId(1),
            kind: KindId(1),
            watch: WatchId(1),
            entry_no: 1,
            paid: 0,
            helper: PersonId(1),
            invite: InviteId(1),
            approve: 1,
            cancel: 2,
            draft: 1,
            version: 1,
            status: "status",
        }
    }
}

/// An hour at which nobody has anything.
fn at_night(day: Date) -> Spot {
    let (midnight, _) = Zone::UTC.day(day);
    Spot::hour(midnight + Span::hours(23), 60).unwrap()
}

/// The code of its variant, without what it names.
fn code(button: &Callback) -> String {
    let data = button.encode(Origin::Screen);
    let code = data[1..].trim_start_matches('!');
    let length = if code.starts_with('.') { 3 } else { 1 };
    code.chars().take(length).collect()
}

/// A variant that the chain passes by would be tapped by nobody.
#[test]
fn every_variant_is_among_the_buttons() {
    let buttons = every_button(Ids::nowhere());
    for (kind, codes) in [("a place", Place::CODES), ("an act", Act::CODES)] {
        let met: HashSet<String> = buttons
            .iter()
            .filter(|button| matches!(button, Callback::Go(_)) == (kind == "a place"))
            .map(code)
            .collect();
        let missing: Vec<&&str> = codes.iter().filter(|code| !met.contains(**code)).collect();
        assert!(missing.is_empty(), "no button is {kind} {missing:?}");
    }
}

/// One of each. A variant that leads back to one before it would have no end: it fails here instead.
pub(super) fn every_button(ids: Ids) -> Vec<Callback> {
    let places = successors(Some(Place::Home), |place| place_after(place, ids)).map(Callback::Go);
    let acts = successors(Some(Act::BookOff), |act| act_after(act, ids)).map(Callback::Do);
    let mut met = HashSet::new();
    let new = |button: &Callback| assert!(met.insert(button.clone()), "{button:?} comes twice");
    places.chain(acts).inspect(new).collect()
}
