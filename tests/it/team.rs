//! The team of a practice: who is invited does what the owner lets them, hears of nothing else, and is out at once.

use std::sync::Arc;
use std::time::Duration;

use sea_query::{Expr, ExprTrait, Query};
use slotkeeper::domain::ids::PersonId;
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::domain::refusal::Refusal;
use slotkeeper::domain::rights::Right;
use slotkeeper::storage::tables::Member;
use slotkeeper::storage::tenant::Locked;
use slotkeeper::storage::{Lane, team};
use slotkeeper::telegram::callback::{Callback, Origin, Place};
use slotkeeper::usecase::{Stop, Work};
use tokio::sync::Notify;

use crate::house::{self, House};
use crate::practice::{self, at, take};
use crate::world::person::Someone;
use crate::world::{World, story};

pub const BORIS: i64 = 50;

pub fn go(place: Place) -> String {
    Callback::Go(place).encode(Origin::Screen)
}

pub async fn opens_the_team(world: &World, tutor: &Someone) {
    tutor.starts(world).await;
    tutor.taps(world, "⚙ Settings").await;
    tutor.taps(world, "👥 Team").await;
}

/// The owner makes an invite, and somebody follows its link; they may make times and answer clients.
pub async fn joins(world: &World, house: &House, id: i64, name: &str) -> Someone {
    opens_the_team(world, &house.tutor).await;
    house.tutor.taps(world, "Invite an assistant").await;
    let link = house.tutor.link_in_sight();
    let helper = world.person(id, name, "en");
    helper.opens(world, &link).await;
    helper.sees("invites you to help");
    helper.taps(world, "🤝 Join").await;
    helper.hears("You're in the team");
    helper.looks();
    house.tutor.sees(&format!("{name} has joined the team"));
    helper
}

async fn person(world: &World, someone: &Someone) -> PersonId {
    practice::someone(&world.app.core.db, someone.phone.id(), world.clock.now()).await
}

