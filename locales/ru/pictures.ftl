### Неделя картинкой и ссылка QR-кодом. То, что рисуется, без разметки.

## Кнопки и экраны
picture-week-b16 = 🖼 Картинка
picture-code-b32 = 🔳 QR-код картинкой
specialist-picture-week-ask = 🖼 <b>Картинка недели { $days }</b>
specialist-picture-week-ask-free = Свободные часы: без имён, со ссылкой и QR-кодом. Можно переслать кому угодно.
specialist-picture-week-ask-whole = Весь план: с именами клиентов, только для своих.
picture-week-free-b32 = 🟢 Свободные часы
picture-week-whole-b32 = 📋 Весь план
picture-week-this = Эта неделя
picture-week-next = Следующая

## QR-код
picture-code-words = Наведите камеру телефона, чтобы записаться

## Свободные часы
picture-free-title = Свободно { $days }
picture-free-none = мест нет
picture-free-empty = На этой неделе мест нет. Другие дни по ссылке.
picture-free-call = Записаться в Telegram
picture-free-caption = { $title } · { $tenant }
picture-clock = Время: { $city }, UTC{ $offset }
picture-clock-changing = Время: { $city }

## Весь план
picture-week-title = Неделя { $days }
picture-week-caption = { $title } · { $tenant }
picture-week-booked = { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
}
picture-week-group = { $taken }/{ $seats } · { $names }
picture-week-somebody = клиент
picture-week-taken = занято
picture-week-asked = ждёт ответа
picture-week-free = свободно
picture-week-off = скрыто или закрыто
picture-week-hidden = скрыто
picture-week-blocked = закрыто
picture-week-offered = предложено
picture-week-window = промежуток
picture-week-closed = выходной
picture-week-empty = окон нет

## Итоги и файлы
picture-papers-b32 = 📊 Итоги и файлы
specialist-picture-papers-title = 📊 <b>Итоги и файлы</b>
specialist-picture-papers-days = { $days }
specialist-picture-papers-ask = Другие дни напишите: <code>1.10-31.10</code> или <code>октябрь</code>
picture-papers-week = Эта неделя
picture-papers-month = Этот месяц
picture-papers-before = Прошлый месяц
picture-papers-ahead = Три месяца
picture-paper-lessons-b16 = 📈 Занятия
picture-paper-income-b16 = 💰 Доход
picture-paper-outcomes-b16 = 🎓 Исходы
picture-paper-load-b16 = 🔥 Загрузка
picture-paper-bookings-xlsx-b16 = 📗 Записи, Excel
picture-paper-bookings-csv-b16 = 📄 Записи, CSV
picture-paper-money-xlsx-b16 = 📗 Деньги, Excel
picture-paper-money-csv-b16 = 📄 Деньги, CSV
picture-paper-plan-b32 = 📅 План в календарь (.ics)
picture-stretch = { $days } { $year }
picture-stretch-years = { $from } { $from_year } – { $to } { $to_year }
refusal-stretch-typed = Не получилось прочитать дни. Напишите, например, 1.10-31.10 или «октябрь».
refusal-stretch-long = Столько дней в один файл не уместить: до пяти лет за раз, и первый день раньше последнего.

## Таблицы
picture-table-bookings = Записи
picture-table-money = Деньги
picture-column-start = Начало
picture-column-end = Конец
picture-column-client = Клиент
picture-column-service = Занятие
picture-column-status = Статус
picture-column-price = Цена
picture-column-charged = Начислено
picture-column-paid = Оплачено
picture-column-owed = Долг
picture-column-place = Место
picture-column-answer = Ответ при записи
picture-column-created = Когда записались
picture-column-number = Номер
picture-column-day = Дата
picture-column-what = Что
picture-column-lesson = Время занятия
picture-column-method = Способ
picture-column-note = Заметка
picture-paid-how = { $method ->
    [cash] наличные
    [transfer] перевод
    [card] карта
   *[other] другое
}
picture-entry-charge = Начислено
picture-entry-charge-back = Начисление снято
picture-entry-payment = Оплата
picture-entry-payment-back = Оплата отменена

## План для календаря
picture-plan-entry = { $name } · { $service }

## Графики
picture-chart-caption = { $title }, { $days } · { $tenant }
picture-chart-empty = За эти дни ничего нет
picture-chart-lessons = Занятия
picture-chart-lessons-note = Прошло: { $done }, впереди: { $ahead }, отменено: { $void }
picture-chart-done = прошло
picture-chart-ahead = впереди
picture-chart-void = отменено
picture-chart-income = Доход
picture-chart-income-note = Получено: { $paid }. За занятия этих дней должны ещё: { $owed }
picture-chart-outcomes = Исходы занятий
picture-chart-outcomes-note = { $count ->
    [one] Всего { $count } запись
    [few] Всего { $count } записи
   *[many] Всего { $count } записей
}
picture-chart-share = { $count } · { $percent } %
picture-chart-load = Загрузка по часам
picture-chart-load-note = Сколько записей приходилось на каждый час, время: { $city }
