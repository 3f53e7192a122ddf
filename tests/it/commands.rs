//! The menu of commands, the commands themselves, and help, for each role and in each language.

use slotkeeper::domain::policy::Approval;

use crate::first_day::a_practice;
use crate::house::House;
use crate::world::person::Someone;
use crate::world::{OPERATOR, World, story};

fn menu(world: &World, someone: &Someone) -> Vec<(String, String)> {
    let scope = format!("chat:{}", someone.phone.id());
    world.server.telegram.commands(&scope, "")
}

fn names(menu: &[(String, String)]) -> Vec<&str> {
    menu.iter().map(|(name, _)| name.as_str()).collect()
}

const CLIENTS: [&str; 7] = ["start", "book", "my", "notify", "settings", "cancel", "help"];
const TUTORS: [&str; 8] = [
    "start", "week", "requests", "unpaid", "link", "settings", "cancel", "help",
];

#[tokio::test]
async fn everybodys_menu_is_a_clients_in_the_language_of_their_app() {
    story(async |world| {
        let app = &world.app;
        slotkeeper::telegram::menu::set(&app.workers.api, &app.workers.router.texts)
            .await
            .unwrap();
        for (code, book) in [("", "Book a time"), ("ru", "Записаться"), ("kk", "Записаться")] {
            let menu = world.server.telegram.commands("default", code);
            assert_eq!(names(&menu), CLIENTS);
            assert_eq!(menu[1].1, book);
        }
        assert_eq!(world.server.telegram.commands("default", "de"), []);
    })
    .await;
}

#[tokio::test]
async fn the_menu_follows_the_role_and_the_language() {
    story(async |world| {
        let tutor = world.person(2, "Мария П.", "ru");
        tutor.starts(world).await;
        assert_eq!(menu(world, &tutor), [], "the menu for everybody is hers");
        let link = a_practice(world, &tutor, "Мария П.").await;
        let own = menu(world, &tutor);
        assert_eq!(names(&own), TUTORS);
        assert_eq!(own[1].1, "Расписание");
        let operator = world.server.telegram.commands(&format!("chat:{OPERATOR}"), "");
        assert_eq!(names(&operator), ["start", "invite", "settings", "cancel", "help"]);

        let pupil = world.person(3, "Аня К.", "ru");
        pupil.opens(world, &link).await;
        assert_eq!(menu(world, &pupil), []);
        pupil.says(world, "/settings").await;
        pupil.taps(world, "🌐 Язык").await;
        pupil.taps(world, "English").await;
        let own = menu(world, &pupil);
        assert_eq!(names(&own), CLIENTS);
        assert_eq!(own[3].1, "Reminders and notices");
        let calls = world.server.telegram.count("setMyCommands");
        pupil.says(world, "/help").await;
        pupil.sees("How to book");
        pupil.does_not_see("Schedule");
        assert_eq!(world.server.telegram.count("setMyCommands"), calls, "set once");
        // The tutor follows another's link: now she books, too.
        let house = House::open(world, Approval::Never).await;
        tutor.opens(world, &house.link).await;
        assert_eq!(names(&menu(world, &tutor))[5..8], ["book", "my", "notify"]);
        tutor.says(world, "/help").await;
        tutor.sees("Как это работает");
        tutor.sees("Как записаться");
        pupil.looks();
    })
    .await;
}

#[tokio::test]
async fn each_command_leads_where_it_says_and_cancel_leaves_a_question() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let anna = house.client(world, "Anna").await;
        for (command, words) in [
            ("/start", "Book a time"),
            ("/book", "November 2026"),
            ("/my", "My bookings"),
            ("/notify", "⏰"),
            ("/settings", "Settings"),
            ("/help", "How to book"),
        ] {
            anna.says(world, command).await;
            assert!(anna.screen().contains(words), "{command}: {}", anna.screen());
        }
        anna.starts(world).await;
        anna.taps(world, "✉️ Write").await;
        anna.says(world, "/cancel").await;
        anna.says(world, "Hello?").await;
        anna.sees("We don't understand this yet");
        anna.says(world, "/cancel").await;
        anna.sees("Nothing to cancel");
        assert_eq!(house.tutor.count("Hello?"), 0);
        anna.looks();
    })
    .await;
}
