//! Workers: events are taken in order within a chat and side by side across chats, each handled once.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures::FutureExt;
use futures::stream::{FuturesUnordered, StreamExt};
use teloxide::payloads::{
    AnswerCallbackQuery, AnswerCallbackQuerySetters, DeleteMyCommands, DeleteMyCommandsSetters, EditMessageText,
    EditMessageTextSetters, LeaveChat, SendMessage, SendMessageSetters,
};
use teloxide::types::{BotCommandScope, CallbackQueryId, ChatId, ParseMode, Recipient};
use tokio::sync::{Notify, watch};

use super::api::Api;
use super::attach;
use super::event::Event;
use super::leaving::Farewell;
use super::menu::{self, Renewed};
use super::paint::{Painter, message_id};
use super::route::{Reply, Router, Tap};
use super::texts::Lang;
use crate::args;
use crate::core::{Cause, Core, Done};
use crate::domain::ids::PersonId;
use crate::domain::moment::Span;
use crate::domain::notice::{Letter, Notice};
use crate::domain::refusal::Refusal;
use crate::storage::fault::panic_message;
use crate::storage::inbox::{self, ChatChange, Claim};
use crate::storage::{Fault, Lane, Result, chat, outbox, person};

/// Chats that are handled at once.
const AT_ONCE: u64 = 64;
/// So many more must be wanted before the inbox is looked at: a look costs much the same for one chat as for many.
const WORTH_A_LOOK: u64 = AT_ONCE / 4;
/// What an alert has room for of a problem in a file, in characters.
const PROBLEM: usize = 110;
/// How long a claim stands; a handler that takes longer loses it, and what it did with it.
const CLAIM: Span = Span(60);
/// After so many attempts that ended in a bug, a panic or the death of the process, an event is set aside.
const ATTEMPTS: i64 = 3;
const AFTER_A_FAULT: Duration = Duration::from_millis(500);

#[derive(Clone)]
pub struct Workers {
    pub core: Core,
    pub api: Api,
    pub router: Router,
    pub painter: Painter,
    /// Unique to this process: whose claims these are.
    pub owner: Arc<str>,
    /// Something was written into the inbox.
    pub inbox: Arc<Notify>,
    /// Something was written into the outbox.
    pub outbox: Arc<Notify>,
    /// Faults of disk or database in a row; while there are any, polling is held.
    pub troubled: Arc<AtomicUsize>,
}

impl Workers {
    /// Handles events until told to stop, then finishes what is in hand.
    pub async fn run(&self, mut stop: watch::Receiver<bool>) {
        let mut in_hand = FuturesUnordered::new();
        // Whether something may wait in the inbox that nobody has looked at.
        let mut unseen = true;
        // Whether it has waited long enough for room.
        let mut overdue = false;
        while !*stop.borrow() {
            let room = AT_ONCE - in_hand.len() as u64;
            if unseen && (room >= WORTH_A_LOOK || overdue && room > 0) {
                overdue = false;
                let claims = self.claim(room).await;
                unseen = claims.len() as u64 == room;
                for claim in claims {
                    let workers = self.clone();
                    in_hand.push(tokio::spawn(async move { workers.handle(claim).await }));
                }
            }
            tokio::select! {
                Some(_) = in_hand.next() => {}
                () = self.inbox.notified() => unseen = true,
                _ = stop.changed() => {}
                () = tokio::time::sleep(AFTER_A_FAULT) => (unseen, overdue) = (true, true),
            }
        }
        while in_hand.next().await.is_some() {}
    }

    /// Handles what waits now, one event a chat; tells how many that were.
    pub async fn step(&self) -> usize {
        let claims = self.claim(AT_ONCE).await;
        let handled = claims.len();
        futures::future::join_all(claims.into_iter().map(|claim| self.handle(claim))).await;
        handled
    }

    async fn claim(&self, limit: u64) -> Vec<Claim> {
        let (owner, now) = (self.owner.clone(), self.core.clock.now());
        let claimed = self
            .core
            .keep(Lane::Workers, move |tx| {
                let owner = owner.clone();
                Box::pin(async move { inbox::claim(tx, &owner, now, now + CLAIM, limit).await })
            })
            .await;
        match claimed {
            Ok(claims) => {
                self.troubled.store(0, Ordering::Relaxed);
                claims
            }
            Err(fault) => {
                self.troubled.fetch_add(1, Ordering::Relaxed);
                tracing::error!(%fault, "events cannot be taken from the inbox");
                tokio::time::sleep(AFTER_A_FAULT).await;
                Vec::new()
            }
        }
    }

