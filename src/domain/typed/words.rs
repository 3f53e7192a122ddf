//! The words a typed line may have, in English and in Russian, in lower case.

use super::super::zone::Weekday::{self, Fri, Mon, Sat, Sun, Thu, Tue, Wed};

/// What a word means to the reader of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Days(&'static [Weekday]),
    /// So many days from today.
    InDays(u8),
    /// 1 to 12.
    Month(u8),
    From,
    /// The end of a range, or the last date.
    Until,
    /// Russian `по`: a step, the last date, or nothing before a weekday.
    Po,
    /// A step, if a number follows.
    Step,
    /// A length that needs no number.
    Length(u16),
    /// Minutes in the unit that stands behind a number.
    Unit(u16),
    /// Says nothing.
    Filler,
}

pub(super) fn meaning(word: &str) -> Option<Meaning> {
    let known = |(words, meaning): &(&str, Meaning)| words.split(' ').any(|known| known == word).then_some(*meaning);
    WORDS.iter().find_map(known)
}

const WORDS: &[(&str, Meaning)] = &[
    (
        "пн понедельник понедельники понедельникам mo mon monday mondays",
        Meaning::Days(&[Mon]),
    ),
    (
        "вт вторник вторники вторникам tu tue tues tuesday tuesdays",
        Meaning::Days(&[Tue]),
    ),
    (
        "ср среда среду среды средам we wed wednesday wednesdays",
        Meaning::Days(&[Wed]),
    ),
    (
        "чт четверг четверги четвергам th thu thur thurs thursday thursdays",
        Meaning::Days(&[Thu]),
    ),
    (
        "пт пятница пятницу пятницы пятницам fr fri friday fridays",
        Meaning::Days(&[Fri]),
    ),
    (
        "сб суббота субботу субботы субботам sa sat saturday saturdays",
        Meaning::Days(&[Sat]),
    ),
    (
        "вс воскресенье воскресенья воскресеньям su sun sunday sundays",
        Meaning::Days(&[Sun]),
    ),
    (
        "будни будням будние weekday weekdays",
        Meaning::Days(&[Mon, Tue, Wed, Thu, Fri]),
    ),
    ("выходные выходным weekend weekends", Meaning::Days(&[Sat, Sun])),
    (
        "ежедневно день дни daily day days",
        Meaning::Days(&[Mon, Tue, Wed, Thu, Fri, Sat, Sun]),
    ),
    ("сегодня today", Meaning::InDays(0)),
    ("завтра tomorrow", Meaning::InDays(1)),
    ("послезавтра", Meaning::InDays(2)),
    ("янв января январь jan january", Meaning::Month(1)),
    ("фев февраля февраль feb february", Meaning::Month(2)),
    ("мар марта март mar march", Meaning::Month(3)),
    ("апр апреля апрель apr april", Meaning::Month(4)),
    ("мая май may", Meaning::Month(5)),
    ("июн июня июнь jun june", Meaning::Month(6)),
    ("июл июля июль jul july", Meaning::Month(7)),
    ("авг августа август aug august", Meaning::Month(8)),
    ("сен сент сентября сентябрь sep sept september", Meaning::Month(9)),
    ("окт октября октябрь oct october", Meaning::Month(10)),
    ("ноя нояб ноября ноябрь nov november", Meaning::Month(11)),
    ("дек декабря декабрь dec december", Meaning::Month(12)),
    ("с со from", Meaning::From),
    ("до until till to through", Meaning::Until),
    ("по", Meaning::Po),
    ("by per each every каждые x х", Meaning::Step),
    ("часу часа hour", Meaning::Length(60)),
    ("полчаса", Meaning::Length(30)),
    ("м мин минут минуты минуте m min mins minute minutes", Meaning::Unit(1)),
    ("ч час часов h hr hrs hours", Meaning::Unit(60)),
    ("в во и на каждый каждая каждую каждое and on at the", Meaning::Filler),
];
