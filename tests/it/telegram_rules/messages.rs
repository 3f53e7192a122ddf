//! Messages, keyboards, files and taps.

use futures::StreamExt;
use slotkeeper::domain::moment::Span;
use slotkeeper::simulator::{Cannot, Limits, Profile, TINY_PNG, Tap};
use teloxide::net::Download;
use teloxide::prelude::*;
use teloxide::types::{
    ButtonRequest, CallbackQueryId, ChatAction, CopyTextButton, FileId, InlineKeyboardButton, InlineKeyboardMarkup,
    InputFile, KeyboardButton, KeyboardMarkup, KeyboardRemove, MessageId, ParseMode, ReplyParameters,
};
use teloxide::{ApiError, RequestError};

use super::{ANNA, Scene, keyboard, refusal};

#[tokio::test]
async fn a_message_is_seen_as_it_was_meant() {
    let s = Scene::started().await;
    let before = s.telegram.version();
    let html =
        "<b>Tue</b> &amp; <a href=\"tg://user?id=501\">you</a> <code>https://t.me/slotkeeper_bot?start=x1</code>";
    let rows = InlineKeyboardMarkup::new([
        vec![
            InlineKeyboardButton::callback("Book", "b1"),
            InlineKeyboardButton::url("Share", "https://t.me/share/url?url=x".parse().unwrap()),
        ],
        vec![InlineKeyboardButton::copy_text_button(
            "Copy",
            CopyTextButton {
                text: s.telegram.link("x2"),
            },
        )],
    ]);
    let mut sent = s
        .bot
        .send_message(ANNA, html)
        .parse_mode(ParseMode::Html)
        .reply_markup(rows);
    sent.disable_notification = Some(true);
    sent.protect_content = Some(true);
    let sent = sent.await.unwrap();
    assert_eq!(sent.text(), Some("Tue & you https://t.me/slotkeeper_bot?start=x1"));
    assert_eq!(sent.entities().unwrap().len(), 3);

    let seen = s.anna.last().unwrap();
    assert_eq!(
        (seen.html.as_deref(), seen.silent, seen.protected),
        (Some(html), true, true)
    );
    assert_eq!(s.anna.labels(), ["Book", "Share", "Copy"]);
    assert_eq!(s.anna.deep_links(), [s.telegram.link("x1"), s.telegram.link("x2")]);
    assert_eq!(s.anna.news_since(before).len(), 1);
    assert!(s.anna.news_since(s.telegram.version()).is_empty());
    assert_eq!(s.anna.taps("Copy", s.now()), Ok(Tap::Copied(s.telegram.link("x2"))));
    assert!(matches!(s.anna.taps("Share", s.now()), Ok(Tap::Opened(_))));
    let gone = s.anna.taps("Cancel", s.now()).unwrap_err();
    assert!(matches!(gone, Cannot::NoSuchButton { visible, .. } if visible == ["Book", "Share", "Copy"]));

    s.bot.send_chat_action(ANNA, ChatAction::Typing).await.unwrap();
    assert_eq!(s.anna.screen(s.now()).action.as_deref(), Some("typing"));
    assert_eq!(s.anna.screen(s.now() + 5_000).action, None);
    assert!(
        serde_json::to_string(&s.anna.screen(s.now()))
            .unwrap()
            .contains("\"label\":\"Book\"")
    );
}

#[tokio::test]
async fn texts_and_keyboards_are_held_to_the_limits() {
    let s = Scene::started().await;
    let send = |text: &str| s.bot.send_message(ANNA, text).parse_mode(ParseMode::Html);
    s.telegram.set_limits(Limits::off());
    assert!(matches!(
        send("").await,
        Err(RequestError::Api(ApiError::MessageTextIsEmpty))
    ));
    assert!(matches!(
        send(&"x".repeat(4097)).await,
        Err(RequestError::Api(ApiError::MessageIsTooLong))
    ));
    let unparsed = refusal(send("<b>x</i>").await);
    let expected = "Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"";
    assert!(
        unparsed.contains(&format!("can't parse entities: {expected}")),
        "{unparsed}"
    );
    let long = send("x").reply_markup(keyboard(&[("Go", &"d".repeat(65))])).await;
    assert!(matches!(long, Err(RequestError::Api(ApiError::ButtonDataInvalid))));
    assert!(
        refusal(send("x").reply_parameters(ReplyParameters::new(MessageId(9))).await)
            .contains("message to be replied not found")
    );
    assert!(matches!(
        s.bot.send_message(ChatId(404), "x").await,
        Err(RequestError::Api(ApiError::ChatNotFound))
    ));

    let boris = s.telegram.person(Profile::new(502, "Boris"));
    let link = InlineKeyboardButton::url("Write", "tg://user?id=502".parse().unwrap());
    let rows = InlineKeyboardMarkup::new([[link]]);
    send("x").reply_markup(rows.clone()).await.unwrap();
    boris.hides_from_links(true, s.now());
    assert!(refusal(send("x").reply_markup(rows).await).contains("BUTTON_USER_PRIVACY_RESTRICTED"));
}

