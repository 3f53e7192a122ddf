### Выходные, их промежутки и долгие дела.

## Список
specialist-week-off-b16 = 🌴 Выходные
specialist-off-title = <b>Выходные</b>
specialist-off-none = Праздники, отпуск, болезнь: закройте дни, и на них нельзя будет записаться.
specialist-off-some = На эти дни записаться нельзя. Нажмите на строку, чтобы открыть их.
specialist-off-add-b32 = 🚫 Закрыть дни
specialist-off-row-b32 = { $range }
specialist-off-range = { $first } – { $last }

## Выбор
specialist-off-from-title = <b>Первый выходной?</b>
specialist-off-from-hint = Нажмите на день или напишите оба сразу: 1.01-8.01
specialist-off-to-title = <b>Первый выходной — { $day }. А последний?</b>
specialist-off-to-hint = Нажмите на день или напишите оба сразу: 1.01-8.01
specialist-off-month = { $month }
specialist-off-month-closed = { $month } · × уже закрыто
specialist-off-single-b32 = Только { $day }
specialist-off-cell-b4 = { $day }
specialist-off-cell-first-b4 = •{ $day }
specialist-off-cell-closed-b4 = { $day }×
specialist-off-pick-toast = Нажмите на одну из дат

## Что с ними станет
specialist-off-ask-title = { $count ->
    [one] <b>Закрыть: { $days }?</b>
    [few] <b>Закрыть: { $days }?</b> { $count } дня
   *[many] <b>Закрыть: { $days }?</b> { $count } дней
}
specialist-off-closed-title = { $count ->
    [one] <b>Закрыто: { $days }</b>
    [few] <b>Закрыто: { $days }</b>, { $count } дня
   *[many] <b>Закрыто: { $days }</b>, { $count } дней
}
specialist-off-ask-empty = Записей нет. Записаться будет нельзя.
specialist-off-ask-booked = { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
} { $clients ->
    [one] у { $clients } клиента.
    [few] у { $clients } клиентов.
   *[many] у { $clients } клиентов.
}
specialist-off-close-b32 = 🚫 Закрыть
specialist-off-close-keep-b32 = 🚫 Закрыть, записи оставить
specialist-off-close-cancel-b32 = ✖ Закрыть и отменить: { $count }
specialist-off-open-b32 = Открыть для записи
specialist-off-closed-toast = На эти дни больше нельзя записаться
specialist-off-opened-toast = На эти дни снова можно записаться
specialist-day-cancel-b16 = ✖ Отменить все
specialist-close-cancel-b32 = ✖ Закрыть и отменить записи

## Отмена
specialist-off-cancel-title = { $count ->
    [one] <b>Отменить { $count } запись, { $days }?</b>
    [few] <b>Отменить { $count } записи, { $days }?</b>
   *[many] <b>Отменить { $count } записей, { $days }?</b>
}
specialist-off-cancel-told = { $count ->
    [one] { $count } клиент получит одно сообщение с ближайшим свободным временем.
    [few] { $count } клиента получат по одному сообщению с ближайшим свободным временем.
   *[many] { $count } клиентов получат по одному сообщению с ближайшим свободным временем.
}
specialist-off-cancel-closes-day = День закроется для записи.
specialist-off-cancel-closes = Эти дни закроются для записи.
specialist-off-cancel-reason = Можно написать причину одним сообщением: клиенты её прочитают.
specialist-off-cancel-b32 = ✖ Отменить записи: { $count }
specialist-off-cancelled-toast = { $count ->
    [one] Отменена { $count } запись
    [few] Отменены { $count } записи
   *[many] Отменено { $count } записей
}
notice-called-off = { $count ->
    [1] ✖ <b>{ $tenant } отменяет вашу запись</b>
    [one] ✖ <b>{ $tenant } отменяет { $count } вашу запись</b>
    [few] ✖ <b>{ $tenant } отменяет { $count } ваши записи</b>
   *[many] ✖ <b>{ $tenant } отменяет { $count } ваших записей</b>
}
notice-called-off-row = { $when } · { $service }
notice-called-off-more = …и ещё { $count }
notice-called-off-offer = Ближайшее свободное время:
notice-called-off-no-offer = Другого времени пока нет. Можем сообщить, когда появится.
notice-called-off-others-b32 = Другое время

## Долгие дела
specialist-job-cancelling = ⏳ <b>Отменяем записи: { $days }</b>
specialist-job-cancelled = ✖ <b>Записи отменены: { $days }</b>
specialist-job-count = { $count } из { $total }
specialist-job-told = { $count ->
    [0] Сообщать было некому.
    [one] Сообщение получит { $count } человек.
    [few] Сообщение получат { $count } человека.
   *[many] Сообщение получат { $count } человек.
}
specialist-job-opening = ⏳ <b>Открываем: { $days }</b>
specialist-job-opened = <b>Снова открыто для записи: { $days }</b>
specialist-job-active = Всё идёт само, этот экран можно закрыть.
specialist-job-stopping = Останавливаем. Те, чьи записи уже отменены, узнают об этом.
specialist-job-stopped = Остановлено вами.
specialist-job-stop-b32 = ⏹ Остановить
specialist-job-week-b32 = 🗓 К расписанию
specialist-job-running-b32 = ⏳ Отменяем: { $count } из { $total }
specialist-job-stopped-toast = Останавливаем. Уже отменённое не вернётся.
specialist-job-nothing = ↩ <b>Ничего не отменено: { $days }</b>
specialist-job-nothing-closed = День остаётся закрытым для записи.
specialist-job-nothing-open = День открыт для записи.
specialist-job-nothing-toast = Ничего не отменено. День остаётся закрытым.
specialist-day-going-b32 = ⏳ Выбрать, что останется
specialist-job-over-toast = Всё уже закончилось само.

## Отказы
refusal-job-running-alert = Предыдущее действие ещё идёт. Дождитесь его или сначала остановите.
refusal-days-past-alert = Эти дни уже прошли. Выберите дни впереди.
refusal-days-many-alert = { $count ->
    [one] Не больше { $count } дня за раз и не дальше двух лет.
    [few] Не больше { $count } дней за раз и не дальше двух лет.
   *[many] Не больше { $count } дней за раз и не дальше двух лет.
}
refusal-days-typed = Не получается прочитать дни. Напишите так: 1.01-8.01 — или выберите нажатием.
