//! Names that people type: kept as typed, folded for search, spelled in Latin letters for links.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub const SLUG_MIN: usize = 3;
pub const SLUG_MAX: usize = 32;
/// In characters, of which an emoji may need several.
pub const NAME_MAX: usize = 64;
/// A reason, in characters.
pub const WORDS_MAX: usize = 300;

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameProblem {
    #[error("nothing of the name can be seen")]
    Empty,
    #[error("{chars} characters are too many")]
    TooLong { chars: usize },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SlugProblem {
    #[error("at least {SLUG_MIN} characters are needed")]
    TooShort,
    #[error("at most {SLUG_MAX} characters fit")]
    TooLong,
    #[error("{0:?} is not a Latin letter, a digit or a hyphen")]
    Character(char),
    #[error("a hyphen can't stand at an end")]
    Hyphen,
}

/// The name as typed, without spaces too many and without characters that can't be seen but change how the text around them
/// is shown. A name that is too long is refused, never cut: a cut could fall inside of an emoji or a letter with marks.
pub fn clean_name(typed: &str) -> Result<String, NameProblem> {
    clean(typed, NAME_MAX)
}

/// As [`clean_name`], for what somebody gives as a reason.
pub fn clean_words(typed: &str) -> Result<String, NameProblem> {
    clean(typed, WORDS_MAX)
}

/// As [`clean_name`], of any length.
pub fn clean_line(typed: &str, most: usize) -> Result<String, NameProblem> {
    clean(typed, most)
}

fn clean(typed: &str, most: usize) -> Result<String, NameProblem> {
    let kept: String = typed
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !is_removed(*c))
        .collect();
    let name = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().all(is_blank) {
        return Err(NameProblem::Empty);
    }
    match name.chars().count() {
        chars if chars > most => Err(NameProblem::TooLong { chars }),
        _ => Ok(name),
    }
}

/// For search and for sorting: lower case, `ё` as `е`, compatible forms as one (NFKC). No database folds Cyrillic by itself.
pub fn folded(name: &str) -> String {
    let lower: String = name.nfkc().flat_map(char::to_lowercase).nfkc().collect();
    lower.trim().replace('ё', "е")
}

/// A slug for the link of somebody with this name: `[a-z0-9-]{3,32}`, never empty.
pub fn slug_from(name: &str) -> String {
    let mut slug = String::new();
    for c in name.nfc().flat_map(char::to_lowercase) {
        match latin(c) {
            Some(letters) => slug.push_str(letters),
            None => push_plain(&mut slug, c),
        }
    }
    slug.truncate(SLUG_MAX);
    let slug = slug.trim_matches('-');
    match slug.len() {
        0 => "practice".to_owned(),
        n if n < SLUG_MIN => format!("{slug}-practice"),
        _ => slug.to_owned(),
    }
}

/// A slug as a person typed it, in lower case, or what is wrong with it.
pub fn validate_slug(typed: &str) -> Result<String, SlugProblem> {
    let slug = typed.trim().to_ascii_lowercase();
    match slug.chars().find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-')) {
        Some(c) => Err(SlugProblem::Character(c)),
        None if slug.starts_with('-') || slug.ends_with('-') => Err(SlugProblem::Hyphen),
        None if slug.len() < SLUG_MIN => Err(SlugProblem::TooShort),
        None if slug.len() > SLUG_MAX => Err(SlugProblem::TooLong),
        None => Ok(slug),
    }
}

/// Latin letters lose their accents; all that is no letter or digit becomes one hyphen; an apostrophe goes without a trace.
fn push_plain(slug: &mut String, c: char) {
    if matches!(c, '\'' | '’' | 'ʼ' | '`') || is_combining_mark(c) {
        return;
    }
    let plain: String = c
        .nfkd()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if !plain.is_empty() {
        slug.push_str(&plain);
    } else if !slug.ends_with('-') {
        slug.push('-');
    }
}

/// Letters whose Latin spelling is not found by taking accents off, each followed by it: Russian, other Slavic, Turkic and
/// Tajik Cyrillic, Georgian, and Latin letters that are not a letter with an accent.
const LETTERS: &str = "\
    аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya \
    іi їyi єye ґg ўu ђdj јj љlj њnj ћc џdz ѓgj ќkj ѕdz әa ғg қk ңn өo ұu үu һh җzh ҡq ҙz ҫs ҳh ҷj ӣi ӯu აa ბb \
    გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr სs ტt უu ფp ქk ღgh ყq შsh ჩch ცts ძdz წts ჭch ხkh ჯj ჰh ßss \
    æae œoe øo łl đd ðd þth ıi əa \
";

