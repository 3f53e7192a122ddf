//! The rules that calls are checked by, each noted at the place that checks it.

use std::cell::RefCell;

use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    Token,
    Method,
    /// No flood wait is on for the chat.
    Flood,
    /// One poller a token.
    OnePoller,
    ChatKnown,
    /// The person has started the bot and not blocked it; the bot is in the group.
    MayWrite,
    Pace,
    Html,
    TextLength,
    CaptionLength,
    ButtonLabel,
    ButtonKind,
    CallbackData,
    ButtonLink,
    /// A link to a person heeds that person's privacy.
    PersonLink,
    CopyText,
    ButtonCount,
    ReplyButtons,
    RepliedTo,
    FileNamed,
    FileSize,
    PictureSize,
    OwnMessage,
    /// An edit changes something.
    Modified,
    InlineOnly,
    MessageThere,
    DeleteAge,
    AnswerLength,
    AnswerLink,
    /// Once, and within some seconds.
    AnswerOnce,
    CommandNames,
    CommandScope,
    ActionName,
}

/// Those that one call met, in order. When it is refused, the last one refused it.
#[derive(Debug, Default)]
pub struct Checked(RefCell<Vec<Rule>>);

impl Checked {
    /// Said just before the check.
    pub fn by(&self, rule: Rule) {
        let mut rules = self.0.borrow_mut();
        rules.retain(|known| *known != rule);
        rules.push(rule);
    }

    pub fn into_rules(self) -> Vec<Rule> {
        self.0.into_inner()
    }
}
