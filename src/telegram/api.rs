//! Calls of the Bot API: teloxide's typed payloads over our own client, so that a fault is an answer and not a wait.
//!
//! teloxide's own sender sleeps ten seconds on every 5xx and puts the token into its errors; this one does neither.

use std::time::Duration;

use reqwest::multipart::{Form, Part};
use reqwest::{Client, StatusCode, Url};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use teloxide::payloads::GetFile;
use teloxide::requests::Payload;
use teloxide::types::FileId;

/// No call but a poll takes longer.
pub const TIMEOUT: Duration = Duration::from_secs(7);
/// How long Telegram holds a poll that has nothing to answer.
pub const POLL_SECONDS: u32 = 25;

#[derive(Clone)]
pub struct Api {
    client: Client,
    base: Url,
    token: SecretString,
}

/// A file of ours.
pub enum Upload {
    Photo { bytes: Vec<u8>, caption: String },
    Document { bytes: Vec<u8>, name: String },
}

/// Why a call has no result. No variant holds the token or a text of a person's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApiFault {
    /// Telegram understood and refused.
    #[error("{code} {description}")]
    Refused {
        code: u16,
        description: String,
        retry_after: Option<i64>,
    },
    /// Telegram, or what stands before it, is in trouble: it has not been done, as far as anybody can tell.
    #[error("the server answered {status}")]
    Server { status: u16 },
    /// The connection broke or took too long; whether it was done is not known.
    #[error("no answer: {why}")]
    Broken { why: String },
}

impl ApiFault {
    /// The person cannot be written to: they stopped the bot, or never spoke to it.
    pub fn is_unreachable(&self) -> bool {
        match self {
            Self::Refused { code: 403, .. } => true,
            Self::Refused {
                code: 400, description, ..
            } => description.contains("chat not found"),
            _ => false,
        }
    }

    fn says(&self, words: &str) -> bool {
        matches!(self, Self::Refused { code: 400, description, .. } if description.contains(words))
    }

    /// The message already looks like that.
    pub fn is_not_modified(&self) -> bool {
        self.says("message is not modified")
    }

    /// The message is gone, or too old to be touched.
    pub fn is_message_gone(&self) -> bool {
        self.says("message to edit not found")
            || self.says("message to delete not found")
            || self.says("message can't be edited")
            || self.says("message can't be deleted")
            || self.says("MESSAGE_ID_INVALID")
    }

    pub fn retry_after(&self) -> Option<i64> {
        match self {
            Self::Refused {
                code: 429, retry_after, ..
            } => Some(retry_after.unwrap_or(1)),
            _ => None,
        }
    }

    /// The token is not one.
    pub fn is_wrong_token(&self) -> bool {
        matches!(self, Self::Refused { code: 401 | 404, .. })
    }

    /// Another instance polls with the same token.
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Refused { code: 409, .. })
    }
}

#[derive(Deserialize)]
struct Answer<T> {
    result: Option<T>,
    error_code: Option<u16>,
    description: Option<String>,
    parameters: Option<Parameters>,
}

#[derive(Deserialize)]
struct Parameters {
    retry_after: Option<i64>,
}

impl Api {
    /// The usual proxy variables of the environment are honoured, but not for a server on this machine.
    pub fn new(token: SecretString, base: &str) -> anyhow::Result<Self> {
        let base = Url::parse(&format!("{}/", base.trim_end_matches('/')))?;
        let mut client = Client::builder()
            .tcp_nodelay(true)
            .connect_timeout(Duration::from_secs(5));
        if is_here(&base) {
            client = client.no_proxy();
        }
        let client = client.build()?;
        Ok(Self { client, base, token })
    }

    /// The number before the colon of the token: the bot's own id.
    pub fn bot_id(&self) -> i64 {
        self.token
            .expose_secret()
            .split(':')
            .next()
            .and_then(|id| id.parse().ok())
            .unwrap_or(0)
    }

    pub async fn call<P>(&self, payload: &P) -> Result<P::Output, ApiFault>
    where
        P: Payload + serde::Serialize,
        P::Output: DeserializeOwned,
    {
        self.call_within(payload, TIMEOUT).await
    }

    /// A call whose result says nothing new, and so is not read: of an edit, the whole message.
    pub async fn tell<P>(&self, payload: &P) -> Result<(), ApiFault>
    where
        P: Payload + serde::Serialize,
    {
        self.send::<P, IgnoredAny>(payload, TIMEOUT).await.map(drop)
    }

    /// A call that Telegram may hold: a poll.
    pub async fn call_within<P>(&self, payload: &P, limit: Duration) -> Result<P::Output, ApiFault>
    where
        P: Payload + serde::Serialize,
        P::Output: DeserializeOwned,
    {
        self.send(payload, limit).await
    }

