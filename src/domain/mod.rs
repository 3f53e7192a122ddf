//! What is true of slots, bookings, statuses and money, whatever stores or shows them: pure, `now` is an argument.

pub mod base62;
mod cities;
pub mod client;
pub mod copying;
mod currency;
pub mod ids;
pub mod job;
pub mod link;
pub mod message;
pub mod moment;
pub mod money;
pub mod names;
pub mod news;
pub mod notice;
pub mod policy;
pub mod print;
pub mod refusal;
pub mod reminder;
pub mod rights;
pub mod series;
pub mod slot;
pub mod spot;
pub mod typed;
mod wall;
pub mod watch;
pub mod workflow;
pub mod zone;
