//! Days, hours and sums as people of a language say them; the words and patterns are in `locales/*/common.ftl`.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::texts::Speaker;
use crate::args;

/// A stretch of wall time as one place's clocks show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wall {
    pub start: NaiveDateTime,
    pub end: NaiveDateTime,
}

/// The same stretch by the tenant's clocks, and the name of their place (see [`Speaker::city`]).
#[derive(Clone, Copy, Debug)]
pub struct There<'a> {
    pub wall: Wall,
    pub place: &'a str,
}

impl Speaker {
    /// `сегодня`, `завтра`, else `вт 24 ноября`; with the year when it is not this one. `today` is the reader's.
    pub fn day(&self, date: NaiveDate, today: NaiveDate) -> String {
        self.near(date, today).unwrap_or_else(|| self.date(date, today))
    }

    /// `Сегодня, вт 24 ноября` or `Вт 24 ноября`, to begin a screen with.
    pub fn day_title(&self, date: NaiveDate, today: NaiveDate) -> String {
        let day = self.date(date, today);
        match self.near(date, today) {
            Some(near) => upper_first(&self.plain("common-day-title", &args![near = near, day = day])),
            None => upper_first(&day),
        }
    }

    /// `вт 24 ноября`, be it today or not.
    pub fn date(&self, date: NaiveDate, today: NaiveDate) -> String {
        let weekday = self.weekday(date);
        let month = self.plain("common-month-in-date", &args![n = date.month()]);
        if date.year() == today.year() {
            return self.plain(
                "common-date",
                &args![weekday = weekday, day = date.day(), month = month],
            );
        }
        let year = date.year();
        self.plain(
            "common-date-year",
            &args![weekday = weekday, day = date.day(), month = month, year = year],
        )
    }

    /// `24 ноя`, for labels.
    pub fn date_short(&self, date: NaiveDate) -> String {
        let month = self.plain("common-month-short", &args![n = date.month()]);
        self.plain("common-date-short", &args![day = date.day(), month = month])
    }

    /// `сегодня`, `завтра`, else `24 ноя`, for labels.
    pub fn day_short(&self, date: NaiveDate, today: NaiveDate) -> String {
        self.near(date, today).unwrap_or_else(|| self.date_short(date))
    }

    /// `вторник, 24 ноября`; with the year when it is not this one.
    pub fn day_full(&self, date: NaiveDate, today: NaiveDate) -> String {
        let weekday = self.weekday_full(date);
        let month = self.plain("common-month-full-in-date", &args![n = date.month()]);
        if date.year() == today.year() {
            return self.plain(
                "common-date-full",
                &args![weekday = weekday, day = date.day(), month = month],
            );
        }
        let year = date.year();
        self.plain(
            "common-date-full-year",
            &args![weekday = weekday, day = date.day(), month = month, year = year],
        )
    }

    /// `вт`
    pub fn weekday(&self, date: NaiveDate) -> String {
        self.plain("common-weekday", &args![n = date.weekday().number_from_monday()])
    }

    /// `вторник`
    pub fn weekday_full(&self, date: NaiveDate) -> String {
        self.plain("common-weekday-full", &args![n = date.weekday().number_from_monday()])
    }

    /// `Вт`, the head of a calendar's column and of a week's row.
    pub fn weekday_label(&self, weekday: chrono::Weekday) -> String {
        self.plain("common-weekday-b4", &args![n = weekday.number_from_monday()])
    }

    /// `Ноябрь 2026`
    pub fn month_title(&self, date: NaiveDate) -> String {
        let month = self.plain("common-month", &args![n = date.month()]);
        self.plain("common-month-title", &args![month = month, year = date.year()])
    }

