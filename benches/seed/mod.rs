//! What benchmarks need before they begin: people, practices, and rows written past the program.

use slotkeeper::core::{Act, Cause, Core, Done};
use slotkeeper::domain::ids::{PersonId, TenantId};
use slotkeeper::domain::money::Currency;
use slotkeeper::domain::zone::Zone;
use slotkeeper::storage::Lane;
use slotkeeper::storage::person::{self, Who};
use slotkeeper::usecase::practice::{self, Answers};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

pub async fn meet(core: &Core, telegram_id: i64, name: &str) -> PersonId {
    let now = core.clock.now();
    let who = Who {
        telegram_id,
        name: name.to_owned(),
        username: None,
        lang: "ru",
    };
    let met = core.keep(Lane::Workers, move |tx| {
        let who = who.clone();
        Box::pin(async move { person::meet(tx, &who, now).await })
    });
    met.await.unwrap()
}

/// A practice with one kind of service and nothing on its plan.
pub async fn found(core: &Core, owner: PersonId, number: i64) -> TenantId {
    let (now, flows) = (core.clock.now(), core.flows.clone());
    commit(core, Lane::Workers, move |tx| {
        let flows = flows.clone();
        Box::pin(async move {
            let token = format!("invite-{number}");
            practice::invite(tx, owner, &token, now).await?;
            let answers = Answers {
                name: format!("Tutor {number}"),
                zone: Zone::parse("Europe/Moscow").unwrap(),
                currency: Currency::parse("RUB").unwrap(),
                lang: "ru".to_owned(),
                service: "Lesson".to_owned(),
            };
            let tenant = practice::found(tx, &flows, owner, &token, &answers, now).await?;
            Ok(Done::new(tenant))
        })
    })
    .await
}

pub async fn commit<T: Send + 'static>(core: &Core, lane: Lane, act: impl Act<T>) -> T {
    let cause = Cause::Clock(core.clock.now());
    let made = core.transact(lane, cause, act, |_, refusal| panic!("refused: {refusal:?}"));
    made.await.unwrap()
}

/// As one transaction, past the program.
pub async fn run(url: &str, all: &[String]) {
    if url.starts_with("sqlite:") {
        let mut connection = SqliteConnection::connect(url).await.unwrap();
        let mut tx = connection.begin().await.unwrap();
        for sql in all {
            let sql = sqlx::query(AssertSqlSafe(sql.as_str()));
            sql.execute(&mut *tx).await.unwrap();
        }
        tx.commit().await.unwrap();
    } else {
        let mut connection = PgConnection::connect(url).await.unwrap();
        let mut tx = connection.begin().await.unwrap();
        for sql in all {
            let sql = sqlx::query(AssertSqlSafe(sql.as_str()));
            sql.execute(&mut *tx).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
}
