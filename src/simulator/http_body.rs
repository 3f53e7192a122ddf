//! The body of a request to the Bot API, in whichever of its three forms, as one object of parameters and its files.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// One uploaded file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    pub file_name: String,
    pub mime: String,
    pub bytes: Vec<u8>,
}

/// By the name of the form's part.
pub type Files = BTreeMap<String, Upload>;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    /// An object; values of forms are strings, as the server gets them.
    pub params: Value,
    pub files: Files,
}

/// Reads a body by its content type; `query` is the request's query string. Errors are the server's description.
pub fn parse(content_type: &str, query: Option<&str>, body: &[u8]) -> Result<Form, String> {
    let mut params = Map::new();
    let mut files = Files::new();
    add_urlencoded(query.unwrap_or_default().as_bytes(), &mut params);
    let kind = content_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    match kind.as_str() {
        "application/json" if !body.is_empty() => match serde_json::from_slice(body) {
            Ok(Value::Object(object)) => params.extend(object),
            Ok(_) => return Err("Bad Request: object expected as request body".to_owned()),
            Err(_) => return Err("Bad Request: can't parse JSON object".to_owned()),
        },
        "application/x-www-form-urlencoded" => add_urlencoded(body, &mut params),
        "multipart/form-data" => {
            let boundary = parameter(content_type, "boundary").ok_or("Bad Request: boundary not found")?;
            add_multipart(body, &boundary, &mut params, &mut files).ok_or("Bad Request: can't parse multipart body")?;
        }
        _ => {}
    }
    Ok(Form {
        params: Value::Object(params),
        files,
    })
}

fn add_urlencoded(bytes: &[u8], params: &mut Map<String, Value>) {
    for (name, value) in url::form_urlencoded::parse(bytes) {
        params.insert(name.into_owned(), Value::String(value.into_owned()));
    }
}

/// `name="value"` or `name=value` of a header such as Content-Disposition; quotes may hold `;` and `\"`.
fn parameter(header: &str, name: &str) -> Option<String> {
    let mut rest = header.split_once(';')?.1;
    loop {
        rest = rest.trim_start_matches([' ', '\t', ';']);
        let (key, tail) = rest.split_once('=')?;
        let mut value = String::new();
        let mut chars = tail.char_indices();
        let quoted = tail.starts_with('"');
        if quoted {
            chars.next();
        }
        let mut end = tail.len();
        while let Some((at, c)) = chars.next() {
            match c {
                '\\' if quoted => value.extend(chars.next().map(|(_, escaped)| escaped)),
                '"' if quoted => {
                    end = at + 1;
                    break;
                }
                ';' if !quoted => {
                    end = at;
                    break;
                }
                other => value.push(other),
            }
        }
        if key.trim().eq_ignore_ascii_case(name) {
            return Some(if quoted { value } else { value.trim().to_owned() });
        }
        rest = &tail[end..];
    }
}

/// `None` where the body is not what its boundary promises: a part without an end, or without a name.
fn add_multipart(body: &[u8], boundary: &str, params: &mut Map<String, Value>, files: &mut Files) -> Option<()> {
    let delimiter = format!("--{boundary}");
    let inner = format!("\r\n{delimiter}");
    let mut at = find(body, delimiter.as_bytes(), 0)? + delimiter.len();
    loop {
        let rest = body.get(at..)?;
        if rest.starts_with(b"--") {
            return Some(());
        }
        let line_end = find(body, b"\r\n", at)?;
        let (head, start) = if body.get(line_end + 2..)?.starts_with(b"\r\n") {
            ("", line_end + 4)
        } else {
            let end = find(body, b"\r\n\r\n", line_end + 2)?;
            (std::str::from_utf8(body.get(line_end + 2..end)?).ok()?, end + 4)
        };
        // The delimiter's own line break may be the one that ended an empty head.
        let end = find(body, inner.as_bytes(), start.saturating_sub(2))?;
        let content = body.get(start..end.max(start))?;
        add_part(head, content, params, files)?;
        at = end + inner.len();
    }
}

