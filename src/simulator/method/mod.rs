//! The methods of the Bot API which the simulator answers, one function each.

mod answer;
mod chat;
mod commands;
mod delete;
mod edit;
mod send;

use serde_json::{Value, json};

use super::params::{Answer, ApiError, Params};
use super::state::State;

pub use answer::CALLBACK_ANSWER_MS;
pub use delete::DELETABLE_MS;

/// The real spelling of a method, from whatever case it came in; `None` where there is none.
pub(super) fn canonical(method: &str) -> Option<&'static str> {
    const METHODS: [&str; 25] = [
        "getMe",
        "getUpdates",
        "sendMessage",
        "sendPhoto",
        "sendDocument",
        "sendChatAction",
        "editMessageText",
        "editMessageCaption",
        "editMessageReplyMarkup",
        "deleteMessage",
        "deleteMessages",
        "answerCallbackQuery",
        "setMyCommands",
        "deleteMyCommands",
        "getMyCommands",
        "leaveChat",
        "getFile",
        "setWebhook",
        "deleteWebhook",
        "getWebhookInfo",
        "setMessageReaction",
        "pinChatMessage",
        "unpinChatMessage",
        "unpinAllChatMessages",
        "getChat",
    ];
    METHODS.into_iter().find(|known| known.eq_ignore_ascii_case(method))
}

impl State {
    /// Runs a method of [`canonical`]'s list.
    pub(super) fn run(&mut self, method: &str, params: &Params<'_>, now_ms: i64) -> Answer {
        match method {
            "getMe" => Ok(self.get_me()),
            "getUpdates" => self.queue.get(params, now_ms),
            "sendMessage" => self.send_message(params, now_ms),
            "sendPhoto" | "sendDocument" => self.send_file(method, params, now_ms),
            "sendChatAction" => self.send_chat_action(params, now_ms),
            "editMessageText" => self.edit_text(params, now_ms),
            "editMessageCaption" => self.edit_caption(params, now_ms),
            "editMessageReplyMarkup" => self.edit_markup(params, now_ms),
            "deleteMessage" => self.delete_message(params, now_ms),
            "deleteMessages" => self.delete_messages(params, now_ms),
            "answerCallbackQuery" => self.answer_callback(params, now_ms),
            "setMyCommands" => self.set_commands(params),
            "deleteMyCommands" => self.delete_commands(params),
            "getMyCommands" => self.get_commands(params),
            "leaveChat" => self.leave_chat(params, now_ms),
            "getFile" => self.files.get_file(params),
            "setWebhook" if !params.text("url").unwrap_or_default().is_empty() => {
                Err(ApiError::bad("bad webhook: the simulator is polled only"))
            }
            "setWebhook" | "deleteWebhook" => {
                if params.flag("drop_pending_updates") {
                    self.queue.drop_pending();
                }
                Ok(json!(true))
            }
            "getWebhookInfo" => Ok(json!({
                "url": "",
                "has_custom_certificate": false,
                "pending_update_count": self.queue.len(),
            })),
            "setMessageReaction" => self.set_reaction(params),
            "pinChatMessage" => self.pin(params, true),
            "unpinChatMessage" => self.pin(params, false),
            "unpinAllChatMessages" => self.unpin_all(params),
            "getChat" => self.get_chat(params),
            _ => Err(ApiError::plain(404, "Not Found: method not found")),
        }
    }

    fn get_me(&self) -> Value {
        let mut me = self.wire_user(self.bot.id);
        for (field, on) in [
            ("can_join_groups", true),
            ("can_read_all_group_messages", false),
            ("supports_inline_queries", false),
            ("can_connect_to_business", false),
            ("has_main_web_app", false),
            ("has_topics_enabled", false),
            ("allows_users_to_create_topics", false),
        ] {
            me[field] = json!(on);
        }
        me
    }
}
