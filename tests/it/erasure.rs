//! What is kept about a person goes out as a file, and goes for good when they ask for it.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::simulator::Media;
use slotkeeper::storage::booking;
use slotkeeper::telegram::callback::{Act, Callback, Origin};

use crate::house::{self, House, TUTOR};
use crate::practice::{self, at, take};
use crate::world::person::Someone;
use crate::world::{World, story};

const ANNA: i64 = 83_460_012_345;

/// Anna has had a lesson of 25 €, which she owes for, has two ahead, and has written and waited and chosen things.
async fn a_life(world: &World) -> (House, Someone) {
    let house = House::open(world, Approval::Never).await;
    world.database.sql("UPDATE kind SET price = 2500").await;
    let anna = world.person(ANNA, "Anna Quillfeather", "en");
    anna.opens(world, &house.link).await;
    let slot = house.slot(world, "2026-11-24T10:00").await;
    anna.forges(world, &house.book(slot)).await;
    let booking = house.held(world, slot).await[0].booking_id;
    world.comes(at("2026-11-24T18:00")).await;
    take(&world.app.core, house.tenant, house.owner, booking, "held").await;
    for wall in ["2026-11-26T10:00", "2026-11-27T10:00"] {
        let slot = house.slot(world, wall).await;
        anna.forges(world, &house.book(slot)).await;
    }
    anna.starts(world).await;
    anna.taps(world, "✉️ Write").await;
    anna.says(world, "Is my thimblerig ready?").await;
    house.tutor.taps(world, "✏️ Answer").await;
    house.tutor.says(world, "Yes, it is here").await;
    house.tutor.starts(world).await;
    anna.starts(world).await;
    anna.taps(world, "To pay: €25").await;
    anna.taps(world, "I have paid · €25").await;
    // What she chose and waits for, said and was told.
    let tenant = house.tenant;
    let wish = "a".to_owned();
    for act in [
        Act::WatchFor { tenant, wish, days: 14 },
        Act::Hear {
            tenant,
            kind: 0,
            on: false,
        },
        Act::Remind { tenant, chosen: 1 },
        Act::BeQuiet {
            from: 22 * 60,
            to: 8 * 60,
        },
    ] {
        anna.forges(world, &Callback::Do(act).encode(Origin::Screen)).await;
    }
    for (columns, table) in [
        (
            "(tenant_id, person_id, change_at, told_at) SELECT tenant_id, person_id, 9, 9",
            "clock_warning",
        ),
        (
            "(tenant_id, booking_id, move_no, person_id, said_at) SELECT tenant_id, booking_id, move_no, made_by, 9",
            "coming",
        ),
    ] {
        let from = match table {
            "coming" => "booking",
            _ => "visitor",
        };
        let insert = format!("INSERT INTO {table} {columns} FROM {from}");
        assert!(world.database.sql(&insert).await > 0);
    }
    world
        .database
        .sql("UPDATE history SET reason = 'For her thimblerig' WHERE step = 'held'")
        .await;
    anna.starts(world).await;
    anna.taps(world, "✉️ Write").await;
    anna.says(world, "Another thimblerig?").await;
    house.tutor.sees("Another thimblerig?");
    // What the tutor asks when somebody books, as she answered it.
    world
        .database
        .sql("UPDATE booking SET answer = 'A thimblerig for two'")
        .await;
    anna.looks();
    house.tutor.looks();
    (house, anna)
}

async fn asks_for_deletion(world: &World, anna: &Someone) {
    anna.starts(world).await;
    anna.taps(world, "⚙").await;
    anna.taps(world, "What we keep").await;
    anna.taps(world, "Delete my data").await;
}

/// Every row of every table, the mail of the deployment too, in which one of the words stands.
async fn rows_with(world: &World, words: &[&str]) -> Vec<String> {
    let rows = world.database.everything().await;
    assert!(rows.len() > 30, "{rows:?}");
    rows.into_iter()
        .filter(|row| {
            words
                .iter()
                .any(|word| row.to_lowercase().contains(&word.to_lowercase()))
        })
        .collect()
}

