//! The bot's token and the database's password are nowhere in what the program writes, whatever goes wrong.

use std::path::Path;

use slotkeeper::clock::Clock;
use slotkeeper::simulator::{Fault, Profile, Telegram};

use crate::world::binary;
use crate::world::database;
use crate::world::eventually;
use crate::world::telegram::{BOT, TelegramServer};

const TOKEN: &str = "7000000002:AAHq_w3RtY-uIoPaSdFgHjKlZxCvBnM1234";
const SECRET: &str = "AAHq_w3RtY-uIoPaSdFgHjKlZxCvBnM1234";
const PASSWORD: &str = "pa55+w0rd-of-the-database";
/// As an address writes it.
const ENCODED: &str = "pa55%2Bw0rd-of-the-database";
/// Port 9 of the loopback address refuses at once.
const NOBODY: &str = "http://127.0.0.1:9";

/// The words are said, and the secrets are not.
fn says(said: &str, words: &str) {
    keeps(said);
    assert!(said.contains(words), "it does not say {words:?}:\n{said}");
}

fn keeps(said: &str) {
    let plain = decoded(said);
    for text in [said, &plain, &decoded(&plain)] {
        for secret in [TOKEN, SECRET, &SECRET[..20], PASSWORD, ENCODED] {
            assert!(!text.contains(secret), "{secret:?} is in:\n{text}");
        }
    }
}

/// Without percent-encoding.
fn decoded(text: &str) -> String {
    let parts = text.replace('+', "%2B");
    let pair = format!("x={}", parts.replace('&', "%26"));
    let value = url::form_urlencoded::parse(pair.as_bytes()).next();
    value.map(|(_, value)| value.into_owned()).unwrap_or_default()
}

/// An end with one sentence and this exit code.
fn ends_with(code: i32, arguments: &[&str], variables: &[(&str, &str)], words: &str) {
    let (ended, said) = binary::ends(arguments, variables);
    says(&said, words);
    assert_eq!(ended, Some(code), "{said}");
    let sentence = said.lines().last().unwrap_or_default();
    assert!(code != 1 || sentence.starts_with("slotkeeper: "), "{said}");
}

fn read(said: &Path) -> String {
    std::fs::read_to_string(said).unwrap_or_default()
}

#[test]
fn percent_encoding_does_not_hide_a_secret_from_this_search() {
    assert_eq!(decoded("/bot7%3AAA%5Fb?x=1&y=a+b %"), "/bot7:AA_b?x=1&y=a+b %");
}

#[test]
fn help_and_a_mistaken_command_line_keep_the_token() {
    let variables = [("SLOTKEEPER_BOT_TOKEN", TOKEN)];
    ends_with(0, &["--help"], &variables, "Usage: slotkeeper");
    ends_with(0, &["run", "--help"], &variables, "SIGTERM");
    ends_with(2, &[TOKEN], &variables, "unrecognized subcommand");
    ends_with(2, &["run", TOKEN], &variables, "unexpected argument");
    ends_with(
        2,
        &["run", &format!("--token={TOKEN}")],
        &variables,
        "unexpected argument",
    );
}

