//! The running program: what is built once, how it starts, and how it stops without losing anything.

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::Duration;

use anyhow::{Context, bail};
use teloxide::payloads::GetMe;
use tokio::sync::{Mutex, Notify, watch};

use crate::clock::Clock;
use crate::config::Config;
use crate::core::Core;
use crate::domain::workflow::Catalogue;
use crate::outbox::Sender;
use crate::scheduler::Scheduler;
use crate::storage::lease::Lease;
use crate::storage::{Database, Lane, inbox};
use crate::telegram::api::{Api, ApiFault};
use crate::telegram::menu;
use crate::telegram::paint::Painter;
use crate::telegram::poll::{PollEnd, Poller, Trouble};
use crate::telegram::route::Router;
use crate::telegram::screen::Site;
use crate::telegram::texts::Texts;
use crate::telegram::wire::TelegramWire;
use crate::telegram::work::Workers;
use crate::usecase::Workflows;

/// How long what is in hand may take at the end.
const LAST_WORDS: Duration = Duration::from_secs(9);
/// How often we look whether the instance lease still stands.
const LEASE_PAUSE: Duration = Duration::from_secs(5);
/// How often screens that a fault of the wire left undrawn are tried again.
const SWEEP: Duration = Duration::from_secs(2);

/// What is built once. Clones share it.
#[derive(Clone)]
pub struct App {
    pub core: Core,
    pub poller: Poller,
    pub workers: Workers,
    pub painter: Painter,
    pub sender: Arc<Mutex<Sender>>,
    outbox: Arc<Notify>,
}

impl App {
    /// Puts the parts together on an open database.
    pub fn new(core: Core, api: Api, site: Site) -> anyhow::Result<Self> {
        let router = Router {
            flows: core.flows.clone(),
            site: Arc::new(site),
            texts: Texts::embedded()?,
        };
        let owner: Arc<str> = format!("{:032x}", rand::random::<u128>()).into();
        let (inbox, outbox) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let troubled = Arc::new(AtomicUsize::new(0));
        let painter = Painter::new(core.clone(), api.clone(), router.clone());
        let wire = TelegramWire {
            core: core.clone(),
            api: api.clone(),
            router: router.clone(),
        };
        let sender = Sender::new(core.db.clone(), core.clock.clone(), Arc::new(wire), owner.to_string());
        let workers = Workers {
            core: core.clone(),
            api: api.clone(),
            router,
            painter: painter.clone(),
            owner,
            inbox: inbox.clone(),
            outbox: outbox.clone(),
            troubled: troubled.clone(),
        };
        let poller = Poller::new(core.clone(), api, inbox, troubled);
        Ok(Self {
            core,
            poller,
            workers,
            painter,
            sender: Arc::new(Mutex::new(sender)),
            outbox,
        })
    }

    /// Lets go of what a dead process of before had claimed. Whoever calls it holds the instance lease.
    pub async fn recover(&self) -> anyhow::Result<()> {
        self.core
            .keep(Lane::Workers, |tx| Box::pin(inbox::release_all(tx)))
            .await?;
        self.sender.lock().await.recover().await?;
        Ok(())
    }

    /// Handles all events that wait.
    pub async fn drain(&self) {
        while self.workers.step().await > 0 {}
    }

    /// Everything that is to be done now, done in order: asks for updates, handles them, draws, sends. For tests,
    /// which move the clock themselves; the running program does the same side by side.
    pub async fn settle(&self) -> anyhow::Result<()> {
        loop {
            let polled = match self.poller.poll().await {
                Ok(polled) => polled,
                Err(Trouble::Api(fault)) => return Err(fault.into()),
                Err(Trouble::Storage(fault)) => return Err(fault.into()),
                Err(Trouble::Full) => 1,
            };
            self.drain().await;
            self.painter.sweep().await?;
            let step = self.sender.lock().await.step().await?;
            if polled == 0 && step.sent + step.dropped + step.retried == 0 {
                return Ok(());
            }
        }
    }

    /// Serves until `stop`, then finishes what is in hand. The lease is held by the caller's word.
    pub async fn serve(&self, mut lease: Lease, mut stop: watch::Receiver<bool>) -> anyhow::Result<()> {
        self.recover().await?;
        // People who spoke while we were down come before timers and reminders.
        self.drain().await;
        self.painter.sweep().await?;
        let halt = watch::Sender::new(false);
        let polling = tokio::spawn({
            let (poller, halt) = (self.poller.clone(), halt.subscribe());
            async move { poller.run(halt).await }
        });
        let workers = tokio::spawn({
            let (workers, halt) = (self.workers.clone(), halt.subscribe());
            async move { workers.run(halt).await }
        });
        let menu = tokio::spawn({
            let (api, texts) = (self.workers.api.clone(), self.workers.router.texts.clone());
            async move {
                if let Err(fault) = menu::set(&api, &texts).await {
                    tracing::warn!(%fault, "the menu of commands could not be set");
                }
            }
        });
        let sweeping = tokio::spawn(self.clone().sweep(halt.subscribe()));
        let speaking = tokio::spawn(self.clone().speak(halt.subscribe()));
        tracing::info!("serving");

        tokio::pin!(polling);
        let mut ended: Option<PollEnd> = None;
        let (mut polled, mut broken) = (false, false);
        let mut renewal = tokio::time::interval(LEASE_PAUSE);
        while !*stop.borrow() && !polled {
            tokio::select! {
                _ = stop.changed() => {}
                end = &mut polling => {
                    polled = true;
                    ended = end.context("the poller broke")?.err();
                }
                _ = renewal.tick() => {
                    if !lease.stands().await {
                        broken = true;
                        break;
                    }
                }
            }
        }
        tracing::info!("stopping: finishing what is in hand");
        halt.send_replace(true);
        let last = async {
            if !polled {
                drop((&mut polling).await);
            }
            menu.abort();
            drop(tokio::join!(workers, sweeping, speaking));
        };
        if tokio::time::timeout(LAST_WORDS, last).await.is_err() {
            tracing::warn!("something took too long to finish; it is done after the next start");
        }
        self.core.db.close().await;
        drop(lease);
        if broken {
            bail!("the session that kept other instances off this database broke; start again");
        }
        match ended {
            Some(end) => Err(end.into()),
            None => Ok(()),
        }
    }

