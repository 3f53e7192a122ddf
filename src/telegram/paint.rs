//! The live screen of each chat: drawn from the state it shows, edited in place, sent anew at the bottom when asked.
//!
//! What is to be drawn is a row of the database, so a redraw that a crash cut off is drawn after the restart, and of
//! several that wait for one chat only the newest is sent.

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, PoisonError};

use futures::FutureExt;
use teloxide::payloads::{
    DeleteMessage, EditMessageReplyMarkup, EditMessageText, EditMessageTextSetters, SendMessage, SendMessageSetters,
};
use teloxide::types::{
    ChatId, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, MessageId, ParseMode, Recipient,
};

use super::api::{Api, ApiFault};
use super::callback::{Listing, Origin, Place};
use super::canvas::{Canvas, Drawn};
use super::question::Question;
use super::route::Router;
use super::screen::hours::Hours;
use super::screen::{self, Press, Scene, Screen};
use super::texts::{Html, Lang, Speaker};
use crate::core::Core;
use crate::domain::ids::PersonId;
use crate::domain::moment::{Moment, Span};
use crate::domain::refusal::Refusal;
use crate::domain::spot::Subject;
use crate::domain::standing::Holder;
use crate::domain::zone::Zone;
use crate::outbox::limits::SharedLimits;
use crate::storage::chat::{self, ChatRow, Shown};
use crate::storage::fault::panic_message;
use crate::storage::person::{self, PersonRow};
use crate::storage::{Fault, Lane, Result, tenant};
use crate::usecase::Stop;

/// Telegram lets a bot delete its messages for so long.
const DELETABLE: Span = Span::hours(48);
/// How long a chat is left alone after a fault of the wire.
const PAUSE_MS: i64 = 2_000;
/// And after a screen that could not be drawn for a bug.
const AFTER_A_BUG_MS: i64 = 60_000;

#[derive(Clone)]
pub struct Painter {
    core: Core,
    api: Api,
    router: Router,
    limits: SharedLimits,
    chats: Arc<Mutex<HashMap<PersonId, Arc<Canvas>>>>,
}

impl Painter {
    pub fn new(core: Core, api: Api, router: Router, limits: SharedLimits) -> Self {
        Self {
            core,
            api,
            router,
            limits,
            chats: Arc::default(),
        }
    }

    /// Draws what a chat is to show, until nothing newer is asked for. One drawing of a chat goes on at a time.
    /// `unasked`: the person has not asked for a screen, so one that would not change is left alone.
    pub async fn paint(&self, person: PersonId, unasked: bool) -> Result<()> {
        let canvas = {
            let mut chats = self.chats.lock().unwrap_or_else(PoisonError::into_inner);
            // Chats that nobody draws right now are forgotten once there are many.
            if chats.len() > 4096 {
                chats.retain(|_, canvas| Arc::strong_count(canvas) > 1);
            }
            chats.entry(person).or_default().clone()
        };
        let _turn = canvas.turn.lock().await;
        let not_before = canvas.not_before.load(std::sync::atomic::Ordering::Relaxed);
        if self.core.clock.now_ms() < not_before {
            return Ok(());
        }
        loop {
            let mut conn = self.core.db.read().await?;
            let Some((me, chat)) = chat::with_person(&mut conn, person).await? else {
                return Ok(());
            };
            if chat.wanted <= chat.drawn {
                return Ok(());
            }
            let reachable = me.telegram_id.filter(|_| me.unreachable_at.is_none());
            let screen = match reachable {
                Some(_) => Some(
                    AssertUnwindSafe(self.screen(&mut conn, &me, &chat))
                        .catch_unwind()
                        .await,
                ),
                None => None,
            };
            // The reader goes back before anything waits for the wire or the writer.
            drop(conn);
            let drawn = match (reachable, screen) {
                (Some(telegram), Some(screen)) => {
                    match screen.unwrap_or_else(|payload| Err(Fault::Panic(panic_message(&*payload)))) {
                        Ok(screen) if unasked && canvas.shows(&chat, &screen) => Drawn::Shown(Shown::Same),
                        Ok(screen) => {
                            let drawn = self.show(telegram, &me, &chat, &screen).await?;
                            canvas.note(&chat, drawn, &screen)
                        }
                        // What one chat shows must not keep others from being drawn, nor the program from its start.
                        Err(fault) if fault.is_bug() => {
                            tracing::error!(%person, place = chat.place, %fault, "a screen cannot be drawn");
                            Drawn::Later(AFTER_A_BUG_MS)
                        }
                        Err(fault) => return Err(fault),
                    }
                }
                (None, _) | (_, None) => Drawn::Shown(Shown::Nowhere),
            };
            match drawn {
                Drawn::Shown(shown) => {
                    let newer = self.mark(person, chat.wanted, shown).await?;
                    // Only now: a crash before the mark would have left two live screens, or none.
                    if let (Shown::Sent { .. }, Some(old), Some(telegram)) = (shown, chat.message_id, reachable) {
                        self.take_away(telegram, old, chat.message_at).await;
                    }
                    if !newer {
                        return Ok(());
                    }
                }
                Drawn::Later(ms) => {
                    let until = self.core.clock.now_ms() + ms;
                    canvas.not_before.store(until, std::sync::atomic::Ordering::Relaxed);
                    return Ok(());
                }
            }
        }
    }

