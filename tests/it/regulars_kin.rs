//! A client's own side of a weekly time: asked for, for whom, skipped, given up; and what is said of it in Russian.

use slotkeeper::domain::policy::Approval;
use slotkeeper::telegram::callback::{Act, Place};

use crate::house::House;
use crate::practice::at;
use crate::regulars::{booked, does, goes, opens_regulars, pastes};
use crate::world::person::Someone;
use crate::world::{World, story};

/// Who opened the link asks for the first free hour, for good.
async fn asks(world: &World, house: &House, who: &Someone) {
    who.forges(world, &goes(Place::Nearest { tenant: house.tenant })).await;
    who.taps(world, "17:00").await;
    who.taps(world, "📌 This time for good").await;
    who.taps(world, "📌 Ask for every week").await;
}

async fn speaks_russian(world: &World, who: &Someone) {
    let code = "ru".to_owned();
    who.forges(world, &does(Act::PickLanguage { code })).await;
}

/// What stands there is kept where somebody wants to read it.
fn shows(who: &Someone, what: &str) {
    if let Ok(folder) = std::env::var("SLOTKEEPER_SIGHTS") {
        std::fs::write(format!("{folder}/{what}.txt"), who.screen()).unwrap();
    }
}

#[tokio::test]
async fn a_parent_asks_for_one_child_and_gives_the_time_up_again() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        let anna = house.client(world, "Anna").await;
        for wall in ["2026-11-26T17:00", "2026-11-27T09:00", "2026-12-03T17:00"] {
            house.slot(world, wall).await;
        }
        for name in ["Masha", "Petya"] {
            anna.starts(world).await;
            anna.taps(world, "📋 Bookings").await;
            anna.taps(world, "👨‍👩‍👧 Family").await;
            anna.taps(world, "➕ Add a child").await;
            anna.says(world, name).await;
        }
        anna.forges(world, &goes(Place::Nearest { tenant: house.tenant })).await;
        anna.taps(world, "17:00").await;
        // For whom is asked first.
        anna.does_not_see("This time for good");
        anna.taps(world, "Petya").await;
        anna.taps(world, "📌 This time for good").await;
        anna.sees("Every Thursday, 17:00–18:00");
        anna.sees("Petya");
        anna.taps(world, "📌 Ask for every week").await;
        tutor.sees("New request: Petya");
        tutor.sees("Wants this time for good: every Thursday");
        tutor.starts(world).await;
        tutor.taps(world, "📥 Requests").await;
        tutor.sees("📌 Petya");
        tutor.taps(world, "📌 Petya").await;
        tutor.sees("Wants this time for good");
        tutor.taps(world, "✅ Accept").await;
        // Booked before anybody else is shown the days.
        let thursdays = booked(world, &house).await;
        assert_eq!(
            thursdays,
            [
                "2026-11-26T17:00 Petya",
                "2026-12-03T17:00 Petya",
                "2026-12-10T17:00 Petya",
                "2026-12-17T17:00 Petya"
            ]
        );
        anna.sees("is yours now.\n👤 Petya");
        assert_eq!(anna.count("is yours now"), 1);
        // It stands in the history of the practice.
        tutor.forges(world, &past(&house)).await;
        tutor.sees("Petya: weekly time accepted, Thu 17:00");
        tutor.taps(world, "2 · Petya").await;
        tutor.sees("Petya · every Thursday, 17:00–18:00");

        // What is too late to be cancelled stays.
        world.comes(at("2026-11-26T10:00")).await;
        anna.starts(world).await;
        anna.taps(world, "📋 Bookings").await;
        anna.taps(world, "📌 Thu 17:00 · Petya").await;
        anna.taps(world, "⏹ Give up this time").await;
        anna.sees("3 lessons are cancelled");
        anna.sees("Too late to cancel, stays: today, 17:00–18:00");
        anna.taps(world, "⏹ Give it up").await;
        anna.hears("Done");
        assert_eq!(booked(world, &house).await, ["2026-11-26T17:00 Petya"]);
        tutor.sees("Petya gives up a weekly time");
        tutor.sees("The last day: Thu 26 Nov");
        world.comes(at("2026-12-05T10:00")).await;
        assert!(booked(world, &house).await.is_empty());
        for person in [tutor, &anna] {
            person.looks();
        }
    })
    .await;
}

