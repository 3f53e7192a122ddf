//! Many want the same few seats at once, while the specialist blocks, deletes, closes and takes back: no seat is held
//! twice, and whoever was late sees a sentence and the nearest free times.

use std::collections::BTreeMap;
use std::sync::Arc;

use futures::future::join_all;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use slotkeeper::clock::Clock;
use slotkeeper::core::{Cause, Core, Done};
use slotkeeper::domain::ids::{PersonId, SlotId, TenantId};
use slotkeeper::domain::moment::{Moment, Span};
use slotkeeper::domain::policy::{Approval, Policy};
use slotkeeper::domain::refusal::Refusal;
use slotkeeper::domain::rights::Right;
use slotkeeper::domain::zone::Date;
use slotkeeper::storage::booking::{self, BookingRow};
use slotkeeper::storage::slot::{self, SlotState};
use slotkeeper::storage::tenant;
use slotkeeper::storage::{Conn, Database, Lane, Tx};
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};
use slotkeeper::usecase::step::{self, StepCommand};
use slotkeeper::usecase::{Outcome, Work, Workflows, book, day, slots};

use crate::house::{self, House, TUTOR, callbacks, insert_slot};
use crate::practice::{self, at};
use crate::world::person::Someone;
use crate::world::{World, database, story};

/// The two days that are raced for.
const DAYS: [&str; 2] = ["2026-11-25", "2026-11-26"];
const CLIENTS: usize = 6;
const SLOTS: usize = 5;

/// A slot of so many half hours, so many half hours after ten.
#[derive(Clone, Debug)]
struct Spot {
    day: usize,
    from: i64,
    halves: i64,
    seats: i64,
}

#[derive(Clone, Debug)]
enum Move {
    Book { client: usize, slot: usize },
    Withdraw { client: usize },
    Shift { client: usize, nth: usize, slot: usize },
    Accept { request: usize, by: usize },
    Decline { request: usize, by: usize },
    CancelFor { booking: usize, by: usize },
    Undo { booking: usize, by: usize },
    Set { slot: usize, state: State, by: usize },
    Close { day: usize, by: usize },
    Open { day: usize, by: usize },
}

#[derive(Clone, Copy, Debug)]
enum State {
    Open,
    Hidden,
    Blocked,
    Deleted,
}

fn spots() -> impl Strategy<Value = Vec<Spot>> {
    let spot = (0..2usize, 0..4i64, 1..=3i64, 1..=3i64);
    let spot = spot.prop_map(|(day, from, halves, seats)| Spot {
        day,
        from,
        halves,
        seats,
    });
    prop::collection::vec(spot, SLOTS)
}

fn moves() -> impl Strategy<Value = Vec<Vec<Move>>> {
    let (client, slot, by, nth, day) = (0..CLIENTS, 0..SLOTS, 0..2usize, 0..4usize, 0..2usize);
    let state = prop_oneof![
        2 => Just(State::Open),
        1 => Just(State::Hidden),
        2 => Just(State::Blocked),
        1 => Just(State::Deleted),
    ];
    let one = prop_oneof![
        12 => (client.clone(), slot.clone()).prop_map(|(client, slot)| Move::Book { client, slot }),
        2 => client.clone().prop_map(|client| Move::Withdraw { client }),
        6 => (client, nth.clone(), slot.clone()).prop_map(|(client, nth, slot)| Move::Shift { client, nth, slot }),
        4 => (nth.clone(), by.clone()).prop_map(|(request, by)| Move::Accept { request, by }),
        1 => (nth.clone(), by.clone()).prop_map(|(request, by)| Move::Decline { request, by }),
        1 => (nth.clone(), by.clone()).prop_map(|(booking, by)| Move::CancelFor { booking, by }),
        2 => (nth, by.clone()).prop_map(|(booking, by)| Move::Undo { booking, by }),
        3 => (slot, state, by.clone()).prop_map(|(slot, state, by)| Move::Set { slot, state, by }),
        1 => (day.clone(), by.clone()).prop_map(|(day, by)| Move::Close { day, by }),
        1 => (day, by).prop_map(|(day, by)| Move::Open { day, by }),
    ];
    prop::collection::vec(prop::collection::vec(one, 4..16), 2..6)
}

