//! Every button there is, with what it names: a chain over the enums, so that a new variant has to be put in.

use std::collections::HashSet;
use std::iter::successors;

use slotkeeper::domain::acting::Deeds;
use slotkeeper::domain::client::Detail;
use slotkeeper::domain::filter::Filter;
use slotkeeper::domain::ids::{
    BookingId, ClaimId, ClientId, EntryId, InviteId, JobId, KindId, MessageId, OfferId, PackId, PatternId, PersonId,
    SeriesId, SlotId, StandingId, TenantId, WatchId, WindowId,
};
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::spot::{Spot, Subject, Warnings};
use slotkeeper::domain::standing::{Holder, Weeks};
use slotkeeper::domain::zone::{Date, Zone, plus_days};
use slotkeeper::telegram::callback::{Act, Callback, Listing, Origin, Place};

/// What a button names.
#[derive(Clone, Copy)]
pub(super) struct Ids {
    pub tenant: TenantId,
    pub day: Date,
    pub zone: &'static str,
    /// Booked, free, and nobody's.
    pub booked: SlotId,
    pub free: SlotId,
    pub spare: SlotId,
    pub revision: i64,
    pub booking: BookingId,
    /// Whose it is.
    pub client: ClientId,
    /// Who acts for them.
    pub person: PersonId,
    /// About it, of the client whose booking it is.
    pub message: MessageId,
    pub kind: KindId,
    /// The booker's.
    pub watch: WatchId,
    pub entry_no: i64,
    /// The newest payment of theirs.
    pub paid: i64,
    /// An assistant, and an invite that stands.
    pub helper: PersonId,
    pub invite: InviteId,
    /// Steps that the specialist and the client can take now.
    pub approve: u32,
    pub cancel: u32,
    /// Of the draft of the tenant's workflow, one of its versions, and one of its outcomes.
    pub draft: i64,
    pub version: i64,
    pub status: &'static str,
}

impl Ids {
    /// Of nothing that is.
    fn nowhere() -> Self {
        Self {
            tenant: TenantId(1),
            day: Date::from_ymd_opt(2026, 11, 25).unwrap(),
            zone: "UTC",
            booked: SlotId(1),
            free: SlotId(2),
            spare: SlotId(3),
            revision: 1,
            booking: BookingId(1),
            client: ClientId(1),
            person: PersonId(1),
            message: MessageId(1),
            kind: KindId(1),
            watch: WatchId(1),
            entry_no: 1,
            paid: 0,
            helper: PersonId(1),
            invite: InviteId(1),
            approve: 1,
            cancel: 2,
            draft: 1,
            version: 1,
            status: "status",
        }
    }
}

