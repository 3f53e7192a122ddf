//! The clock as a speaker: a few ticks, each walking what is due. The crate below only ticks, in UTC.
//!
//! What is due stands in the database and nowhere else, so a tick that was missed loses nothing and one too many does
//! nothing. At the start of the program the inbox is drained first: people who spoke while it was down come before
//! the clock. Whoever calls [`Scheduler::start`] sees to that.

mod daily;
mod hand;
mod housekeeping;
mod jobs;
mod news;
mod offers;
mod reminders;
mod timers;
mod watches;
mod weekly;

use std::collections::HashSet;
use std::hash::Hash;
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures::FutureExt;
use futures::future::BoxFuture;
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio::time::Instant;
use tokio_cron_scheduler::JobScheduler;

use crate::core::Core;
use crate::storage::fault::panic_message;
use crate::storage::{Fault, Result};

pub use daily::run_daily;
pub use housekeeping::run_housekeeping;
pub use jobs::{run_jobs, run_some_jobs};
pub use news::{run_clock_changes, run_publications};
pub use offers::run_offers;
pub use reminders::run_reminders;
pub use timers::run_timers;
pub use watches::run_watches;
pub use weekly::run_weekly;

/// When the ticks come, as six fields of cron in UTC.
#[derive(Clone, Debug)]
pub struct Rhythm {
    /// Of reminders, of timers and of watches.
    pub due: &'static str,
    pub housekeeping: &'static str,
    /// A tick of `due` that was not heard for so long has stopped; one of housekeeping after three hours.
    pub silence: Duration,
}

impl Default for Rhythm {
    fn default() -> Self {
        Self {
            due: "*/10 * * * * *",
            housekeeping: "0 17 * * * *",
            silence: Duration::from_secs(45),
        }
    }
}

const SILENCE_OF_HOUSEKEEPING: Duration = Duration::from_secs(3 * 3600);

#[derive(Debug, Default)]
pub struct Counters {
    /// How often ticks had stopped and were started again.
    pub restarts: AtomicU64,
    /// Ticks that came while the run before was still on.
    pub overlaps: AtomicU64,
    /// Runs that ended with a fault or a panic.
    pub failed: AtomicU64,
}

/// The running ticks.
pub struct Scheduler {
    ticks: Arc<Ticks>,
    watchdog: JoinHandle<()>,
}

impl Scheduler {
    /// Starts the ticks; `outbox` is woken when letters were committed.
    pub async fn start(core: Core, outbox: Arc<Notify>) -> anyhow::Result<Self> {
        Self::start_with(core, outbox, Rhythm::default()).await
    }

