### The edges of the schedule: what stands in the way of a time, and what is said of it.

## Times that are held for somebody to pick
specialist-choose-held = на выбор
specialist-slot-held = ⏳ Держим для клиента ({ $name }) до: { $until }
specialist-fate-held = ⏳ { $when } держим для клиента ({ $name }) до: { $until }. Останется, пока не отзовёте предложение.
specialist-fate-let-go-b32 = ✖ Отозвать: { $name }
specialist-chosen-held-toast = { $count ->
    [one] { $count } окно держим для клиента, оно осталось.
    [few] { $count } окна держим для клиентов, они остались.
   *[many] { $count } окон держим для клиентов, они остались.
}
refusal-slot-held-alert = Это время держим для клиента на выбор. Сначала отзовите предложение.
notice-offer-off-alert = Этот день тем временем закрыли, и время отпало. Мы передали специалисту. Остальное время по-прежнему держим для вас.
notice-offer-off-over-alert = Этот день тем временем закрыли, и время отпало. Мы передали специалисту, что вы его выбрали.
notice-offer-missed = ⚠️ <b>{ $name }: выбранное время отпало</b>
    { $when }: вы его предлагали, но день уже закрыт.

## Booking at any hour
specialist-put-warn-blocked = ⚠️ Время { $range } у вас закрыто.
specialist-put-kind-b32 = ↻ { $name } · { $duration }

## Copying a week, and a client who is typed
specialist-copy-stretches = { $count ->
    [one] { $count } промежуток: время в нём подберём заново.
    [few] { $count } промежутка: время в них подберём заново.
   *[many] { $count } промежутков: время в них подберём заново.
}
refusal-contact = Не разберу телефон. Напишите имя и один номер целиком: <code>Аня Ким, +7 999 123-45-67</code>
