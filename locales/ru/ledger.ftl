### Деньги: платежи, остатки, сроки.

## Платёж одной строкой
specialist-pay-ask = 💰 <b>Записать { $sum } от { $name }?</b>
specialist-pay-owes = К оплате сейчас: { $sum }
specialist-pay-owes-nothing = Сейчас ничего не нужно платить
specialist-pay-then-owes = После этого останется: { $sum }
specialist-pay-then-ahead = После этого вперёд: { $sum }
specialist-pay-then-even = После этого всё оплачено
specialist-pay-same = ⚠️ Такая же сумма уже записана: { $when } ({ $who }). Это ещё одна?
specialist-pay-other = Не та сумма или не тот клиент? Напишите строку ещё раз.
specialist-pay-record-b32 = ✅ Записать { $sum }
specialist-pay-again-b32 = ✅ Записать ещё { $sum }
specialist-pay-who = 💰 <b>{ $sum }: от кого?</b>
specialist-pay-recorded-toast = Записано: { $sum }
specialist-pay-back-toast = ↩ Платёж отменён

## Один платёж
specialist-payment-title = 💰 <b>{ $sum } · { $name }</b>
specialist-payment-back-title = ↩ <b>Платёж отменён: { $sum } · { $name }</b>
specialist-payment-back-at = Отменён { $when }
specialist-payment-day = Получено: { $day }
specialist-payment-method = Способ: { $method ->
    [cash] наличные
    [transfer] перевод
    [card] карта
   *[other] другой
}
specialist-payment-receipt = 🧾 Чек выдан
specialist-payment-covers = <b>За что</b>
specialist-payment-lesson = { $when } · { $sum }
specialist-payment-ahead = Вперёд: { $sum }
specialist-payment-method-b16 = { $method ->
    [cash] Наличные
    [transfer] Перевод
    [card] Карта
   *[other] Другое
}
specialist-payment-method-chosen-b16 = { $method ->
    [cash] ✓ Наличные
    [transfer] ✓ Перевод
    [card] ✓ Карта
   *[other] ✓ Другое
}
specialist-payment-give-receipt-b32 = 🧾 Чек выдан
specialist-payment-no-receipt-b32 = 🧾 Чек ещё не выдан
specialist-payment-day-b16 = 📅 День
specialist-payment-note-b16 = ✏️ Заметка
specialist-payment-correct-b32 = ↩ Исправить сумму
specialist-payment-day-ask = Когда пришли деньги? Выберите или напишите: <i>21.11</i>.
specialist-payment-today-b16 = Сегодня
specialist-payment-yesterday-b16 = Вчера
specialist-payment-note-ask = Напишите заметку к платежу, знаков в ней до { $count }. Её видите только вы.
specialist-payment-correct-ask = Напишите верную сумму. Прежняя запись останется в истории отменённой.
specialist-payment-take-back-b32 = 🗑 Отменить весь платёж

## Деньги клиента
specialist-card-money-b16 = 💰 Деньги
specialist-money-title = 💰 <b>Деньги · { $name }</b>
specialist-money-none = Платежей ещё не было.
specialist-money-payments = Платежей: { $count }
specialist-money-new-b32 = ➕ Записать платёж
specialist-money-new-title = 💰 <b>Сколько пришло от { $name }?</b>
specialist-money-new-ask = Напишите сумму, валюта { $currency }. С главного экрана то же самое записывается одной строкой: имя и сумма.
specialist-money-all-b32 = Всё, что к оплате: { $sum }
specialist-money-row-b32 = { $day } · { $sum }
specialist-money-row-receipt-b32 = { $day } · { $sum } 🧾
specialist-money-row-back-b32 = ↩ { $day } · { $sum }

## Отказы
refusal-nobody-called = Нет клиента с именем «{ $name }». Напишите имя как в списке клиентов и сумму: <i>Аня 6000</i>.
refusal-paid-meanwhile-alert = Пока вы смотрели, этому клиенту записали другой платёж. Проверьте и нажмите ещё раз, если нужно.
refusal-payment-built-on-alert = Этой оплатой подтверждена запись, и с тех пор её статус изменился. Сначала верните статус той записи.
refusal-payment-day = Не похоже на день, когда могли прийти деньги. Напишите, например, <i>21.11</i> или «вчера».
