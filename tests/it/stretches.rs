//! A stretch is hidden and blocked as a whole, and back: its free starts are nobody's meanwhile, its bookings stay.

use slotkeeper::domain::ids::WindowId;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::storage::{slot, window};
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{self, House};
use crate::practice::at;
use crate::regulars::pastes;
use crate::world::person::Someone;
use crate::world::{World, story};

const FREE: &str = "🔔 A time is free";

fn code(act: Act) -> String {
    Callback::Do(act).encode(Origin::Screen)
}

/// The tutor opens these hours of Tuesday.
async fn opens(world: &World, house: &House, hours: &str) -> WindowId {
    let (tenant, day) = (house.tenant, "2026-11-24".parse().unwrap());
    let new = Callback::Go(Place::WindowNew { tenant, day }).encode(Origin::Screen);
    house.tutor.forges(world, &new).await;
    house.tutor.says(world, hours).await;
    house.tutor.looks();
    let (from, to) = (at("2026-11-24T00:00"), at("2026-11-25T00:00"));
    let rows = window::between(&mut house::read(world).await, tenant, from, to).await;
    rows.unwrap().last().unwrap().window_id
}

async fn looks_at(world: &World, house: &House, window: WindowId) {
    let tenant = house.tenant;
    let go = Callback::Go(Place::Window { tenant, window }).encode(Origin::Screen);
    house.tutor.forges(world, &go).await;
    house.tutor.looks();
}

/// The starts that a client is offered on Tuesday.
async fn offered(world: &World, house: &House, client: &Someone) -> Vec<String> {
    let (tenant, day) = (house.tenant, "2026-11-24".parse().unwrap());
    let go = Callback::Go(Place::Day { tenant, day });
    client.forges(world, &go.encode(Origin::Screen)).await;
    client.looks();
    let starts = ["10:00", "10:30", "11:00", "11:30", "12:00"];
    let screen = client.screen();
    let shown = starts.iter().filter(|start| screen.contains(&format!("[{start}]")));
    shown.map(|start| (*start).to_owned()).collect()
}

async fn waits(world: &World, house: &House, client: &Someone) {
    let act = Act::WatchFor {
        tenant: house.tenant,
        wish: "a".to_owned(),
        days: 14,
    };
    client.forges(world, &code(act)).await;
    client.looks();
}

async fn slot_at(world: &World, house: &House, wall: &str) -> slot::SlotRow {
    let start = at(wall);
    let rows = slot::plan(&mut house::read(world).await, house.tenant, start, start + Span(1)).await;
    rows.unwrap().remove(0)
}

