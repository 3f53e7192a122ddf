//! Money: whole minor units of one currency; decimals only on the way in, out and through percentages.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

pub use super::currency::{Currency, UnknownCurrency, likely_currencies};

/// Minor units, which may be negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    pub minor: i64,
    pub currency: Currency,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyProblem {
    #[error("{0} and {1} don't add up")]
    Currencies(Currency, Currency),
    #[error("the sum is too large")]
    TooLarge,
}

/// Why a typed amount is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountProblem {
    #[error("there is no number")]
    Empty,
    #[error("that is not an amount")]
    NotANumber,
    #[error("an amount can't be negative")]
    Negative,
    /// `1.500` where a currency has three decimals: one and a half, or fifteen hundred?
    #[error("the point or comma may part thousands or decimals")]
    Ambiguous,
    #[error("the currency has {digits} decimals")]
    TooPrecise { digits: u8 },
    #[error("the amount is too large")]
    TooLarge,
}

/// Of a typed amount, in minor units. Sums of millions of these still fit.
pub const AMOUNT_MAX: i64 = 1_000_000_000_000;

impl Money {
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    pub const fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    pub fn checked_add(self, other: Self) -> Result<Self, MoneyProblem> {
        self.same_currency(other)?;
        let minor = self.minor.checked_add(other.minor).ok_or(MoneyProblem::TooLarge)?;
        Ok(Self::new(minor, self.currency))
    }

    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyProblem> {
        self.same_currency(other)?;
        let minor = self.minor.checked_sub(other.minor).ok_or(MoneyProblem::TooLarge)?;
        Ok(Self::new(minor, self.currency))
    }

    /// Half a minor unit is rounded away from zero.
    pub fn from_decimal(amount: Decimal, currency: Currency) -> Result<Self, MoneyProblem> {
        let minor = amount
            .checked_mul(Decimal::from(10i64.pow(currency.digits().into())))
            .map(|minor| minor.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero))
            .and_then(|minor| i64::try_from(minor).ok())
            .ok_or(MoneyProblem::TooLarge)?;
        Ok(Self::new(minor, currency))
    }

    /// With as many decimals as the currency has.
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.minor, self.currency.digits().into())
    }

    /// What a text shows: the amount without zeros at the end of its decimals, and the currency.
    pub fn amount_parts(self) -> (Decimal, Currency) {
        (self.to_decimal().normalize(), self.currency)
    }

    /// So many per cent of it, rounded as in [`from_decimal`](Self::from_decimal).
    pub fn percent(self, percent: Decimal) -> Result<Self, MoneyProblem> {
        let amount = self.to_decimal().checked_mul(percent).ok_or(MoneyProblem::TooLarge)?;
        Self::from_decimal(amount / Decimal::ONE_HUNDRED, self.currency)
    }

    /// An amount as people type it: `1500`, `1 500,50`, `1,500.50`, `1.500.000`, with the currency's own sign or without.
    /// Three digits behind a point or comma are thousands, where the currency has fewer decimals; what could mean two amounts
    /// is refused.
    pub fn parse(typed: &str, currency: Currency) -> Result<Self, AmountProblem> {
        let number = without_words(&typed.trim().to_lowercase(), currency);
        if number.is_empty() {
            return Err(AmountProblem::Empty);
        }
        if number.starts_with(['-', '−']) {
            return Err(AmountProblem::Negative);
        }
        let (whole, decimals) = split(&number, currency.digits())?;
        let minor = format!(
            "{}{decimals:0<width$}",
            ungrouped(whole)?,
            width = currency.digits().into()
        );
        match minor.parse::<i64>() {
            Ok(minor) if minor <= AMOUNT_MAX => Ok(Self::new(minor, currency)),
            _ => Err(AmountProblem::TooLarge),
        }
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyProblem> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(MoneyProblem::Currencies(self.currency, other.currency))
        }
    }
}