    /// Counts a message beside the screen, if the chat may have one now; else tells in how many milliseconds it may.
    pub fn may_send(&self, person: PersonId) -> std::result::Result<(), u64> {
        let now = self.core.clock.now_ms();
        let taken = self.limits.lock().take(person, now);
        taken.map_err(|wait| u64::try_from(wait.until() - now).unwrap_or(0))
    }

    /// Draws every chat that waits for it: at the start, and what a fault of the wire left over.
    pub async fn sweep(&self) -> Result<()> {
        let people = chat::to_draw(&mut self.core.db.read().await?, 1000).await?;
        let paints = people.into_iter().map(|person| self.paint(person, true));
        for fault in futures::future::join_all(paints)
            .await
            .into_iter()
            .filter_map(Result::err)
        {
            tracing::error!(%fault, "a screen is drawn later");
        }
        Ok(())
    }

    /// Tells whether a newer drawing is wanted meanwhile.
    async fn mark(&self, person: PersonId, wanted: i64, shown: Shown) -> Result<bool> {
        self.core
            .keep(Lane::Marks, move |tx| {
                Box::pin(chat::set_drawn(tx, person, wanted, shown))
            })
            .await
    }

    /// The screen as the state is now. A place that is not there, or not this person's, becomes home with a word.
    async fn screen(&self, conn: &mut crate::storage::Conn, me: &PersonRow, chat: &ChatRow) -> Result<Screen> {
        let say = self
            .router
            .texts
            .in_language(Lang::of_code(&me.lang).unwrap_or_default());
        let place = Place::decode(&chat.place).unwrap_or(Place::Home);
        let now = self.core.clock.now();
        let mut banner: Option<Refusal> = chat.banner.as_deref().and_then(|text| serde_json::from_str(text).ok());
        let mut scene = Scene {
            conn: &mut *conn,
            flows: &self.router.flows,
            site: &self.router.site,
            say: &say,
            me,
            last: chat.tenant_id,
            question: Question::shown_in(chat, now),
            list: chat.list.as_deref().and_then(Place::decode),
            now,
        };
        let mut drawn = None;
        let instead = instead_of(&place);
        for place in [
            place.clone(),
            instead.clone(),
            instead_of(&instead),
            Place::Home,
            Place::Specialists { page: 0 },
        ] {
            // Another specialist's front door is no answer to the one who pauses.
            if place == Place::Home && banner == Some(Refusal::LinkPaused) {
                continue;
            }
            match screen::draw(&mut scene, &place).await {
                Ok(screen) => {
                    drawn = Some(screen);
                    break;
                }
                Err(Stop::Refused(why)) => {
                    banner.get_or_insert(why);
                }
                Err(Stop::Fault(fault)) => return Err(fault),
            }
        }
        let screen = drawn.unwrap_or_else(|| Screen::new([say.html("client-specialists-empty", &crate::args![])]));
        let Some(why) = banner else {
            return Ok(screen);
        };
        let (reader, tenant) = self.zone_at_hand(conn, me, chat, &place).await?;
        let hours = Hours {
            say: &say,
            reader,
            tenant,
            now,
            unsaid: false,
        };
        Ok(with_banner(screen, &screen::refusal::lines(&why, &hours)))
    }

