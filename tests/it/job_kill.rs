//! kill -9 in the middle of a long act: it goes on where it was, each booking is cancelled once, and everybody hears.

use slotkeeper::clock::Clock;
use slotkeeper::domain::job::JobKind;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::simulator::{Limits, Profile, Telegram};
use slotkeeper::storage::history::of_booking as history_of;
use slotkeeper::storage::{booking, inbox, job, outbox};
use slotkeeper::telegram::callback::{Act, Callback, Origin};

use crate::house::insert_slot;
use crate::practice;
use crate::world::telegram::{BOT, TOKEN, TelegramServer};
use crate::world::{binary, database, eventually};

const BOOKINGS: i64 = 90;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_is_cancelled_through_kills_and_everybody_is_told() {
    let (db, guard) = database::open().await;
    db.close().await;
    let server = TelegramServer::start(Telegram::new(TOKEN, BOT), Clock::System).await;
    server.telegram.set_limits(Limits::off());
    let core = practice::core(guard.open().await, Clock::System);
    let now = core.clock.now();
    let owner = practice::someone(&core.db, 1000, now).await;
    let tenant = practice::practice(&core, owner, Approval::Never).await;
    let start = now + Span::days(3);
    let slot = insert_slot(&core.db, tenant, start, 60, BOOKINGS).await;
    let mut ids = Vec::new();
    for person in practice::people(&core.db, 5000, BOOKINGS, now).await {
        ids.push(practice::book(&core, tenant, person, slot).await);
    }
    core.db.close().await;
    // What the tutor is told of each booking would take minutes.
    guard.sql("DELETE FROM outbox").await;
    let phone = |id: i64| {
        let phone = server
            .telegram
            .person(Profile::new(id, &format!("Person {id}")).language("en"));
        phone.starts(Clock::System.now_ms());
        phone
    };
    let tutor = phone(1000);
    let phones: Vec<_> = (5000..5000 + BOOKINGS).map(phone).collect();
    let folder = tempfile::tempdir().unwrap();
    let said = folder.path().join("said");

    let watched = guard.open().await;
    let idle = async || {
        let mut conn = watched.read().await.unwrap();
        let events = inbox::waiting(&mut conn).await.unwrap();
        let due = outbox::waiting_due(&mut conn, Clock::System.now()).await.unwrap();
        events + due == 0 && server.telegram.pending_updates() == 0
    };
    let active = async || {
        let mut conn = watched.read().await.unwrap();
        job::active(&mut conn, tenant, JobKind::Cancel).await.unwrap()
    };
    let program = binary::start(&server.url(), guard.url(), &said);
    eventually("all have begun", async || {
        idle().await && !tutor.messages_with_buttons().is_empty()
    })
    .await;
    let day = practice::berlin().date(start);
    let act = Act::CancelDays {
        tenant,
        from: day,
        to: day,
        count: BOOKINGS,
    };
    let message = tutor
        .messages()
        .iter()
        .rev()
        .find(|message| message.from_bot)
        .unwrap()
        .id;
    let data = Callback::Do(act).encode(Origin::Screen);
    tutor.forges(message, &data, Clock::System.now_ms()).unwrap();
    eventually("it has begun", async || active().await.is_some()).await;
    program.kill();
    for _ in 0..2 {
        let before = active().await.map(|row| row.reached);
        let program = binary::start(&server.url(), guard.url(), &said);
        // The clock ticks every ten seconds.
        eventually("it goes on", async || {
            active().await.map(|row| row.reached) != before || before.is_none()
        })
        .await;
        program.kill();
    }
    let last = binary::start(&server.url(), guard.url(), &said);
    eventually("it is done and told", async || active().await.is_none() && idle().await).await;
    assert_eq!(last.terminate(), Some(0), "{}", std::fs::read_to_string(&said).unwrap());

    let mut conn = watched.read().await.unwrap();
    assert!(booking::in_slot(&mut conn, tenant, slot).await.unwrap().is_empty());
    for id in ids {
        let history = history_of(&mut conn, tenant, id).await.unwrap();
        assert_eq!(history.len(), 2, "made once, cancelled once");
    }
    let count = |phone: &slotkeeper::simulator::Person| {
        let messages = phone.messages();
        let told = messages
            .iter()
            .filter(|message| message.text.contains("has cancelled your booking"));
        told.count()
    };
    for phone in &phones {
        // A notice is repeated only where a kill came between the wire and the mark.
        assert!((1..=3).contains(&count(phone)), "told {} times", count(phone));
    }
    let repeated: usize = phones.iter().map(|phone| count(phone) - 1).sum();
    assert!(repeated <= 2 * 64, "{repeated} were told again");
    let log = std::fs::read_to_string(&said).unwrap();
    assert!(!log.contains("panicked"), "{log}");
    drop(conn);
    watched.close().await;
}