#[tokio::test]
async fn an_edit_changes_something_or_is_refused() {
    let s = Scene::started().await;
    let sent = s
        .bot
        .send_message(ANNA, "One")
        .reply_markup(keyboard(&[("A", "a")]))
        .await
        .unwrap();
    let edit = |text: &str| s.bot.edit_message_text(ANNA, sent.id, text);
    let same = edit("<b></b>One ")
        .parse_mode(ParseMode::Html)
        .reply_markup(keyboard(&[("A", "a")]))
        .await;
    assert!(
        matches!(same, Err(RequestError::Api(ApiError::MessageNotModified))),
        "{same:?}"
    );

    s.clock.advance(Span(5));
    let edited = edit("One").await.unwrap();
    assert!(edited.reply_markup().is_none(), "left out, the keyboard goes");
    assert_eq!(s.anna.last().unwrap().edited_ms, Some(s.now()));
    s.bot
        .edit_message_reply_markup(ANNA, sent.id)
        .reply_markup(keyboard(&[("B", "b")]))
        .await
        .unwrap();
    assert_eq!(s.anna.labels(), ["B"]);
    assert!(matches!(
        edit(&"x".repeat(4097)).await,
        Err(RequestError::Api(ApiError::EditedMessageIsTooLong))
    ));

    let hers = s.anna.says("mine", s.now()).unwrap();
    let foreign = s.bot.edit_message_text(ANNA, MessageId(hers), "x").await;
    assert!(matches!(foreign, Err(RequestError::Api(ApiError::MessageCantBeEdited))));
    let caption = s.bot.edit_message_caption(ANNA, sent.id).caption("x").await;
    assert!(refusal(caption).contains("there is no caption in the message to edit"));
    s.anna.deletes(sent.id.0, s.now()).unwrap();
    assert!(matches!(
        edit("x").await,
        Err(RequestError::Api(ApiError::MessageToEditNotFound))
    ));
}

#[tokio::test]
async fn messages_are_deleted_within_two_days() {
    let s = Scene::started().await;
    let old = s.bot.send_message(ANNA, "old").await.unwrap();
    s.clock.advance(Span(48 * 3600 + 1));
    let hers = s.anna.says("delete me too", s.now()).unwrap();
    let new = s.bot.send_message(ANNA, "new").await.unwrap();
    assert!(refusal(s.bot.delete_message(ANNA, old.id).await).contains("message can't be deleted for everyone"));
    s.bot
        .delete_messages(ANNA, [new.id, MessageId(hers), MessageId(9)])
        .await
        .unwrap();
    let gone = s.bot.delete_message(ANNA, new.id).await;
    assert!(matches!(
        gone,
        Err(RequestError::Api(ApiError::MessageToDeleteNotFound))
    ));
    assert_eq!(s.anna.messages().len(), 2, "her /start and the old one");
}

