//! What people do on their phones, as the page tells it.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, Uri};
use serde::Deserialize;
use serde_json::{Value, json};

use super::api::{Answer, No, read, ready};
use super::{Hub, press};
use crate::simulator::{Button, Cannot, Message, Person, Press, Tap, Upload};

const NOBODY: &str = "there is no such person";

#[derive(Deserialize)]
struct Deed {
    person: i64,
    #[serde(flatten)]
    act: Act,
}

#[derive(Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
enum Act {
    Start,
    Open {
        link: String,
    },
    Say {
        text: String,
    },
    /// Of a message's keyboard, or of the reply keyboard where no message is named.
    Tap {
        message_id: Option<i32>,
        label: Option<String>,
        /// Tells apart buttons of one label.
        data: Option<String>,
        row: Option<usize>,
        column: Option<usize>,
    },
    Block,
    Unblock,
    DeleteChat,
    Location {
        lat: f64,
        lon: f64,
    },
}

/// Something that a person does on their phone.
pub(super) async fn act(State(hub): State<Arc<Hub>>, body: Bytes) -> Answer {
    let deed: Deed = read(&body)?;
    let world = ready(&hub).await?;
    let person = world.telegram.find(deed.person).ok_or(No::because(NOBODY))?;
    done(&person, deed.act, world.clock.now_ms()).map(Json)
}

/// A file that a person sends, as the body: `?person=3&kind=photo&name=house.png`, or `kind=document`.
pub(super) async fn send_file(State(hub): State<Arc<Hub>>, uri: Uri, body: Bytes) -> Answer {
    let given = |wanted: &str| {
        let mut fields = url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
        fields.find_map(|(name, value)| (name == wanted).then(|| value.into_owned()))
    };
    let world = ready(&hub).await?;
    let person = given("person").and_then(|id| world.telegram.find(id.parse().ok()?));
    let person = person.ok_or(No::because(NOBODY))?;
    let now_ms = world.clock.now_ms();
    match given("kind").as_deref() {
        Some("photo") => person.sends_photo(&body, "", now_ms)?,
        Some("document") => {
            let upload = Upload {
                file_name: given("name").unwrap_or_else(|| "file".to_owned()),
                mime: "application/octet-stream".into(),
                bytes: body.to_vec(),
            };
            person.sends_document(upload, "", now_ms)?
        }
        Some(_) | None => return Err(No::with(StatusCode::BAD_REQUEST, "kind is photo or document")),
    };
    Ok(Json(json!({ "ok": true })))
}

fn done(person: &Person, act: Act, now_ms: i64) -> std::result::Result<Value, No> {
    let tapped = match act {
        Act::Start => {
            person.starts(now_ms);
            Ok(None)
        }
        Act::Open { link } => person.opens(&link, now_ms).map(|_| None),
        Act::Say { text } => person.says(&text, now_ms).map(|_| None),
        Act::Tap {
            message_id: None,
            label,
            ..
        } => person.taps(&label.unwrap_or_default(), now_ms).map(Some),
        Act::Tap {
            message_id: Some(id),
            label,
            data,
            row,
            column,
        } => {
            let message = person.messages().into_iter().find(|message| message.id == id);
            let message = message.ok_or(Cannot::NoSuchMessage)?;
            let button = button(&message, label.as_deref(), data.as_deref(), row, column);
            let button = button.ok_or(No::because("there is no such button in sight"))?;
            press(person, &message, button, now_ms).map(Some)
        }
        Act::Block => {
            person.blocks(now_ms);
            Ok(None)
        }
        Act::Unblock => {
            person.unblocks(now_ms);
            Ok(None)
        }
        Act::DeleteChat => {
            person.deletes_chat(now_ms);
            Ok(None)
        }
        Act::Location { lat, lon } => person.sends_location(lat, lon, now_ms).map(|_| None),
    };
    Ok(match tapped? {
        Some(Tap::Opened(url)) => json!({ "ok": true, "opened": url }),
        Some(Tap::Copied(text)) => json!({ "ok": true, "copied": text }),
        Some(Tap::Query(query)) => json!({ "ok": true, "query": query }),
        Some(Tap::Sent(_) | Tap::Nothing) | None => json!({ "ok": true }),
    })
}

fn button<'m>(
    message: &'m Message,
    label: Option<&str>,
    data: Option<&str>,
    row: Option<usize>,
    column: Option<usize>,
) -> Option<&'m Button> {
    let rows = message.markup.as_ref().map(|markup| markup.inline_rows())?;
    if let (Some(row), Some(column)) = (row, column) {
        return rows.get(row)?.get(column);
    }
    let is_it = |button: &&Button| {
        label.is_none_or(|label| button.label == label)
            && data.is_none_or(|data| button.press == Press::Callback(data.to_owned()))
    };
    (label.is_some() || data.is_some())
        .then(|| rows.iter().flatten().find(is_it))
        .flatten()
}
