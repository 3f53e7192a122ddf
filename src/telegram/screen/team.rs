//! The team of a practice, as its owner, its assistants and those who are invited see it.

use super::specialist::settings::sharing;
use super::{Button, Scene, Screen, act, go};
use crate::args;
use crate::domain::ids::{InviteId, PersonId, TenantId};
use crate::domain::link::Link;
use crate::domain::refusal::Refusal;
use crate::domain::rights::{Right, Rights};
use crate::storage::team::{self as kept};
use crate::storage::tenant;
use crate::telegram::callback::{Act, Place};
use crate::telegram::texts::{Html, Speaker};
use crate::usecase::{Outcome, team};

/// What a right is called.
fn title(right: Right, say: &Speaker) -> String {
    match right {
        Right::Schedule => say.plain("common-right-schedule", &args![]),
        Right::Bookings => say.plain("common-right-bookings", &args![]),
        Right::Money => say.plain("common-right-money", &args![]),
        Right::Settings => say.plain("common-right-settings", &args![]),
        Right::Help | Right::Own => String::new(),
    }
}

/// A line for each right that is there; or that there is none.
pub fn given(rights: Rights, say: &Speaker) -> Html {
    let lines = Right::GIVEN
        .into_iter()
        .filter(|right| rights.has(*right))
        .map(|right| match right {
            Right::Schedule => say.html("team-may-schedule", &args![]),
            Right::Bookings => say.html("team-may-bookings", &args![]),
            Right::Money => say.html("team-may-money", &args![]),
            Right::Settings => say.html("team-may-settings", &args![]),
            Right::Help | Right::Own => Html::default(),
        });
    match Right::GIVEN.into_iter().any(|right| rights.has(right)) {
        true => Html::lines(lines),
        false => say.html("team-may-look", &args![]),
    }
}

/// A button a right, which says what is so and changes it.
fn ticks(rights: Rights, say: &Speaker, set: impl Fn(u32, bool) -> Act) -> Vec<Button> {
    let tick = |(n, right): (u32, Right)| {
        let has = rights.has(right);
        let args = args![label = title(right, say)];
        let label = match has {
            true => say.plain("team-ticked-b32", &args),
            false => say.plain("team-unticked-b32", &args),
        };
        act(label, set(n, !has))
    };
    (0..).zip(Right::GIVEN).map(tick).collect()
}

struct Invited {
    invite: InviteId,
    until: String,
}

struct Team {
    tenant: TenantId,
    owner: String,
    helpers: Vec<(PersonId, String, Rights)>,
    invited: Vec<Invited>,
    offered: Option<String>,
}

pub async fn draw(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Own).await?;
    let members = kept::members(scene.conn, id).await?;
    let offered = kept::offered_to(scene.conn, id, scene.now).await?;
    let invites = kept::standing(scene.conn, id, scene.now).await?;
    let hours = scene.hours(scene.say, &tenant);
    let name = |person: PersonId| {
        let member = members.iter().find(|member| member.person_id == person);
        member.map(|member| member.name.clone())
    };
    let view = Team {
        tenant: id,
        owner: members
            .iter()
            .find(|member| member.is_owner())
            .map(|member| member.name.clone())
            .unwrap_or_default(),
        offered: offered.and_then(name),
        helpers: members
            .iter()
            .filter(|member| !member.is_owner())
            .map(|member| (member.person_id, member.name.clone(), member.rights()))
            .collect(),
        invited: invites
            .iter()
            .map(|row| Invited {
                invite: row.invite_id,
                until: scene.say.date_short(hours.date(row.expires_at)),
            })
            .collect(),
    };
    Ok(team_screen(&view, scene.say))
}

fn team_screen(view: &Team, say: &Speaker) -> Screen {
    let tenant = view.tenant;
    let lines = [
        say.html("team-title", &args![]),
        say.html("team-owner", &args![name = &view.owner]),
        match view.helpers.len() {
            0 => say.html("team-alone", &args![]),
            count => say.html("team-count", &args![count = count]),
        },
        match &view.offered {
            Some(name) => say.html("team-offered", &args![name = name]),
            None => Html::default(),
        },
    ];
    let invite = act(say.plain("team-invite-b32", &args![]), Act::InviteHelper { tenant });
    let helpers = view.helpers.iter().map(|(person, name, _)| {
        let place = Place::Member {
            tenant,
            person: *person,
        };
        go(say.plain("team-member-b32", &args![name = name]), place)
    });
    let invited = view.invited.iter().map(|row| {
        let place = Place::TeamInvite {
            tenant,
            invite: row.invite,
        };
        go(say.plain("team-invited-b32", &args![date = &row.until]), place)
    });
    let withdraw = view.offered.as_ref().map(|_| {
        let label = say.plain("team-withdraw-b32", &args![]);
        act(label, Act::WithdrawPractice { tenant })
    });
    Screen::new(lines)
        .column(helpers)
        .column(invited)
        .row([invite])
        .column(withdraw)
        .foot(say, Place::Practice { tenant })
}