    /// `23–29 ноября`, `30 ноября – 6 декабря`: both days are meant.
    pub fn days(&self, first: NaiveDate, last: NaiveDate) -> String {
        let to_month = self.plain("common-month-in-date", &args![n = last.month()]);
        if (first.year(), first.month()) == (last.year(), last.month()) {
            let days = args![from = first.day(), to = last.day(), month = to_month];
            return self.plain("common-days-one-month", &days);
        }
        let from_month = self.plain("common-month-in-date", &args![n = first.month()]);
        let days = args![
            from = first.day(),
            from_month = from_month,
            to = last.day(),
            to_month = to_month
        ];
        self.plain("common-days-two-months", &days)
    }

    /// `9:00`
    pub fn time(&self, time: NaiveTime) -> String {
        format!("{}:{:02}", time.hour(), time.minute())
    }

    /// As [`time`](Self::time), of a minute of the day.
    pub fn minute(&self, minute: u16) -> String {
        format!("{}:{:02}", minute / 60, minute % 60)
    }

    /// `18:00–19:00`
    pub fn range(&self, wall: Wall) -> String {
        let (start, end) = (self.time(wall.start.time()), self.time(wall.end.time()));
        self.plain("common-range", &args![start = start, end = end])
    }

    /// `17:00–18:00 (18:00 Москва)`: the tenant's hour once, in brackets, where it differs; its day too, where that does.
    pub fn range_with(&self, here: Wall, there: Option<There<'_>>) -> String {
        let range = self.range(here);
        let Some(There { wall, place }) = there.filter(|there| there.wall.start != here.start) else {
            return range;
        };
        let time = self.time(wall.start.time());
        if wall.start.date() == here.start.date() {
            return self.plain("common-there", &args![here = range, time = time, place = place]);
        }
        let day = self.date(wall.start.date(), here.start.date());
        self.plain(
            "common-there-day",
            &args![here = range, time = time, day = day, place = place],
        )
    }

    /// `завтра, 17:00–18:00 (18:00 Москва)`
    pub fn when(&self, here: Wall, there: Option<There<'_>>, today: NaiveDate) -> String {
        let day = self.day(here.start.date(), today);
        self.plain("common-when", &args![day = day, time = self.range_with(here, there)])
    }

    /// `завтра, 5:00`: a moment rather than a stretch.
    pub fn moment(&self, at: NaiveDateTime, today: NaiveDate) -> String {
        self.plain(
            "common-when",
            &args![day = self.day(at.date(), today), time = self.time(at.time())],
        )
    }

    /// `60 мин`, `1 ч 30 мин`, `2 ч`
    pub fn duration(&self, minutes: i64) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60);
        match (hours, rest) {
            (0, _) | (1, 0) => self.plain("common-minutes", &args![minutes = minutes]),
            (_, 0) => self.plain("common-hours", &args![hours = hours]),
            (_, _) => self.plain("common-hours-minutes", &args![hours = hours, minutes = rest]),
        }
    }

    /// How far the tenant's clocks are from the reader's: `+1 ч`, `−5 ч 30 мин`.
    pub fn shift(&self, minutes: i64) -> String {
        let sign = if minutes < 0 { '−' } else { '+' };
        let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
        let length = match (hours, rest) {
            (0, _) => self.plain("common-minutes", &args![minutes = rest]),
            (_, 0) => self.plain("common-hours", &args![hours = hours]),
            (_, _) => self.plain("common-hours-minutes", &args![hours = hours, minutes = rest]),
        };
        format!("{sign}{length}")
    }

    /// `3 дня`; on the day itself `сегодня`.
    pub fn days_since(&self, days: i64) -> String {
        match days {
            ..=0 => self.plain("common-today", &args![]),
            _ => self.plain("common-days", &args![count = days]),
        }
    }

    /// A sum of `minor` units of the currency `code` (ISO 4217) whose main unit has `digits` decimals: `1 500 ₽`,
    /// `₽1,500`. Decimals are left out where they are all zero.
    pub fn money(&self, minor: i64, code: &str, digits: u32) -> String {
        let unit = 10_u64.checked_pow(digits).unwrap_or(1);
        let (whole, rest) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
        let mut amount = grouped(whole, &self.plain("common-money-group", &args![]));
        if rest != 0 {
            amount += &self.plain("common-money-decimal", &args![]);
            amount += &format!("{rest:0width$}", width = digits as usize);
        }
        let symbol = symbol(code);
        let sum = if symbol.chars().all(char::is_alphabetic) {
            self.plain("common-money-word", &args![amount = amount, symbol = symbol])
        } else {
            self.plain("common-money-symbol", &args![amount = amount, symbol = symbol])
        };
        if minor < 0 { format!("−{sum}") } else { sum }
    }

    /// What people call a zone: its city in their language, else the last part of its tz database name.
    pub fn city(&self, zone: &str) -> String {
        let key = format!("zone-{}", zone.to_ascii_lowercase().replace(['/', '_'], "-"));
        let name = || zone.rsplit('/').next().unwrap_or(zone).replace('_', " ");
        self.texts().lookup(self.lang(), &key).unwrap_or_else(name)
    }

    fn near(&self, date: NaiveDate, today: NaiveDate) -> Option<String> {
        if date == today {
            Some(self.plain("common-today", &args![]))
        } else if Some(date) == today.checked_add_days(Days::new(1)) {
            Some(self.plain("common-tomorrow", &args![]))
        } else {
            None
        }
    }
}

