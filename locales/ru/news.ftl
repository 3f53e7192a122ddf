### Новости клиентам.

specialist-news-b16 = 📣 Новости
specialist-news-title = 📣 <b>Новость клиентам</b>
specialist-news-ask = Напишите её одним сообщением: клиенты увидят ровно то, что вы напишете. Кому отправить, выберете потом.
specialist-news-anew = Чтобы изменить, напишите заново. Клиенты увидят:
specialist-news-to = { $count ->
    [0] <b>Никто</b> её не получит. Выберите других.
    [one] Получит <b>{ $count } человек</b>, не в тихие часы.
    [few] Получат <b>{ $count } человека</b>, не в тихие часы.
   *[many] Получат <b>{ $count } человек</b>, не в тихие часы.
}
specialist-news-held = { $count ->
    [one] Не больше { $count } в неделю, чтобы их читали. Следующая: { $when }.
    [few] Не больше { $count } в неделю, чтобы их читали. Следующая: { $when }.
   *[many] Не больше { $count } в неделю, чтобы их читали. Следующая: { $when }.
}
specialist-news-send-b32 = 📣 Отправить: { $count }
specialist-news-running-b32 = ⏳ Отправляем: { $count } из { $total }
specialist-news-all = Всем
specialist-news-ahead = С записью
specialist-news-came = Были за { $count } дн.
specialist-news-away = Не были { $count } дн.
specialist-job-news = ⏳ <b>Новость рассылается</b>
specialist-job-news-sent = 📣 <b>Новость отправлена</b>
specialist-job-news-stopping = Останавливаем. Кто ещё не получил, не получит.
notice-news = 📣 <b>{ $tenant }</b>
notice-news-off-b32 = 🔕 Без новостей отсюда
notice-news-book-b32 = 🗓 Записаться
notice-news-off-toast = Новостей от этого специалиста больше не будет
refusal-news-many-alert = { $count ->
    [one] Не больше { $count } новости в неделю. Следующую можно отправить: { $when }.
    [few] Не больше { $count } новостей в неделю. Следующую можно отправить: { $when }.
   *[many] Не больше { $count } новостей в неделю. Следующую можно отправить: { $when }.
}
specialist-job-news-soon = { $count ->
    [one] ⏳ <b>Новость уйдёт через { $count } секунду</b>
        Пока её можно остановить: никто ещё ничего не получил.
    [few] ⏳ <b>Новость уйдёт через { $count } секунды</b>
        Пока её можно остановить: никто ещё ничего не получил.
   *[many] ⏳ <b>Новость уйдёт через { $count } секунд</b>
        Пока её можно остановить: никто ещё ничего не получил.
}
specialist-job-news-unsent = ✋ <b>Новость не отправлена</b>
    Вы остановили её вовремя, её никто не получил.
