//! The small values of a workflow file, from text: names, titles, icons, percentages, moments.

use rust_decimal::Decimal;

use super::misread::TitleFault;
use super::model::{Anchor, When};
use crate::domain::moment::Span;

pub const NAME_LENGTH: usize = 32;
/// In characters; a button alone in its row holds as many.
pub const TITLE_LENGTH: usize = 32;
pub const ICON_LENGTH: usize = 8;
/// In hundredths of the price.
pub const CHARGE_LIMIT: u32 = 1000;
const OFFSET_LIMIT: Span = Span::days(366);

pub fn is_name(text: &str) -> bool {
    (1..=NAME_LENGTH).contains(&text.len())
        && text
            .bytes()
            .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'_' || it == b'-')
}

/// `en`, `pt-br`.
pub fn is_language(code: &str) -> bool {
    let mut parts = code.split('-');
    parts
        .next()
        .is_some_and(|it| (2..=3).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_lowercase()))
        && parts.all(|it| (2..=8).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_alphanumeric()))
        && code.len() <= 16
}

/// What is wrong with a title, if anything is.
pub fn title_fault(text: &str) -> Option<TitleFault> {
    let length = text.chars().count();
    if text.trim().is_empty() {
        Some(TitleFault::Empty)
    } else if text.trim() != text || text.chars().any(char::is_control) {
        Some(TitleFault::Edges)
    } else if length > TITLE_LENGTH {
        Some(TitleFault::Long(length))
    } else {
        None
    }
}

/// One sign as people see it, which may take several characters: 🚫, ✖️, 👩🏽‍🏫, 🇷🇺, 1️⃣.
pub fn is_icon(text: &str) -> bool {
    let extends = |it: char| {
        matches!(it, '\u{200D}' | '\u{20E3}' | '\u{0300}'..='\u{036F}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}')
    };
    let is_flag = |it: char| matches!(it, '\u{1F1E6}'..='\u{1F1FF}');
    let characters: Vec<char> = text.chars().collect();
    let visible = |it: &char| !it.is_whitespace() && !it.is_control() && !extends(*it);
    let follows = |at: usize| {
        let (before, it) = (characters[at - 1], characters[at]);
        extends(it) || before == '\u{200D}' || (at == 1 && is_flag(before) && is_flag(it))
    };
    characters.first().is_some_and(visible)
        && characters.len() <= ICON_LENGTH
        && characters.iter().all(|it| !it.is_whitespace() && !it.is_control())
        && (1..characters.len()).all(follows)
}

/// `"12.5%"` is `0.125`.
pub fn percentage(text: &str) -> Option<Decimal> {
    let number = text.strip_suffix('%')?.trim_end();
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let digits =
        |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_digit());
    if !digits(whole, 4) || !digits(fraction, 2) {
        return None;
    }
    let percent: Decimal = number.parse().ok()?;
    (percent <= Decimal::from(CHARGE_LIMIT)).then(|| (percent / Decimal::ONE_HUNDRED).normalize())
}

/// `0.125` is `12.5%`, as a file has it.
pub fn percentage_text(fraction: Decimal) -> String {
    format!("{}%", (fraction * Decimal::ONE_HUNDRED).normalize())
}

/// `start - 12h`, `end + 15m`, `created + 1d`, `due`.
pub fn when(text: &str) -> Option<When> {
    let text = text.trim();
    let end = text.find(|it: char| !it.is_ascii_alphabetic()).unwrap_or(text.len());
    let (anchor, rest) = text.split_at(end);
    let anchor = Anchor::parse(anchor)?;
    let rest = rest.trim_start();
    if rest.is_empty() {
        return Some(When {
            anchor,
            offset: Span(0),
        });
    }
    let (sign, length) = match rest.strip_prefix('-') {
        Some(length) => (-1, length),
        None => (1, rest.strip_prefix('+')?),
    };
    let length = length.trim_start();
    let (number, unit) = length.split_at_checked(length.len().checked_sub(1)?)?;
    let unit = match unit {
        "m" => Span::minutes(1),
        "h" => Span::hours(1),
        "d" => Span::days(1),
        _ => return None,
    };
    if !number.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let seconds = number.parse::<i64>().ok()?.checked_mul(unit.0)?;
    (seconds <= OFFSET_LIMIT.0).then_some(When {
        anchor,
        offset: Span(sign * seconds),
    })
}

