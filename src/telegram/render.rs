//! Notices as messages, in their reader's language and zone.

mod claims;
mod daily;
mod family;
mod freed;
mod job;
mod joining;
mod news;
mod offer;
mod outcomes;
mod owes;
mod regular;
mod reminder;
mod series;
mod team;
mod words;

use super::callback::{Act, Place};
use super::format::upper_first;
use super::screen::client::{booking::place_of, price, service};
use super::screen::hours::Hours;
use super::screen::specialist::regulars::every;
use super::screen::{Button, Screen, act, go};
use super::texts::{Html, Speaker};
use crate::args;
use crate::domain::moment::Moment;
use crate::domain::workflow::{By, Phase, StatusId, Workflow, machine};
use crate::domain::zone::Zone;
use crate::storage::history::HistoryRow;
use crate::usecase::status::{APPROVE, CANCEL, DECLINE, MOVE, times};
use crate::usecase::views::told::{About, Lesson, Told};
use crate::usecase::views::told_team::TeamTold;

mod money;
mod moves;

/// A notice ready to leave.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub screen: Screen,
    /// Without a sound: the reader did it themself.
    pub silent: bool,
    /// The message that is edited instead of a new one being sent.
    pub edits: Option<i64>,
    /// A file of somebody else's that is passed on, with the text as its caption.
    pub file: Option<Passed>,
}

/// A file by its id at Telegram.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    pub id: String,
    /// A picture, else a file.
    pub picture: bool,
}

/// Makes the message of a notice.
pub fn message(told: &Told, say: &Speaker, now: Moment) -> Message {
    let own = told.to.zone.as_deref().and_then(|zone| Zone::parse(zone).ok());
    let reader = own.unwrap_or(told.tenant.zone);
    let page = Page {
        told,
        say,
        hours: Hours {
            say,
            reader,
            tenant: told.tenant.zone,
            now,
            unsaid: own.is_none() && !told.specialist,
        },
        now,
    };
    let (screen, silent, edits) = match &told.about {
        About::Requested(lesson) => (page.requested(lesson), false, None),
        About::Reasked(of, lesson) => (page.requested(lesson), true, Some(*of)),
        About::Booked(lesson) => (page.booked(lesson), false, None),
        About::Stepped(lesson, entry) => (page.stepped(lesson, entry), false, None),
        About::Undone(lesson, entry) => (page.undone(lesson, entry), false, None),
        About::Receipt(lesson, entry) => (page.receipt(lesson, entry), true, None),
        About::Freed { walk, times, request } => (page.freed(*walk, times, *request), false, None),
        About::FreedAnswered { message, took } => (page.freed_answered(*took), true, Some(*message)),
        About::WatchEnded(wish) => (page.watch_ended(wish), false, None),
        About::NewTimes { free, kinds } => (page.new_times(free, kinds), false, None),
        About::ClockChange { at, minutes, first } => (page.clock_change(*at, *minutes, first), false, None),
        About::Reminder { lessons, message } => (page.reminder(lessons), false, *message),
        About::Settled {
            message,
            lesson,
            entry,
            who,
        } => (page.settled(lesson, entry, who.as_deref()), true, Some(*message)),
        About::Asked(spoken) => (page.asked(spoken), false, None),
        About::Replied(spoken) => (page.replied(spoken), false, None),
        About::Offered { offer, until, held } => (page.offered(*offer, *until, held), false, None),
        About::OfferSettled { message, end, took } => (page.offer_settled(*end, *took), true, Some(*message)),
        About::OfferEnded { client, name, end } => (page.offer_ended(*client, name, *end), false, None),
        About::OfferMissed {
            client,
            name,
            start,
            end,
        } => (page.offer_missed(*client, name, (*start, *end)), false, None),
        About::JoinAsked {
            client,
            came,
            name,
            who,
        } => (
            page.join_asked(*client, *came, name, &who.name, who.username.as_deref()),
            false,
            None,
        ),
        About::JoinSettled { message, name, yes } => (page.join_settled(name, *yes), true, Some(*message)),
        About::Joined { yes } => (page.joined(*yes), false, None),
        About::BookedFor(lesson) => (page.booked_for(lesson), false, None),
        About::Regular { told, news } => (page.regular(told, *news), false, None),
        About::Unplaced { rows, count } => (page.unplaced(rows, *count), false, None),
        About::RegularsBegun(all) => (page.regulars_begun(all), false, None),
        About::Written(spoken) => (page.written(spoken), false, None),
        About::MessageSettled(of, spoken) => (page.question_settled(spoken), true, Some(*of)),
        About::MessageForgotten(of) => (page.question_forgotten(), true, Some(*of)),
        About::Claimed(claimed) => (page.claimed(claimed), false, None),
        About::Proof(claimed) => return page.proof(claimed),
        About::ClaimSettled(of, claimed) => (page.claim_settled(claimed), true, Some(*of)),
        About::ClaimAnswered(claimed) => (page.claim_answered(claimed), false, None),
        About::Series {
            series,
            asked,
            lessons,
            message,
            settled,
            back,
        } => {
            let screen = page.series(*series, *asked, lessons);
            let screen = page.series_end(screen, *series, (settled.as_ref(), *back));
            (screen, message.is_some(), *message)
        }
        About::SeriesReceipt { lessons, missed, asked } => (page.series_receipt(lessons, missed, *asked), true, None),
        About::KinDid(lesson, entry, who) => (page.kin_did(lesson, entry, who), false, None),
        About::KinJoined {
            client,
            name,
            who,
            deeds,
        } => (page.kin_joined(*client, name, who, *deeds), false, None),
        About::CalledOff {
            lessons,
            reason,
            free,
            goes_on,
        } => (page.called_off(lessons, reason, free, goes_on), false, None),
        About::News(text) => (page.news(text), false, None),
        About::JobEnded(job) => (page.job_ended(job), true, None),
        About::JobGaveUp { job, does, done, total } => (page.job_gave_up(*job, does, *done, *total), false, None),
        About::SeriesAccepted(lessons) => (page.series_accepted(lessons), false, None),
        About::Plan {
            day,
            count,
            lessons,
            requests,
            several,
        } => (page.plan(*day, (*count, lessons), *requests, *several), false, None),
        About::Outcomes {
            day,
            lessons,
            open,
            more,
            message,
        } => (
            page.outcomes(*day, lessons, (*open, *more)),
            message.is_some(),
            *message,
        ),
        About::Owes(rows) => (page.owes(rows), false, None),
        About::Bill(bill) => (page.bill(bill), false, None),
        About::PackLeft(pack, name) => (page.pack_left(pack, name), false, None),
        About::UnpaidList {
            count,
            sum,
            rows,
            several,
        } => (page.unpaid_list((*count, *sum), rows, *several), false, None),
        About::SeriesStepped {
            lessons,
            specialist,
            reason,
        } => (page.series_stepped(lessons, *specialist, reason), false, None),
        About::Team(team @ TeamTold::OfferOver { message, .. }) => (page.team(team), true, Some(*message)),
        About::Team(team) => (page.team(team), false, None),
    };
    Message {
        screen: match told.rights {
            Some(rights) => screen.within(told.tenant.id, rights),
            None => screen,
        },
        silent,
        edits,
        file: None,
    }
}

