//! Every act, one behind the other.

use slotkeeper::domain::acting::Deeds;
use slotkeeper::domain::client::Detail;
use slotkeeper::domain::ids::{
    ClaimId, ClientId, EntryId, JobId, MessageId, OfferId, PackId, PatternId, SeriesId, StandingId, WindowId,
};
use slotkeeper::domain::spot::{Subject, Warnings};
use slotkeeper::domain::standing::{Holder, Weeks};
use slotkeeper::domain::zone::plus_days;
use slotkeeper::telegram::callback::Act;

use super::{Ids, at_night};

pub(super) fn act_after(act: &Act, ids: Ids) -> Option<Act> {
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
        Act::BookSeries { .. } => Act::TakeBackSeries {
            tenant,
            series: SeriesId(987_654),
        },
        Act::TakeBackSeries { .. } => Act::AcceptSeries {
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
        Act::NoPlace { .. } => Act::NoNote { tenant },
        Act::NoNote { .. } => Act::MakeTyped { tenant },
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
        Act::WindowDelete { .. } => Act::WindowState {
            tenant,
            window: WindowId(987_654),
            state: 2,
        },
        Act::WindowState { .. } => Act::ChooseStretch {
            tenant,
            window: WindowId(987_654),
            page: 0,
            on: true,
        },
        Act::ChooseStretch { .. } => Act::Pause { tenant, minutes: 10 },
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
        Act::ForWhom { client, .. } => Act::BookAt {
            tenant,
            slot: ids.free,
            client: Some(*client),
            price: 1_000_000,
        },
        Act::BookAt {
            client: Some(client), ..
        } => Act::BookFor {
            tenant,
            slot: ids.free,
            client: *client,
        },
        Act::BookAt { client: None, .. } => return None,
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
        Act::RegularPause { standing, .. } => Act::RegularUnpause {
            tenant,
            standing: *standing,
            from: day,
            to: day,
        },
        Act::RegularUnpause { standing, .. } => Act::RegularEndless {
            tenant,
            standing: *standing,
        },
        Act::RegularEndless { standing, .. } => Act::RegularEnd {
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
