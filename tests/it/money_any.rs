//! Whatever order people book, attend, pay, correct and take back in: accounts agree with what is booked, to the cent.

use std::sync::Arc;

use proptest::prelude::*;
use sea_query::{Expr, ExprTrait, Order, Query};
use slotkeeper::clock::Clock;
use slotkeeper::core::{Cause, Core, Done};
use slotkeeper::domain::ids::{BookingId, EntryId, PersonId, SlotId, TenantId};
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::rights::Right;
use slotkeeper::domain::workflow::{By, StatusId, machine};
use slotkeeper::storage::tables::{Booking, Payment};
use slotkeeper::storage::{Conn, Lane, payment, tenant};
use slotkeeper::usecase::status::times;
use slotkeeper::usecase::step::StepCommand;
use slotkeeper::usecase::{Outcome, Work, acting, book, pay, practice as practices, slots, step, undo};

use crate::money::nothing_disagrees;
use crate::practice::{self, at};
use crate::world::{database, invariants};

#[derive(Clone, Copy, Debug)]
enum Tap {
    Book {
        who: usize,
        slot: usize,
    },
    /// The nth of the steps that are offered for a booking.
    Step {
        which: usize,
        nth: usize,
    },
    Pay(usize),
    Undo(usize),
    Record {
        who: usize,
        sum: i64,
    },
    TakeBack(usize),
    Correct {
        which: usize,
        sum: i64,
    },
    /// Hours pass, and what timers are due fires.
    Wait(i64),
}

fn taps() -> impl Strategy<Value = Vec<Tap>> {
    let sum = prop_oneof![Just(1i64), Just(2500), Just(5000), 1i64..20_000];
    let tap = prop_oneof![
        5 => (0usize..2, 0usize..5).prop_map(|(who, slot)| Tap::Book { who, slot }),
        6 => (0usize..8, 0usize..8).prop_map(|(which, nth)| Tap::Step { which, nth }),
        2 => (0usize..8).prop_map(Tap::Pay),
        4 => (0usize..8).prop_map(Tap::Undo),
        4 => (0usize..2, sum.clone()).prop_map(|(who, sum)| Tap::Record { who, sum }),
        2 => (0usize..8).prop_map(Tap::TakeBack),
        2 => (0usize..8, sum).prop_map(|(which, sum)| Tap::Correct { which, sum }),
        2 => (1i64..90).prop_map(Tap::Wait),
    ];
    proptest::collection::vec(tap, 1..24)
}

#[derive(Clone)]
struct Town {
    tenant: TenantId,
    owner: PersonId,
    people: Vec<PersonId>,
    slots: Vec<SlotId>,
}

async fn bookings(conn: &mut Conn, of: TenantId) -> Vec<BookingId> {
    let all = Query::select()
        .column(Booking::BookingId)
        .from(Booking::Table)
        .and_where(Expr::col(Booking::TenantId).eq(of))
        .order_by(Booking::BookingId, Order::Asc)
        .to_owned();
    let all: Vec<(BookingId,)> = conn.all(&all).await.unwrap();
    all.into_iter().map(|row| row.0).collect()
}

async fn payments(conn: &mut Conn, of: TenantId) -> Vec<EntryId> {
    let all = Query::select()
        .column(Payment::EntryId)
        .from(Payment::Table)
        .and_where(Expr::col(Payment::TenantId).eq(of))
        .order_by(Payment::EntryId, Order::Asc)
        .to_owned();
    let all: Vec<(EntryId,)> = conn.all(&all).await.unwrap();
    all.into_iter().map(|row| row.0).collect()
}

fn nth<T: Copy>(all: &[T], n: usize) -> Option<T> {
    all.get(n % all.len().max(1)).copied()
}

async fn taken(work: &mut Work<'_>, town: &Town, tap: Tap) -> Outcome<()> {
    let booked = bookings(&mut work.tenant, town.tenant).await;
    let paid = payments(&mut work.tenant, town.tenant).await;
    match tap {
        Tap::Book { .. } | Tap::Wait(_) => {}
        Tap::Step { which, nth: n } => {
            let Some(id) = nth(&booked, which) else { return Ok(()) };
            let (row, workflow) = work.booking(id).await?;
            let status = StatusId::from(row.status.as_str());
            let offered = machine::offered(&workflow, &status, By::Specialist, work.now, &times(&row));
            let offered: Vec<_> = offered
                .iter()
                .filter(|offer| offer.step.name.as_str() != "move")
                .map(|offer| offer.step)
                .collect();
            let Some(wanted) = nth(&offered, n) else { return Ok(()) };
            let place = workflow.steps.iter().position(|step| std::ptr::eq(step, wanted));
            let command = StepCommand {
                booking: id,
                entry_no: row.entry_no,
                step: place.unwrap(),
                sure: true,
            };
            step::step(work, command).await?;
        }
        Tap::Pay(which) => {
            let Some(id) = nth(&booked, which) else { return Ok(()) };
            let (row, _) = work.booking(id).await?;
            pay::pay(work, id, row.entry_no).await?;
        }
        Tap::Undo(which) => {
            let Some(id) = nth(&booked, which) else { return Ok(()) };
            let (row, _) = work.booking(id).await?;
            undo::undo(work, id, row.entry_no).await?;
        }
        Tap::Record { who, sum } => {
            let theirs = acting::wards(&mut work.tenant, town.tenant, town.people[who]).await?;
            let Some(row) = theirs.first().map(|ward| ward.client().clone()) else {
                return Ok(());
            };
            let seen = payment::newest_of_account(&mut work.tenant, town.tenant, row.account_id).await?;
            pay::record(work, row.client_id, sum, seen).await?;
        }
        Tap::TakeBack(which) => {
            let Some(id) = nth(&paid, which) else { return Ok(()) };
            pay::take_back(work, id).await?;
        }
        Tap::Correct { which, sum } => {
            let Some(id) = nth(&paid, which) else { return Ok(()) };
            pay::correct(work, id, sum).await?;
        }
    }
    Ok(())
}

