//! The four questions that make a practice, one at a time.

use super::{Button, Scene, Screen, act, me};
use crate::args;
use crate::domain::money::{Currency, likely_currencies};
use crate::domain::refusal::Refusal;
use crate::telegram::callback::Act;
use crate::telegram::format::symbol;
use crate::telegram::question::{Founding, Question};
use crate::telegram::texts::{Html, Lang, Speaker};
use crate::usecase::Outcome;

const QUESTIONS: u32 = 4;

/// The first question that has no answer, and what there is to choose from.
enum View {
    Name { suggested: String },
    Zone { lead: Option<Html>, choices: Vec<Button> },
    Currency { choices: Vec<Currency> },
    Language,
}

pub fn draw(scene: &mut Scene<'_>) -> Outcome<Screen> {
    let Some(Question::Founding(answers)) = &scene.question else {
        return Err(Refusal::FormExpired.into());
    };
    let Founding {
        token: _,
        name,
        zone,
        query,
        currency,
    } = answers;
    let view = if name.is_none() {
        View::Name {
            suggested: scene.me.name.clone(),
        }
    } else if zone.is_none() {
        let (lead, choices) = me::zone_choices(scene, query.as_deref(), |zone| Act::FoundZone { zone });
        View::Zone {
            lead: query.is_some().then_some(lead),
            choices,
        }
    } else if currency.is_none() {
        View::Currency {
            choices: likely_currencies(scene.say.lang().code()),
        }
    } else {
        View::Language
    };
    Ok(screen(&view, scene.say))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let step = |n: u32| say.html("onboarding-step", &args![n = n, total = QUESTIONS]);
    match view {
        View::Name { suggested } => {
            let label = say.plain("onboarding-name-suggested-b32", &args![name = suggested]);
            let lines = [
                say.html("onboarding-welcome", &args![]),
                step(1),
                say.html("onboarding-name-ask", &args![]),
            ];
            Screen::new(lines).row([act(label, Act::FoundName)])
        }
        View::Zone { lead, choices } => {
            let lead = lead.clone().unwrap_or_default();
            let ask = say.html("onboarding-zone-ask", &args![]);
            Screen::new([step(2), ask, lead]).column(choices.iter().cloned())
        }
        View::Currency { choices } => {
            let choices = choices.iter().map(|currency| {
                let code = currency.code();
                let label = match symbol(code) {
                    sign if sign == code => say.plain("common-choice-b16", &args![label = code]),
                    sign => say.plain("onboarding-currency-b16", &args![symbol = sign, code = code]),
                };
                act(label, Act::FoundCurrency { code: code.to_owned() })
            });
            Screen::new([step(3), say.html("onboarding-currency-ask", &args![])]).grid(choices, 2)
        }
        View::Language => {
            let choices = Lang::ALL.map(|lang| {
                let language = say.texts().plain(lang, "common-language", &args![]);
                let label = say.plain("common-choice-b16", &args![label = language]);
                act(
                    label,
                    Act::FoundLanguage {
                        code: lang.code().to_owned(),
                    },
                )
            });
            Screen::new([step(4), say.html("onboarding-language-ask", &args![])]).row(choices)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::specialist::sketch::{ru, sketch, speakers};
    use super::*;

    #[test]
    fn the_first_question_welcomes_and_suggests_the_name() {
        let view = View::Name {
            suggested: "Мария Петрова".to_owned(),
        };
        let [ru, en] = speakers();
        insta::assert_snapshot!(sketch(&screen(&view, &ru)), @r"
        <b>Добро пожаловать!</b>
        Четыре коротких вопроса, и можно принимать записи.
        Вопрос 1 из 4
        <b>Как вас видят клиенты?</b>
        Выберите или напишите, например: Мария П. · английский
        [Мария Петрова]
        ");
        insta::assert_snapshot!(sketch(&screen(&view, &en)), @r"
        <b>Welcome!</b>
        Four short questions, and you can take bookings.
        Question 1 of 4
        <b>What name do clients see?</b>
        Choose or write one, for example: Maria P. · English
        [Мария Петрова]
        ");
    }

    #[test]
    fn the_others_offer_what_is_likely() {
        let say = ru();
        let choices = vec![act(
            "Москва · 9:30".to_owned(),
            Act::FoundZone {
                zone: "Europe/Moscow".to_owned(),
            },
        )];
        insta::assert_snapshot!(sketch(&screen(&View::Zone { lead: None, choices }, &say)), @r"
        Вопрос 2 из 4
        <b>В каком городе вы работаете?</b>
        По нему пойдут часы в расписании. Выберите или напишите название.
        [Москва · 9:30]
        ");
        let [_, en] = speakers();
        insta::assert_snapshot!(sketch(&screen(&View::Currency { choices: likely_currencies("en") }, &en)), @r"
        Question 3 of 4
        <b>What currency are your prices in?</b>
        Choose one or write a code, for example PLN.
        [$ USD] [€ EUR]
        [£ GBP] [AED]
        [₪ ILS] [₺ TRY]
        [CAD] [AUD]
        ");
        insta::assert_snapshot!(sketch(&screen(&View::Language, &say)), @r"
        Вопрос 4 из 4
        <b>На каком языке пишем вам?</b>
        [Русский] [English]
        ");
    }
}
