//! Settings: a file and the environment in layers, checked before anything starts; secrets cannot be printed.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::{Path, PathBuf};

use config::{Environment, File, FileFormat, Map, Source, Value, ValueKind};
use secrecy::SecretString;
use tracing_subscriber::EnvFilter;
use url::Url;

const PREFIX: &str = "SLOTKEEPER_";
/// Variables for the test suite, which the processes it starts inherit.
const TEST_PREFIX: &str = "SLOTKEEPER_TEST_";
const DEFAULT_FILE: &str = "slotkeeper.toml";
const NEWS_A_WEEK: i64 = 2;
const KEYS: [&str; 8] = [
    "bot_token",
    "bot_token_file",
    "api_url",
    "database_url",
    "operators",
    "workflows",
    "news_a_week",
    "log",
];

#[derive(Clone, Debug)]
pub struct Config {
    pub bot_token: SecretString,
    /// Without a trailing slash in its path: `/bot<token>/<method>` is appended.
    pub api_url: Url,
    /// `sqlite://…` or `postgres://…`; secret because it may hold a password.
    pub database_url: SecretString,
    /// Telegram ids, each once, in the order given.
    pub operators: Vec<i64>,
    /// A folder of workflow files beside the shipped ones.
    pub workflows: Option<PathBuf>,
    /// News that a specialist may send in seven days.
    pub news_a_week: i64,
    /// A filter in the syntax of `tracing`.
    pub log: String,
}

/// Where settings are read from; tests make their own, so that none depends on the process it runs in.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// What `--config` named; goes before `SLOTKEEPER_CONFIG`.
    pub config_file: Option<PathBuf>,
    /// Where `slotkeeper.toml` is looked for and relative paths begin; empty: the current folder.
    pub folder: PathBuf,
    pub environment: Vec<(OsString, OsString)>,
}

impl Sources {
    pub fn of_this_process(config_file: Option<PathBuf>) -> Self {
        Self {
            config_file,
            folder: PathBuf::new(),
            environment: std::env::vars_os().collect(),
        }
    }
}

/// One sentence: where the mistake is, what it is, and what to do. Never holds the value of a secret.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct ConfigError {
    place: String,
    problem: String,
}

impl ConfigError {
    fn new(place: impl fmt::Display, problem: impl Into<String>) -> Self {
        Self {
            place: place.to_string(),
            problem: problem.into(),
        }
    }
}

impl Config {
    pub fn load(sources: Sources) -> Result<Self, ConfigError> {
        let environment = own_variables(&sources.environment)?;
        let file = settings_file(&sources, &environment)?;
        let settings = Settings::read(file, environment, sources.folder)?;
        Ok(Self {
            bot_token: settings.bot_token()?,
            api_url: settings.api_url()?,
            database_url: settings.database_url()?,
            operators: settings.operators()?,
            workflows: settings.workflows()?,
            news_a_week: settings.news_a_week()?,
            log: settings.log()?,
        })
    }
}

/// The variables that are ours and not empty (compose files pass unset ones as empty).
fn own_variables(all: &[(OsString, OsString)]) -> Result<Map<String, String>, ConfigError> {
    let mut own = Map::new();
    for (name, value) in all {
        let Some(name) = name
            .to_str()
            .filter(|name| name.starts_with(PREFIX) && !name.starts_with(TEST_PREFIX))
        else {
            continue;
        };
        let Some(value) = value.to_str() else {
            return Err(ConfigError::new(
                name,
                "its value is not valid UTF-8; write it anew in plain characters",
            ));
        };
        if !value.trim().is_empty() {
            own.insert(name.to_owned(), value.trim().to_owned());
        }
    }
    Ok(own)
}

