//! The world of a story: the simulated Telegram behind real HTTP.

pub mod telegram;
