### Accounts, bills and terms.

## When a month is paid
specialist-term-day-after-b32 = 📆 A month, after it…
specialist-term-day-before-b32 = ⏩ A month, ahead…
specialist-term-day-after = 📆 <b>By which day of the next month does { $name } pay?</b>
specialist-term-day-before = ⏩ <b>By which day of the month does { $name } pay for it?</b>
specialist-term-day-ask = Choose a day, or type a number from 1 to 28.
specialist-term-day-b4 = { $day }
specialist-term-day-chosen-b4 = ✓{ $day }
refusal-typed-pay-day = That is not a day I can use. Type a number from 1 to 28: each month has those.

## Bills
specialist-bills-lost = { $count ->
    [one] 🚫 One bill can't be delivered: they aren't in the bot, or have blocked it.
   *[other] 🚫 { $count } bills can't be delivered: these clients aren't in the bot, or have blocked it.
}
specialist-bills-row-lost-b32 = 🚫 { $name } · { $sum }

## Packs
specialist-pack-row-booked = { $left } of { $lessons } left, { $booked } of them booked · { $price }
specialist-pack-explain = Lessons that are booked already and still to come are of the new pack. Lessons held before keep their price.
specialist-booking-pack = 🎟 Of a pack: { $left } of { $lessons } left
client-pack-left = 🎟 Your pack: { $left } of { $lessons } lessons left
client-pack-left-of = 🎟 { $name }: { $left } of { $lessons } lessons left in the pack