/// The file that was asked for, or the default one where it exists.
fn settings_file(sources: &Sources, environment: &Map<String, String>) -> Result<Option<PathBuf>, ConfigError> {
    let (place, named) = match (&sources.config_file, environment.get("SLOTKEEPER_CONFIG")) {
        (Some(path), _) => ("--config", path.clone()),
        (None, Some(path)) => ("SLOTKEEPER_CONFIG", PathBuf::from(path)),
        (None, None) => {
            let default = sources.folder.join(DEFAULT_FILE);
            return Ok(default.exists().then_some(default));
        }
    };
    let path = sources.folder.join(named);
    if path.is_file() {
        return Ok(Some(path));
    }
    Err(ConfigError::new(
        place,
        format!(
            "there is no file {}; correct the path or leave it out",
            shown(path.as_os_str())
        ),
    ))
}

/// Where a setting was found; its text names the file and the key, or the variable.
enum Place<'a> {
    File(&'a Path, &'static str),
    Variable(&'static str),
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, key) => write!(f, "{}, `{key}`", shown(path.as_os_str())),
            Self::Variable(key) => write!(f, "{PREFIX}{}", key.to_uppercase()),
        }
    }
}

/// What the layers say together, before it is checked.
struct Settings {
    file: Option<PathBuf>,
    folder: PathBuf,
    values: Map<String, Value>,
}

impl Settings {
    fn read(file: Option<PathBuf>, mut environment: Map<String, String>, folder: PathBuf) -> Result<Self, ConfigError> {
        environment.remove("SLOTKEEPER_CONFIG");
        let variables = KEYS.map(|key| format!("{PREFIX}{}", key.to_uppercase()));
        if let Some(name) = environment.keys().find(|name| !variables.contains(name)) {
            let problem = format!(
                "no setting has this name; correct or unset it (there are {})",
                variables.join(", ")
            );
            return Err(ConfigError::new(shown(OsStr::new(name)), problem));
        }
        let mut layers = config::Config::builder();
        if let Some(path) = &file {
            let place = shown(path.as_os_str());
            let text = std::fs::read_to_string(path).map_err(|error| {
                ConfigError::new(
                    &place,
                    format!("cannot be read ({error}); make it a readable text file"),
                )
            })?;
            let layer = File::from_str(&text, FileFormat::Toml);
            let table = layer.collect().map_err(|error| not_toml(&place, &text, &error))?;
            if let Some(key) = table.keys().find(|key| !KEYS.contains(&key.as_str())) {
                let problem = format!(
                    "no setting is called `{}`; correct or remove it (there are {})",
                    shown(OsStr::new(key)),
                    KEYS.join(", ")
                );
                return Err(ConfigError::new(place, problem));
            }
            layers = layers.add_source(layer);
        }
        let layers = layers.add_source(Environment::with_prefix("SLOTKEEPER").source(Some(environment)));
        let values = layers.build().and_then(|settings| settings.collect());
        let values =
            values.map_err(|_| ConfigError::new("settings", "the file and the environment do not fit together"))?;
        Ok(Self { file, folder, values })
    }

