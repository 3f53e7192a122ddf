//! What those who act for one client are told of each other.

use super::told::{About, GONE, MOVED_ON, NOT_THEIRS, Reader, Still};
use crate::domain::acting::May;
use crate::domain::ids::{BookingId, ClientId, PersonId};
use crate::storage::acting::guardians;
use crate::storage::{Conn, Result, client, person};
use crate::usecase::acting;

impl Reader<'_> {
    /// What another of the client's people did, while the reader hears of the client.
    pub(super) async fn kin_did(&self, conn: &mut Conn, id: BookingId, entry_no: i64) -> Result<Still<About>> {
        let (lesson, entry) = match self.entry(conn, id, entry_no).await? {
            Ok(found) => found,
            Err(why) => return Ok(Err(why)),
        };
        // It was taken back, or something else has become of it since, which they hear of by itself.
        if entry.undone != 0 || entry.to_status != lesson.row.status {
            return Ok(Err(MOVED_ON));
        }
        let who = match entry.person_id {
            Some(who) => person::by_id(conn, who).await?,
            None => None,
        };
        Ok(match who {
            Some(who) => Ok(About::KinDid(lesson, entry, who.name)),
            None => Err(GONE),
        })
    }

    /// Somebody new acts for the client, if they still do.
    pub(super) async fn kin_joined(&self, conn: &mut Conn, id: ClientId, who: PersonId) -> Result<Still<About>> {
        let books = match self.specialist {
            true => true,
            false => {
                let wards = acting::who_may(conn, self.tenant, self.to, May::Book).await?;
                wards.iter().any(|ward| ward.id() == id)
            }
        };
        if !books {
            return Ok(Err(NOT_THEIRS));
        }
        let row = client::by_id(conn, self.tenant, id).await?;
        let people = guardians(conn, self.tenant, id).await?;
        let person = people.into_iter().find(|row| row.person_id == who);
        Ok(match (row, person) {
            (Some(row), Some(person)) => Ok(About::KinJoined {
                client: id,
                name: row.name,
                deeds: person.deeds(),
                who: person.name,
            }),
            (_, _) => Err(GONE),
        })
    }
}
