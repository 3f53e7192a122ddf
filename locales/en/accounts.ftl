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

## Corrections, and who pays together
specialist-money-together = 👥 Pays together with { $names }
specialist-money-correct-b32 = ⚖️ Refund or opening balance
specialist-money-row-correction-b32 = { $sort ->
    [refund] { $day } · given back { $sum }
    [owed] { $day } · owed before { $sum }
    [ahead] { $day } · paid ahead { $sum }
   *[moved] { $day } · moved { $sum }
}
specialist-correct-title = ⚖️ <b>Refund or opening balance · { $name }</b>
specialist-correct-explain = Money you gave back, and what was owed or paid ahead before you began here. It counts like all other entries and can be taken back.
specialist-correct-refund-b32 = ↩ I gave money back
specialist-correct-owed-b32 = ⚖️ They already owed me
specialist-correct-ahead-b32 = ⚖️ They had already paid ahead
specialist-correct-ask-title = { $sort ->
    [refund] ↩ <b>How much did you give back? { $name }</b>
    [owed] ⚖️ <b>How much did { $name } owe when you began?</b>
   *[ahead] ⚖️ <b>How much had { $name } paid ahead when you began?</b>
}
specialist-correct-ask = Type the sum, and a note if you like: <i>2000 for May</i>
specialist-correction-title = { $sort ->
    [refund] ↩ <b>Given back: { $sum } · { $name }</b>
    [owed] ⚖️ <b>Owed before: { $sum } · { $name }</b>
    [ahead] ⚖️ <b>Paid ahead before: { $sum } · { $name }</b>
   *[moved] ⇄ <b>Moved between accounts: { $sum } · { $name }</b>
}
specialist-correction-day = Day: { $day }
specialist-correction-back-b32 = 🗑 Take it back
specialist-report-correction = { $sort ->
    [refund] ↩ Given back: { $sum }
    [owed] ⚖️ Owed before, entered: { $sum }
   *[ahead] ⚖️ Paid ahead before, entered: { $sum }
}
specialist-unpaid-besides = Besides lessons: { $sum }. See Balances.
client-owing-besides = From before, besides these lessons: { $sum }
settings-history-corrected = { $sort ->
    [refund] given back to { $name }: { $sum }
    [owed] { $name } owed before: { $sum }
   *[ahead] { $name } had paid ahead before: { $sum }
}
picture-entry-correction = { $sort ->
    [refund] Given back
    [owed] Owed before
    [ahead] Paid ahead before
   *[moved] Moved between accounts
}{ $back ->
    [1] , taken back
   *[0] {""}
}
refusal-nothing-to-give-back = You can give back what is paid ahead, and there is less than that. If a lesson doesn't count, mark it free or cancelled first: its money is ahead then.
refusal-typed-correction = I couldn't read a sum there. Type it like this: <i>2000</i> or <i>2000 for May</i>.
