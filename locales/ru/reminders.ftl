### What a client chooses to be told, and when.

## Reminders
client-home-remind-b16 = ⏰ Напоминания
client-remind-title = ⏰ <b>Напоминания · { $tenant }</b>
client-remind-ticked = ☑ — за сколько до записи мы вам напишем.
client-remind-off = Сейчас не напоминаем. Отметьте, за сколько до записи вам написать.
client-remind-none-b7 = Не надо
client-remind-once-b7 = 1 раз
client-remind-twice-b7 = 2 раза
client-remind-ahead-b7 = { $ahead ->
    [d7] 7 дней
    [d3] 3 дня
    [d2] 2 дня
    [d1] 1 день
    [h12] 12 ч
    [h6] 6 ч
    [h3] 3 ч
    [h2] 2 ч
    [h1] 1 ч
    [m30] 30 мин
   *[m15] 15 мин
}
client-remind-chosen-b7 = { client-remind-ahead-b7 }☑
client-remind-quiet-b16 = 🌙 Тихие часы
client-remind-hearing-b16 = 🔔 Сообщения

## Kinds of messages
client-hearing-title = 🔔 <b>Сообщения · { $tenant }</b>
client-hearing-explain = 🔔 приходит, 🔕 не приходит. Нажмите, чтобы изменить.
client-hearing-always = Об отмене вашей записи специалистом и об ответе на заявку мы сообщим всегда.
client-hearing-kind = { $kind ->
    [reminders] Напоминания
    [freed_times] Освободившееся время
    [new_times] Новое свободное время
    [changes] Изменения в моих записях
   *[news] Новости
}
client-hearing-on-b32 = 🔔 { client-hearing-kind }
client-hearing-off-b32 = 🔕 { client-hearing-kind }

## Quiet hours
settings-quiet = Тихие часы: { $start }–{ $end }
settings-quiet-none = Тихие часы: нет
settings-quiet-b32 = 🌙 Тихие часы
settings-quiet-title = 🌙 <b>Тихие часы</b>
settings-quiet-explain = Напоминание, которое попало бы в эти часы, придёт до них. О свободном времени напишем после них.
settings-quiet-on-b32 = 🌙 Включить: { $start }–{ $end }
settings-quiet-off-b32 = Выключить
settings-quiet-off-toast = Тихих часов больше нет
settings-quiet-from-b7 = { $time }–
settings-quiet-from-chosen-b7 = { $time }–☑
settings-quiet-to-b7 = –{ $time }
settings-quiet-to-chosen-b7 = –{ $time }☑

## Are you coming?
notice-coming-yes-b16 = ✅ Буду
notice-coming-no-b16 = ✖ Не смогу
notice-coming-all-b32 = ✅ Буду на всех
notice-coming-no-b32 = ✖ Не смогу в { $time }
notice-coming = ✅ Вы будете
notice-coming-toast = Отлично, ждём вас!
notice-reminder-moved = ↔ Теперь в другое время
specialist-coming = 👍 Обещает быть, ответ: { $when }
specialist-coming-mark = придёт
refusal-not-ahead-alert = На это время записи уже нет. Показываем, как сейчас.

## New times, and clock changes
notice-new-times = 🗓 <b>Новое свободное время: { $tenant }</b>
notice-new-times-row = { $when }
notice-new-times-more = …и ещё { $count }
notice-new-times-book-b32 = 🗓 Записаться
notice-clock-change = { $direction ->
    [earlier] 🕒 <b>{ $tenant }: занятия по вашим часам на { $duration } раньше ({ $day })</b>
   *[later] 🕒 <b>{ $tenant }: занятия по вашим часам на { $duration } позже ({ $day })</b>
}
notice-clock-change-why = Часы переводят не везде одинаково: { $here }, { $there }.
notice-clock-change-first = Первое по новым часам: { $when }