    fn place(&self, key: &'static str, value: &Value) -> Place<'_> {
        // A file read as a string leaves its values without an origin; those of the environment have one.
        match (&self.file, value.origin()) {
            (Some(path), None) => Place::File(path, key),
            (_, _) => Place::Variable(key),
        }
    }

    fn text(&self, key: &'static str) -> Result<Option<(Place<'_>, &str)>, ConfigError> {
        let Some(value) = self.values.get(key) else {
            return Ok(None);
        };
        let place = self.place(key, value);
        match &value.kind {
            ValueKind::String(text) if !text.trim().is_empty() => Ok(Some((place, text.trim()))),
            ValueKind::String(_) => Err(ConfigError::new(place, "is empty; give it a value or remove it")),
            _ => Err(ConfigError::new(place, "must be a text in quotes")),
        }
    }

    fn bot_token(&self) -> Result<SecretString, ConfigError> {
        let (direct, file) = match (self.text("bot_token")?, self.text("bot_token_file")?) {
            (Some((Place::Variable(_), token)), Some((Place::File(..), _))) => {
                (Some((Place::Variable("bot_token"), token)), None)
            }
            (Some((Place::File(..), _)), Some(file @ (Place::Variable(_), _))) => (None, Some(file)),
            (Some((place, _)), Some(_)) => {
                return Err(ConfigError::new(
                    place,
                    "the token is given twice, here and as a file; keep one of the two",
                ));
            }
            (direct, file) => (direct, file),
        };
        if let Some((place, token)) = direct {
            return token_from(place, token);
        }
        let Some((place, name)) = file else {
            return Err(ConfigError::new(
                "SLOTKEEPER_BOT_TOKEN",
                "is not set; get a token from @BotFather and set it, or name its file in SLOTKEEPER_BOT_TOKEN_FILE",
            ));
        };
        // A token put where its file's name belongs must not come back in the message.
        if is_token(name) {
            return Err(ConfigError::new(
                place,
                "holds a token, but must name a file; put the token into SLOTKEEPER_BOT_TOKEN",
            ));
        }
        let path = self.path(&place, name);
        let text = std::fs::read_to_string(&path).map_err(|error| {
            let problem = format!(
                "cannot read {} ({error}); name a readable file with the token in it",
                shown(path.as_os_str())
            );
            ConfigError::new(&place, problem)
        })?;
        token_from(place, text.trim())
    }

    fn api_url(&self) -> Result<Url, ConfigError> {
        let (place, text) = self
            .text("api_url")?
            .unwrap_or((Place::Variable("api_url"), "https://api.telegram.org"));
        let refuse =
            |problem: &str| ConfigError::new(&place, format!("{problem}; write it like https://api.telegram.org"));
        let mut url = Url::parse(text).map_err(|error| refuse(&format!("is not an address ({error})")))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(refuse("must begin with https:// or http://"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(refuse("must not hold a user name or a password"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(refuse("must end before any `?` or `#`"));
        }
        let plain = text.replace("%3A", ":").replace("%3a", ":");
        if plain
            .split(['/', '?'])
            .any(|part| is_token(part.strip_prefix("bot").unwrap_or(part)))
        {
            return Err(refuse("must not hold the token"));
        }
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty();
        }
        Ok(url)
    }

    fn database_url(&self) -> Result<SecretString, ConfigError> {
        let (place, text) = self
            .text("database_url")?
            .unwrap_or((Place::Variable("database_url"), "sqlite://slotkeeper.db"));
        let refuse = |problem: &str| {
            let form = "write it like sqlite://slotkeeper.db or postgres://user:password@host/database";
            Err(ConfigError::new(&place, format!("{problem}; {form}")))
        };
        if let Some(path) = text.strip_prefix("sqlite:") {
            let (path, options) = path.split_once('?').unwrap_or((path, ""));
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() || path == ":memory:" || options.contains("mode=memory") {
                return refuse("must name a file, so that bookings outlive a restart");
            }
        } else if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            // The parser's own message may quote what stands before the `@`.
            if Url::parse(text).is_err() {
                return refuse("is not well-formed (percent-encode special characters of the password)");
            }
        } else {
            return refuse("must begin with sqlite:// or postgres://");
        }
        Ok(text.into())
    }

    fn news_a_week(&self) -> Result<i64, ConfigError> {
        let Some(value) = self.values.get("news_a_week") else {
            return Ok(NEWS_A_WEEK);
        };
        let number = whole_number(value);
        number.filter(|number| (0..=100).contains(number)).ok_or_else(|| {
            let problem = "must be a whole number from 0 to 100; write how many news a specialist may send in a week";
            ConfigError::new(self.place("news_a_week", value), problem)
        })
    }

    fn operators(&self) -> Result<Vec<i64>, ConfigError> {
        let Some(value) = self.values.get("operators") else {
            return Ok(Vec::new());
        };
        let entries: Vec<Option<i64>> = match &value.kind {
            ValueKind::String(text) => {
                let entries = text.split(',').map(str::trim).filter(|entry| !entry.is_empty());
                entries.map(|entry| entry.parse().ok()).collect()
            }
            ValueKind::Array(entries) => entries.iter().map(whole_number).collect(),
            _ => vec![whole_number(value)],
        };
        let mut ids = Vec::new();
        for (index, entry) in entries.into_iter().enumerate() {
            // Groups and channels have negative ids; only people can run a deployment.
            let Some(id) = entry.filter(|id| *id > 0) else {
                let problem = format!(
                    "entry {} is not a person's Telegram id; write numbers and commas, like 111111111,222222222",
                    index + 1
                );
                return Err(ConfigError::new(self.place("operators", value), problem));
            };
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Ok(ids)
    }

    fn workflows(&self) -> Result<Option<PathBuf>, ConfigError> {
        let Some((place, name)) = self.text("workflows")? else {
            return Ok(None);
        };
        let path = self.path(&place, name);
        if path.is_dir() {
            return Ok(Some(path));
        }
        let problem = format!(
            "there is no folder {}; create it, correct the path or leave it out",
            shown(path.as_os_str())
        );
        Err(ConfigError::new(place, problem))
    }

    fn log(&self) -> Result<String, ConfigError> {
        let Some((place, filter)) = self.text("log")? else {
            return Ok("info".to_owned());
        };
        // The filter takes an unknown word for a module's name, and silences all others.
        let levels = ["off", "error", "warn", "info", "debug", "trace"];
        let lone_word = filter.chars().all(|c| c.is_ascii_alphabetic()) && filter != "slotkeeper";
        if is_token(filter)
            || EnvFilter::try_new(filter).is_err()
            || (lone_word && !levels.contains(&filter.to_lowercase().as_str()))
        {
            let problem = format!(
                "is not a log filter; write a level ({}) or a list like info,sqlx=warn",
                levels.join(", ")
            );
            return Err(ConfigError::new(place, problem));
        }
        Ok(filter.to_owned())
    }

    /// A path in the file is meant from the file's own folder, one in the environment from the current folder.
    fn path(&self, place: &Place<'_>, name: &str) -> PathBuf {
        match place {
            Place::File(file, _) => file.parent().unwrap_or(Path::new("")).join(name),
            Place::Variable(_) => self.folder.join(name),
        }
    }
}

/// The parser's own text quotes the faulty line, which may be the token's: only the line's number is told.
fn not_toml(place: &str, text: &str, error: &config::ConfigError) -> ConfigError {
    let cause = match error {
        config::ConfigError::FileParse { cause, .. } => cause.downcast_ref::<toml::de::Error>(),
        _ => None,
    };
    let line = cause
        .and_then(toml::de::Error::span)
        .and_then(|span| text.get(..span.start));
    let line = line
        .map(|before| format!("line {}: ", before.matches('\n').count() + 1))
        .unwrap_or_default();
    ConfigError::new(
        place,
        format!("{line}is not valid TOML; write each setting as name = \"value\""),
    )
}

fn token_from(place: Place<'_>, text: &str) -> Result<SecretString, ConfigError> {
    if is_token(text) {
        return Ok(text.into());
    }
    let problem = "is not a bot token; copy it whole from @BotFather (digits, a colon, letters and digits)";
    Err(ConfigError::new(place, problem))
}

/// Loose on purpose: local Bot API servers and test servers use short tokens.
fn is_token(text: &str) -> bool {
    let Some((id, secret)) = text.split_once(':') else {
        return false;
    };
    let digits = !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit());
    digits
        && !secret.is_empty()
        && secret
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

fn whole_number(value: &Value) -> Option<i64> {
    match &value.kind {
        ValueKind::I64(number) => Some(*number),
        ValueKind::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// A name as it may be quoted: a token that was put in its place is not.
fn shown(name: &OsStr) -> String {
    let name = name.to_string_lossy();
    if name.split(['/', '\\']).any(is_token) {
        "<token>".to_owned()
    } else {
        name.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    const TOKEN: &str = "123456:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr";

    fn environment(variables: &[(&str, &str)]) -> Sources {
        let environment = variables
            .iter()
            .map(|(name, value)| (name.into(), value.into()))
            .collect();
        // A folder that is not there, so that no file of the machine is found.
        Sources {
            config_file: None,
            folder: "/nonexistent".into(),
            environment,
        }
    }

    fn with_file(folder: &tempfile::TempDir, text: &str, variables: &[(&str, &str)]) -> Sources {
        std::fs::write(folder.path().join(DEFAULT_FILE), text).unwrap();
        Sources {
            folder: folder.path().to_owned(),
            ..environment(variables)
        }
    }

    #[test]
    fn the_token_alone_is_enough() {
        let config = Config::load(environment(&[("SLOTKEEPER_BOT_TOKEN", TOKEN), ("HOME", "/home/anna")])).unwrap();
        assert_eq!(config.bot_token.expose_secret(), TOKEN);
        assert_eq!(config.api_url.as_str(), "https://api.telegram.org/");
        assert_eq!(config.database_url.expose_secret(), "sqlite://slotkeeper.db");
        assert_eq!(config.operators, Vec::<i64>::new());
        assert_eq!(config.workflows, None);
        assert_eq!(config.log, "info");
    }

    #[test]
    fn short_tokens_of_test_servers_are_taken() {
        assert!(Config::load(environment(&[("SLOTKEEPER_BOT_TOKEN", "1:a_-B")])).is_ok());
    }

    #[test]
    fn the_environment_goes_before_the_file() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("flows")).unwrap();
        let text = format!(
            "bot_token = '{TOKEN}'\noperators = [7, '8', 7]\nworkflows = 'flows'\napi_url = 'http://localhost:8081/tg/'"
        );
        let config = Config::load(with_file(&folder, &text, &[])).unwrap();
        assert_eq!(config.operators, [7, 8]);
        assert_eq!(config.workflows, Some(folder.path().join("flows")));
        assert_eq!(config.api_url.as_str(), "http://localhost:8081/tg");

        let variables = [
            ("SLOTKEEPER_OPERATORS", "5, 6,"),
            ("SLOTKEEPER_BOT_TOKEN", "9:z"),
            ("SLOTKEEPER_LOG", ""),
        ];
        let config = Config::load(with_file(&folder, &text, &variables)).unwrap();
        assert_eq!(config.operators, [5, 6]);
        assert_eq!(config.bot_token.expose_secret(), "9:z");
        assert_eq!(config.log, "info");
    }

    #[test]
    fn the_token_may_lie_in_a_file() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("token"), format!("{TOKEN}\n")).unwrap();
        for (text, variables) in [
            ("bot_token_file = \"token\"", vec![]),
            ("", vec![("SLOTKEEPER_BOT_TOKEN_FILE", "token")]),
            ("bot_token = \"1:old\"", vec![("SLOTKEEPER_BOT_TOKEN_FILE", "token")]),
            ("bot_token_file = \"gone\"", vec![("SLOTKEEPER_BOT_TOKEN", TOKEN)]),
        ] {
            let config = Config::load(with_file(&folder, text, &variables)).unwrap();
            assert_eq!(config.bot_token.expose_secret(), TOKEN);
        }
    }

    #[test]
    fn a_named_file_goes_before_the_default_one() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.toml"), "bot_token = \"1:a\"").unwrap();
        std::fs::write(folder.path().join("b.toml"), "bot_token = \"1:b\"").unwrap();
        let mut sources = with_file(&folder, "bot_token = \"1:default\"", &[("SLOTKEEPER_CONFIG", "a.toml")]);
        assert_eq!(Config::load(sources.clone()).unwrap().bot_token.expose_secret(), "1:a");
        sources.config_file = Some("b.toml".into());
        assert_eq!(Config::load(sources).unwrap().bot_token.expose_secret(), "1:b");
    }

