//! What each refusal says: one plain sentence with the way out, as an alert and as a screen's first line.

use super::hours::Hours;
use super::misread;
use crate::args;
use crate::domain::acting::May;
use crate::domain::names::{SLUG_MAX, SLUG_MIN};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::slot::{LONGEST, MOST_PER_DAY, SHORTEST, WallSpan};
use crate::domain::typed::{self, LINE_MAX, Mistake};
use crate::domain::workflow::{CHARGE_LIMIT, FILE_LIMIT};
use crate::telegram::texts::{Html, Speaker, cut};

/// Of a sentence about a file.
const FAULT_ROOM: usize = 600;

/// The sentence as a screen's first lines.
pub fn lines(refusal: &Refusal, hours: &Hours<'_>) -> Html {
    let say = hours.say;
    match refusal {
        Refusal::NotFound => say.html("refusal-not-found-alert", &args![]),
        Refusal::SeatTakenMeanwhile => say.html("refusal-undo-taken-alert", &args![]),
        Refusal::Changed | Refusal::StepNotThere | Refusal::Unsure => say.html("refusal-changed-alert", &args![]),
        Refusal::NotAhead { .. } => say.html("refusal-not-ahead-alert", &args![]),
        Refusal::SlotTaken => say.html("refusal-slot-taken-alert", &args![]),
        Refusal::SlotClosed => say.html("refusal-slot-unavailable-alert", &args![]),
        Refusal::NotGiven { deed } => match deed {
            May::Book => say.html("refusal-family-book-alert", &args![]),
            May::Hear => say.html("refusal-family-hear-alert", &args![]),
            May::Pay => say.html("refusal-family-pay-alert", &args![]),
        },
        Refusal::ForWhom => say.html("refusal-family-whom-alert", &args![]),
        Refusal::TooManyKin { limit } => say.html("refusal-family-many-alert", &args![count = *limit]),
        Refusal::AccountUneven => say.html("refusal-family-uneven-alert", &args![]),
        Refusal::LastBooker => say.html("refusal-family-last-alert", &args![]),
        Refusal::NotYours { right } => match right {
            Right::Schedule => say.html("refusal-right-schedule-alert", &args![]),
            Right::Bookings => say.html("refusal-right-bookings-alert", &args![]),
            Right::Money => say.html("refusal-right-money-alert", &args![]),
            Right::Settings => say.html("refusal-right-settings-alert", &args![]),
            Right::Help | Right::Own => say.html("refusal-right-own-alert", &args![]),
        },
        Refusal::JobRunning { .. } => say.html("refusal-job-running-alert", &args![]),
        Refusal::DaysPast => say.html("refusal-days-past-alert", &args![]),
        Refusal::TooManyDays { limit } => say.html("refusal-days-many-alert", &args![count = *limit]),
        Refusal::TooMuchNews { limit, from } => say.html(
            "refusal-news-many-alert",
            &args![count = *limit, when = hours.moment(*from)],
        ),
        Refusal::NothingToCopy => say.html("refusal-copy-nothing-alert", &args![]),
        Refusal::TypedStretch => say.html("refusal-stretch-typed", &args![]),
        Refusal::StretchTooLong => say.html("refusal-stretch-long", &args![]),
        Refusal::TypedDays => say.html("refusal-days-typed", &args![]),
        Refusal::SlotPast => say.html("refusal-slot-past-alert", &args![]),
        Refusal::DayClosed => say.html("refusal-day-closed-alert", &args![]),
        Refusal::TooLateToBook { until } => say.html("refusal-book-late-alert", &args![when = hours.moment(*until)]),
        Refusal::TooFarAhead { days, from } => say.html(
            "refusal-book-far-alert",
            &args![count = *days, when = hours.moment(*from)],
        ),
        Refusal::TooManyActive { limit } => say.html("refusal-too-many-active-alert", &args![count = *limit]),
        Refusal::TooManyRequests { limit } => say.html("refusal-too-many-requests-alert", &args![count = *limit]),
        Refusal::TooManyWatches { limit } => say.html("refusal-watches-many-alert", &args![count = *limit]),
        Refusal::Banned => say.html("refusal-banned-alert", &args![]),
        Refusal::AlreadyBooked { .. } => say.html("client-booked-before-toast", &args![]),
        Refusal::OwnOverlap => say.html("refusal-own-overlap-alert", &args![]),
        Refusal::TheirOverlap { start, end } => say.html(
            "refusal-their-overlap-alert",
            &args![with = hours.short_range(*start, *end)],
        ),
        Refusal::PriceChanged => say.html("refusal-price-changed-alert", &args![]),
        Refusal::BookedAgain => say.html("refusal-booked-again-alert", &args![]),
        Refusal::OwnPractice => say.html("client-preview-alert", &args![]),
        Refusal::TooLateForStep { until } => say.html("refusal-step-late-alert", &args![when = hours.moment(*until)]),
        Refusal::TooEarlyForStep { since } => say.html("refusal-step-early-alert", &args![when = hours.moment(*since)]),
        Refusal::Overlap { start, end, who } => {
            let with = hours.short_range(*start, *end);
            match who {
                Some(name) => say.html("refusal-slot-overlap-who-alert", &args![with = with, name = name]),
                None => say.html("refusal-slot-overlap-alert", &args![with = with]),
            }
        }
        Refusal::FewSeats { taken } => say.html("refusal-few-seats-alert", &args![count = *taken]),
        Refusal::WeekOverlap { weekday, span: with } => {
            let args = args![weekday = say.weekday_label(*weekday), with = span(*with)];
            say.html("refusal-week-overlap-alert", &args)
        }
        Refusal::RegularOverlap {
            who,
            weekday,
            span: with,
        } => {
            let args = args![name = who, weekday = say.weekday_label(*weekday), with = span(*with)];
            say.html("refusal-regular-overlap-alert", &args)
        }
        Refusal::RegularPromised {
            who,
            weekday,
            span: with,
        } => {
            let args = args![name = who, weekday = say.weekday_label(*weekday), with = span(*with)];
            say.html("refusal-regular-promised-alert", &args)
        }
        Refusal::RegularTaken => say.html("refusal-regular-taken-alert", &args![]),
        Refusal::RegularAway { from, to } => {
            let days = match from == to {
                true => say.date(*from, hours.today()),
                false => say.days(*from, *to),
            };
            say.html("refusal-regular-away-alert", &args![days = days])
        }
        Refusal::RegularNoPlace { day } => {
            let args = args![day = say.date(*day, hours.today())];
            say.html("refusal-regular-no-place-alert", &args)
        }
        Refusal::RegularsFull => say.html("refusal-regulars-full-alert", &args![]),
        Refusal::RegularSame => say.html("refusal-regular-same-alert", &args![]),
        Refusal::TooManyLines { limit } => say.html("refusal-lines-many", &args![count = *limit]),
        Refusal::TypedRegular { .. } => say.html("refusal-regular-typed", &args![]),
        Refusal::WeekdaysWanted => say.html("refusal-weekdays-wanted", &args![]),
        Refusal::TypedPause { limit } => say.html("refusal-pause", &args![count = *limit]),
        Refusal::StretchWanted => say.html("refusal-stretch-wanted", &args![]),
        Refusal::NothingToMake => say.html("refusal-nothing-to-make-alert", &args![]),
        Refusal::NoDays => say.html("refusal-no-days", &args![]),
        Refusal::TooManyTimes { limit } => say.html("refusal-times-many", &args![count = *limit]),
        Refusal::TooManyPicked { limit } => say.html("refusal-picked-many-alert", &args![count = *limit]),
        Refusal::TooManyChosen { limit } => say.html("refusal-chosen-many-alert", &args![count = *limit]),
        Refusal::LastKind => say.html("refusal-last-kind-alert", &args![]),
        Refusal::TooManyKinds { limit } => say.html("refusal-kinds-many-alert", &args![count = *limit]),
        Refusal::TypedMinutes => say.html(
            "refusal-minutes",
            &args![min = u32::from(SHORTEST), max = u32::from(LONGEST)],
        ),
        Refusal::TypedSeats { limit } => say.html("refusal-seats", &args![count = *limit]),
        Refusal::NoSuchTime { wall } => {
            let time = wall.rsplit('T').next().unwrap_or_default();
            say.html("refusal-time-gap-alert", &args![time = time])
        }
        Refusal::TimePast { at } => say.html("refusal-time-past-alert", &args![time = hours.time(*at)]),
        Refusal::NothingChosen => say.html("specialist-add-none-alert", &args![]),
        Refusal::SlotHeld => say.html("refusal-slot-held-alert", &args![]),
        Refusal::SlotHasBookings => say.html("refusal-slot-booked-alert", &args![]),
        Refusal::TypedTimes { line, minutes } => typed_line(say, line, *minutes),
        Refusal::TypedAmount => say.html("refusal-amount", &args![]),
        Refusal::NobodyCalled { name } => say.html("refusal-nobody-called", &args![name = name]),
        Refusal::PaidMeanwhile => say.html("refusal-paid-meanwhile-alert", &args![]),
        Refusal::PaymentBuiltOn { .. } => say.html("refusal-payment-built-on-alert", &args![]),
        Refusal::ChargeChanged => say.html("refusal-charge-changed", &args![]),
        Refusal::NothingToGiveBack => say.html("refusal-nothing-to-give-back", &args![]),
        Refusal::TypedCorrection => say.html("refusal-typed-correction", &args![]),
        Refusal::TypedPayDay => say.html("refusal-typed-pay-day", &args![]),
        Refusal::TypedPack => say.html("refusal-typed-pack", &args![]),
        Refusal::NothingToBill => say.html("specialist-bill-none", &args![]),
        Refusal::BillUnchanged => say.html("refusal-bill-unchanged-alert", &args![]),
        Refusal::NobodyToRemind => say.html("refusal-nobody-to-remind-alert", &args![]),
        Refusal::PaymentDay => say.html("refusal-payment-day", &args![]),
        Refusal::TypedReason { limit } => say.html("refusal-reason", &args![count = *limit]),
        Refusal::TypedMessage { limit } => say.html("refusal-message", &args![count = *limit]),
        Refusal::TypedContact => say.html("refusal-contact", &args![]),
        Refusal::TypedPhone => say.html("refusal-phone", &args![]),
        Refusal::PutAlready { .. } => say.html("specialist-put-already-toast", &args![]),
        Refusal::MoveWaits => say.html("refusal-move-waits-alert", &args![]),
        Refusal::JoinUnknown => say.html("refusal-join-unknown", &args![]),
        Refusal::OfferOpen => say.html("refusal-offer-open-alert", &args![]),
        Refusal::OfferOver => say.html("refusal-offer-over-alert", &args![]),
        Refusal::TypedRule => say.html("refusal-rule-typed", &args![]),
        Refusal::CurrencyFixed { code } => say.html("refusal-currency-fixed", &args![currency = code]),
        Refusal::TypedHour => say.html("refusal-typed-hour", &args![]),
        Refusal::NobodyHears => say.html("refusal-nobody-hears-alert", &args![]),
        Refusal::AlreadyClaimed => say.html("refusal-claimed-already-alert", &args![]),
        Refusal::ClaimFirst => say.html("refusal-claim-first", &args![]),
        Refusal::ProofThere => say.html("refusal-proof-there", &args![]),
        Refusal::NothingToProve => say.html("refusal-nothing-to-prove", &args![]),
        Refusal::ClaimSettled => say.html("refusal-claim-settled-alert", &args![]),
        Refusal::RunsPractice => say.html("refusal-runs-practice-alert", &args![]),
        Refusal::TooManyMessages { limit } => say.html("refusal-messages-full", &args![count = *limit]),
        Refusal::NameEmpty => say.html("refusal-name-empty", &args![]),
        Refusal::NameTooLong { limit } => say.html("refusal-name-long", &args![count = *limit]),
        Refusal::SlugBad => {
            let example = "maria-english";
            say.html(
                "refusal-slug-invalid",
                &args![min = SLUG_MIN, max = SLUG_MAX, example = example],
            )
        }
        Refusal::SlugTaken { slug } => say.html("refusal-slug-taken", &args![slug = slug]),
        Refusal::InviteUnknown => say.html("refusal-invite-unknown", &args![]),
        Refusal::InviteUsed => say.html("refusal-invite-used", &args![]),
        Refusal::InviteExpired => say.html("refusal-invite-expired", &args![]),
        Refusal::InviteTakenBack => say.html("refusal-invite-taken-back", &args![]),
        Refusal::TitleTaken { title } => say.html("refusal-title-taken", &args![title = title]),
        Refusal::IconBad => say.html("refusal-icon", &args![]),
        Refusal::FileWrong {
            line,
            message,
            misread,
            more,
        } => {
            let text = misread.as_ref().map(|it| misread::sentence(it, say));
            let text = cut(text.as_deref().unwrap_or(message), FAULT_ROOM);
            let args = args![line = *line, text = text, count = *more];
            say.html("refusal-file-wrong", &args)
        }
        Refusal::FileTooLarge => say.html("refusal-file-large", &args![count = FILE_LIMIT / 1024]),
        Refusal::TypedLength => say.html("refusal-deadline-typed", &args![]),
        Refusal::TypedDailyHour => say.html("refusal-daily-hour-typed", &args![]),
        Refusal::TypedShare => say.html("refusal-share-typed", &args![most = CHARGE_LIMIT]),
        Refusal::NotSent => say.html("refusal-not-sent", &args![]),
        Refusal::FileLost => say.html("refusal-file-lost", &args![]),
        Refusal::FileWanted => say.html("refusal-file-wanted", &args![]),
        Refusal::DraftWrong => say.html("refusal-draft-wrong-alert", &args![]),
        Refusal::ZoneUnknown { query } => say.html("refusal-zone-not-found", &args![query = query]),
        Refusal::CurrencyUnknown { query } => say.html("refusal-currency-unknown", &args![code = query]),
        Refusal::LinkLeadsNowhere => say.html("refusal-link-nowhere", &args![]),
        Refusal::LinkClosed => say.html("refusal-link-closed", &args![]),
        Refusal::NotItsName => say.html("refusal-leave-name", &args![]),
        Refusal::LinkPaused => say.html("refusal-link-paused", &args![]),
        Refusal::TooLateToMove { until, .. } => {
            say.html("refusal-move-late-alert", &args![when = hours.moment(*until)])
        }
        Refusal::MoveAsked { .. } => say.html("refusal-move-asked-alert", &args![]),
        Refusal::MoveGone => say.html("refusal-move-gone-alert", &args![]),
        Refusal::OneByOne => say.html("refusal-one-by-one-alert", &args![]),
        Refusal::MovedElsewhere => say.html("refusal-moved-elsewhere-alert", &args![]),
        Refusal::TeamFull { limit } => say.html("refusal-team-full-alert", &args![count = *limit]),
        Refusal::OwnerStays => say.html("refusal-owner-stays-alert", &args![]),
        Refusal::NoOffer => say.html("refusal-no-offer-alert", &args![]),
        Refusal::MoveStale => say.html("refusal-move-stale-alert", &args![]),
        Refusal::UndoTooLate { days } => say.html("refusal-undo-late-alert", &args![count = *days]),
        Refusal::NothingToUndo => say.html("refusal-undo-none-alert", &args![]),
        Refusal::FormExpired => say.html("refusal-form-expired-alert", &args![]),
        Refusal::UnexpectedText => say.html("refusal-text", &args![]),
        Refusal::UnexpectedCommand => say.html("refusal-command", &args![]),
        Refusal::UnexpectedMedia => say.html("refusal-media", &args![]),
        Refusal::NothingAsked => say.html("refusal-cancel-none", &args![]),
        Refusal::Failed => say.html("refusal-failed-alert", &args![]),
    }
}

