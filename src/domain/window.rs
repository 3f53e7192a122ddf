//! A stretch of time in which clients choose the start themselves.

use super::moment::Span;
use super::slot::Interval;

/// Minutes from one start that is offered to the next.
pub const STEPS: [u32; 3] = [15, 30, 60];
/// Where nothing else is chosen.
pub const USUAL_STEP: u32 = 30;
/// The longest pause between lessons, in minutes.
pub const BUFFER_MOST: u16 = 180;

/// The lessons of that length that can begin in the stretch, every `step` from its start.
pub fn starts(stretch: Interval, step: Span, length: Span) -> Vec<Interval> {
    let mut found = Vec::new();
    let mut start = stretch.start;
    while step.0 > 0 && length.0 > 0 && start + length <= stretch.end {
        found.push(Interval {
            start,
            end: start + length,
        });
        start = start + step;
    }
    found
}

/// Whether a lesson leaves the pause before and after it to what is there.
pub fn fits(lesson: Interval, pause: Span, busy: &[Interval]) -> bool {
    let wide = Interval {
        start: lesson.start - pause,
        end: lesson.end + pause,
    };
    !busy.iter().any(|other| other.overlaps(wide))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::moment::Moment;

    fn hours(start: i64, end: i64) -> Interval {
        Interval {
            start: Moment(start * 60),
            end: Moment(end * 60),
        }
    }

    #[test]
    fn a_lesson_begins_at_every_step_while_there_is_room_for_it() {
        let starts = starts(hours(600, 780), Span::minutes(30), Span::minutes(90));
        assert_eq!(
            starts,
            [hours(600, 690), hours(630, 720), hours(660, 750), hours(690, 780)]
        );
        assert_eq!(super::starts(hours(600, 640), Span::minutes(15), Span::minutes(45)), []);
    }

    #[test]
    fn a_pause_is_left_on_both_sides() {
        let busy = [hours(720, 780)];
        let pause = Span::minutes(15);
        assert!(fits(hours(645, 705), pause, &busy));
        assert!(!fits(hours(646, 706), pause, &busy));
        assert!(fits(hours(795, 855), pause, &busy));
        assert!(!fits(hours(780, 840), pause, &busy));
        assert!(fits(hours(780, 840), Span(0), &busy));
    }

    proptest! {
        #[test]
        fn starts_are_all_that_fit_and_no_others(
            start in 0i64..2000, long in 5i64..720, step in prop::sample::select(STEPS.to_vec()), length in 5i64..240,
            busy in prop::collection::vec((0i64..2000, 5i64..120), 0..6), pause in 0i64..60,
        ) {
            let stretch = hours(start, start + long);
            let (step, length, pause) = (i64::from(step), Span::minutes(length), Span::minutes(pause));
            let busy: Vec<Interval> = busy.into_iter().map(|(at, long)| hours(at, at + long)).collect();
            let found = starts(stretch, Span::minutes(step), length);
            for minute in start..start + long {
                let lesson = Interval { start: Moment(minute * 60), end: Moment(minute * 60) + length };
                let expected = (minute - start) % step == 0 && lesson.end <= stretch.end;
                prop_assert_eq!(found.contains(&lesson), expected);
            }
            // Taken one after another, as clients do, no two of them come nearer than the pause.
            let mut taken = busy.clone();
            for lesson in found {
                if fits(lesson, pause, &taken) {
                    taken.push(lesson);
                }
            }
            for (n, one) in taken.iter().enumerate().skip(busy.len()) {
                for (m, other) in taken.iter().enumerate() {
                    let wide = Interval { start: one.start - pause, end: one.end + pause };
                    prop_assert!(n == m || !wide.overlaps(*other), "{one:?} {other:?}");
                }
            }
        }
    }
}