pub async fn member(scene: &mut Scene<'_>, id: TenantId, person: PersonId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Own).await?;
    let member = team::assistant(scene.conn, id, person).await?;
    let offered = kept::offered_to(scene.conn, id, scene.now).await? == Some(person);
    let hours = scene.hours(scene.say, &tenant);
    let since = scene.say.date(hours.date(member.joined_at), hours.today());
    Ok(member_screen(
        (id, person),
        &member.name,
        &since,
        member.rights(),
        offered,
        scene.say,
    ))
}

fn member_screen(
    (tenant, person): (TenantId, PersonId),
    name: &str,
    since: &str,
    rights: Rights,
    offered: bool,
    say: &Speaker,
) -> Screen {
    let lines = [
        say.html("team-member-title", &args![name = name, since = since]),
        given(rights, say),
        match offered {
            true => say.html("team-offered", &args![name = name]),
            false => Html::default(),
        },
    ];
    let offer = match offered {
        true => act(
            say.plain("team-withdraw-b32", &args![]),
            Act::WithdrawPractice { tenant },
        ),
        false => go(
            say.plain("team-offer-b32", &args![]),
            Place::OfferAsk { tenant, person },
        ),
    };
    let remove = go(
        say.plain("team-remove-b32", &args![]),
        Place::RemoveAsk { tenant, person },
    );
    Screen::new(lines)
        .column(ticks(rights, say, |right, has| Act::SetRight {
            tenant,
            person,
            right,
            has,
        }))
        .row([offer])
        .row([remove])
        .foot(say, Place::Team { tenant })
}

pub async fn remove(scene: &mut Scene<'_>, tenant: TenantId, person: PersonId) -> Outcome<Screen> {
    scene.own_tenant(tenant, Right::Own).await?;
    let member = team::assistant(scene.conn, tenant, person).await?;
    let say = scene.say;
    let yes = act(
        say.plain("team-remove-yes-b32", &args![]),
        Act::RemoveHelper { tenant, person },
    );
    Ok(Screen::new([say.html("team-remove-ask", &args![name = &member.name])])
        .row([yes])
        .foot(say, Place::Member { tenant, person }))
}

pub async fn offer(scene: &mut Scene<'_>, tenant: TenantId, person: PersonId) -> Outcome<Screen> {
    let row = scene.own_tenant(tenant, Right::Own).await?;
    let member = team::assistant(scene.conn, tenant, person).await?;
    let say = scene.say;
    let args = args![name = &member.name, tenant = &row.name];
    let yes = act(
        say.plain("team-offer-yes-b32", &args![]),
        Act::OfferPractice { tenant, person },
    );
    Ok(Screen::new([say.html("team-offer-ask", &args)])
        .row([yes])
        .foot(say, Place::Member { tenant, person }))
}

pub async fn invite(scene: &mut Scene<'_>, id: TenantId, invite: InviteId) -> Outcome<Screen> {
    let tenant = scene.own_tenant(id, Right::Own).await?;
    let row = team::standing(scene.conn, id, invite, scene.now).await?;
    let until = scene.hours(scene.say, &tenant).moment(row.expires_at);
    let link = scene.site.link(&Link::Team(row.token.clone()).encode());
    Ok(invite_screen(id, invite, &link, &until, row.rights(), scene.say))
}

fn invite_screen(tenant: TenantId, invite: InviteId, link: &str, until: &str, rights: Rights, say: &Speaker) -> Screen {
    let lines = [
        say.html("team-invite-title", &args![url = link, when = until]),
        given(rights, say),
    ];
    let text = say.plain("team-invite-share-text", &args![]);
    let drop = act(
        say.plain("team-invite-drop-b32", &args![]),
        Act::DropInvite { tenant, invite },
    );
    Screen::new(lines)
        .row(sharing(link, &text, say))
        .column(ticks(rights, say, |right, has| Act::SetInvite {
            tenant,
            invite,
            right,
            has,
        }))
        .row([drop])
        .foot(say, Place::Team { tenant })
}

