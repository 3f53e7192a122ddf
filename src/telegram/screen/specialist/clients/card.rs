//! One client: what is ahead and behind, what is owed, and what the specialist has put down about them.

use super::super::regulars::label;
use super::super::{Clocks, Row, if_any, rows};
use crate::args;
use crate::domain::client::Detail;
use crate::domain::ids::{ClientId, StandingId, TenantId};
use crate::domain::moment::Moment;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::spot::Subject;
use crate::domain::standing::Holder;
use crate::domain::workflow::StatusId;
use crate::storage::acting::guardians;
use crate::storage::client::{self, ClientRow};
use crate::storage::clients::{self, ActingRow};
use crate::storage::tenant::{self, Relation, TenantRow};
use crate::storage::{join, ledger, person, standing};
use crate::telegram::callback::{Act, Place};
use crate::telegram::screen::client::price;
use crate::telegram::screen::specialist::share::{of_debt, row_of};
use crate::telegram::screen::{PAGE, Press, Scene, Screen, act, copy, go, pages, url};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;

/// Lines of what became of their bookings; with one line a status, no workflow has many more.
const TALLIES: usize = 6;
/// Of their weekly times.
const REGULARS: usize = 4;

struct View {
    tenant: TenantId,
    client: ClientRow,
    clocks: Clocks,
    next: Option<Row>,
    last: Option<Row>,
    /// Icon, title and number of what became of their bookings.
    tally: Vec<(String, String, i64)>,
    bookings: usize,
    owed: Option<String>,
    ahead: Option<String>,
    price: Option<String>,
    /// The reader may look at the money.
    money: bool,
    reach: Reach,
    /// The practice's link, and what is said of what they owe, where the bot can't say it.
    debt: Option<(String, String)>,
    username: Option<String>,
    /// How many act for them.
    people: usize,
    /// Who has come by their link, and when; the specialist has not said whether it is them.
    came: Option<(String, Moment)>,
    /// Their weekly times.
    regulars: Vec<(StandingId, String)>,
}

/// Whether the bot can tell them anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    Yes,
    /// They have stopped the bot.
    Stopped,
    /// Nobody in Telegram acts for them.
    NoTelegram,
}

impl Reach {
    pub fn of(people: &[ActingRow]) -> Self {
        if people.iter().any(ActingRow::is_reached) {
            Self::Yes
        } else if people.is_empty() {
            Self::NoTelegram
        } else {
            Self::Stopped
        }
    }

    pub fn line(self, say: &Speaker) -> Html {
        match self {
            Self::Yes => Html::default(),
            Self::Stopped => say.html("specialist-card-stopped", &args![]),
            Self::NoTelegram => say.html("specialist-card-no-telegram", &args![]),
        }
    }
}

