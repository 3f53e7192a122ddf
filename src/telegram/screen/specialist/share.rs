//! What a client would be told whom the bot does not reach, as a text to be passed on by hand: in the practice's own
//! language and hours, since whose they are is not known of them.

use super::settings::sharing_text;
use crate::args;
use crate::domain::moment::Moment;
use crate::domain::workflow::{By, Phase, UNDO};
use crate::storage::booking::BookingRow;
use crate::storage::history::HistoryRow;
use crate::storage::tenant::TenantRow;
use crate::telegram::screen::client::price;
use crate::telegram::screen::hours::Hours;
use crate::telegram::screen::{Button, Press, Scene, copy, url};
use crate::telegram::texts::{Lang, Speaker, cut};
use crate::usecase::views::lesson::Lesson;

/// What Telegram takes for copying, in characters.
pub const COPIED: usize = 256;
/// A link that is longer opens nowhere.
const LINK_LONGEST: usize = 2000;
/// Of a reason, so that the text can be copied whole.
const REASON: usize = 120;

/// A text to be passed on by hand, with the practice's link.
pub struct Share {
    pub text: String,
    pub link: String,
}

/// How the practice speaks itself.
pub fn own_voice(say: &Speaker, tenant: &TenantRow) -> Speaker {
    let lang = Lang::of_code(&tenant.lang).unwrap_or_default();
    say.texts().in_language(lang)
}

fn own_hours<'s>(say: &'s Speaker, tenant: &TenantRow, now: Moment) -> Hours<'s> {
    Hours {
        say,
        reader: tenant.zone,
        tenant: tenant.zone,
        now,
        unsaid: false,
    }
}

/// What is to be said of a lesson as it stands now.
pub fn of_lesson(scene: &Scene<'_>, tenant: &TenantRow, found: &Lesson) -> Option<Share> {
    let row = &found.booking;
    let say = own_voice(scene.say, tenant);
    let hours = own_hours(&say, tenant, scene.now);
    // Read later, "tomorrow" would be another day.
    let day = say.date(hours.date(row.start_at), hours.today());
    let range = hours.short_range(row.start_at, row.end_at);
    let (name, place) = (&tenant.name, &row.place);
    let args = args![day = day.clone(), range = range.clone(), tenant = name];
    let ahead = row.start_at > scene.now;
    let newest = found
        .history
        .iter()
        .rev()
        .find(|entry| entry.undone == 0 && entry.step != UNDO);
    let text = match Phase::parse(&row.phase)? {
        Phase::Upcoming if ahead => match (moved_from(found, newest), place.as_str()) {
            (Some(from), "") => {
                let args = args![day = day, range = range, tenant = name, from = was(from, &hours)];
                say.plain("specialist-moved-share-text", &args)
            }
            (Some(from), place) => {
                let from = was(from, &hours);
                let args = args![day = day, range = range, tenant = name, from = from, place = place];
                say.plain("specialist-moved-at-share-text", &args)
            }
            (None, "") => say.plain("specialist-booked-share-text", &args),
            (None, place) => {
                let args = args![day = day, range = range, tenant = name, place = place];
                say.plain("specialist-booked-at-share-text", &args)
            }
        },
        Phase::Pending if ahead => say.plain("specialist-pending-share-text", &args),
        Phase::Void if ahead => cancelled(&say, (day, range), name, newest),
        // Whoever owes for it is told in words of money.
        Phase::Done | Phase::Void if row.owed() > 0 => {
            let sum = price(&say, tenant, row.owed())?;
            let args = args![day = day, sum = sum, tenant = name];
            say.plain("specialist-owed-share-text", &args)
        }
        Phase::Upcoming | Phase::Pending | Phase::Void | Phase::Done => return None,
    };
    Some(Share {
        text,
        link: scene.site.link(&tenant.slug),
    })
}

fn was(from: Moment, hours: &Hours<'_>) -> String {
    let (day, time) = (hours.say.date(hours.date(from), hours.today()), hours.time(from));
    hours.say.plain("common-when", &args![day = day, time = time])
}

/// When it was before, where the newest that befell it is that it was taken elsewhere.
fn moved_from(found: &Lesson, newest: Option<&HistoryRow>) -> Option<Moment> {
    let left = newest?.from_slot?;
    found.places.get(&left).map(|hours| hours.0)
}

/// With why, where the practice has said it.
fn cancelled(say: &Speaker, (day, range): (String, String), name: &str, newest: Option<&HistoryRow>) -> String {
    let why = newest.filter(|entry| entry.by == By::Specialist.as_str() && !entry.reason.is_empty());
    match why {
        None => say.plain(
            "specialist-cancelled-share-text",
            &args![day = day, range = range, tenant = name],
        ),
        Some(entry) => {
            let reason = cut(&entry.reason, REASON);
            let args = args![day = day, range = range, tenant = name, reason = reason];
            say.plain("specialist-cancelled-why-share-text", &args)
        }
    }
}

/// What is said to who owes so much.
pub fn of_debt(say: &Speaker, tenant: &TenantRow, owed: i64) -> Option<String> {
    let say = own_voice(say, tenant);
    let sum = price(&say, tenant, owed)?;
    let (name, how) = (&tenant.name, tenant.policy.payment_note.as_str());
    let short = say.plain("specialist-debt-share-text", &args![sum = sum.clone(), tenant = name]);
    let long = say.plain(
        "specialist-debt-how-share-text",
        &args![sum = sum, tenant = name, how = how],
    );
    Some(match how.is_empty() || long.chars().count() > COPIED {
        true => short,
        false => long,
    })
}

/// The practice is closed, and these lessons with it: for each the text to be passed on, and to be copied. The practice's
/// link leads nowhere any more.
pub fn of_closed(rows: &[BookingRow], tenant: &TenantRow, hours: &Hours<'_>) -> Vec<Vec<Button>> {
    let say = own_voice(hours.say, tenant);
    let own = own_hours(&say, tenant, hours.now);
    let row = |row: &BookingRow| {
        let day = say.date(own.date(row.start_at), own.today());
        let range = own.short_range(row.start_at, row.end_at);
        let args = args![day = day, range = range, tenant = &tenant.name];
        let text = say.plain("specialist-closed-share-text", &args);
        let label = args![name = &row.client_name, time = hours.time(row.start_at)];
        let share = passed_on(&text).map(|to| url(hours.say.plain("specialist-untold-share-b16", &label), to));
        let copied = copy(hours.say.plain("specialist-untold-copy-b16", &label), text);
        share.into_iter().chain([copied]).collect()
    };
    rows.iter().map(row).collect()
}

/// A text that leads nowhere, for a chat of one's choice.
fn passed_on(text: &str) -> Option<String> {
    let to = url::Url::parse_with_params("https://t.me/share/url", [("url", text)]).ok()?;
    let to = to.to_string().replace('+', "%20");
    (to.len() <= LINK_LONGEST).then_some(to)
}

/// A text of any length: what Telegram would not take is left to be copied from the screen.
pub fn row_of(link: &str, text: &str, say: &Speaker) -> Vec<Button> {
    let mut row = sharing_text(link, text, say);
    row.retain(|button| match &button.press {
        Press::Url(to) => to.len() <= LINK_LONGEST,
        _ => text.chars().count() <= COPIED,
    });
    row
}
