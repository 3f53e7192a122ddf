//! Why a file that was sent is no workflow, in its reader's words.

use crate::args;
use crate::domain::workflow::{CHARGE_LIMIT, FILE_LIMIT, FORMAT, Ill, MOST_STATUSES, MOST_STEPS, Misread, Spot};
use crate::domain::workflow::{TITLE_LENGTH, TitleFault};
use crate::telegram::texts::Speaker;

pub fn sentence(misread: &Misread, say: &Speaker) -> String {
    let spot = spot(&misread.spot, say);
    let spot = spot.as_str();
    match &misread.ill {
        Ill::TooLarge => say.plain("refusal-misread-large", &args![count = FILE_LIMIT / 1024]),
        Ill::NotText => say.plain("refusal-misread-no-text", &args![]),
        Ill::NotToml(message) => say.plain("refusal-misread-no-toml", &args![message = message]),
        Ill::NoFormat => say.plain("refusal-misread-no-format", &args![format = FORMAT]),
        Ill::LaterFormat(later) => say.plain("refusal-misread-later-format", &args![later = *later, format = FORMAT]),
        Ill::BadFormat => say.plain("refusal-misread-bad-format", &args![format = FORMAT]),
        Ill::UnknownKey { key, meant, known } => match meant {
            Some(meant) => say.plain(
                "refusal-misread-key-meant",
                &args![spot = spot, key = key, meant = meant],
            ),
            None => say.plain(
                "refusal-misread-key-unknown",
                &args![spot = spot, key = key, known = known],
            ),
        },
        Ill::Missing { key, example } | Ill::NoTableThere { key, example } => say.plain(
            "refusal-misread-missing",
            &args![spot = spot, key = key, example = example],
        ),
        Ill::NoTable { key, example } => say.plain("refusal-misread-table", &args![key = key, example = example]),
        Ill::NoString { key, example } => say.plain(
            "refusal-misread-string",
            &args![spot = spot, key = key, example = example],
        ),
        Ill::NoList { key, example } => say.plain(
            "refusal-misread-list",
            &args![spot = spot, key = key, example = example],
        ),
        Ill::Empty { key, example } => say.plain(
            "refusal-misread-empty",
            &args![spot = spot, key = key, example = example],
        ),
        Ill::NoTitles { example } => say.plain("refusal-misread-titles", &args![spot = spot, example = example]),
        Ill::Title { language, fault } => {
            let args = args![spot = spot, language = language];
            match fault {
                TitleFault::Empty => say.plain("refusal-misread-title-empty", &args),
                TitleFault::Edges => say.plain("refusal-misread-title-edges", &args),
                TitleFault::Long(length) => say.plain(
                    "refusal-misread-title-long",
                    &args![spot = spot, language = language, count = *length, most = TITLE_LENGTH],
                ),
                TitleFault::NoLanguage => say.plain("refusal-misread-title-language", &args),
                TitleFault::NoText => say.plain("refusal-misread-title-text", &args),
            }
        }
        Ill::BadName { key: Some(key) } => say.plain("refusal-misread-name-in", &args![spot = spot, key = key]),
        Ill::BadName { key: None } => say.plain("refusal-misread-name", &args![spot = spot]),
        Ill::SmallLetters(small) => say.plain("refusal-misread-small-letters", &args![spot = spot, small = small]),
        Ill::StatusNoTable(id) => say.plain("refusal-misread-status-table", &args![spot = spot, id = id]),
        Ill::Icon => say.plain("refusal-misread-icon", &args![spot = spot]),
        Ill::Charge => say.plain("refusal-misread-charge", &args![spot = spot, most = CHARGE_LIMIT]),
        Ill::Moment { key } => say.plain("refusal-misread-moment", &args![spot = spot, key = key]),
        Ill::Word { key, word, all } => say.plain(
            "refusal-misread-word",
            &args![spot = spot, key = key, word = word, all = all],
        ),
        Ill::NoYesOrNo => say.plain("refusal-misread-confirm", &args![spot = spot]),
        Ill::NoSteps => say.plain("refusal-misread-no-steps", &args![]),
        Ill::StepsNoList | Ill::StepNoTable => say.plain("refusal-misread-steps-list", &args![]),
        Ill::TooManyStatuses(count) => {
            say.plain("refusal-misread-statuses", &args![count = *count, most = MOST_STATUSES])
        }
        Ill::TooManySteps(count) => say.plain("refusal-misread-steps", &args![count = *count, most = MOST_STEPS]),
    }
}

fn spot(spot: &Spot, say: &Speaker) -> String {
    match spot {
        Spot::File => say.plain("refusal-misread-in-file", &args![]),
        Spot::Entry => say.plain("refusal-misread-in-entry", &args![]),
        Spot::Statuses => say.plain("refusal-misread-in-statuses", &args![]),
        Spot::Status(id) => say.plain("refusal-misread-in-status", &args![id = id]),
        Spot::Step(name) => say.plain("refusal-misread-in-step", &args![name = name]),
        Spot::StepNo(number) => say.plain("refusal-misread-in-step-no", &args![n = *number]),
    }
}
