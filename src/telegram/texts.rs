//! Everything the bot says, from `locales/`, in the reader's language.
//!
//! A key is always written out as a whole literal (`"client-home-title"`), never put together: a test reads the
//! sources for them. Its suffix says what it is for and how much room there is ([`budget`]).

mod html;

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, anyhow};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::resolver::errors::{ReferenceKind, ResolverError};
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

pub use html::{Html, escape};

static LOCALES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/locales");

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    En,
    Ru,
}

impl Lang {
    pub const ALL: [Lang; 2] = [Lang::Ru, Lang::En];
    /// Languages of Telegram's apps whose speakers mostly read Russian.
    pub const APPS_IN_RUSSIAN: [&str; 12] = ["ru", "be", "uk", "kk", "ky", "uz", "tg", "tk", "hy", "tt", "ba", "cv"];

    /// The language to begin with for somebody whose Telegram speaks `code` (an IETF tag such as `ru` or `pt-br`):
    /// Russian where most speakers read it, English for everybody else.
    pub fn of_telegram(code: Option<&str>) -> Self {
        let code = code.unwrap_or_default().to_ascii_lowercase();
        match code.split(['-', '_']).next().unwrap_or_default() {
            code if Self::APPS_IN_RUSSIAN.contains(&code) => Self::Ru,
            _ => Self::En,
        }
    }

    /// What [`Lang::code`] gave, back from where it was kept.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
        }
    }
}

/// A value that a text is filled with; see [`args!`](crate::args).
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    /// Shown as it is: escaped where the text is HTML.
    Text(Cow<'a, str>),
    /// Decides plurals; written without grouping.
    Number(i64),
    /// HTML of our own, not escaped again.
    Html(Html),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<Html> for Arg<'_> {
    fn from(html: Html) -> Self {
        Self::Html(html)
    }
}

impl From<&Html> for Arg<'_> {
    fn from(html: &Html) -> Self {
        Self::Html(html.clone())
    }
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Arg<'_> {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for Arg<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Arg<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

pub type Args<'a> = [(&'static str, Arg<'a>)];

/// `&args![name = client, count = 3]`; `&args![]` where a text takes nothing.
#[macro_export]
macro_rules! args {
    () => { [] as [(&'static str, $crate::telegram::texts::Arg<'static>); 0] };
    ($($name:ident = $value:expr),+ $(,)?) => {
        [$((stringify!($name), $crate::telegram::texts::Arg::from($value))),+]
    };
}

/// How many characters there are for a text with this key, in UTF-16 units as Telegram counts them: a button alone in
/// its row, in twos, in fours, in sevens, and the answer to a tap. `None` for what stands in a message.
pub fn budget(key: &str) -> Option<usize> {
    match key.rsplit('-').next()? {
        "b32" => Some(32),
        "b16" => Some(16),
        "b7" => Some(7),
        "b4" => Some(4),
        "toast" | "alert" => Some(200),
        _ => None,
    }
}

/// What is said instead of a name that is gone: somebody had their data deleted, and nothing else has an empty name.
const NOBODY: &str = "common-deleted-client";

fn is_nobody(value: &str, text: &str) -> bool {
    text.is_empty() && (value == "name" || value == "who")
}

/// The texts of all languages; a clone is a handle to the same ones.
#[derive(Clone)]
pub struct Texts(Arc<Inner>);

struct Inner {
    en: FluentBundle<FluentResource>,
    ru: FluentBundle<FluentResource>,
    // Each fault is logged once: a missing key on a screen everybody opens would drown everything else.
    reported: Mutex<HashSet<String>>,
}

impl Texts {
    /// The texts built into the program.
    pub fn embedded() -> anyhow::Result<Self> {
        Ok(Self(Arc::new(Inner {
            en: bundle(Lang::En)?,
            ru: bundle(Lang::Ru)?,
            reported: Mutex::default(),
        })))
    }

    pub fn in_language(&self, lang: Lang) -> Speaker {
        Speaker {
            texts: self.clone(),
            lang,
        }
    }

    /// A message or a piece of one; every [`Arg::Text`] is escaped.
    pub fn html(&self, lang: Lang, key: &'static str, args: &Args<'_>) -> Html {
        let values = args.iter().map(|(name, arg)| {
            let value = match arg {
                Arg::Text(text) if is_nobody(name, text) => FluentValue::from(self.plain(lang, NOBODY, &args![])),
                Arg::Text(text) => FluentValue::from(escape(text).into_owned()),
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Html(html) => FluentValue::from(html.as_str()),
            };
            (*name, value)
        });
        Html::trusted(self.format(lang, key, values.collect()))
    }

