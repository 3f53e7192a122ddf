//! Reading tables of a TOML file with a fault, its line and its way out for all that is not as it should be.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::model::{Titles, When};
use super::values::{self, nearest};

/// A line of the file and what is wrong there.
pub(super) type Fault = (usize, String);

/// The line of a table and those of its keys.
pub(super) struct Keys {
    pub own: usize,
    pub keys: BTreeMap<String, usize>,
}

impl Keys {
    pub(super) fn line(&self, key: &str) -> usize {
        self.keys.get(key).copied().unwrap_or(self.own)
    }
}

pub(super) struct Reader {
    /// The offsets of line breaks.
    breaks: Vec<usize>,
    pub faults: Vec<Fault>,
}

pub(super) struct Table<'f> {
    /// How a message calls it.
    pub what: String,
    pub keys: Keys,
    pub fields: &'f DeTable<'f>,
}

impl<'f> Table<'f> {
    pub(super) fn get(&self, key: &str) -> Option<&'f DeValue<'f>> {
        self.fields.get(key).map(Spanned::get_ref)
    }
}

impl Reader {
    pub(super) fn new(text: &str) -> Self {
        Self {
            breaks: text.match_indices('\n').map(|(at, _)| at).collect(),
            faults: Vec::new(),
        }
    }

    pub(super) fn line(&self, offset: usize) -> usize {
        self.breaks.partition_point(|at| *at < offset) + 1
    }

    pub(super) fn keys(&self, own: usize, fields: &DeTable<'_>) -> Keys {
        let line = |key: &Spanned<_>| self.line(key.span().start);
        Keys {
            own,
            keys: fields
                .keys()
                .map(|key| (key.get_ref().to_string(), line(key)))
                .collect(),
        }
    }

    pub(super) fn fault(&mut self, line: usize, message: impl Into<String>) {
        self.faults.push((line, message.into()));
    }

    pub(super) fn moment(&mut self, step: &Table<'_>, key: &str, text: &str) -> Option<When> {
        let when = values::when(text);
        if when.is_none() {
            let message = format!(
                "{}: `{key}` is no moment: write start, end, created, entered or due, then if need be + or - and a \
                 length in m, h or d (a year at most), such as \"start - 12h\"",
                step.what
            );
            self.fault(step.keys.line(key), message);
        }
        when
    }

    pub(super) fn known(&mut self, table: &Table<'_>, known: &[&str]) {
        for (key, line) in &table.keys.keys {
            if known.contains(&key.as_str()) {
                continue;
            }
            let way_out = match nearest(key, known.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("remove it; the keys here are {}", known.join(", ")),
            };
            self.fault(
                *line,
                format!("{}: unknown key `{}`: {way_out}", table.what, shown(key)),
            );
        }
    }

