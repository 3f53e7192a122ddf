//! The rules of the real server, as teloxide meets them at the simulated one.

mod messages;
mod wire;

use slotkeeper::clock::Clock;
use slotkeeper::domain::moment::Moment;
use slotkeeper::simulator::{Cannot, Person, Profile, TINY_PNG, Telegram, Upload};
use teloxide::prelude::*;
use teloxide::types::{
    BotCommand, BotCommandScope, InlineKeyboardButton, InlineKeyboardMarkup, MessageId, Recipient, Update, UpdateKind,
    UserId,
};
use teloxide::{ApiError, Bot, RequestError};

use crate::world::telegram::{BOT, TOKEN, TelegramServer};

struct Scene {
    server: TelegramServer,
    telegram: Telegram,
    clock: Clock,
    bot: Bot,
    anna: Person,
}

const ANNA: ChatId = ChatId(501);

async fn scene() -> Scene {
    let clock = Clock::manual(Moment(1_790_000_000));
    let server = TelegramServer::start(Telegram::new(TOKEN, BOT), clock.clone()).await;
    let telegram = server.telegram.clone();
    let anna = telegram.person(
        Profile::new(ANNA.0, "Anna")
            .last_name("Ivanova")
            .username("anna_i")
            .language("ru"),
    );
    let bot = server.bot();
    Scene {
        server,
        telegram,
        clock,
        bot,
        anna,
    }
}

impl Scene {
    fn now(&self) -> i64 {
        self.clock.now_ms()
    }

    async fn started() -> Self {
        let scene = scene().await;
        scene.anna.starts(scene.now());
        scene
    }

    async fn poll(&self, offset: i32) -> Vec<Update> {
        self.bot.get_updates().offset(offset).timeout(0).await.unwrap()
    }
}

fn keyboard(buttons: &[(&str, &str)]) -> InlineKeyboardMarkup {
    let button = |(label, data): &(&str, &str)| vec![InlineKeyboardButton::callback(*label, *data)];
    InlineKeyboardMarkup::new(buttons.iter().map(button))
}

/// The description a refusal carries, whether teloxide has a name for it or not.
#[track_caller]
fn refusal<T: std::fmt::Debug>(result: Result<T, RequestError>) -> String {
    match result.unwrap_err() {
        RequestError::Api(error) => error.to_string(),
        other => panic!("not a refusal: {other:?}"),
    }
}

#[tokio::test]
async fn every_act_of_a_person_arrives_as_an_update_that_teloxide_reads() {
    let s = scene().await;
    let me = s.bot.get_me().await.unwrap();
    assert_eq!((me.username(), me.id.0), (BOT, 7_000_000_001));
    let now = s.now();

    s.anna.opens(&s.telegram.link("t-AbC_9"), now).unwrap();
    s.anna.says("hello, see https://example.com", now).unwrap();
    s.anna.sends_photo(TINY_PNG, "receipt", now).unwrap();
    let notes = Upload {
        file_name: "plan.txt".into(),
        mime: "text/plain".into(),
        bytes: b"week".to_vec(),
    };
    s.anna.sends_document(notes, "", now).unwrap();
    s.anna.sends_location(55.75, 37.61, now).unwrap();
    s.anna.sends_contact("+79990000000", now).unwrap();
    s.anna.sends_contact_of("Vera", "+79990000001", None, now).unwrap();
    let mine = s.anna.says("helo", now).unwrap();
    s.anna.edits(mine, "hello", now).unwrap();
    let sent = s
        .bot
        .send_message(ANNA, "Pick")
        .reply_markup(keyboard(&[("One", "a1")]))
        .await
        .unwrap();
    s.anna.taps("One", now).unwrap();
    s.anna.replies(sent.id.0, "why?", now).unwrap();
    s.anna.blocks(now);
    s.anna.unblocks(now);
    let group = s.anna.adds_bot_to_group("Parents", now);
    s.anna.says_in(group, "not for the bot", now).unwrap();
    s.anna.says_in(group, "/start@slotkeeper_bot", now).unwrap();
    s.anna.removes_bot_from_group(group, now).unwrap();

    let updates = s.poll(0).await;
    let kinds: Vec<&str> = updates
        .iter()
        .map(|update| match &update.kind {
            UpdateKind::Message(message) if message.new_chat_members().is_some() => "joined",
            UpdateKind::Message(message) if message.photo().is_some() => "photo",
            UpdateKind::Message(message) if message.document().is_some() => "document",
            UpdateKind::Message(message) if message.location().is_some() => "location",
            UpdateKind::Message(message) if message.contact().is_some() => "contact",
            UpdateKind::Message(message) if message.reply_to_message().is_some() => "reply",
            UpdateKind::Message(message) if message.text().is_some() => "text",
            UpdateKind::EditedMessage(_) => "edited",
            UpdateKind::CallbackQuery(_) => "callback",
            UpdateKind::MyChatMember(_) => "membership",
            other => panic!("teloxide could not read {other:?}"),
        })
        .collect();
    let expected = "text text photo document location contact contact text edited callback reply membership membership \
                    membership joined text membership";
    assert_eq!(kinds.join(" "), expected);

    let UpdateKind::Message(first) = &updates[0].kind else {
        panic!()
    };
    assert_eq!(first.text(), Some("/start t-AbC_9"));
    let from = first.from.as_ref().unwrap();
    assert_eq!(
        (from.id, from.full_name(), from.language_code.as_deref()),
        (UserId(501), "Anna Ivanova".into(), Some("ru"))
    );
    let callback = updates.iter().find_map(|update| match &update.kind {
        UpdateKind::CallbackQuery(query) => Some(query),
        _ => None,
    });
    let callback = callback.unwrap();
    let shown = callback.regular_message().unwrap();
    assert_eq!(
        (callback.data.as_deref(), shown.id, shown.text()),
        (Some("a1"), sent.id, Some("Pick"))
    );
    assert!(shown.reply_markup().is_some());
}

