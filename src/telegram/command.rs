//! Typed commands: `/start payload`, `/my`, and the rest of the menu.

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    Start { payload: Option<String> },
    Book,
    My,
    Notify,
    Week,
    Requests,
    Unpaid,
    Link,
    Invite,
    Settings,
    Help,
    Cancel,
    Unknown,
}

/// `None` for a line that is no command.
pub fn parse(text: &str) -> Option<Command> {
    let rest = text.trim().strip_prefix('/')?;
    let (word, payload) = match rest.split_once(char::is_whitespace) {
        Some((word, payload)) => (word, Some(payload.trim().to_owned())),
        None => (rest, None),
    };
    // In a menu of several bots Telegram writes `/start@name`.
    let word = word.split('@').next().unwrap_or_default().to_lowercase();
    Some(match word.as_str() {
        "start" => Command::Start {
            payload: payload.filter(|payload| !payload.is_empty()),
        },
        "book" => Command::Book,
        "my" => Command::My,
        "notify" => Command::Notify,
        "week" => Command::Week,
        "requests" => Command::Requests,
        "unpaid" => Command::Unpaid,
        "link" => Command::Link,
        "invite" => Command::Invite,
        "settings" => Command::Settings,
        "help" => Command::Help,
        "cancel" => Command::Cancel,
        _ => Command::Unknown,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_read_as_people_type_them() {
        assert_eq!(parse("/start"), Some(Command::Start { payload: None }));
        assert_eq!(
            parse("/start maria"),
            Some(Command::Start {
                payload: Some("maria".to_owned())
            })
        );
        assert_eq!(parse(" /My@slot_bot "), Some(Command::My));
        assert_eq!(parse("/nonsense"), Some(Command::Unknown));
        assert_eq!(parse("10:00 11:30"), None);
    }
}
