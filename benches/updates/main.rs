//! How many updates the bot handles a second, how long they take, and what it needs for that: in memory, in CPU, in
//! waits for the disk. `cargo bench --bench updates`, or with `-- load` or `-- start` behind it the one half alone;
//! with the database of SLOTKEEPER_BENCH_DATABASE_URL too where it is set: one of PostgreSQL's, which is EMPTIED.
//!
//! The bot is a process of its own, this one is Telegram: the simulated one, with its real rules but without limits,
//! behind real HTTP on the same machine. So what the mock costs can be told apart.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints its table and ends at the first surprise"
)]

mod bot;
mod crowd;
mod process;
mod server;
mod town;

use std::time::{Duration, Instant};

use crowd::{Crowd, Laps};
use process::Usage;
use server::Server;
use slotkeeper::simulator::{Limits, Telegram};
use town::Town;

const TOKEN: &str = "7000000001:AAH-simulated-secret";
const BOT: &str = "slotkeeper_bot";
const WARM_UP: Duration = Duration::from_secs(4);
const WINDOW: Duration = Duration::from_secs(5);
const WINDOWS: usize = 3;
const AT_HALF: Duration = Duration::from_secs(15);
const STARTS: usize = 7;
/// The load: practices with a tutor and nine clients each.
const PRACTICES: usize = 50;
const CLIENTS: usize = 9;
/// Practices in the database that a start is timed with.
const MANY: usize = 1000;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.as_slice() {
        [first, api] if first == "bot" => bot::main(api),
        _ => {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let asked = |half: &str| args.iter().all(|arg| arg.starts_with("--") || arg == half);
            let measured = measure(asked("load"), asked("start"));
            tokio::task::LocalSet::new().block_on(&runtime.unwrap(), measured);
        }
    }
}

async fn measure(with_load: bool, with_start: bool) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let file = |name: &str| format!("sqlite://{}", folder.path().join(name).display());
    println!("SQLite");
    if with_load {
        load(&file("load.db")).await;
    }
    if with_start {
        start_up(&file("start.db")).await;
    }
    let Ok(url) = std::env::var("SLOTKEEPER_BENCH_DATABASE_URL") else {
        println!("\nPostgreSQL: SLOTKEEPER_BENCH_DATABASE_URL is not set");
        return;
    };
    println!("\nPostgreSQL");
    if with_load {
        town::empty(&url).await;
        load(&url).await;
    }
    if with_start {
        town::empty(&url).await;
        start_up(&url).await;
    }
}

async fn serve() -> (Telegram, Server) {
    let telegram = Telegram::new(TOKEN, BOT);
    telegram.set_limits(Limits::off());
    telegram.keep_journal(0);
    telegram.keep_messages(20);
    let server = Server::start(telegram.clone(), TOKEN).await;
    (telegram, server)
}

