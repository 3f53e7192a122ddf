### The operator's screens.

operator-home-title = <b>Управление ботом</b>
operator-home-tenants = { $count ->
    [0] Специалистов пока нет. Отправьте первому приглашение.
    [one] Бот ведёт запись для { $count } специалиста
    [few] Бот ведёт запись для { $count } специалистов
   *[many] Бот ведёт запись для { $count } специалистов
}
operator-open-b32 = 🛠 Управление ботом
operator-home-invite-b32 = ➕ Пригласить специалиста
operator-reload-b32 = 🔄 Перечитать наборы исходов
operator-reloaded-toast = { $count ->
    [one] Действует { $count } набор исходов
    [few] Действуют { $count } набора исходов
   *[many] Действует { $count } наборов исходов
}
operator-reload-failed-alert = Всё осталось по-прежнему. Исправьте и перечитайте: { $problem }
operator-home-practice-b32 = 🗓 Моё расписание
operator-invite-made = <b>Приглашение готово</b>
    { $url }
    Сработает один раз. Действует до: { $when }
operator-invite-share-text = Приглашение вести запись в боте:
operator-when-utc = { $when } UTC
operator-help = <b>Вы управляете этим ботом</b>
    Пригласите специалиста: он ответит на четыре вопроса и получит свою ссылку для клиентов.
    /start — главный экран, /invite — новое приглашение
