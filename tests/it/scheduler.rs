//! The clock speaks: reminders and timers, on time, late, once, and whatever else is broken.

use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use slotkeeper::clock::Clock;
use slotkeeper::core::Core;
use slotkeeper::domain::ids::{BookingId, ClientId, PersonId, SlotId, TenantId};
use slotkeeper::domain::moment::{Moment, Span};
use slotkeeper::domain::notice::{Notice, NoticeKind};
use slotkeeper::domain::policy::Approval;
use slotkeeper::outbox::{Delivery, Parcel, Sender, Wire};
use slotkeeper::scheduler::{Rhythm, Scheduler, run_clock_changes, run_housekeeping, run_reminders, run_timers};
use slotkeeper::storage::inbox::{self, Kept};
use slotkeeper::storage::{Lane, coming, hearing, outbox, publication};
use tokio::sync::Notify;

use crate::practice::{self, at};
use crate::world::database::{self, Guard};

/// A lesson at six in the evening, made on the Friday before.
const FRIDAY: &str = "2026-11-20T12:00";
const LESSON: &str = "2026-11-24T18:00";

struct House {
    core: Core,
    guard: Guard,
    tutor: PersonId,
    pupil: PersonId,
    tenant: TenantId,
}

/// Remembers who was told what.
#[derive(Default)]
struct Ear(Mutex<Vec<(PersonId, Notice)>>);

#[async_trait]
impl Wire for Ear {
    async fn deliver(&self, parcel: &Parcel) -> Delivery {
        self.0.lock().unwrap().push((parcel.to, parcel.notice.clone()));
        Delivery::Sent { message_id: None }
    }
}

impl House {
    async fn open(approval: Approval) -> Self {
        let (db, guard) = database::open().await;
        let core = practice::core(db, Clock::manual(at(FRIDAY)));
        let tutor = practice::someone(&core.db, 1, at(FRIDAY)).await;
        let pupil = practice::someone(&core.db, 2, at(FRIDAY)).await;
        let tenant = practice::practice(&core, tutor, approval).await;
        Self {
            core,
            guard,
            tutor,
            pupil,
            tenant,
        }
    }

    async fn slot(&self, wall: &str) -> SlotId {
        practice::slot(&self.core, self.tenant, self.tutor, wall).await
    }

    async fn booked(&self, wall: &str) -> BookingId {
        practice::book(&self.core, self.tenant, self.pupil, self.slot(wall).await).await
    }

    /// The same house after the program was ended and begun again.
    async fn restart(&mut self) {
        self.core = practice::core(self.guard.open().await, self.core.clock.clone());
    }

    fn time_is(&self, moment: Moment) {
        self.core.clock.advance(moment - self.core.clock.now());
    }

    /// Both walks, twice, as ticks do; then what arrives, and how many were dropped.
    async fn ticks(&self) -> (Vec<(PersonId, Notice)>, u64) {
        for _ in 0..2 {
            run_timers(&self.core, self.core.clock.now()).await.unwrap();
            run_reminders(&self.core, self.core.clock.now()).await.unwrap();
        }
        self.arrived().await
    }

    async fn arrived(&self) -> (Vec<(PersonId, Notice)>, u64) {
        let ear = Arc::new(Ear::default());
        let mut sender = Sender::new(self.core.db.clone(), self.core.clock.clone(), ear.clone(), "it");
        while sender
            .step()
            .await
            .unwrap()
            .wake_ms
            .is_some_and(|wake| wake <= self.core.clock.now_ms())
        {}
        let dropped = sender.counters().dropped().values().sum();
        let heard = std::mem::take(&mut *ear.0.lock().unwrap());
        (heard, dropped)
    }

    async fn reminders(&self) -> Vec<String> {
        let (heard, _) = self.ticks().await;
        let reminder = |(to, notice)| match notice {
            Notice::Reminder { lessons, ahead, .. } => {
                assert_eq!(to, self.pupil);
                Some(format!("{ahead}: {}", lessons.len()))
            }
            _ => None,
        };
        heard.into_iter().filter_map(reminder).collect()
    }

    async fn status(&self, booking: BookingId) -> String {
        practice::status(&self.core, self.tenant, booking).await
    }
}

