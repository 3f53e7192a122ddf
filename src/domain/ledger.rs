//! What is paid covers what is charged: oldest first, and nothing twice. And how a payment is typed and came.

use super::moment::{Moment, Span};
use super::money::{AmountProblem, Currency, Money};
use super::zone::{Date, Zone};

/// How a payment came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Cash,
    Transfer,
    Card,
    Other,
}

impl Method {
    /// In the order of their buttons; the place in it is what a button carries.
    pub const ALL: [Self; 4] = [Self::Cash, Self::Transfer, Self::Card, Self::Other];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cash => "cash",
            Self::Transfer => "transfer",
            Self::Card => "card",
            Self::Other => "other",
        }
    }
}

/// What an entry of an account beside its charges is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    Payment,
    /// Money that was given back.
    Refund,
    /// What was owed, and what was paid ahead, when the books were begun.
    Owed,
    Ahead,
    /// It went along when two accounts became one.
    Moved,
}

impl Sort {
    /// Those that somebody enters; the place among them is what a button carries.
    pub const CORRECTIONS: [Self; 3] = [Self::Refund, Self::Owed, Self::Ahead];
    pub const ALL: [Self; 5] = [Self::Payment, Self::Refund, Self::Owed, Self::Ahead, Self::Moved];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Payment => "payment",
            Self::Refund => "refund",
            Self::Owed => "owed",
            Self::Ahead => "ahead",
            Self::Moved => "moved",
        }
    }

    pub fn parse(text: &str) -> Self {
        let known = Self::ALL.into_iter().find(|sort| sort.as_str() == text);
        known.unwrap_or(Self::Payment)
    }

    /// As it stands in the ledger, where what is paid is positive.
    pub fn signed(self, amount: i64) -> i64 {
        match self {
            Self::Refund | Self::Owed => -amount,
            Self::Payment | Self::Ahead | Self::Moved => amount,
        }
    }
}

/// A correction as it is typed, `2000`, `2000 за отменённое занятие`: the sum, and what is noted with it.
pub fn typed_correction(line: &str, currency: Currency) -> Result<(i64, String), AmountProblem> {
    let line = line.trim();
    match (amount(line, currency), typed(line, currency)) {
        (Ok(sum), _) => Ok((sum, String::new())),
        (Err(_), Some((note, sum))) => Ok((sum?, note)),
        (Err(problem), None) => Err(problem),
    }
}

/// Parts of what is there, in its order, that cover what is wanted, in its order: (from, to, amount).
pub fn spread<F: Copy, T: Copy>(there: &[(F, i64)], wanted: &[(T, i64)]) -> Vec<(F, T, i64)> {
    let mut parts = Vec::new();
    let mut there = there.iter().copied().filter(|(_, amount)| *amount > 0).peekable();
    let mut used = 0;
    for (to, mut missing) in wanted.iter().copied() {
        while missing > 0
            && let Some((from, amount)) = there.peek().copied()
        {
            let part = missing.min(amount - used);
            parts.push((from, to, part));
            missing -= part;
            used += part;
            if used == amount {
                there.next();
                used = 0;
            }
        }
    }
    parts
}

/// A payment as it is typed, `Аня 6000` or `6 000 ₽ Аня`: a name, and the sum or what is wrong with it. `None` where
/// nothing in it could be a sum, or nobody is named.
pub fn typed(line: &str, currency: Currency) -> Option<(String, Result<i64, AmountProblem>)> {
    let words: Vec<&str> = line.split_whitespace().take(24).collect();
    let has_digit = |word: &&str| word.chars().any(|c| c.is_ascii_digit());
    if !words.iter().any(has_digit) || words.len() < 2 || amount(line, currency).is_ok() {
        return None;
    }
    // As much as can be read as one sum is: `6 000 ₽` behind a name, or before it.
    for at in 1..words.len() {
        let (name, sum) = (&words[..at], &words[at..]);
        if let Ok(sum) = amount(&sum.join(" "), currency) {
            return Some((name.join(" "), Ok(sum)));
        }
    }
    for at in (1..words.len()).rev() {
        let (sum, name) = (&words[..at], &words[at..]);
        if let Ok(sum) = amount(&sum.join(" "), currency) {
            return Some((name.join(" "), Ok(sum)));
        }
    }
    let (sums, name): (Vec<&str>, Vec<&str>) = words.into_iter().partition(|word| has_digit(word));
    let problem = amount(&sums.join(" "), currency)
        .err()
        .unwrap_or(AmountProblem::NotANumber);
    (!name.is_empty()).then(|| (name.join(" "), Err(problem)))
}

