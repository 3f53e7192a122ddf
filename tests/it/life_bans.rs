//! Bans that go along with whoever parts, what goes only to those who may do something with it, invites that were taken
//! back, jobs that do not go through, and the starts of a stretch.

use slotkeeper::domain::acting::{Deeds, May};
use slotkeeper::domain::ids::{ClientId, PersonId};
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::slot::WallSpan;
use slotkeeper::storage::{booking, job};
use slotkeeper::telegram::callback::{Act, Place};
use slotkeeper::usecase::views::free;

use crate::house::{self, House};
use crate::regulars::{does, goes};
use crate::team::{BORIS, opens_the_team};
use crate::world::person::Someone;
use crate::world::{World, story};

const OLEG: i64 = 7001;

async fn acts(world: &World, who: &Someone, act: Act) {
    who.forges(world, &does(act)).await;
    who.looks();
}

/// Anna has a child called Masha, and somebody else has come by a link for her, to do these.
async fn with_kin(world: &World, house: &House, anna: &Someone, name: &str, deeds: Deeds) -> (ClientId, Someone) {
    let tenant = house.tenant;
    anna.forges(world, &goes(Place::KinNew { tenant, slot: None })).await;
    anna.says(world, "Masha").await;
    let client = house.kin(world, "Masha").await;
    acts(world, anna, Act::MakeKinLink { tenant, client, deeds }).await;
    let kin = world.person(OLEG, name, "en");
    kin.opens(world, &anna.link_in_sight()).await;
    kin.looks();
    anna.looks();
    house.tutor.looks();
    (client, kin)
}

async fn person_of(world: &World, telegram_id: i64) -> PersonId {
    let query = format!("SELECT CAST(person_id AS TEXT) FROM person WHERE telegram_id = {telegram_id}");
    PersonId(world.database.texts(&query).await[0].parse().unwrap())
}

#[tokio::test]
async fn who_leaves_a_banned_child_or_is_removed_from_it_stays_banned_until_the_child_is_let_in() {
    for removed in [false, true] {
        story(async |world| {
            let house = House::open(world, Approval::Never).await;
            let tenant = house.tenant;
            let slot = house.slot(world, "2026-11-25T10:00").await;
            let anna = house.client(world, "Anna").await;
            let (client, oleg) = with_kin(world, &house, &anna, "Oleg", Deeds::ALL).await;
            acts(
                world,
                &house.tutor,
                Act::Ban {
                    tenant,
                    client,
                    banned: true,
                },
            )
            .await;
            match removed {
                false => acts(world, &oleg, Act::LeaveKin { tenant, client }).await,
                true => {
                    let remove = Act::SetActing {
                        tenant,
                        client,
                        person: person_of(world, OLEG).await,
                        deeds: Deeds::NONE,
                    };
                    acts(world, &house.tutor, remove).await;
                }
            }
            oleg.forges(world, &house.book(slot)).await;
            assert!(house.held(world, slot).await.is_empty(), "removed: {removed}");
            // Nor may he add somebody to book for.
            oleg.forges(world, &goes(Place::KinNew { tenant, slot: None })).await;
            oleg.says(world, "Another").await;
            oleg.looks();
            assert_eq!(
                world.database.texts("SELECT name FROM client ORDER BY name").await,
                ["Masha"]
            );
            acts(
                world,
                &house.tutor,
                Act::Ban {
                    tenant,
                    client,
                    banned: false,
                },
            )
            .await;
            acts_book(world, &oleg, &house, slot).await;
            assert_eq!(house.held(world, slot).await.len(), 1);
            anna.looks();
            house.tutor.looks();
        })
        .await;
    }
}

async fn acts_book(world: &World, who: &Someone, house: &House, slot: slotkeeper::domain::ids::SlotId) {
    who.starts(world).await;
    who.forges(world, &house.book(slot)).await;
    who.looks();
}