#[tokio::test]
async fn a_pupil_is_reminded_a_day_and_two_hours_before_once_each_whatever_restarts() {
    let mut house = House::open(Approval::Never).await;
    house.booked(LESSON).await;
    let mut heard = Vec::new();
    for wall in [
        "2026-11-20T12:01",
        "2026-11-23T17:59",
        "2026-11-23T18:00",
        "2026-11-24T15:59",
        "2026-11-24T16:00",
    ] {
        house.time_is(at(wall));
        heard.push(house.reminders().await.join(" "));
        house.restart().await;
        assert_eq!(house.reminders().await, [""; 0]);
    }
    assert_eq!(heard, ["", "", "1d: 1", "", "2h: 1"]);
    house.time_is(at(LESSON) + Span::days(3));
    assert_eq!(house.reminders().await, [""; 0]);
}

#[tokio::test]
async fn a_restart_between_the_reminder_and_its_sending_loses_and_doubles_nothing() {
    let mut house = House::open(Approval::Never).await;
    house.booked(LESSON).await;
    house.arrived().await;
    house.time_is(at("2026-11-23T18:00"));
    assert_eq!(run_reminders(&house.core, house.core.clock.now()).await.unwrap(), 1);
    house.restart().await;
    assert_eq!(house.reminders().await, ["1d: 1"]);
    assert_eq!(house.reminders().await, [""; 0]);
}

#[tokio::test]
async fn nobody_is_reminded_of_a_cancelled_lesson() {
    let house = House::open(Approval::Never).await;
    let booking = house.booked(LESSON).await;
    practice::take(&house.core, house.tenant, house.tutor, booking, "cancel").await;
    for wall in ["2026-11-23T18:00", "2026-11-24T16:00", "2026-11-24T19:00"] {
        house.time_is(at(wall));
        assert_eq!(house.reminders().await, [""; 0]);
    }
    assert_eq!(house.guard.sql("UPDATE reminder SET ahead = ahead").await, 0);
}

#[tokio::test]
async fn a_reminder_that_passed_while_the_program_was_down_comes_late() {
    let mut house = House::open(Approval::Never).await;
    house.booked(LESSON).await;
    house.arrived().await;
    house.time_is(at("2026-11-24T10:00"));
    house.restart().await;
    assert_eq!(house.reminders().await, ["1d: 1"]);
    house.time_is(at("2026-11-24T16:00"));
    assert_eq!(house.reminders().await, ["2h: 1"]);
}

#[tokio::test]
async fn a_reminder_past_the_start_of_its_lesson_is_dropped_and_counted() {
    let house = House::open(Approval::Never).await;
    house.booked(LESSON).await;
    house.arrived().await;
    house.time_is(at(LESSON) + Span(1));
    let (heard, dropped) = house.ticks().await;
    assert_eq!(
        (heard.len(), dropped),
        (0, 1),
        "both reminders of the lesson are one message"
    );
}

#[tokio::test]
async fn two_lessons_of_one_day_are_one_message_and_each_has_its_own_two_hours_before() {
    let house = House::open(Approval::Never).await;
    house.booked("2026-11-24T10:00").await;
    house.booked(LESSON).await;
    let mut heard = Vec::new();
    for wall in [
        "2026-11-23T10:00",
        "2026-11-23T18:00",
        "2026-11-24T08:00",
        "2026-11-24T16:00",
    ] {
        house.time_is(at(wall));
        heard.push(house.reminders().await.join(" "));
    }
    assert_eq!(heard, ["1d: 2", "", "2h: 1", "2h: 1"]);
}

#[tokio::test]
async fn many_people_are_reminded_in_one_walk() {
    let house = House::open(Approval::Never).await;
    let slots = ["10:00", "11:00", "12:00", "13:00"];
    let pupils = practice::people(&house.core.db, 100, 4, at(FRIDAY)).await;
    for (pupil, time) in pupils.iter().zip(slots) {
        let slot = house.slot(&format!("2026-11-24T{time}")).await;
        practice::book(&house.core, house.tenant, *pupil, slot).await;
    }
    assert_eq!(run_reminders(&house.core, at("2026-11-23T13:00")).await.unwrap(), 4);
    assert_eq!(run_reminders(&house.core, at("2026-11-23T13:00")).await.unwrap(), 0);
}

