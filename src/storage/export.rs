//! All that is kept about a person, as rows to be handed out to them: nothing of anybody else's.

use sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};
use serde::Serialize;

use super::tables::{
    Account, Booking, ClientPerson, Coming, Hearing, History, Inbox, LedgerEntry, Message, Pack, Payment, PaymentClaim,
    Person, Reminder, ReminderChoice, Standing, StandingPause, Visitor, Watch,
};
use super::tables::{Client, Member};
use super::{Conn, Result};
use crate::domain::ids::{PersonId, TenantId};

macro_rules! rows {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, sqlx::FromRow, Serialize)]
        pub struct $name { $(pub $field: $type,)* }
    )*};
}

rows! {
    /// Moments are seconds since the epoch here, as all below.
    Profile { name: String, username: Option<String>, telegram_id: Option<i64>, lang: String, zone: Option<String>,
        quiet_from: Option<i64>, quiet_to: Option<i64>, created_at: i64, last_event_at: i64, }
    ClientOf { client_id: i64, name: String, note: String, phone: String, place: String, price: Option<i64>,
        minutes: Option<i64>, needs_approval: i64, banned_at: Option<i64>, accepted_at: Option<i64>,
        created_at: i64, may_book: i64, may_hear: i64, may_pay: i64, reminders: String, term_days: i64, }
    BookingOf { booking_id: i64, client_id: i64, start_at: i64, end_at: i64, price: Option<i64>, place: String,
        status: String, answer: String, created_at: i64, due_at: Option<i64>, charged: Option<i64>,
        covered: Option<i64>, }
    Change { booking_id: i64, at: i64, step: String, from_status: Option<String>, to_status: String, reason: String, }
    ChangeOf { booking_id: i64, at: i64, by: String, step: String, from_status: Option<String>, to_status: String,
        reason: String, }
    SaidYes { booking_id: i64, said_at: i64, }
    /// A payment says when and how it came, and what was written with it.
    Entry { entry_id: i64, booking_id: Option<i64>, entry_kind: String, amount: i64, at: i64, day: Option<String>,
        method: Option<String>, note: Option<String>, }
    PackOf { pack_id: i64, client_id: i64, lessons: i64, price: i64, sold_at: i64, ended_at: Option<i64>, }
    /// Days of the week count from Monday as 1, minutes from midnight.
    WeeklyOf { standing_id: i64, client_id: i64, weekday: i64, wall_minute: i64, minutes: i64, weeks: String,
        from_day: String, until_day: Option<String>, price: Option<i64>, state: String, }
    AwayOf { standing_id: i64, from_day: String, to_day: String, }
    Said { at: i64, by: String, booking_id: Option<i64>, text: String, answered_at: Option<i64>, }
    ClaimOf { booking_id: i64, amount: i64, at: i64, file: Option<String>, settled_at: Option<i64>, seen: Option<i64>,
        entered: Option<i64>, }
    Hears { notice_kind: String, hears: i64, }
    Choice { ahead: String, }
    Waits { wish: String, created_at: i64, until_at: i64, paused_at: Option<i64>, }
    Due { booking_id: i64, ahead: String, due_at: i64, }
    Word { received_at: i64, event: String, }
    Role { role: String, joined_at: i64, }
    Met { met_at: i64, }
}

impl ClientOf {
    /// Who only hears or pays for a client learns nothing of them that is the client's own, and who does not pay nothing of
    /// the money.
    fn keep_rights(&mut self, bookings: &mut [BookingOf], weekly: &mut [WeeklyOf]) {
        if self.may_book == 0 {
            self.note.clear();
            self.phone.clear();
        }
        if self.may_pay == 0 {
            self.price = None;
            for booking in bookings.iter_mut().filter(|row| row.client_id == self.client_id) {
                (booking.price, booking.due_at) = (None, None);
                (booking.charged, booking.covered) = (None, None);
            }
            for time in weekly.iter_mut().filter(|row| row.client_id == self.client_id) {
                time.price = None;
            }
        }
    }
}

