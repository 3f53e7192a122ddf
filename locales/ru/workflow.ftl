### A practice's own outcomes: what becomes of a lesson, and the rules around it.

## The outcomes
settings-outcomes-b32 = 🎓 Исходы занятия
settings-outcomes-title = <b>Исходы занятия</b>
settings-outcomes-explain = Так вы отмечаете занятия. Нажмите на исход, чтобы изменить его.
settings-outcomes-draft = ✏️ Есть черновик: он здесь и показан, но ещё не действует.
settings-outcomes-row-b32 = { $icon } { $status } · { $share }
settings-outcomes-row-free-b32 = { $icon } { $status }
settings-outcomes-add-b16 = ➕ Исход
settings-outcomes-deadlines-b16 = ⏰ Сроки
settings-outcomes-shelf-b16 = 🔀 Другой набор
settings-outcomes-versions-b16 = 🕘 Версии
settings-outcomes-steps-b32 = 🔧 Подробно: все шаги

## One outcome
settings-outcome-title = <b>{ $icon } { $status }</b>
settings-outcome-done = Время занятия использовано
settings-outcome-void = Занятия нет, время снова свободно
settings-outcome-charged = К оплате: { $share } цены
settings-outcome-free = К оплате: ничего
settings-outcome-way = <i>{ $text }</i>
settings-outcome-rename-b16 = ✏️ Название
settings-outcome-icon-b16 = { $icon } Значок
settings-outcome-charge-b32 = 💰 Чем считается
settings-outcome-retire-b32 = 🗑 Убрать
settings-outcome-rename-ask = <b>Как назвать «{ $status }»?</b>
    { $count ->
        [one] Напишите новое название, до { $count } знака. Его увидят и клиенты.
        [few] Напишите новое название, до { $count } знаков. Его увидят и клиенты.
       *[many] Напишите новое название, до { $count } знаков. Его увидят и клиенты.
    }
settings-outcome-icon-ask = <b>Какой значок у «{ $status }»?</b>
    Сейчас: { $icon }
    Пришлите один эмодзи.
settings-outcome-charge-title = <b>Чем считается «{ $status }»?</b>
settings-share-b16 = { $share }
settings-share-free-b16 = Ничего
settings-outcome-retire-title = <b>Убрать «{ $status }»?</b>
settings-outcome-retire-explain = Так больше нельзя будет отметить. Что отмечено раньше, останется как есть.
settings-outcome-retire-needed = Тогда черновик нельзя применить, пока это не поправить:
settings-outcome-retire-yes-b32 = 🗑 Да, убрать

## A new outcome
settings-outcome-new-ask = <b>Новый исход: как он называется?</b>
    { $count ->
        [one] Напишите название, до { $count } знака. Начните с эмодзи, и он станет значком: 🎁 Пробное
        [few] Напишите название, до { $count } знаков. Начните с эмодзи, и он станет значком: 🎁 Пробное
       *[many] Напишите название, до { $count } знаков. Начните с эмодзи, и он станет значком: 🎁 Пробное
    }
settings-outcome-new-means = Что это значит?
settings-outcome-new-charged = Состоялось, к оплате { $share } цены
settings-outcome-new-free = Состоялось, бесплатно
settings-outcome-new-void = Не состоялось, время свободно
settings-outcome-new-charged-b32 = 💰 Состоялось, к оплате
settings-outcome-new-free-b32 = 🎁 Состоялось, бесплатно
settings-outcome-new-void-b32 = ✖️ Не состоялось
settings-outcome-new-from = У каких записей можно так отметить? Отметьте всё, что подходит.
settings-outcome-new-tells = Сообщать клиенту?
settings-outcome-new-tell-b16 = 🔔 Сообщать
settings-outcome-new-silent-b16 = Не сообщать

## Deadlines
settings-deadlines-title = <b>Сроки</b>
settings-deadlines-explain = Нажмите на срок, чтобы изменить его.
settings-deadline-cancel-b32 = { $minutes ->
    [0] ✖️ Отмена: до начала
   *[other] ✖️ Отмена: за { $length }
}
settings-deadline-move-b32 = { $minutes ->
    [0] ↔ Перенос: до начала
   *[other] ↔ Перенос: за { $length }
}
settings-deadline-expiry-b32 = ⏳ Заявка ждёт: { $length }
settings-deadline-closing-b32 = { $minutes ->
    [0] 🏁 Закрытие: в конце
   *[other] 🏁 Закрытие: через { $length }
}
settings-deadline-share-b32 = ⌛ Поздняя отмена: { $length }
settings-deadline-cancel-ask = <b>За сколько до начала клиент ещё отменяет сам?</b>
    Потом отмена считается поздней.
settings-deadline-move-ask = <b>За сколько до начала клиент ещё переносит сам?</b>
settings-deadline-expiry-ask = <b>Сколько заявка ждёт вашего ответа?</b>
    Потом она закроется сама, и время освободится.
settings-deadline-closing-ask = <b>Через сколько после конца занятие закроется само?</b>
    До этого вы можете отметить, как оно прошло.
settings-deadline-share-ask = <b>Сколько к оплате за позднюю отмену?</b>
    Клиент увидит сумму до того, как отменит.
settings-deadline-choice-b16 = { $length }
settings-deadline-now-b16 = ✓ { $length }

## The draft
settings-draft-b32 = ✏️ Черновик
settings-draft-title = <b>Черновик</b>
settings-draft-none = <b>Черновика нет</b>
    Измените исход или срок: изменения соберутся здесь и начнут действовать разом.
