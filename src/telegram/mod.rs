//! What is Telegram's alone: what comes in, what is drawn, and the words it is drawn with.

pub mod acts;
pub mod api;
pub mod attach;
pub mod calendar;
pub mod callback;
mod canvas;
mod choices;
pub mod command;
pub mod event;
pub mod fetch;
pub mod format;
pub mod menu;
mod own;
pub mod paint;
pub mod picture;
pub mod poll;
pub mod question;
pub mod render;
pub mod route;
mod said;
pub mod screen;
pub mod texts;
mod watching;
pub mod wire;
pub mod work;
mod writing;
