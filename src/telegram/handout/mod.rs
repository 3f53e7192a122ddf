//! What a practice hands out when a button asks for it: pictures and files, made of its rows as they are once the tap
//! is durable.
//!
//! The act looks at rights and leaves an [`Order`]; what is read and drawn for it holds up no transaction.

mod charts;
mod papers;
mod plan;
mod table;
mod week;

use chrono::Datelike;

use self::table::Table;
use super::acts::as_specialist;
use super::api::Upload;
use super::attach::{Attachment, What};
use super::callback::Place;
use super::route::{Next, Router, Visit, opened};
use super::texts::{Lang, Speaker, cut};
use super::zip::zip;
use crate::args;
use crate::core::Core;
use crate::domain::ids::TenantId;
use crate::domain::moment::Moment;
use crate::domain::money::Currency;
use crate::domain::paper::{Paper, is_stretch};
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::typed::parse_stretch;
use crate::domain::zone::Date;
use crate::picture::{self, Svg};
use crate::storage::tenant::{self, Relation, TenantRow};
use crate::storage::{Conn, Tx};
use crate::usecase::Outcome;
use crate::usecase::views::takeout::takeout;

/// What Telegram takes under a picture, in its units.
const CAPTION: usize = 1024;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    pub tenant: TenantId,
    pub what: Handout,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handout {
    LinkCode,
    Week {
        monday: Date,
        whole: bool,
    },
    Paper {
        paper: Paper,
        days: (Date, Date),
        /// Whether it may tell what lessons cost and brought.
        money: bool,
    },
    /// All that the practice keeps, as an archive.
    Everything,
}

/// What a handout is made of.
struct Maker<'a> {
    conn: &'a mut Conn,
    router: &'a Router,
    say: &'a Speaker,
    tenant: &'a TenantRow,
    now: Moment,
}

impl Maker<'_> {
    fn link(&self) -> String {
        self.router.site.link(&self.tenant.slug)
    }
}

/// What is handed out: a drawing that still has to become a picture, or rows that have to become a file.
enum Made {
    Picture {
        svg: Svg,
        caption: String,
    },
    Xlsx {
        name: String,
        table: Table,
    },
    Csv {
        name: String,
        table: Table,
    },
    Text {
        name: String,
        text: String,
    },
    Archive {
        name: String,
        files: Vec<(String, Vec<u8>)>,
    },
}

/// A currency and how many decimals it has.
fn money_of(tenant: &TenantRow) -> (String, u32) {
    let digits = Currency::parse(&tenant.currency).map_or(2, Currency::digits);
    (tenant.currency.clone(), digits.into())
}

/// `1–30 November 2026`: days that may be of any year.
pub fn stretch(say: &Speaker, (from, to): (Date, Date)) -> String {
    match from.year() == to.year() {
        true if from == to => say.plain(
            "picture-stretch",
            &args![days = say.date_short(from), year = from.year()],
        ),
        true => say.plain("picture-stretch", &args![days = say.days(from, to), year = from.year()]),
        false => say.plain(
            "picture-stretch-years",
            &args![
                from = say.date_short(from),
                from_year = from.year(),
                to = say.date_short(to),
                to_year = to.year()
            ],
        ),
    }
}

/// Reads what the order needs, and makes it on a thread that may be blocked.
pub async fn make(core: &Core, router: &Router, order: Order, lang: Lang) -> anyhow::Result<Upload> {
    let made = {
        let mut conn = core.db.read().await?;
        let tenant = tenant::by_id(&mut conn, order.tenant).await?;
        let tenant = tenant.ok_or_else(|| anyhow::anyhow!("there is no tenant {}", order.tenant))?;
        let maker = Maker {
            conn: &mut conn,
            router,
            say: &router.texts.in_language(lang),
            tenant: &tenant,
            now: core.clock.now(),
        };
        match order.what {
            Handout::LinkCode => code_of_link(&maker)?,
            Handout::Week { monday, whole: false } => week::free(maker, monday).await?,
            Handout::Week { monday, whole: true } => week::whole(maker, monday).await?,
            Handout::Paper { paper, days, money } => on_paper(maker, paper, days, money).await?,
            Handout::Everything => Made::Archive {
                name: format!("{}.zip", tenant.slug),
                files: takeout(maker.conn, tenant.id).await?,
            },
        }
    };
    tokio::task::spawn_blocking(move || match made {
        Made::Picture { svg, caption } => Ok(Upload::Photo {
            bytes: svg.to_png()?,
            caption: cut(&caption, CAPTION),
        }),
        Made::Xlsx { name, table } => Ok(Upload::Document {
            bytes: table.xlsx()?,
            name,
        }),
        Made::Csv { name, table } => Ok(Upload::Document {
            bytes: table.csv()?,
            name,
        }),
        Made::Text { name, text } => Ok(Upload::Document {
            bytes: text.into_bytes(),
            name,
        }),
        Made::Archive { name, files } => Ok(Upload::Document {
            bytes: zip(&files),
            name,
        }),
    })
    .await?
}

