//! Workflow files: checked, listed and drawn from the command line, and read again while the bot runs.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use slotkeeper::clock::Clock;
use slotkeeper::core::Core;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::workflow::{Catalogue, shipped};
use slotkeeper::simulator::Telegram;
use slotkeeper::storage::{outbox, tenant};
use slotkeeper::telegram::callback::{Act, Callback, Origin};
use slotkeeper::usecase::Workflows;
use tempfile::TempDir;

use crate::practice;
use crate::world::telegram::{BOT, TOKEN, TelegramServer};
use crate::world::{OPERATOR, binary, database, eventually, story};

fn text_of(id: &str) -> String {
    let file = format!("{id}.toml");
    let found = shipped().into_iter().find(|(name, _)| *name == file);
    found.unwrap().1.to_owned()
}

/// The lesson under another id.
fn named(id: &str) -> String {
    text_of("lesson").replace("id = \"lesson\"", &format!("id = \"{id}\""))
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (file, bytes) in files {
        fs::write(folder.path().join(file), bytes).unwrap();
    }
    folder
}

fn path(folder: &TempDir, file: &str) -> String {
    folder.path().join(file).to_str().unwrap().to_owned()
}

/// In the world's folder of settings nothing else is needed: no token.
fn workflow(arguments: &[&str], folder: Option<&TempDir>) -> (Option<i32>, String) {
    let arguments: Vec<&str> = ["workflow"].iter().chain(arguments).copied().collect();
    let path = folder.map(|it| it.path().to_str().unwrap());
    let variables: Vec<(&str, &str)> = path.iter().map(|it| ("SLOTKEEPER_WORKFLOWS", *it)).collect();
    binary::ends(&arguments, &variables)
}

#[test]
fn check_names_file_line_and_way_out_and_ends_with_one() {
    let bad = named("mine").replacen("to = \"confirmed\"", "to = \"comfirmed\"", 1);
    let line = 1 + bad.lines().position(|line| line.contains("comfirmed")).unwrap();
    let folder = folder(&[("bad.toml", bad.as_bytes()), ("good.toml", named("good").as_bytes())]);
    let (code, said) = workflow(
        &["check", &path(&folder, "good.toml"), &path(&folder, "bad.toml")],
        None,
    );
    let file = path(&folder, "bad.toml");
    let message = format!(
        "{file}:{line}: step `approve`: it leads to `comfirmed`, which is no status: did you mean `confirmed`?\n"
    );
    assert!(code == Some(1) && said.starts_with(&message), "{code:?} {said}");
    let (code, said) = workflow(&["check", &path(&folder, "good.toml")], None);
    assert_eq!((code, said.as_str()), (Some(0), "1 checked, nothing is wrong\n"));
    let (code, said) = workflow(&["check"], Some(&folder));
    assert!(code == Some(1) && said.starts_with(&message), "{code:?} {said}");
    let (code, said) = workflow(&["check"], None);
    assert_eq!((code, said.as_str()), (Some(0), "4 checked, nothing is wrong\n"));
}

#[test]
fn check_answers_what_is_no_workflow_at_all() {
    let large = vec![b'x'; 10_000_000];
    let folder = folder(&[
        ("large.toml", &large),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("later.toml", b"format = 2\n"),
    ]);
    for (file, words) in [
        ("large.toml", ":1: the file is too large: a workflow has at most 64 KiB"),
        ("picture.png", ":1: this is no UTF-8 text"),
        ("later.toml", ":1: format 2 is later than this version of Slotkeeper"),
        ("none.toml", ":1: cannot be read"),
        (".", ":1: cannot be read"),
    ] {
        let (code, said) = workflow(&["check", &path(&folder, file)], None);
        assert!(
            code == Some(1) && said.contains(words) && !said.contains("panic"),
            "{file}: {said}"
        );
    }
}

