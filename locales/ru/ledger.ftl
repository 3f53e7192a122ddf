### Деньги: платежи, остатки, сроки.

## Платёж одной строкой
specialist-pay-ask = 💰 <b>{ $name }: записать { $sum }?</b>
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
specialist-payment-give-receipt-b32 = 🧾 Отметить: чек выдан
specialist-payment-no-receipt-b32 = 🧾 Отметить: чека нет
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
specialist-money-new-title = 💰 <b>{ $name }: сколько пришло?</b>
specialist-money-new-ask = Напишите сумму ({ $currency }). С главного экрана то же самое записывается одной строкой: имя и сумма.
specialist-money-all-b32 = Всё, что к оплате: { $sum }
specialist-money-row-b32 = { $day } · { $sum }
specialist-money-row-receipt-b32 = { $day } · { $sum } 🧾
specialist-money-row-back-b32 = ↩ { $day } · { $sum }

## Отказы
refusal-nobody-called = Нет клиента с именем «{ $name }». Напишите имя как в списке клиентов и сумму: <i>Аня 6000</i>.
refusal-paid-meanwhile-alert = Пока вы смотрели, этому клиенту записали другой платёж. Проверьте и нажмите ещё раз, если нужно.
refusal-payment-built-on-alert = Этой оплатой подтверждена запись, и с тех пор её статус изменился. Сначала верните статус той записи.
refusal-payment-day = Не похоже на день, когда могли прийти деньги. Напишите, например, <i>21.11</i> или «вчера».

## Кто должен
specialist-unpaid-hint = Пришли деньги? Напишите строкой: <i>Аня 6000</i>
specialist-unpaid-later = Срок ещё не подошёл: { $sum }
specialist-unpaid-lessons-b32 = 📋 Что не оплачено: по занятиям
specialist-balances-b16 = ⚖️ Балансы
specialist-report-b16 = 📊 Итоги
specialist-balances-title = ⚖️ <b>Балансы</b>
specialist-balances-owed = К оплате: { $sum }
specialist-balances-ahead = Оплачено вперёд: { $sum }
specialist-balances-none = Всё ровно: никто не должен и не платил вперёд.
specialist-balances-row-owed-b32 = 💸 { $name } · { $sum }
specialist-balances-row-ahead-b32 = ➕ { $name } · { $sum }
specialist-remind-b32 = 🔔 Напомнить всем
specialist-remind-title = 🔔 <b>Напомнить об оплате?</b>
specialist-remind-more = { $count ->
    [one] и ещё { $count } клиент
    [few] и ещё { $count } клиента
   *[many] и ещё { $count } клиентов
}
specialist-remind-sample = <b>Каждый получит, со своей суммой:</b>
specialist-remind-quiet = Кто включил тихие часы, получит напоминание после них, остальные — сразу.
specialist-remind-yes-b32 = 🔔 Напомнить: { $count }
specialist-reminded-toast = { $count ->
    [one] Напомним { $count } человеку
    [few] Напомним { $count } людям
   *[many] Напомним { $count } людям
}
specialist-money-lesson-b32 = 💸 { $date }, { $time } · { $sum }
specialist-money-lesson-claimed-b32 = ⏳ { $date }, { $time } · { $sum }
specialist-money-term-b16 = 📆 Когда платит
specialist-money-packs-b16 = 🎟 Пакеты
specialist-money-bill-b32 = 🧾 Счёт за месяц
specialist-money-pack = 🎟 Пакет: осталось { $left } из { $lessons }

## Когда платит
specialist-term-title = 📆 <b>Когда платит { $name }?</b>
specialist-term-lesson = { $amount ->
    [0] Сразу после каждого занятия
    [one] За каждое занятие, в течение { $amount } дня
    [few] За каждое занятие, в течение { $amount } дней
   *[many] За каждое занятие, в течение { $amount } дней
}
specialist-term-after = За месяц, до { $amount }-го числа следующего
specialist-term-before = За месяц вперёд, до { $amount }-го числа
specialist-term-pack = Пакетами, заранее
specialist-term-explain = После этого срока занятие попадает в долги. Новый срок действует для следующих занятий.
specialist-term-lesson-b16 = { $amount ->
    [0] Сразу
   *[other] Через { $amount } дн.
}
specialist-term-pack-b32 = 🎟 Пакетами
specialist-term-chosen-b32 = ✓ { $label }

