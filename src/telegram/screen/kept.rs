//! What is kept about a person, who sees it, and what they can ask for.

use super::{Scene, Screen, act, go};
use crate::args;
use crate::telegram::callback::{Act, Place};

pub fn draw(scene: &Scene<'_>) -> Screen {
    let say = scene.say;
    let lines = [
        say.html("client-kept-title", &args![]),
        say.html("client-kept-what", &args![]),
        say.html("client-kept-who", &args![]),
        say.html("client-kept-rights", &args![]),
    ];
    Screen::new(lines)
        .row([act(say.plain("client-export-b32", &args![]), Act::ExportMe)])
        .row([go(say.plain("client-erase-b32", &args![]), Place::EraseAsk)])
        .foot(say, Place::Settings)
}