    #[test]
    fn variables_of_the_test_suite_are_not_settings() {
        let variables = [
            ("SLOTKEEPER_BOT_TOKEN", TOKEN),
            ("SLOTKEEPER_TEST_DATABASE_URL", "postgres://localhost/x"),
        ];
        assert!(Config::load(environment(&variables)).is_ok());
    }

    #[test]
    fn a_wrong_variable_gives_a_sentence() {
        #[rustfmt::skip]
        let table = [
            ("SLOTKEEPER_BOT_TOKEN", "", "SLOTKEEPER_BOT_TOKEN: is not set; get a token from @BotFather"),
            ("SLOTKEEPER_BOT_TOKEN", "hunter2", "SLOTKEEPER_BOT_TOKEN: is not a bot token; copy it whole"),
            ("SLOTKEEPER_BOT_TOKEN", "123:hunter2!", "SLOTKEEPER_BOT_TOKEN: is not a bot token"),
            ("SLOTKEEPER_BOT_TOKEN", "hunter2:abc", "SLOTKEEPER_BOT_TOKEN: is not a bot token"),
            ("SLOTKEEPER_BOT_TOKEN_FILE", "token", "SLOTKEEPER_BOT_TOKEN: the token is given twice"),
            ("SLOTKEEPER_BOT_TOKN", "x", "SLOTKEEPER_BOT_TOKN: no setting has this name; correct or unset it"),
            ("SLOTKEEPER_bot_token", "x", "SLOTKEEPER_bot_token: no setting has this name"),
            ("SLOTKEEPER_API_URL", "hunter2", "SLOTKEEPER_API_URL: is not an address"),
            ("SLOTKEEPER_API_URL", "ftp://host", "SLOTKEEPER_API_URL: must begin with https://"),
            ("SLOTKEEPER_API_URL", "https://user:hunter2@host", "SLOTKEEPER_API_URL: must not hold a user name"),
            ("SLOTKEEPER_API_URL", "https://host/?hunter2", "SLOTKEEPER_API_URL: must end before"),
            ("SLOTKEEPER_API_URL", "https://host/bot1:hunter2", "SLOTKEEPER_API_URL: must not hold the token"),
            ("SLOTKEEPER_DATABASE_URL", "mysql://me:hunter2@host/db", "SLOTKEEPER_DATABASE_URL: must begin with"),
            ("SLOTKEEPER_DATABASE_URL", "postgres://me:hunter2@ho st:x/", "SLOTKEEPER_DATABASE_URL: is not well"),
            ("SLOTKEEPER_DATABASE_URL", "sqlite::memory:", "SLOTKEEPER_DATABASE_URL: must name a file"),
            ("SLOTKEEPER_DATABASE_URL", "sqlite://", "SLOTKEEPER_DATABASE_URL: must name a file"),
            ("SLOTKEEPER_OPERATORS", "7,1:hunter2", "SLOTKEEPER_OPERATORS: entry 2 is not a person's Telegram id"),
            ("SLOTKEEPER_OPERATORS", "-100123", "SLOTKEEPER_OPERATORS: entry 1 is not a person's Telegram id"),
            ("SLOTKEEPER_OPERATORS", "99999999999999999999", "SLOTKEEPER_OPERATORS: entry 1 is not"),
            ("SLOTKEEPER_WORKFLOWS", "gone", "SLOTKEEPER_WORKFLOWS: there is no folder /nonexistent/gone; create it"),
            ("SLOTKEEPER_CONFIG", "gone.toml", "SLOTKEEPER_CONFIG: there is no file /nonexistent/gone.toml; correct"),
            ("SLOTKEEPER_CONFIG", "1:hunter2", "SLOTKEEPER_CONFIG: there is no file <token>"),
            ("SLOTKEEPER_LOG", "loud", "SLOTKEEPER_LOG: is not a log filter; write a level"),
            ("SLOTKEEPER_LOG", "info,sqlx=loud", "SLOTKEEPER_LOG: is not a log filter"),
        ];
        for (name, value, problem) in table {
            let mut variables = vec![(name, value)];
            if name != "SLOTKEEPER_BOT_TOKEN" {
                variables.push(("SLOTKEEPER_BOT_TOKEN", TOKEN));
            }
            let error = Config::load(environment(&variables)).expect_err(name);
            for text in [error.to_string(), format!("{error:?}")] {
                assert!(
                    !text.contains("hunter2") && !text.contains(TOKEN),
                    "{name}={value} leaks: {text}"
                );
            }
            let text = error.to_string();
            assert!(text.starts_with(problem), "{name}={value} gives: {text}");
            assert!(!text.contains('\n'), "more than a line: {text}");
        }
    }

