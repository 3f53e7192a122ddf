### Weekly times of clients: pauses, what has no place, what a client reads of it.

## Pauses
specialist-regular-paused-b32 = ⏸ Away { $range }
specialist-regular-paused-title = ⏸ <b>Away { $days }</b>
specialist-regular-paused-whose = { $name } · { $every }, { $range }
specialist-regular-paused-ask = Back earlier or later? Write the last day away, like <code>14.08</code>.
specialist-regular-unpause-b32 = ▶ Take this pause back
specialist-regular-endless-b32 = ∞ No last day
specialist-regular-endless-toast = No last day any more. The client is told.
specialist-regular-left-alert = Done, but there is no place on { $days }{ $count ->
    [0] {""}
   *[other] {" "}and { $count } more
}: the time is taken or the day is closed.
specialist-regular-none-back-alert = The pause is off, but nothing comes back: no place on { $days }{ $count ->
    [0] {""}
   *[other] {" "}and { $count } more
}. The time is taken or the day is closed.
refusal-regular-away-alert = A pause { $days } is there already. To make it shorter, open it.
refusal-regular-no-place-alert = There is no place { $day }: the time is taken or the day is closed. It stays skipped.
refusal-regulars-full-alert = No more weekly times are given out right now. Book a single lesson, or write to the specialist.
settings-history-regular-unpaused = { $name }: pause { $days } taken back
settings-history-regular-endless = { $name }: weekly time has no last day, { $weekday } { $time }

## What has no place
specialist-regulars-unplaced = { $count ->
    [one] ⚠️ <b>{ $count } regular lesson found no place</b>
   *[other] ⚠️ <b>{ $count } regular lessons found no place</b>
}
specialist-regulars-unplaced-b32 = ⚠️ Regulars without a place · { $count }
specialist-regulars-all-placed = ✅ <b>All regular lessons have a place</b>
specialist-regulars-unplaced-ask = Free the time on that day and the lesson is booked by itself, or agree on another hour.
specialist-regulars-left-b32 = { $date } { $time } · { $name }
notice-regular-unplaced-row = { $day }, { $time } { $name }
notice-regular-unplaced-b32 = ⚠️ Look

## Of what kind
specialist-regular-kind-ask = What are the lessons?
specialist-regular-kind-b32 = { $label }
specialist-regulars-which-kind = “{ $wrong }” could be several kinds of lessons. Write the whole name.

## To the client
notice-regular-back-on = ▶ <b>Lessons take place after all: { $days }</b>
    { $tenant }
notice-regular-endless = 📌 <b>{ $every }, { $range }</b>
    Goes on without a last day · { $tenant }
notice-regular-terms = 📌 <b>{ $every }, { $range }</b>
    New terms · { $tenant }
notice-regular-length = A lesson lasts { $duration }.
notice-regular-sum = A lesson costs { $sum }.
notice-regular-free = Lessons are free.
notice-regular-usual = The price is the usual one.
notice-regular-terms-from = It counts for lessons booked from now on. Those you have already stay as they are.
notice-regular-lacks = ⚠️ <b>{ $every }, { $range }: not every time works out</b>
    { $tenant }
notice-regular-lacks-rest = All the others are booked by themselves as ever.
notice-regular-lacks-taken = The time is taken: { $days }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
notice-regular-lacks-gap = The clocks change and skip this hour: { $days }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
notice-regular-lacks-closed = Days off: { $days }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
notice-regular-other-b32 = 🗓 Choose another time
notice-regular-unanswered = ⏳ <b>{ $every }, { $range }: not confirmed yet after all</b>
    { $tenant } has taken the answer back.
notice-regular-unanswered-off = { $count ->
    [one] { $count } more lesson is off. Your request waits for an answer again; we'll tell you.
   *[other] { $count } more lessons are off. Your request waits for an answer again; we'll tell you.
}
client-regulars-all-b32 = 📌 All weekly times · { $count }
client-regulars-title = 📌 <b>Weekly times · { $count }</b>
client-weekly-booked-toast = Done: this time is yours
client-weekly-at-once = It is yours at once, and books itself from then on.
client-weekly-take-b32 = 📌 Take it every week
client-weekly-take-turns-b32 = Take it every other week

## Many lines
specialist-regulars-making-toast = Putting them down…
specialist-job-regulars = 📌 <b>Weekly times are being put down</b>
specialist-job-regulars-done = 📌 <b>Weekly times are put down</b>
specialist-job-regulars-left = { $count ->
    [one] { $count } was left out: its time is taken, or the name is several clients'.
   *[other] { $count } were left out: their time is taken, or the name is several clients'.
}

## A series
notice-series-back-b32 = ↩ Take back all: { $count }
specialist-series-back-toast = { $count ->
    [one] { $count } request waits again
   *[other] { $count } requests wait again
}
