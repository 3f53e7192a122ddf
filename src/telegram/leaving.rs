//! A person's own data: all of it as a file, and its deletion.

use super::attach::{Attachment, What};
use super::callback::Place;
use super::event::Event;
use super::route::{Next, Visit};
use crate::args;
use crate::domain::refusal::Refusal;
use crate::storage::{Tx, erase as traces};
use crate::usecase::erase::Seen;
use crate::usecase::views::export::export;
use crate::usecase::{Outcome, erase};

const FILE: &str = "my-data.json";

/// The last word to somebody who is nobody any more: the screen becomes it, and the menu of commands goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Farewell {
    pub chat: i64,
    /// The live screen, if there was one.
    pub screen: Option<i64>,
    pub text: String,
    /// Taps of theirs that wait behind the last: a double one.
    pub taps: Vec<String>,
}

pub async fn export_me(tx: &mut Tx, visit: &Visit<'_>) -> Outcome<Next> {
    let document = export(tx, &visit.me).await?;
    let attachment = Attachment {
        person: visit.me.person_id,
        chat: visit.me.telegram_id.ok_or(Refusal::NotFound)?,
        lang: visit.say.lang(),
        what: What::File {
            name: FILE.to_owned(),
            text: document,
        },
    };
    Ok(Next {
        attachment: Some(attachment),
        ..Next::to(Place::Kept)
    })
}

/// Random, for the key of a tenant that has none.
pub fn fresh() -> String {
    format!("{:032x}{:032x}", rand::random::<u128>(), rand::random::<u128>())
}

pub async fn erase_me(tx: &mut Tx, visit: &Visit<'_>, ahead: u32, late: i64) -> Outcome<Next> {
    let say = &visit.say;
    let chat = visit.me.telegram_id.ok_or(Refusal::NotFound)?;
    let fresh = fresh();
    let (flows, me) = (&visit.router.flows, visit.me.person_id);
    let seen = Seen {
        ahead: ahead as usize,
        late,
    };
    let waiting = traces::waiting(tx, me, visit.seq).await?;
    let taps = waiting.iter().filter_map(|event| match Event::from_stored(event) {
        Some(Event::Tap { query, .. }) => Some(query),
        _ => None,
    });
    let letters = erase::erase(tx, flows, me, seen, visit.seq, &fresh, visit.at).await?;
    let farewell = Farewell {
        chat,
        screen: visit.chat.message_id,
        text: say.html("client-erased", &args![]).into_string(),
        taps: taps.collect(),
    };
    Ok(Next {
        stay: true,
        farewell: Some(farewell),
        ..Next::to(Place::Home)
            .toast(say.plain("client-erased-toast", &args![]))
            .letters(letters)
    })
}
