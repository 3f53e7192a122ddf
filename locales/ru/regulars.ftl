### Постоянные: время в неделе, которое чьё-то.

common-regular-every = { $n ->
    [1] каждый понедельник
    [2] каждый вторник
    [3] каждую среду
    [4] каждый четверг
    [5] каждую пятницу
    [6] каждую субботу
   *[7] каждое воскресенье
}
common-regular-other = { $n ->
    [1] по понедельникам через неделю
    [2] по вторникам через неделю
    [3] по средам через неделю
    [4] по четвергам через неделю
    [5] по пятницам через неделю
    [6] по субботам через неделю
   *[7] по воскресеньям через неделю
} (недели { $weeks ->
    [A] А
   *[B] Б
})

## Список
specialist-regulars-b16 = 📌 Постоянные
specialist-regulars-title = 📌 <b>Постоянные · { $count }</b>
specialist-regulars-empty = Те, кто всегда приходит в одно и то же время. Они записываются сами неделя за неделей, и это время больше никому не видно.
specialist-regulars-turn = { $day } { $weeks ->
    [A] А
   *[B] Б
}
specialist-regulars-row-b32 = { $weekday } { $time } · { $name }
specialist-regulars-row-away-b32 = { $weekday } { $time } · { $name } ⏸
specialist-regulars-paste-b32 = ➕ Добавить списком
specialist-regulars-client-b32 = 👤 Добавить из карточки клиента
specialist-regulars-left-out = ⚠️ Не записано: { $count }
specialist-regulars-left = { $day }, { $time } { $name }: { $why }
specialist-regular-closed = день закрыт
specialist-regular-gap = в этот день переводят часы, такого часа нет
specialist-regular-overlap = в это время занято другое

## Строки
specialist-regulars-paste-title = 📌 <b>Постоянные списком</b>
specialist-regulars-paste-ask = Пришлите по строке на каждого, одним сообщением:
    <code>пн 16:00 Аня</code>
    <code>вт,чт 17:30/90 Пётр 2000</code> с минутами и ценой
    <code>ср А 18:00 Оля до 31.05</code> через неделю, А или Б, и последний день
    <code>пт 15:00 Аня Английский</code> какое занятие, если их несколько

    Кого ещё нет среди клиентов, добавим.
specialist-regulars-preview = 📌 <b>Постоянное время · { $count }</b>
specialist-regulars-preview-none = 📌 <b>Пока записывать нечего</b>
specialist-regulars-line = <b>{ $name }</b>{ $new ->
    [yes] {" "}(новый клиент)
   *[no] {""}
}: { $days }, { $range }{ $several ->
    [yes] {" "}· { $kind }
   *[no] {""}
}{ $priced ->
    [yes] {" "}· { $price }
   *[no] {""}
}{ $ends ->
    [yes] {" "}· до { $until }
   *[no] {""}
}
specialist-regulars-line-wrong = 👉 { $line }
specialist-regulars-wrong = { $count ->
    [one] { $count } строка пропущена. Поправьте и пришлите её снова.
    [few] { $count } строки пропущены. Поправьте и пришлите их снова.
   *[many] { $count } строк пропущено. Поправьте и пришлите их снова.
}
specialist-regulars-this-week = Сейчас неделя { $weeks }.
specialist-regulars-behind = «{ $wrong }» непонятно. После времени идут имя, цена и последний день: Аня 2000 до 31.05
specialist-regulars-over = Последний день в этой строке уже прошёл.
specialist-regulars-name-long = Имя длиннее { $limit } знаков. Сократите его.
specialist-regulars-hidden = { $count ->
    [one] …и ещё { $count } строка
    [few] …и ещё { $count } строки
   *[many] …и ещё { $count } строк
}
specialist-regulars-namesakes = Так зовут нескольких клиентов. Добавьте из карточки.
specialist-regulars-taken = { $day } { $time } всегда у другого: { $name }.
specialist-regulars-no-weekday = Начните с дня недели, например: пн 16:00 Аня
specialist-regulars-no-time = В строке нет времени, например: 16:00.
specialist-regulars-no-name = После времени нет имени.
specialist-regulars-long = Эта строка слишком длинная.
specialist-regulars-make-b32 = ✅ Записать: { $count }
specialist-regulars-made-toast = Готово. Добавлено: { $count }

## Когда
specialist-card-regular-b32 = 📌 Постоянное время
specialist-card-regular-one-b32 = 📌 { $weekday } { $time }
specialist-regular-when-title = 📌 <b>Постоянное время: { $name }</b>
specialist-regular-when-ask = Выберите день или напишите, например <code>пн 16:30/90</code>.
specialist-regular-now = Сейчас: { $every }, { $range }
specialist-regular-hour = { $every }
specialist-regular-hour-ask = Выберите час, { $duration }; другой можно написать, например <code>пн 16:30/90</code>. ■ занято. А и Б: через неделю.
specialist-regular-weeks-every-b7 = { $chosen ->
    [yes] ✓ все
   *[no] все
}
specialist-regular-weeks-a-b7 = { $chosen ->
    [yes] ✓ А
   *[no] А
}
specialist-regular-weeks-b-b7 = { $chosen ->
    [yes] ✓ Б
   *[no] Б
}
specialist-regular-sure = 📌 <b>{ $every }, { $range }</b>
    { $name }
