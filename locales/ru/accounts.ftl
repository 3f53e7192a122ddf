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
