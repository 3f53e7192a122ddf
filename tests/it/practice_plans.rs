//! However full a plan is, what is offered of a day and what is unpaid is read from an index, a page at a time.

use slotkeeper::domain::ids::{ClientId, WindowId};
use slotkeeper::domain::moment::Span;
use slotkeeper::domain::policy::Approval;
use slotkeeper::storage::{booking, offer, slot, window};

use crate::house::{self, House};
use crate::world::story;

#[tokio::test]
async fn a_day_of_free_times_and_a_page_of_the_unpaid_are_found_by_an_index() {
    story(async |world| {
        let house = House::open(world, Approval::Never).await;
        if world.database.is_postgres() {
            return;
        }
        let (tenant, now) = (house.tenant, world.clock.now());
        let day = now + Span::days(1);
        let mut unpaid = booking::unpaid_query(tenant);
        unpaid.offset(8).limit(8);
        let starts = slot::first_with_seats_query(tenant, &[(now, day)], None, None);
        for (name, query, index) in [
            ("free of a day", slot::with_seats_query(tenant, now, day), "slot_"),
            ("first of a day", starts, "slot_"),
            ("seen of a day", slot::open_query(tenant, now, day), "slot_"),
            ("plan of a day", slot::plan_query(tenant, now, day), "slot_"),
            (
                "stretches of a day",
                window::between_query(tenant, now, day),
                "time_window_by_start",
            ),
            ("offers of a client", offer::open_query(tenant, ClientId(1)), "INDEX"),
            ("a page of the unpaid", unpaid, "booking_unpaid"),
        ] {
            let plan = house::read(world).await.plan(&query).await.unwrap();
            assert!(plan.contains(index), "{name}: {plan}");
            assert!(!plan.contains("SCAN"), "{name}: {plan}");
        }
        assert_eq!(
            window::by_id(&mut house::read(world).await, tenant, WindowId(1))
                .await
                .unwrap(),
            None
        );
    })
    .await;
}
