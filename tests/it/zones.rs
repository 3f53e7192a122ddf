//! Whose hours a client reads: the specialist's, named each time, until they have said where they are; then their own.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::House;
use crate::world::story;

#[tokio::test]
async fn the_first_confirmation_asks_for_the_zone_and_is_returned_to() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house.slot(world, "2026-11-24T18:00").await;
        house.slot(world, "2026-11-25T18:00").await;
        let anna = world.person(5000, "Аня", "ru");
        anna.opens(world, &house.link).await;
        world.pictures("look-1-home").await;
        anna.taps(world, "Записаться").await;
        world.pictures("look-2-month").await;
        anna.taps(world, "24·1").await;
        anna.sees("Время: Берлин");
        world.pictures("look-3-day").await;
        anna.taps(world, "18:00").await;
        world.pictures("look-4-confirm").await;
        anna.sees("Завтра, 18:00–19:00 (Берлин)");
        anna.sees("Время: Берлин. У вас такое же?");
        anna.taps(world, "Нет, другое").await;
        let screen = anna.screen();
        assert!(screen.contains("[Берлин · 7:00]\n[Белград · 7:00]\n"), "{screen}");
        assert!(screen.contains("[Москва · 9:00]"), "{screen}");
        anna.says(world, "абырвалг").await;
        anna.sees("Не нашли «абырвалг»");
        anna.says(world, "екат").await;
        anna.taps(world, "Екатеринбург · 11:00").await;
        anna.hears("Часовой пояс: Екатеринбург");
        anna.sees("Записать вас?");
        anna.sees("Завтра, 22:00–23:00 (18:00 Берлин)");
        anna.does_not_see("У вас такое же?");
        anna.taps(world, "✅ Записаться").await;
        anna.sees("Завтра, 22:00–23:00 (18:00 Берлин)");
        world.pictures("look-5-booking").await;
        anna.says(world, "/week").await;
        anna.sees("Моя неделя · 23–29 ноября");
        anna.sees("вт 24 22:00");
        world.pictures("look-6-week").await;
        house.tutor.sees("18:00–19:00");
        house.tutor.does_not_see("(Berlin)");
    })
    .await;
}

#[tokio::test]
async fn until_it_is_answered_each_time_names_its_zone_and_one_tap_answers() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house.slot(world, "2026-11-25T18:00").await;
        house.slot(world, "2026-11-26T18:00").await;
        let anna = house.client(world, "Anna").await;
        anna.taps(world, "Book a time").await;
        anna.taps(world, "Nearest").await;
        anna.sees("Hours: Berlin");
        anna.taps(world, "Wed 25 Nov").await;
        anna.sees("Wed 25 Nov, 18:00–19:00 (Berlin)");
        // The question stands in no one's way.
        anna.taps(world, "✅ Book").await;
        anna.sees("✅ Booking confirmed\nWed 25 Nov, 18:00–19:00 (Berlin)");
        world.passes(Span::hours(40)).await;
        anna.sees("⏰ Tomorrow, 18:00–19:00 (Berlin)");
        anna.taps(world, "⌂").await;
        anna.sees("18:00–19:00 (Berlin)");

        anna.taps(world, "Book a time").await;
        anna.taps(world, "26·1").await;
        anna.taps(world, "18:00").await;
        anna.taps(world, "Yes, the same").await;
        anna.sees("Book this time?");
        assert!(anna.screen().contains("18:00–19:00\n"), "{}", anna.screen());
        assert!(!anna.screen().contains("Berlin"), "{}", anna.screen());

        // A stranger's zone is not set by a button that names a tenant they never met, nor is a zone that there is not.
        let (tenant, slot) = (house.tenant, house.slot(world, "2026-11-27T18:00").await);
        let forged = |zone: &str| {
            let zone = zone.to_owned();
            Callback::Do(Act::PickZoneFor { tenant, slot, zone }).encode(Origin::Screen)
        };
        anna.forges(world, &forged("Mars/Base")).await;
        anna.hears("Couldn't find");
        let stranger = world.person(5001, "Sam", "en");
        stranger.starts(world).await;
        stranger.forges(world, &forged("Asia/Tokyo")).await;
        stranger.hears("This isn't here any more");
        let ask = Callback::Go(Place::ConfirmZone { tenant, slot }).encode(Origin::Screen);
        stranger.forges(world, &ask).await;
        stranger.sees("This isn't here any more");
        for person in [&anna, &stranger, &house.tutor] {
            person.looks();
        }
    })
    .await;
}
