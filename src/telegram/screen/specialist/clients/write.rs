//! Writing to a client unasked: the bot passes it on.

use super::card::{Reach, load};
use crate::args;
use crate::domain::ids::{ClientId, TenantId};
use crate::domain::message::LONGEST;
use crate::storage::clients;
use crate::storage::message;
use crate::telegram::callback::Place;
use crate::telegram::question::Question;
use crate::telegram::screen::specialist::share::row_of;
use crate::telegram::screen::{Scene, Screen, url};
use crate::telegram::texts::{Html, cut};
use crate::usecase::Outcome;

/// Of what was said before, so many are shown, each cut to so much.
const SHOWN: u64 = 4;
const EXCERPT: usize = 300;

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, client: ClientId) -> Outcome<Screen> {
    let (tenant, row, _) = load(scene, id, client).await?;
    let people = clients::people(scene.conn, id, client).await?;
    let reach = Reach::of(&people);
    let mut said = Vec::new();
    for person in &people {
        said.extend(message::newest(scene.conn, id, person.person_id, SHOWN).await?);
    }
    said.sort_by_key(|row| row.message_id);
    // What was said to several people at once is one thing said.
    said.dedup_by(|one, other| one.text == other.text && one.at == other.at);
    let from = said.len().saturating_sub(SHOWN as usize);
    let say = scene.say;
    let hours = scene.hours(say, &tenant);
    let lines = said[from..].iter().map(|said| {
        let (when, text) = (hours.moment(said.at), cut(&said.text, EXCERPT));
        match said.by_client() {
            true => say.html(
                "specialist-write-theirs",
                &args![name = &row.name, when = when, text = text],
            ),
            false => say.html("client-write-mine", &args![when = when, text = text]),
        }
    });
    let ask = match reach {
        Reach::Yes => say.html("specialist-write-ask", &args![count = LONGEST]),
        Reach::Stopped | Reach::NoTelegram => Html::lines([
            reach.line(say),
            say.html("specialist-write-by-hand", &args![count = LONGEST]),
        ]),
    };
    let typed = match (&scene.question, reach) {
        (Some(Question::WriteTo { client: to, text, .. }), Reach::Stopped | Reach::NoTelegram) if *to == client => {
            text.clone()
        }
        _ => None,
    };
    let share = typed
        .as_ref()
        .map(|text| row_of(&scene.site.link(&tenant.slug), text, say));
    let shown = typed.map(|text| say.html("client-write-mine", &args![when = hours.time(scene.now), text = text]));
    let direct = people.into_iter().find_map(|person| person.username).map(|username| {
        url(
            say.plain("client-write-direct-b32", &args![]),
            format!("https://t.me/{username}"),
        )
    });
    let title = say.html("specialist-write-title", &args![name = &row.name]);
    Ok(Screen::new([title].into_iter().chain(lines).chain(shown).chain([ask]))
        .row(share.into_iter().flatten())
        .column(direct)
        .foot(say, Place::Card { tenant: id, client }))
}
