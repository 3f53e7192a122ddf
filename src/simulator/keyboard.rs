//! Keyboards: what the server accepts as `reply_markup`, and what a person sees of it.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::html::{checked_url, user_link, utf16_len};
use super::params::{Answer, ApiError};
use super::rules::{Checked, Rule};

pub const MAX_BUTTONS: usize = 100;
/// Apps show no more than this in a row; the server drops the rest without a word.
pub const MAX_ROW: usize = 8;
pub const MAX_CALLBACK_BYTES: usize = 64;
const MAX_COPY: usize = 256;

/// What a press of an inline button does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Press {
    Callback(String),
    Url(String),
    Copy(String),
    WebApp(String),
    /// Inline queries, games, payments, logins: kept as they came, pressed by nobody here.
    Other {
        kind: String,
        given: Value,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    pub label: String,
    pub press: Press,
}

/// What a press of a reply-keyboard button sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sends {
    Text,
    Contact,
    Location,
    Other,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Markup {
    Inline {
        rows: Vec<Vec<Button>>,
    },
    Reply {
        rows: Vec<Vec<(String, Sends)>>,
        one_time: bool,
        persistent: bool,
        placeholder: Option<String>,
    },
    Remove,
    ForceReply {
        placeholder: Option<String>,
    },
}

impl Markup {
    /// As the Bot API writes it inside a message; only inline keyboards come back.
    pub fn wire(&self) -> Option<Value> {
        let Self::Inline { rows } = self else { return None };
        let rows: Vec<Vec<Value>> = rows.iter().map(|row| row.iter().map(wire_button).collect()).collect();
        Some(json!({ "inline_keyboard": rows }))
    }

    pub fn inline_rows(&self) -> &[Vec<Button>] {
        match self {
            Self::Inline { rows } => rows,
            Self::Reply { .. } | Self::Remove | Self::ForceReply { .. } => &[],
        }
    }
}

fn wire_button(button: &Button) -> Value {
    let mut object = Map::new();
    object.insert("text".to_owned(), json!(button.label));
    let (key, value) = match &button.press {
        Press::Callback(data) => ("callback_data", json!(data)),
        Press::Url(url) => ("url", json!(url)),
        Press::Copy(text) => ("copy_text", json!({ "text": text })),
        Press::WebApp(url) => ("web_app", json!({ "url": url })),
        Press::Other { kind, given } => (kind.as_str(), given.clone()),
    };
    object.insert(key.to_owned(), value);
    Value::Object(object)
}

/// What the server has to ask somebody else about while it reads a keyboard.
pub trait Privacy {
    /// `None` for a person the server does not know; `Some(true)` where links to them are refused.
    fn hides_from_links(&self, person: i64) -> Option<bool>;
}

/// `None` for an empty inline keyboard: it is the same as no keyboard at all.
pub fn parse(value: Option<Value>, privacy: &dyn Privacy, checked: &Checked) -> Answer<Option<Markup>> {
    let object = match value {
        None => return Ok(None),
        Some(Value::Object(object)) if object.is_empty() => return Ok(None),
        Some(Value::Object(object)) => object,
        Some(_) => return Err(ApiError::bad("object expected as reply markup")),
    };
    if let Some(rows) = object.get("inline_keyboard") {
        let rows = inline(rows, privacy, checked)?;
        return Ok((!rows.is_empty()).then_some(Markup::Inline { rows }));
    }
    let flag = |name: &str| object.get(name).and_then(Value::as_bool).unwrap_or(false);
    let placeholder = object
        .get("input_field_placeholder")
        .and_then(Value::as_str)
        .map(str::to_owned);
    if placeholder.as_deref().is_some_and(|text| utf16_len(text) > 64) {
        return Err(ApiError::bad("PLACEHOLDER_TOO_LONG"));
    }
    if let Some(rows) = object.get("keyboard") {
        checked.by(Rule::ReplyButtons);
        let rows = reply(rows)?;
        let (one_time, persistent) = (flag("one_time_keyboard"), flag("is_persistent"));
        return Ok(Some(Markup::Reply {
            rows,
            one_time,
            persistent,
            placeholder,
        }));
    }
    if flag("remove_keyboard") {
        return Ok(Some(Markup::Remove));
    }
    if flag("force_reply") {
        return Ok(Some(Markup::ForceReply { placeholder }));
    }
    Ok(None)
}

