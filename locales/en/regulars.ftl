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
} (weeks { $weeks })

## The list
specialist-regulars-b16 = 📌 Regulars
specialist-regulars-title = 📌 <b>Regulars · { $count }</b>
specialist-regulars-empty = Clients who always come at the same time. They are booked by themselves week after week, and nobody else is shown that time.
specialist-regulars-turn = { $day } { $weeks }
specialist-regulars-row-b32 = { $weekday } { $time } · { $name }
specialist-regulars-row-away-b32 = { $weekday } { $time } · { $name } ⏸
specialist-regulars-paste-b32 = ➕ Add in lines
specialist-regulars-client-b32 = 👤 Add from a client's card
specialist-regulars-left-out = ⚠️ Not booked: { $count }
specialist-regulars-left = { $day }, { $time } { $name }: { $why }
specialist-regular-closed = the day is closed
specialist-regular-gap = the clocks change that day and skip it
specialist-regular-overlap = something else is then

## Lines
specialist-regulars-paste-title = 📌 <b>Regulars in lines</b>
specialist-regulars-paste-ask = Send one line for each, all in one message:
    <code>mon 16:00 Ann</code>
    <code>tue,thu 17:30/90 Peter 2000</code> with minutes and a price
    <code>wed A 18:00 Olga</code> every other week: A or B

    Clients who are not there yet are made.
specialist-regulars-preview = { $count ->
    [one] 📌 <b>{ $count } weekly time</b>
   *[other] 📌 <b>{ $count } weekly times</b>
}
specialist-regulars-preview-none = 📌 <b>Nothing to put down yet</b>
specialist-regulars-line = <b>{ $name }</b>{ $new ->
    [yes] {" "}(new)
   *[no] {""}
}: { $days }, { $range }{ $priced ->
    [yes] {" "}· { $price }
   *[no] {""}
}
specialist-regulars-line-wrong = 👉 { $line }
specialist-regulars-wrong = { $count ->
    [one] { $count } line is left out. Put it right and send it again.
   *[other] { $count } lines are left out. Put them right and send them again.
}
specialist-regulars-namesakes = Several clients are called so. Add them from their cards.
specialist-regulars-taken = { $name } always has { $day } { $time }.
specialist-regulars-no-weekday = Begin with a day of the week, for example: mon 16:00 Ann
specialist-regulars-no-time = There is no time like 16:00 here.
specialist-regulars-no-name = There is no name behind the time.
specialist-regulars-long = This line is too long.
specialist-regulars-make-b32 = { $count ->
    [one] ✅ Put down { $count }
   *[other] ✅ Put down { $count }
}
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
specialist-regular-hour-ask = Choose an hour, { $duration }; another one can be written, like <code>mon 16:30/90</code>. ■ is taken.
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
specialist-regular-away = ⏸ Away { $days }
specialist-regular-moved = ↔ { $day }: moved to { $when }
specialist-regular-skipped = ✖ { $day }: skipped
specialist-regular-none = No days are ahead.
specialist-regular-day-b16 = { $date } { $icon }
specialist-regular-skip-b16 = ✖ Skip
specialist-regular-skip-day-b32 = ✖ Skip { $date }
specialist-regular-unskip-b32 = ↩ { $date } after all
specialist-regular-shift-b32 = ↔ Another time from now on
specialist-regular-pause-b16 = ⏸ Pause
specialist-regular-resume-b16 = ▶ Go on
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
notice-regular-declined = ✖ { $tenant } can't give you this time every week: { $every }, { $range }.
notice-regular-open-b32 = 📋 My bookings

## Refusals
refusal-regular-overlap-alert = { $name } always has { $weekday } { $with }. Choose another time.
refusal-regular-same-alert = It is at this time already.
refusal-lines-many = Send one to { $count } lines, each like: <code>mon 16:00 Ann</code>
refusal-regular-typed = Write a day of the week and an hour, for example: <code>mon 16:30/90</code>
