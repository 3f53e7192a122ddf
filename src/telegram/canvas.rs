//! One chat as it is drawn on: whose turn it is, not before when, and what stands there.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::AtomicI64;
use std::sync::{Mutex, PoisonError};

use super::screen::Screen;
use crate::storage::chat::{ChatRow, Shown};

/// One chat's turn to be drawn.
#[derive(Default)]
pub struct Canvas {
    pub turn: tokio::sync::Mutex<()>,
    /// Not before this moment, in milliseconds.
    pub not_before: AtomicI64,
    /// The message that was drawn last by this process, and the hash of its screen.
    shown: Mutex<Option<(i64, u64)>>,
}

impl Canvas {
    /// Whether the chat's message shows this already.
    pub fn shows(&self, chat: &ChatRow, screen: &Screen) -> bool {
        let shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |(message, last): (i64, u64)| Some(message) == chat.message_id && last == hash(screen);
        chat.anew == 0 && shown.is_some_and(same)
    }

    /// Remembers what came of drawing that screen.
    pub fn note(&self, chat: &ChatRow, drawn: Drawn, screen: &Screen) -> Drawn {
        let message = match drawn {
            Drawn::Shown(Shown::Same) => chat.message_id,
            Drawn::Shown(Shown::Sent { message_id, .. }) => Some(message_id),
            Drawn::Shown(Shown::Nowhere) | Drawn::Later(_) => None,
        };
        *self.shown.lock().unwrap_or_else(PoisonError::into_inner) = message.map(|message| (message, hash(screen)));
        drawn
    }
}

/// What came of a drawing.
#[derive(Clone, Copy)]
pub enum Drawn {
    Shown(Shown),
    /// Not now; again in so many milliseconds.
    Later(i64),
}

fn hash(screen: &Screen) -> u64 {
    let mut hasher = DefaultHasher::new();
    screen.hash(&mut hasher);
    hasher.finish()
}
