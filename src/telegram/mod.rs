//! What is Telegram's alone: what comes in, what is drawn, and the words it is drawn with.

pub mod format;
pub mod texts;
