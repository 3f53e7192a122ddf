//! `slotkeeper demo`: the bot without a token, on simulated phones in a browser.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::{Context, anyhow};

use super::run::until_told_to_stop;
use crate::demo::{self, Demo, TOKEN};
use crate::logging;
use crate::telegram::texts::Lang;

/// Try the bot without a token: it runs against a simulated Telegram, and a web page shows the phones
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Where to listen; port 0 takes any that is free
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8765")]
    listen: SocketAddr,
    /// Keep the database in this file and the chats beside it, and go on with them next time
    #[arg(long, value_name = "FILE")]
    keep: Option<PathBuf>,
    /// Another number makes another practice, the same number the same one
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Start from nothing: phones, and no practice
    #[arg(long)]
    empty: bool,
    /// What the people of the demo speak
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = ["en", "ru"])]
    lang: String,
}

impl Options {
    pub(super) fn execute(self) -> anyhow::Result<()> {
        let filter = std::env::var("SLOTKEEPER_LOG").unwrap_or_default();
        let filter = if filter.trim().is_empty() {
            "warn"
        } else {
            filter.trim()
        };
        logging::start(&TOKEN.into(), filter)?;
        let lang = Lang::of_code(&self.lang).ok_or_else(|| anyhow!("{} is not spoken here", self.lang))?;
        let options = demo::Options {
            listen: self.listen,
            keep: self.keep,
            seed: self.seed,
            empty: self.empty,
            lang,
        };
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        let runtime = runtime.context("cannot start the threads to work on")?;
        runtime.block_on(run(options))
    }
}

/// Serves until SIGTERM or Ctrl-C.
async fn run(options: demo::Options) -> anyhow::Result<()> {
    let mut stop = until_told_to_stop()?;
    let kept = options.keep.clone();
    let demo = Demo::start(options).await?;
    let mut lines = vec![format!("Open {} in a browser. Ctrl-C ends the demo.", demo.url())];
    if !demo.address().ip().is_loopback() {
        lines.push(format!(
            "Warning: {} can be reached from other machines, and whoever reaches it can do everything here.",
            demo.address()
        ));
    }
    lines.push(format!("Its Bot API: {}bot{TOKEN}/getMe", demo.url()));
    if let Some(file) = kept {
        lines.push(format!("Its database: {}", file.display()));
    }
    // Nobody may be reading.
    drop(writeln!(io::stdout(), "{}", lines.join("\n")));
    drop(stop.wait_for(|stop| *stop).await);
    demo.stop().await;
    Ok(())
}
