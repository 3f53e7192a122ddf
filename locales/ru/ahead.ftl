### Что оплатить вперёд, и счета, которые уже ушли.

common-ahead-to-pay = ⏩ К оплате вперёд: { $sum }
common-ahead-month = { $month } · занятий: { $count } · { $sum }
common-ahead-pack = 🎟 Пакет, осталось { $left } из { $lessons } · { $sum }
common-ahead-pack-of = { $name } · 🎟 Пакет, осталось { $left } из { $lessons } · { $sum }
common-ahead-paid = Из этого уже оплачено: { $sum }

## Клиент
client-owing-ahead-title = ⏩ <b>К оплате вперёд: { $sum }</b>
    { $tenant }
client-owing-ahead-note = Оплату вперёд специалист отметит, когда увидит деньги.

## Специалист
specialist-money-ahead-b32 = К оплате вперёд: { $sum }
specialist-money-all-ahead-b32 = С оплатой вперёд: { $sum }
specialist-balances-row-to-pay-b32 = ⏩ { $name } · { $sum }
specialist-pack-to-pay = <b>К оплате: { $sum }</b>
specialist-pack-end-one-b32 = ✖ Закрыть: осталось { $count } из { $lessons }
specialist-undone-price-toast = Вернули. Пакет уже израсходован, поэтому цена занятия: { $price }

## Счета
notice-bill-ahead = <b>Впереди занятий: { $count } · { $sum }</b>
specialist-bills-all-sent = Все счета отправлены, и с тех пор ничего не изменилось.
specialist-bills-row-sent-b32 = ✓ { $name } · { $sum }
specialist-bills-left-toast = { $count ->
    [one] Отправлен { $count } счёт, осталось { $left }: нажмите ещё раз
    [few] Отправлено { $count } счёта, осталось { $left }: нажмите ещё раз
   *[many] Отправлено { $count } счетов, осталось { $left }: нажмите ещё раз
}
refusal-bill-unchanged-alert = Этот счёт сегодня уже отправлен, и с тех пор ничего не изменилось.
