//! Logs and panics go to standard error through a filter that takes the bot's token out.

use std::io::{self, IsTerminal, Write};
use std::panic::PanicHookInfo;

use secrecy::{ExposeSecret, SecretString};
use tracing::Subscriber;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

/// What stands where the token stood.
const MASK: &str = "<token>";
/// A token's second half is masked alone too, but only one too long to be an everyday word.
const SECRET_HALF: usize = 16;

/// Starts logging for the process, panics included. The filter is in `tracing`'s syntax.
pub fn start(token: &SecretString, filter: &str) -> anyhow::Result<()> {
    let colours = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let subscriber = subscriber(token, filter, colours, io::stderr)?;
    tracing::subscriber::set_global_default(subscriber)?;
    let token = token.clone();
    std::panic::set_hook(Box::new(move |info| {
        // Not through `tracing`: the panic may have come from inside it. What cannot be written is lost.
        let _ = io::stderr().write_all(panic_text(&token, info).as_bytes());
    }));
    Ok(())
}

/// What [`start`] installs, with its output elsewhere.
pub fn subscriber<W>(
    token: &SecretString,
    filter: &str,
    colours: bool,
    output: W,
) -> anyhow::Result<impl Subscriber + use<W>>
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let writer = Redacting {
        token: token.clone(),
        output,
    };
    Ok(tracing_subscriber::fmt()
        .compact()
        .with_env_filter(EnvFilter::try_new(filter)?)
        .with_ansi(colours)
        .with_writer(writer)
        .finish())
}

/// The text without the token, however it is percent-encoded: addresses in errors of the HTTP client hold it.
pub fn redact(token: &SecretString, text: &str) -> String {
    let token = token.expose_secret();
    let text = mask(text, |rest| literal_len(rest, token));
    match token.split_once(':') {
        Some((_, secret)) if secret.len() >= SECRET_HALF => mask(&text, |rest| literal_len(rest, secret)),
        _ => text,
    }
}

/// The text without anything that looks like a bot token; for what is said before ours is known.
pub fn redact_any(text: &str) -> String {
    mask(text, |rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let secret = rest.get(digits..)?.strip_prefix(':')?;
        let secret = secret
            .bytes()
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
            .count();
        (digits > 0 && secret >= SECRET_HALF).then_some(digits + 1 + secret)
    })
}

fn panic_text(token: &SecretString, info: &PanicHookInfo<'_>) -> String {
    let thread = std::thread::current();
    let backtrace = std::backtrace::Backtrace::capture();
    let mut text = format!("thread '{}' {info}\n", thread.name().unwrap_or("unnamed"));
    if backtrace.status() == std::backtrace::BacktraceStatus::Captured {
        text.push_str(&format!("{backtrace}\n"));
    }
    redact(token, &text)
}

/// Masks what `secret_len` finds at the beginning of some rest of the text (its length in bytes).
fn mask(text: &str, secret_len: impl Fn(&str) -> Option<usize>) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some(len) = secret_len(rest) {
            masked.push_str(MASK);
            rest = &rest[len..];
        } else {
            masked.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    masked
}

/// How much of the text's beginning spells `secret`, which is ASCII, each character as itself or percent-encoded
/// (`%3A`, and `%253A` where it was encoded twice).
fn literal_len(text: &str, secret: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    for wanted in secret.bytes() {
        let rest = bytes.get(at..)?;
        at += match rest {
            [b, ..] if *b == wanted => 1,
            [b'%', encoded @ ..] => {
                let again = encoded.chunks(2).take_while(|pair| pair == b"25").count() * 2;
                let pair = encoded.get(again..again + 2)?;
                let code = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
                if code != wanted {
                    return None;
                }
                again + 3
            }
            _ => return None,
        };
    }
    (at > 0).then_some(at)
}

struct Redacting<W> {
    token: SecretString,
    output: W,
}

impl<'a, W: MakeWriter<'a> + 'a> MakeWriter<'a> for Redacting<W> {
    type Writer = Event<'a, W>;

    fn make_writer(&'a self) -> Self::Writer {
        Event {
            to: self,
            text: Vec::new(),
        }
    }
}

/// One event's text, kept until it is whole: a token split between two writes would go out unseen.
struct Event<'a, W: MakeWriter<'a>> {
    to: &'a Redacting<W>,
    text: Vec<u8>,
}

