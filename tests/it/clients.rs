//! A specialist's clients: found in the list, looked at on their card, treated each in their own way.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::simulator::Media;
use slotkeeper::storage::clients;
use slotkeeper::telegram::callback::{Act, Callback, Origin};

use crate::house::{self, House};
use crate::practice::{at, take};
use crate::world::person::Someone;
use crate::world::{World, story};

/// Whoever of them is called so books that hour at once.
async fn books(world: &World, house: &House, someone: &Someone, wall: &str) -> slotkeeper::domain::ids::BookingId {
    let slot = house.slot(world, wall).await;
    someone.forges(world, &house.book(slot)).await;
    someone.looks();
    house.tutor.looks();
    house.held(world, slot).await[0].booking_id
}

async fn opens_the_card(world: &World, tutor: &Someone, name: &str) {
    tutor.starts(world).await;
    tutor.taps(world, "👥 Clients").await;
    tutor.taps(world, name).await;
}

#[tokio::test]
async fn clients_are_listed_by_name_and_found_by_a_part_of_any_word() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        tutor.taps(world, "👥 Clients").await;
        tutor.sees("Those who book with you will be here");
        let names = [
            "Пётр Ёлкин",
            "анна Белова",
            "Zoe 100%",
            "Борис",
            "Вера",
            "Глеб",
            "Дарья",
            "Ева",
            "Жанна",
            "Ян_ка",
        ];
        for (n, someone) in house.clients(world, &names).await.iter().enumerate() {
            books(world, &house, someone, &format!("2026-11-25T{:02}:00", n + 8)).await;
        }
        tutor.starts(world).await;
        tutor.taps(world, "👥 Clients").await;
        tutor.sees("Clients · 10");
        tutor.sees("[1/2] [›]");
        assert!(
            tutor.screen().find("анна Белова") < tutor.screen().find("Борис"),
            "{}",
            tutor.screen()
        );
        tutor.taps(world, "›").await;
        tutor.sees("[‹] [2/2]");
        for (typed, found, not) in [
            ("ёлк", "Пётр Ёлкин", "Борис"),
            ("ЕЛКИН петр", "Пётр Ёлкин", "Борис"),
            ("АНН", "Жанна", "Борис"),
            ("%", "Zoe 100%", "Ян_ка"),
            ("_", "Ян_ка", "Zoe"),
        ] {
            tutor.says(world, typed).await;
            assert!(
                tutor.screen().contains(found) && !tutor.screen().contains(not),
                "{typed}: {}",
                tutor.screen()
            );
        }
        tutor.says(world, "ivan' OR 1=1 --").await;
        tutor.sees("Nobody found");
        // The way back from a card leads to what was found, and a word typed there finds on.
        tutor.says(world, "анна").await;
        tutor.sees("“анна” · 2");
        tutor.taps(world, "Жанна").await;
        tutor.sees("Next: Wed 25 Nov");
        tutor.taps(world, "‹ Back").await;
        tutor.sees("“анна” · 2");
        tutor.taps(world, "анна Белова").await;
        tutor.says(world, "бор").await;
        tutor.sees("“бор” · 1");
        tutor.taps(world, "👥 All clients").await;
        tutor.sees("Clients · 10");
    })
    .await;
}

