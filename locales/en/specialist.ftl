### The specialist's screens.

## Home
specialist-home-title = <b>{ $day }</b>
specialist-home-today = { $count ->
    [0] No bookings today
   *[other] Bookings today: { $count }
}
specialist-home-tomorrow = { $count ->
    [0] No bookings tomorrow
   *[other] Tomorrow: { $count }, the first at { $first }
}
specialist-home-start = Add your free times and send clients your link: their bookings will show up here.
specialist-home-requests-b16 = 📥 Requests · { $count }
specialist-home-requests-none-b16 = 📥 Requests
specialist-home-unpaid-b16 = 💸 Unpaid · { $count }
specialist-home-unpaid-none-b16 = 💸 Unpaid
specialist-home-week-b16 = 🗓 Schedule
specialist-home-bookings-b16 = 📋 Bookings
specialist-home-link-b16 = 🔗 My link
specialist-home-rest-b32 = 🗓 The whole day
specialist-home-as-client-b32 = 👥 My specialists
specialist-booking-row-b32 = { $time } { $name } { $mark }
specialist-add-times-b32 = ➕ Add times

## Week
specialist-week-title = <b>Week { $days }</b>
specialist-week-empty = No times this week. Add some that clients can book.
specialist-week-day-b32 = { $weekday } { $day } · { $busy } of { $total } taken
specialist-week-day-closed-b32 = { $weekday } { $day } · closed
specialist-week-day-closed-busy-b32 = { $weekday } { $day } · closed, { $busy } booked
specialist-week-day-empty-b32 = { $weekday } { $day } · no times
specialist-week-add-b16 = ➕ Times
specialist-week-today-b7 = Today

## Day
specialist-day-title = <b>{ $day }</b>
specialist-day-summary = { $busy } of { $total } taken
specialist-day-empty = No times yet. Add some that clients can book.
specialist-day-none = There were no times on this day.
specialist-day-closed = 🚫 This day is closed for booking
specialist-day-more = …and { $count } more
specialist-day-prev-b16 = ‹ { $date }
specialist-day-next-b16 = { $date } ›
specialist-day-slot-free-b32 = { $range } · free
specialist-day-slot-group-b32 = { $range } · { $taken } of { $seats } taken
specialist-day-slot-hidden-b32 = { $range } · hidden
specialist-day-slot-blocked-b32 = { $range } · 🔒 blocked
specialist-day-slot-past-b32 = { $range } · past
specialist-day-close-b16 = 🚫 Close day
specialist-day-open-b16 = Open day
specialist-close-title = <b>Close the day: { $day }?</b>
specialist-close-explain = { $count ->
    [0] Nobody will be able to book this day.
    [one] Nobody will be able to book. There is { $count } booking, it stays.
   *[other] Nobody will be able to book. There are { $count } bookings, they stay.
}
specialist-close-yes-b32 = 🚫 Close the day
specialist-day-closed-toast = The day is closed for booking
specialist-day-opened-toast = The day is open for booking again

## Adding times: the grid of hours
specialist-add-title = <b>Times: { $day }</b>
specialist-add-legend = ☑ will be created · ■ already there
specialist-add-over = The hours of this day are over. Choose another day.
specialist-add-zone = Hours of the schedule: { $zone }
specialist-add-terms = { $duration } each
specialist-add-terms-priced = { $duration } each · { $price }
specialist-add-time-b7 = { $time }
specialist-add-chosen-b7 = { $time }☑
specialist-add-exists-b7 = { $time }■
specialist-add-create-b32 = { $count ->
    [one] Create { $count } time
   *[other] Create { $count } times
}
specialist-add-length-b16 = ⏱ { $duration }
specialist-add-price-b16 = 💰 { $price }
specialist-add-price-none-b16 = 💰 Price
specialist-add-typed-b16 = ✏️ Type it
specialist-add-length-title = <b>How long is one lesson?</b>
specialist-add-none-alert = Tick some hours first, then we'll create them.
specialist-added-toast = { $count ->
    [one] { $count } time created
   *[other] { $count } times created
}

