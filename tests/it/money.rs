//! Attendance and payment never disagree, whatever order of steps, payments and undos a specialist taps, and whichever
//! of the shipped workflows it is.

use std::sync::Arc;

use proptest::prelude::*;
use slotkeeper::clock::Clock;
use slotkeeper::core::{Cause, Core, Done};
use slotkeeper::domain::ids::{BookingId, PersonId, TenantId};
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::rights::Right;
use slotkeeper::domain::workflow::{By, Payment, Phase, StatusId, machine};
use slotkeeper::storage::booking::{self, BookingRow};
use slotkeeper::storage::history::of_booking as history_of;
use slotkeeper::storage::{Lane, ledger};
use slotkeeper::usecase::status::times;
use slotkeeper::usecase::step::StepCommand;
use slotkeeper::usecase::{Outcome, Work, pay, practice as practices, slots, step, undo};

use crate::practice::{self, at};
use crate::world::database;

#[derive(Clone, Copy, Debug)]
enum Tap {
    /// The nth of the steps that are offered.
    Step(usize),
    Pay,
    Undo,
    /// Hours pass, and what timers are due fires.
    Wait(i64),
}

fn taps() -> impl Strategy<Value = Vec<Tap>> {
    let tap = prop_oneof![
        4 => (0usize..8).prop_map(Tap::Step),
        2 => Just(Tap::Pay),
        3 => Just(Tap::Undo),
        2 => (1i64..80).prop_map(Tap::Wait),
    ];
    proptest::collection::vec(tap, 1..14)
}

async fn taken(work: &mut Work<'_>, id: BookingId, tap: Tap) -> Outcome<()> {
    let (row, workflow) = work.booking(id).await?;
    match tap {
        Tap::Step(nth) => {
            let status = StatusId::from(row.status.as_str());
            let offered = machine::offered(&workflow, &status, By::Specialist, work.now, &times(&row));
            let offered: Vec<_> = offered
                .iter()
                .filter(|offer| offer.step.name.as_str() != "move")
                .collect();
            if offered.is_empty() {
                return Ok(());
            }
            let wanted = offered[nth % offered.len()].step;
            let place = workflow
                .steps
                .iter()
                .position(|step| std::ptr::eq(step, wanted))
                .unwrap();
            let command = StepCommand {
                booking: id,
                entry_no: row.entry_no,
                step: place,
                sure: true,
            };
            step::step(work, command).await.map(drop)
        }
        Tap::Pay => pay::pay(work, id, row.entry_no).await.map(drop),
        Tap::Undo => undo::undo(work, id, row.entry_no).await.map(drop),
        Tap::Wait(_) => Ok(()),
    }
}