    async fn zone_at_hand(
        &self,
        conn: &mut crate::storage::Conn,
        me: &PersonRow,
        chat: &ChatRow,
        place: &Place,
    ) -> Result<(Zone, Zone)> {
        let tenant = match place.tenant().or(chat.tenant_id) {
            Some(id) => tenant::by_id(conn, id).await?.map(|tenant| tenant.zone),
            None => None,
        };
        let own = me.zone.as_deref().and_then(|zone| Zone::parse(zone).ok());
        let reader = own.or(tenant).unwrap_or(Zone::UTC);
        Ok((reader, tenant.unwrap_or(reader)))
    }

    async fn show(&self, telegram: i64, me: &PersonRow, chat: &ChatRow, screen: &Screen) -> Result<Drawn> {
        let keyboard = keyboard(screen, Origin::Screen);
        let tried = self.core.clock.now();
        let now_ms = self.core.clock.now_ms();
        if let Err(wait) = self.limits.lock().heed(me.person_id, now_ms) {
            return Ok(Drawn::Later(wait.until() - now_ms));
        }
        if let (Some(message), 0) = (chat.message_id, chat.anew) {
            let edit = EditMessageText::new(recipient(telegram), message_id(message), screen.text.as_str())
                .parse_mode(ParseMode::Html)
                .link_preview_options(no_preview())
                .reply_markup(keyboard.clone());
            match self.api.tell(&edit).await {
                Ok(()) => return Ok(Drawn::Shown(Shown::Same)),
                Err(fault) if fault.is_not_modified() => return Ok(Drawn::Shown(Shown::Same)),
                Err(fault) if fault.is_message_gone() => {}
                Err(fault) => return self.failed(me, &fault, tried).await,
            }
        }
        let now_ms = self.core.clock.now_ms();
        if let Err(wait) = self.limits.lock().take(me.person_id, now_ms) {
            return Ok(Drawn::Later(wait.until() - now_ms));
        }
        let send = SendMessage::new(recipient(telegram), screen.text.as_str())
            .parse_mode(ParseMode::Html)
            .link_preview_options(no_preview())
            .disable_notification(true)
            .reply_markup(keyboard);
        match self.api.call(&send).await {
            Ok(message) => {
                let at = self.core.clock.now();
                Ok(Drawn::Shown(Shown::Sent {
                    message_id: i64::from(message.id.0),
                    at,
                }))
            }
            Err(fault) => self.failed(me, &fault, tried).await,
        }
    }

    /// The screen that was there before goes, or loses its buttons when it is too old to go. Best effort: an old
    /// button still works, and says that things have changed.
    async fn take_away(&self, telegram: i64, message: i64, sent: Option<Moment>) {
        let young = sent.is_some_and(|sent| self.core.clock.now() - sent < DELETABLE);
        let gone = match young {
            true => self
                .api
                .call(&DeleteMessage::new(recipient(telegram), message_id(message)))
                .await
                .is_ok(),
            false => false,
        };
        if !gone {
            let bare = EditMessageReplyMarkup::new(recipient(telegram), message_id(message));
            if let Err(fault) = self.api.tell(&bare).await {
                tracing::debug!(%fault, "an old screen stays");
            }
        }
    }

