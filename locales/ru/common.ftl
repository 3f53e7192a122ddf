### Words that all screens share: buttons, dates, times, money.
### A button carries its size in its name: -b32 alone in a row, -b16 in twos, -b7 in fours, -b4 in sevens.

common-language = Русский

## Buttons
common-back-b16 = ‹ Назад
common-home-b4 = ⌂
common-prev-b4 = ‹
common-next-b4 = ›
common-page-b7 = { $page }/{ $pages }
common-undo-b32 = ↩ Вернуть: { $status }
common-choice-b16 = { $label }
common-chosen-b16 = ✓ { $label }
common-write-b16 = ✉️ Написать
common-share-b16 = 📤 Поделиться
common-copy-b16 = 📄 Скопировать
common-settings-b16 = ⚙ Настройки

## Lines that screens are made of
common-when = { $day }, { $time }
common-status = { $icon } { $status }
common-status-priced = { $icon } { $status } · { $price }
common-service = { $service }, { $duration }
common-service-priced = { $service }, { $duration } · { $price }
common-place = 📍 { $place }
common-note = «{ $note }»

## Days and months
common-today = сегодня
common-tomorrow = завтра
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
    [1] пн
    [2] вт
    [3] ср
    [4] чт
    [5] пт
    [6] сб
   *[7] вс
}
common-weekday-full = { $n ->
    [1] понедельник
    [2] вторник
    [3] среда
    [4] четверг
    [5] пятница
    [6] суббота
   *[7] воскресенье
}
common-weekday-b4 = { $n ->
    [1] Пн
    [2] Вт
    [3] Ср
    [4] Чт
    [5] Пт
    [6] Сб
   *[7] Вс
}
common-month = { $n ->
    [1] Январь
    [2] Февраль
    [3] Март
    [4] Апрель
    [5] Май
    [6] Июнь
    [7] Июль
    [8] Август
    [9] Сентябрь
    [10] Октябрь
    [11] Ноябрь
   *[12] Декабрь
}
common-month-in-date = { $n ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
}
common-month-full-in-date = { common-month-in-date }
common-month-short = { $n ->
    [1] янв
    [2] фев
    [3] мар
    [4] апр
    [5] мая
    [6] июн
    [7] июл
    [8] авг
    [9] сен
    [10] окт
    [11] ноя
   *[12] дек
}

## Time
common-range = { $start }–{ $end }
common-there = { $here } ({ $time } { $place })
common-there-day = { $here } ({ $time } { $day }, { $place })
common-minutes = { $minutes } мин
common-hours = { $hours } ч
common-hours-minutes = { $hours } ч { $minutes } мин
common-days = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}

## Money
common-money-symbol = { $amount }{ "\u00A0" }{ $symbol }
common-money-word = { $amount }{ "\u00A0" }{ $symbol }
common-money-group = { "\u00A0" }
common-money-decimal = ,

## What a step asks for

common-reason = «{ $reason }»
common-ask-reason = Напишите причину одним сообщением: она сохранится в записи, её увидят и клиент, и специалист.
common-ask-amount = Напишите сумму одним сообщением: она сохранится в записи, её увидят и клиент, и специалист.
