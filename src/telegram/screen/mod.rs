//! Screens: a place in, a message with buttons out. Each reads a view of the state as it is now, and a pure function
//! makes the screen of it.

pub mod ahead;
pub mod client;
pub mod erase;
pub mod founded;
pub mod founding;
pub mod hours;
pub mod kept;
pub mod me;
mod misread;
pub mod my_week;
pub mod operator;
pub mod quiet;
pub mod refusal;
pub mod specialist;
pub mod team;

use std::sync::Arc;

use self::client::kinds::Among;
use self::specialist::{clients, money, own, put};
use super::apart::apart;
use super::callback::{Act, Callback, Place};
use super::question::Question;
use super::texts::{Html, Speaker};
use crate::args;
use crate::domain::filter::Filter;
use crate::domain::ids::TenantId;
use crate::domain::moment::Moment;
use crate::domain::refusal::Refusal;
use crate::domain::rights::{Right, Rights};
use crate::domain::standing::Pause;
use crate::domain::zone::Zone;
use crate::storage::person::PersonRow;
use crate::storage::tenant::{Relation, TenantRow};
use crate::storage::{Conn, tenant};
use crate::usecase::{Outcome, Workflows};

/// What the screens need to know of the deployment.
#[derive(Clone, Debug)]
pub struct Site {
    /// Without the `@`.
    pub bot: String,
    /// Telegram ids.
    pub operators: Vec<i64>,
    /// News that a specialist may send in seven days.
    pub news_a_week: i64,
}

impl Site {
    pub fn link(&self, payload: &str) -> String {
        format!("https://t.me/{}?start={payload}", self.bot)
    }

    pub fn is_operator(&self, person: &PersonRow) -> bool {
        person.telegram_id.is_some_and(|id| self.operators.contains(&id))
    }
}

/// A message of ours.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Screen {
    pub text: Html,
    pub rows: Vec<Vec<Button>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Button {
    pub label: String,
    pub press: Press,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    Callback(Callback),
    Url(String),
    /// What a tap puts into the clipboard; Telegram allows 256 characters.
    Copy(String),
}

pub fn go(label: String, place: Place) -> Button {
    Button {
        label,
        press: Press::Callback(Callback::Go(place)),
    }
}

pub fn act(label: String, act: Act) -> Button {
    Button {
        label,
        press: Press::Callback(Callback::Do(act)),
    }
}

pub fn url(label: String, url: String) -> Button {
    Button {
        label,
        press: Press::Url(url),
    }
}

pub fn copy(label: String, text: String) -> Button {
    Button {
        label,
        press: Press::Copy(text),
    }
}

impl Screen {
    pub fn new(lines: impl IntoIterator<Item = Html>) -> Self {
        Self {
            text: Html::lines(lines),
            rows: Vec::new(),
        }
    }

    /// A row of buttons; an empty one is left out.
    pub fn row(mut self, buttons: impl IntoIterator<Item = Button>) -> Self {
        let row: Vec<Button> = buttons.into_iter().collect();
        if !row.is_empty() {
            self.rows.push(row);
        }
        self
    }

    /// Each button in a row of its own.
    pub fn column(self, buttons: impl IntoIterator<Item = Button>) -> Self {
        buttons.into_iter().fold(self, |screen, button| screen.row([button]))
    }

    /// Buttons in rows of `width`.
    pub fn grid(mut self, buttons: impl IntoIterator<Item = Button>, width: usize) -> Self {
        let buttons: Vec<Button> = buttons.into_iter().collect();
        self.rows.extend(buttons.chunks(width).map(<[Button]>::to_vec));
        self
    }

    /// Without the buttons of a practice that somebody who may do no more than this there could not use. A booking that
    /// they can't open is still read.
    pub fn within(mut self, tenant: TenantId, rights: Rights) -> Self {
        if rights.is_owner() {
            return self;
        }
        let refused = |button: &Button| match &button.press {
            Press::Callback(callback) => callback.tenant() == Some(tenant) && !callback.is_for(rights),
            Press::Url(_) | Press::Copy(_) => false,
        };
        let mut read = Vec::new();
        for row in &mut self.rows {
            let told = row.iter().filter(|button| {
                refused(button) && matches!(&button.press, Press::Callback(Callback::Go(Place::Lesson { .. })))
            });
            // The first line is what the screen is; a button that is one of several is no fact.
            if row.len() == 1 {
                read.extend(told.map(|button| Html::escaped(&button.label)));
            }
            row.retain(|button| !refused(button));
        }
        self.rows.retain(|row| !row.is_empty());
        if !read.is_empty() {
            self.text = Html::lines([self.text].into_iter().chain(read));
        }
        self
    }

