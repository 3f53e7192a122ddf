### Weekly times that are somebody's.

common-regular-every = { $n ->
    [1] every Monday
    [2] every Tuesday
    [3] every Wednesday
    [4] every Thursday
    [5] every Friday
    [6] every Saturday
   *[7] every Sunday
}
common-regular-other = { $n ->
    [1] every other Monday
    [2] every other Tuesday
    [3] every other Wednesday
    [4] every other Thursday
    [5] every other Friday
    [6] every other Saturday
   *[7] every other Sunday
} (weeks { $weeks ->
    [A] A
   *[B] B
})

## The list
specialist-regulars-b16 = 📌 Regulars
specialist-regulars-title = 📌 <b>Regulars · { $count }</b>
specialist-regulars-empty = Clients who always come at the same time. They are booked by themselves week after week, and nobody else is shown that time.
specialist-regulars-turn = { $day } { $weeks ->
    [A] A
   *[B] B
}
specialist-regulars-row-b32 = { $weekday } { $time } · { $name }
specialist-regulars-row-away-b32 = { $weekday } { $time } · { $name } ⏸
specialist-regulars-paste-b32 = ➕ Add as a list
specialist-regulars-client-b32 = 👤 Add from a client's card
specialist-regulars-left-out = ⚠️ Not booked: { $count }
specialist-regulars-left = { $day }, { $time } { $name }: { $why }
specialist-regular-closed = the day is closed
specialist-regular-gap = the clocks change that day and skip it
specialist-regular-overlap = that time is taken

## Lines
specialist-regulars-paste-title = 📌 <b>Regulars as a list</b>
specialist-regulars-paste-ask = Send one line for each, all in one message:
    <code>mon 16:00 Ann</code>
    <code>tue,thu 17:30/90 Peter 2000</code> with minutes and a price
    <code>wed A 18:00 Olga until 31.05</code> every other week, A or B, and the last day
    <code>fri 15:00 Ann English</code> of which kind, if you have several

    Names that are new become clients.
specialist-regulars-preview = { $count ->
    [one] 📌 <b>{ $count } weekly time</b>
   *[other] 📌 <b>{ $count } weekly times</b>
}
specialist-regulars-preview-none = 📌 <b>Nothing to put down yet</b>
specialist-regulars-line = <b>{ $name }</b>{ $new ->
    [yes] {" "}(new)
   *[no] {""}
}: { $days }, { $range }{ $several ->
    [yes] {" "}· { $kind }
   *[no] {""}
}{ $priced ->
    [yes] {" "}· { $price }
   *[no] {""}
}{ $ends ->
    [yes] {" "}· until { $until }
   *[no] {""}
}
specialist-regulars-line-wrong = 👉 { $line }
specialist-regulars-wrong = { $count ->
    [one] { $count } line is left out. Put it right and send it again.
   *[other] { $count } lines are left out. Put them right and send them again.
}
specialist-regulars-this-week = This is a week { $weeks }.
specialist-regulars-behind = “{ $wrong }” isn't clear. Behind the time stand a name, a price and the last day: Ann 2000 until 31.05
specialist-regulars-over = The last day in this line is over.
specialist-regulars-name-long = The name has more than { $limit } characters. Make it shorter.
specialist-regulars-hidden = { $count ->
    [one] …and { $count } more line
   *[other] …and { $count } more lines
}
specialist-regulars-namesakes = Several clients have this name. Add them from their cards.
specialist-regulars-taken = { $name } always has { $day } { $time }.
specialist-regulars-no-weekday = Begin with a day of the week, for example: mon 16:00 Ann
specialist-regulars-no-time = This line has no time, e.g. 16:00.
specialist-regulars-no-name = There is no name behind the time.
specialist-regulars-long = This line is too long.
specialist-regulars-make-b32 = ✅ Put down: { $count }
specialist-regulars-made-toast = { $count ->
    [one] Done: { $count } weekly time
   *[other] Done: { $count } weekly times
}

