### The client's screens.

## First meeting and home
client-welcome = Здравствуйте! Выберите удобное время, а о записи мы напомним сами.
client-welcome-kept = Храним ваше имя и id в Telegram, язык, часовой пояс и записи. Другим специалистам они не видны.
client-home-title = <b>{ $tenant }</b>
client-home-next = Ближайшая запись: { $when }
client-home-empty = Записей пока нет. Выберите удобное время.
client-home-book-b32 = 🗓 Записаться
client-home-bookings-b16 = 📋 Записи · { $count }
client-home-bookings-none-b16 = 📋 Записи
client-home-specialists-b16 = 👥 Специалисты
client-hours-yours = Часы ваши · { $place }: { $shift }

## One's own link as clients see it
client-preview = 👁 Так вашу страницу видят клиенты. Запись здесь выключена.
client-preview-alert = Это ваша страница глазами клиента: записаться к себе нельзя.
client-preview-leave-b32 = ⌂ К моему расписанию

## Month
client-month-title = <b>{ $month }</b>
client-month-legend = ·N — сколько свободно, + — больше девяти
client-month-empty = В этом месяце свободного времени нет.
client-month-none-b4 = –
client-month-day-b4 = { $day }·{ $free }
client-month-day-empty-toast = В этот день свободного времени нет
client-month-nearest-b16 = Ближайшие
client-month-first-b32 = 🗓 Ближайшее: { $day }
client-free-none = Свободного времени пока нет. Загляните позже или напишите специалисту.

## Nearest free times, and a weekday
client-nearest-title = <b>Ближайшее свободное время</b>
client-weekday-title = <b>Свободное время: { $weekday }</b>
client-calendar-b32 = 📅 Календарь
client-free-row-b32 = { $day }, { $range }

## Day
client-day-title = <b>{ $day }</b>
client-day-ask = Когда вам удобно?
client-day-time-b7 = { $time }
client-day-prev-b16 = ‹ { $date }
client-day-next-b16 = { $date } ›
client-day-month-b16 = ‹ Месяц

## Confirmation
client-confirm-title = <b>Записать вас?</b>
client-confirm-approval = Специалист ответит на заявку, и мы сразу вам напишем.
client-confirm-book-b32 = ✅ Записаться
client-confirm-request-b32 = ✅ Отправить заявку
client-cancel-until = Отменить можно до: { $when }
client-cancel-anytime = Отменить можно в любой момент до начала.
client-cancel-never = Отменить эту запись самостоятельно не получится.
client-cancel-passed = Срок отмены прошёл: { $when }. Не получается прийти? Напишите специалисту.
client-cancel-late = Срок обычной отмены прошёл. Не получается прийти? Сообщите кнопкой ниже.

## Receipts
client-booked = ✅ <b>Запись подтверждена</b>
    { $when }
    { $service }
    { $tenant }
client-requested = ⏳ <b>Заявка отправлена</b>
    { $when }
    { $service }
    { $tenant }
    Ответ придёт сюда.
client-cancelled = ✖ <b>Запись отменена</b>
    { $when }
    { $service }
    { $tenant }
client-cancelled-late = ⌛ <b>Поздняя отмена</b>
    { $when }
    { $service }
    { $tenant }
    К оплате: { $sum }
client-withdrawn = ✖ <b>Заявка отозвана</b>
    { $when }
    { $service }
    { $tenant }
client-booked-toast = Запись подтверждена
client-booked-before-toast = Это время уже за вами
client-requested-toast = Заявка отправлена
client-cancelled-toast = Запись отменена
client-withdrawn-toast = Заявка отозвана

## My bookings
client-bookings-title = <b>Мои записи · { $count }</b>
client-bookings-empty = <b>Мои записи</b>
    Здесь появятся ваши записи. Выберите время, и будет первая.
client-bookings-row-b32 = { $icon } { $day }, { $range }
client-booking-title = <b>{ $when }</b>
client-booking-cancel-b32 = ✖ Отменить запись
client-booking-late-b32 = ⌛ Не смогу прийти
client-booking-withdraw-b32 = ✖ Отозвать заявку
client-booking-again-b32 = 🗓 Записаться ещё

## Cancelling
client-cancel-title = <b>Отменить запись?</b>
client-cancel-consequence = Специалист получит сообщение, а время освободится для других.
client-cancel-charged = За отмену нужно будет заплатить { $sum }. Специалист получит сообщение.
client-late-charged = Это поздняя отмена: нужно будет заплатить { $sum }. Специалист получит сообщение и может простить этот долг.
client-late-uncharged = Это поздняя отмена, но платить не нужно. Специалист получит сообщение.
client-withdraw-title = <b>Отозвать заявку?</b>
client-cancel-yes-b32 = ✖ Да, отменить
client-withdraw-yes-b32 = ✖ Да, отозвать
client-cancel-no-b32 = Оставить как есть

## My specialists
client-specialists-title = <b>Мои специалисты</b>
client-specialists-empty = <b>Мои специалисты</b>
    Здесь появятся те, к кому вы записываетесь. Откройте ссылку от своего специалиста.
client-specialists-row-b32 = { $name }
client-specialists-current-b32 = ✓ { $name }
client-specialists-own-b32 = 🗓 { $name } · вы ведёте

## Help
client-help = <b>Как записаться</b>
    Нажмите «Записаться», выберите день и время и подтвердите.
    О записи напомним за день и за два часа или как выберете в «Напоминаниях».
    Отменить её можно в «Записях».
    /start — главный экран, /my — записи, /settings — настройки