fn past(house: &House) -> String {
    goes(Place::Past {
        tenant: house.tenant,
        about: 0,
        before: None,
    })
}

#[tokio::test]
async fn an_answer_that_is_taken_back_takes_the_weekly_time_back() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        let [anna, bob] = <[Someone; 2]>::try_from(house.clients(world, &["Anna", "Bob"]).await)
            .ok()
            .unwrap();
        house.slot(world, "2026-11-26T17:00").await;
        asks(world, &house, &anna).await;
        tutor.starts(world).await;
        tutor.taps(world, "📥 Requests").await;
        tutor.taps(world, "📌 Anna").await;
        tutor.taps(world, "✅ Accept").await;
        assert_eq!(booked(world, &house).await.len(), 4);
        tutor.taps(world, "↩ Back to: Awaiting an answer").await;
        assert_eq!(booked(world, &house).await, ["2026-11-26T17:00 Anna"]);
        // What somebody else has got meanwhile can't be promised twice.
        pastes(world, tutor, "thu 17:30 Zoe").await;
        tutor.starts(world).await;
        tutor.taps(world, "📥 Requests").await;
        tutor.taps(world, "📌 Anna").await;
        tutor.taps(world, "✅ Accept").await;
        tutor.sees("Thu 17:30–18:30 is now the weekly time of Zoe");
        tutor.taps(world, "✖ Decline").await;
        tutor.taps(world, "✖ Decline without a reason").await;
        world.ticks().await;
        let all = booked(world, &house).await;
        assert!(all.iter().all(|row| row.ends_with("Zoe")), "{all:?}");
        // What was in the way of hers is free, and she is booked there before anybody else is shown it.
        assert!(all.contains(&"2026-11-26T17:30 Zoe".to_owned()), "{all:?}");
        bob.forges(world, &goes(Place::Nearest { tenant: house.tenant })).await;
        bob.sees("Nothing is free yet");
        for person in [tutor, &anna, &bob] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn who_may_not_book_may_not_ask_skip_or_end() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        let anna = house.client(world, "Anna").await;
        let slot = house.slot(world, "2026-11-26T17:00").await;
        asks(world, &house, &anna).await;
        tutor.taps(world, "✅ Accept").await;
        world.ticks().await;
        let lesson = house.client_booking(world, "Anna").await;
        let (tenant, standing) = (house.tenant, lesson.standing_id.unwrap());
        // From now on she may only hear.
        world.database.sql("UPDATE client_person SET may_book = 0").await;
        let before = booked(world, &house).await;
        for act in [
            Act::OwnRegularEnd { tenant, standing },
            Act::AskWeekly {
                tenant,
                slot,
                client: Some(lesson.client_id),
                turns: false,
            },
        ] {
            anna.forges(world, &does(act)).await;
        }
        for place in [
            Place::OwnRegular { tenant, standing },
            Place::OwnRegularEnd { tenant, standing },
            Place::CancelAsk {
                tenant,
                booking: lesson.booking_id,
            },
        ] {
            anna.forges(world, &goes(place)).await;
            anna.does_not_see("Stop coming");
            anna.does_not_see("Give it up");
        }
        assert_eq!(booked(world, &house).await, before);
        for person in [tutor, &anna] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_russian_practice_reads_all_of_it_in_its_own_words() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        let olya = house.client(world, "Оля").await;
        house.slot(world, "2026-11-26T17:00").await;
        for person in [tutor, &olya] {
            speaks_russian(world, person).await;
        }
        olya.forges(world, &goes(Place::Nearest { tenant: house.tenant })).await;
        olya.taps(world, "17:00").await;
        shows(&olya, "01-confirm");
        olya.taps(world, "📌 Всегда в это время").await;
        olya.sees("Каждый четверг, 17:00–18:00");
        shows(&olya, "02-ask");
        olya.taps(world, "📌 Попросить: каждую неделю").await;
        shows(&olya, "03-asked");
        tutor.sees("📌 Хочет это время насовсем: каждый четверг");
        tutor.starts(world).await;
        tutor.taps(world, "📥 Заявки").await;
        shows(tutor, "04-requests");
        tutor.taps(world, "📌 Оля").await;
        shows(tutor, "05-request");
        tutor.taps(world, "✅ Принять").await;
        shows(tutor, "06-accepted");
        olya.sees("Теперь это ваше время");
        if let Ok(folder) = std::env::var("SLOTKEEPER_SIGHTS") {
            std::fs::write(format!("{folder}/07-notices.txt"), olya.sight()).unwrap();
        }
        olya.starts(world).await;
        olya.taps(world, "📋 Записи").await;
        shows(&olya, "08-bookings");
        olya.taps(world, "📌 Чт 17:00").await;
        olya.sees("Каждый четверг, 17:00–18:00");
        shows(&olya, "09-own");
        olya.taps(world, "⏹ Отказаться от этого времени").await;
        olya.sees("Отменятся 4 занятия");
        shows(&olya, "10-end");
        tutor.starts(world).await;
        tutor.taps(world, "🗓 Расписание").await;
        tutor.taps(world, "📌 Постоянные").await;
        shows(tutor, "11-regulars");
        tutor.taps(world, "Чт 17:00 · Оля").await;
        shows(tutor, "12-regular");
        tutor.taps(world, "⏸ Перерыв").await;
        shows(tutor, "13-pause");
        tutor.says(world, "1.12-20.12").await;
        tutor.sees("⏸ Перерыв");
        shows(tutor, "14-paused");
        olya.sees("Занятий не будет");
        olya.sees("Следующее: чт 24 декабря");
        tutor.taps(world, "⏸ Перерыв 1").await;
        shows(tutor, "14-one-pause");
        tutor.taps(world, "▶ Отменить этот перерыв").await;
        tutor.taps(world, "⏹ Закончить").await;
        shows(tutor, "15-end");
        tutor.taps(world, "‹ Назад").await;
        tutor.taps(world, "↔ Другое время насовсем").await;
        tutor.says(world, "ср Б 18:00").await;
        tutor.sees("недели Б");
        shows(tutor, "16-move");
        tutor.taps(world, "↔ Перенести насовсем").await;
        shows(tutor, "17-moved");
        tutor.forges(world, &past(&house)).await;
        tutor.sees("Оля: заявка на постоянное время принята");
        tutor.sees("Оля: перерыв");
        shows(tutor, "18-past");
        let day = "2026-12-02".parse().unwrap();
        let tenant = house.tenant;
        tutor.forges(world, &goes(Place::Plan { tenant, day })).await;
        shows(tutor, "19-day");
        if let Ok(folder) = std::env::var("SLOTKEEPER_SIGHTS") {
            std::fs::write(format!("{folder}/20-notices.txt"), olya.sight()).unwrap();
        }
        for person in [tutor, &olya] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn closed_days_that_are_opened_again_are_told_of_too() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let tutor = &house.tutor;
        let anna = house.client(world, "Anna").await;
        house.slot(world, "2026-11-26T17:00").await;
        asks(world, &house, &anna).await;
        tutor.taps(world, "✅ Accept").await;
        let tenant = house.tenant;
        let (from, to) = ("2026-12-28".parse().unwrap(), "2027-01-10".parse().unwrap());
        for _ in 0..2 {
            tutor.forges(world, &does(Act::CloseDays { tenant, from, to })).await;
        }
        // Said once, however often it is tapped.
        assert_eq!(anna.count("No lesson"), 1);
        anna.sees("Next: Thu 14 Jan");
        tutor.forges(world, &does(Act::OpenDays { tenant, from, to })).await;
        assert_eq!(anna.count("▶"), 1);
        opens_regulars(world, tutor).await;
        tutor.sees("Thu 17:00 · Anna");
        for person in [tutor, &anna] {
            person.looks();
        }
    })
    .await;
}