    /// A button's label, an answer to a tap, a command's description: nothing is escaped. Where the key has a
    /// [`budget`], the longest arguments are cut so that the text keeps to it.
    pub fn plain(&self, lang: Lang, key: &'static str, args: &Args<'_>) -> String {
        let mut values: Vec<(&str, Cow<'_, str>)> = Vec::new();
        let mut numbers: Vec<(&str, i64)> = Vec::new();
        for (name, arg) in args {
            match arg {
                Arg::Text(text) if is_nobody(name, text) => {
                    values.push((name, Cow::Owned(self.plain(lang, NOBODY, &args![]))));
                }
                Arg::Text(text) => values.push((name, Cow::Borrowed(text))),
                Arg::Number(number) => numbers.push((name, *number)),
                Arg::Html(html) => values.push((name, Cow::Owned(html.to_plain()))),
            }
        }
        let mut text = self.format(lang, key, fluent_args(&values, &numbers));
        let Some(room) = budget(key) else { return text };
        for _ in 0..values.len() {
            let over = width(&text).saturating_sub(room);
            if over == 0 {
                break;
            }
            if let Some((_, longest)) = values.iter_mut().max_by_key(|(_, value)| width(value)) {
                *longest = Cow::Owned(cut(longest, width(longest).saturating_sub(over).max(2)));
            }
            text = self.format(lang, key, fluent_args(&values, &numbers));
        }
        cut(&text, room)
    }

    /// What a language's own file says for a key made from data (a city's name); `None` is no fault.
    pub(super) fn lookup(&self, lang: Lang, key: &str) -> Option<String> {
        let bundle = self.bundle(lang);
        let pattern = bundle.get_message(key)?.value()?;
        Some(bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }

    fn bundle(&self, lang: Lang) -> &FluentBundle<FluentResource> {
        match lang {
            Lang::En => &self.0.en,
            Lang::Ru => &self.0.ru,
        }
    }

    fn format(&self, lang: Lang, key: &str, mut args: FluentArgs<'_>) -> String {
        let found = [lang, Lang::En, Lang::Ru].into_iter().find_map(|lang| {
            let bundle = self.bundle(lang);
            Some((lang, bundle, bundle.get_message(key)?.value()?))
        });
        let Some((spoken, bundle, pattern)) = found else {
            self.report(lang, key, "there is no such text");
            return key.replace('-', " ");
        };
        if spoken != lang {
            self.report(lang, key, "the text is missing in this language");
        }
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        if errors.is_empty() {
            return text;
        }
        for error in std::mem::take(&mut errors) {
            self.report(lang, key, &error.to_string());
            if let FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable { id })) = error {
                args.set(id, "…");
            }
        }
        bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    fn report(&self, lang: Lang, key: &str, fault: &str) {
        let mut reported = self.0.reported.lock().unwrap_or_else(PoisonError::into_inner);
        if reported.insert(format!("{} {key} {fault}", lang.code())) {
            tracing::error!(lang = lang.code(), key, fault, "a text could not be said as written");
        }
    }
}

/// The texts in one reader's language; dates and sums in it are in `telegram::format`.
#[derive(Clone)]
pub struct Speaker {
    texts: Texts,
    lang: Lang,
}

impl Speaker {
    pub fn lang(&self) -> Lang {
        self.lang
    }

    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// See [`Texts::html`].
    pub fn html(&self, key: &'static str, args: &Args<'_>) -> Html {
        self.texts.html(self.lang, key, args)
    }

    /// See [`Texts::plain`].
    pub fn plain(&self, key: &'static str, args: &Args<'_>) -> String {
        self.texts.plain(self.lang, key, args)
    }

    /// Of several clients, whose it is.
    pub fn named(&self, name: Option<&str>, what: String) -> String {
        match name {
            Some(name) => self.plain("common-family-of", &crate::args![name = name, what = what]),
            None => what,
        }
    }
}

fn bundle(lang: Lang) -> anyhow::Result<FluentBundle<FluentResource>> {
    let folder = LOCALES
        .get_dir(lang.code())
        .with_context(|| format!("locales/{} is missing", lang.code()))?;
    let id: LanguageIdentifier = lang.code().parse()?;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    for file in folder.files() {
        let name = file.path().display();
        let source = file
            .contents_utf8()
            .with_context(|| format!("locales/{name} is not UTF-8"))?;
        let resource = FluentResource::try_new(source.to_owned())
            .map_err(|(_, errors)| anyhow!("locales/{name} does not parse: {errors:?}"))?;
        bundle
            .add_resource(resource)
            .map_err(|errors| anyhow!("locales/{name} repeats a key: {errors:?}"))?;
    }
    Ok(bundle)
}

fn fluent_args<'a>(values: &'a [(&'a str, Cow<'a, str>)], numbers: &'a [(&'a str, i64)]) -> FluentArgs<'a> {
    let values = values
        .iter()
        .map(|(name, value)| (*name, FluentValue::from(value.as_ref())));
    let numbers = numbers.iter().map(|(name, number)| (*name, FluentValue::from(*number)));
    values.chain(numbers).collect()
}

