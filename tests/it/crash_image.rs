//! Nothing is said before it is durable: whenever a call reaches the wire, what is committed at that moment holds
//! already what the call says.
//!
//! On SQLite the files are copied there and then, as a crash would leave them, and the copy is opened; on PostgreSQL
//! another session looks.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, mpsc};

use secrecy::ExposeSecret;
use serde_json::Value;
use slotkeeper::domain::notice::Notice;
use slotkeeper::domain::policy::Approval;
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

use crate::house::House;
use crate::practice::at;
use crate::world::{World, story};

/// A call as the wire sees it.
struct Call {
    method: String,
    params: Value,
}

/// What was found: how many calls of each kind were looked at, and what was said too early.
#[derive(Default)]
struct Findings {
    looked_at: BTreeMap<&'static str, usize>,
    faults: Vec<String>,
}

/// What is committed at one moment.
enum Image {
    Copy {
        connection: SqliteConnection,
        _folder: tempfile::TempDir,
    },
    Session(PgConnection),
}

impl Image {
    async fn copy(file: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("copy.db");
        let wal = beside(file, "-wal");
        // A checkpoint that came between the two copies would take from one what it had not yet given to the other.
        let salts = || {
            std::fs::read(&wal)
                .unwrap_or_default()
                .into_iter()
                .take(32)
                .collect::<Vec<u8>>()
        };
        loop {
            let before = salts();
            std::fs::copy(file, &copy).unwrap();
            std::fs::copy(&wal, beside(&copy, "-wal")).unwrap();
            if salts() == before {
                break;
            }
        }
        let url = format!("sqlite://{}", copy.display());
        Self::Copy {
            connection: SqliteConnection::connect(&url).await.unwrap(),
            _folder: folder,
        }
    }

