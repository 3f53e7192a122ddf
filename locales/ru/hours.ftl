### The edges of the schedule: what stands in the way of a time, and what is said of it.

## Times that are held for somebody to pick
specialist-choose-held = предложено
specialist-slot-held = ⏳ Держим для клиента ({ $name }) до: { $until }
specialist-fate-held = ⏳ { $when } держим для клиента ({ $name }) до: { $until }. Останется, пока не отзовёте предложение.
specialist-fate-let-go-b32 = ✖ Отозвать: { $name }
specialist-chosen-held-toast = { $count ->
    [one] { $count } окно держим для клиента, оно осталось.
    [few] { $count } окна держим для клиентов, они остались.
   *[many] { $count } окон держим для клиентов, они остались.
}
refusal-slot-held-alert = Это время держим для клиента на выбор. Сначала отзовите предложение.
notice-offer-off-alert = Этот день уже закрыли, на выбранное время записаться нельзя. Специалист об этом знает. Остальное предложенное время держим для вас.
notice-offer-off-over-alert = Этот день уже закрыли, на выбранное время записаться нельзя. Мы передали специалисту, что вы его выбрали.
notice-offer-missed = ⚠️ <b>{ $name }: записать не получилось</b>
    { $when }: клиент выбрал это время из предложенных, но день уже закрыт. Предложите другое.

## Booking at any hour
specialist-put-warn-blocked = ⚠️ Время { $range } у вас закрыто.
specialist-put-kind-b32 = ↻ { $name } · { $duration }

## Copying a week, and a client who is typed
specialist-copy-stretches = { $count ->
    [one] { $count } промежуток: время в нём подберём заново.
    [few] { $count } промежутка: время в них подберём заново.
   *[many] { $count } промежутков: время в них подберём заново.
}
refusal-contact = Не разобрали телефон. Напишите имя и один номер целиком: <code>Аня Ким, +7 999 123-45-67</code>

## Who could not be told
specialist-untold-title = 📵 <b>Не всем удалось сообщить</b>
specialist-untold = { $count ->
    [one] 📵 { $count } запись отменена, но бот не смог сообщить. Скажите сами:
    [few] 📵 { $count } записи отменены, но бот не смог сообщить. Скажите сами:
   *[many] 📵 { $count } записей отменено, но бот не смог сообщить. Скажите сами:
}
specialist-untold-b32 = 📵 { $name } · { $time }: открыть
specialist-untold-ahead = { $count ->
    [one] 📵 { $count } клиенту бот написать не может: сообщите сами.
    [few] 📵 { $count } клиентам бот написать не может: сообщите сами.
   *[many] 📵 { $count } клиентам бот написать не может: сообщите сами.
}
specialist-chosen-some-told-toast = { $count ->
    [one] { $count } запись отменена.
    [few] { $count } записи отменены.
   *[many] { $count } записей отменено.
}

## More times to offer
specialist-offer-other-b32 = 🗓 Другой день
specialist-offer-day = { $day }:
specialist-offer-day-none = { $day }: свободного времени нет.
specialist-offer-elsewhere = ☑ { $when }

## What is typed for the usual week
specialist-usual-kind = ✏️ { $name }
