//! What becomes of a request to move: it comes into force by whoever accepts it, outlives nothing that it was for, and
//! is told of to the end.

use slotkeeper::domain::ids::SlotId;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::workflow::shipped;
use slotkeeper::storage::booking::{self, BookingRow};
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{self, House};
use crate::practice::at;
use crate::world::person::Someone;
use crate::world::{World, story};

const TEN: &str = "2026-11-25T10:00";
const NOON: &str = "2026-11-26T12:00";
const FRIDAY: &str = "2026-11-27T12:00";

/// Anna has ten o'clock on the 25th.
struct Scene {
    house: House,
    anna: Someone,
    old: BookingRow,
    slots: [SlotId; 3],
}

fn source(id: &str) -> String {
    let file = format!("{id}.toml");
    let found = shipped().into_iter().find(|(name, _)| *name == file);
    found.unwrap().1.to_owned()
}

impl Scene {
    async fn open(world: &mut World, workflow: &str) -> Self {
        let house = House::open(world, Approval::Always).await;
        let slots = [
            house.slot(world, TEN).await,
            house.slot(world, NOON).await,
            house.slot(world, FRIDAY).await,
        ];
        world.database.sql("UPDATE slot SET price = 2500").await;
        let quoted = workflow.replace('\'', "''");
        world
            .database
            .sql(&format!("UPDATE workflow SET source = '{quoted}'"))
            .await;
        world.restarts().await;
        let anna = house.client(world, "Anna").await;
        anna.forges(world, &house.book(slots[0])).await;
        let old = house.held(world, slots[0]).await.remove(0);
        let scene = Self {
            house,
            anna,
            old,
            slots,
        };
        scene.look();
        scene
    }

    fn look(&self) {
        self.anna.looks();
        self.house.tutor.looks();
    }

    async fn now(&self, world: &World, row: &BookingRow) -> BookingRow {
        let mut conn = house::read(world).await;
        let row = booking::by_id(&mut conn, self.house.tenant, row.booking_id).await;
        row.unwrap().unwrap()
    }

    async fn steps(&self, world: &World, row: &BookingRow, name: &str) {
        let row = self.now(world, row).await;
        let step = self.house.step(world, &row, name).await;
        self.house.tutor.forges(world, &step).await;
    }

    async fn is_paid(&self, world: &World, row: &BookingRow) {
        let row = self.now(world, row).await;
        let (tenant, booking, entry_no) = (self.house.tenant, row.booking_id, row.entry_no);
        let act = Act::Pay {
            tenant,
            booking,
            entry_no,
        };
        self.house
            .tutor
            .forges(world, &Callback::Do(act).encode(Origin::Screen))
            .await;
    }

    async fn takes_back(&self, world: &World, row: &BookingRow) {
        let row = self.now(world, row).await;
        let (tenant, booking, entry_no) = (self.house.tenant, row.booking_id, row.entry_no);
        let act = Act::Undo {
            tenant,
            booking,
            entry_no,
        };
        self.house
            .tutor
            .forges(world, &Callback::Do(act).encode(Origin::Screen))
            .await;
    }

    /// The request that Anna's asking made.
    async fn asks(&self, world: &World, slot: usize) -> BookingRow {
        let old = self.now(world, &self.old).await;
        let act = Act::Move {
            tenant: self.house.tenant,
            booking: old.booking_id,
            entry_no: old.entry_no,
            slot: self.slots[slot],
        };
        self.anna.forges(world, &Callback::Do(act).encode(Origin::Screen)).await;
        self.anna.hears("Asked");
        self.look();
        self.house.held(world, self.slots[slot]).await.remove(0)
    }

    async fn status(&self, world: &World, row: &BookingRow) -> String {
        self.now(world, row).await.status
    }
}

