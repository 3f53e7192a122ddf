//! The menu of commands that Telegram shows beside the input field: one for everybody, in each language, and one of
//! their own for those who do more here than book, or chose another language than that of their app.

use teloxide::payloads::{DeleteMyCommands, DeleteMyCommandsSetters, SetMyCommands, SetMyCommandsSetters};
use teloxide::types::{BotCommand, BotCommandScope, ChatId, Recipient};

use super::api::{Api, ApiFault};
use super::callback::{Act, Callback};
use super::event::Event;
use super::texts::{Lang, Texts};
use crate::args;
use crate::domain::ids::PersonId;
use crate::domain::rights::Right;
use crate::storage::person::PersonRow;
use crate::storage::{Result, Tx, chat, person, team, tenant};

/// What somebody is, as their menu shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Roles {
    pub client: bool,
    /// Runs a practice; and may, in one of them, answer requests, and see what is owed.
    pub specialist: bool,
    pub bookings: bool,
    pub money: bool,
    pub operator: bool,
}

/// A chat's menu that is to be set anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewed {
    pub person: PersonId,
    pub chat: i64,
    /// `None`: the menu for everybody says it.
    pub own: Option<(Lang, Roles)>,
}

impl Renewed {
    /// By which it is known next time.
    pub fn code(&self) -> String {
        let Some((lang, roles)) = self.own else {
            return String::new();
        };
        let marks = [
            (roles.client, 'c'),
            (roles.specialist, 's'),
            // Those who may do everything are marked as they were before others came to be.
            (roles.specialist && !roles.bookings, 'b'),
            (roles.specialist && !roles.money, 'm'),
            (roles.operator, 'o'),
        ];
        let marks: String = marks.into_iter().filter(|mark| mark.0).map(|mark| mark.1).collect();
        format!("{}:{marks}", lang.code())
    }
}

/// The commands of the roles, each once, the likeliest first.
pub fn commands(roles: Roles) -> Vec<(&'static str, &'static str)> {
    let mut all = vec![("start", "command-start")];
    if roles.specialist {
        all.push(("week", "command-week"));
        all.extend(roles.bookings.then_some(("requests", "command-requests")));
        all.extend(roles.money.then_some(("unpaid", "command-unpaid")));
        all.push(("link", "command-link"));
    }
    if roles.client {
        all.extend([
            ("book", "command-book"),
            ("my", "command-my"),
            ("notify", "command-notify"),
        ]);
    }
    if roles.operator {
        all.push(("invite", "command-invite"));
    }
    all.extend([
        ("settings", "command-settings"),
        ("cancel", "command-cancel"),
        ("help", "command-help"),
    ]);
    all
}

const CLIENT: Roles = Roles {
    client: true,
    specialist: false,
    bookings: false,
    money: false,
    operator: false,
};

fn payload(texts: &Texts, lang: Lang, roles: Roles) -> SetMyCommands {
    let commands = commands(roles);
    let commands = commands
        .into_iter()
        .map(|(name, key)| BotCommand::new(name, texts.plain(lang, key, &args![])));
    SetMyCommands::new(commands)
}

/// Sets the menu for everybody: in English, and in another language for those whose app speaks one that it is read for.
pub async fn set(api: &Api, texts: &Texts) -> std::result::Result<(), ApiFault> {
    api.call(&payload(texts, Lang::En, CLIENT)).await?;
    for code in Lang::APPS_IN_RUSSIAN {
        api.call(&payload(texts, Lang::Ru, CLIENT).language_code(code)).await?;
    }
    Ok(())
}

/// Sets the menu of one chat.
pub async fn renew(api: &Api, texts: &Texts, renewed: &Renewed) -> std::result::Result<(), ApiFault> {
    let scope = BotCommandScope::Chat {
        chat_id: Recipient::Id(ChatId(renewed.chat)),
    };
    match renewed.own {
        Some((lang, roles)) => api.tell(&payload(texts, lang, roles).scope(scope)).await,
        None => api.tell(&DeleteMyCommands::new().scope(scope)).await,
    }
}

/// Whether an event can change somebody's role or language: a word of theirs may make them a client, and who is named an
/// operator since finds the menu at their next word.
pub fn may_change(event: &Event) -> bool {
    match event {
        Event::Text { .. } => true,
        Event::Tap { data, .. } => matches!(
            Callback::decode(data),
            Some((
                Callback::Do(
                    Act::PickLanguage { .. }
                        | Act::FoundLanguage { .. }
                        | Act::JoinTeam { .. }
                        | Act::LeaveTeam { .. }
                        | Act::TakePractice { .. }
                ),
                _
            ))
        ),
        _ => false,
    }
}

/// The menu that a person's chat should have after what they just did, if it has another.
pub async fn renewed(tx: &mut Tx, id: PersonId, operator: impl Fn(&PersonRow) -> bool) -> Result<Option<Renewed>> {
    let Some(me) = person::by_id(tx, id).await? else {
        return Ok(None);
    };
    let Some(telegram_id) = me.telegram_id else {
        return Ok(None);
    };
    let rights = team::all_rights(tx, id).await?;
    let may = |right| rights.iter().any(|(_, rights)| rights.has(right));
    let roles = Roles {
        specialist: !rights.is_empty(),
        bookings: may(Right::Bookings),
        money: may(Right::Money),
        client: !tenant::visited_by(tx, id).await?.is_empty(),
        operator: operator(&me),
    };
    let plain = !roles.specialist && !roles.operator && !person::chose_lang(tx, id).await?;
    let lang = Lang::of_code(&me.lang).unwrap_or_default();
    // Who is nothing yet will be somebody's client.
    let roles = Roles {
        client: roles.client || !roles.specialist && !roles.operator,
        ..roles
    };
    let renewed = Renewed {
        person: id,
        chat: telegram_id,
        own: (!plain).then_some((lang, roles)),
    };
    let kept = chat::menu(tx, id).await?;
    Ok((kept != renewed.code()).then_some(renewed))
}
