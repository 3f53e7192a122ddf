//! What a lesson costs whom, where it is, and whether it is asked for: the one place that decides it.

use crate::domain::policy::Policy;
use crate::storage::client::ClientRow;
use crate::storage::pack::PackRow;

/// The client's own price of a lesson, whatever its kind, where they have one; else what the slot or the kind of service
/// costs everybody; of a pack its share, as long as there is a lesson left in it. What is free for everybody is free for
/// them too, and takes no lesson of a pack.
pub fn price_for(client: Option<&ClientRow>, pack: Option<&PackRow>, usual: i64) -> i64 {
    let own = match client.and_then(|client| client.price) {
        Some(own) if usual > 0 => own,
        Some(_) | None => usual,
    };
    of_pack(pack, own).unwrap_or(own)
}

/// The share of a pack that a lesson costs instead of `price`.
pub fn of_pack(pack: Option<&PackRow>, price: i64) -> Option<i64> {
    pack.filter(|_| price > 0).and_then(PackRow::share)
}

/// The client's own place, where they have one; else that of the slot.
pub fn place_for<'a>(client: &'a ClientRow, usual: &'a str) -> &'a str {
    match client.place.as_str() {
        "" => usual,
        own => own,
    }
}

/// Whether what this client books waits for the specialist's word, as far as it does for anybody; a newcomer is no client
/// yet.
pub fn asks_first(policy: &Policy, client: Option<&ClientRow>) -> bool {
    let watched = client.is_some_and(|client| client.needs_approval == 1);
    watched || policy.asks_first(client.is_some_and(|client| client.accepted_at.is_some()))
}