#[test]
fn list_tells_what_can_be_chosen() {
    let folder = folder(&[("a.toml", named("mine").as_bytes())]);
    let (code, said) = workflow(&["list"], Some(&folder));
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!((code, lines.len()), (Some(0), 5), "{said}");
    assert_eq!(lines[2], "lesson\tLesson / Урок\tbuilt in");
    assert_eq!(lines[3], format!("mine\tLesson / Урок\t{}", path(&folder, "a.toml")));
}

#[test]
fn draw_writes_svg_and_png_in_either_language() {
    let folder = folder(&[("a.toml", text_of("simple").as_bytes()), ("bad.toml", b"format = 1\n")]);
    let (file, svg, png) = (path(&folder, "a.toml"), path(&folder, "a.svg"), path(&folder, "a.PNG"));
    assert_eq!(
        workflow(&["draw", &file, "--out", &svg], None),
        (Some(0), String::new())
    );
    let english = fs::read_to_string(&svg).unwrap();
    assert!(english.starts_with("<svg") && !english.contains("<text"));
    let (code, russian) = workflow(&["draw", "simple", "--lang", "ru"], None);
    assert!(code == Some(0) && russian.starts_with("<svg") && russian.trim_end() != english.trim_end());
    assert_eq!(
        workflow(&["draw", &file, "--lang", "ru", "--out", &png], None).0,
        Some(0)
    );
    assert!(fs::read(&png).unwrap().starts_with(b"\x89PNG"));
    for (arguments, code, words) in [
        (vec!["draw", &file, "--out", "a.gif"], 1, "ends in .svg or .png"),
        (vec!["draw", &path(&folder, "bad.toml")], 1, "bad.toml:1: "),
        (vec!["draw", "nothing"], 1, "cannot be read"),
        (
            vec!["draw", &file, "--out", "/no/such/folder/a.svg"],
            1,
            "cannot be written",
        ),
        (vec!["draw", &file, "--lang", "xx"], 2, "xx"),
    ] {
        let (ended, said) = workflow(&arguments, None);
        assert!(
            ended == Some(code) && said.contains(words),
            "{arguments:?}: {ended:?} {said}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hangup_reads_the_folder_again_and_a_bad_file_leaves_what_was_loaded() {
    let (db, guard) = database::open().await;
    db.close().await;
    let server = TelegramServer::start(Telegram::new(TOKEN, BOT), Clock::System).await;
    let folder = folder(&[
        ("a.toml", named("first").as_bytes()),
        ("b.toml", named("second").as_bytes()),
    ]);
    let place = tempfile::tempdir().unwrap();
    let said = place.path().join("said");
    let variables = [("SLOTKEEPER_WORKFLOWS", folder.path().to_str().unwrap())];
    let program = binary::start_with(&server.url(), guard.url(), &said, &variables);
    says(&said, "serving").await;

    let put = |file: &str, text: &str| fs::write(folder.path().join(file), text).unwrap();
    put(
        "a.toml",
        &named("first").replace("on_book = \"confirmed\"", "on_book = \"paid\""),
    );
    put("c.toml", &named("third"));
    program.asks_to_reload();
    says(&said, "consultation, first, group-class, lesson, second, simple, third").await;
    let heard = fs::read_to_string(&said).unwrap();
    let why = "a.toml:7: the entry: `on_book` needs a status whose phase is upcoming; `paid` is done";
    assert!(
        heard.contains(why) && heard.contains("what was loaded before stays in force"),
        "{heard}"
    );

    fs::remove_file(folder.path().join("b.toml")).unwrap();
    put("a.toml", &named("mended"));
    program.asks_to_reload();
    says(&said, "consultation, group-class, lesson, mended, simple, third").await;
    assert_eq!(program.terminate(), Some(0));
}

async fn says(said: &Path, words: &str) {
    eventually(words, async || {
        fs::read_to_string(said).is_ok_and(|heard| heard.contains(words))
    })
    .await;
}

#[tokio::test]
async fn a_tenant_stays_on_the_workflow_it_has() {
    let (db, _guard) = database::open().await;
    let folder = folder(&[]);
    let shipped = Catalogue::load(None).unwrap();
    let core = Core {
        flows: Arc::new(Workflows::of_folder(shipped, Some(folder.path().to_owned()))),
        ..practice::core(db, Clock::System)
    };
    let owners = practice::people(&core.db, 1, 2, core.clock.now()).await;
    let early = practice::practice(&core, owners[0], Approval::Never).await;
    let changed = text_of("lesson").replace("\"Lesson\"", "\"Another lesson\"");
    fs::write(folder.path().join("lesson.toml"), changed).unwrap();
    assert_eq!(core.flows.reload(), []);

    let title = async |flows: &Workflows, id| {
        let mut conn = core.db.read().await.unwrap();
        let version = tenant::by_id(&mut conn, id).await.unwrap().unwrap().workflow_version;
        let workflow = flows.of(&mut conn, id, version).await.unwrap();
        workflow.title.get("en").to_owned()
    };
    let late = practice::practice(&core, owners[1], Approval::Never).await;
    assert_eq!(title(&core.flows, early).await, "Lesson");
    assert_eq!(title(&core.flows, late).await, "Another lesson");
    let restarted = Workflows::new(Catalogue::load(Some(folder.path())).unwrap());
    assert_eq!(title(&restarted, early).await, "Lesson");
}

#[tokio::test]
async fn an_operator_has_the_folder_read_again_by_a_tap_and_nobody_else_can() {
    story(async |world| {
        let operator = world.person(OPERATOR, "Olga", "en");
        operator.starts(world).await;
        operator.taps(world, "Read workflows again").await;
        operator.hears("4 workflows are in force");
        operator.looks();
        let anna = world.person(77, "Anna", "en");
        anna.starts(world).await;
        let reload = Callback::Do(Act::Reload).encode(Origin::Screen);
        anna.forges(world, &reload).await;
        assert!(!anna.phone.toasts().last().unwrap().text.contains("in force"));
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn where_nobody_waits_for_an_answer_who_asks_is_booked() {
    let (db, _guard) = database::open().await;
    let plain = practice::core(db, Clock::manual(practice::at("2026-11-23T09:00")));
    for (n, id, status, asked) in [(1, "lesson", "requested", 1), (3, "simple", "booked", 0)] {
        let core = Core {
            flows: Arc::new(practice::serving(id)),
            ..plain.clone()
        };
        let people = practice::people(&core.db, n, 2, core.clock.now()).await;
        let tenant = practice::practice(&core, people[0], Approval::Always).await;
        let slot = practice::slot(&core, tenant, people[0], "2026-11-25T10:00").await;
        let booking = practice::book(&core, tenant, people[1], slot).await;
        assert_eq!(practice::status(&core, tenant, booking).await, status);
        let mut conn = core.db.read().await.unwrap();
        assert_eq!(
            outbox::asking(&mut conn, tenant, booking).await.unwrap().len(),
            asked,
            "{id}"
        );
    }
}

#[tokio::test]
async fn a_prepaid_consultation_that_is_not_paid_in_time_expires() {
    let (db, _guard) = database::open().await;
    let core = Core {
        flows: Arc::new(practice::serving("consultation")),
        ..practice::core(db, Clock::manual(practice::at("2026-11-23T09:00")))
    };
    let people = practice::people(&core.db, 1, 2, core.clock.now()).await;
    let tenant = practice::practice(&core, people[0], Approval::Always).await;
    let slot = practice::slot(&core, tenant, people[0], "2026-11-25T10:00").await;
    let booking = practice::book(&core, tenant, people[1], slot).await;
    practice::take(&core, tenant, people[0], booking, "approve").await;
    for (hours, status) in [(23, "awaiting-payment"), (1, "expired")] {
        core.clock.advance(Span::hours(hours));
        slotkeeper::scheduler::run_timers(&core, core.clock.now())
            .await
            .unwrap();
        assert_eq!(practice::status(&core, tenant, booking).await, status);
    }
}
