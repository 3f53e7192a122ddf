//! A client's own bookings: what became of each, what is owed for it, and a place for it in their own calendar.

use std::collections::HashMap;

use slotkeeper::domain::ids::BookingId;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::simulator::Press;
use slotkeeper::telegram::callback::{Act, Callback, Origin};
use url::Url;

use crate::house::House;
use crate::practice::at;
use crate::world::person::Someone;
use crate::world::{World, story};

/// The fields of the newest calendar file in a chat, unfolded.
fn calendar(person: &Someone) -> HashMap<String, String> {
    let file = person
        .phone
        .messages()
        .iter()
        .rev()
        .find_map(|message| person.phone.file_of(message))
        .expect("no file in the chat");
    assert!(file.file_name.ends_with(".ics"), "{}", file.file_name);
    let text = String::from_utf8(file.bytes.to_vec()).unwrap();
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "{line}");
        assert!(!line.contains('\n'), "{line}");
    }
    let whole = text.replace("\r\n ", "");
    whole
        .lines()
        .filter_map(|line| line.split_once(':'))
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect()
}

/// Where the screen's link into Google's calendar leads, by its fields.
fn google(person: &Someone) -> HashMap<String, String> {
    let messages = person.phone.messages();
    let rows = messages.iter().flat_map(|message| message.markup.iter());
    let mut urls = rows
        .flat_map(|markup| markup.inline_rows().iter().flatten())
        .filter_map(|button| match &button.press {
            Press::Url(url) if url.contains("calendar.google.com") => Some(url.clone()),
            _ => None,
        });
    let url = Url::parse(&urls.next_back().expect("no link to Google's calendar")).unwrap();
    assert_eq!(url.path(), "/calendar/render");
    url.query_pairs().into_owned().collect()
}

async fn books(world: &World, house: &House, client: &Someone, day: &str, time: &str) {
    client.opens(world, &house.link).await;
    client.taps(world, "Book a time").await;
    client.taps(world, day).await;
    client.taps(world, time).await;
    client.taps(world, "✅ Book").await;
    client.sees("Booking confirmed");
}

#[tokio::test]
async fn a_booking_goes_into_ones_own_calendar_and_a_move_updates_it() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let rename = "UPDATE kind SET name = 'Talk; food, & \\ more 🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓🎓'";
        world.database.sql(rename).await;
        house.slot(world, "2026-11-25T10:00").await;
        let [anna, oleg]: [Someone; 2] = house.clients(world, &["Anna", "Oleg"]).await.try_into().ok().unwrap();
        books(world, &house, &anna, "25·1", "10:00").await;
        world
            .database
            .sql("UPDATE booking SET place = 'Torstr. 1, Berlin'")
            .await;
        anna.taps(world, "⌂").await;
        anna.taps(world, "Bookings · 1").await;
        anna.taps(world, "10:00–11:00").await;

        let google = google(&anna);
        assert_eq!(google["dates"], "20261125T090000Z/20261125T100000Z");
        assert!(google["text"].starts_with("Talk; food, & \\ more 🎓"), "{google:?}");
        assert!(
            google["text"].ends_with(&format!("Tutor {}", house.owner)),
            "{google:?}"
        );
        assert_eq!(google["location"], "Torstr. 1, Berlin");

        // Telegram takes a message a second in a chat.
        world.passes(Span(10)).await;
        anna.taps(world, "To calendar").await;
        anna.hears("The file is in the chat");
        let first = calendar(&anna);
        assert_eq!(first["DTSTART"], "20261125T090000Z");
        assert_eq!(first["DTEND"], "20261125T100000Z");
        assert_eq!((&*first["SEQUENCE"], &*first["STATUS"]), ("0", "CONFIRMED"));
        assert_eq!(first["LOCATION"], "Torstr. 1\\, Berlin");
        assert!(
            first["SUMMARY"].starts_with("Talk\\; food\\, & \\\\ more 🎓"),
            "{first:?}"
        );
        assert!(
            anna.screen().contains("Cancel this booking"),
            "the screen is below the file"
        );

        let hour = 3600;
        let moved = format!("UPDATE booking SET move_no = 1, start_at = start_at + {hour}, end_at = end_at + {hour}");
        world.database.sql(&moved).await;
        // Telegram takes a message a second in a chat.
        world.passes(Span(10)).await;
        anna.taps(world, "To calendar").await;
        let second = calendar(&anna);
        assert_eq!(second["UID"], first["UID"]);
        assert_eq!((&*second["SEQUENCE"], &*second["DTSTART"]), ("1", "20261125T100000Z"));

        // What is cancelled has no place in a calendar, and nobody else's is given out.
        let tenant = house.tenant;
        let booking = house_booking(world, &house).await;
        let old = Callback::Do(Act::CalendarFile { tenant, booking }).encode(Origin::Screen);
        let files = |person: &Someone| {
            let messages = person.phone.messages();
            messages.iter().filter(|message| message.media.is_some()).count()
        };
        oleg.forges(world, &old).await;
        oleg.hears("This isn't here any more");
        house.tutor.forges(world, &old).await;
        house.tutor.hears("This isn't here any more");
        assert_eq!((files(&oleg), files(&house.tutor)), (0, 0));
        anna.taps(world, "Cancel this booking").await;
        anna.taps(world, "Yes, cancel it").await;
        anna.does_not_see("To calendar");
        anna.forges(world, &old).await;
        anna.hears("This has changed");
        assert_eq!(files(&anna), 2);
        for person in [&anna, &oleg, &house.tutor] {
            person.looks();
        }
    })
    .await;
}

