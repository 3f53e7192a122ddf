//! People who press buttons that they see: a walk through the screens of tutors and clients, with an act now and then.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::time::{Duration, Instant};

use rand::rngs::SmallRng;
use rand::{RngExt, SeedableRng};
use serde_json::Value;
use slotkeeper::clock::Clock;
use slotkeeper::simulator::{Person, Profile, Reply, Telegram};
use slotkeeper::telegram::callback::{Act, Callback, Origin};

use crate::server::Server;
use crate::town::Visitor;

/// Of the presses on a screen that offers an act.
const ACTS: f64 = 0.6;

/// All people; clones of the handle share them.
pub struct Crowd {
    people: Rc<RefCell<People>>,
    bell: Rc<dyn Fn()>,
    visitors: Vec<Visitor>,
}

struct People {
    seats: Vec<Seat>,
    by_chat: HashMap<i64, usize>,
    by_query: HashMap<String, usize>,
    pace: Pace,
    laps: Laps,
    rng: SmallRng,
}

/// One person before their screen.
struct Seat {
    person: Person,
    message: Option<i32>,
    buttons: Vec<Callback>,
    press: Option<Press>,
}

struct Press {
    at: Instant,
    answered: bool,
    drawn: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Pace {
    Resting,
    /// Who sees a new screen presses at once.
    WithoutEnd,
    /// At moments that do not depend on how fast the bot is.
    Timed,
}

/// What was seen since it was last asked; sorted when it is taken.
#[derive(Default)]
pub struct Laps {
    pub answered: Vec<Duration>,
    pub drawn: Vec<Duration>,
    pub acts: usize,
    pub refused: usize,
    pub notices: usize,
}

impl Crowd {
    pub fn gather(telegram: &Telegram, server: &Server, visitors: &[Visitor]) -> Self {
        let seats: Vec<Seat> = visitors
            .iter()
            .map(|visitor| Seat {
                person: telegram.person(Profile::new(
                    visitor.telegram_id,
                    &format!("Person {}", visitor.telegram_id),
                )),
                message: None,
                buttons: Vec::new(),
                press: None,
            })
            .collect();
        let by_chat = seats
            .iter()
            .enumerate()
            .map(|(i, seat)| (seat.person.id(), i))
            .collect();
        let people = Rc::new(RefCell::new(People {
            seats,
            by_chat,
            by_query: HashMap::new(),
            pace: Pace::Resting,
            laps: Laps::default(),
            rng: SmallRng::seed_from_u64(1),
        }));
        let bell: Rc<dyn Fn()> = Rc::new(server.bell());
        let (listening, ring) = (people.clone(), bell.clone());
        server.listen(Box::new(move |method, params, reply| {
            if listening.borrow_mut().hear(method, params, reply) {
                ring();
            }
        }));
        Self {
            people,
            bell,
            visitors: visitors.to_vec(),
        }
    }

