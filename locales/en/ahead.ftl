### What is to be paid ahead, and bills that have left.

common-ahead-to-pay = ⏩ To pay ahead: { $sum }
common-ahead-month = { $month } · lessons: { $count } · { $sum }
common-ahead-pack = 🎟 Pack, { $left } of { $lessons } left · { $sum }
common-ahead-pack-of = { $name } · 🎟 Pack, { $left } of { $lessons } left · { $sum }
common-ahead-paid = Paid of it: { $sum }

## The client
client-owing-ahead-title = ⏩ <b>To pay ahead: { $sum }</b>
    { $tenant }
client-owing-ahead-note = The specialist marks what you pay ahead once they see the money.

## The specialist
specialist-money-ahead-b32 = To pay ahead: { $sum }
specialist-money-all-ahead-b32 = With what is ahead: { $sum }
specialist-balances-row-to-pay-b32 = ⏩ { $name } · { $sum }
specialist-pack-to-pay = <b>To pay: { $sum }</b>
specialist-pack-end-one-b32 = ✖ End: { $count } of { $lessons } left
specialist-undone-price-toast = Taken back. The pack is used up, so the lesson costs { $price }

## Bills
notice-bill-ahead = <b>Lessons ahead: { $count } · { $sum }</b>
specialist-bills-all-sent = All bills are sent, and nothing has changed since.
specialist-bills-row-sent-b32 = ✓ { $name } · { $sum }
specialist-bills-left-toast = { $count ->
    [one] { $count } bill sent, { $left } left: tap again
   *[other] { $count } bills sent, { $left } left: tap again
}
refusal-bill-unchanged-alert = This bill was sent today already, and nothing has changed since.
