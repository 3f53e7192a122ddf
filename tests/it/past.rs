//! The history of a practice: whoever runs it sees who did what, newest first, and gets to what it was done with.

use slotkeeper::domain::deed::Area;
use slotkeeper::domain::ids::{EventId, InviteId};
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::scheduler::run_housekeeping;
use slotkeeper::storage::event::{self, From};
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{self, House};
use crate::practice;
use crate::world::person::Someone;
use crate::world::{World, story};

async fn opens_history(world: &World, who: &Someone, house: &House) {
    let place = Place::Past {
        tenant: house.tenant,
        about: 0,
        before: None,
    };
    who.forges(world, &Callback::Go(place).encode(Origin::Screen)).await;
    who.looks();
}

async fn does(world: &World, who: &Someone, act: Act) {
    who.forges(world, &Callback::Do(act).encode(Origin::Screen)).await;
    who.looks();
}

async fn events(world: &World) -> Vec<String> {
    let query = "SELECT deed FROM tenant_event ORDER BY tenant_id, event_id";
    world.database.texts(query).await
}

/// Somebody who helps in the practice, with these rights.
async fn helper(world: &World, id: i64, rights: &str) -> Someone {
    let helper = world.person(id, "Helper", "en");
    helper.starts(world).await;
    let insert = format!(
        "INSERT INTO member SELECT tenant_id, (SELECT person_id FROM person WHERE telegram_id = {id}), \
         'assistant', '{rights}', 1 FROM tenant"
    );
    world.database.sql(&insert).await;
    helper.looks();
    helper
}

