//! What the codes of buttons promise.

use proptest::prelude::*;

use super::codec::{Field, YEARS};
use super::*;
use crate::domain::filter::{Filter, When};
use crate::domain::ids::*;
use crate::domain::spot::{Spot, Subject, Warnings};
use crate::domain::workflow::{CHARGE_LIMIT, NAME_LENGTH};
use crate::domain::zone::Date;

const MAX: i64 = i64::MAX;

#[test]
fn the_largest_ids_fit() {
    let (tenant, booking, slot) = (TenantId(MAX), BookingId(MAX), SlotId(MAX));
    let acts = [
        Act::Step {
            tenant,
            booking,
            entry_no: MAX,
            step: u32::MAX,
            sure: true,
        },
        Act::Undo {
            tenant,
            booking,
            entry_no: MAX,
        },
        Act::BookAt {
            tenant,
            slot,
            client: Some(ClientId(MAX)),
            price: MAX,
        },
        Act::Move {
            tenant,
            booking,
            entry_no: MAX,
            slot,
        },
        Act::Delete {
            tenant,
            slot,
            revision: MAX,
        },
        Act::Put {
            tenant,
            of: Subject::Booking(booking),
            entry_no: MAX,
            spot: Spot::Slot(slot),
            read: Warnings::from_bits(127).unwrap(),
        },
        Act::Put {
            tenant,
            of: Subject::Client(ClientId(MAX)),
            entry_no: MAX,
            spot: Spot::Hour {
                minute: 4_000_000_000,
                length: 720,
                kind: None,
            },
            read: Warnings::default(),
        },
        // A kind is chosen where no booking is to be moved: there is no entry then.
        Act::Put {
            tenant,
            of: Subject::Client(ClientId(MAX)),
            entry_no: 0,
            spot: Spot::Hour {
                minute: 4_000_000_000,
                length: 720,
                kind: Some(KindId(MAX)),
            },
            read: Warnings::from_bits(127).unwrap(),
        },
        Act::PickPracticeZone {
            tenant,
            zone: "America/Argentina/ComodRivadavia".to_owned(),
        },
        Act::PickZoneFor {
            tenant,
            slot,
            zone: "America/Argentina/ComodRivadavia".to_owned(),
        },
        Act::Charge {
            tenant,
            revision: MAX,
            status: "s".repeat(NAME_LENGTH),
            percent: CHARGE_LIMIT,
        },
        Act::Held {
            tenant,
            revision: MAX,
            status: "s".repeat(NAME_LENGTH),
            held: true,
        },
        Act::SetDeadline {
            tenant,
            revision: MAX,
            which: u32::MAX,
            amount: u32::MAX,
        },
        Act::Make {
            tenant,
            day: Date::from_ymd_opt(*YEARS.end(), 12, 31).unwrap(),
            chosen: u32::MAX,
        },
    ];
    for act in acts {
        let callback = Callback::Do(act);
        let data = callback.encode(Origin::Notice);
        assert!(data.len() <= LONGEST, "{data} has {} bytes", data.len());
        assert_eq!(Callback::decode(&data), Some((callback, Origin::Notice)));
    }
    let place = Callback::Go(Place::StepAsk {
        tenant,
        booking,
        entry_no: MAX,
        step: u32::MAX,
    });
    let ask = Callback::Go(Place::TitleAsk {
        tenant,
        revision: MAX,
        status: "s".repeat(NAME_LENGTH),
    });
    let charges = Callback::Go(Place::Charges {
        tenant,
        revision: MAX,
        status: "s".repeat(NAME_LENGTH),
    });
    let end = Date::from_ymd_opt(*YEARS.end(), 12, 31).unwrap();
    let filter = Filter {
        when: When::Days(end, end),
        client: Some(ClientId(MAX)),
        statuses: (1 << 40) - 1,
        unpaid: true,
        turned: true,
    };
    let page = u32::MAX;
    let listed = Callback::Go(Place::Listed { tenant, filter, page });
    let pick = Callback::Go(Place::Pick { tenant, filter, page });
    let (month, second) = (end, true);
    let days = Callback::Go(Place::ListDays {
        tenant,
        filter,
        month,
        second,
    });
    for place in [place, ask, charges, listed, pick, days] {
        let data = place.encode(Origin::Screen);
        assert!(data.len() <= LONGEST, "{data}");
        assert_eq!(Callback::decode(&data), Some((place, Origin::Screen)));
    }
}