#[test]
fn nobody_gets_a_seat_twice_and_every_loser_is_told() {
    let config = Config {
        cases: 8,
        failure_persistence: None,
        max_shrink_iters: 64,
        ..Config::default()
    };
    // The same races at every run: what was found once is found again.
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let approval = prop_oneof![Just(Approval::Always), Just(Approval::Never)];
    let races = (spots(), moves(), approval);
    let raced = runner.run(&races, |(spots, rounds, approval)| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime
            .unwrap()
            .block_on(story(async |world| race(world, &spots, &rounds, approval).await));
        Ok(())
    });
    if let Err(failed) = raced {
        panic!("{failed}");
    }
}

async fn race(world: &World, spots: &[Spot], rounds: &[Vec<Move>], approval: Approval) {
    world.server.telegram.set_limits(slotkeeper::simulator::Limits::off());
    let mut course = Course::open(world, spots, approval).await;
    for round in rounds {
        course.run(world, round).await;
    }
    for person in course.clients.iter().chain(&course.tutors) {
        person.looks();
    }
}

/// Where the race is run.
struct Course {
    house: House,
    tutors: Vec<Someone>,
    clients: Vec<Someone>,
    slots: Vec<SlotId>,
}

/// A tap whose answer is looked at afterwards.
struct Tapped {
    query: String,
    /// The last of its client's in this round, which the screen speaks of.
    last: bool,
}

