//! Totals, tables and the plan as files: what is in them, and who gets them.

use std::io::{Cursor, Read};

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::House;
use crate::pictures::{newest, pictured};
use crate::practice::at;
use crate::world::person::Someone;
use crate::world::{World, pictures, story};

/// Taps for a file, and gives its name and its bytes; kept where pictures are wanted.
async fn filed(world: &World, person: &Someone, button: &str) -> (String, Vec<u8>) {
    // Telegram takes a message a second in a chat.
    world.passes(Span(10)).await;
    let before = person.phone.messages().len();
    person.taps(world, button).await;
    let (_, name, bytes) = newest(person);
    assert!(person.phone.messages().len() >= before, "{button}");
    if let Some(folder) = pictures::folder() {
        std::fs::write(folder.join(&name), &bytes).unwrap();
    }
    (name, bytes)
}

/// A part of a spreadsheet's archive.
fn part(xlsx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(xlsx)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Anna's lesson was held and paid, Boris cancelled his, and hers of tomorrow is ahead.
async fn month(world: &World) -> (House, Vec<Someone>) {
    let house = House::open(world, Approval::Never).await;
    world.database.sql("UPDATE kind SET price = 150050").await;
    let tutor = &house.tutor;
    let held = house.slot(world, "2026-11-24T10:00").await;
    let off = house.slot(world, "2026-11-24T12:00").await;
    let ahead = house.slot(world, "2026-11-26T18:00").await;
    let clients = house.clients(world, &["=Anna; \"K\"", "Boris"]).await;
    for (client, slot) in [(0, held), (1, off), (0, ahead)] {
        clients[client].forges(world, &house.book(slot)).await;
        clients[client].looks();
    }
    world
        .database
        .sql("UPDATE booking SET place = '@home, +1', price = 150050")
        .await;
    let booking = house.held(world, off).await.remove(0);
    let cancel = house.step(world, &booking, "cancel").await;
    tutor.forges(world, &cancel).await;
    world.comes(at("2026-11-24T11:30")).await;
    let booking = house.held(world, held).await.remove(0);
    let held_now = house.step(world, &booking, "held").await;
    tutor.forges(world, &held_now).await;
    let booking = house.held(world, held).await.remove(0);
    let pay = Act::Pay {
        tenant: house.tenant,
        booking: booking.booking_id,
        entry_no: booking.entry_no,
    };
    tutor.forges(world, &Callback::Do(pay).encode(Origin::Screen)).await;
    for person in clients.iter().chain([tutor]) {
        person.looks();
    }
    (house, clients)
}

#[tokio::test]
async fn bookings_and_money_leave_as_tables_that_spreadsheets_open() {
    story(async |world| {
        let (house, clients) = month(world).await;
        let tutor = &house.tutor;
        tutor.starts(world).await;
        tutor.taps(world, "Totals and files").await;
        tutor.sees("1–30 Nov 2026");

        let (name, csv) = filed(world, tutor, "Bookings CSV").await;
        assert!(name.ends_with("-bookings-2026-11-01-2026-11-30.csv"), "{name}");
        let text = String::from_utf8(csv).unwrap();
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert!(lines[0].starts_with("\u{feff}Start,End,Client,Service,Status,Price,Charged,Paid,Owed,Place"));
        assert_eq!(lines.len(), 5, "{text}");
        assert!(
            lines[1].starts_with(
                "2026-11-24 10:00,2026-11-24 11:00,\"'=Anna; \"\"K\"\"\",Lesson,Paid,1500.50,1500.50,1500.50,0.00,\"'@home, +1\""
            ),
            "{text}"
        );
        // Cancelled rows are there, with their price.
        assert!(lines[2].contains("Boris,Lesson,Cancelled,1500.50,0.00,0.00,0.00"), "{text}");
        assert!(lines[3].contains("18:00") && lines[3].contains("Confirmed"), "{text}");

        let (name, xlsx) = filed(world, tutor, "Bookings XLSX").await;
        assert!(name.ends_with(".xlsx"), "{name}");
        let page = part(&xlsx, "xl/worksheets/sheet1.xml");
        // 24 November 2026, 10:00, as spreadsheets count days; and the price as a number.
        assert!(page.contains("<v>46350.41666666") && page.contains("<v>1500.5</v>"), "{page}");
        assert!(!page.contains("<f>"), "{page}");
        let words = part(&xlsx, "xl/sharedStrings.xml");
        assert!(words.contains("=Anna; \"K\"") && words.contains("Cancelled"), "{words}");
        let styles = part(&xlsx, "xl/styles.xml");
        assert!(styles.contains("€") && styles.contains("yyyy-mm-dd hh:mm"), "{styles}");

        let (_, csv) = filed(world, tutor, "Money CSV").await;
        let text = String::from_utf8(csv).unwrap();
        assert!(text.contains(",Charge,") && text.contains(",Payment,"), "{text}");
        assert!(text.contains("2026-11-24 10:00,Lesson,1500.50,,,\r\n"), "{text}");
        assert!(text.contains("2026-11-24 10:00,Lesson,,1500.50,,\r\n"), "{text}");
        let (_, xlsx) = filed(world, tutor, "Money XLSX").await;
        assert!(part(&xlsx, "xl/worksheets/sheet1.xml").contains("<v>1500.5</v>"));

        // In Russian a spreadsheet wants semicolons and decimal commas.
        world.database.sql("UPDATE person SET lang = 'ru', lang_chosen = 1").await;
        tutor.starts(world).await;
        tutor.taps(world, "Итоги и файлы").await;
        tutor.says(world, "ноябрь").await;
        tutor.sees("1–30 ноября 2026");
        let (_, csv) = filed(world, tutor, "Записи, CSV").await;
        let text = String::from_utf8(csv).unwrap();
        assert!(text.contains("24.11.2026 10:00;24.11.2026 11:00;\"'=Anna; \"\"K\"\"\";Lesson;Оплачено;1500,50;"), "{text}");
        filed(world, tutor, "Записи, Excel").await;
        tutor.says(world, "завтрак").await;
        tutor.sees("Не получилось прочитать дни");
        tutor.says(world, "1.01.2001-1.01.2026").await;
        tutor.sees("до пяти лет за раз");
        tutor.says(world, "1.10-31.10").await;
        tutor.sees("1–31 октября 2026");
        let (_, csv) = filed(world, tutor, "Записи, CSV").await;
        assert_eq!(String::from_utf8(csv).unwrap().split("\r\n").count(), 2);
        filed(world, tutor, "Деньги, Excel").await;
        for person in clients.iter().chain([tutor]) {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_year_of_bookings_leaves_by_pages_and_none_is_lost_or_told_twice() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, "2026-11-24T10:00").await;
        let anna = house.client(world, "Anna").await;
        anna.forges(world, &house.book(slot)).await;
        anna.looks();
        house.tutor.looks();
        // Called off long ago, several at the same moment.
        let columns = "tenant_id, client_id, account_id, made_by, slot_id, kind_id, start_at, end_at, price, place, status, \
            workflow_version, entry_no, entered_at, created_at, move_no, charged, covered, answer";
        let copies = format!(
            "INSERT INTO booking (booking_id, seat, phase, {columns}) \
             WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 1204) \
             SELECT 100000 + n, NULL, 'void', {} FROM booking, n",
            columns
                .replace("start_at, end_at", "start_at - (n / 3) * 3600, end_at - (n / 3) * 3600")
                .replace("status,", "'cancelled',")
        );
        assert_eq!(world.database.sql(&copies).await, 1204);
        let days = ("2026-01-01".parse().unwrap(), "2026-12-31".parse().unwrap());
        let place = Place::Papers {
            tenant: house.tenant,
            from: days.0,
            to: days.1,
        };
        house.tutor.forges(world, &Callback::Go(place).encode(Origin::Screen)).await;
        let (_, csv) = filed(world, &house.tutor, "Bookings CSV").await;
        let text = String::from_utf8(csv).unwrap();
        let mut numbers: Vec<&str> = text.split("\r\n").filter_map(|line| line.rsplit(',').next()).collect();
        numbers.retain(|number| number.parse::<i64>().is_ok());
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 1205);
        world.database.sql("DELETE FROM booking WHERE booking_id > 100000").await;
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn the_plan_goes_into_a_calendar_without_what_was_called_off() {
    story(async |world| {
        let (house, clients) = month(world).await;
        let tutor = &house.tutor;
        tutor.starts(world).await;
        tutor.taps(world, "Totals and files").await;
        let (name, file) = filed(world, tutor, "(.ics)").await;
        assert!(name.ends_with("-plan-2026-11-01-2026-11-30.ics"), "{name}");
        let text = String::from_utf8(file).unwrap().replace("\r\n ", "");
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 2, "{text}");
        assert!(
            text.contains("DTSTART:20261126T170000Z") && text.contains("DTEND:20261126T180000Z"),
            "{text}"
        );
        assert!(text.contains("SUMMARY:=Anna\\; \"K\" · Lesson"), "{text}");
        assert!(
            text.contains("LOCATION:@home\\, +1") && !text.contains("Boris"),
            "{text}"
        );
        for person in clients.iter().chain([tutor]) {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn totals_are_drawn_for_whoever_may_see_them() {
    story(async |world| {
        let (house, clients) = month(world).await;
        let (tutor, tenant) = (&house.tutor, house.tenant);
        for (lang, totals, buttons) in [
            (
                "en",
                "Totals and files",
                ["Lessons", "Income", "Outcomes", "Busy hours"],
            ),
            ("ru", "Итоги и файлы", ["Занятия", "Доход", "Исходы", "Загрузка"]),
        ] {
            let set = format!("UPDATE person SET lang = '{lang}', lang_chosen = 1");
            world.database.sql(&set).await;
            tutor.starts(world).await;
            tutor.taps(world, totals).await;
            let mut drawn = Vec::new();
            for (n, button) in buttons.into_iter().enumerate() {
                let (picture, words) = pictured(world, tutor, button, &format!("chart-{n}-{lang}")).await;
                assert!(words.contains("2026") && words.contains("Tutor"), "{words}");
                assert!(!drawn.contains(&picture));
                drawn.push(picture);
            }
        }
        tutor.says(world, "октябрь").await;
        pictured(world, tutor, "Доход", "chart-empty").await;

        let from = "2026-11-01".parse().unwrap();
        for which in 0..9 {
            let act = Act::PaperOf {
                tenant,
                which,
                from,
                to: from,
            };
            clients[1]
                .forges(world, &Callback::Do(act).encode(Origin::Screen))
                .await;
            clients[1].hears("Этого здесь больше нет");
        }
        for (which, to) in [
            (9, from),
            (0, "2036-01-01".parse().unwrap()),
            (0, "2026-10-01".parse().unwrap()),
        ] {
            let act = Act::PaperOf {
                tenant,
                which,
                from,
                to,
            };
            tutor.forges(world, &Callback::Do(act).encode(Origin::Screen)).await;
        }
        tutor.sees("до пяти лет за раз");
        for person in clients.iter().chain([tutor]) {
            person.looks();
        }
    })
    .await;
}
