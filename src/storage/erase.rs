//! What a person leaves behind in the tables, and how it goes.

use sea_query::{DeleteStatement, Expr, ExprTrait, IntoColumnRef, IntoTableRef, Query};

use super::tables::{
    Booking, Chat, Client, ClientJoin, ClientPerson, ClockWarning, DailyTold, DebtNote, FormerMember, Hearing, History,
    Inbox, Member, Message, Outbox, Payment, PaymentClaim, Person, Reminder, ReminderChoice, Visitor, Watch,
};
use super::tenant::Locked;
use super::{Conn, Result, Tx};
use crate::domain::ids::{ClientId, PersonId, TenantId};
use crate::domain::moment::Moment;

/// The tenants that know something of a person, in the order of their ids.
pub async fn tenants(conn: &mut Conn, person: PersonId) -> Result<Vec<TenantId>> {
    let visited = Query::select()
        .column(Visitor::TenantId)
        .from(Visitor::Table)
        .and_where(Expr::col(Visitor::PersonId).eq(person))
        .to_owned();
    let acted = Query::select()
        .column(ClientPerson::TenantId)
        .from(ClientPerson::Table)
        .and_where(Expr::col(ClientPerson::PersonId).eq(person))
        .to_owned();
    let helped = Query::select()
        .column(Member::TenantId)
        .from(Member::Table)
        .and_where(Expr::col(Member::PersonId).eq(person))
        .to_owned();
    // What they typed there is still theirs.
    let helped_once = Query::select()
        .column(FormerMember::TenantId)
        .from(FormerMember::Table)
        .and_where(Expr::col(FormerMember::PersonId).eq(person))
        .to_owned();
    let mut all: Vec<TenantId> = Vec::new();
    for known in [visited, acted, helped, helped_once] {
        let rows: Vec<(TenantId,)> = conn.all(&known).await?;
        all.extend(rows.into_iter().map(|row| row.0));
    }
    all.sort();
    all.dedup();
    Ok(all)
}

/// The clients for whom nobody but this person acts.
pub async fn own_clients(conn: &mut Conn, tenant: TenantId, person: PersonId) -> Result<Vec<ClientId>> {
    let others = Query::select()
        .column(ClientPerson::ClientId)
        .from(ClientPerson::Table)
        .and_where(Expr::col(ClientPerson::TenantId).eq(tenant))
        .and_where(Expr::col(ClientPerson::PersonId).ne(person))
        .to_owned();
    let select = Query::select()
        .column(ClientPerson::ClientId)
        .from(ClientPerson::Table)
        .and_where(Expr::col(ClientPerson::TenantId).eq(tenant))
        .and_where(Expr::col(ClientPerson::PersonId).eq(person))
        .and_where(Expr::col(ClientPerson::ClientId).in_subquery(others).not())
        .order_by(ClientPerson::ClientId, sea_query::Order::Asc)
        .to_owned();
    let rows: Vec<(ClientId,)> = conn.all(&select).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

impl Locked<'_> {
    /// Names and words of a client go; what was booked, charged and paid stays.
    pub async fn erase_client(&mut self, client: ClientId) -> Result<()> {
        let tenant = self.id();
        self.remove_join(client).await?;
        self.remove_links_of_client(client).await?;
        self.count_client(client, "").await?;
        let update = Query::update()
            .table(Client::Table)
            .value(Client::Name, "")
            .value(Client::Folded, "")
            .value(Client::Note, "")
            .value(Client::Phone, "")
            .value(Client::Place, "")
            .and_where(Expr::col(Client::TenantId).eq(tenant))
            .and_where(Expr::col(Client::ClientId).eq(client))
            .to_owned();
        self.run_one(&update).await?;
        let answers = Query::update()
            .table(Booking::Table)
            .value(Booking::Answer, "")
            .and_where(Expr::col(Booking::TenantId).eq(tenant))
            .and_where(Expr::col(Booking::ClientId).eq(client))
            .to_owned();
        self.run(&answers).await?;
        let notes = Query::update()
            .table(Payment::Table)
            .value(Payment::Note, "")
            .and_where(Expr::col(Payment::TenantId).eq(tenant))
            .and_where(Expr::col(Payment::ClientId).eq(client))
            .to_owned();
        self.run(&notes).await?;
        let theirs = Query::select()
            .column(Booking::BookingId)
            .from(Booking::Table)
            .and_where(Expr::col(Booking::TenantId).eq(tenant))
            .and_where(Expr::col(Booking::ClientId).eq(client))
            .to_owned();
        let update = Query::update()
            .table(History::Table)
            .value(History::Reason, "")
            .and_where(Expr::col(History::TenantId).eq(tenant))
            .and_where(Expr::col(History::BookingId).in_subquery(theirs))
            .to_owned();
        self.run(&update).await.map(drop)
    }

    /// What the tenant keeps of a person goes.
    pub async fn forget_person(&mut self, person: PersonId) -> Result<()> {
        let tenant = self.id();
        self.remove_links_of_person(person).await?;
        let update = Query::update()
            .table(History::Table)
            .value(History::Reason, "")
            .and_where(Expr::col(History::TenantId).eq(tenant))
            .and_where(Expr::col(History::PersonId).eq(person))
            .to_owned();
        self.run(&update).await?;
        let update = Query::update()
            .table(Booking::Table)
            .value(Booking::Answer, "")
            .and_where(Expr::col(Booking::TenantId).eq(tenant))
            .and_where(Expr::col(Booking::MadeBy).eq(person))
            .to_owned();
        self.run(&update).await?;
        // What was said to be paid is still to be answered; what came with it showed a name.
        let update = Query::update()
            .table(PaymentClaim::Table)
            .value(PaymentClaim::File, Option::<String>::None)
            .value(PaymentClaim::FileKind, Option::<String>::None)
            .and_where(Expr::col(PaymentClaim::TenantId).eq(tenant))
            .and_where(Expr::col(PaymentClaim::PersonId).eq(person))
            .to_owned();
        self.run(&update).await?;
        for delete in [
            of(Message::Table, Message::TenantId, tenant, Message::PersonId, person),
            of(
                ClockWarning::Table,
                ClockWarning::TenantId,
                tenant,
                ClockWarning::PersonId,
                person,
            ),
            of(DebtNote::Table, DebtNote::TenantId, tenant, DebtNote::PersonId, person),
            of(Watch::Table, Watch::TenantId, tenant, Watch::PersonId, person),
            of(Hearing::Table, Hearing::TenantId, tenant, Hearing::PersonId, person),
            of(
                ReminderChoice::Table,
                ReminderChoice::TenantId,
                tenant,
                ReminderChoice::PersonId,
                person,
            ),
            of(
                DailyTold::Table,
                DailyTold::TenantId,
                tenant,
                DailyTold::PersonId,
                person,
            ),
            of(Reminder::Table, Reminder::TenantId, tenant, Reminder::PersonId, person),
            of(
                ClientPerson::Table,
                ClientPerson::TenantId,
                tenant,
                ClientPerson::PersonId,
                person,
            ),
            of(
                ClientJoin::Table,
                ClientJoin::TenantId,
                tenant,
                ClientJoin::PersonId,
                person,
            ),
            of(Visitor::Table, Visitor::TenantId, tenant, Visitor::PersonId, person),
        ] {
            self.run(&delete).await?;
        }
        Ok(())
    }
}