settings-draft-same = Отличий от того, что действует, нет.
settings-draft-added = Новое: { $icon } { $status }
settings-draft-removed = Уходит: { $icon } { $status }
settings-draft-renamed = { $icon } { $before } → { $status }
settings-draft-icon = { $status }: { $before } → { $icon }
settings-draft-charge = { $icon } { $status }: { $before } → { $share }
settings-draft-deadline = { $label }
settings-draft-no-cancel = У отмены клиентом больше нет срока
settings-draft-no-move = У переноса клиентом больше нет срока
settings-draft-no-expiry = Заявки больше не закроются сами
settings-draft-no-closing = Занятия больше не закроются сами
settings-draft-other = Меняется, кто, когда и у каких записей может отмечать
settings-draft-more = { $count ->
    [one] И ещё { $count } изменение
    [few] И ещё { $count } изменения
   *[many] И ещё { $count } изменений
}
settings-draft-wrong = <b>Применить пока нельзя:</b>
settings-draft-bound = { $count ->
    [one] { $count } незакрытая запись перейдёт на новые правила.
    [few] { $count } незакрытые записи перейдут на новые правила.
   *[many] { $count } незакрытых записей перейдут на новые правила.
}
settings-draft-kept = { $count ->
    [one] { $count } незакрытая запись останется на прежних правилах.
    [few] { $count } незакрытые записи останутся на прежних правилах.
   *[many] { $count } незакрытых записей останутся на прежних правилах.
}
settings-draft-marked = Уже отмеченные занятия остаются с прежними исходами.
settings-draft-past = { $count ->
    [one] У { $count } записи новый срок уже прошёл: мы спросим, как с ними быть.
    [few] У { $count } записей новый срок уже прошёл: мы спросим, как с ними быть.
   *[many] У { $count } записей новый срок уже прошёл: мы спросим, как с ними быть.
}
settings-draft-apply-b32 = ✅ Применить
settings-draft-discard-b32 = 🗑 Отказаться от черновика
settings-draft-discard-title = <b>Отказаться от черновика?</b>
    Этих изменений не будет:
settings-draft-discard-yes-b32 = 🗑 Да, отказаться
settings-draft-kept-toast = Записано в черновик
settings-draft-applied-toast = Теперь действует версия { $count }
settings-draft-discarded-toast = Черновика больше нет

## Where a workflow can be taken from
settings-shelf-title = <b>Другой набор исходов</b>
    Сначала он станет черновиком, и вы увидите, что изменится.
settings-shelf-row-b32 = { $name }
settings-shelved-title = <b>{ $name }</b>
settings-shelved-take-b32 = ✏️ Взять за черновик
settings-shelved-picture-b32 = 🖼 Посмотреть картинкой
settings-versions-title = <b>Версии</b>
settings-versions-row-b32 = { $count } · { $date } · { $name }
settings-version-title = <b>Версия { $count }</b>
settings-version-applied = { $when } · { $name }
settings-version-now = Действует сейчас
settings-version-take-b32 = ✏️ Взять снова
settings-steps-title = <b>Все шаги</b>
settings-steps-picture-b16 = 🖼 Картинкой
settings-steps-file-b16 = 📄 Файлом
settings-steps-send-b32 = 📎 Изменить в файле
settings-file-ask = <b>Пришлите файл</b>
    { $count ->
        [one] Возьмите файл, измените и пришлите сюда файлом, до { $count } КБ. Он станет черновиком.
        [few] Возьмите файл, измените и пришлите сюда файлом, до { $count } КБ. Он станет черновиком.
       *[many] Возьмите файл, измените и пришлите сюда файлом, до { $count } КБ. Он станет черновиком.
    }

## What was added to the questions
settings-share-type = Или напишите процент, например: 40
settings-deadline-type = Или напишите свой срок, например: 36 ч, 2 дня, 90 мин
settings-outcome-held-b32 = 🎓 Всё-таки состоялось
settings-outcome-not-held-b32 = ✖️ Не состоялось
settings-outcome-new-from-b32 = ☑ { $icon } { $status }
settings-outcome-new-not-from-b32 = ☐ { $icon } { $status }
settings-outcome-new-next-b32 = Дальше ›
settings-outcome-new-who = Кто может так отметить?
settings-outcome-new-me-b32 = 👤 Только я
settings-outcome-new-client-b16 = Клиент
settings-outcome-new-both-b16 = Любой из нас
settings-outcome-new-tells-me = Сообщать вам?
settings-outcome-new-tells-other = Сообщать второму из вас?
settings-draft-held = { $icon } { $status }: теперь считается состоявшимся
settings-draft-void = { $icon } { $status }: не состоялось, время снова свободно

## Moments that have passed
settings-past-title = { $count ->
    [one] <b>У { $count } записи новый срок уже прошёл</b>
    [few] <b>У { $count } записей новый срок уже прошёл</b>
   *[many] <b>У { $count } записей новый срок уже прошёл</b>
}
settings-past-would-be = { $icon } { $status }: { $count }
settings-past-ask = Применить к ним новые правила сейчас? Клиентам ничего не придёт.
settings-past-frees = Освободившееся время предложим тем, кто его ждёт.
settings-past-now-b32 = ✅ Применить к ним сейчас
settings-past-leave-b32 = ✋ Оставить как есть
settings-draft-caught-up-toast = { $count ->
    [one] Теперь действует версия { $version }, обновлена { $count } запись
    [few] Теперь действует версия { $version }, обновлены { $count } записи
   *[many] Теперь действует версия { $version }, обновлено { $count } записей
}
settings-draft-catching-up-toast = { $count ->
    [one] Теперь действует версия { $version }, обновляем { $count } запись
    [few] Теперь действует версия { $version }, обновляем { $count } записи
   *[many] Теперь действует версия { $version }, обновляем { $count } записей
}