/// The place behind this one in the enum: a new variant does not compile until it is put in.
fn place_after(place: &Place, ids: Ids) -> Option<Place> {
    let Ids {
        tenant,
        day,
        booking,
        draft,
        ..
    } = ids;
    let status = ids.status.to_owned();
    Some(match place {
        Place::Home => Place::Specialists { page: 0 },
        Place::Specialists { .. } => Place::Settings,
        Place::Settings => Place::Language,
        Place::Language => Place::Zone,
        Place::Zone => Place::Help,
        Place::Help => Place::Kept,
        Place::Kept => Place::MyWeek { from: day },
        Place::MyWeek { .. } => Place::Client { tenant },
        Place::Client { .. } => Place::Month { tenant, month: day },
        Place::Month { .. } => Place::Day { tenant, day },
        Place::Day { .. } => Place::Nearest { tenant },
        Place::Nearest { .. } => Place::Weekday {
            tenant,
            month: day,
            weekday: 3,
        },
        Place::Weekday { .. } => Place::OfKind {
            tenant,
            kind: ids.kind,
            view: 0,
            day,
        },
        Place::OfKind { .. } => Place::Confirm { tenant, slot: ids.free },
        Place::Confirm { .. } => Place::Series {
            tenant,
            slot: ids.free,
            weeks: 4,
        },
        Place::Series { .. } => Place::ConfirmZone { tenant, slot: ids.free },
        Place::ConfirmZone { .. } => Place::Bookings { tenant, page: 0 },
        Place::Bookings { .. } => Place::Booking { tenant, booking },
        Place::Booking { .. } => Place::CancelAsk { tenant, booking },
        Place::CancelAsk { .. } => Place::Reminders { tenant },
        Place::Reminders { .. } => Place::Hearing { tenant },
        Place::Hearing { .. } => Place::Quiet,
        Place::Quiet => Place::QuietOf { tenant },
        Place::QuietOf { .. } => Place::Watches { tenant },
        Place::Watches { .. } => Place::WatchDay { tenant, day },
        Place::WatchDay { .. } => Place::WatchWeekly {
            tenant,
            weekdays: 2,
            hours: 17 * 32 + 20,
        },
        Place::WatchWeekly { .. } => Place::Watch {
            tenant,
            watch: ids.watch,
        },
        Place::Watch { .. } => Place::Taken { tenant, slot: ids.free },
        Place::Taken { .. } => Place::Move {
            tenant,
            booking,
            list: Listing::Nearest,
        },
        Place::Move {
            list: Listing::Nearest, ..
        } => Place::Move {
            tenant,
            booking,
            list: Listing::Month(day),
        },
        Place::Move {
            list: Listing::Month(_),
            ..
        } => Place::Move {
            tenant,
            booking,
            list: Listing::Day(day),
        },
        Place::Move { .. } => Place::MoveAsk {
            tenant,
            booking,
            slot: ids.free,
        },
        Place::MoveAsk { .. } => Place::CancelWhy { tenant, booking },
        Place::CancelWhy { .. } => Place::OutcomeAsk {
            tenant,
            booking,
            entry_no: ids.entry_no,
            step: ids.approve,
        },
        Place::OutcomeAsk { .. } => Place::Tutor { tenant },
        Place::Tutor { .. } => Place::Week { tenant, monday: day },
        Place::Week { .. } => Place::Plan { tenant, day },
        Place::Plan { .. } => Place::Grid { tenant, day, chosen: 0 },
        Place::Grid { .. } => Place::Typed { tenant, day },
        Place::Typed { .. } => Place::Lengths { tenant, day },
        Place::Lengths { .. } => Place::Slot {
            tenant,
            slot: ids.booked,
        },
        Place::Slot { .. } => Place::DeleteAsk {
            tenant,
            slot: ids.spare,
        },
        Place::DeleteAsk { .. } => Place::CloseAsk { tenant, day },
        Place::CloseAsk { .. } => Place::DaysOff { tenant, page: 0 },
        Place::DaysOff { .. } => Place::OffFrom { tenant, month: day },
        Place::OffFrom { .. } => Place::OffTo {
            tenant,
            from: day,
            month: day,
        },
        Place::OffTo { .. } => Place::OffAsk {
            tenant,
            from: plus_days(day, 3),
            to: plus_days(day, 4),
        },
        Place::OffAsk { .. } => Place::CancelDays {
            tenant,
            from: plus_days(day, 3),
            to: plus_days(day, 4),
        },
        Place::CancelDays { .. } => Place::News { tenant, audience: 0 },
        Place::News { .. } => Place::Leave { tenant },
        Place::Leave { .. } => Place::CopyWeek { tenant, monday: day },
        Place::CopyWeek { .. } => Place::CopyOnto {
            tenant,
            week: day,
            from: day,
        },
        Place::CopyOnto { .. } => Place::CopyAsk {
            tenant,
            week: day,
            onto: plus_days(day, 7),
            times: 1,
        },
        Place::CopyAsk { .. } => Place::Job {
            tenant,
            job: JobId(987_654),
        },
        Place::Job { .. } => Place::Requests { tenant, page: 0 },
        Place::Requests { .. } => Place::DeclineSeries {
            tenant,
            series: SeriesId(987_654),
            stamp: 1,
        },
        Place::DeclineSeries { .. } => Place::Listed {
            tenant,
            filter: Filter::OVER,
            page: 0,
        },
        Place::Listed { .. } => Place::ListFilter {
            tenant,
            filter: Filter::AHEAD,
        },
        Place::ListFilter { .. } => Place::ListDays {
            tenant,
            filter: Filter::AHEAD,
            month: day,
            second: false,
        },
        Place::ListDays { .. } => Place::ListClients {
            tenant,
            filter: Filter::AHEAD,
            page: 0,
        },
        Place::ListClients { .. } => Place::ListStatuses {
            tenant,
            filter: Filter {
                client: Some(ids.client),
                statuses: 3,
                ..Filter::AHEAD
            },
        },
        Place::ListStatuses { .. } => Place::Pick {
            tenant,
            filter: Filter::AHEAD,
            page: 0,
        },
        Place::Pick { .. } => Place::MarkAsk { tenant },
        Place::MarkAsk { .. } => Place::Lesson { tenant, booking },
        Place::Lesson { .. } => Place::StepAsk {
            tenant,
            booking,
            entry_no: ids.entry_no,
            step: ids.approve,
        },
        Place::StepAsk { .. } => Place::Unpaid { tenant, page: 0 },
        Place::Unpaid { .. } => Place::Lessons {
            tenant,
            past: false,
            page: 0,
        },
        Place::Lessons { .. } => Place::Practice { tenant },
        Place::Practice { .. } => Place::NameAsk { tenant },
        Place::NameAsk { .. } => Place::SlugAsk { tenant },
        Place::SlugAsk { .. } => Place::PriceAsk { tenant },
        Place::PriceAsk { .. } => Place::PracticeZone { tenant },
        Place::PracticeZone { .. } => Place::Link { tenant },
        Place::Link { .. } => Place::Outcomes { tenant },
        Place::Outcomes { .. } => Place::Outcome { tenant, status },
        Place::Outcome { .. } => Place::TitleAsk {
            tenant,
            revision: draft,
            status,
        },
        Place::TitleAsk { .. } => Place::IconAsk {
            tenant,
            revision: draft,
            status,
        },
        Place::IconAsk { .. } => Place::Charges {
            tenant,
            revision: draft,
            status,
        },
        Place::Charges { .. } => Place::RetireAsk { tenant, status },
        Place::RetireAsk { .. } => Place::NewOutcome {
            tenant,
            revision: draft,
        },
        Place::NewOutcome { .. } => Place::Deadlines { tenant },
        Place::Deadlines { .. } => Place::Deadline {
            tenant,
            revision: draft,
            which: 0,
        },
        Place::Deadline { .. } => Place::Steps { tenant, page: 0 },
        Place::Steps { .. } => Place::Shelf { tenant },
        Place::Shelf { .. } => Place::Shelved {
            tenant,
            id: "simple".to_owned(),
        },
        Place::Shelved { .. } => Place::Versions { tenant, page: 0 },
        Place::Versions { .. } => Place::Version {
            tenant,
            version: ids.version,
        },
        Place::Version { .. } => Place::Draft { tenant },
        Place::Draft { .. } => Place::DiscardAsk { tenant },
        Place::DiscardAsk { .. } => Place::PastAsk { tenant },
        Place::PastAsk { .. } => Place::FileAsk {
            tenant,
            revision: draft,
        },
        Place::FileAsk { .. } => Place::Operator,
        Place::Operator => Place::Founding,
        Place::Founding => Place::Founded { tenant },
        Place::Founded { .. } => Place::Write {
            tenant,
            booking: Some(booking),
        },
        Place::Write { .. } => Place::Answer {
            tenant,
            message: ids.message,
        },
        Place::Answer { .. } => Place::Owing { of: Some(tenant) },
        Place::Owing { of: Some(_) } => Place::Owing { of: None },
        Place::Owing { of: None } => Place::PayNote { tenant },
        Place::PayNote { .. } => Place::BookingQuestion { tenant },
        Place::BookingQuestion { .. } => Place::Kinds { tenant, page: 0 },
        Place::Kinds { .. } => Place::Kind { tenant, kind: ids.kind },
        Place::Kind { .. } => Place::KindAsk {
            tenant,
            kind: ids.kind,
            field: 0,
        },
        Place::KindAsk { .. } => Place::KindNew { tenant },
        Place::KindNew { .. } => Place::PlaceAsk { tenant },
        Place::PlaceAsk { .. } => Place::SlotAsk {
            tenant,
            slot: ids.booked,
            field: 2,
        },
        Place::SlotAsk { .. } => Place::GridOf {
            tenant,
            kind: ids.kind,
            day,
            chosen: 0,
        },
        Place::GridOf { .. } => Place::GridKinds { tenant, day },
        Place::GridKinds { .. } => Place::TypedOf {
            tenant,
            kind: ids.kind,
            day,
        },
        Place::TypedOf { .. } => Place::Preview { tenant },
        Place::Preview { .. } => Place::Choose {
            tenant,
            from: day,
            days: 7,
            page: 0,
        },
        Place::Choose { .. } => Place::Fate { tenant, state: 3 },
        Place::Fate { .. } => Place::UsualWeek { tenant },
        Place::UsualWeek { .. } => Place::UsualDay {
            tenant,
            kind: ids.kind,
            weekday: 3,
            chosen: 1,
        },
        Place::UsualDay { .. } => Place::UsualKinds { tenant, weekday: 3 },
        Place::UsualKinds { .. } => Place::UsualTyped { tenant, kind: ids.kind },
        Place::UsualTyped { .. } => Place::UsualTime {
            tenant,
            pattern: PatternId(987_654),
        },
        Place::UsualTime { .. } => Place::UsualWeeks { tenant },
        Place::UsualWeeks { .. } => Place::WindowNew { tenant, day },
        Place::WindowNew { .. } => Place::Window {
            tenant,
            window: WindowId(987_654),
        },
        Place::Window { .. } => Place::PauseAsk { tenant },
        Place::PauseAsk { .. } => Place::EraseAsk,
        Place::EraseAsk => Place::Clients { tenant, page: 0 },
        Place::Clients { .. } => Place::Card {
            tenant,
            client: ids.client,
        },
        Place::Card { client, .. } => Place::CardHistory {
            tenant,
            client: *client,
            page: 0,
        },
        Place::CardHistory { client, .. } => Place::CardTerms {
            tenant,
            client: *client,
        },
        Place::CardTerms { client, .. } => Place::CardDetail {
            tenant,
            client: *client,
            detail: Detail::Price,
        },
        Place::CardDetail { client, .. } => Place::CardWrite {
            tenant,
            client: *client,
        },
        Place::CardWrite { client, .. } => Place::BanAsk {
            tenant,
            client: *client,
        },
        Place::BanAsk { client, .. } => Place::PayAsk {
            tenant,
            client: *client,
            sum: 100,
        },
        Place::PayAsk { .. } => Place::PayWho {
            tenant,
            sum: 100,
            page: 0,
        },
        Place::PayWho { .. } => Place::Money {
            tenant,
            client: ids.client,
            page: 0,
        },
        Place::Money { client, .. } => Place::PayNew {
            tenant,
            client: *client,
        },
        Place::PayNew { client, .. } => Place::PayTerm {
            tenant,
            client: *client,
        },
        Place::PayTerm { client, .. } => Place::Packs {
            tenant,
            client: *client,
        },
        Place::Packs { .. } => Place::Balances { tenant, page: 0 },
        Place::Balances { .. } => Place::RemindOwing { tenant },
        Place::RemindOwing { .. } => Place::Report {
            tenant,
            month: day,
            received: false,
        },
        Place::Report { .. } => Place::Bills {
            tenant,
            month: day,
            page: 0,
        },
        Place::Bills { .. } => Place::Bill {
            tenant,
            client: ids.client,
            month: day,
        },
        Place::Bill { .. } => Place::Payment {
            tenant,
            entry: EntryId(987_654),
        },
        Place::Payment { entry, .. } => Place::PaymentAsk {
            tenant,
            entry: *entry,
            field: 0,
        },
        Place::PaymentAsk { entry, .. } => Place::PaymentFor {
            tenant,
            entry: *entry,
            page: 0,
        },
        Place::PaymentFor { .. } => Place::PayFor {
            tenant,
            client: ids.client,
            sum: 100,
            page: 0,
        },
        Place::PayFor { .. } => Place::ClaimSum {
            tenant,
            claim: ClaimId(987_654),
        },
        Place::ClaimSum { .. } => Place::Receipt,
        Place::Receipt => Place::WeekPicture { tenant, monday: day },
        Place::WeekPicture { .. } => Place::Papers {
            tenant,
            from: day,
            to: day,
        },
        Place::Papers { .. } => Place::Near {
            tenant,
            of: Subject::Client(ids.client),
        },
        Place::Near { of, .. } => Place::Hours { tenant, of: *of, day },
        Place::Hours { of, .. } => Place::PutAsk {
            tenant,
            of: *of,
            spot: at_night(day),
        },
        Place::PutAsk { .. } => Place::WhoFor {
            tenant,
            slot: ids.free,
            page: 0,
        },
        Place::WhoFor { .. } => Place::OfferTo {
            tenant,
            client: ids.client,
        },
        Place::OfferTo { client, .. } => Place::OfferDay {
            tenant,
            client: *client,
            day,
        },
        Place::OfferDay { .. } => Place::Untold { tenant },
        Place::Untold { .. } => Place::NewClient {
            tenant,
            slot: Some(ids.free),
        },
        Place::NewClient { .. } => Place::JoinLink {
            tenant,
            client: ids.client,
        },
        Place::JoinLink { .. } => Place::Joining { tenant },
        Place::Joining { .. } => Place::ToldMe { tenant },
        Place::ToldMe { .. } => Place::ToldAhead { tenant },
        Place::ToldAhead { .. } => Place::ToldDaily { tenant, which: 0 },
        Place::ToldDaily { which: 0, .. } => Place::ToldDaily { tenant, which: 1 },
        Place::ToldDaily { .. } => Place::Rules { tenant },
        Place::Rules { .. } => Place::Rule { tenant, which: 0 },
        Place::Rule { .. } => Place::CurrencyAsk { tenant },
        Place::CurrencyAsk { .. } => Place::Past {
            tenant,
            about: 0,
            before: None,
        },
        Place::Past { .. } => Place::PracticeGroup { tenant, which: 0 },
        Place::PracticeGroup { .. } => Place::PracticeLang { tenant },
        Place::PracticeLang { .. } => Place::WeekAsk { tenant },
        Place::WeekAsk { .. } => Place::Team { tenant },
        Place::Team { .. } => Place::Member {
            tenant,
            person: ids.helper,
        },
        Place::Member { .. } => Place::TeamInvite {
            tenant,
            invite: ids.invite,
        },
        Place::TeamInvite { .. } => Place::RemoveAsk {
            tenant,
            person: ids.helper,
        },
        Place::RemoveAsk { .. } => Place::OfferAsk {
            tenant,
            person: ids.helper,
        },
        Place::OfferAsk { .. } => Place::Helping { tenant },
        Place::Helping { .. } => Place::LeaveAsk { tenant },
        Place::LeaveAsk { .. } => Place::TakeOver { tenant },
        Place::TakeOver { .. } => Place::InvitedToTeam {
            token: "nobody".to_owned(),
        },
        Place::InvitedToTeam { .. } => Place::Family { tenant },
        Place::Family { .. } => Place::Kin {
            tenant,
            client: ids.client,
        },
        Place::Kin { .. } => Place::KinNew {
            tenant,
            slot: Some(ids.free),
        },
        Place::KinNew { .. } => Place::KinName {
            tenant,
            client: ids.client,
        },
        Place::KinName { .. } => Place::KinInvite {
            tenant,
            client: ids.client,
            deeds: Deeds::ALL,
        },
        Place::KinInvite { .. } => Place::KinLeave {
            tenant,
            client: ids.client,
        },
        Place::KinLeave { .. } => Place::KinPerson {
            tenant,
            client: ids.client,
            person: ids.person,
        },
        Place::KinPerson { .. } => Place::CardPeople {
            tenant,
            client: ids.client,
        },
        Place::CardPeople { .. } => Place::CardPerson {
            tenant,
            client: ids.client,
            person: ids.person,
        },
        Place::CardPerson { .. } => Place::PayWith {
            tenant,
            client: ids.client,
            page: 0,
        },
        Place::PayWith { .. } => Place::PayWithAsk {
            tenant,
            client: ids.client,
            with: ClientId(987_654),
        },
        Place::PayWithAsk { .. } => Place::Regulars { tenant, page: 0 },
        Place::Regulars { .. } => Place::RegularPaste { tenant },
        Place::RegularPaste { .. } => Place::RegularDay {
            tenant,
            of: Holder::Client(ids.client),
        },
        Place::RegularDay { of, .. } => Place::RegularHour {
            tenant,
            of: *of,
            weekday: 7,
            weeks: Weeks::A,
        },
        Place::RegularHour { of, .. } => Place::RegularSure {
            tenant,
            of: *of,
            weekday: 7,
            minute: 300,
            length: 60,
            weeks: Weeks::Every,
        },
        Place::RegularSure { .. } => Place::Regular {
            tenant,
            standing: StandingId(987_654),
        },
        Place::Regular { standing, .. } => Place::RegularPause {
            tenant,
            standing: *standing,
        },
        Place::RegularPause { standing, .. } => Place::RegularEnd {
            tenant,
            standing: *standing,
        },
        Place::RegularEnd { standing, .. } => Place::RegularTerms {
            tenant,
            standing: *standing,
        },
        Place::RegularTerms { standing, .. } => Place::OwnRegular {
            tenant,
            standing: *standing,
        },
        Place::OwnRegular { standing, .. } => Place::OwnRegularEnd {
            tenant,
            standing: *standing,
        },
        Place::OwnRegularEnd { .. } => Place::AskWeekly { tenant, slot: ids.free },
        Place::AskWeekly { .. } => return None,
    })
}

