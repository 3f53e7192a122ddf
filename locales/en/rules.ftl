### The rules of a practice, how a day went, and a note to who owes.

## Rules
settings-rules-b32 = 📏 Booking rules
settings-rules-title = 📏 <b>Booking rules</b>
settings-rules-approval-newcomers = Bookings: you approve new clients, the others book at once
settings-rules-explain = Whom you approve: everybody, new clients only, or nobody.
settings-rules-approval = { $approval ->
    [always] All
    [newcomers] New
   *[never] Nobody
}
settings-rules-approval-b7 = { settings-rules-approval }
settings-rules-approval-chosen-b7 = { settings-rules-approval }☑
settings-rules-rule-b32 = { $rule ->
    [notice] ⏳ Book at least { $value } before
    [horizon] 📅 Book ahead: { $value }
    [active] 👤 Bookings a client: { $value }
    [requests] 📥 Requests, newcomer: { $value }
   *[debt] { $amount ->
        [0] 💸 Debts: no reminder
       *[other] 💸 Debts: every { $value }
    }
}
settings-rules-rule-title = { $rule ->
    [notice] ⏳ <b>How long before the start can one still book?</b>
    [horizon] 📅 <b>How many days ahead can one book?</b>
    [active] 👤 <b>How many bookings ahead may a client have?</b>
    [requests] 📥 <b>How many open requests may a newcomer have?</b>
   *[debt] 💸 <b>How often shall we gently remind of a debt?</b>
}
settings-rules-rule-explain = { $rule ->
    [notice] A rule for clients: you yourself book at any time.
    [horizon] Clients see no times beyond it. Who waits hears when they can be booked.
    [active] They can't book more until something is over.
    [requests] A newcomer is whom you have never accepted.
   *[debt] We write to those past their term, no more often, and not in quiet hours. Who says they have paid hears nothing.
}
settings-rules-rule-now = { $rule ->
    [notice] Now: { $value } before
    [debt] { $amount ->
        [0] Now: no reminder
       *[other] Now: every { $value }
    }
   *[other] Now: { $value }
}
settings-rules-choice = { $rule ->
    [debt] { $amount ->
        [0] None
       *[other] { $shown }
    }
   *[other] { $shown }
}
settings-rules-choice-b7 = { settings-rules-choice }
settings-rules-choice-now-b7 = { settings-rules-choice }☑
settings-rules-type-length = Tap one or type it, such as: 36 h, 2 days.
settings-rules-type-days = Tap one or type a number of days, such as: 45, or 2 weeks.
settings-rules-type-number = Tap one or type a number.
settings-rules-set-toast = Done, the rule is changed
settings-rules-deadlines-b32 = ✖ Deadlines to cancel and move
settings-rules-currency-b32 = 💱 Currency: { $currency }
settings-rules-currency-title = 💱 <b>Currency: { $currency }</b>
settings-rules-currency-fixed = It can't be changed any more: there are bookings with a price, or payments.
settings-rules-currency-ask = Choose another or type a code, such as PLN. It can be changed while no booking has a price.
settings-rules-currency-toast = Currency: { $currency }
refusal-rule-typed = That won't do. Type a number or a length of time, such as: 14, 36 h, 2 days.
refusal-currency-fixed = { $currency } can't be changed any more: there are bookings with a price, or payments.

## How did it go?
notice-outcomes = 🎓 <b>How did it go? { $day }</b>
notice-outcomes-open = { $range } · { $name }
notice-outcomes-said = { $range } · { $name }: { $icon } { $status }
notice-outcomes-by-itself = { $range } · { $name }: { $icon } { $status } (by itself)
notice-outcomes-way = { $icon } { $step }
notice-outcomes-legend = { $ways }
notice-outcomes-row-b32 = { $name } · { $icon } { $status }
notice-outcomes-name-b7 = { $name }
notice-outcomes-way-b7 = { $icon }
notice-outcomes-all-b32 = { $icon } All: { $step }
settings-told-went-toast = { $count ->
    [one] Marked: { $count } lesson
   *[other] Marked: { $count } lessons
}

## What is owed past its term
notice-owes = 💳 <b>A gentle reminder to pay · { $tenant }</b>
    To be paid: { $count } · { $sum }
notice-owes-row = { $when } · { $sum }
notice-owes-open-b32 = 💳 How to pay
