### A week as a picture, and a link as a QR code. What is drawn has no markup.

## Buttons and screens
picture-week-b16 = 🖼 Picture
picture-code-b32 = 🔳 QR code as a picture
specialist-picture-week-ask = 🖼 <b>Picture of the week { $days }</b>
specialist-picture-week-ask-free = Free times: no names, with your link and a QR code. Forward it to anybody.
specialist-picture-week-ask-whole = The whole plan: with clients' names, for your own eyes.
picture-week-free-b32 = 🟢 Free times
picture-week-whole-b32 = 📋 The whole plan
picture-week-this = This week
picture-week-next = Next week

## QR code
picture-code-words = Point your phone's camera here to book

## Free times
picture-free-title = Free { $days }
picture-free-none = nothing free
picture-free-empty = Nothing is free this week. Other days are behind the link.
picture-free-call = Book in Telegram
picture-free-caption = { $title } · { $tenant }
picture-clock = Times in { $city }, UTC{ $offset }
picture-clock-changing = Times in { $city }

## The whole plan
picture-week-title = Week { $days }
picture-week-caption = { $title } · { $tenant }
picture-week-booked = { $count ->
    [one] { $count } booking
   *[other] { $count } bookings
}
picture-week-group = { $taken }/{ $seats } · { $names }
picture-week-somebody = a client
picture-week-taken = booked
picture-week-asked = waiting for an answer
picture-week-free = free
picture-week-off = hidden or closed
picture-week-hidden = hidden
picture-week-blocked = closed
picture-week-offered = offered
picture-week-window = stretch
picture-week-closed = day off
picture-week-empty = no times

## Totals and files
picture-papers-b32 = 📊 Totals and files
specialist-picture-papers-title = 📊 <b>Totals and files</b>
specialist-picture-papers-days = { $days }
specialist-picture-papers-ask = For other days, type <code>1.10-31.10</code> or <code>October</code>
picture-papers-week = This week
picture-papers-month = This month
picture-papers-before = Last month
picture-papers-ahead = Three months
picture-paper-lessons-b16 = 📈 Lessons
picture-paper-income-b16 = 💰 Income
picture-paper-outcomes-b16 = 🎓 Outcomes
picture-paper-load-b16 = 🔥 Busy hours
picture-paper-bookings-xlsx-b16 = 📗 Bookings XLSX
picture-paper-bookings-csv-b16 = 📄 Bookings CSV
picture-paper-money-xlsx-b16 = 📗 Money XLSX
picture-paper-money-csv-b16 = 📄 Money CSV
picture-paper-plan-b32 = 📅 Plan for a calendar (.ics)
picture-stretch = { $days } { $year }
picture-stretch-years = { $from } { $from_year } – { $to } { $to_year }
refusal-stretch-typed = We can't read these days. Type them like 1.10-31.10, or a month: October.
refusal-stretch-long = That is too much for one file: up to five years at a time, with the first day before the last.

## Tables
picture-table-bookings = Bookings
picture-table-money = Money
picture-column-start = Start
picture-column-end = End
picture-column-client = Client
picture-column-service = Service
picture-column-status = Status
picture-column-price = Price
picture-column-charged = Charged
picture-column-paid = Paid
picture-column-owed = Owed
picture-column-place = Place
picture-column-answer = Answer when booking
picture-column-created = Booked on
picture-column-number = Number
picture-column-day = Date
picture-column-what = What
picture-column-lesson = Lesson at
picture-column-method = Method
picture-column-note = Note
picture-paid-how = { $method ->
    [cash] cash
    [transfer] transfer
    [card] card
   *[other] other
}
picture-entry-charge = Charge
picture-entry-charge-back = Charge taken back
picture-entry-payment = Payment
picture-entry-payment-back = Payment taken back

## The plan for a calendar
picture-plan-entry = { $name } · { $service }

## Charts
picture-chart-caption = { $title }, { $days } · { $tenant }
picture-chart-empty = Nothing in these days
picture-chart-lessons = Lessons
picture-chart-lessons-note = Past: { $done }, ahead: { $ahead }, called off: { $void }
picture-chart-done = past
picture-chart-ahead = ahead
picture-chart-void = called off
picture-chart-income = Income
picture-chart-income-note = Received: { $paid }. Still owed for lessons of these days: { $owed }
picture-chart-outcomes = How lessons ended
picture-chart-outcomes-note = { $count ->
    [one] { $count } booking in all
   *[other] { $count } bookings in all
}
picture-chart-share = { $count } · { $percent }%
picture-chart-load = Busy hours
picture-chart-load-note = How many bookings fell into each hour, times in { $city }
