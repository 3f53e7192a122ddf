//! Bookings by a filter, many of them marked at once, and lists that are read by an index.

use sea_query::SelectStatement;
use slotkeeper::domain::ids::{BookingId, ClientId, SlotId};
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::{Approval, Policy};
use slotkeeper::storage::booking::{self, BookingRow};
use slotkeeper::storage::listing::{self, Wanted};
use slotkeeper::storage::{clients, history, own_booking, slot};
use slotkeeper::telegram::callback::{Act, Callback, Origin};

use crate::house::{self, House};
use crate::practice::{self, at};
use crate::world::person::Someone;
use crate::world::{World, story};

/// Lessons of 25 €, each booked by one of the people in turn.
async fn booked(world: &World, house: &House, people: &[Someone], walls: &[&str]) -> Vec<SlotId> {
    world.database.sql("UPDATE kind SET price = 2500").await;
    let many = Policy {
        approval: Approval::Never,
        max_active: 500,
        ..Policy::default()
    };
    house.set_policy(world, many).await;
    let mut slots = Vec::new();
    for (n, wall) in walls.iter().enumerate() {
        let slot = house.slot(world, &format!("2026-11-{wall}")).await;
        people[n % people.len()].forges(world, &house.book(slot)).await;
        slots.push(slot);
    }
    look(people, house);
    slots
}

fn look(people: &[Someone], house: &House) {
    for person in people.iter().chain([&house.tutor]) {
        person.looks();
    }
}

async fn lesson(world: &World, house: &House, slot: SlotId) -> BookingRow {
    house.held(world, slot).await.remove(0)
}

/// Anna's at ten, Boris's at eleven, Anna's at noon; and two of tomorrow's. It is half past one.
async fn after_three(world: &World) -> (House, Vec<Someone>, Vec<SlotId>) {
    let house = House::open(world, Approval::Never).await;
    let people = house.clients(world, &["Anna", "Boris"]).await;
    let walls = ["23T10:00", "23T11:00", "23T12:00", "24T10:00", "24T12:00"];
    let slots = booked(world, &house, &people, &walls).await;
    world.comes(at("2026-11-23T13:30")).await;
    look(&people, &house);
    (house, people, slots)
}