    async fn texts(&mut self, sql: &str) -> Vec<String> {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Copy { connection, .. } => sqlx::query_scalar(sql).fetch_all(connection).await.unwrap(),
            Self::Session(connection) => sqlx::query_scalar(sql).fetch_all(connection).await.unwrap(),
        }
    }

    async fn count(&mut self, of: &str) -> i64 {
        let sql = AssertSqlSafe(format!("SELECT COUNT(*) FROM {of}"));
        match self {
            Self::Copy { connection, .. } => sqlx::query_scalar(sql).fetch_one(connection).await.unwrap(),
            Self::Session(connection) => sqlx::query_scalar(sql).fetch_one(connection).await.unwrap(),
        }
    }

    /// What kind of call it was, and what of it is not committed yet.
    async fn look(&mut self, call: &Call, first_update: i64) -> (&'static str, Vec<String>) {
        let params = &call.params;
        match call.method.to_ascii_lowercase().as_str() {
            "getupdates" => {
                let Some(offset) = number(&params["offset"]) else {
                    return ("first poll", Vec::new());
                };
                let kept = self
                    .count(&format!(
                        "inbox WHERE update_id >= {first_update} AND update_id < {offset}"
                    ))
                    .await;
                (
                    "poll",
                    must(kept == offset - first_update, "a confirmed update is not in the inbox"),
                )
            }
            "answercallbackquery" => {
                let query = params["callback_query_id"].as_str().unwrap();
                let done = self
                    .count(&format!(
                        "inbox WHERE done_at IS NOT NULL AND event LIKE '%\"query\":\"{query}\"%'"
                    ))
                    .await;
                ("answer", must(done == 1, "an answered tap is not done"))
            }
            "sendmessage" | "editmessagetext" => {
                let buttons = buttons(params);
                let mut faults = Vec::new();
                for (callback, _) in &buttons {
                    faults.extend(self.names(callback).await);
                }
                let chat = number(&params["chat_id"]).unwrap();
                let of_screen = buttons.iter().any(|(_, origin)| *origin == Origin::Screen);
                if of_screen {
                    let wanted = self
                        .count(&format!(
                            "chat JOIN person ON person.person_id = chat.person_id \
                             WHERE person.telegram_id = {chat} AND chat.wanted > chat.drawn"
                        ))
                        .await;
                    faults.extend(must(wanted == 1, "a screen that nothing committed asked for"));
                    return ("screen", faults);
                }
                let notices = self
                    .texts(&format!(
                        "SELECT notice FROM outbox JOIN person ON person.person_id = outbox.person_id \
                         WHERE person.telegram_id = {chat} AND outbox.claim IS NOT NULL AND outbox.attempts > 0"
                    ))
                    .await;
                faults.extend(must(notices.len() == 1, "a notice that is not in hand"));
                for notice in notices {
                    faults.extend(self.told(&serde_json::from_str(&notice).unwrap()).await);
                }
                ("notice", faults)
            }
            // A screen that was replaced goes or loses its buttons: the one in its place was looked at.
            "deletemessage" | "editmessagereplymarkup" => ("tidying", Vec::new()),
            other => ("unknown", vec![format!("nobody thought of {other}")]),
        }
    }

    /// Whether what a button names is there, and at least as new as the button says.
    async fn names(&mut self, callback: &Callback) -> Vec<String> {
        let there = match callback {
            Callback::Do(
                Act::Step {
                    tenant,
                    booking,
                    entry_no,
                    ..
                }
                | Act::Pay {
                    tenant,
                    booking,
                    entry_no,
                }
                | Act::Undo {
                    tenant,
                    booking,
                    entry_no,
                },
            ) => format!("booking WHERE tenant_id = {tenant} AND booking_id = {booking} AND entry_no >= {entry_no}"),
            Callback::Go(
                Place::Booking { tenant, booking }
                | Place::CancelAsk { tenant, booking }
                | Place::Lesson { tenant, booking },
            ) => format!("booking WHERE tenant_id = {tenant} AND booking_id = {booking}"),
            Callback::Do(Act::BookAt { tenant, slot, .. })
            | Callback::Go(Place::Confirm { tenant, slot } | Place::Slot { tenant, slot }) => {
                format!("slot WHERE tenant_id = {tenant} AND slot_id = {slot}")
            }
            _ => return Vec::new(),
        };
        must(
            self.count(&there).await == 1,
            &format!("{callback:?} is on a button, but not there"),
        )
    }

    /// Whether what a notice tells has happened.
    async fn told(&mut self, notice: &Notice) -> Vec<String> {
        let happened = match notice {
            Notice::Requested { booking }
            | Notice::Booked { booking }
            | Notice::BookedFor { booking }
            | Notice::Reasked { booking, .. } => {
                format!("booking WHERE booking_id = {booking}")
            }
            Notice::Stepped { booking, entry_no }
            | Notice::Undone { booking, entry_no }
            | Notice::Receipt { booking, entry_no }
            | Notice::KinDid { booking, entry_no }
            | Notice::Settled { booking, entry_no, .. } => {
                format!("history WHERE booking_id = {booking} AND entry_no = {entry_no}")
            }
            Notice::Reminder { lessons, .. } => {
                let ids: Vec<String> = lessons.iter().map(|lesson| lesson.booking.to_string()).collect();
                format!(
                    "reminder WHERE fired_at IS NOT NULL AND booking_id IN ({}) HAVING COUNT(*) > 0",
                    ids.join(", ")
                )
            }
            Notice::KinJoined { client, person } => {
                format!("client_person WHERE client_id = {client} AND person_id = {person}")
            }
            Notice::Asked { message } | Notice::Replied { message } | Notice::Written { message } => {
                format!("message WHERE message_id = {message}")
            }
            Notice::MessageSettled { message } => {
                format!("message WHERE message_id = {message} AND answered_at IS NOT NULL")
            }
            Notice::Freed { walk, since, .. } => format!("freeing WHERE walk >= {}", since.unwrap_or(*walk)),
            Notice::FreedAnswered { of, .. } => format!("outbox WHERE outbox_id = {of} AND state = 'sent'"),
            Notice::JoinAsked { client, .. } => format!("client_join WHERE client_id = {client}"),
            Notice::Regular { standing, .. } => format!("standing WHERE standing_id = {standing}"),
            Notice::Offered { offer } => format!("offer WHERE offer_id = {offer}"),
            Notice::OfferSettled { offer, .. } | Notice::OfferEnded { offer } => {
                format!("offer WHERE offer_id = {offer} AND state <> 'open'")
            }
            Notice::OfferMissed { offer, .. } => format!("offer WHERE offer_id = {offer}"),
            Notice::JoinSettled { .. } | Notice::Joined { .. } => return Vec::new(),
            Notice::WatchEnded { .. } => return Vec::new(),
            Notice::Answered { letter } => format!("coming_asked WHERE letter = '{letter}'"),
            Notice::NewTimes { day } => format!("publication WHERE day = '{day}' AND fired_at IS NOT NULL"),
            Notice::ClockChange { at } => format!("clock_warning WHERE change_at = {}", at.0),
            Notice::Claimed { claim } => format!("payment_claim WHERE claim_id = {claim}"),
            Notice::Proof { claim } => format!("payment_claim WHERE claim_id = {claim} AND file IS NOT NULL"),
            Notice::ClaimSettled { claim } | Notice::ClaimAnswered { claim } => {
                format!("payment_claim WHERE claim_id = {claim} AND settled_at IS NOT NULL")
            }
            Notice::Series { series, .. }
            | Notice::SeriesSettled { series, .. }
            | Notice::SeriesReceipt { series, .. }
            | Notice::SeriesAccepted { series, .. } => format!("booking WHERE series_id = {series}"),
            Notice::SeriesStepped { bookings, status, .. } => {
                let ids: Vec<String> = bookings.iter().map(ToString::to_string).collect();
                format!(
                    "history WHERE to_status = '{status}' AND booking_id IN ({}) HAVING COUNT(*) > 0",
                    ids.join(", ")
                )
            }
            Notice::CalledOff { job }
            | Notice::JobEnded { job }
            | Notice::JobGaveUp { job, .. }
            | Notice::News { job } => {
                format!("job WHERE job_id = {job}")
            }
            Notice::Outcomes { letter, .. } | Notice::OutcomesMarked { letter } => {
                format!("outcome_asked WHERE letter = '{letter}'")
            }
            Notice::Owes { .. } => return vec!["a digest was told".to_owned()],
            Notice::Bill { .. } | Notice::PackLeft { .. } => return vec!["money was told of".to_owned()],
            Notice::Plan { .. } | Notice::UnpaidList { .. } => return vec!["a digest was told".to_owned()],
            Notice::Team { .. } => return Vec::new(),
            Notice::Trouble => return vec!["trouble was told of".to_owned()],
        };
        must(
            self.count(&happened).await >= 1,
            &format!("told before it was kept: {notice:?}"),
        )
    }
}

