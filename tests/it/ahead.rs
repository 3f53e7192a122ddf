//! What is to be paid before it takes place, what bills say of it, and that a lesson is counted and paid for once.

use slotkeeper::domain::filter::Filter;
use slotkeeper::domain::ids::{BookingId, ClientId};
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::{Approval, Policy};
use slotkeeper::storage::clients;
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{self, House};
use crate::ledger::{owe, row};
use crate::practice::{at, take};
use crate::world::person::Someone;
use crate::world::{World, invariants, story};

fn goes(place: Place) -> String {
    Callback::Go(place).encode(Origin::Screen)
}

fn does(act: Act) -> String {
    Callback::Do(act).encode(Origin::Screen)
}

async fn books(world: &World, house: &House, who: &Someone, wall: &str) -> BookingId {
    let slot = house.slot(world, wall).await;
    who.forges(world, &house.book(slot)).await;
    house.held(world, slot).await[0].booking_id
}

async fn takes(world: &World, house: &House, booking: BookingId, step: &'static str) {
    take(&world.app.core, house.tenant, house.owner, booking, step).await;
    world.settles().await;
}

/// Lessons of 25 €, booked by Anna.
async fn booked(world: &World, walls: &[&str]) -> (House, Someone, Vec<BookingId>) {
    let house = House::open(world, Approval::Never).await;
    world.database.sql("UPDATE kind SET price = 2500").await;
    let anna = house.client(world, "Anna").await;
    let mut bookings = Vec::new();
    for wall in walls {
        bookings.push(books(world, &house, &anna, wall).await);
    }
    anna.looks();
    house.tutor.looks();
    (house, anna, bookings)
}

struct Ways {
    house: House,
    client: ClientId,
}

impl Ways {
    async fn of(world: &World, house: House, name: &str) -> Self {
        let client = house.kin(world, name).await;
        Self { house, client }
    }

    async fn money(&self, world: &World) {
        let (tenant, client, page) = (self.house.tenant, self.client, 0);
        let place = Place::Money { tenant, client, page };
        self.house.tutor.forges(world, &goes(place)).await;
    }

    async fn packs(&self, world: &World) {
        let (tenant, client) = (self.house.tenant, self.client);
        let place = Place::Packs { tenant, client };
        self.house.tutor.forges(world, &goes(place)).await;
    }

    async fn balances(&self, world: &World) {
        let (tenant, page) = (self.house.tenant, 0);
        let place = Place::Balances { tenant, page };
        self.house.tutor.forges(world, &goes(place)).await;
    }

    async fn bill(&self, world: &World, month: &str) {
        let (tenant, client, month) = (self.house.tenant, self.client, month.parse().unwrap());
        let place = Place::Bill { tenant, client, month };
        self.house.tutor.forges(world, &goes(place)).await;
    }

    async fn bills(&self, world: &World, month: &str) {
        let (tenant, month, page) = (self.house.tenant, month.parse().unwrap(), 0);
        let place = Place::Bills { tenant, month, page };
        self.house.tutor.forges(world, &goes(place)).await;
    }

    /// A payment of hers, in one line.
    async fn pays(&self, world: &World, name: &str, sum: &str) {
        let tutor = &self.house.tutor;
        tutor.starts(world).await;
        tutor.says(world, &format!("{name} {sum}")).await;
        tutor.taps(world, &format!("✅ Record €{sum}")).await;
    }
}

