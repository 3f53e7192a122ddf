//! What a lesson costs whom: the one place that decides it.

use crate::storage::client::ClientRow;

/// The client's own price of a lesson, whatever its kind, where they have one; else what the slot or the kind of service
/// costs everybody. What is free for everybody is free for them too.
pub fn price_for(client: Option<&ClientRow>, usual: i64) -> i64 {
    match client.and_then(|client| client.price) {
        Some(own) if usual > 0 => own,
        Some(_) | None => usual,
    }
}
