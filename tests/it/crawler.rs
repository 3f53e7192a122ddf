//! Every screen of a practice in the middle of its day, walked by button from home: nothing leads nowhere, each screen
//! has its way back, no label is too long for its row, and what is to be done today is near.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use sea_query::{Expr, ExprTrait};
use slotkeeper::domain::ids::{BookingId, PersonId};
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::{Approval, Policy};
use slotkeeper::simulator::{Message, Press};
use slotkeeper::storage::tables;
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};
use slotkeeper::telegram::texts::width;

use crate::house::{self, House};
use crate::practice::{self, at};
use crate::world::person::{Someone, draw, is_screen};
use crate::world::{World, story};

/// Screens of one kind that are looked at: a month is like another.
const ALIKE: usize = 6;

/// A screen that was reached, by so many taps from home.
struct Seen {
    taps: usize,
    message: Message,
}

struct Day {
    house: House,
    /// With a lesson that has ended today, one to come today, a request, and older ones.
    client: Someone,
    /// Ended today and not closed; still to come today; waits for an answer.
    ended: BookingId,
    ahead: BookingId,
    asked: BookingId,
}

impl Day {
    /// Monday at 13:30 in Berlin.
    async fn open(world: &World, lang: &str) -> Self {
        let house = House::open(world, Approval::Never).await;
        let clients = house.clients(world, &["Annabel", "Евстафий"]).await;
        for person in clients.iter().chain([&house.tutor]) {
            let language = Act::PickLanguage { code: lang.to_owned() };
            person.forges(world, &data(Callback::Do(language))).await;
            person.looks();
        }
        let core = &world.app.core;
        let (tenant, owner) = (house.tenant, house.owner);
        let annabel = person(world, &clients[0]).await;
        let mut slots = Vec::new();
        for wall in [
            "23T10:00", "23T11:00", "23T12:00", "23T17:00", "23T19:00", "24T10:00", "25T10:00", "26T10:00",
        ] {
            slots.push(house.slot(world, &format!("2026-11-{wall}")).await);
        }
        for day in 24..=30 {
            for hour in [12, 13, 15, 18] {
                house.slot(world, &format!("2026-11-{day}T{hour}:00")).await;
            }
        }
        let mut booked = Vec::new();
        for slot in &slots[..4] {
            booked.push(practice::book(core, tenant, annabel, *slot).await);
        }
        let given_up = practice::book(core, tenant, annabel, slots[6]).await;
        practice::take(core, tenant, owner, given_up, "cancel").await;
        let by_hand = Policy {
            approval: Approval::Always,
            ..Policy::default()
        };
        house.set_policy(world, by_hand).await;
        let asked = practice::book(core, tenant, annabel, slots[5]).await;
        world.comes(at("2026-11-23T13:30")).await;
        practice::take(core, tenant, owner, booked[0], "held").await;
        practice::take(core, tenant, owner, booked[1], "no-show").await;
        world.passes(Span(1)).await;
        Self {
            client: clients.into_iter().next().unwrap(),
            house,
            ended: booked[2],
            ahead: booked[3],
            asked,
        }
    }
}

fn data(callback: Callback) -> String {
    callback.encode(Origin::Screen)
}

/// All that one can look at from home.
async fn walk(world: &World, someone: &Someone) -> BTreeMap<String, Seen> {
    someone.starts(world).await;
    let mut alike: HashMap<String, usize> = HashMap::new();
    let mut met = HashSet::from([Place::Home]);
    let mut ahead = VecDeque::from([(Place::Home, 0)]);
    let mut seen = BTreeMap::new();
    while let Some((place, taps)) = ahead.pop_front() {
        someone.forges(world, &data(Callback::Go(place.clone()))).await;
        someone.looks();
        let messages = someone.phone.messages();
        let message = messages
            .iter()
            .rev()
            .find(|message| is_screen(message))
            .unwrap()
            .clone();
        let alarm = someone.phone.toasts().last().filter(|toast| toast.alert).cloned();
        assert!(alarm.is_none(), "{place:?} is refused: {alarm:?}");
        let shown = shown(world, someone).await;
        assert_eq!(
            shown,
            place,
            "a button leads elsewhere than it says:\n{}",
            draw(&message)
        );
        for (_, callback) in buttons(&message) {
            if let Callback::Go(next) = callback
                && met.insert(next.clone())
            {
                let alike = alike.entry(kind(&next)).or_default();
                *alike += 1;
                if *alike <= ALIKE {
                    ahead.push_back((next, taps + 1));
                }
            }
        }
        seen.insert(format!("{place:?}"), Seen { taps, message });
    }
    seen
}

/// Where the chat is, as it is kept.
async fn shown(world: &World, someone: &Someone) -> Place {
    let person = person(world, someone).await;
    let mut conn = house::read(world).await;
    let (_, chat) = slotkeeper::storage::chat::with_person(&mut conn, person)
        .await
        .unwrap()
        .unwrap();
    Place::decode(&chat.place).unwrap()
}

async fn person(world: &World, someone: &Someone) -> PersonId {
    let select = sea_query::Query::select()
        .column(tables::Person::PersonId)
        .from(tables::Person::Table)
        .and_where(Expr::col(tables::Person::TelegramId).eq(someone.phone.id()))
        .to_owned();
    house::read(world).await.value(&select).await.unwrap()
}