    /// Sends a file of ours, without a sound.
    pub async fn upload(&self, chat: i64, upload: Upload) -> Result<(), ApiFault> {
        let form = Form::new()
            .text("chat_id", chat.to_string())
            .text("disable_notification", "true");
        let (method, form) = match upload {
            Upload::Photo { bytes, caption } => {
                let part = Part::bytes(bytes).file_name("picture.png");
                ("sendPhoto", form.text("caption", caption).part("photo", part))
            }
            Upload::Document { bytes, name } => {
                let part = Part::bytes(bytes).file_name(name);
                ("sendDocument", form.part("document", part))
            }
        };
        let request = self
            .client
            .post(self.url("bot", method))
            .timeout(TIMEOUT)
            .multipart(form);
        let answer = request.send().await.map_err(broken)?;
        let status = answer.status();
        let body = answer.bytes().await.map_err(broken)?;
        read_answer::<IgnoredAny>(status, &body).map(drop)
    }

    /// The bytes of a file that a person sent; `None` if there are more than `most`.
    pub async fn download(&self, file: &str, most: usize) -> Result<Option<Vec<u8>>, ApiFault> {
        let path = self.call(&GetFile::new(FileId(file.to_owned()))).await?.path;
        let request = self.client.get(self.url("file/bot", &path)).timeout(TIMEOUT);
        let mut answer = request.send().await.map_err(broken)?;
        if !answer.status().is_success() {
            return Err(ApiFault::Server {
                status: answer.status().as_u16(),
            });
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(broken)? {
            if bytes.len() + chunk.len() > most {
                return Ok(None);
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(Some(bytes))
    }

    /// A colon in a relative reference would be read as a scheme, so the path is set as a whole.
    fn url(&self, before: &str, what: &str) -> Url {
        let mut url = self.base.clone();
        let path = format!("{}{before}{}/{what}", self.base.path(), self.token.expose_secret());
        url.set_path(&path);
        url
    }

    async fn send<P, T>(&self, payload: &P, limit: Duration) -> Result<T, ApiFault>
    where
        P: Payload + serde::Serialize,
        T: DeserializeOwned,
    {
        let url = self.url("bot", P::NAME);
        let answer = self
            .client
            .post(url)
            .timeout(limit)
            .json(payload)
            .send()
            .await
            .map_err(broken)?;
        let status = answer.status();
        let body = answer.bytes().await.map_err(broken)?;
        read_answer(status, &body)
    }
}

/// Whether an address is a loopback one.
fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// The URL in the client's error holds the token, so only the reason is kept.
fn broken(error: reqwest::Error) -> ApiFault {
    let error = error.without_url();
    let mut why = error.to_string();
    let mut source = std::error::Error::source(&error);
    while let Some(cause) = source {
        why = cause.to_string();
        source = cause.source();
    }
    ApiFault::Broken { why }
}

fn read_answer<T: DeserializeOwned>(status: StatusCode, body: &[u8]) -> Result<T, ApiFault> {
    let answer: Answer<T> = match serde_json::from_slice(body) {
        Ok(answer) => answer,
        Err(_) if status.is_server_error() => {
            return Err(ApiFault::Server {
                status: status.as_u16(),
            });
        }
        Err(error) => {
            return Err(ApiFault::Broken {
                why: format!("the answer does not read: {error}"),
            });
        }
    };
    if let Some(result) = answer.result {
        return Ok(result);
    }
    let code = answer.error_code.unwrap_or(status.as_u16());
    if code >= 500 {
        return Err(ApiFault::Server { status: code });
    }
    Err(ApiFault::Refused {
        code,
        description: answer.description.unwrap_or_default(),
        retry_after: answer.parameters.and_then(|parameters| parameters.retry_after),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, body: &str) -> Result<bool, ApiFault> {
        read_answer(StatusCode::from_u16(status).unwrap(), body.as_bytes())
    }

    #[test]
    fn answers_are_told_apart() {
        assert_eq!(read(200, r#"{"ok":true,"result":true}"#), Ok(true));
        let flood = read(
            429,
            r#"{"ok":false,"error_code":429,"description":"x","parameters":{"retry_after":7}}"#,
        );
        assert_eq!(flood.unwrap_err().retry_after(), Some(7));
        let gone = read(
            400,
            r#"{"ok":false,"error_code":400,"description":"Bad Request: message to edit not found"}"#,
        );
        assert!(gone.unwrap_err().is_message_gone());
        let blocked = read(
            403,
            r#"{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}"#,
        );
        assert!(blocked.unwrap_err().is_unreachable());
        assert_eq!(read(502, "<html>"), Err(ApiFault::Server { status: 502 }));
        assert!(matches!(read(200, "{"), Err(ApiFault::Broken { .. })));
    }
}
