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
specialist-payment-give-receipt-b32 = 🧾 Mark: receipt given
specialist-payment-no-receipt-b32 = 🧾 Mark: no receipt yet
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

## Who owes
specialist-unpaid-hint = Money has come? Type one line: <i>Anna 6000</i>
specialist-unpaid-later = Not due yet: { $sum }
specialist-unpaid-lessons-b32 = 📋 What is unpaid, one by one
specialist-balances-b16 = ⚖️ Balances
specialist-report-b16 = 📊 Report
specialist-balances-title = ⚖️ <b>Balances</b>
specialist-balances-owed = To be paid: { $sum }
specialist-balances-ahead = Paid ahead: { $sum }
specialist-balances-none = All is even: nobody owes, and nobody has paid ahead.
specialist-balances-row-owed-b32 = 💸 { $name } · { $sum }
specialist-balances-row-ahead-b32 = ➕ { $name } · { $sum }
specialist-remind-b32 = 🔔 Remind all
specialist-remind-title = 🔔 <b>Remind of what is to be paid?</b>
specialist-remind-more = { $count ->
    [one] and { $count } client more
   *[other] and { $count } clients more
}
specialist-remind-sample = <b>Each gets this, with their own sum:</b>
specialist-remind-quiet = Those who have set quiet hours get it after them, the others at once.
specialist-remind-yes-b32 = 🔔 Remind: { $count }
specialist-reminded-toast = { $count ->
    [one] { $count } person will be reminded
   *[other] { $count } people will be reminded
}
specialist-money-lesson-b32 = 💸 { $date }, { $time } · { $sum }
specialist-money-lesson-claimed-b32 = ⏳ { $date }, { $time } · { $sum }
specialist-money-term-b16 = 📆 When they pay
specialist-money-packs-b16 = 🎟 Packs
specialist-money-bill-b32 = 🧾 The month's bill
specialist-money-pack = 🎟 Pack: { $left } of { $lessons } left

## When they pay
specialist-term-title = 📆 <b>When does { $name } pay?</b>
specialist-term-lesson = { $amount ->
    [0] At once after each lesson
    [one] Each lesson, within { $amount } day
   *[other] Each lesson, within { $amount } days
}
specialist-term-after = A month, by day { $amount } of the next one
specialist-term-before = A month ahead, by its day { $amount }
specialist-term-pack = In packs, ahead
specialist-term-explain = After that a lesson is a debt. A new term counts for lessons from now on.
specialist-term-lesson-b16 = { $amount ->
    [0] At once
   *[other] In { $amount } days
}
specialist-term-pack-b32 = 🎟 In packs
specialist-term-chosen-b32 = ✓ { $label }

## Packs
specialist-pack-title = 🎟 <b>Packs · { $name }</b>
specialist-pack-row = { $left } of { $lessons } left · { $price }
specialist-pack-row-ended = Ended: { $lessons } for { $price }
specialist-pack-ask = For a new pack type how many lessons, and what they cost together: <i>10 120</i>, or each: <i>10 at 12</i>. Up to { $count } lessons. Bookings from now on draw from it.
specialist-pack-paid-b32 = 💰 The pack is paid: { $sum }
specialist-pack-ended-toast = The pack has ended
notice-pack-left = { $left ->
    [0] 🎟 <b>Your pack is used up</b>
    [one] 🎟 <b>{ $left } lesson is left in your pack</b>
   *[other] 🎟 <b>{ $left } lessons are left in your pack</b>
}
    { $tenant } · { $name } · { $lessons } in all
notice-pack-left-of = { $left ->
    [0] 🎟 <b>{ $name }: the pack is used up</b>
    [one] 🎟 <b>{ $name }: { $left } lesson left in the pack</b>
   *[other] 🎟 <b>{ $name }: { $left } lessons left in the pack</b>
}
    { $tenant } · { $lessons } in all
notice-pack-open-b32 = 🎟 The client's packs

## Reports and bills
specialist-report-title = 📊 <b>{ $month }</b>
specialist-report-lessons = By lessons
specialist-report-received = By payments
specialist-report-none = Nothing in this month yet.
specialist-report-charged = Lessons that cost: { $count } · { $sum }
specialist-report-covered = Paid of it: { $sum }
specialist-report-left = Still to come: { $sum }
specialist-report-paid = Payments: { $count } · { $sum }
specialist-report-method = { $method ->
    [cash] Cash
    [transfer] Transfers
    [card] Card
    [other] Other
   *[unknown] Not said how
}: { $sum }
specialist-report-no-receipt = 🧾 Without a receipt: { $count } · { $sum }
specialist-report-bills-b32 = 🧾 Bills of the month
notice-bill-lesson = { $when } · { $sum }
notice-bill-lesson-paid = { $when } · { $sum } ✓
notice-bill-sum = <b>Lessons: { $count } · { $sum }</b>
notice-bill-paid = Paid: { $sum }
notice-bill-before = For months before: { $sum }
notice-bill-to-pay = <b>To pay: { $sum }</b>
notice-bill-even = <b>All is paid</b>
specialist-bill-title = 🧾 <b>Bill · { $name }</b>
    { $month }
specialist-bill-none = Nothing to pay in this month.
specialist-bill-send-b32 = ✉️ Send the bill
specialist-bill-sent-toast = The bill is sent
specialist-bills-title = 🧾 <b>Bills · { $month }</b>
specialist-bills-none = Nobody has to pay for this month.
specialist-bills-count = { $count ->
    [one] { $count } client · to pay { $sum }
   *[other] { $count } clients · to pay { $sum }
}
specialist-bills-send-b32 = ✉️ Send to all: { $count }
specialist-bills-sent-toast = { $count ->
    [one] { $count } bill is sent
   *[other] { $count } bills are sent
}
notice-bill = 🧾 <b>{ $month } · { $tenant }</b>
    { $name }
notice-undone-owed = 💸 To be paid again: { $sum }

refusal-typed-pack = Type how many lessons, and what they cost together: <i>10 120</i>, or each: <i>10 at 12</i>.
refusal-nobody-to-remind-alert = Nobody to remind: nobody owes past the term, or all were reminded today.
refusal-charge-changed = While you were typing, the terms have changed. See what it costs now, and type it again.
