//! How long the clock holds up everybody else when it publishes a week of 1,000 practices with 25 regulars each: every
//! unit of work is measured from the moment it is handed in until it is durable, while nobody else writes.
//! `cargo bench --bench publish`; SLOTKEEPER_BENCH_PRACTICES says how many practices instead.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints its table and ends at the first surprise"
)]

#[path = "seed/mod.rs"]
mod seed;

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use slotkeeper::clock::Clock;
use slotkeeper::core::{Core, Done};
use slotkeeper::domain::ids::TenantId;
use slotkeeper::domain::moment::{Moment, Span};
use slotkeeper::domain::workflow::Catalogue;
use slotkeeper::storage::{Database, Lane, standing};
use slotkeeper::usecase::{Work, Workflows, weekly};

const PRACTICES: i64 = 1_000;
const REGULARS: i64 = 25;
/// How long one unit may hold the writer.
const AIM: Duration = Duration::from_millis(20);
/// A Monday, so that the week published first is whole.
const START: Moment = Moment(1_795_392_000);

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build();
    runtime.unwrap().block_on(async {
        let practices = std::env::var("SLOTKEEPER_BENCH_PRACTICES").map_or(PRACTICES, |count| count.parse().unwrap());
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let url = format!("sqlite://{}", folder.path().join("publish.db").display());
        let clock = Clock::manual(START);
        let core = Core {
            clock: clock.clone(),
            db: Database::open(&url.as_str().into()).await.unwrap(),
            flows: Arc::new(Workflows::new(Catalogue::load(None).unwrap())),
        };
        let began = Instant::now();
        for number in 1..=practices {
            let owner = seed::meet(&core, number, &format!("Tutor {number}")).await;
            seed::found(&core, owner, number).await;
        }
        settle(&url).await;
        println!(
            "{practices} practices of {REGULARS} regulars, made in {:.1?}",
            began.elapsed()
        );
        measure(&core, "a whole week, the first").await;
        if let Clock::Manual(ms) = &clock {
            ms.fetch_add(Span::days(7).0 * 1000, Ordering::Relaxed);
        }
        measure(&core, "the next week, all at once").await;
        if let Clock::Manual(ms) = &clock {
            ms.fetch_add(Span::days(1).0 * 1000, Ordering::Relaxed);
        }
        measure(&core, "one more day, as it comes").await;
    });
}

/// Publishes what is due, practice after practice, batch after batch.
async fn measure(core: &Core, what: &str) {
    let statements = || core.db.counters().statements.load(Ordering::Relaxed);
    let (began, before) = (Instant::now(), statements());
    let mut held = Vec::new();
    loop {
        let mut conn = core.db.read().await.unwrap();
        let due = standing::due(&mut conn, core.clock.now(), 100).await.unwrap();
        drop(conn);
        if due.is_empty() {
            break;
        }
        for tenant in due {
            loop {
                let unit = Instant::now();
                let more = publish(core, tenant).await;
                held.push(unit.elapsed());
                if !more {
                    break;
                }
            }
        }
    }
    let asked = statements() - before;
    held.sort_unstable();
    let at = |share: f64| held[((held.len() - 1) as f64 * share) as usize];
    let over = held.iter().filter(|unit| **unit > AIM).count();
    println!(
        "{what}: {units} units in {all:.1?}, each p50 {p50:.1?}, p99 {p99:.1?}, longest {longest:.1?} \
         (p99 is {ratio:.2} of the {AIM:?} aimed at; {over} units were longer), {each} statements a unit",
        units = held.len(),
        all = began.elapsed(),
        p50 = at(0.5),
        p99 = at(0.99),
        longest = at(1.0),
        ratio = at(0.99).as_secs_f64() / AIM.as_secs_f64(),
        each = asked / held.len() as u64,
    );
}

async fn publish(core: &Core, tenant: TenantId) -> bool {
    let (now, flows) = (core.clock.now(), core.flows.clone());
    seed::commit(core, Lane::Housekeeping, move |tx| {
        let flows = flows.clone();
        Box::pin(async move {
            let mut work = Work::as_clock(tx, &flows, tenant, now).await?;
            let more = weekly::publish_batch(&mut work).await?;
            let letters = std::mem::take(&mut work.letters);
            Ok(Done {
                letters,
                ..Done::new(more)
            })
        })
    })
    .await
}

/// Regulars past the program: five a day, Monday to Friday, an hour each, published one week ahead.
async fn settle(url: &str) {
    let all = format!("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {REGULARS})");
    let (accounts, clients, standings) = (1_000_000, 2_000_000, 3_000_000);
    let now = START.0;
    let statements = [
        format!("UPDATE tenant SET next_id = 9000000, clients = {REGULARS}"),
        "UPDATE kind SET price = 200000".to_owned(),
        format!(
            "{all} INSERT INTO account (tenant_id, account_id, term_days) \
             SELECT tenant_id, {accounts} + i, 0 FROM tenant, n"
        ),
        format!(
            "{all} INSERT INTO client (tenant_id, client_id, account_id, name, folded, accepted_at, created_at) \
             SELECT tenant_id, {clients} + i, {accounts} + i, 'Client ' || i, 'client ' || i, {now}, {now} FROM tenant, n"
        ),
        format!(
            "{all} INSERT INTO person (telegram_id, name, lang, last_event_at, created_at) \
             SELECT 1000000 * tenant_id + i, 'Client ' || i, 'ru', {now}, {now} FROM tenant, n"
        ),
        format!(
            "{all} INSERT INTO client_person (tenant_id, client_id, person_id, may_book, may_hear, may_pay, reminders) \
             SELECT tenant_id, {clients} + i, (SELECT person_id FROM person WHERE telegram_id = 1000000 * tenant_id + i), \
             1, 1, 1, '24h' FROM tenant, n"
        ),
        format!(
            "{all} INSERT INTO standing (tenant_id, standing_id, client_id, kind_id, weekday, wall_minute, from_day) \
             SELECT tenant_id, {standings} + i, {clients} + i, (SELECT MIN(kind_id) FROM kind k WHERE k.tenant_id = \
             tenant.tenant_id), 1 + i % 5, 600 + 60 * (i / 5), '2026-11-01' FROM tenant, n"
        ),
        "INSERT INTO pattern_clock (tenant_id, weeks, due_at) SELECT tenant_id, 1, NULL FROM tenant".to_owned(),
        format!("INSERT INTO standing_clock (tenant_id, due_at) SELECT tenant_id, {now} FROM tenant"),
    ];
    seed::run(url, &statements).await;
}
