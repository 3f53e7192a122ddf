//! The bot as a process of its own: started by the benchmark, counted by a word on its standard input.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use serde::{Deserialize, Serialize};
use slotkeeper::app::App;
use slotkeeper::clock::Clock;
use slotkeeper::core::Core;
use slotkeeper::domain::workflow::Catalogue;
use slotkeeper::storage::Database;
use slotkeeper::storage::lease::Lease;
use slotkeeper::telegram::api::Api;
use slotkeeper::telegram::screen::Site;
use slotkeeper::usecase::Workflows;
use tokio::sync::watch;

use crate::{BOT, TOKEN};

/// Where the child finds its database; not an argument, since it may hold a password.
const DATABASE: &str = "BENCH_DATABASE";

#[derive(Serialize, Deserialize)]
pub struct Counted {
    pub statements: u64,
    pub commits: u64,
    pub units: u64,
}

impl Counted {
    pub fn since(&self, earlier: &Self) -> Self {
        Self {
            statements: self.statements - earlier.statements,
            commits: self.commits - earlier.commits,
            units: self.units - earlier.units,
        }
    }
}

/// Serves as `slotkeeper run` does, and answers each line of the input with what the database was asked to do so far.
pub fn main(api: &str) {
    let url = std::env::var(DATABASE).unwrap().into();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let stop = watch::Sender::new(false);
    let stopped = stop.subscribe();
    let (core, api) = runtime.block_on(async {
        let core = Core {
            clock: Clock::System,
            db: Database::open(&url).await.unwrap(),
            flows: Arc::new(Workflows::new(Catalogue::load(None).unwrap())),
        };
        (core, Api::new(TOKEN.into(), api).unwrap())
    });
    let db = core.db.clone();
    let serving = runtime.spawn(async move {
        let lease = Lease::take(&core.db).await.unwrap().unwrap();
        let site = Site {
            bot: BOT.to_owned(),
            operators: vec![1],
            news_a_week: 2,
        };
        App::new(core, api, site).unwrap().serve(lease, stopped).await.unwrap();
    });
    for line in std::io::stdin().lines() {
        line.unwrap();
        let counters = db.counters();
        let counted = Counted {
            statements: counters.statements.load(Ordering::Relaxed),
            commits: counters.commits.load(Ordering::Relaxed),
            units: counters.units.load(Ordering::Relaxed),
        };
        println!("{}", serde_json::to_string(&counted).unwrap());
    }
    stop.send_replace(true);
    runtime.block_on(serving).unwrap();
}

/// The serving child of the benchmark.
pub struct Child {
    process: std::process::Child,
    said: BufReader<std::process::ChildStdout>,
}

impl Child {
    pub fn start(api: &str, database: &str) -> Self {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(["bot", api])
            .env_clear()
            .env(DATABASE, database)
            .env("NO_PROXY", "127.0.0.1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(process.stdout.take().unwrap());
        Self { process, said }
    }

    pub fn id(&self) -> u32 {
        self.process.id()
    }

    pub fn count(&mut self) -> Counted {
        self.process.stdin.as_mut().unwrap().write_all(b"count\n").unwrap();
        let mut line = String::new();
        self.said.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap()
    }

    /// Lets it finish what is in hand.
    pub fn stop(mut self) {
        drop(self.process.stdin.take());
        assert!(self.process.wait().unwrap().success());
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// `slotkeeper run`, the program as people start it.
pub struct Program(std::process::Child);

impl Program {
    pub fn start(api: &str, database: &str) -> Self {
        let child = Command::new(env!("CARGO_BIN_EXE_slotkeeper"))
            .arg("run")
            .env_clear()
            .env("SLOTKEEPER_BOT_TOKEN", TOKEN)
            .env("SLOTKEEPER_API_URL", api)
            .env("SLOTKEEPER_DATABASE_URL", database)
            .env("SLOTKEEPER_LOG", "error")
            .env("NO_PROXY", "127.0.0.1")
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        Self(child)
    }

    pub fn id(&self) -> u32 {
        self.0.id()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}
