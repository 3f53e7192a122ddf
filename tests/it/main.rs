//! Stories through the simulated Telegram; one binary, one story a file.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should fail there")]

mod arrows;
mod locales;

#![allow(clippy::unwrap_used, reason = "a test fails loudly, also in its helpers")]

mod telegram_rules;
mod world;
