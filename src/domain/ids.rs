//! Newtypes for identifiers, so that one kind of id cannot stand where another is meant.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

id! {
    /// One specialist's practice; unique in the deployment.
    TenantId;
    /// A Telegram user as the deployment knows them; unique in the deployment.
    PersonId;
    /// Whom a tenant serves; unique within its tenant, as all ids below.
    ClientId;
    /// Who pays: one or more clients of a tenant.
    AccountId;
    /// A kind of service of a tenant.
    KindId;
    /// An interval on a tenant's plan.
    SlotId;
    /// One client's seat in one slot.
    BookingId;
    /// A client's regular weekly time.
    StandingId;
    /// An entry of a tenant's ledger.
    EntryId;
    /// Lessons that were sold together.
    PackId;
    /// A wish to hear when something becomes free.
    WatchId;
    /// What a client and a specialist say to each other.
    MessageId;
    /// Times that are held for a client to pick from.
    OfferId;
    /// A client's word that they have paid.
    ClaimId;
    /// The bookings that a client made for the same time of several weeks.
    SeriesId;
    /// A long act of a tenant, done in batches.
    JobId;
    /// A time of a specialist's usual week.
    PatternId;
    /// A stretch in which clients choose the start.
    WindowId;
    /// A link by which somebody joins a tenant's team.
    InviteId;
    /// Something that was done with a practice.
    EventId;
    /// A row of the outbox; unique in the deployment.
    OutboxId;
}
