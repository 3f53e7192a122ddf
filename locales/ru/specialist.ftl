### The specialist's screens.

## Home
specialist-home-title = <b>{ $day }</b>
specialist-home-today = { $count ->
    [0] Сегодня записей нет
   *[other] Записей сегодня: { $count }
}
specialist-home-tomorrow = { $count ->
    [0] Завтра записей нет
   *[other] Завтра: { $count }, первая в { $first }
}
specialist-home-start = Добавьте свободное время и отправьте клиентам ссылку: записи появятся здесь.
specialist-home-requests-b16 = 📥 Заявки · { $count }
specialist-home-requests-none-b16 = 📥 Заявки
specialist-home-unpaid-b16 = 💸 Долги · { $count }
specialist-home-unpaid-none-b16 = 💸 Долги
specialist-home-week-b16 = 🗓 Расписание
specialist-home-bookings-b16 = 📋 Записи
specialist-home-link-b16 = 🔗 Моя ссылка
specialist-home-rest-b32 = 🗓 Весь день
specialist-home-as-client-b32 = 👥 Мои специалисты
specialist-booking-row-b32 = { $time } { $name } { $mark }
specialist-add-times-b32 = ➕ Добавить время

## Week
specialist-week-title = <b>Неделя { $days }</b>
specialist-week-empty = На этой неделе окон нет. Добавьте время, на которое можно записаться.
specialist-week-day-b32 = { $weekday } { $day } · занято { $busy } из { $total }
specialist-week-day-closed-b32 = { $weekday } { $day } · закрыт
specialist-week-day-closed-busy-b32 = { $weekday } { $day } · закрыт, записей { $busy }
specialist-week-day-empty-b32 = { $weekday } { $day } · окон нет
specialist-week-add-b16 = ➕ Окна
specialist-week-today-b7 = Сегодня

## Day
specialist-day-title = <b>{ $day }</b>
specialist-day-summary = Занято { $busy } из { $total }
specialist-day-empty = Окон нет. Добавьте время, на которое можно записаться.
specialist-day-none = Окон в этот день не было.
specialist-day-closed = 🚫 День закрыт для записи
specialist-day-more = …и ещё { $count }
specialist-day-prev-b16 = ‹ { $date }
specialist-day-next-b16 = { $date } ›
specialist-day-slot-free-b32 = { $range } · свободно
specialist-day-slot-group-b32 = { $range } · занято { $taken } из { $seats }
specialist-day-slot-hidden-b32 = { $range } · скрыто
specialist-day-slot-blocked-b32 = { $range } · 🔒 закрыто
specialist-day-slot-past-b32 = { $range } · прошло
specialist-day-close-b16 = 🚫 Закрыть день
specialist-day-open-b16 = Открыть день
specialist-close-title = <b>Закрыть день: { $day }?</b>
specialist-close-explain = { $count ->
    [0] Записаться на этот день будет нельзя.
    [one] Записаться будет нельзя. Уже есть { $count } запись, она останется.
    [few] Записаться будет нельзя. Уже есть { $count } записи, они останутся.
   *[many] Записаться будет нельзя. Уже есть { $count } записей, они останутся.
}
specialist-close-yes-b32 = 🚫 Закрыть день
specialist-day-closed-toast = День закрыт для записи
specialist-day-opened-toast = День снова открыт для записи

## Adding times: the grid of hours
specialist-add-title = <b>Окна: { $day }</b>
specialist-add-legend = ☑ будет создано · ■ уже есть
specialist-add-over = Часы этого дня прошли. Выберите другой день.
specialist-add-zone = Часы по расписанию: { $zone }
specialist-add-terms = По { $duration }
specialist-add-terms-priced = По { $duration } · { $price }
specialist-add-time-b7 = { $time }
specialist-add-chosen-b7 = { $time }☑
specialist-add-exists-b7 = { $time }■
specialist-add-create-b32 = { $count ->
    [one] Создать { $count } окно
    [few] Создать { $count } окна
   *[many] Создать { $count } окон
}
specialist-add-length-b16 = ⏱ { $duration }
specialist-add-price-b16 = 💰 { $price }
specialist-add-price-none-b16 = 💰 Цена
specialist-add-typed-b16 = ✏️ Строкой
specialist-add-length-title = <b>Сколько длится одно занятие?</b>
specialist-add-none-alert = Сначала отметьте часы, потом создадим окна.
specialist-added-toast = { $count ->
    [one] Создано { $count } окно
    [few] Создано { $count } окна
   *[many] Создано { $count } окон
}