#[test]
fn what_we_never_wrote_is_not_read() {
    for data in [
        "",
        "a",
        "c",
        "ah.",
        "ac",
        "ac1",
        "ac1.2.",
        "a!",
        "a!b1.",
        "time:03:17",
        "a!z!.",
        "🦀",
        "ac-1.",
        "ad1.0.",
        &format!("ad1.{}.", Date::MAX.put()),
    ] {
        assert_eq!(Callback::decode(data), None, "{data}");
    }
}

proptest! {
    #[test]
    fn every_code_reads_back(tenant in 0..MAX, id in 0..MAX, entry_no in 0..MAX, n in any::<u32>(), yes: bool) {
        let (tenant, booking, slot) = (TenantId(tenant), BookingId(id), SlotId(id));
        let day = Date::from_num_days_from_ce_opt(700_000 + (n % 2_900_000) as i32).unwrap();
        let all = [
            Callback::Go(Place::Home),
            Callback::Go(Place::Grid { tenant, day, chosen: n }),
            Callback::Go(Place::Confirm { tenant, slot }),
            Callback::Go(Place::Move { tenant, booking, list: Listing::Nearest }),
            Callback::Go(Place::Move { tenant, booking, list: Listing::Month(day) }),
            Callback::Go(Place::Move { tenant, booking, list: Listing::Day(day) }),
            Callback::Go(Place::Move { tenant, booking, list: Listing::Weekday(day, n % 8) }),
            Callback::Go(Place::Lessons { tenant, past: yes, page: n }),
            Callback::Go(Place::Listed {
                tenant,
                filter: Filter {
                    when: if yes { When::Days(day, day) } else { When::Over },
                    client: (id > 0).then_some(ClientId(id)),
                    statuses: u64::from(n),
                    unpaid: yes,
                    turned: !yes,
                },
                page: n,
            }),
            Callback::Do(Act::Step { tenant, booking, entry_no, step: n, sure: yes }),
            Callback::Do(Act::CloseDay { tenant, day }),
            Callback::Do(Act::PickZone { zone: "Etc/GMT+3".to_owned() }),
        ];
        for callback in all {
            let data = callback.encode(Origin::Screen);
            prop_assert!(data.len() <= LONGEST);
            prop_assert_eq!(Callback::decode(&data), Some((callback, Origin::Screen)));
        }
    }

    #[test]
    fn nothing_from_outside_is_a_fault(data in ".{0,80}") {
        if let Some((callback, origin)) = Callback::decode(&data) {
            prop_assert_eq!(callback.encode(origin), data);
        }
    }
}

#[test]
fn every_code_is_one_character_or_a_point_and_two_and_stands_for_one_thing() {
    for codes in [Place::CODES, Act::CODES] {
        let mut seen = std::collections::HashSet::new();
        for code in codes {
            assert!(seen.insert(code), "{code} stands for two things");
            assert_eq!(
                code.chars().count(),
                if code.starts_with('.') { 3 } else { 1 },
                "{code}"
            );
            assert!(
                !code.starts_with('!') && !code[1..].contains('.'),
                "{code} is another's mark"
            );
        }
    }
}

#[test]
fn what_is_done_or_shown_names_its_tenant() {
    let tenant = TenantId(7);
    assert_eq!(Place::Client { tenant }.tenant(), Some(tenant));
    assert_eq!(Place::Owing { of: Some(tenant) }.tenant(), Some(tenant));
    assert_eq!(Place::Owing { of: None }.tenant(), None);
    let slot = SlotId(9);
    assert_eq!(Act::Book { tenant, slot }.tenant(), Some(tenant));
    assert_eq!(Act::Invite.tenant(), None);
}
