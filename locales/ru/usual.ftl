### The usual week, which is published by itself.

specialist-usual-b16 = 🔁 Каждую неделю
specialist-usual-title = 🔁 <b>Моя обычная неделя</b>
specialist-usual-empty = Скажите, когда вы свободны каждую неделю: окна будут появляться сами. Выберите день.
specialist-usual-day = <b>{ $day }</b> { $times }
specialist-usual-weeks = { $count ->
    [one] Окна появляются сами на { $count } неделю вперёд
    [few] Окна появляются сами на { $count } недели вперёд
   *[many] Окна появляются сами на { $count } недель вперёд
}
specialist-usual-off = ⏸ Остановлено: новых окон не будет
specialist-usual-left-out = ⚠️ Не создано: { $count }
specialist-usual-overlap = { $day }, { $time }: там уже есть окно
specialist-usual-day-b4 = { $weekday }·
specialist-usual-ahead-b16 = 📅 Недель: { $count }
specialist-usual-ahead = { $count ->
    [one] { $count } неделя
    [few] { $count } недели
   *[many] { $count } недель
}
specialist-usual-weeks-ask = <b>На сколько вперёд открывать запись?</b>
specialist-usual-stop-b32 = ⏸ Остановить
specialist-usual-start-b32 = ▶ Создавать окна
specialist-usual-retry-b32 = ↻ Попробовать ещё раз
specialist-usual-every = { $n ->
    [1] каждый понедельник
    [2] каждый вторник
    [3] каждую среду
    [4] каждый четверг
    [5] каждую пятницу
    [6] каждую субботу
   *[7] каждое воскресенье
}
specialist-usual-day-title = 🔁 <b>Окна: { $day }</b>
specialist-usual-add-b32 = { $count ->
    [one] Добавить { $count } окно в неделю
    [few] Добавить { $count } окна в неделю
   *[many] Добавить { $count } окон в неделю
}
specialist-usual-time-b32 = ■ { $range }
specialist-usual-time-title = 🔁 <b>{ $day }, { $time }</b>
specialist-usual-time-kind = { $name }
specialist-usual-time-free = { $count ->
    [one] Впереди { $count } свободное окно.
    [few] Впереди { $count } свободных окна.
   *[many] Впереди { $count } свободных окон.
}
specialist-usual-remove-b32 = Больше не создавать
specialist-usual-remove-free-b32 = И удалить свободные: { $count }
specialist-usual-ask = Напишите дни и часы одним сообщением:
    <code>пн,ср 10:00 11:30</code> — начала, по { $duration }
    <code>пн-пт 10:00-14:00 по 60</code> — с 10 до 14, по 60 минут
specialist-week-added-toast = { $count ->
    [one] В неделю добавлено { $count } окно
    [few] В неделю добавлено { $count } окна
   *[many] В неделю добавлено { $count } окон
}
specialist-week-removed-toast = Больше не создаём. Созданные окна остались.
specialist-week-removed-free-toast = { $count ->
    [one] Больше не создаём. Удалено { $count } окно.
    [few] Больше не создаём. Удалено { $count } окна.
   *[many] Больше не создаём. Удалено { $count } окон.
}
specialist-week-on-toast = Окна снова появляются сами
specialist-week-off-toast = Остановлено. Созданные окна остались.
refusal-week-overlap-alert = В вашей неделе уже есть { $weekday } { $with }. Выберите другие часы.
refusal-weekdays-wanted = Здесь нужны дни недели и часы, например: <code>пн,ср 10:00-14:00 по 60</code>