## Adding times: a typed line
specialist-typed-title = <b>Times: { $day }</b>
specialist-typed-ask = Write the times in one message:
    <code>10:00 11:30</code> for starts, { $duration } each
    <code>10:00-14:00/60</code> for 10 to 14, 60 minutes each
    <code>mon,wed 10:00-14:00/60 until 24.12</code> for days of the week

## A slot
specialist-slot-title = <b>{ $when }</b>
specialist-slot-open = Open for booking
specialist-slot-seats = { $taken } of { $seats } taken
specialist-slot-hidden = Hidden: clients don't see this time
specialist-slot-blocked = 🔒 Blocked: nobody can book it
specialist-slot-past = This time is over
specialist-slot-hide-b16 = Hide
specialist-slot-show-b16 = Show
specialist-slot-block-b16 = 🔒 Block
specialist-slot-unblock-b16 = Unblock
specialist-slot-delete-b32 = 🗑 Delete this time
specialist-slot-delete-title = <b>Delete this time?</b>
specialist-slot-delete-explain = It has no bookings. To get it back you would create it anew.
specialist-slot-delete-yes-b32 = 🗑 Yes, delete it
specialist-slot-hidden-toast = Hidden from clients
specialist-slot-shown-toast = Clients see this time again
specialist-slot-blocked-toast = Blocked
specialist-slot-deleted-toast = Deleted

## Requests
specialist-requests-title = 📥 <b>Requests · { $count }</b>
specialist-requests-empty = 📥 <b>Requests</b>
    No new requests. They come as messages and wait here for you.
specialist-requests-row-b32 = { $name } · { $date }, { $time }
specialist-request-title = 📥 <b>Request: { $name }</b>
specialist-request-first = Their first time with you
specialist-request-before = { $count ->
    [one] { $count } booking before
   *[other] { $count } bookings before
}
specialist-request-until = Please answer by: { $when }
specialist-accept-b16 = ✅ Accept
specialist-decline-b16 = ✖ Decline
specialist-accepted-toast = Accepted, we'll tell the client
specialist-declined-toast = Declined, we'll tell the client

## A booking
specialist-booking-title = <b>{ $name } · { $when }</b>
specialist-booking-step-b16 = { $icon } { $step }
specialist-booking-step-b32 = { $icon } { $step }
specialist-booking-paid-b16 = 💰 Paid
specialist-booking-done-toast = { $icon } { $status }
specialist-step-title = <b>{ $step }?</b>
specialist-step-booking = { $name } · { $when }
specialist-step-late = The usual time for this has passed.
specialist-step-early = This is usually done later: { $when }
specialist-step-told = The client will be told.
specialist-step-frees = The time will be free for others.
specialist-step-yes-b32 = Yes: { $step }
specialist-undone-toast = ↩ Back to: { $status }
specialist-history-line = <i>{ $when } · { $icon } { $status } · { $name }</i>
specialist-history-paid = <i>{ $when } · 💰 Payment · { $name }</i>
specialist-history-clock = by itself

## Unpaid
specialist-unpaid-title = 💸 <b>Waiting for payment: { $count } · { $sum }</b>
specialist-unpaid-empty = 💸 <b>Nothing is unpaid</b>
    What is over and not paid yet will be here.
specialist-unpaid-none-late = 💸 <b>Nobody is late with a payment</b>
specialist-unpaid-row-b32 = { $name } · { $price } · { $days }

## Bookings
specialist-bookings-title = 📋 <b>Bookings · { $count }</b>
specialist-bookings-empty = 📋 <b>Bookings</b>
    Your clients' bookings will be here. Send them your link.
specialist-bookings-none = Nothing here yet.
specialist-bookings-upcoming = Upcoming
specialist-bookings-past = Past
specialist-bookings-row-b32 = { $date }, { $time } { $name } { $mark }

## The link
specialist-link-title = 🔗 <b>Your link</b>
specialist-link-explain = { $url }
    Send it to your clients: they'll see what is free and book by themselves.
specialist-link-share-text = Book a time with me:
specialist-link-preview-b32 = 👁 As clients see it
specialist-link-change-b32 = ✏️ Change the address

## Help
specialist-help = <b>How it works</b>
    Add times in “Schedule” and send clients your link.
    Requests come as messages, you can answer right there.
    After a lesson say how it went: we'll keep count of what is unpaid.
    /start for home, /week for the schedule, /settings for settings
