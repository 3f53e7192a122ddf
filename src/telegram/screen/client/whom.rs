//! "For whom?": on the way to a booking, where somebody books for two or more.

use crate::args;
use crate::domain::acting::May;
use crate::domain::ids::{BookingId, ClientId, SlotId, TenantId};
use crate::domain::refusal::Refusal;
use crate::storage::booking;
use crate::storage::client::ClientRow;
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::{Button, Scene, act, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::acting::{self, ActsFor, Bookers};

/// Who takes the time.
pub struct Whom {
    bookers: Bookers,
    /// The only one who could have it, has it already.
    pub booked: Option<BookingId>,
    /// Nobody of theirs is a client here yet.
    newcomer: bool,
    /// They book for several: the one who is left is named too.
    said: bool,
}

impl Whom {
    /// Whoever it is for, whatever they have.
    pub async fn any(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Self> {
        Self::without(scene, id, None).await
    }

    /// Those who have something in the slot already are not asked about.
    pub async fn of(scene: &mut Scene<'_>, id: TenantId, slot: SlotId) -> Outcome<Self> {
        Self::without(scene, id, Some(slot)).await
    }

    async fn without(scene: &mut Scene<'_>, id: TenantId, slot: Option<SlotId>) -> Outcome<Self> {
        let me = scene.me.person_id;
        let mut bookers = acting::bookers(scene.conn, id, me, scene.now).await?;
        if bookers.barred {
            return Err(Refusal::NotGiven { deed: May::Book }.into());
        }
        let chosen = bookers.one().map(ActsFor::id);
        let active = booking::active_of_person(scene.conn, id, me, scene.now).await?;
        let has = |ward: &ActsFor| {
            let theirs = |row: &&booking::BookingRow| Some(row.slot_id) == slot && row.client_id == ward.id();
            active.iter().find(theirs).map(|row| row.booking_id)
        };
        let several = bookers.are_several();
        let newcomer = bookers.all.is_empty();
        let booked = bookers.all.iter().find_map(has);
        bookers.all.retain(|ward| has(ward).is_none());
        bookers.chosen = bookers.all.iter().position(|ward| Some(ward.id()) == chosen);
        if bookers.all.len() == 1 && (!several || booked.is_some()) {
            bookers.chosen = Some(0);
        }
        Ok(Self {
            booked: booked.filter(|_| bookers.all.is_empty()),
            bookers,
            newcomer,
            said: several,
        })
    }

    /// It has to be asked first.
    pub fn asks(&self) -> bool {
        self.said && self.bookers.chosen.is_none()
    }

    pub fn client(&self) -> Option<&ClientRow> {
        self.bookers.client()
    }

    /// The name, where it is said.
    pub fn name(&self) -> Option<&str> {
        self.client().filter(|_| self.said).map(|client| client.name.as_str())
    }

    /// Whom a button has to name.
    pub fn named(&self) -> Option<ClientId> {
        self.client().filter(|_| self.said).map(|client| client.client_id)
    }

    pub fn line(&self, say: &Speaker) -> Html {
        match self.name() {
            Some(name) => say.html("client-family-for", &args![name = name]),
            None if self.asks() => say.html("client-family-whom", &args![]),
            None => Html::default(),
        }
    }

    /// The one who is chosen is not among them.
    pub fn buttons(&self, tenant: TenantId, slot: SlotId, say: &Speaker) -> Vec<Button> {
        let own = self.client().map(|client| client.client_id);
        let others = self.bookers.all.iter().filter(|ward| Some(ward.id()) != own);
        let button = |ward: &ActsFor| {
            let label = say.plain("client-family-name-b16", &args![name = &ward.client().name]);
            let client = ward.id();
            act(label, Act::ForWhom { tenant, slot, client })
        };
        others.map(button).collect()
    }

    /// What takes the time at the price that is said.
    pub fn book(&self, tenant: TenantId, slot: SlotId, price: i64) -> Act {
        Act::BookAt {
            tenant,
            slot,
            client: self.named(),
            price,
        }
    }

    pub fn book_series(&self, tenant: TenantId, slot: SlotId, (weeks, shown): (u32, u32)) -> Act {
        match self.client().filter(|_| self.said) {
            Some(client) => Act::BookSeriesFor {
                tenant,
                slot,
                client: client.client_id,
                weeks,
                shown,
            },
            None => Act::BookSeries {
                tenant,
                slot,
                weeks,
                shown,
            },
        }
    }

    /// A parent's first booking: the pupil is somebody else.
    pub fn for_another(&self, tenant: TenantId, slot: SlotId, say: &Speaker) -> Option<Button> {
        self.newcomer.then(|| {
            let label = say.plain("client-family-newcomer-b32", &args![]);
            let slot = Some(slot);
            go(label, Place::KinNew { tenant, slot })
        })
    }
}
