//! A day that is closed with what is booked on it: what comes there meanwhile, who thinks better of it, and who may.

use slotkeeper::domain::job::{JobKind, JobState};
use slotkeeper::domain::moment::{Moment, Span};
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::refusal::Refusal;
use slotkeeper::domain::rights::Right;
use slotkeeper::domain::spot::{Spot, Subject, Warnings};
use slotkeeper::domain::zone::Date;
use slotkeeper::scheduler::{run_jobs, run_some_jobs};
use slotkeeper::simulator::Limits;
use slotkeeper::storage::Lane;
use slotkeeper::storage::job::{self, JobRow};
use slotkeeper::telegram::callback::{Act, Place};
use slotkeeper::usecase::{Stop, Work, day, job as jobs};

use crate::house::{self, House, insert_slot};
use crate::practice::{self, at};
use crate::regulars::{booked, does, goes, pastes, rows};
use crate::team::{BORIS, joins};
use crate::world::person::Someone;
use crate::world::{World, story};

fn tuesday() -> Date {
    "2026-11-24".parse().unwrap()
}

fn plan(house: &House) -> String {
    let (tenant, day) = (house.tenant, tuesday());
    goes(Place::Plan { tenant, day })
}

fn closes(house: &House, day: Date, count: i64) -> String {
    let tenant = house.tenant;
    does(Act::CancelSoon { tenant, day, count })
}

async fn on_tuesday(world: &World, house: &House) -> Vec<String> {
    let all = booked(world, house).await;
    all.into_iter().filter(|row| row.starts_with("2026-11-24")).collect()
}

async fn waiting(world: &World, house: &House) -> Option<JobRow> {
    let mut conn = house::read(world).await;
    job::active(&mut conn, house.tenant, JobKind::Cancel).await.unwrap()
}

/// Three lessons on Tuesday, and one on Wednesday.
async fn three(world: &World) -> House {
    let house = House::open(world, Approval::Never).await;
    pastes(world, &house.tutor, "tue 10 Ann\ntue 11 Bea\ntue 12 Carl\nwed 10 Dan").await;
    house
}

