### Постоянное время: перерывы, чему не нашлось места, что об этом читает клиент.

## Перерывы
specialist-regular-paused-b32 = ⏸ Перерыв { $range }
specialist-regular-paused-title = ⏸ <b>Перерыв { $days }</b>
specialist-regular-paused-whose = { $name } · { $every }, { $range }
specialist-regular-paused-ask = Закончится раньше или позже? Напишите последний день перерыва, например <code>14.08</code>.
specialist-regular-unpause-b32 = ▶ Отменить этот перерыв
specialist-regular-endless-b32 = ∞ Без последнего дня
specialist-regular-endless-toast = Теперь без последнего дня. Клиенту сообщим.
specialist-regular-left-alert = Готово, но места не нашлось: { $days }{ $count ->
    [0] {""}
   *[other] {" "}и ещё { $count }
}. Время занято или день закрыт.
specialist-regular-none-back-alert = Перерыв отменён, но занятия не вернулись, места нет: { $days }{ $count ->
    [0] {""}
   *[other] {" "}и ещё { $count }
}. Время занято или день закрыт.
refusal-regular-away-alert = Перерыв { $days } уже есть. Чтобы сократить, откройте его.
refusal-regular-no-place-alert = { $day }: время занято или день закрыт. Пропуск остаётся.
refusal-regulars-full-alert = Постоянного времени сейчас больше не дают. Запишитесь один раз или напишите специалисту.
settings-history-regular-unpaused = { $name }: перерыв отменён, { $days }
settings-history-regular-endless = { $name }: постоянное время теперь без последнего дня, { $weekday } { $time }

## Чему не нашлось места
specialist-regulars-unplaced = { $count ->
    [one] ⚠️ <b>{ $count } постоянному занятию не нашлось места</b>
    [few] ⚠️ <b>{ $count } постоянным занятиям не нашлось места</b>
   *[many] ⚠️ <b>{ $count } постоянным занятиям не нашлось места</b>
}
specialist-regulars-unplaced-b32 = ⚠️ Постоянным нет места · { $count }
specialist-regulars-all-placed = ✅ <b>Всем постоянным нашлось место</b>
specialist-regulars-unplaced-ask = Освободите время в этот день, и занятие запишется само. Или договоритесь о другом часе.
specialist-regulars-left-b32 = { $date } { $time } · { $name }
notice-regular-unplaced-row = { $day }, { $time } { $name }
notice-regular-unplaced-b32 = ⚠️ Посмотреть

## Какие занятия
specialist-regular-kind-ask = Какие это занятия?
specialist-regular-kind-b32 = { $label }
specialist-regulars-which-kind = «{ $wrong }» подходит к нескольким видам занятий. Напишите название целиком.

## Клиенту
notice-regular-back-on = ▶ <b>Занятия всё-таки будут: { $days }</b>
    { $tenant }
notice-regular-endless = 📌 <b>{ $every }, { $range }</b>
    Продолжается, без последнего дня · { $tenant }
notice-regular-terms = 📌 <b>{ $every }, { $range }</b>
    Новые условия · { $tenant }
notice-regular-length = Занятие длится { $duration }.
notice-regular-sum = Занятие стоит { $sum }.
notice-regular-free = Занятия бесплатные.
notice-regular-usual = Цена обычная.
notice-regular-terms-from = Это для занятий, которые запишутся с этого момента. Те, что уже записаны, не меняются.
notice-regular-lacks = ⚠️ <b>{ $every }, { $range }: не каждый раз получится</b>
    { $tenant }
notice-regular-lacks-rest = Остальные занятия запишутся сами, как всегда.
notice-regular-lacks-taken = Время занято: { $days }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
notice-regular-lacks-gap = Часы переводят, и такого часа нет: { $days }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
notice-regular-lacks-closed = Выходные: { $days }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
notice-regular-other-b32 = 🗓 Выбрать другое время
notice-regular-unanswered = ⏳ <b>{ $every }, { $range }: пока всё-таки не подтверждено</b>
    { $tenant } отзывает ответ.
notice-regular-unanswered-off = { $count ->
    [one] Ещё { $count } занятие снято. Заявка снова ждёт ответа, мы вам напишем.
    [few] Ещё { $count } занятия сняты. Заявка снова ждёт ответа, мы вам напишем.
   *[many] Ещё { $count } занятий снято. Заявка снова ждёт ответа, мы вам напишем.
}
client-regulars-all-b32 = 📌 Всё постоянное время · { $count }
client-regulars-title = 📌 <b>Постоянное время · { $count }</b>
client-weekly-booked-toast = Готово: это время теперь ваше
client-weekly-at-once = Оно сразу станет вашим, дальше будет записываться само.
client-weekly-take-b32 = 📌 Занять каждую неделю
client-weekly-take-turns-b32 = Занять через неделю

## Много строк
specialist-regulars-making-toast = Записываем…
specialist-job-regulars = 📌 <b>Записываем постоянное время</b>
specialist-job-regulars-done = 📌 <b>Постоянное время записано</b>
specialist-job-regulars-left = { $count ->
    [one] { $count } не записано: время занято или так зовут нескольких клиентов.
    [few] { $count } не записаны: время занято или так зовут нескольких клиентов.
   *[many] { $count } не записаны: время занято или так зовут нескольких клиентов.
}

## Несколько недель сразу
notice-series-back-b32 = ↩ Вернуть все в заявки: { $count }
specialist-series-back-toast = { $count ->
    [one] { $count } заявка снова ждёт ответа
    [few] { $count } заявки снова ждут ответа
   *[many] { $count } заявок снова ждут ответа
}
