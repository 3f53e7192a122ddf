//! setMyCommands, getMyCommands, deleteMyCommands, and which of the menus a person gets to see.

use serde_json::{Value, json};

use super::super::html::utf16_len;
use super::super::params::{Answer, ApiError, Params};
use super::super::rules::Rule;
use super::super::state::State;

type Key = (String, String);

impl State {
    pub(super) fn set_commands(&mut self, params: &Params<'_>) -> Answer {
        params.check(Rule::CommandNames);
        let given = params.json("commands", "commands")?;
        let given = given.as_ref().and_then(Value::as_array);
        let given = given.ok_or_else(|| ApiError::bad("expected an Array of BotCommand"))?;
        if given.len() > 100 {
            return Err(ApiError::bad("BOT_COMMANDS_TOO_MUCH"));
        }
        let mut commands = Vec::new();
        for entry in given {
            let field = |name: &str| entry.get(name).and_then(Value::as_str);
            let name = field("command")
                .ok_or_else(|| ApiError::bad("can't parse BotCommand: Can't find field \"command\""))?;
            let what = field("description")
                .ok_or_else(|| ApiError::bad("can't parse BotCommand: Can't find field \"description\""))?;
            let name = name.strip_prefix('/').unwrap_or(name);
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            if !(1..=32).contains(&name.len()) || !name.chars().all(plain) {
                return Err(ApiError::bad("BOT_COMMAND_INVALID"));
            }
            if !(1..=256).contains(&utf16_len(what.trim())) {
                return Err(ApiError::bad("BOT_COMMAND_DESCRIPTION_INVALID"));
            }
            commands.push((name.to_owned(), what.to_owned()));
        }
        let key = self.menu_key(params)?;
        if commands.is_empty() {
            self.commands.remove(&key);
        } else {
            self.commands.insert(key, commands);
        }
        Ok(json!(true))
    }

    pub(super) fn delete_commands(&mut self, params: &Params<'_>) -> Answer {
        let key = self.menu_key(params)?;
        self.commands.remove(&key);
        Ok(json!(true))
    }

    pub(super) fn get_commands(&mut self, params: &Params<'_>) -> Answer {
        let key = self.menu_key(params)?;
        let commands = self.commands.get(&key).map(Vec::as_slice).unwrap_or_default();
        Ok(commands
            .iter()
            .map(|(name, what)| json!({ "command": name, "description": what }))
            .collect())
    }

    fn menu_key(&self, params: &Params<'_>) -> Answer<Key> {
        params.check(Rule::CommandScope);
        let language = params.text("language_code").unwrap_or_default();
        if !language.is_empty() && (language.len() != 2 || !language.chars().all(|c| c.is_ascii_lowercase())) {
            return Err(ApiError::bad("invalid language code specified"));
        }
        let scope = params.json("scope", "BotCommandScope")?;
        let Some(scope) = scope else {
            return Ok(("default".to_owned(), language));
        };
        let kind = scope.get("type").and_then(Value::as_str).unwrap_or_default();
        let chat = scope
            .get("chat_id")
            .and_then(|id| id.as_i64().or_else(|| id.as_str()?.parse().ok()));
        let key = match kind {
            "default" | "all_private_chats" | "all_group_chats" | "all_chat_administrators" => kind.to_owned(),
            "chat" | "chat_administrators" | "chat_member" => {
                let id = chat.filter(|id| self.people.contains_key(id) || self.groups.contains_key(id));
                format!("{kind}:{}", id.ok_or_else(|| ApiError::bad("chat not found"))?)
            }
            _ => return Err(ApiError::bad("can't parse BotCommandScope: unsupported type specified")),
        };
        Ok((key, language))
    }

    /// The menu in a person's private chat: the narrowest scope wins, and in it the person's language.
    pub(in super::super) fn menu_of(&self, person: i64) -> &[(String, String)] {
        let language = self
            .people
            .get(&person)
            .and_then(|human| human.profile.language_code.as_deref());
        let language: String = language.unwrap_or_default().chars().take(2).collect();
        [
            format!("chat:{person}"),
            "all_private_chats".to_owned(),
            "default".to_owned(),
        ]
        .into_iter()
        .flat_map(|scope| [(scope.clone(), language.clone()), (scope, String::new())])
        .find_map(|key| self.commands.get(&key))
        .map(Vec::as_slice)
        .unwrap_or_default()
    }
}
