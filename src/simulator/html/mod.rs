//! HTML as the Bot API reads it: plain text and entities out, or the server's own complaint with its byte offset.

mod reader;

use serde::{Deserialize, Serialize};

use reader::Reader;

/// A formatted stretch of a text. `offset` and `length` are UTF-16 code units, as everywhere in the Bot API.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    #[serde(rename = "type")]
    pub kind: String,
    pub offset: usize,
    pub length: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_emoji_id: Option<String>,
    /// Of a `text_mention`; on the wire it is a whole user.
    #[serde(default, skip_serializing)]
    pub user_id: Option<i64>,
}

impl Entity {
    pub fn new(kind: &str, offset: usize, length: usize) -> Self {
        let kind = kind.to_owned();
        Self {
            kind,
            offset,
            length,
            url: None,
            language: None,
            custom_emoji_id: None,
            user_id: None,
        }
    }

    fn end(&self) -> usize {
        self.offset + self.length
    }
}

pub fn utf16_len(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The stretch of `text` an entity covers.
pub fn covered<'a>(text: &'a str, entity: &Entity) -> &'a str {
    let byte = |units: usize| {
        let mut seen = 0;
        for (at, c) in text.char_indices() {
            if seen >= units {
                return at;
            }
            seen += c.len_utf16();
        }
        text.len()
    };
    &text[byte(entity.offset)..byte(entity.end())]
}

struct Open {
    tag: String,
    argument: String,
    offset: usize,
    start: usize,
}

/// Errors are what the server writes after "can't parse entities: ".
pub fn parse(source: &str) -> Result<(String, Vec<Entity>), String> {
    let mut reader = Reader { source, at: 0 };
    let mut text = String::with_capacity(source.len());
    let mut offset = 0;
    let mut open: Vec<Open> = Vec::new();
    let mut entities: Vec<Entity> = Vec::new();

    while let Some(c) = reader.peek() {
        if c == '&'
            && let Some(decoded) = reader.entity()
        {
            text.push(decoded);
            offset += decoded.len_utf16();
            continue;
        }
        if c != '<' {
            reader.at += c.len_utf8();
            text.push(c);
            offset += c.len_utf16();
            continue;
        }
        let begin = reader.at;
        reader.at += 1;
        if reader.peek() != Some('/') {
            let (tag, argument) = reader.start_tag(begin)?;
            open.push(Open {
                tag,
                argument,
                offset,
                start: text.len(),
            });
            continue;
        }
        let Some(innermost) = open.pop() else {
            return Err(format!("Unexpected end tag at byte offset {begin}"));
        };
        let found = reader.end_tag(begin)?;
        if !found.is_empty() && found != innermost.tag {
            let expected = innermost.tag;
            return Err(format!(
                "Unmatched end tag at byte offset {begin}, expected \"</{expected}>\", found \"</{found}>\""
            ));
        }
        if offset > innermost.offset {
            close(innermost, &text, offset, &mut entities)?;
        }
    }
    if let Some(unclosed) = open.pop() {
        return Err(format!(
            "Can't find end tag corresponding to start tag \"{}\"",
            unclosed.tag
        ));
    }
    for entity in &mut entities {
        if entity.kind == "code" {
            entity.language = None;
        }
    }
    sort(&mut entities);
    Ok((text, entities))
}

pub fn sort(entities: &mut [Entity]) {
    entities.sort_by(|a, b| a.offset.cmp(&b.offset).then(b.length.cmp(&a.length)));
}

/// Spaces and line ends around a text are not kept; entities shrink with it.
pub fn trim(text: &str, entities: Vec<Entity>) -> (String, Vec<Entity>) {
    let blank: &[char] = &[' ', '\n', '\r', '\t'];
    let left = text.trim_start_matches(blank);
    let cut = utf16_len(&text[..text.len() - left.len()]);
    let kept = left.trim_end_matches(blank);
    let end = utf16_len(kept);
    let entities = entities
        .into_iter()
        .filter_map(|mut entity| {
            let last = entity.end().saturating_sub(cut).min(end);
            entity.offset = entity.offset.saturating_sub(cut);
            entity.length = last.saturating_sub(entity.offset);
            (entity.length > 0).then_some(entity)
        })
        .collect();
    (kept.to_owned(), entities)
}

