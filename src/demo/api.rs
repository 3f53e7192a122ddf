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

use super::rules::words;
use super::{BOT, Hub, World, cast, profile};
use crate::domain::link::Link;
use crate::domain::moment::Span;
use crate::domain::zone::Zone;
use crate::simulator::{Cannot, Event, Outcome, Person};
use crate::storage::{Conn, Fault, Result, due, tenant};
use crate::telegram::texts::Lang;

const NAME: &str = "Slotkeeper";
const PEOPLE_MAX: usize = 24;
const NAME_MAX: usize = 64;
/// Practices whose links are shown.
const PRACTICES: u64 = 8;
/// Calls that the journal shows, newest last, and characters of each of their parameters.
const CALLS: usize = 30;
const PARAMETER: usize = 600;
/// Answers to taps that a page may still have to show.
const TOASTS: usize = 10;
/// The clock never jumps further at once.
const LONGEST_JUMP: Span = Span::days(31);
/// What is done before the practice is there waits for it.
const SEED_LIMIT: Duration = Duration::from_secs(20);

/// All that the page shows.
pub(super) async fn state(State(hub): State<Arc<Hub>>) -> Answer {
    let world = hub.world();
    let now_ms = world.clock.now_ms();
    let people = world.telegram.people();
    let views: Vec<Value> = people
        .iter()
        .map(|person| {
            let mut chat = person.screen(now_ms);
            chat.toasts.drain(..chat.toasts.len().saturating_sub(TOASTS));
            let files = chat
                .messages
                .iter()
                .filter_map(|message| message.media.as_ref()?.file_id());
            let files: Value = files
                .filter_map(|id| Some((id.to_owned(), json!(world.telegram.file_name_and_size(id)?))))
                .collect();
            json!({
                "id": person.id(),
                "files": files,
                "name": chat.person.first_name,
                "language": chat.person.language_code,
                "role": world.role(person.id()),
                "zone": chat.person.zone,
                "chat": chat,
            })
        })
        .collect();
    let (next, links) = match world.app.core.db.read().await {
        Ok(mut conn) => (
            due::next_reminder(&mut conn).await?,
            links(&mut conn, &world, &people).await?,
        ),
        // This world has ended, and the next is on its way.
        Err(Fault::Closed) => Default::default(),
        Err(fault) => return Err(fault.into()),
    };
    let zone = cast::zone(hub.options.lang);
    Ok(Json(json!({
        "now_ms": now_ms,
        "zone": zone.name(),
        "ready": *world.ready.borrow(),
        "bot": { "name": NAME, "username": BOT },
        "people": views,
        "next_reminder_ms": next.map(|next| next.0 * 1000),
        "links": links,
        "journal": journal(&world),
    })))
}

/// The newest invite in sight that stands, and the link of each practice.
async fn links(conn: &mut Conn, world: &World, people: &[Person]) -> Result<Vec<Value>> {
    let mut links = Vec::new();
    let in_sight = people.iter().flat_map(|person| person.deep_links().into_iter().rev());
    for url in in_sight {
        let payload = url.split_once("start=").map(|(_, payload)| payload);
        if let Some(Link::Invite(token)) = payload.and_then(Link::parse)
            && let Some(invite) = tenant::invite(conn, &token).await?
            && invite.used_by.is_none()
        {
            links.push(json!({ "title": "Invite", "url": url }));
            break;
        }
    }
    for tenant in tenant::list(conn, PRACTICES).await? {
        let url = world.telegram.link(&Link::Tenant(tenant.slug).encode());
        links.push(json!({ "title": tenant.name, "url": url }));
    }
    Ok(links)
}

/// The calls since somebody last did something.
fn journal(world: &World) -> Vec<Value> {
    let entries = world.telegram.journal();
    let calls = entries.iter().rev().map_while(|entry| match &entry.event {
        Event::Act { .. } => None,
        Event::Call {
            method,
            params,
            outcome,
            rules,
        } => {
            let description = match outcome {
                Outcome::Ok => None,
                Outcome::Refused { description, .. } => Some(description.clone()),
                Outcome::Broken { .. } => Some("the connection broke".to_owned()),
            };
            Some(json!({
                "seq": entry.seq,
                "at_ms": entry.at_ms,
                "method": method,
                "ok": *outcome == Outcome::Ok,
                "description": description,
                "params": cut(params),
                "rules": rules.iter().copied().map(words).collect::<Vec<_>>(),
            }))
        }
    });
    let mut calls: Vec<Value> = calls.take(CALLS).collect();
    calls.reverse();
    calls
}

fn cut(params: &Value) -> Value {
    let mut params = params.clone();
    for value in params
        .as_object_mut()
        .into_iter()
        .flat_map(|fields| fields.values_mut())
    {
        if let Value::String(text) = value
            && let Some((end, _)) = text.char_indices().nth(PARAMETER)
        {
            text.truncate(end);
            text.push('…');
        }
    }
    params
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
pub(super) async fn ready(hub: &Hub) -> std::result::Result<Arc<World>, No> {
    let world = hub.world();
    match tokio::time::timeout(SEED_LIMIT, world.ready()).await {
        Ok(()) => Ok(world),
        Err(_) => Err(No::because("the practice is still being made; try again in a moment")),
    }
}

pub(super) fn read<T: DeserializeOwned>(body: &[u8]) -> std::result::Result<T, No> {
    serde_json::from_slice(body).map_err(|error| No::with(StatusCode::BAD_REQUEST, error))
}

pub(super) type Answer = std::result::Result<Json<Value>, No>;

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