async fn play(core: &Core, tenant: TenantId, owner: PersonId, id: BookingId, tap: Tap) {
    if let Tap::Wait(hours) = tap {
        core.clock.advance(Span::hours(hours));
        slotkeeper::scheduler::run_timers(core, core.clock.now()).await.unwrap();
        return;
    }
    let (now, flows) = (core.clock.now(), core.flows.clone());
    core.transact(
        Lane::Workers,
        Cause::Clock(now),
        move |tx| {
            let flows = flows.clone();
            Box::pin(async move {
                let mut work = Work::as_specialist(tx, &flows, tenant, owner, Right::Help, now).await?;
                taken(&mut work, id, tap).await?;
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

pub async fn nothing_disagrees(core: &Core, tenant: TenantId, id: BookingId) -> BookingRow {
    let mut conn = core.db.read().await.unwrap();
    let row = booking::by_id(&mut conn, tenant, id).await.unwrap().unwrap();
    let workflow = core.flows.of(&mut conn, tenant, row.workflow_version).await.unwrap();
    let status = workflow.status(&StatusId::from(row.status.as_str())).unwrap();
    let (charges, _) = ledger::sums(&mut conn, tenant, id).await.unwrap();
    let parts = ledger::allocations(&mut conn, tenant, id).await.unwrap();
    assert_eq!(
        row.charged,
        machine::charge(status, row.price),
        "what the status charges"
    );
    assert_eq!(row.charged, charges, "what the ledger charges");
    assert_eq!(
        row.covered,
        parts.iter().map(|part| part.1).sum::<i64>(),
        "what payments cover"
    );
    assert_eq!(row.phase, status.phase.as_str());
    assert_eq!(row.seat.is_some(), status.phase.holds_seat());
    assert_eq!(
        row.due_at.is_some() && status.payment == Payment::Due,
        status.payment == Payment::Due && row.owed() > 0,
        "due is what is owed"
    );
    if status.payment == Payment::Paid {
        assert!(row.covered >= row.charged, "paid, and yet owed");
    }
    let (count, sum) = booking::unpaid_total(&mut conn, tenant).await.unwrap();
    let unpaid = booking::unpaid(&mut conn, tenant, 0, 100).await.unwrap();
    assert_eq!(count, unpaid.len() as i64);
    assert_eq!(sum, unpaid.iter().map(BookingRow::owed).sum::<i64>());
    let history = history_of(&mut conn, tenant, id).await.unwrap();
    assert_eq!(
        history.last().unwrap().to_status,
        row.status,
        "the history ends where the booking is"
    );
    for pair in history.windows(2) {
        assert_eq!(
            pair[1].from_status.as_deref(),
            Some(pair[0].to_status.as_str()),
            "the history has no gap"
        );
    }
    row
}

async fn a_booking(core: &Core, n: i64, price: i64) -> (TenantId, PersonId, BookingId) {
    let owner = practice::someone(&core.db, 100 + n, core.clock.now()).await;
    let client = practice::someone(&core.db, 50_000 + n, core.clock.now()).await;
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
                practices::set_kind(&mut work, kind.kind_id, 60, price).await?;
                Ok(Done::new(()))
            })
        },
        |_, refusal| panic!("refused: {refusal:?}"),
    )
    .await
    .unwrap();
    let slot = practice::slot(core, tenant, owner, "2026-11-25T10:00").await;
    let booking = practice::book(core, tenant, client, slot).await;
    (tenant, owner, booking)
}

#[test]
fn charges_payments_and_seats_agree_after_every_tap() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let (cores, _guard) = runtime.block_on(async {
        let (db, guard) = database::open().await;
        let core = practice::core(db, Clock::manual(at("2026-11-23T09:00")));
        let ids: Vec<String> = core.flows.catalogue().iter().map(|it| it.workflow.id.clone()).collect();
        assert!(ids.len() >= 4);
        let served = |id: &String| Core {
            flows: Arc::new(practice::serving(id)),
            ..core.clone()
        };
        (ids.iter().map(served).collect::<Vec<_>>(), guard)
    });
    let made = std::cell::Cell::new(0);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 120,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let tried = runner.run(
        &(
            taps(),
            prop_oneof![Just(0i64), Just(1), Just(3333), 1i64..1_000_000],
            0..cores.len(),
            prop_oneof![Just(1i64), Just(40), Just(50)],
        ),
        |(taps, price, which, hours)| {
            made.set(made.get() + 1);
            runtime.block_on(async {
                let core = Core {
                    clock: Clock::manual(at("2026-11-23T09:00")),
                    ..cores[which].clone()
                };
                let (tenant, owner, id) = a_booking(&core, made.get(), price).await;
                // Two days before, on the eve, or when it has begun and most steps are on offer.
                core.clock.advance(Span::hours(hours));
                for tap in taps {
                    play(&core, tenant, owner, id, tap).await;
                    nothing_disagrees(&core, tenant, id).await;
                }
                // Whatever was tapped, the seat is held by one booking at most.
                let row = nothing_disagrees(&core, tenant, id).await;
                assert!(row.phase != Phase::Pending.as_str());
            });
            Ok(())
        },
    );
    tried.unwrap();
}