    pub async fn start_with(core: Core, outbox: Arc<Notify>, rhythm: Rhythm) -> anyhow::Result<Self> {
        let jobs = vec![
            Job::new("reminders", rhythm.due, rhythm.silence, {
                let (core, outbox) = (core.clone(), outbox.clone());
                move || {
                    let (core, outbox) = (core.clone(), outbox.clone());
                    Box::pin(async move { waking(&outbox, run_reminders(&core, core.clock.now()).await) })
                }
            }),
            Job::new("watches", rhythm.due, rhythm.silence, {
                let (core, outbox) = (core.clone(), outbox.clone());
                move || {
                    let (core, outbox) = (core.clone(), outbox.clone());
                    Box::pin(async move { waking(&outbox, run_watches(&core, core.clock.now()).await) })
                }
            }),
            Job::new("timers", rhythm.due, rhythm.silence, {
                let (core, outbox) = (core.clone(), outbox.clone());
                move || {
                    let (core, outbox) = (core.clone(), outbox.clone());
                    Box::pin(async move { waking(&outbox, run_timers(&core, core.clock.now()).await) })
                }
            }),
            Job::new("jobs", rhythm.due, rhythm.silence, {
                let (core, outbox) = (core.clone(), outbox.clone());
                move || {
                    let (core, outbox) = (core.clone(), outbox.clone());
                    Box::pin(async move { waking(&outbox, run_jobs(&core, core.clock.now()).await) })
                }
            }),
            Job::new("usual weeks", rhythm.due, rhythm.silence, {
                let (core, outbox) = (core.clone(), outbox.clone());
                move || {
                    let (core, outbox) = (core.clone(), outbox.clone());
                    Box::pin(async move { waking(&outbox, run_weekly(&core, core.clock.now()).await) })
                }
            }),
            Job::new("publications", rhythm.due, rhythm.silence, {
                let (core, outbox) = (core.clone(), outbox.clone());
                move || {
                    let (core, outbox) = (core.clone(), outbox.clone());
                    Box::pin(async move { waking(&outbox, run_publications(&core, core.clock.now()).await) })
                }
            }),
            Job::new("daily", rhythm.due, rhythm.silence, {
                let (core, outbox) = (core.clone(), outbox.clone());
                move || {
                    let (core, outbox) = (core.clone(), outbox.clone());
                    Box::pin(async move { waking(&outbox, run_daily(&core, core.clock.now()).await) })
                }
            }),
            Job::new("clock changes", rhythm.housekeeping, SILENCE_OF_HOUSEKEEPING, {
                let (core, outbox) = (core.clone(), outbox.clone());
                move || {
                    let (core, outbox) = (core.clone(), outbox.clone());
                    Box::pin(async move { waking(&outbox, run_clock_changes(&core, core.clock.now()).await) })
                }
            }),
            Job::new(
                "housekeeping",
                rhythm.housekeeping,
                SILENCE_OF_HOUSEKEEPING,
                move || {
                    let core = core.clone();
                    Box::pin(async move { run_housekeeping(&core, core.clock.now()).await.map(drop) })
                },
            ),
        ];
        let ticks = Arc::new(Ticks::new(jobs));
        ticks.begin().await?;
        let watchdog = tokio::spawn(watch(ticks.clone(), rhythm.silence / 3));
        Ok(Self { ticks, watchdog })
    }

    pub fn counters(&self) -> Arc<Counters> {
        self.ticks.counters.clone()
    }

    /// Ends the ticks, and returns when the runs in hand have ended.
    pub async fn stop(self) {
        self.watchdog.abort();
        self.ticks.stopped.store(true, Ordering::SeqCst);
        self.ticks.end().await;
        for job in &self.ticks.jobs {
            drop(job.running.lock().await);
        }
    }
}

/// A run that failed half-way may have committed letters too.
fn waking(outbox: &Notify, run: Result<usize>) -> Result<()> {
    if !matches!(run, Ok(0)) {
        outbox.notify_one();
    }
    run.map(drop)
}

struct Job {
    name: &'static str,
    cron: &'static str,
    silence: Duration,
    run: Box<dyn Fn() -> BoxFuture<'static, Result<()>> + Send + Sync>,
    /// Held by a run, so that there are never two: the crate below does not keep them apart.
    running: tokio::sync::Mutex<()>,
    heard: Mutex<Instant>,
}

impl Job {
    fn new(
        name: &'static str,
        cron: &'static str,
        silence: Duration,
        run: impl Fn() -> BoxFuture<'static, Result<()>> + Send + Sync + 'static,
    ) -> Arc<Self> {
        let (run, running, heard) = (Box::new(run), tokio::sync::Mutex::new(()), Mutex::new(Instant::now()));
        Arc::new(Self {
            name,
            cron,
            silence,
            run,
            running,
            heard,
        })
    }

    fn hear(&self) {
        *self.heard.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    fn is_silent(&self) -> bool {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).elapsed() > self.silence
    }

