//! Ids in base 62, so that several of them fit into the 64 bytes of a button or a link.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// At most 12 characters of `0-9A-Za-z`, with a leading `-` for a negative number.
pub fn encode(n: i64) -> String {
    let digits = encode_u64(n.unsigned_abs());
    if n < 0 { format!("-{digits}") } else { digits }
}

/// Only what `encode` writes: one number has one spelling, so no leading zeros and no `-0`.
pub fn decode(text: &str) -> Option<i64> {
    match text.strip_prefix('-') {
        Some(digits) => match decode_u64(digits)? {
            0 => None,
            n => 0i64.checked_sub_unsigned(n),
        },
        None => decode_u64(text)?.try_into().ok(),
    }
}

/// At most 11 characters of `0-9A-Za-z`.
pub fn encode_u64(mut n: u64) -> String {
    let mut reversed = Vec::new();
    loop {
        reversed.push(char::from(DIGITS[(n % 62) as usize]));
        n /= 62;
        if n == 0 {
            return reversed.into_iter().rev().collect();
        }
    }
}

/// Only what `encode_u64` writes.
pub fn decode_u64(text: &str) -> Option<u64> {
    if text.is_empty() || (text.len() > 1 && text.starts_with('0')) {
        return None;
    }
    text.bytes().try_fold(0u64, |n, byte| {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'A'..=b'Z' => byte - b'A' + 10,
            b'a'..=b'z' => byte - b'a' + 36,
            _ => return None,
        };
        n.checked_mul(62)?.checked_add(digit.into())
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_largest_ids_fit_and_come_back() {
        for n in [0, 1, 61, 62, -1, i64::MAX, i64::MIN] {
            assert_eq!(decode(&encode(n)), Some(n));
        }
        assert_eq!(encode(i64::MAX).len(), 11);
        assert_eq!(decode_u64(&encode_u64(u64::MAX)), Some(u64::MAX));
    }

    #[test]
    fn other_spellings_are_refused() {
        for text in [
            "",
            "-",
            "00",
            "01",
            "-0",
            "+1",
            "a b",
            "é",
            "zzzzzzzzzzzz",
            "-zzzzzzzzzzzz",
        ] {
            assert_eq!(decode(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_number_comes_back(n: i64, u: u64) {
            prop_assert_eq!(decode(&encode(n)), Some(n));
            prop_assert_eq!(decode_u64(&encode_u64(u)), Some(u));
        }

        #[test]
        fn what_decodes_is_spelled_as_encoded(text in "-?[0-9A-Za-z]{0,12}") {
            if let Some(n) = decode(&text) {
                prop_assert_eq!(encode(n), text);
            }
        }

        #[test]
        fn no_text_makes_it_panic(text: String) {
            decode(&text);
        }
    }
}