/// An hour at which nobody has anything.
fn at_night(day: Date) -> Spot {
    let (midnight, _) = Zone::UTC.day(day);
    Spot::hour(midnight + Span::hours(23), 60).unwrap()
}

fn act_after(act: &Act, ids: Ids) -> Option<Act> {
    let Ids {
        tenant,
        day,
        booking,
        entry_no,
        revision,
        spare: slot,
        draft,
        ..
    } = ids;
    let status = ids.status.to_owned();
    let zone = ids.zone.to_owned();
    Some(match act {
        Act::BookOff => Act::ForWhom {
            tenant,
            slot: ids.free,
            client: ids.client,
        },
        Act::NoTimes => Act::Move {
            tenant,
            booking,
            entry_no,
            slot: ids.booked,
        },
        Act::Move { .. } => Act::Book { tenant, slot: ids.free },
        Act::Book { .. } => Act::BookSeries {
            tenant,
            slot: ids.free,
            weeks: 4,
            shown: 1,
        },
        Act::BookSeries { .. } => Act::AcceptSeries {
            tenant,
            series: SeriesId(987_654),
            stamp: 1,
        },
        Act::AcceptSeries { .. } => Act::DeclineSeries {
            tenant,
            series: SeriesId(987_654),
            stamp: 1,
        },
        Act::DeclineSeries { .. } => Act::AcceptShown {
            tenant,
            page: 0,
            stamp: 1,
        },
        Act::AcceptShown { .. } => Act::Tick {
            tenant,
            booking,
            page: 0,
            on: true,
        },
        Act::Tick { .. } => Act::TickAll {
            tenant,
            page: 0,
            all: 2,
        },
        Act::TickAll { .. } => Act::MarkWith {
            tenant,
            step: ids.approve,
        },
        Act::MarkWith { .. } => Act::MarkPaid { tenant },
        Act::MarkPaid { .. } => Act::Mark { tenant, count: 1 },
        Act::Mark { .. } => Act::CalendarFile { tenant, booking },
        Act::CalendarFile { .. } => Act::WatchFor {
            tenant,
            wish: format!("s{}", ids.booked),
            days: 0,
        },
        Act::WatchFor { .. } => Act::PauseWatch {
            tenant,
            watch: ids.watch,
            paused: true,
        },
        Act::PauseWatch { .. } => Act::StopWatch {
            tenant,
            watch: ids.watch,
        },
        Act::StopWatch { .. } => Act::BookFreed {
            tenant,
            slot: ids.free,
            walk: 1,
        },
        Act::BookFreed { .. } => Act::NotSuitable { tenant, walk: 1 },
        Act::NotSuitable { .. } => Act::Coming {
            tenant,
            booking,
            move_no: 0,
            all: true,
        },
        Act::Coming { .. } => Act::Step {
            tenant,
            booking,
            entry_no,
            step: ids.approve,
            sure: true,
        },
        Act::Step { step, .. } if *step == ids.approve => Act::Step {
            tenant,
            booking,
            entry_no,
            step: ids.cancel,
            sure: true,
        },
        Act::Step { .. } => Act::Pay {
            tenant,
            booking,
            entry_no,
        },
        Act::Pay { .. } => Act::Undo {
            tenant,
            booking,
            entry_no,
        },
        Act::Undo { .. } => Act::Hide { tenant, slot, revision },
        Act::Hide { .. } => Act::Show { tenant, slot, revision },
        Act::Show { .. } => Act::Block { tenant, slot, revision },
        Act::Block { .. } => Act::Delete { tenant, slot, revision },
        Act::Delete { .. } => Act::Make {
            tenant,
            day: plus_days(day, 1),
            chosen: 1,
        },
        Act::Make { .. } => Act::CloseDay {
            tenant,
            day: plus_days(day, 2),
        },
        Act::CloseDay { .. } => Act::OpenDay {
            tenant,
            day: plus_days(day, 2),
        },
        Act::OpenDay { .. } => Act::CloseDays {
            tenant,
            from: plus_days(day, 3),
            to: plus_days(day, 4),
        },
        Act::CloseDays { .. } => Act::OpenDays {
            tenant,
            from: plus_days(day, 3),
            to: plus_days(day, 4),
        },
        Act::OpenDays { .. } => Act::CancelDays {
            tenant,
            from: plus_days(day, 3),
            to: plus_days(day, 4),
            count: 99,
        },
        Act::CancelDays { .. } => Act::SendNews {
            tenant,
            audience: 0,
            count: 99,
        },
        Act::SendNews { .. } => Act::ExportPractice { tenant },
        Act::ExportPractice { .. } => Act::CopyWeek {
            tenant,
            week: day,
            onto: plus_days(day, 7),
            times: 1,
        },
        Act::CopyWeek { .. } => Act::PickDay,
        Act::PickDay => Act::StopJob {
            tenant,
            job: JobId(987_654),
        },
        Act::StopJob { .. } => Act::Approval { tenant, at_once: false },
        Act::Approval { .. } => Act::Length {
            tenant,
            day,
            minutes: 45,
        },
        Act::Length { .. } => Act::PickPracticeZone { tenant, zone },
        Act::PickPracticeZone { .. } => Act::Charge {
            tenant,
            revision: draft,
            status,
            percent: 50,
        },
        Act::Charge { .. } => Act::SetDeadline {
            tenant,
            revision: draft,
            which: 0,
            amount: 60,
        },
        Act::SetDeadline { .. } => Act::Held {
            tenant,
            revision: draft,
            status,
            held: false,
        },
        // What is retired can't be set any more.
        Act::Held { .. } => Act::Retire {
            tenant,
            revision: draft,
            status,
        },
        Act::Retire { .. } => Act::OutcomeMeans { tenant, means: 0 },
        Act::OutcomeMeans { .. } => Act::OutcomeFrom {
            tenant,
            which: 0,
            wanted: true,
        },
        Act::OutcomeFrom { .. } => Act::OutcomeFromDone { tenant },
        Act::OutcomeFromDone { .. } => Act::OutcomeBy { tenant, who: 0 },
        Act::OutcomeBy { .. } => Act::OutcomeTells { tenant, tells: true },
        Act::OutcomeTells { .. } => Act::Take {
            tenant,
            revision: draft,
            id: "simple".to_owned(),
        },
        Act::Take { .. } => Act::Mend {
            tenant,
            revision: draft,
            which: 0,
        },
        Act::Mend { .. } => Act::Discard {
            tenant,
            revision: draft,
        },
        Act::Discard { .. } => Act::TakeVersion {
            tenant,
            revision: draft,
            version: ids.version,
        },
        Act::TakeVersion { .. } => Act::Apply {
            tenant,
            revision: draft,
        },
        Act::Apply { .. } => Act::ApplyLeave {
            tenant,
            revision: draft,
            past: 0,
        },
        Act::ApplyLeave { .. } => Act::ApplyPast {
            tenant,
            revision: draft,
            past: 0,
        },
        Act::ApplyPast { .. } => Act::Picture { tenant },
        Act::Picture { .. } => Act::File { tenant },
        Act::File { .. } => Act::PictureOf {
            tenant,
            id: "simple".to_owned(),
        },
        Act::PictureOf { .. } => Act::Remind { tenant, chosen: 1 },
        Act::Remind { .. } => Act::Hear {
            tenant,
            kind: 2,
            on: true,
        },
        Act::Hear { .. } => Act::BeQuiet { from: 1320, to: 480 },
        Act::BeQuiet { .. } => Act::PickLanguage { code: "en".to_owned() },
        Act::PickLanguage { .. } => Act::PickZone {
            zone: "Etc/GMT".to_owned(),
        },
        Act::PickZone { .. } => Act::PickZoneFor {
            tenant,
            slot: ids.free,
            zone: "Etc/GMT".to_owned(),
        },
        Act::PickZoneFor { .. } => Act::Invite,
        Act::Invite => Act::Reload,
        Act::Reload => Act::FoundName,
        Act::FoundName => Act::FoundZone { zone },
        Act::FoundZone { .. } => Act::FoundCurrency { code: "EUR".to_owned() },
        Act::FoundCurrency { .. } => Act::FoundLanguage { code: "en".to_owned() },
        Act::FoundLanguage { .. } => Act::ClaimPaid {
            tenant,
            booking: Some(booking),
            sum: 1,
        },
        Act::ClaimPaid { .. } => Act::ClaimYes {
            tenant,
            claim: ClaimId(0),
        },
        Act::ClaimYes { .. } => Act::ClaimNo {
            tenant,
            claim: ClaimId(0),
        },
        Act::ClaimNo { .. } => Act::NoPayNote { tenant },
        Act::NoPayNote { .. } => Act::TellMe {
            tenant,
            kind: 0,
            on: true,
        },
        Act::TellMe { .. } => Act::AllWent { tenant, booking },
        Act::AllWent { .. } => Act::SetApproval { tenant, which: 0 },
        Act::SetApproval { .. } => Act::SetRule {
            tenant,
            which: 1,
            amount: 60,
        },
        Act::SetRule { .. } => Act::SetCurrency {
            tenant,
            code: "EUR".to_owned(),
        },
        Act::SetCurrency { .. } => Act::RemindMe { tenant, chosen: 1 },
        Act::RemindMe { .. } => Act::SetDaily {
            tenant,
            which: 0,
            minute: 480,
            weekdays: 127,
        },
        Act::SetDaily { which: 0, .. } => Act::SetDaily {
            tenant,
            which: 1,
            minute: 480,
            weekdays: 1,
        },
        Act::SetDaily { .. } => Act::NoBookingQuestion { tenant },
        Act::NoBookingQuestion { .. } => Act::SetPracticeLang {
            tenant,
            code: "ru".to_owned(),
        },
        Act::SetPracticeLang { .. } => Act::SetWeekStart { tenant, which: 1 },
        Act::SetWeekStart { .. } => Act::DropAnswer { tenant, slot: ids.free },
        Act::DropAnswer { .. } => Act::UsualKind { tenant, kind: ids.kind },
        Act::UsualKind { .. } => Act::RetireKind {
            tenant,
            kind: ids.kind,
            retired: true,
        },
        Act::RetireKind { .. } => Act::KindValue {
            tenant,
            kind: ids.kind,
            field: 1,
            value: 45,
        },
        Act::KindValue { .. } => Act::KindClear {
            tenant,
            kind: ids.kind,
            field: 4,
        },
        Act::KindClear { .. } => Act::SlotValue {
            tenant,
            slot: ids.free,
            field: 3,
            value: 2,
        },
        Act::SlotValue { .. } => Act::SlotClear {
            tenant,
            slot: ids.free,
            field: 5,
        },
        Act::SlotClear { .. } => Act::NoPlace { tenant },
        Act::NoPlace { .. } => Act::MakeTyped { tenant },
        Act::MakeTyped { .. } => Act::Choose {
            tenant,
            slot: ids.free,
            page: 0,
            on: true,
        },
        Act::Choose { .. } => Act::ChooseAll { tenant, on: true },
        Act::ChooseAll { .. } => Act::SetChosen {
            tenant,
            state: 3,
            fate: 2,
        },
        Act::SetChosen { .. } => Act::FateOf {
            tenant,
            slot: ids.free,
            state: 3,
        },
        Act::FateOf { .. } => Act::WeekAdd {
            tenant,
            kind: ids.kind,
            weekday: 7,
            chosen: 1,
        },
        Act::WeekAdd { .. } => Act::WeekRemove {
            tenant,
            pattern: PatternId(987_654),
            free: true,
        },
        Act::WeekRemove { .. } => Act::WeeksAhead { tenant, weeks: 2 },
        Act::WeeksAhead { .. } => Act::WeekRetry { tenant },
        Act::WeekRetry { .. } => Act::WeekOn { tenant, on: false },
        Act::WeekOn { .. } => Act::WindowStep {
            tenant,
            window: WindowId(987_654),
            step: 15,
        },
        Act::WindowStep { .. } => Act::WindowDelete {
            tenant,
            window: WindowId(987_654),
        },
        Act::WindowDelete { .. } => Act::Pause { tenant, minutes: 10 },
        Act::Pause { .. } => Act::MakeOf {
            tenant,
            kind: ids.kind,
            day: plus_days(day, 3),
            chosen: 1,
        },
        Act::MakeOf { .. } => Act::LinkCode { tenant },
        Act::LinkCode { .. } => Act::WeekSheet {
            tenant,
            monday: day,
            whole: true,
        },
        Act::WeekSheet { .. } => Act::PaperOf {
            tenant,
            which: 8,
            from: day,
            to: day,
        },
        Act::PaperOf { which: 8, .. } => Act::PaperOf {
            tenant,
            which: 7,
            from: day,
            to: day,
        },
        Act::PaperOf { .. } => Act::ExportMe,
        Act::ExportMe => Act::AnsweredElsewhere {
            tenant,
            message: MessageId(0),
        },
        Act::AnsweredElsewhere { .. } => Act::EraseMe { ahead: 99, late: 0 },
        Act::EraseMe { .. } => Act::AllClients { tenant },
        Act::AllClients { .. } => Act::Ban {
            tenant,
            client: ids.client,
            banned: false,
        },
        Act::Ban { client, .. } => Act::ApproveEach {
            tenant,
            client: *client,
            on: true,
        },
        Act::ApproveEach { client, .. } => Act::ClearDetail {
            tenant,
            client: *client,
            detail: Detail::Price,
        },
        Act::ClearDetail { client, .. } => Act::Record {
            tenant,
            client: *client,
            sum: 100,
            seen: ids.paid,
        },
        Act::Record { client, .. } => Act::SetTerm {
            tenant,
            client: *client,
            which: 1,
            amount: 5,
        },
        Act::SetTerm { client, .. } => Act::SendBill {
            tenant,
            client: *client,
            month: day,
        },
        Act::SendBill { .. } => Act::SendBills {
            tenant,
            month: day,
            count: 5,
        },
        Act::SendBills { .. } => Act::RemindOwing { tenant },
        Act::RemindOwing { .. } => Act::EndPack {
            tenant,
            pack: PackId(987_654),
        },
        Act::EndPack { .. } => Act::PaidBy {
            tenant,
            entry: EntryId(987_654),
            which: 0,
        },
        Act::PaidBy { entry, .. } => Act::PaidOn {
            tenant,
            entry: *entry,
            day,
        },
        Act::PaidOn { entry, .. } => Act::ReceiptGiven {
            tenant,
            entry: *entry,
            given: true,
        },
        Act::ReceiptGiven { entry, .. } => Act::NoPaymentNote { tenant, entry: *entry },
        Act::NoPaymentNote { entry, .. } => Act::TakePaymentBack { tenant, entry: *entry },
        Act::TakePaymentBack { entry, .. } => Act::AllotPayment { tenant, entry: *entry },
        Act::AllotPayment { .. } => Act::RecordFor {
            tenant,
            client: ids.client,
            sum: 100,
            seen: ids.paid,
        },
        Act::RecordFor { .. } => Act::TickCharge {
            tenant,
            booking,
            on: true,
        },
        Act::TickCharge { .. } => Act::ReceiptFor { tenant, sum: 100 },
        Act::ReceiptFor { .. } => Act::Put {
            tenant,
            of: Subject::Client(ids.client),
            entry_no: 0,
            spot: at_night(day),
            read: Warnings::default(),
        },
        Act::Put { .. } => Act::TickOffer {
            tenant,
            client: ids.client,
            slot: ids.free,
            on: true,
        },
        Act::TickOffer { client, .. } => Act::SendOffer {
            tenant,
            client: *client,
            hours: 99,
        },
        Act::SendOffer { .. } => Act::WithdrawOffer {
            tenant,
            offer: OfferId(987_654),
        },
        Act::WithdrawOffer { offer, .. } => Act::LetGo {
            tenant,
            offer: *offer,
            state: 3,
        },
        Act::LetGo { offer, .. } => Act::TakeOffer {
            tenant,
            offer: *offer,
            slot: ids.free,
        },
        Act::TakeOffer { offer, .. } => Act::DeclineOffer { tenant, offer: *offer },
        Act::DeclineOffer { .. } => Act::MakeJoin {
            tenant,
            client: ids.client,
        },
        Act::MakeJoin { client, .. } => Act::Join {
            tenant,
            client: *client,
            came: 1,
            yes: true,
        },
        Act::Join { .. } => Act::InviteHelper { tenant },
        Act::InviteHelper { .. } => Act::SetInvite {
            tenant,
            invite: ids.invite,
            right: 2,
            has: true,
        },
        Act::SetInvite { .. } => Act::DropInvite {
            tenant,
            invite: ids.invite,
        },
        Act::DropInvite { .. } => Act::SetRight {
            tenant,
            person: ids.helper,
            right: 2,
            has: true,
        },
        Act::SetRight { .. } => Act::OfferPractice {
            tenant,
            person: ids.helper,
        },
        Act::OfferPractice { .. } => Act::WithdrawPractice { tenant },
        Act::WithdrawPractice { .. } => Act::TakePractice { tenant },
        Act::TakePractice { .. } => Act::DeclinePractice { tenant },
        Act::DeclinePractice { .. } => Act::RemoveHelper {
            tenant,
            person: ids.helper,
        },
        Act::RemoveHelper { .. } => Act::LeaveTeam { tenant },
        Act::LeaveTeam { .. } => Act::JoinTeam {
            token: "nobody".to_owned(),
        },
        Act::JoinTeam { .. } => Act::RegularsMake { tenant },
        Act::ForWhom { client, .. } => Act::BookFor {
            tenant,
            slot: ids.free,
            client: *client,
        },
        Act::BookFor { client, .. } => Act::BookSeriesFor {
            tenant,
            slot: ids.free,
            client: *client,
            weeks: 4,
            shown: 1,
        },
        Act::BookSeriesFor { client, .. } => Act::MakeKinLink {
            tenant,
            client: *client,
            deeds: Deeds::ALL,
        },
        Act::MakeKinLink { client, .. } => Act::LeaveKin {
            tenant,
            client: *client,
        },
        Act::LeaveKin { client, .. } => Act::SetKin {
            tenant,
            client: *client,
            person: ids.person,
            deeds: Deeds::ALL,
        },
        Act::SetKin { client, person, .. } => Act::SetActing {
            tenant,
            client: *client,
            person: *person,
            deeds: Deeds::ALL,
        },
        Act::SetActing { client, .. } => Act::PayTogether {
            tenant,
            client: *client,
            with: ClientId(987_654),
        },
        Act::PayTogether { client, .. } => Act::PayApart {
            tenant,
            client: *client,
        },
        Act::PayApart { .. } => Act::NoTimes,
        Act::RegularsMake { .. } => Act::KeepLesson {
            tenant,
            from: day,
            to: day,
            booking,
            keep: true,
        },
        Act::KeepLesson { .. } => Act::CancelSoon {
            tenant,
            day,
            count: 987_654,
        },
        Act::CancelSoon { .. } => Act::KeepInJob {
            tenant,
            job: JobId(987_654),
            booking,
            keep: true,
        },
        Act::KeepInJob { .. } => Act::AskWeekly {
            tenant,
            slot: ids.free,
            client: None,
            turns: true,
        },
        Act::AskWeekly { .. } => Act::OwnRegularEnd {
            tenant,
            standing: StandingId(987_654),
        },
        Act::OwnRegularEnd { .. } => Act::RegularSkip {
            tenant,
            standing: StandingId(987_654),
            day,
            out: true,
        },
        Act::RegularSkip { standing, .. } => Act::RegularPause {
            tenant,
            standing: *standing,
            from: day,
            to: day,
        },
        Act::RegularPause { standing, .. } => Act::RegularResume {
            tenant,
            standing: *standing,
        },
        Act::RegularResume { standing, .. } => Act::RegularEnd {
            tenant,
            standing: *standing,
            last: day,
        },
        Act::RegularEnd { standing, .. } => Act::RegularLength {
            tenant,
            standing: *standing,
            minutes: 60,
        },
        Act::RegularLength { standing, .. } => Act::RegularNoPrice {
            tenant,
            standing: *standing,
        },
        Act::RegularNoPrice { .. } => Act::RegularSet {
            tenant,
            of: Holder::Client(ids.client),
            weekday: 7,
            minute: 300,
            length: 60,
            weeks: Weeks::Every,
        },
        Act::RegularSet { .. } => return None,
    })
}