## When
specialist-card-regular-b32 = 📌 Make a weekly time
specialist-card-regular-one-b32 = 📌 { $weekday } { $time }
specialist-regular-when-title = 📌 <b>Weekly time: { $name }</b>
specialist-regular-when-ask = Choose a day, or write like <code>mon 16:30/90</code>.
specialist-regular-now = Now: { $every }, { $range }
specialist-regular-hour = { $every }
specialist-regular-hour-ask = Choose an hour, { $duration }; another one can be written, like <code>mon 16:30/90</code>. ■ is taken. A and B: every other week.
specialist-regular-weeks-every-b7 = { $chosen ->
    [yes] ✓ all
   *[no] all
}
specialist-regular-weeks-a-b7 = { $chosen ->
    [yes] ✓ A
   *[no] A
}
specialist-regular-weeks-b-b7 = { $chosen ->
    [yes] ✓ B
   *[no] B
}
specialist-regular-sure = 📌 <b>{ $every }, { $range }</b>
    { $name }
specialist-regular-sure-move = 📌 <b>{ $every }, { $range }</b>
    { $name }, from now on. What is booked already goes along.
specialist-regular-from = From { $day }
specialist-regular-left = ⚠️ { $day }: { $why }
specialist-regular-sure-b32 = ✅ Make it regular
specialist-regular-sure-move-b32 = ↔ Move from now on

## One
specialist-regular-title = 📌 <b>{ $name } · { $every }, { $range }</b>
specialist-regular-price = Own price: { $sum }
specialist-regular-until = Until { $day }
specialist-regular-moved = ↔ { $day }: moved to { $when }
specialist-regular-skipped = ✖ { $day }: skipped
specialist-regular-none = No days are ahead.
specialist-regular-day-b16 = { $date } { $icon }
specialist-regular-skip-b16 = ✖ Skip
specialist-regular-skip-day-b32 = ✖ Skip { $date }
specialist-regular-unskip-b32 = ↩ { $date } after all
specialist-regular-shift-b32 = ↔ Another time from now on
specialist-regular-pause-b16 = ⏸ Pause
specialist-regular-end-b16 = ⏹ End
specialist-regular-terms-b16 = 💰 Price, length
specialist-regular-client-b16 = 👤 Client
specialist-regular-pause-title = ⏸ <b>Pause: { $name }</b>
specialist-regular-pause-ask = How long, from { $day } on? Or write the days, like <code>1.07-31.08</code>. Lessons on them are taken off, and the client is told.
specialist-regular-pause-weeks-b16 = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
specialist-regular-end-title = ⏹ <b>End: { $name }</b>
specialist-regular-end-ask = After which lesson? Or write the last day, like <code>24.12</code>. Later ones are taken off, and the client is told.
specialist-regular-end-after-b32 = After { $date }
specialist-regular-end-now-b32 = { $count ->
    [0] ⏹ Now
    [one] ⏹ Now, { $count } lesson off
   *[other] ⏹ Now, { $count } lessons off
}
specialist-regular-terms-title = 💰 <b>{ $name }</b>
specialist-regular-terms-ask = Choose a length, or write a price. Lessons that are booked already keep theirs.
specialist-regular-usual-price-b32 = As usual

specialist-regular-moved-toast = Moved from now on
specialist-regular-moved-left-toast = { $count ->
    [one] Moved. { $count } lesson stays: something is in its way.
   *[other] Moved. { $count } lessons stay: something is in their way.
}
specialist-regular-skipped-toast = Skipped. The client is told.
specialist-regular-back-toast = It takes place after all
specialist-regular-paused-toast = { $count ->
    [0] Paused. The client is told.
    [one] Paused, { $count } lesson off. The client is told.
   *[other] Paused, { $count } lessons off. The client is told.
}
specialist-regular-resumed-toast = It goes on
specialist-regular-ended-toast = { $count ->
    [0] Ended. The client is told.
    [one] Ended, { $count } lesson off. The client is told.
   *[other] Ended, { $count } lessons off. The client is told.
}
specialist-regular-terms-toast = Counts for lessons booked from now on

## To the client
notice-regular-begun = 📌 <b>{ $every }, { $range }</b>
    This time at { $tenant } is yours now.
notice-regular-from = First: { $day }
notice-regular-reminded = You need not book it; we'll remind you as usual.
notice-regular-moved = ↔ <b>{ $every }, { $range }</b>
    This is your time at { $tenant } from now on.
notice-regular-away = ⏸ <b>No lesson { $days }</b>
    { $tenant }
notice-regular-goes-on = Next: { $day }. { $every }, { $range }.
notice-regular-back = ▶ <b>{ $every }, { $range }</b>
    Your time at { $tenant } goes on.
notice-regular-ends = ⏹ <b>Your weekly time at { $tenant } ends</b>
    { $every }, { $range }
