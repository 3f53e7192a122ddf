### Kinds of service, and what a single time has of its own.

## Kinds of service
settings-kinds-b32 = 📚 Kinds of lessons
settings-kinds-title = 📚 <b>Kinds of lessons</b>
settings-kinds-explain = The first is the usual one: new times are made of it.
settings-kind-line = • { $service }
settings-kind-line-group = • { $service } · { $seats } seats
settings-kind-line-retired = 🗄 { $service }
settings-kind-b32 = { $name }
settings-kinds-add-b32 = ➕ Add a kind
settings-kinds-place-b32 = 📍 Place for all
settings-kinds-place-all = all lessons
settings-kind-new-ask = <b>What is the new kind called?</b>
    Write it in one message, for example: Talk club
settings-kind-title = 🎓 <b>{ $name }</b>
settings-kind-terms = { $duration }
settings-kind-terms-priced = { $duration } · { $price }
settings-kind-seats = { $count ->
    [one] { $count } seat
   *[other] { $count } seats
}
settings-kind-usual = ⭐ The usual one: new times are made of it
settings-kind-retired = 🗄 Archived: no new times, those created stay
settings-kind-name-b16 = ✏️ Name
settings-kind-make-usual-b16 = ⭐ Usual
settings-kind-retire-b16 = 🗄 Archive
settings-kind-back-b16 = ↩ Bring back
settings-kind-usual-toast = New times are made of this kind now
settings-kind-retired-toast = Archived. Times created before stay.
settings-kind-back-toast = It is back
settings-kind-ask-name = <b>{ $name }: what to call it?</b>
    Write the new name in one message.
settings-kind-ask-length = <b>{ $name }: how long is it?</b>
    Choose or write the minutes. Times created before don't change.
settings-kind-ask-price = <b>{ $name }: what does it cost?</b>
    Now: { $price }
    Write the sum in { $currency }; 0 shows no price. Times created before don't change.
settings-kind-ask-seats = <b>{ $name }: how many seats?</b>
    One for a single client, more for a group. Choose or write a number. Times created before don't change.

## What a time, a kind or the practice has
specialist-slot-seats-b16 = 👥 Seats: { $count }
specialist-slot-place-b16 = 📍 Place
specialist-slot-note-b16 = 📝 For clients
specialist-clear-b32 = 🗑 Take it away
specialist-place-title = 📍 <b>Where it is: { $name }</b>
specialist-place-ask = { $count ->
    [one] Write an address or a link, up to { $count } character. Bookings made before keep their place.
   *[other] Write an address or a link, up to { $count } characters. Bookings made before keep their place.
}
specialist-slot-ask-price = 💰 <b>{ $when }: what does it cost?</b>
    Now: { $price }
    Write the sum in { $currency }; 0 shows no price. Who is booked pays what it was.
specialist-slot-ask-seats = 👥 <b>{ $when }: how many seats?</b>
    Choose or write a number.
specialist-slot-ask-note = 📝 <b>{ $when }: what should clients know?</b>
specialist-slot-ask-note-how = { $count ->
    [one] Write it in one message, up to { $count } character. Everybody who books will see it.
   *[other] Write it in one message, up to { $count } characters. Everybody who books will see it.
}

## The grid of hours
specialist-add-kind-b32 = 🎓 { $name }
specialist-add-kinds-title = <b>What are the times for?</b>

## Refusals
refusal-slot-overlap-who-alert = This overlaps with { $with }: { $name }. Pick other hours.
refusal-few-seats-alert = { $count ->
    [one] { $count } seat is taken already, it can't be fewer.
   *[other] { $count } seats are taken already, it can't be fewer.
}
refusal-last-kind-alert = This is the last kind of lessons: times can't be made without one. Add another first.
refusal-kinds-many-alert = { $count ->
    [one] There can be { $count } kind of lessons at most. Bring one back from the archive.
   *[other] There can be { $count } kinds of lessons at most. Bring one back from the archive.
}
refusal-minutes = This doesn't look like a length. Write the minutes, from { $min } to { $max }, for example 45.
refusal-seats = { $count ->
    [one] Write the number of seats, from 1 to { $count }.
   *[other] Write the number of seats, from 1 to { $count }.
}
