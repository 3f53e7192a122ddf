//! kill -9 at any instant: each press has had its effect exactly once after the restart.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use slotkeeper::clock::Clock;
use slotkeeper::domain::ids::{SlotId, TenantId};
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::simulator::{Limits, Person, Profile, Telegram};
use slotkeeper::storage::history::of_booking as history_of;
use slotkeeper::storage::{booking, inbox, outbox};
use slotkeeper::telegram::callback::{Act, Callback, Origin};

use crate::practice;
use crate::world::binary::{self, Program};
use crate::world::database::{self, Guard};
use crate::world::eventually;
use crate::world::telegram::{BOT, TOKEN, TelegramServer};

const TENANTS: usize = 25;
const CLIENTS: usize = 100;
const KILLS: usize = 100;

struct Client {
    phone: Person,
    tenant: TenantId,
    slot: SlotId,
}

async fn prepare(guard: &Guard, server: &TelegramServer) -> (Vec<Client>, Vec<Person>) {
    let core = practice::core(guard.open().await, Clock::System);
    let now = core.clock.now();
    let owners = practice::people(&core.db, 1000, TENANTS as i64, now).await;
    let day = practice::berlin().date(now + Span::days(3));
    let (mut clients, mut tutors) = (Vec::new(), Vec::new());
    for (n, owner) in owners.into_iter().enumerate() {
        let tenant = practice::practice(&core, owner, Approval::Always).await;
        let tutor = server
            .telegram
            .person(Profile::new(1000 + n as i64, &format!("Tutor {n}")));
        tutor.starts(core.clock.now_ms());
        tutors.push(tutor);
        for place in 0..CLIENTS / TENANTS {
            let slot = practice::slot(&core, tenant, owner, &format!("{day}T{:02}:00", 10 + place)).await;
            let id = 5000 + clients.len() as i64;
            let phone = server.telegram.person(Profile::new(id, &format!("Client {id}")));
            let slug = {
                let mut conn = core.db.read().await.unwrap();
                slotkeeper::storage::tenant::by_id(&mut conn, tenant)
                    .await
                    .unwrap()
                    .unwrap()
                    .slug
            };
            phone.opens(&server.telegram.link(&slug), core.clock.now_ms()).unwrap();
            clients.push(Client { phone, tenant, slot });
        }
    }
    core.db.close().await;
    (clients, tutors)
}

fn press(client: &Client) {
    let message = client
        .phone
        .messages()
        .iter()
        .rev()
        .find(|message| message.from_bot)
        .unwrap()
        .id;
    let book = Callback::Do(Act::Book {
        tenant: client.tenant,
        slot: client.slot,
    });
    client
        .phone
        .forges(message, &book.encode(Origin::Screen), Clock::System.now_ms())
        .unwrap();
}

/// Runs the program until the `nth` call reaches the wire, or it has nothing more to do, and kills it there.
async fn live_until_call(program: &Program, server: &TelegramServer, nth: usize) {
    let calls = Arc::new(AtomicUsize::new(0));
    let (killer, counted) = (program.killer(), calls.clone());
    server.on_call(move |_, _| {
        if counted.fetch_add(1, Ordering::SeqCst) + 1 == nth {
            killer();
        }
    });
    let until = Instant::now() + Duration::from_millis(1500);
    while !program.has_ended() && Instant::now() < until {
        tokio::time::timeout(Duration::from_millis(2), std::future::pending::<()>())
            .await
            .unwrap_err();
    }
    program.kill();
    server.clear_on_call();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn presses_have_their_effect_exactly_once_through_a_hundred_kills() {
    let (db, guard) = database::open().await;
    db.close().await;
    let server = TelegramServer::start(Telegram::new(TOKEN, BOT), Clock::System).await;
    server.telegram.set_limits(Limits::off());
    let (clients, tutors) = prepare(&guard, &server).await;
    let folder = tempfile::tempdir().unwrap();
    let said = folder.path().join("said");

    let program = binary::start(&server.url(), guard.url(), &said);
    eventually("all have opened their link", async || {
        clients
            .iter()
            .all(|client| !client.phone.messages_with_buttons().is_empty())
    })
    .await;
    program.kill();

    let watched = guard.open().await;
    for (n, client) in clients.iter().enumerate().take(KILLS) {
        press(client);
        if n % 3 == 0 {
            press(client);
        }
        let program = binary::start(&server.url(), guard.url(), &said);
        live_until_call(&program, &server, 1 + n % 11).await;
        // An event that is in hand at three deaths is set aside, so one that saw two is let through.
        let in_hand_twice = "UPDATE inbox SET attempts = attempts WHERE done_at IS NULL AND attempts >= 2";
        if guard.sql(in_hand_twice).await > 0 {
            let program = binary::start(&server.url(), guard.url(), &said);
            eventually("what saw two deaths is handled", async || {
                let mut conn = watched.read().await.unwrap();
                inbox::waiting(&mut conn).await.unwrap() == 0
            })
            .await;
            program.kill();
        }
    }

    let last = binary::start(&server.url(), guard.url(), &said);
    let db = watched;
    let now = || Clock::System.now();
    eventually("everything is handled and sent", async || {
        let mut conn = db.read().await.unwrap();
        let events = inbox::waiting(&mut conn).await.unwrap();
        let notices = outbox::waiting_due(&mut conn, now()).await.unwrap();
        let updates = server.telegram.pending_updates();
        events + notices == 0 && updates == 0
    })
    .await;
    assert_eq!(last.terminate(), Some(0), "{}", std::fs::read_to_string(&said).unwrap());

    let mut conn = db.read().await.unwrap();
    for client in &clients {
        let held = booking::in_slot(&mut conn, client.tenant, client.slot).await.unwrap();
        assert_eq!(held.len(), 1, "each press books once");
        let history = history_of(&mut conn, client.tenant, held[0].booking_id).await.unwrap();
        assert_eq!(history.len(), 1);
        assert!(
            client.phone.unanswered().len() <= 2,
            "each of its taps a kill may have left unanswered"
        );
    }
    // A notice is repeated only where a kill came between the wire and the mark.
    let told: usize = tutors.iter().map(|tutor| count(tutor, "New request")).sum();
    assert!((CLIENTS..=CLIENTS + KILLS).contains(&told), "{told} requests were told");
    for tutor in &tutors {
        assert!(count(tutor, "New request") >= CLIENTS / TENANTS);
    }
    let receipts: usize = clients.iter().map(|client| count(&client.phone, "Request sent")).sum();
    assert!(
        (CLIENTS..=CLIENTS + KILLS).contains(&receipts),
        "{receipts} receipts were left"
    );
    let log = std::fs::read_to_string(&said).unwrap();
    assert!(!log.contains("panicked"), "{log}");
    drop(conn);
    db.close().await;
}

fn count(phone: &Person, words: &str) -> usize {
    phone
        .messages()
        .iter()
        .filter(|message| message.from_bot && message.text.contains(words))
        .count()
}
