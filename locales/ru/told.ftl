### What somebody who runs a practice is told of it.

## What I am told
settings-told-b32 = 🔔 Что мне сообщать
settings-told-title = 🔔 <b>Что мне сообщать · { $tenant }</b>
settings-told-explain = 🔔 приходит, 🔕 не приходит. Нажмите, чтобы изменить. Заявки ждут на главном экране в любом случае.
settings-told-kind = { $kind ->
    [requests] Новые заявки
    [bookings] Новые записи
    [cancellations] Отмены
    [moves] Переносы
    [not_coming] Не придут
    [others] Прочее
   *[outcomes] Как прошло?
}
settings-told-on-b16 = 🔔 { settings-told-kind }
settings-told-off-b16 = 🔕 { settings-told-kind }
settings-told-reminders = ⏰ До занятия: { $list }
settings-told-reminders-none = ⏰ До занятия: не напоминаем
settings-told-reminders-b32 = ⏰ Напоминать до занятия
settings-told-every-day = каждый день
settings-told-plan-b16 = ☀️ План дня
settings-told-unpaid-b16 = 💸 Долги

## Reminders of one's own lessons
settings-told-ahead-title = ⏰ <b>За сколько до занятия напомнить?</b>
settings-told-ahead-ticked = ☑ — за сколько до занятия мы вам напишем.
settings-told-ahead-none = Сейчас не напоминаем. Отметьте, за сколько до занятия вам написать.
settings-told-ahead-off-b32 = Не напоминать

## Day by day
settings-told-daily = { $told ->
    [plan] { $at ->
        [none] ☀️ План дня: не присылаем
       *[hour] ☀️ План дня: в { $time }, { $days }
    }
   *[unpaid] { $at ->
        [none] 💸 Список долгов: не присылаем
       *[hour] 💸 Список долгов: в { $time }, { $days }
    }
}
settings-told-daily-title = { $told ->
    [plan] ☀️ <b>Во сколько присылать план дня?</b>
   *[unpaid] 💸 <b>Во сколько присылать список долгов?</b>
}
settings-told-daily-explain = { $told ->
    [plan] Кто придёт сегодня и какие заявки ждут ответа. Если день пустой, не пишем.
   *[unpaid] Кто ещё не заплатил и сколько. Если долгов нет, не пишем.
}
settings-told-daily-ask = Нажмите час или напишите свой, например 7:30.
settings-told-daily-off-b32 = Не присылать
settings-told-weekday-b4 = { $day }
settings-told-weekday-chosen-b4 = { $day }☑

## The messages
notice-plan = { $count ->
    [0] ☀️ <b>{ $day }: записей нет</b>
    [one] ☀️ <b>{ $day }: { $count } запись</b>
    [few] ☀️ <b>{ $day }: { $count } записи</b>
   *[many] ☀️ <b>{ $day }: { $count } записей</b>
}
notice-plan-row = { $range } · { $name } { $icon }
notice-plan-requests = { $count ->
    [one] 📥 Ждёт ответа { $count } заявка
    [few] 📥 Ждут ответа { $count } заявки
   *[many] 📥 Ждут ответа { $count } заявок
}
notice-plan-open-b32 = 🗓 Открыть день
notice-unpaid-row = { $name } · { $price } · { $days }
notice-unpaid-open-b32 = 💸 Открыть список
refusal-daily-hour-typed = Не разобрали час. Напишите его цифрами, например 7:30.