fn close(open: Open, text: &str, offset: usize, entities: &mut Vec<Entity>) -> Result<(), String> {
    let length = offset - open.offset;
    let kind = match open.tag.as_str() {
        "b" | "strong" => "bold",
        "i" | "em" => "italic",
        "u" | "ins" => "underline",
        "s" | "strike" | "del" => "strikethrough",
        "tg-spoiler" | "span" => "spoiler",
        "blockquote" if open.argument.is_empty() => "blockquote",
        "blockquote" => "expandable_blockquote",
        "tg-emoji" => "custom_emoji",
        "a" => "text_link",
        other => other,
    };
    let mut entity = Entity::new(kind, open.offset, length);
    let twin = entities
        .last()
        .is_some_and(|inner: &Entity| inner.offset == open.offset && inner.length == entity.length);
    match open.tag.as_str() {
        "tg-emoji" => {
            if open.argument.parse::<i64>().unwrap_or(0) == 0 {
                return Err("Invalid custom emoji identifier specified".to_owned());
            }
            entity.custom_emoji_id = Some(open.argument);
        }
        "a" => {
            let href = if open.argument.is_empty() {
                text[open.start..].to_owned()
            } else {
                open.argument
            };
            if let Some(id) = user_link(&href) {
                entity.kind = "text_mention".to_owned();
                entity.user_id = Some(id);
            } else if let Some(url) = checked_url(&href) {
                entity.url = Some(url);
            } else {
                // A link that leads nowhere stays as plain text; the server does not complain.
                return Ok(());
            }
        }
        // `<pre><code class="language-x">` is one entity, whichever of the two is outside.
        "pre"
            if twin
                && entities
                    .last()
                    .is_some_and(|inner| inner.kind == "code" && inner.language.is_some()) =>
        {
            if let Some(inner) = entities.last_mut() {
                inner.kind = "pre".to_owned();
            }
            return Ok(());
        }
        "code" if !open.argument.is_empty() => {
            if twin
                && let Some(inner) = entities.last_mut()
                && inner.kind == "pre"
            {
                inner.language = Some(open.argument);
                return Ok(());
            }
            entity.language = Some(open.argument);
        }
        _ => {}
    }
    entities.push(entity);
    Ok(())
}

/// The id in `tg://user?id=…`.
pub fn user_link(url: &str) -> Option<i64> {
    let query = url.strip_prefix("tg://user?")?;
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix("id="))?
        .parse()
        .ok()
        .filter(|id| *id > 0)
}