#[tokio::test]
async fn a_clear_out_of_the_chat_is_not_told_to_the_bot() {
    let s = Scene::started().await;
    let sent = s
        .bot
        .send_message(ANNA, "One")
        .reply_markup(keyboard(&[("A", "a")]))
        .await
        .unwrap();
    s.anna.deletes_chat(s.now());
    s.bot.edit_message_text(ANNA, sent.id, "Two").await.unwrap();
    assert!(s.anna.messages().is_empty() && s.anna.taps("A", s.now()).is_err());
    s.bot.send_message(ANNA, "Three").await.unwrap();
    assert!(s.anna.sees("Three") && !s.anna.sees("Two"));
}

#[tokio::test]
async fn nobody_hears_a_bot_they_have_not_spoken_to_or_have_blocked() {
    let s = scene().await;
    let stranger = refusal(s.bot.send_message(ANNA, "hi").await);
    assert!(
        stranger.contains("bot can't initiate conversation with a user"),
        "{stranger}"
    );
    s.anna.starts(s.now());
    let sent = s.bot.send_message(ANNA, "hi").await.unwrap();
    s.anna.blocks(s.now());
    assert!(matches!(
        s.bot.send_message(ANNA, "x").await,
        Err(RequestError::Api(ApiError::BotBlocked))
    ));
    let edit = s.bot.edit_message_text(ANNA, sent.id, "x").await;
    assert!(matches!(edit, Err(RequestError::Api(ApiError::BotBlocked))));
    assert_eq!(s.anna.says("are you there?", s.now()), Err(Cannot::Blocked));
    s.anna.opens(&s.telegram.link("back"), s.now()).unwrap();
    s.bot.send_message(ANNA, "welcome back").await.unwrap();
    s.anna.deactivates(s.now());
    assert!(matches!(
        s.bot.send_message(ANNA, "x").await,
        Err(RequestError::Api(ApiError::UserDeactivated))
    ));
}

#[tokio::test]
async fn the_menu_is_the_narrowest_in_the_persons_language() {
    let s = Scene::started().await;
    let set = |name: &str, what: &str| s.bot.set_my_commands([BotCommand::new(name, what)]);
    set("help", "Help").await.unwrap();
    set("help", "Помощь").language_code("ru").await.unwrap();
    assert_eq!(s.anna.commands(), [("help".to_owned(), "Помощь".to_owned())]);
    let mine = BotCommandScope::Chat {
        chat_id: Recipient::Id(ANNA),
    };
    set("week", "My week").scope(mine.clone()).await.unwrap();
    assert_eq!(s.anna.commands()[0].0, "week");
    assert_eq!(s.bot.get_my_commands().scope(mine.clone()).await.unwrap().len(), 1);
    s.bot.delete_my_commands().scope(mine).await.unwrap();
    assert_eq!(s.anna.commands()[0].0, "help");
    assert!(refusal(set("Help", "x").await).contains("BOT_COMMAND_INVALID"));
    assert!(refusal(set("help", "").await).contains("BOT_COMMAND_DESCRIPTION_INVALID"));
}

#[tokio::test]
async fn a_group_is_joined_and_left() {
    let s = Scene::started().await;
    let group = ChatId(s.anna.adds_bot_to_group("Parents", s.now()));
    s.bot.send_message(group, "I work in private").await.unwrap();
    let hers = MessageId(s.anna.says_in(group.0, "/help", s.now()).unwrap());
    let foreign = s.bot.delete_message(group, hers).await;
    assert!(matches!(
        foreign,
        Err(RequestError::Api(ApiError::MessageCantBeDeleted))
    ));
    s.bot.leave_chat(group).await.unwrap();
    assert!(refusal(s.bot.send_message(group, "x").await).contains("bot is not a member of the group chat"));
    assert!(
        s.anna
            .messages_in(group.0)
            .iter()
            .any(|message| message.text == "I work in private")
    );
    assert!(!s.anna.sees("I work in private"));
    assert!(refusal(s.bot.leave_chat(ANNA).await).contains("can't be changed in private chats"));
}
