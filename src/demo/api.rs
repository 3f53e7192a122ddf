//! What the page asks for, and what it can do besides the acts of people: more phones, the clock, a world begun anew.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::news::Told;
use super::{Hub, World, profile};
use crate::domain::moment::Span;
use crate::domain::zone::Zone;
use crate::simulator::{Cannot, Person};
use crate::storage::{Fault, due};
use crate::telegram::texts::Lang;

const PEOPLE_MAX: usize = 24;
const NAME_MAX: usize = 64;
/// The clock never jumps further at once.
const LONGEST_JUMP: Span = Span::days(31);
/// What is done before the practice is there waits for it.
const SEED_LIMIT: Duration = Duration::from_secs(20);

/// All that the page shows.
pub(super) async fn state(State(hub): State<Arc<Hub>>) -> Answer {
    let news = Told::default().news(&hub, &hub.world()).await?;
    Ok(Json(news.unwrap_or_default()))
}

#[derive(Deserialize)]
struct Newcomer {
    name: String,
    language: Option<String>,
    zone: Option<String>,
}

/// One more phone.
pub(super) async fn people(State(hub): State<Arc<Hub>>, body: Bytes) -> Answer {
    let newcomer: Newcomer = read(&body)?;
    let name = newcomer.name.trim();
    if name.is_empty() || name.chars().count() > NAME_MAX {
        return Err(No::because(format!("a name has 1 to {NAME_MAX} characters")));
    }
    let zone = newcomer.zone.as_deref().filter(|zone| !zone.is_empty());
    let zone = zone.map(Zone::parse).transpose().map_err(No::because)?;
    let world = hub.world();
    let people = world.telegram.people();
    if people.len() >= PEOPLE_MAX {
        return Err(No::because(format!("{PEOPLE_MAX} phones are the most")));
    }
    let id = people.iter().map(Person::id).max().unwrap_or(0) + 1;
    let lang = newcomer.language.as_deref().and_then(Lang::of_code);
    let newcomer = profile(id, name, lang.unwrap_or(hub.options.lang));
    world.telegram.person(match zone {
        Some(zone) => newcomer.zone(zone.name()),
        None => newcomer,
    });
    Ok(Json(json!({ "ok": true, "id": id })))
}

#[derive(Deserialize)]
struct Jump {
    advance: Advance,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Advance {
    Named(Named),
    Minutes(i64),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Named {
    Hour,
    Day,
    Reminder,
}

/// Moves the clock forward; answers when the bot has done what fell due.
pub(super) async fn clock(State(hub): State<Arc<Hub>>, body: Bytes) -> Answer {
    let jump: Jump = read(&body)?;
    ready(&hub).await?;
    let _one_at_a_time = hub.worlds.lock().await;
    let world = hub.world();
    let now = world.clock.now();
    let until = match jump.advance {
        Advance::Named(Named::Hour) => Some(now + Span::hours(1)),
        Advance::Named(Named::Day) => Some(now + Span::days(1)),
        Advance::Named(Named::Reminder) => due::next_reminder(&mut world.app.core.db.read().await?).await?,
        Advance::Minutes(minutes) => (1..=LONGEST_JUMP.0 / 60)
            .contains(&minutes)
            .then(|| now + Span::minutes(minutes)),
    };
    let until = until.ok_or(No::because("the clock cannot go there"))?;
    world.travel(until).await?;
    hub.jumped();
    Ok(Json(json!({ "ok": true, "now_ms": world.clock.now_ms() })))
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Anew {
    empty: bool,
}

/// Begins another world, seeded or empty.
pub(super) async fn reset(State(hub): State<Arc<Hub>>, body: Bytes) -> Answer {
    let anew: Anew = read(&body)?;
    let begun = hub.reset(anew.empty).await;
    begun.map_err(|why| No::because(format!("{why:#}")))?;
    Ok(Json(json!({ "ok": true })))
}

/// A photo or a document of any chat.
pub(super) async fn file(State(hub): State<Arc<Hub>>, Path(id): Path<String>) -> Response {
    let Some(upload) = hub.world().telegram.file(&id) else {
        return No::with(StatusCode::NOT_FOUND, "there is no such file").into_response();
    };
    // Nothing that a browser would run, whatever its sender calls it.
    let kind = match upload.bytes.as_slice() {
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [0xff, 0xd8, ..] => "image/jpeg",
        [b'G', b'I', b'F', b'8', ..] => "image/gif",
        _ => "application/octet-stream",
    };
    let name: String = upload
        .file_name
        .bytes()
        .map(|byte| match byte {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect();
    let disposition = format!("attachment; filename*=UTF-8''{name}");
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    (headers, upload.bytes).into_response()
}

/// The world, once its practice is there.
pub(super) async fn ready(hub: &Hub) -> Result<Arc<World>, No> {
    let world = hub.world();
    match tokio::time::timeout(SEED_LIMIT, world.ready()).await {
        Ok(()) => Ok(world),
        Err(_) => Err(No::because("the practice is still being made; try again in a moment")),
    }
}

pub(super) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, No> {
    serde_json::from_slice(body).map_err(|error| No::with(StatusCode::BAD_REQUEST, error))
}

pub(super) type Answer = Result<Json<Value>, No>;

/// An answer to the page that something could not be done, and why.
pub(super) struct No {
    status: StatusCode,
    why: String,
}

impl No {
    /// Something that a phone or the demo does not let people do: no fault of the page's.
    pub(super) fn because(why: impl ToString) -> Self {
        Self::with(StatusCode::OK, why)
    }

    pub(super) fn with(status: StatusCode, why: impl ToString) -> Self {
        let why = why.to_string();
        Self { status, why }
    }
}

impl From<Cannot> for No {
    fn from(cannot: Cannot) -> Self {
        Self::because(cannot)
    }
}

impl From<Fault> for No {
    fn from(fault: Fault) -> Self {
        tracing::error!(%fault, "the page got no answer");
        Self::with(StatusCode::INTERNAL_SERVER_ERROR, "that failed; the log says why")
    }
}

impl IntoResponse for No {
    fn into_response(self) -> Response {
        (self.status, Json(json!({ "ok": false, "why": self.why }))).into_response()
    }
}