#[tokio::test]
async fn a_request_without_an_answer_expires_once_and_both_sides_hear() {
    let mut house = House::open(Approval::Always).await;
    let booking = house.booked(LESSON).await;
    house.arrived().await;
    house.time_is(at(FRIDAY) + Span(24 * 3600 - 1));
    house.ticks().await;
    assert_eq!(house.status(booking).await, "requested");
    house.time_is(at(FRIDAY) + Span::hours(24));
    let (heard, _) = house.ticks().await;
    assert_eq!(house.status(booking).await, "expired");
    let told: Vec<PersonId> = heard
        .iter()
        .filter(|(_, notice)| matches!(notice, Notice::Stepped { .. }))
        .map(|(to, _)| *to)
        .collect();
    assert_eq!(told, [house.pupil, house.tutor]);
    assert!(
        heard
            .iter()
            .any(|(to, notice)| *to == house.tutor && matches!(notice, Notice::Settled { .. }))
    );
    house.restart().await;
    assert_eq!(house.ticks().await.0, []);
    // The seat is free again.
    let other = practice::someone(&house.core.db, 3, house.core.clock.now()).await;
    practice::book(&house.core, house.tenant, other, SlotId(slot_of(&house, booking).await)).await;
}

async fn slot_of(house: &House, booking: BookingId) -> i64 {
    let mut conn = house.core.db.read().await.unwrap();
    slotkeeper::storage::booking::by_id(&mut conn, house.tenant, booking)
        .await
        .unwrap()
        .unwrap()
        .slot_id
        .0
}

#[tokio::test]
async fn an_answered_request_does_not_expire() {
    let house = House::open(Approval::Always).await;
    let booking = house.booked(LESSON).await;
    practice::take(&house.core, house.tenant, house.tutor, booking, "approve").await;
    house.time_is(at(FRIDAY) + Span::hours(25));
    house.ticks().await;
    assert_eq!(house.status(booking).await, "confirmed");
}

#[tokio::test]
async fn a_lesson_without_a_price_is_never_unpaid() {
    let house = House::open(Approval::Never).await;
    let booking = house.booked(LESSON).await;
    house.time_is(at(LESSON) + Span::days(9));
    house.ticks().await;
    assert_eq!(house.status(booking).await, "rendered");
}

#[tokio::test]
async fn a_lesson_closes_by_itself_and_is_unpaid_after_its_term() {
    let mut house = House::open(Approval::Never).await;
    house.guard.sql("UPDATE kind SET price = 300000").await;
    let booking = house.booked(LESSON).await;
    let closes = at("2026-11-24T19:00") + Span::hours(12);
    house.time_is(closes - Span(1));
    house.ticks().await;
    assert_eq!(house.status(booking).await, "confirmed");
    house.time_is(closes);
    house.ticks().await;
    assert_eq!(house.status(booking).await, "rendered");
    house.restart().await;
    house.time_is(closes + Span::days(3));
    let (heard, _) = house.ticks().await;
    assert_eq!(house.status(booking).await, "unpaid");
    assert_eq!(heard.len(), 1);
    assert_eq!(heard[0].0, house.tutor);
}

#[tokio::test]
async fn a_timer_whose_step_cannot_be_taken_fires_no_more_and_holds_up_no_other() {
    let house = House::open(Approval::Always).await;
    let wrong = house.booked(LESSON).await;
    let right = house.booked("2026-11-25T18:00").await;
    let spoilt = format!("UPDATE timer SET step = 'no-such-step', due_at = due_at - 60 WHERE booking_id = {wrong}");
    assert_eq!(house.guard.sql(&spoilt).await, 1);
    house.time_is(at(FRIDAY) + Span::hours(24));
    run_timers(&house.core, house.core.clock.now()).await.unwrap();
    assert_eq!(house.status(wrong).await, "requested");
    assert_eq!(house.status(right).await, "expired");
    assert_eq!(
        house
            .guard
            .sql("UPDATE timer SET step = step WHERE fired_at IS NULL")
            .await,
        0
    );
    assert_eq!(
        house
            .guard
            .sql("UPDATE timer SET step = step WHERE fired_at IS NOT NULL")
            .await,
        2
    );
}