#[tokio::test]
async fn a_card_says_what_was_and_what_is_owed_and_leads_to_it() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        world.database.sql("UPDATE kind SET price = 2500").await;
        let tutor = &house.tutor;
        let anna = house.client(world, "Anna <b>").await;
        let first = books(world, &house, &anna, "2026-11-24T10:00").await;
        let missed = books(world, &house, &anna, "2026-11-24T12:00").await;
        books(world, &house, &anna, "2026-11-27T10:00").await;
        world.comes(at("2026-11-24T18:00")).await;
        let core = &world.app.core;
        take(core, house.tenant, house.owner, first, "held").await;
        take(core, house.tenant, house.owner, missed, "no-show").await;
        anna.looks();
        opens_the_card(world, tutor, "Anna").await;
        for words in [
            "Anna <b>\n",
            "Next: Fri 27 Nov, 10:00 ✅",
            "Last: Today, 12:00 🚫 no-show",
            "🎓 Held: 1",
            "🚫 No-show: 1",
            "To be paid: €25",
        ] {
            assert!(
                tutor.screen().replace("today", "Today").contains(words),
                "{words}: {}",
                tutor.screen()
            );
        }
        tutor.taps(world, "📋 History").await;
        tutor.sees("Anna <b> · 3");
        tutor.sees("[27 Nov, 10:00 ✅]");
        tutor.taps(world, "10:00 · 🎓").await;
        tutor.sees("💰 Paid");
        tutor.taps(world, "💰 Paid").await;
        opens_the_card(world, tutor, "Anna").await;
        assert!(!tutor.screen().contains("To be paid"), "{}", tutor.screen());
        tutor.taps(world, "📋 27 Nov, 10:00").await;
        tutor.sees("Anna <b> · Fri 27 Nov");
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn a_price_of_their_own_counts_for_what_they_book_from_then_on() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        world.database.sql("UPDATE kind SET price = 2500").await;
        let (tutor, anna) = (&house.tutor, house.client(world, "Anna").await);
        let before = books(world, &house, &anna, "2026-11-25T10:00").await;
        opens_the_card(world, tutor, "Anna").await;
        tutor.taps(world, "⚙ Terms").await;
        tutor.sees("Price: as for everybody");
        tutor.taps(world, "💰 Price").await;
        tutor.says(world, "much").await;
        tutor.sees("amount");
        tutor.says(world, "18,50").await;
        tutor.sees("Their own price: €18.50");
        tutor.taps(world, "📍 Place").await;
        tutor.says(world, "https://meet.example/anna").await;
        tutor.taps(world, "⏱ Length").await;
        tutor.says(world, "25 h").await;
        tutor.sees("couldn't read this length");
        tutor.says(world, "1 h 30 min").await;
        tutor.sees("Their own length: 1 h 30 min");
        let slot = house.slot(world, "2026-11-26T10:00").await;
        anna.forges(world, &house.book(slot)).await;
        let after = &house.held(world, slot).await[0];
        assert_eq!((after.price, after.place.as_str()), (1850, "https://meet.example/anna"));
        anna.sees("📍 https://meet.example/anna");
        let mut conn = house::read(world).await;
        let kept = slotkeeper::storage::booking::by_id(&mut conn, house.tenant, before)
            .await
            .unwrap()
            .unwrap();
        assert_eq!((kept.price, kept.place.as_str()), (2500, ""));
        drop(conn);
        opens_the_card(world, tutor, "Anna").await;
        tutor.taps(world, "⚙ Terms").await;
        tutor.taps(world, "💰 Price").await;
        tutor.taps(world, "↩ As usual").await;
        tutor.sees("Price: as for everybody");
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn a_banned_client_neither_books_nor_writes_until_the_ban_is_lifted() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, anna) = (&house.tutor, house.client(world, "Anna").await);
        books(world, &house, &anna, "2026-11-25T10:00").await;
        opens_the_card(world, tutor, "Anna").await;
        tutor.taps(world, "⚙ Terms").await;
        tutor.taps(world, "🚫 Ban").await;
        tutor.sees("1 booking stays");
        tutor.presses("🚫 Yes, ban");
        tutor.presses("🚫 Yes, ban");
        world.settles().await;
        tutor.sees("🚫 Banned since");
        let slot = house.slot(world, "2026-11-26T10:00").await;
        anna.forges(world, &house.book(slot)).await;
        anna.sees("You can't book with this specialist");
        assert!(house.held(world, slot).await.is_empty());
        tutor.taps(world, "⚙ Terms").await;
        tutor.taps(world, "↩ Lift the ban").await;
        anna.forges(world, &house.book(slot)).await;
        assert_eq!(house.held(world, slot).await.len(), 1);
        anna.looks();
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn somebody_may_be_asked_for_each_booking_where_others_are_not() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, anna) = (&house.tutor, house.client(world, "Anna").await);
        books(world, &house, &anna, "2026-11-25T10:00").await;
        opens_the_card(world, tutor, "Anna").await;
        tutor.taps(world, "⚙ Terms").await;
        tutor.taps(world, "✋ Approve each booking").await;
        tutor.sees("You approve each of their bookings");
        house.slot(world, "2026-11-26T10:00").await;
        anna.starts(world).await;
        anna.taps(world, "Book a time").await;
        anna.taps(world, "26·1").await;
        anna.taps(world, "10:00").await;
        anna.taps(world, "Send a request").await;
        tutor.sees("New request: Anna");
        anna.looks();
        opens_the_card(world, tutor, "Anna").await;
        tutor.taps(world, "⚙ Terms").await;
        tutor.taps(world, "Let them book as usual").await;
        books(world, &house, &anna, "2026-11-27T10:00").await;
    })
    .await;
}