    async fn failed(&self, me: &PersonRow, fault: &ApiFault, tried: Moment) -> Result<Drawn> {
        if fault.is_unreachable() {
            let person = me.person_id;
            self.core
                .keep(Lane::Marks, move |tx| {
                    Box::pin(person::set_unreachable(tx, person, tried))
                })
                .await?;
            return Ok(Drawn::Shown(Shown::Nowhere));
        }
        if let Some(seconds) = fault.retry_after() {
            let now_ms = self.core.clock.now_ms();
            self.limits.lock().told(me.person_id, now_ms + seconds * 1000, now_ms);
            return Ok(Drawn::Later(seconds * 1000));
        }
        match fault {
            ApiFault::Server { .. } | ApiFault::Broken { .. } => {
                tracing::warn!(%fault, "a screen is drawn later");
                Ok(Drawn::Later(PAUSE_MS))
            }
            ApiFault::Refused {
                code: 401 | 404 | 409, ..
            } => Ok(Drawn::Later(PAUSE_MS)),
            ApiFault::Refused { .. } => {
                tracing::error!(%fault, "a screen was refused");
                Ok(Drawn::Shown(Shown::Nowhere))
            }
        }
    }
}

/// Where a place leads that is no more: for a time that is gone, to what is free; for a booking, to the list of them.
fn instead_of(place: &Place) -> Place {
    match place {
        Place::Confirm { tenant, slot } | Place::ConfirmZone { tenant, slot, .. } => Place::Taken {
            tenant: *tenant,
            slot: *slot,
        },
        Place::Series { tenant, slot, .. } | Place::AskWeekly { tenant, slot } => Place::Confirm {
            tenant: *tenant,
            slot: *slot,
        },
        Place::Taken { tenant, .. } => Place::Nearest { tenant: *tenant },
        Place::Watch { tenant, .. } => Place::Watches { tenant: *tenant },
        Place::Booking { tenant, .. }
        | Place::OwnRegular { tenant, .. }
        | Place::OwnRegulars { tenant, .. }
        | Place::OwnRegularEnd { tenant, .. } => Place::Bookings {
            tenant: *tenant,
            page: 0,
        },
        Place::MoveAsk { tenant, booking, .. } => Place::Move {
            tenant: *tenant,
            booking: *booking,
            list: Listing::Nearest,
        },
        Place::CancelAsk { tenant, booking }
        | Place::CancelWhy { tenant, booking }
        | Place::OutcomeAsk { tenant, booking, .. }
        | Place::Move { tenant, booking, .. } => Place::Booking {
            tenant: *tenant,
            booking: *booking,
        },
        Place::Kin { tenant, .. } | Place::KinNew { tenant, .. } => Place::Family { tenant: *tenant },
        Place::KinName { tenant, client }
        | Place::KinInvite { tenant, client, .. }
        | Place::KinPerson { tenant, client, .. }
        | Place::KinLeave { tenant, client } => Place::Kin {
            tenant: *tenant,
            client: *client,
        },
        Place::Family { tenant } => Place::Client { tenant: *tenant },
        Place::CardPerson { tenant, client, .. }
        | Place::PayWith { tenant, client, .. }
        | Place::PayWithAsk { tenant, client, .. } => Place::CardPeople {
            tenant: *tenant,
            client: *client,
        },
        Place::CardPeople { tenant, client } => Place::Card {
            tenant: *tenant,
            client: *client,
        },
        Place::Card { tenant, .. } => Place::Clients {
            tenant: *tenant,
            page: 0,
        },
        Place::Near { tenant, of } => match of {
            Subject::Client(client) => Place::Card {
                tenant: *tenant,
                client: *client,
            },
            Subject::Booking(booking) => Place::Lesson {
                tenant: *tenant,
                booking: *booking,
            },
        },
        Place::Hours { tenant, of, .. } | Place::PutAsk { tenant, of, .. } => Place::Near {
            tenant: *tenant,
            of: *of,
        },
        Place::WhoFor { tenant, slot, .. } => Place::Slot {
            tenant: *tenant,
            slot: *slot,
        },
        Place::NewClient { tenant, .. } => Place::Clients {
            tenant: *tenant,
            page: 0,
        },
        Place::Joining { tenant } => Place::Client { tenant: *tenant },
        Place::Regular { tenant, .. } | Place::RegularPaste { tenant } | Place::RegularsLeft { tenant, .. } => {
            Place::Regulars {
                tenant: *tenant,
                page: 0,
            }
        }
        Place::RegularDay { tenant, of }
        | Place::RegularHour { tenant, of, .. }
        | Place::RegularSure { tenant, of, .. } => match of {
            Holder::Client(client) | Holder::Of(client, _) => Place::Card {
                tenant: *tenant,
                client: *client,
            },
            Holder::Standing(standing) => Place::Regular {
                tenant: *tenant,
                standing: *standing,
            },
        },
        Place::RegularPause { tenant, standing }
        | Place::RegularPaused { tenant, standing, .. }
        | Place::RegularEnd { tenant, standing }
        | Place::RegularTerms { tenant, standing } => Place::Regular {
            tenant: *tenant,
            standing: *standing,
        },
        Place::CardHistory { tenant, client, .. }
        | Place::JoinLink { tenant, client }
        | Place::OfferTo { tenant, client }
        | Place::OfferDay { tenant, client, .. }
        | Place::CardTerms { tenant, client }
        | Place::CardDetail { tenant, client, .. }
        | Place::CardWrite { tenant, client }
        | Place::BanAsk { tenant, client } => Place::Card {
            tenant: *tenant,
            client: *client,
        },
        Place::StepAsk { tenant, booking, .. } => Place::Lesson {
            tenant: *tenant,
            booking: *booking,
        },
        Place::Outcome { tenant, .. }
        | Place::TitleAsk { tenant, .. }
        | Place::IconAsk { tenant, .. }
        | Place::Charges { tenant, .. }
        | Place::RetireAsk { tenant, .. }
        | Place::NewOutcome { tenant, .. }
        | Place::Shelved { tenant, .. }
        | Place::Version { tenant, .. }
        | Place::Deadline { tenant, .. } => Place::Outcomes { tenant: *tenant },
        _ => Place::Home,
    }
}