#[tokio::test]
async fn a_practice_that_is_broken_holds_up_no_other() {
    let mut house = House::open(Approval::Always).await;
    house.booked(LESSON).await;
    let owner = practice::someone(&house.core.db, 3, at(FRIDAY)).await;
    let tenant = practice::practice(&house.core, owner, Approval::Always).await;
    let slot = practice::slot(&house.core, tenant, owner, LESSON).await;
    let booking = practice::book(&house.core, tenant, house.pupil, slot).await;
    let spoilt = format!(
        "UPDATE workflow SET source = 'format = 1' WHERE tenant_id = {}",
        house.tenant
    );
    assert_eq!(house.guard.sql(&spoilt).await, 1);
    house.restart().await;
    house.time_is(at(FRIDAY) + Span::hours(24));
    run_timers(&house.core, house.core.clock.now()).await.unwrap();
    assert_eq!(practice::status(&house.core, tenant, booking).await, "expired");
    assert_eq!(run_timers(&house.core, house.core.clock.now()).await.unwrap(), 0);
    let waiting = "UPDATE timer SET step = step WHERE fired_at IS NULL";
    assert_eq!(house.guard.sql(waiting).await, 1, "a bug of ours costs nobody a timer");
    let mended = format!(
        "UPDATE workflow SET source = (SELECT source FROM workflow WHERE tenant_id = {tenant}) WHERE tenant_id = {}",
        house.tenant
    );
    assert_eq!(house.guard.sql(&mended).await, 1);
    house.restart().await;
    house.core.clock.advance(Span::hours(1));
    run_timers(&house.core, house.core.clock.now()).await.unwrap();
    assert_eq!(house.guard.sql(waiting).await, 0);
}

#[tokio::test]
async fn what_is_done_is_forgotten_in_time_and_what_is_not_is_kept() {
    let house = House::open(Approval::Always).await;
    house.booked(LESSON).await;
    house.arrived().await;
    let kept = |update_id| Kept {
        update_id,
        person: house.pupil,
        event: "{}".to_owned(),
    };
    let kept = [kept(1), kept(2)];
    let unit = house.core.db.write(Lane::Poller, move |tx| {
        let kept = kept.clone();
        Box::pin(async move { inbox::keep(tx, 7, &kept, at(FRIDAY)).await })
    });
    unit.await.unwrap();
    house
        .guard
        .sql(&format!(
            "UPDATE inbox SET done_at = {} WHERE update_id = 1",
            at(FRIDAY).0
        ))
        .await;

    assert_eq!(
        run_housekeeping(&house.core, at(FRIDAY) + Span::days(3)).await.unwrap(),
        0
    );
    assert_eq!(
        run_housekeeping(&house.core, at(FRIDAY) + Span(3 * 86_400 + 1))
            .await
            .unwrap(),
        1
    );
    // The pupil's receipt goes, the tutor's question has no answer yet.
    assert_eq!(
        run_housekeeping(&house.core, at(FRIDAY) + Span(30 * 86_400 + 1))
            .await
            .unwrap(),
        1
    );
    assert_eq!(house.guard.sql("UPDATE outbox SET asks = 0 WHERE asks = 1").await, 1);
    assert_eq!(
        run_housekeeping(&house.core, at(FRIDAY) + Span(30 * 86_400 + 1))
            .await
            .unwrap(),
        1
    );
    let waiting = inbox::waiting(&mut house.core.db.read().await.unwrap()).await.unwrap();
    assert_eq!(waiting, 1);
}

