//! What becomes of lessons that are booked already when a tutor applies rules of her own, and what outcomes say to clients.

use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house;
use crate::own_workflow::{booked, opened, opened_and_booked};
use crate::practice::{self, at};
use crate::world::story;

/// Wednesday at ten, by Berlin's wall.
const TEN: &str = "2026-11-25T10:00";

#[tokio::test]
async fn a_moment_that_passes_after_the_draft_was_drawn_is_asked_about() {
    story(async |world| {
        let (house, anna, booking) = opened_and_booked(world, Approval::Never).await;
        world.comes(at("2026-11-25T11:30")).await;
        anna.looks();
        house.opens_deadline(world, "Closing: 12 h after").await;
        house.tutor.taps(world, "60 min").await;
        house.opens_draft(world).await;
        house.tutor.does_not_see("the new moment has passed");
        world.comes(at("2026-11-25T12:30")).await;
        house.tutor.taps(world, "✅ Apply").await;
        house.tutor.hears("This has changed");
        house.tutor.sees("For 1 booking the new moment has passed");
        assert_eq!(house.booking(world, booking).await.workflow_version, 1);
        // A button that speaks of another number leaves nobody alone either.
        let (tenant, revision) = (house.tenant, house.revision(world).await);
        for past in [0, 2] {
            let leave = Callback::Do(Act::ApplyLeave { tenant, revision, past });
            house.tutor.forges(world, &leave.encode(Origin::Screen)).await;
            house.tutor.hears("This has changed");
        }
        house.tutor.taps(world, "✅ Apply").await;
        house.tutor.taps(world, "✅ Apply to them now").await;
        house.tutor.hears("1 booking has moved on");
        let row = house.booking(world, booking).await;
        assert_eq!((row.status.as_str(), row.charged), ("rendered", 2500));
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_button_that_said_another_sum_is_out_of_date() {
    story(async |world| {
        let (house, anna, booking) = opened_and_booked(world, Approval::Never).await;
        world.comes(at("2026-11-25T09:00")).await;
        anna.taps(world, "Open the booking").await;
        anna.taps(world, "Can't come").await;
        anna.does_not_see("€12.50");
        house.opens_deadline(world, "Late cancel: 0%").await;
        house.tutor.taps(world, "50%").await;
        house.applies(world, 2).await;
        anna.taps(world, "Yes, cancel it").await;
        anna.hears("This has changed");
        anna.sees("€12.50 will be charged");
        assert_eq!(house.booking(world, booking).await.charged, 0);
        anna.taps(world, "Yes, cancel it").await;
        anna.looks();
        assert_eq!(house.booking(world, booking).await.charged, 1250);
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_request_is_still_answered_where_it_was_told_after_its_steps_have_changed() {
    story(async |world| {
        let (house, anna, booking) = opened_and_booked(world, Approval::Always).await;
        house.opens_outcome(world, "👎 Declined").await;
        house.tutor.taps(world, "🗑 Retire").await;
        house.tutor.taps(world, "🗑 Yes, retire it").await;
        house.tutor.taps(world, "✅ Apply").await;
        house.tutor.hears("Version 2 is in force now");
        house.tutor.looks();
        house.tutor.does_not_see("✖ Decline");
        house.tutor.taps(world, "✅ Accept").await;
        house.tutor.hears("Accepted");
        assert_eq!(house.booking(world, booking).await.status, "confirmed");
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_took_place_after_all_is_as_it_was() {
    story(async |world| {
        let house = opened(world, Approval::Never).await;
        house.opens_outcome(world, "🚫 No-show").await;
        house.tutor.taps(world, "💰 What it counts as").await;
        house.tutor.taps(world, "✖️ It didn't take place").await;
        house.tutor.taps(world, "💰 What it counts as").await;
        house.tutor.taps(world, "🎓 It took place after all").await;
        house.outcomes(world).await;
        house.tutor.does_not_see("There is a draft");
    })
    .await;
}

#[tokio::test]
async fn an_outcome_is_added_where_lessons_are_paid_ahead() {
    story(async |world| {
        let house = opened(world, Approval::Never).await;
        house.outcomes(world).await;
        house.tutor.taps(world, "🔀 Another set").await;
        house.tutor.taps(world, "Consultation, prepaid").await;
        house.tutor.taps(world, "✏️ Take it as the draft").await;
        house.tutor.taps(world, "✅ Apply").await;
        house.tutor.taps(world, "➕ Outcome").await;
        house.tutor.says(world, "🌱 Trial").await;
        house.tutor.taps(world, "Took place, free").await;
        house.tutor.sees("☑ ✅ Paid and confirmed");
        house.tutor.taps(world, "Next ›").await;
        house.tutor.taps(world, "👤 Only I").await;
        house.tutor.taps(world, "Don't tell").await;
        house.tutor.hears("Noted in the draft");
        house.applies(world, 3).await;
        let slot = house.slot(world, TEN).await;
        let (anna, booking) = booked(world, &house, slot).await;
        house.opens_lesson(world, booking).await;
        house.tutor.taps(world, "💰 Paid").await;
        anna.looks();
        assert_eq!(house.booking(world, booking).await.status, "prepaid");
        world.comes(at(TEN)).await;
        anna.looks();
        house.opens_lesson(world, booking).await;
        house.tutor.taps(world, "🌱 Trial").await;
        house.tutor.hears("🌱 Trial");
        assert_eq!(house.booking(world, booking).await.charged, 0);
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_moment_that_has_come_before_can_come_again_by_other_rules() {
    story(async |world| {
        let (house, anna, booking) = opened_and_booked(world, Approval::Never).await;
        // As it is left where the step of a timer could not be taken.
        world.database.sql("UPDATE timer SET fired_at = 1").await;
        house.opens_deadline(world, "Closing: 12 h after").await;
        house.tutor.taps(world, "60 min").await;
        house.applies(world, 2).await;
        world.comes(at(TEN)).await;
        anna.looks();
        world.passes(Span::hours(3)).await;
        assert_eq!(house.booking(world, booking).await.status, "rendered");
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_is_left_alone_among_many_is_left_alone_by_the_clock_too() {
    story(async |world| {
        let house = opened(world, Approval::Never).await;
        let (core, tenant) = (&world.app.core, house.tenant);
        let held = house::insert_slot(&core.db, tenant, at(TEN), 60, 101).await;
        let people = practice::people(&core.db, 5000, 101, world.clock.now()).await;
        for person in &people {
            practice::book(core, tenant, *person, held).await;
        }
        let ahead = house::insert_slot(&core.db, tenant, at("2026-11-26T10:00"), 60, 1).await;
        let ahead = practice::book(core, tenant, people[0], ahead).await;
        // Of all this only the rules are the story.
        world.database.sql("DELETE FROM outbox").await;
        world.database.sql("DELETE FROM reminder").await;
        world.clock.advance(at("2026-11-25T13:00") - world.clock.now());
        house.opens_deadline(world, "Closing: 12 h after").await;
        house.tutor.taps(world, "60 min").await;
        house.opens_draft(world).await;
        house.tutor.sees("102 open bookings go over to the new rules.");
        house.tutor.taps(world, "✅ Apply").await;
        house.tutor.taps(world, "✋ Leave them as they are").await;
        house.tutor.hears("Version 2 is in force now");
        assert_eq!(house.booking(world, ahead).await.workflow_version, 1, "it comes last");
        slotkeeper::scheduler::run_timers(core, world.clock.now())
            .await
            .unwrap();
        assert_eq!(house.booking(world, ahead).await.workflow_version, 2);
        slotkeeper::scheduler::run_timers(core, at("2026-11-26T12:00"))
            .await
            .unwrap();
        let closed = "UPDATE booking SET status = status WHERE status = 'rendered'";
        assert_eq!(world.database.sql(closed).await, 1);
        assert_eq!(house.booking(world, ahead).await.status, "rendered");
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_client_says_in_time_why_a_lesson_does_not_take_place() {
    story(async |world| {
        let (house, anna, booking) = opened_and_booked(world, Approval::Never).await;
        house.opens_outcome(world, "➕ Outcome").await;
        house.tutor.says(world, "🤒 Ill").await;
        house.tutor.taps(world, "✖️ Didn't take place").await;
        house.tutor.taps(world, "Next ›").await;
        house.tutor.taps(world, "The client").await;
        house.tutor.taps(world, "🔔 Tell them").await;
        house.applies(world, 2).await;
        let row = house.booking(world, booking).await;
        let at_once = house.step(world, &row, "ill").await;
        let (tenant, place) = (
            house.tenant,
            Place::Booking {
                tenant: house.tenant,
                booking,
            },
        );
        // The usual way out stands beside it as before.
        anna.forges(world, &Callback::Go(place.clone()).encode(Origin::Screen))
            .await;
        anna.taps(world, "✖ Cancel").await;
        anna.sees("The specialist will be told, and others can take the time.");
        anna.taps(world, "Keep it").await;
        anna.taps(world, "🤒 Ill").await;
        anna.sees("Nothing will be charged.");
        anna.sees("The time becomes free for others.");
        assert_eq!(house.booking(world, booking).await.phase, "upcoming");
        // Once it has begun, that would be a way out of any lesson.
        world.comes(at("2026-11-25T10:30")).await;
        anna.looks();
        anna.forges(world, &at_once).await;
        anna.looks();
        anna.forges(world, &Callback::Go(place.clone()).encode(Origin::Screen))
            .await;
        anna.does_not_see("🤒 Ill");
        assert_eq!(house.booking(world, booking).await.phase, "upcoming");

        let slot = house.slot(world, "2026-11-26T10:00").await;
        anna.forges(world, &house.book(slot)).await;
        anna.looks();
        house.tutor.looks();
        let other = house.held(world, slot).await[0].booking_id;
        let place = Place::Booking { tenant, booking: other };
        world.comes(at("2026-11-26T09:00")).await;
        anna.looks();
        anna.forges(world, &Callback::Go(place).encode(Origin::Screen)).await;
        anna.sees("Can't come");
        anna.taps(world, "🤒 Ill").await;
        anna.taps(world, "Yes: Ill").await;
        anna.sees("🤒 Ill");
        let row = house.booking(world, other).await;
        assert_eq!(
            (row.status.as_str(), row.phase.as_str(), row.charged),
            ("ill", "void", 0)
        );
        house.tutor.sees("🤒 Ill");
        anna.looks();
        house.tutor.looks();
    })
    .await;
}
