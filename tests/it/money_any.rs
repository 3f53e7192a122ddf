//! Whatever order people book, attend, pay, correct and take back in: accounts agree with what is booked, to the cent.

use std::sync::Arc;

use proptest::prelude::*;
use sea_query::{Expr, ExprTrait, Order, Query};
use slotkeeper::clock::Clock;
use slotkeeper::core::{Cause, Core, Done};
use slotkeeper::domain::ids::{BookingId, ClaimId, EntryId, PersonId, SlotId, TenantId};
use slotkeeper::domain::ledger::{Sort, Term};
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::rights::Right;
use slotkeeper::domain::workflow::{By, StatusId, machine};
use slotkeeper::storage::booking::BookingRow;
use slotkeeper::storage::client::ClientRow;
use slotkeeper::storage::tables::{Booking, Payment, PaymentClaim};
use slotkeeper::storage::{Conn, Lane, pack, payment, tenant};
use slotkeeper::usecase::status::times;
use slotkeeper::usecase::step::StepCommand;
use slotkeeper::usecase::views::charges::{self, Charge, Meant};
use slotkeeper::usecase::views::claimed::owing;
use slotkeeper::usecase::{
    Outcome, Work, accounts, acting, allot, book, claim, correct, pack as packs, pay, practice as practices, slots,
    step, undo,
};

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
    /// What a payment is for, chosen by a bit for each booking; a new one, and one that is there.
    RecordFor {
        who: usize,
        sum: i64,
        chosen: usize,
    },
    Allot {
        which: usize,
        chosen: usize,
    },
    /// "I have paid" for all that is owed, and the word of whoever looks for the money.
    Claim(usize),
    Seen(usize),
    NotSeen(usize),
    OtherSum {
        which: usize,
        sum: i64,
    },
    /// A client pays together with another, or alone again.
    Together(usize, usize),
    Apart(usize),
    /// Money is given back, or was owed or paid ahead before the books.
    Amend {
        who: usize,
        which: usize,
        sum: i64,
    },
    Pack {
        who: usize,
        lessons: i64,
        price: i64,
    },
    EndPack(usize),
    Term(usize, u32, u32),
    /// Hours pass, and what timers are due fires.
    Wait(i64),
}

fn taps() -> impl Strategy<Value = Vec<Tap>> {
    let sum = prop_oneof![Just(1i64), Just(2500), Just(5000), 1i64..20_000];
    let tap = prop_oneof![
        6 => (0usize..3, 0usize..5).prop_map(|(who, slot)| Tap::Book { who, slot }),
        6 => (0usize..8, 0usize..8).prop_map(|(which, nth)| Tap::Step { which, nth }),
        2 => (0usize..8).prop_map(Tap::Pay),
        4 => (0usize..8).prop_map(Tap::Undo),
        4 => (0usize..3, sum.clone()).prop_map(|(who, sum)| Tap::Record { who, sum }),
        2 => (0usize..8).prop_map(Tap::TakeBack),
        2 => (0usize..8, sum.clone()).prop_map(|(which, sum)| Tap::Correct { which, sum }),
        2 => (0usize..3, sum.clone(), 0usize..32).prop_map(|(who, sum, chosen)| Tap::RecordFor { who, sum, chosen }),
        2 => (0usize..8, 0usize..32).prop_map(|(which, chosen)| Tap::Allot { which, chosen }),
        2 => (0usize..2).prop_map(Tap::Claim),
        1 => (0usize..4).prop_map(Tap::Seen),
        1 => (0usize..4).prop_map(Tap::NotSeen),
        2 => (0usize..4, sum.clone()).prop_map(|(which, sum)| Tap::OtherSum { which, sum }),
        2 => (0usize..3, 0usize..3).prop_map(|(one, other)| Tap::Together(one, other)),
        1 => (0usize..3).prop_map(Tap::Apart),
        2 => (0usize..3, 0usize..3, sum.clone()).prop_map(|(who, which, sum)| Tap::Amend { who, which, sum }),
        1 => (0usize..3, 1i64..4, sum).prop_map(|(who, lessons, price)| Tap::Pack { who, lessons, price }),
        1 => (0usize..3).prop_map(Tap::EndPack),
        1 => (0usize..3, 0u32..3, 1u32..29).prop_map(|(who, which, day)| Tap::Term(who, which, day)),
        2 => (1i64..90).prop_map(Tap::Wait),
    ];
    proptest::collection::vec(tap, 1..30)
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
        Tap::Book { .. } | Tap::Claim(_) | Tap::Wait(_) => {}
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
            let Some(row) = someone(work, town, who).await? else {
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
        Tap::RecordFor { who, sum, chosen } => {
            let Some(row) = someone(work, town, who).await? else {
                return Ok(());
            };
            let seen = payment::newest_of_account(&mut work.tenant, town.tenant, row.account_id).await?;
            let of = Meant::New {
                client: row.client_id,
                sum,
            };
            let bookings = ticked(work, town, of, chosen).await;
            allot::record(work, row.client_id, sum, seen, &bookings).await?;
        }
        Tap::Allot { which, chosen } => {
            let Some(entry) = nth(&paid, which) else { return Ok(()) };
            let bookings = ticked(work, town, Meant::There { entry }, chosen).await;
            allot::allot(work, entry, &bookings).await?;
        }
        Tap::Seen(which) => {
            let Some(id) = nth(&claimed(&mut work.tenant, town.tenant).await, which) else {
                return Ok(());
            };
            claim::confirm(work, id).await?;
        }
        Tap::NotSeen(which) => {
            let Some(id) = nth(&claimed(&mut work.tenant, town.tenant).await, which) else {
                return Ok(());
            };
            claim::deny(work, id).await?;
        }
        Tap::OtherSum { which, sum } => {
            let Some(id) = nth(&claimed(&mut work.tenant, town.tenant).await, which) else {
                return Ok(());
            };
            allot::other_sum(work, id, sum).await?;
        }
        Tap::Together(one, other) => {
            let (Some(one), Some(other)) = (someone(work, town, one).await?, someone(work, town, other).await?) else {
                return Ok(());
            };
            accounts::share(work, one.client_id, other.client_id).await?;
        }
        Tap::Apart(who) => {
            let Some(row) = someone(work, town, who).await? else {
                return Ok(());
            };
            accounts::part(work, row.client_id).await?;
        }
        Tap::Amend { who, which, sum } => {
            let Some(row) = someone(work, town, who).await? else {
                return Ok(());
            };
            correct::correct(work, row.client_id, Sort::CORRECTIONS[which], (sum, "")).await?;
        }
        Tap::Pack { who, lessons, price } => {
            let Some(row) = someone(work, town, who).await? else {
                return Ok(());
            };
            packs::sell(work, row.client_id, (lessons, price)).await?;
        }
        Tap::EndPack(who) => {
            let Some(row) = someone(work, town, who).await? else {
                return Ok(());
            };
            let theirs = pack::of_account(&mut work.tenant, town.tenant, row.account_id, 1).await?;
            let Some(newest) = theirs.first() else { return Ok(()) };
            packs::end(work, newest.pack_id).await?;
        }
        Tap::Term(who, which, day) => {
            let Some(row) = someone(work, town, who).await? else {
                return Ok(());
            };
            pay::set_term(work, row.client_id, Term::of_code(which, day).unwrap()).await?;
        }
    }
    Ok(())
}