## Adding times: a typed line
specialist-typed-title = <b>Окна: { $day }</b>
specialist-typed-ask = Напишите время одним сообщением:
    <code>10:00 11:30</code> — начала, по { $duration }
    <code>10:00-14:00/60</code> — с 10 до 14, по 60 минут
    <code>пн,ср 10:00-14:00 по 60 до 24.12</code> — по дням недели

## A slot
specialist-slot-title = <b>{ $when }</b>
specialist-slot-open = Открыто для записи
specialist-slot-seats = Занято { $taken } из { $seats }
specialist-slot-hidden = Скрыто: клиенты этого времени не видят
specialist-slot-blocked = 🔒 Закрыто: записаться нельзя
specialist-slot-past = Это время прошло
specialist-slot-hide-b16 = Скрыть
specialist-slot-show-b16 = Показать
specialist-slot-block-b16 = 🔒 Закрыть
specialist-slot-unblock-b16 = Открыть
specialist-slot-delete-b32 = 🗑 Удалить окно
specialist-slot-delete-title = <b>Удалить окно?</b>
specialist-slot-delete-explain = Записей на него нет. Вернуть можно, только создав новое.
specialist-slot-delete-yes-b32 = 🗑 Да, удалить
specialist-slot-hidden-toast = Скрыто от клиентов
specialist-slot-shown-toast = Клиенты снова видят это время
specialist-slot-blocked-toast = Закрыто для записи
specialist-slot-deleted-toast = Окно удалено

## Requests
specialist-requests-title = 📥 <b>Заявки · { $count }</b>
specialist-requests-empty = 📥 <b>Заявки</b>
    Новых заявок нет. Они придут сообщением и будут ждать здесь.
specialist-requests-row-b32 = { $name } · { $date }, { $time }
specialist-request-title = 📥 <b>Заявка: { $name }</b>
specialist-request-first = Впервые у вас
specialist-request-before = { $count ->
    [one] Раньше была { $count } запись
    [few] Раньше было { $count } записи
   *[many] Раньше было { $count } записей
}
specialist-request-until = Ответьте до: { $when }
specialist-accept-b16 = ✅ Принять
specialist-decline-b16 = ✖ Отклонить
specialist-accepted-toast = Заявка принята, клиенту напишем
specialist-declined-toast = Заявка отклонена, клиенту напишем

## A booking
specialist-booking-title = <b>{ $name } · { $when }</b>
specialist-booking-step-b16 = { $icon } { $step }
specialist-booking-step-b32 = { $icon } { $step }
specialist-booking-paid-b16 = 💰 Оплачено
specialist-booking-done-toast = { $icon } { $status }
specialist-step-title = <b>{ $step }?</b>
specialist-step-booking = { $name } · { $when }
specialist-step-late = Обычный срок для этого прошёл.
specialist-step-early = Обычно это делают позже: { $when }
specialist-step-told = Клиент получит сообщение.
specialist-step-frees = Время освободится для других.
specialist-step-yes-b32 = Да: { $step }
specialist-undone-toast = ↩ Снова: { $status }
specialist-history-line = <i>{ $when } · { $icon } { $status } · { $name }</i>
specialist-history-paid = <i>{ $when } · 💰 Оплата · { $name }</i>
specialist-history-clock = автоматически

## Unpaid
specialist-unpaid-title = 💸 <b>Ждут оплаты: { $count } · { $sum }</b>
specialist-unpaid-empty = 💸 <b>Долгов нет</b>
    Здесь появится то, что прошло и ещё не оплачено.
specialist-unpaid-none-late = 💸 <b>Просроченных долгов нет</b>
specialist-unpaid-row-b32 = { $name } · { $price } · { $days }

## Bookings
specialist-bookings-title = 📋 <b>Записи · { $count }</b>
specialist-bookings-empty = 📋 <b>Записи</b>
    Здесь появятся записи клиентов. Отправьте им свою ссылку.
specialist-bookings-none = Здесь пока ничего нет.
specialist-bookings-upcoming = Впереди
specialist-bookings-past = Прошедшие
specialist-bookings-row-b32 = { $date }, { $time } { $name } { $mark }

## The link
specialist-link-title = 🔗 <b>Ваша ссылка</b>
specialist-link-explain = { $url }
    Отправьте её клиентам: они увидят свободное время и запишутся сами.
specialist-link-share-text = Записаться ко мне на удобное время:
specialist-link-preview-b32 = 👁 Глазами клиента
specialist-link-change-b32 = ✏️ Изменить адрес

## Help
specialist-help = <b>Как это работает</b>
    Добавьте окна в «Расписании» и отправьте клиентам ссылку.
    Заявки придут сообщением, ответить можно прямо в нём.
    После занятия отметьте, как прошло: долги посчитаем.
    /start — главный экран, /week — расписание, /settings — настройки