    pub(super) fn table<'f>(&mut self, parent: &Table<'f>, key: &str, what: &str, example: &str) -> Option<Table<'f>> {
        let line = parent.keys.line(key);
        match parent.get(key) {
            Some(DeValue::Table(fields)) => Some(Table {
                what: what.into(),
                keys: self.keys(line, fields),
                fields,
            }),
            Some(_) => {
                self.fault(line, format!("`{key}` is a table: write {example}"));
                None
            }
            None => {
                self.fault(line, format!("`{key}` is missing: write {example}"));
                None
            }
        }
    }

    pub(super) fn text<'f>(&mut self, table: &Table<'f>, key: &str, example: &str) -> Option<&'f str> {
        if table.get(key).is_none() {
            self.fault(
                table.keys.own,
                format!("{}: `{key}` is missing: write {example}", table.what),
            );
        }
        self.optional_text(table, key, example)
    }

    pub(super) fn optional_text<'f>(&mut self, table: &Table<'f>, key: &str, example: &str) -> Option<&'f str> {
        let text = table.get(key)?.as_str();
        if text.is_none() {
            self.fault(
                table.keys.line(key),
                format!("{}: `{key}` is a text: write {example}", table.what),
            );
        }
        text
    }

    pub(super) fn name(&mut self, table: &Table<'_>, key: &str, name: &str) -> Option<String> {
        if values::is_name(name) {
            return Some(name.to_owned());
        }
        self.fault(table.keys.line(key), format!("{}: `{key}`: {NAME_ADVICE}", table.what));
        None
    }

    pub(super) fn titles(&mut self, table: &Table<'_>, required: bool) -> Option<Titles> {
        let (line, what) = (table.keys.line("title"), &table.what);
        let example = r#"title = { en = "Held", ru = "Проведено" }"#;
        let languages = match table.get("title") {
            None if !required => return Some(Titles::default()),
            None => {
                self.fault(line, format!("{what}: `title` is missing: write {example}"));
                return None;
            }
            Some(DeValue::Table(languages)) => languages,
            Some(_) => {
                self.fault(
                    line,
                    format!("{what}: `title` has a text for each language: write {example}"),
                );
                return None;
            }
        };
        let mut titles = Titles::default();
        for (language, text) in languages {
            let line = self.line(language.span().start);
            let language = language.get_ref();
            let fault = match text.get_ref().as_str() {
                _ if !values::is_language(language) => Some("is no language: write its code, such as en or ru".into()),
                None => Some("is no text: write it in quotes".to_owned()),
                Some(text) => values::title_fault(text),
            };
            match fault {
                Some(fault) => self.fault(line, format!("{what}: the title `{}` {fault}", shown(language))),
                None => {
                    let text = text.get_ref().as_str().unwrap_or_default();
                    titles.0.insert(language.to_string(), text.to_owned());
                }
            }
        }
        if languages.is_empty() {
            self.fault(line, format!("{what}: `title` is empty: write {example}"));
        }
        Some(titles)
    }

    pub(super) fn filled_list<'f>(&mut self, table: &Table<'f>, key: &str, example: &str) -> Option<Vec<&'f str>> {
        let items = self.list(table, key, example)?;
        if items.is_empty() {
            self.fault(
                table.keys.line(key),
                format!("{}: `{key}` is empty: write {example}", table.what),
            );
            return None;
        }
        Some(items)
    }

    pub(super) fn list<'f>(&mut self, table: &Table<'f>, key: &str, example: &str) -> Option<Vec<&'f str>> {
        let (line, what) = (table.keys.line(key), &table.what);
        let Some(value) = table.get(key) else {
            self.fault(line, format!("{what}: `{key}` is missing: write {example}"));
            return None;
        };
        let items = value
            .as_array()
            .map(|items| items.iter().map(|item| item.get_ref().as_str()));
        let items = items.and_then(Iterator::collect);
        if items.is_none() {
            self.fault(line, format!("{what}: `{key}` is a list of texts: write {example}"));
        }
        items
    }

    pub(super) fn word<T: Copy + std::fmt::Display>(
        &mut self,
        table: &Table<'_>,
        key: &str,
        word: &str,
        all: &[T],
    ) -> Option<T> {
        let names: Vec<String> = all.iter().map(ToString::to_string).collect();
        let found = names.iter().position(|name| name == word).map(|at| all[at]);
        if found.is_none() {
            let message = format!(
                "{}: `{key}` cannot be `{}`: write one of {}",
                table.what,
                shown(word),
                names.join(", ")
            );
            self.fault(table.keys.line(key), message);
        }
        found
    }

    pub(super) fn each_word<T>(&mut self, table: &Table<'_>, key: &str, words: &[&str], all: &[T]) -> Vec<T>
    where
        T: Copy + std::fmt::Display,
    {
        words
            .iter()
            .filter_map(|word| self.word(table, key, word, all))
            .collect()
    }
}

pub(super) const NAME_ADVICE: &str = "a name has 1 to 32 characters of a-z, 0-9, - and _";

/// A word of the file as a message repeats it: what is long or has control characters would hide the message.
pub(super) fn shown(word: &str) -> String {
    let mut short: String = word.chars().filter(|it| !it.is_control()).take(40).collect();
    if short.len() < word.len() {
        short.push('…');
    }
    short
}