#[tokio::test]
async fn bookings_are_filtered_and_the_way_back_leads_to_the_list_one_came_from() {
    story(async |world| {
        let (house, people, slots) = after_three(world).await;
        let tutor = &house.tutor;
        let row = lesson(world, &house, slots[1]).await;
        practice::take(&world.app.core, house.tenant, house.owner, row.booking_id, "no-show").await;
        tutor.starts(world).await;
        tutor.taps(world, "📋 Bookings").await;
        tutor.sees("Bookings · 2 · €50");
        tutor.taps(world, "Past").await;
        tutor.sees("Bookings · 3");
        tutor.taps(world, "🔎 Filter").await;
        tutor.taps(world, "👤 Client").await;
        tutor.sees("Whose bookings?");
        tutor.says(world, "ann").await;
        tutor.sees("“ann” · 1");
        tutor.taps(world, "Anna").await;
        tutor.sees("👤 Anna");
        tutor.sees("Bookings · 2");
        assert!(!tutor.screen().contains("Boris"), "{}", tutor.screen());
        // From the booking, and after a step of it, back to this very list.
        tutor.taps(world, "10:00 Anna").await;
        tutor.taps(world, "🎓 Held").await;
        world.restarts().await;
        tutor.taps(world, "‹ Back").await;
        tutor.sees("👤 Anna");
        tutor.sees("Bookings · 2 · €50");

        tutor.taps(world, "🔎 Filter").await;
        tutor.taps(world, "👤 Client").await;
        tutor.taps(world, "👥 Anybody's").await;
        tutor.taps(world, "🔎 Filter").await;
        tutor.taps(world, "🏷 Status").await;
        tutor.taps(world, "🚫 No-show").await;
        tutor.sees("☑ 🚫 No-show");
        tutor.sees("1 booking matches");
        tutor.taps(world, "🎓 Held").await;
        tutor.taps(world, "📋 Show: 2").await;
        tutor.sees("🎓 Held, 🚫 No-show");
        tutor.sees("11:00 Boris 🚫");
        world
            .database
            .sql("UPDATE booking SET due_at = 1 WHERE charged > covered")
            .await;
        tutor.taps(world, "🔎 Filter").await;
        tutor.taps(world, "💸 Unpaid").await;
        tutor.sees("✓ 💸 Unpaid");
        tutor.taps(world, "📋 Show: 1").await;
        tutor.sees("Bookings · 1 · €25");
        tutor.taps(world, "🔎 Filter").await;
        tutor.taps(world, "✖ Clear").await;
        tutor.sees("✓ Upcoming");

        // A day, and several.
        tutor.taps(world, "🔎 Filter").await;
        tutor.taps(world, "📅 Days").await;
        tutor.taps(world, "Today").await;
        tutor.sees("📅 23 Nov");
        tutor.sees("Bookings · 3");
        tutor.taps(world, "🔎 Filter").await;
        tutor.taps(world, "📅 Days").await;
        tutor.taps(world, "24").await;
        tutor.sees("From tomorrow");
        tutor.taps(world, "23").await;
        tutor.sees("Bookings · 5");
        let order = |tutor: &Someone| {
            let sight = tutor.screen();
            sight.find("today, 10:00").unwrap() < sight.find("tomorrow, 12:00").unwrap()
        };
        assert!(order(tutor), "{}", tutor.screen());
        tutor.taps(world, "🔎 Filter").await;
        tutor.taps(world, "⇅ Latest first").await;
        tutor.taps(world, "📋 Show: 5").await;
        assert!(!order(tutor), "{}", tutor.screen());

        // Other lists are led back to as well.
        tutor.starts(world).await;
        tutor.taps(world, "💸 Unpaid").await;
        tutor.sees("Waiting for payment: 1 · €25");
        tutor.taps(world, "What is unpaid, one by one").await;
        tutor.sees("💸 Unpaid only");
        tutor.taps(world, "10:00 Anna").await;
        tutor.taps(world, "‹ Back").await;
        tutor.sees("💸 Unpaid only");
        for forged in [
            "a.ll1.x-0-0-0.0.",
            "a.ll1.a-0-0-9.0.",
            "a.ll1.a-0-zzzzzzzz-0.0.",
            "a.ll1.d0_0-0-0-0.0.",
        ] {
            tutor.forges(world, forged).await;
            tutor.hears("This has changed");
        }
        look(&people, &house);
    })
    .await;
}

#[tokio::test]
async fn several_are_marked_by_one_step_that_all_of_them_allow() {
    story(async |world| {
        let (house, people, slots) = after_three(world).await;
        let tutor = &house.tutor;
        tutor.starts(world).await;
        tutor.taps(world, "📋 Bookings").await;
        tutor.taps(world, "Past").await;
        tutor.taps(world, "☑ Several").await;
        tutor.sees("Tick bookings");
        // The question of how the day went stands above.
        assert!(!tutor.screen().contains("🎓 Held"), "{}", tutor.screen());
        tutor.taps(world, "10:00 Anna").await;
        tutor.sees("Chosen: 1 · €25");
        tutor.taps(world, "☑ All: 3").await;
        tutor.sees("Chosen: 3 · €75");
        tutor.taps(world, "🎓 Held").await;
        tutor.sees("🎓 Held?");
        tutor.sees("3 bookings · €75");
        tutor.sees("today, 11:00: Boris");
        // One has moved on meanwhile: it is named, and the others are marked.
        let row = lesson(world, &house, slots[2]).await;
        practice::take(
            &world.app.core,
            house.tenant,
            house.owner,
            row.booking_id,
            "late-cancel",
        )
        .await;
        world.settles().await;
        tutor.presses("✅ Yes, mark 3 bookings");
        tutor.presses("✅ Yes, mark 3 bookings");
        world.settles().await;
        tutor.sees("2 of 3 bookings");
        tutor.sees("Anna · today, 12:00: it is ⌛ Cancelled late");
        assert_eq!(lesson(world, &house, slots[0]).await.charged, 2500);
        assert_eq!(lesson(world, &house, slots[1]).await.charged, 2500);
        assert_eq!(entries(world, &house, &lesson(world, &house, slots[0]).await).await, 2);

        // Paid, from what is unpaid and past its term.
        world
            .database
            .sql("UPDATE booking SET due_at = 1 WHERE charged > covered")
            .await;
        tutor.starts(world).await;
        tutor.taps(world, "💸 Unpaid").await;
        tutor.taps(world, "What is unpaid, one by one").await;
        tutor.taps(world, "☑ Several").await;
        tutor.taps(world, "☑ All: 2").await;
        tutor.taps(world, "💰 Paid").await;
        tutor.sees("2 bookings · €50");
        tutor.taps(world, "✅ Yes, mark 2 bookings").await;
        tutor.hears("2 bookings marked");
        assert_eq!(lesson(world, &house, slots[1]).await.covered, 2500);

        // What is ahead is cancelled with a word; each client reads of theirs in one message.
        tutor.starts(world).await;
        tutor.taps(world, "📋 Bookings").await;
        tutor.taps(world, "☑ Several").await;
        tutor.taps(world, "☑ All: 2").await;
        tutor.taps(world, "✖️ Cancel").await;
        tutor.sees("The clients will be told");
        tutor.says(world, "I am ill").await;
        tutor.sees("“I am ill”");
        tutor.taps(world, "✅ Yes, mark 2 bookings").await;
        tutor.hears("2 bookings marked");
        for person in &people {
            person.sees("I am ill");
        }
        assert!(house.held(world, slots[3]).await.is_empty());
        // A button of what is no more ticked does nothing.
        let again = Act::Mark {
            tenant: house.tenant,
            count: 2,
        };
        tutor.forges(world, &Callback::Do(again).encode(Origin::Screen)).await;
        tutor.hears("This has changed");
        look(&people, &house);
    })
    .await;
}