#[tokio::test]
async fn a_person_gets_all_that_is_kept_as_a_file_and_nothing_of_others() {
    story(async |world| {
        let (house, anna) = a_life(world).await;
        let boris = world.person(77, "Boris Ironmonger", "en");
        boris.opens(world, &house.link).await;
        boris.taps(world, "✉️ Write").await;
        boris.says(world, "A word of Boris").await;
        boris.looks();
        anna.starts(world).await;
        anna.taps(world, "⚙").await;
        anna.taps(world, "What we keep").await;
        // Telegram takes a few messages a second from us, and there were many.
        world.passes(Span(20)).await;
        anna.taps(world, "Get it as a file").await;
        let file = anna
            .phone
            .messages()
            .into_iter()
            .rev()
            .find_map(|message| match message.media {
                Some(Media::Document { file_id }) => world.server.telegram.file(&file_id),
                _ => None,
            });
        let file = file.unwrap();
        assert_eq!(file.file_name, "my-data.json");
        let text = String::from_utf8(file.bytes).unwrap();
        let document: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(document["profile"]["name"], "Anna Quillfeather");
        assert_eq!(document["profile"]["telegram_id"], ANNA);
        let kept = &document["specialists"][0]["kept"];
        assert_eq!(kept["bookings"].as_array().unwrap().len(), 3);
        assert_eq!(kept["bookings"][0]["start_at"], "2026-11-24T09:00Z");
        assert_eq!(kept["bookings"][0]["answer"], "A thimblerig for two");
        assert_eq!(kept["messages"][0]["text"], "Is my thimblerig ready?");
        assert_eq!(kept["messages"][1]["text"], "Yes, it is here");
        assert_eq!(kept["payments_you_told_of"][0]["amount"], 2500);
        assert_eq!(kept["ledger"][0]["amount"], 2500);
        assert_eq!(kept["changes_by_others"][0]["reason"], "For her thimblerig");
        assert!(kept["you_said_you_come"].as_array().unwrap().len() >= 2);
        assert!(kept["clients"][0].as_object().unwrap().contains_key("price"));
        assert!(kept["changes_by_you"].as_array().unwrap().len() >= 3);
        for foreign in ["Boris", "Ironmonger", "Maria"] {
            assert!(!text.contains(foreign), "{foreign} is in {text}");
        }
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn deletion_cancels_what_is_ahead_and_leaves_no_name_id_or_word() {
    story(async |world| {
        let (house, anna) = a_life(world).await;
        let tutor = &house.tutor;
        let words = ["Quillfeather", "83460012345", "thimblerig"];
        assert!(rows_with(world, &words).await.len() >= 4, "they stand there before");
        let owed = booking::unpaid_total(&mut house::read(world).await, house.tenant)
            .await
            .unwrap();
        assert_eq!(owed, (1, 2500));
        asks_for_deletion(world, &anna).await;
        anna.sees("2 upcoming bookings will be cancelled");
        anna.sees("Still to pay: €25");
        anna.presses("Yes, delete all of it");
        anna.presses("Yes, delete all of it");
        world.settles().await;
        anna.sees("Your data is deleted");
        tutor.sees("Cancelled: Deleted client");
        tutor.sees("Their data is deleted, and the message with it");
        tutor.does_not_see("Another thimblerig?");
        // What she said she had paid is still answered.
        tutor.sees("Do you see the money?");
        assert_eq!(tutor.count("Cancelled: Deleted client"), 2);
        world.restarts().await;
        world.passes(Span::hours(30)).await;
        // Blocking the bot says who they are once more, and is not kept either.
        anna.phone.blocks(world.clock.now_ms());
        world.settles().await;
        assert_eq!(rows_with(world, &words).await, Vec::<String>::new());
        // What the tutor counts is as it was.
        let owed = booking::unpaid_total(&mut house::read(world).await, house.tenant)
            .await
            .unwrap();
        assert_eq!(owed, (1, 2500));
        tutor.starts(world).await;
        tutor.taps(world, "✅ Yes, paid").await;
        tutor.sees("✅ Entered as paid: €25");
        let owed = booking::unpaid_total(&mut house::read(world).await, house.tenant)
            .await
            .unwrap();
        assert_eq!(owed, (0, 0));
        // Who comes again is somebody new.
        anna.opens(world, &house.link).await;
        anna.sees("Tutor");
        anna.does_not_see("Your next booking");
        anna.taps(world, "📋 Bookings").await;
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_changes_meanwhile_is_asked_again_and_an_owner_stays() {
    story(async |world| {
        let (house, anna) = a_life(world).await;
        asks_for_deletion(world, &anna).await;
        anna.sees("2 upcoming bookings");
        let old = Callback::Do(Act::EraseMe { ahead: 1, late: 0 }).encode(Origin::Screen);
        anna.forges(world, &old).await;
        anna.hears("This has changed");
        assert!(!rows_with(world, &["Quillfeather"]).await.is_empty());
        house.tutor.says(world, "/settings").await;
        house.tutor.taps(world, "My settings").await;
        house.tutor.taps(world, "What we keep").await;
        house.tutor.taps(world, "Delete my data").await;
        house.tutor.sees("Close it first");
        house.tutor.does_not_see("Yes, delete");
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn a_ban_outlives_the_data_of_the_banned() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        for (n, someone) in clients.iter().enumerate() {
            let slot = house.slot(world, &format!("2026-11-25T1{n}:00")).await;
            someone.forges(world, &house.book(slot)).await;
        }
        world
            .database
            .sql("UPDATE client SET banned_at = 5 WHERE name = 'Anna'")
            .await;
        for someone in &clients {
            asks_for_deletion(world, someone).await;
            someone.sees("1 upcoming booking will be cancelled");
            someone.taps(world, "Yes, delete all of it").await;
            someone.looks();
        }
        let id = (TUTOR + 1).to_string();
        let prints: Vec<String> = rows_with(world, &["ban_print"]).await;
        assert_eq!(prints.len(), 1, "{prints:?}");
        assert!(!prints[0].contains(&format!("\"{id}\"")) && !prints[0].contains(&format!(":{id},")));
        let slot = house.slot(world, "2026-11-26T10:00").await;
        for (someone, refused) in clients.iter().zip([true, false]) {
            someone.opens(world, &house.link).await;
            someone.taps(world, "✉️ Write").await;
            someone.says(world, "Hello again").await;
            let watch = Act::WatchFor {
                tenant: house.tenant,
                wish: "a".to_owned(),
                days: 14,
            };
            someone.forges(world, &Callback::Do(watch).encode(Origin::Screen)).await;
            assert_eq!(
                someone.phone.toasts().last().unwrap().text.contains("You can't book"),
                refused
            );
            someone.forges(world, &house.book(slot)).await;
            assert_eq!(
                someone.phone.toasts().last().unwrap().text.contains("You can't book"),
                refused
            );
            someone.looks();
        }
        assert_eq!(house.held(world, slot).await.len(), 1, "Boris may");
        assert_eq!(house.tutor.count("Hello again"), 1);
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn whatever_hangs_on_a_visitor_goes_before_them() {
    story(async |world| {
        let (house, anna) = a_life(world).await;
        let hangs = if world.database.is_postgres() {
            "SELECT DISTINCT conrelid::regclass::text FROM pg_constraint \
             WHERE contype = 'f' AND confrelid IN ('visitor'::regclass, 'client_person'::regclass)"
        } else {
            "SELECT DISTINCT m.name FROM sqlite_master m, pragma_foreign_key_list(m.name) f \
             WHERE m.type = 'table' AND f.\"table\" IN ('visitor', 'client_person')"
        };
        let tables = world.database.texts(hangs).await;
        assert!(tables.contains(&"clock_warning".to_owned()), "{tables:?}");
        let person = practice::someone(&world.app.core.db, ANNA, world.clock.now()).await;
        for table in tables.iter().map(String::as_str).chain(["visitor", "client_person"]) {
            let of = format!("SELECT CAST(person_id AS TEXT) FROM {table} WHERE person_id = {person}");
            let rows = world.database.texts(&of).await;
            assert!(
                !rows.is_empty(),
                "a life leaves nothing in {table}: nothing shows that it can go"
            );
        }
        asks_for_deletion(world, &anna).await;
        anna.taps(world, "Yes, delete all of it").await;
        anna.sees("Your data is deleted");
        for table in tables.iter().map(String::as_str).chain(["visitor", "client_person"]) {
            let of = format!("SELECT CAST(person_id AS TEXT) FROM {table} WHERE person_id = {person}");
            assert_eq!(world.database.texts(&of).await, Vec::<String>::new(), "{table}");
        }
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_a_late_cancellation_costs_is_said_before_the_deletion() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        world
            .database
            .sql("UPDATE workflow SET source = replace(source, 'charge = \"0%\"', 'charge = \"50%\"')")
            .await;
        world.database.sql("UPDATE kind SET price = 2500").await;
        let anna = house.client(world, "Anna").await;
        let slot = house.slot(world, "2026-11-25T10:00").await;
        anna.forges(world, &house.book(slot)).await;
        asks_for_deletion(world, &anna).await;
        anna.sees("1 upcoming booking will be cancelled");
        anna.does_not_see("Still to pay");
        anna.looks();
        // The screen stands while the time to cancel freely passes: it is asked again with what it costs by now.
        world.comes(at("2026-11-25T09:00")).await;
        anna.looks();
        let old = Callback::Do(Act::EraseMe { ahead: 1, late: 0 }).encode(Origin::Screen);
        anna.forges(world, &old).await;
        anna.hears("This has changed");
        asks_for_deletion(world, &anna).await;
        anna.sees("Still to pay: €12.50");
        anna.sees("Of it €12.50 for cancelling so late");
        anna.taps(world, "Yes, delete all of it").await;
        anna.sees("Your data is deleted");
        let owed = booking::unpaid_total(&mut house::read(world).await, house.tenant).await;
        assert_eq!(owed.unwrap(), (1, 1250));
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_stranger_who_leaves_and_comes_back_while_the_bot_is_down_is_answered() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let stranger = world.person(77, "Clara", "en");
        stranger.starts(world).await;
        stranger.looks();
        let now = world.clock.now_ms();
        stranger.phone.blocks(now);
        stranger.phone.opens(&house.link, now).unwrap();
        world.settles().await;
        stranger.sees("Pick a time that suits you");
        stranger.looks();
        house.tutor.looks();
    })
    .await;
}
