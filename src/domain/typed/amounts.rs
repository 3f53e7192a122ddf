//! Lengths of time and shares of a price as people type them, in Russian and in English.

use rust_decimal::Decimal;

use crate::domain::moment::Span;
use crate::domain::workflow::CHARGE_LIMIT;

/// A year and a day: what a moment of a workflow may be off by.
const LONGEST: Span = Span::days(366);

const UNITS: [(&str, Span); 4] = [
    (
        "м мин минут минута минуты минуту m min mins minute minutes",
        Span::minutes(1),
    ),
    ("ч час часа часов h hr hrs hour hours", Span::hours(1)),
    ("д дн день дня дней сут сутки суток d day days", Span::days(1)),
    ("н нед неделя недели недель неделю w wk week weeks", Span::days(7)),
];

/// `36 ч`, `2 дня`, `90m`, `1 h 30 min`; a number alone says nothing, but nought.
pub fn length(typed: &str) -> Option<Span> {
    let typed = typed.to_lowercase();
    if typed.trim() == "0" {
        return Some(Span(0));
    }
    let mut rest = typed.trim_start();
    let mut sum = 0i64;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let (number, after) = rest.split_at(digits);
        let after = after.trim_start();
        let end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        let (word, after) = after.split_at(end);
        let known = |(words, _): &&(&str, Span)| words.split(' ').any(|known| known == word);
        let (_, unit) = UNITS.iter().find(known)?;
        sum = sum.checked_add(number.parse::<i64>().ok()?.checked_mul(unit.0)?)?;
        rest = after.trim_start_matches(|c: char| c == '.' || c == ',' || c.is_whitespace());
    }
    (!typed.trim().is_empty() && sum <= LONGEST.0).then_some(Span(sum))
}

/// `40`, `40%`, `12,5 %`: a fraction of a price.
pub fn share(typed: &str) -> Option<Decimal> {
    let number = typed.trim().trim_end_matches('%').trim_end().replace(',', ".");
    let (whole, fraction) = number.split_once('.').unwrap_or((&number, "0"));
    let digits = |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole, 4) || !digits(fraction, 2) {
        return None;
    }
    let percent: Decimal = number.parse().ok()?;
    (percent <= Decimal::from(CHARGE_LIMIT)).then(|| (percent / Decimal::ONE_HUNDRED).normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_read_in_both_languages() {
        for (typed, span) in [
            ("36 ч", Span::hours(36)),
            ("2 дня", Span::days(2)),
            ("90m", Span::minutes(90)),
            ("1 H 30 min", Span::minutes(90)),
            ("1 ч. 30 мин.", Span::minutes(90)),
            (" 3 hours ", Span::hours(3)),
            ("1 неделю", Span::days(7)),
            ("0", Span(0)),
            ("0 мин", Span(0)),
        ] {
            assert_eq!(length(typed), Some(span), "{typed}");
        }
        for typed in [
            "",
            "  ",
            "36",
            "ч",
            "h 3",
            "3 years",
            "-2 h",
            "1.5 h",
            "9999999999999999999 d",
            "367 d",
            "٣ h",
        ] {
            assert_eq!(length(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_share_is_read_with_its_sign_or_without() {
        for (typed, share_of) in [
            ("40", Decimal::new(4, 1)),
            ("40 %", Decimal::new(4, 1)),
            ("12,5%", Decimal::new(125, 3)),
            ("0", Decimal::ZERO),
            ("1000", Decimal::TEN),
        ] {
            assert_eq!(share(typed), Some(share_of), "{typed}");
        }
        for typed in ["", "%", "-5", "1001", "half", "1.234", "1e2", "٥"] {
            assert_eq!(share(typed), None, "{typed}");
        }
    }
}
