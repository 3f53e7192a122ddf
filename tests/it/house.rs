//! A practice in Berlin inside a world, with a tutor and clients who have phones: where stories of races and faults
//! begin.

use slotkeeper::domain::ids::{ClientId, PersonId, SlotId, TenantId};
use slotkeeper::domain::moment::{Moment, Span};
use slotkeeper::domain::policy::{Approval, Policy};
use slotkeeper::domain::zone::Wall;
use slotkeeper::simulator::{Message, Press};
use slotkeeper::storage::booking::{self, BookingRow};
use slotkeeper::storage::clients;
use slotkeeper::storage::slot::{self, NewSlot, SlotRow};
use slotkeeper::storage::tenant::{self, Locked};
use slotkeeper::storage::{Conn, Lane};
use slotkeeper::telegram::callback::{Act, Callback, Origin};

use crate::practice;
use crate::world::World;
use crate::world::person::Someone;

pub const TUTOR: i64 = 1000;

pub struct House {
    pub tutor: Someone,
    pub owner: PersonId,
    pub tenant: TenantId,
    pub slug: String,
    pub link: String,
}

impl House {
    pub async fn open(world: &World, approval: Approval) -> Self {
        let tutor = world.person(TUTOR, "Maria", "en");
        tutor.starts(world).await;
        let core = &world.app.core;
        let owner = practice::someone(&core.db, TUTOR, core.clock.now()).await;
        let tenant = practice::practice(core, owner, approval).await;
        tutor.starts(world).await;
        tutor.looks();
        let slug = tenant::by_id(&mut read(world).await, tenant)
            .await
            .unwrap()
            .unwrap()
            .slug;
        Self {
            tutor,
            owner,
            tenant,
            link: world.server.telegram.link(&slug),
            slug,
        }
    }

    /// Clients who have opened the link.
    pub async fn clients(&self, world: &World, names: &[&str]) -> Vec<Someone> {
        let people: Vec<Someone> = (1..)
            .zip(names)
            .map(|(n, name)| world.person(TUTOR + n, name, "en"))
            .collect();
        for person in &people {
            person.phone.opens(&self.link, world.clock.now_ms()).unwrap();
        }
        world.settles().await;
        for person in &people {
            person.looks();
        }
        people
    }

    pub async fn client(&self, world: &World, name: &str) -> Someone {
        self.clients(world, &[name]).await.remove(0)
    }

    /// An hour on the plan, by Berlin's wall.
    pub async fn slot(&self, world: &World, wall: &str) -> SlotId {
        practice::slot(&world.app.core, self.tenant, self.owner, wall).await
    }

    pub async fn set_policy(&self, world: &World, policy: Policy) {
        let tenant = self.tenant;
        let set = world.app.core.db.write(Lane::Workers, move |tx| {
            let policy = policy.clone();
            Box::pin(async move {
                let mut locked = Locked::take(tx, tenant).await?.unwrap();
                locked.set_policy(policy).await
            })
        });
        set.await.unwrap();
    }

    pub async fn row(&self, world: &World, slot: SlotId) -> Option<SlotRow> {
        slot::by_id(&mut read(world).await, self.tenant, slot).await.unwrap()
    }

    /// The bookings that hold a seat of a slot.
    pub async fn held(&self, world: &World, slot: SlotId) -> Vec<BookingRow> {
        booking::in_slot(&mut read(world).await, self.tenant, slot)
            .await
            .unwrap()
    }

    /// A client who is called so.
    pub async fn kin(&self, world: &World, name: &str) -> ClientId {
        let words = [name.to_lowercase()];
        let found = clients::list(&mut read(world).await, self.tenant, &words, 0, 9).await;
        found.unwrap()[0].client_id
    }

    /// The only booking of a client who is called so.
    pub async fn client_booking(&self, world: &World, name: &str) -> BookingRow {
        let rows = booking::open(&mut read(world).await, self.tenant).await.unwrap();
        let mut theirs = rows.into_iter().filter(|row| row.client_name == name);
        theirs.next().unwrap()
    }

    /// What the button of the one who books carries, whatever the time costs.
    pub fn book(&self, slot: SlotId) -> String {
        let act = Act::BookAt {
            tenant: self.tenant,
            slot,
            client: None,
            price: i64::MAX,
        };
        Callback::Do(act).encode(Origin::Screen)
    }

    /// What the button of a step carries.
    pub async fn step(&self, world: &World, booking: &BookingRow, name: &str) -> String {
        let mut conn = read(world).await;
        let flows = &world.app.core.flows;
        let workflow = flows
            .of(&mut conn, self.tenant, booking.workflow_version)
            .await
            .unwrap();
        let place = workflow.steps.iter().position(|step| step.name.as_str() == name);
        let act = Act::Step {
            tenant: self.tenant,
            booking: booking.booking_id,
            entry_no: booking.entry_no,
            step: u32::try_from(place.unwrap()).unwrap(),
            sure: true,
        };
        Callback::Do(act).encode(Origin::Screen)
    }
}

/// A slot that may overlap others, which no screen of ours makes.
pub async fn insert_slot(
    db: &slotkeeper::storage::Database,
    tenant: TenantId,
    start: Moment,
    minutes: i64,
    seats: i64,
) -> SlotId {
    let unit = db.write(Lane::Workers, move |tx| {
        Box::pin(async move {
            let mut locked = Locked::take(tx, tenant).await?.unwrap();
            let kind = slot::kinds(&mut locked, tenant).await?.remove(0);
            let new = NewSlot {
                start,
                end: start + Span::minutes(minutes),
                wall: wall(start).to_string(),
                kind: kind.kind_id,
                price: kind.price,
                seats,
            };
            locked.insert_slot(&new).await
        })
    });
    unit.await.unwrap()
}

fn wall(at: Moment) -> Wall {
    practice::berlin().wall(at)
}

pub async fn read(world: &World) -> Conn {
    world.app.core.db.read().await.unwrap()
}

/// What the buttons of a message carry.
pub fn callbacks(message: &Message) -> Vec<Callback> {
    let rows = message.markup.iter().flat_map(|markup| markup.inline_rows());
    let data = rows.flatten().filter_map(|button| match &button.press {
        Press::Callback(data) => Callback::decode(data),
        _ => None,
    });
    data.map(|(callback, _)| callback).collect()
}