/// Length in UTF-16 units, Telegram's own measure; an emoji counts for two and is about as wide.
pub fn width(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// At most `room` units of `text`, ending in `…` where something was left off.
pub fn cut(text: &str, room: usize) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut left = room.saturating_sub(1);
    for c in text.chars() {
        match left.checked_sub(c.len_utf16()) {
            Some(rest) => left = rest,
            None => break,
        }
        kept.push(c);
    }
    // A joiner at the end would glue the ellipsis to what it was to join.
    let kept = kept.trim_end_matches(|c: char| c == '\u{200d}' || c.is_whitespace());
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_escaped_once_and_never_read_as_a_text() {
        let texts = Texts::embedded().unwrap();
        let title = texts.html(Lang::En, "client-home-title", &args![tenant = "<b>A & B</b> { $x }"]);
        assert_eq!(title.as_str(), "<b>&lt;b&gt;A &amp; B&lt;/b&gt; { $x }</b>");
        let when = texts.html(Lang::En, "common-when", &args![day = &title, time = "9:00"]);
        assert_eq!(when.as_str(), format!("{title}, 9:00"));
        assert_eq!(
            texts.plain(Lang::En, "client-home-next", &args![when = &title]),
            "Next booking: <b>A & B</b> { $x }"
        );
    }

    #[test]
    fn a_message_keeps_its_lines() {
        let ru = Texts::embedded().unwrap().in_language(Lang::Ru);
        let args = args![when = "завтра, 9:00–10:00", service = "Английский", tenant = "Мария П."];
        let receipt = "✅ <b>Запись подтверждена</b>\nзавтра, 9:00–10:00\nАнглийский\nМария П.";
        assert_eq!(ru.html("client-booked", &args).as_str(), receipt);
    }

    #[test]
    fn what_is_missing_is_said_readably() {
        let texts = Texts::embedded().unwrap();
        assert_eq!(texts.plain(Lang::Ru, "no-such-text", &args![]), "no such text");
        assert_eq!(
            texts.plain(Lang::Ru, "client-home-next", &args![]),
            "Ближайшая запись: …"
        );
        assert_eq!(
            texts.plain(Lang::Ru, "specialist-added-toast", &args![]),
            "Создано … окон"
        );
        assert_eq!(texts.0.reported.lock().unwrap().len(), 3);
        texts.plain(Lang::Ru, "no-such-text", &args![]);
        assert_eq!(texts.0.reported.lock().unwrap().len(), 3);
    }

    #[test]
    fn russian_counts_are_right() {
        let ru = Texts::embedded().unwrap().in_language(Lang::Ru);
        let said = [1, 2, 5, 11, 21, 104].map(|n| ru.plain("common-days", &args![count = n]));
        assert_eq!(said, ["1 день", "2 дня", "5 дней", "11 дней", "21 день", "104 дня"]);
    }

    #[test]
    fn a_label_is_cut_to_its_row_at_the_longest_value() {
        let ru = Texts::embedded().unwrap().in_language(Lang::Ru);
        let label = |name: &str, mark: &str| {
            ru.plain(
                "specialist-booking-row-b32",
                &args![time = "11:30", name = name, mark = mark],
            )
        };
        assert_eq!(label("Пётр", "⏳ ждёт ответа"), "11:30 Пётр ⏳ ждёт ответа");
        assert_eq!(
            label("Александра Константинопольская", "⏳ ждёт ответа"),
            "11:30 Александра… ⏳ ждёт ответа"
        );
        let emoji = label(&"👩‍🏫".repeat(300), &"очень долгое название ".repeat(20));
        assert!(width(&emoji) <= 32, "{emoji}");
        assert_eq!(ru.plain("client-day-time-b7", &args![time = "12:34:56"]), "12:34:…");
    }

    #[test]
    fn languages_are_guessed_from_telegrams() {
        for (code, lang) in [
            ("ru", Lang::Ru),
            ("be", Lang::Ru),
            ("KK-kz", Lang::Ru),
            ("en", Lang::En),
            ("de", Lang::En),
        ] {
            assert_eq!(Lang::of_telegram(Some(code)), lang, "{code}");
        }
        assert_eq!(Lang::of_telegram(None), Lang::En);
        assert_eq!(Lang::of_code("ru"), Some(Lang::Ru));
    }
}