## Пакеты
specialist-pack-title = 🎟 <b>Пакеты · { $name }</b>
specialist-pack-row = Осталось { $left } из { $lessons } · { $price }
specialist-pack-row-ended = Закрыт: было { $lessons } за { $price }
specialist-pack-ask = Новый пакет напишите строкой, сколько занятий и за сколько: <i>10 12000</i> или <i>10 по 1200</i>. До { $count } занятий. Следующие записи пойдут из пакета.
specialist-pack-paid-b32 = 💰 Пакет оплачен: { $sum }
specialist-pack-ended-toast = Пакет закрыт
notice-pack-left = { $left ->
    [0] 🎟 <b>Пакет закончился</b>
    [one] 🎟 <b>В пакете осталось { $left } занятие</b>
    [few] 🎟 <b>В пакете осталось { $left } занятия</b>
   *[many] 🎟 <b>В пакете осталось { $left } занятий</b>
}
    { $tenant } · { $name } · всего { $lessons }
notice-pack-left-of = { $left ->
    [0] 🎟 <b>{ $name }: пакет закончился</b>
    [one] 🎟 <b>{ $name }: в пакете осталось { $left } занятие</b>
    [few] 🎟 <b>{ $name }: в пакете осталось { $left } занятия</b>
   *[many] 🎟 <b>{ $name }: в пакете осталось { $left } занятий</b>
}
    { $tenant } · всего { $lessons }
notice-pack-open-b32 = 🎟 Пакеты клиента

## Итоги и счета
specialist-report-title = 📊 <b>{ $month }</b>
specialist-report-lessons = По занятиям
specialist-report-received = По оплатам
specialist-report-none = В этом месяце пока ничего нет.
specialist-report-charged = Занятий с оплатой: { $count } · { $sum }
specialist-report-covered = Из них оплачено: { $sum }
specialist-report-left = Осталось получить: { $sum }
specialist-report-paid = Платежей: { $count } · { $sum }
specialist-report-method = { $method ->
    [cash] Наличные
    [transfer] Переводы
    [card] Карта
    [other] Другое
   *[unknown] Способ не указан
}: { $sum }
specialist-report-no-receipt = 🧾 Чек не выдан: { $count } · { $sum }
specialist-report-bills-b32 = 🧾 Счета за месяц
notice-bill-lesson = { $when } · { $sum }
notice-bill-lesson-paid = { $when } · { $sum } ✓
notice-bill-sum = <b>Занятий: { $count } · { $sum }</b>
notice-bill-paid = Оплачено: { $sum }
notice-bill-before = За прошлые месяцы: { $sum }
notice-bill-to-pay = <b>К оплате: { $sum }</b>
notice-bill-even = <b>Всё оплачено</b>
specialist-bill-title = 🧾 <b>Счёт · { $name }</b>
    { $month }
specialist-bill-none = В этом месяце платить не за что.
specialist-bill-send-b32 = ✉️ Отправить счёт
specialist-bill-sent-toast = Счёт отправлен
specialist-bills-title = 🧾 <b>Счета · { $month }</b>
specialist-bills-none = Никому не нужно платить за этот месяц.
specialist-bills-count = { $count ->
    [one] { $count } клиент · к оплате { $sum }
    [few] { $count } клиента · к оплате { $sum }
   *[many] { $count } клиентов · к оплате { $sum }
}
specialist-bills-send-b32 = ✉️ Отправить всем: { $count }
specialist-bills-sent-toast = { $count ->
    [one] Отправлен { $count } счёт
    [few] Отправлено { $count } счёта
   *[many] Отправлено { $count } счетов
}
notice-bill = 🧾 <b>{ $month } · { $tenant }</b>
    { $name }
notice-undone-owed = 💸 Снова к оплате: { $sum }

refusal-typed-pack = Напишите, сколько занятий и за сколько: <i>10 12000</i> или <i>10 по 1200</i>.
refusal-nobody-to-remind-alert = Напоминать некому: долгов нет, или сегодня уже напомнили.
refusal-charge-changed = Пока вы писали, условия изменились. Посмотрите, сколько это стоит теперь, и напишите ещё раз.
