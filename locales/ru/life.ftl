## Regulars that stand still
specialist-regulars-banned = { $more ->
    [0] 🚫 Не записываются, пока в чёрном списке: { $names }
   *[other] 🚫 Не записываются, пока в чёрном списке: { $names } и ещё { $more }
}
specialist-regular-banned = 🚫 Клиент в чёрном списке: новые занятия не ставятся. Уберите его оттуда, и всё пойдёт дальше.
specialist-regular-retired = «{ $kind }» больше не предлагается: здесь длительность и цена остаются прежними.

## An invite that is no more
refusal-invite-taken-back = <b>Это приглашение отозвали</b>
    Если всё ещё хотите помогать, попросите новое.

## A long act that did not go through
specialist-job-gave-up = ⚠️ Прервалось из-за ошибки на нашей стороне. Что не сделано, осталось как было: проверьте и начните заново.
notice-job-gave-up = ⚠️ <b>{ $kind ->
    [cancel] Отмена записей прервалась
    [open] Открытие дней прервалось
    [copy] Копирование недели прервалось
    [news] Рассылка новости прервалась
    [leave] Закрытие практики прервалось
    [regulars] Запись постоянного времени прервалась
   *[mark] Отметка записей прервалась
}</b>
    { $total ->
        [0] Ошибка на нашей стороне: что не сделано, осталось как было.
       *[other] Сделано: { $count } из { $total }. Ошибка на нашей стороне: что не сделано, осталось как было.
    }
    Проверьте, что осталось, и начните заново.
notice-job-gave-up-b32 = 🗓 Посмотреть, как сейчас

## Several weekly times at once
notice-regular-all-begun = 📌 <b>Ваше постоянное время: { $tenant }</b>
notice-regular-all-row = { $every }, { $range }, первое: { $day }
