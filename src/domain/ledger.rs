//! What is paid covers what is charged: oldest first, and nothing twice. And how a payment is typed and came.

use super::money::{AmountProblem, Currency, Money};

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
            ("Аня 6.000", AmountProblem::Ambiguous),
            ("Аня -6000", AmountProblem::Negative),
            ("Аня 0", AmountProblem::Empty),
            ("Аня 99999999999999999999", AmountProblem::TooLarge),
        ] {
            assert_eq!(rub(line), Some(("Аня".to_owned(), Err(problem))), "{line}");
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
