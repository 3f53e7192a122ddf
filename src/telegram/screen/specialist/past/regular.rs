//! What was done with a client's weekly time, in a sentence.

use crate::args;
use crate::domain::standing::RegularDeed;
use crate::telegram::screen::hours::Hours;
use crate::telegram::texts::Html;

/// `at` is the weekday, from Monday, 1, and the minute of the wall.
pub(super) fn sentence(deed: RegularDeed, name: &str, at: (u32, u16), hours: &Hours<'_>) -> Html {
    let (say, today) = (hours.say, hours.today());
    let (weekday, time) = (say.plain("common-weekday", &args![n = at.0]), say.minute(at.1));
    let usual = args![name = name, weekday = weekday.as_str(), time = time.as_str()];
    match deed {
        RegularDeed::Made => say.html("settings-history-regular-made", &usual),
        RegularDeed::Accepted => say.html("settings-history-regular-accepted", &usual),
        RegularDeed::Moved => say.html("settings-history-regular-moved", &usual),
        RegularDeed::Resumed => say.html("settings-history-regular-resumed", &usual),
        RegularDeed::Price => say.html("settings-history-regular-price", &usual),
        RegularDeed::Skipped(day) => {
            let args = args![name = name, day = say.date(day, today)];
            say.html("settings-history-regular-skipped", &args)
        }
        RegularDeed::Unskipped(day) => {
            let args = args![name = name, day = say.date(day, today)];
            say.html("settings-history-regular-unskipped", &args)
        }
        RegularDeed::Paused(pause) => {
            let days = match pause.from == pause.to {
                true => say.date(pause.from, today),
                false => say.days(pause.from, pause.to),
            };
            say.html("settings-history-regular-paused", &args![name = name, days = days])
        }
        RegularDeed::Unpaused(pause) => {
            let days = match pause.from == pause.to {
                true => say.date(pause.from, today),
                false => say.days(pause.from, pause.to),
            };
            say.html("settings-history-regular-unpaused", &args![name = name, days = days])
        }
        RegularDeed::Endless => say.html("settings-history-regular-endless", &usual),
        RegularDeed::Ended(last) if last < today => say.html("settings-history-regular-ended", &usual),
        RegularDeed::Ended(last) => {
            let args = args![name = name, day = say.date(last, today)];
            say.html("settings-history-regular-ends", &args)
        }
        RegularDeed::Length(minutes) => {
            let length = say.duration(minutes.into());
            say.html("settings-history-regular-length", &args![name = name, length = length])
        }
    }
}
