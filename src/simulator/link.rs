//! Deep links, as apps follow them.

use super::html;
use super::state::Message;

/// The payload of a link to this bot's private chat; empty where there is none. `None` for a link elsewhere.
///
/// A payload that is not 1 to 64 of `A-Za-z0-9_-` is dropped, as apps drop it.
pub fn parse(link: &str, bot_username: &str) -> Option<String> {
    let with_scheme = if link.contains("://") {
        link.to_owned()
    } else {
        format!("https://{link}")
    };
    let url = url::Url::parse(&with_scheme).ok()?;
    let value = |name: &str| {
        url.query_pairs()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned())
    };
    let bot = match (url.scheme(), url.host_str()?) {
        ("http" | "https", "t.me" | "telegram.me" | "telegram.dog") => url.path().trim_matches('/').to_owned(),
        ("tg", "resolve") => value("domain")?,
        _ => return None,
    };
    if !bot.eq_ignore_ascii_case(bot_username) {
        return None;
    }
    let valid = |payload: &String| {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        (1..=64).contains(&payload.len()) && payload.chars().all(plain)
    };
    Some(value("start").filter(valid).unwrap_or_default())
}

/// Every link to this bot in a message: in the text, behind a word, on a button, or to be copied.
pub fn deep_links(message: &Message, bot_username: &str) -> Vec<String> {
    let in_text = message.entities.iter().filter_map(|entity| match entity.kind.as_str() {
        "url" => Some(html::covered(&message.text, entity).to_owned()),
        _ => entity.url.clone(),
    });
    let on_buttons = message.markup.iter().flat_map(|markup| markup.inline_rows()).flatten();
    let on_buttons = on_buttons.filter_map(|button| match &button.press {
        super::keyboard::Press::Url(url) => Some(url.clone()),
        super::keyboard::Press::Copy(text) => Some(text.clone()),
        _ => None,
    });
    // Links for copying stand in monospace, where apps find no link by themselves.
    let in_code = message
        .entities
        .iter()
        .filter(|entity| entity.kind == "code" || entity.kind == "pre");
    let in_code = in_code.map(|entity| html::covered(&message.text, entity).to_owned());
    in_text
        .chain(in_code)
        .chain(on_buttons)
        .filter(|link| parse(link, bot_username).is_some())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn payloads_are_taken_or_dropped_as_apps_do() {
        let payload = |link: &str| parse(link, "slot_bot");
        assert_eq!(payload("https://t.me/slot_bot?start=a-B_9").as_deref(), Some("a-B_9"));
        assert_eq!(payload("t.me/Slot_Bot").as_deref(), Some(""));
        assert_eq!(payload("tg://resolve?domain=slot_bot&start=x").as_deref(), Some("x"));
        assert_eq!(payload("https://t.me/slot_bot?start=a%20b").as_deref(), Some(""));
        assert_eq!(
            payload(&format!("https://t.me/slot_bot?start={}", "x".repeat(65))).as_deref(),
            Some("")
        );
        assert_eq!(payload("https://t.me/other?start=x"), None);
        assert_eq!(payload("https://example.com/slot_bot"), None);
    }
}
