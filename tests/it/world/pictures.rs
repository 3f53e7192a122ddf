//! Pictures of chats, as the demo's page draws them: written where SLOTKEEPER_PICTURES names a folder.

use std::path::PathBuf;

use slotkeeper::demo::Demo;
use slotkeeper::simulator::Telegram;

use super::World;
use super::chromium::Chromium;

/// A phone's width, and a height that shows most chats' last screens.
pub const PHONE: (u32, u32) = (390, 780);
/// Two phones beside each other.
pub const TWO: (u32, u32) = (760, 780);

/// Where pictures are wanted; made if it is not there.
pub fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(std::env::var_os("SLOTKEEPER_PICTURES").filter(|name| !name.is_empty())?);
    std::fs::create_dir_all(&folder).unwrap();
    Some(folder)
}

impl World {
    /// A picture of each chat that has begun, as it is now, in the language of whose phone it is:
    /// `name-person.png`. Nothing where no pictures are wanted.
    pub async fn pictures(&self, name: &str) {
        let Some(folder) = folder() else { return };
        let Some(browser) = Chromium::open().await else {
            return;
        };
        let telegram = &self.server.telegram;
        let demo = Demo::before(telegram.clone(), self.app.clone()).await.unwrap();
        for person in telegram.people() {
            if !person.messages().is_empty() {
                let file = folder.join(format!("{name}-{}.png", plain(&person.profile().first_name)));
                std::fs::write(file, chats(&browser, &demo.url(), telegram, &[person.id()]).await).unwrap();
            }
        }
        demo.stop().await;
        browser.quits().await;
    }
}

/// The chats of these people beside each other, in the language of the first.
pub async fn chats(browser: &Chromium, url: &str, telegram: &Telegram, people: &[i64]) -> Vec<u8> {
    let profile = telegram.find(people[0]).unwrap().profile();
    let lang = profile.language_code.unwrap_or_default();
    let ids: Vec<String> = people.iter().map(i64::to_string).collect();
    let url = format!("{url}?only={}&lang={lang}&theme=light", ids.join(","));
    browser.goes(&url, if people.len() == 1 { PHONE } else { TWO }).await;
    // What this page has drawn, not the one before it.
    let newest = telegram.messages(people[0]).iter().map(|message| message.id).max();
    let newest = newest.map_or(0, i64::from);
    browser
        .until(
            "the chat is drawn",
            &format!("document.querySelector('[data-message=\"{newest}\"]')"),
        )
        .await;
    browser.picture().await
}

/// A name that any file system takes.
fn plain(name: &str) -> String {
    name.chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .collect()
}
