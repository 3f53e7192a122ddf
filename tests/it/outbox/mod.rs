//! Notices leave in turn, in order, within the limits, at least once.

mod anything;
mod ends;
mod turns;
mod waits;

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use slotkeeper::clock::Clock;
use slotkeeper::domain::ids::{BookingId, OutboxId, PersonId, TenantId};
use slotkeeper::domain::moment::{Moment, Span};
use slotkeeper::domain::notice::{Letter, Notice};
use slotkeeper::domain::policy::Approval;
use slotkeeper::outbox::{Delivery, Parcel, Sender, Step, Wire};
use slotkeeper::storage::{Database, Lane, outbox};
use tokio::sync::Semaphore;

use crate::practice;
use crate::world::database::{self, Guard};

/// Half past a second, so that what rounds down is found out.
const START_MS: i64 = 1_800_000_000_500;

/// A wire that writes down what it is given, and answers what it is told to, or that all is well.
#[derive(Default)]
struct FakeWire {
    seen: Mutex<Vec<(i64, Parcel)>>,
    answers: Mutex<HashMap<PersonId, VecDeque<Delivery>>>,
    /// Whose messages get no answer until the gate is opened.
    slow: Mutex<HashSet<PersonId>>,
    gate: Option<Semaphore>,
    clock: Mutex<Option<Clock>>,
}

#[async_trait]
impl Wire for FakeWire {
    async fn deliver(&self, parcel: &Parcel) -> Delivery {
        let now_ms = self.clock.lock().unwrap().as_ref().unwrap().now_ms();
        let nth = {
            let mut seen = self.seen.lock().unwrap();
            seen.push((now_ms, parcel.clone()));
            seen.len() as i64
        };
        let slow = self.slow.lock().unwrap().contains(&parcel.to);
        if slow {
            match &self.gate {
                Some(gate) => gate.acquire().await.unwrap().forget(),
                None => std::future::pending().await,
            }
        }
        let answer = self
            .answers
            .lock()
            .unwrap()
            .get_mut(&parcel.to)
            .and_then(VecDeque::pop_front);
        answer.unwrap_or(Delivery::Sent { message_id: Some(nth) })
    }
}

struct Post {
    db: Database,
    guard: Guard,
    clock: Clock,
    wire: Arc<FakeWire>,
    sender: Sender,
    letters: i64,
}

impl Post {
    async fn open() -> Self {
        Self::with(FakeWire::default()).await
    }

    async fn with(wire: FakeWire) -> Self {
        let (db, guard) = database::open().await;
        let clock = Clock::manual(Moment(0));
        clock.advance_ms(START_MS);
        *wire.clock.lock().unwrap() = Some(clock.clone());
        let wire = Arc::new(wire);
        let sender = Sender::new(db.clone(), clock.clone(), wire.clone(), "first");
        Self {
            db,
            guard,
            clock,
            wire,
            sender,
            letters: 0,
        }
    }

    fn another_sender(&self) -> Sender {
        Sender::new(self.db.clone(), self.clock.clone(), self.wire.clone(), "second")
    }

    async fn people(&self, first: i64, count: i64) -> Vec<PersonId> {
        practice::people(&self.db, first, count, self.clock.now()).await
    }

    async fn tenants(&self, count: i64) -> Vec<TenantId> {
        let core = practice::core(self.db.clone(), self.clock.clone());
        let mut tenants = Vec::new();
        for owner in self.people(9_000_000, count).await {
            tenants.push(practice::practice(&core, owner, Approval::Never).await);
        }
        tenants
    }

    fn letter(&mut self, tenant: Option<TenantId>, to: PersonId, notice: Notice) -> Letter {
        self.letters += 1;
        Letter {
            tenant,
            to,
            notice,
            due: self.clock.now(),
            not_after: None,
            dedupe: self.letters.to_string(),
        }
    }

    async fn put(&mut self, tenant: Option<TenantId>, to: PersonId, notice: Notice) {
        let letter = self.letter(tenant, to, notice);
        self.put_letters(vec![letter]).await;
    }

    async fn put_letters(&self, letters: Vec<Letter>) {
        let (letters, now) = (Arc::new(letters), self.clock.now());
        let unit = self.db.write(Lane::Workers, move |tx| {
            let letters = letters.clone();
            Box::pin(async move {
                for letter in letters.iter() {
                    outbox::put(tx, letter, now).await?;
                }
                Ok(())
            })
        });
        unit.await.unwrap();
    }

    fn answers(&self, person: PersonId, deliveries: impl IntoIterator<Item = Delivery>) {
        self.wire
            .answers
            .lock()
            .unwrap()
            .entry(person)
            .or_default()
            .extend(deliveries);
    }

    async fn step(&mut self) -> Step {
        self.sender.step().await.unwrap()
    }

    /// Ends the sender in the middle of a step: when the wire has seen so many, and so many wait for a mark.
    async fn crash_when(&mut self, seen: usize, waiting: i64) {
        let (db, wire) = (self.db.clone(), self.wire.clone());
        let moment = async move {
            loop {
                let left = outbox::waiting(&mut db.read().await.unwrap()).await.unwrap();
                if wire.seen.lock().unwrap().len() == seen && left == waiting {
                    return;
                }
                tokio::task::yield_now().await;
            }
        };
        tokio::select! {
            _ = self.sender.step() => panic!("the wire gave no answer, and the step ended"),
            () = moment => {}
        }
    }

    /// Steps through virtual time until nothing waits, or for so long.
    async fn drive(&mut self, span: Span) {
        let end = self.clock.now_ms() + span.0 * 1000;
        while let Some(wake) = self.step().await.wake_ms {
            if wake > end {
                break;
            }
            self.clock.advance_ms((wake - self.clock.now_ms()).max(0));
        }
        self.clock.advance_ms((end - self.clock.now_ms()).max(0));
    }

    /// What the wire was given: milliseconds since the start, to whom, which booking the notice is about.
    fn seen(&self) -> Vec<(i64, PersonId, i64)> {
        let seen = self.wire.seen.lock().unwrap();
        let about = |parcel: &Parcel| parcel.notice.booking().map_or(0, |booking| booking.0);
        seen.iter()
            .map(|(at, parcel)| (at - START_MS, parcel.to, about(parcel)))
            .collect()
    }

    fn numbers(&self) -> Vec<i64> {
        self.seen().into_iter().map(|(_, _, number)| number).collect()
    }

    async fn waiting(&self) -> i64 {
        outbox::waiting(&mut self.db.read().await.unwrap()).await.unwrap()
    }
}

fn change(number: i64) -> Notice {
    Notice::Booked {
        booking: BookingId(number),
    }
}

/// In a lane after the changes.
fn reminder() -> Notice {
    Notice::Reminder {
        lessons: Vec::new(),
        ahead: "1d".to_owned(),
        letter: None,
    }
}

fn edit(number: i64) -> Notice {
    Notice::Settled {
        of: OutboxId(1),
        booking: BookingId(number),
        entry_no: 1,
    }
}

fn broken() -> Delivery {
    Delivery::Retry {
        after: None,
        why: "502".to_owned(),
    }
}

fn told_to_wait(seconds: i64) -> Delivery {
    Delivery::Retry {
        after: Some(Span(seconds)),
        why: "429".to_owned(),
    }
}
