### What a specialist sets for the practice as a whole, and what becomes of stretches.

settings-note-b32 = 📝 A note for all lessons
settings-note-title = 📝 <b>What should clients know of a lesson?</b>
settings-note-ask = { $count ->
    [one] Write it in one message, up to { $count } character. Whoever books sees it, unless the time has a note of its own.
   *[other] Write it in one message, up to { $count } characters. Whoever books sees it, unless the time has a note of its own.
}
specialist-window-hidden = Hidden: clients don't see these hours. Bookings inside stay.
specialist-window-blocked = 🔒 Blocked: nobody can book. Bookings inside stay.
specialist-window-left-out = { $count ->
    [one] ⚠ { $count } start did not fit: there are too many. Make the step longer, or part the stretch.
   *[other] ⚠ { $count } starts did not fit: there are too many. Make the step longer, or part the stretch.
}
specialist-window-shown-toast = Clients choose their time here again
specialist-window-hidden-toast = Hidden from clients. Bookings inside stay.
specialist-window-blocked-toast = Blocked. Bookings inside stay.
specialist-day-window-hidden-b32 = ↔ { $range } · hidden
specialist-day-window-blocked-b32 = ↔ { $range } · 🔒 blocked
specialist-choose-stretch-on-b32 = ☑ { $label }
specialist-choose-stretch-off-b32 = ☐ { $label }
specialist-fate-stretches = { $count ->
    [one] Bookings inside the stretch stay.
   *[other] Bookings inside the stretches stay.
}
specialist-chosen-stretches-toast = { $count ->
    [one] { $count } stretch changed.
   *[other] { $count } stretches changed.
}
settings-kinds-left-out = { $count ->
    [one] ⚠ In { $count } stretch not all starts had room. Open it to see how many did not fit.
   *[other] ⚠ In { $count } stretches not all starts had room. Open them to see how many did not fit.
}
settings-kinds-left-out-b32 = ↔ { $day }, { $range }
settings-history-stretch-set = { $became ->
    [shown] hours { $when } open again
    [hidden] hours { $when } hidden
   *[blocked] hours { $when } blocked
}

## What clients did, in the history
settings-history-row-client = { $n }. { $time } · client { $who }: { $what }
settings-history-asked = request, { $name }, { $when }
settings-history-asked-move = asks to move, { $name }: to { $when }
settings-history-claimed = says that { $sum } are paid, { $name }
settings-history-claimed-unsaid = says that it is paid, { $name }
settings-history-offer-declined = wants none of the times offered, { $name }
settings-history-team-invite = invite for an assistant: { $has ->
    [yes] now gives
   *[no] no longer gives
} “{ $right ->
    [schedule] schedule
    [bookings] bookings and clients
    [money] money
    [settings] settings
   *[other] help
}”
settings-history-team-dropped = invite for an assistant taken back
settings-history-team-offered = practice offered to { $who }
settings-history-team-offer-back = offer of the practice taken back
settings-history-team-declined = would not take the practice

## Texts to be passed on by hand
specialist-moved-share-text = Your lesson has moved: it was { $from }, now it is { $day }, { $range }. { $tenant }
specialist-moved-at-share-text = Your lesson has moved: it was { $from }, now it is { $day }, { $range }, { $place }. { $tenant }
specialist-pending-share-text = I have your request for { $day }, { $range } and will answer. { $tenant }
specialist-cancelled-why-share-text = Cancelled: { $day }, { $range }. { $reason } — { $tenant }
specialist-closed-share-text = Your lesson on { $day }, { $range } is cancelled: the practice has closed. { $tenant }
specialist-owed-share-text = A gentle reminder to pay: { $sum } for { $day }. { $tenant }
specialist-debt-share-text = A gentle reminder to pay: { $sum }. { $tenant }
specialist-debt-how-share-text = A gentle reminder to pay: { $sum }. { $how } — { $tenant }
specialist-debt-share-b16 = ↗ The debt
specialist-debt-copy-b16 = 📋 The debt
specialist-untold-share-b16 = ↗ { $name }
specialist-untold-copy-b16 = 📋 { $time }
specialist-write-by-hand = { $count ->
    [one] Write the text, up to { $count } character: then it can be passed on or copied.
   *[other] Write the text, up to { $count } characters: then it can be passed on or copied.
}
specialist-job-news-by-hand = Who is not in the bot gets it from you.
