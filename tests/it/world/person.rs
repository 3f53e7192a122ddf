//! A person with a phone: what they do, and what they see.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use slotkeeper::clock::Clock;
use slotkeeper::simulator::{Message, Person, Press};

use super::World;

/// Acts are followed by the bot's doing all that follows from them.
#[derive(Clone)]
pub struct Someone {
    pub phone: Person,
    clock: Clock,
    eyes: Arc<Eyes>,
}

/// What a person has looked at.
pub struct Eyes {
    phone: Person,
    seen: AtomicU64,
}

impl Someone {
    pub fn new(phone: Person, clock: Clock) -> Self {
        let eyes = Arc::new(Eyes {
            phone: phone.clone(),
            seen: AtomicU64::new(0),
        });
        Self { phone, clock, eyes }
    }

    pub fn eyes(&self) -> Arc<Eyes> {
        self.eyes.clone()
    }

    fn now(&self) -> i64 {
        self.clock.now_ms()
    }

    /// Follows a link and presses START.
    pub async fn opens(&self, world: &World, link: &str) {
        self.phone.opens(link, self.now()).unwrap();
        world.settles().await;
    }

    pub async fn starts(&self, world: &World) {
        self.phone.starts(self.now());
        world.settles().await;
    }

    pub async fn says(&self, world: &World, text: &str) {
        self.phone.says(text, self.now()).unwrap();
        world.settles().await;
    }

    /// Presses the button whose label is, or else contains, these words; the newest message's first.
    pub async fn taps(&self, world: &World, words: &str) {
        self.presses(words);
        world.settles().await;
    }

    /// Presses and does not wait.
    pub fn presses(&self, words: &str) {
        let (message, label) = self.find(words).unwrap_or_else(|| {
            panic!(
                "{} has no button {words:?} in sight:\n{}",
                self.phone.profile().first_name,
                self.sight()
            )
        });
        self.phone.taps_on(message, &label, self.now()).unwrap();
    }

    fn find(&self, words: &str) -> Option<(i32, String)> {
        let buttons: Vec<(i32, String)> = self
            .phone
            .messages()
            .iter()
            .rev()
            .flat_map(|message| {
                labels(message)
                    .into_iter()
                    .map(|label| (message.id, label))
                    .collect::<Vec<_>>()
            })
            .collect();
        let exact = buttons.iter().find(|(_, label)| label == words);
        exact
            .or_else(|| buttons.iter().find(|(_, label)| label.contains(words)))
            .cloned()
    }

    /// Sends what no button of ours says.
    pub async fn forges(&self, world: &World, data: &str) {
        let message = self
            .phone
            .messages()
            .iter()
            .rev()
            .find(|message| message.from_bot)
            .unwrap()
            .id;
        self.phone.forges(message, data, self.now()).unwrap();
        world.settles().await;
    }

    /// Looks at the chat: these words must stand in it, in a message or on a button.
    pub fn sees(&self, words: &str) {
        self.looks();
        assert!(
            self.sight().contains(words),
            "{} does not see {words:?}:\n{}",
            self.phone.profile().first_name,
            self.sight()
        );
    }

    pub fn does_not_see(&self, words: &str) {
        self.looks();
        assert!(
            !self.sight().contains(words),
            "{words:?} is in sight:\n{}",
            self.sight()
        );
    }

    pub fn looks(&self) {
        self.eyes.look();
    }

    /// The last answer to a tap.
    pub fn hears(&self, words: &str) {
        let last = self
            .phone
            .toasts()
            .last()
            .map(|toast| toast.text.clone())
            .unwrap_or_default();
        assert!(last.contains(words), "the last answer was {last:?}, not {words:?}");
    }

    /// The live screen: the newest message with buttons of a screen.
    pub fn screen(&self) -> String {
        let messages = self.phone.messages();
        let screen = messages.iter().rev().find(|message| is_screen(message));
        screen.map(draw).unwrap_or_default()
    }

    /// The whole chat, as text.
    pub fn sight(&self) -> String {
        self.phone.messages().iter().map(draw).collect::<Vec<_>>().join("\n\n")
    }

    pub fn link_in_sight(&self) -> String {
        self.looks();
        self.phone.deep_links().last().cloned().expect("no link in sight")
    }

    /// How many of the bot's messages contain these words.
    pub fn count(&self, words: &str) -> usize {
        self.phone
            .messages()
            .iter()
            .filter(|message| message.from_bot && message.text.contains(words))
            .count()
    }
}

impl Eyes {
    pub fn id(&self) -> i64 {
        self.phone.id()
    }

    pub fn look(&self) {
        self.seen.store(self.phone.telegram().version(), Ordering::Relaxed);
    }

    pub fn nothing_is_left_over(&self) {
        let name = self.phone.profile().first_name;
        let unseen = self.phone.news_since(self.seen.load(Ordering::Relaxed));
        let unseen: Vec<String> = unseen.iter().map(draw).collect();
        assert!(unseen.is_empty(), "{name} did not look at:\n{}", unseen.join("\n\n"));
        assert!(self.phone.unanswered().is_empty(), "{name} tapped and was not answered");
        let screens: Vec<String> = self
            .phone
            .messages()
            .iter()
            .filter(|message| is_screen(message))
            .map(draw)
            .collect();
        assert!(
            screens.len() <= 1,
            "{name} has several screens:\n{}",
            screens.join("\n\n")
        );
    }
}

fn labels(message: &Message) -> Vec<String> {
    let rows = message.markup.iter().flat_map(|markup| markup.inline_rows());
    rows.flatten().map(|button| button.label.clone()).collect()
}

pub fn is_screen(message: &Message) -> bool {
    let rows = message.markup.iter().flat_map(|markup| markup.inline_rows());
    let mut buttons = rows.flatten();
    buttons.any(|button| matches!(&button.press, Press::Callback(data) if data.starts_with('a')))
}

/// A message as a person reads it: the text, and each row of buttons on a line.
pub fn draw(message: &Message) -> String {
    let rows = message.markup.iter().flat_map(|markup| markup.inline_rows());
    let rows = rows.map(|row| {
        row.iter()
            .map(|button| format!("[{}]", button.label))
            .collect::<Vec<_>>()
            .join(" ")
    });
    let side = if message.from_bot { "" } else { "> " };
    let lines: Vec<String> = [format!("{side}{}", message.text)].into_iter().chain(rows).collect();
    // Sums are written with spaces that do not break, which nobody types into a story.
    lines.join("\n").replace('\u{a0}', " ")
}
