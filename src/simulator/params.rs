//! Parameters of a call as the server reads them: the same values may come as JSON, as strings or inside a form.

use serde_json::{Map, Value};

use super::http_body::{Files, Upload};
use super::rules::{Checked, Rule};

/// A refusal in the server's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    pub code: u16,
    pub description: String,
    /// Seconds.
    pub retry_after: Option<i64>,
}

impl ApiError {
    pub fn bad(what: impl AsRef<str>) -> Self {
        Self {
            code: 400,
            description: format!("Bad Request: {}", what.as_ref()),
            retry_after: None,
        }
    }

    pub fn forbidden(what: &str) -> Self {
        Self {
            code: 403,
            description: format!("Forbidden: {what}"),
            retry_after: None,
        }
    }

    pub fn too_many(seconds: i64) -> Self {
        let description = format!("Too Many Requests: retry after {seconds}");
        Self {
            code: 429,
            description,
            retry_after: Some(seconds),
        }
    }

    pub fn plain(code: u16, description: &str) -> Self {
        Self {
            code,
            description: description.to_owned(),
            retry_after: None,
        }
    }
}

pub type Answer<T = Value> = Result<T, ApiError>;

pub struct Params<'a> {
    map: &'a Map<String, Value>,
    files: &'a Files,
    pub checked: Checked,
}

impl<'a> Params<'a> {
    pub fn new(map: &'a Map<String, Value>, files: &'a Files) -> Self {
        let checked = Checked::default();
        Self { map, files, checked }
    }

    pub fn check(&self, rule: Rule) {
        self.checked.by(rule);
    }

    /// Present and not null: teloxide leaves absent fields out, other clients send null.
    pub fn raw(&self, name: &str) -> Option<&'a Value> {
        self.map.get(name).filter(|value| !value.is_null())
    }

    pub fn text(&self, name: &str) -> Option<String> {
        self.raw(name).map(|value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        })
    }

    pub fn int(&self, name: &str) -> Answer<Option<i64>> {
        let number = match self.raw(name) {
            None => return Ok(None),
            Some(Value::Number(number)) => number.as_i64(),
            Some(Value::String(text)) if text.is_empty() => return Ok(None),
            Some(Value::String(text)) => text.trim().parse().ok(),
            Some(_) => None,
        };
        number
            .map(Some)
            .ok_or_else(|| ApiError::bad(format!("invalid {name} specified")))
    }

    pub fn flag(&self, name: &str) -> bool {
        match self.raw(name) {
            Some(Value::Bool(on)) => *on,
            Some(Value::String(text)) => matches!(text.to_ascii_lowercase().as_str(), "true" | "yes" | "1"),
            Some(Value::Number(number)) => number.as_i64() == Some(1),
            _ => false,
        }
    }

    /// A structured value, whether it came as JSON or as a string of JSON; `what` names it in the complaint.
    pub fn json(&self, name: &str, what: &str) -> Answer<Option<Value>> {
        match self.raw(name) {
            None => Ok(None),
            Some(Value::String(text)) if text.is_empty() => Ok(None),
            Some(Value::String(text)) => serde_json::from_str(text)
                .map(Some)
                .map_err(|_| ApiError::bad(format!("can't parse {what} JSON object"))),
            Some(value) => Ok(Some(value.clone())),
        }
    }

    /// An uploaded file, sent under the field's own name or as `attach://…`.
    pub fn upload(&self, name: &str) -> Option<&'a Upload> {
        let value = self.raw(name).and_then(Value::as_str);
        let key = value.and_then(|value| value.strip_prefix("attach://")).unwrap_or(name);
        self.files.get(key)
    }
}
