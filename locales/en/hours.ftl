### The edges of the schedule: what stands in the way of a time, and what is said of it.

## Times that are held for somebody to pick
specialist-choose-held = held
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
    { $when }: you offered it, and that day is closed by now.

## Booking at any hour
specialist-put-warn-blocked = ⚠️ You have blocked { $range }.
specialist-put-kind-b32 = ↻ { $name } · { $duration }

## Copying a week, and a client who is typed
specialist-copy-stretches = { $count ->
    [one] { $count } stretch, with the starts that fit now.
   *[other] { $count } stretches, with the starts that fit now.
}
refusal-contact = I can't make out the phone. Write a name and one number with all its digits: <code>Olivia Reed, +44 20 7946 0018</code>