/// What ends a sum of thousands.
const THOUSANDS: [&str; 6] = ["тыс.", "тыс", "т.р.", "тр", "к", "k"];

/// A sum of a payment: `6000`, `+6 000 ₽`, `6к`. Nothing at all is none.
pub fn amount(typed: &str, currency: Currency) -> Result<i64, AmountProblem> {
    let typed = typed.trim().trim_start_matches('+').to_lowercase();
    let thousands = THOUSANDS.iter().find_map(|word| typed.strip_suffix(word));
    let thousands = thousands.filter(|rest| rest.trim_end().ends_with(|c: char| c.is_ascii_digit()));
    let read = match thousands {
        None => Money::parse(&typed, currency)?.minor,
        Some(rest) => {
            let money = Money::parse(rest, currency)?;
            let minor = money
                .minor
                .checked_mul(1000)
                .filter(|minor| *minor <= super::money::AMOUNT_MAX);
            minor.ok_or(AmountProblem::TooLarge)?
        }
    };
    match read {
        0 => Err(AmountProblem::Empty),
        minor => Ok(minor),
    }
}

/// The last day of a month by which an account can pay: each month has it.
pub const DAY_MOST: u32 = 28;

/// Lessons of a pack at most.
pub const PACK_MOST: i64 = 200;

/// Until when an account pays what it is charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// Each lesson, within so many days.
    Lesson { days: u32 },
    /// The lessons of a month by the end of a day of the next one.
    MonthAfter { day: u32 },
    /// The lessons of a month by the end of a day of its own: they are paid ahead.
    MonthBefore { day: u32 },
    /// Packs are paid ahead; what nothing is left for is due at once.
    Pack,
}

impl Term {
    /// In the order of their buttons; the day of a month is chosen elsewhere.
    pub const LESSON: [Self; 4] = [
        Self::Lesson { days: 0 },
        Self::Lesson { days: 3 },
        Self::Lesson { days: 7 },
        Self::Lesson { days: 14 },
    ];
    pub const NAMES: [&str; 4] = ["lesson", "month_after", "month_before", "pack"];

    /// Days, or the day of a month.
    pub fn amount(self) -> u32 {
        match self {
            Self::Lesson { days } => days,
            Self::MonthAfter { day } | Self::MonthBefore { day } => day,
            Self::Pack => 0,
        }
    }

    /// As a button carries it.
    pub fn code(self) -> (u32, u32) {
        let which = match self {
            Self::Lesson { .. } => 0,
            Self::MonthAfter { .. } => 1,
            Self::MonthBefore { .. } => 2,
            Self::Pack => 3,
        };
        (which, self.amount())
    }

    pub fn of_code(which: u32, amount: u32) -> Option<Self> {
        let is_day = (1..=31).contains(&amount);
        match which {
            0 if amount <= 366 => Some(Self::Lesson { days: amount }),
            1 if is_day => Some(Self::MonthAfter { day: amount }),
            2 if is_day => Some(Self::MonthBefore { day: amount }),
            3 if amount == 0 => Some(Self::Pack),
            _ => None,
        }
    }

    /// What begins before this day is asked for ahead on another: the lessons of its month, and from the term's day on
    /// those of the next. `None` where nothing is paid by the month before.
    pub fn ahead_until(self, today: Date) -> Option<Date> {
        let Self::MonthBefore { day } = self else {
            return None;
        };
        let month = chrono::Datelike::with_day(&today, 1)?;
        let next = month.checked_add_months(chrono::Months::new(1))?;
        let paid_by = chrono::Datelike::with_day(&month, day).or(next.pred_opt())?;
        match today < paid_by {
            true => Some(next),
            false => next.checked_add_months(chrono::Months::new(1)),
        }
    }