#[tokio::test]
async fn who_erases_themself_beside_others_of_a_banned_child_stays_banned() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tenant = house.tenant;
        let slot = house.slot(world, "2026-11-25T10:00").await;
        let anna = house.client(world, "Anna").await;
        let (client, oleg) = with_kin(world, &house, &anna, "Oleg", Deeds::ALL).await;
        let ban = Act::Ban {
            tenant,
            client,
            banned: true,
        };
        acts(world, &house.tutor, ban).await;
        acts(world, &oleg, Act::EraseMe { ahead: 0, late: 0 }).await;
        oleg.opens(world, &house.link).await;
        oleg.forges(world, &house.book(slot)).await;
        oleg.looks();
        assert!(house.held(world, slot).await.is_empty());
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn yes_it_is_them_is_said_also_of_who_came_to_the_client_another_way_meanwhile() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let anna = house.client(world, "Anna").await;
        // Oleg waits for an answer at a link of the tutor's, and comes by one of Anna's.
        anna.forges(world, &goes(Place::KinNew { tenant, slot: None })).await;
        anna.says(world, "Masha").await;
        let client = house.kin(world, "Masha").await;
        tutor.forges(world, &does(Act::MakeJoin { tenant, client })).await;
        let oleg = world.person(OLEG, "Oleg", "en");
        oleg.opens(world, &tutor.link_in_sight()).await;
        oleg.sees("We've asked the specialist");
        let deeds = Deeds::NONE.with(May::Hear, true);
        acts(world, &anna, Act::MakeKinLink { tenant, client, deeds }).await;
        oleg.opens(world, &anna.link_in_sight()).await;
        oleg.looks();
        tutor.taps(world, "✅ Yes").await;
        tutor.sees("✅ Joined: Masha");
        oleg.sees("has confirmed it's you");
        let rights = "SELECT CAST(may_book + may_hear + may_pay AS TEXT) FROM client_person ORDER BY person_id";
        assert_eq!(world.database.texts(rights).await, ["3", "3"]);
        for someone in [&anna, &oleg, tutor] {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn offers_go_to_who_may_book_and_sums_to_who_pays() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let slot = house.slot(world, "2026-11-25T10:00").await;
        house.slot(world, "2026-11-26T12:00").await;
        world.database.sql("UPDATE slot SET price = 2500").await;
        let charges = "UPDATE workflow SET source = REPLACE(source, 'charge = \"0%\"', 'charge = \"100%\"')";
        assert_eq!(world.database.sql(charges).await, 1);
        world.restarts().await;
        let anna = house.client(world, "Anna").await;
        let hears = Deeds::NONE.with(May::Hear, true);
        let (client, teen) = with_kin(world, &house, &anna, "Teen", hears).await;
        anna.forges(world, &house.book(slot)).await;
        anna.looks();
        tutor.looks();
        tutor.starts(world).await;
        tutor.taps(world, "👥 Clients").await;
        tutor.taps(world, "Masha").await;
        tutor.taps(world, "🗓 Offer a choice of times").await;
        tutor.taps(world, "12:00–13:00").await;
        tutor.taps(world, "24 h").await;
        anna.sees("offers you a choice");
        teen.does_not_see("offers you a choice");

        // What was let off is due again: the sum is for Anna alone.
        world.comes(crate::practice::at("2026-11-25T09:00")).await;
        let row = house.held(world, slot).await.remove(0);
        let now = async || {
            let mut conn = house::read(world).await;
            let row = booking::by_id(&mut conn, tenant, row.booking_id).await;
            row.unwrap().unwrap()
        };
        for step in ["late-cancel", "waive"] {
            let taken = house.step(world, &now().await, step).await;
            tutor.forges(world, &taken).await;
            world.passes(Span::minutes(2)).await;
            for someone in [&anna, &teen, tutor] {
                someone.looks();
            }
        }
        assert_eq!(now().await.owed(), 0);
        let undo = Act::Undo {
            tenant,
            booking: row.booking_id,
            entry_no: now().await.entry_no,
        };
        tutor.forges(world, &does(undo)).await;
        world.passes(Span::minutes(2)).await;
        assert_eq!(now().await.owed(), 2500);
        anna.sees("To be paid again: €25");
        teen.sees("Your booking's status was corrected");
        teen.does_not_see("To be paid again");
        assert_eq!(client, row.client_id);
        for someone in [&anna, &teen, tutor] {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_tap_on_an_invite_that_was_taken_back_says_so_and_the_button_goes() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        opens_the_team(world, &house.tutor).await;
        house.tutor.taps(world, "Invite an assistant").await;
        let boris = world.person(BORIS, "Boris", "en");
        boris.opens(world, &house.tutor.link_in_sight()).await;
        boris.sees("🤝 Join");
        house.tutor.taps(world, "🗑 Withdraw the invite").await;
        boris.taps(world, "🤝 Join").await;
        boris.sees("This invite was taken back");
        assert!(!boris.screen().contains("🤝 Join"), "{}", boris.screen());
        assert_eq!(
            world.database.texts("SELECT 'x' FROM member").await.len(),
            1,
            "the owner alone"
        );
        boris.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_job_that_meets_a_fault_at_each_run_is_given_up_and_the_specialist_hears_of_it() {
    // One comes to nothing at its batches, the other cannot even be read.
    for broken in ["reached = 'nonsense'", "task = 'nonsense'"] {
        story(async |world| {
            let house = House::open(world, Approval::Never).await;
            let (tutor, tenant) = (&house.tutor, house.tenant);
            let anna = house.client(world, "Anna").await;
            for (day, hour) in [(25, 10), (26, 10)] {
                let slot = house.slot(world, &format!("2026-11-{day}T{hour}:00")).await;
                anna.forges(world, &house.book(slot)).await;
            }
            let close = |day: &str| Act::CancelSoon {
                tenant,
                day: day.parse().unwrap(),
                count: 1,
            };
            acts(world, &anna, Act::NoTimes).await;
            acts(world, tutor, close("2026-11-25")).await;
            assert_eq!(world.database.sql(&format!("UPDATE job SET {broken}")).await, 1);
            let away = goes(Place::Tutor { tenant });
            tutor.forges(world, &away).await;
            world.clock.advance(Span::minutes(3));
            for _ in 0..9 {
                world.ticks().await;
                world.clock.advance(Span(10));
            }
            assert_eq!(tutor.count("Cancelling bookings broke off"), 0);
            world.ticks().await;
            assert_eq!(world.log.forgives("a job cannot go on"), 10, "{broken}");
            assert_eq!(world.log.forgives("a job is given up"), 1, "{broken}");
            tutor.sees("Cancelling bookings broke off");
            tutor.sees("Done: 0 of 1.");
            let mut conn = house::read(world).await;
            assert!(job::active_of(&mut conn, tenant).await.unwrap().is_empty());
            drop(conn);
            if broken.starts_with("reached") {
                tutor.taps(world, "🗓 See how it stands").await;
                tutor.sees("It broke off because of a fault on our side");
            }
            // Its kind is free again.
            acts(world, tutor, close("2026-11-26")).await;
            world.passes(Span::minutes(5)).await;
            anna.sees("has cancelled your booking");
            for someone in [&anna, tutor] {
                someone.looks();
            }
        })
        .await;
    }
}

#[tokio::test]
async fn every_start_of_a_stretch_that_is_offered_can_be_booked() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        acts(world, tutor, Act::Pause { tenant, minutes: 10 }).await;
        house.slot(world, "2026-11-24T12:00").await;
        let day = "2026-11-24".parse().unwrap();
        tutor.starts(world).await;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "Tue 24").await;
        tutor.taps(world, "Add times").await;
        tutor.taps(world, "Stretch").await;
        tutor.says(world, "9:00-18:00").await;
        crate::regulars::pastes(world, tutor, "tue 14:15 Ann").await;
        let span = WallSpan {
            start_min: 0,
            end_min: 1440,
        };
        let hours = span.on_day(crate::practice::berlin(), day).unwrap();
        for n in 0..9_usize {
            let mut conn = house::read(world).await;
            let row = slotkeeper::storage::tenant::by_id(&mut conn, tenant)
                .await
                .unwrap()
                .unwrap();
            let now = world.clock.now();
            let offered = free::between(&mut conn, &row, hours.start, hours.end, now)
                .await
                .unwrap();
            drop(conn);
            if offered.is_empty() {
                assert!(n > 3, "only {n} were booked");
                break;
            }
            let slot = offered[(n * 7) % offered.len()].slot_id;
            let client = world.person(9000 + n as i64, "Somebody", "en");
            client.opens(world, &house.link).await;
            client.forges(world, &house.book(slot)).await;
            client.looks();
            assert_eq!(house.held(world, slot).await.len(), 1, "start {n} was refused");
        }
        tutor.looks();
    })
    .await;
}
