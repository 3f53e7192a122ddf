//! Where a button leads: every screen there is.

use super::Listing;
use super::codec::{Field, codes, cut};
use crate::domain::acting::Deeds;
use crate::domain::client::Detail;
use crate::domain::filter::Filter;
use crate::domain::ids::{
    BookingId, ClaimId, ClientId, EntryId, EventId, InviteId, KindId, MessageId, PatternId, PersonId, SeriesId, SlotId,
    StandingId, TenantId, WatchId, WindowId,
};
use crate::domain::spot::{Spot, Subject};
use crate::domain::standing::{Holder, Weeks};
use crate::domain::zone::Date;

codes! {
    /// A screen's address: what a chat shows, and what a button leads to.
    pub enum Place {
        /// The place last used, or the list of what there is.
        "h" Home,
        "s" Specialists { page: u32 },
        "g" Settings,
        "l" Language,
        "z" Zone,
        "?" Help,
        /// What is kept about the person, and who sees it.
        "," Kept,
        /// What the person has booked with all their specialists, on seven days of their own zone.
        "-" MyWeek { from: Date },

        "c" Client { tenant: TenantId },
        /// `month` is a day of that month; the first that can be booked where it is `None`.
        "m" Month { tenant: TenantId, month: Date },
        "d" Day { tenant: TenantId, day: Date },
        "n" Nearest { tenant: TenantId },
        "w" Weekday { tenant: TenantId, month: Date, weekday: u32 },
        /// One of the four above for one kind of service; `view` counts as `screen::client::kinds` has it.
        ":" OfKind { tenant: TenantId, kind: KindId, view: u32, day: Date },
        "f" Confirm { tenant: TenantId, slot: SlotId },
        /// Where the person is, asked on the way to a booking.
        ";" ConfirmZone { tenant: TenantId, slot: SlotId },
        "b" Bookings { tenant: TenantId, page: u32 },
        "k" Booking { tenant: TenantId, booking: BookingId },
        "x" CancelAsk { tenant: TenantId, booking: BookingId },
        /// The question before a client sets an outcome.
        ".fo" OutcomeAsk { tenant: TenantId, booking: BookingId, entry_no: i64, step: u32 },
        /// Free times for a booking that is to be at another time.
        "0" Move { tenant: TenantId, booking: BookingId, list: Listing },
        /// Why it is cancelled, if they want to say so.
        "r" CancelWhy { tenant: TenantId, booking: BookingId },
        "p" MoveAsk { tenant: TenantId, booking: BookingId, slot: SlotId },

        "M" Reminders { tenant: TenantId },
        /// Which kinds of notices the client hears.
        "%" Hearing { tenant: TenantId },
        /// One's own quiet hours, from the settings and from the reminders of a tenant.
        "&" Quiet,
        "*" QuietOf { tenant: TenantId },

        "T" Tutor { tenant: TenantId },
        /// `monday` is any day of it: a week may begin with another.
        "W" Week { tenant: TenantId, monday: Date },
        "D" Plan { tenant: TenantId, day: Date },
        /// `chosen` is a bit for each cell of the grid.
        "A" Grid { tenant: TenantId, day: Date, chosen: u32 },
        "I" Typed { tenant: TenantId, day: Date },
        "L" Lengths { tenant: TenantId, day: Date },
        "S" Slot { tenant: TenantId, slot: SlotId },
        "X" DeleteAsk { tenant: TenantId, slot: SlotId },
        "C" CloseAsk { tenant: TenantId, day: Date },
        /// Days off ahead; a range is picked by its first and its last day.
        ".dl" DaysOff { tenant: TenantId, page: u32 },
        ".df" OffFrom { tenant: TenantId, month: Date },
        ".dt" OffTo { tenant: TenantId, from: Date, month: Date },
        ".da" OffAsk { tenant: TenantId, from: Date, to: Date },
        ".dc" CancelDays { tenant: TenantId, from: Date, to: Date },
        /// A week of the plan to be copied: onto how many, or onto which one.
        ".xw" CopyWeek { tenant: TenantId, monday: Date },
        ".xo" CopyOnto { tenant: TenantId, week: Date, from: Date },
        ".xa" CopyAsk { tenant: TenantId, week: Date, onto: Date, times: u32 },
        /// News to clients; `audience` counts in `Audience::CHOICES`.
        ".nn" News { tenant: TenantId, audience: u32 },
        /// The end of the practice.
        ".nl" Leave { tenant: TenantId },
        /// A long act and how far it has come.
        ".jj" Job { tenant: TenantId, job: crate::domain::ids::JobId },
        "R" Requests { tenant: TenantId, page: u32 },
        /// The specialist's screen of a booking, requests included.
        /// The question before requests of a series are declined.
        ".lx" DeclineSeries { tenant: TenantId, series: SeriesId, stamp: i64 },
        /// Many bookings, such as the filter lets through.
        ".ll" Listed { tenant: TenantId, filter: Filter, page: u32 },
        /// What the filter is, and what it asks: days (the last of several, where it is the `second`), a client, statuses.
        ".lf" ListFilter { tenant: TenantId, filter: Filter },
        ".ld" ListDays { tenant: TenantId, filter: Filter, month: Date, second: bool },
        ".lc" ListClients { tenant: TenantId, filter: Filter, page: u32 },
        ".ls" ListStatuses { tenant: TenantId, filter: Filter },
        /// Bookings to be marked; which are ticked is the chat's open question.
        ".lp" Pick { tenant: TenantId, filter: Filter, page: u32 },
        ".lm" MarkAsk { tenant: TenantId },
        "Q" Lesson { tenant: TenantId, booking: BookingId },
        "Y" StepAsk { tenant: TenantId, booking: BookingId, entry_no: i64, step: u32 },
        "U" Unpaid { tenant: TenantId, page: u32 },
        "B" Lessons { tenant: TenantId, past: bool, page: u32 },
        "P" Practice { tenant: TenantId },
        "N" NameAsk { tenant: TenantId },
        "K" SlugAsk { tenant: TenantId },
        "E" PriceAsk { tenant: TenantId },
        "Z" PracticeZone { tenant: TenantId },
        "J" Link { tenant: TenantId },
        /// What becomes of a lesson here: the tenant's own workflow.
        "1" Outcomes { tenant: TenantId },
        "2" Outcome { tenant: TenantId, status: String },
        "3" TitleAsk { tenant: TenantId, revision: i64, status: String },
        "4" IconAsk { tenant: TenantId, revision: i64, status: String },
        "5" Charges { tenant: TenantId, revision: i64, status: String },
        "6" RetireAsk { tenant: TenantId, status: String },
        /// The questions behind a new outcome; the answers so far are the chat's open question.
        "7" NewOutcome { tenant: TenantId, revision: i64 },
        "8" Deadlines { tenant: TenantId },
        /// `which` counts in `Deadline::ALL`.
        "9" Deadline { tenant: TenantId, revision: i64, which: u32 },
        /// The whole graph as text.
        "a" Steps { tenant: TenantId, page: u32 },
        "e" Shelf { tenant: TenantId },
        /// One workflow of the catalogue.
        "i" Shelved { tenant: TenantId, id: String },
        "v" Versions { tenant: TenantId, page: u32 },
        "y" Version { tenant: TenantId, version: i64 },
        "j" Draft { tenant: TenantId },
        "q" DiscardAsk { tenant: TenantId },
        /// What becomes of bookings whose moment has passed by the draft.
        "(" PastAsk { tenant: TenantId },
        "o" FileAsk { tenant: TenantId, revision: i64 },

        /// What a client waits for to become free.
        "t" Watches { tenant: TenantId },
        "u" WatchDay { tenant: TenantId, day: Date },
        /// `weekdays` is a bit for each, `hours` the first times 32 plus the last.
        "G" WatchWeekly { tenant: TenantId, weekdays: u32, hours: u32 },
        "H" Watch { tenant: TenantId, watch: WatchId },
        /// What is free instead of a slot that somebody has taken.
        "^" Taken { tenant: TenantId, slot: SlotId },

        "O" Operator,
        /// The four questions behind an invite; the answers so far are the chat's open question.
        "F" Founding,
        "V" Founded { tenant: TenantId },

        /// A line to the specialist, perhaps about a booking.
        "<" Write { tenant: TenantId, booking: Option<BookingId> },
        /// The specialist's to what a client wrote.
        ">" Answer { tenant: TenantId, message: MessageId },
        /// What the person owes to one specialist, or to all.
        "=" Owing { of: Option<TenantId> },
        /// How the specialist is paid.
        "@" PayNote { tenant: TenantId },
        /// What clients are asked when they book.
        "#" BookingQuestion { tenant: TenantId },
        /// The time of a slot in each of so many weeks.
        "~" Series { tenant: TenantId, slot: SlotId, weeks: u32 },
        /// What new times are made of.
        ".sK" Kinds { tenant: TenantId, page: u32 },
        ".sk" Kind { tenant: TenantId, kind: KindId },
        /// `field` counts in `Field::ALL`.
        ".sf" KindAsk { tenant: TenantId, kind: KindId, field: u32 },
        ".sn" KindNew { tenant: TenantId },
        /// Where lessons take place, for the whole practice.
        ".sp" PlaceAsk { tenant: TenantId },
        ".sF" SlotAsk { tenant: TenantId, slot: SlotId, field: u32 },
        /// Times of another kind than the usual.
        ".sG" GridOf { tenant: TenantId, kind: KindId, day: Date, chosen: u32 },
        ".sg" GridKinds { tenant: TenantId, day: Date },
        ".sT" TypedOf { tenant: TenantId, kind: KindId, day: Date },

        /// The usual week, which is published by itself.
        ".kW" UsualWeek { tenant: TenantId },
        /// Weekdays from Monday, 1; `chosen` is a bit for each cell of the grid.
        ".kD" UsualDay { tenant: TenantId, kind: KindId, weekday: u32, chosen: u32 },
        ".kK" UsualKinds { tenant: TenantId, weekday: u32 },
        ".kT" UsualTyped { tenant: TenantId, kind: KindId },
        ".kP" UsualTime { tenant: TenantId, pattern: PatternId },
        ".kN" UsualWeeks { tenant: TenantId },
        /// A stretch in which clients choose the start.
        ".ka" WindowNew { tenant: TenantId, day: Date },
        ".kv" Window { tenant: TenantId, window: WindowId },
        /// Between lessons.
        ".kb" PauseAsk { tenant: TenantId },
        /// What a typed line would make, which is the chat's open question.
        ".sv" Preview { tenant: TenantId },
        /// Times of so many days to be chosen from; what is chosen is the chat's open question.
        ".sw" Choose { tenant: TenantId, from: Date, days: u32, page: u32 },
        /// What becomes of bookings in times that are to be blocked (2) or deleted (3).
        ".sz" Fate { tenant: TenantId, state: u32 },

        /// What one who runs the practice is told of it; `which` counts in `Daily::ALL`.
        ".tm" ToldMe { tenant: TenantId },
        ".ta" ToldAhead { tenant: TenantId },
        ".td" ToldDaily { tenant: TenantId, which: u32 },
        /// The practice's rules; `which` counts in `Rule::ALL`.
        ".tp" Rules { tenant: TenantId },
        ".tv" Rule { tenant: TenantId, which: u32 },
        ".tq" CurrencyAsk { tenant: TenantId },
        /// Those who run the practice, and those who are invited to.
        ".mt" Team { tenant: TenantId },
        ".mm" Member { tenant: TenantId, person: PersonId },
        ".mi" TeamInvite { tenant: TenantId, invite: InviteId },
        ".mr" RemoveAsk { tenant: TenantId, person: PersonId },
        /// What whoever followed an invite's link is asked.
        ".mj" InvitedToTeam { token: String },
        /// What an assistant may do.
        ".mh" Helping { tenant: TenantId },
        ".ml" LeaveAsk { tenant: TenantId },
        ".mo" OfferAsk { tenant: TenantId, person: PersonId },
        ".mg" TakeOver { tenant: TenantId },
        /// The question before the person's data is deleted.
        "[" EraseAsk,

        /// A tenant's clients, all or those that are looked for; the words are the chat's open question.
        ".cl" Clients { tenant: TenantId, page: u32 },
        ".cc" Card { tenant: TenantId, client: ClientId },
        ".ch" CardHistory { tenant: TenantId, client: ClientId, page: u32 },
        ".ct" CardTerms { tenant: TenantId, client: ClientId },
        ".cd" CardDetail { tenant: TenantId, client: ClientId, detail: Detail },
        ".cw" CardWrite { tenant: TenantId, client: ClientId },
        /// The nearest free times for somebody, any hour of a day, and the question before they are put there.
        ".cn" Near { tenant: TenantId, of: Subject },
        ".cg" Hours { tenant: TenantId, of: Subject, day: Date },
        ".cs" PutAsk { tenant: TenantId, of: Subject, spot: Spot },
        /// Somebody who is not in the bot, perhaps for that time; and the link by which they come.
        ".ck" NewClient { tenant: TenantId, slot: Option<SlotId> },
        ".cj" JoinLink { tenant: TenantId, client: ClientId },
        /// Who has come by it waits for the specialist's word.
        ".cz" Joining { tenant: TenantId },
        /// Times to be held for a client to pick from.
        ".oo" OfferTo { tenant: TenantId, client: ClientId },
        /// As that, the free times of a day.
        ".gd" OfferDay { tenant: TenantId, client: ClientId, day: Date },
        /// Bookings that were called off, of whose clients nobody could be told; they are the chat's open question.
        ".gu" Untold { tenant: TenantId },
        /// For whom a free time is.
        ".cp" WhoFor { tenant: TenantId, slot: SlotId, page: u32 },
        ".cb" BanAsk { tenant: TenantId, client: ClientId },
        /// A payment that was typed, before it is entered; and from which of several clients it is.
        ".bp" PayAsk { tenant: TenantId, client: ClientId, sum: i64 },
        ".bw" PayWho { tenant: TenantId, sum: i64, page: u32 },
        /// What a client has paid and owes.
        ".ba" Money { tenant: TenantId, client: ClientId, page: u32 },
        /// When a client pays, and their packs.
        ".bt" PayTerm { tenant: TenantId, client: ClientId },
        ".bk" Packs { tenant: TenantId, client: ClientId },
        /// Whose accounts are not even.
        ".bl" Balances { tenant: TenantId, page: u32 },
        /// The question before those who owe are reminded.
        ".bo" RemindOwing { tenant: TenantId },
        /// A month's money, by lessons or as it was received; and its bills, of one client and of all.
        ".br" Report { tenant: TenantId, month: Date, received: bool },
        ".bb" Bill { tenant: TenantId, client: ClientId, month: Date },
        ".bs" Bills { tenant: TenantId, month: Date, page: u32 },
        ".bn" PayNew { tenant: TenantId, client: ClientId },
        /// One payment; `field` counts in `Field::ALL` of payments.
        ".bm" Payment { tenant: TenantId, entry: EntryId },
        ".bf" PaymentAsk { tenant: TenantId, entry: EntryId, field: u32 },
        /// What a payment is for, before it is entered and afterwards; what is ticked is the chat's open question.
        ".bF" PayFor { tenant: TenantId, client: ClientId, sum: i64, page: u32 },
        ".bW" PaymentFor { tenant: TenantId, entry: EntryId, page: u32 },
        /// The sum that came, where a client spoke of another.
        ".bc" ClaimSum { tenant: TenantId, claim: ClaimId },
        /// Whether what a client sent is a receipt; the file is the chat's open question.
        ".bg" Receipt,
        /// What is set right in a client's account by hand; `which` counts in `Sort::CORRECTIONS`.
        ".bu" Corrections { tenant: TenantId, client: ClientId },
        ".bv" CorrectAsk { tenant: TenantId, client: ClientId, which: u32 },
        /// By which day of the next month, or of a month of its own, a client pays it.
        ".bd" PayDay { tenant: TenantId, client: ClientId, before: bool },

        /// What is set for the practice, of one sort; `which` counts in `Group::ALL` of its screen.
        ".hG" PracticeGroup { tenant: TenantId, which: u32 },
        ".hL" PracticeLang { tenant: TenantId },
        ".hW" WeekAsk { tenant: TenantId },
        /// What was done with the practice; `about` counts the areas from 1, all of them where it is nought.
        ".hP" Past { tenant: TenantId, about: u32, before: Option<EventId> },
        /// Which picture of a week there is to be.
        ".pw" WeekPicture { tenant: TenantId, monday: Date },

        /// For whom the person acts with a tenant, and one of them: who else does, and in what.
        ".af" Family { tenant: TenantId },
        ".am" Kin { tenant: TenantId, client: ClientId },
        /// Somebody more, perhaps for whom that time is.
        ".an" KinNew { tenant: TenantId, slot: Option<SlotId> },
        ".ar" KinName { tenant: TenantId, client: ClientId },
        /// A link for somebody else; what they will be able to do is ticked.
        ".ai" KinInvite { tenant: TenantId, client: ClientId, deeds: Deeds },
        ".ap" KinPerson { tenant: TenantId, client: ClientId, person: PersonId },
        ".al" KinLeave { tenant: TenantId, client: ClientId },
        /// The specialist's look at who acts for a client, and at one of them.
        ".ad" CardPeople { tenant: TenantId, client: ClientId },
        ".aq" CardPerson { tenant: TenantId, client: ClientId, person: PersonId },
        /// With whom a client is to have one account.
        ".ac" PayWith { tenant: TenantId, client: ClientId, page: u32 },
        ".ax" PayWithAsk { tenant: TenantId, client: ClientId, with: ClientId },
        /// Weekly times that are somebody's; many at once are pasted.
        ".rl" Regulars { tenant: TenantId, page: u32 },
        ".rr" Regular { tenant: TenantId, standing: StandingId },
        ".rp" RegularPaste { tenant: TenantId },
        /// A weekday from Monday, 1, then an hour, then whether it is meant so.
        ".rd" RegularDay { tenant: TenantId, of: Holder },
        ".rh" RegularHour { tenant: TenantId, of: Holder, weekday: u32, weeks: Weeks },
        ".rs" RegularSure { tenant: TenantId, of: Holder, weekday: u32, minute: u32, length: u32, weeks: Weeks },
        ".rz" RegularPause { tenant: TenantId, standing: StandingId },
        ".re" RegularEnd { tenant: TenantId, standing: StandingId },
        /// What clients should know of a lesson, for the whole practice.
        ".gn" NoteAsk { tenant: TenantId },
        /// The further entries of a long day.
        ".gp" PlanPage { tenant: TenantId, day: Date, page: u32 },
        ".rc" RegularTerms { tenant: TenantId, standing: StandingId },
        /// What there is on paper of those days.
        ".pe" Papers { tenant: TenantId, from: Date, to: Date },
        /// A client's own, and a free time that they want every week.
        ".ry" OwnRegular { tenant: TenantId, standing: StandingId },
        ".rw" AskWeekly { tenant: TenantId, slot: SlotId },
        ".rb" OwnRegulars { tenant: TenantId, page: u32 },
        /// One pause of a regular, and the days on which regulars found no place.
        ".ru" RegularPaused { tenant: TenantId, standing: StandingId, from: Date, to: Date },
        ".ro" RegularsLeft { tenant: TenantId, page: u32 },
        ".rv" OwnRegularEnd { tenant: TenantId, standing: StandingId },
    }
}
