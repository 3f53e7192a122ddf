//! The program stops, and takes over from another, without losing or repeating anything.

use std::path::Path;
use std::time::{Duration, Instant};

use slotkeeper::clock::Clock;
use slotkeeper::core::Core;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::simulator::{Limits, Person, Profile, Telegram};
use slotkeeper::storage::lease::Lease;
use slotkeeper::storage::{chat, inbox, outbox};
use tokio::sync::watch;

use crate::practice;
use crate::world::log::Log;
use crate::world::telegram::{BOT, TOKEN, TelegramServer};
use crate::world::{app_on, binary, database, eventually};

fn read(said: &Path) -> String {
    std::fs::read_to_string(said).unwrap_or_default()
}

fn people(telegram: &Telegram, first: i64, count: i64) -> Vec<Person> {
    let ids = first..first + count;
    ids.map(|id| telegram.person(Profile::new(id, &format!("Person {id}"))))
        .collect()
}

fn start(people: &[Person]) {
    for person in people {
        person.starts(Clock::System.now_ms());
    }
}

/// Each has one screen.
fn have_screens(people: &[Person]) -> bool {
    people.iter().all(|person| person.messages_with_buttons().len() == 1)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sigterm_and_ctrl_c_end_it_in_time_and_what_comes_meanwhile_is_handled_after_the_restart() {
    let (db, guard) = database::open().await;
    db.close().await;
    let server = TelegramServer::start(Telegram::new(TOKEN, BOT), Clock::System).await;
    let telegram = server.telegram.clone();
    telegram.set_limits(Limits::off());
    // Answers are slow, so that much is in hand whenever the word comes.
    telegram.delay("sendMessage", 300);
    let folder = tempfile::tempdir().unwrap();
    let said = folder.path().join("said");
    let mut everybody = Vec::new();
    for round in 0..3 {
        let program = binary::start(&server.url(), guard.url(), &said);
        let early = people(&telegram, 1000 + round * 100, 20);
        start(&early);
        let sent = telegram.count("sendMessage");
        eventually("it is at work", async || telegram.count("sendMessage") > sent).await;
        let asked = Instant::now();
        if round == 1 {
            program.is_interrupted();
        } else {
            program.asks_to_end();
        }
        let late = people(&telegram, 1050 + round * 100, 20);
        start(&late);
        assert_eq!(program.wait(Duration::from_secs(15)), Some(0), "{}", read(&said));
        assert!(asked.elapsed() < Duration::from_secs(10), "{:?}", asked.elapsed());
        everybody.extend(early.into_iter().chain(late));
    }

    let program = binary::start(&server.url(), guard.url(), &said);
    let db = guard.open().await;
    eventually("all are answered", async || {
        let mut conn = db.read().await.unwrap();
        let drawn = chat::to_draw(&mut conn, 1).await.unwrap().is_empty();
        let answered = everybody
            .iter()
            .all(|person| !person.messages_with_buttons().is_empty());
        inbox::waiting(&mut conn).await.unwrap() == 0 && answered && drawn
    })
    .await;
    assert_eq!(program.terminate(), Some(0));
    assert_eq!(telegram.pending_updates(), 0);
    for person in &everybody {
        let told = person.messages().iter().filter(|message| message.from_bot).count();
        assert_eq!(told, 1, "{}: nothing is said twice", person.id());
    }
    let log = read(&said);
    assert!(!log.contains(" ERROR ") && !log.contains(" WARN "), "{log}");
    db.close().await;
}

#[tokio::test]
async fn in_a_conflict_nothing_is_sent_until_the_other_instance_is_gone() {
    let log = Log::listen();
    let (db, guard) = database::open().await;
    let server = TelegramServer::start(Telegram::new(TOKEN, BOT), Clock::System).await;
    let telegram = server.telegram.clone();
    let core: Core = practice::core(db.clone(), Clock::System);
    let now = core.clock.now();
    let (owner, client) = (
        practice::someone(&db, 10, now).await,
        practice::someone(&db, 11, now).await,
    );
    let tenant = practice::practice(&core, owner, Approval::Always).await;
    let day = practice::berlin().date(now + Span::days(3));
    let slot = practice::slot(&core, tenant, owner, &format!("{day}T10:00")).await;
    let phones = people(&telegram, 10, 2);
    start(&phones);

    let mut app = app_on(db.clone(), &Clock::System, &server.url());
    app.poller.after_conflict = Duration::from_millis(20);
    let lease = Lease::take(&db).await.unwrap().unwrap();
    let stop = watch::Sender::new(false);
    let serving = app.serve(lease, stop.subscribe());
    let tale = async {
        eventually("both have a screen", async || have_screens(&phones)).await;

        telegram.conflict(true);
        let conflict = app.poller.conflict.subscribe();
        eventually("it notices", async || *conflict.borrow()).await;
        practice::book(&core, tenant, client, slot).await;
        let (polls, sent) = (telegram.count("getUpdates"), telegram.count("sendMessage"));
        eventually("it has looked again and again", async || {
            telegram.count("getUpdates") > polls + 20
        })
        .await;
        assert_eq!(telegram.count("sendMessage"), sent, "something was sent in a conflict");
        let waiting = outbox::waiting_due(&mut db.read().await.unwrap(), core.clock.now())
            .await
            .unwrap();
        assert!(waiting > 0, "the notices wait");

        telegram.conflict(false);
        eventually("the tutor is told", async || phones[0].sees("New request: Person 11")).await;
        eventually("nothing waits", async || {
            let mut conn = db.read().await.unwrap();
            outbox::waiting_due(&mut conn, core.clock.now()).await.unwrap() == 0
        })
        .await;
        stop.send_replace(true);
    };
    let (served, ()) = tokio::join!(serving, tale);
    served.unwrap();
    let told = phones[0].messages();
    let told = told.iter().filter(|message| message.text.contains("New request"));
    assert_eq!(told.count(), 1);
    log.expects("another instance polls with the same bot token: this one stops polling, sending");
    drop(guard);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_instance_on_one_database_waits_and_takes_over() {
    let (db, guard) = database::open().await;
    let server = TelegramServer::start(Telegram::new(TOKEN, BOT), Clock::System).await;
    let telegram = server.telegram.clone();
    let folder = tempfile::tempdir().unwrap();
    let (first_said, second_said) = (folder.path().join("first"), folder.path().join("second"));
    let waits = "another instance works on this database: waiting until it is gone";

    let first = binary::start(&server.url(), guard.url(), &first_said);
    eventually("the first serves", async || read(&first_said).contains("serving")).await;
    let second = binary::start(&server.url(), guard.url(), &second_said);
    eventually("the second waits", async || read(&second_said).contains(waits)).await;
    let early = people(&telegram, 1000, 5);
    start(&early);
    eventually("the first answers, and has marked it", async || {
        let mut conn = db.read().await.unwrap();
        have_screens(&early) && chat::to_draw(&mut conn, 1).await.unwrap().is_empty()
    })
    .await;
    assert!(!read(&second_said).contains("serving"));

    first.kill();
    let late = people(&telegram, 2000, 5);
    start(&late);
    eventually("the second answers", async || have_screens(&late)).await;
    assert!(have_screens(&early), "and those of before are not answered again");

    // One that still waits ends at once when it is told to.
    let third_said = folder.path().join("third");
    let third = binary::start(&server.url(), guard.url(), &third_said);
    eventually("the third waits", async || read(&third_said).contains(waits)).await;
    assert_eq!(third.terminate(), Some(0), "{}", read(&third_said));
    assert_eq!(second.terminate(), Some(0), "{}", read(&second_said));
    db.close().await;
}
