//! For whom somebody acts with a tenant: the list, one of them, and their names.

use super::kin::{doing, own_doing};
use crate::args;
use crate::domain::acting::{Deeds, May};
use crate::domain::ids::{ClientId, SlotId, TenantId};
use crate::storage::acting::{GuardianRow, guardians};
use crate::storage::slot;
use crate::telegram::callback::Place;
use crate::telegram::screen::{Button, Scene, Screen, go};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::Outcome;
use crate::usecase::acting::{self, ActsFor};
use crate::usecase::family::MOST;

struct View {
    tenant: TenantId,
    name: String,
    wards: Vec<ActsFor>,
}

/// The way to the family.
pub fn button(say: &Speaker, tenant: TenantId) -> Button {
    go(say.plain("client-family-b32", &args![]), Place::Family { tenant })
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.visiting(id).await?;
    let wards = acting::wards(scene.conn, id, scene.me.person_id).await?;
    let name = tenant.name;
    let view = View {
        tenant: id,
        name,
        wards,
    };
    Ok(screen(&view, scene.say))
}

fn screen(view: &View, say: &Speaker) -> Screen {
    let tenant = view.tenant;
    let title = say.html("client-family-title", &args![tenant = &view.name]);
    let explain = match view.wards.len() {
        0 => say.html("client-family-none", &args![]),
        1 => say.html("client-family-alone", &args![]),
        _ => say.html("client-family-explain", &args![]),
    };
    let rows = view.wards.iter().map(|ward| {
        let name = &ward.client().name;
        let label = match ward.may(May::Book) {
            true => say.plain("client-family-kin-b32", &args![name = name]),
            false => say.plain("client-family-kin-looks-b32", &args![name = name]),
        };
        let client = ward.id();
        go(label, Place::Kin { tenant, client })
    });
    let books = view.wards.is_empty() || view.wards.iter().any(|ward| ward.may(May::Book));
    let add = (books && view.wards.len() < MOST).then(|| {
        let label = say.plain("client-family-add-b32", &args![]);
        go(label, Place::KinNew { tenant, slot: None })
    });
    Screen::new([title, explain])
        .column(rows)
        .column(add)
        .foot(say, Place::Client { tenant })
}

struct One {
    tenant: TenantId,
    ward: ActsFor,
    others: Vec<GuardianRow>,
    me: crate::domain::ids::PersonId,
    /// Those for whom the same account pays, of theirs.
    together: Vec<String>,
}

/// Who acts for one of them, and in what.
pub async fn one(scene: &mut Scene<'_>, id: TenantId, client: ClientId) -> Outcome<Screen> {
    scene.visiting(id).await?;
    let me = scene.me.person_id;
    let ward = acting::one(scene.conn, id, me, client).await?;
    let wards = acting::wards(scene.conn, id, me).await?;
    let same = |other: &&ActsFor| {
        other.id() != client && other.may(May::Pay) && other.client().account_id == ward.client().account_id
    };
    let view = One {
        tenant: id,
        together: match ward.may(May::Pay) {
            true => wards
                .iter()
                .filter(same)
                .map(|ward| ward.client().name.clone())
                .collect(),
            false => Vec::new(),
        },
        others: guardians(scene.conn, id, client).await?,
        ward,
        me,
    };
    Ok(one_screen(&view, scene.say))
}

fn one_screen(view: &One, say: &Speaker) -> Screen {
    let (tenant, client) = (view.tenant, view.ward.id());
    let name = &view.ward.client().name;
    let own = say.html("client-family-you", &args![doing = own_doing(view.ward.deeds(), say)]);
    let others = view.others.iter().filter(|row| row.person_id != view.me);
    let lines = others.clone().map(|row| {
        let args = args![name = &row.name, doing = doing(row.deeds(), say)];
        say.html("client-family-other", &args)
    });
    let together = match view.together.as_slice() {
        [] => Html::default(),
        names => say.html("client-family-together", &args![names = names.join(", ")]),
    };
    let books = view.ward.may(May::Book);
    let invite = books.then(|| {
        let deeds = view.ward.deeds();
        let label = say.plain("client-family-invite-b32", &args![]);
        go(label, Place::KinInvite { tenant, client, deeds })
    });
    let rename = books.then(|| {
        let label = say.plain("client-family-rename-b32", &args![]);
        go(label, Place::KinName { tenant, client })
    });
    let invited = others.clone().filter(|row| books && row.invited_by == Some(view.me));
    let invited = invited.map(|row| {
        let person = row.person_id;
        let label = say.plain("client-family-person-b32", &args![name = &row.name]);
        go(label, Place::KinPerson { tenant, client, person })
    });
    let leave = others.clone().any(|row| row.deeds().has(May::Book)).then(|| {
        let label = say.plain("client-family-leave-b32", &args![]);
        go(label, Place::KinLeave { tenant, client })
    });
    Screen::new(
        [say.html("client-family-one-title", &args![name = name]), own]
            .into_iter()
            .chain(lines)
            .chain([together]),
    )
    .column(invite)
    .column(invited)
    .column(rename)
    .column(leave)
    .foot(say, Place::Family { tenant })
}

/// The name is typed.
pub async fn new(scene: &mut Scene<'_>, id: TenantId, slot: Option<SlotId>) -> Outcome<Screen> {
    scene.visiting(id).await?;
    let back = match slot {
        Some(slot) => {
            let row = slot::by_id(scene.conn, id, slot).await?;
            row.ok_or(crate::domain::refusal::Refusal::SlotClosed)?;
            Place::Confirm { tenant: id, slot }
        }
        None => Place::Family { tenant: id },
    };
    let say = scene.say;
    let lines = [
        say.html("client-family-new-title", &args![]),
        say.html("client-family-new-ask", &args![]),
    ];
    Ok(Screen::new(lines).foot(say, back))
}

pub async fn name(scene: &mut Scene<'_>, id: TenantId, client: ClientId) -> Outcome<Screen> {
    scene.visiting(id).await?;
    let ward = acting::to(scene.conn, id, scene.me.person_id, client, May::Book).await?;
    let say = scene.say;
    let lines = [
        say.html("client-family-rename-title", &args![name = &ward.client().name]),
        say.html("client-family-rename-ask", &args![]),
    ];
    Ok(Screen::new(lines).foot(say, Place::Kin { tenant: id, client }))
}

/// What may be given by somebody who may do all that.
pub fn given(deeds: Deeds) -> impl Iterator<Item = May> {
    May::ALL.into_iter().filter(move |deed| deeds.has(*deed))
}