    /// The last row: where one came from, and home.
    pub fn foot(self, say: &Speaker, back: Place) -> Self {
        let home = go(say.plain("common-home-b4", &args![]), Place::Home);
        self.row([go(say.plain("common-back-b16", &args![]), back), home])
    }

    /// Page buttons, where there is more than one page; `to` makes the place of a page, counted from 0.
    pub fn pages(self, say: &Speaker, page: u32, pages: u32, to: impl Fn(u32) -> Place) -> Self {
        let page = page.min(pages.saturating_sub(1));
        if pages <= 1 {
            return self;
        }
        let label = say.plain("common-page-b7", &args![page = page + 1, pages = pages]);
        let prev = (page > 0).then(|| go(say.plain("common-prev-b4", &args![]), to(page - 1)));
        let next = (page + 1 < pages).then(|| go(say.plain("common-next-b4", &args![]), to(page + 1)));
        self.row(prev.into_iter().chain([go(label, to(page))]).chain(next))
    }
}

/// Rows a page of a list has.
pub const PAGE: u32 = 8;

/// How many pages a list of `count` rows has.
pub fn pages(count: usize) -> u32 {
    (count as u32).div_ceil(PAGE).max(1)
}

/// How long a list is, the page asked for, or the last there is (what stood behind it may be settled by now), and how many
/// rows stand before it.
pub fn page_of(count: i64, wanted: u32) -> (usize, u32, u64) {
    let count = count.max(0) as usize;
    let page = wanted.min(pages(count) - 1);
    (count, page, u64::from(page) * u64::from(PAGE))
}

/// What a screen is drawn from.
pub struct Scene<'a> {
    pub conn: &'a mut Conn,
    pub flows: &'a Arc<Workflows>,
    pub site: &'a Site,
    pub say: &'a Speaker,
    pub me: &'a PersonRow,
    /// The tenant last used.
    pub last: Option<TenantId>,
    pub question: Option<Question>,
    /// The list that the chat's screens were opened from last.
    pub list: Option<Place>,
    pub now: Moment,
}

impl Scene<'_> {
    /// The zone the person reads times in with this tenant.
    pub fn zone(&self, tenant: &TenantRow) -> Zone {
        self.own_zone().unwrap_or(tenant.zone)
    }

    pub fn own_zone(&self) -> Option<Zone> {
        self.me.zone.as_deref().and_then(|zone| Zone::parse(zone).ok())
    }

    /// Hours as the person reads them with this tenant.
    pub fn hours<'s>(&self, say: &'s Speaker, tenant: &TenantRow) -> hours::Hours<'s> {
        hours::Hours {
            say,
            reader: self.zone(tenant),
            tenant: tenant.zone,
            now: self.now,
            unsaid: self.own_zone().is_none(),
        }
    }

    /// A tenant that the person runs, and may see this of.
    pub async fn own_tenant(&mut self, id: TenantId, right: Right) -> Outcome<TenantRow> {
        match tenant::known(self.conn, id, self.me.person_id).await? {
            Some((row, Relation::Runs(rights))) if rights.has(right) => Ok(row),
            Some((_, Relation::Runs(_))) => Err(Refusal::NotYours { right }.into()),
            Some((_, Relation::Visits)) | None => Err(Refusal::NotFound.into()),
        }
    }

    /// As [`Scene::own_tenant`], for one of several rights; the first is named where there is none.
    pub async fn own_tenant_by(&mut self, id: TenantId, rights: &[Right]) -> Outcome<TenantRow> {
        let mine = tenant::rights(self.conn, id, self.me.person_id).await?;
        let may = rights.iter().find(|right| mine.is_some_and(|mine| mine.has(**right)));
        let right = may.or(rights.first()).copied().unwrap_or(Right::Own);
        self.own_tenant(id, right).await
    }

    /// A tenant whose client the person is, or may become.
    pub async fn visiting(&mut self, id: TenantId) -> Outcome<TenantRow> {
        match self.visited_tenant(id).await? {
            (row, false) => Ok(row),
            (_, true) => Err(Refusal::OwnPractice.into()),
        }
    }

    /// A tenant as clients see it, and whether the person is its specialist looking at it.
    pub async fn visited_tenant(&mut self, id: TenantId) -> Outcome<(TenantRow, bool)> {
        let known = tenant::known(self.conn, id, self.me.person_id).await?;
        let (row, relation) = known.ok_or(Refusal::NotFound)?;
        let runs = matches!(relation, Relation::Runs(_));
        if !row.active && !runs {
            return Err(Refusal::LinkPaused.into());
        }
        Ok((row, runs))
    }
}

