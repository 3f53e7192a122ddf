//! The inbox: ids that jump down, updates that come again, bugs that are tried three times, and what is forgotten.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::simulator::Fault;
use slotkeeper::storage::{Lane, inbox};
use slotkeeper::telegram::callback::{Callback, Origin, Place};
use slotkeeper::telegram::poll::Trouble;

use crate::house::House;
use crate::world::{World, story};

/// Polls, not settles: tells how many updates came.
async fn polls(world: &World) -> usize {
    world.app.poller.poll().await.unwrap()
}

/// How many rows of the inbox are such.
async fn rows(world: &World, such: &str) -> u64 {
    let sql = format!("UPDATE inbox SET received_at = received_at WHERE {such}");
    world.database.sql(&sql).await
}

#[tokio::test]
async fn updates_whose_ids_jump_down_after_a_quiet_week_are_served() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house.slot(world, "2026-12-01T10:00").await;
        let anna = house.client(world, "Anna").await;
        let newest = world.server.telegram.newest_update();
        world.clock.advance(Span::days(8));
        let restarted = world.server.telegram.quiet_week();
        assert!(restarted < newest - 10);

        anna.taps(world, "Book a time").await;
        anna.sees("Nearest");
        anna.taps(world, "⌂").await;
        anna.sees("Book a time");
        assert_eq!(world.server.telegram.pending_updates(), 0, "all are confirmed");
        assert_eq!(rows(world, &format!("update_id < {newest} - 10")).await, 2);

        // The offset follows the last batch, so the next polls bring nothing, and are few.
        let before = world.server.telegram.count("getUpdates");
        assert_eq!((polls(world).await, polls(world).await), (0, 0));
        anna.taps(world, "Settings").await;
        anna.looks();
        let polled = world.server.telegram.count("getUpdates") - before;
        assert!(polled <= 6, "{polled} polls for one update");
    })
    .await;
}

#[tokio::test]
async fn an_offset_far_beyond_the_newest_update_does_not_poll_for_ever() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let anna = house.client(world, "Anna").await;
        // As after a change of the server behind the token.
        let bot = world.app.poller.api.bot_id();
        let unit = world.app.core.db.write(Lane::Poller, move |tx| {
            Box::pin(inbox::set_offset(tx, bot, 2_000_000_000))
        });
        unit.await.unwrap();
        let before = world.server.telegram.count("getUpdates");
        anna.taps(world, "Settings").await;
        anna.sees("Language");
        assert_eq!(world.server.telegram.pending_updates(), 0);
        let polled = world.server.telegram.count("getUpdates") - before;
        assert!(polled <= 6, "{polled} polls for one update");
    })
    .await;
}

