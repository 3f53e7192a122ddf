//! The sentences about families, and the names that they take.

use super::words::Names;
use crate::args;
use crate::domain::acting::Deeds;
use crate::domain::ids::ClientId;
use crate::domain::kin::KinDeed;
use crate::storage::{client, person};
use crate::telegram::screen::Scene;
use crate::telegram::screen::client::kin::doing;
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;

/// Looks up whom it names besides its own client.
pub(super) async fn name(scene: &mut Scene<'_>, names: &mut Names, deed: &KinDeed) -> Outcome<()> {
    match deed {
        KinDeed::May { person: of, .. } => {
            if let Some(row) = person::by_id(scene.conn, *of).await? {
                names.people.insert(*of, row.name);
            }
        }
        KinDeed::Shared { with, .. } => {
            let row = client::by_id(scene.conn, names.tenant.id, *with).await?;
            names.clients.insert(*with, row.map(|row| row.name).unwrap_or_default());
        }
        KinDeed::Came { .. } | KinDeed::Left { .. } | KinDeed::Parted { .. } => {}
    }
    Ok(())
}

pub(super) fn sentence(deed: &KinDeed, names: &Names, say: &Speaker) -> Html {
    let of = |client: &ClientId| names.of_client(client).to_owned();
    let name = of(&deed.client());
    match deed {
        KinDeed::Came { may, .. } => say.html(
            "settings-history-kin-came",
            &args![name = name, doing = doing(*may, say)],
        ),
        KinDeed::Left { .. } => say.html("settings-history-kin-left", &args![name = name]),
        KinDeed::May { person, may, .. } => {
            let who = match names.of_person(person) {
                "" => say.plain("settings-history-kin-gone", &args![]),
                who => who.to_owned(),
            };
            match *may == Deeds::NONE {
                true => say.html("settings-history-kin-out", &args![name = name, who = who]),
                false => say.html(
                    "settings-history-kin-may",
                    &args![name = name, who = who, doing = doing(*may, say)],
                ),
            }
        }
        KinDeed::Shared { with, .. } => say.html("settings-history-kin-shared", &args![name = name, other = of(with)]),
        KinDeed::Parted { .. } => say.html("settings-history-kin-parted", &args![name = name]),
    }
}