/// What one tenant keeps.
#[derive(Clone, Debug, Serialize)]
pub struct OfTenant {
    pub met: Vec<Met>,
    pub runs: Vec<Role>,
    pub clients: Vec<ClientOf>,
    pub bookings: Vec<BookingOf>,
    pub weekly_times: Vec<WeeklyOf>,
    pub weekly_times_away: Vec<AwayOf>,
    pub changes_by_you: Vec<Change>,
    /// What others did to their bookings, and why, without who they are.
    pub changes_by_others: Vec<ChangeOf>,
    pub you_said_you_come: Vec<SaidYes>,
    pub ledger: Vec<Entry>,
    pub packs: Vec<PackOf>,
    pub messages: Vec<Said>,
    pub payments_you_told_of: Vec<ClaimOf>,
    pub notices_chosen: Vec<Hears>,
    pub reminders_chosen: Vec<Choice>,
    pub reminders_ahead: Vec<Due>,
    pub waiting_for: Vec<Waits>,
}

pub async fn profile(conn: &mut Conn, person: PersonId) -> Result<Option<Profile>> {
    let select = Query::select()
        .columns([
            Person::Name,
            Person::Username,
            Person::TelegramId,
            Person::Lang,
            Person::Zone,
            Person::QuietFrom,
            Person::QuietTo,
            Person::CreatedAt,
            Person::LastEventAt,
        ])
        .from(Person::Table)
        .and_where(Expr::col(Person::PersonId).eq(person))
        .to_owned();
    conn.first(&select).await
}

/// What they sent in the last days, as it came.
pub async fn words(conn: &mut Conn, person: PersonId) -> Result<Vec<Word>> {
    let select = Query::select()
        .columns([Inbox::ReceivedAt, Inbox::Event])
        .from(Inbox::Table)
        .and_where(Expr::col(Inbox::PersonId).eq(person))
        .order_by(Inbox::Seq, Order::Asc)
        .to_owned();
    conn.all(&select).await
}

fn theirs(tenant: TenantId, person: PersonId) -> SelectStatement {
    Query::select()
        .column(ClientPerson::ClientId)
        .from(ClientPerson::Table)
        .and_where(Expr::col(ClientPerson::TenantId).eq(tenant))
        .and_where(Expr::col(ClientPerson::PersonId).eq(person))
        .to_owned()
}

async fn clients(conn: &mut Conn, tenant: TenantId, person: PersonId) -> Result<Vec<ClientOf>> {
    let same_client = Expr::col((Client::Table, Client::TenantId))
        .equals((ClientPerson::Table, ClientPerson::TenantId))
        .and(Expr::col((Client::Table, Client::ClientId)).equals((ClientPerson::Table, ClientPerson::ClientId)));
    let same_account = Expr::col((Account::Table, Account::TenantId))
        .equals((Client::Table, Client::TenantId))
        .and(Expr::col((Account::Table, Account::AccountId)).equals((Client::Table, Client::AccountId)));
    let select = Query::select()
        .columns(
            [
                Client::ClientId,
                Client::Name,
                Client::Note,
                Client::Phone,
                Client::Place,
                Client::Price,
                Client::Minutes,
                Client::NeedsApproval,
                Client::BannedAt,
                Client::AcceptedAt,
                Client::CreatedAt,
            ]
            .map(|column| (Client::Table, column)),
        )
        .columns(
            [
                ClientPerson::MayBook,
                ClientPerson::MayHear,
                ClientPerson::MayPay,
                ClientPerson::Reminders,
            ]
            .map(|column| (ClientPerson::Table, column)),
        )
        .column((Account::Table, Account::TermDays))
        .from(ClientPerson::Table)
        .inner_join(Client::Table, same_client)
        .inner_join(Account::Table, same_account)
        .and_where(Expr::col((ClientPerson::Table, ClientPerson::TenantId)).eq(tenant))
        .and_where(Expr::col((ClientPerson::Table, ClientPerson::PersonId)).eq(person))
        .order_by((Client::Table, Client::ClientId), Order::Asc)
        .to_owned();
    conn.all(&select).await
}