#[tokio::test]
async fn an_assistant_is_invited_by_a_link_that_works_once() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        opens_the_team(world, &house.tutor).await;
        house.tutor.sees("No assistants yet");
        house.tutor.taps(world, "Invite an assistant").await;
        house.tutor.sees("☑ Schedule");
        house.tutor.taps(world, "☑ Schedule").await;
        house.tutor.sees("▫️ Schedule");
        let link = house.tutor.link_in_sight();
        // Their own invite is shown to the owner as it is, and to a stranger as what it offers.
        house.tutor.opens(world, &link).await;
        house.tutor.sees("An invite to the team");
        let boris = world.person(BORIS, "Boris", "en");
        boris.opens(world, &link).await;
        boris.sees("invites you to help");
        boris.sees("accept, cancel, answer clients");
        boris.does_not_see("🗓 Schedule");
        let join = house::callbacks(boris.phone.last().as_ref().unwrap()).remove(0);
        boris.taps(world, "🤝 Join").await;
        boris.sees("You help: Tutor");
        boris.forges(world, &join.encode(Origin::Screen)).await;
        house.tutor.sees("Boris has joined the team");
        assert_eq!(house.tutor.count("has joined the team"), 1);
        let vera = world.person(BORIS + 1, "Vera", "en");
        vera.opens(world, &link).await;
        vera.sees("This invite has been used");
        vera.forges(world, &join.encode(Origin::Screen)).await;
        vera.hears("This invite has been used");

        // Another is withdrawn, and a third is never opened in time.
        opens_the_team(world, &house.tutor).await;
        house.tutor.taps(world, "Invite an assistant").await;
        let withdrawn = house.tutor.link_in_sight();
        house.tutor.taps(world, "Withdraw the invite").await;
        house.tutor.sees("🤝 Boris");
        vera.opens(world, &withdrawn).await;
        vera.sees("There is no such invite");
        house.tutor.taps(world, "Invite an assistant").await;
        let late = house.tutor.link_in_sight();
        world.passes(Span::days(7)).await;
        vera.opens(world, &late).await;
        vera.sees("This invite has expired");
        boris.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn an_assistant_does_and_hears_what_they_may_and_nothing_from_the_moment_they_are_removed() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        world.database.sql("UPDATE kind SET price = 2500").await;
        let slots = [
            house.slot(world, "2026-11-25T10:00").await,
            house.slot(world, "2026-11-26T10:00").await,
        ];
        let boris = joins(world, &house, BORIS, "Boris").await;
        boris.taps(world, "🗓 See today").await;
        boris.sees("📥 Requests");
        boris.does_not_see("Unpaid");
        boris.does_not_see("⚙ Settings");
        let anna = house.client(world, "Anna").await;
        anna.forges(world, &house.book(slots[0])).await;
        boris.sees("New request: Anna");
        house.tutor.sees("New request: Anna");
        boris.taps(world, "Accept").await;
        house.tutor.sees("Accepted · Boris");
        anna.looks();
        let booking = house.held(world, slots[0]).await[0].clone();
        // A payment is not theirs to enter, nor to hear of.
        world.comes(at("2026-11-25T18:00")).await;
        take(&world.app.core, house.tenant, house.owner, booking.booking_id, "held").await;
        anna.starts(world).await;
        anna.taps(world, "To pay: €25").await;
        anna.taps(world, "I have paid").await;
        house.tutor.sees("Anna · paid €25?");
        boris.does_not_see("paid €25?");
        let lesson = Place::Lesson {
            tenant: house.tenant,
            booking: booking.booking_id,
        };
        boris.forges(world, &go(lesson)).await;
        boris.does_not_see("💰 Paid");
        let unpaid = go(Place::Unpaid {
            tenant: house.tenant,
            page: 0,
        });
        boris.forges(world, &unpaid).await;
        boris.sees("Money is the practice's owner's business");

        // The owner lets them see the money, and takes the bookings away.
        opens_the_team(world, &house.tutor).await;
        house.tutor.taps(world, "🤝 Boris").await;
        house.tutor.taps(world, "▫️ Money").await;
        house.tutor.taps(world, "☑ Bookings and clients").await;
        world.passes(Span::minutes(3)).await;
        boris.sees("What you may do has changed");
        boris.starts(world).await;
        boris.sees("💸 Unpaid");
        boris.does_not_see("📥 Requests");
        anna.forges(world, &house.book(slots[1])).await;
        house.tutor.looks();
        // The one before stands in both chats, settled.
        assert_eq!(house.tutor.count("New request: Anna"), 2);
        assert_eq!(boris.count("New request: Anna"), 1);

        opens_the_team(world, &house.tutor).await;
        house.tutor.taps(world, "🤝 Boris").await;
        house.tutor.taps(world, "✖ Remove from the team").await;
        house.tutor.taps(world, "✖ Remove").await;
        house.tutor.sees("No assistants yet");
        boris.sees("You're no longer in the team");
        boris.forges(world, &unpaid).await;
        boris.sees("This isn't here any more");
        assert!(!boris.screen().contains("Anna"), "{}", boris.screen());
        anna.looks();
    })
    .await;
}