#[tokio::test]
async fn a_tutor_sees_what_was_done_and_gets_to_what_it_was_done_with() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        world.database.sql("UPDATE kind SET price = 2500").await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let slot = house.slot(world, "2026-11-25T10:00").await;
        let anna = house.client(world, "Anna").await;
        anna.forges(world, &house.book(slot)).await;
        anna.looks();
        tutor.taps(world, "✅ Accept").await;
        tutor.starts(world).await;
        tutor.taps(world, "Settings").await;
        tutor.taps(world, "Booking and lessons").await;
        tutor.taps(world, "Kinds of lessons").await;
        tutor.taps(world, "Lesson").await;
        tutor.taps(world, "💰").await;
        tutor.says(world, "30").await;
        let other = house.slot(world, "2026-11-26T12:00").await;
        let revision = house.row(world, other).await.unwrap().revision;
        let slot = other;
        does(world, tutor, Act::Hide { tenant, slot, revision }).await;

        tutor.starts(world).await;
        tutor.taps(world, "Settings").await;
        tutor.taps(world, "History of changes").await;
        let seen = tutor.screen();
        let places: Vec<Option<usize>> = [
            "you: 26 Nov, 12:00: time hidden",
            "you: 1 new time, Thu 26 Nov",
            "you: Lesson: price €25 → €30",
            "you: Anna, 25 Nov, 10:00: ✅ Confirmed",
            "you: 1 new time, Wed 25 Nov",
            "you: approve everybody",
        ]
        .map(|words| seen.find(words))
        .to_vec();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{seen}");

        // Each leads to what it is about.
        tutor.taps(world, "1 · 26 Nov 12:00").await;
        tutor.sees("Thu 26 Nov");
        opens_history(world, tutor, &house).await;
        tutor.taps(world, "4 · Anna").await;
        tutor.sees("✅ Confirmed");
        // What is gone has no button any more.
        let revision = house.row(world, other).await.unwrap().revision;
        does(world, tutor, Act::Delete { tenant, slot, revision }).await;
        opens_history(world, tutor, &house).await;
        assert!(tutor.screen().contains("time deleted"), "{}", tutor.screen());
        assert!(!tutor.screen().contains("26 Nov 12:00]"), "{}", tutor.screen());
        // What is looked for alone.
        tutor.taps(world, "⚙").await;
        let rules = tutor.screen();
        assert!(
            rules.contains("approve everybody") && !rules.contains("time hidden"),
            "{rules}"
        );
        tutor.taps(world, "Times").await;
        let plan = tutor.screen();
        assert!(
            plan.contains("time hidden") && !plan.contains("approve everybody"),
            "{plan}"
        );
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_was_refused_is_not_in_it() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, "2026-11-25T10:00").await;
        let people = house.clients(world, &["Anna", "Boris"]).await;
        people[0].forges(world, &house.book(slot)).await;
        let before = events(world).await;
        // Somebody has it.
        people[1].forges(world, &house.book(slot)).await;
        // A button from before: the time has another revision by now.
        let (tenant, revision) = (house.tenant, 77);
        does(world, &house.tutor, Act::Hide { tenant, slot, revision }).await;
        assert_eq!(events(world).await, before);
        for person in &people {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn an_assistant_sees_it_where_the_settings_are_theirs() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let slot = house.slot(world, "2026-11-25T10:00").await;
        let anna = house.client(world, "Anna").await;
        anna.forges(world, &house.book(slot)).await;
        anna.looks();
        house.tutor.taps(world, "✅ Accept").await;
        let nobody = helper(world, 6001, "bookings").await;
        opens_history(world, &nobody, &house).await;
        assert!(!nobody.sight().contains("new time"), "{}", nobody.sight());
        let helper = helper(world, 6002, "settings").await;
        opens_history(world, &helper, &house).await;
        let seen = helper.screen();
        assert!(seen.contains("Maria: 1 new time"), "{seen}");
        // The bookings are not theirs to read of, whatever they ask for.
        assert!(!seen.contains("Anna") && !seen.contains("Booked"), "{seen}");
        let place = Place::Past {
            tenant: house.tenant,
            about: 1,
            before: None,
        };
        helper.forges(world, &Callback::Go(place).encode(Origin::Screen)).await;
        assert!(!helper.sight().contains("Anna"), "{}", helper.sight());
        // What they do stands there for the owner, and stays when they are gone.
        let tenant = house.tenant;
        does(world, &helper, Act::SetApproval { tenant, which: 2 }).await;
        opens_history(world, &house.tutor, &house).await;
        house.tutor.sees("Helper: approve nobody");
        world.database.sql("DELETE FROM member WHERE rights = 'settings'").await;
        world
            .database
            .sql("UPDATE person SET name = '', telegram_id = NULL WHERE telegram_id = 6002")
            .await;
        opens_history(world, &house.tutor, &house).await;
        house.tutor.sees("somebody who deleted their data: approve nobody");
        for someone in [&anna, &nobody, &helper, &house.tutor] {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_client_who_had_their_data_deleted_has_no_name_in_it() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, "2026-11-25T10:00").await;
        let anna = house.client(world, "Anna Quillfeather").await;
        anna.forges(world, &house.book(slot)).await;
        let client = house.held(world, slot).await[0].client_id;
        let tenant = house.tenant;
        let banned = true;
        does(world, &house.tutor, Act::Ban { tenant, client, banned }).await;
        opens_history(world, &house.tutor, &house).await;
        house.tutor.sees("Anna Quillfeather: banned");
        does(world, &anna, Act::EraseMe { ahead: 1, late: 0 }).await;
        opens_history(world, &house.tutor, &house).await;
        let seen = house.tutor.screen();
        assert!(seen.contains("Deleted client: banned"), "{seen}");
        assert!(!seen.contains("Quillfeather"), "{seen}");
        let kept = events(world).await.concat();
        assert!(!kept.contains("Quillfeather"), "{kept}");
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_long_history_is_paged_both_ways_and_each_page_is_found_by_an_index() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        for amount in 1..=20 {
            does(
                world,
                tutor,
                Act::SetRule {
                    tenant,
                    which: 1,
                    amount,
                },
            )
            .await;
        }
        opens_history(world, tutor, &house).await;
        let of = |n: u32| format!("ahead: {n} day");
        let shows = |first: u32, last: u32| {
            let seen = tutor.screen();
            let lines = seen.matches("ahead: ").count() + seen.matches("approve").count();
            assert!(seen.contains(&of(first)) && seen.contains(&of(last)), "{seen}");
            lines
        };
        assert_eq!(shows(20, 13), 8);
        assert!(!tutor.screen().contains("Later"), "{}", tutor.screen());
        tutor.taps(world, "Earlier ›").await;
        assert_eq!(shows(12, 5), 8);
        tutor.taps(world, "Earlier ›").await;
        assert_eq!(shows(4, 1), 5);
        assert!(!tutor.screen().contains("Earlier"), "{}", tutor.screen());
        tutor.taps(world, "‹ Later").await;
        assert_eq!(shows(12, 5), 8);
        tutor.taps(world, "‹ Later").await;
        assert_eq!(shows(20, 13), 8);
        tutor.looks();
        if world.database.is_postgres() {
            return;
        }
        let all = Area::ALL.to_vec();
        let moment = world.clock.now();
        for (query, index) in [
            (event::page_query(tenant, &all, From::Newest, 9), "PRIMARY KEY"),
            (
                event::page_query(tenant, &all, From::Before(EventId(9)), 9),
                "event_id<?",
            ),
            (
                event::page_query(tenant, &all, From::After(EventId(9)), 9),
                "event_id>?",
            ),
            (
                event::page_query(tenant, &[Area::Plan], From::Before(EventId(9)), 9),
                "tenant_event_area (tenant_id=? AND area=? AND event_id<?)",
            ),
            (event::old_query(moment, 500), "tenant_event_at (at<?)"),
        ] {
            let plan = house::read(world).await.plan(&query).await.unwrap();
            assert!(
                plan.contains(index) || plan.contains("sqlite_autoindex_tenant_event"),
                "{index}: {plan}"
            );
            assert!(!plan.contains("SCAN") && !plan.contains("TEMP B-TREE"), "{plan}");
        }
    })
    .await;
}