fn must(so: bool, or_else: &str) -> Vec<String> {
    if so { Vec::new() } else { vec![or_else.to_owned()] }
}

/// A number as JSON or as a form has it.
fn number(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.parse().ok())
}

fn buttons(params: &Value) -> Vec<(Callback, Origin)> {
    let markup = match &params["reply_markup"] {
        Value::String(text) => serde_json::from_str(text).unwrap(),
        markup => markup.clone(),
    };
    let rows = markup["inline_keyboard"].as_array().cloned().unwrap_or_default();
    let buttons = rows.iter().filter_map(Value::as_array).flatten();
    let data = buttons.filter_map(|button| Callback::decode(button["callback_data"].as_str()?));
    data.collect()
}

fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Looks at each call from now on while it waits on the wire, in a thread of its own.
fn watch(world: &World) -> Arc<Mutex<Findings>> {
    let findings = Arc::new(Mutex::new(Findings::default()));
    let (calls, queue) = mpsc::channel::<(Call, mpsc::Sender<()>)>();
    let (file, url) = (world.app.core.db.file(), world.database.url().clone());
    let first_update = world.server.telegram.newest_update() + 1;
    let found = findings.clone();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async move {
            for (call, done) in queue {
                let mut image = match &file {
                    Some(file) => Image::copy(file).await,
                    None => Image::Session(PgConnection::connect(url.expose_secret()).await.unwrap()),
                };
                let (kind, faults) = image.look(&call, first_update).await;
                let mut found = found.lock().unwrap();
                *found.looked_at.entry(kind).or_default() += 1;
                let faults = faults
                    .into_iter()
                    .map(|fault| format!("{fault}: {} {}", call.method, call.params));
                found.faults.extend(faults);
                done.send(()).unwrap();
            }
        });
    });
    let calls = Mutex::new(calls);
    world.server.on_call(move |method, params| {
        let (done, is_done) = mpsc::channel();
        let call = Call {
            method: method.to_owned(),
            params: params.clone(),
        };
        calls.lock().unwrap().send((call, done)).unwrap();
        is_done.recv().unwrap();
    });
    findings
}