    #[test]
    fn a_wrong_file_gives_a_sentence() {
        let token = format!("bot_token = \"{TOKEN}\"");
        #[rustfmt::skip]
        let table = [
            ("bot_token = hunter2", "line 1: is not valid TOML"),
            ("log = \"info\"\nbot_token = \"1:hunter2\nlog = 1", "line 2: is not valid TOML"),
            ("bot_token = \"1:a\"\nbot_token = \"1:hunter2\"", "line 2: is not valid TOML"),
            ("bot_token = 5", "`bot_token`: must be a text in quotes"),
            ("bot_token = \" \"", "`bot_token`: is empty"),
            ("bot_token = \"hunter2\"", "`bot_token`: is not a bot token"),
            ("bot_token_file = \"1:hunter2\"", "`bot_token_file`: holds a token, but must name a file"),
            ("bot_token_file = \"gone\"", "`bot_token_file`: cannot read "),
            ("token = \"1:hunter2\"", "no setting is called `token`; correct or remove it (there are bot_token,"),
            ("config = \"x\"", "no setting is called `config`"),
            ("[bot]\ntoken = \"1:hunter2\"", "no setting is called `bot`"),
            ("TOKEN\noperators = [7, \"x\"]", "`operators`: entry 2 is not"),
            ("TOKEN\noperators = { a = 1 }", "`operators`: entry 1 is not"),
            ("TOKEN\noperators = -5", "`operators`: entry 1 is not"),
            ("TOKEN\napi_url = \"host\"", "`api_url`: is not an address"),
            ("TOKEN\ndatabase_url = \"me:hunter2@host\"", "`database_url`: must begin with sqlite://"),
            ("TOKEN\nworkflows = \"gone\"", "`workflows`: there is no folder "),
            ("TOKEN\nlog = \"a=b=c\"", "`log`: is not a log filter"),
        ];
        for (text, problem) in table {
            let folder = tempfile::tempdir().unwrap();
            let error = Config::load(with_file(&folder, &text.replace("TOKEN", &token), &[])).expect_err(text);
            let said = error.to_string();
            assert!(
                !said.contains("hunter2") && !said.contains(TOKEN),
                "{text} leaks: {said}"
            );
            assert!(
                said.contains(DEFAULT_FILE) && said.contains(problem),
                "{text} gives: {said}"
            );
            assert!(!said.contains('\n'), "more than a line: {said}");
        }
    }

    #[test]
    fn debug_prints_no_secret() {
        let variables = [
            ("SLOTKEEPER_BOT_TOKEN", TOKEN),
            ("SLOTKEEPER_DATABASE_URL", "postgres://me:hunter2@host/slotkeeper"),
        ];
        let printed = format!("{:?}", Config::load(environment(&variables)).unwrap());
        assert!(!printed.contains(TOKEN) && !printed.contains("hunter2"), "{printed}");
    }
}
