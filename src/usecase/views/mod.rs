//! What screens read: plain structs of the state as it is now, one file a reader.

pub mod agenda;
pub mod bill;
pub mod charges;
pub mod claimed;
pub mod export;
pub mod free;
pub mod freed;
pub mod job;
pub mod lesson;
pub mod listed;
pub mod place;
pub mod receipt;
pub mod series;
pub mod spoken;
pub mod takeout;
pub mod told;
pub mod told_daily;
mod told_family;
pub mod told_freed;
mod told_job;
mod told_offer;
pub mod told_outcomes;
pub mod told_regular;
mod told_series;
pub mod told_team;
