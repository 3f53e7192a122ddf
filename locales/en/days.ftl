### Days off, the range of them, and long acts.

## The list
specialist-week-off-b16 = 🌴 Days off
specialist-off-title = <b>Days off</b>
specialist-off-none = Holidays, a trip, a sick day: close some days, and nobody can book them.
specialist-off-some = Nobody can book these days. Tap a line to open them again.
specialist-off-add-b32 = 🚫 Close days
specialist-off-row-b32 = { $range }
specialist-off-range = { $first } – { $last }

## Picking
specialist-off-from-title = <b>First day off?</b>
specialist-off-from-hint = Tap a day, or type both at once: 1.01-8.01
specialist-off-to-title = <b>From { $day } to which day?</b>
specialist-off-to-hint = Tap the last day off, or type both: 1.01-8.01
specialist-off-month = { $month }
specialist-off-month-closed = { $month } · × already closed
specialist-off-single-b32 = Only { $day }
specialist-off-cell-b4 = { $day }
specialist-off-cell-first-b4 = •{ $day }
specialist-off-cell-closed-b4 = { $day }×
specialist-off-pick-toast = Tap one of the dates

## What becomes of them
specialist-off-ask-title = { $count ->
    [one] <b>Close { $days }?</b>
   *[other] <b>Close { $days }?</b> { $count } days
}
specialist-off-closed-title = { $count ->
    [one] <b>Closed: { $days }</b>
   *[other] <b>Closed: { $days }</b>, { $count } days
}
specialist-off-ask-empty = Nothing is booked. Nobody will be able to book.
specialist-off-ask-booked = { $count ->
    [one] { $count } booking
   *[other] { $count } bookings
} { $clients ->
    [one] of { $clients } client.
   *[other] of { $clients } clients.
}
specialist-off-close-b32 = 🚫 Close
specialist-off-close-keep-b32 = 🚫 Close, keep what is booked
specialist-off-close-cancel-b32 = ✖ Close and cancel: { $count }
specialist-off-open-b32 = Open for booking
specialist-off-closed-toast = These days are closed for booking
specialist-off-opened-toast = These days are open for booking again
specialist-day-cancel-b16 = ✖ Cancel all
specialist-close-cancel-b32 = ✖ Close and cancel bookings

## Cancelling
specialist-off-cancel-title = { $count ->
    [one] <b>Cancel { $count } booking, { $days }?</b>
   *[other] <b>Cancel { $count } bookings, { $days }?</b>
}
specialist-off-cancel-told = { $count ->
    [one] { $count } client gets one message, with the nearest free times.
   *[other] { $count } clients get one message each, with the nearest free times.
}
specialist-off-cancel-closes-day = The day will be closed for booking.
specialist-off-cancel-closes = These days will be closed for booking.
specialist-off-cancel-reason = You can write the reason in one message: clients will read it.
specialist-off-cancel-b32 = ✖ Cancel bookings: { $count }
specialist-off-cancelled-toast = { $count ->
    [one] { $count } booking cancelled
   *[other] { $count } bookings cancelled
}
notice-called-off = { $count ->
    [one] ✖ <b>{ $tenant } has cancelled your booking</b>
   *[other] ✖ <b>{ $tenant } has cancelled { $count } bookings of yours</b>
}
notice-called-off-row = { $when } · { $service }
notice-called-off-more = …and { $count } more
notice-called-off-offer = The nearest free times:
notice-called-off-no-offer = Nothing else is free yet. We can tell you when something is.
notice-called-off-others-b32 = Other times

## Long acts
specialist-job-cancelling = ⏳ <b>Cancelling bookings: { $days }</b>
specialist-job-cancelled = ✖ <b>Bookings cancelled: { $days }</b>
specialist-job-count = { $count } of { $total }
specialist-job-told = { $count ->
    [0] Nobody had to be told.
    [one] { $count } person is told.
   *[other] { $count } people are told.
}
specialist-job-opening = ⏳ <b>Opening: { $days }</b>
specialist-job-opened = <b>Open for booking again: { $days }</b>
specialist-job-active = It goes on by itself; you can leave this screen.
specialist-job-stopping = Stopping. Those whose bookings are cancelled by now will be told.
specialist-job-stopped = Stopped by you.
specialist-job-stop-b32 = ⏹ Stop
specialist-job-week-b32 = 🗓 To the schedule
specialist-job-running-b32 = ⏳ Cancelling: { $count } of { $total }
specialist-job-stopped-toast = Stopping. What is cancelled stays cancelled.
specialist-job-nothing = ↩ <b>Nothing cancelled: { $days }</b>
specialist-job-nothing-closed = The day stays closed for booking.
specialist-job-nothing-open = The day is open for booking.
specialist-job-nothing-toast = Nothing cancelled. The day stays closed.
specialist-day-going-b32 = ⏳ Choose what stays
specialist-job-over-toast = It had come to its end already.

## Refusals
refusal-job-running-alert = The last one is still going on. Let it finish or stop it first.
refusal-days-past-alert = These days have passed. Choose days ahead.
refusal-days-many-alert = { $count ->
    [one] At most { $count } day at a time, and not further than two years.
   *[other] At most { $count } days at a time, and not further than two years.
}
refusal-days-typed = We can't read these days. Type them like 1.01-8.01, or tap them.