    async fn handle(&self, claim: Claim) {
        if claim.attempts > ATTEMPTS {
            self.set_aside(&claim, "it was begun too often and never ended").await;
            return;
        }
        let acted = AssertUnwindSafe(self.act(&claim)).catch_unwind().await;
        let acted = acted.unwrap_or_else(|payload| Err(Fault::Panic(panic_message(&*payload))));
        match acted {
            Ok(Acted {
                reply,
                letters,
                unasked,
                news,
            }) => {
                // An event of this chat may wait behind this one.
                self.inbox.notify_one();
                if letters {
                    self.outbox.notify_one();
                }
                let others = news.into_iter().map(|person| self.painter.paint(person, true));
                let others = futures::future::join_all(others);
                let ((), drawn) = tokio::join!(self.follow_up(claim.person, reply, unasked), others);
                for fault in drawn.into_iter().filter_map(Result::err) {
                    tracing::error!(%fault, "a screen is drawn later");
                }
            }
            Err(Fault::StaleClaim) => tracing::warn!(seq = claim.seq, "an event was taken over by another worker"),
            Err(Fault::Closed) => {}
            Err(fault) if fault.is_bug() => {
                tracing::error!(seq = claim.seq, attempt = claim.attempts, %fault, "an event failed");
                if claim.attempts >= ATTEMPTS {
                    self.set_aside(&claim, &fault.to_string()).await;
                } else {
                    self.let_go(&claim, false).await;
                }
            }
            Err(fault) => {
                self.troubled.fetch_add(1, Ordering::Relaxed);
                tracing::error!(seq = claim.seq, %fault, "an event is handled later");
                tokio::time::sleep(AFTER_A_FAULT).await;
                self.let_go(&claim, true).await;
            }
        }
    }

    async fn act(&self, claim: &Claim) -> Result<Acted> {
        let (act, after) = (self.router.clone(), self.router.clone());
        let file = super::fetch::asked_for(&self.core, &self.api, claim).await?;
        let (for_act, for_after) = (claim.clone(), claim.clone());
        self.core
            .transact(
                Lane::Workers,
                Cause::Event(claim.clone()),
                move |tx| {
                    let (router, claim, file) = (act.clone(), for_act.clone(), file.clone());
                    Box::pin(async move { router.handle(tx, &claim, file.as_ref()).await.map(acted) })
                },
                move |tx, why| {
                    let (router, claim) = (after.clone(), for_after.clone());
                    Box::pin(async move { router.refused(tx, &claim, why).await.map(acted) })
                },
            )
            .await
    }

    /// What is said once it is durable: the answer to the tap, and the screen.
    async fn follow_up(&self, person: PersonId, reply: Reply, unasked: bool) {
        let answer = async {
            if let Some(tap) = &reply.tap {
                match reply.reload {
                    None => self.answer(tap).await,
                    Some(lang) => self.answer(&self.reloaded(tap, lang).await).await,
                }
            }
            if let Some(renewed) = &reply.menu {
                self.renew_menu(renewed).await;
            }
            if let Some(farewell) = &reply.farewell {
                self.say_farewell(farewell).await;
            }
            if let Some((chat, text)) = &reply.leave {
                self.leave(*chat, text).await;
            }
        };
        // The screen goes below what it speaks of.
        let drawing = async {
            if let Some(attachment) = reply.attachment.clone() {
                let sent = attach::send(attachment, &self.core, &self.api, &self.painter, &self.router).await;
                if !sent {
                    self.say_not_sent(person).await;
                }
            }
            self.painter.paint(person, unasked).await
        };
        let (painted, ()) = tokio::join!(drawing, answer);
        if let Err(fault) = painted {
            tracing::error!(%fault, "a screen was not drawn");
        }
    }

    /// The screen, which is still to be drawn, says so first.
    async fn say_not_sent(&self, person: PersonId) {
        let banner = serde_json::to_string(&Refusal::NotSent).unwrap_or_default();
        let noted = self.core.keep(Lane::Workers, move |tx| {
            let banner = banner.clone();
            Box::pin(async move { chat::set_banner(tx, person, &banner).await })
        });
        if let Err(fault) = noted.await {
            tracing::error!(%fault, "nobody is told that something was not sent");
        }
    }

    /// Reads the folder of workflows again, outside of any transaction, and says what came of it.
    async fn reloaded(&self, tap: &Tap, lang: Lang) -> Tap {
        let flows = self.core.flows.clone();
        let problems = tokio::task::spawn_blocking(move || flows.reload())
            .await
            .unwrap_or_default();
        for problem in &problems {
            tracing::warn!("{problem} (what was loaded before stays in force)");
        }
        let say = self.router.texts.in_language(lang);
        let text = match problems.first() {
            None => {
                let count = self.core.flows.catalogue().iter().count();
                say.plain("operator-reloaded-toast", &args![count = count])
            }
            Some(problem) => {
                let problem: String = problem.to_string().chars().take(PROBLEM).collect();
                say.plain("operator-reload-failed-alert", &args![problem = problem])
            }
        };
        Tap {
            text: Some(text),
            alert: !problems.is_empty(),
            ..tap.clone()
        }
    }

    /// Best effort: an answer that comes too late is normal.
    async fn answer(&self, tap: &Tap) {
        let mut answer = AnswerCallbackQuery::new(CallbackQueryId(tap.query.clone()));
        if let Some(text) = &tap.text {
            answer = answer.text(text.as_str()).show_alert(tap.alert);
        }
        if let Err(fault) = self.api.tell(&answer).await {
            tracing::debug!(%fault, "a tap was not answered in time");
        }
    }

