//! Cuts a typed line into tokens; nothing is refused here, what is strange becomes a word that nobody knows.

use std::ops::Range;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits, with points or colons between them.
    Number,
    /// In lower case, `ё` as `е`, without a point or colon behind it.
    Word(String),
    Dash,
    Slash,
    Separator,
}

impl Kind {
    pub(super) fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Word(this) if this == word)
    }
}

#[derive(Clone, Debug)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    pub(super) at: Range<usize>,
}

pub(super) fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = line[at..].chars().next() {
        let rest = &line[at..];
        let one = first.len_utf8();
        let (kind, length) = match first {
            c if c.is_whitespace() => {
                at += one;
                continue;
            }
            ',' | ';' | '&' => (Kind::Separator, one),
            '/' => (Kind::Slash, one),
            c if is_dash(c) => (Kind::Dash, one),
            '0'..='9' => (Kind::Number, number(rest)),
            c => {
                let length = rest.find(|other: char| ends_word(c, other)).unwrap_or(rest.len());
                (Kind::Word(rest[..length].to_lowercase().replace('ё', "е")), length)
            }
        };
        tokens.push(Token {
            text: &rest[..length],
            at: at..at + length,
            kind,
        });
        at += length;
        if first.is_alphabetic() && line[at..].starts_with(['.', ':']) {
            at += 1;
        }
    }
    tokens
}

/// A point or a colon belongs to the number only if a digit follows.
fn number(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let is_digit = |n: usize| bytes.get(n).is_some_and(u8::is_ascii_digit);
    let belongs = |n: usize| is_digit(n) || (matches!(bytes[n], b'.' | b':') && is_digit(n + 1));
    (0..bytes.len()).find(|n| !belongs(*n)).unwrap_or(bytes.len())
}

/// Letters make a word; strange signs are kept together, so that an emoji of several characters is shown whole.
fn ends_word(first: char, c: char) -> bool {
    let is_known = c.is_whitespace() || c.is_ascii_digit() || matches!(c, ',' | ';' | '&' | '/') || is_dash(c);
    is_known || first.is_alphabetic() != (c.is_alphabetic() || (first.is_alphabetic() && is_mark(c)))
}

fn is_mark(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ') || unicode_normalization::char::is_combining_mark(c)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−')
}
