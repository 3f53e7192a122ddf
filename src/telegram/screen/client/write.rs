//! Writing to the specialist: straight in Telegram where they have a name there, or a message that the bot passes on.

use crate::args;
use crate::domain::ids::{BookingId, TenantId};
use crate::domain::message::{LONGEST, MOST_WAITING};
use crate::storage::{message, team};
use crate::telegram::callback::Place;
use crate::telegram::screen::{Scene, Screen, go, url};
use crate::telegram::texts::{Html, Speaker, cut};
use crate::usecase::Outcome;
use crate::usecase::theirs::seen;

/// Of what was said before, so many are shown, each cut to so much.
const SHOWN: u64 = 3;
const EXCERPT: usize = 300;

struct View {
    tenant: TenantId,
    name: String,
    about: Option<BookingId>,
    when: Option<String>,
    /// The newest last.
    said: Vec<Said>,
    waiting: usize,
    username: Option<String>,
}

struct Said {
    mine: bool,
    when: String,
    text: String,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, about: Option<BookingId>) -> Outcome<Screen> {
    let tenant = scene.visiting(id).await?;
    let me = scene.me.person_id;
    let row = match about {
        Some(about) => Some(seen(scene.conn, id, me, about).await?.0),
        None => None,
    };
    let mut username = None;
    for member in team::members(scene.conn, id).await? {
        let owner = member.is_owner();
        username = username.or(member.username.filter(|_| owner));
    }
    let waiting = message::waiting(scene.conn, id, me).await?.len();
    let newest = message::newest(scene.conn, id, me, SHOWN).await?;
    let hours = scene.hours(scene.say, &tenant);
    let said = newest.iter().rev().map(|row| Said {
        mine: row.by_client(),
        when: hours.moment(row.at),
        text: cut(&row.text, EXCERPT),
    });
    let view = View {
        tenant: id,
        about,
        when: row.map(|row| hours.when(row.start_at, row.end_at)),
        said: said.collect(),
        waiting,
        username,
        name: tenant.name,
    };
    Ok(screen(&view, scene.say))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let tenant = view.tenant;
    let full = view.waiting as i64 >= MOST_WAITING;
    let about = view.when.as_ref();
    let about = about.map(|when| say.html("client-write-about", &args![when = when]));
    let said = view.said.iter().map(|said| {
        let (when, text) = (&said.when, &said.text);
        match said.mine {
            true => say.html("client-write-mine", &args![when = when, text = text]),
            false => {
                let args = args![tenant = &view.name, when = when, text = text];
                say.html("client-write-theirs", &args)
            }
        }
    });
    let waiting = match view.waiting {
        0 => Html::default(),
        count => say.html("client-write-waiting", &args![count = count]),
    };
    let ask = match (view.waiting, full) {
        (0, _) => say.html("client-write-ask", &args![count = LONGEST]),
        (_, false) => say.html("client-write-more", &args![]),
        (_, true) => say.html("client-write-full", &args![]),
    };
    let lines = [
        say.html("client-write-title", &args![tenant = &view.name]),
        about.unwrap_or_default(),
    ];
    let direct = view.username.as_ref().map(|username| {
        url(
            say.plain("client-write-direct-b32", &args![]),
            format!("https://t.me/{username}"),
        )
    });
    let back = match view.about {
        Some(booking) => Place::Booking { tenant, booking },
        None => Place::Client { tenant },
    };
    Screen::new(lines.into_iter().chain(said).chain([waiting, ask]))
        .column(direct)
        .foot(say, back)
}

/// The way to it.
pub fn button(say: &Speaker, tenant: TenantId, booking: Option<BookingId>) -> crate::telegram::screen::Button {
    go(
        say.plain("common-write-b16", &args![]),
        Place::Write { tenant, booking },
    )
}
