//! A sentence for each thing that can be done with a practice, in the words and names of today, and the screen of what
//! it was done with.

use std::collections::HashMap;

use super::kin;
use crate::args;
use crate::domain::client::Detail;
use crate::domain::deed::{About, Became, Deed, Part, Words};
use crate::domain::ids::{BookingId, ClientId, KindId, PersonId, SlotId, StandingId, TenantId, WindowId};
use crate::domain::moment::Moment;
use crate::domain::policy::Approval;
use crate::domain::rights::{Right, Rights};
use crate::domain::rule::Rule;
use crate::domain::workflow::StatusId;
use crate::domain::zone::Date;
use crate::storage::event::EventRow;
use crate::storage::standing::{self, StandingRow};
use crate::storage::tenant::TenantRow;
use crate::storage::{booking, client, kind, person, slot, window};
use crate::telegram::callback::Place;
use crate::telegram::screen::Scene;
use crate::telegram::screen::client::price;
use crate::telegram::screen::hours::Hours;
use crate::telegram::screen::specialist::rules;
use crate::telegram::texts::{Html, Lang};
use crate::usecase::Outcome;

/// What the deeds of a page are about, as it is called now.
pub(super) struct Names {
    pub(super) tenant: TenantRow,
    rights: Rights,
    bookings: HashMap<BookingId, String>,
    pub(super) clients: HashMap<ClientId, String>,
    kinds: HashMap<KindId, String>,
    pub(super) people: HashMap<PersonId, String>,
    /// On the plan.
    slots: HashMap<SlotId, Moment>,
    windows: HashMap<WindowId, Moment>,
    regulars: HashMap<StandingId, StandingRow>,
    /// An icon and a title, of a version of the workflow.
    statuses: HashMap<(i64, String), (String, String)>,
}

impl Names {
    /// Each is looked for by its key: a page is short.
    pub(super) async fn of(
        scene: &mut Scene<'_>,
        tenant: &TenantRow,
        rows: &[EventRow],
        rights: Rights,
    ) -> Outcome<Self> {
        let id = tenant.id;
        let deeds: Vec<Deed> = rows.iter().filter_map(EventRow::deed).collect();
        let mut names = Self {
            tenant: tenant.clone(),
            rights,
            bookings: HashMap::new(),
            clients: HashMap::new(),
            kinds: HashMap::new(),
            people: HashMap::new(),
            slots: HashMap::new(),
            windows: HashMap::new(),
            regulars: HashMap::new(),
            statuses: HashMap::new(),
        };
        let (mut bookings, mut slots, mut asks_kinds) = (Vec::new(), Vec::new(), false);
        for deed in &deeds {
            match deed.about() {
                Some(About::Booking(booking)) => bookings.push(booking),
                Some(About::Slot(slot)) => slots.push(slot),
                Some(About::Kind(_)) => asks_kinds = true,
                Some(About::Client(client)) if !names.clients.contains_key(&client) => {
                    let row = client::by_id(scene.conn, id, client).await?;
                    names
                        .clients
                        .insert(client, row.map(|row| row.name).unwrap_or_default());
                }
                Some(About::Client(_)) | None => {}
            }
            if let Deed::TeamRight { person: of, .. }
            | Deed::TeamRemoved { person: of }
            | Deed::TeamOffered { person: of } = deed
                && let Some(row) = person::by_id(scene.conn, *of).await?
            {
                names.people.insert(*of, row.name);
            }
            if let Deed::Kin(deed) = deed {
                kin::name(scene, &mut names, deed).await?;
            }
            if let Deed::StretchOpened { window, .. }
            | Deed::StretchSet { window, .. }
            | Deed::StretchStep { window, .. } = deed
                && let Some(row) = window::by_id(scene.conn, id, *window).await?
            {
                names.windows.insert(*window, row.start_at);
            }
            if let Deed::Regular { standing: of, .. } = deed
                && let Some(row) = standing::by_id(scene.conn, id, *of).await?
            {
                names.regulars.insert(*of, row);
            }
            if let Deed::Stepped { status, version, .. } | Deed::Undone { status, version, .. } = deed {
                let flow = scene.flows.of(scene.conn, id, *version).await?;
                if let Some(found) = flow.status(&StatusId::from(status.as_str())) {
                    let title = found.title.get(scene.say.lang().code()).to_owned();
                    names
                        .statuses
                        .insert((*version, status.clone()), (found.icon.clone(), title));
                }
            }
        }
        if !bookings.is_empty() {
            let rows = booking::by_ids(scene.conn, id, &bookings).await?;
            names.bookings = rows.into_iter().map(|row| (row.booking_id, row.client_name)).collect();
        }
        for slot in slots {
            if let Some(row) = slot::by_id(scene.conn, id, slot).await? {
                names.slots.insert(slot, row.start_at);
            }
        }
        if asks_kinds {
            let rows = kind::kinds(scene.conn, id).await?;
            names.kinds = rows.into_iter().map(|row| (row.kind_id, row.name)).collect();
        }
        Ok(names)
    }

