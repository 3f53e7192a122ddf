//! A specialist tells their clients something: as it was typed, to those it is for, seldom, and never to who won't hear it.

use slotkeeper::domain::job::JobKind;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::news::Audience;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::reminder::Quiet;
use slotkeeper::scheduler::run_some_jobs;
use slotkeeper::simulator::Limits;
use slotkeeper::storage::{job, news, person};
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};
use slotkeeper::usecase::news::PAUSE;

use crate::house::{self, House};
use crate::practice::{self, at};
use crate::world::person::Someone;
use crate::world::{World, story};

const TEXT: &str = "Hello!\n\n  From <December> on: *new* hours & prices.\n👨‍👩‍👧‍👦";

fn go(place: Place) -> String {
    Callback::Go(place).encode(Origin::Screen)
}

/// Anna has a lesson ahead, Boris had one, Clara has only looked.
async fn clients(world: &World) -> (House, Vec<Someone>) {
    let house = House::open(world, Approval::Never).await;
    let first = house.slot(world, "2026-11-23T12:00").await;
    let second = house.slot(world, "2026-11-27T12:00").await;
    let clients = house.clients(world, &["Anna", "Boris", "Clara"]).await;
    for (who, slot) in [(1, first), (0, second)] {
        clients[who].forges(world, &house.book(slot)).await;
        clients[who].looks();
    }
    house.tutor.looks();
    world.comes(at("2026-11-24T09:00")).await;
    for client in &clients {
        client.looks();
    }
    house.tutor.looks();
    (house, clients)
}

/// Long enough that what was to be stopped would have been.
async fn leaves(world: &World) {
    world.passes(PAUSE).await;
}

async fn writes(world: &World, house: &House, text: &str) {
    let place = Place::News {
        tenant: house.tenant,
        audience: 0,
    };
    house.tutor.forges(world, &go(place)).await;
    house.tutor.says(world, text).await;
    house.tutor.looks();
}

#[tokio::test]
async fn news_come_as_they_were_typed_to_those_they_are_for() {
    story(async |world| {
        let (house, clients) = clients(world).await;
        let tutor = &house.tutor;
        tutor.starts(world).await;
        tutor.taps(world, "📣 News").await;
        tutor.sees("Write it in one message");
        tutor.says(world, TEXT).await;
        tutor.sees("2 people will get it");
        tutor.sees(TEXT);
        tutor.taps(world, "Booked ahead").await;
        tutor.sees("1 person will get it");
        tutor.sees("✓ Booked ahead");
        tutor.sees(TEXT);
        tutor.taps(world, "Came in 90 d").await;
        tutor.sees("1 person will get it");
        tutor.taps(world, "Away for 30 d").await;
        tutor.sees("Nobody would get it");
        tutor.taps(world, "All").await;
        tutor.taps(world, "📣 Send: 2").await;
        tutor.sees("Your news leave in 15 seconds");
        tutor.sees("[⏹ Stop]");
        assert_eq!(clients[0].count(TEXT), 0);
        leaves(world).await;
        tutor.sees("News sent");
        tutor.sees("2 of 2");
        for (client, count) in clients.iter().zip([1, 1, 0]) {
            client.looks();
            assert_eq!(client.count(TEXT), count);
        }
        clients[0].sees("📣 Tutor");
    })
    .await;
}

#[tokio::test]
async fn who_wants_no_news_gets_none_and_one_tap_on_them_says_so() {
    story(async |world| {
        let (house, clients) = clients(world).await;
        writes(world, &house, "One").await;
        house.tutor.taps(world, "📣 Send: 2").await;
        leaves(world).await;
        house.tutor.looks();
        clients[0].taps(world, "🔕 No news from here").await;
        clients[0].hears("No more news from this specialist");
        clients[0].looks();
        clients[1].looks();
        writes(world, &house, "Two").await;
        house.tutor.taps(world, "📣 Send: 1").await;
        leaves(world).await;
        house.tutor.looks();
        assert_eq!((clients[0].count("Two"), clients[1].count("Two")), (0, 1));
        clients[1].looks();
        // Two a week are enough.
        writes(world, &house, "Three").await;
        house.tutor.sees("At most 2 a week");
        house.tutor.sees("Tue 1 Dec");
        house.tutor.does_not_see("📣 Send");
        let act = Act::SendNews {
            tenant: house.tenant,
            audience: 0,
            count: 1,
        };
        house
            .tutor
            .forges(world, &Callback::Do(act).encode(Origin::Screen))
            .await;
        house.tutor.hears("At most 2 news a week");
        world.comes(at("2026-12-01T09:01")).await;
        for client in &clients {
            client.looks();
        }
        house.tutor.looks();
        writes(world, &house, "Three").await;
        house.tutor.taps(world, "📣 Send: 1").await;
        leaves(world).await;
        house.tutor.looks();
        clients[1].sees("Three");
    })
    .await;
}

