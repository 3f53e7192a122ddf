### A week of the plan copied onto others.

specialist-week-copy-b16 = 📆 Copy
specialist-copy-title = <b>Copy the week { $days }</b>
specialist-copy-empty = This week has no times to copy.
specialist-copy-what = { $count ->
    [one] { $count } time. Times only: bookings aren't copied.
   *[other] { $count } times. Times only: bookings aren't copied.
}
specialist-copy-how-many = Onto which weeks?
specialist-copy-next-b32 = Onto { $range }
specialist-copy-weeks-b7 = { $count } wks
specialist-copy-other-b32 = Another week
specialist-copy-onto = <b>Copy { $days } onto which week?</b>
specialist-copy-ask = { $count ->
    [one] <b>Copy { $days } onto { $onto }?</b>
   *[other] <b>Copy { $days } onto { $count } weeks, { $onto }?</b>
}
specialist-copy-walls = The hours stay the same, also when the clocks change. Closed days and taken hours are left out.
specialist-copy-yes-b32 = 📆 Copy times: { $count }
specialist-copy-left-title = { $count ->
    [one] Left out: { $count }
   *[other] Left out: { $count }
}
specialist-copy-left = { $why ->
    [there] · { $when } — already there
    [overlap] · { $when } — another time is in the way
    [closed] · { $when } — day off
    [gap] · { $when } — the clocks skip this hour
    [retired] · { $when } — its kind of lesson is archived
   *[past] · { $when } — has passed
}
specialist-copy-left-more = …and { $count } more
specialist-job-copying = ⏳ <b>Copying { $days } onto { $onto }</b>
specialist-job-copied = 📆 <b>Copied: { $days } onto { $onto }</b>
specialist-job-copy-count = { $count } of { $total } times
refusal-copy-nothing-alert = This week has no times to copy. Choose another one.
