### Booking and moving for a client.

specialist-card-book-b32 = ➕ Записать
specialist-slot-who-b32 = ➕ Записать клиента
specialist-booking-card-b16 = 👤 Карточка
specialist-booking-move-b16 = ↔ Перенести

## When, and for whom
specialist-put-title = ➕ <b>Записать: { $name }</b>
specialist-move-title = ↔ <b>Перенести: { $name }</b>
    Сейчас: { $when }
specialist-move-to = Станет: { $when }
specialist-put-when = Выберите время.
specialist-put-none-free = Свободных окон нет: выберите любой час.
specialist-put-hint = Или напишите день и час, по { $duration }: <code>завтра 17:00</code>, <code>пт 9:30</code>, <code>24.12 10:00-11:30</code>
specialist-put-other-b32 = 🕐 Другой день или час
specialist-put-day = <b>{ $day }</b>
specialist-put-legend = ■ в это время у вас занято
specialist-put-week-b32 = { $date } ››
specialist-who-title = ➕ <b>{ $when }</b>
specialist-who-ask = Кого записать? Выберите или напишите имя.
specialist-who-nobody = Клиентов пока нет.

## The question before it
specialist-put-warn-banned = ⚠️ Этот клиент в чёрном списке.
specialist-put-warn-closed = ⚠️ День закрыт для записи.
specialist-put-warn-late = ⚠️ Сами клиенты так поздно не записываются.
specialist-put-warn-far = ⚠️ Сами клиенты так далеко вперёд не записываются.
specialist-put-warn-many = ⚠️ У клиента уже столько записей, сколько вы разрешили.
specialist-put-warn-busy = ⚠️ В это время у вас { $name }, { $range }.
specialist-put-warn-offered = ⚠️ Это время вы держите для кого-то на выбор.
specialist-put-made = Добавим это время только для этой записи: другие его не увидят.
specialist-put-yes-b32 = ✅ Записать
specialist-put-anyway-b32 = ⚠️ Всё равно записать
specialist-move-yes-b32 = ✅ Перенести
specialist-move-anyway-b32 = ⚠️ Всё равно перенести
specialist-put-toast = Запись сделана
specialist-move-toast = Запись перенесена
specialist-put-already-toast = Клиент уже записан на это время
refusal-move-waits-alert = Клиент сам просит о переносе. Сначала ответьте на его заявку.
refusal-typed-hour = Не получилось понять день и час. Напишите так: <code>завтра 17:00</code> или <code>24.12 9:30</code>

## To the client
notice-booked-for = 📅 <b>Вас записали</b>
    { $when }
    { $service } · { $tenant }
specialist-booked-share-text = Вы записаны: { $day }, { $range }. { $tenant }
specialist-booked-at-share-text = Вы записаны: { $day }, { $range }, { $place }. { $tenant }
specialist-cancelled-share-text = Занятие отменено: { $day }, { $range }. { $tenant }
