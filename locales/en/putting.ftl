### Booking and moving for a client.

specialist-card-book-b32 = ➕ Book for them
specialist-slot-who-b32 = ➕ Book a client
specialist-booking-card-b16 = 👤 Client
specialist-booking-move-b16 = ↔ Move

## When, and for whom
specialist-put-title = ➕ <b>Booking for { $name }</b>
specialist-move-title = ↔ <b>Moving: { $name }</b>
    Now: { $when }
specialist-move-to = To: { $when }
specialist-put-when = Choose a time.
specialist-put-none-free = No free times on the schedule: choose any hour.
specialist-put-hint = Or write a day and an hour, { $duration } each: <code>tomorrow 17:00</code>, <code>fri 9:30</code>, <code>24.12 10:00-11:30</code>
specialist-put-other-b32 = 🕐 Another day or hour
specialist-put-day = <b>{ $day }</b>
specialist-put-legend = ■ you have something then
specialist-put-week-b32 = { $date } ››
specialist-who-title = ➕ <b>{ $when }</b>
specialist-who-ask = For whom? Choose, or write a name.
specialist-who-nobody = You have no clients yet.

## The question before it
specialist-put-warn-banned = ⚠️ This client is banned.
specialist-put-warn-closed = ⚠️ The day is closed for booking.
specialist-put-warn-late = ⚠️ Clients can't book so late themselves.
specialist-put-warn-far = ⚠️ Clients can't book so far ahead themselves.
specialist-put-warn-many = ⚠️ They have as many bookings as you allow at a time.
specialist-put-warn-busy = ⚠️ You have { $name } then, { $range }.
specialist-put-warn-offered = ⚠️ You hold this hour for somebody to pick.
specialist-put-made = We'll add this time for them alone: others won't see it.
specialist-put-yes-b32 = ✅ Book
specialist-put-anyway-b32 = ⚠️ Book anyway
specialist-move-yes-b32 = ✅ Move
specialist-move-anyway-b32 = ⚠️ Move anyway
specialist-put-toast = Booked
specialist-move-toast = Moved
specialist-put-already-toast = They have this time already
refusal-move-waits-alert = They've asked for another time themselves. Please answer that request first.
refusal-typed-hour = We couldn't read one day and hour here. Write, for example: <code>tomorrow 17:00</code> or <code>24.12 9:30</code>

## To the client
notice-booked-for = 📅 <b>You're booked</b>
    { $when }
    { $service } · { $tenant }
specialist-booked-share-text = You're booked: { $day }, { $range }. { $tenant }
specialist-booked-at-share-text = You're booked: { $day }, { $range }, { $place }. { $tenant }
specialist-cancelled-share-text = Cancelled: { $day }, { $range }. { $tenant }