/// The candidate that `word` is most likely a misspelling of.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    // Longer words are no slip of a finger, and comparing them takes time.
    if word.len() > NAME_LENGTH * 2 {
        return None;
    }
    let lower = word.to_lowercase();
    candidates
        .into_iter()
        .map(|it| (distance(&lower, it), it))
        .filter(|(distance, it)| *distance <= 2 && *distance < it.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, it)| it)
}

/// How many letters to add, drop or change (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let change = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_lower_case() {
        assert!(is_name("late-cancel") && is_name("no_show2"));
        assert!(!is_name("") && !is_name("Held") && !is_name("урок") && !is_name("a b") && !is_name(&"a".repeat(33)));
        assert!(is_language("en") && is_language("pt-br"));
        assert!(!is_language("english") && !is_language("") && !is_language("e") && !is_language("EN"));
    }

    #[test]
    fn a_title_fits_its_button() {
        assert_eq!(title_fault(&"ж".repeat(32)), None);
        assert!(title_fault(&"ж".repeat(33)) == Some(TitleFault::Long(33)));
        assert!(title_fault("  ").is_some() && title_fault("a\nb").is_some() && title_fault(" a").is_some());
    }

    #[test]
    fn an_icon_is_one_sign() {
        for icon in ["🚫", "✖️", "👩🏽‍🏫", "🇷🇺", "1️⃣", "✅", "•", "A"] {
            assert!(is_icon(icon), "{icon}");
        }
        for icon in ["", " ", "ok", "🚫🚫", "🎓 ", "\u{FE0F}", "\n", "🇷🇺🇷🇺"] {
            assert!(!is_icon(icon), "{icon:?}");
        }
    }

    #[test]
    fn percentages_are_decimal_fractions() {
        assert_eq!(percentage("100%"), Some(Decimal::ONE));
        assert_eq!(percentage("12.5 %"), Some(Decimal::new(125, 3)));
        assert_eq!(percentage("0%"), Some(Decimal::ZERO));
        for text in [
            "", "%", "50", "-5%", "1001%", "12,5%", "1.234%", ".5%", "5.%", "half", "1e2%", "٥%",
        ] {
            assert_eq!(percentage(text), None, "{text}");
        }
        for text in ["100%", "12.5%", "0%", "33.33%"] {
            assert_eq!(percentage_text(percentage(text).unwrap()), text);
        }
    }

    #[test]
    fn moments_are_an_anchor_and_an_offset() {
        let of = |anchor, offset| Some(When { anchor, offset });
        assert_eq!(when("start - 12h"), of(Anchor::Start, Span::hours(-12)));
        assert_eq!(when("end+15m"), of(Anchor::End, Span::minutes(15)));
        assert_eq!(when(" created + 1d "), of(Anchor::Created, Span::days(1)));
        assert_eq!(when("due"), of(Anchor::Due, Span(0)));
        for text in [
            "",
            "begin",
            "start 12h",
            "start - 12",
            "start - h",
            "start -- 1h",
            "start - 12w",
            "12h",
            "start -",
        ] {
            assert_eq!(when(text), None, "{text}");
        }
        for text in [
            "start - 367d",
            "start + 99999999999999999999d",
            "start + 9223372036854775807d",
            "start + 1ч",
        ] {
            assert_eq!(when(text), None, "{text}");
        }
    }

    #[test]
    fn a_misspelt_word_finds_its_neighbour() {
        assert_eq!(nearest("canceled", ["confirmed", "cancelled"]), Some("cancelled"));
        assert_eq!(nearest("Icon", ["icon", "phase"]), Some("icon"));
        assert_eq!(nearest("entirely-else", ["icon", "phase"]), None);
        assert_eq!(nearest("x", ["a"]), None);
    }
}