/// The code of its variant, without what it names.
fn code(button: &Callback) -> String {
    let data = button.encode(Origin::Screen);
    let code = data[1..].trim_start_matches('!');
    let length = if code.starts_with('.') { 3 } else { 1 };
    code.chars().take(length).collect()
}

/// A variant that the chain passes by would be tapped by nobody.
#[test]
fn every_variant_is_among_the_buttons() {
    let buttons = every_button(Ids::nowhere());
    for (kind, codes) in [("a place", Place::CODES), ("an act", Act::CODES)] {
        let met: HashSet<String> = buttons
            .iter()
            .filter(|button| matches!(button, Callback::Go(_)) == (kind == "a place"))
            .map(code)
            .collect();
        let missing: Vec<&&str> = codes.iter().filter(|code| !met.contains(**code)).collect();
        assert!(missing.is_empty(), "no button is {kind} {missing:?}");
    }
}

/// One of each. A variant that leads back to one before it would have no end: it fails here instead.
pub(super) fn every_button(ids: Ids) -> Vec<Callback> {
    let places = successors(Some(Place::Home), |place| place_after(place, ids)).map(Callback::Go);
    let acts = successors(Some(Act::BookOff), |act| act_after(act, ids)).map(Callback::Do);
    let mut met = HashSet::new();
    let new = |button: &Callback| assert!(met.insert(button.clone()), "{button:?} comes twice");
    places.chain(acts).inspect(new).collect()
}