async fn play(core: &Core, town: &Town, tap: Tap) {
    if let Tap::Wait(hours) = tap {
        core.clock.advance(Span::hours(hours));
        slotkeeper::scheduler::run_timers(core, core.clock.now()).await.unwrap();
        return;
    }
    let (now, flows, town) = (core.clock.now(), core.flows.clone(), town.clone());
    core.transact(
        Lane::Workers,
        Cause::Clock(now),
        move |tx| {
            let (flows, town) = (flows.clone(), town.clone());
            Box::pin(async move {
                let mut work = match tap {
                    Tap::Book { who, slot } => {
                        let who = town.people[who];
                        tenant::meet(tx, town.tenant, who, now).await?;
                        let mut work = Work::as_client(tx, &flows, town.tenant, who, now).await?;
                        book::book(&mut work, who, town.slots[slot]).await?;
                        work
                    }
                    _ => {
                        let mut work =
                            Work::as_specialist(tx, &flows, town.tenant, town.owner, Right::Help, now).await?;
                        taken(&mut work, &town, tap).await?;
                        work
                    }
                };
                let letters = std::mem::take(&mut work.letters);
                Ok(Done {
                    letters,
                    ..Done::new(())
                })
            })
        },
        |_, _| Box::pin(async { Ok(Done::new(())) }),
    )
    .await
    .unwrap();
}

async fn a_town(core: &Core, n: i64) -> Town {
    let owner = practice::someone(&core.db, 100_000 + n, core.clock.now()).await;
    let people = practice::people(&core.db, 200_000 + 2 * n, 2, core.clock.now()).await;
    let tenant = practice::practice(core, owner, Approval::Never).await;
    let (now, flows) = (core.clock.now(), core.flows.clone());
    core.transact(
        Lane::Workers,
        Cause::Clock(now),
        move |tx| {
            let flows = flows.clone();
            Box::pin(async move {
                let mut work = Work::as_specialist(tx, &flows, tenant, owner, Right::Help, now).await?;
                let kind = slots::default_kind(&mut work).await?;
                practices::set_kind(&mut work, kind.kind_id, 60, 2500).await?;
                Ok(Done::new(()))
            })
        },
        |_, refusal| panic!("refused: {refusal:?}"),
    )
    .await
    .unwrap();
    let mut slots = Vec::new();
    for hour in 10..15 {
        slots.push(practice::slot(core, tenant, owner, &format!("2026-11-25T{hour}:00")).await);
    }
    Town {
        tenant,
        owner,
        people,
        slots,
    }
}

#[test]
fn accounts_agree_with_what_is_booked_in_any_order() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let (cores, _guard) = runtime.block_on(async {
        let (db, guard) = database::open().await;
        let core = practice::core(db, Clock::manual(at("2026-11-23T09:00")));
        let ids: Vec<String> = core.flows.catalogue().iter().map(|it| it.workflow.id.clone()).collect();
        let served = |id: &String| Core {
            flows: Arc::new(practice::serving(id)),
            ..core.clone()
        };
        (ids.iter().map(served).collect::<Vec<_>>(), guard)
    });
    let made = std::cell::Cell::new(0);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 60,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let tried = runner.run(&(taps(), 0..cores.len()), |(taps, which)| {
        made.set(made.get() + 1);
        runtime.block_on(async {
            let core = Core {
                clock: Clock::manual(at("2026-11-23T09:00")),
                ..cores[which].clone()
            };
            let town = a_town(&core, made.get()).await;
            for tap in taps {
                play(&core, &town, tap).await;
                let mut conn = core.db.read().await.unwrap();
                invariants::accounts_hold(&mut conn, town.tenant).await;
                let booked = bookings(&mut conn, town.tenant).await;
                drop(conn);
                for id in booked {
                    nothing_disagrees(&core, town.tenant, id).await;
                }
            }
        });
        Ok(())
    });
    tried.unwrap();
}
