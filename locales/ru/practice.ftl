### What a specialist sets for the practice as a whole, and what becomes of stretches.

settings-note-b32 = 📝 Заметка для всех занятий
settings-note-title = 📝 <b>Что клиенту знать о занятии?</b>
settings-note-ask = { $count ->
    [one] Напишите одним сообщением, до { $count } знака. Это увидит каждый, кто записывается, если у окна нет своей заметки.
    [few] Напишите одним сообщением, до { $count } знаков. Это увидит каждый, кто записывается, если у окна нет своей заметки.
   *[many] Напишите одним сообщением, до { $count } знаков. Это увидит каждый, кто записывается, если у окна нет своей заметки.
}
specialist-window-hidden = Скрыто: клиенты этих часов не видят. Записи внутри остаются.
specialist-window-blocked = 🔒 Закрыто: записаться нельзя. Записи внутри остаются.
specialist-window-left-out = { $count ->
    [one] ⚠ Не поместилось { $count } начало: их слишком много. Сделайте шаг крупнее или разделите промежуток.
    [few] ⚠ Не поместились { $count } начала: их слишком много. Сделайте шаг крупнее или разделите промежуток.
   *[many] ⚠ Не поместилось { $count } начал: их слишком много. Сделайте шаг крупнее или разделите промежуток.
}
specialist-window-shown-toast = Клиенты снова выбирают здесь время
specialist-window-hidden-toast = Скрыто от клиентов. Записи внутри остаются.
specialist-window-blocked-toast = Закрыто для записи. Записи внутри остаются.
specialist-day-window-hidden-b32 = ↔ { $range } · скрыт
specialist-day-window-blocked-b32 = ↔ { $range } · 🔒 закрыт
specialist-choose-stretch-on-b32 = ☑ { $label }
specialist-choose-stretch-off-b32 = ☐ { $label }
specialist-fate-stretches = { $count ->
    [one] Записи внутри промежутка остаются.
    [few] Записи внутри промежутков остаются.
   *[many] Записи внутри промежутков остаются.
}
specialist-chosen-stretches-toast = { $count ->
    [one] Изменён { $count } промежуток.
    [few] Изменены { $count } промежутка.
   *[many] Изменены { $count } промежутков.
}
settings-kinds-left-out = { $count ->
    [one] ⚠ В { $count } промежутке поместились не все начала. Откройте его: там видно, сколько не вошло.
    [few] ⚠ В { $count } промежутках поместились не все начала. Откройте их: там видно, сколько не вошло.
   *[many] ⚠ В { $count } промежутках поместились не все начала. Откройте их: там видно, сколько не вошло.
}
settings-kinds-left-out-b32 = ↔ { $day }, { $range }
settings-history-stretch-set = { $became ->
    [shown] снова открыто время { $when }
    [hidden] скрыто время { $when }
   *[blocked] закрыто для записи время { $when }
}

## What clients did, in the history
settings-history-row-client = { $n }. { $time } · клиент { $who }: { $what }
settings-history-asked = заявка, { $name }, { $when }
settings-history-asked-move = просьба о переносе, { $name }: на { $when }
settings-history-claimed = сообщение об оплате { $sum }, { $name }
settings-history-claimed-unsaid = сообщение об оплате, { $name }
settings-history-offer-declined = отказ от предложенных часов, { $name }
settings-history-team-invite = приглашение помощнику: { $has ->
    [yes] дано право
   *[no] снято право
} «{ $right ->
    [schedule] расписание
    [bookings] записи и клиенты
    [money] деньги
    [settings] настройки
   *[other] помощь
}»
settings-history-team-dropped = приглашение помощнику отозвано
settings-history-team-offered = практика предложена: { $who }
settings-history-team-offer-back = предложение практики отозвано
settings-history-team-declined = отказ принять практику

## Texts to be passed on by hand
specialist-moved-share-text = Занятие перенесено: было { $from }, теперь { $day }, { $range }. { $tenant }
specialist-moved-at-share-text = Занятие перенесено: было { $from }, теперь { $day }, { $range }, { $place }. { $tenant }
specialist-pending-share-text = Ваша заявка на { $day }, { $range } получена, я отвечу. { $tenant }
specialist-cancelled-why-share-text = Занятие отменено: { $day }, { $range }. { $reason } — { $tenant }
specialist-closed-share-text = Занятие { $day }, { $range } отменено: практика закрыта. { $tenant }
specialist-owed-share-text = Напоминаю об оплате: { $sum } за { $day }. { $tenant }
specialist-debt-share-text = Напоминаю об оплате: { $sum }. { $tenant }
specialist-debt-how-share-text = Напоминаю об оплате: { $sum }. { $how } — { $tenant }
specialist-debt-share-b16 = ↗ О долге
specialist-debt-copy-b16 = 📋 О долге
specialist-untold-share-b16 = ↗ { $name }
specialist-untold-copy-b16 = 📋 { $time }
specialist-write-by-hand = { $count ->
    [one] Напишите текст, до { $count } знака: его можно будет переслать или скопировать.
    [few] Напишите текст, до { $count } знаков: его можно будет переслать или скопировать.
   *[many] Напишите текст, до { $count } знаков: его можно будет переслать или скопировать.
}
specialist-job-news-by-hand = Кого нет в боте, тем перешлите сами.
