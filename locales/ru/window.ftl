### Stretches of time in which clients choose the start.

specialist-add-window-b16 = ↔ Промежуток
specialist-window-new = ↔ <b>Промежуток: { $day }</b>
specialist-window-ask = Клиент сам выберет начало внутри него. Напишите, например: <code>10:00-19:00</code>
specialist-window-title = ↔ <b>{ $when }</b>
specialist-window-step = Клиент выбирает начало сам, каждые { $duration }:
specialist-window-kinds = { $names }
specialist-window-pause = Перерыв между занятиями: { $duration }
specialist-window-booked = { $count ->
    [one] Внутри { $count } запись
    [few] Внутри { $count } записи
   *[many] Внутри { $count } записей
}
specialist-window-step-b7 = { $count } мин
specialist-window-chosen-b7 = ✓ { $count }
specialist-window-delete-b32 = 🗑 Убрать промежуток
specialist-window-deleted-toast = Промежуток убран. Записи в нём остались.
specialist-day-window-b32 = ↔ { $range } · промежуток
specialist-week-day-window-b32 = { $weekday } { $day } · промежуток
settings-pause-b32 = ⏸ Перерыв между занятиями
settings-pause-now = ⏸ Перерыв: { $duration }
settings-pause-none = без перерыва
settings-pause-ask = { $count ->
    [one] ⏸ <b>Сколько отдыхать между занятиями?</b>
        Столько останется свободным вокруг записи в промежутках. Выберите или напишите минуты, до { $count }.
    [few] ⏸ <b>Сколько отдыхать между занятиями?</b>
        Столько останется свободным вокруг записи в промежутках. Выберите или напишите минуты, до { $count }.
   *[many] ⏸ <b>Сколько отдыхать между занятиями?</b>
        Столько останется свободным вокруг записи в промежутках. Выберите или напишите минуты, до { $count }.
}
refusal-pause = { $count ->
    [one] Напишите минуты, от 0 до { $count }, например 15.
    [few] Напишите минуты, от 0 до { $count }, например 15.
   *[many] Напишите минуты, от 0 до { $count }, например 15.
}
refusal-stretch-wanted = Здесь нужен один промежуток, до 12 часов. Например: <code>10:00-19:00</code>