#[tokio::test]
async fn a_day_that_is_opened_again_keeps_what_was_about_to_go() {
    story(async |world| {
        let house = three(world).await;
        let tutor = &house.tutor;
        tutor.forges(world, &closes(&house, tuesday(), 3)).await;
        tutor.sees("3 bookings are cancelled");
        // The day says what is about to happen, and leads there.
        tutor.forges(world, &plan(&house)).await;
        tutor.sees("This day is closed for booking");
        tutor.sees("3 bookings are cancelled, and the clients are told");
        tutor.does_not_see("Cancel bookings");
        tutor.taps(world, "⏳ Choose what stays").await;
        tutor.taps(world, "✖ 11:00 Bea").await;
        tutor.sees("✅ 11:00 Bea stays");
        tutor.forges(world, &plan(&house)).await;
        tutor.sees("2 bookings are cancelled");
        tutor.taps(world, "Open day").await;
        tutor.hears("open for booking again");
        tutor.does_not_see("are cancelled");
        tutor.does_not_see("⏳");
        assert!(waiting(world, &house).await.is_none());
        world.passes(Span::minutes(3)).await;
        assert_eq!(on_tuesday(world, &house).await.len(), 3);
        assert_eq!(tutor.count("Bookings cancelled"), 0);
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_is_put_on_a_day_after_it_was_closed_stays() {
    story(async |world| {
        let house = three(world).await;
        let tutor = &house.tutor;
        let all = rows(world, &house).await;
        let named = |name: &str| all.iter().find(|row| row.client_name == name).unwrap().clone();
        let puts = |of: Subject, entry_no: i64, wall: &str| {
            does(Act::Put {
                tenant: house.tenant,
                of,
                entry_no,
                spot: Spot::hour(at(wall), 60).unwrap(),
                read: Warnings::from_bits(63).unwrap(),
            })
        };
        tutor.forges(world, &closes(&house, tuesday(), 3)).await;
        world.clock.advance(Span(30));
        let (ann, dan) = (named("Ann"), named("Dan"));
        let new = puts(Subject::Client(ann.client_id), 0, "2026-11-24T17:00");
        tutor.forges(world, &new).await;
        let moved = puts(Subject::Booking(dan.booking_id), dan.entry_no, "2026-11-24T18:00");
        tutor.forges(world, &moved).await;
        assert_eq!(on_tuesday(world, &house).await.len(), 5);
        tutor.forges(world, &plan(&house)).await;
        tutor.taps(world, "⏳ Choose what stays").await;
        tutor.sees("3 bookings are cancelled");
        tutor.sees("✖ 10:00 Ann");
        tutor.does_not_see("17:00 Ann");
        tutor.does_not_see("18:00 Dan");
        // What was never to go is not taken up by a button that nobody was shown.
        let job = waiting(world, &house).await.unwrap().id;
        let keep = Act::KeepInJob {
            tenant: house.tenant,
            job,
            booking: dan.booking_id,
            keep: true,
        };
        tutor.forges(world, &does(keep)).await;
        tutor.hears("This has changed");
        world.passes(Span::minutes(3)).await;
        assert_eq!(
            on_tuesday(world, &house).await,
            ["2026-11-24T17:00 Ann", "2026-11-24T18:00 Dan"]
        );
        tutor.sees("3 of 3");
        tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn nobody_ends_the_grace_of_a_colleague_and_anybody_who_may_opens_the_day() {
    story(async |world| {
        let house = three(world).await;
        let tutor = &house.tutor;
        let boris = joins(world, &house, BORIS, "Boris").await;
        tutor.forges(world, &closes(&house, tuesday(), 3)).await;
        let wednesday = "2026-11-25".parse().unwrap();
        boris.forges(world, &closes(&house, wednesday, 1)).await;
        boris.hears("The last one is still going on");
        assert_eq!(on_tuesday(world, &house).await.len(), 3);
        assert!(waiting(world, &house).await.is_some());
        boris.forges(world, &plan(&house)).await;
        boris.taps(world, "Open day").await;
        // Whoever had begun it sees that nothing goes any more.
        tutor.sees("Nothing cancelled: tomorrow");
        tutor.sees("The day is open for booking");
        world.passes(Span::minutes(3)).await;
        assert_eq!(on_tuesday(world, &house).await.len(), 3);

        // One's own is done at once when the next day is closed so.
        tutor.forges(world, &closes(&house, tuesday(), 3)).await;
        tutor.forges(world, &closes(&house, wednesday, 1)).await;
        assert!(on_tuesday(world, &house).await.is_empty());
        world.passes(Span::minutes(3)).await;

        // Who closes no days is shown no button that does.
        let day = goes(Place::Plan {
            tenant: house.tenant,
            day: "2026-12-01".parse().unwrap(),
        });
        boris.forges(world, &day).await;
        boris.sees("✖ Close, cancel 3 bookings");
        world
            .database
            .sql("UPDATE member SET rights = 'bookings' WHERE role = 'assistant'")
            .await;
        boris.forges(world, &day).await;
        boris.does_not_see("Close, cancel");
        world
            .database
            .sql("UPDATE member SET rights = 'schedule' WHERE role = 'assistant'")
            .await;
        boris.forges(world, &day).await;
        boris.does_not_see("Close, cancel");
        boris.sees("🚫 Close day");
        for person in [tutor, &boris] {
            person.looks();
        }
    })
    .await;
}

/// Acts as the owner, whose word reached us at that moment.
async fn as_owner<T: Send + 'static>(
    world: &World,
    house: &House,
    now: Moment,
    act: impl for<'w, 't> Fn(&'w mut Work<'t>) -> futures::future::BoxFuture<'w, Result<T, Stop>> + Send + Sync + 'static,
) -> Result<T, Refusal> {
    let (tenant, owner, flows) = (house.tenant, house.owner, world.app.core.flows.clone());
    let act = std::sync::Arc::new(act);
    let done = world.app.core.db.write(Lane::Workers, move |tx| {
        let (flows, act) = (flows.clone(), act.clone());
        Box::pin(async move {
            let mut work = Work::as_specialist(tx, &flows, tenant, owner, Right::Bookings, now)
                .await
                .unwrap();
            match act(&mut work).await {
                Ok(it) => Ok(Ok(it)),
                Err(Stop::Refused(why)) => Ok(Err(why)),
                Err(Stop::Fault(fault)) => Err(fault),
            }
        })
    });
    done.await.unwrap()
}

#[tokio::test]
async fn a_word_of_before_that_comes_late_does_not_find_it_waiting() {
    story(async |world| {
        world.server.telegram.set_limits(Limits::off());
        let house = House::open(world, Approval::Never).await;
        let core = &world.app.core;
        let people = practice::people(&core.db, 70_000, 25, core.clock.now()).await;
        let mut made = Vec::new();
        for (n, person) in (0..).zip(people) {
            let slot = insert_slot(
                &core.db,
                house.tenant,
                at("2026-11-24T08:00") + Span::minutes(30 * n),
                30,
                1,
            )
            .await;
            made.push(practice::book(core, house.tenant, person, slot).await);
        }
        let tutor = &house.tutor;
        tutor.looks();
        tutor.forges(world, &closes(&house, tuesday(), 25)).await;
        // All of them can be said to stay.
        tutor.sees("✖ 8:00 Person 70000");
        tutor.sees("✖ 20:00 Person 70024");
        let (before, id) = (world.clock.now(), waiting(world, &house).await.unwrap().id);
        world.clock.advance(Span::minutes(3));
        run_some_jobs(core, 1).await.unwrap();
        let last = made[24];
        let kept = as_owner(world, &house, before, move |work| {
            Box::pin(day::keep_in(work, id, last, true))
        });
        assert_eq!(kept.await, Err(Refusal::Changed));
        let stopped = as_owner(world, &house, before, move |work| Box::pin(jobs::stop(work, id)));
        let stopped = stopped.await.unwrap();
        assert_eq!((stopped.state, stopped.ended_at), (JobState::Stopping, None));
        world.ticks().await;
        assert!(waiting(world, &house).await.is_none());
        assert_eq!(on_tuesday(world, &house).await.len(), 5);
        // Those whom it has touched are told, and so is who began it.
        let told = "UPDATE outbox SET claim = claim WHERE notice LIKE '%\"called_off\"%'";
        assert_eq!(world.database.sql(told).await, 20);
        tutor.sees("20 of 25");
        tutor.sees("Stopped by you");
    })
    .await;
}

#[tokio::test]
async fn a_regular_hears_that_a_single_day_is_open_again() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        let anna: Someone = house.client(world, "Anna").await;
        house.slot(world, "2026-11-27T09:00").await;
        anna.forges(world, &goes(Place::Nearest { tenant: house.tenant })).await;
        anna.taps(world, "9:00").await;
        anna.taps(world, "✅ Book").await;
        let tutor = &house.tutor;
        pastes(world, tutor, "tue 10 Anna").await;
        anna.looks();
        // Not booked yet.
        let (tenant, day) = (house.tenant, "2027-01-05".parse().unwrap());
        tutor.forges(world, &does(Act::CloseDay { tenant, day })).await;
        anna.sees("No lesson");
        let before = anna.count("▶");
        tutor.forges(world, &does(Act::OpenDay { tenant, day })).await;
        assert_eq!(anna.count("▶"), before + 1, "{}", anna.sight());
        for person in [tutor, &anna] {
            person.looks();
        }
    })
    .await;
}

#[tokio::test]
async fn a_job_behind_very_many_that_wait_goes_on() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        house.tutor.looks();
        let numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 520)";
        let task = |after: &str| {
            format!(
                "{{\"does\":\"cancel\",\"from\":\"2026-11-24\",\"to\":\"2026-11-24\",\"reason\":\"\",\"keep\":[],\"after\":{after}}}"
            )
        };
        let tenants = format!(
            "{numbers} INSERT INTO tenant (tenant_id, slug, name, zone, currency, lang, policy, state, \
             workflow_version, created_at) SELECT 5000 + i, 'many' || i, name, zone, currency, lang, policy, state, \
             workflow_version, created_at FROM tenant, n WHERE tenant_id = {}",
            house.tenant
        );
        assert_eq!(world.database.sql(&tenants).await, 520);
        let begun = world.clock.now().0;
        let jobs = |which: &str, after: &str| {
            format!(
                "INSERT INTO job (tenant_id, job_id, job_kind, task, state, total, begun_at) \
                 SELECT tenant_id, 7, 'cancel', '{}', 'active', 0, {begun} FROM tenant WHERE tenant_id {which}",
                task(after)
            )
        };
        let far = (begun + 3600).to_string();
        assert_eq!(world.database.sql(&jobs("BETWEEN 5001 AND 5519", &far)).await, 519);
        assert_eq!(world.database.sql(&jobs("= 5520", "null")).await, 1);
        run_jobs(&world.app.core, world.clock.now()).await.unwrap();
        let left = "SELECT CAST(COUNT(*) AS TEXT) FROM job WHERE ended_at IS NULL";
        assert_eq!(world.database.texts(left).await, ["519"]);
        let ended = "SELECT CAST(tenant_id AS TEXT) FROM job WHERE ended_at IS NOT NULL";
        assert_eq!(world.database.texts(ended).await, ["5520"]);
        world.database.sql("DELETE FROM job").await;
    })
    .await;
}
