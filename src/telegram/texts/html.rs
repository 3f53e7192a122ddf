//! HTML as Telegram reads it, told apart from text that still has to be escaped.

use std::borrow::Cow;
use std::fmt;

/// Ready to send with `parse_mode=HTML`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Html(String);

impl Html {
    pub fn escaped(text: &str) -> Self {
        Self(escape(text).into_owned())
    }

    pub(super) fn trusted(html: String) -> Self {
        Self(html)
    }

    /// The lines that are not empty, one under another.
    pub fn lines(lines: impl IntoIterator<Item = Html>) -> Self {
        let lines: Vec<String> = lines
            .into_iter()
            .map(|line| line.0)
            .filter(|line| !line.is_empty())
            .collect();
        Self(lines.join("\n"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }

    /// What a reader sees of it, without the markup.
    pub fn to_plain(&self) -> String {
        let mut plain = String::with_capacity(self.0.len());
        let mut in_tag = false;
        for c in self.0.chars() {
            match c {
                '<' => in_tag = true,
                '>' if in_tag => in_tag = false,
                _ if in_tag => {}
                _ => plain.push(c),
            }
        }
        plain
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&")
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Html {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<Html> for String {
    fn from(html: Html) -> Self {
        html.0
    }
}

/// `text` so that Telegram shows it as it is; the double quote too, as a value may stand in an attribute.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['<', '>', '&', '"']) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_comes_off_as_it_was_put_on() {
        for text in ["Аня", "a < b > c", "&lt;b&gt;", "\"&\"", ""] {
            assert_eq!(Html::escaped(text).to_plain(), text);
        }
        assert_eq!(
            Html::trusted("<b>1 &lt; 2</b>\n<code>x</code>".into()).to_plain(),
            "1 < 2\nx"
        );
    }

    #[test]
    fn empty_lines_are_left_out() {
        let lines = [Html::escaped("a"), Html::default(), Html::escaped("&")];
        assert_eq!(Html::lines(lines).as_str(), "a\n&amp;");
    }
}
