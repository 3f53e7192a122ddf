### Many times at once: from a typed line, and chosen from a list.

## A typed line for several days
specialist-preview-title = { $count ->
    [one] <b>Создать { $count } окно?</b>
    [few] <b>Создать { $count } окна?</b>
   *[many] <b>Создать { $count } окон?</b>
}
specialist-preview-none = <b>Здесь нечего создавать</b>
specialist-preview-day = { $day }: { $times }
specialist-preview-more = { $count ->
    [one] …и ещё { $count } день: { $day }
    [few] …и ещё { $count } дня, последний — { $day }
   *[many] …и ещё { $count } дней, последний — { $day }
}
specialist-preview-again = Не так? Отправьте строку ещё раз.
specialist-added-some-toast = { $count ->
    [one] Создано { $count } окно, пропущено: { $skipped }
    [few] Создано { $count } окна, пропущено: { $skipped }
   *[many] Создано { $count } окон, пропущено: { $skipped }
}
specialist-skipped-title = ⚠️ Пропустим: { $count }
specialist-skipped-past = { $day }, { $time }: уже прошло
specialist-skipped-closed = { $day }, { $time }: день закрыт
specialist-skipped-gap = { $day }, { $time }: в этот день переводят часы, такого времени нет
specialist-skipped-overlap = { $day }, { $time }: там окно { $with }
specialist-skipped-overlap-who = { $day }, { $time }: там { $name }, { $with }
refusal-no-days = Таких дней впереди нет. Напишите дату, которая ещё не прошла, например: <code>пн,ср 10:00 до 24.12</code>
refusal-nothing-to-make-alert = Создавать нечего: всё это время уже занято, прошло или закрыто.
refusal-times-many = { $count ->
    [one] Это слишком много за раз: можно до { $count } окна. Возьмите срок короче.
    [few] Это слишком много за раз: можно до { $count } окон. Возьмите срок короче.
   *[many] Это слишком много за раз: можно до { $count } окон. Возьмите срок короче.
}
refusal-typed-not-date = «{ $wrong }» не похоже на дату. Напишите, например, <code>24.12</code> или <code>до 24 декабря</code>
refusal-typed-days-mixed = «{ $wrong }»: в одной строке может быть один набор дней. Остальные отправьте отдельной строкой.

## Several times are chosen
specialist-choose-b16 = ☑ Несколько
specialist-choose-title = ☑ <b>Выберите окна: { $days }</b>
specialist-choose-empty = Впереди здесь окон нет.
specialist-choose-none = Отметьте те, с которыми что-то сделать.
specialist-choose-count = Выбрано: { $count }
specialist-choose-on-b32 = ☑ { $range } · { $label }
specialist-choose-off-b32 = { $range } · { $label }
specialist-choose-day-on-b32 = ☑ { $weekday } { $date }, { $time } · { $label }
specialist-choose-day-off-b32 = { $weekday } { $date }, { $time } · { $label }
specialist-choose-free = свободно
specialist-choose-hidden = скрыто
specialist-choose-blocked = закрыто
specialist-choose-group = { $taken } из { $seats }
specialist-choose-all-b32 = Выбрать все: { $count }
specialist-choose-no-more-b32 = Снять отметки
specialist-choose-open-b16 = Открыть
specialist-choose-delete-b16 = 🗑 Удалить
specialist-chosen-shown-toast = { $count ->
    [one] Открыто { $count } окно.
    [few] Открыто { $count } окна.
   *[many] Открыто { $count } окон.
}
specialist-chosen-hidden-toast = { $count ->
    [one] Скрыто { $count } окно.
    [few] Скрыто { $count } окна.
   *[many] Скрыто { $count } окон.
}
specialist-chosen-blocked-toast = { $count ->
    [one] Закрыто { $count } окно.
    [few] Закрыто { $count } окна.
   *[many] Закрыто { $count } окон.
}
specialist-chosen-deleted-toast = { $count ->
    [one] Удалено { $count } окно.
    [few] Удалено { $count } окна.
   *[many] Удалено { $count } окон.
}
specialist-chosen-cancelled-toast = { $count ->
    [one] Отменена { $count } запись, клиенту напишем.
    [few] Отменено { $count } записи, клиентам напишем.
   *[many] Отменено { $count } записей, клиентам напишем.
}
specialist-chosen-kept-toast = { $count ->
    [one] С записью осталось { $count } окно.
    [few] С записями осталось { $count } окна.
   *[many] С записями осталось { $count } окон.
}
refusal-chosen-many-alert = { $count ->
    [one] За раз можно выбрать до { $count } окна. Снимите лишние отметки.
    [few] За раз можно выбрать до { $count } окон. Снимите лишние отметки.
   *[many] За раз можно выбрать до { $count } окон. Снимите лишние отметки.
}

## What becomes of bookings
specialist-fate-delete = { $count ->
    [one] 🗑 <b>Удалить { $count } окно?</b>
    [few] 🗑 <b>Удалить { $count } окна?</b>
   *[many] 🗑 <b>Удалить { $count } окон?</b>
}
specialist-fate-block = { $count ->
    [one] 🔒 <b>Закрыть { $count } окно?</b>
    [few] 🔒 <b>Закрыть { $count } окна?</b>
   *[many] 🔒 <b>Закрыть { $count } окон?</b>
}
specialist-fate-booked = { $count ->
    [one] На это время есть { $count } запись:
    [few] На это время есть { $count } записи:
   *[many] На это время есть { $count } записей:
}
specialist-fate-row = • { $when }: { $name }
specialist-fate-free = Вернуть можно, только создав новые.
specialist-fate-ask-reason = Если отменить, клиентам придёт сообщение. Причину можно написать сюда: её передадим.
specialist-fate-reason = Клиентам передадим: «{ $reason }»
specialist-fate-cancel-delete-b32 = { $count ->
    [one] Отменить запись и удалить
    [few] Отменить { $count } записи и удалить
   *[many] Отменить { $count } записей и удалить
}
specialist-fate-cancel-block-b32 = { $count ->
    [one] Отменить запись и закрыть
    [few] Отменить { $count } записи и закрыть
   *[many] Отменить { $count } записей и закрыть
}
specialist-fate-only-free-b32 = Только свободные: { $count }
specialist-fate-delete-free-b32 = { $count ->
    [one] 🗑 Удалить { $count } окно
    [few] 🗑 Удалить { $count } окна
   *[many] 🗑 Удалить { $count } окон
}
specialist-fate-block-free-b32 = { $count ->
    [one] 🔒 Закрыть { $count } окно
    [few] 🔒 Закрыть { $count } окна
   *[many] 🔒 Закрыть { $count } окон
}
