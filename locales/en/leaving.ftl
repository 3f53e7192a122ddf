### The end of a practice.

settings-leave-b32 = 🚪 Close the practice
settings-leave-title = 🚪 <b>Close “{ $tenant }” for good?</b>
settings-leave-what = The link stops working, nobody can book, and there is no way back. Take your data along first.
settings-leave-booked = { $count ->
    [0] Nothing is booked ahead.
    [one] { $count } booking will be cancelled,
   *[other] { $count } bookings will be cancelled,
} { $clients ->
    [0] { "" }
    [one] { $clients } client will be told.
   *[other] { $clients } clients will be told.
}
settings-leave-type = To close it, type its name: <code>{ $tenant }</code>
settings-leave-export-b32 = 📦 Everything as a file
specialist-job-leaving = ⏳ <b>The practice is being closed</b>
specialist-job-left = 🚪 <b>The practice is closed</b>
specialist-job-left-count = { $count ->
    [0] Nothing was booked ahead.
    [one] { $count } booking is cancelled.
   *[other] { $count } bookings are cancelled.
}
notice-called-off-closed = There are no more bookings with this specialist here.
operator-home-closed = { $count ->
    [one] Closed: { $count }
   *[other] Closed: { $count }
}
refusal-leave-name = That isn't the name. Type it exactly as it stands on the screen, or go back.
refusal-link-closed = <b>Booking here is closed</b>
    The specialist takes no bookings here any more. Ask them how to book now.