/// Their weekly times, and when they do not come to them.
fn weekly(tenant: TenantId, person: PersonId) -> (SelectStatement, SelectStatement) {
    let of_client = Expr::col(Standing::ClientId).in_subquery(theirs(tenant, person));
    let times = Query::select()
        .columns([
            Standing::StandingId,
            Standing::ClientId,
            Standing::Weekday,
            Standing::WallMinute,
            Standing::Minutes,
            Standing::Weeks,
            Standing::FromDay,
            Standing::UntilDay,
            Standing::Price,
            Standing::State,
        ])
        .from(Standing::Table)
        .and_where(Expr::col(Standing::TenantId).eq(tenant))
        .and_where(of_client.clone())
        .order_by(Standing::StandingId, Order::Asc)
        .to_owned();
    let ids = Query::select()
        .column(Standing::StandingId)
        .from(Standing::Table)
        .and_where(Expr::col(Standing::TenantId).eq(tenant))
        .and_where(of_client)
        .to_owned();
    let away = Query::select()
        .columns([StandingPause::StandingId, StandingPause::FromDay, StandingPause::ToDay])
        .from(StandingPause::Table)
        .and_where(Expr::col(StandingPause::TenantId).eq(tenant))
        .and_where(Expr::col(StandingPause::StandingId).in_subquery(ids))
        .order_by(StandingPause::StandingId, Order::Asc)
        .order_by(StandingPause::FromDay, Order::Asc)
        .to_owned();
    (times, away)
}

