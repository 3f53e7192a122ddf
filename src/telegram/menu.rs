//! The menu of commands that Telegram shows beside the input field, in each language.

use teloxide::payloads::{SetMyCommands, SetMyCommandsSetters};
use teloxide::types::BotCommand;

use super::api::{Api, ApiFault};
use super::texts::{Lang, Texts};
use crate::args;

/// Sets the menu: in English for everybody, and in each other language for those who speak it.
pub async fn set(api: &Api, texts: &Texts) -> Result<(), ApiFault> {
    for lang in Lang::ALL.iter().copied() {
        let command = |name: &str, key: &'static str| BotCommand::new(name, texts.plain(lang, key, &args![]));
        let menu = SetMyCommands::new([
            command("start", "command-start"),
            command("book", "command-book"),
            command("my", "command-my"),
            command("week", "command-week"),
            command("requests", "command-requests"),
            command("unpaid", "command-unpaid"),
            command("link", "command-link"),
            command("settings", "command-settings"),
            command("cancel", "command-cancel"),
            command("help", "command-help"),
        ]);
        let menu = match lang {
            Lang::En => menu,
            Lang::Ru => menu.language_code(lang.code()),
        };
        api.call(&menu).await?;
    }
    Ok(())
}
