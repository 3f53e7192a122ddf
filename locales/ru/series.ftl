### The same time every week.

## Choosing
client-series-b32 = 🔁 На несколько недель
client-series-title = { $count ->
    [one] 🔁 <b>То же время { $count } неделю</b>
    [few] 🔁 <b>То же время { $count } недели подряд</b>
   *[many] 🔁 <b>То же время { $count } недель подряд</b>
}
client-series-weeks-b7 = { $count } нед
client-series-chosen-b7 = ✅ { $count }
client-series-free = ✅ { $when }
client-series-not = { $why ->
    [taken] ✖ { $when } — занято
    [closed] ✖ { $when } — выходной
    [limit] ✖ { $when } — больше нельзя за раз
    [unanswered] ✖ { $when } — сначала ответ на другие заявки
    [freed] ✖ { $when } — освободилось позже, можно записаться отдельно
    [yours] ✔️ { $when } — уже ваше
    [overlap] ✖ { $when } — у вас другая запись
    [late] ✖ { $when } — уже поздно
    [far] ✖ { $when } — запись ещё не открыта
   *[none] ✖ { $when } — нет такого времени
}
client-series-sum = { $count ->
    [one] Можно записаться: { $count } раз · { $sum }
    [few] Можно записаться: { $count } раза · всего { $sum }
   *[many] Можно записаться: { $count } раз · всего { $sum }
}
client-series-count = { $count ->
    [one] Можно записаться: { $count } раз
    [few] Можно записаться: { $count } раза
   *[many] Можно записаться: { $count } раз
}
client-series-none = Записать здесь сейчас некуда. Выберите другое время.
client-series-approval = Специалист ответит на каждую заявку, и мы сразу вам напишем.
client-series-book-b32 = ✅ Записаться на свободные: { $count }
client-series-request-b32 = ✅ Отправить заявки: { $count }

## What came of it
client-series-booked-toast = { $count ->
    [one] Готово: { $count } запись
    [few] Готово: { $count } записи
   *[many] Готово: { $count } записей
}
client-series-requested-toast = { $count ->
    [one] Отправлена { $count } заявка
    [few] Отправлены { $count } заявки
   *[many] Отправлено { $count } заявок
}
client-series-cancel = Отменить каждую запись можно не позже чем за { $before } до начала.
client-series-partly-toast = Записей: { $count } из { $total }. Что не вошло и почему — в сообщении.
client-series-partly-requested-toast = Заявок: { $count } из { $total }. Что не вошло и почему — в сообщении.
client-series-booked = { $count ->
    [one] ✅ <b>Подтверждена { $count } запись</b>
    [few] ✅ <b>Подтверждены { $count } записи, каждую неделю</b>
   *[many] ✅ <b>Подтверждено { $count } записей, каждую неделю</b>
}
client-series-requested = { $count ->
    [one] ⏳ <b>Отправлена { $count } заявка</b>
    [few] ⏳ <b>Отправлены { $count } заявки, каждую неделю</b>
   *[many] ⏳ <b>Отправлено { $count } заявок, каждую неделю</b>
}
client-series-missed = <b>Не вошло:</b>
client-series-answer = Ответ придёт сюда.

## To the specialist
notice-series-request = { $count ->
    [one] 📥 <b>{ $name } просит { $count } занятие</b>
    [few] 📥 <b>{ $name } просит { $count } занятия, каждую неделю</b>
   *[many] 📥 <b>{ $name } просит { $count } занятий, каждую неделю</b>
}
notice-series-booked = { $count ->
    [one] ✅ <b>Новая запись: { $name }</b>
    [few] ✅ <b>{ $count } новые записи, каждую неделю: { $name }</b>
   *[many] ✅ <b>{ $count } новых записей, каждую неделю: { $name }</b>
}
notice-series-line = { $icon } { $when }
notice-series-accept-b32 = ✅ Принять все: { $count }
notice-series-single-b32 = 📥 По одной
notice-series-open-b32 = 📋 Записи
specialist-series-accepted-toast = { $count ->
    [one] Принята { $count } заявка
    [few] Приняты { $count } заявки
   *[many] Принято { $count } заявок
}

## To the client
notice-series-accepted = { $count ->
    [one] ✅ <b>Запись подтверждена</b>
    [few] ✅ <b>Подтверждены { $count } записи</b>
   *[many] ✅ <b>Подтверждено { $count } записей</b>
}
# Сама по себе сменилась сразу у нескольких записей.
notice-series-stepped = { $count ->
    [one] { $icon } <b>{ $status }: { $count } запись</b>
    [few] { $icon } <b>{ $status }: { $count } записи</b>
   *[many] { $icon } <b>{ $status }: { $count } записей</b>
}
notice-series-mine-b32 = 📋 Мои записи

## What can't be done
refusal-one-by-one-alert = Срок, в который их принимают, прошёл. Откройте заявки по одной: там можно принять и так.
