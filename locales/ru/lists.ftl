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
specialist-job-paid = 💰 <b>Оплаты внесены</b>
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
