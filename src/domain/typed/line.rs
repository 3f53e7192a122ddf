//! Reads the tokens of a typed line. Items are kept as typed first, because a step at the end is for all before it.

use std::ops::Range;

use super::lex::{Kind, Token, tokens};
use super::words::{Meaning, meaning};
use super::{DateSpec, DaysSpec, LINE_MAX, Mistake, ParseError, TypedPlan};
use crate::domain::slot::{MOST_PER_DAY, WallSpan, is_length};
use crate::domain::zone::{DAY, Weekday};

/// The plan, and where the line names days, if it does.
pub(super) fn read(line: &str, default_len: u16) -> Result<(TypedPlan, Option<Range<usize>>), ParseError> {
    if let Some((at, _)) = line.char_indices().nth(LINE_MAX) {
        return Err(ParseError {
            at: at..line.len(),
            what: Mistake::TooLong,
        });
    }
    let mut reader = Reader::of(line);
    reader.read()?;
    let times = reader.spans(default_len)?;
    Ok((
        TypedPlan {
            days: reader.days,
            until: reader.until,
            times,
        },
        reader.named,
    ))
}

pub(super) struct Reader<'a> {
    pub(super) tokens: Vec<Token<'a>>,
    next: usize,
    /// Of the line, in bytes.
    end: usize,
    days: DaysSpec,
    until: Option<DateSpec>,
    named: Option<Range<usize>>,
    /// How many items stood before the last day.
    items_before_days: usize,
    items: Vec<Item>,
}

/// A time or a range as typed.
struct Item {
    start: u16,
    end: Option<u16>,
    step: Option<(u16, Range<usize>)>,
    at: Range<usize>,
}

impl<'a> Reader<'a> {
    pub(super) fn of(line: &'a str) -> Self {
        Self {
            tokens: tokens(line),
            next: 0,
            end: line.len(),
            days: DaysSpec::AtHand,
            until: None,
            named: None,
            items_before_days: 0,
            items: Vec::new(),
        }
    }
}

