//! The simulated Telegram's rules in words, for the panel of the curious.

use serde_json::{Value, json};

use crate::simulator::Rule;

/// In each language of the page.
pub(super) fn words(rule: Rule) -> Value {
    let (en, ru) = match rule {
        Rule::Token => ("token", "токен"),
        Rule::Method => ("method exists", "метод существует"),
        Rule::Flood => ("no flood wait in the chat", "чат не просил подождать"),
        Rule::OnePoller => ("one poller a token", "опрашивает кто-то один"),
        Rule::ChatKnown => ("chat exists", "чат существует"),
        Rule::MayWrite => ("started, not blocked", "бот запущен и не заблокирован"),
        Rule::Pace => (
            "30 messages a second, 1 a chat after a burst of 5",
            "30 сообщений в секунду, в чат 1 после пяти подряд",
        ),
        Rule::Html => ("HTML: known tags, closed", "HTML: теги известны и закрыты"),
        Rule::TextLength => ("text of 1 to 4096", "текст от 1 до 4096"),
        Rule::CaptionLength => ("caption up to 1024", "подпись до 1024"),
        Rule::ButtonLabel => ("buttons have labels", "у кнопок есть подписи"),
        Rule::ButtonKind => ("one action a button", "у кнопки одно действие"),
        Rule::CallbackData => ("callback data of 1 to 64 bytes", "данные кнопки от 1 до 64 байт"),
        Rule::ButtonLink => ("links of buttons are valid", "ссылки кнопок верны"),
        Rule::PersonLink => ("privacy of linked people", "приватность тех, на кого ссылка"),
        Rule::CopyText => ("text to copy of 1 to 256", "текст для копирования от 1 до 256"),
        Rule::ButtonCount => ("up to 100 buttons", "до 100 кнопок"),
        Rule::ReplyButtons => ("1 to 300 reply buttons", "от 1 до 300 кнопок ответа"),
        Rule::RepliedTo => ("message replied to exists", "есть сообщение, на которое ответ"),
        Rule::FileNamed => ("file is given", "файл указан"),
        Rule::FileSize => ("file of 1 byte to 50 MB", "файл от 1 байта до 50 МБ"),
        Rule::PictureSize => (
            "picture up to 10 MB and 10,000 points",
            "картинка до 10 МБ и 10 000 точек",
        ),
        Rule::OwnMessage => ("message exists and is the bot's own", "сообщение есть, и оно от бота"),
        Rule::Modified => ("edit changes something", "правка что-то меняет"),
        Rule::InlineOnly => ("only inline keyboards in edits", "в правке только кнопки под текстом"),
        Rule::MessageThere => ("message exists", "сообщение существует"),
        Rule::DeleteAge => ("deleted within 48 hours", "удаление в течение 48 часов"),
        Rule::AnswerLength => ("answer up to 200", "ответ до 200"),
        Rule::AnswerLink => ("link leads to this bot", "ссылка ведёт к этому боту"),
        Rule::AnswerOnce => ("one answer, within 15 seconds", "один ответ, за 15 секунд"),
        Rule::CommandNames => ("up to 100 commands, well named", "до 100 команд с верными именами"),
        Rule::CommandScope => ("scope and language are known", "область и язык известны"),
        Rule::ActionName => ("action is known", "действие известно"),
    };
    json!({ "en": en, "ru": ru })
}
