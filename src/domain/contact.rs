//! Somebody as they are typed: a name, and a phone beside it.

/// Digits of a phone, with the country's code.
const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;
/// Without a plus: fewer are no phone that can be called, and more belong to a card.
const PLAIN: std::ops::RangeInclusive<usize> = 10..=13;
/// Fewer digits in a row belong to a name: a class, an age.
const IN_NAME: usize = 6;
const IN_NAME_PLUS: usize = 3;

/// Digits that look like a phone and are none, or one phone too many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongPhone;

/// The name as typed, and the phone: digits, with a plus where one was typed. Short numbers stay in the name.
pub fn split(typed: &str) -> Result<(String, Option<String>), WrongPhone> {
    let (mut name, mut phone, mut rest) = (String::new(), None, typed);
    while let Some(at) = begins(rest) {
        let run = &rest[at..];
        let end = ends(run);
        let from = at + part_of_name(&run[..end]);
        let number = &rest[from..at + end];
        match reads(number)? {
            None => name.push_str(&rest[..at + end]),
            Some(_) if phone.is_some() => return Err(WrongPhone),
            Some(plain) => {
                name.push_str(rest[..from].trim_end_matches(is_joint));
                name.push(' ');
                phone = Some(plain);
                rest = rest[at + end..].trim_start_matches(is_joint);
                continue;
            }
        }
        rest = &rest[at + end..];
    }
    name.push_str(rest);
    let name = match phone {
        Some(_) => name.trim_matches(is_joint).to_owned(),
        None => name,
    };
    Ok((name, phone))
}

/// What stands between a name and a phone.
fn is_joint(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '(' | '/' | '|')
}

/// Where the first number begins: at a digit, or at a plus right before one.
fn begins(text: &str) -> Option<usize> {
    let digit = text.find(|c: char| c.is_ascii_digit())?;
    Some(if text[..digit].ends_with('+') { digit - 1 } else { digit })
}

/// Behind the last digit of a run of digits and of what people write between them.
fn ends(run: &str) -> usize {
    let mut end = 1;
    for (at, c) in run.char_indices() {
        let between = c.is_whitespace() || matches!(c, '-' | '‑' | '–' | '(' | ')' | '.');
        if c.is_ascii_digit() {
            end = at + 1;
        } else if !(between || at == 0 && c == '+') {
            break;
        }
    }
    end
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

/// How much of a run, which begins with a number of its own, belongs to the name before it: `2 89991234567`.
fn part_of_name(run: &str) -> usize {
    let mut from = 0;
    while let Some(gap) = run[from..].find(char::is_whitespace) {
        let (first, rest) = run[from..].split_at(gap);
        let (code, left) = (first.trim_matches(|c: char| !c.is_ascii_digit()), digits(rest));
        let is_code = match code {
            "1" | "7" | "8" => left == 10,
            // Codes of two or three digits begin with another; what is whole without one needs none.
            _ => matches!(digits(code), 2..=3) && !code.starts_with('1') && digits(rest.trim()) < 11,
        };
        let is_whole = PLAIN.contains(&left);
        let bracketed = first.contains(['(', ')', '+', '-']);
        // Four digits are a year before one whole number, and part of a card among others.
        let is_long = digits(code) > 3 && (digits(code) > 4 || rest.trim().contains(char::is_whitespace));
        if !is_whole || is_code || bracketed || is_long {
            break;
        }
        from += gap + (rest.len() - rest.trim_start().len());
    }
    from
}

/// A phone, nothing where the digits are too few to be meant as one, or a mistake.
fn reads(number: &str) -> Result<Option<String>, WrongPhone> {
    let plus = number.starts_with('+');
    let plain: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let count = digits(number);
    let fits = match plain.get(..2) {
        // The countries of most who write it: their phones are all of one length.
        Some("+7" | "+1") => count == 11,
        _ if plus => DIGITS.contains(&count),
        _ => PLAIN.contains(&count),
    };
    match (fits, count) {
        (true, _) => Ok(Some(plain)),
        (false, few) if few <= if plus { IN_NAME_PLUS } else { IN_NAME } => Ok(None),
        (false, _) => Err(WrongPhone),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_keeps_its_numbers_and_a_phone_is_found_behind_them() {
        for (typed, name, phone) in [
            ("Аня 10 класс +7 999 123-45-67", "Аня 10 класс", "+79991234567"),
            ("Аня 2 89991234567", "Аня 2", "89991234567"),
            ("Аня 8 999 123-45-67", "Аня", "89991234567"),
            ("Аня 7 8 999 123 45 67", "Аня 7", "89991234567"),
            ("Olivia Reed, +44 20 7946 0018", "Olivia Reed", "+442079460018"),
            ("Olivia Reed 44 20 7946 0018", "Olivia Reed", "442079460018"),
            ("+7 (999) 123-45-67 Аня (мама)", "Аня (мама)", "+79991234567"),
            (
                "Аня (11 кл.) — 8(999)123-45-67, мама Оля",
                "Аня (11 кл.) мама Оля",
                "89991234567",
            ),
            ("🦊 89991234567", "🦊", "89991234567"),
            ("Аня 2015 89991234567", "Аня 2015", "89991234567"),
        ] {
            assert_eq!(split(typed), Ok((name.to_owned(), Some(phone.to_owned()))), "{typed}");
        }
        for name in [
            "Аня 10 класс",
            "Аня 2",
            "Аня +1",
            "Аня 2015 г.р.",
            "Аня (11 кл.)",
            "Rob Jr. 3",
            "🦊",
        ] {
            assert_eq!(split(name), Ok((name.to_owned(), None)));
        }
    }

    #[test]
    fn what_is_no_phone_is_not_taken_for_a_name() {
        for typed in [
            "Аня 899912345",
            "Аня +7 999 123",
            "Аня +7 999 123-45-6",
            "Аня 123-45-67",
            "Аня 2202 2000 1234 5678 9",
            "Аня 2015 8 999 123 45 67",
            "Аня 89991234567, 89997654321",
        ] {
            assert_eq!(split(typed), Err(WrongPhone), "{typed}");
        }
    }

    proptest! {
        #[test]
        fn nothing_typed_is_a_fault(typed in "[0-9 +()аA🦊.,-]{0,40}") {
            if let Ok((name, Some(phone))) = split(&typed) {
                prop_assert!(digits(&name) + digits(&phone) == digits(&typed), "{typed:?}: {name:?} {phone:?}");
            }
        }
    }
}