impl<'a, W: MakeWriter<'a>> Write for Event<'a, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a, W: MakeWriter<'a>> Drop for Event<'a, W> {
    fn drop(&mut self) {
        let text = redact(&self.to.token, &String::from_utf8_lossy(&self.text));
        // A log that cannot be written must not end the bot.
        let _ = self.to.output.make_writer().write_all(text.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    const TOKEN: &str = "123456:AAbbCCdd_EffGGhhIIjjKKll-MnnOOppQQr";
    const SECRET: &str = "AAbbCCdd_EffGGhhIIjjKKll-MnnOOppQQr";

    fn token() -> SecretString {
        TOKEN.into()
    }

    #[derive(Clone, Default)]
    struct Heard(Arc<Mutex<Vec<u8>>>);

    impl Heard {
        fn text(&self) -> String {
            String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
        }
    }

    impl Write for Heard {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl<'a> MakeWriter<'a> for Heard {
        type Writer = Self;

        fn make_writer(&'a self) -> Self {
            self.clone()
        }
    }

    fn logged(colours: bool, speak: impl FnOnce()) -> String {
        let heard = Heard::default();
        let subscriber = subscriber(&token(), "trace", colours, heard.clone()).unwrap();
        tracing::subscriber::with_default(subscriber, speak);
        heard.text()
    }

    #[test]
    fn the_token_is_masked_in_every_spelling() {
        for (said, heard) in [
            (
                "nothing secret: 12:30, 123456, 100%",
                "nothing secret: 12:30, 123456, 100%",
            ),
            ("TOKEN", "<token>"),
            ("http://host/botTOKEN/getMe", "http://host/bot<token>/getMe"),
            ("at TOKEN and TOKEN.", "at <token> and <token>."),
            ("bot123456%3ASECRET/x", "bot<token>/x"),
            ("bot123456%3aSECRET/x", "bot<token>/x"),
            ("bot123456%253ASECRET/x", "bot<token>/x"),
            ("%31%32%33456:SECRET", "<token>"),
            ("123456%3AAAbbCCdd%5FEffGGhhIIjjKKll%2DMnnOOppQQr", "<token>"),
            ("9TOKEN9", "9<token>9"),
            ("только SECRET ж", "только <token> ж"),
            ("123456:AAbbCCdd", "123456:AAbbCCdd"),
            ("%", "%"),
            ("%2", "%2"),
            ("%ж1", "%ж1"),
        ] {
            let said = said.replace("TOKEN", TOKEN).replace("SECRET", SECRET);
            assert_eq!(redact(&token(), &said), heard);
        }
    }

    #[test]
    fn a_short_token_is_masked_whole_only() {
        let token = "1:a".into();
        assert_eq!(redact(&token, "a bot1:a, a 1%3Aa"), "a bot<token>, a <token>");
    }

    #[test]
    fn a_token_not_yet_known_is_masked_by_its_looks() {
        assert_eq!(
            redact_any(&format!("unexpected '{TOKEN}' at 12:30")),
            "unexpected '<token>' at 12:30"
        );
    }

    #[test]
    fn a_message_a_field_and_a_span_are_masked() {
        for colours in [false, true] {
            let text = logged(colours, || {
                let span = tracing::info_span!("poll", url = %format!("https://host/bot{TOKEN}"));
                let _in = span.enter();
                tracing::error!(error = ?format!("sending to https://host/bot{TOKEN}/getMe"), "failed with {TOKEN}");
            });
            assert!(
                text.contains("failed with <token>") && text.contains("bot<token>/getMe"),
                "{text}"
            );
            assert!(!text.contains(SECRET), "{text}");
            assert_eq!(text.contains('\u{1b}'), colours);
        }
    }

    #[test]
    fn a_token_split_between_two_writes_is_masked() {
        let heard = Heard::default();
        let redacting = Redacting {
            token: token(),
            output: heard.clone(),
        };
        let mut event = redacting.make_writer();
        event.write_all(&TOKEN.as_bytes()[..9]).unwrap();
        event.flush().unwrap();
        event.write_all(&TOKEN.as_bytes()[9..]).unwrap();
        drop(event);
        assert_eq!(heard.text(), "<token>");
    }

    #[test]
    fn an_error_of_the_http_client_is_masked() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        // Port 9 of a loopback address refuses at once, and the error names the whole address.
        let request = async {
            reqwest::Client::new()
                .get(format!("http://127.0.0.1:9/bot{TOKEN}/getMe"))
                .send()
                .await
        };
        let error = runtime.block_on(request).unwrap_err();
        assert!(
            format!("{error} {error:?}").contains(SECRET),
            "the client no longer shows its address"
        );
        let text = logged(false, || tracing::warn!(%error, ?error, "no answer"));
        assert!(!text.contains(SECRET) && text.contains("bot<token>/"), "{text}");
    }

    #[test]
    fn a_panic_is_masked() {
        const CHILD: &str = "SLOTKEEPER_TEST_PANIC";
        if std::env::var_os(CHILD).is_some() {
            start(&token(), "info").unwrap();
            tracing::error!("about to panic with {TOKEN}");
            panic!("sending to https://host/bot{TOKEN}/getMe");
        }
        // The hook belongs to a whole process, so the panic gets one of its own: this very test.
        let child = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "logging::tests::a_panic_is_masked", "--nocapture"])
            .env(CHILD, "1")
            .output()
            .unwrap();
        let said = String::from_utf8([child.stdout, child.stderr].concat()).unwrap();
        assert!(!child.status.success());
        assert!(
            said.contains("about to panic with <token>") && said.contains("https://host/bot<token>/getMe"),
            "{said}"
        );
        assert!(said.contains("src/logging.rs:") && !said.contains(SECRET), "{said}");
    }
}
