### The history of a practice: who did what, when. What was done is said without a doer, since they stand in front of it.

settings-history-title = 📜 <b>История</b>
settings-history-none = Пока пусто. Здесь будет видно, кто и что менял: записи, окна, цены, правила.
settings-history-day = <b>{ $day }</b>
settings-history-row = { $n }. { $time } · { $who }: { $what }
settings-history-row-own = { $n }. { $time } · вы: { $what }
settings-history-row-gone = { $n }. { $time } · кто-то, чьи данные удалены: { $what }
settings-history-open = Открыть
settings-history-open-b16 = { $count } · { $label }
settings-history-short = { $day } { $time }
settings-history-older-b16 = Раньше ›
settings-history-newer-b16 = ‹ Позже
settings-history-about = { $about ->
    [bookings] Записи
    [plan] Окна
    [practice] ⚙
   *[all] Всё
}
settings-history-about-b7 = { $chosen ->
    [yes] { settings-history-about }☑
   *[no] { settings-history-about }
}

## Bookings and clients
settings-history-booked = новая запись, { $name }, { $when }
settings-history-moved = перенос, { $name }: теперь { $when }
settings-history-stepped = { $name }, { $when }: { $icon } { $status }
settings-history-undone = { $name }, { $when }: возвращено, снова { $icon } { $status }
settings-history-paid = оплата { $sum }, { $name }
settings-history-paid-unsaid = оплата, { $name }
settings-history-not-seen = оплата не найдена, { $name }
settings-history-client-added = новый клиент: { $name }
settings-history-client-set = { $name }: { $detail ->
    [name] новое имя
    [note] заметка
    [price] своя цена
    [length] своя длительность
    [place] своё место
   *[phone] телефон
}
settings-history-client-banned = { $name }: { $banned ->
    [yes] в чёрном списке
   *[no] больше не в чёрном списке
}
settings-history-client-approved = { $name }: { $each ->
    [yes] каждая запись с подтверждением
   *[no] подтверждение по общим правилам
}
settings-history-client-linked = ссылка-приглашение: { $name }
settings-history-client-joined = { $name }: { $joined ->
    [yes] человек из ссылки подтверждён
   *[no] человек из ссылки отклонён
}
settings-history-offered = предложено { $count ->
    [one] { $count } окно
    [few] { $count } окна
   *[many] { $count } окон
}: { $name }
settings-history-offer-withdrawn = предложение отозвано: { $name }
settings-history-news = новость для { $count ->
    [one] { $count } человека
    [few] { $count } человек
   *[many] { $count } человек
}

## The plan
settings-history-slots-made = { $count ->
    [one] { $count } новое окно
    [few] { $count } новых окна
   *[many] { $count } новых окон
}, { $day }
settings-history-slots-typed = { $count ->
    [one] { $count } новое окно
    [few] { $count } новых окна
   *[many] { $count } новых окон
}, начиная с { $day }
settings-history-slot-set = { $when }: { $became ->
    [shown] окно открыто
    [hidden] окно скрыто
    [blocked] окно закрыто
   *[deleted] окно удалено
}
settings-history-slots-set = { $became ->
    [shown] открыто
    [hidden] скрыто
    [blocked] закрыто
   *[deleted] удалено
} { $count ->
    [one] { $count } окно
    [few] { $count } окна
   *[many] { $count } окон
}
settings-history-slots-set-cancelled = { $became ->
    [shown] открыто
    [hidden] скрыто
    [blocked] закрыто
   *[deleted] удалено
} { $count ->
    [one] { $count } окно
    [few] { $count } окна
   *[many] { $count } окон
}, отменено { $cancelled ->
    [one] { $cancelled } запись
    [few] { $cancelled } записи
   *[many] { $cancelled } записей
}
settings-history-part = { $part ->
    [price] цена
    [length] длительность
    [seats] число мест
    [place] место
   *[note] пояснение для клиентов
}
settings-history-slot-part = { $when }: { settings-history-part }
settings-history-days-closed = закрыто: { $days }
settings-history-days-opened = снова открыто: { $days }
settings-history-days-cancelled = закрыто: { $days }, отменено { $count ->
    [one] { $count } запись
    [few] { $count } записи
   *[many] { $count } записей
}
settings-history-week-copied = неделя с { $week } скопирована на { $count ->
    [one] неделю с { $onto }
    [few] { $count } недели, первая с { $onto }
   *[many] { $count } недель, первая с { $onto }
}
settings-history-week-added = обычная неделя: ещё { $count ->
    [one] { $count } окно
    [few] { $count } окна
   *[many] { $count } окон
}
settings-history-week-removed = обычная неделя: убрано { $weekday }, { $time }
settings-history-weeks-ahead = обычная неделя: вперёд на { $count ->
    [one] { $count } неделю
    [few] { $count } недели
   *[many] { $count } недель
}
settings-history-week-on = { $on ->
    [yes] обычная неделя включена
   *[no] обычная неделя выключена
}
settings-history-stretch-opened = новый промежуток: { $when }
settings-history-stretch-step = { $when }: начало каждые { $duration }
settings-history-stretch-closed = промежуток убран: { $when }
settings-history-job-stopped = долгое действие остановлено

