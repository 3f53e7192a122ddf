//! The world of a story: the simulated Telegram behind real HTTP, the bot on a database of its own, people with
//! phones, and a clock that only the story moves.
//!
//! The runner owns the world, so what is left over at the end always fails the story: an unknown method, an
//! unanswered tap, a message that nobody looked at, a notice that was not delivered, two screens in one chat, an
//! error in the log.

pub mod binary;
pub mod chromium;
pub mod database;
pub mod invariants;
pub mod log;
pub mod person;
pub mod pictures;
pub mod telegram;

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use slotkeeper::app::App;
use slotkeeper::clock::Clock;
use slotkeeper::core::Core;
use slotkeeper::domain::moment::{Moment, Span};
use slotkeeper::domain::workflow::Catalogue;
use slotkeeper::scheduler;
use slotkeeper::simulator::{Profile, Telegram};
use slotkeeper::storage::{chat, outbox};
use slotkeeper::telegram::api::Api;
use slotkeeper::telegram::screen::Site;
use slotkeeper::usecase::Workflows;

use self::database::Guard;
use self::log::Log;
use self::person::Someone;
use self::telegram::{BOT, TOKEN, TelegramServer};

/// Monday 23 November 2026, 9:00 in Moscow.
pub const START: Moment = Moment(1_795_413_600);
/// The Telegram id of whom the configuration names as operator.
pub const OPERATOR: i64 = 1;

pub struct World {
    pub app: App,
    pub clock: Clock,
    pub server: TelegramServer,
    pub database: Guard,
    pub log: Log,
    people: Mutex<Vec<Arc<person::Eyes>>>,
}

/// Runs a story in a world of its own, and looks at what is left over.
pub async fn story(tale: impl AsyncFnOnce(&mut World)) {
    let log = Log::listen();
    let mut world = World::new(log).await;
    tale(&mut world).await;
    world.nothing_is_left_over().await;
    // How the story ends, for who wants to look: a test's thread has its name.
    let name = std::thread::current().name().unwrap_or_default().replace("::", "-");
    world.pictures(&name).await;
}

impl World {
    async fn new(log: Log) -> Self {
        let clock = Clock::manual(START);
        let server = TelegramServer::start(Telegram::new(TOKEN, BOT), clock.clone()).await;
        server.hold_polls(0);
        let (db, database) = database::open().await;
        let app = app_on(db, &clock, &server.url());
        Self {
            app,
            clock,
            server,
            database,
            log,
            people: Mutex::default(),
        }
    }

    /// The program ends without a word, and another begins on the same database.
    pub async fn restarts(&mut self) {
        self.app.core.db.close().await;
        let db = self.database.open().await;
        self.app = app_on(db, &self.clock, &self.server.url());
        self.app.recover().await.unwrap();
        self.settles().await;
    }

    /// A person with a phone.
    pub fn person(&self, id: i64, name: &str, language: &str) -> Someone {
        let person = self.server.telegram.person(Profile::new(id, name).language(language));
        let someone = Someone::new(person, self.clock.clone());
        self.people.lock().unwrap().push(someone.eyes());
        someone
    }

    /// Somebody looks at their chat whom the story says nothing more about.
    pub fn looks_for(&self, id: i64) {
        for eyes in self.people.lock().unwrap().iter().filter(|eyes| eyes.id() == id) {
            eyes.look();
        }
    }

    /// Lets the bot do all that is to be done at this moment. Where Telegram's limits make it wait for seconds, the
    /// seconds pass.
    pub async fn settles(&self) {
        for _ in 0..200 {
            self.app.settle().await.unwrap();
            let mut conn = self.app.core.db.read().await.unwrap();
            // What Telegram's limits hold back is due within seconds.
            let soon = self.clock.now() + Span(10);
            let notices = outbox::waiting_due(&mut conn, soon).await.unwrap();
            let screens = chat::to_draw(&mut conn, 1).await.unwrap().len();
            if notices == 0 && screens == 0 {
                return;
            }
            self.clock.advance_ms(500);
        }
        panic!("the bot never comes to rest");
    }

    /// Time passes; the clock's ticks are heard at the end of it, and on the way once an hour.
    pub async fn passes(&self, span: Span) {
        let until = self.clock.now() + span;
        while self.clock.now() < until {
            let step = Span((until - self.clock.now()).0.min(3600));
            self.clock.advance(step);
            self.ticks().await;
        }
    }

    /// Time passes until that moment.
    pub async fn comes(&self, moment: Moment) {
        self.passes(moment - self.clock.now()).await;
    }

    /// The scheduler's ticks of this moment.
    pub async fn ticks(&self) {
        let now = self.clock.now();
        scheduler::run_timers(&self.app.core, now).await.unwrap();
        scheduler::run_reminders(&self.app.core, now).await.unwrap();
        scheduler::run_jobs(&self.app.core, now).await.unwrap();
        scheduler::run_watches(&self.app.core, now).await.unwrap();
        scheduler::run_weekly(&self.app.core, now).await.unwrap();
        scheduler::run_publications(&self.app.core, now).await.unwrap();
        scheduler::run_daily(&self.app.core, now).await.unwrap();
        scheduler::run_clock_changes(&self.app.core, now).await.unwrap();
        scheduler::run_housekeeping(&self.app.core, now).await.unwrap();
        self.settles().await;
    }

    async fn nothing_is_left_over(&self) {
        self.settles().await;
        let telegram = &self.server.telegram;
        assert_eq!(
            telegram.unknown_calls(),
            Vec::<String>::new(),
            "methods that Telegram does not have"
        );
        for eyes in self.people.lock().unwrap().iter() {
            eyes.nothing_is_left_over();
        }
        let mut conn = self.app.core.db.read().await.unwrap();
        let due = outbox::waiting_due(&mut conn, self.clock.now()).await.unwrap();
        assert_eq!(due, 0, "notices that were not delivered");
        assert_eq!(self.log.errors(), Vec::<String>::new(), "errors in the log");
    }
}

/// Waits for something that another process does, looking again and again.
pub async fn eventually(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let until = Instant::now() + Duration::from_secs(60);
    while !is_so().await {
        assert!(Instant::now() < until, "it never happened: {what}");
        tokio::time::timeout(Duration::from_millis(20), std::future::pending::<()>())
            .await
            .unwrap_err();
    }
}

/// The bot on an open database, with the clock and the server of a test.
pub fn app_on(db: slotkeeper::storage::Database, clock: &Clock, url: &str) -> App {
    let flows = Arc::new(Workflows::new(Catalogue::load(None).unwrap()));
    let core = Core {
        clock: clock.clone(),
        db,
        flows,
    };
    let api = Api::new(TOKEN.into(), url).unwrap();
    let site = Site {
        bot: BOT.to_owned(),
        operators: vec![OPERATOR],
        news_a_week: slotkeeper::domain::news::A_WEEK,
    };
    let mut app = App::new(core, api, site).unwrap();
    app.poller.hold = 0;
    app
}