    fn of_booking(&self, booking: &BookingId) -> &str {
        self.bookings.get(booking).map_or("", String::as_str)
    }

    pub(super) fn of_client(&self, client: &ClientId) -> &str {
        self.clients.get(client).map_or("", String::as_str)
    }

    pub(super) fn of_person(&self, person: &PersonId) -> &str {
        self.people.get(person).map_or("", String::as_str)
    }

    fn of_kind(&self, kind: &KindId) -> &str {
        self.kinds.get(kind).map_or("", String::as_str)
    }

    fn of_status<'a>(&'a self, version: i64, status: &'a str) -> (&'a str, &'a str) {
        let found = self.statuses.get(&(version, status.to_owned()));
        found.map_or(("", status), |(icon, title)| (icon.as_str(), title.as_str()))
    }

    /// What the button is called that leads to what the deed is about, and where: nothing where that is gone, or is not
    /// the reader's affair.
    pub(super) fn way(&self, deed: &Deed, tenant: TenantId, hours: &Hours<'_>) -> Option<(String, Place)> {
        let say = hours.say;
        let may = |right| self.rights.has(right);
        let date = |date: Date| say.date_short(date);
        let open = || say.plain("settings-history-open", &args![]);
        let plan = |day: Date| Some((date(day), Place::Plan { tenant, day }));
        let days = |from: Date, to: Date| match from == to {
            true => plan(from),
            false => may(Right::Schedule).then(|| (date(from), Place::DaysOff { tenant, page: 0 })),
        };
        let of_booking = |booking: &BookingId| {
            let name = self.bookings.get(booking).filter(|_| may(Right::Bookings))?;
            let booking = *booking;
            let label = match name.is_empty() {
                true => open(),
                false => name.clone(),
            };
            Some((label, Place::Lesson { tenant, booking }))
        };
        let of_client = |client: &ClientId| {
            let name = self.clients.get(client).filter(|name| !name.is_empty())?;
            let client = *client;
            may(Right::Bookings).then(|| (name.clone(), Place::Card { tenant, client }))
        };
        let of_money = |client: &ClientId, place: Place| {
            let name = self.clients.get(client).filter(|name| !name.is_empty())?;
            may(Right::Money).then(|| (name.clone(), place))
        };
        let of_slot = |slot: &SlotId| {
            let start = self.slots.get(slot)?;
            Some((short(*start, hours), Place::Slot { tenant, slot: *slot }))
        };
        let of_kind = |kind: &KindId| {
            let name = self.kinds.get(kind)?;
            Some((name.clone(), Place::Kind { tenant, kind: *kind }))
        };
        let of_regular = |standing: &StandingId| {
            let row = self.regulars.get(standing).filter(|_| may(Right::Bookings))?;
            let today = hours.today().to_string();
            let lasts = row.is_active() && row.until_day.as_ref().is_none_or(|until| *until >= today);
            let standing = *standing;
            lasts.then(|| (row.client_name.clone(), Place::Regular { tenant, standing }))
        };
        let of_week = || may(Right::Schedule).then(|| (open(), Place::UsualWeek { tenant }));
        let there = |place: Place| Some((open(), place));
        match deed {
            Deed::Booked { booking, .. }
            | Deed::Moved { booking, .. }
            | Deed::Stepped { booking, .. }
            | Deed::Undone { booking, .. }
            | Deed::Paid { booking, .. }
            | Deed::Asked { booking, .. }
            | Deed::AskedMove { booking, .. }
            | Deed::Claimed { booking, .. }
            | Deed::NotSeen { booking } => of_booking(booking),
            Deed::ClientAdded { client }
            | Deed::ClientSet { client, .. }
            | Deed::ClientBanned { client, .. }
            | Deed::ClientApproved { client, .. }
            | Deed::ClientLinked { client }
            | Deed::Joined { client, .. }
            | Deed::Offered { client, .. }
            | Deed::OfferDeclined { client }
            | Deed::OfferWithdrawn { client } => of_client(client),
            Deed::Received { client, entry, .. }
            | Deed::PaymentCorrected { client, entry, .. }
            | Deed::PaymentBack { client, entry, .. }
            | Deed::Corrected { client, entry, .. }
            | Deed::PaymentMeant { client, entry } => {
                let entry = *entry;
                of_money(client, Place::Payment { tenant, entry })
            }
            Deed::TermSet { client } => {
                let place = Place::PayTerm {
                    tenant,
                    client: *client,
                };
                of_money(client, place)
            }
            Deed::PackSold { client, .. } | Deed::PackEnded { client, .. } => {
                let place = Place::Packs {
                    tenant,
                    client: *client,
                };
                of_money(client, place)
            }
            Deed::BillSent { client, month } => {
                let place = Place::Bill {
                    tenant,
                    client: *client,
                    month: *month,
                };
                of_money(client, place)
            }
            Deed::BillsSent { month, .. } => {
                let place = Place::Bills {
                    tenant,
                    month: *month,
                    page: 0,
                };
                may(Right::Money).then(|| (open(), place))
            }
            Deed::DebtsReminded { .. } => may(Right::Money).then(|| (open(), Place::Unpaid { tenant, page: 0 })),
            Deed::Kin(kin) => {
                let client = kin.client();
                of_client(&client).map(|(name, _)| (name, Place::CardPeople { tenant, client }))
            }
            Deed::Regular { standing, .. } => of_regular(standing),
            Deed::RegularsMade { .. } => may(Right::Bookings).then(|| (open(), Place::Regulars { tenant, page: 0 })),
            Deed::SlotsMade { day, .. } => plan(*day),
            Deed::SlotsTyped { from, .. } => {
                let monday = *from;
                Some((date(*from), Place::Week { tenant, monday }))
            }
            Deed::SlotSet { slot, .. } | Deed::SlotPart { slot, .. } => of_slot(slot),
            Deed::DaysClosed { from, to } | Deed::DaysOpened { from, to } | Deed::DaysCancelled { from, to, .. } => {
                days(*from, *to)
            }
            Deed::WeekCopied { onto, .. } => {
                let monday = *onto;
                Some((date(monday), Place::Week { tenant, monday }))
            }
            Deed::WeekAdded { .. } | Deed::WeekRemoved { .. } | Deed::WeeksAhead { .. } | Deed::WeekOn { .. } => {
                of_week()
            }
            Deed::StretchOpened { window, .. } | Deed::StretchSet { window, .. } | Deed::StretchStep { window, .. } => {
                let start = self.windows.get(window).filter(|_| may(Right::Schedule))?;
                let window = *window;
                Some((short(*start, hours), Place::Window { tenant, window }))
            }
            Deed::StretchClosed { start, .. } => plan(self.tenant.zone.date(*start)),
            Deed::KindAdded { kind }
            | Deed::KindNamed { kind, .. }
            | Deed::KindPart { kind, .. }
            | Deed::KindPrice { kind, .. }
            | Deed::KindRetired { kind, .. }
            | Deed::KindUsual { kind } => of_kind(kind),
            Deed::ApprovalSet { .. } | Deed::RuleSet { .. } => there(Place::Rules { tenant }),
            Deed::PauseSet { .. } => there(Place::PauseAsk { tenant }),
            Deed::CurrencySet { .. } => there(Place::CurrencyAsk { tenant }),
            Deed::Named { .. } => there(Place::NameAsk { tenant }),
            Deed::Addressed { .. } => there(Place::Link { tenant }),
            Deed::ZoneSet { .. } => there(Place::PracticeZone { tenant }),
            Deed::LanguageSet { .. } => there(Place::PracticeLang { tenant }),
            Deed::WeekBegins { .. } => there(Place::WeekAsk { tenant }),
            Deed::WordsSet { words, .. } => there(match words {
                Words::Place => Place::PlaceAsk { tenant },
                Words::Payment => Place::PayNote { tenant },
                Words::Question => Place::BookingQuestion { tenant },
                Words::Note => Place::NoteAsk { tenant },
            }),
            Deed::WorkflowApplied { version } => {
                let version = *version;
                there(Place::Version { tenant, version })
            }
            Deed::SlotsSet { .. } | Deed::NewsSent { .. } | Deed::JobStopped | Deed::Exported => None,
            Deed::TeamInvited
            | Deed::TeamJoined
            | Deed::TeamInviteSet { .. }
            | Deed::TeamInviteDropped
            | Deed::TeamOffered { .. }
            | Deed::TeamOfferBack
            | Deed::TeamOfferDeclined
            | Deed::TeamRight { .. }
            | Deed::TeamRemoved { .. }
            | Deed::TeamLeft
            | Deed::TeamTakenOver => may(Right::Own).then(|| (open(), Place::Team { tenant })),
        }
    }
}

