//! `slotkeeper workflow`: status workflows outside of the bot: checked, listed, drawn.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};

use crate::domain::workflow::{self, Catalogue, Origin, Problem, Workflow};
use crate::telegram::picture;
use crate::telegram::texts::{Lang, Texts};

/// Check, list and draw status workflows
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Say what is wrong with workflow files, as `file:line: …`
    Check {
        /// Files to check; without any, those built in and those of SLOTKEEPER_WORKFLOWS
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// List the workflows that a specialist can choose: those built in and those of SLOTKEEPER_WORKFLOWS
    List,
    /// Draw a workflow
    Draw {
        /// The file, or the id of one that `list` names
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// In which language
        #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = ["en", "ru"])]
        lang: String,
        /// Where to, *.svg or *.png; otherwise SVG to the standard output
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

impl Options {
    /// What is wrong with files is said line by line, for editors; anything else is an error.
    pub(super) fn execute(self) -> anyhow::Result<()> {
        match self.command {
            Command::Check { files } => check(&files),
            Command::List => list(),
            Command::Draw { file, lang, out } => draw(&file, &lang, out.as_deref()),
        }
    }
}

fn check(files: &[PathBuf]) -> anyhow::Result<()> {
    let (good, problems): (usize, Vec<Problem>) = if files.is_empty() {
        match Catalogue::load(folder().as_deref()) {
            Ok(catalogue) => (catalogue.iter().count(), Vec::new()),
            Err(problems) => (0, problems),
        }
    } else {
        let loaded: Vec<_> = files.iter().map(|file| workflow::load_file(file)).collect();
        let good = loaded.iter().filter(|it| it.is_ok()).count();
        (good, loaded.into_iter().filter_map(Result::err).flatten().collect())
    };
    if problems.is_empty() {
        return say(&format!("{good} checked, nothing is wrong\n"));
    }
    let count = problems.len();
    say_problems(&problems)?;
    bail!("{count} to mend")
}

fn list() -> anyhow::Result<()> {
    let catalogue = Catalogue::load(folder().as_deref()).or_else(|problems| {
        say_problems(&problems)?;
        bail!("{} to mend", problems.len())
    })?;
    let mut lines = String::new();
    for listed in catalogue.iter() {
        let Workflow { id, title, .. } = &listed.workflow;
        let place = match listed.origin {
            Origin::Shipped => "built in",
            Origin::Own => &listed.file,
        };
        let titles: Vec<&str> = title.0.values().map(String::as_str).collect();
        lines += &format!("{id}\t{}\t{place}\n", titles.join(" / "));
    }
    say(&lines)
}

fn draw(file: &Path, lang: &str, out: Option<&Path>) -> anyhow::Result<()> {
    let workflow = find(file)?;
    let lang = Lang::of_code(lang).ok_or_else(|| anyhow!("{lang} is not spoken here"))?;
    let svg = picture::draw(&workflow, &Texts::embedded()?.in_language(lang));
    let Some(out) = out else {
        return say(&svg.outlined()?);
    };
    let extension = out.extension().map(|it| it.to_ascii_lowercase());
    let bytes = match extension.as_ref().and_then(|it| it.to_str()) {
        Some("svg") => svg.outlined()?.into_bytes(),
        Some("png") => svg.to_png()?,
        _ => bail!("{}: give it a name that ends in .svg or .png", out.display()),
    };
    fs::write(out, bytes).with_context(|| format!("{} cannot be written", out.display()))
}

/// A file, or a workflow of the catalogue by its id.
fn find(file: &Path) -> anyhow::Result<Workflow> {
    if !file.exists() && file.extension().is_none() {
        let (catalogue, problems) = Catalogue::default().reload(folder().as_deref());
        if let Some(known) = file.to_str().and_then(|id| catalogue.get(id)) {
            return Ok(known.workflow.clone());
        }
        // It may be the id of a file that does not pass.
        say_problems(&problems)?;
    }
    workflow::load_file(file).or_else(|problems| {
        say_problems(&problems)?;
        bail!("{} to mend", problems.len())
    })
}

/// From the environment alone: these commands need neither a token nor a settings file.
fn folder() -> Option<PathBuf> {
    std::env::var_os("SLOTKEEPER_WORKFLOWS")
        .filter(|it| !it.is_empty())
        .map(PathBuf::from)
}

fn say_problems(problems: &[Problem]) -> anyhow::Result<()> {
    say(&problems
        .iter()
        .map(|problem| format!("{problem}\n"))
        .collect::<String>())
}

fn say(text: &str) -> anyhow::Result<()> {
    io::stdout().write_all(text.as_bytes()).context("nobody listens")
}
