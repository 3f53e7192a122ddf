//! Whether people come: who was asked, in which letter, and who has said yes.

use sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement};

use super::tables::{Booking, Coming, ComingAsked};
use super::tenant::Locked;
use super::{Conn, Result, Tx};
use crate::domain::ids::{BookingId, PersonId, TenantId};
use crate::domain::moment::Moment;

/// The letters in which people were asked about a booking, whenever it was to be.
pub async fn letters_about(conn: &mut Conn, tenant: TenantId, booking: BookingId) -> Result<Vec<(String, PersonId)>> {
    let select = Query::select()
        .columns([ComingAsked::Letter, ComingAsked::PersonId])
        .from(ComingAsked::Table)
        .and_where(Expr::col(ComingAsked::TenantId).eq(tenant))
        .and_where(Expr::col(ComingAsked::BookingId).eq(booking))
        .order_by(ComingAsked::MoveNo, Order::Asc)
        .order_by(ComingAsked::PersonId, Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// What a letter asks about: bookings, and the move of each.
pub async fn asked_in(conn: &mut Conn, tenant: TenantId, letter: &str) -> Result<Vec<(BookingId, i64)>> {
    let select = Query::select()
        .columns([ComingAsked::BookingId, ComingAsked::MoveNo])
        .from(ComingAsked::Table)
        .and_where(Expr::col(ComingAsked::TenantId).eq(tenant))
        .and_where(Expr::col(ComingAsked::Letter).eq(letter))
        .order_by(ComingAsked::BookingId, Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// The letter in which a person was asked about this stand of a booking.
pub async fn letter_to(
    conn: &mut Conn,
    tenant: TenantId,
    booking: BookingId,
    move_no: i64,
    person: PersonId,
) -> Result<Option<String>> {
    let select = Query::select()
        .column(ComingAsked::Letter)
        .from(ComingAsked::Table)
        .and_where(Expr::col(ComingAsked::TenantId).eq(tenant))
        .and_where(Expr::col(ComingAsked::BookingId).eq(booking))
        .and_where(Expr::col(ComingAsked::MoveNo).eq(move_no))
        .and_where(Expr::col(ComingAsked::PersonId).eq(person))
        .to_owned();
    let row: Option<(String,)> = conn.first(&select).await?;
    Ok(row.map(|row| row.0))
}

/// Which of these bookings somebody has said yes to, with the move that they said it of.
pub async fn said_of(conn: &mut Conn, tenant: TenantId, bookings: &[BookingId]) -> Result<Vec<(BookingId, i64)>> {
    if bookings.is_empty() {
        return Ok(Vec::new());
    }
    let select = Query::select()
        .columns([Coming::BookingId, Coming::MoveNo])
        .from(Coming::Table)
        .and_where(Expr::col(Coming::TenantId).eq(tenant))
        .and_where(Expr::col(Coming::BookingId).is_in(bookings.iter().map(|id| id.0)))
        .order_by(Coming::BookingId, Order::Asc)
        .order_by(Coming::MoveNo, Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// When somebody said yes to a booking as it stands.
pub async fn said_at(conn: &mut Conn, tenant: TenantId, booking: BookingId, move_no: i64) -> Result<Option<Moment>> {
    let select = Query::select()
        .column(Coming::SaidAt)
        .from(Coming::Table)
        .and_where(Expr::col(Coming::TenantId).eq(tenant))
        .and_where(Expr::col(Coming::BookingId).eq(booking))
        .and_where(Expr::col(Coming::MoveNo).eq(move_no))
        .to_owned();
    let row: Option<(Moment,)> = conn.first(&select).await?;
    Ok(row.map(|row| row.0))
}

/// What [`forget_asked`] looks for. Public for the tests of query plans.
pub fn old_questions_query(before: Moment, now: Moment, limit: u64) -> SelectStatement {
    let columns = [
        ComingAsked::TenantId,
        ComingAsked::BookingId,
        ComingAsked::MoveNo,
        ComingAsked::PersonId,
    ];
    let of = |column: ComingAsked| Expr::col((ComingAsked::Table, column));
    Query::select()
        .columns(columns.map(|column| (ComingAsked::Table, column)))
        .from(ComingAsked::Table)
        .inner_join(
            Booking::Table,
            of(ComingAsked::TenantId)
                .equals((Booking::Table, Booking::TenantId))
                .and(of(ComingAsked::BookingId).equals((Booking::Table, Booking::BookingId))),
        )
        .and_where(of(ComingAsked::AskedAt).lt(before))
        .and_where(Expr::col((Booking::Table, Booking::StartAt)).lt(now))
        .order_by((ComingAsked::Table, ComingAsked::AskedAt), Order::Asc)
        .limit(limit)
        .to_owned()
}

/// Forgets up to `limit` questions from before `before` about what has begun by `now`; tells how many.
pub async fn forget_asked(tx: &mut Tx, before: Moment, now: Moment, limit: u64) -> Result<u64> {
    let columns = [
        ComingAsked::TenantId,
        ComingAsked::BookingId,
        ComingAsked::MoveNo,
        ComingAsked::PersonId,
    ];
    let key = Expr::tuple(columns.map(|column| Expr::col((ComingAsked::Table, column))));
    let delete = Query::delete()
        .from_table(ComingAsked::Table)
        .and_where(key.in_subquery(old_questions_query(before, now, limit)))
        .to_owned();
    tx.run(&delete).await
}

/// What [`forget`] looks for. Public for the tests of query plans.
pub fn old_words_query(before: Moment, now: Moment, limit: u64) -> SelectStatement {
    let of = |column: Coming| Expr::col((Coming::Table, column));
    Query::select()
        .columns([Coming::TenantId, Coming::BookingId, Coming::MoveNo].map(|column| (Coming::Table, column)))
        .from(Coming::Table)
        .inner_join(
            Booking::Table,
            of(Coming::TenantId)
                .equals((Booking::Table, Booking::TenantId))
                .and(of(Coming::BookingId).equals((Booking::Table, Booking::BookingId))),
        )
        .and_where(of(Coming::SaidAt).lt(before))
        .and_where(Expr::col((Booking::Table, Booking::StartAt)).lt(now))
        .order_by((Coming::Table, Coming::SaidAt), Order::Asc)
        .limit(limit)
        .to_owned()
}

/// Forgets up to `limit` answers from before `before` about what has begun by `now`; tells how many.
pub async fn forget(tx: &mut Tx, before: Moment, now: Moment, limit: u64) -> Result<u64> {
    let key = Expr::tuple(
        [Coming::TenantId, Coming::BookingId, Coming::MoveNo].map(|column| Expr::col((Coming::Table, column))),
    );
    let delete = Query::delete()
        .from_table(Coming::Table)
        .and_where(key.in_subquery(old_words_query(before, now, limit)))
        .to_owned();
    tx.run(&delete).await
}

impl Locked<'_> {
    /// Notes that a letter asks a person about a booking; `false` if they were asked before.
    pub async fn insert_coming_asked(
        &mut self,
        booking: BookingId,
        move_no: i64,
        person: PersonId,
        letter: &str,
        now: Moment,
    ) -> Result<bool> {
        let insert = Query::insert()
            .into_table(ComingAsked::Table)
            .columns([
                ComingAsked::TenantId,
                ComingAsked::BookingId,
                ComingAsked::MoveNo,
                ComingAsked::PersonId,
                ComingAsked::Letter,
                ComingAsked::AskedAt,
            ])
            .values_panic([
                self.id().into(),
                booking.into(),
                move_no.into(),
                person.into(),
                letter.into(),
                now.into(),
            ])
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .to_owned();
        Ok(self.run(&insert).await? == 1)
    }

    /// Notes that somebody comes; `false` if that was said before.
    pub async fn insert_coming(
        &mut self,
        booking: BookingId,
        move_no: i64,
        person: PersonId,
        now: Moment,
    ) -> Result<bool> {
        let insert = Query::insert()
            .into_table(Coming::Table)
            .columns([
                Coming::TenantId,
                Coming::BookingId,
                Coming::MoveNo,
                Coming::PersonId,
                Coming::SaidAt,
            ])
            .values_panic([
                self.id().into(),
                booking.into(),
                move_no.into(),
                person.into(),
                now.into(),
            ])
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .to_owned();
        Ok(self.run(&insert).await? == 1)
    }
}
