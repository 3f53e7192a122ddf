//! What people write to each other through the bot, and what a tutor writes about paying.

use super::names::{self, NameProblem};

/// In characters: room for a question, and far below what a message of Telegram's holds.
pub const LONGEST: usize = 1000;
/// So many of one client's may wait for an answer of one specialist.
pub const MOST_WAITING: i64 = 3;
/// Of how to pay, in characters.
pub const NOTE_LONGEST: usize = 500;
/// Of what is asked at a booking, in characters, and of the answer.
pub const QUESTION_LONGEST: usize = 120;
pub const ANSWER_LONGEST: usize = 500;
/// More lines than that would push the buttons out of sight.
const MOST_LINES: usize = 20;
/// Digits of what may be copied: from a phone number to the longest number of a card or an account.
const DIGITS: std::ops::RangeInclusive<usize> = 10..=20;
/// So many numbers of a text are worth a button.
const MOST_NUMBERS: usize = 3;

/// A text of several lines as typed, without what can't be seen, and without lines that say nothing.
pub fn clean_text(typed: &str, most: usize) -> Result<String, NameProblem> {
    let mut lines: Vec<String> = Vec::new();
    for line in typed.lines() {
        match names::clean_line(line, most) {
            Ok(line) => lines.push(line),
            Err(NameProblem::Empty) => {}
            Err(problem) => return Err(problem),
        }
    }
    // What is too many lines goes on in the last of them.
    if lines.len() > MOST_LINES {
        let rest = lines.split_off(MOST_LINES - 1).join(" ");
        lines.push(rest);
    }
    let text = lines.join("\n");
    match text.chars().count() {
        0 => Err(NameProblem::Empty),
        chars if chars > most => Err(NameProblem::TooLong { chars }),
        _ => Ok(text),
    }
}

/// The phone, card and account numbers in a text, as they are typed into another app: digits, with a plus before those of
/// a phone.
pub fn numbers(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in text.lines() {
        let mut rest = line;
        while let Some(at) = begins(rest) {
            let run = &rest[at..];
            let end = run
                .char_indices()
                .find(|(at, c)| !(c.is_ascii_digit() || is_between(*c) || *at == 0 && *c == '+'))
                .map_or(run.len(), |(at, _)| at);
            let (number, after) = run.split_at(end.max(1));
            let plain: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            let digits = plain.trim_start_matches('+').len();
            if DIGITS.contains(&digits) && !found.contains(&plain) {
                found.push(plain);
            }
            rest = after;
        }
    }
    found.truncate(MOST_NUMBERS);
    found
}

/// Where the first number begins: at a digit, or at a plus right before one.
fn begins(text: &str) -> Option<usize> {
    let digit = text.find(|c: char| c.is_ascii_digit())?;
    Some(if text[..digit].ends_with('+') { digit - 1 } else { digit })
}

/// What people write between the digits of one number.
fn is_between(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '-' | '‑' | '–' | '(' | ')')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_lines_and_nothing_unseen_stays() {
        assert_eq!(
            clean_text("  Card  2202\t2000 \n\u{200b}\n\n Maria ", 100),
            Ok("Card 2202 2000\nMaria".to_owned())
        );
        assert_eq!(clean_text(" \n\u{200b} ", 100), Err(NameProblem::Empty));
        assert_eq!(clean_text("12345\n678", 8), Err(NameProblem::TooLong { chars: 9 }));
        let many = "a\n".repeat(50);
        let kept = clean_text(&many, 100).unwrap();
        assert_eq!(kept.lines().count(), MOST_LINES);
        assert_eq!(kept.matches('a').count(), 50);
    }

    #[test]
    fn numbers_are_found_as_people_write_them() {
        let note = "Сбер 2202 2000 1234 5678, тел. +7 (999) 123-45-67\nсчёт 40817810099910004312\nдо 25.12.2026, 1500";
        assert_eq!(
            numbers(note),
            ["2202200012345678", "+79991234567", "40817810099910004312"]
        );
        assert_eq!(numbers("in cash, 1 500 please + thanks"), [""; 0]);
        assert_eq!(numbers("++++ 8-999-123-45-67 or 89991234567"), ["89991234567"]);
    }
}
