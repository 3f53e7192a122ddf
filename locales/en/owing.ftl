### What a client owes, how to pay it, and "I have paid".

## The client's side
client-owing-home-b32 = 💸 To pay: { $price }
client-owing-title = 💸 <b>To pay: { $sum }</b>
    { $tenant }
client-owing-none = 💸 <b>All is paid</b>
    { $tenant }
client-owing-row = { $when } · { $price }
client-owing-row-claimed = ⏳ { $when } · { $price }
client-owing-how = <b>How to pay</b>
    { $note }
client-owing-ask-how = Your specialist will tell you how to pay.
client-owing-claimed = ⏳ Your specialist checks and confirms it. You can send the receipt here, as a picture or a file.
client-owing-proven = ⏳ The receipt is passed on. Your specialist checks and confirms it.
client-owing-paid-b32 = ✅ I have paid · { $price }
client-owing-paid-one-b32 = ✅ { $date }, { $time } · { $price }
client-owing-copy-b16 = 📄 { $label }
client-owing-claimed-toast = Passed on to your specialist
client-owing-all-b32 = 💸 To pay, all specialists
client-owing-all-title = 💸 <b>To pay</b>
client-owing-all-none = 💸 <b>All is paid</b>
    What you owe to your specialists will be here.
client-owing-all-row-b32 = { $name } · { $price }

## The specialist's side
specialist-unpaid-row-claimed-b32 = ⏳ { $name } · { $price } · { $days }
specialist-unpaid-claimed = ⏳ The client says it is paid.
specialist-booking-claimed = ⏳ The client says they have paid { $sum }
specialist-claim-seen-toast = The payment is entered, and the client knows
specialist-claim-seen-before-toast = It had been entered as paid already
specialist-claim-left-toast = { $sum } is entered. The price has changed since: { $left } is still to pay
specialist-claim-less-toast = { $sum } is entered, all that was still to pay. The client said { $claimed }
specialist-claim-unseen-toast = We told the client kindly that it can't be seen yet
settings-pay-note-b32 = 💳 How to pay you
settings-pay-note-title = 💳 <b>How do clients pay you?</b>
settings-pay-note-none = Nothing is said yet: clients will ask you.
settings-pay-note-now = Clients see now:
    { $note }
settings-pay-note-ask = { $count ->
    [one] Write it in one message, up to { $count } character. The client can copy a card or phone number by a button.
   *[other] Write it in one message, up to { $count } characters. The client can copy a card or phone number by a button.
}
settings-pay-note-remove-b32 = 🗑 Remove it

## Notices
notice-claimed = 💸 <b>{ $name } · paid { $sum }?</b>
notice-claimed-more = { $count ->
    [one] and { $count } more booking
   *[other] and { $count } more bookings
}
notice-claimed-ask = The client says they have paid. Do you see the money?
notice-claimed-yes-b16 = ✅ Yes, paid
notice-claimed-no-b16 = ✖ Don't see it
notice-claimed-seen = ✅ Entered as paid: { $sum } · { $time }
notice-claimed-seen-by = ✅ Entered as paid: { $sum } · { $who } · { $time }
notice-claimed-unseen = ✖ Not seen yet: { $sum } · { $time }
notice-claimed-unseen-by = ✖ Not seen yet: { $sum } · { $who } · { $time }
notice-claimed-moot = ➖ Nothing to pay any more: { $sum } · { $time }
notice-claimed-moot-by = ➖ Nothing to pay any more: { $sum } · { $who } · { $time }
notice-proof = 🧾 { $name } · receipt for { $sum }
notice-payment-seen = ✅ <b>Payment received: { $sum }</b>
    { $tenant }
notice-payment-left = Still to pay: { $sum }
notice-payment-unseen = 💸 <b>Your payment can't be seen yet: { $sum }</b>
    { $tenant }
    It may still be on its way. Check it and tell us again, or write to your specialist.
notice-payment-again-b16 = 💸 To pay

## Refusals
refusal-claimed-already-alert = We have passed this on already. Your specialist will answer.
refusal-claim-first = First tap “I have paid”, then send the receipt.
refusal-proof-there = Your receipt is with the specialist already, one is enough. For anything else tap “Write”.
refusal-claim-settled-alert = This has been answered already: nothing was entered twice.
