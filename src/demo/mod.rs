//! The bot without a token: the real program polls a simulated Telegram over HTTP, and a web page holds the phones.
//!
//! One server answers three kinds of callers: the bot (and any other client of the Bot API), the page, and the page's
//! live events. Everything is on an embedded database that goes with the process unless it is to be kept.

mod act;
mod api;
mod cast;
mod clock;
mod kept;
mod news;
mod rules;
mod seed;
mod server;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use anyhow::{Context, bail};
use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::sync::{Mutex, watch};
use tokio::task::JoinHandle;

use self::kept::Kept;
use crate::app::App;
use crate::clock::Clock;
use crate::core::Core;
use crate::domain::moment::Moment;
use crate::domain::workflow::Catalogue;
use crate::simulator::{Button, Cannot, Message, Person, Press, Profile, Tap, Telegram};
use crate::storage::Database;
use crate::storage::lease::Lease;
use crate::telegram::api::Api;
use crate::telegram::screen::Site;
use crate::telegram::texts::Lang;
use crate::usecase::Workflows;

/// The simulated Telegram's only bot. No secret: whoever reaches the server may be the bot.
pub const TOKEN: &str = "7000000001:AAH-demo-of-slotkeeper";
pub const BOT: &str = "slotkeeper_demo_bot";

/// What a chat and the journal remember, so that an open demo does not grow for ever.
const MESSAGES_KEPT: usize = 300;
const JOURNAL_KEPT: usize = 400;
/// How long connections that are open at the end may take to finish.
const LAST_WORDS: Duration = Duration::from_secs(2);

#[derive(Clone, Debug)]
pub struct Options {
    pub listen: SocketAddr,
    /// Where the database is to be, and to stay; where it is there already, the demo goes on with it.
    pub keep: Option<PathBuf>,
    /// The same number gives the same practice.
    pub seed: u64,
    /// Phones, and nothing that happened on them.
    pub empty: bool,
    /// What the seeded people speak.
    pub lang: Lang,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8765)),
            keep: None,
            seed: 1,
            empty: false,
            lang: Lang::En,
        }
    }
}

/// What a world starts from.
enum Beginning {
    Seeded,
    Empty,
    Kept(Kept),
}

/// A running demo.
pub struct Demo {
    hub: Arc<Hub>,
    address: SocketAddr,
    serving: JoinHandle<()>,
}

/// What the server's handlers share.
struct Hub {
    options: Options,
    /// Where the bot finds its Telegram.
    url: String,
    folder: Folder,
    world: RwLock<Arc<World>>,
    /// The clock jumped, or the world is another: what no version of the simulator tells. Pages listen to it.
    jumps: watch::Sender<u64>,
    closing: watch::Sender<bool>,
    /// Held by who moves the clock or changes the world; counts the worlds there were.
    worlds: Mutex<u64>,
}

/// A simulated Telegram, the bot that polls it, and their clock.
struct World {
    /// Tells it from the worlds of before, also of other demos at this address.
    id: u32,
    telegram: Telegram,
    app: App,
    clock: Clock,
    /// Its people are the demo's own, whose roles are known.
    cast: bool,
    /// The seed has grown.
    ready: watch::Sender<bool>,
    stop: watch::Sender<bool>,
    tasks: Mutex<Vec<JoinHandle<()>>>,
}

impl Demo {
    /// Listens and serves at once; the practice is made in the background.
    pub async fn start(options: Options) -> anyhow::Result<Self> {
        let listen = options.listen;
        let listener = TcpListener::bind(listen).await.with_context(|| {
            format!("cannot listen on {listen}; name another place, as in --listen 127.0.0.1:0 for any free port")
        })?;
        let address = listener.local_addr().context("the listener has no address")?;
        let url = format!("http://{}", reachable(address));
        let folder = Folder::make()?;
        let kept = options.keep.as_deref().map(Kept::read).transpose()?.flatten();
        let options = Options {
            lang: kept.as_ref().and_then(Kept::lang).unwrap_or(options.lang),
            ..options
        };
        let database = options.keep.clone().unwrap_or_else(|| folder.0.join("demo.db"));
        let beginning = match kept {
            Some(kept) => Beginning::Kept(kept),
            None if options.empty => Beginning::Empty,
            None => Beginning::Seeded,
        };
        let world = World::begin(&url, &database, &options, beginning).await?;
        if let Some(file) = &options.keep {
            let keeping = tokio::spawn(kept::keep(world.clone(), file.clone(), options.lang));
            world.tasks.lock().await.push(keeping);
        }
        Ok(Self::serve(listener, address, Hub::new(options, url, folder, world)))
    }

