### What somebody who runs a practice is told of it.

## What I am told
settings-told-b32 = 🔔 What I am told
settings-told-title = 🔔 <b>What I am told · { $tenant }</b>
settings-told-explain = 🔔 comes to you, 🔕 does not. Tap to change. Requests wait on your home screen in any case.
settings-told-kind = { $kind ->
    [requests] New requests
    [bookings] New bookings
    [cancellations] Cancellations
    [moves] Moves
    [not_coming] Can't come
    [others] Other changes
   *[outcomes] How it went
}
settings-told-on-b16 = 🔔 { settings-told-kind }
settings-told-off-b16 = 🔕 { settings-told-kind }
settings-told-reminders = ⏰ Before a lesson: { $list }
settings-told-reminders-none = ⏰ Before a lesson: no reminder
settings-told-reminders-b32 = ⏰ Remind me before a lesson
settings-told-every-day = every day
settings-told-plan-b16 = ☀️ Day plan
settings-told-unpaid-b16 = 💸 Unpaid

## Reminders of one's own lessons
settings-told-ahead-title = ⏰ <b>How long before a lesson shall we remind you?</b>
settings-told-ahead-ticked = ☑ is how long before a lesson we write to you.
settings-told-ahead-none = You get no reminders. Tick how long before a lesson we write to you.
settings-told-ahead-off-b32 = No reminders

## Day by day
settings-told-daily = { $told ->
    [plan] { $at ->
        [none] ☀️ The day's plan: not sent
       *[hour] ☀️ The day's plan: { $time }, { $days }
    }
   *[unpaid] { $at ->
        [none] 💸 The unpaid list: not sent
       *[hour] 💸 The unpaid list: { $time }, { $days }
    }
}
settings-told-daily-title = { $told ->
    [plan] ☀️ <b>When shall we send the day's plan?</b>
   *[unpaid] 💸 <b>When shall we send the unpaid list?</b>
}
settings-told-daily-explain = { $told ->
    [plan] Who comes today, and which requests wait for you. An empty day sends nothing.
   *[unpaid] Who has not paid yet, and how much. Nothing unpaid sends nothing.
}
settings-told-daily-ask = Tap an hour or type your own, such as 7:30.
settings-told-daily-off-b32 = Don't send it
settings-told-weekday-b4 = { $day }
settings-told-weekday-chosen-b4 = { $day }☑

## The messages
notice-plan = { $count ->
    [0] ☀️ <b>{ $day }: no bookings</b>
    [one] ☀️ <b>{ $day }: { $count } booking</b>
   *[other] ☀️ <b>{ $day }: { $count } bookings</b>
}
notice-plan-row = { $range } · { $name } { $icon }
notice-plan-requests = { $count ->
    [one] 📥 { $count } request waits for an answer
   *[other] 📥 { $count } requests wait for an answer
}
notice-plan-open-b32 = 🗓 Open the day
notice-unpaid-row = { $name } · { $price } · { $days }
notice-unpaid-open-b32 = 💸 Open the list
refusal-daily-hour-typed = That doesn't read as an hour. Type it in digits, such as 7:30.