    async fn tick(&self, counters: &Counters, stopped: &AtomicBool) {
        self.hear();
        let Ok(_running) = self.running.try_lock() else {
            counters.overlaps.fetch_add(1, Ordering::Relaxed);
            return;
        };
        if stopped.load(Ordering::SeqCst) {
            return;
        }
        let what = match AssertUnwindSafe((self.run)()).catch_unwind().await {
            Ok(Ok(())) => return,
            Ok(Err(fault)) => fault.to_string(),
            Err(panic) => panic_message(&*panic),
        };
        counters.failed.fetch_add(1, Ordering::Relaxed);
        tracing::error!(job = self.name, fault = what, "a run failed; the next tick goes on");
    }
}

struct Ticks {
    jobs: Vec<Arc<Job>>,
    crate_below: tokio::sync::Mutex<Option<JobScheduler>>,
    counters: Arc<Counters>,
    stopped: Arc<AtomicBool>,
}

impl Ticks {
    fn new(jobs: Vec<Arc<Job>>) -> Self {
        Self {
            jobs,
            crate_below: tokio::sync::Mutex::default(),
            counters: Arc::default(),
            stopped: Arc::default(),
        }
    }

    async fn begin(&self) -> anyhow::Result<()> {
        let scheduler = JobScheduler::new().await?;
        for job in &self.jobs {
            job.hear();
            let (job, counters, stopped) = (job.clone(), self.counters.clone(), self.stopped.clone());
            let cron = job.cron;
            let run = move |_, _| -> BoxFuture<'static, ()> {
                let (job, counters, stopped) = (job.clone(), counters.clone(), stopped.clone());
                Box::pin(async move { job.tick(&counters, &stopped).await })
            };
            scheduler.add(tokio_cron_scheduler::Job::new_async(cron, run)?).await?;
        }
        scheduler.start().await?;
        *self.crate_below.lock().await = Some(scheduler);
        Ok(())
    }

    async fn end(&self) {
        let scheduler = self.crate_below.lock().await.take();
        if let Some(mut scheduler) = scheduler
            && let Err(error) = scheduler.shutdown().await
        {
            tracing::warn!(%error, "the ticks did not end well");
        }
    }

    /// Starts the ticks again if one has stopped.
    async fn look(&self) {
        let silent: Vec<&str> = self
            .jobs
            .iter()
            .filter(|job| job.is_silent())
            .map(|job| job.name)
            .collect();
        if silent.is_empty() {
            return;
        }
        tracing::error!(?silent, "ticks had stopped and are started again");
        self.counters.restarts.fetch_add(1, Ordering::Relaxed);
        self.end().await;
        if let Err(error) = self.begin().await {
            tracing::error!(%error, "the ticks cannot be started");
        }
    }
}

async fn watch(ticks: Arc<Ticks>, pause: Duration) {
    loop {
        tokio::time::sleep(pause).await;
        ticks.look().await;
    }
}

/// A walk through pages of what is due, in which nothing is met twice and few faults end it: one row that cannot be
/// handled never keeps the others waiting.
struct Walk<K> {
    met: HashSet<K>,
    faults: Faults,
    page: u64,
}

/// What went wrong on a way that goes on all the same, so that one tenant never keeps the others waiting.
#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn forgive(&mut self, fault: Fault) -> Result<()> {
        if self.0.len() + 1 >= FAULTS {
            return Err(fault);
        }
        self.0.push(fault);
        Ok(())
    }

    fn end<T>(self, done: T) -> Result<T> {
        self.0.into_iter().next().map_or(Ok(done), Err)
    }
}

/// The rows of a page. One that is full of what was met before is asked for again with more in it.
const PAGE: u64 = 500;
/// After so many faults it is the database, not the rows.
const FAULTS: usize = 3;

impl<K: Hash + Eq> Walk<K> {
    fn new() -> Self {
        Self {
            met: HashSet::new(),
            faults: Faults::default(),
            page: PAGE,
        }
    }

    /// What of a page has not been met; `None` when the walk is over.
    fn fresh<T>(&mut self, rows: Vec<T>, key: impl Fn(&T) -> K) -> Option<Vec<T>> {
        let is_last = (rows.len() as u64) < self.page;
        let fresh: Vec<T> = rows.into_iter().filter(|row| self.met.insert(key(row))).collect();
        if fresh.is_empty() {
            self.page *= 2;
            return (!is_last).then_some(fresh);
        }
        Some(fresh)
    }