/// The sentence as the answer to a tap: no tags, and within Telegram's 200 characters.
pub fn alert(refusal: &Refusal, hours: &Hours<'_>) -> String {
    let text = lines(refusal, hours).to_plain();
    cut(&text, 200)
}

/// Where a typed line went wrong, why, and that nothing was made.
fn typed_line(say: &Speaker, line: &str, default: u16) -> Html {
    let Err(error) = typed::parse_plan(line, default) else {
        return say.html("refusal-changed-alert", &args![]);
    };
    let wrong = line.get(error.at.clone()).unwrap_or_default();
    let before = line.get(..error.at.start).unwrap_or_default();
    let after = line.get(error.at.end..).unwrap_or_default();
    let place = match error.what {
        Mistake::TooLong | Mistake::Empty => Html::default(),
        _ if wrong.is_empty() => say.html("refusal-typed-place-end", &args![before = before]),
        _ => say.html(
            "refusal-typed-place",
            &args![before = before, wrong = wrong, after = after],
        ),
    };
    let reason = match error.what {
        Mistake::Empty => say.html("refusal-typed-empty", &args![]),
        Mistake::TooLong => say.html("refusal-typed-long", &args![count = LINE_MAX]),
        Mistake::NotATime => say.html("refusal-typed-not-time", &args![wrong = wrong]),
        Mistake::NotADate => say.html("refusal-typed-not-date", &args![wrong = wrong]),
        Mistake::DaysMixed => say.html("refusal-typed-days-mixed", &args![wrong = wrong]),
        Mistake::NotALength => {
            let args = args![wrong = wrong, min = u32::from(SHORTEST), max = u32::from(LONGEST)];
            say.html("refusal-typed-length", &args)
        }
        Mistake::EndBeforeStart => say.html("refusal-typed-end-first", &args![wrong = wrong]),
        Mistake::LengthDoesNotFit => {
            let length = say.duration(i64::from(default));
            say.html("refusal-typed-misfit", &args![wrong = wrong, length = length])
        }
        Mistake::TooMany => say.html("refusal-typed-too-many", &args![count = MOST_PER_DAY]),
        Mistake::Overlap(a, b) => {
            let (wrong, with) = (span(a), span(b));
            say.html("refusal-typed-repeats", &args![wrong = wrong, with = with])
        }
        Mistake::UnknownWord | Mistake::DaysNotHere => say.html("refusal-typed-unknown", &args![wrong = wrong]),
    };
    Html::lines([place, reason, say.html("refusal-typed-nothing-made", &args![])])
}

fn span(span: WallSpan) -> String {
    let clock = |minute: u16| format!("{}:{:02}", minute / 60 % 24, minute % 60);
    format!("{}–{}", clock(span.start_min), clock(span.end_min))
}
