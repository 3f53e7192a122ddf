//! Which zone a person means by a city: the names people type, in English and in Russian, and the names we show.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::moment::Moment;
use super::names::folded;
use super::zone::Zone;

/// A zone under the name of one of its cities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneChoice {
    pub zone: Zone,
    pub city_en: Cow<'static, str>,
    pub city_ru: Cow<'static, str>,
}

impl ZoneChoice {
    /// In the language of the code, else in English.
    pub fn city(&self, language: &str) -> &str {
        if is_russian(language) {
            &self.city_ru
        } else {
            &self.city_en
        }
    }
}

/// The places a query may mean, best first: whole names, then beginnings of names and of words, then parts; cities we know
/// by name before names of the IANA database. No zone comes twice under the same city.
pub fn search(query: &str, limit: usize) -> Vec<ZoneChoice> {
    let query = key(query);
    if query.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(Rank, &Place)> = PLACES
        .iter()
        .filter_map(|place| Some((place.rank(&query)?, place)))
        .collect();
    found.sort_by_key(|(rank, place)| (*rank, place.fallback));
    let mut choices: Vec<ZoneChoice> = Vec::new();
    for (_, place) in found {
        let known = |choice: &ZoneChoice| choice.zone == place.choice.zone;
        if choices.len() < limit && !(place.fallback && choices.iter().any(known)) {
            choices.push(place.choice.clone());
        }
    }
    choices
}

/// The first ones to offer to somebody who speaks this language.
pub fn likely(language: &str) -> &'static [ZoneChoice] {
    static RU: LazyLock<Vec<ZoneChoice>> = LazyLock::new(|| {
        choices(&[
            "Moscow",
            "Kaliningrad",
            "Samara",
            "Yekaterinburg",
            "Novosibirsk",
            "Vladivostok",
            "Almaty",
            "Tbilisi",
        ])
    });
    static EN: LazyLock<Vec<ZoneChoice>> = LazyLock::new(|| {
        choices(&[
            "London",
            "Berlin",
            "New York",
            "Chicago",
            "Los Angeles",
            "Dubai",
            "Delhi",
            "Sydney",
        ])
    });
    if is_russian(language) { &RU } else { &EN }
}

/// The ones to offer to a client who speaks this language and whose specialist lives in `zone`: the specialist's own,
/// then places on the clocks next to it at `now`, of each clock no more than two.
pub fn near(zone: Zone, language: &str, now: Moment, limit: usize) -> Vec<ZoneChoice> {
    static RU: LazyLock<Vec<ZoneChoice>> = LazyLock::new(|| {
        choices(&[
            "Moscow",
            "Kaliningrad",
            "Samara",
            "Yekaterinburg",
            "Omsk",
            "Novosibirsk",
            "Irkutsk",
            "Yakutsk",
            "Vladivostok",
            "Berlin",
            "Minsk",
            "Tbilisi",
            "Almaty",
            "Istanbul",
            "Tel Aviv",
            "London",
            "Dubai",
            "Belgrade",
            "New York",
            "Los Angeles",
            "Magadan",
        ])
    });
    static EN: LazyLock<Vec<ZoneChoice>> = LazyLock::new(|| {
        choices(&[
            "London",
            "Berlin",
            "New York",
            "Chicago",
            "Denver",
            "Los Angeles",
            "Istanbul",
            "Tel Aviv",
            "Moscow",
            "Dubai",
            "Tashkent",
            "Delhi",
            "Bangkok",
            "Singapore",
            "Tokyo",
            "Sydney",
            "Lisbon",
            "Paris",
        ])
    });
    let here = PLACES.iter().find(|place| place.choice.zone == zone);
    let here = here.map(|place| place.choice.clone());
    let common: &[ZoneChoice] = if is_russian(language) { &RU } else { &EN };
    let offset = |choice: &ZoneChoice| choice.zone.offset_minutes(now);
    let own = zone.offset_minutes(now);
    let mut others: Vec<&ZoneChoice> = common.iter().filter(|choice| choice.zone != zone).collect();
    others.sort_by_key(|choice| (offset(choice) - own).abs());
    let mut chosen: Vec<ZoneChoice> = here.into_iter().collect();
    for choice in others {
        let same = chosen.iter().filter(|other| offset(other) == offset(choice)).count();
        if chosen.len() < limit && same < 2 {
            chosen.push(choice.clone());
        }
    }
    chosen.truncate(limit);
    chosen
}