#[tokio::test]
async fn a_specialist_writes_first_and_the_client_answers() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, anna) = (&house.tutor, house.client(world, "Anna").await);
        books(world, &house, &anna, "2026-11-25T10:00").await;
        opens_the_card(world, tutor, "Anna").await;
        tutor.taps(world, "✉️ Write").await;
        tutor.says(world, "Bring the <blue> book\nplease").await;
        tutor.sees("You, today");
        anna.sees("writes to you\nBring the <blue> book\nplease");
        anna.taps(world, "✏️ Answer").await;
        anna.says(world, "I will").await;
        anna.looks();
        tutor.sees("Anna writes to you");
        opens_the_card(world, tutor, "Anna").await;
        tutor.taps(world, "✉️ Write").await;
        tutor.sees("Anna, today");
        // Who has stopped the bot hears nothing, which is said before and after.
        anna.phone.blocks(world.clock.now_ms());
        world.settles().await;
        tutor.says(world, "Are you there?").await;
        tutor.sees("then it can be passed on or copied");
        opens_the_card(world, tutor, "Anna").await;
        tutor.sees("📵 They've stopped the bot");
    })
    .await;
}

#[tokio::test]
async fn a_note_is_seen_by_the_specialist_is_in_the_export_and_goes_with_the_client() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, anna) = (&house.tutor, house.client(world, "Anna").await);
        books(world, &house, &anna, "2026-11-25T10:00").await;
        opens_the_card(world, tutor, "Anna").await;
        tutor.taps(world, "✍️ Note").await;
        tutor.says(world, "Afraid of <i>verbs</i>, quillwort").await;
        tutor.sees("✍️ “Afraid of <i>verbs</i>, quillwort”");
        tutor.taps(world, "⚙ Terms").await;
        tutor.taps(world, "✏️ Name").await;
        tutor.says(world, "Anna Quillwort").await;
        tutor.sees("Anna Quillwort");
        tutor.taps(world, "⚙ Terms").await;
        tutor.taps(world, "📞 Phone").await;
        tutor.says(world, "call me").await;
        tutor.sees("no phone number here");
        tutor.says(world, "+7 999 123-45-67").await;
        tutor.sees("📞 +79991234567");
        world.passes(Span(20)).await;
        anna.starts(world).await;
        anna.does_not_see("quillwort");
        anna.taps(world, "⚙").await;
        anna.taps(world, "What we keep").await;
        anna.taps(world, "Get it as a file").await;
        let mut files = anna
            .phone
            .messages()
            .into_iter()
            .filter_map(|message| match message.media {
                Some(Media::Document { file_id }) => world.server.telegram.file(&file_id),
                _ => None,
            });
        let file = String::from_utf8(files.next_back().unwrap().bytes).unwrap();
        assert!(file.contains("Afraid of") && file.contains("+79991234567"), "{file}");
        anna.taps(world, "Delete my data").await;
        anna.taps(world, "Yes, delete all of it").await;
        anna.looks();
        tutor.starts(world).await;
        world.passes(Span::days(4)).await;
        tutor.looks();
        let left: Vec<String> = world.database.everything().await;
        let left: Vec<&String> = left
            .iter()
            .filter(|row| row.to_lowercase().contains("quillwort") || row.contains("9991234567"))
            .collect();
        assert!(left.is_empty(), "{left:?}");
        tutor.taps(world, "👥 Clients").await;
        tutor.sees("Those who book with you will be here");
    })
    .await;
}

