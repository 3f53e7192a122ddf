//! What a button does.

use super::codec::{Field, codes, cut};
use crate::domain::acting::Deeds;
use crate::domain::client::Detail;
use crate::domain::ids::{
    BookingId, ClaimId, ClientId, EntryId, InviteId, JobId, KindId, MessageId, OfferId, PackId, PatternId, PersonId,
    SeriesId, SlotId, StandingId, TenantId, WatchId, WindowId,
};
use crate::domain::spot::{Spot, Subject, Warnings};
use crate::domain::standing::{Holder, Weeks};
use crate::domain::zone::Date;

codes! {
    /// Something to be done.
    pub enum Act {
        "b" Book { tenant: TenantId, slot: SlotId },
        "0" Move { tenant: TenantId, booking: BookingId, entry_no: i64, slot: SlotId },
        /// `shown` is a bit for each of the weeks that the screen says can be had.
        "3" BookSeries { tenant: TenantId, slot: SlotId, weeks: u32, shown: u32 },
        /// The requests of that page of the list, as they were when it was drawn.
        ".la" AcceptShown { tenant: TenantId, page: u32, stamp: i64 },
        ".lx" DeclineSeries { tenant: TenantId, series: SeriesId, stamp: i64 },
        /// A booking of the list is ticked, or not any more; or none (0), all of the page (1), all of the list (2).
        ".lt" Tick { tenant: TenantId, booking: BookingId, page: u32, on: bool },
        ".lA" TickAll { tenant: TenantId, page: u32, all: u32 },
        /// What is ticked is to take this step, of the first one's workflow, or to be paid.
        ".lm" MarkWith { tenant: TenantId, step: u32 },
        ".lP" MarkPaid { tenant: TenantId },
        /// `count` is how many the screen says that is.
        ".lM" Mark { tenant: TenantId, count: i64 },
        /// What of a series was accepted waits for an answer again.
        ".rt" TakeBackSeries { tenant: TenantId, series: SeriesId },
        /// `stamp` is of the series as the message shows it.
        "#" AcceptSeries { tenant: TenantId, series: SeriesId, stamp: i64 },
        /// Why nothing can be booked: the specialist looks at their own page.
        "o" BookOff,
        /// A day of the month that has no free time.
        "n" NoTimes,
        "s" Step { tenant: TenantId, booking: BookingId, entry_no: i64, step: u32, sure: bool },
        "p" Pay { tenant: TenantId, booking: BookingId, entry_no: i64 },
        "u" Undo { tenant: TenantId, booking: BookingId, entry_no: i64 },
        /// "I have paid": for a booking, or for all that nothing is claimed of; `sum` is what the screen says.
        "K" ClaimPaid { tenant: TenantId, booking: Option<BookingId>, sum: i64 },
        "M" ClaimYes { tenant: TenantId, claim: ClaimId },
        "Q" ClaimNo { tenant: TenantId, claim: ClaimId },
        /// Of a message, and those before it.
        ".wa" AnsweredElsewhere { tenant: TenantId, message: MessageId },
        "<" NoPayNote { tenant: TenantId },
        "1" NoBookingQuestion { tenant: TenantId },
        /// The answer that was typed before booking is taken back.
        "2" DropAnswer { tenant: TenantId, slot: SlotId },
        /// All that is kept about the person, as a file.
        "S" ExportMe,
        /// What the screen says: how many bookings will be cancelled, and what is charged for cancelling so late.
        "U" EraseMe { ahead: u32, late: i64 },
        "h" Hide { tenant: TenantId, slot: SlotId, revision: i64 },
        "v" Show { tenant: TenantId, slot: SlotId, revision: i64 },
        "k" Block { tenant: TenantId, slot: SlotId, revision: i64 },
        "x" Delete { tenant: TenantId, slot: SlotId, revision: i64 },
        "m" Make { tenant: TenantId, day: Date, chosen: u32 },
        "c" CloseDay { tenant: TenantId, day: Date },
        "d" OpenDay { tenant: TenantId, day: Date },
        ".dx" CloseDays { tenant: TenantId, from: Date, to: Date },
        ".do" OpenDays { tenant: TenantId, from: Date, to: Date },
        /// `count` is how many bookings the screen says will be cancelled.
        ".dk" CancelDays { tenant: TenantId, from: Date, to: Date, count: i64 },
        /// A cell of a month that is no day to be picked.
        ".dp" PickDay,
        ".xc" CopyWeek { tenant: TenantId, week: Date, onto: Date, times: u32 },
        /// `count` is how many people the screen says will get it.
        ".ns" SendNews { tenant: TenantId, audience: u32, count: i64 },
        /// All that the practice keeps, as an archive.
        ".nx" ExportPractice { tenant: TenantId },
        ".js" StopJob { tenant: TenantId, job: crate::domain::ids::JobId },
        "a" Approval { tenant: TenantId, at_once: bool },
        "t" Length { tenant: TenantId, day: Date, minutes: u32 },
        "l" PickLanguage { code: String },
        "z" PickZone { zone: String },
        "y" PickPracticeZone { tenant: TenantId, zone: String },
        "g" Charge { tenant: TenantId, revision: i64, status: String, percent: u32 },
        "r" Retire { tenant: TenantId, revision: i64, status: String },
        /// Minutes, or hundredths of the price.
        "D" SetDeadline { tenant: TenantId, revision: i64, which: u32, amount: u32 },
        "w" OutcomeMeans { tenant: TenantId, means: u32 },
        /// `which` counts the statuses of the draft.
        "f" OutcomeFrom { tenant: TenantId, which: u32, wanted: bool },
        "(" OutcomeFromDone { tenant: TenantId },
        ")" OutcomeBy { tenant: TenantId, who: u32 },
        "e" OutcomeTells { tenant: TenantId, tells: bool },
        "T" Take { tenant: TenantId, revision: i64, id: String },
        "V" TakeVersion { tenant: TenantId, revision: i64, version: i64 },
        "A" Apply { tenant: TenantId, revision: i64 },
        /// And what would have happened by now happens.
        "Y" ApplyPast { tenant: TenantId, revision: i64, past: u32 },
        /// And those of which the screen says that their moment has passed are left alone.
        ".fl" ApplyLeave { tenant: TenantId, revision: i64, past: u32 },
        "q" Held { tenant: TenantId, revision: i64, status: String, held: bool },
        "X" Discard { tenant: TenantId, revision: i64 },
        /// `which` counts the ways to what the draft lacks.
        "j" Mend { tenant: TenantId, revision: i64, which: u32 },
        /// `wish` as `domain::watch` writes it; `days` where anything is waited for.
        "4" WatchFor { tenant: TenantId, wish: String, days: u32 },
        "5" PauseWatch { tenant: TenantId, watch: WatchId, paused: bool },
        "6" StopWatch { tenant: TenantId, watch: WatchId },
        /// `walk` tells which message offered it.
        "7" BookFreed { tenant: TenantId, slot: SlotId, walk: i64 },
        "^" NotSuitable { tenant: TenantId, walk: i64 },
        /// The workflow as a picture, and as a file.
        "P" Picture { tenant: TenantId },
        "F" File { tenant: TenantId },
        /// One of the catalogue, as a picture.
        "O" PictureOf { tenant: TenantId, id: String },
        /// `chosen` is a bit for each of the reminders that can be chosen; `kind` counts in `NoticeKind::ALL`.
        "8" Remind { tenant: TenantId, chosen: u32 },
        "B" Hear { tenant: TenantId, kind: u32, on: bool },
        /// A yes to a reminder's question, or to all that it asks.
        "E" Coming { tenant: TenantId, booking: BookingId, move_no: i64, all: bool },
        /// Minutes of the day; the same twice is no quiet at all.
        "9" BeQuiet { from: u32, to: u32 },
        /// `right` counts in `Right::GIVEN`.
        ".mn" InviteHelper { tenant: TenantId },
        ".mw" SetInvite { tenant: TenantId, invite: InviteId, right: u32, has: bool },
        ".mx" DropInvite { tenant: TenantId, invite: InviteId },
        ".ma" JoinTeam { token: String },
        ".mM" SetRight { tenant: TenantId, person: PersonId, right: u32, has: bool },
        ".mR" RemoveHelper { tenant: TenantId, person: PersonId },
        ".mL" LeaveTeam { tenant: TenantId },
        ".mH" OfferPractice { tenant: TenantId, person: PersonId },
        ".mW" WithdrawPractice { tenant: TenantId },
        ".mY" TakePractice { tenant: TenantId },
        ".mN" DeclinePractice { tenant: TenantId },
        /// The operator's folder of workflows is read again.
        "R" Reload,
        "i" Invite,
        "N" FoundName,
        "Z" FoundZone { zone: String },
        "C" FoundCurrency { code: String },
        "L" FoundLanguage { code: String },
        /// `kind` counts in `ToldKind::ALL`, `chosen` is a bit for each of the reminders that can be chosen.
        ".tk" TellMe { tenant: TenantId, kind: u32, on: bool },
        ".tr" RemindMe { tenant: TenantId, chosen: u32 },
        /// `minute` of the day, and a bit for each weekday; the minute behind the last turns it off.
        ".ts" SetDaily { tenant: TenantId, which: u32, minute: u32, weekdays: u32 },
        /// All that was asked together with this booking, and is not said yet, went the likeliest way.
        ".to" AllWent { tenant: TenantId, booking: BookingId },
        /// `which` counts the approvals of its screen, or in `Rule::ALL`.
        ".tz" SetApproval { tenant: TenantId, which: u32 },
        ".tw" SetRule { tenant: TenantId, which: u32, amount: u32 },
        ".tc" SetCurrency { tenant: TenantId, code: String },
        /// One's booking as a file for a calendar.
        "G" PickZoneFor { tenant: TenantId, slot: SlotId, zone: String },
        "H" CalendarFile { tenant: TenantId, booking: BookingId },

        /// All clients again, whatever was looked for.
        ".cl" AllClients { tenant: TenantId },
        ".cb" Ban { tenant: TenantId, client: ClientId, banned: bool },
        ".cj" MakeJoin { tenant: TenantId, client: ClientId },
        /// Whether the one who came then is the client.
        ".cy" Join { tenant: TenantId, client: ClientId, came: i64, yes: bool },
        ".ot" TickOffer { tenant: TenantId, client: ClientId, slot: SlotId, on: bool },
        ".os" SendOffer { tenant: TenantId, client: ClientId, hours: u32 },
        ".ow" WithdrawOffer { tenant: TenantId, offer: OfferId },
        /// Where one is asked what becomes of times that it holds; `state` as `SetChosen` counts.
        ".gw" LetGo { tenant: TenantId, offer: OfferId, state: u32 },
        ".oy" TakeOffer { tenant: TenantId, offer: OfferId, slot: SlotId },
        ".on" DeclineOffer { tenant: TenantId, offer: OfferId },
        /// `read` is what the screen warned of.
        ".cp" Put { tenant: TenantId, of: Subject, entry_no: i64, spot: Spot, read: Warnings },
        ".ca" ApproveEach { tenant: TenantId, client: ClientId, on: bool },
        /// What is usual counts again.
        ".cx" ClearDetail { tenant: TenantId, client: ClientId, detail: Detail },
        /// `seen` is the newest payment that the screen knew of.
        ".bp" Record { tenant: TenantId, client: ClientId, sum: i64, seen: i64 },
        /// `which` and `amount` as `Term::code` has them.
        ".bt" SetTerm { tenant: TenantId, client: ClientId, which: u32, amount: u32 },
        ".be" EndPack { tenant: TenantId, pack: PackId },
        ".bb" SendBill { tenant: TenantId, client: ClientId, month: Date },
        /// `count` is to how many the screen said.
        ".bs" SendBills { tenant: TenantId, month: Date, count: i64 },
        ".bo" RemindOwing { tenant: TenantId },
        /// `which` counts in `Method::ALL`.
        ".bm" PaidBy { tenant: TenantId, entry: EntryId, which: u32 },
        ".bd" PaidOn { tenant: TenantId, entry: EntryId, day: Date },
        ".br" ReceiptGiven { tenant: TenantId, entry: EntryId, given: bool },
        ".bn" NoPaymentNote { tenant: TenantId, entry: EntryId },
        ".bx" TakePaymentBack { tenant: TenantId, entry: EntryId },
        /// A charge that the payment at hand is for, or not any more.
        ".bk" TickCharge { tenant: TenantId, booking: BookingId, on: bool },
        /// As `Record`, for what is ticked.
        ".bF" RecordFor { tenant: TenantId, client: ClientId, sum: i64, seen: i64 },
        ".bW" AllotPayment { tenant: TenantId, entry: EntryId },
        /// What was sent is a receipt; `sum` is what the screen says.
        ".bg" ReceiptFor { tenant: TenantId, sum: i64 },
        /// `price` is what the question said it would cost; the two that do not say it are of older messages.
        ".aB" BookAt { tenant: TenantId, slot: SlotId, client: Option<ClientId>, price: i64 },
        /// As the ones without, of several whom the person may book for.
        ".ab" BookFor { tenant: TenantId, slot: SlotId, client: ClientId },
        ".as" BookSeriesFor { tenant: TenantId, slot: SlotId, client: ClientId, weeks: u32, shown: u32 },
        /// On the way to a booking: it is for this one.
        ".aw" ForWhom { tenant: TenantId, slot: SlotId, client: ClientId },
        ".aj" MakeKinLink { tenant: TenantId, client: ClientId, deeds: Deeds },
        ".al" LeaveKin { tenant: TenantId, client: ClientId },
        /// What somebody may do whom the person has let in; and anybody, as the specialist says.
        ".ak" SetKin { tenant: TenantId, client: ClientId, person: PersonId, deeds: Deeds },
        /// One account for both, and one of one's own again.
        ".am" PayTogether { tenant: TenantId, client: ClientId, with: ClientId },
        ".ao" PayApart { tenant: TenantId, client: ClientId },
        ".at" SetActing { tenant: TenantId, client: ClientId, person: PersonId, deeds: Deeds },
        ".su" UsualKind { tenant: TenantId, kind: KindId },
        ".sr" RetireKind { tenant: TenantId, kind: KindId, retired: bool },
        /// `field` counts in `Field::ALL`; a number of it, or nothing at all.
        ".sv" KindValue { tenant: TenantId, kind: KindId, field: u32, value: u32 },
        ".sx" KindClear { tenant: TenantId, kind: KindId, field: u32 },
        ".sV" SlotValue { tenant: TenantId, slot: SlotId, field: u32, value: u32 },
        ".sX" SlotClear { tenant: TenantId, slot: SlotId, field: u32 },
        ".sP" NoPlace { tenant: TenantId },
        ".gn" NoNote { tenant: TenantId },
        /// `state` counts as `domain` has it: open, hidden, blocked.
        ".gs" WindowState { tenant: TenantId, window: WindowId, state: u32 },
        ".gc" ChooseStretch { tenant: TenantId, window: WindowId, page: u32, on: bool },
        ".kA" WeekAdd { tenant: TenantId, kind: KindId, weekday: u32, chosen: u32 },
        /// With the free times that were made of it.
        ".kR" WeekRemove { tenant: TenantId, pattern: PatternId, free: bool },
        ".kn" WeeksAhead { tenant: TenantId, weeks: u32 },
        ".ko" WeekOn { tenant: TenantId, on: bool },
        ".kr" WeekRetry { tenant: TenantId },
        ".ks" WindowStep { tenant: TenantId, window: WindowId, step: u32 },
        ".kx" WindowDelete { tenant: TenantId, window: WindowId },
        ".kb" Pause { tenant: TenantId, minutes: i64 },
        /// What the preview shows.
        ".st" MakeTyped { tenant: TenantId },
        /// A time of the list is chosen, or not any more.
        ".sC" Choose { tenant: TenantId, slot: SlotId, page: u32, on: bool },
        ".sA" ChooseAll { tenant: TenantId, on: bool },
        /// `state` counts as `domain` has it: open, hidden, blocked, deleted; `fate` as ask, keep, cancel.
        ".ss" SetChosen { tenant: TenantId, state: u32, fate: u32 },
        /// The same for one time with bookings.
        ".sq" FateOf { tenant: TenantId, slot: SlotId, state: u32 },
        /// One's link as a picture that a camera reads.
        ".pq" LinkCode { tenant: TenantId },
        /// A week as a picture: free times alone, or the whole plan.
        ".pw" WeekSheet { tenant: TenantId, monday: Date, whole: bool },
        ".hl" SetPracticeLang { tenant: TenantId, code: String },
        /// `which` counts in `WeekStart::ALL`.
        ".hw" SetWeekStart { tenant: TenantId, which: u32 },
        /// `which` counts in `Paper::ALL`.
        ".pe" PaperOf { tenant: TenantId, which: u32, from: Date, to: Date },
        ".sM" MakeOf { tenant: TenantId, kind: KindId, day: Date, chosen: u32 },
        /// The lines that the preview shows are put down.
        ".rp" RegularsMake { tenant: TenantId },
        /// It begins, or is so from now on.
        ".rs" RegularSet { tenant: TenantId, of: Holder, weekday: u32, minute: u32, length: u32, weeks: Weeks },
        /// On that day it does not come, or comes after all.
        ".rk" RegularSkip { tenant: TenantId, standing: StandingId, day: Date, out: bool },
        ".rz" RegularPause { tenant: TenantId, standing: StandingId, from: Date, to: Date },
        ".ru" RegularUnpause { tenant: TenantId, standing: StandingId, from: Date, to: Date },
        ".rf" RegularEndless { tenant: TenantId, standing: StandingId },
        ".re" RegularEnd { tenant: TenantId, standing: StandingId, last: Date },
        ".rn" RegularLength { tenant: TenantId, standing: StandingId, minutes: u32 },
        ".rc" RegularNoPrice { tenant: TenantId, standing: StandingId },
        /// Every week, or every other.
        ".rw" AskWeekly { tenant: TenantId, slot: SlotId, client: Option<ClientId>, turns: bool },
        /// Their own ends: as much of it as the rules let go of.
        ".rv" OwnRegularEnd { tenant: TenantId, standing: StandingId },
        /// A day is closed and its lessons are cancelled, so many, in a while; and which of them stay.
        ".rq" CancelSoon { tenant: TenantId, day: Date, count: i64 },
        ".rj" KeepInJob { tenant: TenantId, job: JobId, booking: BookingId, keep: bool },
        /// A lesson stays when the others of these days are cancelled, or goes with them.
        ".rx" KeepLesson { tenant: TenantId, from: Date, to: Date, booking: BookingId, keep: bool },
    }
}
