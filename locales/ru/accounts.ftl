### Счета, сроки, кто платит.

## Когда платят за месяц
specialist-term-day-after-b32 = 📆 За месяц, после него…
specialist-term-day-before-b32 = ⏩ За месяц вперёд…
specialist-term-day-after = 📆 <b>До какого числа следующего месяца платит { $name }?</b>
specialist-term-day-before = ⏩ <b>До какого числа { $name } платит за этот же месяц?</b>
specialist-term-day-ask = Выберите число или напишите его: от 1 до 28.
specialist-term-day-b4 = { $day }
specialist-term-day-chosen-b4 = ✓{ $day }
refusal-typed-pay-day = Такое число не подойдёт. Напишите от 1 до 28: оно есть в каждом месяце.

## Счета
specialist-bills-lost = { $count ->
    [1] 🚫 Счёт не доставить: этого клиента нет в боте, или он его заблокировал.
    [one] 🚫 { $count } счёт не доставить: этих клиентов нет в боте, или они его заблокировали.
    [few] 🚫 { $count } счёта не доставить: этих клиентов нет в боте, или они его заблокировали.
   *[many] 🚫 { $count } счетов не доставить: этих клиентов нет в боте, или они его заблокировали.
}
specialist-bills-row-lost-b32 = 🚫 { $name } · { $sum }

## Пакеты
specialist-pack-row-booked = Осталось { $left } из { $lessons }, из них уже записано { $booked } · { $price }
specialist-pack-explain = Занятия, на которые уже есть запись, войдут в новый пакет. У проведённых цена не меняется.
specialist-booking-pack = 🎟 Из пакета: осталось { $left } из { $lessons }
client-pack-left = 🎟 Ваш пакет: осталось { $left } из { $lessons } занятий
client-pack-left-of = 🎟 { $name }: в пакете осталось { $left } из { $lessons } занятий

## Поправки, и кто платит вместе
specialist-money-together = 👥 Платит вместе с: { $names }
specialist-money-correct-b32 = ⚖️ Возврат, начальный остаток
specialist-money-row-correction-b32 = { $sort ->
    [refund] { $day }, возврат { $sum }
    [owed] { $day }, долг { $sum }
    [ahead] { $day }, аванс { $sum }
   *[moved] { $day }, перенос { $sum }
}
specialist-correct-title = ⚖️ <b>Возврат, начальный остаток · { $name }</b>
specialist-correct-explain = Деньги, которые вы вернули, и то, что было должно или оплачено вперёд до начала работы здесь. Это считается наравне с оплатами, и это можно отменить.
specialist-correct-refund-b32 = ↩ Деньги возвращены клиенту
specialist-correct-owed-b32 = ⚖️ Уже был долг
specialist-correct-ahead-b32 = ⚖️ Уже было оплачено вперёд
specialist-correct-ask-title = { $sort ->
    [refund] ↩ <b>Сколько вы вернули? { $name }</b>
    [owed] ⚖️ <b>Какой долг был сначала? { $name }</b>
   *[ahead] ⚖️ <b>Сколько было оплачено вперёд? { $name }</b>
}
specialist-correct-ask = Напишите сумму, а если нужно, и заметку: <i>2000 за май</i>
specialist-correction-title = { $sort ->
    [refund] ↩ <b>Возврат: { $sum } · { $name }</b>
    [owed] ⚖️ <b>Прежний долг: { $sum } · { $name }</b>
    [ahead] ⚖️ <b>Оплачено вперёд раньше: { $sum } · { $name }</b>
   *[moved] ⇄ <b>Перенос между счетами: { $sum } · { $name }</b>
}
specialist-correction-day = День: { $day }
specialist-correction-back-b32 = 🗑 Отменить
specialist-report-correction = { $sort ->
    [refund] ↩ Возвращено: { $sum }
    [owed] ⚖️ Внесён прежний долг: { $sum }
   *[ahead] ⚖️ Внесено оплаченное раньше: { $sum }
}
specialist-unpaid-besides = Не за занятия: { $sum }. Смотрите «Балансы».
client-owing-besides = С прежних времён, не за эти занятия: { $sum }
settings-history-corrected = { $sort ->
    [refund] возврат, { $name }: { $sum }
    [owed] прежний долг, { $name }: { $sum }
   *[ahead] оплачено вперёд раньше, { $name }: { $sum }
}
picture-entry-correction = { $sort ->
    [refund] Возврат
    [owed] Прежний долг
    [ahead] Оплачено вперёд раньше
   *[moved] Перенос между счетами
}{ $back ->
    [1] , отменено
   *[0] {""}
}
refusal-nothing-to-give-back = Вернуть можно то, что оплачено вперёд, а там меньше. Если занятие не считается, сначала отметьте его бесплатным или отмените: его деньги станут оплатой вперёд.
refusal-typed-correction = Не получилось прочитать сумму. Напишите так: <i>2000</i> или <i>2000 за май</i>.