fn latin(lower: char) -> Option<&'static str> {
    LETTERS.split_whitespace().find_map(|pair| pair.strip_prefix(lower))
}

/// Control characters, and those that turn the direction of what follows or hide in a text. Joiners stay: emoji, Persian and
/// Indic scripts need them.
fn is_removed(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{200B}' | '\u{FEFF}' | '\u{00AD}' | '\u{061C}')
        || matches!(c, '\u{200E}' | '\u{200F}' | '\u{FFF9}'..='\u{FFFB}')
}

fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || is_combining_mark(c)
        || matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}')
        || matches!(
            c,
            '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' | '\u{2800}' | '\u{180E}'
        )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_spelled_in_latin_letters() {
        for (name, slug) in [
            ("Мария П.", "mariya-p"),
            ("Щукина Юлия, репетитор", "shchukina-yuliya-repetitor"),
            ("Алёна", "alena"),
            ("Андрій Їжак", "andriy-yizhak"),
            ("Әлия Қасымова", "aliya-kasymova"),
            ("ნინო", "nino"),
            ("José Müller-Łuk", "jose-muller-luk"),
            ("O’Brien & Sons", "obrien-sons"),
            ("Й", "y-practice"),
            ("🎸🎸🎸", "practice"),
            ("李小龙", "practice"),
            ("", "practice"),
            ("  <b>Аня</b>  ", "b-anya-b"),
        ] {
            assert_eq!(slug_from(name), slug, "{name}");
        }
    }

    #[test]
    fn a_typed_slug_is_taken_or_refused_with_the_reason() {
        assert_eq!(validate_slug(" Masha-English "), Ok("masha-english".into()));
        assert_eq!(validate_slug("ab"), Err(SlugProblem::TooShort));
        assert_eq!(validate_slug(&"a".repeat(33)), Err(SlugProblem::TooLong));
        assert_eq!(validate_slug("маша"), Err(SlugProblem::Character('м')));
        assert_eq!(validate_slug("i_abc"), Err(SlugProblem::Character('_')));
        assert_eq!(validate_slug("-abc"), Err(SlugProblem::Hyphen));
    }

    #[test]
    fn a_name_is_kept_as_typed() {
        let kept = [
            "<b>Аня</b> & Co",
            "👨‍👩‍👧 Семья",
            "אבג דה",
            "سارا می‌خواهم",
            "Иван «Ваня»",
            "O'Hara",
            "🏴󠁧󠁢󠁥󠁮󠁧󠁿 Jo",
        ];
        for name in kept {
            assert_eq!(clean_name(name).as_deref(), Ok(name));
        }
        assert_eq!(clean_name("  Анна \t\n  Каренина ").as_deref(), Ok("Анна Каренина"));
        assert_eq!(clean_name("a\0b\u{202E}c\u{7}").as_deref(), Ok("abc"));
    }

    #[test]
    fn a_name_that_cannot_be_seen_or_is_too_long_is_refused() {
        for name in ["", "   ", "\u{200B}\u{200D}", "\u{3164}", "\u{202E}", "\u{FE0F}"] {
            assert_eq!(clean_name(name), Err(NameProblem::Empty), "{name:?}");
        }
        assert_eq!(clean_name(&"🎸".repeat(300)), Err(NameProblem::TooLong { chars: 300 }));
        assert_eq!(clean_name(&"🎸".repeat(64)), Ok("🎸".repeat(64)));
    }

    #[test]
    fn folding_makes_one_of_many_spellings() {
        for name in ["Пётр", "ПЕТР", " петр", "Пе\u{308}тр"] {
            assert_eq!(folded(name), "петр");
        }
        assert_eq!(folded("Ａｎｎａ"), "anna");
    }

    proptest! {
        #[test]
        fn a_slug_from_any_name_is_valid(name: String) {
            let slug = slug_from(&name);
            prop_assert_eq!(validate_slug(&slug), Ok(slug));
        }

        #[test]
        fn cleaning_twice_changes_nothing(name in "[ \\PC\u{202E}\n\u{200D}]{0,80}") {
            if let Ok(clean) = clean_name(&name) {
                prop_assert_eq!(clean_name(&clean), Ok(clean));
            }
        }

        #[test]
        fn folding_twice_changes_nothing(name: String) {
            let once = folded(&name);
            prop_assert_eq!(folded(&once), once);
        }
    }
}