/// Draws a place as it is now. What is refused has no such place for this person, and what would be refused is no button.
pub async fn draw(scene: &mut Scene<'_>, place: &Place) -> Outcome<Screen> {
    let mut screen = draw_whole(scene, place).await?;
    let buttons = screen.rows.iter().flatten();
    let mut tenants: Vec<TenantId> = buttons
        .filter_map(|button| match &button.press {
            Press::Callback(callback) if callback.is_for(Rights::NONE) => None,
            Press::Callback(callback) => callback.tenant(),
            Press::Url(_) | Press::Copy(_) => None,
        })
        .collect();
    tenants.sort();
    tenants.dedup();
    for id in tenants {
        if let Some(rights) = tenant::rights(scene.conn, id, scene.me.person_id).await? {
            screen = screen.within(id, rights);
        }
    }
    Ok(screen)
}

async fn draw_whole(scene: &mut Scene<'_>, place: &Place) -> Outcome<Screen> {
    match place {
        Place::Home => apart(move || me::home(scene)).await,
        Place::Specialists { page } => apart(move || me::specialists(scene, *page)).await,
        Place::Settings => apart(move || me::settings(scene)).await,
        Place::Language => Ok(me::language(scene)),
        Place::Zone => Ok(me::zone(scene)),
        Place::Help => apart(move || me::help(scene)).await,
        Place::Kept => Ok(kept::draw(scene)),
        Place::MyWeek { from } => apart(move || my_week::draw(scene, *from)).await,

        Place::Client { tenant } => apart(move || client::home::draw(scene, *tenant)).await,
        Place::Month { tenant, month } => apart(move || client::month::draw(scene, Among::all(*tenant), *month)).await,
        Place::Day { tenant, day } => apart(move || client::day::draw(scene, Among::all(*tenant), *day)).await,
        Place::Nearest { tenant } => apart(move || client::nearest::draw(scene, Among::all(*tenant))).await,
        Place::Weekday { tenant, month, weekday } => {
            apart(move || client::nearest::weekday(scene, Among::all(*tenant), *month, *weekday)).await
        }
        Place::OfKind {
            tenant,
            kind,
            view,
            day,
        } => apart(move || client::kinds::draw(scene, *tenant, *kind, *view, *day)).await,
        Place::Confirm { tenant, slot } => apart(move || client::confirm::draw(scene, *tenant, *slot)).await,
        Place::Series { tenant, slot, weeks } => {
            apart(move || client::series::draw(scene, *tenant, *slot, *weeks)).await
        }
        Place::ConfirmZone { tenant, slot } => apart(move || client::zone::draw(scene, *tenant, *slot)).await,
        Place::Bookings { tenant, page } => apart(move || client::bookings::draw(scene, *tenant, *page)).await,
        Place::Booking { tenant, booking } => apart(move || client::booking::draw(scene, *tenant, *booking)).await,
        Place::CancelAsk { tenant, booking } => apart(move || client::booking::cancel(scene, *tenant, *booking)).await,
        Place::CancelWhy { tenant, booking } => {
            apart(move || client::booking::cancel_why(scene, *tenant, *booking)).await
        }
        Place::OutcomeAsk {
            tenant,
            booking,
            entry_no,
            step,
        } => apart(move || client::outcome::draw(scene, *tenant, *booking, *entry_no, *step)).await,
        Place::Move { tenant, booking, list } => {
            apart(move || client::moving::list(scene, *tenant, *booking, *list)).await
        }
        Place::MoveAsk { tenant, booking, slot } => {
            apart(move || client::moving::ask(scene, *tenant, *booking, *slot)).await
        }

        Place::Reminders { tenant } => apart(move || client::remind::draw(scene, *tenant)).await,
        Place::Hearing { tenant } => apart(move || client::remind::hearing(scene, *tenant)).await,
        Place::Quiet => apart(move || quiet::draw(scene)).await,
        Place::QuietOf { tenant } => apart(move || quiet::draw_of(scene, *tenant)).await,

        Place::Watches { tenant } => apart(move || client::watch::list(scene, *tenant)).await,
        Place::WatchDay { tenant, day } => apart(move || client::watch::day(scene, *tenant, *day)).await,
        Place::WatchWeekly {
            tenant,
            weekdays,
            hours,
        } => apart(move || client::watch::weekly(scene, *tenant, *weekdays, *hours)).await,
        Place::Watch { tenant, watch } => apart(move || client::watch::one(scene, *tenant, *watch)).await,
        Place::Taken { tenant, slot } => apart(move || client::nearest::instead_of(scene, *tenant, *slot)).await,

        Place::Tutor { tenant } => apart(move || specialist::home::draw(scene, *tenant)).await,
        Place::Week { tenant, monday } => apart(move || specialist::week::draw(scene, *tenant, *monday)).await,
        Place::Plan { tenant, day } => apart(move || specialist::day::draw(scene, *tenant, *day, 0)).await,
        Place::PlanPage { tenant, day, page } => {
            apart(move || specialist::day::draw(scene, *tenant, *day, *page)).await
        }
        Place::CloseAsk { tenant, day } => apart(move || specialist::day::close(scene, *tenant, *day)).await,
        Place::Grid { tenant, day, chosen } => {
            apart(move || specialist::add::grid(scene, *tenant, None, *day, *chosen)).await
        }
        Place::Typed { tenant, day } => apart(move || specialist::add::typed(scene, *tenant, None, *day)).await,
        Place::Lengths { tenant, day } => apart(move || specialist::add::lengths(scene, *tenant, *day)).await,
        Place::Slot { tenant, slot } => apart(move || specialist::slot::draw(scene, *tenant, *slot)).await,
        Place::DeleteAsk { tenant, slot } => apart(move || specialist::slot::delete(scene, *tenant, *slot)).await,
        Place::Requests { tenant, page } => apart(move || specialist::requests::draw(scene, *tenant, *page)).await,
        Place::DeclineSeries { tenant, series, stamp } => {
            apart(move || specialist::requests::decline_series(scene, *tenant, *series, *stamp)).await
        }
        Place::Lessons { tenant, past, page } => {
            let filter = if *past { Filter::OVER } else { Filter::AHEAD };
            apart(move || specialist::listed::draw(scene, *tenant, filter, *page)).await
        }
        Place::Listed { tenant, filter, page } => {
            apart(move || specialist::listed::draw(scene, *tenant, *filter, *page)).await
        }
        Place::ListFilter { tenant, filter } => {
            apart(move || specialist::listed::filter(scene, *tenant, *filter)).await
        }
        Place::ListDays {
            tenant,
            filter,
            month,
            second,
        } => apart(move || specialist::listed::days_of(scene, *tenant, *filter, (*month, *second))).await,
        Place::ListClients { tenant, filter, page } => {
            apart(move || specialist::listed::clients(scene, *tenant, *filter, *page)).await
        }
        Place::ListStatuses { tenant, filter } => {
            apart(move || specialist::listed::statuses(scene, *tenant, *filter)).await
        }
        Place::Pick { tenant, filter, page } => {
            apart(move || specialist::picking::draw(scene, *tenant, *filter, *page)).await
        }
        Place::MarkAsk { tenant } => apart(move || specialist::picking::ask(scene, *tenant)).await,
        Place::Unpaid { tenant, page } => apart(move || money::owing::draw(scene, *tenant, *page)).await,
        Place::Lesson { tenant, booking } => apart(move || specialist::booking::draw(scene, *tenant, *booking)).await,
        Place::StepAsk {
            tenant,
            booking,
            entry_no,
            step,
        } => apart(move || specialist::booking::sure(scene, *tenant, *booking, *entry_no, *step)).await,
        Place::Practice { tenant } => apart(move || specialist::settings::draw(scene, *tenant)).await,
        Place::NameAsk { tenant } => apart(move || specialist::settings::name(scene, *tenant)).await,
        Place::SlugAsk { tenant } => apart(move || specialist::settings::slug(scene, *tenant)).await,
        Place::PriceAsk { tenant } => apart(move || specialist::settings::price(scene, *tenant)).await,
        Place::PracticeZone { tenant } => apart(move || specialist::settings::zone(scene, *tenant)).await,
        Place::Link { tenant } => apart(move || specialist::settings::link(scene, *tenant)).await,
        Place::Outcomes { tenant } => apart(move || own::draw(scene, *tenant)).await,
        Place::Outcome { tenant, status } => apart(move || own::outcome::draw(scene, *tenant, status)).await,
        Place::TitleAsk { tenant, status, .. } => apart(move || own::outcome::ask_title(scene, *tenant, status)).await,
        Place::IconAsk { tenant, status, .. } => apart(move || own::outcome::ask_icon(scene, *tenant, status)).await,
        Place::Charges { tenant, status, .. } => apart(move || own::outcome::charges(scene, *tenant, status)).await,
        Place::RetireAsk { tenant, status } => apart(move || own::outcome::retire(scene, *tenant, status)).await,
        Place::NewOutcome { tenant, .. } => apart(move || own::add::draw(scene, *tenant)).await,
        Place::Deadlines { tenant } => apart(move || own::deadlines::draw(scene, *tenant)).await,
        Place::Deadline { tenant, which, .. } => apart(move || own::deadlines::one(scene, *tenant, *which)).await,
        Place::Steps { tenant, page } => apart(move || own::shelf::steps(scene, *tenant, *page)).await,
        Place::Shelf { tenant } => apart(move || own::shelf::draw(scene, *tenant)).await,
        Place::Shelved { tenant, id } => apart(move || own::shelf::one(scene, *tenant, id)).await,
        Place::Versions { tenant, page } => apart(move || own::shelf::all_versions(scene, *tenant, *page)).await,
        Place::Version { tenant, version } => apart(move || own::shelf::one_version(scene, *tenant, *version)).await,
        Place::Draft { tenant } => apart(move || own::draft::draw(scene, *tenant)).await,
        Place::DiscardAsk { tenant } => apart(move || own::draft::discard(scene, *tenant)).await,
        Place::PastAsk { tenant } => apart(move || own::draft::past(scene, *tenant)).await,
        Place::FileAsk { tenant, .. } => apart(move || own::shelf::file(scene, *tenant)).await,

        Place::DaysOff { tenant, page } => apart(move || specialist::days_off::draw(scene, *tenant, *page)).await,
        Place::OffFrom { tenant, month } => {
            apart(move || specialist::days_off::pick(scene, *tenant, None, *month)).await
        }
        Place::OffTo { tenant, from, month } => {
            apart(move || specialist::days_off::pick(scene, *tenant, Some(*from), *month)).await
        }
        Place::OffAsk { tenant, from, to } => {
            apart(move || specialist::days_off::ask(scene, *tenant, (*from, *to))).await
        }
        Place::CancelDays { tenant, from, to } => {
            apart(move || specialist::days_off::cancel(scene, *tenant, (*from, *to))).await
        }
        Place::CopyWeek { tenant, monday } => apart(move || specialist::copying::draw(scene, *tenant, *monday)).await,
        Place::CopyOnto { tenant, week, from } => {
            apart(move || specialist::copying::onto(scene, *tenant, *week, *from)).await
        }
        Place::CopyAsk {
            tenant,
            week,
            onto,
            times,
        } => apart(move || specialist::copying::ask(scene, *tenant, *week, *onto, *times)).await,
        Place::News { tenant, audience } => apart(move || specialist::news::draw(scene, *tenant, *audience)).await,
        Place::Leave { tenant } => apart(move || specialist::leave::draw(scene, *tenant)).await,
        Place::Job { tenant, job } => apart(move || specialist::job::draw(scene, *tenant, *job)).await,

        Place::Operator => apart(move || operator::draw(scene)).await,
        Place::Founding => founding::draw(scene),
        Place::Founded { tenant } => apart(move || founded::draw(scene, *tenant)).await,

        Place::Team { tenant } => apart(move || team::draw(scene, *tenant)).await,
        Place::Member { tenant, person } => apart(move || team::member(scene, *tenant, *person)).await,
        Place::TeamInvite { tenant, invite } => apart(move || team::invite(scene, *tenant, *invite)).await,
        Place::RemoveAsk { tenant, person } => apart(move || team::remove(scene, *tenant, *person)).await,
        Place::InvitedToTeam { token } => apart(move || team::joining(scene, token)).await,
        Place::Helping { tenant } => apart(move || team::helping(scene, *tenant)).await,
        Place::LeaveAsk { tenant } => apart(move || team::leave(scene, *tenant)).await,
        Place::OfferAsk { tenant, person } => apart(move || team::offer(scene, *tenant, *person)).await,
        Place::TakeOver { tenant } => apart(move || team::take_over(scene, *tenant)).await,
        Place::Write { tenant, booking } => apart(move || client::write::draw(scene, *tenant, *booking)).await,
        Place::Owing { of: Some(tenant) } => apart(move || client::owing::draw(scene, *tenant)).await,
        Place::Owing { of: None } => apart(move || client::owing::draw_all(scene)).await,
        Place::EraseAsk => apart(move || erase::draw(scene)).await,
        Place::PayAsk { tenant, client, sum } => {
            apart(move || money::record::draw(scene, *tenant, *client, *sum)).await
        }
        Place::PayTerm { tenant, client } => apart(move || money::terms::draw(scene, *tenant, *client)).await,
        Place::Corrections { tenant, client } => apart(move || money::correct::draw(scene, *tenant, *client)).await,
        Place::CorrectAsk { tenant, client, which } => {
            apart(move || money::correct::ask(scene, *tenant, *client, *which)).await
        }
        Place::PayDay { tenant, client, before } => {
            apart(move || money::terms::day(scene, *tenant, *client, *before)).await
        }
        Place::Packs { tenant, client } => apart(move || money::terms::packs(scene, *tenant, *client)).await,
        Place::Balances { tenant, page } => apart(move || money::owing::balances(scene, *tenant, *page)).await,
        Place::RemindOwing { tenant } => apart(move || money::owing::remind(scene, *tenant)).await,
        Place::Report {
            tenant,
            month,
            received,
        } => apart(move || money::report::draw(scene, *tenant, *month, *received)).await,
        Place::Bill { tenant, client, month } => {
            apart(move || money::report::one(scene, *tenant, *client, *month)).await
        }
        Place::Bills { tenant, month, page } => apart(move || money::report::all(scene, *tenant, *month, *page)).await,
        Place::PayWho { tenant, sum, page } => apart(move || money::record::who(scene, *tenant, *sum, *page)).await,
        Place::Money { tenant, client, page } => {
            apart(move || money::account::draw(scene, *tenant, *client, *page)).await
        }
        Place::PayNew { tenant, client } => apart(move || money::account::new(scene, *tenant, *client)).await,
        Place::Payment { tenant, entry } => apart(move || money::payment::draw(scene, *tenant, *entry)).await,
        Place::PaymentAsk { tenant, entry, field } => {
            apart(move || money::payment::ask(scene, *tenant, *entry, *field)).await
        }
        Place::PayFor {
            tenant,
            client,
            sum,
            page,
        } => apart(move || money::allot::new(scene, *tenant, *client, *sum, *page)).await,
        Place::PaymentFor { tenant, entry, page } => {
            apart(move || money::allot::there(scene, *tenant, *entry, *page)).await
        }
        Place::ClaimSum { tenant, claim } => apart(move || money::claimed::draw(scene, *tenant, *claim)).await,
        Place::Receipt => apart(move || client::receipt::draw(scene)).await,
        Place::PayNote { tenant } => apart(move || specialist::pay_note::draw(scene, *tenant)).await,
        Place::BookingQuestion { tenant } => apart(move || specialist::question::draw(scene, *tenant)).await,
        Place::Clients { tenant, page } => apart(move || clients::draw(scene, *tenant, *page)).await,
        Place::Card { tenant, client } => apart(move || clients::card::draw(scene, *tenant, *client)).await,
        Place::CardHistory { tenant, client, page } => {
            apart(move || clients::card::history(scene, *tenant, *client, *page)).await
        }
        Place::CardTerms { tenant, client } => apart(move || clients::terms::draw(scene, *tenant, *client)).await,
        Place::CardDetail { tenant, client, detail } => {
            apart(move || clients::terms::ask(scene, *tenant, *client, *detail)).await
        }
        Place::CardWrite { tenant, client } => apart(move || clients::write::draw(scene, *tenant, *client)).await,
        Place::Near { tenant, of } => apart(move || put::near::draw(scene, *tenant, *of)).await,
        Place::Hours { tenant, of, day } => apart(move || put::hours::draw(scene, *tenant, *of, *day)).await,
        Place::PutAsk { tenant, of, spot } => apart(move || put::sure::draw(scene, *tenant, *of, *spot)).await,
        Place::NewClient { tenant, slot } => apart(move || clients::join::new(scene, *tenant, *slot)).await,
        Place::JoinLink { tenant, client } => apart(move || clients::join::link(scene, *tenant, *client)).await,
        Place::Joining { tenant } => apart(move || client::joining::draw(scene, *tenant)).await,
        Place::OfferTo { tenant, client } => apart(move || put::offer::draw(scene, *tenant, *client, None)).await,
        Place::OfferDay { tenant, client, day } => {
            apart(move || put::offer::draw(scene, *tenant, *client, Some(*day))).await
        }
        Place::Untold { tenant } => apart(move || specialist::untold::draw(scene, *tenant)).await,
        Place::WhoFor { tenant, slot, page } => apart(move || put::who::draw(scene, *tenant, *slot, *page)).await,
        Place::WeekPicture { tenant, monday } => {
            apart(move || specialist::handout::week(scene, *tenant, *monday)).await
        }
        Place::Papers { tenant, from, to } => {
            apart(move || specialist::handout::papers(scene, *tenant, (*from, *to))).await
        }
        Place::BanAsk { tenant, client } => apart(move || clients::terms::ban(scene, *tenant, *client)).await,
        Place::Regulars { tenant, page } => apart(move || specialist::regulars::draw(scene, *tenant, *page)).await,
        Place::Regular { tenant, standing } => {
            apart(move || specialist::regulars_one::draw(scene, *tenant, *standing)).await
        }
        Place::RegularPaste { tenant } => apart(move || specialist::regulars_paste::draw(scene, *tenant)).await,
        Place::RegularDay { tenant, of } => apart(move || specialist::regulars_when::day(scene, *tenant, *of)).await,
        Place::RegularHour {
            tenant,
            of,
            weekday,
            weeks,
        } => apart(move || specialist::regulars_when::hour(scene, *tenant, *of, (*weekday, *weeks))).await,
        Place::RegularSure {
            tenant,
            of,
            weekday,
            minute,
            length,
            weeks,
        } => {
            apart(move || specialist::regulars_when::sure(scene, *tenant, *of, (*weekday, *minute, *length, *weeks)))
                .await
        }
        Place::OwnRegular { tenant, standing } => apart(move || client::regular::draw(scene, *tenant, *standing)).await,
        Place::OwnRegularEnd { tenant, standing } => {
            apart(move || client::regular::end(scene, *tenant, *standing)).await
        }
        Place::AskWeekly { tenant, slot } => apart(move || client::regular::ask(scene, *tenant, *slot)).await,
        Place::RegularPause { tenant, standing } => {
            apart(move || specialist::regulars_one::pause(scene, *tenant, *standing)).await
        }
        Place::RegularPaused {
            tenant,
            standing,
            from,
            to,
        } => {
            let (from, to) = (*from, *to);
            apart(move || specialist::regulars_pause::draw(scene, *tenant, *standing, Pause { from, to })).await
        }
        Place::RegularsLeft { tenant, page } => {
            apart(move || specialist::regulars_left::draw(scene, *tenant, *page)).await
        }
        Place::OwnRegulars { tenant, page } => apart(move || client::regular::list(scene, *tenant, *page)).await,
        Place::RegularEnd { tenant, standing } => {
            apart(move || specialist::regulars_one::end(scene, *tenant, *standing)).await
        }
        Place::RegularTerms { tenant, standing } => {
            apart(move || specialist::regulars_one::terms(scene, *tenant, *standing)).await
        }
        Place::UsualWeek { tenant } => apart(move || specialist::usual::draw(scene, *tenant)).await,
        Place::UsualDay {
            tenant,
            kind,
            weekday,
            chosen,
        } => apart(move || specialist::usual::day(scene, *tenant, *kind, *weekday, *chosen)).await,
        Place::UsualKinds { tenant, weekday } => {
            apart(move || specialist::usual::kinds(scene, *tenant, *weekday)).await
        }
        Place::UsualTyped { tenant, kind } => apart(move || specialist::usual::typed(scene, *tenant, *kind)).await,
        Place::UsualTime { tenant, pattern } => apart(move || specialist::usual::one(scene, *tenant, *pattern)).await,
        Place::UsualWeeks { tenant } => apart(move || specialist::usual::weeks(scene, *tenant)).await,
        Place::WindowNew { tenant, day } => apart(move || specialist::window::new(scene, *tenant, *day)).await,
        Place::Window { tenant, window } => apart(move || specialist::window::draw(scene, *tenant, *window)).await,
        Place::PauseAsk { tenant } => apart(move || specialist::window::pause(scene, *tenant)).await,
        Place::Preview { tenant } => apart(move || specialist::preview::draw(scene, *tenant)).await,
        Place::Choose {
            tenant,
            from,
            days,
            page,
        } => apart(move || specialist::choose::draw(scene, *tenant, *from, *days, *page)).await,
        Place::Fate { tenant, state } => apart(move || specialist::choose::fate(scene, *tenant, *state)).await,
        Place::Kinds { tenant, page } => apart(move || specialist::kinds::list(scene, *tenant, *page)).await,
        Place::Kind { tenant, kind } => apart(move || specialist::kinds::one(scene, *tenant, *kind)).await,
        Place::KindAsk { tenant, kind, field } => {
            apart(move || specialist::kinds::ask(scene, *tenant, *kind, *field)).await
        }
        Place::KindNew { tenant } => apart(move || specialist::kinds::ask_name(scene, *tenant)).await,
        Place::PlaceAsk { tenant } => apart(move || specialist::kinds::ask_place(scene, *tenant)).await,
        Place::NoteAsk { tenant } => apart(move || specialist::note::draw(scene, *tenant)).await,
        Place::SlotAsk { tenant, slot, field } => {
            apart(move || specialist::slot_edit::ask(scene, *tenant, *slot, *field)).await
        }
        Place::GridOf {
            tenant,
            kind,
            day,
            chosen,
        } => apart(move || specialist::add::grid(scene, *tenant, Some(*kind), *day, *chosen)).await,
        Place::GridKinds { tenant, day } => apart(move || specialist::add::kinds(scene, *tenant, *day)).await,
        Place::TypedOf { tenant, kind, day } => {
            apart(move || specialist::add::typed(scene, *tenant, Some(*kind), *day)).await
        }
        Place::PracticeGroup { tenant, which } => {
            apart(move || specialist::settings::group(scene, *tenant, *which)).await
        }
        Place::PracticeLang { tenant } => apart(move || specialist::manners::language(scene, *tenant)).await,
        Place::WeekAsk { tenant } => apart(move || specialist::manners::week(scene, *tenant)).await,
        Place::Past { tenant, about, before } => {
            apart(move || specialist::past::draw(scene, *tenant, *about, *before)).await
        }
        Place::Rules { tenant } => apart(move || specialist::rules::draw(scene, *tenant)).await,
        Place::Rule { tenant, which } => apart(move || specialist::rules::one(scene, *tenant, *which)).await,
        Place::CurrencyAsk { tenant } => apart(move || specialist::rules::currency(scene, *tenant)).await,
        Place::ToldMe { tenant } => apart(move || specialist::told::draw(scene, *tenant)).await,
        Place::ToldAhead { tenant } => apart(move || specialist::told::ahead_of(scene, *tenant)).await,
        Place::ToldDaily { tenant, which } => apart(move || specialist::told::daily(scene, *tenant, *which)).await,
        Place::Answer { tenant, message } => apart(move || specialist::answer::draw(scene, *tenant, *message)).await,
        Place::Family { tenant } => apart(move || client::family::draw(scene, *tenant)).await,
        Place::Kin { tenant, client } => apart(move || client::family::one(scene, *tenant, *client)).await,
        Place::KinNew { tenant, slot } => apart(move || client::family::new(scene, *tenant, *slot)).await,
        Place::KinName { tenant, client } => apart(move || client::family::name(scene, *tenant, *client)).await,
        Place::KinInvite { tenant, client, deeds } => {
            apart(move || client::kin::invite(scene, *tenant, *client, *deeds)).await
        }
        Place::KinPerson { tenant, client, person } => {
            apart(move || client::kin::person(scene, *tenant, *client, *person)).await
        }
        Place::KinLeave { tenant, client } => apart(move || client::kin::leave(scene, *tenant, *client)).await,
        Place::CardPeople { tenant, client } => apart(move || clients::people::draw(scene, *tenant, *client)).await,
        Place::PayWith { tenant, client, page } => {
            apart(move || clients::pay_with::draw(scene, *tenant, *client, *page)).await
        }
        Place::PayWithAsk { tenant, client, with } => {
            apart(move || clients::pay_with::ask(scene, *tenant, *client, *with)).await
        }
        Place::CardPerson { tenant, client, person } => {
            apart(move || clients::people::one(scene, *tenant, *client, *person)).await
        }
    }
}