/// A client of a tenant that the person runs, and whether they may look at its money.
pub async fn load(scene: &mut Scene<'_>, id: TenantId, client: ClientId) -> Outcome<(TenantRow, ClientRow, bool)> {
    let tenant = scene.own_tenant(id, Right::Bookings).await?;
    let known = tenant::known(scene.conn, id, scene.me.person_id).await?;
    let money = matches!(known, Some((_, Relation::Runs(rights))) if rights.has(Right::Money));
    let row = client::by_id(scene.conn, id, client).await?;
    let row = row.filter(|row| !row.name.is_empty()).ok_or(Refusal::NotFound)?;
    Ok((tenant, row, money))
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId, client: ClientId) -> Outcome<Screen> {
    let (tenant, row, money) = load(scene, id, client).await?;
    let say = scene.say;
    let next = clients::next(scene.conn, id, client, scene.now).await?;
    let last = clients::last(scene.conn, id, client, scene.now).await?;
    let mut tally = Vec::new();
    for row in clients::tally(scene.conn, id, client).await? {
        let workflow = scene.flows.of(scene.conn, id, row.workflow_version).await?;
        let id = StatusId::from(row.status.as_str());
        // Whether they came is never pushed out by what was called off, however often that was.
        if tally.len() >= TALLIES && !workflow.is_attendance(&id) {
            continue;
        }
        if let Some(status) = workflow.status(&id) {
            let title = status.title.get(say.lang().code()).to_owned();
            tally.push((status.icon.clone(), title, row.bookings));
        }
    }
    let (owed, ahead) = match money {
        true => {
            let balance = ledger::balance(scene.conn, id, row.account_id).await?;
            ((-balance).max(0), balance.max(0))
        }
        false => (0, 0),
    };
    let people = clients::people(scene.conn, id, client).await?;
    let came = join::of_client(scene.conn, id, client).await?;
    let came = match came.and_then(|join| Some((join.person_id?, join.came_at?))) {
        Some((person, at)) => person::by_id(scene.conn, person).await?.map(|person| (person.name, at)),
        None => None,
    };
    let today = tenant.zone.date(scene.now).to_string();
    let regulars = standing::of_client(scene.conn, id, client, &today).await?;
    let regulars = regulars.into_iter().take(REGULARS);
    let regulars = regulars
        .filter_map(|row| Some((row.standing_id, label(&row.regular()?, say))))
        .collect();
    let own = row.price.filter(|_| money);
    let free = || say.plain("settings-price-none", &args![]);
    let view = View {
        tenant: id,
        clocks: Clocks::of(scene, &tenant),
        next: rows(scene, id, next.into_iter().collect()).await?.pop(),
        last: rows(scene, id, last.into_iter().collect()).await?.pop(),
        tally,
        bookings: clients::count_history(scene.conn, id, client).await?.max(0) as usize,
        owed: price(say, &tenant, owed),
        ahead: price(say, &tenant, ahead),
        price: own.map(|own| price(say, &tenant, own).unwrap_or_else(free)),
        money,
        reach: Reach::of(&people),
        debt: match (Reach::of(&people), owed > 0) {
            (Reach::Stopped | Reach::NoTelegram, true) => {
                of_debt(say, &tenant, owed).map(|text| (scene.site.link(&tenant.slug), text))
            }
            _ => None,
        },
        people: guardians(scene.conn, id, client).await?.len(),
        username: people.into_iter().find_map(|person| person.username),
        came,
        regulars,
        client: row,
    };
    Ok(screen(&view, scene.say))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let (tenant, client) = (view.tenant, view.client.client_id);
    let hours = view.clocks.hours(say);
    let row = &view.client;
    let lesson = |row: &Row| hours.moment(row.start);
    let next = view.next.as_ref().map(|row| {
        let args = args![when = lesson(row), mark = row.mark()];
        say.html("specialist-card-next", &args)
    });
    let last = view.last.as_ref().map(|row| {
        let args = args![when = lesson(row), mark = row.mark()];
        say.html("specialist-card-last", &args)
    });
    let tally = view.tally.iter().map(|(icon, status, count)| {
        say.html(
            "specialist-card-tally",
            &args![icon = icon, status = status, count = *count],
        )
    });
    let sum = |sum: &Option<String>, line: fn(&Speaker, &str) -> Html| sum.as_deref().map(|sum| line(say, sum));
    let owed = sum(&view.owed, |say, sum| {
        say.html("specialist-card-owed", &args![sum = sum])
    });
    let ahead = sum(&view.ahead, |say, sum| {
        say.html("specialist-card-ahead", &args![sum = sum])
    });
    let own = sum(&view.price, |say, sum| {
        say.html("specialist-card-price", &args![sum = sum])
    });
    let length = row.minutes.map(|minutes| {
        let args = args![duration = say.duration(minutes)];
        say.html("specialist-card-length", &args)
    });
    let banned = row.banned_at.map(|at| {
        let args = args![when = hours.moment(at)];
        say.html("specialist-card-banned", &args)
    });
    let watched = (row.needs_approval == 1).then(|| say.html("specialist-card-approved-by-hand", &args![]));
    let came = view
        .came
        .as_ref()
        .map(|(who, _)| say.html("notice-join-asked", &args![who = who, name = &row.name]));
    let none = (view.bookings == 0).then(|| say.html("specialist-card-nothing", &args![]));
    let head = [
        say.html("specialist-card-title", &args![name = &row.name]),
        view.reach.line(say),
        if_any(&row.phone, |phone| {
            say.html("specialist-card-phone", &args![phone = phone])
        }),
        banned.unwrap_or_default(),
        watched.unwrap_or_default(),
        came.unwrap_or_default(),
    ];
    let ahead_and_behind = [next, last, none].into_iter().flatten();
    let terms = [owed, ahead, own, length].into_iter().flatten();
    let words = [
        if_any(&row.place, |place| say.html("common-place", &args![place = place])),
        if_any(&row.note, |note| say.html("specialist-card-note", &args![note = note])),
    ];
    let lines = head
        .into_iter()
        .chain(ahead_and_behind)
        .chain(tally)
        .chain(terms)
        .chain(words);

    let write = match (view.reach, &view.username) {
        (Reach::Yes, _) | (_, None) => go(
            say.plain("common-write-b16", &args![]),
            Place::CardWrite { tenant, client },
        ),
        (_, Some(username)) => url(
            say.plain("common-write-b16", &args![]),
            format!("https://t.me/{username}"),
        ),
    };
    let debt = view.debt.iter().flat_map(|(link, text)| {
        let mut row = row_of(link, text, say);
        for button in &mut row {
            button.label = match button.press {
                Press::Copy(_) => say.plain("specialist-debt-copy-b16", &args![]),
                _ => say.plain("specialist-debt-share-b16", &args![]),
            };
        }
        row
    });
    let history = (view.bookings > 0).then(|| {
        let label = say.plain("specialist-card-history-b16", &args![]);
        go(
            label,
            Place::CardHistory {
                tenant,
                client,
                page: 0,
            },
        )
    });
    let soon = view.next.as_ref().map(|row| {
        let args = args![date = hours.day_short(row.start), time = hours.time(row.start)];
        let label = say.plain("specialist-card-next-b32", &args);
        go(
            label,
            Place::Lesson {
                tenant,
                booking: row.id,
            },
        )
    });
    let phone =
        (!row.phone.is_empty()).then(|| copy(say.plain("specialist-card-phone-b16", &args![]), row.phone.clone()));
    let note = go(
        say.plain("specialist-card-note-b16", &args![]),
        Place::CardDetail {
            tenant,
            client,
            detail: Detail::Note,
        },
    );
    let terms = go(
        say.plain("specialist-card-terms-b16", &args![]),
        Place::CardTerms { tenant, client },
    );
    let money = view.money.then(|| {
        let label = say.plain("specialist-card-money-b16", &args![]);
        let page = 0;
        go(label, Place::Money { tenant, client, page })
    });
    let answer = |came: Moment, yes| Act::Join {
        tenant,
        client,
        came: came.0,
        yes,
    };
    let answers = view.came.as_ref().map(|(_, came)| {
        [
            act(say.plain("notice-join-yes-b16", &args![]), answer(*came, true)),
            act(say.plain("notice-join-no-b16", &args![]), answer(*came, false)),
        ]
    });
    let join = (view.reach != Reach::Yes && view.came.is_none()).then(|| {
        let label = say.plain("specialist-card-join-b32", &args![]);
        go(label, Place::JoinLink { tenant, client })
    });
    let book = go(
        say.plain("specialist-card-book-b32", &args![]),
        Place::Near {
            tenant,
            of: Subject::Client(client),
        },
    );
    let who = (view.people > 0).then(|| {
        let label = say.plain("specialist-family-b32", &args![count = view.people]);
        go(label, Place::CardPeople { tenant, client })
    });
    let regulars = view.regulars.iter().map(|(standing, label)| {
        let standing = *standing;
        go(label.clone(), Place::Regular { tenant, standing })
    });
    let regular = go(
        say.plain("specialist-card-regular-b32", &args![]),
        Place::RegularDay {
            tenant,
            of: Holder::Client(client),
        },
    );
    let offer = (view.reach == Reach::Yes).then(|| {
        let label = say.plain("specialist-card-offer-b32", &args![]);
        go(label, Place::OfferTo { tenant, client })
    });
    Screen::new(lines)
        .row(answers.into_iter().flatten())
        .row([book])
        .column(offer)
        .row([regular])
        .column(regulars)
        .column(soon)
        .row([write].into_iter().chain(history).chain(phone))
        .row(debt)
        .row([note, terms])
        .column(money)
        .column(who)
        .column(join)
        .foot(say, Place::Clients { tenant, page: 0 })
}