async fn on_paper(maker: Maker<'_>, paper: Paper, days: (Date, Date), money: bool) -> anyhow::Result<Made> {
    let within = (maker.tenant.zone.day(days.0).0, maker.tenant.zone.day(days.1).1);
    let slug = maker.tenant.slug.clone();
    let name = |what: &str| format!("{slug}-{what}-{}-{}", days.0, days.1);
    Ok(match paper {
        Paper::Lessons | Paper::Income | Paper::Outcomes | Paper::Load => {
            charts::chart(maker, paper, days, within).await?
        }
        Paper::BookingsXlsx => Made::Xlsx {
            name: format!("{}.xlsx", name("bookings")),
            table: papers::bookings(maker, within, money).await?,
        },
        Paper::BookingsCsv => Made::Csv {
            name: format!("{}.csv", name("bookings")),
            table: papers::bookings(maker, within, money).await?,
        },
        Paper::MoneyXlsx => Made::Xlsx {
            name: format!("{}.xlsx", name("money")),
            table: papers::money(maker, days).await?,
        },
        Paper::MoneyCsv => Made::Csv {
            name: format!("{}.csv", name("money")),
            table: papers::money(maker, days).await?,
        },
        Paper::Plan => Made::Text {
            name: format!("{}.ics", name("plan")),
            text: plan::file(maker, within).await?,
        },
    })
}

fn code_of_link(maker: &Maker<'_>) -> anyhow::Result<Made> {
    let (say, link) = (maker.say, maker.link());
    let words = say.plain("picture-code-words", &args![]);
    Ok(Made::Picture {
        svg: picture::code(&maker.tenant.name, &words, &link)?,
        caption: caption(&maker.tenant.name, &link),
    })
}

/// A picture that is passed on takes along what can be tapped.
fn caption(words: &str, link: &str) -> String {
    format!("{words}\n{link}")
}

/// The same place, with a handout beside it.
fn beside(visit: &Visit<'_>, place: Place, tenant: TenantId, what: Handout) -> Outcome<Next> {
    let attachment = Attachment {
        person: visit.me.person_id,
        chat: visit.me.telegram_id.ok_or(Refusal::NotFound)?,
        lang: visit.say.lang(),
        what: What::Handout(Order { tenant, what }),
    };
    Ok(Next {
        attachment: Some(attachment),
        ..opened(visit, place)
    })
}

pub async fn link_code(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId) -> Outcome<Next> {
    as_specialist(tx, visit, tenant, Right::Help).await?;
    beside(visit, Place::Link { tenant }, tenant, Handout::LinkCode)
}

pub async fn week_sheet(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, monday: Date, whole: bool) -> Outcome<Next> {
    // Free times are what clients see anyhow.
    let right = if whole { Right::Bookings } else { Right::Help };
    let work = as_specialist(tx, visit, tenant, right).await?;
    let monday = work.tenant.tenant.policy.week.of(monday);
    let what = Handout::Week { monday, whole };
    beside(visit, Place::WeekPicture { tenant, monday }, tenant, what)
}

pub async fn paper(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, which: u32, days: (Date, Date)) -> Outcome<Next> {
    let paper = Paper::of(which).ok_or(Refusal::NotFound)?;
    as_specialist(tx, visit, tenant, paper.right()).await?;
    check(days)?;
    let known = tenant::known(tx, tenant, visit.me.person_id).await?;
    let money = matches!(known, Some((_, Relation::Runs(rights))) if rights.has(Right::Money));
    let (from, to) = days;
    let what = Handout::Paper { paper, days, money };
    beside(visit, Place::Papers { tenant, from, to }, tenant, what)
}

/// A typed stretch of days: the screen is then of these.
pub async fn typed(tx: &mut Tx, visit: &Visit<'_>, tenant: TenantId, line: &str) -> Outcome<Next> {
    let work = as_specialist(tx, visit, tenant, Right::Help).await?;
    let today = work.tenant.tenant.zone.date(visit.at);
    let (from, to) = parse_stretch(line, today).ok_or(Refusal::TypedStretch)?;
    check((from, to))?;
    Ok(opened(visit, Place::Papers { tenant, from, to }))
}

pub fn check((from, to): (Date, Date)) -> Outcome<()> {
    match is_stretch(from, to) {
        true => Ok(()),
        false => Err(Refusal::StretchTooLong.into()),
    }
}