#[tokio::test]
async fn a_tap_is_answered_once_and_soon() {
    let s = Scene::started().await;
    let sent = s
        .bot
        .send_message(ANNA, "Pick")
        .reply_markup(keyboard(&[("A", "a")]))
        .await
        .unwrap();
    let Ok(Tap::Query(id)) = s.anna.taps("A", s.now()) else {
        panic!()
    };
    assert_eq!(s.anna.waiting(s.now()), std::slice::from_ref(&id));
    let answer = |id: &str| s.bot.answer_callback_query(CallbackQueryId(id.to_owned()));
    assert!(refusal(answer(&id).text("я".repeat(201)).await).contains("MESSAGE_TOO_LONG"));
    answer(&id).text("Done").show_alert(true).await.unwrap();
    let toast = s.anna.toasts().remove(0);
    assert_eq!((toast.text.as_str(), toast.alert), ("Done", true));
    let too_old = "query is too old and response timeout expired or query ID is invalid";
    assert!(refusal(answer(&id).await).contains(too_old));
    assert!(refusal(answer("12").await).contains(too_old));

    let forged = s.anna.forges(sent.id.0, "not on any button", s.now()).unwrap();
    s.clock.advance(Span(16));
    assert!(refusal(answer(&forged).await).contains(too_old));
    assert_eq!((s.anna.unanswered(), s.anna.waiting(s.now()).len()), (vec![forged], 0));
}

#[tokio::test]
async fn files_go_both_ways() {
    let s = Scene::started().await;
    let photo = InputFile::memory(TINY_PNG).file_name("week.png");
    let sent = s
        .bot
        .send_photo(ANNA, photo)
        .caption("<i>Week</i>")
        .parse_mode(ParseMode::Html)
        .await
        .unwrap();
    assert_eq!((sent.caption(), sent.photo().unwrap()[0].width), (Some("Week"), 1));
    let seen = s.anna.last().unwrap();
    assert_eq!(s.anna.file_of(&seen).unwrap().bytes, TINY_PNG);
    let again = InputFile::file_id(sent.photo().unwrap()[0].file.id.clone());
    s.bot
        .send_photo(ANNA, again)
        .reply_parameters(ReplyParameters::new(sent.id))
        .await
        .unwrap();
    s.bot
        .edit_message_caption(ANNA, sent.id)
        .caption("Next week")
        .await
        .unwrap();
    assert!(refusal(s.bot.edit_message_text(ANNA, sent.id, "x").await).contains("there is no text in the message"));
    let text = InputFile::memory("not a picture");
    assert!(refusal(s.bot.send_photo(ANNA, text).await).contains("IMAGE_PROCESS_FAILED"));
    let long = s
        .bot
        .send_document(ANNA, InputFile::memory("a"))
        .caption("x".repeat(1025))
        .await;
    assert!(refusal(long).contains("message caption is too long"));

    let calendar = InputFile::memory("BEGIN:VCALENDAR").file_name("уроки.ics");
    let sent = s.bot.send_document(ANNA, calendar).await.unwrap();
    let document = sent.document().unwrap();
    assert_eq!(document.file_name.as_deref(), Some("уроки.ics"));
    let file = s.bot.get_file(document.file.id.clone()).await.unwrap();
    let stream = s.bot.download_file_stream(&file.path);
    let bytes: Vec<u8> = stream.map(|chunk| chunk.unwrap().to_vec()).concat().await;
    assert_eq!(bytes, b"BEGIN:VCALENDAR");
    assert!(refusal(s.bot.get_file(FileId("none".into())).await).contains("wrong file_id"));
    let journal = serde_json::to_string(&s.telegram.journal()).unwrap();
    assert!(journal.contains("\"size\":15") && !journal.contains("VCALENDAR"));
}

#[tokio::test]
async fn reply_keyboards_stay_until_they_are_taken_away() {
    let s = Scene::started().await;
    let rows = KeyboardMarkup::new([[
        KeyboardButton::new("Menu"),
        KeyboardButton::new("My number").request(ButtonRequest::Contact),
    ]]);
    let sent = s
        .bot
        .send_message(ANNA, "Hello")
        .reply_markup(rows.resize_keyboard())
        .await
        .unwrap();
    assert!(matches!(s.anna.taps("Menu", s.now()), Ok(Tap::Sent(_))));
    assert!(matches!(s.anna.taps("My number", s.now()), Ok(Tap::Sent(_))));
    let edit = s.bot.edit_message_text(ANNA, sent.id, "x").await;
    assert!(matches!(edit, Err(RequestError::Api(ApiError::MessageCantBeEdited))));
    s.bot
        .send_message(ANNA, "Bye")
        .reply_markup(KeyboardRemove::new())
        .await
        .unwrap();
    assert!(s.anna.taps("Menu", s.now()).is_err());
}
