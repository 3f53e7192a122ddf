//! Who is in the demo: names in either language, ids, and where they live.

use super::profile;
use crate::domain::zone::{self, Zone};
use crate::simulator::Telegram;
use crate::telegram::texts::Lang;

pub(super) const OPERATOR: i64 = 1;
pub(super) const TUTOR: i64 = 2;
pub(super) const CLIENTS: [i64; 3] = [3, 4, 5];

/// The phones.
pub(super) fn people(telegram: &Telegram, lang: Lang) {
    let words = words(lang);
    telegram.person(profile(OPERATOR, words.operator, lang));
    telegram.person(profile(TUTOR, words.tutor, lang).username("maria_teaches"));
    for (id, name) in CLIENTS.into_iter().zip(words.clients) {
        telegram.person(profile(id, name, lang));
    }
}

pub(super) fn role(id: i64) -> &'static str {
    match id {
        OPERATOR => "operator",
        TUTOR => "tutor",
        id if CLIENTS.contains(&id) => "client",
        _ => "person",
    }
}

/// Where the seeded people live.
pub(super) fn zone(lang: Lang) -> Zone {
    zone::likely(lang.code())
        .first()
        .map_or(Zone::UTC, |choice| choice.zone)
}

pub(super) struct Words {
    pub operator: &'static str,
    pub tutor: &'static str,
    pub clients: [&'static str; 3],
    pub practice: &'static str,
    pub currency: &'static str,
    pub prices: [&'static str; 3],
}

pub(super) fn words(lang: Lang) -> Words {
    match lang {
        Lang::Ru => Words {
            operator: "Вера",
            tutor: "Мария П.",
            clients: ["Аня К.", "Олег Т.", "Ирина В."],
            practice: "Мария П. · английский",
            currency: "RUB",
            prices: ["1500", "1800", "2000"],
        },
        Lang::En => Words {
            operator: "Vera",
            tutor: "Maria P.",
            clients: ["Anna K.", "Oliver T.", "Irene W."],
            practice: "Maria P. · English",
            currency: "GBP",
            prices: ["30", "35", "40"],
        },
    }
}