#[tokio::test]
async fn the_accepted_move_of_what_is_paid_for_is_told_and_taken_back_with_the_money() {
    story(async |world| {
        let scene = Scene::open(world, &source("consultation")).await;
        scene.steps(world, &scene.old, "approve").await;
        scene.anna.sees("💳 Awaiting payment");
        scene.is_paid(world, &scene.old).await;
        assert_eq!(scene.status(world, &scene.old).await, "prepaid");
        scene.look();
        let asked = scene.asks(world, 1).await;
        scene.steps(world, &asked, "approve").await;
        assert_eq!(scene.status(world, &asked).await, "prepaid");
        scene.anna.sees("Your booking is moved");
        scene.anna.sees("It was: Wed 25 Nov, 10:00–11:00");
        assert_eq!(scene.anna.count("Your booking is moved"), 1);
        scene.look();

        scene.takes_back(world, &asked).await;
        scene.house.tutor.hears("Back to");
        scene.anna.sees("Not moved after all: your booking is back at its time");
        scene.anna.sees("waits for an answer again: Thu 26 Nov, 12:00–13:00");
        let (old, asked) = (scene.now(world, &scene.old).await, scene.now(world, &asked).await);
        assert_eq!((old.status.as_str(), old.charged, old.covered), ("prepaid", 2500, 2500));
        assert_eq!(
            (asked.status.as_str(), asked.charged, asked.covered),
            ("requested", 0, 0)
        );
        // And accepted again.
        scene.steps(world, &asked, "approve").await;
        assert_eq!(scene.status(world, &asked).await, "prepaid");
        assert_eq!(scene.now(world, &scene.old).await.phase, "void");
        scene.look();
    })
    .await;
}

#[tokio::test]
async fn a_payment_that_accepts_a_request_to_move_leaves_one_booking() {
    story(async |world| {
        let paid_for = source("consultation")
            .replacen(
                "phase = \"pending\"",
                "phase = \"pending\"\npayment = \"due\"\ncharge = \"100%\"",
                1,
            )
            .replacen(
                "from = [\"awaiting-payment\", \"pays-later\"]",
                "from = [\"requested\", \"awaiting-payment\", \"pays-later\"]",
                1,
            );
        let scene = Scene::open(world, &paid_for).await;
        scene.is_paid(world, &scene.old).await;
        assert_eq!(scene.status(world, &scene.old).await, "prepaid");
        scene.anna.sees("Paid and confirmed");
        scene.look();
        let asked = scene.asks(world, 1).await;
        assert_eq!(asked.phase, "pending");
        scene.is_paid(world, &asked).await;
        assert_eq!(scene.now(world, &asked).await.phase, "upcoming");
        assert_eq!(scene.now(world, &scene.old).await.phase, "void");
        assert!(scene.house.held(world, scene.slots[0]).await.is_empty());
        scene.anna.sees("Your booking is moved");
        scene.look();
    })
    .await;
}

#[tokio::test]
async fn a_request_to_move_ends_in_time_before_the_lesson_it_is_about() {
    story(async |world| {
        let scene = Scene::open(world, &source("lesson")).await;
        scene.steps(world, &scene.old, "approve").await;
        scene.look();
        // Late enough that a day to answer would be too much.
        world.comes(at("2026-11-24T20:00")).await;
        scene.look();
        let asked = scene.asks(world, 2).await;
        world.comes(at("2026-11-25T07:59")).await;
        assert_eq!(scene.now(world, &asked).await.phase, "pending");
        scene.anna.looks();
        world.comes(at("2026-11-25T08:01")).await;
        assert_eq!(scene.now(world, &asked).await.phase, "void");
        scene.anna.sees("Your request to move went unanswered");
        scene.anna.sees("The booking stays: Today, 10:00–11:00 (Berlin)");
        scene.house.tutor.sees("A request to move went unanswered: Anna");
        assert_eq!(scene.now(world, &scene.old).await.phase, "upcoming");
        scene.look();
    })
    .await;
}