#[tokio::test]
async fn a_card_and_what_is_behind_it_read_in_russian() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        world.database.sql("UPDATE kind SET price = 150000").await;
        let (tutor, anna) = (&house.tutor, house.client(world, "Аня К.").await);
        let held = books(world, &house, &anna, "2026-11-23T10:00").await;
        books(world, &house, &anna, "2026-11-26T17:00").await;
        house.slot(world, "2026-11-27T12:00").await;
        world.comes(at("2026-11-23T12:00")).await;
        take(&world.app.core, house.tenant, house.owner, held, "held").await;
        let language = Act::PickLanguage { code: "ru".to_owned() };
        tutor
            .forges(world, &Callback::Do(language).encode(Origin::Screen))
            .await;
        opens_in_russian(world, tutor).await;
        tutor.sees("Впереди: чт 26 ноября, 17:00");
        tutor.sees("К оплате: 1 500");
        world.pictures("card").await;
        tutor.taps(world, "⚙ Условия").await;
        tutor.sees("Цена: как у всех");
        world.pictures("card-terms").await;
        tutor.taps(world, "‹ Назад").await;
        tutor.taps(world, "➕ Записать").await;
        tutor.sees("Или напишите день и час");
        world.pictures("card-near").await;
        tutor.taps(world, "🕐 Другой день или час").await;
        world.pictures("card-hours").await;
        tutor.says(world, "чт 17:30").await;
        tutor.sees("⚠️ В это время у вас Аня К., 17:00–18:00");
        world.pictures("card-sure").await;
        tutor.taps(world, "⚠️ Всё равно записать").await;
        world.pictures("card-lesson").await;
        tutor.sees("↔ Перенести");
        anna.looks();
    })
    .await;
}

async fn opens_in_russian(world: &World, tutor: &Someone) {
    tutor.starts(world).await;
    tutor.taps(world, "👥 Клиенты").await;
    tutor.taps(world, "Аня К.").await;
}

#[tokio::test]
async fn what_a_card_asks_is_found_by_an_index() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        if world.database.is_postgres() {
            return;
        }
        let (tenant, client) = (house.tenant, slotkeeper::domain::ids::ClientId(7));
        let now = world.clock.now();
        let mut conn = house::read(world).await;
        let words = ["an".to_owned()];
        for (query, index) in [
            (
                clients::list_query(tenant, &[]),
                "client_by_name (tenant_id=? AND folded>?)",
            ),
            (
                clients::list_query(tenant, &words),
                "client_by_name (tenant_id=? AND folded>?)",
            ),
            (
                clients::next_query(tenant, client, now),
                "booking_by_client (tenant_id=? AND client_id=? AND start_at>?)",
            ),
            (
                clients::history_query(tenant, client),
                "booking_by_client (tenant_id=? AND client_id=?)",
            ),
            (clients::recent_query(tenant, 60), "(tenant_id=?)"),
        ] {
            let plan = conn.plan(&query).await.unwrap();
            assert!(plan.contains(index), "{index}: {plan}");
            assert!(!plan.contains("SCAN") && !plan.contains("TEMP B-TREE"), "{plan}");
        }
        let plan = conn.plan(&clients::tally_query(tenant, client)).await.unwrap();
        assert!(
            plan.contains("booking_by_client (tenant_id=? AND client_id=?)"),
            "{plan}"
        );
    })
    .await;
}
