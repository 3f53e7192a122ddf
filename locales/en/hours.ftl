### The edges of the schedule: what stands in the way of a time, and what is said of it.

## Times that are held for somebody to pick
specialist-choose-held = offered
specialist-slot-held = ⏳ Held for { $name } until { $until }
specialist-fate-held = ⏳ { $when } is held for { $name } until { $until }: it stays until you take the offer back.
specialist-fate-let-go-b32 = ✖ Take it back from { $name }
specialist-chosen-held-toast = { $count ->
    [one] { $count } time is held for a client and stays.
   *[other] { $count } times are held for clients and stay.
}
refusal-slot-held-alert = This time is held for a client to pick. Take the offer back first.
notice-offer-off-alert = That day has been closed meanwhile, so this time is off. We've told your specialist. The other times are still held for you.
notice-offer-off-over-alert = That day has been closed meanwhile, so this time is off. We've told your specialist that you wanted it.
notice-offer-missed = ⚠️ <b>{ $name } picked a time that is off</b>
    { $when }: you offered it, and that day is closed by now. Offer another time.

## Booking at any hour
specialist-put-warn-blocked = ⚠️ You have blocked { $range }.
specialist-put-kind-b32 = ↻ { $name } · { $duration }

## Copying a week, and a client who is typed
specialist-copy-stretches = { $count ->
    [one] { $count } stretch, with the starts that fit now.
   *[other] { $count } stretches, with the starts that fit now.
}
refusal-contact = We can't make out the phone. Write a name and one number with all its digits: <code>Olivia Reed, +44 20 7946 0018</code>

## Who could not be told
specialist-untold-title = 📵 <b>Not everybody could be told</b>
specialist-untold = { $count ->
    [one] 📵 { $count } booking is off and the bot couldn't tell them. Tell them yourself:
   *[other] 📵 { $count } bookings are off and the bot couldn't tell them. Tell them yourself:
}
specialist-untold-b32 = 📵 { $name } · { $time }: open
specialist-untold-ahead = { $count ->
    [one] 📵 { $count } client can't be reached by the bot: you will have to tell them.
   *[other] 📵 { $count } clients can't be reached by the bot: you will have to tell them.
}
specialist-chosen-some-told-toast = { $count ->
    [one] { $count } booking cancelled.
   *[other] { $count } bookings cancelled.
}

## More times to offer
specialist-offer-other-b32 = 🗓 Another day
specialist-offer-day = { $day }:
specialist-offer-day-none = { $day }: no free times.
specialist-offer-elsewhere = ☑ { $when }

## What is typed for the usual week
specialist-usual-kind = ✏️ { $name }