notice-regular-last = The last day: { $day }
notice-regular-ended = ⏹ <b>Your weekly time at { $tenant } has ended</b>
    { $every }, { $range }
notice-regular-open-b32 = 📋 My bookings

## Refusals
refusal-regular-overlap-alert = { $name } always has { $weekday } { $with }. Choose another time.
refusal-regular-same-alert = It is at this time already.
refusal-lines-many = Send one to { $count } lines, each like: <code>mon 16:00 Ann</code>
refusal-regular-typed = Write a day of the week and an hour, for example: <code>mon 16:30/90</code>

## The client's own
client-regular-row-b32 = 📌 { $weekday } { $time }
client-regular-row-name-b32 = 📌 { $weekday } { $time } · { $name }
client-regular-title = 📌 <b>{ $every }, { $range }</b>
client-regular-over = 📌 <b>Your weekly time</b>
client-regular-until = Until { $day }
client-regular-away = ⏸ No lessons { $days }
client-regular-next = Next: { $when }
client-regular-ask = It is booked by itself. If you can't come, skip that day.
client-regular-day-b16 = { $date } { $time }
client-regular-skip-b16 = ✖ Skip
client-weekly-b32 = 📌 This time for good
client-weekly-title = 📌 <b>{ $every }, { $range }?</b>
client-weekly-from = From { $day }, with no end
client-weekly-explain = { $tenant } answers whether you can have it. From then on it is booked by itself.
client-weekly-ask-b32 = 📌 Ask for every week
client-weekly-turns-b32 = Ask for every other week

## With a booking
specialist-booking-weekly = 📌 { $every }
specialist-booking-asks-weekly = 📌 Wants this time for good: { $every }
specialist-requests-weekly-b32 = 📌 { $name } · { $date }, { $time }
specialist-off-keep-ask = If one of them stays, tap it.
specialist-off-goes-b32 = ✖ { $time } { $name }
specialist-off-kept-b32 = ✅ { $time } { $name } stays

refusal-regular-promised-alert = { $weekday } { $with } is now the weekly time of { $name }. Decline this and offer another time.
refusal-regular-taken-alert = Somebody always comes then. Choose another time, or book this one alone.

## The history of a practice
settings-history-regulars-made = { $count ->
    [one] { $count } weekly time put down
   *[other] { $count } weekly times put down
}
settings-history-regular-made = { $name }: a weekly time, { $weekday } { $time }
settings-history-regular-accepted = { $name }: weekly time accepted, { $weekday } { $time }
settings-history-regular-moved = { $name }: weekly time now { $weekday } { $time }
settings-history-regular-resumed = { $name }: weekly time goes on, { $weekday } { $time }
settings-history-regular-price = { $name }: another price for the weekly time
settings-history-regular-length = { $name }: weekly time now { $length } long
settings-history-regular-skipped = { $name }: skipped { $day }
settings-history-regular-unskipped = { $name }: comes after all, { $day }
settings-history-regular-paused = { $name }: away { $days }
settings-history-regular-ended = { $name }: weekly time ended, { $weekday } { $time }
settings-history-regular-ends = { $name }: weekly time until { $day }

## The client has ended it
client-regular-end-b32 = ⏹ Give up this time
client-regular-end-title = ⏹ <b>Give up your weekly time?</b>
client-regular-end-off = { $count ->
    [0] There is nothing to cancel.
    [one] { $count } lesson is cancelled, and the time becomes free.
   *[other] { $count } lessons are cancelled, and the time becomes free.
}
client-regular-end-stays = Too late to cancel, stays: { $when }
client-regular-end-yes-b32 = ⏹ Give it up
client-regular-ended-toast = Done. It isn't booked any more.
notice-regular-left = ⏹ <b>{ $name } gives up a weekly time</b>
    { $every }, { $range }
notice-regular-left-now = No lessons are left.
notice-regular-client-b32 = 👤 Client's card

## A day closed by one tap
specialist-day-off-b32 = { $count ->
    [one] ✖ Close, cancel { $count } booking
   *[other] ✖ Close, cancel { $count } bookings
}
specialist-off-soon-title = 🚫 <b>Closed: { $days }</b>
specialist-off-soon = { $count ->
    [0] Nothing is cancelled: all of it stays.
    [one] At { $time } { $count } booking is cancelled, and the client is told.
   *[other] At { $time } { $count } bookings are cancelled, and the clients are told.
}
specialist-off-soon-stop-b32 = ↩ Cancel nothing
