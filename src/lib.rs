//! Slotkeeper: a hosted booking bot for Telegram.
//!
//! An **update** comes in and is kept, is routed to a **screen** of a **tenant**, a **use case** runs on the
//! **domain** in one **transaction**, and **notices** leave through the **outbox**; the **scheduler** does the same
//! with the clock as the speaker.
//!
//! The modules below stand in reading order; each imports only from those above it (`tests/it/arrows.rs` checks).

pub mod clock;
pub mod config;
pub mod logging;

pub mod domain;

pub mod picture;

pub mod storage;

pub mod outbox;
pub mod usecase;

pub mod core;

pub mod scheduler;
pub mod telegram;

pub mod app;

pub mod simulator;

pub mod demo;

pub mod cli;
