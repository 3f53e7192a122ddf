//! Reading tables of a TOML file with a fault, its line and its way out for all that is not as it should be.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::misread::{Ill, Misread, Spot, TitleFault};
use super::model::{Titles, When};
use super::values::{self, nearest};

/// A line of the file and what is wrong there.
pub(super) type Fault = (usize, Misread);

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
    pub what: Spot,
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

    pub(super) fn fault(&mut self, line: usize, spot: &Spot, ill: Ill) {
        let spot = spot.clone();
        self.faults.push((line, Misread { spot, ill }));
    }

    pub(super) fn moment(&mut self, step: &Table<'_>, key: &str, text: &str) -> Option<When> {
        let when = values::when(text);
        if when.is_none() {
            let ill = Ill::Moment { key: key.to_owned() };
            self.fault(step.keys.line(key), &step.what, ill);
        }
        when
    }

    pub(super) fn known(&mut self, table: &Table<'_>, known: &[&str]) {
        for (key, line) in &table.keys.keys {
            if known.contains(&key.as_str()) {
                continue;
            }
            let meant = nearest(key, known.iter().copied()).map(str::to_owned);
            let (key, known) = (shown(key), known.join(", "));
            self.fault(*line, &table.what, Ill::UnknownKey { key, meant, known });
        }
    }

    pub(super) fn table<'f>(&mut self, parent: &Table<'f>, key: &str, what: Spot, example: &str) -> Option<Table<'f>> {
        let (line, (key_of, example)) = (parent.keys.line(key), (key.to_owned(), example.to_owned()));
        match parent.get(key) {
            Some(DeValue::Table(fields)) => Some(Table {
                what,
                keys: self.keys(line, fields),
                fields,
            }),
            Some(_) => {
                self.fault(line, &what, Ill::NoTable { key: key_of, example });
                None
            }
            None => {
                self.fault(line, &what, Ill::NoTableThere { key: key_of, example });
                None
            }
        }
    }

    pub(super) fn text<'f>(&mut self, table: &Table<'f>, key: &str, example: &str) -> Option<&'f str> {
        if table.get(key).is_none() {
            self.fault(table.keys.own, &table.what, missing(key, example));
        }
        self.optional_text(table, key, example)
    }

    pub(super) fn optional_text<'f>(&mut self, table: &Table<'f>, key: &str, example: &str) -> Option<&'f str> {
        let text = table.get(key)?.as_str();
        if text.is_none() {
            let (key_of, example) = (key.to_owned(), example.to_owned());
            self.fault(
                table.keys.line(key),
                &table.what,
                Ill::NoString { key: key_of, example },
            );
        }
        text
    }

    pub(super) fn name(&mut self, table: &Table<'_>, key: &str, name: &str) -> Option<String> {
        if values::is_name(name) {
            return Some(name.to_owned());
        }
        let key_of = Some(key.to_owned());
        self.fault(table.keys.line(key), &table.what, Ill::BadName { key: key_of });
        None
    }

    pub(super) fn titles(&mut self, table: &Table<'_>, required: bool) -> Option<Titles> {
        let (line, what) = (table.keys.line("title"), &table.what);
        let example = r#"title = { en = "Held", ru = "Проведено" }"#;
        let languages = match table.get("title") {
            None if !required => return Some(Titles::default()),
            None => {
                self.fault(line, what, missing("title", example));
                return None;
            }
            Some(DeValue::Table(languages)) => languages,
            Some(_) => {
                let example = example.to_owned();
                self.fault(line, what, Ill::NoTitles { example });
                return None;
            }
        };
        let mut titles = Titles::default();
        for (language, text) in languages {
            let line = self.line(language.span().start);
            let language = language.get_ref();
            let fault = match text.get_ref().as_str() {
                _ if !values::is_language(language) => Some(TitleFault::NoLanguage),
                None => Some(TitleFault::NoText),
                Some(text) => values::title_fault(text),
            };
            match fault {
                Some(fault) => {
                    let language = shown(language);
                    self.fault(line, what, Ill::Title { language, fault });
                }
                None => {
                    let text = text.get_ref().as_str().unwrap_or_default();
                    titles.0.insert(language.to_string(), text.to_owned());
                }
            }
        }
        if languages.is_empty() {
            let (key, example) = ("title".to_owned(), example.to_owned());
            self.fault(line, what, Ill::Empty { key, example });
        }
        Some(titles)
    }

    pub(super) fn filled_list<'f>(&mut self, table: &Table<'f>, key: &str, example: &str) -> Option<Vec<&'f str>> {
        let items = self.list(table, key, example)?;
        if items.is_empty() {
            let (key_of, example) = (key.to_owned(), example.to_owned());
            self.fault(table.keys.line(key), &table.what, Ill::Empty { key: key_of, example });
            return None;
        }
        Some(items)
    }

    pub(super) fn list<'f>(&mut self, table: &Table<'f>, key: &str, example: &str) -> Option<Vec<&'f str>> {
        let (line, what) = (table.keys.line(key), &table.what);
        let Some(value) = table.get(key) else {
            self.fault(line, what, missing(key, example));
            return None;
        };
        let items = value
            .as_array()
            .map(|items| items.iter().map(|item| item.get_ref().as_str()));
        let items = items.and_then(Iterator::collect);
        if items.is_none() {
            let (key, example) = (key.to_owned(), example.to_owned());
            self.fault(line, what, Ill::NoList { key, example });
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
            let ill = Ill::Word {
                key: key.to_owned(),
                word: shown(word),
                all: names.join(", "),
            };
            self.fault(table.keys.line(key), &table.what, ill);
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

fn missing(key: &str, example: &str) -> Ill {
    Ill::Missing {
        key: key.to_owned(),
        example: example.to_owned(),
    }
}

/// A word of the file as a message repeats it: what is long or has control characters would hide the message.
pub(super) fn shown(word: &str) -> String {
    let mut short: String = word.chars().filter(|it| !it.is_control()).take(40).collect();
    if short.len() < word.len() {
        short.push('…');
    }
    short
}
