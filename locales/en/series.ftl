### The same time every week.

## Choosing
client-series-b32 = 🔁 For several weeks
client-series-title = { $count ->
    [one] 🔁 <b>The same time for { $count } week</b>
   *[other] 🔁 <b>The same time { $count } weeks in a row</b>
}
client-series-weeks-b7 = { $count } wks
client-series-chosen-b7 = ✅ { $count }
client-series-free = ✅ { $when }
client-series-not = { $why ->
    [taken] ✖ { $when } — taken
    [closed] ✖ { $when } — day off
    [limit] ✖ { $when } — more than you can hold at once
    [unanswered] ✖ { $when } — too many requests without an answer
    [freed] ✖ { $when } — became free later, you can book it by itself
    [yours] ✔️ { $when } — already yours
    [overlap] ✖ { $when } — you have another booking
    [late] ✖ { $when } — too late now
    [far] ✖ { $when } — not open for booking yet
   *[none] ✖ { $when } — no such time
}
client-series-sum = { $count ->
    [one] You can book { $count } of them · { $sum }
   *[other] You can book { $count } of them · { $sum } in all
}
client-series-count = { $count ->
    [one] You can book { $count } of them
   *[other] You can book { $count } of them
}
client-series-none = Nothing here can be booked now. Pick another time.
client-series-approval = The specialist will answer each request, and we'll tell you at once.
client-series-book-b32 = ✅ Book what is free: { $count }
client-series-request-b32 = ✅ Send requests: { $count }

## What came of it
client-series-booked-toast = { $count ->
    [one] { $count } booking confirmed
   *[other] { $count } bookings confirmed
}
client-series-requested-toast = { $count ->
    [one] { $count } request sent
   *[other] { $count } requests sent
}
client-series-cancel = Each booking can be cancelled up to { $before } before it begins.
client-series-partly-toast = { $count } of { $total } booked. The message says what is left out and why.
client-series-partly-requested-toast = { $count } of { $total } requested. The message says what is left out and why.
client-series-booked = { $count ->
    [one] ✅ <b>{ $count } booking confirmed</b>
   *[other] ✅ <b>{ $count } bookings confirmed, every week</b>
}
client-series-requested = { $count ->
    [one] ⏳ <b>{ $count } request sent</b>
   *[other] ⏳ <b>{ $count } requests sent, every week</b>
}
client-series-missed = <b>Left out:</b>
client-series-answer = The answer will come here.

## To the specialist
notice-series-request = { $count ->
    [one] 📥 <b>{ $name } asks for { $count } time</b>
   *[other] 📥 <b>{ $name } asks for { $count } times, every week</b>
}
notice-series-booked = { $count ->
    [one] ✅ <b>New booking: { $name }</b>
   *[other] ✅ <b>{ $count } new bookings, every week: { $name }</b>
}
notice-series-line = { $icon } { $when }
notice-series-accept-b32 = ✅ Accept all: { $count }
notice-series-single-b32 = 📥 One by one
notice-series-open-b32 = 📋 Bookings
specialist-series-accepted-toast = { $count ->
    [one] { $count } request accepted
   *[other] { $count } requests accepted
}

## To the client
notice-series-accepted = { $count ->
    [one] ✅ <b>Your booking is confirmed</b>
   *[other] ✅ <b>{ $count } of your bookings are confirmed</b>
}
# What the clock did to several bookings at once.
notice-series-stepped = { $count ->
    [one] { $icon } <b>{ $status }: { $count } booking</b>
   *[other] { $icon } <b>{ $status }: { $count } bookings</b>
}
notice-series-mine-b32 = 📋 My bookings

## What can't be done
refusal-one-by-one-alert = The time to accept them has passed. Open them one by one: there you can accept them anyway.
