//! A tutor makes the outcomes and the deadlines of her lessons her own, by tapping.

use slotkeeper::domain::ids::{BookingId, SlotId};
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::storage::booking::{self, BookingRow};
use slotkeeper::storage::workflow;
use slotkeeper::telegram::callback::{Act, Callback, Origin, Place};

use crate::house::{self, House};
use crate::practice::{self, at};
use crate::world::person::Someone;
use crate::world::{World, story};

/// Wednesday at ten, by Berlin's wall.
const TEN: &str = "2026-11-25T10:00";

pub async fn opened(world: &World, approval: Approval) -> House {
    let house = House::open(world, approval).await;
    world.database.sql("UPDATE kind SET price = 2500").await;
    house
}

impl House {
    pub async fn outcomes(&self, world: &World) {
        self.tutor.says(world, "/settings").await;
        self.tutor.taps(world, "Booking and lessons").await;
        self.tutor.taps(world, "Outcomes of a lesson").await;
    }

    pub async fn opens_outcome(&self, world: &World, outcome: &str) {
        self.outcomes(world).await;
        self.tutor.taps(world, outcome).await;
    }

    pub async fn opens_deadline(&self, world: &World, deadline: &str) {
        self.opens_outcome(world, "⏰ Deadlines").await;
        self.tutor.taps(world, deadline).await;
    }

    pub async fn opens_draft(&self, world: &World) {
        self.opens_outcome(world, "✏️ The draft").await;
    }

    pub async fn applies(&self, world: &World, version: i64) {
        self.opens_draft(world).await;
        self.tutor.taps(world, "✅ Apply").await;
        self.tutor.hears(&format!("Version {version} is in force now"));
    }

    pub async fn opens_lesson(&self, world: &World, booking: BookingId) {
        let tenant = self.tenant;
        let place = Callback::Go(Place::Lesson { tenant, booking });
        self.tutor.forges(world, &place.encode(Origin::Screen)).await;
    }

    pub async fn revision(&self, world: &World) -> i64 {
        let row = workflow::draft(&mut house::read(world).await, self.tenant).await;
        row.unwrap().map_or(0, |row| row.revision)
    }

    pub async fn booking(&self, world: &World, id: BookingId) -> BookingRow {
        let row = booking::by_id(&mut house::read(world).await, self.tenant, id).await;
        row.unwrap().unwrap()
    }
}

/// With a client who has the lesson of Wednesday at ten.
pub async fn opened_and_booked(world: &World, approval: Approval) -> (House, Someone, BookingId) {
    let house = opened(world, approval).await;
    let slot = house.slot(world, TEN).await;
    let (anna, booking) = booked(world, &house, slot).await;
    (house, anna, booking)
}

/// A client with the lesson at that hour.
pub async fn booked(world: &World, house: &House, slot: SlotId) -> (Someone, BookingId) {
    let anna = house.client(world, "Anna").await;
    anna.forges(world, &house.book(slot)).await;
    anna.looks();
    house.tutor.looks();
    let booking = house.held(world, slot).await[0].booking_id;
    (anna, booking)
}