    /// The page before a Telegram that has its bot elsewhere, at any free port: for looking at its chats.
    pub async fn before(telegram: Telegram, app: App) -> anyhow::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let clock = app.core.clock.clone();
        let world = Arc::new(World {
            id: rand::random(),
            telegram,
            app,
            clock,
            cast: false,
            ready: watch::Sender::new(true),
            stop: watch::Sender::new(false),
            tasks: Mutex::default(),
        });
        let hub = Hub::new(Options::default(), format!("http://{address}"), Folder::make()?, world);
        Ok(Self::serve(listener, address, hub))
    }

    fn serve(listener: TcpListener, address: SocketAddr, hub: Hub) -> Self {
        let hub = Arc::new(hub);
        let serving = tokio::spawn(server::serve(listener, hub.clone()));
        Self { hub, address, serving }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where a browser finds the page.
    pub fn url(&self) -> String {
        format!("{}/", self.hub.url)
    }

    /// The simulated Telegram behind the server, as it is now.
    pub fn telegram(&self) -> Telegram {
        self.hub.world().telegram.clone()
    }

    /// Returns when the practice is there and the bot has nothing to do.
    pub async fn ready(&self) {
        self.hub.world().ready().await;
    }

    /// Returns when the bot has done all that is to be done now.
    pub async fn rests(&self) -> anyhow::Result<()> {
        anyhow::ensure!(self.hub.world().rest().await?, "the bot does not come to rest");
        Ok(())
    }

    /// Milliseconds since the Unix epoch, by the demo's clock.
    pub fn now_ms(&self) -> i64 {
        self.hub.world().clock.now_ms()
    }

    /// Pages that listen at the moment.
    pub fn pages(&self) -> usize {
        self.hub.jumps.receiver_count()
    }

    /// Stops the bot, then the server, and removes the database that is not to be kept.
    pub async fn stop(mut self) {
        let world = self.hub.world();
        let whole = *world.ready.borrow();
        world.end().await;
        if let Some(file) = self.hub.options.keep.as_deref().filter(|_| whole) {
            kept::write(&world, file, self.hub.options.lang).await;
        }
        self.hub.closing.send_replace(true);
        if tokio::time::timeout(LAST_WORDS, &mut self.serving).await.is_err() {
            self.serving.abort();
        }
    }
}

impl Hub {
    fn new(options: Options, url: String, folder: Folder, world: Arc<World>) -> Self {
        Self {
            options,
            url,
            folder,
            world: RwLock::new(world),
            jumps: watch::Sender::new(0),
            closing: watch::Sender::new(false),
            worlds: Mutex::new(1),
        }
    }