async fn entries(world: &World, house: &House, row: &BookingRow) -> usize {
    let mut conn = house::read(world).await;
    let all = history::of_booking(&mut conn, house.tenant, row.booking_id).await;
    all.unwrap().len()
}

#[tokio::test]
async fn very_many_are_marked_by_a_job_that_goes_on_by_itself() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let people = house.clients(world, &["Anna"]).await;
        let walls: Vec<String> = (0..60).map(|n| format!("{}T{:02}:00", 24 + n / 20, n % 20)).collect();
        let walls: Vec<&str> = walls.iter().map(String::as_str).collect();
        let slots = booked(world, &house, &people, &walls).await;
        world.comes(at("2026-11-26T21:00")).await;
        look(&people, &house);
        let tutor = &house.tutor;
        tutor.starts(world).await;
        tutor.taps(world, "📋 Bookings").await;
        tutor.taps(world, "Past").await;
        tutor.taps(world, "☑ Several").await;
        tutor.taps(world, "☑ All: 60").await;
        tutor.sees("Chosen: 60");
        tutor.taps(world, "🎁 Free").await;
        tutor.taps(world, "✅ Yes, mark 60 bookings").await;
        tutor.sees("50 of 60 bookings");
        world.passes(Span::minutes(2)).await;
        tutor.sees("60 of 60 bookings");
        for slot in slots {
            assert_eq!(lesson(world, &house, slot).await.charged, 0);
        }
        look(&people, &house);
    })
    .await;
}

