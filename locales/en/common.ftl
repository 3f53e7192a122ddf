### Words that all screens share: buttons, dates, times, money.
### A button carries its size in its name: -b32 alone in a row, -b16 in twos, -b7 in fours, -b4 in sevens.

common-language = English

## Buttons
common-back-b16 = ‹ Back
common-home-b4 = ⌂
common-prev-b4 = ‹
common-next-b4 = ›
common-page-b7 = { $page }/{ $pages }
common-undo-b32 = ↩ Back to: { $status }
common-choice-b16 = { $label }
common-chosen-b16 = ✓ { $label }
common-write-b16 = ✉️ Write
common-share-b16 = 📤 Share
common-copy-b16 = 📄 Copy
common-settings-b16 = ⚙ Settings

## Lines that screens are made of
common-when = { $day }, { $time }
common-status = { $icon } { $status }
common-status-priced = { $icon } { $status } · { $price }
common-service = { $service }, { $duration }
common-service-priced = { $service }, { $duration } · { $price }
common-place = 📍 { $place }
common-note = “{ $note }”

## Days and months
common-today = today
common-tomorrow = tomorrow
common-day-title = { $near }, { $day }
common-date = { $weekday } { $day } { $month }
common-date-year = { $weekday } { $day } { $month } { $year }
common-date-short = { $day } { $month }
common-date-full = { $weekday }, { $day } { $month }
common-date-full-year = { $weekday }, { $day } { $month } { $year }
common-month-title = { $month } { $year }
common-days-one-month = { $from }–{ $to } { $month }
common-days-two-months = { $from } { $from_month } – { $to } { $to_month }
common-weekday = { $n ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
common-weekday-full = { $n ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
common-weekday-b4 = { $n ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}
common-month = { $n ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
common-month-in-date = { common-month-short }
common-month-full-in-date = { common-month }
common-month-short = { $n ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}

## Time
common-range = { $start }–{ $end }
common-there = { $here } ({ $time } { $place })
common-there-day = { $here } ({ $time } { $day }, { $place })
common-minutes = { $minutes } min
common-hours = { $hours } h
common-hours-minutes = { $hours } h { $minutes } min
common-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

## Money
common-money-symbol = { $symbol }{ $amount }
common-money-word = { $symbol }{ "\u00A0" }{ $amount }
common-money-group = ,
common-money-decimal = .

## What a step asks for

common-reason = “{ $reason }”
common-ask-reason = Write the reason in one message: it is kept with the booking, and both the client and the specialist see it.
common-ask-amount = Write the amount in one message: it is kept with the booking, and both the client and the specialist see it.
