### What we tell somebody who did not just ask.

## To the specialist
notice-request = 📥 <b>New request: { $name }</b>
    { $when }
notice-booked = ✅ <b>New booking: { $name }</b>
    { $when }
notice-cancelled-by-client = ✖ <b>Cancelled: { $name }</b>
    { $when }
    The time is free again.
notice-late-charged = ⌛ <b>Can't come: { $name }</b>
    { $when }
    The time is free again. Charged: { $sum }.
notice-late-uncharged = ⌛ <b>Can't come: { $name }</b>
    { $when }
    The time is free again. Nothing is charged.
notice-let-off = 🎁 <b>Nothing to pay for the late cancellation</b>
    { $when }
    { $tenant }
notice-withdrawn-by-client = ✖ <b>Request withdrawn: { $name }</b>
    { $when }
notice-expired-to-specialist = ⌛ <b>A request went unanswered: { $name }</b>
    { $when }
    The time is free again, and we told the client.
notice-status-to-specialist = { $icon } <b>{ $status }: { $name }</b>
    { $when }
notice-undone-to-specialist = ↩ <b>Status taken back: { $name }</b>
    { $when }
    Now: { $icon } { $status }

## To the client
notice-accepted = ✅ <b>Booking confirmed</b>
    { $when }
    { $service } · { $tenant }
notice-declined = ✖ <b>Request declined</b>
    { $when }
    { $service } · { $tenant }
    Please pick another time.
notice-expired-to-client = ⌛ <b>Your request went unanswered</b>
    { $when }
    { $service } · { $tenant }
    Pick another time or write to the specialist.
notice-cancelled-by-specialist = ✖ <b>The specialist cancelled your booking</b>
    { $when }
    { $service } · { $tenant }
    Please pick another time.
notice-cancelled-by-time = ✖ <b>Booking cancelled</b>
    { $when }
    { $service } · { $tenant }
notice-status-to-client = { $icon } <b>{ $status }</b>
    { $when }
    { $service } · { $tenant }
notice-undone-to-client = ↩ <b>Your booking's status was corrected</b>
    { $when }
    { $service } · { $tenant }
    Now: { $icon } { $status }
notice-rebook-b32 = 🗓 Pick another time
notice-open-b32 = 📋 Open the booking

## Reminders
notice-reminder = ⏰ <b>{ $when }</b>
    { $service } · { $tenant }
notice-reminder-many = { $count ->
    [one] ⏰ <b>{ $day }: { $count } booking</b>
   *[other] ⏰ <b>{ $day }: { $count } bookings</b>
}
notice-reminder-row = { $range } · { $service } · { $tenant }

## The last line of a request that is settled
notice-settled-accepted = ✅ Accepted · { $time }
notice-settled-accepted-by = ✅ Accepted · { $who } · { $time }
notice-settled-declined = ✖ Declined · { $time }
notice-settled-declined-by = ✖ Declined · { $who } · { $time }
notice-settled-expired = ⌛ No answer · { $time }
notice-settled-withdrawn = ✖ The client changed their mind · { $time }