#[tokio::test]
async fn a_pack_that_is_sold_is_to_be_paid_before_its_lessons() {
    story(async |world| {
        let (house, anna, bookings) = booked(world, &["2026-11-24T10:00"]).await;
        let ways = Ways::of(world, house, "Anna").await;
        let (house, tutor) = (&ways.house, &ways.house.tutor);
        ways.packs(world).await;
        // What costs nothing when it is sold is no lesson of it.
        world.database.sql("UPDATE booking SET price = 0").await;
        tutor.says(world, "3 lessons for 50").await;
        world.database.sql("UPDATE booking SET price = 2500").await;
        tutor.sees("To pay: €50");
        ways.money(world).await;
        tutor.sees("To pay ahead: €50");
        tutor.does_not_see("Nothing to pay");
        tutor.taps(world, "➕").await;
        tutor.sees("To pay ahead: €50");
        ways.balances(world).await;
        tutor.sees("To pay ahead: €50");
        tutor.sees("⏩ Anna · €50");
        // She sees it too, with the sum to copy.
        anna.starts(world).await;
        anna.taps(world, "To pay: €50").await;
        anna.sees("To pay ahead: €50");
        anna.sees("🎟 Pack, 3 of 3 left · €50");
        anna.sees("📄 50");
        anna.does_not_see("I have paid");
        // A part comes, and then the rest with one tap, once.
        ways.pays(world, "Anna", "20").await;
        anna.starts(world).await;
        anna.taps(world, "To pay: €30").await;
        anna.sees("Paid of it: €20");
        ways.packs(world).await;
        tutor.sees("To pay: €30");
        tutor.presses("💰 The pack is paid: €30");
        tutor.presses("💰 The pack is paid: €30");
        world.settles().await;
        let paid = world
            .database
            .texts("SELECT CAST(SUM(amount) AS TEXT) FROM ledger_entry WHERE entry_kind = 'payment'");
        assert_eq!(paid.await, ["5000"]);
        ways.money(world).await;
        tutor.sees("Paid ahead: €50");
        tutor.does_not_see("To pay ahead");
        // The lesson before it takes half of that.
        world.comes(at("2026-11-24T12:00")).await;
        takes(world, house, bookings[0], "held").await;
        ways.packs(world).await;
        tutor.sees("To pay: €25");
        tutor.taps(world, "💰 The pack is paid: €25").await;
        for day in 25..28 {
            let lesson = books(world, house, &anna, &format!("2026-11-{day}T10:00")).await;
            world.comes(at(&format!("2026-11-{day}T12:00"))).await;
            takes(world, house, lesson, "held").await;
            assert_eq!(row(world, house, lesson).await.status, "paid");
            invariants::hold(world).await;
        }
        ways.packs(world).await;
        tutor.does_not_see("To pay");
        anna.starts(world).await;
        anna.does_not_see("To pay");
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_month_that_is_paid_before_it_is_billed_before_it() {
    story(async |world| {
        let lessons = ["2026-11-26T10:00", "2026-12-01T10:00", "2026-12-08T10:00"];
        let (house, anna, bookings) = booked(world, &lessons).await;
        let ways = Ways::of(world, house, "Anna").await;
        let tutor = &ways.house.tutor;
        ways.money(world).await;
        tutor.does_not_see("ahead");
        tutor.taps(world, "📆 When they pay").await;
        tutor.taps(world, "⏩ A month, ahead").await;
        tutor.taps(world, "5").await;
        ways.money(world).await;
        tutor.sees("To pay ahead: €75");
        tutor.sees("November 2026 · lessons: 1 · €25");
        tutor.sees("December 2026 · lessons: 2 · €50");
        anna.starts(world).await;
        anna.taps(world, "To pay: €75").await;
        anna.sees("December 2026 · lessons: 2 · €50");
        // The bill of December, before anything of it is held.
        ways.bills(world, "2026-12-01").await;
        tutor.sees("1 client · to pay €50");
        tutor.taps(world, "💸 Anna · €50").await;
        tutor.sees("Lessons ahead: 2 · €50");
        tutor.sees("To pay: €50");
        tutor.taps(world, "✉️ Send the bill").await;
        anna.sees("December 2026 · Tutor");
        anna.sees("Lessons ahead: 2 · €50");
        ways.bill(world, "2026-12-01").await;
        tutor.taps(world, "✉️ Send the bill").await;
        tutor.hears("nothing has changed since");
        world.settles().await;
        assert_eq!(anna.count("December 2026 · Tutor"), 1);
        // What comes in is for the soonest; the bill says something else then, and goes out.
        ways.pays(world, "Anna", "40").await;
        ways.bill(world, "2026-12-01").await;
        tutor.sees("Paid: €15");
        tutor.sees("To pay: €35");
        tutor.taps(world, "✉️ Send the bill").await;
        world.passes(Span::minutes(1)).await;
        assert_eq!(anna.count("December 2026 · Tutor"), 2);
        anna.sees("To pay: €35");
        ways.bills(world, "2026-12-01").await;
        tutor.sees("✓ Anna · €35");
        tutor.sees("All bills are sent");
        // It is taken back: the bill says what it said at first, and that goes out too.
        let entries = world.database.texts("SELECT CAST(entry_id AS TEXT) FROM payment").await;
        let entry = slotkeeper::domain::ids::EntryId(entries[0].parse().unwrap());
        let tenant = ways.house.tenant;
        tutor.forges(world, &does(Act::TakePaymentBack { tenant, entry })).await;
        ways.bill(world, "2026-12-01").await;
        tutor.taps(world, "✉️ Send the bill").await;
        world.passes(Span::minutes(1)).await;
        assert_eq!(anna.count("December 2026 · Tutor"), 3);
        // What is held is covered by what came ahead.
        ways.pays(world, "Anna", "75").await;
        ways.money(world).await;
        tutor.does_not_see("To pay ahead");
        world.comes(at("2026-11-26T12:00")).await;
        takes(world, &ways.house, bookings[0], "held").await;
        assert_eq!(row(world, &ways.house, bookings[0]).await.status, "paid");
        ways.bill(world, "2026-11-01").await;
        tutor.sees("All is paid");
        invariants::hold(world).await;
        anna.looks();
        tutor.looks();
    })
    .await;
}

/// Anna's hundred and two children, each of whom has missed a lesson.
async fn many_children(world: &World) {
    for n in 900_000..900_102 {
        for sql in [
            format!(
                "INSERT INTO client (tenant_id, client_id, account_id, name, folded, created_at) SELECT tenant_id, {n}, \
                 account_id, 'Kid {n}', 'kid {n}', created_at FROM client WHERE name = 'Anna'"
            ),
            format!(
                "INSERT INTO client_person (tenant_id, client_id, person_id, may_book, may_hear, may_pay, reminders) \
                 SELECT tenant_id, {n}, person_id, 1, 1, 1, '' FROM client_person WHERE client_id < 900000"
            ),
            format!(
                "INSERT INTO booking (tenant_id, booking_id, client_id, account_id, slot_id, kind_id, start_at, end_at, \
                 price, status, phase, workflow_version, entry_no, entered_at, created_at, due_at, charged) \
                 SELECT tenant_id, {n}, {n}, account_id, slot_id, kind_id, start_at, end_at, price, status, 'void', \
                 workflow_version, 1, entered_at, created_at, due_at, charged FROM booking WHERE booking_id < 900000"
            ),
        ] {
            world.database.sql(&sql).await;
        }
    }
}

#[tokio::test]
async fn the_second_tap_sends_the_bills_that_the_first_did_not() {
    story(async |world| {
        let (house, people, _) = owe(world, &[("Anna", "10:00")]).await;
        many_children(world).await;
        let ways = Ways::of(world, house, "Anna").await;
        let tutor = &ways.house.tutor;
        ways.bills(world, "2026-11-01").await;
        tutor.presses("✉️ Send to all: 103");
        tutor.presses("✉️ Send to all: 103");
        world.settles().await;
        tutor.hears("This has changed");
        let sent = || {
            world
                .database
                .texts("SELECT CAST(COUNT(*) AS TEXT) FROM outbox WHERE dedupe LIKE 'bill:%'")
        };
        assert_eq!(sent().await, ["100"]);
        tutor.taps(world, "✉️ Send to all: 3").await;
        tutor.hears("3 bills are sent");
        tutor.sees("All bills are sent");
        assert_eq!(sent().await, ["103"]);
        // Of those who pay something only the bill that says so goes out once more.
        ways.pays(world, "Anna", "10").await;
        ways.bills(world, "2026-11-01").await;
        tutor.taps(world, "✉️ Send to all: 1").await;
        assert_eq!(sent().await, ["104"]);
        world.passes(Span::minutes(5)).await;
        people[0].looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_was_let_off_and_is_charged_later_is_paid_by_the_account_of_now() {
    story(async |world| {
        let (house, people, bookings) = owe(world, &[("Anna", "10:00"), ("Boris", "11:00")]).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let (booking, entry_no) = (bookings[0], row(world, &house, bookings[0]).await.entry_no);
        let undo = Act::Undo {
            tenant,
            booking,
            entry_no,
        };
        tutor.forges(world, &does(undo)).await;
        assert_eq!(row(world, &house, booking).await.charged, 0);
        let (client, with) = (house.kin(world, "Anna").await, house.kin(world, "Boris").await);
        let terms = Act::SetTerm {
            tenant,
            client: with,
            which: 1,
            amount: 10,
        };
        tutor.forges(world, &does(terms)).await;
        let together = Act::PayTogether { tenant, client, with };
        tutor.forges(world, &does(together)).await;
        takes(world, &house, booking, "held").await;
        let now = [
            row(world, &house, booking).await.account_id,
            row(world, &house, bookings[1]).await.account_id,
        ];
        assert_eq!(now[0], now[1]);
        invariants::hold(world).await;
        let place = Place::Money {
            tenant,
            client,
            page: 0,
        };
        tutor.forges(world, &goes(place.clone())).await;
        tutor.sees("€50");
        // Who pays alone again pays as they did.
        tutor.starts(world).await;
        tutor.says(world, "Anna 50").await;
        tutor.taps(world, "✅ Record €50").await;
        tutor.forges(world, &does(Act::PayApart { tenant, client })).await;
        tutor.forges(world, &goes(place)).await;
        tutor.sees("A month, by day 10 of the next one");
        let accounts = world
            .database
            .texts("SELECT CAST(COUNT(DISTINCT account_id) AS TEXT) FROM client");
        assert_eq!(accounts.await, ["2"]);
        invariants::hold(world).await;
        people.iter().for_each(Someone::looks);
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_cancelled_lesson_that_comes_back_to_a_pack_used_up_costs_what_is_usual() {
    story(async |world| {
        let (house, anna, _) = booked(world, &["2026-11-24T10:00"]).await;
        let ways = Ways::of(world, house, "Anna").await;
        let (house, tutor, tenant) = (&ways.house, &ways.house.tutor, ways.house.tenant);
        ways.packs(world).await;
        world.database.sql("UPDATE booking SET price = 0").await;
        tutor.says(world, "1 10").await;
        let first = books(world, house, &anna, "2026-11-26T10:00").await;
        takes(world, house, first, "cancel").await;
        let second = books(world, house, &anna, "2026-11-27T10:00").await;
        assert_eq!(row(world, house, second).await.price, 1000);
        tutor
            .forges(world, &goes(Place::Lesson { tenant, booking: first }))
            .await;
        tutor.taps(world, "↩ Back to").await;
        tutor.hears("The pack is used up, so the lesson costs €25");
        let prices = [
            row(world, house, first).await.price,
            row(world, house, second).await.price,
        ];
        assert_eq!(prices, [2500, 1000]);
        // Where another pack is open, the lesson is of that; and either can be ended.
        ways.packs(world).await;
        tutor.says(world, "2 40").await;
        tutor.sees("✖ End: 1 of 1 left");
        tutor.sees("✖ End: 2 of 2 left");
        takes(world, house, second, "cancel").await;
        let third = books(world, house, &anna, "2026-11-28T10:00").await;
        assert_eq!(row(world, house, third).await.price, 1000);
        let (booking, entry_no) = (second, row(world, house, second).await.entry_no);
        let undo = Act::Undo {
            tenant,
            booking,
            entry_no,
        };
        tutor.forges(world, &does(undo)).await;
        assert_eq!(row(world, house, second).await.price, 2000);
        ways.packs(world).await;
        tutor.taps(world, "✖ End: 2 of 2 left").await;
        tutor.does_not_see("✖ End: 2 of 2 left");
        tutor.sees("✖ End: 1 of 1 left");
        invariants::hold(world).await;
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_a_former_client_owes_can_still_be_paid() {
    story(async |world| {
        let (house, people, bookings) = owe(world, &[("Anna", "10:00"), ("Boris", "11:00")]).await;
        let client = house.kin(world, "Anna").await;
        let erased = format!("UPDATE client SET name = '', folded = '' WHERE client_id = {client}");
        world.database.sql(&erased).await;
        world.database.sql("UPDATE tenant SET clients = clients - 1").await;
        world.comes(at("2026-11-29T12:00")).await;
        let ways = Ways { house, client };
        let tutor = &ways.house.tutor;
        let place = Place::Unpaid {
            tenant: ways.house.tenant,
            page: 0,
        };
        tutor.forges(world, &goes(place)).await;
        tutor.sees("Waiting for payment: 2 · €50");
        tutor.sees("Deleted client · €25");
        ways.balances(world).await;
        tutor.sees("To be paid: €50");
        tutor.taps(world, "💸 Deleted client · €25").await;
        tutor.sees("Money · Deleted client");
        tutor.does_not_see("🎟 Packs");
        tutor.taps(world, "➕").await;
        tutor.taps(world, "€25").await;
        tutor.taps(world, "✅ Record €25").await;
        tutor.sees("€25 · Deleted client");
        assert_eq!(row(world, &ways.house, bookings[0]).await.owed(), 0);
        ways.balances(world).await;
        tutor.sees("To be paid: €25");
        assert!(!tutor.screen().contains("Deleted client"), "{}", tutor.screen());
        invariants::hold(world).await;
        people.iter().for_each(Someone::looks);
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn who_has_paid_for_two_children_is_said_with_both_names() {
    story(async |world| {
        let (house, people, _) = owe(world, &[("Anna", "10:00"), ("Boris", "11:00")]).await;
        let (anna, boris) = (house.kin(world, "Anna").await, house.kin(world, "Boris").await);
        let both = format!(
            "INSERT INTO client_person (tenant_id, client_id, person_id, may_book, may_hear, may_pay, reminders) \
             SELECT tenant_id, {boris}, person_id, 1, 1, 1, '' FROM client_person WHERE client_id = {anna}"
        );
        world.database.sql(&both).await;
        let parent = &people[0];
        parent.starts(world).await;
        parent.taps(world, "To pay: €50").await;
        parent.taps(world, "I have paid · €50").await;
        let tutor = &house.tutor;
        tutor.sees("Anna, Boris · paid €50?");
        tutor.sees("Boris · Today, 11:00");
        tutor.taps(world, "✅ Yes, paid").await;
        parent.sees("Boris · Today, 11:00");
        invariants::hold(world).await;
        people.iter().for_each(Someone::looks);
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_lesson_that_is_to_be_moved_is_counted_once() {
    story(async |world| {
        let (house, anna, bookings) = booked(world, &["2026-11-26T10:00"]).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let asks = Policy {
            approval: Approval::Always,
            ..Policy::default()
        };
        house.set_policy(world, asks).await;
        let slot = house.slot(world, "2026-11-27T10:00").await;
        let (booking, entry_no) = (bookings[0], row(world, &house, bookings[0]).await.entry_no);
        let moves = Act::Move {
            tenant,
            booking,
            entry_no,
            slot,
        };
        anna.forges(world, &does(moves)).await;
        anna.hears("Asked");
        anna.starts(world).await;
        anna.taps(world, "📋 Bookings · 1").await;
        anna.sees("My bookings · 1");
        let filter = Filter::AHEAD;
        let list = Place::Listed {
            tenant,
            filter,
            page: 0,
        };
        tutor.forges(world, &goes(list)).await;
        tutor.sees("Bookings · 1 · €25");
        let client = house.kin(world, "Anna").await;
        let of = clients::count_history(&mut house::read(world).await, tenant, client).await;
        assert_eq!(of.unwrap(), 1);
        let (from, to) = ("2026-11-26".parse().unwrap(), "2026-11-27".parse().unwrap());
        tutor.forges(world, &goes(Place::CancelDays { tenant, from, to })).await;
        tutor.taps(world, "✖ Cancel bookings: 1").await;
        tutor.hears("1 booking cancelled");
        world.settles().await;
        let held = world
            .database
            .texts("SELECT CAST(COUNT(*) AS TEXT) FROM booking WHERE seat IS NOT NULL");
        assert_eq!(held.await, ["0"]);
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn the_history_counts_the_lessons_that_went_and_not_those_that_stay() {
    story(async |world| {
        let (house, anna, bookings) = booked(world, &["2026-11-26T10:00", "2026-11-26T12:00"]).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let (day, count) = ("2026-11-26".parse().unwrap(), 2);
        tutor.forges(world, &does(Act::CancelSoon { tenant, day, count })).await;
        let job = world.database.texts("SELECT CAST(job_id AS TEXT) FROM job").await;
        let keep = Act::KeepInJob {
            tenant,
            job: slotkeeper::domain::ids::JobId(job[0].parse().unwrap()),
            booking: bookings[1],
            keep: true,
        };
        tutor.forges(world, &does(keep)).await;
        world.passes(Span::minutes(3)).await;
        assert_eq!(row(world, &house, bookings[1]).await.status, "confirmed");
        let past = Place::Past {
            tenant,
            about: 0,
            before: None,
        };
        tutor.forges(world, &goes(past)).await;
        tutor.sees("1 booking cancelled");
        anna.looks();
        tutor.looks();
    })
    .await;
}