/// How we call a zone: by its best-known city, or by the last part of its name.
pub fn city(zone: Zone, language: &str) -> String {
    let place = PLACES.iter().find(|place| place.choice.zone == zone);
    place.map_or_else(|| last_part(zone), |place| place.choice.city(language).to_owned())
}

struct Place {
    choice: ZoneChoice,
    /// Everything it is found by, as `key` writes it.
    keys: Vec<String>,
    /// Known from the IANA database alone.
    fallback: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Whole,
    Beginning,
    Word,
    Part,
}

impl Place {
    fn rank(&self, query: &str) -> Option<Rank> {
        self.keys.iter().filter_map(|key| rank(key, query)).min()
    }
}

static PLACES: LazyLock<Vec<Place>> = LazyLock::new(|| {
    let cities = include_str!("cities.tsv").lines().filter_map(city_line);
    cities
        .chain(Zone::all().filter(|zone| is_offered(*zone)).map(from_database))
        .collect()
});

/// `zone, English, Russian, other names by commas`, parted by tabs; the first city of a zone is the one it is called by.
fn city_line(line: &'static str) -> Option<Place> {
    let mut fields = line.split('\t');
    let zone = Zone::parse(fields.next()?).ok()?;
    let (english, russian, others) = (fields.next()?, fields.next()?, fields.next()?);
    let names = [english, russian]
        .into_iter()
        .chain(others.split(','))
        .map(key)
        .filter(|key| !key.is_empty());
    let choice = ZoneChoice {
        zone,
        city_en: english.into(),
        city_ru: russian.into(),
    };
    Some(Place {
        choice,
        keys: names.collect(),
        fallback: false,
    })
}

fn from_database(zone: Zone) -> Place {
    let last = last_part(zone);
    let keys = vec![key(&last), key(zone.name())];
    Place {
        choice: ZoneChoice {
            zone,
            city_en: last.clone().into(),
            city_ru: last.into(),
        },
        keys,
        fallback: true,
    }
}

/// Names without a place are traps: `Etc/GMT+3` is three hours *west* of Greenwich, `EST` knows no summer.
fn is_offered(zone: Zone) -> bool {
    zone == Zone::UTC || (zone.name().contains('/') && !zone.name().starts_with("Etc/"))
}

fn last_part(zone: Zone) -> String {
    zone.name().rsplit('/').next().unwrap_or(zone.name()).replace('_', " ")
}

fn rank(key: &str, query: &str) -> Option<Rank> {
    let at = key.find(query)?;
    Some(if key == query {
        Rank::Whole
    } else if at == 0 {
        Rank::Beginning
    } else if key.match_indices(query).any(|(at, _)| key[..at].ends_with(' ')) {
        Rank::Word
    } else {
        Rank::Part
    })
}

