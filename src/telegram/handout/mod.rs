//! What a practice hands out when a button asks for it: pictures and files, made of its rows as they are once the tap
//! is durable.
//!
//! The act looks at rights and leaves an [`Order`]; what is read and drawn for it holds up no transaction.

mod week;

use super::acts::as_specialist;
use super::api::Upload;
use super::attach::{Attachment, What};
use super::callback::Place;
use super::route::{Next, Router, Visit};
use super::texts::{Lang, Speaker, cut};
use crate::args;
use crate::core::Core;
use crate::domain::ids::TenantId;
use crate::domain::moment::Moment;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::zone::Date;
use crate::picture::{self, Svg};
use crate::storage::tenant::{self, TenantRow};
use crate::storage::{Conn, Tx};
use crate::usecase::Outcome;

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
    Week { monday: Date, whole: bool },
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

/// What is handed out: a drawing that still has to become a picture, or bytes of a file.
enum Made {
    Picture { svg: Svg, caption: String },
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
        }
    };
    tokio::task::spawn_blocking(move || match made {
        Made::Picture { svg, caption } => Ok(Upload::Photo {
            bytes: svg.to_png()?,
            caption: cut(&caption, CAPTION),
        }),
    })
    .await?
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
        ..super::route::opened(visit, place)
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