#[tokio::test]
async fn no_list_of_the_specialist_reads_more_than_it_shows() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        // What a planner would do with many rows, it does with few where the ways over all of them cost too much.
        world.database.prefers_indexes().await;
        world.restarts().await;
        let tenant = house.tenant;
        let now = world.clock.now();
        let client = ClientId(1);
        let statuses = vec!["confirmed".to_owned(), "rendered".to_owned()];
        let wanted = Wanted::default;
        let mut filters = vec![
            Wanted {
                ahead_of: Some(now),
                ..wanted()
            },
            Wanted {
                over_at: Some(now),
                newest_first: true,
                ..wanted()
            },
            Wanted {
                newest_first: true,
                ..wanted()
            },
            Wanted {
                from: Some(now),
                to: Some(now + Span::days(7)),
                ..wanted()
            },
            Wanted {
                unpaid: true,
                ..wanted()
            },
        ];
        for narrow in [
            Wanted {
                client: Some(client),
                ..wanted()
            },
            Wanted {
                statuses: statuses.clone(),
                ..wanted()
            },
            Wanted {
                statuses: vec!["no-show".to_owned()],
                ..wanted()
            },
            Wanted {
                client: Some(client),
                statuses,
                unpaid: true,
                ..wanted()
            },
        ] {
            let plain = filters[..5].to_vec();
            for when in plain {
                filters.push(Wanted {
                    client: narrow.client,
                    statuses: narrow.statuses.clone(),
                    unpaid: when.unpaid || narrow.unpaid,
                    ..when
                });
            }
        }
        let mut asked: Vec<(String, SelectStatement)> = Vec::new();
        for filter in &filters {
            asked.push((
                format!("a page of {filter:?}"),
                listing::ids_query(tenant, filter, 8, 8),
            ));
            asked.push((format!("the total of {filter:?}"), listing::total_query(tenant, filter)));
        }
        let (start, end, later) = (now, now + Span::days(7), now + Span::days(14));
        let named = [
            ("requests", booking::pending_query(tenant)),
            ("unpaid", booking::unpaid_query(tenant)),
            ("today", booking::between_query(tenant, start, end)),
            ("slots of a week", slot::plan_query(tenant, start, end)),
            ("clients", clients::list_query(tenant, &[])),
            ("clients by name", clients::list_query(tenant, &["an".to_owned()])),
            ("a client's bookings", clients::history_query(tenant, client)),
            ("a client's next", clients::next_query(tenant, client, now)),
            (
                "what is ahead of a client",
                booking::active_of_client_query(tenant, client, now),
            ),
            ("a booking's history", history::of_booking_query(tenant, BookingId(1))),
        ];
        asked.extend(named.map(|(name, mut query)| (name.to_owned(), query.limit(8).to_owned())));
        let places = match world.database.is_postgres() {
            // What it finds in several places of an index, it sorts.
            true => 1,
            false => 2,
        };
        let mut free = slot::first_with_seats_query(tenant, &[(now, start), (end, later)][..places], None, None);
        asked.push(("what is free on some days".to_owned(), free.limit(8).to_owned()));
        let mut past = own_booking::past_query(tenant, &[client, ClientId(2)][..places], now);
        asked.push(("what was of some clients".to_owned(), past.limit(8).to_owned()));
        let mut conn = house::read(world).await;
        for (name, query) in asked {
            // What was found by an index is counted up to a limit.
            let plan = conn.plan(&query).await.unwrap().replace("SCAN counted", "");
            for bad in ["SCAN", "TEMP B-TREE", "Seq Scan", "Sort"] {
                assert!(!plan.contains(bad), "{name}:\n{plan}");
            }
            let index = [
                "USING COVERING INDEX",
                "USING INDEX",
                "Index Scan",
                "Index Only Scan",
                "PRIMARY KEY",
            ];
            assert!(index.iter().any(|index| plan.contains(index)), "{name}:\n{plan}");
            // What is counted and paged comes from the index alone. Which of two indexes PostgreSQL takes depends on numbers that
            // a new database has not gathered.
            let chosen = !world.database.is_postgres();
            if chosen && (name.starts_with("a page") || name.starts_with("the total")) {
                let alone = plan.contains("COVERING INDEX") || plan.contains("Index Only Scan");
                assert!(alone || name.contains("unpaid: true"), "{name}:\n{plan}");
                // However rare a status is, only what has it is looked at.
                let rare = name.contains("no-show") && !name.contains("unpaid: true");
                assert!(!rare || plan.contains("booking_by_status"), "{name}:\n{plan}");
            }
        }
    })
    .await;
}

/// Without them SQLite would walk all bookings of a tenant where an index gives one.
#[tokio::test]
async fn each_index_of_a_table_that_grows_has_its_statistics() {
    story(async |world| {
        if world.database.is_postgres() {
            return;
        }
        let of = |wanted: &'static str| {
            format!(
                "SELECT {wanted} FROM sqlite_master m WHERE type = 'index' AND tbl_name IN \
                 (SELECT tbl FROM sqlite_stat1) ORDER BY name"
            )
        };
        let there = world.database.texts(&of("name")).await;
        assert!(there.len() > 25, "{there:?}");
        let known = world.database.texts("SELECT idx FROM sqlite_stat1 ORDER BY idx").await;
        assert_eq!(there, known);
        // A number for the index, and one for each of its columns.
        let columns = of("(SELECT CAST(COUNT(*) + 1 AS TEXT) FROM pragma_index_info(m.name))");
        let columns = world.database.texts(&columns).await;
        let numbers = world.database.texts("SELECT stat FROM sqlite_stat1 ORDER BY idx").await;
        for ((index, columns), numbers) in there.iter().zip(columns).zip(numbers) {
            assert_eq!(numbers.split(' ').count().to_string(), columns, "{index}");
        }
    })
    .await;
}
