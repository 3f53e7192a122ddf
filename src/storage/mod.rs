//! What is kept: one set of tables on two engines, one file an aggregate. The only room that knows SQL.

pub mod account;
pub mod acting;
pub mod backend;
pub mod ban;
pub mod booking;
pub mod chat;
pub mod claim;
pub mod client;
pub mod clients;
pub mod coming;
pub mod debt;
pub mod delivery;
pub mod due;
pub mod dump;
pub mod erase;
pub mod event;
pub mod export;
pub mod fault;
pub mod hearing;
pub mod history;
pub mod inbox;
pub mod job;
pub mod join;
pub mod kind;
pub mod lease;
pub mod ledger;
pub mod listing;
pub mod message;
pub mod news;
pub mod offer;
pub mod outbox;
pub mod outcome;
pub mod owed;
pub mod own_booking;
pub mod pack;
pub mod pattern;
pub mod payment;
pub mod person;
pub mod publication;
pub mod report;
pub mod slot;
pub mod standing;
pub mod tables;
pub mod team;
pub mod tenant;
pub mod told;
pub mod types;
pub mod watch;
pub mod window;
pub mod workflow;
mod writer;

pub use backend::{Conn, Database, Lane, Tx};
pub use fault::{Fault, Result};

/// Rows that one statement inserts at most: each number of them is a statement of its own in the engine's cache.
const ROWS: usize = 25;
