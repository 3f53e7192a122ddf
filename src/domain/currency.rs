//! The currencies we know (ISO 4217).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A currency we know, by its ISO 4217 code; stored by it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
pub struct Currency(u8);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no currency {0:?}; a code looks like EUR")]
pub struct UnknownCurrency(pub String);

impl Currency {
    pub const RUB: Self = Self(0);
    pub const USD: Self = Self(1);
    pub const EUR: Self = Self(2);

    /// By its code, in any letter case.
    pub fn parse(code: &str) -> Result<Self, UnknownCurrency> {
        let code = code.trim();
        Self::all()
            .find(|currency| currency.code().eq_ignore_ascii_case(code))
            .ok_or_else(|| UnknownCurrency(code.to_owned()))
    }

    pub fn all() -> impl Iterator<Item = Self> {
        (0u8..).take(TABLE.len()).map(Self)
    }

    pub fn code(self) -> &'static str {
        TABLE[usize::from(self.0)].0
    }

    /// Decimals of an amount.
    pub fn digits(self) -> u8 {
        TABLE[usize::from(self.0)].1
    }

    /// How people may write it beside a number, in lower case.
    pub(super) fn words(self) -> impl Iterator<Item = &'static str> {
        TABLE[usize::from(self.0)].2.split_whitespace()
    }
}

/// The first ones to offer to somebody who speaks this language.
pub fn likely_currencies(language: &str) -> Vec<Currency> {
    let codes = match language.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("ru") => "RUB KZT BYN UAH USD EUR GEL AMD",
        _ => "USD EUR GBP AED ILS TRY CAD AUD",
    };
    codes.split(' ').filter_map(|code| Currency::parse(code).ok()).collect()
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Currency {
    type Err = UnknownCurrency;
    fn from_str(code: &str) -> Result<Self, UnknownCurrency> {
        Self::parse(code)
    }
}

impl From<Currency> for &'static str {
    fn from(currency: Currency) -> Self {
        currency.code()
    }
}

impl TryFrom<String> for Currency {
    type Error = UnknownCurrency;
    fn try_from(code: String) -> Result<Self, UnknownCurrency> {
        Self::parse(&code)
    }
}

/// Code, decimals (ISO 4217), and what stands beside a number.
const TABLE: &[(&str, u8, &str)] = &[
    ("RUB", 2, "₽ руб. руб рублей рубля рубль р. р rub"),
    ("USD", 2, "$ usd долларов доллара доллар dollars dollar"),
    ("EUR", 2, "€ eur евро euros euro"),
    ("GBP", 2, "£ gbp"),
    ("KZT", 2, "₸ тенге тг. тг kzt"),
    ("UAH", 2, "₴ грн. грн uah"),
    ("BYN", 2, "br руб. руб рублей рубля рубль р. р byn"),
    ("GEL", 2, "₾ лари gel"),
    ("AMD", 2, "֏ драмов драм amd"),
    ("AZN", 2, "₼ манатов манат azn"),
    ("UZS", 2, "сумов сум so'm uzs"),
    ("KGS", 2, "сомов сом kgs"),
    ("TJS", 2, "сомони tjs"),
    ("TMT", 2, "манатов манат tmt"),
    ("MDL", 2, "леев лей lei mdl"),
    ("TRY", 2, "₺ лир tl try"),
    ("ILS", 2, "₪ шекелей шек ils"),
    ("AED", 2, "дирхамов aed"),
    ("RSD", 2, "динаров дин. дин din rsd"),
    ("PLN", 2, "zł pln"),
    ("CZK", 2, "kč czk"),
    ("HUF", 2, "ft huf"),
    ("RON", 2, "lei ron"),
    ("BGN", 2, "лв. лв bgn"),
    ("CHF", 2, "fr. chf"),
    ("SEK", 2, "kr sek"),
    ("NOK", 2, "kr nok"),
    ("DKK", 2, "kr. kr dkk"),
    ("ISK", 0, "kr isk"),
    ("CAD", 2, "c$ $ cad"),
    ("AUD", 2, "a$ $ aud"),
    ("NZD", 2, "nz$ $ nzd"),
    ("SGD", 2, "s$ $ sgd"),
    ("HKD", 2, "hk$ $ hkd"),
    ("JPY", 0, "¥ 円 jpy"),
    ("KRW", 0, "₩ krw"),
    ("CNY", 2, "¥ 元 cny"),
    ("INR", 2, "₹ inr"),
    ("THB", 2, "฿ бат thb"),
    ("VND", 0, "₫ vnd"),
    ("IDR", 2, "rp idr"),
    ("MYR", 2, "rm myr"),
    ("PHP", 2, "₱ php"),
    ("SAR", 2, "sar"),
    ("QAR", 2, "qar"),
    ("KWD", 3, "kwd"),
    ("BHD", 3, "bhd"),
    ("EGP", 2, "egp"),
    ("ZAR", 2, "r zar"),
    ("BRL", 2, "r$ brl"),
    ("MXN", 2, "$ mxn"),
    ("ARS", 2, "$ ars"),
    ("CLP", 0, "$ clp"),
    ("COP", 2, "$ cop"),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_currency_is_read_and_written_by_its_code() {
        let codes: HashSet<_> = Currency::all().map(Currency::code).collect();
        assert_eq!(codes.len(), TABLE.len());
        assert!(
            codes
                .iter()
                .all(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()))
        );
        assert_eq!(Currency::parse(" kwd ").unwrap().digits(), 3);
        assert_eq!(
            (Currency::RUB.code(), Currency::USD.code(), Currency::EUR.code()),
            ("RUB", "USD", "EUR")
        );
        assert_eq!(serde_json::to_string(&Currency::EUR).unwrap(), "\"EUR\"");
        assert_eq!(serde_json::from_str::<Currency>("\"EUR\"").unwrap(), Currency::EUR);
        assert!(serde_json::from_str::<Currency>("\"XXX\"").is_err());
        assert_eq!(likely_currencies("ru-RU")[0], Currency::RUB);
        assert_eq!(likely_currencies("ru").len(), likely_currencies("en").len());
    }
}