specialist-regular-sure-move = 📌 <b>{ $every }, { $range }</b>
    { $name }, с этого времени и дальше. Что уже записано, перейдёт тоже.
specialist-regular-from = С { $day }
specialist-regular-left = ⚠️ { $day }: { $why }
specialist-regular-sure-b32 = ✅ Сделать постоянным
specialist-regular-sure-move-b32 = ↔ Перенести насовсем

## Одно
specialist-regular-title = 📌 <b>{ $name } · { $every }, { $range }</b>
specialist-regular-price = Своя цена: { $sum }
specialist-regular-until = До { $day }
specialist-regular-moved = ↔ { $day }: перенесено, { $when }
specialist-regular-skipped = ✖ { $day }: пропуск
specialist-regular-none = Дней впереди нет.
specialist-regular-day-b16 = { $date } { $icon }
specialist-regular-skip-b16 = ✖ Пропустить
specialist-regular-skip-day-b32 = ✖ Пропустить { $date }
specialist-regular-unskip-b32 = ↩ { $date } всё-таки будет
specialist-regular-shift-b32 = ↔ Другое время насовсем
specialist-regular-pause-b16 = ⏸ Перерыв
specialist-regular-end-b16 = ⏹ Закончить
specialist-regular-terms-b16 = ⚙ Условия
specialist-regular-client-b16 = 👤 Клиент
specialist-regular-pause-title = ⏸ <b>Перерыв: { $name }</b>
specialist-regular-pause-ask = На сколько, начиная с { $day }? Или напишите дни, например <code>1.07-31.08</code>. Занятия в эти дни отменятся, клиенту сообщим.
specialist-regular-pause-weeks-b16 = { $count ->
    [one] { $count } неделя
    [few] { $count } недели
   *[many] { $count } недель
}
specialist-regular-end-title = ⏹ <b>Закончить: { $name }</b>
specialist-regular-end-ask = После какого занятия? Или напишите последний день, например <code>24.12</code>. Занятия позже отменятся, клиенту сообщим.
specialist-regular-end-after-b32 = После { $date }
specialist-regular-end-now-b32 = { $count ->
    [0] ⏹ Сейчас
    [one] ⏹ Сейчас, отменить { $count } занятие
    [few] ⏹ Сейчас, отменить { $count } занятия
   *[many] ⏹ Сейчас, отменить { $count } занятий
}
specialist-regular-terms-title = 💰 <b>{ $name }</b>
specialist-regular-terms-ask = Выберите длительность или напишите цену. Что уже записано, останется как есть.
specialist-regular-usual-price-b32 = Как обычно

specialist-regular-moved-toast = Перенесено насовсем
specialist-regular-moved-left-toast = { $count ->
    [one] Перенесено. { $count } занятие осталось: новое время занято.
    [few] Перенесено. { $count } занятия остались: новое время занято.
   *[many] Перенесено. { $count } занятий осталось: новое время занято.
}
specialist-regular-skipped-toast = Пропуск. Клиенту сообщим.
specialist-regular-back-toast = Всё-таки будет
specialist-regular-paused-toast = { $count ->
    [0] Перерыв. Клиенту сообщим.
    [one] Перерыв, отменено { $count } занятие. Клиенту сообщим.
    [few] Перерыв, отменено { $count } занятия. Клиенту сообщим.
   *[many] Перерыв, отменено { $count } занятий. Клиенту сообщим.
}
specialist-regular-resumed-toast = Продолжается
specialist-regular-ended-toast = { $count ->
    [0] Закончено. Клиенту сообщим.
    [one] Закончено, отменено { $count } занятие. Клиенту сообщим.
    [few] Закончено, отменено { $count } занятия. Клиенту сообщим.
   *[many] Закончено, отменено { $count } занятий. Клиенту сообщим.
}
specialist-regular-terms-toast = Для занятий, которые запишутся с этого момента

## Клиенту
notice-regular-begun = 📌 <b>{ $every }, { $range }</b>
    Теперь это ваше время · { $tenant }
notice-regular-from = Первое занятие: { $day }
notice-regular-reminded = Записываться не нужно, напомним как обычно.
notice-regular-moved = ↔ <b>{ $every }, { $range }</b>
    Теперь ваше постоянное время такое · { $tenant }
notice-regular-away = ⏸ <b>Занятий не будет: { $days }</b>
    { $tenant }
notice-regular-goes-on = Следующее: { $day }. { $every }, { $range }.
notice-regular-back = ▶ <b>{ $every }, { $range }</b>
    Занятия продолжаются · { $tenant }
notice-regular-ends = ⏹ <b>Постоянное время заканчивается · { $tenant }</b>
    { $every }, { $range }