    /// Everybody opens the bot, and waits for the first screen.
    pub async fn arrive(&self) {
        for (number, visitor) in self.visitors.iter().enumerate() {
            let person = self.people.borrow().seats[number].person.clone();
            let now_ms = Clock::System.now_ms();
            match &visitor.slug {
                Some(slug) => drop(person.opens(&person.telegram().link(slug), now_ms).unwrap()),
                None => drop(person.starts(now_ms)),
            }
        }
        (self.bell)();
        while self.people.borrow().seats.iter().any(|seat| seat.buttons.is_empty()) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    pub fn press_without_end(&self) {
        let mut people = self.people.borrow_mut();
        people.pace = Pace::WithoutEnd;
        (0..people.seats.len()).for_each(|seat| people.press(seat));
        (self.bell)();
    }

    /// So many presses a second from now on, at random moments, each by somebody at random who waits for nothing.
    pub async fn press_at(&self, rate: f64) {
        self.rest().await;
        self.people.borrow_mut().pace = Pace::Timed;
        let (people, bell) = (self.people.clone(), self.bell.clone());
        tokio::task::spawn_local(async move {
            let mut next = Instant::now();
            loop {
                tokio::time::sleep(Duration::from_millis(1)).await;
                let mut people = people.borrow_mut();
                if people.pace != Pace::Timed {
                    return;
                }
                while next <= Instant::now() {
                    let even: f64 = people.rng.random_range(f64::MIN_POSITIVE..1.0);
                    next += Duration::from_secs_f64(-even.ln() / rate);
                    people.press_someone();
                    bell();
                }
            }
        });
    }

    /// No more presses; waits for what is due for those that were.
    pub async fn rest(&self) {
        self.people.borrow_mut().pace = Pace::Resting;
        while self.people.borrow().seats.iter().any(|seat| seat.press.is_some()) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    pub fn take_laps(&self) -> Laps {
        let mut laps = std::mem::take(&mut self.people.borrow_mut().laps);
        laps.answered.sort();
        laps.drawn.sort();
        laps
    }
}

impl People {
    /// Takes note of what the bot has done; tells whether somebody pressed on it.
    fn hear(&mut self, method: &str, params: &Value, reply: &Reply) -> bool {
        let number = |name: &str| params[name].as_i64();
        let seat = match method {
            "answercallbackquery" => {
                let query = params["callback_query_id"].as_str().unwrap_or_default();
                let Some(seat) = self.by_query.remove(query) else {
                    return false;
                };
                assert_eq!(reply.status, 200, "{}", reply.body);
                if let Some(press) = &mut self.seats[seat].press {
                    press.answered = true;
                    self.laps.answered.push(press.at.elapsed());
                }
                self.laps.refused += usize::from(params["show_alert"] == true);
                Some(seat)
            }
            "editmessagetext" => {
                let seat = number("chat_id").and_then(|chat| self.by_chat.get(&chat)).copied();
                let seat = seat.filter(|seat| self.seats[*seat].message == number("message_id").map(|id| id as i32));
                // A screen that shows what it showed already is refused and drawn all the same.
                let same = reply.body.contains("message is not modified");
                assert!(reply.status == 200 || same, "{}", reply.body);
                if let Some(seat) = seat {
                    self.draw(seat, &params["reply_markup"]);
                }
                seat
            }
            "sendmessage" => {
                assert_eq!(reply.status, 200, "{}", reply.body);
                let seat = number("chat_id").and_then(|chat| self.by_chat.get(&chat)).copied();
                let is_screen = buttons(&params["reply_markup"]).any(|(_, origin)| origin == Origin::Screen);
                match seat {
                    Some(seat) if is_screen => {
                        self.seats[seat].message = reply.json()["result"]["message_id"].as_i64().map(|id| id as i32);
                        self.draw(seat, &params["reply_markup"]);
                        Some(seat)
                    }
                    _ => {
                        self.laps.notices += 1;
                        None
                    }
                }
            }
            _ => None,
        };
        let Some(seat) = seat else {
            return false;
        };
        let ended = |press: &Press| press.answered && press.drawn;
        if !self.seats[seat].press.as_ref().is_some_and(ended) {
            return false;
        }
        self.seats[seat].press = None;
        if self.pace != Pace::WithoutEnd {
            return false;
        }
        self.press(seat);
        true
    }

    fn draw(&mut self, seat: usize, markup: &Value) {
        let seat = &mut self.seats[seat];
        seat.buttons.clear();
        seat.buttons.extend(buttons(markup).map(|(callback, _)| callback));
        if let Some(press) = &mut seat.press
            && !press.drawn
        {
            press.drawn = true;
            self.laps.drawn.push(press.at.elapsed());
        }
    }

    fn press_someone(&mut self) {
        for _ in 0..10 {
            let seat = self.rng.random_range(0..self.seats.len());
            if self.seats[seat].press.is_none() {
                return self.press(seat);
            }
        }
    }

    fn press(&mut self, number: usize) {
        let seat = &mut self.seats[number];
        let (acts, places): (Vec<&Callback>, Vec<&Callback>) = seat
            .buttons
            .iter()
            .filter(|callback| is_walked(callback))
            .partition(|callback| matches!(callback, Callback::Do(_)));
        let acting = !acts.is_empty() && self.rng.random_bool(ACTS);
        let choice = if acting { acts } else { places };
        let chosen = choice[self.rng.random_range(0..choice.len())].encode(Origin::Screen);
        let message = seat.message.unwrap();
        seat.press = Some(Press {
            at: Instant::now(),
            answered: false,
            drawn: false,
        });
        let query = seat.person.forges(message, &chosen, Clock::System.now_ms()).unwrap();
        self.laps.acts += usize::from(acting);
        self.by_query.insert(query, number);
    }
}

/// What people press here: every place, and of the acts those that book, cancel, accept, hide and show.
fn is_walked(callback: &Callback) -> bool {
    match callback {
        Callback::Go(_) => true,
        Callback::Do(Act::Book { .. } | Act::Step { .. } | Act::Hide { .. } | Act::Show { .. }) => true,
        Callback::Do(_) => false,
    }
}

fn buttons(markup: &Value) -> impl Iterator<Item = (Callback, Origin)> {
    let rows = markup["inline_keyboard"].as_array().into_iter().flatten();
    rows.flat_map(|row| row.as_array().into_iter().flatten())
        .filter_map(|button| Callback::decode(button["callback_data"].as_str()?))
}
