//! What is kept about a person, who sees it, and what they can ask for.

use super::{Scene, Screen};
use crate::args;
use crate::telegram::callback::Place;

pub fn draw(scene: &Scene<'_>) -> Screen {
    let say = scene.say;
    let lines = [
        say.html("client-kept-title", &args![]),
        say.html("client-kept-what", &args![]),
        say.html("client-kept-who", &args![]),
        say.html("client-kept-rights", &args![]),
    ];
    Screen::new(lines).foot(say, Place::Settings)
}