## The practice
settings-history-kind-added = новый вид занятий: { $kind }
settings-history-kind-named = вид занятий «{ $was }» теперь «{ $kind }»
settings-history-kind-part = { $kind }: { settings-history-part }
settings-history-kind-price = { $kind }: цена { $was } → { $price }
settings-history-kind-retired = { $kind }: { $retired ->
    [yes] вид занятий в архиве
   *[no] вид занятий возвращён из архива
}
settings-history-kind-usual = { $kind }: теперь основной вид занятий
settings-history-approval = подтверждать { $approval ->
    [always] всех
    [newcomers] только новых
   *[never] никого
}
settings-history-rule = { $rule ->
    [notice] записаться можно не позже чем за { $value }
    [horizon] запись открыта вперёд: { $value }
    [active] записей у клиента не больше { $value }
    [requests] заявок у новичка не больше { $value }
   *[debt] { $amount ->
        [0] о долге не напоминаем
       *[other] о долге напоминаем раз в { $value }
    }
}
settings-history-pause = перерыв между занятиями: { $duration }
settings-history-pause-none = без перерыва между занятиями
settings-history-currency = валюта: { $currency }
settings-history-named = имя «{ $was }» теперь «{ $now }»
settings-history-addressed = адрес ссылки: { $slug }
settings-history-zone = часовой пояс: { $zone }
settings-history-language = язык практики: { $language }
settings-history-week-begins = неделя начинается с { $weekday ->
    [7] воскресенья
    [6] субботы
   *[1] понедельника
}
settings-history-words = { $there ->
    [yes] { $words ->
        [place] изменено место занятий
        [payment] изменено, как платить
        [note] изменена заметка для клиентов
       *[question] изменён вопрос при записи
    }
   *[no] { $words ->
        [place] убрано место занятий
        [payment] убрано, как платить
        [note] убрана заметка для клиентов
       *[question] убран вопрос при записи
    }
}
settings-history-workflow = новые исходы занятия, версия { $version }
settings-history-exported = выгружены все данные
settings-history-unknown = что-то, чего эта версия бота не знает
settings-history-b32 = 📜 История изменений

## The team
settings-history-team-invited = приглашение помощнику
settings-history-team-joined = присоединение к команде
settings-history-team-right = { $who }: { $has ->
    [yes] открыт доступ
   *[no] закрыт доступ
} «{ $right ->
    [schedule] расписание
    [bookings] записи и клиенты
    [money] деньги
    [settings] настройки
   *[other] помощь
}»
settings-history-team-removed = { $who }: больше не в команде
settings-history-team-left = выход из команды
settings-history-team-taken = практика принята от прежнего владельца
