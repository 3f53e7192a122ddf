//! Where boxes and arrows go: two columns, as a phone is higher than wide, and between them the lanes of arrows.
//!
//! Dagre, a library, decides which box of a row stands on which side, so that few arrows cross. Where it would place
//! them freely a graph of a dozen statuses gets as wide as five boxes, so the places are ours.

use dagre::graph::{Graph, GraphOptions};
use dagre::{EdgeLabel, LayoutOptions, NodeLabel};

use super::rows::rows;

/// Between rows.
const BELOW: f64 = 40.0;
/// From a box to the nearest lane: room for a tip.
const STUB: f64 = 30.0;
/// Between lanes, and between arrows that enter one box.
const APART: f64 = 15.0;
/// Where arrows leave a box, above its lower edge, and where the first enters, below its upper.
const EXIT: f64 = 24.0;
const ENTRY: f64 = 26.0;

pub(super) type Point = (f64, f64);

pub(super) struct Placed {
    pub width: f64,
    pub height: f64,
    /// The upper left corner of each box.
    pub boxes: Vec<Point>,
    /// Each arrow from its beginning to its tip, in straight stretches.
    pub ways: Vec<Vec<Point>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// Places boxes of one width and these heights. Arrows lead between different boxes, each pair at most once.
pub(super) fn place(width: f64, heights: &[f64], arrows: &[(usize, usize)]) -> Placed {
    let rows = rows(heights.len(), arrows);
    let sides = sides(width, heights, &rows, arrows);
    let mut tops = vec![0.0];
    for row in 0..rows.iter().max().map_or(0, |last| last + 1) {
        let tallest = (0..heights.len()).filter(|at| rows[*at] == row).map(|at| heights[at]);
        tops.push(tops[row] + tallest.fold(0.0, f64::max) + BELOW);
    }
    let top = |at: usize| tops[rows[at]];
    let is_straight = |(from, to): (usize, usize)| sides[from] == sides[to] && rows[to] == rows[from] + 1;

    // How many arrows have entered each box from the side.
    let mut entered = vec![0; heights.len()];
    let entries: Vec<f64> = arrows
        .iter()
        .map(|(from, to)| {
            let before = entered[*to];
            entered[*to] += usize::from(!is_straight((*from, *to)));
            // What enters two boxes of a row must not look like one arrow between them.
            let shift = match sides[*to] {
                Side::Left => 0.0,
                Side::Right => APART / 2.0,
            };
            top(*to) + (ENTRY + shift + before as f64 * APART).min(heights[*to] - APART)
        })
        .collect();
    let exit = |at: usize| top(at) + heights[at] - EXIT;
    let stretches: Vec<Option<(f64, f64)>> = (0..heights.len())
        .map(|at| {
            let own = arrows
                .iter()
                .zip(&entries)
                .filter(|(it, _)| it.0 == at && !is_straight(**it));
            let ends: Vec<f64> = own.map(|(_, entry)| *entry).collect();
            (!ends.is_empty()).then(|| {
                ends.iter()
                    .fold((exit(at), exit(at)), |(a, b), y| (a.min(*y), b.max(*y)))
            })
        })
        .collect();
    let lanes = lanes(&stretches);
    let lane_count = lanes.iter().flatten().max().map_or(0, |last| last + 1);
    let gap = 2.0 * STUB + APART * lane_count.saturating_sub(1) as f64;

    let left_of = |at: usize| match sides[at] {
        Side::Left => 0.0,
        Side::Right => width + gap,
    };
    let inner = |at: usize| match sides[at] {
        Side::Left => width,
        Side::Right => width + gap,
    };
    let way = |(from, to): (usize, usize), entry: f64| match lanes[from] {
        Some(lane) if !is_straight((from, to)) => {
            let x = width + STUB + APART * lane as f64;
            vec![
                (inner(from), exit(from)),
                (x, exit(from)),
                (x, entry),
                (inner(to), entry),
            ]
        }
        Some(_) | None => {
            let x = left_of(from) + width / 2.0;
            vec![(x, top(from) + heights[from]), (x, top(to))]
        }
    };
    Placed {
        width: 2.0 * width + gap,
        height: tops.last().map_or(0.0, |last| (last - BELOW).max(0.0)),
        boxes: (0..heights.len()).map(|at| (left_of(at), top(at))).collect(),
        ways: arrows
            .iter()
            .zip(&entries)
            .map(|(arrow, entry)| way(*arrow, *entry))
            .collect(),
    }
}

/// A lane for each stretch, so that no two in one lane touch.
fn lanes(stretches: &[Option<(f64, f64)>]) -> Vec<Option<usize>> {
    let mut lanes: Vec<Option<usize>> = vec![None; stretches.len()];
    let mut ends: Vec<f64> = Vec::new();
    let mut in_order: Vec<(usize, (f64, f64))> = stretches
        .iter()
        .enumerate()
        .filter_map(|(at, stretch)| Some((at, (*stretch)?)))
        .collect();
    in_order.sort_by(|(_, one), (_, other)| one.0.total_cmp(&other.0));
    for (at, (from, to)) in in_order {
        let free = ends.iter().position(|end| *end + APART < from);
        let lane = free.unwrap_or(ends.len());
        if lane == ends.len() {
            ends.push(to);
        }
        ends[lane] = to;
        lanes[at] = Some(lane);
    }
    lanes
}

/// Which column each box stands in.
fn sides(width: f64, heights: &[f64], rows: &[usize], arrows: &[(usize, usize)]) -> Vec<Side> {
    let mut graph: Graph<NodeLabel, EdgeLabel> = Graph::with_options(GraphOptions {
        directed: true,
        multigraph: false,
        compound: false,
    });
    for (at, height) in heights.iter().enumerate() {
        let label = NodeLabel {
            width,
            height: *height,
            ..NodeLabel::default()
        };
        graph.set_node(at.to_string(), Some(label));
    }
    for (from, to) in arrows {
        let (upper, lower) = if rows[*from] < rows[*to] {
            (from, to)
        } else {
            (to, from)
        };
        let label = EdgeLabel {
            minlen: i32::try_from(rows[*lower] - rows[*upper]).unwrap_or(1),
            ..EdgeLabel::default()
        };
        graph.set_edge(upper.to_string(), lower.to_string(), Some(label), None);
    }
    dagre::layout(&mut graph, Some(LayoutOptions::default()));
    let x = |at: usize| graph.node(&at.to_string()).and_then(|it| it.x).unwrap_or(0.0);
    // A box alone in its row stands on the left, and so do most of those with a way on: the story is read down there.
    let count = heights.len();
    let is_right = |at: usize| {
        let beside = (0..count).find(|other| *other != at && rows[*other] == rows[at]);
        beside.map(|other| (x(at), at) > (x(other), other))
    };
    let leads_on = |at: &usize| arrows.iter().any(|(from, _)| from == at);
    let (right, left): (Vec<bool>, Vec<bool>) = (0..count).filter(leads_on).filter_map(is_right).partition(|it| *it);
    let mirrored = right.len() > left.len();
    (0..count)
        .map(|at| match is_right(at) {
            Some(right) if right != mirrored => Side::Right,
            Some(_) | None => Side::Left,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_do_not_touch_and_arrows_end_at_their_boxes() {
        let heights = [100.0, 150.0, 80.0, 90.0, 200.0, 60.0];
        let arrows = [(0, 1), (0, 2), (0, 3), (1, 4), (4, 5), (5, 1), (0, 5)];
        let placed = place(300.0, &heights, &arrows);
        let frame = |at: usize| {
            let (x, y) = placed.boxes[at];
            (x, y, x + 300.0, y + heights[at])
        };
        for one in 0..heights.len() {
            for other in 0..one {
                let (a, b) = (frame(one), frame(other));
                assert!(
                    a.2 < b.0 || b.2 < a.0 || a.3 < b.1 || b.3 < a.1,
                    "{one} lies on {other}"
                );
            }
        }
        let touches = |at: usize, (x, y): Point| {
            let frame = frame(at);
            (frame.0..=frame.2).contains(&x) && (frame.1..=frame.3).contains(&y)
        };
        for ((from, to), way) in arrows.iter().zip(&placed.ways) {
            assert!(
                touches(*from, way[0]) && touches(*to, *way.last().unwrap()),
                "{from} to {to}: {way:?}"
            );
            for at in (0..heights.len()).filter(|at| at != from && at != to) {
                assert!(
                    !way.iter().any(|point| touches(at, *point)),
                    "{from} to {to} touches {at}"
                );
            }
        }
    }
}
