//! What those who run a practice did with it, and its clients with their bookings: appended by the act itself, read a page at a time, forgotten after a year.

use sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};

use super::tables::{Person, TenantEvent};
use super::tenant::Locked;
use super::{Conn, Fault, Result, Tx};
use crate::domain::deed::{About, Area, Deed};
use crate::domain::ids::{EventId, PersonId, TenantId};
use crate::domain::moment::Moment;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct EventRow {
    pub event_id: EventId,
    pub at: Moment,
    pub person_id: PersonId,
    /// Of who did it; empty where they had their data deleted.
    pub name: String,
    pub deed: String,
    /// 1 where it was a client.
    pub by_client: i64,
}

impl EventRow {
    /// `None` where another version of the program wrote it.
    pub fn deed(&self) -> Option<Deed> {
        serde_json::from_str(&self.deed).ok()
    }
}

/// Which events, and from where on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    Newest,
    /// The newest of those before it.
    Before(EventId),
    /// The oldest of those behind it, in their own order.
    After(EventId),
}

/// What [`page`] asks. Public for the tests of query plans.
pub fn page_query(tenant: TenantId, among: &[Area], from: From, limit: u64) -> SelectStatement {
    let id = || Expr::col((TenantEvent::Table, TenantEvent::EventId));
    let mut select = Query::select();
    select
        .columns([
            (TenantEvent::Table, TenantEvent::EventId),
            (TenantEvent::Table, TenantEvent::At),
            (TenantEvent::Table, TenantEvent::PersonId),
            (TenantEvent::Table, TenantEvent::Deed),
            (TenantEvent::Table, TenantEvent::ByClient),
        ])
        .column((Person::Table, Person::Name))
        .from(TenantEvent::Table)
        .inner_join(
            Person::Table,
            Expr::col((Person::Table, Person::PersonId)).equals((TenantEvent::Table, TenantEvent::PersonId)),
        )
        .and_where(Expr::col((TenantEvent::Table, TenantEvent::TenantId)).eq(tenant));
    let area = || Expr::col((TenantEvent::Table, TenantEvent::Area));
    match among {
        [one] => drop(select.and_where(area().eq(one.as_str()))),
        all if all.len() == Area::ALL.len() => {}
        some => drop(select.and_where(area().is_in(some.iter().map(|area| area.as_str())))),
    }
    let order = match from {
        From::Newest => Order::Desc,
        From::Before(event) => {
            select.and_where(id().lt(event));
            Order::Desc
        }
        From::After(event) => {
            select.and_where(id().gt(event));
            Order::Asc
        }
    };
    select
        .order_by((TenantEvent::Table, TenantEvent::EventId), order)
        .limit(limit)
        .to_owned()
}

pub async fn page(conn: &mut Conn, tenant: TenantId, among: &[Area], from: From, limit: u64) -> Result<Vec<EventRow>> {
    conn.all(&page_query(tenant, among, from, limit)).await
}

impl Locked<'_> {
    pub async fn insert_event(&mut self, person: PersonId, by_client: bool, deed: &Deed, now: Moment) -> Result<()> {
        let event = EventId(self.next_id().await?);
        let text = serde_json::to_string(deed).map_err(|error| Fault::Bug(error.to_string()))?;
        let about = deed.about();
        let (mut booking, mut client, mut slot, mut kind) = (None, None, None, None);
        match about {
            Some(About::Booking(id)) => booking = Some(id.0),
            Some(About::Client(id)) => client = Some(id.0),
            Some(About::Slot(id)) => slot = Some(id.0),
            Some(About::Kind(id)) => kind = Some(id.0),
            None => {}
        }
        let insert = Query::insert()
            .into_table(TenantEvent::Table)
            .columns([
                TenantEvent::TenantId,
                TenantEvent::EventId,
                TenantEvent::At,
                TenantEvent::PersonId,
                TenantEvent::Area,
                TenantEvent::BookingId,
                TenantEvent::ClientId,
                TenantEvent::SlotId,
                TenantEvent::KindId,
                TenantEvent::Deed,
                TenantEvent::ByClient,
            ])
            .values_panic([
                self.id().into(),
                event.into(),
                now.into(),
                person.into(),
                deed.area().as_str().into(),
                booking.into(),
                client.into(),
                slot.into(),
                kind.into(),
                text.into(),
                i64::from(by_client).into(),
            ])
            .to_owned();
        self.run_one(&insert).await
    }
}

/// What [`forget`] finds. Public for the tests of query plans.
pub fn old_query(before: Moment, limit: u64) -> SelectStatement {
    Query::select()
        .columns([TenantEvent::TenantId, TenantEvent::EventId])
        .from(TenantEvent::Table)
        .and_where(Expr::col(TenantEvent::At).lt(before))
        .order_by(TenantEvent::At, Order::Asc)
        .limit(limit)
        .to_owned()
}

/// Forgets up to `limit` events from before `before`; tells how many.
pub async fn forget(tx: &mut Tx, before: Moment, limit: u64) -> Result<u64> {
    let columns = [TenantEvent::TenantId, TenantEvent::EventId];
    let delete = Query::delete()
        .from_table(TenantEvent::Table)
        .and_where(Expr::tuple(columns.map(Expr::col)).in_subquery(old_query(before, limit)))
        .to_owned();
    tx.run(&delete).await
}