impl Course {
    async fn open(world: &World, spots: &[Spot], approval: Approval) -> Self {
        let house = House::open(world, approval).await;
        let policy = Policy {
            approval,
            max_active: 1000,
            max_open_requests_of_newcomers: 1000,
            ..Policy::default()
        };
        house.set_policy(world, policy).await;
        let names: Vec<String> = (1..=CLIENTS + 1).map(|n| format!("Client {n}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut clients = house.clients(world, &names).await;
        // The last of them joins the practice: two specialists act at once.
        let second = clients.pop().unwrap();
        let id = practice::someone(&world.app.core.db, second.phone.id(), world.clock.now()).await;
        let join = format!("INSERT INTO member VALUES ({}, {id}, 'assistant', '', 0)", house.tenant);
        assert_eq!(world.database.sql(&join).await, 1);
        second.starts(world).await;
        let mut slots = Vec::new();
        for spot in spots {
            let start = at(&format!("{}T10:00", DAYS[spot.day])) + Span::minutes(30 * spot.from);
            let db = &world.app.core.db;
            slots.push(insert_slot(db, house.tenant, start, 30 * spot.halves, spot.seats).await);
        }
        Self {
            tutors: vec![house.tutor.clone(), second],
            house,
            clients,
            slots,
        }
    }

    /// Queues all taps of a round, lets the bot handle them side by side, and looks at what came of them.
    async fn run(&mut self, world: &World, round: &[Move]) {
        let before = self.bookings(world).await;
        let closed = self.closed(world).await;
        let mut booked: BTreeMap<usize, Vec<Tapped>> = BTreeMap::new();
        let mut shifted: Vec<(usize, String)> = Vec::new();
        for one in round {
            let Some((who, data)) = self.button(world, one, &before).await else {
                continue;
            };
            let query = who.phone.forges(screen_of(who), &data, world.clock.now_ms()).unwrap();
            match one {
                Move::Book { client, .. } => {
                    let taps = booked.entry(*client).or_default();
                    taps.iter_mut().for_each(|tap| tap.last = false);
                    taps.push(Tapped { query, last: true });
                }
                Move::Shift { client, .. } => {
                    let taps = booked.entry(*client).or_default();
                    taps.iter_mut().for_each(|tap| tap.last = false);
                    shifted.push((*client, query));
                }
                Move::Withdraw { client } => {
                    let taps = booked.entry(*client).or_default();
                    taps.iter_mut().for_each(|tap| tap.last = false);
                }
                _ => {}
            }
        }
        world.settles().await;

        let after = self.bookings(world).await;
        let mut won = 0;
        for (client, taps) in &booked {
            won += taps.iter().filter(|tap| self.has_won(*client, tap)).count();
        }
        won += shifted
            .iter()
            .filter(|(client, query)| self.has_asked(*client, query))
            .count();
        assert_eq!(won, after.len() - before.len(), "a booking for each tap that won");
        for person in self.clients.iter().chain(&self.tutors) {
            assert_eq!(person.phone.unanswered(), Vec::<String>::new());
        }
        let mut conn = house::read(world).await;
        is_sound(&mut conn, self.house.tenant, &self.slots).await;
        for day in DAYS {
            let opened = |one: &Move| matches!(one, Move::Open { day: of, .. } if DAYS[*of] == day);
            if closed.iter().any(|closed| closed == day) && !round.iter().any(opened) {
                let new = after.iter().skip(before.len()).find(|booking| date(booking) == day);
                assert!(new.is_none(), "booked on a closed day: {new:?}");
            }
        }
    }

    /// Whether the tap booked. One that lost was answered with an alert, and the screen begins with the same sentence
    /// and goes on with what is free.
    fn has_won(&self, client: usize, tap: &Tapped) -> bool {
        let phone = &self.clients[client].phone;
        let toasts = phone.toasts();
        let toast = toasts.iter().find(|toast| toast.query_id == tap.query).unwrap();
        if ["Request sent", "Booking confirmed"].contains(&toast.text.as_str()) {
            return true;
        }
        if toast.text == "You already have this time" {
            assert!(!toast.alert);
            return false;
        }
        let sentences = [
            "Somebody has just taken this time. Pick another: the nearest free ones are below.",
            "This time can't be booked any more. Pick another: the nearest free ones are below.",
            "There are no bookings on this day. Pick another: the nearest free times are below.",
            "You already have a booking at this time. Pick another time or cancel that one.",
        ];
        assert!(sentences.contains(&toast.text.as_str()), "{toast:?}");
        assert!(toast.alert);
        if tap.last {
            let messages = phone.messages();
            let screen = messages
                .iter()
                .rfind(|message| message.id == screen_of(&self.clients[client]));
            let screen = screen.unwrap();
            assert!(screen.text.starts_with(&toast.text), "{screen:?}");
            assert!(screen.text.contains("Nearest free times"), "{screen:?}");
            let times = callbacks(screen)
                .iter()
                .filter(|callback| matches!(callback, Callback::Go(Place::Confirm { .. })))
                .count();
            assert_ne!(times == 0, !screen.text.contains("Nothing is free"), "{screen:?}");
        }
        false
    }

    /// Whether the tap made a request to move. One that moved at once has made no booking, and one that lost was told so.
    fn has_asked(&self, client: usize, query: &str) -> bool {
        let toasts = self.clients[client].phone.toasts();
        let toast = toasts.iter().find(|toast| toast.query_id == query).unwrap();
        match toast.text.as_str() {
            "Asked. Your booking stays until the answer" => true,
            "Moved" | "You already have this time" => false,
            _ => {
                assert!(toast.alert, "{toast:?}");
                false
            }
        }
    }

    /// Who taps what; `None` where there is nothing of the kind to tap.
    async fn button(&self, world: &World, one: &Move, before: &[BookingRow]) -> Option<(&Someone, String)> {
        let tenant = self.house.tenant;
        let data = |act: Act| Callback::Do(act).encode(Origin::Screen);
        let requests = || before.iter().filter(|booking| booking.phase == "pending");
        let day = |day: usize| DAYS[day].parse().unwrap();
        Some(match one {
            Move::Book { client, slot } => (&self.clients[*client], self.house.book(self.slots[*slot])),
            Move::Withdraw { client } => {
                let id = practice::someone(&world.app.core.db, self.clients[*client].phone.id(), world.clock.now());
                let id = id.await;
                let theirs = before
                    .iter()
                    .find(|booking| booking.made_by == Some(id) && booking.seat.is_some())?;
                let data = self.house.step(world, theirs, "cancel").await;
                (&self.clients[*client], data)
            }
            Move::Shift { client, nth, slot } => {
                let id = practice::someone(&world.app.core.db, self.clients[*client].phone.id(), world.clock.now());
                let id = id.await;
                let theirs = |booking: &&BookingRow| booking.made_by == Some(id) && booking.seat.is_some();
                let booking = before.iter().filter(theirs).nth(*nth % 2)?;
                let shift = Act::Move {
                    tenant,
                    booking: booking.booking_id,
                    entry_no: booking.entry_no,
                    slot: self.slots[*slot],
                };
                (&self.clients[*client], data(shift))
            }
            Move::Accept { request, by } => {
                let booking = requests().nth(*request)?;
                (&self.tutors[*by], self.house.step(world, booking, "approve").await)
            }
            Move::Decline { request, by } => {
                let booking = requests().nth(*request)?;
                (&self.tutors[*by], self.house.step(world, booking, "decline").await)
            }
            Move::CancelFor { booking, by } => {
                let mut accepted = before.iter().filter(|booking| booking.phase == "upcoming");
                let booking = accepted.nth(*booking)?;
                (&self.tutors[*by], self.house.step(world, booking, "cancel").await)
            }
            Move::Undo { booking, by } => {
                let mut gone = before.iter().filter(|booking| booking.phase == "void");
                let booking = gone.nth(*booking)?;
                let undo = Act::Undo {
                    tenant,
                    booking: booking.booking_id,
                    entry_no: booking.entry_no,
                };
                (&self.tutors[*by], data(undo))
            }
            Move::Set { slot, state, by } => {
                let row = self.house.row(world, self.slots[*slot]).await?;
                let (slot, revision) = (row.slot_id, row.revision);
                let act = match state {
                    State::Open => Act::Show { tenant, slot, revision },
                    State::Hidden => Act::Hide { tenant, slot, revision },
                    State::Blocked => Act::Block { tenant, slot, revision },
                    State::Deleted => Act::Delete { tenant, slot, revision },
                };
                (&self.tutors[*by], data(act))
            }
            Move::Close { day: of, by } => (&self.tutors[*by], data(Act::CloseDay { tenant, day: day(*of) })),
            Move::Open { day: of, by } => (&self.tutors[*by], data(Act::OpenDay { tenant, day: day(*of) })),
        })
    }

    /// Every booking there ever was, in the order in which they were made.
    async fn bookings(&self, world: &World) -> Vec<BookingRow> {
        all_bookings(&mut house::read(world).await, self.house.tenant).await
    }

    async fn closed(&self, world: &World) -> Vec<String> {
        let mut conn = house::read(world).await;
        slot::closed_days(&mut conn, self.house.tenant, DAYS[0], DAYS[1])
            .await
            .unwrap()
    }
}

fn screen_of(someone: &Someone) -> i32 {
    let messages = someone.phone.messages_with_buttons();
    let screen = messages
        .iter()
        .rev()
        .find(|message| crate::world::person::is_screen(message));
    screen.unwrap().id
}

fn date(booking: &BookingRow) -> String {
    practice::berlin().date(booking.start_at).to_string()
}

/// Every booking there ever was, in the order in which they were made.
async fn all_bookings(conn: &mut Conn, tenant: TenantId) -> Vec<BookingRow> {
    let for_ever = Moment(i64::from(i32::MAX));
    let mut all = booking::past(conn, tenant, for_ever, 0, 10_000).await.unwrap();
    all.sort_by_key(|booking| booking.booking_id.0);
    all
}

/// No seat is held twice, the specialist is never at two places at once, and what cannot be booked is not.
async fn is_sound(conn: &mut Conn, tenant: TenantId, slots: &[SlotId]) {
    let holders: Vec<BookingRow> = all_bookings(conn, tenant)
        .await
        .into_iter()
        .filter(|booking| booking.seat.is_some())
        .collect();
    for (n, one) in holders.iter().enumerate() {
        for other in &holders[n + 1..] {
            if one.slot_id == other.slot_id {
                assert_ne!(one.seat, other.seat, "a seat is held twice: {one:?} {other:?}");
            } else {
                let apart = one.end_at <= other.start_at || other.end_at <= one.start_at;
                assert!(apart, "at two places at once: {one:?} {other:?}");
            }
        }
    }
    for id in slots {
        let held = holders.iter().filter(|booking| booking.slot_id == *id).count();
        match slot::by_id(conn, tenant, *id).await.unwrap() {
            Some(row) => {
                assert!(held as i64 <= row.seats, "{held} in {row:?}");
                assert!(
                    held == 0 || row.state != SlotState::Blocked.as_str(),
                    "{held} in {row:?}"
                );
            }
            None => assert_eq!(held, 0, "in a deleted slot"),
        }
    }
}

/// What a task does in a transaction of its own.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Book(PersonId, SlotId),
    Set(SlotId, SlotState),
    CancelNewest,
    Close(Date),
}

#[derive(Clone, Debug)]
enum End {
    Booked,
    /// Every booking with a higher id was made after this.
    Closed(i64),
    Done,
    Refused(Refusal),
}

/// Everything at once, without a chat between: each task runs a use case of its own.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn use_cases_side_by_side_keep_the_plan_sound() {
    let (db, _guard) = database::open().await;
    let now = at("2026-11-23T08:00");
    let core = practice::core(db, Clock::manual(now));
    let owner = practice::someone(&core.db, TUTOR, now).await;
    let tenant = practice::practice(&core, owner, Approval::Never).await;
    let people = practice::people(&core.db, 1, 24, now).await;
    meet_all(&core.db, tenant, people.clone(), now).await;
    let mut met = 0;
    for day in DAYS {
        let ten = at(&format!("{day}T10:00"));
        let mut slots = Vec::new();
        for (from, minutes, seats) in [(0, 90, 2), (30, 30, 1), (60, 60, 3), (120, 60, 1), (180, 30, 2)] {
            slots.push(insert_slot(&core.db, tenant, ten + Span::minutes(from), minutes, seats).await);
        }
        let deeds = deeds(&people, &slots, day.parse().unwrap());
        let running: Vec<_> = deeds
            .into_iter()
            .map(|deed| tokio::spawn(run(core.clone(), tenant, owner, deed)))
            .collect();
        let ends: Vec<End> = join_all(running).await.into_iter().map(Result::unwrap).collect();

        let mut conn = core.db.read().await.unwrap();
        is_sound(&mut conn, tenant, &slots).await;
        let made = all_bookings(&mut conn, tenant).await;
        let made: Vec<&BookingRow> = made.iter().filter(|booking| date(booking) == day).collect();
        let booked = ends.iter().filter(|end| matches!(end, End::Booked)).count();
        assert_eq!(booked, made.len());
        met += booked;
        for end in ends {
            match end {
                End::Closed(id) => {
                    let late = made.iter().find(|booking| booking.booking_id.0 > id);
                    assert!(late.is_none(), "booked on a closed day: {late:?}");
                }
                End::Refused(why) => {
                    let known = [
                        Refusal::SlotTaken,
                        Refusal::SlotClosed,
                        Refusal::DayClosed,
                        Refusal::OwnOverlap,
                        Refusal::SlotHasBookings,
                    ];
                    assert!(known.contains(&why), "{why:?}");
                }
                End::Booked | End::Done => {}
            }
        }
    }
    // On one day the end of it may come before everybody else.
    assert!(met > 0);
}

