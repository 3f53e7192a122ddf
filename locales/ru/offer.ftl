### Times that are held for a client to pick from.

specialist-card-offer-b32 = 🗓 Предложить время на выбор
specialist-offer-title = 🗓 <b>{ $name }: время на выбор</b>
specialist-offer-ask = { $count ->
    [one] Отметьте до { $count } окна: подержим его, пока клиент не ответит.
    [few] Отметьте до { $count } окон: подержим их, пока клиент не выберет одно.
   *[many] Отметьте до { $count } окон: подержим их, пока клиент не выберет одно.
}
specialist-offer-hold = { $count ->
    [one] Отмечено { $count } окно. Сколько его держать?
    [few] Отмечено { $count } окна. Сколько их держать?
   *[many] Отмечено { $count } окон. Сколько их держать?
}
specialist-offer-none = Свободных окон нет. Сначала добавьте время.
specialist-offer-ticked-b32 = ☑ { $label }
specialist-offer-send-b16 = ⏱ { $duration }
specialist-offer-until = ⏳ Держим до: { $when }
specialist-offer-withdraw-b32 = ✖ Отозвать предложение
specialist-offer-toast = Предложили. Скажем, что выберут
specialist-offer-withdrawn-toast = Предложение отозвано, время снова свободно

notice-offer = 🗓 <b>{ $tenant }: время на выбор</b>
notice-offer-line = { $when }
notice-offer-ask = Какое подойдёт? Держим для вас до: { $when }.
notice-offer-row-b32 = { $day }, { $range }
notice-offer-none-b32 = ✖ Ничего не подходит
notice-offer-took = ✅ Вы выбрали: { $when }
    { $tenant }
notice-offer-declined = ✖ Ничего не подошло
    { $tenant }
notice-offer-declined-toast = Передали специалисту
notice-offer-over = ⌛ Это время для вас больше не держим
    { $tenant }
notice-offer-refused = ✖ <b>Ничего не подошло: { $name }</b>
    Время снова свободно.
notice-offer-unanswered = ⌛ <b>Нет ответа на предложение: { $name }</b>
    Время снова свободно.
notice-offer-card-b32 = 👤 Открыть карточку

refusal-offer-open-alert = Клиенту уже предложено время. Дождитесь ответа или сначала отзовите предложение.
refusal-offer-over-alert = Это время для вас больше не держим. Вот что свободно сейчас.