#[tokio::test]
async fn a_booking_that_the_specialist_cancels_takes_the_request_along_and_says_so() {
    story(async |world| {
        let scene = Scene::open(world, &source("lesson")).await;
        scene.steps(world, &scene.old, "approve").await;
        scene.look();
        let asked = scene.asks(world, 1).await;
        scene.steps(world, &scene.old, "cancel").await;
        assert_eq!(scene.now(world, &asked).await.phase, "void");
        scene.anna.sees("Your request to move is closed");
        scene
            .anna
            .sees("The booking it was for is no more: Wed 25 Nov, 10:00–11:00");
        assert_eq!(scene.anna.count("The booking stays"), 0, "{}", scene.anna.sight());
        scene.look();
    })
    .await;
}

#[tokio::test]
async fn a_declined_request_comes_back_only_while_there_is_something_to_ask_for() {
    story(async |world| {
        let scene = Scene::open(world, &source("lesson")).await;
        let tutor = &scene.house.tutor;
        scene.steps(world, &scene.old, "approve").await;
        scene.look();
        let asked = scene.asks(world, 1).await;
        scene.steps(world, &asked, "decline").await;
        let (tenant, booking) = (scene.house.tenant, asked.booking_id);
        let lesson = Callback::Go(Place::Lesson { tenant, booking }).encode(Origin::Screen);
        tutor.forges(world, &lesson).await;
        assert!(tutor.screen().contains("↩ Back to"), "{}", tutor.screen());
        scene.look();

        let other = scene.asks(world, 2).await;
        tutor.forges(world, &lesson).await;
        assert!(!tutor.screen().contains("↩ Back to"), "{}", tutor.screen());
        scene.takes_back(world, &asked).await;
        tutor.hears("the client has asked to move the booking to another time since");
        scene.steps(world, &other, "decline").await;
        scene.steps(world, &scene.old, "cancel").await;
        scene.look();
        tutor.forges(world, &lesson).await;
        assert!(!tutor.screen().contains("↩ Back to"), "{}", tutor.screen());
        scene.takes_back(world, &asked).await;
        tutor.hears("the booking it was for isn't ahead any more");
        assert_eq!(scene.now(world, &asked).await.phase, "void");
        scene.look();
    })
    .await;
}

#[tokio::test]
async fn what_the_clock_accepts_takes_the_place_of_the_old_one_in_russian() {
    story(async |world| {
        let by_itself = source("lesson").replacen(
            "# After the lesson",
            "[[step]]\nname = \"by-itself\"\ntitle = { en = \"By itself\", ru = \"Сама\" }\nfrom = [\"requested\"]\n\
             to = \"confirmed\"\nby = [\"timer\"]\nat = \"created + 1h\"\nnotify = [\"client\"]\n\n# After the lesson",
            1,
        );
        let scene = Scene::open(world, &by_itself).await;
        let code = "ru".to_owned();
        let russian = Callback::Do(Act::PickLanguage { code }).encode(Origin::Screen);
        scene.anna.forges(world, &russian).await;
        world.passes(Span::minutes(61)).await;
        assert_eq!(scene.now(world, &scene.old).await.phase, "upcoming");
        scene.look();
        let old = scene.now(world, &scene.old).await;
        let act = Act::Move {
            tenant: scene.house.tenant,
            booking: old.booking_id,
            entry_no: old.entry_no,
            slot: scene.slots[1],
        };
        scene
            .anna
            .forges(world, &Callback::Do(act).encode(Origin::Screen))
            .await;
        scene.anna.sees("Сейчас: Ср 25 ноября, 10:00–11:00");
        scene.anna.sees("Просите: Чт 26 ноября, 12:00–13:00");
        scene.house.tutor.looks();
        world.passes(Span::minutes(61)).await;
        scene.anna.sees("Запись перенесена");
        assert_eq!(scene.now(world, &scene.old).await.phase, "void");
        assert_eq!(scene.house.held(world, scene.slots[1]).await[0].phase, "upcoming");
        scene.look();
    })
    .await;
}