/// One spelling for all: lower case, without hyphens, underscores, dots and double spaces.
fn key(name: &str) -> String {
    let spaced = folded(name).replace(|c: char| !c.is_alphanumeric() && c != '+', " ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn choices(cities: &[&str]) -> Vec<ZoneChoice> {
    let by_name = |name: &&str| {
        PLACES
            .iter()
            .find(|place| !place.fallback && place.choice.city_en == *name)
    };
    cities
        .iter()
        .filter_map(by_name)
        .map(|place| place.choice.clone())
        .collect()
}

fn is_russian(language: &str) -> bool {
    language.get(..2).is_some_and(|code| code.eq_ignore_ascii_case("ru"))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    fn zone(name: &str) -> Zone {
        Zone::parse(name).unwrap()
    }

    fn first(query: &str) -> (&'static str, String) {
        let choice = search(query, 8)
            .into_iter()
            .next()
            .unwrap_or_else(|| panic!("nothing for {query}"));
        (choice.zone.name(), choice.city_en.into_owned())
    }

    #[test]
    fn every_line_of_the_table_is_read_and_names_a_zone_and_cities() {
        let lines = include_str!("cities.tsv").lines().count();
        assert_eq!(PLACES.iter().filter(|place| !place.fallback).count(), lines);
        let cities: HashSet<_> = PLACES
            .iter()
            .filter(|p| !p.fallback)
            .map(|p| p.choice.city_en.clone())
            .collect();
        assert_eq!(cities.len(), lines, "a city stands twice");
    }

    #[test]
    fn a_city_is_found_in_both_languages_in_any_case_by_its_beginning_or_a_part() {
        assert_eq!(first("москва"), ("Europe/Moscow", "Moscow".into()));
        assert_eq!(first("МОСК"), ("Europe/Moscow", "Moscow".into()));
        assert_eq!(first(" кишинев "), ("Europe/Chisinau", "Chisinau".into()));
        assert_eq!(first("КИШИНЁВ"), ("Europe/Chisinau", "Chisinau".into()));
        assert_eq!(first("питер"), ("Europe/Moscow", "Saint Petersburg".into()));
        assert_eq!(first("улан удэ"), ("Asia/Irkutsk", "Ulan-Ude".into()));
        assert_eq!(first("new_york"), ("America/New_York", "New York".into()));
        assert_eq!(first("york"), ("America/New_York", "New York".into()));
        assert_eq!(first("Йорк"), ("America/New_York", "New York".into()));
        assert_eq!(
            first("aires"),
            ("America/Argentina/Buenos_Aires", "Buenos Aires".into())
        );
        assert_eq!(first("Zürich"), ("Europe/Zurich", "Zurich".into()));
        assert_eq!(first("грузия"), ("Asia/Tbilisi", "Tbilisi".into()));
    }

    #[test]
    fn names_of_the_database_are_found_too_and_do_not_repeat_a_city() {
        assert_eq!(first("Lord_Howe"), ("Australia/Lord_Howe", "Lord Howe".into()));
        assert_eq!(first("Africa/Abidjan"), ("Africa/Abidjan", "Abidjan".into()));
        assert_eq!(first("utc"), ("UTC", "UTC".into()));
        let tokyo = search("tokyo", 8);
        assert_eq!(tokyo.len(), 1, "{tokyo:?}");
    }

    #[test]
    fn names_that_mean_the_opposite_of_what_they_say_are_not_offered() {
        assert!(search("gmt+3", 8).is_empty());
        assert!(search("EST", 50).iter().all(|choice| choice.zone.name() != "EST"));
    }

    #[test]
    fn nothing_is_found_by_nothing() {
        assert!(search("", 8).is_empty());
        assert!(search(" - ", 8).is_empty());
        assert!(search("абырвалг", 8).is_empty());
        assert_eq!(search("а", 3).len(), 3);
    }

    #[test]
    fn eight_likely_places_in_each_language() {
        for language in ["ru", "ru-RU", "en", "de", ""] {
            assert_eq!(likely(language).len(), 8, "{language}");
        }
        assert_eq!(likely("ru")[0].city("ru"), "Москва");
        assert_eq!(likely("en")[0].city("en"), "London");
    }

    #[test]
    fn near_a_zone_are_its_own_city_and_those_on_the_clocks_beside_it() {
        let winter = zone("Europe/Moscow")
            .instant("2026-12-01T12:00".parse().unwrap())
            .unwrap();
        let cities = |name: &str, language: &str| -> Vec<String> {
            let near = near(zone(name), language, winter, 8);
            near.iter().map(|choice| choice.city(language).to_owned()).collect()
        };
        let moscow = cities("Europe/Moscow", "ru");
        assert_eq!(
            moscow,
            [
                "Москва",
                "Минск",
                "Калининград",
                "Самара",
                "Тбилиси",
                "Тель-Авив",
                "Екатеринбург",
                "Берлин"
            ]
        );
        assert_eq!(cities("Asia/Vladivostok", "ru")[..2], ["Владивосток", "Якутск"]);
        assert_eq!(cities("Europe/London", "en")[..3], ["London", "Lisbon", "Berlin"]);
        assert_eq!(
            cities("Pacific/Apia", "en").len(),
            8,
            "far from all there is something too"
        );
    }

    #[test]
    fn a_zone_is_called_by_its_first_city_or_by_the_end_of_its_name() {
        assert_eq!(city(zone("Europe/Moscow"), "ru"), "Москва");
        assert_eq!(city(zone("Europe/Moscow"), "en"), "Moscow");
        assert_eq!(city(zone("America/Argentina/Ushuaia"), "ru"), "Ushuaia");
        assert_eq!(city(zone("America/Port_of_Spain"), "en"), "Port of Spain");
    }

    proptest! {
        #[test]
        fn no_query_makes_it_panic_or_break_the_limit(query: String, limit in 0usize..20) {
            prop_assert!(search(&query, limit).len() <= limit);
        }

        #[test]
        fn a_city_is_found_by_any_beginning_of_three_letters(n in 0usize..180, letters in 3usize..12) {
            let place = &PLACES[n];
            for name in [&place.choice.city_en, &place.choice.city_ru] {
                let typed: String = name.chars().take(letters).collect();
                prop_assert!(search(&typed, 1000).contains(&place.choice), "{} by {}", name, typed);
            }
        }
    }
}