fn add_part(head: &str, content: &[u8], params: &mut Map<String, Value>, files: &mut Files) -> Option<()> {
    let header = |wanted: &str| {
        head.split("\r\n")
            .filter_map(|line| line.split_once(':'))
            .find(|(name, _)| name.trim().eq_ignore_ascii_case(wanted))
            .map(|(_, value)| value.trim())
    };
    let disposition = header("content-disposition")?;
    let name = parameter(disposition, "name")?;
    let file_name = extended(disposition).or_else(|| parameter(disposition, "filename"));
    match file_name {
        Some(file_name) => {
            let mime = header("content-type").unwrap_or("application/octet-stream").to_owned();
            files.insert(
                name,
                Upload {
                    file_name,
                    mime,
                    bytes: content.to_vec(),
                },
            );
        }
        None => {
            params.insert(name, Value::String(String::from_utf8_lossy(content).into_owned()));
        }
    }
    Some(())
}

/// `filename*=utf-8''…`, which reqwest writes for names beyond ASCII.
fn extended(disposition: &str) -> Option<String> {
    let value = parameter(disposition, "filename*")?;
    let (_, encoded) = value.split_once("''")?;
    // `+` is a plus sign in this encoding, and a space in the one the helper decodes.
    let pair = format!("v={}", encoded.replace('+', "%2B").replace('&', "%26"));
    url::form_urlencoded::parse(pair.as_bytes())
        .next()
        .map(|(_, decoded)| decoded.into_owned())
}

fn find(haystack: &[u8], needle: &[u8], from: usize) -> Option<usize> {
    let first = *needle.first()?;
    let mut at = from;
    while let Some(rest) = haystack.get(at..) {
        let hit = at + rest.iter().position(|byte| *byte == first)?;
        if haystack.get(hit..)?.starts_with(needle) {
            return Some(hit);
        }
        at = hit + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn json_query_and_forms_give_one_object() {
        let form = parse("application/json; charset=utf-8", Some("a=1"), br#"{"b":2}"#).unwrap();
        assert_eq!(form.params, json!({"a": "1", "b": 2}));
        let form = parse("application/x-www-form-urlencoded", None, b"text=a+b%26c&chat_id=5").unwrap();
        assert_eq!(form.params, json!({"text": "a b&c", "chat_id": "5"}));
        assert_eq!(
            parse("application/json", None, b"{").unwrap_err(),
            "Bad Request: can't parse JSON object"
        );
        assert_eq!(parse("", None, b"").unwrap().params, json!({}));
    }

    #[test]
    fn a_multipart_body_gives_fields_and_files_byte_for_byte() {
        let mut body = b"preamble\r\n--X\r\nContent-Disposition: form-data; name=\"caption\"\r\n\r\nhi\r\n".to_vec();
        body.extend(b"--X\r\nContent-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n");
        body.extend(b"--X\r\ncontent-type: image/png\r\nContent-Disposition: form-data; name=f; filename=\"a;\\\"b.png\"\r\n\r\n");
        body.extend(b"\x00\r\n--not\r\n\xff");
        body.extend(b"\r\n--X\r\nContent-Disposition: form-data; name=\"g\"; filename*=utf-8''%D0%B0+b.txt\r\n\r\nz\r\n--X--\r\n");
        let form = parse("multipart/form-data; boundary=\"X\"", None, &body).unwrap();
        assert_eq!(form.params, json!({"caption": "hi", "empty": ""}));
        let file = &form.files["f"];
        assert_eq!(
            (file.file_name.as_str(), file.mime.as_str()),
            ("a;\"b.png", "image/png")
        );
        assert_eq!(file.bytes, b"\x00\r\n--not\r\n\xff");
        assert_eq!(form.files["g"].file_name, "а+b.txt");
        assert!(parse("multipart/form-data; boundary=X", None, b"--X\r\nContent").is_err());
        assert!(parse("multipart/form-data", None, b"").is_err());
    }

    proptest::proptest! {
        #[test]
        fn nothing_breaks_the_parser(parts in proptest::collection::vec(
            proptest::sample::select(vec![
                "--X", "\r\n", "--", "Content-Disposition: form-data; name=\"", "a", "\"", "; filename=", ":", "=", "\\", "я",
            ]),
            0..24,
        )) {
            let _ = parse("multipart/form-data; boundary=X", None, parts.concat().as_bytes());
        }
    }
}