/// All that a client has had, newest first.
pub async fn history(scene: &mut Scene<'_>, id: TenantId, client: ClientId, page: u32) -> Outcome<Screen> {
    let (tenant, row, _) = load(scene, id, client).await?;
    let count = clients::count_history(scene.conn, id, client).await?.max(0) as usize;
    let page = page.min(pages(count) - 1);
    let offset = u64::from(page) * u64::from(PAGE);
    let found = clients::history(scene.conn, id, client, offset, PAGE.into()).await?;
    let clocks = Clocks::of(scene, &tenant);
    let found = rows(scene, id, found).await?;
    let say = scene.say;
    let hours = clocks.hours(say);
    let title = say.html("specialist-card-history-title", &args![name = &row.name, count = count]);
    let buttons = found.iter().map(|row| {
        let args = args![
            date = hours.day_short(row.start),
            time = hours.time(row.start),
            name = row.status.as_str(),
            mark = &row.icon
        ];
        // What is simply ahead has no words of its own.
        let label = match row.status.is_empty() {
            true => say.plain(
                "specialist-card-history-ahead-b32",
                &args![
                    date = hours.day_short(row.start),
                    time = hours.time(row.start),
                    mark = &row.icon
                ],
            ),
            false => say.plain("specialist-card-history-row-b32", &args),
        };
        go(
            label,
            Place::Lesson {
                tenant: id,
                booking: row.id,
            },
        )
    });
    Ok(Screen::new([title])
        .column(buttons)
        .pages(say, page, pages(count), |page| Place::CardHistory {
            tenant: id,
            client,
            page,
        })
        .foot(say, Place::Card { tenant: id, client }))
}
