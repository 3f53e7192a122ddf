//! One call from the wire to its answer: token, faults, floods, the method, the envelope.

use serde_json::{Map, Value, json};

use super::Telegram;
use super::faults::{Break, Fault};
use super::http_body::{self, Files};
use super::journal::Outcome;
use super::method::canonical;
use super::params::{Answer, ApiError, Params};
use super::rules::Rule;
use super::state::State;

/// What goes back over the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    pub status: u16,
    /// JSON, unless a fault made it garbage.
    pub body: String,
    /// To be waited before the answer is given.
    pub delay_ms: u64,
    /// The connection is to be closed without an answer.
    pub dead: bool,
    /// A poll that found nothing: a server may hold it for a while.
    pub empty_poll: bool,
}

impl Reply {
    fn new(status: u16, body: String) -> Self {
        Self {
            status,
            body,
            delay_ms: 0,
            dead: false,
            empty_poll: false,
        }
    }

    fn from_answer(answer: &Answer) -> Self {
        match answer {
            Ok(result) => Self::new(200, json!({ "ok": true, "result": result }).to_string()),
            Err(error) => {
                let mut body = json!({ "ok": false, "error_code": error.code, "description": error.description });
                if let Some(seconds) = error.retry_after {
                    body["parameters"] = json!({ "retry_after": seconds });
                }
                Self::new(error.code, body.to_string())
            }
        }
    }

    fn broken(fault: &Fault) -> Self {
        match fault.how {
            Break::Status(code) => Self::from_answer(&Err(ApiError::plain(code, reason(code)))),
            Break::TooManyRequests(seconds) => Self::from_answer(&Err(ApiError::too_many(seconds))),
            Break::Garbage => Self::new(200, "<html><body>Just a moment…</body></html>".to_owned()),
            Break::Dead => Self {
                dead: true,
                ..Self::new(502, String::new())
            },
        }
    }

    /// The body, or null where it is no JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }
}

const CONFLICT: &str =
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";

fn reason(code: u16) -> &'static str {
    match code {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        409 => CONFLICT,
        413 => "Request Entity Too Large",
        429 => "Too Many Requests",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Internal Server Error",
    }
}

impl Telegram {
    /// A request as HTTP brings it: `/bot<token>/<method>`, with a body of any of the three kinds.
    pub fn request(
        &self,
        token: &str,
        method: &str,
        content_type: &str,
        query: Option<&str>,
        body: &[u8],
        now_ms: i64,
    ) -> Reply {
        match http_body::parse(content_type, query, body) {
            Ok(form) => self.call_with_files(token, method, &form.params, &form.files, now_ms),
            Err(description) => Reply::from_answer(&Err(ApiError::plain(400, &description))),
        }
    }

    /// A call without files; `params` is an object.
    pub fn call(&self, token: &str, method: &str, params: &Value, now_ms: i64) -> Reply {
        self.call_with_files(token, method, params, &Files::new(), now_ms)
    }

    pub fn call_with_files(&self, token: &str, method: &str, params: &Value, files: &Files, now_ms: i64) -> Reply {
        self.lock().serve(token, method, params, files, now_ms)
    }

    /// What lies behind `/file/bot<token>/<path>`; teloxide writes the path's slash as `%2F`.
    pub fn download(&self, token: &str, path: &str) -> Option<http_body::Upload> {
        let state = self.lock();
        let file = state
            .files
            .by_path(&path.replace("%2F", "/"))
            .filter(|_| token == state.token);
        file.map(|file| file.upload.clone())
    }

    /// Whether a poll with these parameters would find nothing yet, and so may be held.
    pub fn poll_would_wait(&self, params: &Value) -> bool {
        let (empty, files) = (Map::new(), Files::new());
        let state = self.lock();
        !state.faults.conflict
            && state
                .queue
                .would_wait(&Params::new(params.as_object().unwrap_or(&empty), &files))
    }

    /// For a server that holds polls: a ticket for one that starts now, which supersedes those before it.
    pub fn begin_poll(&self) -> u64 {
        let mut state = self.lock();
        state.polls += 1;
        state.polls
    }