fn rows_of<'a>(rows: &'a Value, name: &str) -> Answer<Vec<&'a Vec<Value>>> {
    let shape = |what: &str| ApiError::bad(format!("field \"{name}\" of the {what}"));
    let rows = rows
        .as_array()
        .ok_or_else(|| shape("reply markup must be of type Array"))?;
    rows.iter()
        .map(|row| {
            row.as_array()
                .ok_or_else(|| shape("reply markup must be an Array of Arrays"))
        })
        .collect()
}

fn inline(rows: &Value, privacy: &dyn Privacy, checked: &Checked) -> Answer<Vec<Vec<Button>>> {
    let mut kept = Vec::new();
    for row in rows_of(rows, "inline_keyboard")? {
        let buttons: Vec<Button> = row
            .iter()
            .map(|value| button(value, privacy, checked))
            .collect::<Answer<_>>()?;
        let row: Vec<Button> = buttons.into_iter().take(MAX_ROW).collect();
        if !row.is_empty() {
            kept.push(row);
        }
    }
    checked.by(Rule::ButtonCount);
    if kept.iter().map(Vec::len).sum::<usize>() > MAX_BUTTONS {
        return Err(ApiError::bad("reply markup is too long"));
    }
    Ok(kept)
}

fn button(value: &Value, privacy: &dyn Privacy, checked: &Checked) -> Answer<Button> {
    let broken = |what: &str| ApiError::bad(format!("can't parse inline keyboard button: {what}"));
    checked.by(Rule::ButtonLabel);
    let object = value
        .as_object()
        .ok_or_else(|| broken("InlineKeyboardButton must be an Object"))?;
    let label = match object.get("text") {
        None | Some(Value::Null) => return Err(broken("Can't find field \"text\"")),
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(_) => return Err(broken("Field \"text\" must be of type String")),
    };
    if label.is_empty() {
        return Err(ApiError::bad("BUTTON_TEXT_INVALID"));
    }
    checked.by(Rule::ButtonKind);
    const KINDS: [&str; 10] = [
        "callback_data",
        "url",
        "copy_text",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "callback_game",
        "pay",
    ];
    let mut kinds = KINDS
        .iter()
        .filter_map(|kind| Some((*kind, object.get(*kind).filter(|value| !value.is_null())?)));
    let Some((kind, value)) = kinds.next() else {
        return Err(broken("Text buttons are unallowed in the inline keyboard"));
    };
    if let Some((second, _)) = kinds.next() {
        return Err(broken(&format!(
            "exactly one kind is expected, found \"{kind}\" and \"{second}\""
        )));
    }
    let inner = |field: &str| value.get(field).and_then(Value::as_str).map(str::to_owned);
    let text = || value.as_str().map(str::to_owned);
    let press = match kind {
        "callback_data" => {
            checked.by(Rule::CallbackData);
            let data = text().ok_or_else(|| broken("Field \"callback_data\" must be of type String"))?;
            if data.is_empty() || data.len() > MAX_CALLBACK_BYTES {
                return Err(ApiError::bad("BUTTON_DATA_INVALID"));
            }
            Press::Callback(data)
        }
        "url" => {
            let url = text().ok_or_else(|| broken("Field \"url\" must be of type String"))?;
            Press::Url(button_url(&url, privacy, checked)?)
        }
        "copy_text" => {
            checked.by(Rule::CopyText);
            let text = inner("text").ok_or_else(|| broken("Can't find field \"text\""))?;
            if text.is_empty() || utf16_len(&text) > MAX_COPY {
                return Err(ApiError::bad("BUTTON_COPY_TEXT_INVALID"));
            }
            Press::Copy(text)
        }
        "web_app" => {
            checked.by(Rule::ButtonLink);
            let url = inner("url").ok_or_else(|| broken("Can't find field \"url\""))?;
            if !url.starts_with("https://") {
                return Err(ApiError::bad(format!(
                    "inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
                )));
            }
            Press::WebApp(url)
        }
        other => Press::Other {
            kind: other.to_owned(),
            given: value.clone(),
        },
    };
    Ok(Button { label, press })
}

fn button_url(url: &str, privacy: &dyn Privacy, checked: &Checked) -> Answer<String> {
    if let Some(person) = user_link(url) {
        checked.by(Rule::PersonLink);
        return match privacy.hides_from_links(person) {
            None => Err(ApiError::bad("BUTTON_USER_INVALID")),
            Some(true) => Err(ApiError::bad("BUTTON_USER_PRIVACY_RESTRICTED")),
            Some(false) => Ok(url.to_owned()),
        };
    }
    checked.by(Rule::ButtonLink);
    checked_url(url)
        .ok_or_else(|| ApiError::bad(format!("inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")))
}

