//! The history of a practice, of families: who came, left, was let do what, and pays with whom.

use slotkeeper::domain::acting::Deeds;
use slotkeeper::domain::ids::{ClientId, PersonId};
use slotkeeper::domain::policy::Approval;
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{self, House};
use crate::world::person::Someone;
use crate::world::{World, story};

async fn does(world: &World, who: &Someone, act: Act) {
    who.forges(world, &Callback::Do(act).encode(Origin::Screen)).await;
    who.looks();
}

async fn opens_history(world: &World, who: &Someone, house: &House) {
    let place = Place::Past {
        tenant: house.tenant,
        about: 0,
        before: None,
    };
    who.forges(world, &Callback::Go(place).encode(Origin::Screen)).await;
    who.looks();
}

async fn person(world: &World, telegram: i64) -> PersonId {
    let query = format!("SELECT CAST(person_id AS TEXT) FROM person WHERE telegram_id = {telegram}");
    PersonId(world.database.texts(&query).await[0].parse().unwrap())
}

/// Somebody who comes by a link that one who books for the client has made.
async fn comes(world: &World, house: &House, maker: &Someone, client: ClientId, who: &Someone) {
    let (tenant, deeds) = (house.tenant, Deeds::ALL);
    let make = Callback::Do(Act::MakeKinLink { tenant, client, deeds });
    maker.forges(world, &make.encode(Origin::Screen)).await;
    let link = maker.link_in_sight();
    who.opens(world, &link).await;
    for someone in [maker, who, &house.tutor] {
        someone.looks();
    }
}

async fn adds(world: &World, parent: &Someone, name: &str) {
    parent.starts(world).await;
    parent.taps(world, "📋 Bookings").await;
    parent.taps(world, "👨‍👩‍👧 Family").await;
    parent.taps(world, "➕ Add a child").await;
    parent.says(world, name).await;
    parent.looks();
}

#[tokio::test]
async fn what_becomes_of_a_family_stands_in_the_history_and_leads_to_who_acts_for_them() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let people = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&people[0], &people[1]);
        adds(world, anna, "Masha").await;
        adds(world, boris, "Vera").await;
        let (masha, vera) = (house.kin(world, "Masha").await, house.kin(world, "Vera").await);
        let oleg = world.person(7001, "Oleg", "ru");
        let granny = world.person(7002, "Granny", "en");
        comes(world, &house, anna, masha, &oleg).await;
        comes(world, &house, anna, masha, &granny).await;

        // Taken by one who runs the practice, by one who gave it, and left by oneself.
        let hears = Deeds::from_bits(2).unwrap();
        let (client, who) = (masha, person(world, 7001).await);
        let may = Act::SetActing {
            tenant,
            client,
            person: who,
            deeds: hears,
        };
        does(world, tutor, may).await;
        let who = person(world, 7001).await;
        does(
            world,
            anna,
            Act::SetKin {
                tenant,
                client,
                person: who,
                deeds: Deeds::NONE,
            },
        )
        .await;
        does(world, &granny, Act::LeaveKin { tenant, client }).await;
        does(
            world,
            tutor,
            Act::PayTogether {
                tenant,
                client,
                with: vera,
            },
        )
        .await;
        does(world, tutor, Act::PayApart { tenant, client }).await;

        opens_history(world, tutor, &house).await;
        let seen = tutor.screen();
        let lines = [
            "you: Masha: a bill of their own from now on",
            "you: Masha and Vera: one bill from now on",
            "Granny: no longer acts for Masha",
            "Anna: Masha, Oleg: no longer acts for them",
            "you: Masha, Oleg: now hears",
            "Granny: acts for Masha from now on: books, hears, pays",
            "Oleg: acts for Masha from now on: books, hears, pays",
        ];
        let places: Vec<Option<usize>> = lines.iter().map(|line| seen.find(line)).collect();
        assert!(
            places.iter().all(Option::is_some) && places.is_sorted(),
            "{places:?}\n{seen}"
        );
        tutor.taps(world, "2 · Masha").await;
        tutor.sees("Masha: who acts for them");

        // In the tutor's other language too.
        world
            .database
            .sql("UPDATE person SET lang = 'ru', lang_chosen = 1 WHERE telegram_id = 1000")
            .await;
        opens_history(world, tutor, &house).await;
        for line in [
            "вы: Masha: теперь отдельный счёт",
            "вы: Masha и Vera: теперь общий счёт",
            "Granny: больше не отвечает за клиента (Masha)",
            "Anna: Masha, Oleg: больше не отвечает за клиента",
            "вы: Masha, Oleg: теперь получает сообщения",
            "Oleg: теперь тоже отвечает за клиента (Masha): записывает, получает сообщения, платит",
        ] {
            tutor.sees(line);
        }
        for someone in [anna, boris, &oleg, &granny, tutor] {
            someone.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_family_that_stays_as_it_was_and_what_was_refused_leave_no_line_and_the_erased_no_name() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        let anna = house.client(world, "Anna").await;
        adds(world, &anna, "Masha").await;
        let client = house.kin(world, "Masha").await;
        let query = "SELECT deed FROM tenant_event WHERE deed LIKE '%kin%' ORDER BY event_id";
        let me = person(world, house::TUTOR + 1).await;
        // What is so already, the last who books, a bill that is their own already, and one who acts for nobody.
        let same = Act::SetActing {
            tenant,
            client,
            person: me,
            deeds: Deeds::ALL,
        };
        does(world, tutor, same).await;
        does(world, &anna, Act::LeaveKin { tenant, client }).await;
        does(world, tutor, Act::PayApart { tenant, client }).await;
        does(
            world,
            tutor,
            Act::PayTogether {
                tenant,
                client,
                with: client,
            },
        )
        .await;
        assert_eq!(world.database.texts(query).await, Vec::<String>::new());

        let oleg = world.person(7001, "Oleg Quillwort", "en");
        comes(world, &house, &anna, client, &oleg).await;
        let who = person(world, 7001).await;
        let hears = Deeds::from_bits(2).unwrap();
        let less = Act::SetActing {
            tenant,
            client,
            person: who,
            deeds: hears,
        };
        does(world, tutor, less).await;
        does(world, &oleg, Act::EraseMe { ahead: 0, late: 0 }).await;
        opens_history(world, tutor, &house).await;
        tutor.sees("Masha, somebody who deleted their data: now hears");
        tutor.sees("somebody who deleted their data: acts for Masha from now on");
        let kept = world.database.texts(query).await.concat();
        assert!(!kept.contains("Quillwort"), "{kept}");
        for someone in [&anna, &oleg, tutor] {
            someone.looks();
        }
    })
    .await;
}
