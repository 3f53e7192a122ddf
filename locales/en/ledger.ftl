### Money: payments, balances, terms.

## A payment in one line
specialist-pay-ask = 💰 <b>Record { $sum } from { $name }?</b>
specialist-pay-owes = To be paid now: { $sum }
specialist-pay-owes-nothing = Nothing is to be paid now
specialist-pay-then-owes = Left after it: { $sum }
specialist-pay-then-ahead = Paid ahead after it: { $sum }
specialist-pay-then-even = After it all is paid
specialist-pay-same = ⚠️ The same sum is recorded already: { $when } ({ $who }). Is this another one?
specialist-pay-other = Another sum or client? Type the line again.
specialist-pay-record-b32 = ✅ Record { $sum }
specialist-pay-again-b32 = ✅ Record { $sum } once more
specialist-pay-who = 💰 <b>{ $sum }: from whom?</b>
specialist-pay-recorded-toast = Recorded: { $sum }
specialist-pay-back-toast = ↩ Payment taken back

## One payment
specialist-payment-title = 💰 <b>{ $sum } · { $name }</b>
specialist-payment-back-title = ↩ <b>Payment taken back: { $sum } · { $name }</b>
specialist-payment-back-at = Taken back { $when }
specialist-payment-day = Received: { $day }
specialist-payment-method = By: { $method ->
    [cash] cash
    [transfer] transfer
    [card] card
   *[other] other
}
specialist-payment-receipt = 🧾 Receipt given
specialist-payment-covers = <b>What it pays</b>
specialist-payment-lesson = { $when } · { $sum }
specialist-payment-ahead = Ahead: { $sum }
specialist-payment-method-b16 = { $method ->
    [cash] Cash
    [transfer] Transfer
    [card] Card
   *[other] Other
}
specialist-payment-method-chosen-b16 = { $method ->
    [cash] ✓ Cash
    [transfer] ✓ Transfer
    [card] ✓ Card
   *[other] ✓ Other
}
specialist-payment-give-receipt-b32 = 🧾 Receipt given
specialist-payment-no-receipt-b32 = 🧾 No receipt yet
specialist-payment-day-b16 = 📅 Day
specialist-payment-note-b16 = ✏️ Note
specialist-payment-correct-b32 = ↩ Correct the sum
specialist-payment-day-ask = When did the money come? Choose, or type: <i>21.11</i>.
specialist-payment-today-b16 = Today
specialist-payment-yesterday-b16 = Yesterday
specialist-payment-note-ask = Type a note of up to { $count } characters. You alone see it.
specialist-payment-correct-ask = Type the right sum. The record of before stays in the history as taken back.
specialist-payment-take-back-b32 = 🗑 Take the payment back

## A client's money
specialist-card-money-b16 = 💰 Money
specialist-money-title = 💰 <b>Money · { $name }</b>
specialist-money-none = No payments yet.
specialist-money-payments = Payments: { $count }
specialist-money-new-b32 = ➕ Record a payment
specialist-money-new-title = 💰 <b>How much came from { $name }?</b>
specialist-money-new-ask = Type the sum, in { $currency }. From your home screen one line does the same: the name and the sum.
specialist-money-all-b32 = All that is to be paid: { $sum }
specialist-money-row-b32 = { $day } · { $sum }
specialist-money-row-receipt-b32 = { $day } · { $sum } 🧾
specialist-money-row-back-b32 = ↩ { $day } · { $sum }

## Refusals
refusal-nobody-called = There is no client called “{ $name }”. Type the name as in your list of clients, and the sum: <i>Anna 6000</i>.
refusal-paid-meanwhile-alert = While you were looking, another payment of this client was recorded. Check it, and tap again if need be.
refusal-payment-built-on-alert = This payment confirmed a booking, whose status has changed since. Take that booking's status back first.
refusal-payment-day = This is no day on which money can have come. Type, for example, <i>21.11</i> or “yesterday”.