/// Each person wants three of the slots; in between slots are blocked and deleted, bookings cancelled, and towards
/// the end the day is closed.
fn deeds(people: &[PersonId], slots: &[SlotId], day: Date) -> Vec<Deed> {
    let mut deeds = Vec::new();
    for (n, person) in people.iter().enumerate() {
        deeds.extend((0..3).map(|turn| Deed::Book(*person, slots[(n + turn) % slots.len()])));
        match n {
            5 => deeds.push(Deed::Set(slots[3], SlotState::Deleted)),
            6 => deeds.push(Deed::Set(slots[4], SlotState::Blocked)),
            7 => deeds.push(Deed::Set(slots[1], SlotState::Blocked)),
            18 => deeds.push(Deed::Close(day)),
            _ if n % 3 == 2 => deeds.push(Deed::CancelNewest),
            _ => {}
        }
    }
    deeds
}

async fn run(core: Core, tenant: TenantId, owner: PersonId, deed: Deed) -> End {
    let (flows, now) = (core.flows.clone(), core.clock.now());
    core.transact(
        Lane::Workers,
        Cause::Clock(now),
        move |tx| {
            let flows = flows.clone();
            Box::pin(async move { Ok(Done::new(perform(tx, &flows, tenant, owner, deed, now).await?)) })
        },
        |_, why| Box::pin(async move { Ok(Done::new(End::Refused(why))) }),
    )
    .await
    .unwrap()
}