/// The word to somebody whose event was set aside.
pub fn trouble(say: &Speaker) -> Message {
    let screen = Screen::new([say.html("refusal-failed-alert", &args![])]).row([home(say)]);
    Message {
        screen,
        silent: false,
        edits: None,
        file: None,
    }
}

fn home(say: &Speaker) -> Button {
    go(say.plain("common-home-b4", &args![]), Place::Home)
}

/// Whether a client left a booking.
fn gave_up(lesson: &Lesson, entry: &HistoryRow) -> bool {
    entry.by == By::Client.as_str() && phase_of(&lesson.workflow, Some(&entry.to_status)) == Some(Phase::Void)
}

fn phase_of(workflow: &Workflow, status: Option<&str>) -> Option<Phase> {
    workflow.status(&StatusId::from(status?)).map(|status| status.phase)
}

struct Page<'a> {
    told: &'a Told,
    say: &'a Speaker,
    hours: Hours<'a>,
    now: Moment,
}

impl Page<'_> {
    fn when(&self, lesson: &Lesson) -> String {
        upper_first(&self.hours.when(lesson.row.start_at, lesson.row.end_at))
    }

    fn service(&self, lesson: &Lesson) -> Html {
        let minutes = (lesson.row.end_at - lesson.row.start_at).0 / 60;
        service(self.say, &self.told.tenant, &lesson.kind, minutes, lesson.row.price)
    }

    fn status(&self, lesson: &Lesson) -> (String, String) {
        let status = lesson.workflow.status(&StatusId::from(lesson.row.status.as_str()));
        let lang = self.say.lang().code();
        status
            .map(|status| (status.icon.clone(), status.title.get(lang).to_owned()))
            .unwrap_or_default()
    }

    /// With whom it is; of several clients of the reader's, whose it is too.
    fn with_whom(&self, lesson: &Lesson) -> String {
        let tenant = &self.told.tenant.name;
        match self.told.names.of(lesson.row.client_id) {
            Some(name) => self
                .say
                .plain("notice-family-with", &args![name = name, tenant = tenant]),
            None => tenant.clone(),
        }
    }

    /// The way to the booking, and home.
    fn foot(&self, screen: Screen, lesson: &Lesson) -> Screen {
        let (tenant, booking) = (lesson.row.tenant_id, lesson.row.booking_id);
        let place = if self.told.specialist {
            Place::Lesson { tenant, booking }
        } else {
            Place::Booking { tenant, booking }
        };
        screen
            .row([go(self.say.plain("notice-open-b32", &args![]), place)])
            .row([home(self.say)])
    }

    fn rebook(&self, screen: Screen, lesson: &Lesson) -> Screen {
        let place = Place::Nearest {
            tenant: lesson.row.tenant_id,
        };
        screen
            .row([go(self.say.plain("notice-rebook-b32", &args![]), place)])
            .row([home(self.say)])
    }

    fn request_text(&self, lesson: &Lesson) -> Html {
        let title = self.move_request(lesson).unwrap_or_else(|| {
            let args = args![name = &lesson.row.client_name, when = self.when(lesson)];
            self.say.html("notice-request", &args)
        });
        let weekly = lesson.weekly.map(|regular| {
            let every = every(regular.time.weekday, regular.weeks, self.say);
            self.say.html("specialist-booking-asks-weekly", &args![every = every])
        });
        Html::lines([
            title,
            self.service(lesson),
            weekly.unwrap_or_default(),
            self.answer(lesson),
        ])
    }

    /// To the question at booking.
    fn answer(&self, lesson: &Lesson) -> Html {
        match lesson.row.answer.as_str() {
            "" => Html::default(),
            answer => self.say.html("common-answer", &args![answer = answer]),
        }
    }

    fn requested(&self, lesson: &Lesson) -> Screen {
        let say = self.say;
        let row = &lesson.row;
        let status = StatusId::from(row.status.as_str());
        let offered = machine::offered(&lesson.workflow, &status, By::Specialist, self.now, &times(row));
        let place = |name: &str| {
            let offer = offered.iter().find(|offer| offer.step.name.as_str() == name)?;
            place_of(&lesson.workflow, offer.step)
        };
        let answer = |name: &str, label: String| {
            let step = place(name)?;
            let (tenant, booking, entry_no) = (row.tenant_id, row.booking_id, row.entry_no);
            Some(act(
                label,
                Act::Step {
                    tenant,
                    booking,
                    entry_no,
                    step,
                    sure: false,
                },
            ))
        };
        let accept = answer(APPROVE, say.plain("specialist-accept-b16", &args![]));
        // Why, they may say on the screen that it leads to.
        let decline = place(DECLINE).map(|step| {
            let ask = Place::StepAsk {
                tenant: row.tenant_id,
                booking: row.booking_id,
                entry_no: row.entry_no,
                step,
            };
            go(say.plain("specialist-decline-b16", &args![]), ask)
        });
        let screen = Screen::new([self.request_text(lesson)]).row(accept.into_iter().chain(decline));
        self.foot(screen, lesson)
    }

    fn settled(&self, lesson: &Lesson, entry: &HistoryRow, who: Option<&str>) -> Screen {
        let say = self.say;
        let time = self.hours.time(entry.at);
        let line = match (entry.step.as_str(), who) {
            (APPROVE, None) => say.html("notice-settled-accepted", &args![time = time]),
            (APPROVE, Some(who)) => say.html("notice-settled-accepted-by", &args![who = who, time = time]),
            (MOVE, _) => say.html("notice-settled-moved", &args![time = time]),
            (DECLINE, None) => say.html("notice-settled-declined", &args![time = time]),
            (DECLINE, Some(who)) => say.html("notice-settled-declined-by", &args![who = who, time = time]),
            _ if entry.by == By::Client.as_str() => say.html("notice-settled-withdrawn", &args![time = time]),
            _ if entry.by == By::Timer.as_str() => say.html("notice-settled-expired", &args![time = time]),
            _ => {
                let (icon, status) = self.status(lesson);
                say.html("common-status", &args![icon = icon, status = status])
            }
        };
        Screen::new([self.request_text(lesson), line])
    }

    /// By the specialist, for the reader.
    fn booked_for(&self, lesson: &Lesson) -> Screen {
        let (when, service, tenant) = (self.when(lesson), self.service(lesson), self.with_whom(lesson));
        let place = match lesson.row.place.as_str() {
            "" => Html::default(),
            place => self.say.html("common-place", &args![place = place]),
        };
        let args = args![when = when, service = service, tenant = &tenant];
        self.foot(Screen::new([self.say.html("notice-booked-for", &args), place]), lesson)
    }

    fn booked(&self, lesson: &Lesson) -> Screen {
        let args = args![name = &lesson.row.client_name, when = self.when(lesson)];
        self.foot(
            Screen::new([
                self.say.html("notice-booked", &args),
                self.service(lesson),
                self.answer(lesson),
            ]),
            lesson,
        )
    }

    fn stepped(&self, lesson: &Lesson, entry: &HistoryRow) -> Screen {
        let from = phase_of(&lesson.workflow, entry.from_status.as_deref());
        let to = phase_of(&lesson.workflow, Some(&entry.to_status));
        let unanswered = from == Some(Phase::Pending) && to == Some(Phase::Void) && entry.by == By::Timer.as_str();
        let screen = if let Some(screen) = self.moved(lesson, entry, from, to) {
            screen
        } else if self.told.specialist {
            self.stepped_to_specialist(lesson, entry, from, unanswered)
        } else {
            self.stepped_to_client(lesson, entry, unanswered)
        };
        if entry.reason.is_empty() {
            return screen;
        }
        let reason = self.say.html("common-reason", &args![reason = &entry.reason]);
        Screen {
            text: Html::lines([screen.text, reason]),
            ..screen
        }
    }

    fn stepped_to_specialist(
        &self,
        lesson: &Lesson,
        entry: &HistoryRow,
        from: Option<Phase>,
        unanswered: bool,
    ) -> Screen {
        let say = self.say;
        let (name, when) = (&lesson.row.client_name, self.when(lesson));
        let left = gave_up(lesson, entry);
        let text = if unanswered {
            say.html("notice-expired-to-specialist", &args![name = name, when = when])
        } else if left && from == Some(Phase::Pending) {
            say.html("notice-withdrawn-by-client", &args![name = name, when = when])
        } else if left && entry.step == CANCEL && lesson.row.charged == 0 {
            say.html("notice-cancelled-by-client", &args![name = name, when = when])
        } else if left {
            return self.late(lesson, entry);
        } else {
            let (icon, status) = self.status(lesson);
            let args = args![icon = icon, status = status, name = name, when = when];
            say.html("notice-status-to-specialist", &args)
        };
        self.foot(Screen::new([text]), lesson)
    }

    /// A client who can't come said so late: what that costs them, and the one tap that lets them off.
    fn late(&self, lesson: &Lesson, entry: &HistoryRow) -> Screen {
        let (say, row) = (self.say, &lesson.row);
        let (name, when) = (&row.client_name, self.when(lesson));
        let Some(sum) = price(say, &self.told.tenant, row.charged) else {
            let text = say.html("notice-late-uncharged", &args![name = name, when = when]);
            return self.foot(Screen::new([text]), lesson);
        };
        let text = say.html("notice-late-charged", &args![name = name, when = when, sum = sum]);
        let status = StatusId::from(row.status.as_str());
        let offered = machine::offered(&lesson.workflow, &status, By::Specialist, self.now, &times(row));
        let lets_off = offered.iter().filter(|offer| offer.guard.is_none()).find(|offer| {
            let to = lesson.workflow.status(&offer.step.to);
            to.is_some_and(|to| to.phase == Phase::Void && machine::charge(to, row.price) == 0)
        });
        let waive = lets_off.and_then(|offer| {
            let step = place_of(&lesson.workflow, offer.step)?;
            let (tenant, booking, entry_no) = (row.tenant_id, row.booking_id, entry.entry_no);
            let title = offer.step.title.get(say.lang().code()).to_owned();
            let take = Act::Step {
                tenant,
                booking,
                entry_no,
                step,
                sure: false,
            };
            let ask = Place::StepAsk {
                tenant,
                booking,
                entry_no,
                step,
            };
            let asks = offer.step.confirm || offer.step.ask.is_some();
            Some(if asks { go(title, ask) } else { act(title, take) })
        });
        self.foot(Screen::new([text]).row(waive), lesson)
    }

    fn stepped_to_client(&self, lesson: &Lesson, entry: &HistoryRow, unanswered: bool) -> Screen {
        let say = self.say;
        let (when, service, tenant) = (self.when(lesson), self.service(lesson), self.with_whom(lesson));
        let args = args![when = when, service = service, tenant = &tenant];
        if unanswered {
            return self.rebook(Screen::new([say.html("notice-expired-to-client", &args)]), lesson);
        }
        let charged_before = entry.from_status.as_deref().and_then(|from| {
            let from = lesson.workflow.status(&StatusId::from(from))?;
            (from.phase == Phase::Void).then(|| machine::charge(from, lesson.row.price))
        });
        if charged_before.is_some_and(|sum| sum > 0) && lesson.row.charged == 0 {
            return self.foot(Screen::new([say.html("notice-let-off", &args)]), lesson);
        }
        match entry.step.as_str() {
            APPROVE => {
                let accepted = [say.html("notice-accepted", &args), self.still_due(lesson)];
                self.foot(Screen::new(accepted), lesson)
            }
            DECLINE => self.rebook(Screen::new([say.html("notice-declined", &args)]), lesson),
            CANCEL if entry.by == By::Specialist.as_str() => {
                self.rebook(Screen::new([say.html("notice-cancelled-by-specialist", &args)]), lesson)
            }
            CANCEL => self.rebook(Screen::new([say.html("notice-cancelled-by-time", &args)]), lesson),
            _ => {
                let (icon, status) = self.status(lesson);
                let (when, service) = (self.when(lesson), self.service(lesson));
                let args = args![
                    icon = icon,
                    status = status,
                    when = when,
                    service = service,
                    tenant = &tenant
                ];
                self.foot(Screen::new([say.html("notice-status-to-client", &args)]), lesson)
            }
        }
    }

    fn undone(&self, lesson: &Lesson, entry: &HistoryRow) -> Screen {
        if entry.from_slot.is_some() {
            return self.moved_back(lesson);
        }
        let from = phase_of(&lesson.workflow, entry.from_status.as_deref());
        let to = phase_of(&lesson.workflow, Some(&entry.to_status));
        if let Some(screen) = self.move_undone(lesson, from, to) {
            return screen;
        }
        let say = self.say;
        let (icon, status) = self.status(lesson);
        let when = self.when(lesson);
        let text = if self.told.specialist {
            let name = &lesson.row.client_name;
            say.html(
                "notice-undone-to-specialist",
                &args![name = name, when = when, icon = icon, status = status],
            )
        } else {
            let (service, tenant) = (self.service(lesson), self.with_whom(lesson));
            let args = args![
                icon = icon,
                status = status,
                when = when,
                service = service,
                tenant = tenant
            ];
            say.html("notice-undone-to-client", &args)
        };
        let owed = price(say, &self.told.tenant, lesson.row.owed()).filter(|_| !self.told.specialist);
        let pays = self.told.pays_for.contains(&lesson.row.client_id);
        let owed = owed.filter(|_| pays && lesson.row.owed() > 0);
        let owed = owed.map(|sum| say.html("notice-undone-owed", &args![sum = sum]));
        self.foot(Screen::new([text].into_iter().chain(owed)), lesson)
    }

    /// What was done by the reader themself, to be found again: no buttons, no sound.
    fn receipt(&self, lesson: &Lesson, entry: &HistoryRow) -> Screen {
        let say = self.say;
        let (when, service) = (self.when(lesson), self.service(lesson));
        let with = if self.told.specialist {
            lesson.row.client_name.clone()
        } else {
            self.with_whom(lesson)
        };
        let args = args![when = when, service = service, tenant = &with];
        let from = phase_of(&lesson.workflow, entry.from_status.as_deref());
        let to = phase_of(&lesson.workflow, Some(&entry.to_status));
        if let Some(text) = self.receipt_of_move(lesson, entry, from, to) {
            return Screen::new([text]);
        }
        let text = match (from, to) {
            (None, Some(Phase::Pending)) => say.html("client-requested", &args),
            (None, _) => Html::lines([say.html("client-booked", &args), self.still_due(lesson)]),
            (Some(Phase::Pending), _) => say.html("client-withdrawn", &args),
            (Some(_), Some(Phase::Void)) if lesson.row.charged > 0 && lesson.row.entry_no == entry.entry_no => {
                let sum = price(say, &self.told.tenant, lesson.row.charged);
                let (when, service) = (self.when(lesson), self.service(lesson));
                let args = args![
                    when = when,
                    service = service,
                    tenant = &with,
                    sum = sum.unwrap_or_default()
                ];
                say.html("client-cancelled-late", &args)
            }
            (Some(_), _) => say.html("client-cancelled", &args),
        };
        Screen::new([text])
    }
}