/// Row by row.
fn rows(message: &Message) -> Vec<Vec<(String, Option<Callback>)>> {
    let rows = message.markup.iter().flat_map(|markup| markup.inline_rows());
    let callback = |press: &Press| match press {
        Press::Callback(data) => Some(Callback::decode(data).unwrap().0),
        _ => None,
    };
    rows.map(|row| {
        row.iter()
            .map(|button| (button.label.clone(), callback(&button.press)))
            .collect()
    })
    .collect()
}

fn buttons(message: &Message) -> Vec<(String, Callback)> {
    let all = rows(message).into_iter().flatten();
    all.filter_map(|(label, callback)| Some((label, callback?))).collect()
}

fn kind(place: &Place) -> String {
    let name = format!("{place:?}");
    name.split([' ', '{']).next().unwrap().to_owned()
}

/// What of a screen is wrong, whatever it shows.
fn faults(name: &str, seen: &Seen) -> Vec<String> {
    let rows = rows(&seen.message);
    let mut faults = Vec::new();
    for row in &rows {
        let room = match row.len() {
            1 => 32,
            2 => 16,
            3 => 10,
            4 => 7,
            _ => 4,
        };
        for (label, _) in row {
            if width(label) > room {
                faults.push(format!("{name}: “{label}” has {} of {room}", width(label)));
            }
        }
    }
    let root = ["Home", "Client ", "Tutor ", "Operator", "Specialists"];
    let root = root.iter().any(|root| name.starts_with(root));
    let last: Vec<_> = rows
        .last()
        .into_iter()
        .flatten()
        .filter_map(|(_, callback)| callback.clone())
        .collect();
    if !root && (last.len() < 2 || last.last() != Some(&Callback::Go(Place::Home))) {
        faults.push(format!(
            "{name}: its last row is not Back and home:\n{}",
            draw(&seen.message)
        ));
    }
    // The first line; the second where a note stands above the screen.
    let head: usize = seen.message.text.lines().take(2).map(|line| width(line) + 1).sum();
    let bold = seen
        .message
        .entities
        .iter()
        .any(|entity| entity.offset < head && entity.kind == "bold");
    if !bold {
        faults.push(format!(
            "{name}: it does not begin with what it is:\n{}",
            draw(&seen.message)
        ));
    }
    faults
}

/// The fewest taps from home that do this, the last tap included.
fn taps(seen: &BTreeMap<String, Seen>, does: impl Fn(&Callback) -> bool) -> Option<usize> {
    let doing = seen
        .values()
        .filter(|seen| buttons(&seen.message).iter().any(|(_, callback)| does(callback)));
    doing.map(|seen| seen.taps + 1).min()
}

async fn all_screens(lang: &'static str) {
    story(async |world| {
        let day = Day::open(world, lang).await;
        let mut faulty = Vec::new();
        let theirs = walk(world, &day.house.tutor).await;
        let clients = walk(world, &day.client).await;
        for (name, seen) in theirs.iter().chain(&clients) {
            faulty.extend(faults(name, seen));
        }
        assert!(faulty.is_empty(), "{} faults:\n{}", faulty.len(), faulty.join("\n"));
        assert!(theirs.len() > 60 && clients.len() > 30, "{} and {}", theirs.len(), clients.len());

        let step = |wanted: BookingId| {
            move |callback: &Callback| {
                matches!(callback,
                    Callback::Do(Act::Step { booking, .. }) | Callback::Go(Place::StepAsk { booking, .. })
                        if *booking == wanted)
            }
        };
        let tenant = day.house.tenant;
        let today = "2026-11-23".parse().unwrap();
        let near = [
            ("close the lesson that has ended", taps(&theirs, step(day.ended))),
            ("cancel the lesson to come", taps(&theirs, step(day.ahead))),
            ("answer the request", taps(&theirs, step(day.asked))),
            ("add times today", taps(&theirs, |callback| {
                matches!(callback, Callback::Go(Place::Grid { day, .. }) if *day == today)
            })),
            ("close today", taps(&theirs, |callback| {
                *callback == Callback::Go(Place::CloseAsk { tenant, day: today })
            })),
            ("look at a free time of today", taps(&theirs, |callback| matches!(callback, Callback::Go(Place::Slot { .. })))),
            ("book today's last time", taps(&clients, |callback| {
                matches!(callback, Callback::Go(Place::Confirm { .. }))
            })),
            ("cancel today's lesson", taps(&clients, |callback| {
                matches!(callback, Callback::Go(Place::CancelAsk { booking, .. }) if *booking == day.ahead)
            })),
        ];
        let far: Vec<_> = near.iter().filter(|(_, taps)| taps.is_none_or(|taps| taps > 3)).collect();
        assert!(far.is_empty(), "too far from home: {far:?}");
    })
    .await;
}

#[tokio::test]
async fn every_screen_is_whole_and_todays_acts_are_near_in_english() {
    all_screens("en").await;
}

#[tokio::test]
async fn every_screen_is_whole_and_todays_acts_are_near_in_russian() {
    all_screens("ru").await;
}
