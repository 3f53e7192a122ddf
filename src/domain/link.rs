//! The payload of a deep link (`t.me/<bot>?start=<payload>`): 1 to 64 characters of `A-Za-z0-9_-`.
//!
//! A slug has no underscore, and every other link begins with a letter and an underscore, so that none can be mistaken for
//! another whatever slugs people choose.

use super::base62;
use super::ids::SlotId;
use super::names::validate_slug;
use super::zone::Date;

const LONGEST: usize = 64;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// A specialist's own link.
    Tenant(String),
    /// A single-use link with a token of 1 to 62 characters of `A-Za-z0-9_-`.
    Invite(String),
    /// The single-use link of a client who is not in the bot yet; its token is as an invite's.
    Join(String),
    /// A single-use link into the team of a practice, as an invite's.
    Team(String),
    /// The single-use link by which somebody comes to act for a client; its token is as an invite's.
    Kin(String),
    /// The free times of one local day of a specialist.
    Day {
        slug: String,
        date: Date,
    },
    Slot {
        slug: String,
        slot: SlotId,
    },
}

impl Link {
    pub fn encode(&self) -> String {
        match self {
            Self::Tenant(slug) => slug.clone(),
            Self::Invite(token) => format!("i_{token}"),
            Self::Join(token) => format!("j_{token}"),
            Self::Team(token) => format!("t_{token}"),
            Self::Kin(token) => format!("a_{token}"),
            Self::Day { slug, date } => format!("d_{slug}_{}", date.format(DATE)),
            Self::Slot { slug, slot } => format!("s_{slug}_{}", base62::encode(slot.0)),
        }
    }

    /// A slug is read in any letter case: people copy links by hand. `None` for what leads nowhere.
    pub fn parse(payload: &str) -> Option<Self> {
        if payload.len() > LONGEST
            || !payload
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
        {
            return None;
        }
        let Some((prefix, rest)) = payload.split_once('_') else {
            return validate_slug(payload).ok().map(Self::Tenant);
        };
        match prefix {
            "i" if !rest.is_empty() => Some(Self::Invite(rest.to_owned())),
            "j" if !rest.is_empty() => Some(Self::Join(rest.to_owned())),
            "t" if !rest.is_empty() => Some(Self::Team(rest.to_owned())),
            "a" if !rest.is_empty() => Some(Self::Kin(rest.to_owned())),
            "d" => with_slug(rest, |slug, day| Some(Self::Day { slug, date: date(day)? })),
            "s" => with_slug(rest, |slug, id| {
                Some(Self::Slot {
                    slug,
                    slot: SlotId(base62::decode(id)?),
                })
            }),
            _ => None,
        }
    }
}

const DATE: &str = "%Y%m%d";

fn with_slug(text: &str, link: impl FnOnce(String, &str) -> Option<Link>) -> Option<Link> {
    let (slug, rest) = text.split_once('_')?;
    link(validate_slug(slug).ok()?, rest)
}

fn date(text: &str) -> Option<Date> {
    (text.len() == 8)
        .then(|| Date::parse_from_str(text, DATE).ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::names::slug_from;

    #[test]
    fn links_are_read_as_written() {
        assert_eq!(Link::parse("Masha-English"), Some(Link::Tenant("masha-english".into())));
        assert_eq!(Link::parse("i_T0k-en_x"), Some(Link::Invite("T0k-en_x".into())));
        let date = Date::from_ymd_opt(2026, 11, 24).unwrap();
        assert_eq!(
            Link::parse("d_masha_20261124"),
            Some(Link::Day {
                slug: "masha".into(),
                date
            })
        );
        assert_eq!(
            Link::parse("s_masha_z"),
            Some(Link::Slot {
                slug: "masha".into(),
                slot: SlotId(61)
            })
        );
    }

    #[test]
    fn what_leads_nowhere_is_none() {
        let nowhere = [
            "",
            "ab",
            "i_",
            "x_masha",
            "d_masha",
            "d_masha_20261340",
            "d_masha_1",
            "s_masha_",
            "s__1",
            "_",
            "маша",
        ];
        for payload in nowhere
            .into_iter()
            .chain(["s_masha_zzzzzzzzzzzzz", "masha!", "-masha", &"a".repeat(65)])
        {
            assert_eq!(Link::parse(payload), None, "{payload}");
        }
    }

    fn links() -> impl Strategy<Value = Link> {
        let slug = || any::<String>().prop_map(|name| slug_from(&name)).boxed();
        let typed = "[a-z0-9][a-z0-9-]{1,30}[a-z0-9]";
        let slug = || prop_oneof![slug(), typed.boxed()];
        let date = (1970i32..2999, 1u32..366).prop_filter_map("a date", |(year, day)| Date::from_yo_opt(year, day));
        prop_oneof![
            slug().prop_map(Link::Tenant),
            "[A-Za-z0-9_-]{1,62}".prop_map(Link::Invite),
            "[A-Za-z0-9_-]{1,62}".prop_map(Link::Join),
            (slug(), date).prop_map(|(slug, date)| Link::Day { slug, date }),
            (slug(), any::<i64>()).prop_map(|(slug, id)| Link::Slot { slug, slot: SlotId(id) }),
        ]
    }

    proptest! {
        #[test]
        fn every_link_comes_back_and_fits(link in links()) {
            let payload = link.encode();
            prop_assert!((1..=LONGEST).contains(&payload.len()));
            prop_assert!(payload.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-'));
            prop_assert_eq!(Link::parse(&payload), Some(link));
        }

        #[test]
        fn no_payload_makes_it_panic(payload: String, plausible in "[dijs]_[a-z0-9_-]{0,70}") {
            Link::parse(&payload);
            Link::parse(&plausible);
        }
    }
}
