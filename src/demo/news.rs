//! What a page is told of: first all there is, then what differs from what it was told before.

use std::collections::HashMap;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::Instant;

use super::rules::words;
use super::{BOT, Hub, World, cast};
use crate::domain::link::Link;
use crate::simulator::{Event, Outcome, Person};
use crate::storage::{Conn, Fault, Result, due, tenant};

const NAME: &str = "Slotkeeper";
/// Practices whose links are shown.
const PRACTICES: u64 = 8;
/// Calls that the journal shows, newest last, and characters of each of their parameters.
const CALLS: usize = 30;
const PARAMETER: usize = 600;
/// Answers to taps that a page may still have to show.
const TOASTS: usize = 10;
/// What stands around the chats may be so much older than they.
const LATER: Duration = Duration::from_millis(100);

/// What a page was told.
#[derive(Default)]
pub(super) struct Told {
    /// Of which world.
    world: Option<u32>,
    version: u64,
    /// The chats, but for their messages.
    chats: HashMap<i64, Value>,
    ready: bool,
    /// When what stands around the chats is to be told, if it may have changed.
    around: Option<Instant>,
}

impl Told {
    /// What is to be told now.
    pub async fn news(&mut self, hub: &Hub, world: &World) -> Result<Option<Value>> {
        if self.world != Some(world.id) {
            *self = Self {
                world: Some(world.id),
                around: Some(Instant::now()),
                ..Self::default()
            };
        }
        // What changes from here on is told the next time, perhaps again.
        let version = world.telegram.version();
        let ready = *world.ready.borrow();
        let changed = version != self.version;
        if changed {
            self.around.get_or_insert_with(|| Instant::now() + LATER);
        }
        if ready != self.ready {
            self.around = Some(Instant::now());
        }
        let now_ms = world.clock.now_ms();
        let people = world.telegram.people();
        let chats = people.iter().filter(|_| changed);
        let chats: Vec<Value> = chats.filter_map(|person| self.chat(world, person, now_ms)).collect();
        let mut news = json!({ "world": world.id, "now_ms": now_ms, "people": chats });
        (self.version, self.ready) = (version, ready);
        if self.around.is_some_and(|at| at <= Instant::now()) {
            self.around = None;
            let (next, links) = match world.app.core.db.read().await {
                Ok(mut conn) => (
                    due::next_reminder(&mut conn).await?,
                    links(&mut conn, world, &people).await?,
                ),
                // This world has ended, and the next is on its way.
                Err(Fault::Closed) => Default::default(),
                Err(fault) => return Err(fault),
            };
            news["zone"] = json!(cast::zone(hub.options.lang).name());
            news["ready"] = json!(ready);
            news["bot"] = json!({ "name": NAME, "username": BOT });
            news["next_reminder_ms"] = json!(next.map(|next| next.0 * 1000));
            news["links"] = json!(links);
            news["journal"] = json!(journal(world));
        } else if news["people"] == json!([]) {
            return Ok(None);
        }
        Ok(Some(news))
    }

    /// A chat in which something differs, with those messages that do.
    fn chat(&mut self, world: &World, person: &Person, now_ms: i64) -> Option<Value> {
        let mut chat = person.screen_since(self.version, now_ms);
        chat.toasts.drain(..chat.toasts.len().saturating_sub(TOASTS));
        let messages = std::mem::take(&mut chat.messages);
        let mut news = json!({
            "id": person.id(),
            "name": chat.person.first_name,
            "language": chat.person.language_code,
            "role": world.role(person.id()),
            "zone": chat.person.zone,
            "chat": chat,
        });
        if messages.is_empty() && self.chats.get(&person.id()) == Some(&news) {
            return None;
        }
        self.chats.insert(person.id(), news.clone());
        let files = messages.iter().filter_map(|message| message.media.as_ref()?.file_id());
        news["files"] = files
            .filter_map(|id| Some((id.to_owned(), json!(world.telegram.file_name_and_size(id)?))))
            .collect();
        news["chat"]["messages"] = json!(messages);
        Some(news)
    }

    /// To be told also what no change of a chat tells of: the clock jumped.
    pub fn look_around(&mut self) {
        self.around = Some(Instant::now());
    }

    /// Returns when it is time to tell what stands around the chats.
    pub async fn later(&self) {
        match self.around {
            Some(at) => tokio::time::sleep_until(at).await,
            None => std::future::pending().await,
        }
    }
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

/// The calls since somebody last did something; but the bot's waiting for news goes on all the time.
fn journal(world: &World) -> Vec<Value> {
    let entries = world.telegram.journal();
    let calls = entries.iter().rev().map_while(|entry| match &entry.event {
        Event::Act { .. } => None,
        Event::Call { method, .. } if method == "getUpdates" => Some(None),
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
            Some(Some(json!({
                "seq": entry.seq,
                "at_ms": entry.at_ms,
                "method": method,
                "ok": *outcome == Outcome::Ok,
                "description": description,
                "params": cut(params),
                "rules": rules.iter().copied().map(words).collect::<Vec<_>>(),
            })))
        }
    });
    let mut calls: Vec<Value> = calls.flatten().take(CALLS).collect();
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