/// What somebody sees who has followed an invite's link.
pub async fn joining(scene: &mut Scene<'_>, token: &str) -> Outcome<Screen> {
    let invite = team::by_token(scene.conn, token, scene.now).await?;
    let row = tenant::by_id(scene.conn, invite.tenant_id)
        .await?
        .ok_or(Refusal::InviteUnknown)?;
    let known = tenant::known(scene.conn, row.id, scene.me.person_id).await?;
    let say = scene.say;
    let lines = [
        say.html("team-joining-title", &args![tenant = &row.name]),
        given(invite.rights(), say),
        match known {
            Some(_) => say.html("team-joining-client", &args![]),
            None => Html::default(),
        },
    ];
    let yes = act(
        say.plain("team-join-b32", &args![]),
        Act::JoinTeam {
            token: token.to_owned(),
        },
    );
    let home = go(say.plain("common-home-b4", &args![]), Place::Home);
    Ok(Screen::new(lines).row([yes]).row([home]))
}

/// What an assistant may do in the practice.
pub async fn helping(scene: &mut Scene<'_>, id: TenantId) -> Outcome<Screen> {
    let row = scene.own_tenant(id, Right::Help).await?;
    let (me, say) = (scene.me.person_id, scene.say);
    let rights = tenant::rights(scene.conn, id, me).await?.ok_or(Refusal::NotFound)?;
    if rights.is_owner() {
        return draw(scene, id).await;
    }
    let members = kept::members(scene.conn, id).await?;
    let owner = members.iter().find(|member| member.is_owner());
    let owner = owner.map_or("", |owner| owner.name.as_str());
    let lines = [
        say.html("team-helping-title", &args![tenant = &row.name]),
        say.html("team-owner", &args![name = owner]),
        given(rights, say),
    ];
    let offered = kept::offered_to(scene.conn, id, scene.now).await? == Some(me);
    let offered = offered.then(|| {
        let label = say.plain("team-take-over-b32", &args![]);
        go(label, Place::TakeOver { tenant: id })
    });
    let work = go(say.plain("team-to-work-b32", &args![]), Place::Tutor { tenant: id });
    let mine = go(say.plain("team-own-settings-b32", &args![]), Place::Settings);
    let leave = go(say.plain("team-leave-b32", &args![]), Place::LeaveAsk { tenant: id });
    let told = go(say.plain("settings-told-b32", &args![]), Place::ToldMe { tenant: id });
    Ok(Screen::new(lines)
        .row([work])
        .column(offered)
        .row([told])
        .row([mine])
        .row([leave])
        .foot(say, Place::Tutor { tenant: id }))
}

pub async fn leave(scene: &mut Scene<'_>, tenant: TenantId) -> Outcome<Screen> {
    let row = scene.own_tenant(tenant, Right::Help).await?;
    let rights = tenant::rights(scene.conn, tenant, scene.me.person_id).await?;
    if rights.is_some_and(Rights::is_owner) {
        return Err(Refusal::OwnerStays.into());
    }
    let say = scene.say;
    let yes = act(say.plain("team-leave-yes-b32", &args![]), Act::LeaveTeam { tenant });
    Ok(Screen::new([say.html("team-leave-ask", &args![tenant = &row.name])])
        .row([yes])
        .foot(say, Place::Helping { tenant }))
}

/// The practice is offered to the reader.
pub async fn take_over(scene: &mut Scene<'_>, tenant: TenantId) -> Outcome<Screen> {
    let row = scene.own_tenant(tenant, Right::Help).await?;
    team::offered(scene.conn, tenant, scene.me.person_id, scene.now).await?;
    let say = scene.say;
    let yes = act(say.plain("team-take-yes-b32", &args![]), Act::TakePractice { tenant });
    let no = act(say.plain("team-take-no-b32", &args![]), Act::DeclinePractice { tenant });
    Ok(Screen::new([say.html("team-take-ask", &args![tenant = &row.name])])
        .row([yes])
        .row([no])
        .foot(say, Place::Helping { tenant }))
}
