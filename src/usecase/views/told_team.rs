//! What the team of a practice is told, as it is at the moment of sending.

use super::told::{About, GONE, MOVED_ON, NEVER_SENT, Still};
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;
use crate::domain::notice::TeamNews;
use crate::domain::rights::Rights;
use crate::storage::tenant::{self, TenantRow};
use crate::storage::{Conn, Result, outbox, person, team};
use crate::usecase::team::offered_key;

/// Names are empty of those whose data is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TeamTold {
    Joined {
        person: PersonId,
        name: String,
    },
    Left {
        name: String,
    },
    Rights(Rights),
    Removed,
    Offered {
        by: String,
    },
    Declined {
        name: String,
    },
    TakenOver {
        name: String,
    },
    Closed,
    /// The message that offered the practice, and whether they took it.
    OfferOver {
        message: i64,
        took: bool,
    },
}

pub(super) async fn team(
    conn: &mut Conn,
    tenant: &TenantRow,
    to: PersonId,
    news: TeamNews,
    now: Moment,
) -> Result<Still<About>> {
    let mine = tenant::rights(conn, tenant.id, to).await?;
    let owns = mine.is_some_and(Rights::is_owner);
    let told = match news {
        TeamNews::Joined { person } => match team::member(conn, tenant.id, person).await? {
            Some(member) if owns => TeamTold::Joined {
                person,
                name: member.name,
            },
            Some(_) | None => return Ok(Err(MOVED_ON)),
        },
        TeamNews::Left { person } if owns => TeamTold::Left {
            name: name(conn, person).await?,
        },
        TeamNews::Rights => match mine.filter(|rights| !rights.is_owner()) {
            Some(rights) => TeamTold::Rights(rights),
            None => return Ok(Err(MOVED_ON)),
        },
        TeamNews::Removed if mine.is_none() => TeamTold::Removed,
        TeamNews::Offered if team::offered_to(conn, tenant.id, now).await? == Some(to) => {
            let members = team::members(conn, tenant.id).await?;
            let owner = members.into_iter().find(|member| member.is_owner());
            let Some(owner) = owner else { return Ok(Err(GONE)) };
            TeamTold::Offered { by: owner.name }
        }
        TeamNews::Declined { person } if owns => TeamTold::Declined {
            name: name(conn, person).await?,
        },
        TeamNews::TakenOver { person } if mine.is_some() => TeamTold::TakenOver {
            name: name(conn, person).await?,
        },
        TeamNews::Closed if tenant.closed => TeamTold::Closed,
        TeamNews::OfferOver { at } => {
            let key = format!("{}:{}:{to}", offered_key(at), tenant.id);
            let Some(message) = outbox::message_of(conn, &key).await? else {
                return Ok(Err(NEVER_SENT));
            };
            TeamTold::OfferOver { message, took: owns }
        }
        TeamNews::Left { .. }
        | TeamNews::Removed
        | TeamNews::Closed
        | TeamNews::Offered
        | TeamNews::Declined { .. }
        | TeamNews::TakenOver { .. } => return Ok(Err(MOVED_ON)),
    };
    Ok(Ok(About::Team(told)))
}

async fn name(conn: &mut Conn, id: PersonId) -> Result<String> {
    let row = person::by_id(conn, id).await?;
    Ok(row.map(|row| row.name).unwrap_or_default())
}
