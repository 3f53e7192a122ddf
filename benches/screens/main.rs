//! Whether a screen of a large practice opens as fast as one of a practice that has just begun: every kind of screen that
//! buttons lead to from home, the specialist's and a client's, drawn in turn for both and for an empty practice.
//! `cargo bench --bench screens`; with the database of SLOTKEEPER_BENCH_DATABASE_URL too where it is set: one of
//! PostgreSQL's, which is EMPTIED. SLOTKEEPER_BENCH_ROUNDS says how often each screen is drawn instead.
//!
//! What is compared is the reading, not the length of the screen. The practice that has just begun is as busy as the large
//! one: its weeks, its month and its horizon are as full, its lists have more than a page, and as many lessons are owed for;
//! it lacks the years behind, the thousands of clients, and what is planned beyond the horizon. Against the empty
//! practice a screen also pays for having something to show; those times are printed beside.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints its table and ends at the first surprise"
)]

mod bulk;
#[path = "../seed/mod.rs"]
mod seed;

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};

use bulk::{Bulk, Practice};
use slotkeeper::clock::Clock;
use slotkeeper::core::Core;
use slotkeeper::domain::ids::{PersonId, TenantId};
use slotkeeper::domain::workflow::Catalogue;
use slotkeeper::storage::{Database, person};
use slotkeeper::telegram::callback::{Callback, Place};
use slotkeeper::telegram::screen::{Press, Scene, Site, draw};
use slotkeeper::telegram::texts::{Lang, Speaker, Texts};
use slotkeeper::usecase::Workflows;

/// A client who has yet to book.
const EMPTY: Bulk = Bulk {
    slots: 0,
    clients: 1,
    past: 0,
};
/// A month behind it, and its horizon of sixty days full.
const BEGUN: Bulk = Bulk {
    slots: 800,
    clients: 40,
    past: 800,
};
const LARGE: Bulk = Bulk {
    slots: 5_000,
    clients: 2_000,
    past: 50_000,
};
const ROUNDS: usize = 30;
/// Rounds before them that are not counted: caches fill.
const WARMING: usize = 3;
/// Screens of one kind that are drawn.
const ALIKE: usize = 4;
/// What the large practice may take of the time of the one that has just begun.
const AIM: f64 = 1.5;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build();
    runtime.unwrap().block_on(async {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        println!("SQLite");
        measure(&format!("sqlite://{}", folder.path().join("screens.db").display())).await;
        match std::env::var("SLOTKEEPER_BENCH_DATABASE_URL") {
            Ok(url) => {
                println!("\nPostgreSQL");
                bulk::empty(&url).await;
                measure(&url).await;
            }
            Err(_) => println!("\nPostgreSQL: SLOTKEEPER_BENCH_DATABASE_URL is not set"),
        }
    });
}

async fn measure(url: &str) {
    let rounds = std::env::var("SLOTKEEPER_BENCH_ROUNDS").map_or(ROUNDS, |count| count.parse().unwrap());
    let core = Core {
        clock: Clock::System,
        db: Database::open(&url.into()).await.unwrap(),
        flows: Arc::new(Workflows::new(Catalogue::load(None).unwrap())),
    };
    let mut practices = Vec::new();
    for (number, bulk) in (1..).zip([EMPTY, BEGUN, LARGE]) {
        practices.push(bulk::practice(&core, url, number, bulk).await);
    }
    bulk::settle(url).await;
    let viewer = Viewer {
        say: Texts::embedded().unwrap().in_language(Lang::Ru),
        core,
        site: Site {
            bot: "slotkeeper_bot".to_owned(),
            operators: Vec::new(),
            news_a_week: 2,
        },
    };
    for (side, of) in [
        (
            "specialist",
            (|practice: &Practice| practice.owner) as fn(&Practice) -> PersonId,
        ),
        ("client", |practice| practice.client),
    ] {
        let mut places = Vec::new();
        for practice in &practices {
            places.push(viewer.walk(practice.tenant, of(practice)).await);
        }
        println!("{side}: {} kinds of screens", places[2].len());
        let mut slowest: Vec<Row> = Vec::new();
        for kind in places[2].keys() {
            let mut laps: [Laps; 3] = Default::default();
            for round in 0..WARMING + rounds {
                for nth in 0..ALIKE {
                    // In turn, and each first in its turn, so that the machine's moods fall on all.
                    for which in (0..3).map(|n| (n + round + nth) % 3) {
                        let Some(place) = places[which].get(kind).and_then(|of_kind| of_kind.get(nth)) else {
                            continue;
                        };
                        let (took, asked) = viewer.draw(of(&practices[which]), place).await;
                        if round >= WARMING {
                            laps[which].took.push(took);
                            laps[which].asked = laps[which].asked.max(asked);
                        }
                    }
                }
            }
            let [empty, begun, large] = laps.map(Laps::median);
            let ratio = large.0.unwrap_or_default() / begun.0.unwrap_or(f64::INFINITY);
            slowest.push((ratio, kind, empty, begun, large));
        }
        slowest.sort_by(|a, b| b.0.total_cmp(&a.0));
        let time = |took: Option<f64>| took.map_or_else(|| format!("{:>8}", "-"), |took| format!("{took:>8.2}"));
        println!("                   empty    begun    large  ms, the ratio of the last two; statements of each");
        for (ratio, kind, empty, begun, large) in &slowest {
            let mark = if *ratio > AIM { "  over" } else { "" };
            println!(
                "  {kind:<14} {} {} {}  x{ratio:.2}  {}, {}, {}{mark}",
                time(empty.0),
                time(begun.0),
                time(large.0),
                empty.1,
                begun.1,
                large.1,
            );
        }
        let over = slowest.iter().filter(|row| row.0 > AIM).count();
        let beyond = |row: &&Row| row.2.0.is_some_and(|empty| row.4.0.unwrap_or_default() > AIM * empty);
        let longest = slowest.iter().filter_map(|row| row.4.0).fold(0.0, f64::max);
        println!(
            "  over {AIM}: {over}; over {AIM} of an empty practice's: {}; longest of the large: {longest:.2} ms",
            slowest.iter().filter(beyond).count(),
        );
    }
    viewer.core.db.close().await;
}

