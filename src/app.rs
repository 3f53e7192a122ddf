//! The running program: what is built once, how it starts, and how it stops without losing anything.

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::Duration;

use anyhow::{Context, anyhow, bail};
use teloxide::payloads::GetMe;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::{Mutex, Notify, watch};
use tokio::task::JoinSet;

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
const SWEEP: Duration = Duration::from_secs(1);

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
        let wire = TelegramWire {
            core: core.clone(),
            api: api.clone(),
            router: router.clone(),
        };
        let sender = Sender::new(core.db.clone(), core.clock.clone(), Arc::new(wire), owner.to_string());
        let painter = Painter::new(core.clone(), api.clone(), router.clone(), sender.limits());
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

    /// To be told when letters were committed by somebody else than our own workers and ticks.
    pub fn wake_outbox(&self) {
        self.outbox.notify_one();
    }

    /// Serves until `stop`, then finishes what is in hand. A part that ends by itself ends the whole: a bot that
    /// only half works is noticed by nobody.
    pub async fn serve(&self, mut lease: Lease, mut stop: watch::Receiver<bool>) -> anyhow::Result<()> {
        self.recover().await?;
        let (mut asked, catching_up) = (stop.clone(), stop.clone());
        tokio::select! {
            () = self.catch_up(&catching_up) => {}
            () = async {
                told(&mut asked).await;
                tokio::time::sleep(LAST_WORDS).await;
            } => return Ok(()),
        }
        let halt = watch::Sender::new(false);
        let mut parts: JoinSet<anyhow::Result<()>> = JoinSet::new();
        let (poller, halted) = (self.poller.clone(), halt.subscribe());
        parts.spawn(async move { Ok(poller.run(halted).await?) });
        let (workers, halted) = (self.workers.clone(), halt.subscribe());
        parts.spawn(async move {
            workers.run(halted).await;
            Ok(())
        });
        parts.spawn(self.clone().sweep(halt.subscribe()));
        parts.spawn(self.clone().speak(halt.subscribe()));
        let menu = tokio::spawn(self.clone().set_menu());
        tracing::info!("serving");

        let mut renewal = tokio::time::interval(LEASE_PAUSE);
        let end = loop {
            tokio::select! {
                () = told(&mut stop) => break Ok(()),
                Some(ended) = parts.join_next() => break match ended {
                    Ok(Ok(())) => Err(anyhow!("a part of the program ended by itself; start again")),
                    Ok(Err(end)) => Err(end),
                    Err(panic) => Err(anyhow!("a part of the program broke ({panic}); start again")),
                },
                _ = renewal.tick() => if !lease.stands().await {
                    break Err(anyhow!("the session that kept other instances off this database broke; start again"));
                },
            }
        };
        tracing::info!("stopping: finishing what is in hand");
        halt.send_replace(true);
        menu.abort();
        let last = async {
            while parts.join_next().await.is_some() {}
            self.core.db.close().await;
        };
        if tokio::time::timeout(LAST_WORDS, last).await.is_err() {
            tracing::warn!("something took too long to finish; it is done after the next start");
        }
        drop(lease);
        end
    }

    /// People who spoke while we were down come before timers and reminders. When told to stop it finishes what is in
    /// hand and leaves the rest for the next start.
    async fn catch_up(&self, stop: &watch::Receiver<bool>) {
        while !*stop.borrow() && self.workers.step().await > 0 {}
        if *stop.borrow() {
            return;
        }
        if let Err(fault) = self.painter.sweep().await {
            tracing::error!(%fault, "screens are drawn later");
        }
    }

    async fn set_menu(self) {
        if let Err(fault) = menu::set(&self.workers.api, &self.workers.router.texts).await {
            tracing::warn!(%fault, "the menu of commands could not be set");
        }
    }

    async fn sweep(self, mut halt: watch::Receiver<bool>) -> anyhow::Result<()> {
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
        Ok(())
    }

    /// Sends and schedules, but not while another instance polls with our token: it would say everything twice.
    async fn speak(self, mut halt: watch::Receiver<bool>) -> anyhow::Result<()> {
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
            let scheduler = Scheduler::start(self.core.clone(), self.outbox.clone()).await?;
            let sending = tokio::spawn({
                let (app, quiet) = (self.clone(), quiet.subscribe());
                async move { app.sender.lock().await.run(quiet, app.outbox.clone()).await }
            });
            tokio::select! {
                _ = halt.changed() => {}
                _ = conflict.wait_for(|conflict| *conflict) => {}
            }
            quiet.send_replace(true);
            scheduler.stop().await;
            sending.await?;
        }
        Ok(())
    }
}

/// Waits until it is told to stop.
async fn told(stop: &mut watch::Receiver<bool>) {
    // Whoever could tell being gone is told, too.
    drop(stop.wait_for(|stop| *stop).await);
}

/// Starts the program and serves until `stop`.
pub async fn run(config: Config, clock: Clock, mut stop: watch::Receiver<bool>) -> anyhow::Result<()> {
    // From the first moment on: by itself the signal would end the process.
    let hangup = signal(SignalKind::hangup()).context("cannot listen for SIGHUP")?;
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
        flows: Arc::new(Workflows::of_folder(catalogue, config.workflows.clone())),
    };
    tokio::spawn(reload_workflows(hangup, core.flows.clone()));
    let Some(bot) = introduce(&api, &mut stop).await? else {
        return Ok(());
    };
    let app = App::new(
        core,
        api,
        Site {
            bot,
            operators: config.operators.clone(),
            news_a_week: config.news_a_week,
        },
    )?;
    let Some(lease) = app.take_lease(&mut stop).await? else {
        return Ok(());
    };
    app.serve(lease, stop).await
}

/// Reads the operator's folder of workflows again at each SIGHUP.
async fn reload_workflows(mut hangup: Signal, flows: Arc<Workflows>) {
    while hangup.recv().await.is_some() {
        for problem in flows.reload() {
            tracing::warn!("{problem} (what was loaded before stays in force)");
        }
        let catalogue = flows.catalogue();
        let ids: Vec<&str> = catalogue.iter().map(|it| it.workflow.id.as_str()).collect();
        tracing::info!("workflows were read again: {}", ids.join(", "));
    }
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
