//! Practices with free times, and the people who are going to press buttons, made by the use cases without a chat.

use std::sync::Arc;

use futures::future::{BoxFuture, join_all};
use slotkeeper::clock::Clock;
use slotkeeper::core::{Act, Cause, Core, Done};
use slotkeeper::domain::ids::{PersonId, TenantId};
use slotkeeper::domain::money::Currency;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::refusal::Refusal;
use slotkeeper::domain::rights::Right;
use slotkeeper::domain::slot::WallSpan;
use slotkeeper::domain::workflow::Catalogue;
use slotkeeper::domain::zone::{Zone, plus_days};
use slotkeeper::storage::person::{self, Who};
use slotkeeper::storage::{self, Database, Lane, Tx, tenant};
use slotkeeper::usecase::practice::{self, Answers};
use slotkeeper::usecase::{Work, Workflows, slots};
use sqlx::{AssertSqlSafe, Connection, PgConnection};

pub struct Town {
    pub visitors: Vec<Visitor>,
}

/// Somebody who is going to open the bot.
#[derive(Clone)]
pub struct Visitor {
    pub telegram_id: i64,
    /// Of the link they open; a tutor opens the bot as it is.
    pub slug: Option<String>,
}

/// Times that a day has, from nine o'clock.
const A_DAY: usize = 8;
/// Of the first tutor; those of the clients follow.
const FIRST_TUTOR: i64 = 1_000_000;
const FIRST_CLIENT: i64 = 2_000_000;

/// Fills an empty database.
pub async fn build(database: &str, practices: usize, slots: usize, clients: usize) -> Town {
    let core = Core {
        clock: Clock::System,
        db: Database::open(&database.into()).await.unwrap(),
        flows: Arc::new(Workflows::new(Catalogue::load(None).unwrap())),
    };
    let numbers: Vec<i64> = (0..practices as i64).collect();
    let mut visitors = Vec::new();
    for some in numbers.chunks(50) {
        let made = some.iter().map(|number| make(&core, *number, slots));
        for (number, slug) in some.iter().zip(join_all(made).await) {
            let telegram_id = FIRST_TUTOR + number;
            visitors.push(Visitor {
                telegram_id,
                slug: None,
            });
            visitors.extend((0..clients as i64).map(|client| Visitor {
                telegram_id: FIRST_CLIENT + number * clients as i64 + client,
                slug: Some(slug.clone()),
            }));
        }
    }
    core.db.close().await;
    Town { visitors }
}

/// Makes a practice and its free times; gives the slug of its link.
async fn make(core: &Core, number: i64, slots: usize) -> String {
    let now = core.clock.now();
    let who = Who {
        telegram_id: FIRST_TUTOR + number,
        name: format!("Tutor {number}"),
        username: None,
        lang: "en",
    };
    let met = core.keep(Lane::Workers, move |tx| {
        let who = who.clone();
        Box::pin(async move { person::meet(tx, &who, now).await })
    });
    let owner = met.await.unwrap();
    let tenant = found(core, owner, number).await;
    publish(core, tenant, owner, slots).await;
    let mut conn = core.db.read().await.unwrap();
    tenant::by_id(&mut conn, tenant).await.unwrap().unwrap().slug
}

/// Every other practice takes bookings at once, the others on approval.
async fn found(core: &Core, owner: PersonId, number: i64) -> TenantId {
    let (now, flows) = (core.clock.now(), core.flows.clone());
    commit(core, move |tx| {
        let flows = flows.clone();
        Box::pin(async move {
            let token = format!("invite-{number}");
            practice::invite(tx, owner, &token, now).await?;
            let answers = Answers {
                name: format!("Tutor {number}"),
                zone: zone(),
                currency: Currency::parse("EUR").unwrap(),
                lang: "en".to_owned(),
                service: "Lesson".to_owned(),
            };
            let tenant = practice::found(tx, &flows, owner, &token, &answers, now).await?;
            let mut work = Work::as_specialist(tx, &flows, tenant, owner, Right::Help, now).await?;
            let approval = if number % 2 == 0 {
                Approval::Never
            } else {
                Approval::Always
            };
            practice::set_approval(&mut work, approval).await?;
            Ok(Done::new(tenant))
        })
    })
    .await
}

async fn publish(core: &Core, tenant: TenantId, owner: PersonId, count: usize) {
    let (now, flows) = (core.clock.now(), core.flows.clone());
    commit(core, move |tx| {
        let flows = flows.clone();
        Box::pin(async move {
            let mut work = Work::as_specialist(tx, &flows, tenant, owner, Right::Help, now).await?;
            let hours: Vec<WallSpan> = (9..9 + A_DAY as u16)
                .map(|hour| WallSpan {
                    start_min: hour * 60,
                    end_min: hour * 60 + 60,
                })
                .collect();
            for day in 1..=count.div_ceil(A_DAY) {
                let day = plus_days(zone().date(now), day as i64);
                slots::make(&mut work, day, &hours).await?;
            }
            Ok(Done::new(()))
        })
    })
    .await;
}

fn zone() -> Zone {
    Zone::parse("Europe/Berlin").unwrap()
}

async fn commit<T: Send + 'static>(core: &Core, act: impl Act<T>) -> T {
    let cause = Cause::Clock(core.clock.now());
    core.transact(Lane::Workers, cause, act, refused).await.unwrap()
}

fn refused<T>(_: &mut Tx, refusal: Refusal) -> BoxFuture<'_, storage::Result<Done<T>>> {
    panic!("refused: {refusal:?}")
}

/// Takes everything out of a database of PostgreSQL's.
pub async fn empty(url: &str) {
    let mut connection = PgConnection::connect(url).await.unwrap();
    for sql in ["DROP SCHEMA public CASCADE", "CREATE SCHEMA public"] {
        sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    }
}