/// `24 Nov 10:00`.
fn short(start: Moment, hours: &Hours<'_>) -> String {
    let day = hours.say.date_short(hours.date(start));
    let time = hours.time(start);
    hours
        .say
        .plain("settings-history-short", &args![day = day, time = time])
}

/// What was done; `None` was written by another version of the program.
pub(super) fn sentence(deed: Option<&Deed>, names: &Names, hours: &Hours<'_>) -> Html {
    let say = hours.say;
    let when = |start: &Moment| {
        let (day, time) = (say.date_short(hours.date(*start)), hours.time(*start));
        say.plain("common-when", &args![day = day, time = time])
    };
    let range = |start: &Moment, end: &Moment| {
        let (day, range) = (say.date_short(hours.date(*start)), hours.short_range(*start, *end));
        say.plain("common-when", &args![day = day, time = range])
    };
    let days = |from: &Date, to: &Date| match from == to {
        true => say.date(*from, hours.today()),
        false => say.days(*from, *to),
    };
    // Sums are for those who are given the money.
    let sum = |minor: &i64| price(say, &names.tenant, *minor).filter(|_| names.rights.has(Right::Money));
    let yes = |yes: &bool| if *yes { "yes" } else { "no" };
    let Some(deed) = deed else {
        return say.html("settings-history-unknown", &args![]);
    };
    match deed {
        Deed::Booked { booking, start } => say.html(
            "settings-history-booked",
            &args![name = names.of_booking(booking), when = when(start)],
        ),
        Deed::Moved { booking, start } => say.html(
            "settings-history-moved",
            &args![name = names.of_booking(booking), when = when(start)],
        ),
        Deed::Stepped {
            booking,
            start,
            status,
            version,
        } => {
            let (icon, title) = names.of_status(*version, status);
            say.html(
                "settings-history-stepped",
                &args![
                    name = names.of_booking(booking),
                    when = when(start),
                    icon = icon,
                    status = title
                ],
            )
        }
        Deed::Undone {
            booking,
            start,
            status,
            version,
        } => {
            let (icon, title) = names.of_status(*version, status);
            say.html(
                "settings-history-undone",
                &args![
                    name = names.of_booking(booking),
                    when = when(start),
                    icon = icon,
                    status = title
                ],
            )
        }
        Deed::Paid { booking, amount } => {
            let name = names.of_booking(booking);
            match sum(amount) {
                Some(sum) => say.html("settings-history-paid", &args![name = name, sum = sum]),
                None => say.html("settings-history-paid-unsaid", &args![name = name]),
            }
        }
        Deed::Asked { booking, start } => say.html(
            "settings-history-asked",
            &args![name = names.of_booking(booking), when = when(start)],
        ),
        Deed::AskedMove { booking, start } => say.html(
            "settings-history-asked-move",
            &args![name = names.of_booking(booking), when = when(start)],
        ),
        Deed::Claimed { booking, amount } => {
            let name = names.of_booking(booking);
            match sum(amount) {
                Some(sum) => say.html("settings-history-claimed", &args![name = name, sum = sum]),
                None => say.html("settings-history-claimed-unsaid", &args![name = name]),
            }
        }
        Deed::OfferDeclined { client } => say.html(
            "settings-history-offer-declined",
            &args![name = names.of_client(client)],
        ),
        Deed::NotSeen { booking } => say.html("settings-history-not-seen", &args![name = names.of_booking(booking)]),
        Deed::Received { client, amount, .. } => {
            let name = names.of_client(client);
            match sum(amount) {
                Some(sum) => say.html("settings-history-received", &args![name = name, sum = sum]),
                None => say.html("settings-history-paid-unsaid", &args![name = name]),
            }
        }
        Deed::PaymentCorrected {
            client, was, amount, ..
        } => {
            let name = names.of_client(client);
            match sum(was).zip(sum(amount)) {
                Some((was, sum)) => {
                    let args = args![name = name, was = was, sum = sum];
                    say.html("settings-history-pay-corrected", &args)
                }
                None => say.html("settings-history-pay-corrected-unsaid", &args![name = name]),
            }
        }
        Deed::PaymentBack { client, amount, .. } => {
            let name = names.of_client(client);
            match sum(amount) {
                Some(sum) => say.html("settings-history-pay-back", &args![name = name, sum = sum]),
                None => say.html("settings-history-pay-back-unsaid", &args![name = name]),
            }
        }
        Deed::Corrected {
            client, sort, amount, ..
        } => {
            let sum = sum(amount).unwrap_or_default();
            let args = args![name = names.of_client(client), sort = sort.as_str(), sum = sum];
            say.html("settings-history-corrected", &args)
        }
        Deed::PaymentMeant { client, .. } => {
            say.html("settings-history-pay-meant", &args![name = names.of_client(client)])
        }
        Deed::TermSet { client } => say.html("settings-history-term", &args![name = names.of_client(client)]),
        Deed::PackSold { client, lessons, price } => {
            let name = names.of_client(client);
            match sum(price) {
                Some(sum) => {
                    let args = args![name = name, count = *lessons, sum = sum];
                    say.html("settings-history-pack-sold", &args)
                }
                None => {
                    let args = args![name = name, count = *lessons];
                    say.html("settings-history-pack-sold-unsaid", &args)
                }
            }
        }
        Deed::PackEnded { client, left } => {
            let name = names.of_client(client);
            say.html("settings-history-pack-ended", &args![name = name, count = *left])
        }
        Deed::BillSent { client, month } => {
            let args = args![name = names.of_client(client), month = say.month_title(*month)];
            say.html("settings-history-bill", &args)
        }
        Deed::BillsSent { month, count } => {
            let args = args![month = say.month_title(*month), count = *count];
            say.html("settings-history-bills", &args)
        }
        Deed::DebtsReminded { count } => say.html("settings-history-reminded", &args![count = *count]),
        Deed::ClientAdded { client } => {
            say.html("settings-history-client-added", &args![name = names.of_client(client)])
        }
        Deed::ClientSet { client, detail } => {
            let detail = match detail {
                Detail::Name => "name",
                Detail::Note => "note",
                Detail::Price => "price",
                Detail::Length => "length",
                Detail::Place => "place",
                Detail::Phone => "phone",
            };
            let name = names.of_client(client);
            say.html("settings-history-client-set", &args![name = name, detail = detail])
        }
        Deed::ClientBanned { client, banned } => say.html(
            "settings-history-client-banned",
            &args![name = names.of_client(client), banned = yes(banned)],
        ),
        Deed::ClientApproved { client, each } => say.html(
            "settings-history-client-approved",
            &args![name = names.of_client(client), each = yes(each)],
        ),
        Deed::ClientLinked { client } => {
            say.html("settings-history-client-linked", &args![name = names.of_client(client)])
        }
        Deed::Kin(deed) => kin::sentence(deed, names, say),
        Deed::Joined { client, yes: joined } => say.html(
            "settings-history-client-joined",
            &args![name = names.of_client(client), joined = yes(joined)],
        ),
        Deed::Offered { client, count } => {
            let name = names.of_client(client);
            say.html("settings-history-offered", &args![name = name, count = *count])
        }
        Deed::OfferWithdrawn { client } => say.html(
            "settings-history-offer-withdrawn",
            &args![name = names.of_client(client)],
        ),
        Deed::NewsSent { count } => say.html("settings-history-news", &args![count = *count]),
        Deed::RegularsMade { count } => say.html("settings-history-regulars-made", &args![count = *count]),
        Deed::Regular {
            standing,
            weekday,
            minute,
            deed,
        } => {
            let name = names.regulars.get(standing).map_or("", |row| row.client_name.as_str());
            super::regular::sentence(*deed, name, (*weekday, *minute), hours)
        }
        Deed::SlotsMade { day, count } => {
            let day = say.date(*day, hours.today());
            say.html("settings-history-slots-made", &args![day = day, count = *count])
        }
        Deed::SlotsTyped { from, count } => {
            let day = say.date(*from, hours.today());
            say.html("settings-history-slots-typed", &args![day = day, count = *count])
        }
        Deed::SlotSet { start, became, .. } => say.html(
            "settings-history-slot-set",
            &args![when = when(start), became = as_word(*became)],
        ),
        Deed::SlotsSet {
            became,
            count,
            cancelled,
        } => {
            let args = args![became = as_word(*became), count = *count, cancelled = *cancelled];
            match cancelled {
                0 => say.html("settings-history-slots-set", &args),
                _ => say.html("settings-history-slots-set-cancelled", &args),
            }
        }
        Deed::SlotPart { start, part, .. } => say.html(
            "settings-history-slot-part",
            &args![when = when(start), part = of_part(*part)],
        ),
        Deed::DaysClosed { from, to } => say.html("settings-history-days-closed", &args![days = days(from, to)]),
        Deed::DaysOpened { from, to } => say.html("settings-history-days-opened", &args![days = days(from, to)]),
        Deed::DaysCancelled { from, to, count } => say.html(
            "settings-history-days-cancelled",
            &args![days = days(from, to), count = *count],
        ),
        Deed::WeekCopied { week, onto, times } => {
            let (week, onto) = (say.date_short(*week), say.date_short(*onto));
            say.html(
                "settings-history-week-copied",
                &args![week = week, onto = onto, count = *times],
            )
        }
        Deed::WeekAdded { count } => say.html("settings-history-week-added", &args![count = *count]),
        Deed::WeekRemoved { weekday, minute } => {
            let weekday = say.plain("common-weekday", &args![n = *weekday]);
            let time = say.minute(*minute);
            say.html("settings-history-week-removed", &args![weekday = weekday, time = time])
        }
        Deed::WeeksAhead { weeks } => say.html("settings-history-weeks-ahead", &args![count = *weeks]),
        Deed::WeekOn { on } => say.html("settings-history-week-on", &args![on = yes(on)]),
        Deed::StretchOpened { start, end, .. } => {
            say.html("settings-history-stretch-opened", &args![when = range(start, end)])
        }
        Deed::StretchStep {
            start, end, minutes, ..
        } => say.html(
            "settings-history-stretch-step",
            &args![when = range(start, end), duration = say.duration(*minutes)],
        ),
        Deed::StretchSet { start, end, became, .. } => say.html(
            "settings-history-stretch-set",
            &args![when = range(start, end), became = as_word(*became)],
        ),
        Deed::StretchClosed { start, end } => {
            say.html("settings-history-stretch-closed", &args![when = range(start, end)])
        }
        Deed::JobStopped => say.html("settings-history-job-stopped", &args![]),
        Deed::KindAdded { kind } => say.html("settings-history-kind-added", &args![kind = names.of_kind(kind)]),
        Deed::KindNamed { kind, was } => say.html(
            "settings-history-kind-named",
            &args![kind = names.of_kind(kind), was = was],
        ),
        Deed::KindPart { kind, part } => say.html(
            "settings-history-kind-part",
            &args![kind = names.of_kind(kind), part = of_part(*part)],
        ),
        Deed::KindPrice { kind, was, price: now } => {
            let sum = |sum: i64| {
                let none = || say.plain("settings-price-none", &args![]);
                price(say, &names.tenant, sum).unwrap_or_else(none)
            };
            say.html(
                "settings-history-kind-price",
                &args![kind = names.of_kind(kind), was = sum(*was), price = sum(*now)],
            )
        }
        Deed::KindRetired { kind, retired } => say.html(
            "settings-history-kind-retired",
            &args![kind = names.of_kind(kind), retired = yes(retired)],
        ),
        Deed::KindUsual { kind } => say.html("settings-history-kind-usual", &args![kind = names.of_kind(kind)]),
        Deed::ApprovalSet { to } => {
            let approval = match to {
                Approval::Always => "always",
                Approval::Newcomers => "newcomers",
                Approval::Never => "never",
            };
            say.html("settings-history-approval", &args![approval = approval])
        }
        Deed::RuleSet { rule, amount } => {
            let known = Rule::ALL.into_iter().find(|known| known.as_str() == rule);
            let amount = u32::try_from(*amount).unwrap_or(0);
            match known {
                Some(rule) => say.html(
                    "settings-history-rule",
                    &args![
                        rule = rule.as_str(),
                        amount = amount,
                        value = rules::value(rule, amount, say)
                    ],
                ),
                None => say.html("settings-history-unknown", &args![]),
            }
        }
        Deed::PauseSet { minutes: 0 } => say.html("settings-history-pause-none", &args![]),
        Deed::PauseSet { minutes } => say.html("settings-history-pause", &args![duration = say.duration(*minutes)]),
        Deed::CurrencySet { code } => say.html("settings-history-currency", &args![currency = code]),
        Deed::Named { was, name } => say.html("settings-history-named", &args![was = was, now = name]),
        Deed::Addressed { slug } => say.html("settings-history-addressed", &args![slug = slug]),
        Deed::ZoneSet { zone } => say.html("settings-history-zone", &args![zone = say.city(zone)]),
        Deed::LanguageSet { code } => {
            let lang = Lang::of_code(code).unwrap_or_default();
            let language = say.texts().plain(lang, "common-language", &args![]);
            say.html("settings-history-language", &args![language = language])
        }
        Deed::WeekBegins { weekday } => say.html("settings-history-week-begins", &args![weekday = *weekday]),
        Deed::WordsSet { words, there } => {
            let words = match words {
                Words::Place => "place",
                Words::Payment => "payment",
                Words::Question => "question",
                Words::Note => "note",
            };
            say.html("settings-history-words", &args![words = words, there = yes(there)])
        }
        Deed::WorkflowApplied { version } => say.html("settings-history-workflow", &args![version = *version]),
        Deed::Exported => say.html("settings-history-exported", &args![]),
        Deed::TeamInvited => say.html("settings-history-team-invited", &args![]),
        Deed::TeamJoined => say.html("settings-history-team-joined", &args![]),
        Deed::TeamRight { person, right, has } => say.html(
            "settings-history-team-right",
            &args![who = names.of_person(person), right = right.as_str(), has = yes(has)],
        ),
        Deed::TeamRemoved { person } => {
            say.html("settings-history-team-removed", &args![who = names.of_person(person)])
        }
        Deed::TeamLeft => say.html("settings-history-team-left", &args![]),
        Deed::TeamTakenOver => say.html("settings-history-team-taken", &args![]),
        Deed::TeamInviteSet { right, has } => say.html(
            "settings-history-team-invite",
            &args![right = right.as_str(), has = yes(has)],
        ),
        Deed::TeamInviteDropped => say.html("settings-history-team-dropped", &args![]),
        Deed::TeamOffered { person } => {
            say.html("settings-history-team-offered", &args![who = names.of_person(person)])
        }
        Deed::TeamOfferBack => say.html("settings-history-team-offer-back", &args![]),
        Deed::TeamOfferDeclined => say.html("settings-history-team-declined", &args![]),
    }
}

fn as_word(became: Became) -> &'static str {
    match became {
        Became::Shown => "shown",
        Became::Hidden => "hidden",
        Became::Blocked => "blocked",
        Became::Deleted => "deleted",
    }
}

fn of_part(part: Part) -> &'static str {
    match part {
        Part::Price => "price",
        Part::Length => "length",
        Part::Seats => "seats",
        Part::Place => "place",
        Part::Note => "note",
    }
}