pub async fn of_tenant(conn: &mut Conn, tenant: TenantId, person: PersonId) -> Result<OfTenant> {
    let bookings = Query::select()
        .columns([
            Booking::BookingId,
            Booking::ClientId,
            Booking::StartAt,
            Booking::EndAt,
            Booking::Price,
            Booking::Place,
            Booking::Status,
            Booking::Answer,
            Booking::CreatedAt,
            Booking::DueAt,
            Booking::Charged,
            Booking::Covered,
        ])
        .from(Booking::Table)
        .and_where(Expr::col(Booking::TenantId).eq(tenant))
        .and_where(Expr::col(Booking::ClientId).in_subquery(theirs(tenant, person)))
        .order_by(Booking::BookingId, Order::Asc)
        .to_owned();
    let changes = Query::select()
        .columns([
            History::BookingId,
            History::At,
            History::Step,
            History::FromStatus,
            History::ToStatus,
            History::Reason,
        ])
        .from(History::Table)
        .and_where(Expr::col(History::TenantId).eq(tenant))
        .and_where(Expr::col(History::PersonId).eq(person))
        .order_by(History::BookingId, Order::Asc)
        .order_by(History::EntryNo, Order::Asc)
        .to_owned();
    let own_bookings = Query::select()
        .column(Booking::BookingId)
        .from(Booking::Table)
        .and_where(Expr::col(Booking::TenantId).eq(tenant))
        .and_where(Expr::col(Booking::ClientId).in_subquery(theirs(tenant, person)))
        .to_owned();
    let by_others = Query::select()
        .columns([
            History::BookingId,
            History::At,
            History::By,
            History::Step,
            History::FromStatus,
            History::ToStatus,
            History::Reason,
        ])
        .from(History::Table)
        .and_where(Expr::col(History::TenantId).eq(tenant))
        .and_where(Expr::col(History::BookingId).in_subquery(own_bookings))
        .and_where(
            Expr::col(History::PersonId)
                .is_null()
                .or(Expr::col(History::PersonId).ne(person)),
        )
        .order_by(History::BookingId, Order::Asc)
        .order_by(History::EntryNo, Order::Asc)
        .to_owned();
    // Money is for those who pay; of an account that others share, what was for theirs.
    let paid_for = theirs(tenant, person)
        .and_where(Expr::col(ClientPerson::MayPay).eq(1))
        .to_owned();
    let accounts = Query::select()
        .column(Client::AccountId)
        .from(Client::Table)
        .and_where(Expr::col(Client::TenantId).eq(tenant))
        .and_where(Expr::col(Client::ClientId).in_subquery(paid_for.clone()))
        .to_owned();
    let paid_bookings = Query::select()
        .column(Booking::BookingId)
        .from(Booking::Table)
        .and_where(Expr::col(Booking::TenantId).eq(tenant))
        .and_where(Expr::col(Booking::ClientId).in_subquery(paid_for.clone()))
        .to_owned();
    let entry = |column: LedgerEntry| Expr::col((LedgerEntry::Table, column));
    let payment = |column: Payment| Expr::col((Payment::Table, column));
    let of_entry = payment(Payment::TenantId)
        .equals((LedgerEntry::Table, LedgerEntry::TenantId))
        .and(payment(Payment::EntryId).equals((LedgerEntry::Table, LedgerEntry::EntryId)))
        .and(payment(Payment::ClientId).in_subquery(paid_for.clone()));
    let ledger = Query::select()
        .columns(
            [
                LedgerEntry::EntryId,
                LedgerEntry::BookingId,
                LedgerEntry::EntryKind,
                LedgerEntry::Amount,
                LedgerEntry::At,
            ]
            .map(|column| (LedgerEntry::Table, column)),
        )
        .columns([Payment::Day, Payment::Method, Payment::Note].map(|column| (Payment::Table, column)))
        .from(LedgerEntry::Table)
        .left_join(Payment::Table, of_entry)
        .and_where(entry(LedgerEntry::TenantId).eq(tenant))
        .and_where(entry(LedgerEntry::AccountId).in_subquery(accounts))
        .and_where(
            entry(LedgerEntry::BookingId)
                .is_null()
                .or(entry(LedgerEntry::BookingId).in_subquery(paid_bookings)),
        )
        .order_by((LedgerEntry::Table, LedgerEntry::EntryId), Order::Asc)
        .to_owned();
    let packs = Query::select()
        .columns([
            Pack::PackId,
            Pack::ClientId,
            Pack::Lessons,
            Pack::Price,
            Pack::SoldAt,
            Pack::EndedAt,
        ])
        .from(Pack::Table)
        .and_where(Expr::col(Pack::TenantId).eq(tenant))
        .and_where(Expr::col(Pack::ClientId).in_subquery(paid_for))
        .order_by(Pack::PackId, Order::Asc)
        .to_owned();
    let (weekly, away) = weekly(tenant, person);
    macro_rules! of_person {
        ($table:ident: $($column:ident),*; by $order:ident) => {
            Query::select()
                .columns([$($table::$column),*])
                .from($table::Table)
                .and_where(Expr::col($table::TenantId).eq(tenant))
                .and_where(Expr::col($table::PersonId).eq(person))
                .order_by($table::$order, Order::Asc)
                .to_owned()
        };
    }
    let mut clients = clients(conn, tenant, person).await?;
    let mut bookings: Vec<BookingOf> = conn.all(&bookings).await?;
    let mut weekly: Vec<WeeklyOf> = conn.all(&weekly).await?;
    for client in &mut clients {
        client.keep_rights(&mut bookings, &mut weekly);
    }
    Ok(OfTenant {
        met: conn.all(&of_person!(Visitor: MetAt; by MetAt)).await?,
        runs: conn.all(&of_person!(Member: Role, JoinedAt; by JoinedAt)).await?,
        clients,
        bookings,
        weekly_times: weekly,
        weekly_times_away: conn.all(&away).await?,
        changes_by_you: conn.all(&changes).await?,
        changes_by_others: conn.all(&by_others).await?,
        you_said_you_come: conn.all(&of_person!(Coming: BookingId, SaidAt; by SaidAt)).await?,
        ledger: conn.all(&ledger).await?,
        packs: conn.all(&packs).await?,
        messages: conn
            .all(&of_person!(Message: At, By, BookingId, Text, AnsweredAt; by MessageId))
            .await?,
        payments_you_told_of: conn
            .all(&of_person!(PaymentClaim: BookingId, Amount, At, File, SettledAt, Seen, Entered; by ClaimId))
            .await?,
        notices_chosen: conn.all(&of_person!(Hearing: NoticeKind, Hears; by NoticeKind)).await?,
        reminders_chosen: conn.all(&of_person!(ReminderChoice: Ahead; by Ahead)).await?,
        reminders_ahead: conn
            .all(&of_person!(Reminder: BookingId, Ahead, DueAt; by DueAt))
            .await?,
        waiting_for: conn
            .all(&of_person!(Watch: Wish, CreatedAt, UntilAt, PausedAt; by WatchId))
            .await?,
    })
}