#[tokio::test]
async fn after_a_year_it_is_forgotten() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let core = &world.app.core;
        let then = world.clock.now();
        assert_eq!(events(world).await.len(), 1);
        run_housekeeping(core, then + Span::days(365)).await.unwrap();
        assert_eq!(events(world).await.len(), 1);
        run_housekeeping(core, then + Span::days(367)).await.unwrap();
        assert_eq!(events(world).await, Vec::<String>::new());
        opens_history(world, &house.tutor, &house).await;
        house.tutor.sees("Nothing yet");
    })
    .await;
}

#[tokio::test]
async fn what_clients_did_stands_there_as_theirs_and_so_does_what_became_of_invites() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        world.database.sql("UPDATE kind SET price = 2500").await;
        let tutor = &house.tutor;
        let first = house.slot(world, "2026-11-25T10:00").await;
        let second = house.slot(world, "2026-11-26T10:00").await;
        let anna = house.client(world, "Anna").await;
        anna.forges(world, &house.book(first)).await;
        anna.looks();
        tutor.taps(world, "✅ Accept").await;
        let booking = house.client_booking(world, "Anna").await;
        let (tenant, id) = (house.tenant, booking.booking_id);
        let act = Act::Move {
            tenant,
            booking: id,
            entry_no: booking.entry_no,
            slot: second,
        };
        does(world, &anna, act).await;
        tutor.looks();
        let booking = house.held(world, first).await.remove(0);
        let cancel = house.step(world, &booking, "cancel").await;
        anna.forges(world, &cancel).await;
        anna.looks();
        tutor.looks();
        opens_history(world, tutor, &house).await;
        let seen = tutor.screen();
        for line in [
            "client Anna: request, Anna, 25 Nov, 10:00",
            "you: Anna, 25 Nov, 10:00: ✅ Confirmed",
            "client Anna: asks to move, Anna: to 26 Nov, 10:00",
            "client Anna: Anna, 25 Nov, 10:00: ✖️ Cancelled",
        ] {
            assert!(seen.contains(line), "{line}\n{seen}");
        }
        // What the clock does is nobody's.
        let clocks = "UPDATE tenant_event SET by_client = by_client WHERE person_id IS NULL";
        assert_eq!(world.database.sql(clocks).await, 0);

        // An invite is made, changed and dropped; the practice is offered, taken back and declined.
        let helper = helper(world, 70_001, "schedule").await;
        does(world, tutor, Act::InviteHelper { tenant }).await;
        let made = "SELECT CAST(MAX(invite_id) AS TEXT) FROM team_invite";
        let invite = InviteId(world.database.texts(made).await[0].parse().unwrap());
        let (right, has) = (0, false);
        let set = Act::SetInvite {
            tenant,
            invite,
            right,
            has,
        };
        does(world, tutor, set).await;
        does(world, tutor, Act::DropInvite { tenant, invite }).await;
        let person = practice::someone(&world.app.core.db, 70_001, world.clock.now()).await;
        for act in [Act::OfferPractice { tenant, person }, Act::WithdrawPractice { tenant }] {
            does(world, tutor, act).await;
        }
        world.passes(Span(60)).await;
        does(world, tutor, Act::OfferPractice { tenant, person }).await;
        does(world, &helper, Act::DeclinePractice { tenant }).await;
        opens_history(world, tutor, &house).await;
        tutor.taps(world, "⚙").await;
        let seen = tutor.screen();
        for line in [
            "you: an assistant was invited",
            "you: invite for an assistant: no longer gives “schedule”",
            "you: invite for an assistant taken back",
            "you: practice offered to Helper",
            "you: offer of the practice taken back",
            "Helper: would not take the practice",
        ] {
            assert!(seen.contains(line), "{line}\n{seen}");
        }
        for person in [&helper, &anna, tutor] {
            person.looks();
        }
    })
    .await;
}
