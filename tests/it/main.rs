//! Stories through the simulated Telegram; one binary, one story a file.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should fail there, also in its helpers"
)]

mod arrows;
mod asked;
mod bad_input;
mod browser;
mod browser_windows;
mod calendar;
mod choosing;
mod clients;
mod commands;
mod copying;
mod crash_image;
mod crawler;
mod days_off;
mod demo;
mod ending;
mod erasure;
mod finding;
mod first_day;
mod house;
mod isolation;
mod job_kill;
mod joining;
mod kill;
mod late_cancel;
mod locales;
mod looking;
mod money;
mod moving;
mod moving_asked;
mod my_week;
mod nameless;
mod news;
mod notices;
mod outbox;
mod owing;
mod own_rules;
mod own_workflow;
mod practice;
mod putting;
mod question;
mod quiet_week;
mod races;
mod refused;
mod reminding;
mod rivals;
mod scheduler;
mod secrets;
mod series;
mod shutdown;
mod slots;
mod tapper;
mod telegram_rules;
mod told;
mod units;
mod usual_week;
mod watch;
mod window;
mod workflow_files;
mod workflows;
mod world;
mod writing;
mod zones;
