//! The characters of an HTML source: tags with their one attribute that matters, and `&…;`.

pub(super) struct Reader<'a> {
    pub source: &'a str,
    pub at: usize,
}

impl Reader<'_> {
    pub fn peek(&self) -> Option<char> {
        self.source[self.at..].chars().next()
    }

    fn take_while(&mut self, keep: impl Fn(char) -> bool) -> &str {
        let rest = &self.source[self.at..];
        let taken = rest.find(|c| !keep(c)).unwrap_or(rest.len());
        self.at += taken;
        &rest[..taken]
    }

    /// Decodes `&lt;` and its like; leaves the position alone where it is no such thing.
    pub fn entity(&mut self) -> Option<char> {
        let rest = self.source.get(self.at + 1..)?;
        let (decoded, used) = if let Some(number) = rest.strip_prefix('#') {
            let (digits, radix, prefix) = match number.strip_prefix('x').or_else(|| number.strip_prefix('X')) {
                Some(hex) => (hex, 16, 2),
                None => (number, 10, 1),
            };
            let len = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
            let code = u32::from_str_radix(digits.get(..len)?, radix)
                .ok()
                .filter(|code| *code != 0)?;
            (char::from_u32(code)?, prefix + len)
        } else {
            let len = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
            let decoded = match rest.get(..len)? {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "quot" => '"',
                _ => return None,
            };
            (decoded, len)
        };
        self.at += 1 + used;
        if self.peek() == Some(';') {
            self.at += 1;
        }
        Some(decoded)
    }

    pub fn start_tag(&mut self, begin: usize) -> Result<(String, String), String> {
        let unclosed = || format!("Unclosed start tag at byte offset {begin}");
        let tag = self
            .take_while(|c| !c.is_ascii_whitespace() && c != '>')
            .to_ascii_lowercase();
        if self.peek().is_none() {
            return Err(unclosed());
        }
        const TAGS: [&str; 16] = [
            "a",
            "b",
            "strong",
            "i",
            "em",
            "s",
            "strike",
            "del",
            "u",
            "ins",
            "tg-spoiler",
            "tg-emoji",
            "span",
            "pre",
            "code",
            "blockquote",
        ];
        if !TAGS.contains(&tag.as_str()) {
            return Err(format!("Unsupported start tag \"{tag}\" at byte offset {begin}"));
        }
        let mut argument = String::new();
        loop {
            self.take_while(|c| c.is_ascii_whitespace());
            if self.peek() == Some('>') {
                self.at += 1;
                break;
            }
            let name = self
                .take_while(|c| !c.is_ascii_whitespace() && c != '=' && c != '>')
                .to_owned();
            if name.is_empty() {
                return Err(match self.peek() {
                    None => unclosed(),
                    Some(_) => format!("Empty attribute name in the tag \"{tag}\" at byte offset {begin}"),
                });
            }
            self.take_while(|c| c.is_ascii_whitespace());
            if self.peek() != Some('=') {
                // The one attribute that stands without a value.
                if tag == "blockquote" && name == "expandable" {
                    argument = name;
                    continue;
                }
                return Err(format!(
                    "Expected equal sign in declaration of an attribute of the tag \"{tag}\" at byte offset {begin}"
                ));
            }
            self.at += 1;
            self.take_while(|c| c.is_ascii_whitespace());
            let value = self.attribute_value(&tag, begin)?;
            match (tag.as_str(), name.as_str()) {
                ("a", "href") | ("tg-emoji", "emoji-id") => argument = value,
                ("code", "class") => {
                    if let Some(language) = value.strip_prefix("language-") {
                        argument = language.to_owned();
                    }
                }
                ("span", "class") => {
                    if let Some(class) = value.strip_prefix("tg-") {
                        argument = class.to_owned();
                    }
                }
                ("blockquote", "expandable") => argument = name,
                _ => {}
            }
        }
        if tag == "span" && argument != "spoiler" {
            return Err(format!(
                "Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"
            ));
        }
        Ok((tag, argument))
    }

    fn attribute_value(&mut self, tag: &str, begin: usize) -> Result<String, String> {
        let Some(first) = self.peek() else {
            return Err(format!("Unclosed start tag \"{tag}\" at byte offset {begin}"));
        };
        if first != '"' && first != '\'' {
            let start = self.at;
            let token = self
                .take_while(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-')
                .to_ascii_lowercase();
            return match self.peek() {
                Some(c) if c.is_ascii_whitespace() || c == '>' => Ok(token),
                Some(_) => Err(format!("Unexpected end of name token at byte offset {start}")),
                None => Err(format!("Unclosed start tag at byte offset {begin}")),
            };
        }
        self.at += 1;
        let mut value = String::new();
        while let Some(c) = self.peek() {
            if c == first {
                self.at += 1;
                return match self.peek() {
                    Some(_) => Ok(value),
                    None => Err(format!("Unclosed start tag at byte offset {begin}")),
                };
            }
            if c == '&'
                && let Some(decoded) = self.entity()
            {
                value.push(decoded);
                continue;
            }
            value.push(c);
            self.at += c.len_utf8();
        }
        Err(format!("Unclosed start tag at byte offset {begin}"))
    }

    pub fn end_tag(&mut self, begin: usize) -> Result<String, String> {
        self.at += 1;
        let name = self
            .take_while(|c| !c.is_ascii_whitespace() && c != '>')
            .to_ascii_lowercase();
        self.take_while(|c| c.is_ascii_whitespace());
        if self.peek() != Some('>') {
            return Err(format!("Unclosed end tag at byte offset {begin}"));
        }
        self.at += 1;
        Ok(name)
    }
}
