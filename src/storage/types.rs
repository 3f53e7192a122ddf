//! How the domain's values stand in columns: ids and instants as BIGINT, enums and codes as TEXT.

use sea_query::Value;
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::{Database, Decode, Encode, Type};

use crate::domain::ids::{
    AccountId, BookingId, ClaimId, ClientId, EntryId, EventId, InviteId, JobId, KindId, MessageId, OfferId, OutboxId,
    PackId, PatternId, PersonId, SeriesId, SlotId, StandingId, TenantId, WatchId, WindowId,
};
use crate::domain::moment::Moment;

macro_rules! integer_columns {
    ($($name:ident)*) => {$(
        impl<DB: Database> Type<DB> for $name
        where
            i64: Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <i64 as Type<DB>>::type_info()
            }
            fn compatible(info: &DB::TypeInfo) -> bool {
                <i64 as Type<DB>>::compatible(info)
            }
        }

        impl<'r, DB: Database> Decode<'r, DB> for $name
        where
            i64: Decode<'r, DB>,
        {
            fn decode(value: DB::ValueRef<'r>) -> Result<Self, BoxDynError> {
                Ok(Self(<i64 as Decode<'r, DB>>::decode(value)?))
            }
        }

        impl<'q, DB: Database> Encode<'q, DB> for $name
        where
            i64: Encode<'q, DB>,
        {
            fn encode_by_ref(&self, buffer: &mut DB::ArgumentBuffer) -> Result<IsNull, BoxDynError> {
                self.0.encode_by_ref(buffer)
            }
        }

        impl From<$name> for Value {
            fn from(value: $name) -> Self {
                Self::BigInt(Some(value.0))
            }
        }

        impl sea_query::Nullable for $name {
            fn null() -> Value {
                Value::BigInt(None)
            }
        }
    )*};
}

integer_columns! {
    TenantId PersonId ClientId AccountId KindId SlotId BookingId StandingId EntryId OutboxId WatchId MessageId
    ClaimId PackId EventId InviteId JobId OfferId PatternId SeriesId WindowId Moment
}