impl Reader<'_> {
    fn read(&mut self) -> Result<(), ParseError> {
        while let Some(token) = self.tokens.get(self.next).cloned() {
            if let Some((date, count)) = self.date(self.next, self.items.is_empty())? {
                self.add_date(date, count)?;
                continue;
            }
            match &token.kind {
                Kind::Separator => self.next += 1,
                Kind::Number => self.item()?,
                Kind::Word(word) => match meaning(word) {
                    Some(meaning) => self.word(meaning, &token)?,
                    None => return Err(token.mistake(Mistake::UnknownWord)),
                },
                Kind::Dash | Kind::Slash => return Err(token.mistake(Mistake::UnknownWord)),
            }
        }
        Ok(())
    }

    fn word(&mut self, meaning: Meaning, token: &Token) -> Result<(), ParseError> {
        let follows = self.meaning(self.next + 1);
        match meaning {
            Meaning::Filler => self.next += 1,
            Meaning::Days(days) => return self.add_weekdays(days),
            Meaning::From | Meaning::Po | Meaning::Step if matches!(follows, Some(Meaning::Days(_))) => self.next += 1,
            Meaning::From => {
                self.next += 1;
                self.item()?;
            }
            Meaning::Until => return self.until(),
            Meaning::Po if self.date(self.next + 1, false)?.is_some() || self.points_date(self.next + 1).is_some() => {
                return self.until();
            }
            Meaning::Po | Meaning::Step => {
                self.next += 1;
                let step = self.length()?;
                self.items
                    .iter_mut()
                    .filter(|item| item.step.is_none())
                    .for_each(|item| item.step = Some(step.clone()));
            }
            Meaning::InDays(_) | Meaning::Month(_) | Meaning::Length(_) | Meaning::Unit(_) => {
                return Err(token.mistake(Mistake::UnknownWord));
            }
        }
        Ok(())
    }

    /// A time, or a range with `-` or a word, maybe with `/` and a step.
    fn item(&mut self) -> Result<(), ParseError> {
        let opened_by_word = self.next > 0 && self.meaning(self.next - 1) == Some(Meaning::From);
        let (start, mut at) = self.time()?;
        if start == DAY {
            return Err(ParseError {
                at,
                what: Mistake::NotATime,
            });
        }
        let joined = match self.kind(self.next) {
            Some(Kind::Dash) => true,
            Some(Kind::Word(word)) => match meaning(word) {
                Some(Meaning::Until) => opened_by_word || self.is_plain_time(self.next + 1),
                Some(Meaning::Po) => opened_by_word && self.is_plain_time(self.next + 1),
                _ => false,
            },
            _ => false,
        };
        let mut end = None;
        if joined {
            self.next += 1;
            let (minute, end_at) = self.time()?;
            at.end = end_at.end;
            let minute = if minute == 0 { DAY } else { minute };
            if minute <= start {
                return Err(ParseError {
                    at,
                    what: Mistake::EndBeforeStart,
                });
            }
            end = Some(minute);
        }
        let mut step = None;
        if self.kind(self.next) == Some(&Kind::Slash) {
            self.next += 1;
            step = Some(self.length()?);
        }
        self.items.push(Item { start, end, step, at });
        Ok(())
    }

    /// Minutes from midnight; 24:00 is one.
    fn time(&mut self) -> Result<(u16, Range<usize>), ParseError> {
        let token = self.expect(Mistake::NotATime)?;
        let minute = minute(token.text).ok_or_else(|| token.mistake(Mistake::NotATime))?;
        Ok((minute, token.at))
    }

    /// `60`, `60 мин`, `1 ч`, `1:30`, `часу`.
    fn length(&mut self) -> Result<(u16, Range<usize>), ParseError> {
        if let Some(Meaning::Length(minutes)) = self.meaning(self.next) {
            self.next += 1;
            return Ok((minutes, self.tokens[self.next - 1].at.clone()));
        }
        let token = self.expect(Mistake::NotALength)?;
        let mut at = token.at.clone();
        let number = match token.text.split_once(':') {
            Some(_) => minute(token.text),
            None => token.text.parse().ok(),
        };
        let unit = match self.meaning(self.next) {
            Some(Meaning::Unit(unit) | Meaning::Length(unit)) => {
                at.end = self.tokens[self.next].at.end;
                self.next += 1;
                unit
            }
            _ => 1,
        };
        let minutes = number
            .and_then(|number: u16| number.checked_mul(unit))
            .filter(|minutes| is_length(*minutes));
        minutes.map(|minutes| (minutes, at.clone())).ok_or(ParseError {
            at,
            what: Mistake::NotALength,
        })
    }

    fn until(&mut self) -> Result<(), ParseError> {
        let word = self.tokens[self.next].clone();
        self.next += 1;
        let date = self.date(self.next, false)?.or(self.points_date(self.next));
        let Some((date, count)) = date else {
            return Err(self.expect(Mistake::NotADate)?.mistake(Mistake::NotADate));
        };
        if self.until.replace(date).is_some() {
            return Err(word.mistake(Mistake::NotADate));
        }
        self.next += count;
        self.name(word.at.start..self.tokens[self.next - 1].at.end);
        Ok(())
    }

    fn add_date(&mut self, date: DateSpec, count: usize) -> Result<(), ParseError> {
        let at = self.tokens[self.next].at.start..self.tokens[self.next + count - 1].at.end;
        self.check_one_group_of_days(&at)?;
        match &mut self.days {
            DaysSpec::AtHand => self.days = DaysSpec::Dates(vec![date]),
            DaysSpec::Dates(dates) => dates.push(date),
            DaysSpec::Weekdays(_) => {
                return Err(ParseError {
                    at,
                    what: Mistake::DaysMixed,
                });
            }
        }
        self.next += count;
        self.name(at);
        Ok(())
    }

    /// One weekday, a group of them (`будни`), or a range (`пн-пт`, `с пн по пт`), which may go over the end of the week.
    fn add_weekdays(&mut self, days: &[Weekday]) -> Result<(), ParseError> {
        let mut at = self.tokens[self.next].at.clone();
        self.next += 1;
        let mut days = days.to_vec();
        let joins = self.kind(self.next) == Some(&Kind::Dash)
            || matches!(self.meaning(self.next), Some(Meaning::Po | Meaning::Until));
        if let (true, [first], Some(Meaning::Days([last]))) = (joins, &days[..], self.meaning(self.next + 1)) {
            let (first, last) = (*first, *last);
            let count = last.days_since(first) as usize + 1;
            days = std::iter::successors(Some(first), |day| Some(day.succ()))
                .take(count)
                .collect();
            at.end = self.tokens[self.next + 1].at.end;
            self.next += 2;
        }
        self.check_one_group_of_days(&at)?;
        let mut all = match &self.days {
            DaysSpec::AtHand => Vec::new(),
            DaysSpec::Weekdays(before) => before.clone(),
            DaysSpec::Dates(_) => {
                return Err(ParseError {
                    at,
                    what: Mistake::DaysMixed,
                });
            }
        };
        all.extend(days);
        all.sort_by_key(Weekday::num_days_from_monday);
        all.dedup();
        self.days = DaysSpec::Weekdays(all);
        self.name(at);
        Ok(())
    }

    /// `пн 10:00 ср 12:00` would make both times on both days, which nobody means who types that.
    fn check_one_group_of_days(&mut self, at: &Range<usize>) -> Result<(), ParseError> {
        if self.days != DaysSpec::AtHand && self.items.len() != self.items_before_days {
            return Err(ParseError {
                at: at.clone(),
                what: Mistake::DaysMixed,
            });
        }
        self.items_before_days = self.items.len();
        Ok(())
    }

    /// A time that nobody would take for a date.
    fn is_plain_time(&self, n: usize) -> bool {
        let names_month = matches!(self.meaning(n + 1), Some(Meaning::Month(_)));
        let is_time = self.tokens.get(n).is_some_and(|token| minute(token.text).is_some());
        is_time && !names_month && self.points_date(n).is_none()
    }

    fn spans(&self, default_len: u16) -> Result<Vec<WallSpan>, ParseError> {
        let mut spans: Vec<(WallSpan, &Range<usize>)> = Vec::new();
        for item in &self.items {
            let error = |at: &Range<usize>, what| Err(ParseError { at: at.clone(), what });
            let step = item.step.as_ref().map(|(minutes, _)| *minutes);
            let length = match (item.end, &item.step) {
                (Some(end), Some((step, at))) if *step > end - item.start => {
                    return error(at, Mistake::LengthDoesNotFit);
                }
                (Some(end), None) => end - item.start,
                (_, _) => step.unwrap_or(default_len),
            };
            if !is_length(length) {
                return error(&item.at, Mistake::NotALength);
            }
            let count = item.end.map_or(1, |end| (end - item.start) / length);
            if spans.len() + usize::from(count) > MOST_PER_DAY {
                return error(&item.at, Mistake::TooMany);
            }
            let starts = (0..count).map(|n| item.start + n * length);
            spans.extend(starts.map(|start_min| {
                (
                    WallSpan {
                        start_min,
                        end_min: start_min + length,
                    },
                    &item.at,
                )
            }));
        }
        if spans.is_empty() {
            return Err(ParseError {
                at: self.end..self.end,
                what: Mistake::Empty,
            });
        }
        spans.sort_by_key(|(span, _)| *span);
        for pair in spans.windows(2) {
            let [(one, one_at), (other, other_at)] = [&pair[0], &pair[1]];
            if one.overlaps(*other) {
                let at = if one_at.start > other_at.start {
                    one_at
                } else {
                    other_at
                };
                return Err(ParseError {
                    at: (*at).clone(),
                    what: Mistake::Overlap(*one, *other),
                });
            }
        }
        Ok(spans.into_iter().map(|(span, _)| span).collect())
    }

    /// The number that has to come, or what is wrong where it should be.
    fn expect(&mut self, what: Mistake) -> Result<Token<'_>, ParseError> {
        let Some(token) = self.tokens.get(self.next) else {
            return Err(ParseError {
                at: self.end..self.end,
                what,
            });
        };
        if token.kind != Kind::Number {
            return Err(token.mistake(what));
        }
        self.next += 1;
        Ok(token.clone())
    }

    pub(super) fn kind(&self, n: usize) -> Option<&Kind> {
        self.tokens.get(n).map(|token| &token.kind)
    }

    pub(super) fn meaning(&self, n: usize) -> Option<Meaning> {
        match self.kind(n)? {
            Kind::Word(word) => meaning(word),
            Kind::Number | Kind::Dash | Kind::Slash | Kind::Separator => None,
        }
    }

    fn name(&mut self, at: Range<usize>) {
        self.named.get_or_insert(at);
    }
}

impl Token<'_> {
    pub(super) fn mistake(&self, what: Mistake) -> ParseError {
        ParseError {
            at: self.at.clone(),
            what,
        }
    }
}

/// `9`, `09`, `9:30`, `9.30`, `24`: minutes from midnight.
pub(super) fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "00"));
    if hour.len() > 2 || minute.len() != 2 {
        return None;
    }
    let (hour, minute) = (hour.parse::<u16>().ok()?, minute.parse::<u16>().ok()?);
    (minute < 60 && hour * 60 + minute <= DAY).then_some(hour * 60 + minute)
}
