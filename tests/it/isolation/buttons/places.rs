//! Every place, one behind the other.

use slotkeeper::domain::acting::Deeds;
use slotkeeper::domain::client::Detail;
use slotkeeper::domain::filter::Filter;
use slotkeeper::domain::ids::{ClaimId, ClientId, EntryId, JobId, PatternId, SeriesId, StandingId, WindowId};
use slotkeeper::domain::spot::Subject;
use slotkeeper::domain::standing::{Holder, Weeks};
use slotkeeper::domain::zone::plus_days;
use slotkeeper::telegram::callback::{Listing, Place};

use super::{Ids, at_night};

/// The place behind this one in the enum: a new variant does not compile until it is put in.
pub(super) fn place_after(place: &Place, ids: Ids) -> Option<Place> {
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
        Place::Plan { .. } => Place::PlanPage { tenant, day, page: 1 },
        Place::PlanPage { .. } => Place::Grid { tenant, day, chosen: 0 },
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
        Place::PlaceAsk { .. } => Place::NoteAsk { tenant },
        Place::NoteAsk { .. } => Place::SlotAsk {
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
        Place::PayTerm { client, .. } => Place::PayDay {
            tenant,
            client: *client,
            before: true,
        },
        Place::PayDay { client, .. } => Place::Corrections {
            tenant,
            client: *client,
        },
        Place::Corrections { client, .. } => Place::CorrectAsk {
            tenant,
            client: *client,
            which: 1,
        },
        Place::CorrectAsk { client, .. } => Place::Packs {
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
        Place::AskWeekly { .. } => Place::OwnRegulars { tenant, page: 0 },
        Place::OwnRegulars { .. } => Place::RegularsLeft { tenant, page: 0 },
        Place::RegularsLeft { .. } => Place::RegularPaused {
            tenant,
            standing: StandingId(987_654),
            from: day,
            to: day,
        },
        Place::RegularPaused { .. } => return None,
    })
}
