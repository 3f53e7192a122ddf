//! Putting a client at a time: for whom, when, and the question that names what stands against it.

pub mod hours;
pub mod near;
pub mod offer;
pub mod sure;
pub mod who;

use crate::args;
use crate::domain::ids::TenantId;
use crate::domain::refusal::Refusal;
use crate::domain::rights::Right;
use crate::domain::spot::Subject;
use crate::storage::booking::{self, BookingRow};
use crate::storage::client::{self, ClientRow};
use crate::storage::tenant::TenantRow;
use crate::telegram::callback::Place;
use crate::telegram::screen::Scene;
use crate::telegram::screen::hours::Hours;
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::put::may_move;
use crate::usecase::views::place;

/// For whom a time is sought.
struct Whom {
    tenant: TenantRow,
    client: ClientRow,
    /// What would move.
    booking: Option<BookingRow>,
    /// Minutes.
    length: u16,
}

impl Whom {
    async fn load(scene: &mut Scene<'_>, id: TenantId, of: Subject) -> Outcome<Self> {
        let tenant = scene.own_tenant(id, Right::Bookings).await?;
        let (client, booking) = match of {
            Subject::Client(client) => (client, None),
            Subject::Booking(booking) => {
                let row = booking::by_id(scene.conn, id, booking)
                    .await?
                    .ok_or(Refusal::NotFound)?;
                let workflow = scene.flows.of(scene.conn, id, row.workflow_version).await?;
                may_move(&workflow, &row, scene.now)?;
                (row.client_id, Some(row))
            }
        };
        let client = client::by_id(scene.conn, id, client).await?;
        let client = client.filter(|row| !row.name.is_empty() || booking.is_some());
        let client = client.ok_or(Refusal::NotFound)?;
        let length = match &booking {
            Some(row) => u16::try_from((row.end_at - row.start_at).0 / 60).unwrap_or(60),
            None => place::length(&client, super::default_kind(scene, id).await?.minutes),
        };
        Ok(Self {
            tenant,
            client,
            booking,
            length,
        })
    }

    /// Who it is, and when they come now.
    fn title(&self, hours: &Hours<'_>) -> Html {
        let say = hours.say;
        match &self.booking {
            None => say.html("specialist-put-title", &args![name = &self.client.name]),
            Some(row) => {
                let when = hours.when(row.start_at, row.end_at);
                say.html("specialist-move-title", &args![name = &self.client.name, when = when])
            }
        }
    }

    /// The city whose hours are typed and shown, where the reader's differ.
    fn city(&self, hours: &Hours<'_>) -> Html {
        if !hours.reader.differs(hours.tenant, hours.now) {
            return Html::default();
        }
        let say = hours.say;
        say.html("specialist-add-zone", &args![zone = say.city(hours.tenant.name())])
    }
}

/// Where one came from.
fn back(tenant: TenantId, of: Subject) -> Place {
    match of {
        Subject::Client(client) => Place::Card { tenant, client },
        Subject::Booking(booking) => Place::Lesson { tenant, booking },
    }
}

fn hint(whom: &Whom, say: &Speaker) -> Html {
    let duration = say.duration(i64::from(whom.length));
    say.html("specialist-put-hint", &args![duration = duration])
}