/// A link as the server keeps it, or `None` for what it does not take as one.
pub fn checked_url(url: &str) -> Option<String> {
    let url = url.trim();
    let with_scheme = if url.contains("://") || url.starts_with("mailto:") || url.starts_with("tel:") {
        url.to_owned()
    } else {
        format!("http://{url}")
    };
    let parsed = url::Url::parse(&with_scheme).ok()?;
    match parsed.scheme() {
        "http" | "https" => parsed
            .host_str()
            .is_some_and(|host| host.contains('.'))
            .then(|| parsed.to_string()),
        "tg" | "ton" | "tonsite" | "mailto" | "tel" => Some(with_scheme),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(html: &str) -> (String, Vec<(String, usize, usize)>) {
        let (text, entities) = parse(html).unwrap();
        (
            text,
            entities.into_iter().map(|e| (e.kind, e.offset, e.length)).collect(),
        )
    }

    #[test]
    fn tags_become_entities_counted_in_utf16() {
        let (text, found) = kinds("🎓 <b>Anna &amp; <i>co</i></b> &lt;3 &#128512;&#x41;");
        assert_eq!(text, "🎓 Anna & co <3 😀A");
        assert_eq!(found, [("bold".to_owned(), 3, 9), ("italic".to_owned(), 10, 2)]);
        let (text, entities) = parse("я<b>нь</b>").unwrap();
        assert_eq!(covered(&text, &entities[0]), "нь");
    }

    #[test]
    fn every_supported_tag_is_known() {
        let html = "<strong>a</strong><em>b</em><u>c</u><ins>d</ins><s>e</s><strike>f</strike><del>g</del>\
                    <tg-spoiler>h</tg-spoiler><span class=\"tg-spoiler\">i</span><code>j</code><pre>k</pre>\
                    <blockquote>l</blockquote><blockquote expandable>m</blockquote>\
                    <tg-emoji emoji-id=\"5368324170671202286\">n</tg-emoji>";
        let (text, found) = kinds(html);
        assert_eq!(text, "abcdefghijklmn");
        let names: Vec<&str> = found.iter().map(|(kind, ..)| kind.as_str()).collect();
        let expected = "bold italic underline underline strikethrough strikethrough strikethrough spoiler spoiler code \
                        pre blockquote expandable_blockquote custom_emoji";
        assert_eq!(names.join(" "), expected);
    }

    #[test]
    fn a_language_makes_one_entity_of_pre_and_code() {
        let (_, entities) = parse("<pre><code class=\"language-rust\">x</code></pre>").unwrap();
        assert_eq!(entities.len(), 1);
        assert_eq!(
            (entities[0].kind.as_str(), entities[0].language.as_deref()),
            ("pre", Some("rust"))
        );
        let (_, entities) = parse("<code class=\"language-rust\">x</code>").unwrap();
        assert_eq!(
            (entities[0].kind.as_str(), entities[0].language.as_deref()),
            ("code", None)
        );
    }

    #[test]
    fn links_lead_somewhere_or_stay_plain() {
        let (_, entities) = parse("<a href=\"https://t.me/bot?start=x&amp;y\">here</a>").unwrap();
        assert_eq!(entities[0].url.as_deref(), Some("https://t.me/bot?start=x&y"));
        let (_, entities) = parse("<a href='tg://user?id=42'>her</a>").unwrap();
        assert_eq!(
            (entities[0].kind.as_str(), entities[0].user_id),
            ("text_mention", Some(42))
        );
        assert_eq!(parse("<a href=\"nonsense\">x</a>").unwrap().1, []);
        assert_eq!(
            parse("<a>example.com</a>").unwrap().1[0].url.as_deref(),
            Some("http://example.com/")
        );
    }

    #[test]
    fn faults_are_named_in_the_servers_words() {
        for (html, complaint) in [
            ("<b>x", "Can't find end tag corresponding to start tag \"b\""),
            (
                "a <i><b>x</i>",
                "Unmatched end tag at byte offset 9, expected \"</b>\", found \"</i>\"",
            ),
            ("abc<x>", "Unsupported start tag \"x\" at byte offset 3"),
            ("2 <3", "Unclosed start tag at byte offset 2"),
            ("2 < 3 > 1", "Unsupported start tag \"\" at byte offset 2"),
            ("x</b>", "Unexpected end tag at byte offset 1"),
            ("<b>x</b", "Unclosed end tag at byte offset 4"),
            (
                "<span>x</span>",
                "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0",
            ),
            ("<a href=\"x>y</a>", "Unclosed start tag at byte offset 0"),
            ("<br/>", "Unsupported start tag \"br/\" at byte offset 0"),
            (
                "<b class>x</b>",
                "Expected equal sign in declaration of an attribute of the tag \"b\" at byte offset 0",
            ),
        ] {
            assert_eq!(parse(html), Err(complaint.to_owned()), "{html}");
        }
        assert_eq!(parse("&nbsp; & &copy;").unwrap().0, "&nbsp; & &copy;");
    }

    proptest::proptest! {
        #[test]
        fn nothing_breaks_the_parser(parts in proptest::collection::vec(
            proptest::sample::select(vec![
                "<b>", "</b>", "<a href=\"", "\">", "</a>", "<", ">", "/", "&", "&lt;", "&#1", "&#x1F393;", ";", "я", "🎓",
                " ", "\n", "=", "'", "<pre>", "<code class=\"language-c\">", "</code>", "</pre>", "<blockquote expandable>",
            ]),
            0..24,
        )) {
            let source = parts.concat();
            if let Ok((text, entities)) = parse(&source) {
                let (text, entities) = trim(&text, entities);
                let len = utf16_len(&text);
                assert!(entities.iter().all(|e| e.length > 0 && e.offset + e.length <= len), "{source:?}");
                assert!(entities.iter().all(|e| utf16_len(covered(&text, e)) == e.length), "{source:?}");
            }
        }
    }

    #[test]
    fn trimming_moves_what_it_covers() {
        let (text, entities) = parse(" \n<b> x </b>y \n").unwrap();
        let (text, entities) = trim(&text, entities);
        assert_eq!(text, "x y");
        assert_eq!((entities[0].offset, entities[0].length), (0, 2));
    }
}