async fn house_booking(world: &World, house: &House) -> BookingId {
    let mut conn = crate::house::read(world).await;
    let all = slotkeeper::storage::booking::open(&mut conn, house.tenant)
        .await
        .unwrap();
    all[0].booking_id
}

#[tokio::test]
async fn a_booking_says_what_became_of_it_and_what_is_owed() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        world.database.sql("UPDATE kind SET price = 2500").await;
        house.slot(world, "2026-11-24T10:00").await;
        let anna = house.client(world, "Anna").await;
        anna.taps(world, "Book a time").await;
        anna.taps(world, "24·1").await;
        anna.taps(world, "10:00").await;
        anna.taps(world, "Send a request").await;
        anna.does_not_see("History");
        house.tutor.taps(world, "✅ Accept").await;
        anna.taps(world, "Open the booking").await;
        let tutor = format!("Tutor {}", house.owner);
        anna.sees("today, 7:00 · ⏳ Awaiting an answer · you");
        anna.sees(&format!("today, 7:00 · ✅ Confirmed · {tutor}"));
        anna.does_not_see("To pay");

        world.comes(at("2026-11-24T11:30")).await;
        house.tutor.starts(world).await;
        house.tutor.taps(world, "10:00 Anna").await;
        house.tutor.taps(world, "🎓 Held").await;
        anna.taps(world, "⌂").await;
        anna.taps(world, "📋 Bookings").await;
        anna.sees("My bookings");
        anna.taps(world, "Past · 1").await;
        anna.sees("Past bookings · 1");
        anna.taps(world, "10:00–11:00").await;
        anna.sees("To pay: €25, by Fri 27 Nov");
        anna.sees("🎓 Held");
        anna.does_not_see("To calendar");
        anna.taps(world, "‹ Back").await;
        anna.sees("Past bookings · 1");
        house.tutor.starts(world).await;
        house.tutor.taps(world, "10:00 Anna").await;
        house.tutor.taps(world, "💰 Paid").await;
        anna.taps(world, "10:00–11:00").await;
        anna.sees("Paid: €25");
        anna.does_not_see("To pay");
        for person in [&anna, &house.tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn past_bookings_come_by_pages_after_those_ahead() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let anna = house.client(world, "Anna").await;
        for hour in 10..20 {
            house.slot(world, &format!("2026-11-24T{hour}:00")).await;
        }
        house.slot(world, "2026-11-26T10:00").await;
        for hour in 10..20 {
            books(world, &house, &anna, "24·", &format!("{hour}:00")).await;
        }
        world.passes(Span::days(2)).await;
        books(world, &house, &anna, "26·1", "10:00").await;
        anna.taps(world, "⌂").await;
        anna.taps(world, "📋 Bookings · 1").await;
        anna.taps(world, "Past · 10").await;
        anna.sees("19:00–20:00");
        anna.does_not_see("10:00–11:00]");
        anna.taps(world, "›").await;
        anna.sees("[2/2]");
        let screen = anna.screen();
        anna.taps(world, "10:00–11:00").await;
        anna.taps(world, "‹ Back").await;
        assert_eq!(anna.screen(), screen, "back leads to the page one came from");
        anna.taps(world, "Coming · 1").await;
        anna.sees("My bookings · 1");
        for person in [&anna, &house.tutor] {
            person.looks();
        }
    })
    .await;
}