/// Milliseconds, where there is such a screen, and statements.
type Figures = (Option<f64>, u64);
type Row<'a> = (f64, &'a String, Figures, Figures, Figures);

#[derive(Default)]
struct Laps {
    took: Vec<Duration>,
    asked: u64,
}

impl Laps {
    fn median(mut self) -> Figures {
        self.took.sort();
        let middle = self.took.get(self.took.len() / 2);
        (middle.map(|took| took.as_secs_f64() * 1e3), self.asked)
    }
}

struct Viewer {
    core: Core,
    say: Speaker,
    site: Site,
}

impl Viewer {
    /// Some places of each kind that buttons lead to.
    async fn walk(&self, tenant: TenantId, who: PersonId) -> BTreeMap<String, Vec<Place>> {
        let mut found: BTreeMap<String, Vec<Place>> = BTreeMap::new();
        let mut seen = HashSet::new();
        let mut next = VecDeque::from([Place::Home, Place::Tutor { tenant }, Place::Client { tenant }]);
        while let Some(place) = next.pop_front() {
            let alike = found.get(&kind(&place)).map_or(0, Vec::len);
            if alike >= ALIKE || !seen.insert(place.clone()) {
                continue;
            }
            let Some(buttons) = self.leads(who, &place).await else {
                continue;
            };
            found.entry(kind(&place)).or_default().push(place);
            next.extend(buttons);
        }
        found
    }

    /// Where the buttons of a screen lead; `None` where there is no such screen for this person.
    async fn leads(&self, who: PersonId, place: &Place) -> Option<Vec<Place>> {
        let mut conn = self.core.db.read().await.unwrap();
        let me = person::by_id(&mut conn, who).await.unwrap().unwrap();
        let mut scene = self.scene(&mut conn, &me);
        let screen = draw(&mut scene, place).await.ok()?;
        let buttons = screen.rows.into_iter().flatten();
        Some(
            buttons
                .filter_map(|button| match button.press {
                    Press::Callback(Callback::Go(place)) => Some(place),
                    _ => None,
                })
                .collect(),
        )
    }

    /// How long a screen takes, and how many statements.
    async fn draw(&self, who: PersonId, place: &Place) -> (Duration, u64) {
        let statements = || {
            self.core
                .db
                .counters()
                .statements
                .load(std::sync::atomic::Ordering::Relaxed)
        };
        let mut conn = self.core.db.read().await.unwrap();
        let me = person::by_id(&mut conn, who).await.unwrap().unwrap();
        let (before, begun) = (statements(), Instant::now());
        let mut scene = self.scene(&mut conn, &me);
        drop(draw(&mut scene, place).await);
        (begun.elapsed(), statements() - before)
    }

    fn scene<'a>(
        &'a self,
        conn: &'a mut slotkeeper::storage::Conn,
        me: &'a slotkeeper::storage::person::PersonRow,
    ) -> Scene<'a> {
        Scene {
            conn,
            flows: &self.core.flows,
            site: &self.site,
            say: &self.say,
            me,
            last: None,
            list: None,
            question: None,
            now: self.core.clock.now(),
        }
    }
}

/// The name of the variant.
fn kind(place: &Place) -> String {
    let written = format!("{place:?}");
    written.split([' ', '{']).next().unwrap_or_default().to_owned()
}
