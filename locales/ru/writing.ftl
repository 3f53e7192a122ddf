### Writing to a specialist through the bot, and the answers.

## The client's side
client-write-title = ✉️ <b>Написать: { $tenant }</b>
client-write-about = О записи: { $when }
client-write-mine = Вы, { $when }: «{ $text }»
client-write-theirs = { $tenant }, { $when }: «{ $text }»
client-write-ask = { $count ->
    [one] Напишите сообщение, до { $count } знака. Мы передадим его, ответ придёт сюда.
    [few] Напишите сообщение, до { $count } знаков. Мы передадим его, ответ придёт сюда.
   *[many] Напишите сообщение, до { $count } знаков. Мы передадим его, ответ придёт сюда.
}
client-write-waiting = { $count ->
    [one] ⏳ Передали. Ждёт ответа { $count } сообщение.
    [few] ⏳ Передали. Ждут ответа { $count } сообщения.
   *[many] ⏳ Передали. Ждут ответа { $count } сообщений.
}
client-write-more = Можно дописать ещё.
client-write-full = Как только специалист ответит, можно будет написать снова.
client-write-direct-b32 = 💬 Открыть чат в Telegram

## The specialist's side
specialist-answer-title = ✉️ <b>Сообщение: { $name }</b>
specialist-answer-text = «{ $text }»
specialist-answer-ask = { $count ->
    [one] Напишите ответ одним сообщением, до { $count } знака. Клиент получит его сразу.
    [few] Напишите ответ одним сообщением, до { $count } знаков. Клиент получит его сразу.
   *[many] Напишите ответ одним сообщением, до { $count } знаков. Клиент получит его сразу.
}
specialist-answered-toast = Больше не ждёт ответа
specialist-answer-sent = ✅ Ответ отправлен
specialist-answer-given = ✅ Ответ уже отправлен · { $when }
specialist-answer-again-b32 = ✏️ Написать ещё
specialist-answer-booking-b32 = 📋 Открыть запись

## Notices
notice-asked = ✉️ <b>Вам пишет { $name }</b>
notice-asked-about = О записи: { $when }
notice-asked-answered = ✅ Отвечено · { $time }
notice-asked-answered-by = ✅ Отвечено · { $who } · { $time }
notice-asked-forgotten = Данные удалены, и сообщение вместе с ними.
notice-replied = ✉️ <b>Ответ: { $tenant }</b>
notice-answered-elsewhere-b32 = ✅ Отвечено в другом месте
notice-answer-b32 = ✏️ Ответить

## Refusals
refusal-message = Напишите одним сообщением, от 1 до { $count } знаков.
refusal-messages-full = { $count ->
    [one] Ответа уже ждёт { $count } ваше сообщение. Когда специалист ответит, можно будет написать снова.
    [few] Ответа уже ждут { $count } ваших сообщения. Когда специалист ответит, можно будет написать снова.
   *[many] Ответа уже ждут { $count } ваших сообщений. Когда специалист ответит, можно будет написать снова.
}
