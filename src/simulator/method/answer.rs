//! answerCallbackQuery.

use serde_json::json;

use super::super::html::utf16_len;
use super::super::link;
use super::super::params::{Answer, ApiError, Params};
use super::super::rules::Rule;
use super::super::state::{State, Toast};

/// The service takes answers for some seconds only; how many it does not say.
pub const CALLBACK_ANSWER_MS: i64 = 15_000;
const MAX_ANSWER: usize = 200;

impl State {
    pub(super) fn answer_callback(&mut self, params: &Params<'_>, now_ms: i64) -> Answer {
        params.check(Rule::AnswerLength);
        let text = params.text("text").unwrap_or_default();
        if utf16_len(&text) > MAX_ANSWER {
            return Err(ApiError::bad("MESSAGE_TOO_LONG"));
        }
        if let Some(url) = params.text("url").filter(|url| !url.is_empty()) {
            params.check(Rule::AnswerLink);
            if link::parse(&url, self.bot.username.as_deref().unwrap_or_default()).is_none() {
                return Err(ApiError::bad("URL_INVALID"));
            }
        }
        params.check(Rule::AnswerOnce);
        let id = params.text("callback_query_id").unwrap_or_default();
        let open = self.queries.iter_mut().rev().find(|query| query.id == id);
        let open = open.filter(|query| !query.answered && now_ms - query.at_ms <= CALLBACK_ANSWER_MS);
        let Some(query) = open else {
            return Err(ApiError::bad(
                "query is too old and response timeout expired or query ID is invalid",
            ));
        };
        query.answered = true;
        let person = query.person;
        self.show_toast(
            person,
            Toast {
                query_id: id,
                text,
                alert: params.flag("show_alert"),
                at_ms: now_ms,
            },
        );
        Ok(json!(true))
    }
}