#[tokio::test]
async fn an_outcome_that_is_renamed_is_called_so_once_the_draft_is_applied() {
    story(async |world| {
        let (house, anna, booking) = opened_and_booked(world, Approval::Never).await;
        house.opens_outcome(world, "🚫 No-show").await;
        house.tutor.taps(world, "✏️ Rename").await;
        house.tutor.says(world, "Confirmed").await;
        house.tutor.sees("There is “Confirmed” already");
        house.tutor.says(world, &"long ".repeat(1000)).await;
        house.tutor.sees("This name is rather long");
        house.tutor.says(world, "Truant").await;
        house.tutor.sees("🚫 Truant");
        house.tutor.taps(world, "🚫 Icon").await;
        house.tutor.says(world, "two").await;
        house.tutor.sees("This isn't one sign");
        house.tutor.says(world, "🦥").await;
        house.tutor.sees("🦥 Truant");

        world.comes(at(TEN)).await;
        anna.looks();
        house.opens_lesson(world, booking).await;
        house.tutor.sees("🚫 Didn't come");
        house.opens_draft(world).await;
        house.tutor.sees("🦥 No-show → Truant");
        house.tutor.sees("1 open booking goes over to the new rules.");
        house.tutor.taps(world, "✅ Apply").await;
        house.opens_lesson(world, booking).await;
        house.tutor.taps(world, "🦥 Truant").await;
        house.tutor.hears("🦥 Truant");
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_trial_lesson_free_of_charge_is_added_and_used() {
    story(async |world| {
        let (house, anna, booking) = opened_and_booked(world, Approval::Never).await;
        house.outcomes(world).await;
        house.tutor.taps(world, "➕ Outcome").await;
        house.tutor.says(world, "🌱 Пробное").await;
        house.tutor.sees("What does it mean?");
        house.tutor.taps(world, "Took place, free").await;
        house.tutor.sees("☑ ✅ Confirmed");
        house.tutor.taps(world, "☐ 🎓 Held").await;
        house.tutor.taps(world, "Next ›").await;
        house.tutor.taps(world, "👤 Only I").await;
        house.tutor.taps(world, "Don't tell").await;
        house.tutor.hears("Noted in the draft");
        house.tutor.sees("🌱 Пробное");
        house.applies(world, 2).await;

        world.comes(at(TEN)).await;
        anna.looks();
        house.opens_lesson(world, booking).await;
        house.tutor.taps(world, "🎓 Held").await;
        assert_eq!(house.booking(world, booking).await.charged, 2500);
        house.opens_lesson(world, booking).await;
        house.tutor.taps(world, "🌱 Пробное").await;
        house.tutor.hears("🌱 Пробное");
        assert_eq!(house.booking(world, booking).await.charged, 0);
        house.tutor.taps(world, "🎓 Held").await;
        assert_eq!(house.booking(world, booking).await.charged, 2500);
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_share_that_is_set_is_charged_for_a_late_cancel() {
    story(async |world| {
        let (house, anna, booking) = opened_and_booked(world, Approval::Never).await;
        house.opens_deadline(world, "Late cancel: 0%").await;
        house.tutor.taps(world, "50%").await;
        house.tutor.sees("Late cancel: 50%");
        house.applies(world, 2).await;
        world.comes(at("2026-11-25T09:00")).await;
        anna.taps(world, "Open the booking").await;
        anna.taps(world, "Can't come").await;
        anna.sees("€12.50 will be charged");
        anna.taps(world, "Yes, cancel it").await;
        anna.sees("Charged: €12.50");
        assert_eq!(house.booking(world, booking).await.charged, 1250);
        house.tutor.sees("Charged: €12.50");
    })
    .await;
}

#[tokio::test]
async fn a_deadline_that_is_changed_holds_for_what_is_booked_already() {
    story(async |world| {
        let (house, anna, booking) = opened_and_booked(world, Approval::Never).await;
        world.comes(at("2026-11-25T07:00")).await;
        let place = Callback::Go(Place::Booking {
            tenant: house.tenant,
            booking,
        });
        anna.forges(world, &place.encode(Origin::Screen)).await;
        anna.sees("The time to cancel freely has passed");
        house.opens_deadline(world, "Cancel: 12 h before").await;
        house.tutor.taps(world, "2 h").await;
        house.applies(world, 2).await;
        anna.forges(world, &place.encode(Origin::Screen)).await;
        anna.does_not_see("The time to cancel freely has passed");
        anna.taps(world, "Cancel").await;
        anna.taps(world, "Yes, cancel it").await;
        anna.sees("Cancelled");
        assert_eq!(house.booking(world, booking).await.charged, 0);
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_retired_outcome_is_offered_no_more_and_stays_where_it_was_set() {
    story(async |world| {
        let house = opened(world, Approval::Never).await;
        let first = house.slot(world, "2026-11-24T10:00").await;
        let second = house.slot(world, TEN).await;
        let (anna, past) = booked(world, &house, first).await;
        anna.forges(world, &house.book(second)).await;
        anna.looks();
        let ahead = house.held(world, second).await[0].booking_id;
        world.comes(at("2026-11-24T11:00")).await;
        anna.looks();
        house.opens_lesson(world, past).await;
        house.tutor.taps(world, "🎁 Free of").await;

        house.opens_outcome(world, "🎓 Held").await;
        house.tutor.taps(world, "🗑 Retire").await;
        house.tutor.sees("Lessons don't close by themselves any more");
        house.opens_outcome(world, "🎁 Free of charge").await;
        house.tutor.taps(world, "🗑 Retire").await;
        house.tutor.sees("What was marked before stays as it is");
        house.tutor.taps(world, "🗑 Yes, retire it").await;
        let cancel = house.booking(world, ahead).await;
        let old_button = house.step(world, &cancel, "late-cancel").await;
        house.applies(world, 2).await;

        house.opens_lesson(world, past).await;
        house.tutor.sees("🎁 Free of charge");
        assert_eq!(house.booking(world, past).await.workflow_version, 1);
        // The steps have moved up in the list: a button from before would mean another one.
        anna.forges(world, &old_button).await;
        anna.hears("This has changed");
        anna.looks();
        world.comes(at(TEN)).await;
        anna.looks();
        house.opens_lesson(world, ahead).await;
        house.tutor.sees("🚫 Didn't come");
        // The question of how the day went stands above.
        assert!(!house.tutor.screen().contains("🎁 Free of"), "{}", house.tutor.screen());
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_discarded_and_an_old_button_says_so() {
    story(async |world| {
        let house = opened(world, Approval::Never).await;
        let (tenant, revision) = (house.tenant, house.revision(world).await);
        let retire = Callback::Do(Act::Retire {
            tenant,
            revision,
            status: "no-show".to_owned(),
        });
        let retire = retire.encode(Origin::Screen);
        house.opens_outcome(world, "🚫 No-show").await;
        house.tutor.taps(world, "✏️ Rename").await;
        house.tutor.says(world, "Truant").await;
        house.tutor.forges(world, &retire).await;
        house.tutor.hears("This has changed");
        house.opens_draft(world).await;
        house.tutor.taps(world, "🗑 Discard the draft").await;
        house.tutor.sees("No-show → Truant");
        house.tutor.taps(world, "🗑 Yes, discard it").await;
        house.tutor.hears("The draft is gone");
        house.tutor.sees("🚫 No-show");
        // It was drawn when there was no draft either, and yet it is older than this.
        house.tutor.forges(world, &retire).await;
        house.tutor.hears("This has changed");
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn an_answer_to_a_question_about_another_draft_leads_out_of_it() {
    story(async |world| {
        let house = opened(world, Approval::Never).await;
        house.opens_outcome(world, "🚫 No-show").await;
        house.tutor.taps(world, "✏️ Rename").await;
        world
            .database
            .sql(&format!(
                "INSERT INTO workflow_draft (tenant_id, revision, based_on, edited_at) VALUES ({}, 7, 1, 0)",
                house.tenant
            ))
            .await;
        house.tutor.says(world, "Truant").await;
        house.tutor.sees("This has changed");
        house.tutor.taps(world, "✏️ Rename").await;
        house.tutor.says(world, "Truant").await;
        house.tutor.sees("🚫 Truant");
    })
    .await;
}

#[tokio::test]
async fn an_earlier_version_is_taken_again_as_a_new_one() {
    story(async |world| {
        let house = opened(world, Approval::Never).await;
        house.opens_outcome(world, "🎓 Held").await;
        house.tutor.taps(world, "💰 What it counts as").await;
        house.tutor.taps(world, "50%").await;
        house.tutor.sees("To pay: 50% of the price");
        house.applies(world, 2).await;
        house.tutor.taps(world, "🕘 Versions").await;
        house.tutor.sees("2 · 23 Nov · Maria");
        house.tutor.taps(world, "1 · 23 Nov · Maria").await;
        house.tutor.sees("Held: 50% → 100%");
        house.tutor.taps(world, "✏️ Take it again").await;
        house.tutor.taps(world, "✅ Apply").await;
        house.tutor.hears("Version 3 is in force now");
        house.tutor.sees("🎓 Held · 100%");
        let rows = workflow::versions(&mut house::read(world).await, house.tenant, 0, 9)
            .await
            .unwrap();
        let versions: Vec<i64> = rows.iter().map(|row| row.version).collect();
        assert_eq!(versions, [3, 2, 1]);
        assert_eq!(rows[0].source, rows[2].source);
        assert_eq!(rows[0].applied_by, Some(house.owner));
    })
    .await;
}

#[tokio::test]
async fn what_the_new_workflow_does_not_know_lives_on_by_the_old_one() {
    story(async |world| {
        let (house, anna, booking) = opened_and_booked(world, Approval::Always).await;
        house.outcomes(world).await;
        house.tutor.taps(world, "🔀 Another set").await;
        house.tutor.taps(world, "Simple booking").await;
        house.tutor.sees("Goes: ⏳ Awaiting an answer");
        house.tutor.taps(world, "✏️ Take it as the draft").await;
        house.tutor.sees("1 open booking lives on by the rules it has.");
        house.tutor.taps(world, "✅ Apply").await;
        house.tutor.sees("🏁 Done");
        house.tutor.taps(world, "🔧 Advanced").await;
        house.tutor.sees("✅ Booked");
        house.opens_lesson(world, booking).await;
        house.tutor.taps(world, "✅ Accept").await;
        assert_eq!(house.booking(world, booking).await.workflow_version, 1);
        anna.sees("confirmed");
        let other = house.slot(world, "2026-11-26T10:00").await;
        anna.forges(world, &house.book(other)).await;
        anna.looks();
        house.tutor.looks();
        assert_eq!(house.held(world, other).await[0].workflow_version, 2);
    })
    .await;
}

#[tokio::test]
async fn a_lesson_closes_by_the_new_deadline_unless_that_has_passed() {
    story(async |world| {
        let house = opened(world, Approval::Never).await;
        let (first, second) = (
            house.slot(world, TEN).await,
            house.slot(world, "2026-11-25T14:00").await,
        );
        let (anna, past) = booked(world, &house, first).await;
        anna.forges(world, &house.book(second)).await;
        anna.looks();
        let ahead = house.held(world, second).await[0].booking_id;
        world.comes(at("2026-11-25T13:00")).await;
        anna.looks();
        house.opens_deadline(world, "Closing: 12 h after").await;
        house.tutor.taps(world, "60 min").await;
        house.opens_draft(world).await;
        house.tutor.sees("2 open bookings go over to the new rules.");
        house.tutor.sees("For 1 booking the new moment has passed");
        house.tutor.taps(world, "✅ Apply").await;
        house.tutor.sees("🎓 Held: 1");
        house.tutor.taps(world, "✋ Leave them as they are").await;
        world.passes(Span::hours(4)).await;
        anna.looks();
        house.tutor.looks();
        assert_eq!(house.booking(world, past).await.phase, "upcoming");
        assert_eq!(house.booking(world, ahead).await.phase, "done");
        world.passes(Span::days(2)).await;
        assert_eq!(house.booking(world, past).await.phase, "upcoming");
    })
    .await;
}

#[tokio::test]
async fn a_request_is_answered_by_the_button_that_came_before_the_new_rules() {
    story(async |world| {
        let (house, anna, booking) = opened_and_booked(world, Approval::Always).await;
        let row = house.booking(world, booking).await;
        let accept = house.step(world, &row, "approve").await;
        house.opens_outcome(world, "✖️ Cancelled").await;
        house.tutor.does_not_see("What is to pay");
        house.opens_deadline(world, "Requests wait: 24 h").await;
        house.tutor.taps(world, "✓ 24 h").await;
        house.tutor.taps(world, "Requests wait: 24 h").await;
        house.tutor.taps(world, "6 h").await;
        house.applies(world, 2).await;
        assert_eq!(house.booking(world, booking).await.workflow_version, 2);
        house.tutor.forges(world, &accept).await;
        house.tutor.looks();
        anna.sees("confirmed");
        let other = house.slot(world, "2026-11-26T10:00").await;
        anna.forges(world, &house.book(other)).await;
        let asked = house.held(world, other).await[0].booking_id;
        world.passes(Span::hours(7)).await;
        assert_eq!(house.booking(world, asked).await.phase, "void");
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_draft_that_breaks_a_rule_says_which_and_is_mended_by_a_tap() {
    story(async |world| {
        let house = opened(world, Approval::Never).await;
        house.opens_outcome(world, "✖️ Cancelled").await;
        house.tutor.taps(world, "🗑 Retire").await;
        house
            .tutor
            .sees("The draft can't be applied then until this is mended:");
        house.tutor.sees("You can't cancel bookings that are “✅ Confirmed”.");
        house.tutor.taps(world, "🗑 Yes, retire it").await;
        house.tutor.sees("It can't be applied yet:");
        house.tutor.sees("You can't cancel bookings that are “✅ Confirmed”.");
        house.tutor.does_not_see("✅ Apply");
        let (tenant, revision) = (house.tenant, house.revision(world).await);
        let apply = Callback::Do(Act::Apply { tenant, revision });
        house.tutor.forges(world, &apply.encode(Origin::Screen)).await;
        house.tutor.hears("The draft can't be applied yet");
        house.tutor.taps(world, "↩ Bring back ✖️ Cancelled").await;
        house.tutor.hears("Noted in the draft");
        house.tutor.sees("There is no draft");
        let mend = Act::Mend {
            tenant,
            revision,
            which: 0,
        };
        house
            .tutor
            .forges(world, &Callback::Do(mend).encode(Origin::Screen))
            .await;
        house.tutor.hears("This has changed");
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn retiring_what_a_button_of_ours_needs_says_what_that_means() {
    story(async |world| {
        let (house, anna, booking) = opened_and_booked(world, Approval::Always).await;
        house.opens_outcome(world, "👎 Declined").await;
        house.tutor.taps(world, "🗑 Retire").await;
        house.tutor.sees("You could no longer decline a request");
        house.tutor.taps(world, "🗑 Yes, retire it").await;
        house.tutor.sees("You could no longer decline a request");
        house.tutor.sees("✅ Apply");
        house.tutor.sees("↩ Bring back 👎 Declined");
        house.tutor.taps(world, "➡️ Lead to ✖️ Cancelled").await;
        house.tutor.does_not_see("You could no longer");
        house.tutor.taps(world, "✅ Apply").await;
        house.tutor.hears("Version 2 is in force now");
        house.opens_lesson(world, booking).await;
        house.tutor.taps(world, "✖ Decline").await;
        house.tutor.taps(world, "✖ Decline without a reason").await;
        house.tutor.hears("Declined");
        assert_eq!(house.booking(world, booking).await.status, "cancelled");
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn a_moment_that_has_passed_is_applied_on_her_word_and_no_client_hears_of_it() {
    story(async |world| {
        let (house, anna, booking) = opened_and_booked(world, Approval::Never).await;
        world.comes(at("2026-11-25T13:00")).await;
        anna.looks();
        let heard = anna.phone.messages().len();
        house.opens_deadline(world, "Closing: 12 h after").await;
        house.tutor.says(world, "45 minutes or so").await;
        house.tutor.sees("We couldn't read this length");
        house.tutor.says(world, "45 min").await;
        house.tutor.sees("Closing: 45 min after");
        house.opens_draft(world).await;
        house.tutor.sees("For 1 booking the new moment has passed");
        house.tutor.taps(world, "✅ Apply").await;
        house.tutor.sees("Clients are not told");
        house.tutor.taps(world, "✅ Apply to them now").await;
        house
            .tutor
            .hears("Version 2 is in force now, and 1 booking has moved on");
        let row = house.booking(world, booking).await;
        assert_eq!((row.status.as_str(), row.charged), ("rendered", 2500));
        world.passes(Span::hours(2)).await;
        assert_eq!(anna.phone.messages().len(), heard);
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn many_whose_moment_has_passed_are_left_to_the_clock_which_tells_nobody() {
    story(async |world| {
        let house = opened(world, Approval::Never).await;
        let (core, tenant) = (&world.app.core, house.tenant);
        let slot = house::insert_slot(&core.db, tenant, at(TEN), 60, 101).await;
        for person in practice::people(&core.db, 5000, 101, world.clock.now()).await {
            practice::book(core, tenant, person, slot).await;
        }
        // Of all this only the rules are the story.
        world.database.sql("DELETE FROM outbox").await;
        world.database.sql("DELETE FROM reminder").await;
        world.clock.advance(at("2026-11-25T13:00") - world.clock.now());
        house.opens_deadline(world, "Closing: 12 h after").await;
        house.tutor.says(world, "45 min").await;
        house.opens_draft(world).await;
        house.tutor.sees("For 101 bookings the new moment has passed");
        house.tutor.taps(world, "✅ Apply").await;
        house.tutor.taps(world, "✅ Apply to them now").await;
        house
            .tutor
            .hears("Version 2 is in force now, and 101 bookings are moving on");
        let bound = "UPDATE booking SET status = status WHERE workflow_version = 2";
        assert_eq!(world.database.sql(bound).await, 100, "the rest is the clock's");
        let closed = "UPDATE booking SET status = status WHERE status = 'rendered' AND charged = 2500";
        assert_eq!(
            world.database.sql(closed).await,
            0,
            "that would take one transaction too long"
        );
        let now = world.clock.now();
        assert_eq!(slotkeeper::scheduler::run_timers(core, now).await.unwrap(), 0);
        assert_eq!(world.database.sql(closed).await, 101);
        assert_eq!(world.database.sql(bound).await, 101);
        let left = format!(
            "UPDATE timer SET step = step WHERE fired_at IS NULL AND due_at <= {}",
            now.0
        );
        assert_eq!(world.database.sql(&left).await, 0);
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn what_an_outcome_counts_as_is_typed_and_switched() {
    story(async |world| {
        let (house, anna, booking) = opened_and_booked(world, Approval::Never).await;
        house.opens_outcome(world, "🚫 No-show").await;
        house.tutor.taps(world, "💰 What it counts as").await;
        house.tutor.says(world, "a lot").await;
        house.tutor.sees("We couldn't read this percentage");
        house.tutor.says(world, "40 %").await;
        house.tutor.sees("To pay: 40% of the price");
        house.tutor.taps(world, "💰 What it counts as").await;
        house.tutor.taps(world, "✖️ It didn't take place").await;
        house.tutor.sees("No lesson, the time is free again");
        house.opens_draft(world).await;
        house.tutor.sees("🚫 No-show: 0% → 40%");
        house.tutor.sees("🚫 No-show: not held, the time is free again");
        house.tutor.taps(world, "✅ Apply").await;
        world.comes(at(TEN)).await;
        anna.looks();
        house.opens_lesson(world, booking).await;
        house.tutor.taps(world, "🚫 Didn't come").await;
        let row = house.booking(world, booking).await;
        assert_eq!((row.phase.as_str(), row.charged), ("void", 1000));
        anna.looks();
        house.tutor.looks();
    })
    .await;
}

#[tokio::test]
async fn an_outcome_that_a_client_sets_may_hide_no_debt() {
    story(async |world| {
        let (house, anna, booking) = opened_and_booked(world, Approval::Never).await;
        house.opens_outcome(world, "➕ Outcome").await;
        house.tutor.says(world, "🤒 Ill").await;
        house.tutor.says(world, "25").await;
        house.tutor.sees("25% of the price is to pay");
        house.tutor.taps(world, "☐ 🎓 Held").await;
        house.tutor.taps(world, "Next ›").await;
        house.tutor.taps(world, "Either of us").await;
        house.tutor.taps(world, "🔔 Tell them").await;
        house
            .tutor
            .sees("“Ill” would make the debt of “Held” disappear without your word.");
        house.tutor.taps(world, "🗑 Not from “Held”").await;
        house.tutor.does_not_see("It can't be applied yet");
        house.tutor.taps(world, "✅ Apply").await;
        world.comes(at(TEN)).await;
        anna.taps(world, "Open the booking").await;
        anna.taps(world, "🤒 Ill · €6.25").await;
        anna.sees("€6.25 will be charged.");
        anna.sees("It will be marked: 🤒 Ill");
        anna.taps(world, "Keep it").await;
        assert_eq!(house.booking(world, booking).await.charged, 0);
        anna.taps(world, "🤒 Ill · €6.25").await;
        anna.taps(world, "Yes: Ill").await;
        anna.sees("🤒 Ill");
        assert_eq!(house.booking(world, booking).await.charged, 625);
        house.tutor.sees("🤒 Ill");
        anna.looks();
        house.tutor.looks();
    })
    .await;
}