fn of(
    table: impl IntoTableRef,
    tenant_id: impl IntoColumnRef,
    tenant: TenantId,
    person_id: impl IntoColumnRef,
    person: PersonId,
) -> DeleteStatement {
    Query::delete()
        .from_table(table)
        .and_where(Expr::col(tenant_id).eq(tenant))
        .and_where(Expr::col(person_id).eq(person))
        .to_owned()
}

/// Their updates that wait behind the one with the number `but`.
pub async fn waiting(conn: &mut Conn, person: PersonId, but: i64) -> Result<Vec<String>> {
    let select = Query::select()
        .column(Inbox::Event)
        .from(Inbox::Table)
        .and_where(Expr::col(Inbox::PersonId).eq(person))
        .and_where(Expr::col(Inbox::DoneAt).is_null())
        .and_where(Expr::col(Inbox::Seq).ne(but))
        .to_owned();
    let rows: Vec<(String,)> = conn.all(&select).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// The row stays, since what was done points to it; who it was is gone. Their updates are still known as handled, but not
/// what was in them; the one with the number `but` is being handled now.
pub async fn forget(tx: &mut Tx, person: PersonId, but: i64, now: Moment) -> Result<()> {
    let nobody = Query::update()
        .table(Person::Table)
        .value(Person::TelegramId, Option::<i64>::None)
        .value(Person::Name, "")
        .value(Person::Username, Option::<String>::None)
        .value(Person::Zone, Option::<String>::None)
        .value(Person::QuietFrom, Option::<i64>::None)
        .value(Person::QuietTo, Option::<i64>::None)
        .and_where(Expr::col(Person::PersonId).eq(person))
        .to_owned();
    tx.run_one(&nobody).await?;
    let chat = Query::update()
        .table(Chat::Table)
        .value(Chat::Place, "")
        .value(Chat::Banner, Option::<String>::None)
        .value(Chat::Question, Option::<String>::None)
        .value(Chat::QuestionUntil, Option::<i64>::None)
        .value(Chat::TenantId, Option::<i64>::None)
        .value(Chat::MessageId, Option::<i64>::None)
        .value(Chat::MessageAt, Option::<i64>::None)
        .value(Chat::Menu, "")
        .and_where(Expr::col(Chat::PersonId).eq(person))
        .to_owned();
    tx.run(&chat).await?;
    let waiting = Query::update()
        .table(Inbox::Table)
        .value(Inbox::DoneAt, now)
        .and_where(Expr::col(Inbox::PersonId).eq(person))
        .and_where(Expr::col(Inbox::DoneAt).is_null())
        .and_where(Expr::col(Inbox::Seq).ne(but))
        .to_owned();
    tx.run(&waiting).await?;
    let words = Query::update()
        .table(Inbox::Table)
        .value(Inbox::Event, "{}")
        .value(Inbox::Fault, Option::<String>::None)
        .and_where(Expr::col(Inbox::PersonId).eq(person))
        .to_owned();
    tx.run(&words).await?;
    let notices = Query::delete()
        .from_table(Outbox::Table)
        .and_where(Expr::col(Outbox::PersonId).eq(person))
        .to_owned();
    tx.run(&notices).await.map(drop)
}
