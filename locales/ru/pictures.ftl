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
picture-week-window = на выбор
picture-week-closed = выходной
picture-week-empty = окон нет
