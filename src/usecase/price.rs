//! What a lesson costs whom: the one place that decides it.

use crate::storage::client::ClientRow;

/// The client's own price, where they have one; else what the slot or the kind of service costs everybody.
pub fn price_for(client: Option<&ClientRow>, usual: i64) -> i64 {
    client.and_then(|client| client.price).unwrap_or(usual)
}