#[tokio::test]
async fn a_stretch_is_hidden_and_blocked_and_back_while_its_bookings_stay() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        let stretch = opens(world, &house, "10:00-13:00").await;
        let people = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&people[0], &people[1]);
        let eleven = slot_at(world, &house, "2026-11-24T11:00").await.slot_id;
        anna.forges(world, &house.book(eleven)).await;
        anna.looks();
        assert_eq!(offered(world, &house, boris).await, ["10:00", "12:00"]);
        let late = slot_at(world, &house, "2026-11-24T12:00").await.slot_id;

        for (word, line) in [
            ("Hide", "clients don't see these hours"),
            ("🔒 Block", "nobody can book"),
        ] {
            looks_at(world, &house, stretch).await;
            tutor.taps(world, word).await;
            tutor.hears("Bookings inside stay");
            tutor.sees(line);
            tutor.sees("1 booking inside");
            assert_eq!(offered(world, &house, boris).await, Vec::<String>::new(), "{word}");
            // An old button for one of its starts.
            boris.forges(world, &house.book(late)).await;
            boris.hears("can't be booked any more");
            boris.looks();
            assert_eq!(house.held(world, eleven).await.len(), 1);
        }
        // The plan says so, and has the booking.
        tutor.taps(world, "‹ Back").await;
        tutor.sees("↔ 10:00–13:00 · 🔒 blocked");
        tutor.sees("[11:00 Anna ✅]");
        // Whoever gives up a time in it leaves it to nobody.
        waits(world, &house, boris).await;
        let booking = house.held(world, eleven).await.remove(0);
        anna.forges(world, &house.step(world, &booking, "cancel").await).await;
        anna.looks();
        tutor.looks();
        world.passes(Span::minutes(2)).await;
        assert_eq!(boris.count(FREE), 0, "{}", boris.sight());
        assert_eq!(offered(world, &house, boris).await, Vec::<String>::new());

        // A change of what is offered does not open it.
        world.restarts().await;
        looks_at(world, &house, stretch).await;
        tutor.taps(world, "60 min").await;
        assert_eq!(offered(world, &house, boris).await, Vec::<String>::new());
        world.passes(Span::minutes(2)).await;
        assert_eq!(boris.count(FREE), 0);

        // It is shown again, and who waits hears of it.
        looks_at(world, &house, stretch).await;
        tutor.taps(world, "Unblock").await;
        tutor.does_not_see("nobody can book");
        assert_eq!(offered(world, &house, boris).await, ["10:00", "11:00", "12:00"]);
        world.passes(Span::minutes(2)).await;
        let told = boris.count("A time is free") + boris.count("times are free");
        assert_eq!(told, 1, "{}", boris.sight());
        for person in [tutor, anna, boris] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn stretches_are_chosen_with_other_times_of_a_day() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        opens(world, &house, "10:00-12:00").await;
        let plain = house.slot(world, "2026-11-24T15:00").await;
        let anna = house.client(world, "Anna").await;
        tutor.starts(world).await;
        tutor.taps(world, "Schedule").await;
        tutor.taps(world, "Tue 24").await;
        tutor.taps(world, "☑ Several").await;
        tutor.taps(world, "☐ ↔ 10:00–12:00").await;
        tutor.sees("☑ ↔ 10:00–12:00 · stretch");
        tutor.taps(world, "🔒 Block").await;
        tutor.hears("1 stretch changed");
        tutor.sees("↔ 10:00–12:00 · 🔒 blocked");
        assert_eq!(offered(world, &house, &anna).await, Vec::<String>::new());
        assert_eq!(house.row(world, plain).await.unwrap().state, "open");

        // All of the day, hidden and shown again.
        for (word, state) in [("Hide", "hidden"), ("Open", "open")] {
            tutor.taps(world, "☑ Several").await;
            tutor.taps(world, "Choose all: 2").await;
            tutor.taps(world, word).await;
            assert_eq!(house.row(world, plain).await.unwrap().state, state);
        }
        assert_eq!(offered(world, &house, &anna).await, ["10:00", "10:30", "11:00"]);
        // Deleting asks first.
        tutor.taps(world, "☑ Several").await;
        tutor.taps(world, "☐ ↔ 10:00–12:00").await;
        tutor.taps(world, "Delete").await;
        tutor.sees("Bookings inside the stretch stay");
        tutor.taps(world, "Delete").await;
        tutor.hears("1 stretch changed");
        tutor.does_not_see("↔ 10:00–12:00");
        assert_eq!(offered(world, &house, &anna).await, Vec::<String>::new());
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_time_that_is_unblocked_inside_a_stretch_frees_the_starts_beside_it() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        opens(world, &house, "10:00-12:00").await;
        let anna = house.client(world, "Anna").await;
        for wall in ["2026-11-24T10:00", "2026-11-24T11:00"] {
            let row = slot_at(world, &house, wall).await;
            let block = Act::Block {
                tenant: house.tenant,
                slot: row.slot_id,
                revision: row.revision,
            };
            tutor.forges(world, &code(block)).await;
            tutor.looks();
        }
        assert_eq!(offered(world, &house, &anna).await, Vec::<String>::new());
        waits(world, &house, &anna).await;
        world.passes(Span::minutes(2)).await;
        assert_eq!(anna.count(FREE), 0, "{}", anna.sight());
        let row = slot_at(world, &house, "2026-11-24T10:00").await;
        // It is taken off the plan: what it kept free is offered again but for what the other closes.
        let row_of = slot_at(world, &house, "2026-11-24T11:00").await;
        for row in [row, row_of] {
            let delete = Act::Delete {
                tenant: house.tenant,
                slot: row.slot_id,
                revision: row.revision,
            };
            tutor.forges(world, &code(delete)).await;
            tutor.looks();
        }
        assert_eq!(offered(world, &house, &anna).await, ["10:30"]);
        world.passes(Span::minutes(2)).await;
        assert_eq!(anna.count("10:30–11:30"), 1, "{}", anna.sight());
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn a_stretch_that_has_no_room_for_all_starts_says_so() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        opens(world, &house, "9:00-21:00").await;
        let stretch = opens(world, &house, "22:00-23:30").await;
        world.database.sql("UPDATE time_window SET step = 15").await;
        // Each kind more has starts of its own.
        for name in ["One", "Two", "Three"] {
            let new = Callback::Go(Place::KindNew { tenant: house.tenant });
            tutor.forges(world, &new.encode(Origin::Screen)).await;
            tutor.says(world, name).await;
            tutor.looks();
        }
        let list = Callback::Go(Place::Kinds {
            tenant: house.tenant,
            page: 0,
        });
        tutor.forges(world, &list.encode(Origin::Screen)).await;
        tutor.sees("In 1 stretch not all starts had room");
        tutor.taps(world, "↔ 24 Nov, 9:00–21:00").await;
        tutor.sees("starts did not fit");
        tutor.taps(world, "60 min").await;
        tutor.does_not_see("did not fit");
        looks_at(world, &house, stretch).await;
        tutor.does_not_see("did not fit");
        tutor.forges(world, &list.encode(Origin::Screen)).await;
        tutor.does_not_see("not all starts had room");
    })
    .await;
}

#[tokio::test]
async fn a_weekly_time_finds_no_place_in_a_stretch_that_is_blocked() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let stretch = opens(world, &house, "10:00-13:00").await;
        let late = slot_at(world, &house, "2026-11-24T12:00").await.slot_id;
        looks_at(world, &house, stretch).await;
        house.tutor.taps(world, "🔒 Block").await;
        pastes(world, &house.tutor, "tue 12:00 Zoe").await;
        world.passes(Span::minutes(1)).await;
        assert!(house.held(world, late).await.is_empty());
        let of_zoe = "SELECT CAST(COUNT(*) AS TEXT) FROM booking WHERE start_at < 1795564800";
        assert_eq!(world.database.texts(of_zoe).await, ["0"]);
        house.tutor.starts(world).await;
        house.tutor.sees("without a place");
    })
    .await;
}