#[tokio::test]
async fn news_wait_for_the_end_of_quiet_hours_and_are_not_sent_twice_by_two_taps() {
    story(async |world| {
        let (house, clients) = clients(world).await;
        let quiet = Quiet {
            from_min: 8 * 60,
            to_min: 11 * 60,
        };
        let core = &world.app.core;
        let boris = practice::someone(&core.db, house::TUTOR + 2, core.clock.now()).await;
        let set = core.db.write(slotkeeper::storage::Lane::Workers, move |tx| {
            Box::pin(async move { person::set_quiet(tx, boris, Some(quiet)).await })
        });
        set.await.unwrap();
        writes(world, &house, "Hush").await;
        house.tutor.presses("📣 Send: 2");
        house.tutor.presses("📣 Send: 2");
        world.settles().await;
        leaves(world).await;
        house.tutor.looks();
        clients[0].looks();
        assert_eq!((clients[0].count("Hush"), clients[1].count("Hush")), (1, 0));
        world.comes(at("2026-11-24T11:00")).await;
        clients[1].sees("Hush");
        assert_eq!(clients[1].count("Hush"), 1);
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_long_one_goes_on_after_a_restart_and_can_be_stopped() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        world.server.telegram.set_limits(Limits::off());
        let core = &world.app.core;
        let slot = house::insert_slot(&core.db, house.tenant, at("2026-12-01T10:00"), 60, 130).await;
        for person in practice::people(&core.db, 70_000, 130, core.clock.now()).await {
            practice::book(core, house.tenant, person, slot).await;
        }
        // What the tutor is told of each booking would take minutes.
        world.database.sql("DELETE FROM outbox").await;
        let tutor = &house.tutor;
        writes(world, &house, "Long").await;
        tutor.taps(world, "📣 Send: 130").await;
        tutor.sees("0 of 130");
        world.clock.advance(PAUSE);
        run_some_jobs(&world.app.core, 1).await.unwrap();
        world.settles().await;
        tutor.sees("50 of 130");
        let sent = async |world: &World| {
            let count = "UPDATE outbox SET claim = claim WHERE notice LIKE '%\"news\"%'";
            world.database.sql(count).await
        };
        run_some_jobs(&world.app.core, 1).await.unwrap();
        world.restarts().await;
        tutor.sees("100 of 130");
        assert_eq!(sent(world).await, 100);
        tutor.taps(world, "⏹ Stop").await;
        world.passes(Span::minutes(1)).await;
        tutor.sees("Stopped by you");
        assert_eq!(sent(world).await, 100);
        let active = job::active(&mut house::read(world).await, house.tenant, JobKind::News).await;
        assert!(active.unwrap().is_none());
        let (tenant, now) = (house.tenant, world.clock.now());
        if !world.database.is_postgres() {
            for (query, index) in [
                (
                    news::people_query(tenant, Audience::All, now, house.owner, 50),
                    "client_person_in_order (tenant_id=? AND person_id>?)",
                ),
                (
                    news::people_query(tenant, Audience::Away { days: 30 }, now, house.owner, 50),
                    "booking_by_client (tenant_id=? AND client_id=? AND start_at>?)",
                ),
                (
                    news::since_query(tenant, now),
                    "job_by_kind (tenant_id=? AND job_kind=? AND begun_at>?)",
                ),
            ] {
                let plan = house::read(world).await.plan(&query).await.unwrap();
                assert!(plan.contains(index), "{index}: {plan}");
                assert!(!plan.contains("SCAN") && !plan.contains("TEMP B-TREE"), "{plan}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn news_to_a_few_can_be_stopped_before_anybody_gets_them_and_do_not_count() {
    story(async |world| {
        let (house, clients) = clients(world).await;
        let tutor = &house.tutor;
        for _ in 0..3 {
            writes(world, &house, "Oops").await;
            tutor.taps(world, "📣 Send: 2").await;
            tutor.sees("nobody has got anything yet");
            tutor.taps(world, "⏹ Stop").await;
            tutor.sees("The news were not sent");
            tutor.does_not_see("[⏹ Stop]");
        }
        world.restarts().await;
        world.passes(Span::minutes(5)).await;
        writes(world, &house, "Good").await;
        tutor.taps(world, "📣 Send: 2").await;
        world.restarts().await;
        leaves(world).await;
        tutor.looks();
        for client in &clients[..2] {
            client.looks();
            assert_eq!((client.count("Oops"), client.count("Good")), (0, 1));
        }
    })
    .await;
}