    /// For what is charged `now` for a lesson that begins at `start`, by the clocks of the tenant. A month that has no such
    /// day ends with its last.
    pub fn due(self, now: Moment, start: Moment, zone: Zone) -> Moment {
        let end_of = |months: u32, day: u32| {
            let first = chrono::Datelike::with_day(&zone.date(start), 1)?;
            let month = first.checked_add_months(chrono::Months::new(months))?;
            let last = month.checked_add_months(chrono::Months::new(1))?.pred_opt()?;
            let day = chrono::Datelike::with_day(&month, day).unwrap_or(last);
            Some(zone.day(day).1)
        };
        match self {
            Self::Lesson { days } => now + Span::days(days.into()),
            Self::MonthAfter { day } => end_of(1, day).unwrap_or(now),
            Self::MonthBefore { day } => end_of(0, day).unwrap_or(now),
            Self::Pack => now,
        }
    }
}

/// The day of a month as it is typed: `12`, `до 12-го`, `12th`.
pub fn typed_day(line: &str) -> Option<u32> {
    let digits: String = line.chars().filter(char::is_ascii_digit).collect();
    let is_word = line.chars().count() <= 24 && !line.contains(['.', ',', '/', ':']);
    let day = digits.parse().ok().filter(|_| is_word)?;
    (1..=DAY_MOST).contains(&day).then_some(day)
}

