//! The names of tables and columns, once.

use sea_query::Iden;

macro_rules! tables {
    ($($table:ident { $($column:ident)* })*) => {$(
        #[derive(Clone, Copy, Iden)]
        pub enum $table { Table, $($column,)* }
    )*};
}

tables! {
    Setting { Name Value }
    Person { PersonId TelegramId Name Username Lang LangChosen Zone UnreachableAt LastEventAt CreatedAt QuietFrom QuietTo }
    Tenant {
        TenantId Slug Name Zone Currency Lang Policy State WorkflowVersion NextId Revision CreatedAt Clients
    }
    Workflow { TenantId Version Source AppliedAt AppliedBy }
    WorkflowDraft { TenantId Source Revision BasedOn EditedAt EditedBy }
    Member { TenantId PersonId Role Rights JoinedAt }
    FormerMember { TenantId PersonId LeftAt }
    TeamInvite { TenantId InviteId Token Rights MadeBy MadeAt ExpiresAt UsedBy UsedAt }
    Handover { TenantId ToPerson OfferedBy OfferedAt ExpiresAt }
    Visitor { TenantId PersonId MetAt }
    Hearing { TenantId PersonId NoticeKind Hears }
    ReminderChoice { TenantId PersonId Ahead }
    Invite { Token MadeBy MadeAt ExpiresAt UsedBy UsedAt }
    Chat {
        PersonId Place Banner Question QuestionUntil TenantId MessageId MessageAt Anew Wanted Drawn Owner LockedUntil
        Fence Menu List
    }
    Inbox { Seq BotId UpdateId PersonId Event ReceivedAt Attempts DoneAt Fault }
    Account { TenantId AccountId TermDays Term TermDay Balance }
    Pack { TenantId PackId AccountId ClientId Lessons Price SoldAt EndedAt UsedAt }
    PackLesson { TenantId BookingId PackId }
    Client {
        TenantId ClientId AccountId Name Folded Note BannedAt AcceptedAt CreatedAt Price Phone Minutes Place NeedsApproval
    }
    ClientJoin { TenantId ClientId Token ExpiresAt PersonId CameAt }
    Offer { TenantId OfferId ClientId MadeBy MadeAt UntilAt State }
    OfferSeat { TenantId SlotId Seat OfferId }
    ClientPerson { TenantId ClientId PersonId MayBook MayHear MayPay Reminders InvitedBy ChosenAt }
    ActingLink { TenantId ClientId MadeBy Token MayBook MayHear MayPay ExpiresAt UsedBy }
    Kind { TenantId KindId Name Minutes Price Seats Place RetiredAt Usual }
    Slot { TenantId SlotId StartAt EndAt Wall Zone Seats State KindId Price Place Note Revision ForOne }
    Pattern { TenantId PatternId Weekday WallMinute Minutes KindId EndedAt }
    PatternDay { TenantId PatternId Day SlotId Why }
    PatternClock { TenantId Weeks DueAt }
    TimeWindow { TenantId WindowId StartAt EndAt Step DeletedAt State LeftOut }
    WindowSlot { TenantId SlotId WindowId }
    SlotSeat { TenantId SlotId Seat }
    ClosedDay { TenantId Day }
    Standing {
        TenantId StandingId ClientId KindId Weekday WallMinute FromDay UntilDay Minutes Weeks Price State
    }
    StandingDay { TenantId StandingId Day BookingId Why Told }
    StandingRequest { TenantId StandingId BookingId AskedAt }
    StandingPause { TenantId StandingId FromDay ToDay }
    StandingClock { TenantId DueAt }
    Booking {
        TenantId BookingId ClientId AccountId MadeBy SlotId Seat KindId StartAt EndAt Price Place Status Phase
        WorkflowVersion EntryNo EnteredAt CreatedAt DueAt MoveNo StandingId StandingDay Replaces Charged Covered
        Answer SeriesId
    }
    History {
        TenantId BookingId EntryNo At By PersonId Step FromStatus ToStatus Reason FromSlot Undoes Undone PaymentId
    }
    LedgerEntry { TenantId EntryId AccountId BookingId EntryKind Amount At PersonId Reverses }
    Allocation { TenantId EntryId BookingId Amount }
    Payment { TenantId EntryId ClientId Day Method Note Receipt Sort }
    AccountJoined { TenantId AccountId IntoId }
    Reminder { TenantId BookingId MoveNo PersonId Ahead DueAt StartAt FiredAt }
    MemberTold { TenantId PersonId Told Hears }
    MemberReminder { TenantId PersonId Ahead }
    Daily { TenantId PersonId Told Minute Weekdays DueAt }
    DailyTold { TenantId PersonId Told Day ToldAt }
    DayEnd { TenantId Day DueAt }
    OutcomeAsked { TenantId BookingId PersonId Letter AskedAt }
    DebtRound { TenantId DueAt }
    DebtNote { TenantId PersonId ToldAt }
    BillSent { TenantId Month ClientId PersonId Number Print Dedupe At }
    ComingAsked { TenantId BookingId MoveNo PersonId Letter AskedAt }
    Coming { TenantId BookingId MoveNo PersonId SaidAt }
    Publication { TenantId Day DueAt FiredAt }
    PublishedSlot { TenantId SlotId Day }
    TenantEvent { TenantId EventId At PersonId Area BookingId ClientId SlotId KindId Deed ByClient }
    ClockWarning { TenantId PersonId ChangeAt ToldAt }
    Timer { TenantId BookingId Step EntryNo DueAt FiredAt }
    Message { TenantId MessageId PersonId By AuthorId BookingId Text At AnsweredAt AnsweredBy Waiting }
    PaymentClaim { TenantId ClaimId BookingId PersonId Amount At File FileKind SettledAt SettledBy Seen Entered Moot }
    BanPrint { TenantId Print BannedAt ClientId }
    Watch { TenantId WatchId PersonId Wish SlotId CreatedAt UntilAt PausedAt }
    Freeing { TenantId SlotId Number ClientId DueAt UntilAt Walk Reached DoneAt }
    Job { TenantId JobId JobKind Task Reached State Total Done Report PersonId BegunAt EndedAt Faults }
    JobBooking { TenantId JobId BookingId EntryNo }
    Outbox {
        OutboxId TenantId PersonId Lane Queue Notice Dedupe BookingId CreatedAt DueAt NotAfter State Attempts Claim
        LockedUntil Asks MessageId DoneAt Reason
    }
}