/// A count on a button: up to nine, then `9+`.
pub fn capped(count: usize) -> String {
    if count > 9 { "9+".to_owned() } else { count.to_string() }
}

/// A count in a calendar's cell, where there is one character for it: up to nine, then `+`.
pub fn one_character(count: usize) -> String {
    if count > 9 { "+".to_owned() } else { count.to_string() }
}

/// The first letter made a capital, to begin a line with a day.
pub fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

/// How a currency is written beside a sum; its code where no sign is at home everywhere.
pub fn symbol(code: &str) -> &str {
    match code {
        "RUB" => "₽",
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "UAH" => "₴",
        "KZT" => "₸",
        "GEL" => "₾",
        "AMD" => "֏",
        "AZN" => "₼",
        "TRY" => "₺",
        "ILS" => "₪",
        "BYN" => "Br",
        "PLN" => "zł",
        _ => code,
    }
}

fn grouped(whole: u64, separator: &str) -> String {
    let digits = whole.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped += separator;
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telegram::texts::{Lang, Texts};

    fn both() -> [Speaker; 2] {
        let texts = Texts::embedded().unwrap();
        [texts.in_language(Lang::Ru), texts.in_language(Lang::En)]
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn wall(start: &str, end: &str) -> Wall {
        Wall {
            start: start.parse().unwrap(),
            end: end.parse().unwrap(),
        }
    }

    #[test]
    fn days_are_said_as_people_say_them() {
        let today = date("2026-11-23");
        for (day, ru, en) in [
            ("2026-11-23", "сегодня", "today"),
            ("2026-11-24", "завтра", "tomorrow"),
            ("2026-11-26", "чт 26 ноября", "Thu 26 Nov"),
            ("2027-05-01", "сб 1 мая 2027", "Sat 1 May 2027"),
        ] {
            assert_eq!(both().map(|say| say.day(date(day), today)), [ru, en]);
        }
        assert_eq!(
            both().map(|say| say.day(date("2027-01-01"), date("2026-12-31"))),
            ["завтра", "tomorrow"]
        );
        let title = both().map(|say| say.day_title(today, today));
        assert_eq!(title, ["Сегодня, пн 23 ноября", "Today, Mon 23 Nov"]);
        assert_eq!(
            both().map(|say| say.day_title(date("2026-11-26"), today)),
            ["Чт 26 ноября", "Thu 26 Nov"]
        );
        let full = both().map(|say| say.day_full(date("2026-11-24"), today));
        assert_eq!(full, ["вторник, 24 ноября", "Tuesday, 24 November"]);
        assert_eq!(
            both().map(|say| say.month_title(today)),
            ["Ноябрь 2026", "November 2026"]
        );
        assert_eq!(both().map(|say| say.date_short(today)), ["23 ноя", "23 Nov"]);
        assert_eq!(
            both().map(|say| say.days(today, date("2026-11-29"))),
            ["23–29 ноября", "23–29 Nov"]
        );
        let weeks = both().map(|say| say.days(date("2026-11-30"), date("2026-12-06")));
        assert_eq!(weeks, ["30 ноября – 6 декабря", "30 Nov – 6 Dec"]);
    }

    #[test]
    fn the_tenants_hour_stands_in_brackets_once_where_it_differs() {
        let (today, here) = (date("2026-11-23"), wall("2026-11-24T17:00:00", "2026-11-24T18:00:00"));
        let [ru, en] = both();
        assert_eq!(ru.when(here, None, today), "завтра, 17:00–18:00");
        let same = There {
            wall: here,
            place: "Москва",
        };
        assert_eq!(ru.range_with(here, Some(same)), "17:00–18:00");
        let ahead = There {
            wall: wall("2026-11-24T18:00:00", "2026-11-24T19:00:00"),
            place: &ru.city("Europe/Moscow"),
        };
        assert_eq!(ru.when(here, Some(ahead), today), "завтра, 17:00–18:00 (18:00 Москва)");
        let next_day = There {
            wall: wall("2026-11-25T02:00:00", "2026-11-25T03:00:00"),
            place: "Tokyo",
        };
        assert_eq!(
            en.range_with(here, Some(next_day)),
            "17:00–18:00 (2:00 Wed 25 Nov, Tokyo)"
        );
        assert_eq!(
            both().map(|say| say.moment(here.start, today)),
            ["завтра, 17:00", "tomorrow, 17:00"]
        );
    }

    #[test]
    fn sums_are_written_as_each_language_writes_them() {
        for (minor, code, digits, ru, en) in [
            (150_000, "RUB", 2, "1 500 ₽", "₽1,500"),
            (150_050, "RUB", 2, "1 500,50 ₽", "₽1,500.50"),
            (1_505, "USD", 2, "15,05 $", "$15.05"),
            (1_500, "EUR", 2, "15 €", "€15"),
            (123_456_789, "JPY", 0, "123 456 789 JPY", "JPY 123,456,789"),
            (-5, "EUR", 2, "−0,05 €", "−€0.05"),
            (
                i64::MIN,
                "KWD",
                3,
                "−9 223 372 036 854 775,808 KWD",
                "−KWD 9,223,372,036,854,775.808",
            ),
        ] {
            let said = both().map(|say| say.money(minor, code, digits));
            assert_eq!(said.map(|sum| sum.replace('\u{a0}', " ")), [ru, en]);
        }
    }

    #[test]
    fn lengths_are_in_hours_and_minutes() {
        let ru = |minutes| both()[0].duration(minutes);
        assert_eq!(
            [ru(45), ru(60), ru(90), ru(120)],
            ["45 мин", "60 мин", "1 ч 30 мин", "2 ч"]
        );
        assert_eq!(
            [60, -330, 45].map(|minutes| both()[0].shift(minutes)),
            ["+1 ч", "−5 ч 30 мин", "+45 мин"]
        );
        assert_eq!(
            [0, 3, 12].map(|days| both()[0].days_since(days)),
            ["сегодня", "3 дня", "12 дней"]
        );
    }

    #[test]
    fn a_zone_without_a_name_of_ours_is_called_by_its_own() {
        assert_eq!(both().map(|say| say.city("America/New_York")), ["Нью-Йорк", "New York"]);
        assert_eq!(
            both().map(|say| say.city("America/Argentina/Buenos_Aires")),
            ["Buenos Aires", "Buenos Aires"]
        );
    }

    #[test]
    fn counts_keep_to_their_room() {
        assert_eq!([capped(9), capped(10)], ["9", "9+"]);
        assert_eq!([one_character(9), one_character(10)], ["9", "+"]);
    }
}
