### How a practice is set: by what it is about, and how it shows itself.

settings-manners-lessons-b32 = 🗓 Запись и занятия
settings-manners-lessons-title = 🗓 <b>Запись и занятия</b>
settings-manners-length-b32 = ⏱ Длительность: { $duration }
settings-manners-money-b32 = 💰 Деньги
settings-manners-money-title = 💰 <b>Деньги</b>
settings-manners-about-b32 = 🏠 О практике
settings-manners-about-title = 🏠 <b>О практике · { $tenant }</b>
settings-manners-zone-b32 = 🕒 Часовой пояс: { $zone }
settings-manners-language-b32 = 🌐 Язык: { $language }
settings-manners-language-title = 🌐 <b>На каком языке говорит ваша практика?</b>
settings-manners-language-explain = На нём текст к вашей ссылке и первые слова новым клиентам, пока мы не знаем их языка. Остальное каждый читает на своём.
settings-manners-language-toast = Язык практики: { $language }
settings-manners-week-b32 = 🗓 Неделя начинается с { $weekday ->
    [7] вс
    [6] сб
   *[1] пн
}
settings-manners-week-title = 🗓 <b>С какого дня начинается неделя?</b>
settings-manners-week-explain = Так показываем недели и месяцы вам и вашим клиентам. Время занятий не меняется.
settings-manners-week-toast = Готово, недели теперь показываем так
settings-manners-weekday = { $n ->
    [7] Воскресенье
    [6] Суббота
   *[1] Понедельник
}
settings-manners-choice-b32 = { $chosen ->
    [yes] { $label } ☑
   *[no] { $label }
}