    fn world(&self) -> Arc<World> {
        self.world.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Nobody moves the clock, and the practice is there: what happens now was done by hand.
    fn calm(&self, world: &World) -> bool {
        *world.ready.borrow() && self.worlds.try_lock().is_ok()
    }

    fn jumped(&self) {
        self.jumps.send_modify(|jumps| *jumps += 1);
    }

    /// Ends this world and begins another, seeded or empty.
    async fn reset(&self, empty: bool) -> anyhow::Result<()> {
        let mut worlds = self.worlds.lock().await;
        if self.options.keep.is_some() {
            bail!("the database of this demo is to be kept: start another demo instead");
        }
        self.world().end().await;
        let database = self.folder.0.join(format!("demo-{}.db", *worlds));
        let beginning = if empty { Beginning::Empty } else { Beginning::Seeded };
        let world = World::begin(&self.url, &database, &self.options, beginning).await?;
        *self.world.write().unwrap_or_else(PoisonError::into_inner) = world;
        *worlds += 1;
        self.jumped();
        Ok(())
    }
}

impl World {
    async fn begin(url: &str, database: &Path, options: &Options, beginning: Beginning) -> anyhow::Result<Arc<Self>> {
        let now = Clock::System.now();
        let clock = Clock::shifted(match &beginning {
            Beginning::Seeded => seed::beginning(options.lang, now),
            Beginning::Empty => now,
            // Its clock may have been moved past the present, and never goes back.
            Beginning::Kept(kept) => now.max(Moment(kept.now_ms.div_euclid(1000) + 1)),
        });
        let seeded = matches!(beginning, Beginning::Seeded);
        let telegram = Telegram::new(TOKEN, BOT);
        telegram.keep_messages(MESSAGES_KEPT);
        telegram.keep_journal(JOURNAL_KEPT);
        match beginning {
            Beginning::Seeded | Beginning::Empty => cast::people(&telegram, options.lang),
            Beginning::Kept(kept) => telegram
                .resume(kept.telegram)
                .context("the kept chats cannot be read")?,
        }
        let db = open(database, options.keep.is_some())
            .await
            .context("the demo's database cannot be made")?;
        let catalogue = Catalogue::load(None).map_err(|problems| anyhow::anyhow!("{problems:?}"))?;
        let core = Core {
            clock: clock.clone(),
            db,
            flows: Arc::new(Workflows::new(catalogue)),
        };
        let site = Site {
            bot: BOT.to_owned(),
            operators: vec![cast::OPERATOR],
            news_a_week: crate::domain::news::A_WEEK,
        };
        let lease = Lease::take(&core.db).await?.context("the demo's database is in use")?;
        let app = App::new(core, Api::new(TOKEN.into(), url)?, site)?;
        let stop = watch::Sender::new(false);
        let serving = tokio::spawn({
            let (app, stop) = (app.clone(), stop.subscribe());
            async move {
                if let Err(fault) = app.serve(lease, stop).await {
                    tracing::error!("the bot ended: {fault:#}");
                }
            }
        });
        let world = Arc::new(Self {
            id: rand::random(),
            telegram,
            app,
            clock,
            cast: true,
            ready: watch::Sender::new(!seeded),
            stop,
            tasks: Mutex::new(vec![serving]),
        });
        if seeded {
            let seeding = tokio::spawn(seed::grow(world.clone(), options.lang, options.seed, now));
            world.tasks.lock().await.push(seeding);
        }
        Ok(world)
    }

    async fn ready(&self) {
        // The sender lives as long as we do.
        drop(self.ready.subscribe().wait_for(|ready| *ready).await);
    }

    async fn end(&self) {
        self.stop.send_replace(true);
        for task in self.tasks.lock().await.drain(..).rev() {
            drop(task.await);
        }
    }

    fn role(&self, id: i64) -> &'static str {
        if self.cast { cast::role(id) } else { "person" }
    }

    async fn until_end(&self) {
        drop(self.stop.subscribe().wait_for(|stop| *stop).await);
    }

    fn ended(&self) -> bool {
        *self.stop.borrow()
    }
}

/// A press on one button among others that may have the same label.
fn press(person: &Person, message: &Message, button: &Button, now_ms: i64) -> Result<Tap, Cannot> {
    let mut rows = message.markup.iter().flat_map(|markup| markup.inline_rows()).flatten();
    let first = rows.find(|other| other.label == button.label);
    match &button.press {
        Press::Callback(data) if first != Some(button) => person.forges(message.id, data, now_ms).map(Tap::Query),
        _ => person.taps_on(message.id, &button.label, now_ms),
    }
}

fn profile(id: i64, name: &str, lang: Lang) -> Profile {
    Profile::new(id, name).language(lang.code())
}

/// An address at which this machine reaches a listener: one that listens everywhere is also here.
fn reachable(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

/// Opening cannot move between threads, so it has one of its own.
async fn open(file: &Path, kept: bool) -> anyhow::Result<Database> {
    let (url, here) = (sqlite(file).into(), Handle::current());
    let open = move || match kept {
        true => here.block_on(Database::open(&url)),
        // In a folder that is removed at the end: nobody waits for its disk.
        false => here.block_on(Database::open_throwaway(&url)),
    };
    tokio::task::spawn_blocking(open).await?
}

fn sqlite(file: &Path) -> String {
    let file = file.to_string_lossy().replace('%', "%25").replace('?', "%3F");
    format!("sqlite://{file}")
}

/// A folder that goes with the demo.
struct Folder(PathBuf);

impl Folder {
    fn make() -> anyhow::Result<Self> {
        let name = format!("slotkeeper-demo-{:016x}", rand::random::<u64>());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir(&path).with_context(|| format!("cannot make the folder {}", path.display()))?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, folder = %self.0.display(), "the demo's folder stays");
        }
    }
}