    /// A later poll has begun: this one is to be answered with [`Telegram::conflict_reply`].
    pub fn poll_superseded(&self, ticket: u64) -> bool {
        self.lock().polls != ticket
    }

    pub fn conflict_reply() -> Reply {
        Reply::from_answer(&Err(ApiError::plain(409, CONFLICT)))
    }

    /// Whether the next call of this method will end with a dead connection; asks without using the fault up.
    pub fn dies_next(&self, method: &str) -> bool {
        let method = method.to_ascii_lowercase();
        self.lock()
            .faults
            .peek(&method)
            .is_some_and(|fault| fault.how == Break::Dead)
    }
}

impl State {
    fn serve(&mut self, token: &str, method: &str, params: &Value, files: &Files, now_ms: i64) -> Reply {
        if token != self.token {
            self.journal.count("(wrong token)");
            return Reply::from_answer(&Err(ApiError::plain(401, "Unauthorized")));
        }
        let Some(name) = canonical(method) else {
            self.journal.unknown_call(method);
            let error = ApiError::plain(404, "Not Found: method not found");
            let rules = vec![Rule::Token, Rule::Method];
            self.journal
                .call(method, (params, files), Outcome::from(&error), rules, now_ms);
            return Reply::from_answer(&Err(error));
        };
        self.journal.count(name);
        let key = name.to_ascii_lowercase();
        let fault = self.faults.take(&key);
        let reply = match fault {
            Some(fault) if !fault.after_effect => {
                let (outcome, rules) = (Outcome::Broken { took_effect: false }, vec![Rule::Token, Rule::Method]);
                self.journal.call(name, (params, files), outcome, rules, now_ms);
                Reply::broken(&fault)
            }
            fault => {
                let (answer, rules) = self.answer(name, params, files, now_ms);
                let empty_poll = name == "getUpdates" && answer.as_ref().is_ok_and(|found| found == &json!([]));
                let outcome = match (&fault, &answer) {
                    (Some(_), _) => Outcome::Broken {
                        took_effect: answer.is_ok(),
                    },
                    (None, Ok(_)) => Outcome::Ok,
                    (None, Err(error)) => Outcome::from(error),
                };
                // Empty polls are the ticking of a clock; a journal of them would hide the rest.
                if !empty_poll {
                    self.journal.call(name, (params, files), outcome, rules, now_ms);
                }
                match fault {
                    Some(fault) => Reply::broken(&fault),
                    None => Reply {
                        empty_poll,
                        ..Reply::from_answer(&answer)
                    },
                }
            }
        };
        Reply {
            delay_ms: self.faults.delay_of(&key),
            ..reply
        }
    }

    /// The answer, and the rules that were checked for it.
    fn answer(&mut self, name: &str, params: &Value, files: &Files, now_ms: i64) -> (Answer, Vec<Rule>) {
        let empty = Map::new();
        let params = Params::new(params.as_object().unwrap_or(&empty), files);
        // Both have let this call in.
        params.check(Rule::Token);
        params.check(Rule::Method);
        let answer = self.checked_answer(name, &params, now_ms);
        (answer, params.checked.into_rules())
    }

    fn checked_answer(&mut self, name: &str, params: &Params<'_>, now_ms: i64) -> Answer {
        if name == "getUpdates" {
            params.check(Rule::OnePoller);
            if self.faults.conflict {
                return Err(ApiError::plain(409, CONFLICT));
            }
        } else {
            self.version += 1;
        }
        let chat = match name {
            "answerCallbackQuery" => params
                .text("callback_query_id")
                .and_then(|id| self.query(&id))
                .map(|query| query.chat_id),
            _ => params.int("chat_id").ok().flatten(),
        };
        if chat.is_some() {
            params.check(Rule::Flood);
        }
        if let Some(seconds) = chat.and_then(|chat| self.meter.flooded(chat, now_ms)) {
            return Err(ApiError::too_many(seconds));
        }
        self.run(name, params, now_ms)
    }
}