async fn load(database: &str) {
    let Town { visitors } = town::build(database, PRACTICES, 112, CLIENTS).await;
    let (telegram, server) = serve().await;
    let crowd = Crowd::gather(&telegram, &server, &visitors);
    let mut bot = bot::Child::start(&server.url(), database);
    crowd.arrive().await;

    crowd.press_without_end();
    tokio::time::sleep(WARM_UP).await;
    let mut windows = Vec::new();
    for _ in 0..WINDOWS {
        windows.push(window(&crowd, &mut bot, WINDOW).await);
    }
    windows.sort_by(|a, b| a.rate.total_cmp(&b.rate));
    let full = &windows[WINDOWS / 2];
    row(
        "updates a second, 500 chats pressing without a pause",
        format!("{:.0}", full.rate),
    );
    row(
        "  of the windows of 5 s, the least and the most",
        format!("{:.0} – {:.0}", windows[0].rate, windows[WINDOWS - 1].rate),
    );
    row("  CPU of the bot, µs an update", format!("{:.0}", full.bot_us));
    row("  CPU of the mock, µs an update", format!("{:.0}", full.mock_us));
    row(
        "  cores in use: bot, mock",
        format!(
            "{:.2}, {:.2}",
            full.bot_us * full.rate / 1e6,
            full.mock_us * full.rate / 1e6
        ),
    );
    row("  presses that are acts", format!("{:.1} %", full.acts * 100.0));
    row("  presses refused", format!("{:.1} %", full.refused * 100.0));
    row("  syncs an update", format!("{:.3}", full.commits));
    row("  units of work an update", format!("{:.2}", full.units));
    row("  statements an update", format!("{:.1}", full.statements));
    row("  sent beside screens, an update", format!("{:.3}", full.notices));

    let rate = full.rate / 2.0;
    crowd.press_at(rate).await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let half = window(&crowd, &mut bot, AT_HALF).await;
    row("at half of that, updates a second", format!("{:.0}", half.rate));
    row("  tap answered, p50 and p99, ms", of(&half.laps.answered));
    row("  screen edited, p50 and p99, ms", of(&half.laps.drawn));
    row("  syncs an update", format!("{:.3}", half.commits));
    row("  statements an update", format!("{:.1}", half.statements));
    row("  CPU of the bot, µs an update", format!("{:.0}", half.bot_us));
    let (now, most) = process::memory(bot.id());
    row("resident memory now and at most, MB", format!("{now:.0}, {most:.0}"));
    crowd.rest().await;
    bot.stop();
}

/// What happened in a stretch of time.
struct Window {
    rate: f64,
    bot_us: f64,
    mock_us: f64,
    acts: f64,
    refused: f64,
    notices: f64,
    commits: f64,
    units: f64,
    statements: f64,
    laps: Laps,
}

async fn window(crowd: &Crowd, bot: &mut bot::Child, length: Duration) -> Window {
    crowd.take_laps();
    let (counted, used, own) = (bot.count(), Usage::of(bot.id()), Usage::of(std::process::id()));
    let started = Instant::now();
    tokio::time::sleep(length).await;
    let laps = crowd.take_laps();
    let seconds = started.elapsed().as_secs_f64();
    let (used, own) = (
        Usage::of(bot.id()).since(used),
        Usage::of(std::process::id()).since(own),
    );
    let counted = bot.count().since(&counted);
    let updates = laps.drawn.len() as f64;
    Window {
        rate: updates / seconds,
        bot_us: used * 1e6 / updates,
        mock_us: own * 1e6 / updates,
        acts: laps.acts as f64 / updates,
        refused: laps.refused as f64 / updates,
        notices: laps.notices as f64 / updates,
        commits: counted.commits as f64 / updates,
        units: counted.units as f64 / updates,
        statements: counted.statements as f64 / updates,
        laps,
    }
}

/// Times the program itself, from its start as a process to its first request for updates.
async fn start_up(database: &str) {
    town::build(database, MANY, 8, 1).await;
    let mut times = Vec::new();
    let mut memory = 0.0;
    for _ in 0..STARTS {
        let (_, server) = serve().await;
        let started = Instant::now();
        let program = bot::Program::start(&server.url(), database);
        server.first_poll().await;
        times.push(started.elapsed());
        memory = process::memory(program.id()).0;
    }
    times.sort();
    row(
        "ready to poll, 1,000 practices, ms",
        format!("{:.0}", times[STARTS / 2].as_secs_f64() * 1e3),
    );
    row(
        "  the least and the most of 7 starts",
        format!(
            "{:.0} – {:.0}",
            times[0].as_secs_f64() * 1e3,
            times[STARTS - 1].as_secs_f64() * 1e3
        ),
    );
    row("  resident memory then, MB", format!("{memory:.0}"));
}

fn of(sorted: &[Duration]) -> String {
    let at = |share: f64| sorted[((sorted.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    format!("{:.1}, {:.1}", at(0.5), at(0.99))
}

fn row(what: &str, value: String) {
    println!("{what:<54} {value}");
}
