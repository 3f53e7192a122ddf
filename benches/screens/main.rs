//! Whether a screen of a large practice opens as fast as one of a small practice: every kind of screen that buttons lead
//! to from home, the specialist's and a client's, drawn in turn for both. `cargo bench --bench screens`; with the
//! database of SLOTKEEPER_BENCH_DATABASE_URL too where it is set: one of PostgreSQL's, which is EMPTIED.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints its table and ends at the first surprise"
)]

mod bulk;

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

/// Lists are full in both, so what is compared is the reading, not the length of the screen.
const SMALL: Bulk = Bulk {
    slots: 200,
    clients: 40,
    past: 100,
};
const LARGE: Bulk = Bulk {
    slots: 5_000,
    clients: 2_000,
    past: 50_000,
};
const ROUNDS: usize = 15;
/// Screens of one kind that are drawn.
const ALIKE: usize = 4;
/// What the large practice may take of the small one's time.
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
    let core = Core {
        clock: Clock::System,
        db: Database::open(&url.into()).await.unwrap(),
        flows: Arc::new(Workflows::new(Catalogue::load(None).unwrap())),
    };
    let small = bulk::practice(&core, url, 1, SMALL).await;
    let large = bulk::practice(&core, url, 2, LARGE).await;
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
        let places = [
            viewer.walk(small.tenant, of(&small)).await,
            viewer.walk(large.tenant, of(&large)).await,
        ];
        println!("{side}: {} and {} kinds of screens", places[0].len(), places[1].len());
        let mut slowest = Vec::new();
        for (kind, of_large) in &places[1] {
            let Some(of_small) = places[0].get(kind) else {
                println!("  {kind}: only in the large practice");
                continue;
            };
            let [mut before, mut after] = [Vec::new(), Vec::new()];
            let [mut asked_small, mut asked_large] = [0, 0];
            // In turn, so that the machine's moods fall on both.
            for _ in 0..ROUNDS {
                for place in of_small {
                    let (took, asked) = viewer.draw(of(&small), place).await;
                    before.push(took);
                    asked_small = asked_small.max(asked);
                }
                for place in of_large {
                    let (took, asked) = viewer.draw(of(&large), place).await;
                    after.push(took);
                    asked_large = asked_large.max(asked);
                }
            }
            let (before, after) = (median(before), median(after));
            slowest.push((
                after.as_secs_f64() / before.as_secs_f64(),
                kind,
                before,
                after,
                asked_small,
                asked_large,
            ));
        }
        slowest.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (ratio, kind, before, after, asked_small, asked_large) in &slowest {
            let mark = if *ratio > AIM { "  over" } else { "" };
            println!(
                "  {kind:<14} {:>8.2} ms {:>8.2} ms  x{ratio:.2}  statements {asked_small} and {asked_large}{mark}",
                before.as_secs_f64() * 1e3,
                after.as_secs_f64() * 1e3,
            );
        }
    }
    viewer.core.db.close().await;
}

fn median(mut laps: Vec<Duration>) -> Duration {
    laps.sort();
    laps[laps.len() / 2]
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