    async fn sweep(self, mut halt: watch::Receiver<bool>) {
        while !*halt.borrow() {
            tokio::select! {
                _ = halt.changed() => {}
                () = tokio::time::sleep(SWEEP) => {
                    if let Err(fault) = self.painter.sweep().await {
                        tracing::error!(%fault, "screens could not be drawn");
                    }
                }
            }
        }
    }

    /// Sends and schedules, but not while another instance polls with our token: it would say everything twice.
    async fn speak(self, mut halt: watch::Receiver<bool>) {
        let mut conflict = self.poller.conflict.subscribe();
        while !*halt.borrow() {
            if *conflict.borrow_and_update() {
                tokio::select! {
                    _ = halt.changed() => {}
                    _ = conflict.changed() => {}
                }
                continue;
            }
            let quiet = watch::Sender::new(false);
            let scheduler = Scheduler::start(self.core.clone(), self.outbox.clone()).await;
            let sending = tokio::spawn({
                let (app, quiet) = (self.clone(), quiet.subscribe());
                async move { app.sender.lock().await.run(quiet, app.outbox.clone()).await }
            });
            tokio::select! {
                _ = halt.changed() => {}
                _ = conflict.wait_for(|conflict| *conflict) => {}
            }
            quiet.send_replace(true);
            match scheduler {
                Ok(scheduler) => scheduler.stop().await,
                Err(fault) => tracing::error!(%fault, "the scheduler did not start"),
            }
            drop(sending.await);
        }
    }
}

/// Starts the program and serves until `stop`.
pub async fn run(config: Config, clock: Clock, mut stop: watch::Receiver<bool>) -> anyhow::Result<()> {
    let catalogue = Catalogue::load(config.workflows.as_deref()).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        anyhow::anyhow!(lines.join("\n"))
    })?;
    let api = Api::new(config.bot_token.clone(), config.api_url.as_str())?;
    let db = Database::open(&config.database_url)
        .await
        .context("the database cannot be opened")?;
    let core = Core {
        clock,
        db,
        flows: Arc::new(Workflows::new(catalogue)),
    };
    let Some(bot) = introduce(&api, &mut stop).await? else {
        return Ok(());
    };
    let app = App::new(
        core,
        api,
        Site {
            bot,
            operators: config.operators.clone(),
        },
    )?;
    let Some(lease) = app.take_lease(&mut stop).await? else {
        return Ok(());
    };
    app.serve(lease, stop).await
}

/// Asks Telegram who we are. A wrong token ends the start; a network that is down is waited for.
async fn introduce(api: &Api, stop: &mut watch::Receiver<bool>) -> anyhow::Result<Option<String>> {
    let mut faults = 0u32;
    while !*stop.borrow() {
        match api.call(&GetMe::new()).await {
            Ok(me) => return Ok(Some(me.user.username.unwrap_or_default())),
            Err(fault) if fault.is_wrong_token() => bail!(PollEnd::WrongToken),
            Err(fault @ (ApiFault::Server { .. } | ApiFault::Broken { .. } | ApiFault::Refused { .. })) => {
                faults += 1;
                let pause = Duration::from_millis(500u64 << faults.min(6));
                tracing::warn!(%fault, "Telegram cannot be reached; again in {pause:?}");
                tokio::select! {
                    () = tokio::time::sleep(pause) => {}
                    _ = stop.changed() => {}
                }
            }
        }
    }
    Ok(None)
}

impl App {
    /// Waits until no other instance works on this database.
    async fn take_lease(&self, stop: &mut watch::Receiver<bool>) -> anyhow::Result<Option<Lease>> {
        let mut told = false;
        while !*stop.borrow() {
            if let Some(lease) = Lease::take(&self.core.db).await? {
                return Ok(Some(lease));
            }
            if !told {
                tracing::warn!("another instance works on this database: waiting until it is gone");
                told = true;
            }
            tokio::select! {
                () = tokio::time::sleep(Duration::from_secs(1)) => {}
                _ = stop.changed() => {}
            }
        }
        Ok(None)
    }
}
