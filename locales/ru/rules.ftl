### The rules of a practice, how a day went, and a note to who owes.

## Rules
settings-rules-b32 = 📏 Правила записи
settings-rules-title = 📏 <b>Правила записи</b>
settings-rules-approval-newcomers = Записи: новых клиентов подтверждаете вы, остальные записываются сразу
settings-rules-explain = Кого подтверждать: всех, только новых или никого.
settings-rules-approval = { $approval ->
    [always] Всех
    [newcomers] Новых
   *[never] Никого
}
settings-rules-approval-b7 = { settings-rules-approval }
settings-rules-approval-chosen-b7 = { settings-rules-approval }☑
settings-rules-rule-b32 = { $rule ->
    [notice] ⏳ Записаться: за { $value }
    [horizon] 📅 Запись вперёд: { $value }
    [active] 👤 Записей у клиента: { $value }
    [requests] 📥 Заявок новичка: { $value }
   *[debt] { $amount ->
        [0] 💸 О долге: не напоминаем
       *[other] 💸 О долге: раз в { $value }
    }
}
settings-rules-rule-title = { $rule ->
    [notice] ⏳ <b>За сколько до начала ещё можно записаться?</b>
    [horizon] 📅 <b>На сколько дней вперёд открыта запись?</b>
    [active] 👤 <b>Сколько записей впереди может быть у клиента?</b>
    [requests] 📥 <b>Сколько заявок без ответа может быть у новичка?</b>
   *[debt] 💸 <b>Как часто мягко напоминать о долге?</b>
}
settings-rules-rule-explain = { $rule ->
    [notice] Правило для клиентов: вы сами записываете в любое время.
    [horizon] Дальше этого дня клиенты времени не видят. Кто ждёт, узнает, когда запись откроется.
    [active] Больше клиент записаться не сможет, пока что-то не пройдёт.
    [requests] Новичок — тот, кого вы ещё ни разу не приняли.
   *[debt] Пишем тем, у кого прошёл срок оплаты, не чаще и не в тихие часы. Кто сообщил об оплате, не получит ничего.
}
settings-rules-rule-now = { $rule ->
    [notice] Сейчас: за { $value }
    [debt] { $amount ->
        [0] Сейчас: не напоминаем
       *[other] Сейчас: раз в { $value }
    }
   *[other] Сейчас: { $value }
}
settings-rules-choice = { $rule ->
    [debt] { $amount ->
        [0] Нет
       *[other] { $shown }
    }
   *[other] { $shown }
}
settings-rules-choice-b7 = { settings-rules-choice }
settings-rules-choice-now-b7 = { settings-rules-choice }☑
settings-rules-type-length = Нажмите или напишите, например: 36 ч, 2 дня.
settings-rules-type-days = Нажмите или напишите число дней, например: 45 или 2 недели.
settings-rules-type-number = Нажмите или напишите число.
settings-rules-set-toast = Готово, правило изменено
settings-rules-deadlines-b32 = ✖ Сроки отмены и переноса
settings-rules-currency-b32 = 💱 Валюта: { $currency }
settings-rules-currency-title = 💱 <b>Валюта: { $currency }</b>
settings-rules-currency-fixed = Её уже не изменить: есть записи с ценой или оплаты.
settings-rules-currency-ask = Выберите другую или напишите код, например PLN. Изменить можно, пока нет записей с ценой.
settings-rules-currency-toast = Валюта: { $currency }
refusal-rule-typed = Так не получится. Напишите число или срок, например: 14, 36 ч, 2 дня.
refusal-currency-fixed = Валюту { $currency } уже не изменить: есть записи с ценой или оплаты.

## How did it go?
notice-outcomes = 🎓 <b>Как прошло? { $day }</b>
notice-outcomes-open = { $range } · { $name }
notice-outcomes-said = { $range } · { $name }: { $icon } { $status }
notice-outcomes-by-itself = { $range } · { $name }: { $icon } { $status } (автоматически)
notice-outcomes-way = { $icon } { $step }
notice-outcomes-legend = { $ways }
notice-outcomes-row-b32 = { $name } · { $icon } { $status }
notice-outcomes-name-b7 = { $name }
notice-outcomes-way-b7 = { $icon }
notice-outcomes-all-b32 = { $icon } Все: { $step }
settings-told-went-toast = { $count ->
    [one] Отмечено: { $count } занятие
    [few] Отмечено: { $count } занятия
   *[many] Отмечено: { $count } занятий
}

## What is owed past its term
notice-owes = 💳 <b>Напоминаем об оплате · { $tenant }</b>
    Ждёт оплаты: { $count } · { $sum }
notice-owes-row = { $when } · { $sum }
notice-owes-open-b32 = 💳 Как оплатить