#[tokio::test]
async fn what_was_taken_away_is_refused_to_whoever_stood_in_line_for_the_practice() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let boris = joins(world, &house, BORIS, "Boris").await;
        let (tenant, helper, now) = (house.tenant, person(world, &boris).await, world.clock.now());
        let core = &world.app.core;
        let gone = Arc::new(Notify::new());
        let said = gone.clone();
        let removes = core.db.write(Lane::Workers, move |tx| {
            let said = said.clone();
            Box::pin(async move {
                let mut locked = Locked::take(tx, tenant).await?.unwrap();
                assert!(locked.remove_member(helper, now).await?);
                said.notify_one();
                // Whoever comes meanwhile finds a member still, and waits for the practice.
                let held = tokio::time::timeout(Duration::from_millis(300), std::future::pending::<()>());
                held.await.unwrap_err();
                Ok(())
            })
        });
        let flows = core.flows.clone();
        let acts = core.db.write(Lane::Workers, move |tx| {
            let flows = flows.clone();
            Box::pin(async move {
                let work = Work::as_specialist(tx, &flows, tenant, helper, Right::Schedule, now).await;
                Ok(matches!(work, Err(Stop::Refused(Refusal::NotFound))))
            })
        });
        // Not before it is gone, whatever the machine is busy with.
        let acts = async {
            gone.notified().await;
            acts.await
        };
        let (removed, refused) = tokio::join!(removes, acts);
        removed.unwrap();
        assert!(refused.unwrap());
        boris.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_practice_is_handed_over_when_both_agree_and_has_one_owner_throughout() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let boris = joins(world, &house, BORIS, "Boris").await;
        let offers = async || {
            opens_the_team(world, &house.tutor).await;
            house.tutor.taps(world, "🤝 Boris").await;
            house.tutor.taps(world, "🔑 Hand the practice over").await;
            house.tutor.sees("Hand “Tutor");
            house.tutor.taps(world, "🔑 Offer the practice").await;
            house.tutor.sees("The practice is offered to Boris");
            boris.sees("Maria offers you the practice");
        };
        offers().await;
        boris.taps(world, "See and decide").await;
        boris.taps(world, "No, thank you").await;
        house.tutor.sees("Boris doesn't want to take the practice");
        offers().await;
        house.tutor.taps(world, "Take the offer back").await;
        let take = Place::TakeOver { tenant: house.tenant };
        boris.forges(world, &go(take)).await;
        boris.sees("This offer no longer stands");
        offers().await;
        boris.taps(world, "See and decide").await;
        boris.taps(world, "🔑 Take it over").await;
        boris.sees("Owner: Boris");
        boris.sees("🤝 Maria");
        house.tutor.sees("Boris has taken the practice over");
        let team = go(Place::Team { tenant: house.tenant });
        house.tutor.forges(world, &team).await;
        house.tutor.sees("Only the practice's owner can do that");
        house.tutor.starts(world).await;
        house.tutor.sees("⚙ Settings");
        let mut conn = house::read(world).await;
        let owners = team::with_right(&mut conn, house.tenant, Right::Own).await.unwrap();
        assert_eq!(owners, [person(world, &boris).await]);

        // The owner of before may leave now, and comes back as nobody.
        house.tutor.taps(world, "What I may do here").await;
        house.tutor.taps(world, "🚪 Leave the team").await;
        house.tutor.taps(world, "🚪 Leave").await;
        house.tutor.hears("You've left the team");
        boris.sees("Maria has left the team");
        house.tutor.forges(world, &team).await;
        house.tutor.sees("This isn't here any more");
    })
    .await;
}

#[tokio::test]
async fn the_schema_knows_one_owner_and_keeps_them() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let boris = joins(world, &house, BORIS, "Boris").await;
        let (tenant, helper, owner) = (house.tenant, person(world, &boris).await, house.owner);
        let db = &world.app.core.db;
        let second = db.write(Lane::Workers, move |tx| {
            let update = Query::update()
                .table(Member::Table)
                .value(Member::Role, "owner")
                .and_where(Expr::col(Member::TenantId).eq(tenant))
                .and_where(Expr::col(Member::PersonId).eq(helper))
                .to_owned();
            Box::pin(async move { tx.run(&update).await.map(drop) })
        });
        second.await.unwrap_err();
        let none = db.write(Lane::Workers, move |tx| {
            let delete = Query::delete()
                .from_table(Member::Table)
                .and_where(Expr::col(Member::TenantId).eq(tenant))
                .and_where(Expr::col(Member::PersonId).eq(owner))
                .to_owned();
            Box::pin(async move { tx.run(&delete).await.map(drop) })
        });
        none.await.unwrap_err();
        let mut conn = house::read(world).await;
        assert_eq!(
            team::with_right(&mut conn, tenant, Right::Own).await.unwrap(),
            [house.owner]
        );
        boris.looks();
    })
    .await;
}

#[tokio::test]
async fn an_assistant_who_has_their_data_deleted_helps_no_more_and_leaves_no_word() {
    story(async |world| {
        let house = House::open(world, Approval::Always).await;
        let slot = house.slot(world, "2026-11-25T10:00").await;
        let boris = joins(world, &house, BORIS, "Boris Ironmonger").await;
        let anna = house.client(world, "Anna").await;
        anna.forges(world, &house.book(slot)).await;
        boris.looks();
        boris.taps(world, "Decline").await;
        boris.says(world, "My thimblerig is broken").await;
        anna.looks();
        house.tutor.looks();
        boris.starts(world).await;
        boris.taps(world, "What I may do here").await;
        boris.taps(world, "👤 My language").await;
        boris.taps(world, "What we keep").await;
        boris.taps(world, "Delete my data").await;
        boris.taps(world, "Yes, delete all of it").await;
        house.tutor.sees("An assistant has left the team");
        let rows = world.database.everything().await;
        let traces: Vec<&String> = rows
            .iter()
            .filter(|row| row.contains("Ironmonger") || row.contains("thimblerig"))
            .collect();
        // What the clients and the owner were told is in their chats, and in no table.
        assert_eq!(traces, Vec::<&String>::new());
        boris.looks();
        anna.looks();
    })
    .await;
}
