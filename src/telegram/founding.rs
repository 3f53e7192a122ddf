//! What the buttons and typed lines do by which a practice is founded, and the operator's invite to it; `acts` and
//! `said` lead here.

use super::callback::Place;
use super::question::{Founding, Question};
use super::route::{Next, Visit};
use super::said::searched;
use super::texts::Lang;
use crate::args;
use crate::domain::money::Currency;
use crate::domain::names;
use crate::domain::refusal::Refusal;
use crate::domain::zone::Zone;
use crate::storage::Tx;
use crate::usecase::practice::{self, Answers};
use crate::usecase::{Outcome, person};

/// The name that Telegram has for the person.
pub(super) fn own_name(visit: &Visit<'_>) -> Outcome<Next> {
    let form = visit.founding()?;
    let name = names::clean_name(&visit.me.name)?;
    Ok(ask_on(Founding {
        name: Some(name),
        ..form
    }))
}

pub(super) fn zone(visit: &Visit<'_>, zone: &str) -> Outcome<Next> {
    let form = visit.founding()?;
    Ok(ask_on(Founding {
        zone: Some(known_zone(zone)?),
        query: None,
        ..form
    }))
}

pub(super) fn currency(visit: &Visit<'_>, code: &str) -> Outcome<Next> {
    let form = visit.founding()?;
    let unknown = |_| Refusal::CurrencyUnknown { query: code.to_owned() };
    let currency = Currency::parse(code).map_err(unknown)?;
    Ok(ask_on(Founding {
        currency: Some(currency.code().to_owned()),
        ..form
    }))
}

/// A typed line is the answer to whatever is asked next.
pub(super) async fn typed(tx: &mut Tx, visit: &Visit<'_>, form: Founding, text: &str) -> Outcome<Next> {
    let form = match &form {
        Founding { name: None, .. } => Founding {
            name: Some(names::clean_name(text)?),
            ..form
        },
        Founding { zone: None, .. } => Founding {
            query: Some(searched(text)?),
            ..form
        },
        Founding { currency: None, .. } => {
            let code: String = text.trim().to_uppercase().chars().take(16).collect();
            let currency = Currency::parse(&code).map_err(|_| Refusal::CurrencyUnknown { query: code })?;
            Founding {
                currency: Some(currency.code().to_owned()),
                ..form
            }
        }
        Founding { .. } => {
            // The language is asked by buttons only; its name as typed is taken too.
            let named = |lang: &&Lang| {
                let name = visit.say.texts().plain(**lang, "common-language", &args![]);
                name.to_lowercase() == text.trim().to_lowercase()
            };
            let lang = Lang::ALL.iter().find(named).ok_or(Refusal::UnexpectedText)?;
            return found(tx, visit, lang.code().to_owned()).await;
        }
    };
    Ok(ask_on(form))
}

pub(super) async fn found(tx: &mut Tx, visit: &Visit<'_>, code: String) -> Outcome<Next> {
    let form = visit.founding()?;
    let lang = Lang::of_code(&code).ok_or(Refusal::NotFound)?;
    let (Some(name), Some(zone), Some(currency)) = (form.name, form.zone, form.currency) else {
        return Err(Refusal::Changed.into());
    };
    let answers = Answers {
        name,
        zone,
        currency: Currency::parse(&currency).map_err(|_| Refusal::FormExpired)?,
        lang: lang.code().to_owned(),
        service: visit.router.texts.plain(lang, "onboarding-service", &args![]),
    };
    let me = visit.me.person_id;
    let tenant = practice::found(tx, &visit.router.flows, me, &form.token, &answers, visit.at).await?;
    person::set_lang(tx, me, lang.code()).await?;
    if visit.me.zone.is_none() {
        person::set_zone(tx, &visit.router.flows, me, zone, visit.at).await?;
    }
    Ok(Next::to(Place::Founded { tenant }))
}

pub(super) async fn invite(tx: &mut Tx, visit: &Visit<'_>) -> Outcome<Next> {
    if !visit.router.site.is_operator(&visit.me) {
        return Err(Refusal::NotFound.into());
    }
    practice::invite(tx, visit.me.person_id, &token(), visit.at).await?;
    Ok(Next::to(Place::Operator))
}

/// 24 letters and digits by chance: nobody guesses an invite.
pub(super) fn token() -> String {
    use rand::RngExt;
    rand::rng()
        .sample_iter(rand::distr::Alphanumeric)
        .take(24)
        .map(char::from)
        .collect()
}

pub(super) fn known_zone(name: &str) -> Outcome<Zone> {
    Ok(Zone::parse(name).map_err(|_| Refusal::ZoneUnknown { query: name.to_owned() })?)
}

fn ask_on(form: Founding) -> Next {
    Next {
        question: Some(Question::Founding(form)),
        ..Next::to(Place::Founding)
    }
}