fn with_banner(screen: Screen, banner: &Html) -> Screen {
    let gap = Html::escaped("\u{200b}");
    Screen {
        text: Html::lines([banner.clone(), gap, screen.text]),
        rows: screen.rows,
    }
}

fn recipient(telegram: i64) -> Recipient {
    Recipient::Id(ChatId(telegram))
}

pub fn message_id(id: i64) -> MessageId {
    MessageId(i32::try_from(id).unwrap_or_default())
}

pub fn no_preview() -> teloxide::types::LinkPreviewOptions {
    teloxide::types::LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}

/// A screen's buttons as Telegram takes them.
pub fn keyboard(screen: &Screen, origin: Origin) -> InlineKeyboardMarkup {
    let button = |button: &screen::Button| match &button.press {
        Press::Callback(callback) => InlineKeyboardButton::callback(&button.label, callback.encode(origin)),
        Press::Url(url) => match url.parse() {
            Ok(url) => InlineKeyboardButton::url(&button.label, url),
            Err(_) => InlineKeyboardButton::copy_text_button(&button.label, CopyTextButton { text: url.clone() }),
        },
        Press::Copy(text) => {
            InlineKeyboardButton::copy_text_button(&button.label, CopyTextButton { text: text.clone() })
        }
    };
    InlineKeyboardMarkup::new(screen.rows.iter().map(|row| row.iter().map(button).collect::<Vec<_>>()))
}

/// For a speaker without a screen.
pub fn in_language(router: &Router, me: &PersonRow) -> Speaker {
    router.texts.in_language(Lang::of_code(&me.lang).unwrap_or_default())
}