#[tokio::test]
async fn what_comes_again_after_a_crash_is_recognised() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let slot = house.slot(world, "2026-11-25T10:00").await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        let screen = anna.phone.messages_with_buttons()[0].id;
        let now = world.clock.now_ms();
        anna.phone.forges(screen, &house.book(slot), now).unwrap();

        // Kept, and the program dies: Telegram was not told, and gives it again.
        assert_eq!(polls(world).await, 1);
        world.restarts().await;
        assert_eq!((anna.count("Request sent"), house.tutor.count("New request")), (1, 1));

        // Handled, and the program dies before the next poll, with the offset of before: it comes once more.
        boris.phone.says("/my", now).unwrap();
        assert_eq!(polls(world).await, 1);
        world.app.drain().await;
        let bot = world.app.poller.api.bot_id();
        let unit = world
            .app
            .core
            .db
            .write(Lane::Poller, move |tx| Box::pin(inbox::set_offset(tx, bot, 0)));
        unit.await.unwrap();
        let events = rows(world, "1 = 1").await;
        assert_eq!(polls(world).await, 1, "given again");
        assert_eq!(rows(world, "1 = 1").await, events, "but known");
        world.restarts().await;
        assert_eq!(world.server.telegram.pending_updates(), 0);
        for person in [anna, boris, &house.tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_handled_update_is_remembered_for_three_days() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let anna = house.client(world, "Anna").await;
        let known = rows(world, "done_at IS NOT NULL").await;
        assert!(known >= 3);
        world.passes(Span::days(3)).await;
        assert_eq!(rows(world, "done_at IS NOT NULL").await, known);
        anna.taps(world, "Settings").await;
        world.passes(Span::hours(1)).await;
        assert_eq!(rows(world, "1 = 1").await, 1, "the fresh one alone");
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn a_bug_is_tried_three_times_and_the_chat_goes_on() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let slot = house.slot(world, "2026-11-25T10:00").await;
        let clients = house.clients(world, &["Anna", "Boris"]).await;
        let (anna, boris) = (&clients[0], &clients[1]);
        // What no version of ours would write.
        let broken = format!("UPDATE tenant SET policy = '?' WHERE tenant_id = {}", house.tenant);
        assert_eq!(world.database.sql(&broken).await, 1);
        let screen = anna.phone.messages_with_buttons()[0].id;
        let now = world.clock.now_ms();
        anna.phone.forges(screen, &house.book(slot), now).unwrap();
        // Behind it in the same chat, and beside it in another.
        let settings = Callback::Go(Place::Settings).encode(Origin::Screen);
        anna.phone.forges(screen, &settings, now).unwrap();
        let screen = boris.phone.messages_with_buttons()[0].id;
        boris.phone.forges(screen, &settings, now).unwrap();
        assert_eq!(polls(world).await, 3);
        world.app.drain().await;
        world.log.expects("an event is set aside");

        assert_eq!(
            rows(world, "attempts = 3 AND fault IS NOT NULL AND done_at IS NOT NULL").await,
            1
        );
        assert_eq!(rows(world, "done_at IS NULL").await, 0);
        let answers: Vec<String> = anna.phone.toasts().iter().map(|toast| toast.text.clone()).collect();
        assert_eq!(answers, ["Something went wrong. Please tap again.", ""]);
        // The screens of this practice wait until it can be read again, and keep nothing else from being done.
        world.clock.advance(Span(61));
        world.app.painter.sweep().await.unwrap();
        world.log.expects("a screen cannot be drawn");
        let mended = format!(
            "UPDATE tenant SET policy = '{{\"approval\":\"never\"}}' WHERE tenant_id = {}",
            house.tenant
        );
        assert_eq!(world.database.sql(&mended).await, 1);
        world.settles().await;
        for person in [anna, boris] {
            person.sees("Language");
        }
        assert_eq!(anna.count("Something went wrong"), 1);
        anna.forges(world, &house.book(slot)).await;
        anna.hears("Booking confirmed");
        assert_eq!(house.held(world, slot).await.len(), 1);
        for person in [anna, boris, &house.tutor] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn while_the_database_is_in_trouble_telegram_keeps_what_comes() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let anna = house.client(world, "Anna").await;
        let troubled = world.app.workers.troubled.clone();
        troubled.store(1, std::sync::atomic::Ordering::Relaxed);
        anna.presses("Settings");
        let before = world.server.telegram.count("getUpdates");
        assert!(matches!(world.app.poller.poll().await, Err(Trouble::Full)));
        assert_eq!(
            world.server.telegram.count("getUpdates"),
            before,
            "nothing is asked for"
        );
        assert_eq!(world.server.telegram.pending_updates(), 1);
        // The next claim that succeeds ends it.
        world.settles().await;
        anna.sees("Language");
    })
    .await;
}

#[tokio::test]
async fn an_answer_to_a_poll_that_is_lost_loses_nothing() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let anna = house.client(world, "Anna").await;
        anna.presses("Settings");
        for fault in [Fault::dead(), Fault::garbage(), Fault::status(502)] {
            world.server.telegram.break_next("getUpdates", 1, fault.after_effect());
            assert!(matches!(world.app.poller.poll().await, Err(Trouble::Api(_))));
        }
        world.settles().await;
        anna.sees("Language");
    })
    .await;
}