async fn perform(
    tx: &mut Tx,
    flows: &Arc<Workflows>,
    tenant: TenantId,
    owner: PersonId,
    deed: Deed,
    now: Moment,
) -> Outcome<End> {
    if let Deed::Book(person, slot) = deed {
        let mut work = Work::as_client(tx, flows, tenant, person, now).await?;
        book::book(&mut work, person, slot).await?;
        return Ok(End::Booked);
    }
    let mut work = Work::as_specialist(tx, flows, tenant, owner, Right::Help, now).await?;
    match deed {
        Deed::Book(..) | Deed::CancelNewest => cancel_newest(&mut work).await?,
        Deed::Set(slot, state) => drop(slots::set_state(&mut work, slot, 0, state).await?),
        Deed::Close(day) => {
            day::close(&mut work, day).await?;
            // Ids are handed out under the tenant's lock, so their order is that of the transactions.
            return Ok(End::Closed(work.tenant.next_id().await?));
        }
    }
    Ok(End::Done)
}

async fn cancel_newest(work: &mut Work<'_>) -> Outcome<()> {
    let (tenant, now) = (work.tenant.id(), work.now);
    let held = booking::upcoming(&mut work.tenant, tenant, now, 0, 1000).await?;
    let Some(newest) = held.iter().max_by_key(|booking| booking.booking_id.0) else {
        return Ok(());
    };
    let workflow = work.workflow().await?;
    let command = StepCommand {
        booking: newest.booking_id,
        entry_no: newest.entry_no,
        step: workflow
            .steps
            .iter()
            .position(|step| step.name.as_str() == "cancel")
            .unwrap(),
        sure: true,
    };
    step::step(work, command).await.map(drop)
}

async fn meet_all(db: &Database, tenant: TenantId, people: Vec<PersonId>, now: Moment) {
    let unit = db.write(Lane::Workers, move |tx| {
        let people = people.clone();
        Box::pin(async move {
            for person in people {
                tenant::meet(tx, tenant, person, now).await?;
            }
            Ok(())
        })
    });
    unit.await.unwrap();
}
