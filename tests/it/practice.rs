//! People and practices made by the use cases, without a chat: for stories below the screens.

use std::sync::Arc;

use futures::future::BoxFuture;
use slotkeeper::clock::Clock;
use slotkeeper::core::{Act, Cause, Core, Done};
use slotkeeper::domain::ids::{BookingId, PersonId, SlotId, TenantId};
use slotkeeper::domain::moment::Moment;
use slotkeeper::domain::money::Currency;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::refusal::Refusal;
use slotkeeper::domain::rights::Right;
use slotkeeper::domain::slot::WallSpan;
use slotkeeper::domain::workflow::{Catalogue, shipped};
use slotkeeper::domain::zone::{Wall, Zone};
use slotkeeper::storage::person::{self, Who};
use slotkeeper::storage::{self, Database, Lane, Tx, booking};
use slotkeeper::usecase::practice::{self, Answers};
use slotkeeper::usecase::step::{self, StepCommand};
use slotkeeper::usecase::{Work, Workflows, book, slots};

pub fn core(db: Database, clock: Clock) -> Core {
    let flows = Arc::new(Workflows::new(Catalogue::load(None).unwrap()));
    Core { clock, db, flows }
}

/// Workflows with which new practices begin with the shipped one of that id.
pub fn serving(id: &str) -> Workflows {
    let file = format!("{id}.toml");
    let (_, text) = shipped().into_iter().find(|(name, _)| *name == file).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let text = text.replacen(&format!("id = \"{id}\""), "id = \"lesson\"", 1);
    std::fs::write(folder.path().join("lesson.toml"), text).unwrap();
    Workflows::new(Catalogue::load(Some(folder.path())).unwrap())
}

pub fn berlin() -> Zone {
    Zone::parse("Europe/Berlin").unwrap()
}

/// A moment by Berlin's wall, as `2026-11-24T18:00`.
pub fn at(wall: &str) -> Moment {
    berlin().instant(wall.parse().unwrap()).unwrap()
}

async fn commit<T: Send + 'static>(core: &Core, act: impl Act<T>) -> T {
    core.transact(Lane::Workers, Cause::Clock(core.clock.now()), act, refused)
        .await
        .unwrap()
}

fn refused<T>(_: &mut Tx, refusal: Refusal) -> BoxFuture<'_, storage::Result<Done<T>>> {
    panic!("refused: {refusal:?}")
}

/// People with Telegram ids from `first` on.
pub async fn people(db: &Database, first: i64, count: i64, now: Moment) -> Vec<PersonId> {
    let unit = db.write(Lane::Workers, move |tx| {
        Box::pin(async move {
            let mut people = Vec::new();
            for telegram_id in first..first + count {
                let name = format!("Person {telegram_id}");
                let who = Who {
                    telegram_id,
                    name,
                    username: None,
                    lang: "en",
                };
                people.push(person::meet(tx, &who, now).await?);
            }
            Ok(people)
        })
    });
    unit.await.unwrap()
}

pub async fn someone(db: &Database, telegram_id: i64, now: Moment) -> PersonId {
    people(db, telegram_id, 1, now).await.pop().unwrap()
}

/// A practice in Berlin that accepts clients at once or on approval.
pub async fn practice(core: &Core, owner: PersonId, approval: Approval) -> TenantId {
    let now = core.clock.now();
    let flows = core.flows.clone();
    commit(core, move |tx| {
        let flows = flows.clone();
        Box::pin(async move {
            let token = format!("invite-of-{owner}-{}", now.0);
            practice::invite(tx, owner, &token, now).await?;
            let answers = Answers {
                name: format!("Tutor {owner}"),
                zone: berlin(),
                currency: Currency::parse("EUR").unwrap(),
                lang: "en".to_owned(),
                service: "Lesson".to_owned(),
            };
            let tenant = practice::found(tx, &flows, owner, &token, &answers, now).await?;
            let mut work = Work::as_specialist(tx, &flows, tenant, owner, Right::Help, now).await?;
            practice::set_approval(&mut work, approval).await?;
            Ok(Done::new(tenant))
        })
    })
    .await
}

/// An hour on the plan, by Berlin's wall.
pub async fn slot(core: &Core, tenant: TenantId, owner: PersonId, wall: &str) -> SlotId {
    let (now, flows) = (core.clock.now(), core.flows.clone());
    let wall: Wall = wall.parse().unwrap();
    commit(core, move |tx| {
        let flows = flows.clone();
        Box::pin(async move {
            let mut work = Work::as_specialist(tx, &flows, tenant, owner, Right::Help, now).await?;
            let time = WallSpan {
                start_min: wall.minute(),
                end_min: wall.minute() + 60,
            };
            Ok(Done::new(slots::make(&mut work, wall.date(), &[time]).await?[0]))
        })
    })
    .await
}

pub async fn book(core: &Core, tenant: TenantId, client: PersonId, slot: SlotId) -> BookingId {
    let (now, flows) = (core.clock.now(), core.flows.clone());
    commit(core, move |tx| {
        let flows = flows.clone();
        Box::pin(async move {
            storage::tenant::meet(tx, tenant, client, now).await?;
            let mut work = Work::as_client(tx, &flows, tenant, client, now).await?;
            let made = book::book(&mut work, client, slot).await?;
            let letters = std::mem::take(&mut work.letters);
            Ok(Done {
                letters,
                ..Done::new(made.booking_id)
            })
        })
    })
    .await
}

/// The owner takes the step of this name.
pub async fn take(core: &Core, tenant: TenantId, owner: PersonId, id: BookingId, name: &'static str) {
    let (now, flows) = (core.clock.now(), core.flows.clone());
    commit(core, move |tx| {
        let flows = flows.clone();
        Box::pin(async move {
            let mut work = Work::as_specialist(tx, &flows, tenant, owner, Right::Help, now).await?;
            let (booking, workflow) = work.booking(id).await?;
            let place = workflow.steps.iter().position(|step| {
                step.name.as_str() == name && step.from.iter().any(|from| from.as_str() == booking.status)
            });
            let step = place.unwrap();
            let command = StepCommand {
                booking: id,
                entry_no: booking.entry_no,
                step,
                sure: true,
            };
            step::step(&mut work, command).await?;
            let letters = std::mem::take(&mut work.letters);
            Ok(Done {
                letters,
                ..Done::new(())
            })
        })
    })
    .await
}

pub async fn status(core: &Core, tenant: TenantId, id: BookingId) -> String {
    let mut conn = core.db.read().await.unwrap();
    booking::by_id(&mut conn, tenant, id).await.unwrap().unwrap().status
}