fn reply(rows: &Value) -> Answer<Vec<Vec<(String, Sends)>>> {
    let broken = |what: &str| ApiError::bad(format!("can't parse keyboard button: {what}"));
    let mut kept = Vec::new();
    for row in rows_of(rows, "keyboard")? {
        let mut buttons = Vec::new();
        for value in row {
            let text = value.as_str().or_else(|| value.get("text").and_then(Value::as_str));
            let text = text.ok_or_else(|| broken("Can't find field \"text\""))?;
            if text.is_empty() {
                return Err(ApiError::bad("KEYBOARD_BUTTON_TEXT_INVALID"));
            }
            let asks = |field: &str| {
                value
                    .get(field)
                    .is_some_and(|wanted| !matches!(wanted, Value::Null | Value::Bool(false)))
            };
            let sends = if asks("request_contact") {
                Sends::Contact
            } else if asks("request_location") {
                Sends::Location
            } else if ["request_users", "request_chat", "request_poll", "web_app"]
                .into_iter()
                .any(asks)
            {
                Sends::Other
            } else {
                Sends::Text
            };
            buttons.push((text.to_owned(), sends));
        }
        if !buttons.is_empty() {
            kept.push(buttons);
        }
    }
    match kept.iter().map(Vec::len).sum::<usize>() {
        0 => Err(ApiError::bad("reply keyboard must contain at least one button")),
        n if n > 300 => Err(ApiError::bad("reply markup is too long")),
        _ => Ok(kept),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Everyone;
    impl Privacy for Everyone {
        fn hides_from_links(&self, person: i64) -> Option<bool> {
            (person < 10).then_some(person == 7)
        }
    }

    fn one(button: Value) -> Answer<Option<Markup>> {
        parse(
            Some(json!({ "inline_keyboard": [[button]] })),
            &Everyone,
            &Checked::default(),
        )
    }

    fn refusal(button: Value) -> String {
        one(button).unwrap_err().description
    }

    #[test]
    fn a_button_has_exactly_one_kind_within_its_limits() {
        let callback = |data: String| json!({ "text": "x", "callback_data": data });
        assert!(one(callback("я".repeat(32))).is_ok());
        assert_eq!(
            refusal(callback("я".repeat(32) + "a")),
            "Bad Request: BUTTON_DATA_INVALID"
        );
        assert_eq!(refusal(callback(String::new())), "Bad Request: BUTTON_DATA_INVALID");
        assert!(refusal(json!({ "text": "x" })).ends_with("Text buttons are unallowed in the inline keyboard"));
        assert!(refusal(json!({ "text": "x", "callback_data": "a", "url": "t.me/x" })).contains("exactly one kind"));
        assert!(one(json!({ "text": "x", "copy_text": { "text": "c".repeat(256) } })).is_ok());
        let long = json!({ "text": "x", "copy_text": { "text": "c".repeat(257) } });
        assert_eq!(refusal(long), "Bad Request: BUTTON_COPY_TEXT_INVALID");
        assert!(refusal(json!({ "text": "x", "url": "nonsense" })).contains("URL 'nonsense' is invalid"));
    }

    #[test]
    fn links_to_people_heed_their_privacy() {
        let link = |id: i64| json!({ "text": "x", "url": format!("tg://user?id={id}") });
        assert!(one(link(1)).is_ok());
        assert_eq!(refusal(link(7)), "Bad Request: BUTTON_USER_PRIVACY_RESTRICTED");
        assert_eq!(refusal(link(70)), "Bad Request: BUTTON_USER_INVALID");
    }

    #[test]
    fn a_hundred_buttons_are_the_most() {
        let rows = |n: usize| {
            let rows: Vec<Value> = (0..n)
                .map(|i| json!([{ "text": "x", "callback_data": i.to_string() }]))
                .collect();
            parse(Some(json!({ "inline_keyboard": rows })), &Everyone, &Checked::default())
        };
        assert!(rows(100).is_ok());
        assert_eq!(
            rows(101).unwrap_err().description,
            "Bad Request: reply markup is too long"
        );
        assert_eq!(rows(0).unwrap(), None);
    }

    #[test]
    fn what_comes_back_is_what_went_in() {
        let button = json!({ "text": "Go", "callback_data": "a1" });
        let markup = one(button.clone()).unwrap().unwrap();
        assert_eq!(markup.wire(), Some(json!({ "inline_keyboard": [[button]] })));
    }
}