#[tokio::test]
async fn what_is_said_has_been_kept() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        assert_eq!(world.database.sql("UPDATE kind SET price = 2500").await, 1);
        house.slot(world, "2026-11-25T10:00").await;
        house.slot(world, "2026-11-25T11:00").await;
        let tutor = &house.tutor;
        let findings = watch(world);
        let before: u64 = world.server.telegram.counts().values().sum();

        let anna = house.client(world, "Anna").await;
        anna.taps(world, "Book a time").await;
        anna.taps(world, "25·2").await;
        anna.taps(world, "10:00").await;
        anna.taps(world, "Send a request").await;
        anna.sees("Request sent");
        tutor.taps(world, "✅ Accept").await;
        anna.sees("Booking confirmed");

        // A second one is withdrawn, and a third cancelled.
        anna.taps(world, "⌂").await;
        anna.taps(world, "Book a time").await;
        anna.taps(world, "25·1").await;
        anna.taps(world, "11:00").await;
        anna.taps(world, "Send a request").await;
        anna.taps(world, "Withdraw the request").await;
        anna.taps(world, "Yes, withdraw it").await;
        anna.sees("Request withdrawn");
        tutor.sees("Request withdrawn");
        anna.taps(world, "⌂").await;
        anna.taps(world, "Book a time").await;
        anna.taps(world, "25·1").await;
        anna.taps(world, "11:00").await;
        anna.taps(world, "Send a request").await;
        tutor.taps(world, "✅ Accept").await;
        anna.taps(world, "⌂").await;
        anna.taps(world, "📋 Bookings").await;
        anna.taps(world, "11:00–12:00").await;
        anna.taps(world, "Cancel this booking").await;
        anna.taps(world, "Yes, cancel it").await;
        anna.sees("Booking cancelled");
        tutor.sees("Cancelled: Anna");

        // The reminders of the first, the lesson, and what becomes of it.
        world.comes(at("2026-11-25T11:05")).await;
        assert_eq!(anna.count("⏰"), 2);
        tutor.taps(world, "⌂").await;
        tutor.taps(world, "📋 Bookings").await;
        tutor.taps(world, "Past").await;
        tutor.taps(world, "Anna").await;
        tutor.taps(world, "Held").await;
        tutor.hears("Held");
        tutor.taps(world, "💰 Paid").await;
        tutor.hears("Paid");
        tutor.taps(world, "↩").await;
        tutor.hears("Back to: Held");
        tutor.looks();
        anna.looks();

        world.server.clear_on_call();
        let found = findings.lock().unwrap();
        assert_eq!(found.faults, Vec::<String>::new());
        let after: u64 = world.server.telegram.counts().values().sum();
        let looked_at: usize = found.looked_at.values().sum();
        assert_eq!(looked_at as u64, after - before, "each call was looked at");
        for kind in ["poll", "answer", "screen", "notice"] {
            assert!(found.looked_at[kind] >= 10, "{:?}", found.looked_at);
        }
    })
    .await;
}