#[tokio::test]
async fn what_was_told_asked_and_said_is_forgotten_once_it_is_past() {
    let house = House::open(Approval::Never).await;
    let booking = house.booked(LESSON).await;
    let (tenant, pupil, slot) = (house.tenant, house.pupil, slot_of(&house, booking).await);
    let (long_ago, lesson) = ((at(FRIDAY) - Span::days(91)).0, at(LESSON).0);
    for row in [
        format!("publication VALUES ({tenant}, '2026-08-21', {long_ago}, {long_ago})"),
        format!("published_slot VALUES ({tenant}, {slot}, '2026-08-21')"),
        format!("clock_warning VALUES ({tenant}, {pupil}, {lesson}, {long_ago})"),
        format!("coming_asked VALUES ({tenant}, {booking}, 0, {pupil}, 'letter', {long_ago})"),
        format!("coming VALUES ({tenant}, {booking}, 0, {pupil}, {long_ago})"),
        // What is still to be told stays, and what was told of late.
        format!("publication VALUES ({tenant}, '2026-08-22', {long_ago}, NULL)"),
        format!("publication VALUES ({tenant}, '2026-08-23', {long_ago}, {lesson})"),
    ] {
        assert_eq!(house.guard.sql(&format!("INSERT INTO {row}")).await, 1);
    }
    assert_eq!(
        run_housekeeping(&house.core, at(FRIDAY)).await.unwrap(),
        0,
        "it is ahead"
    );
    let after = at(LESSON) + Span(1);
    assert_eq!(run_housekeeping(&house.core, after).await.unwrap(), 5);
    assert_eq!(house.guard.sql("UPDATE publication SET day = day").await, 2);
}

#[tokio::test]
async fn where_no_clocks_change_nothing_is_read() {
    let house = House::open(Approval::Never).await;
    house.booked(LESSON).await;
    let statements = || house.core.db.counters().statements.load(Ordering::Relaxed);
    let before = statements();
    assert_eq!(run_clock_changes(&house.core, at(FRIDAY)).await.unwrap(), 0);
    assert_eq!(statements(), before);
}

#[tokio::test]
async fn what_is_walked_for_many_is_found_by_an_index() {
    let house = House::open(Approval::Never).await;
    if house.guard.is_postgres() {
        return;
    }
    let (tenant, moment) = (house.tenant, at(FRIDAY));
    let after = (ClientId(7), PersonId(7));
    for (query, index) in [
        (
            publication::abroad_query(tenant, &["Europe/Berlin", "Europe/Paris"], after, moment, 500),
            "booking_by_client (tenant_id=? AND client_id=? AND start_at>?)",
        ),
        (
            publication::warned_query(tenant, &[house.pupil, house.tutor], moment),
            "(tenant_id=? AND person_id=? AND change_at>?)",
        ),
        (
            publication::old_slots_query(moment, moment, 500),
            "publication_told (fired_at<?)",
        ),
        (publication::old_query(moment, 500), "publication_told (fired_at<?)"),
        (
            publication::past_warnings_query(moment, 500),
            "clock_warning_past (change_at<?)",
        ),
        (
            coming::old_questions_query(moment, moment, 500),
            "coming_asked_at (asked_at<?)",
        ),
        (
            coming::old_words_query(moment, moment, 500),
            "coming_said_at (said_at<?)",
        ),
        (
            hearing::listeners_query(tenant, NoticeKind::NewTimes, Some(house.pupil), 50),
            "hearing_by_kind (tenant_id=? AND notice_kind=? AND person_id>?)",
        ),
    ] {
        let plan = house.core.db.read().await.unwrap().plan(&query).await.unwrap();
        assert!(plan.contains(index), "{index}: {plan}");
        assert!(!plan.contains("SCAN") && !plan.contains("TEMP B-TREE"), "{plan}");
    }
}

#[tokio::test]
async fn the_ticks_walk_what_is_due_and_wake_the_outbox() {
    let house = House::open(Approval::Never).await;
    house.booked(LESSON).await;
    house.arrived().await;
    house.time_is(at("2026-11-23T18:00"));
    let rhythm = Rhythm {
        due: "* * * * * *",
        housekeeping: "* * * * * *",
        ..Rhythm::default()
    };
    let woken = Arc::new(Notify::new());
    let scheduler = Scheduler::start_with(house.core.clone(), woken.clone(), rhythm)
        .await
        .unwrap();
    let counters = scheduler.counters();
    tokio::time::timeout(Duration::from_secs(20), woken.notified())
        .await
        .unwrap();
    scheduler.stop().await;
    assert_eq!(
        outbox::waiting_due(&mut house.core.db.read().await.unwrap(), house.core.clock.now())
            .await
            .unwrap(),
        1
    );
    assert_eq!(counters.failed.load(Ordering::Relaxed), 0);
    assert_eq!(counters.restarts.load(Ordering::Relaxed), 0);
}
