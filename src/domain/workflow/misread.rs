//! Why a file does not read as a workflow: one variant a fault, with what it is about.
//!
//! Here it is put in English for whoever writes the file; a chat puts it in its reader's own words.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::check::{MOST_STATUSES, MOST_STEPS};
use super::{CHARGE_LIMIT, FILE_LIMIT, TITLE_LENGTH};

/// The format that this version reads.
pub const FORMAT: i64 = 1;

/// What of the file it is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spot {
    File,
    Entry,
    Statuses,
    Status(String),
    Step(String),
    /// A step without a name, counted from 1.
    StepNo(usize),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Misread {
    pub spot: Spot,
    pub ill: Ill,
}

/// What a title is not.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TitleFault {
    Empty,
    /// A line break, or a space at its edge.
    Edges,
    Long(usize),
    NoLanguage,
    NoText,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ill {
    TooLarge,
    NotText,
    /// In the words of the parser.
    NotToml(String),
    NoFormat,
    LaterFormat(i64),
    BadFormat,
    /// `meant` is the key that may have been; else all there are.
    UnknownKey {
        key: String,
        meant: Option<String>,
        known: String,
    },
    /// Each with an example of how it is written.
    Missing {
        key: String,
        example: String,
    },
    NoTable {
        key: String,
        example: String,
    },
    NoTableThere {
        key: String,
        example: String,
    },
    NoString {
        key: String,
        example: String,
    },
    NoList {
        key: String,
        example: String,
    },
    Empty {
        key: String,
        example: String,
    },
    NoTitles {
        example: String,
    },
    Title {
        language: String,
        fault: TitleFault,
    },
    /// Of a status, or of what stands in a key.
    BadName {
        key: Option<String>,
    },
    SmallLetters(String),
    StatusNoTable(String),
    Icon,
    Charge,
    Moment {
        key: String,
    },
    Word {
        key: String,
        word: String,
        all: String,
    },
    NoYesOrNo,
    NoSteps,
    StepsNoList,
    StepNoTable,
    TooManyStatuses(usize),
    TooManySteps(usize),
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File => f.write_str("the file"),
            Self::Entry => f.write_str("the entry"),
            Self::Statuses => f.write_str("the statuses"),
            Self::Status(id) => write!(f, "status `{id}`"),
            Self::Step(name) => write!(f, "step `{name}`"),
            Self::StepNo(number) => write!(f, "step {number}"),
        }
    }
}

impl fmt::Display for TitleFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("is empty: write a few words"),
            Self::Edges => f.write_str("has a line break, or a space at its edge: write it in one line, without"),
            Self::Long(length) => write!(
                f,
                "has {length} characters: a button holds {TITLE_LENGTH}, so shorten it"
            ),
            Self::NoLanguage => f.write_str("is no language: write its code, such as en or ru"),
            Self::NoText => f.write_str("is no text: write it in quotes"),
        }
    }
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let spot = &self.spot;
        match &self.ill {
            Ill::TooLarge => {
                let most = FILE_LIMIT / 1024;
                write!(
                    f,
                    "the file is too large: a workflow has at most {most} KiB; is this the right file?"
                )
            }
            Ill::NotText => f.write_str("this is no UTF-8 text: save the file as a text in UTF-8"),
            Ill::NotToml(message) => write!(f, "this is not TOML: {message}"),
            Ill::NoFormat => write!(f, "the format is missing: write `format = {FORMAT}` as the first line"),
            Ill::LaterFormat(later) => write!(
                f,
                "format {later} is later than this version of Slotkeeper, which reads format {FORMAT}: \
                 update it, or write the file in format {FORMAT}"
            ),
            Ill::BadFormat => write!(f, "this is no format: write `format = {FORMAT}`"),
            Ill::UnknownKey { key, meant, known } => match meant {
                Some(meant) => write!(f, "{spot}: unknown key `{key}`: did you mean `{meant}`?"),
                None => write!(f, "{spot}: unknown key `{key}`: remove it; the keys here are {known}"),
            },
            Ill::Missing { key, example } => write!(f, "{spot}: `{key}` is missing: write {example}"),
            Ill::NoTable { key, example } => write!(f, "`{key}` is a table: write {example}"),
            Ill::NoTableThere { key, example } => write!(f, "`{key}` is missing: write {example}"),
            Ill::NoString { key, example } => write!(f, "{spot}: `{key}` is a text: write {example}"),
            Ill::NoList { key, example } => write!(f, "{spot}: `{key}` is a list of texts: write {example}"),
            Ill::Empty { key, example } => write!(f, "{spot}: `{key}` is empty: write {example}"),
            Ill::NoTitles { example } => {
                write!(f, "{spot}: `title` has a text for each language: write {example}")
            }
            Ill::Title { language, fault } => write!(f, "{spot}: the title `{language}` {fault}"),
            Ill::BadName { key: Some(key) } => write!(f, "{spot}: `{key}`: {NAME_ADVICE}"),
            Ill::BadName { key: None } => write!(f, "{spot}: {NAME_ADVICE}"),
            Ill::SmallLetters(small) => write!(
                f,
                "{spot}: `{small}` is there too, and names are in small letters: give one of them another"
            ),
            Ill::StatusNoTable(id) => write!(f, "{spot}: write a table [status.{id}]"),
            Ill::Icon => write!(f, "{spot}: `icon` has to be one sign: write an emoji such as \"🎓\""),
            Ill::Charge => write!(
                f,
                "{spot}: `charge` is a percentage of the price from 0 to {CHARGE_LIMIT}, in quotes: \
                 write charge = \"50%\" or charge = \"12.5%\""
            ),
            Ill::Moment { key } => write!(
                f,
                "{spot}: `{key}` is no moment: write start, end, created, entered or due, then if need be + or - and a \
                 length in m, h or d (a year at most), such as \"start - 12h\""
            ),
            Ill::Word { key, word, all } => {
                write!(f, "{spot}: `{key}` cannot be `{word}`: write one of {all}")
            }
            Ill::NoYesOrNo => write!(f, "{spot}: write confirm = true or confirm = false"),
            Ill::NoSteps => {
                f.write_str("the steps are missing: write a [[step]] for each way from one status to another")
            }
            Ill::StepsNoList => f.write_str("`step` is a list: write each step under a [[step]] of its own"),
            Ill::StepNoTable => f.write_str("`step` is a list of tables: write each step under a [[step]] of its own"),
            Ill::TooManyStatuses(count) => write!(
                f,
                "{count} statuses are too many for a keyboard: keep at most {MOST_STATUSES}"
            ),
            Ill::TooManySteps(count) => write!(f, "{count} steps are too many: keep at most {MOST_STEPS}"),
        }
    }
}

const NAME_ADVICE: &str = "a name has 1 to 32 characters of a-z, 0-9, - and _";
