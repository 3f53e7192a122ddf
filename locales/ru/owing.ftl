### What a client owes, how to pay it, and "I have paid".

## The client's side
client-owing-home-b32 = 💸 К оплате: { $price }
client-owing-title = 💸 <b>К оплате: { $sum }</b>
    { $tenant }
client-owing-none = 💸 <b>Всё оплачено</b>
    { $tenant }
client-owing-row = { $when } · { $price }
client-owing-row-claimed = ⏳ { $when } · { $price }
client-owing-how = <b>Как платить</b>
    { $note }
client-owing-ask-how = Как удобнее заплатить, подскажет специалист.
client-owing-claimed = ⏳ Специалист проверит и подтвердит. Чек можно прислать сюда, картинкой или файлом.
client-owing-proven = ⏳ Чек передан. Специалист проверит и подтвердит.
client-owing-paid-b32 = ✅ Деньги отправлены · { $price }
client-owing-paid-one-b32 = ✅ { $date }, { $time } · { $price }
client-owing-copy-b16 = 📄 { $label }
client-owing-claimed-toast = Передали специалисту
client-owing-all-b32 = 💸 К оплате всем специалистам
client-owing-all-title = 💸 <b>К оплате</b>
client-owing-all-none = 💸 <b>Всё оплачено</b>
    Здесь появится то, что вы должны специалистам.
client-owing-all-row-b32 = { $name } · { $price }

## The specialist's side
specialist-unpaid-row-claimed-b32 = ⏳ { $name } · { $price } · { $days }
specialist-unpaid-claimed = ⏳ Клиент говорит, что заплатил.
specialist-booking-claimed = ⏳ Клиент говорит, что заплатил { $sum }
specialist-claim-seen-toast = Оплата записана, клиенту сказали
specialist-claim-seen-before-toast = Это уже было записано как оплаченное
specialist-claim-left-toast = Записано { $sum }. Цена с тех пор изменилась: осталось оплатить { $left }
specialist-claim-less-toast = Записано { $sum }: больше платить было не за что. Клиент сказал: { $claimed }
specialist-claim-unseen-toast = Клиенту мягко сказали, что оплаты не видно
settings-pay-note-b32 = 💳 Как вам платить
settings-pay-note-title = 💳 <b>Как вам платить?</b>
settings-pay-note-none = Пока не указано: клиенты спросят вас сами.
settings-pay-note-now = Сейчас клиенты видят:
    { $note }
settings-pay-note-ask = { $count ->
    [one] Напишите одним сообщением, до { $count } знака. Номер карты или телефона клиент скопирует кнопкой.
    [few] Напишите одним сообщением, до { $count } знаков. Номер карты или телефона клиент скопирует кнопкой.
   *[many] Напишите одним сообщением, до { $count } знаков. Номер карты или телефона клиент скопирует кнопкой.
}
settings-pay-note-remove-b32 = 🗑 Убрать

## Notices
notice-claimed = 💸 <b>{ $name } · оплачено { $sum }?</b>
notice-claimed-more = { $count ->
    [one] и ещё { $count } запись
    [few] и ещё { $count } записи
   *[many] и ещё { $count } записей
}
notice-claimed-ask = Клиент говорит, что заплатил. Вы видите эти деньги?
notice-claimed-yes-b16 = ✅ Да, оплачено
notice-claimed-no-b16 = ✖ Не вижу
notice-claimed-seen = ✅ Оплата записана: { $sum } · { $time }
notice-claimed-seen-by = ✅ Оплата записана: { $sum } · { $who } · { $time }
notice-claimed-unseen = ✖ Оплаты не видно: { $sum } · { $time }
notice-claimed-unseen-by = ✖ Оплаты не видно: { $sum } · { $who } · { $time }
notice-claimed-moot = ➖ Платить больше не за что: { $sum } · { $time }
notice-claimed-moot-by = ➖ Платить больше не за что: { $sum } · { $who } · { $time }
notice-proof = 🧾 { $name } · чек на { $sum }
notice-payment-seen = ✅ <b>Оплата получена: { $sum }</b>
    { $tenant }
notice-payment-left = Осталось оплатить: { $sum }
notice-payment-unseen = 💸 <b>Оплаты пока не видно: { $sum }</b>
    { $tenant }
    Возможно, перевод ещё идёт. Проверьте его и скажите ещё раз или напишите специалисту.
notice-payment-again-b16 = 💸 К оплате

## Refusals
refusal-claimed-already-alert = Мы уже передали это специалисту. Осталось дождаться ответа.
refusal-claim-first = Сначала нажмите «Деньги отправлены», потом пришлите чек.
refusal-proof-there = Чек уже у специалиста, одного хватит. Если нужно что-то ещё, нажмите «Написать».
refusal-claim-settled-alert = На это уже ответили: второй раз ничего не записано.