/// Without the currency's sign before or behind the number.
fn without_words(typed: &str, currency: Currency) -> String {
    let cut = |text: &str| {
        currency
            .words()
            .find_map(|word| text.strip_suffix(word).or(text.strip_prefix(word)).map(str::to_owned))
    };
    cut(typed).as_deref().unwrap_or(typed).trim().to_owned()
}

/// The whole part as typed, and the decimals.
fn split(number: &str, digits: u8) -> Result<(&str, &str), AmountProblem> {
    let Some(at) = number.rfind(['.', ',']) else {
        return Ok((number, ""));
    };
    let (whole, mark, decimals) = (&number[..at], &number[at..=at], &number[at + 1..]);
    if whole.contains(mark) {
        return Ok((number, ""));
    }
    if decimals.is_empty() || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return Err(AmountProblem::NotANumber);
    }
    let parts_thousands = decimals.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    match decimals.len() {
        3 if parts_thousands && digits == 3 => Err(AmountProblem::Ambiguous),
        3 if parts_thousands => Ok((number, "")),
        n if n > digits.into() => Err(AmountProblem::TooPrecise { digits }),
        _ => Ok((whole, decimals)),
    }
}

/// Digits alone, or in groups of three parted by one kind of mark.
fn ungrouped(whole: &str) -> Result<String, AmountProblem> {
    let spaced: String = whole
        .chars()
        .map(|c| {
            if c.is_whitespace() || matches!(c, '\'' | '’' | '_') {
                ' '
            } else {
                c
            }
        })
        .collect();
    let Some(mark) = spaced.chars().find(|c| !c.is_ascii_digit()) else {
        return Ok(spaced);
    };
    if !matches!(mark, ' ' | '.' | ',') {
        return Err(AmountProblem::NotANumber);
    }
    let is_group = |(n, group): (usize, &str)| {
        let fits = if n == 0 {
            (1..=3).contains(&group.len())
        } else {
            group.len() == 3
        };
        fits && group.bytes().all(|b| b.is_ascii_digit())
    };
    if spaced.split(mark).enumerate().all(is_group) {
        Ok(spaced.replace(mark, ""))
    } else {
        Err(AmountProblem::NotANumber)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::parse(code).unwrap()
    }

    fn typed(text: &str, code: &str) -> Result<i64, AmountProblem> {
        Money::parse(text, currency(code)).map(|money| money.minor)
    }

    #[test]
    fn amounts_are_read_as_people_type_them() {
        let rub = [
            ("1500", 150_000),
            (" 1 500 ₽", 150_000),
            ("1\u{A0}500,50 руб.", 150_050),
            ("1500,5р", 150_050),
            ("1500.05", 150_005),
            ("1,500.50", 150_050),
            ("1.500,5", 150_050),
            ("1.500.000", 150_000_000),
            ("1'500", 150_000),
            ("1.500", 150_000),
            ("6,000", 600_000),
            ("0", 0),
            ("0,5", 50),
            (".5", 50),
            ("0015", 1_500),
        ];
        for (text, minor) in rub {
            assert_eq!(typed(text, "RUB"), Ok(minor), "{text}");
        }
        assert_eq!(typed("$20", "USD"), Ok(2_000));
        assert_eq!(typed("20 EUR", "EUR"), Ok(2_000));
        assert_eq!(typed("1,500", "JPY"), Ok(1_500));
        assert_eq!(typed("1500.125", "KWD"), Ok(1_500_125));
        assert_eq!(typed("0.125", "KWD"), Ok(125));
    }

    #[test]
    fn amounts_are_refused_with_the_reason() {
        use AmountProblem::*;
        let rub = [
            ("", Empty),
            (" ₽ ", Empty),
            ("-5", Negative),
            ("−5", Negative),
            ("0,500", TooPrecise { digits: 2 }),
            ("1500,555", TooPrecise { digits: 2 }),
            ("0.125", TooPrecise { digits: 2 }),
            ("1 50", NotANumber),
            ("1.50.00", NotANumber),
            ("1,500,50", NotANumber),
            ("1 500.500,5", NotANumber),
            ("5.", NotANumber),
            ("много", NotANumber),
            ("5 €", NotANumber),
            ("1e9", NotANumber),
            ("١٥", NotANumber),
            ("99999999999999999999", TooLarge),
            ("10000000000.01", TooLarge),
        ];
        for (text, problem) in rub {
            assert_eq!(typed(text, "RUB"), Err(problem), "{text}");
        }
        assert_eq!(typed("1.5", "JPY"), Err(TooPrecise { digits: 0 }));
        assert_eq!(typed("1.500", "KWD"), Err(Ambiguous));
    }

    #[test]
    fn half_a_minor_unit_is_rounded_away_from_zero() {
        for (amount, minor) in [("0.005", 1), ("0.0049", 0), ("-0.005", -1), ("1.125", 113)] {
            let money = Money::from_decimal(amount.parse().unwrap(), Currency::EUR).unwrap();
            assert_eq!(money.minor, minor, "{amount}");
        }
        let price = Money::new(99_99, Currency::EUR);
        assert_eq!(
            price.percent("50".parse().unwrap()),
            Ok(Money::new(50_00, Currency::EUR))
        );
        assert_eq!(
            price.percent("12.5".parse().unwrap()),
            Ok(Money::new(12_50, Currency::EUR))
        );
        assert_eq!(
            Money::from_decimal(Decimal::MAX, Currency::EUR),
            Err(MoneyProblem::TooLarge)
        );
    }

    #[test]
    fn sums_of_two_currencies_and_sums_too_large_are_refused() {
        let (euro, rouble) = (Money::new(1, Currency::EUR), Money::new(1, Currency::RUB));
        assert_eq!(
            euro.checked_add(rouble),
            Err(MoneyProblem::Currencies(Currency::EUR, Currency::RUB))
        );
        assert_eq!(
            Money::new(i64::MAX, Currency::EUR).checked_add(euro),
            Err(MoneyProblem::TooLarge)
        );
        assert_eq!(
            Money::new(i64::MIN, Currency::EUR).checked_sub(euro),
            Err(MoneyProblem::TooLarge)
        );
        assert_eq!(euro.checked_sub(euro), Ok(Money::zero(Currency::EUR)));
    }

    #[test]
    fn the_amount_to_show_has_no_idle_zeros() {
        assert_eq!(Money::new(150_000, Currency::RUB).amount_parts().0.to_string(), "1500");
        assert_eq!(
            Money::new(150_050, Currency::RUB).amount_parts().0.to_string(),
            "1500.5"
        );
        assert_eq!(Money::new(150_050, Currency::RUB).to_decimal().to_string(), "1500.50");
    }

    fn currencies() -> impl Strategy<Value = Currency> {
        proptest::sample::select(Currency::all().collect::<Vec<_>>())
    }

    proptest! {
        #[test]
        fn every_sum_comes_back_from_its_decimal(minor: i64, currency in currencies()) {
            let money = Money::new(minor, currency);
            prop_assert_eq!(Money::from_decimal(money.to_decimal(), currency), Ok(money));
            prop_assert_eq!(Money::from_decimal(money.amount_parts().0, currency), Ok(money));
        }

        #[test]
        fn every_amount_is_read_from_its_decimals(minor in 0..=AMOUNT_MAX, currency in currencies()) {
            let money = Money::new(minor, currency);
            match Money::parse(&money.to_decimal().to_string(), currency) {
                Err(AmountProblem::Ambiguous) => prop_assert_eq!(currency.digits(), 3),
                read => prop_assert_eq!(read, Ok(money)),
            }
        }

        #[test]
        fn no_text_makes_it_panic(text: String, number in "[0-9., '₽р-]{0,24}", currency in currencies()) {
            for text in [text, number] {
                if let Ok(money) = Money::parse(&text, currency) {
                    prop_assert!((0..=AMOUNT_MAX).contains(&money.minor));
                }
            }
        }
    }
}
