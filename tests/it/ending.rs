//! An owner takes everything along and closes the practice: clients are told, the link says so, and nothing goes on.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::scheduler;
use slotkeeper::storage::{booking, due, tenant};
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{self, House};
use crate::practice::{self, at};
use crate::world::{OPERATOR, World, story};

fn go(place: Place) -> String {
    Callback::Go(place).encode(Origin::Screen)
}

async fn name(world: &World, house: &House) -> String {
    let row = tenant::by_id(&mut house::read(world).await, house.tenant)
        .await
        .unwrap();
    row.unwrap().name
}

#[tokio::test]
async fn a_closed_practice_tells_its_clients_and_is_gone_for_everybody() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let operator = world.person(OPERATOR, "Olga", "en");
        operator.starts(world).await;
        operator.looks();
        let (first, second) = (
            house.slot(world, "2026-11-25T10:00").await,
            house.slot(world, "2026-12-25T10:00").await,
        );
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        for slot in [first, second] {
            clients[0].forges(world, &house.book(slot)).await;
            clients[0].looks();
        }
        let wait = Act::WatchFor {
            tenant: house.tenant,
            wish: "a".to_owned(),
            days: 30,
        };
        clients[1]
            .forges(world, &Callback::Do(wait).encode(Origin::Screen))
            .await;
        clients[1].looks();
        let tutor = &house.tutor;
        tutor.looks();
        tutor.forges(world, &go(Place::Practice { tenant: house.tenant })).await;
        tutor.taps(world, "About the practice").await;
        tutor.taps(world, "🚪 Close the practice").await;
        tutor.sees("2 bookings will be cancelled,");
        tutor.sees("1 client will be told.");
        tutor.says(world, "yes").await;
        tutor.sees("That isn't the name");
        let name = name(world, &house).await;
        tutor.says(world, &format!(" {} ", name.to_uppercase())).await;
        tutor.sees("The practice is closed");
        tutor.sees("2 bookings are cancelled.");
        clients[0].sees("has cancelled 2 bookings of yours");
        clients[0].sees("There are no more bookings with this specialist here.");
        clients[0].does_not_see("The nearest free times");

        // The link, what is left of old buttons, and the operator say so.
        clients[1].opens(world, &house.link).await;
        clients[1].sees("Booking here is closed");
        clients[1].forges(world, &house.book(first)).await;
        clients[1].hears("This isn't here any more");
        tutor.forges(world, &go(Place::Tutor { tenant: house.tenant })).await;
        tutor.sees("This isn't here any more");
        operator.starts(world).await;
        operator.sees("Closed: 1");

        // Nothing of it is due any more, and nobody hears of it.
        let mut conn = house::read(world).await;
        let far = at("2027-06-01T10:00");
        assert_eq!(due::due_timers(&mut conn, far, 10).await.unwrap(), []);
        assert_eq!(due::due_reminders(&mut conn, far, 10).await.unwrap(), []);
        let held = booking::between(&mut conn, house.tenant, at("2026-11-23T00:00"), far)
            .await
            .unwrap();
        assert!(held.is_empty());
        drop(conn);
        world.passes(Span::hours(30)).await;
        assert_eq!(
            scheduler::run_jobs(&world.app.core, world.clock.now()).await.unwrap(),
            0
        );
        for client in &clients {
            client.does_not_see("⏰ Tomorrow");
        }
        // Its owner goes on as anybody does.
        tutor.starts(world).await;
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn the_closing_of_a_large_practice_goes_on_after_a_restart() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let core = &world.app.core;
        let slot = house::insert_slot(&core.db, house.tenant, at("2026-12-01T10:00"), 60, 50).await;
        for person in practice::people(&core.db, 70_000, 50, core.clock.now()).await {
            practice::book(core, house.tenant, person, slot).await;
        }
        world.settles().await;
        house.tutor.looks();
        house
            .tutor
            .forges(world, &go(Place::Leave { tenant: house.tenant }))
            .await;
        let name = name(world, &house).await;
        house.tutor.says(world, &name).await;
        house.tutor.looks();
        let held = async |world: &World| {
            let mut conn = house::read(world).await;
            let rows = booking::between(&mut conn, house.tenant, at("2026-12-01T00:00"), at("2026-12-02T00:00")).await;
            rows.unwrap().len()
        };
        assert_eq!(held(world).await, 30);
        world.restarts().await;
        world.passes(Span::minutes(1)).await;
        assert_eq!(held(world).await, 0);
        house.tutor.sees("50 bookings are cancelled.");
        house.tutor.sees("50 people are told.");
    })
    .await;
}

#[tokio::test]
async fn everything_is_taken_along_in_one_archive() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        world.database.sql("UPDATE kind SET price = 2500").await;
        let slot = house.slot(world, "2026-11-25T10:00").await;
        let anna = house.client(world, "Anna \"Ann\", =1").await;
        anna.forges(world, &house.book(slot)).await;
        anna.looks();
        house.tutor.looks();
        let mut conn = house::read(world).await;
        let files = slotkeeper::usecase::views::takeout::takeout(&mut conn, house.tenant)
            .await
            .unwrap();
        let text = |name: &str| {
            let (_, bytes) = files.iter().find(|(file, _)| file == name).unwrap();
            String::from_utf8(bytes.clone()).unwrap()
        };
        assert!(
            text("client.csv").contains("\"Anna \"\"Ann\"\", =1\""),
            "{}",
            text("client.csv")
        );
        // Tables are for people: whose a row is by name, by the practice's clock, and sums with their decimals.
        let table = text("booking.csv");
        assert!(
            table.contains("2026-11-25 10:00") && !table.contains("09:00Z"),
            "{table}"
        );
        assert!(
            table.contains("\"Anna \"\"Ann\"\", =1\"") && table.contains("\"Lesson\""),
            "{table}"
        );
        assert!(table.contains("\"25.00\""), "{table}");
        let head = table.lines().next().unwrap();
        assert!(
            head.contains("booking_id,client,") && !head.contains("client_id"),
            "{head}"
        );
        let history = text("history.csv");
        assert!(
            history.contains("\"Anna \"\"Ann\"\", =1 2026-11-25 10:00\""),
            "{history}"
        );
        let all: serde_json::Value = serde_json::from_str(&text("practice.json")).unwrap();
        assert_eq!(all["booking"][0]["status"], "confirmed");
        assert_eq!(all["booking"][0]["price"], 2500);
        assert_eq!(all["booking"][0]["start_at"], "2026-11-25T09:00Z");
        assert_eq!(all["slot"].as_array().unwrap().len(), 1);
        assert!(!text("practice.json").contains("telegram_id"));
        drop(conn);
        house
            .tutor
            .forges(world, &go(Place::Leave { tenant: house.tenant }))
            .await;
        // Telegram takes a few messages a second from us, and there were many.
        world.passes(Span(20)).await;
        house.tutor.taps(world, "📦 Everything as a file").await;
        house.tutor.looks();
        let messages = house.tutor.phone.messages();
        let file = messages
            .iter()
            .find_map(|message| house.tutor.phone.file_of(message))
            .unwrap();
        assert!(
            file.file_name.ends_with(".zip") && file.bytes.starts_with(b"PK"),
            "{}",
            file.file_name
        );
        // The question still stands.
        house.tutor.says(world, "no").await;
        house.tutor.sees("That isn't the name");
    })
    .await;
}