/// The client of one of the people, once they have booked.
async fn someone(work: &mut Work<'_>, town: &Town, who: usize) -> Outcome<Option<ClientRow>> {
    let theirs = acting::wards(&mut work.tenant, town.tenant, town.people[who]).await?;
    Ok(theirs.first().map(|ward| ward.client().clone()))
}

async fn ticked(work: &mut Work<'_>, town: &Town, of: Meant, chosen: usize) -> Vec<BookingId> {
    let charges = charges::of(&mut work.tenant, town.tenant, of).await.unwrap();
    let rows = charges.map(|charges| charges.rows).unwrap_or_default();
    let is_chosen = |(n, _): &(usize, Charge)| chosen & (1 << n) != 0;
    rows.into_iter()
        .enumerate()
        .filter(is_chosen)
        .map(|(_, charge)| charge.booking.booking_id)
        .collect()
}

async fn claimed(conn: &mut Conn, of: TenantId) -> Vec<ClaimId> {
    let all = Query::select()
        .distinct()
        .column(PaymentClaim::ClaimId)
        .from(PaymentClaim::Table)
        .and_where(Expr::col(PaymentClaim::TenantId).eq(of))
        .order_by(PaymentClaim::ClaimId, Order::Asc)
        .to_owned();
    let all: Vec<(ClaimId,)> = conn.all(&all).await.unwrap();
    all.into_iter().map(|row| row.0).collect()
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
                    Tap::Claim(who) => {
                        let who = town.people[who];
                        let mut work = Work::as_client(tx, &flows, town.tenant, who, now).await?;
                        let owing = owing(&mut work.tenant, town.tenant, who).await?;
                        let sum = owing.free().map(BookingRow::owed).sum();
                        claim::claim(&mut work, None, sum).await?;
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
    let people = practice::people(&core.db, 200_000 + 3 * n, 3, core.clock.now()).await;
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
            let mut ledger = Vec::new();
            for tap in taps {
                play(&core, &town, tap).await;
                let mut conn = core.db.read().await.unwrap();
                invariants::accounts_hold(&mut conn, town.tenant).await;
                invariants::debts_are_what_is_past_its_term(&mut conn, town.tenant, core.clock.now()).await;
                for row in pack::open(&mut conn, town.tenant, None).await.unwrap() {
                    assert!(
                        row.drawn <= row.lessons,
                        "more is drawn than was sold: {row:?} after {tap:?}"
                    );
                    assert!(row.ahead() >= 0);
                }
                let entries = invariants::ledger_of(&mut conn, town.tenant).await;
                assert!(
                    entries.starts_with(&ledger),
                    "an entry of the ledger has changed by {tap:?}"
                );
                ledger = entries;
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
