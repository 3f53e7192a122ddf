//! Which row each node stands in: few side by side, since a phone is higher than wide, and each below what leads to it.

use std::cmp::Reverse;

/// Nodes in a row.
const ABREAST: usize = 2;

/// The row of each of `count` nodes. Arrows that close a circle lead up, all others down; none stays in its row.
pub(super) fn rows(count: usize, arrows: &[(usize, usize)]) -> Vec<usize> {
    let down = without_circles(count, arrows);
    let tail = tails(count, &down);
    let mut row_of: Vec<Option<usize>> = vec![None; count];
    for row in 0.. {
        let is_free = |node: &usize| {
            let above = |from: usize| row_of[from].is_some_and(|above| above < row);
            row_of[*node].is_none() && down.iter().all(|(from, to)| to != node || above(*from))
        };
        let mut free: Vec<usize> = (0..count).filter(is_free).collect();
        // The longest way goes first, so that it becomes a straight column; the others keep their order.
        free.sort_by_key(|node| Reverse(tail[*node]));
        if let Some((_, others)) = free.split_first_mut() {
            others.sort_unstable();
        }
        for node in free.into_iter().take(ABREAST) {
            row_of[node] = Some(row);
        }
        if row_of.iter().all(Option::is_some) {
            break;
        }
    }
    row_of.into_iter().flatten().collect()
}

/// The arrows that close no circle, looked for from the first node on.
fn without_circles(count: usize, arrows: &[(usize, usize)]) -> Vec<(usize, usize)> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Not,
        Open,
        Done,
    }
    let mut seen = vec![Seen::Not; count];
    let mut kept = Vec::new();
    for start in 0..count {
        if seen[start] != Seen::Not {
            continue;
        }
        seen[start] = Seen::Open;
        let mut path = vec![(start, 0)];
        while let Some((node, next)) = path.last_mut() {
            let Some((from, to)) = arrows.iter().filter(|(from, _)| from == node).nth(*next).copied() else {
                seen[*node] = Seen::Done;
                path.pop();
                continue;
            };
            *next += 1;
            if seen[to] != Seen::Open {
                kept.push((from, to));
            }
            if seen[to] == Seen::Not {
                seen[to] = Seen::Open;
                path.push((to, 0));
            }
        }
    }
    kept
}

/// How many arrows the longest way down from each node has.
fn tails(count: usize, down: &[(usize, usize)]) -> Vec<usize> {
    let mut tails = vec![0; count];
    for _ in 0..count {
        for (from, to) in down {
            tails[*from] = tails[*from].max(tails[*to] + 1);
        }
    }
    tails
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_most_two_stand_abreast_and_each_below_what_leads_there() {
        let arrows = [(0, 1), (0, 2), (0, 3), (0, 4), (1, 5), (4, 5)];
        let rows = rows(6, &arrows);
        assert!(arrows.iter().all(|(from, to)| rows[*from] < rows[*to]), "{rows:?}");
        assert!((0..6).all(|row| rows.iter().filter(|it| **it == row).count() <= ABREAST));
        assert_eq!(rows.iter().max(), Some(&3), "{rows:?}");
    }

    #[test]
    fn a_circle_has_one_arrow_up() {
        let rows = rows(3, &[(0, 1), (1, 2), (2, 0)]);
        assert_eq!(rows, [0, 1, 2]);
    }
}