    /// Best effort: what could not be set is tried again at their next word.
    async fn renew_menu(&self, renewed: &Renewed) {
        if let Err(fault) = menu::renew(&self.api, &self.router.texts, renewed).await {
            tracing::debug!(%fault, "a menu of commands was not set");
            return;
        }
        let (person, code) = (renewed.person, renewed.code());
        let kept = self.core.keep(Lane::Marks, move |tx| {
            let code = code.clone();
            Box::pin(async move { chat::set_menu(tx, person, &code).await })
        });
        if let Err(fault) = kept.await {
            tracing::warn!(%fault, "a menu of commands is set once more");
        }
    }

    /// Best effort: whoever taps an old button of ours again is somebody new.
    async fn say_farewell(&self, farewell: &Farewell) {
        for query in &farewell.taps {
            let tap = Tap {
                query: query.clone(),
                text: None,
                alert: false,
            };
            self.answer(&tap).await;
        }
        let chat = Recipient::Id(ChatId(farewell.chat));
        let edited = match farewell.screen {
            Some(screen) => {
                let edit = EditMessageText::new(chat.clone(), message_id(screen), farewell.text.as_str());
                self.api.tell(&edit.parse_mode(ParseMode::Html)).await.is_ok()
            }
            None => false,
        };
        if !edited {
            let send = SendMessage::new(chat.clone(), farewell.text.as_str()).parse_mode(ParseMode::Html);
            if let Err(fault) = self.api.call(&send).await {
                tracing::debug!(%fault, "somebody left without a word of ours");
            }
        }
        let scope = BotCommandScope::Chat { chat_id: chat };
        if let Err(fault) = self.api.tell(&DeleteMyCommands::new().scope(scope)).await {
            tracing::debug!(%fault, "a menu of commands stays");
        }
    }

    async fn leave(&self, chat: i64, text: &str) {
        let chat = Recipient::Id(ChatId(chat));
        let word = SendMessage::new(chat.clone(), text).parse_mode(ParseMode::Html);
        if let Err(fault) = self.api.call(&word).await {
            tracing::debug!(%fault, "a group was left without a word");
        }
        if let Err(fault) = self.api.call(&LeaveChat::new(chat)).await {
            tracing::warn!(%fault, "a group could not be left");
        }
    }

    async fn let_go(&self, claim: &Claim, uncounted: bool) {
        let for_write = claim.clone();
        let let_go = self
            .core
            .keep(Lane::Workers, move |tx| {
                let claim = for_write.clone();
                Box::pin(async move {
                    if uncounted {
                        inbox::give_back(tx, &claim).await
                    } else {
                        inbox::let_go(tx, &claim).await
                    }
                })
            })
            .await;
        if let Err(fault) = let_go {
            tracing::error!(seq = claim.seq, %fault, "a chat stays claimed until the claim expires");
        }
        self.inbox.notify_one();
    }

    /// Puts an event aside that can't be handled, asks the person to tap again, and lets the chat go on.
    async fn set_aside(&self, claim: &Claim, why: &str) {
        tracing::error!(seq = claim.seq, why, "an event is set aside");
        let (for_write, why, now) = (claim.clone(), why.to_owned(), self.core.clock.now());
        let set = self
            .core
            .keep(Lane::Workers, move |tx| {
                let (claim, why) = (for_write.clone(), why.clone());
                Box::pin(async move {
                    inbox::finish(tx, &claim, &ChatChange::default(), Some(&why), now).await?;
                    let letter = Letter {
                        tenant: None,
                        to: claim.person,
                        notice: Notice::Trouble,
                        due: now,
                        not_after: Some(now + Span::hours(1)),
                        dedupe: format!("trouble:{}", claim.seq),
                    };
                    outbox::put(tx, &letter, now).await
                })
            })
            .await;
        if let Err(fault) = set {
            tracing::error!(seq = claim.seq, %fault, "an event could not be set aside");
            return;
        }
        self.inbox.notify_one();
        self.outbox.notify_one();
        if let Some(Event::Tap { query, .. }) = Event::from_stored(&claim.event) {
            self.answer(&Tap {
                query,
                text: self.sorry(claim.person).await,
                alert: true,
            })
            .await;
        }
    }

    async fn sorry(&self, id: PersonId) -> Option<String> {
        let me = person::by_id(&mut self.core.db.read().await.ok()?, id).await.ok()??;
        let say = super::paint::in_language(&self.router, &me);
        Some(say.plain("refusal-failed-alert", &crate::args![]))
    }
}

/// What an event has led to.
struct Acted {
    reply: Reply,
    /// Letters were committed.
    letters: bool,
    /// It asked for no screen.
    unasked: bool,
    /// Who hears of it, and has a screen that is to be redrawn.
    news: Vec<PersonId>,
}

fn acted(done: Done<Reply>) -> Done<Acted> {
    let news = done.news();
    Done {
        outcome: Acted {
            reply: done.outcome,
            letters: !done.letters.is_empty(),
            unasked: done.chat.place.is_none(),
            news,
        },
        letters: done.letters,
        chat: done.chat,
    }
}