#[test]
fn a_token_or_a_password_in_the_wrong_place_does_not_come_back() {
    let quoted = format!("'{TOKEN}'");
    let address = format!("{NOBODY}/bot{TOKEN}");
    let encoded = format!("{NOBODY}/bot{}", TOKEN.replace(':', "%3A"));
    let in_database = format!("postgres://slotkeeper:{PASSWORD}@local host/db");
    let bare = format!("slotkeeper:{PASSWORD}@localhost/db");
    let name = format!("SLOTKEEPER_{TOKEN}");
    let wrong = [
        ("SLOTKEEPER_BOT_TOKEN", quoted.as_str()),
        ("SLOTKEEPER_BOT_TOKEN_FILE", TOKEN),
        ("SLOTKEEPER_API_URL", &address),
        ("SLOTKEEPER_API_URL", &encoded),
        ("SLOTKEEPER_API_URL", TOKEN),
        ("SLOTKEEPER_DATABASE_URL", TOKEN),
        ("SLOTKEEPER_DATABASE_URL", &in_database),
        ("SLOTKEEPER_DATABASE_URL", &bare),
        ("SLOTKEEPER_OPERATORS", TOKEN),
        ("SLOTKEEPER_WORKFLOWS", TOKEN),
        ("SLOTKEEPER_LOG", TOKEN),
        ("SLOTKEEPER_CONFIG", TOKEN),
        (name.as_str(), "1"),
    ];
    for (variable, value) in wrong {
        let shown = if variable == name {
            "no setting has this name"
        } else {
            variable
        };
        let proper = ("SLOTKEEPER_BOT_TOKEN", TOKEN);
        let variables = if variable == "SLOTKEEPER_BOT_TOKEN_FILE" {
            vec![(variable, value)]
        } else {
            vec![proper, (variable, value)]
        };
        ends_with(1, &["run"], &variables, shown);
    }
    ends_with(
        1,
        &["run", "--config", TOKEN],
        &[("SLOTKEEPER_BOT_TOKEN", TOKEN)],
        "--config",
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("slotkeeper.toml");
    std::fs::write(&file, format!("log = \"info\"\nbot_token = {TOKEN}\n")).unwrap();
    ends_with(
        1,
        &["run", "--config", file.to_str().unwrap()],
        &[],
        "slotkeeper.toml: line 2",
    );
}

#[test]
fn a_database_that_cannot_be_opened_ends_the_start_without_its_password() {
    for rest in [
        "@127.0.0.1:9/db",
        "@127.0.0.1:9/db?sslmode=require",
        "@127.0.0.1:9/db?sslmode=nonsense",
        "@%2Fno%2Fsuch%2Ffolder/db",
    ] {
        for password in [PASSWORD, ENCODED] {
            let url = format!("postgres://slotkeeper:{password}{rest}");
            let variables = [
                ("SLOTKEEPER_BOT_TOKEN", TOKEN),
                ("SLOTKEEPER_DATABASE_URL", url.as_str()),
                ("SLOTKEEPER_API_URL", NOBODY),
                ("SLOTKEEPER_LOG", "trace"),
            ];
            ends_with(1, &["run"], &variables, "the database cannot be opened");
        }
    }
    let url = format!("postgres://slotkeeper@127.0.0.1:9/db?password={ENCODED}");
    let variables = [
        ("SLOTKEEPER_BOT_TOKEN", TOKEN),
        ("SLOTKEEPER_DATABASE_URL", url.as_str()),
    ];
    ends_with(1, &["run"], &variables, "the database cannot be opened");
    let variables = [
        ("SLOTKEEPER_BOT_TOKEN", TOKEN),
        ("SLOTKEEPER_DATABASE_URL", "sqlite:///no/such/folder/slotkeeper.db"),
    ];
    ends_with(1, &["run"], &variables, "the database cannot be opened");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_token_ends_the_start_and_a_network_that_is_down_does_not() {
    let (db, guard) = database::open().await;
    db.close().await;
    let folder = tempfile::tempdir().unwrap();
    let server = TelegramServer::start(Telegram::new("7000000002:another", BOT), Clock::System).await;

    let said = folder.path().join("wrong");
    let program = binary::start_talkative(&server.url(), guard.url(), &said, TOKEN);
    assert_eq!(
        program.wait(std::time::Duration::from_secs(30)),
        Some(1),
        "{}",
        read(&said)
    );
    says(&read(&said), "slotkeeper: Telegram does not know this bot token");
    let sentences = read(&said);
    let sentences: Vec<&str> = sentences
        .lines()
        .filter(|line| line.starts_with("slotkeeper: "))
        .collect();
    assert_eq!(sentences.len(), 1, "{sentences:?}");

    let said = folder.path().join("down");
    let program = binary::start_talkative(NOBODY, guard.url(), &said, TOKEN);
    eventually("it has tried twice", async || {
        read(&said).matches("Telegram cannot be reached; again in").count() >= 2
    })
    .await;
    assert!(!program.has_ended());
    assert_eq!(program.terminate(), Some(0), "{}", read(&said));
    keeps(&read(&said));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn faults_of_the_network_while_serving_are_waited_out_in_silence_about_the_token() {
    let (db, guard) = database::open().await;
    db.close().await;
    let folder = tempfile::tempdir().unwrap();
    let said = folder.path().join("said");
    let server = TelegramServer::start(Telegram::new(TOKEN, BOT), Clock::System).await;
    let telegram = &server.telegram;
    telegram.break_next("getMe", 1, Fault::garbage());
    telegram.break_next("getMe", 1, Fault::dead());
    telegram.break_next("getMe", 1, Fault::status(502));

    let program = binary::start_talkative(&server.url(), guard.url(), &said, TOKEN);
    eventually("it serves", async || read(&said).contains("serving")).await;
    for (n, fault) in [Fault::garbage(), Fault::dead(), Fault::status(502), Fault::status(409)]
        .into_iter()
        .enumerate()
    {
        telegram.break_next("sendMessage", 1, fault.clone());
        telegram.break_next("getUpdates", 1, fault);
        let person = telegram.person(Profile::new(50 + n as i64, "Nina"));
        person.starts(Clock::System.now_ms());
        eventually("the fault is over", async || !person.messages_with_buttons().is_empty()).await;
    }
    let log = read(&said);
    says(&log, "Telegram cannot be reached; again in");
    says(&log, "Telegram cannot be asked for updates; again in");
    says(&log, "another instance polls with the same bot token");

    telegram.break_next("getUpdates", 1, Fault::status(401));
    assert_eq!(
        program.wait(std::time::Duration::from_secs(40)),
        Some(1),
        "{}",
        read(&said)
    );
    says(
        &read(&said),
        "slotkeeper: Telegram does not know this bot token any more",
    );
}