notice-regular-last = Последний день: { $day }
notice-regular-ended = ⏹ <b>Постоянное время закончилось · { $tenant }</b>
    { $every }, { $range }
notice-regular-open-b32 = 📋 Мои записи

## Отказы
refusal-regular-overlap-alert = { $weekday } { $with }: это уже постоянное время, { $name }. Выберите другое время.
refusal-regular-same-alert = Оно уже в это время.
refusal-lines-many = Пришлите от одной до { $count } строк, например: <code>пн 16:00 Аня</code>
refusal-regular-typed = Напишите день недели и час, например: <code>пн 16:30/90</code>

## У самого клиента
client-regular-row-b32 = 📌 { $weekday } { $time }
client-regular-row-name-b32 = 📌 { $weekday } { $time } · { $name }
client-regular-title = 📌 <b>{ $every }, { $range }</b>
client-regular-over = 📌 <b>Ваше постоянное время</b>
client-regular-until = До { $day }
client-regular-away = ⏸ Занятий нет: { $days }
client-regular-next = Следующее: { $when }
client-regular-ask = Записывается само. Если не сможете прийти, пропустите день.
client-regular-day-b16 = { $date } { $time }
client-regular-skip-b16 = ✖ Пропустить
client-weekly-b32 = 📌 Всегда в это время
client-weekly-title = 📌 <b>{ $every }, { $range }?</b>
client-weekly-from = Первый раз: { $day }, без срока
client-weekly-explain = { $tenant } ответит, можно ли. Дальше будет записываться само.
client-weekly-ask-b32 = 📌 Попросить: каждую неделю
client-weekly-turns-b32 = 📌 Попросить: раз в две недели

## Рядом с записью
specialist-booking-weekly = 📌 { $every }
specialist-booking-asks-weekly = 📌 Хочет это время насовсем: { $every }
specialist-requests-weekly-b32 = 📌 { $name } · { $date }, { $time }
specialist-off-keep-ask = Если что-то останется, нажмите на него.
specialist-off-goes-b32 = ✖ { $time } { $name }
specialist-off-kept-b32 = ✅ { $time } { $name } остаётся

refusal-regular-promised-alert = { $weekday } { $with } теперь всегда занимает { $name }. Отклоните заявку и предложите другое время.
refusal-regular-taken-alert = В это время всегда кто-то приходит. Выберите другое или запишитесь один раз.

## История практики
settings-history-regulars-made = добавлено постоянное время: { $count }
settings-history-regular-made = { $name }: постоянное время, { $weekday } { $time }
settings-history-regular-accepted = { $name }: заявка на постоянное время принята, { $weekday } { $time }
settings-history-regular-moved = { $name }: постоянное время теперь { $weekday } { $time }
settings-history-regular-resumed = { $name }: постоянное время продолжается, { $weekday } { $time }
settings-history-regular-price = { $name }: другая цена постоянного времени
settings-history-regular-length = { $name }: постоянное время теперь { $length }
settings-history-regular-skipped = { $name }: пропуск, { $day }
settings-history-regular-unskipped = { $name }: пропуск отменён, { $day }
settings-history-regular-paused = { $name }: перерыв, { $days }
settings-history-regular-ended = { $name }: постоянное время закончено, { $weekday } { $time }
settings-history-regular-ends = { $name }: постоянное время до { $day }

## Клиент закончил сам
client-regular-end-b32 = ⏹ Отказаться от этого времени
client-regular-end-title = ⏹ <b>Отказаться от постоянного времени?</b>
client-regular-end-off = { $count ->
    [0] Отменять пока нечего.
    [one] Отменится { $count } занятие, время освободится.
    [few] Отменятся { $count } занятия, время освободится.
   *[many] Отменятся { $count } занятий, время освободится.
}
client-regular-end-stays = Уже не отменить, останется: { $when }
client-regular-end-yes-b32 = ⏹ Отказаться
client-regular-ended-toast = Готово. Больше не записываем.
notice-regular-left = ⏹ <b>{ $name } отказывается от постоянного времени</b>
    { $every }, { $range }
notice-regular-left-now = Занятий впереди больше нет.
notice-regular-client-b32 = 👤 Карточка клиента

## День закрыт одним нажатием
specialist-day-off-b32 = { $count ->
    [one] ✖ Закрыть, отменить { $count } запись
    [few] ✖ Закрыть, отменить { $count } записи
   *[many] ✖ Закрыть, отменить { $count } записей
}
specialist-off-soon-title = 🚫 <b>День закрыт: { $days }</b>
specialist-off-soon = { $count ->
    [0] Отменять нечего: всё остаётся.
    [one] В { $time } отменится { $count } запись, клиенту сообщим.
    [few] В { $time } отменятся { $count } записи, клиентам сообщим.
   *[many] В { $time } отменится { $count } записей, клиентам сообщим.
}
specialist-off-soon-stop-b32 = ↩ Ничего не отменять
