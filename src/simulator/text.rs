//! A text or caption of a call: parsed, trimmed, measured, and with the links and commands that apps find by themselves.

use super::html::{self, Entity, utf16_len};
use super::params::{Answer, ApiError, Params};
use super::rules::Rule;

pub const MAX_TEXT: usize = 4096;
pub const MAX_CAPTION: usize = 1024;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Formatted {
    pub text: String,
    pub entities: Vec<Entity>,
    /// The source, where it was HTML.
    pub html: Option<String>,
}

/// Reads `field` and the entities beside it; an empty result is the caller's to judge.
pub fn read(params: &Params<'_>, field: &str, entities_field: &str) -> Answer<Formatted> {
    let source = params.text(field).unwrap_or_default();
    let mode = params.text("parse_mode").unwrap_or_default();
    let (text, entities, html) = if mode.is_empty() {
        let given = params.json(entities_field, "entities")?.unwrap_or_default();
        let mut entities: Vec<Entity> = match given {
            serde_json::Value::Null => Vec::new(),
            given => serde_json::from_value(given).map_err(|_| ApiError::bad("can't parse MessageEntity"))?,
        };
        let len = utf16_len(&source);
        entities.retain(|entity| entity.length > 0 && entity.offset + entity.length <= len);
        html::sort(&mut entities);
        (source, entities, None)
    } else if mode.eq_ignore_ascii_case("html") {
        params.check(Rule::Html);
        let (text, entities) =
            html::parse(&source).map_err(|why| ApiError::bad(format!("can't parse entities: {why}")))?;
        (text, entities, Some(source))
    } else {
        // Markdown exists on the real server; nothing of ours writes it, so it is a slip here.
        return Err(ApiError::bad("unsupported parse_mode"));
    };
    let (text, mut entities) = html::trim(&text, entities);
    detect(&text, &mut entities);
    Ok(Formatted { text, entities, html })
}

/// A message's text: never empty, at most 4096 UTF-16 units. `too_long` differs between sending and editing.
pub fn read_text(params: &Params<'_>, too_long: &str) -> Answer<Formatted> {
    params.check(Rule::TextLength);
    if params.text("text").unwrap_or_default().is_empty() {
        return Err(ApiError::bad("message text is empty"));
    }
    let formatted = read(params, "text", "entities")?;
    params.check(Rule::TextLength);
    match utf16_len(&formatted.text) {
        0 => Err(ApiError::bad("text must be non-empty")),
        n if n > MAX_TEXT => Err(ApiError::bad(too_long)),
        _ => Ok(formatted),
    }
}

pub fn read_caption(params: &Params<'_>) -> Answer<Formatted> {
    let formatted = read(params, "caption", "caption_entities")?;
    params.check(Rule::CaptionLength);
    if utf16_len(&formatted.text) > MAX_CAPTION {
        return Err(ApiError::bad("message caption is too long"));
    }
    Ok(formatted)
}

/// Adds commands, links and mentions which stand in the plain text.
pub fn detect(text: &str, entities: &mut Vec<Entity>) {
    let opaque = ["code", "pre", "text_link", "text_mention", "custom_emoji"];
    let mut offset = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let trimmed = word
            .trim_end()
            .trim_end_matches([',', '.', '!', '?', ')', ';', ':', '"']);
        if let Some(kind) = kind_of(trimmed) {
            let found = Entity::new(kind, offset, utf16_len(trimmed));
            let taken = entities.iter().any(|entity| {
                (opaque.contains(&entity.kind.as_str()) || entity.kind == kind)
                    && entity.offset < found.offset + found.length
                    && found.offset < entity.offset + entity.length
            });
            if !taken {
                entities.push(found);
            }
        }
        offset += utf16_len(word);
    }
    html::sort(entities);
}

fn kind_of(word: &str) -> Option<&'static str> {
    let name = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if let Some(command) = word.strip_prefix('/') {
        let (command, bot) = command.split_once('@').unwrap_or((command, "bot"));
        return ((1..=32).contains(&command.len()) && name(command) && name(bot)).then_some("bot_command");
    }
    if let Some(user) = word.strip_prefix('@') {
        return ((4..=32).contains(&user.len()) && name(user)).then_some("mention");
    }
    let link = ["http://", "https://", "t.me/"]
        .iter()
        .any(|start| word.starts_with(start));
    (link && html::checked_url(word).is_some()).then_some("url")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::json;

    use super::*;

    fn send(params: serde_json::Value) -> Result<Formatted, String> {
        let files = BTreeMap::new();
        let params = params.as_object().cloned().unwrap();
        read_text(&Params::new(&params, &files), "message is too long").map_err(|error| error.description)
    }

    #[test]
    fn length_is_counted_in_utf16_after_parsing() {
        let html = |text: String| json!({ "text": text, "parse_mode": "HTML" });
        assert!(send(html(format!("<b>{}</b>", "&lt;".repeat(4096)))).is_ok());
        assert_eq!(
            send(html("🎓".repeat(2048) + "x")).unwrap_err(),
            "Bad Request: message is too long"
        );
        assert!(send(html("🎓".repeat(2048))).is_ok());
    }

    #[test]
    fn emptiness_has_two_names() {
        assert_eq!(send(json!({})).unwrap_err(), "Bad Request: message text is empty");
        assert_eq!(
            send(json!({ "text": " \n" })).unwrap_err(),
            "Bad Request: text must be non-empty"
        );
        let tags = json!({ "text": "<b></b>", "parse_mode": "HTML" });
        assert_eq!(send(tags).unwrap_err(), "Bad Request: text must be non-empty");
        assert_eq!(
            send(json!({ "text": "x", "parse_mode": "Markdown" })).unwrap_err(),
            "Bad Request: unsupported parse_mode"
        );
    }

    #[test]
    fn commands_links_and_mentions_are_found() {
        let found = send(json!({ "text": "я /start, see https://t.me/bot?start=a. @someone <b>" })).unwrap();
        let covered: Vec<_> = found
            .entities
            .iter()
            .map(|e| (e.kind.as_str(), html::covered(&found.text, e)))
            .collect();
        let expected = [
            ("bot_command", "/start"),
            ("url", "https://t.me/bot?start=a"),
            ("mention", "@someone"),
        ];
        assert_eq!(covered, expected);
    }
}
