//! What happened: calls of the bot and acts of people, in order and in bounded memory.

use std::collections::{BTreeMap, VecDeque};

use serde::Serialize;
use serde_json::{Value, json};

use super::http_body::Files;
use super::params::ApiError;
use super::rules::Rule;

const KEPT: usize = 10_000;

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    Ok,
    Refused {
        code: u16,
        description: String,
    },
    /// A fault that was armed; `took_effect` as in [`super::Fault::after_effect`].
    Broken {
        took_effect: bool,
    },
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// Files in `params` stand as their name, type and size.
    Call {
        method: String,
        params: Value,
        outcome: Outcome,
        /// In the order in which they were met.
        rules: Vec<Rule>,
    },
    /// What a person did, or what a switch of the simulator changed.
    Act { who: String, what: String },
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry {
    /// Grows by one for ever, also when older entries are gone.
    pub seq: u64,
    pub at_ms: i64,
    #[serde(flatten)]
    pub event: Event,
}

#[derive(Debug)]
pub struct Journal {
    entries: VecDeque<Entry>,
    /// 0 is off; counts go on.
    keep: usize,
    seq: u64,
    counts: BTreeMap<String, u64>,
    unknown: Vec<String>,
}

impl Default for Journal {
    fn default() -> Self {
        Self {
            entries: VecDeque::new(),
            keep: KEPT,
            seq: 0,
            counts: BTreeMap::new(),
            unknown: Vec::new(),
        }
    }
}

impl Journal {
    pub fn keep(&mut self, entries: usize) {
        self.keep = entries;
        self.cut();
    }

    fn cut(&mut self) {
        while self.entries.len() > self.keep {
            self.entries.pop_front();
        }
    }

    fn add(&mut self, at_ms: i64, event: impl FnOnce() -> Event) {
        self.seq += 1;
        if self.keep > 0 {
            self.entries.push_back(Entry {
                seq: self.seq,
                at_ms,
                event: event(),
            });
            self.cut();
        }
    }

    pub fn count(&mut self, method: &str) {
        match self.counts.get_mut(method) {
            Some(count) => *count += 1,
            None => drop(self.counts.insert(method.to_owned(), 1)),
        }
    }

    pub fn unknown_call(&mut self, method: &str) {
        if self.unknown.len() < KEPT {
            self.unknown.push(method.to_owned());
        }
    }

    pub fn call(
        &mut self,
        method: &str,
        (params, files): (&Value, &Files),
        outcome: Outcome,
        rules: Vec<Rule>,
        at_ms: i64,
    ) {
        self.add(at_ms, || Event::Call {
            method: method.to_owned(),
            params: cut_files(params, files),
            outcome,
            rules,
        });
    }

    pub fn act(&mut self, who: &str, what: impl FnOnce() -> String, at_ms: i64) {
        self.add(at_ms, || Event::Act {
            who: who.to_owned(),
            what: what(),
        });
    }

    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    pub fn counts(&self) -> &BTreeMap<String, u64> {
        &self.counts
    }

    pub fn unknown(&self) -> &[String] {
        &self.unknown
    }
}

impl From<&ApiError> for Outcome {
    fn from(error: &ApiError) -> Self {
        Self::Refused {
            code: error.code,
            description: error.description.clone(),
        }
    }
}

fn cut_files(params: &Value, files: &Files) -> Value {
    let mut params = params.clone();
    for (name, file) in files {
        let cut = json!({ "file_name": file.file_name, "mime": file.mime, "size": file.bytes.len() });
        let attached = format!("attach://{name}");
        let fields = params.as_object().into_iter().flatten();
        let field = fields
            .into_iter()
            .find(|(_, value)| **value == attached)
            .map(|(field, _)| field.clone());
        params[field.as_ref().unwrap_or(name)] = cut;
    }
    params
}
