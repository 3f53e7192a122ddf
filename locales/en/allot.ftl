### What a payment is for, another sum, and a receipt from any screen.

## What for
specialist-pay-for-b32 = 🎯 Choose lessons
specialist-pay-for-title = 🎯 <b>What is { $sum } from { $name } for?</b>
specialist-pay-for-chosen = Ticked: { $sum }
specialist-pay-for-stays = What is not ticked remains to be paid.
specialist-pay-for-short = It is not enough for all: the earliest are paid first. What is not ticked remains to be paid.
specialist-pay-for-oldest = The other { $sum } pays the earliest of what is not ticked; anything over is kept for later lessons.
specialist-pay-for-row-b32 = { $on ->
    [yes] ✓ { $date }, { $time } · { $sum }
   *[no] ▫️ { $date }, { $time } · { $sum }
}
specialist-pay-for-whose-b32 = { $on ->
    [yes] ✓ { $date } · { $sum } · { $name }
   *[no] ▫️ { $date } · { $sum } · { $name }
}
specialist-pay-for-done-b32 = ✅ Done

## Another sum came
notice-claimed-other-b32 = ✏️ Another sum
specialist-claim-other-title = ✏️ <b>How much came from { $name }?</b>
specialist-claim-other-said = The client says they have paid { $sum }
specialist-claim-other-ask = Type the sum that really came. What is missing remains to be paid, anything over is kept for later lessons.
specialist-claim-all-b32 = ✅ All of it came: { $sum }
notice-payment-ahead = Paid ahead: { $sum }

## A receipt from any screen
client-receipt-title = 🧾 <b>Is this a receipt?</b>
client-receipt-ask = We will pass it on to your specialist and say that you have paid. If it is something else, go back.
client-receipt-yes-b32 = ✅ Yes: { $sum } · { $name }
client-receipt-none = 🧾 <b>No receipt is needed now</b>
    Send it when there is something to pay.
refusal-nothing-to-prove = This looks like a receipt, but there is nothing to pay now, and what you pay ahead the specialist marks themselves. To say something, tap “Write”.

## History
settings-history-received = payment of { $sum } entered, { $name }
settings-history-pay-corrected = { $name }: payment { $was } → { $sum }
settings-history-pay-corrected-unsaid = { $name }: payment corrected
settings-history-pay-back = payment of { $sum } taken back, { $name }
settings-history-pay-back-unsaid = payment taken back, { $name }
settings-history-pay-meant = { $name }: payment is for other lessons now
settings-history-term = { $name }: new payment term
settings-history-pack-sold = { $name }: pack of { $count ->
    [one] { $count } lesson
   *[other] { $count } lessons
} for { $sum }
settings-history-pack-sold-unsaid = { $name }: pack of { $count ->
    [one] { $count } lesson
   *[other] { $count } lessons
}
settings-history-pack-ended = { $name }: pack closed, { $count ->
    [0] no lessons left
    [one] { $count } lesson was left
   *[other] { $count } lessons were left
}
settings-history-bill = bill sent: { $name }, { $month }
settings-history-bills = bills sent: { $month }, { $count ->
    [one] { $count } client
   *[other] { $count } clients
}
settings-history-reminded = payment reminder to { $count ->
    [one] { $count } person
   *[other] { $count } people
}