    fn forgive(&mut self, fault: Fault) -> Result<()> {
        self.faults.forgive(fault)
    }

    fn end<T>(self, done: T) -> Result<T> {
        self.faults.end(done)
    }
}

#[cfg(test)]
mod tests {
    use tokio::sync::Semaphore;

    use super::*;

    const EVERY_SECOND: &str = "* * * * * *";

    fn counting(silence: Duration) -> (Arc<Job>, Arc<Semaphore>) {
        let runs = Arc::new(Semaphore::new(0));
        let counted = runs.clone();
        let run = move || -> BoxFuture<'static, Result<()>> {
            counted.add_permits(1);
            Box::pin(async { Ok(()) })
        };
        (Job::new("test", EVERY_SECOND, silence, run), runs)
    }

    #[tokio::test]
    async fn ticks_that_stopped_are_started_again() {
        let (job, runs) = counting(Duration::from_millis(1500));
        let ticks = Ticks::new(vec![job]);
        ticks.begin().await.unwrap();
        runs.acquire().await.unwrap().forget();
        ticks.look().await;
        assert_eq!(ticks.counters.restarts.load(Ordering::Relaxed), 0);
        // As if the crate below had fallen asleep.
        ticks.end().await;
        while !ticks.jobs[0].is_silent() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        ticks.look().await;
        assert_eq!(ticks.counters.restarts.load(Ordering::Relaxed), 1);
        drop(
            runs.try_acquire_many(runs.available_permits() as u32)
                .map(|late| late.forget()),
        );
        runs.acquire().await.unwrap().forget();
        ticks.end().await;
    }

    #[tokio::test]
    async fn two_runs_of_a_job_never_overlap_and_a_panic_ends_one_run_only() {
        let (begun, gate) = (Arc::new(AtomicU64::new(0)), Arc::new(Semaphore::new(0)));
        let (count, open) = (begun.clone(), gate.clone());
        let run = move || -> BoxFuture<'static, Result<()>> {
            let (nth, open) = (count.fetch_add(1, Ordering::SeqCst), open.clone());
            Box::pin(async move {
                open.acquire().await.unwrap().forget();
                if nth == 0 { panic!("a bug") } else { Ok(()) }
            })
        };
        let job = Job::new("test", EVERY_SECOND, Duration::from_secs(60), run);
        let (counters, stopped) = (Counters::default(), AtomicBool::new(false));
        let first = job.tick(&counters, &stopped);
        let second = async {
            job.tick(&counters, &stopped).await;
            gate.add_permits(1);
        };
        tokio::join!(first, second);
        assert_eq!(
            (begun.load(Ordering::SeqCst), counters.overlaps.load(Ordering::Relaxed)),
            (1, 1)
        );
        assert_eq!(counters.failed.load(Ordering::Relaxed), 1);
        gate.add_permits(1);
        job.tick(&counters, &stopped).await;
        assert_eq!(
            (begun.load(Ordering::SeqCst), counters.failed.load(Ordering::Relaxed)),
            (2, 1)
        );
        stopped.store(true, Ordering::SeqCst);
        job.tick(&counters, &stopped).await;
        assert_eq!(begun.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn a_walk_meets_nothing_twice_and_looks_past_what_stays() {
        let mut walk = Walk::new();
        let stays: Vec<i32> = (0..PAGE as i32).collect();
        assert_eq!(walk.fresh(stays.clone(), |n| *n), Some(stays.clone()));
        assert_eq!(walk.fresh(stays.clone(), |n| *n), Some(Vec::new()));
        assert_eq!(walk.page, 2 * PAGE);
        assert_eq!(walk.fresh([stays.clone(), vec![-1]].concat(), |n| *n), Some(vec![-1]));
        assert_eq!(walk.fresh(stays, |n| *n), None);
    }
}
