//! Units of work: whatever place they have in a group, they are done as a whole or not at all.

use slotkeeper::domain::ids::PersonId;
use slotkeeper::domain::moment::Moment;
use slotkeeper::storage::inbox::{self, ChatChange, Claim, Kept};
use slotkeeper::storage::person::{self, Who};
use slotkeeper::storage::{Database, Fault, Lane, Result};

use crate::world::database;

const BOT: i64 = 7;
const NOW: Moment = Moment(1_790_000_000);

async fn meets(db: &Database, telegram_id: i64) -> Result<PersonId> {
    let unit = db.write(Lane::Poller, move |tx| {
        Box::pin(async move {
            let who = Who {
                telegram_id,
                name: "A client".to_owned(),
                username: None,
                lang: "en",
            };
            let person = person::meet(tx, &who, NOW).await?;
            let kept = Kept {
                update_id: telegram_id,
                person,
                event: "{}".to_owned(),
            };
            inbox::keep(tx, BOT, &[kept], NOW).await?;
            Ok(person)
        })
    });
    unit.await
}

async fn claims(db: &Database) -> Vec<Claim> {
    let unit = db.write(Lane::Workers, |tx| {
        Box::pin(inbox::claim(tx, "somebody", NOW, Moment(NOW.0 + 60), 10))
    });
    unit.await.unwrap()
}

/// The first thing that the unit does is two statements at once, of which the first changes nothing.
async fn finishes(db: &Database, claim: Claim) -> Result<()> {
    let unit = db.write(Lane::Workers, move |tx| {
        let claim = claim.clone();
        Box::pin(async move { inbox::finish(tx, &claim, &ChatChange::default(), None, NOW).await })
    });
    unit.await
}

#[tokio::test]
async fn a_stale_claim_leaves_no_trace_alone_and_behind_another_unit() {
    let (db, _guard) = database::open().await;
    meets(&db, 1).await.unwrap();
    let claim = claims(&db).await.remove(0);
    let stale = Claim {
        fence: claim.fence - 1,
        ..claim.clone()
    };

    let alone = finishes(&db, stale.clone()).await;
    assert!(matches!(alone, Err(Fault::StaleClaim)), "{alone:?}");
    // Handed in together, so that they share a group where there are groups.
    let (met, second) = tokio::join!(meets(&db, 2), finishes(&db, stale.clone()));
    assert!(matches!(second, Err(Fault::StaleClaim)), "{second:?}");
    let (first, met_later) = tokio::join!(finishes(&db, stale), meets(&db, 3));
    assert!(matches!(first, Err(Fault::StaleClaim)), "{first:?}");

    let waiting = inbox::waiting(&mut db.read().await.unwrap()).await.unwrap();
    assert_eq!(
        waiting, 3,
        "the event of the stale claim still waits, and what came beside it was kept"
    );
    assert_ne!(met.unwrap(), met_later.unwrap());
    finishes(&db, claim).await.unwrap();
}

#[tokio::test]
async fn a_unit_that_asks_nothing_leaves_its_neighbours_whole() {
    let (db, _guard) = database::open().await;
    let nothing = || db.write(Lane::Workers, |_| Box::pin(async { Ok(()) }));
    let fails = || db.write(Lane::Workers, |_| Box::pin(async { Err::<(), _>(Fault::StaleClaim) }));
    let (first, failed, met, last) = tokio::join!(nothing(), fails(), meets(&db, 1), nothing());
    first.unwrap();
    assert!(matches!(failed, Err(Fault::StaleClaim)));
    met.unwrap();
    last.unwrap();
    nothing().await.unwrap();
    assert_eq!(claims(&db).await.len(), 1);
}
