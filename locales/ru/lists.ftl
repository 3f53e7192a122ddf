### Списки заявок и записей, и отметки у многих сразу.

## Заявки
specialist-requests-all-b32 = ✅ Принять все: { $count }
specialist-requests-these-b32 = ✅ Принять эти: { $count }
specialist-step-why = Можно написать причину: клиент её прочтёт.
specialist-decline-yes-b32 = ✖ Отклонить без причины
specialist-decline-series-title = { $count ->
    [one] ✖ <b>{ $name }: отклонить { $count } заявку?</b>
    [few] ✖ <b>{ $name }: отклонить { $count } заявки?</b>
   *[many] ✖ <b>{ $name }: отклонить { $count } заявок?</b>
}
specialist-series-declined-toast = { $count ->
    [one] Отклонена { $count } заявка, сообщим клиенту
    [few] Отклонены { $count } заявки, сообщим клиенту
   *[many] Отклонено { $count } заявок, сообщим клиенту
}
notice-series-decline-b32 = ✖ Отклонить все: { $count }

## Что вышло из отметки многих
specialist-job-accepted = ✅ <b>Заявки приняты</b>
specialist-job-marked = { $icon } <b>{ $status }</b>
specialist-job-paid = 💰 <b>Оплаты записаны</b>
specialist-job-mark-count = { $total ->
    [one] { $count } из { $total } записи
    [few] { $count } из { $total } записей
   *[many] { $count } из { $total } записей
}
specialist-job-mark-left = <b>Остались как были:</b>
specialist-job-mark-row = { $why ->
    [time] { $name } · { $when }: обычный срок для этого прошёл или ещё не настал
    [taken] { $name } · { $when }: время занято
    [stale] { $name } · { $when }: переносить уже нечего
    [covered] { $name } · { $when }: платить больше нечего
    [status] { $name } · { $when }: сейчас { $icon } { $status }
   *[other] { $name } · { $when }: откройте её, там видно почему
}

## Записи по фильтру
specialist-listed-title = 📋 <b>Записи · { $count } · { $sum }</b>
specialist-listed-title-more = 📋 <b>Записи · больше { $count }</b>
specialist-listed-none = Таких записей нет. Измените фильтр.
specialist-listed-always = За всё время
specialist-listed-days = 📅 { $days }
specialist-listed-client = 👤 { $name }
specialist-listed-unpaid = 💸 Только долги: срок оплаты прошёл
specialist-listed-filter-b16 = 🔎 Фильтр
specialist-filter-title = 🔎 <b>Какие записи?</b>
specialist-filter-count = { $count ->
    [0] Таких записей нет.
    [one] Нашлась { $count } запись.
    [few] Нашлись { $count } записи.
   *[many] Нашлось { $count } записей.
}
specialist-filter-more = Нашлось больше { $count } записей. Выберите дни или клиента, и мы посчитаем все.
specialist-filter-show-first-b32 = 📋 Показать
specialist-filter-show-b32 = 📋 Показать: { $count }
specialist-filter-days = 📅 Дни
specialist-filter-client = 👤 Клиент
specialist-filter-status = 🏷 Статус
specialist-filter-unpaid = 💸 Не оплачено
specialist-filter-newest-b16 = ⇅ С поздних дат
specialist-filter-oldest-b16 = ⇅ С ранних дат
specialist-filter-clear-b16 = ✖ Сбросить
specialist-filter-status-title = 🏷 <b>Какие статусы?</b>
    Отметьте один или несколько; без отметок подойдёт любой.
specialist-filter-status-on-b16 = ☑ { $icon } { $status }
specialist-filter-status-off-b16 = { $icon } { $status }
specialist-filter-client-title = 👤 <b>Чьи записи?</b>
specialist-filter-anyone-b32 = 👥 Любого клиента
specialist-filter-days-title = 📅 <b>За какие дни?</b>
    Нажмите первый.
specialist-filter-days-second = 📅 <b>Первый день: { $day }. А последний?</b>
    Нажмите на него.
specialist-filter-month = { $month }
specialist-filter-days-one-b32 = Только { $day }
specialist-filter-today-b16 = Сегодня
specialist-filter-week-b16 = Эта неделя
specialist-filter-month-b32 = Весь этот месяц

## Отметить сразу многих
specialist-pick-open-b16 = ☑ Несколько
specialist-pick-title = ☑ <b>Отметить сразу несколько</b>
specialist-pick-none = Отметьте записи, потом выберите, что с ними стало.
specialist-pick-sum = Выбрано: { $count } · { $sum }
specialist-pick-nothing = Для всех отмеченных сразу сейчас ничего не подходит. Снимите часть отметок.
specialist-pick-on-b32 = ☑ { $date }, { $time } { $name } { $mark }
specialist-pick-page-b16 = ☑ Вся страница
specialist-pick-all-b16 = ☑ Все: { $count }
specialist-pick-clear-b16 = ☐ Ни одной
specialist-mark-title = { $icon } <b>{ $step }?</b>
specialist-mark-paid-title = 💰 <b>Оплачено?</b>
specialist-mark-count = { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
}
specialist-mark-sum = { $count ->
    [one] { $count } запись · { $sum }
    [few] { $count } записи · { $sum }
   *[many] { $count } записей · { $sum }
}
specialist-mark-late = Для некоторых обычный срок уже прошёл.
specialist-mark-told = Клиенты получат сообщение.
specialist-mark-frees = Время освободится для других.
specialist-mark-why = Можно написать причину: клиенты её прочтут.
specialist-mark-must = Напишите причину одним сообщением: она останется в каждой записи.
specialist-mark-yes-b32 = { $count ->
    [one] ✅ Да, отметить { $count } запись
    [few] ✅ Да, отметить { $count } записи
   *[many] ✅ Да, отметить { $count } записей
}
specialist-marked-toast = { $count ->
    [one] Отмечена { $count } запись
    [few] Отмечены { $count } записи
   *[many] Отмечено { $count } записей
}
refusal-picked-many-alert = { $count ->
    [one] За раз можно отметить до { $count } записи. Сузьте список фильтром.
    [few] За раз можно отметить до { $count } записей. Сузьте список фильтром.
   *[many] За раз можно отметить до { $count } записей. Сузьте список фильтром.
}
