//! What clients choose to hear of a practice, and what they hear whatever they choose.

use slotkeeper::domain::ids::PersonId;
use slotkeeper::domain::notice::NoticeKind;
use slotkeeper::domain::policy::Approval;
use slotkeeper::storage::Lane;
use slotkeeper::usecase::{Stop, Work, prefs};

use crate::house::{self, House};
use crate::practice;
use crate::world::{World, story};

/// The person behind a telephone.
async fn person(world: &World, telegram: i64) -> PersonId {
    practice::someone(&world.app.core.db, telegram, world.clock.now()).await
}

async fn heard(world: &World, house: &House, who: PersonId) -> Vec<NoticeKind> {
    let mut conn = house::read(world).await;
    let mut heard = Vec::new();
    for kind in NoticeKind::ALL {
        if prefs::hears(&mut conn, house.tenant, who, kind).await.unwrap() {
            heard.push(kind);
        }
    }
    heard
}

#[tokio::test]
async fn everybody_begins_with_the_usual_kinds_and_chooses_for_themself() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (
            person(world, house::TUTOR + 1).await,
            person(world, house::TUTOR + 2).await,
        );
        let usual: Vec<NoticeKind> = NoticeKind::ALL.into_iter().filter(|kind| kind.usually()).collect();
        let (flows, tenant, now) = (world.app.core.flows.clone(), house.tenant, world.clock.now());
        let unit = world.app.core.db.write(Lane::Workers, move |tx| {
            let flows = flows.clone();
            Box::pin(async move {
                let mut work = Work::as_client(tx, &flows, tenant, anna, now)
                    .await
                    .unwrap_or_else(stopped);
                for (kind, on) in [
                    (NoticeKind::NewTimes, true),
                    (NoticeKind::News, true),
                    (NoticeKind::News, false),
                ] {
                    prefs::set_hears(&mut work, kind, on).await.unwrap_or_else(stopped);
                }
                Ok(())
            })
        });
        unit.await.unwrap();
        let own = [
            NoticeKind::Reminders,
            NoticeKind::FreedTimes,
            NoticeKind::NewTimes,
            NoticeKind::Changes,
        ];
        assert_eq!(heard(world, &house, anna).await, own);
        assert_eq!(heard(world, &house, boris).await, usual);
        assert_eq!(
            prefs::quiet_hours(&mut house::read(world).await, anna).await.unwrap(),
            None
        );
    })
    .await;
}

fn stopped<T>(stop: Stop) -> T {
    panic!("{stop:?}")
}