/// A pack as it is typed, how many lessons and what they cost together: `10 12000`, `10 занятий за 12 000 ₽`; or what
/// each of them costs: `10 по 1200`, `10 x 1200`.
pub fn typed_pack(line: &str, currency: Currency) -> Option<(i64, i64)> {
    const BETWEEN: [&str; 10] = [
        "занятий",
        "занятия",
        "занятие",
        "уроков",
        "урока",
        "урок",
        "lessons",
        "lesson",
        "за",
        "for",
    ];
    const EACH: [&str; 6] = ["по", "at", "x", "х", "*", "×"];
    let line = line.trim().to_lowercase();
    let (lessons, rest) = line.split_once(char::is_whitespace)?;
    let lessons: i64 = lessons.parse().ok().filter(|n| (1..=PACK_MOST).contains(n))?;
    let mut words = rest.split_whitespace().peekable();
    let mut times = 1;
    while let Some(word) = words.next_if(|word| BETWEEN.contains(word) || EACH.contains(word)) {
        if EACH.contains(&word) {
            times = lessons;
        }
    }
    let words: Vec<&str> = words.collect();
    let price = amount(&words.join(" "), currency).ok()?.checked_mul(times)?;
    (price <= crate::domain::money::AMOUNT_MAX).then_some((lessons, price))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rub(line: &str) -> Option<(String, Result<i64, AmountProblem>)> {
        typed(line, Currency::RUB)
    }

    #[test]
    fn a_payment_is_read_as_people_type_it() {
        for (line, name, minor) in [
            ("Аня 6000", "Аня", 600_000),
            (" Аня К.  6 000 ₽ ", "Аня К.", 600_000),
            ("6000 Аня К.", "Аня К.", 600_000),
            ("6 000 р Аня", "Аня", 600_000),
            ("Аня +6000", "Аня", 600_000),
            ("Аня 6к", "Аня", 600_000),
            ("Аня 1,5 тыс", "Аня", 150_000),
            ("Аня 2 6000", "Аня 2", 600_000),
            ("Аня 1500,50", "Аня", 150_050),
            ("Аня 6,000", "Аня", 600_000),
            ("Аня 6.000", "Аня", 600_000),
        ] {
            assert_eq!(rub(line), Some((name.to_owned(), Ok(minor))), "{line}");
        }
    }

    #[test]
    fn what_is_no_payment_is_left_alone_and_a_mistyped_sum_is_told() {
        for line in ["", "Аня", "6000", "завтра приду", "6 000 ₽"] {
            assert_eq!(rub(line), None, "{line}");
        }
        for (line, problem) in [
            ("Аня 60O0", AmountProblem::NotANumber),
            ("Аня 6.0000", AmountProblem::TooPrecise { digits: 2 }),
            ("Аня -6000", AmountProblem::Negative),
            ("Аня 0", AmountProblem::Empty),
            ("Аня 99999999999999999999", AmountProblem::TooLarge),
        ] {
            assert_eq!(rub(line), Some(("Аня".to_owned(), Err(problem))), "{line}");
        }
    }

    #[test]
    fn a_term_is_a_day_of_the_tenants_calendar() {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let at = |wall: &str| zone.instant(wall.parse().unwrap()).unwrap();
        let (start, now) = (at("2027-01-31T10:00"), at("2027-01-31T11:00"));
        for (term, due) in [
            (Term::Lesson { days: 3 }, "2027-02-03T11:00"),
            (Term::MonthAfter { day: 5 }, "2027-02-06T00:00"),
            (Term::MonthAfter { day: 31 }, "2027-03-01T00:00"),
            (Term::MonthBefore { day: 5 }, "2027-01-06T00:00"),
            (Term::Pack, "2027-01-31T11:00"),
        ] {
            assert_eq!(term.due(now, start, zone), at(due), "{term:?}");
            let (which, amount) = term.code();
            assert_eq!(Term::of_code(which, amount), Some(term));
        }
        assert_eq!(Term::of_code(1, 32), None);
        assert_eq!(Term::of_code(4, 1), None);
    }

    #[test]
    fn from_the_day_of_a_term_on_the_next_month_is_asked_for_too() {
        let date = |text: &str| text.parse::<Date>().unwrap();
        let before = |day| Term::MonthBefore { day };
        for (term, today, until) in [
            (before(5), "2026-11-04", Some("2026-12-01")),
            (before(5), "2026-11-05", Some("2027-01-01")),
            (before(1), "2026-12-01", Some("2027-02-01")),
            (before(31), "2026-11-29", Some("2026-12-01")),
            (before(31), "2026-11-30", Some("2027-01-01")),
            (Term::MonthAfter { day: 5 }, "2026-11-05", None),
            (Term::Pack, "2026-11-05", None),
        ] {
            assert_eq!(term.ahead_until(date(today)), until.map(date), "{term:?} on {today}");
        }
    }

    #[test]
    fn a_pack_is_read_as_people_type_it() {
        for (line, pack) in [
            ("10 12000", Some((10, 1_200_000))),
            ("10 занятий за 12 000 ₽", Some((10, 1_200_000))),
            ("5 lessons for 100", Some((5, 10_000))),
            ("10 по 1200", Some((10, 1_200_000))),
            ("10 занятий по 1 200 ₽", Some((10, 1_200_000))),
            ("10 x 1200", Some((10, 1_200_000))),
            ("10 lessons at 100", Some((10, 100_000))),
            ("200 по 99999999999", None),
            ("10", None),
            ("0 100", None),
            ("ten 100", None),
            ("1000 100", None),
        ] {
            assert_eq!(typed_pack(line, Currency::RUB), pack, "{line}");
        }
    }

    #[test]
    fn a_day_of_a_month_is_read_as_people_type_it() {
        for (line, day) in [
            ("12", Some(12)),
            (" до 12-го ", Some(12)),
            ("the 1st", Some(1)),
            ("28", Some(28)),
            ("29", None),
            ("0", None),
            ("5.10", None),
            ("soon", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(typed_day(line), day, "{line}");
        }
    }

    proptest! {
        #[test]
        fn nothing_is_covered_twice_and_nothing_is_left_that_could_cover(
            there in proptest::collection::vec(0i64..50, 0..6),
            wanted in proptest::collection::vec(0i64..50, 0..6),
        ) {
            let named = |amounts: &[i64]| amounts.iter().copied().enumerate().collect::<Vec<_>>();
            let (there, wanted) = (named(&there), named(&wanted));
            let parts = spread(&there, &wanted);
            let sum = |of: &[(usize, i64)]| of.iter().map(|it| it.1).sum::<i64>();
            prop_assert_eq!(parts.iter().map(|part| part.2).sum::<i64>(), sum(&there).min(sum(&wanted)));
            for (at, amount) in &there {
                prop_assert!(parts.iter().filter(|part| part.0 == *at).map(|part| part.2).sum::<i64>() <= *amount);
            }
            // Oldest first: before one gets anything all before it have all they want.
            for part in &parts {
                prop_assert!(part.2 > 0);
                for (at, amount) in wanted.iter().take(part.1) {
                    prop_assert_eq!(parts.iter().filter(|it| it.1 == *at).map(|it| it.2).sum::<i64>(), *amount);
                }
            }
        }

        #[test]
        fn no_line_makes_it_panic(line: String, other in "[А-я0-9., к₽+-]{0,24}") {
            for line in [line, other] {
                if let Some((name, Ok(minor))) = rub(&line) {
                    prop_assert!(!name.is_empty() && minor > 0);
                }
            }
        }
    }
}
