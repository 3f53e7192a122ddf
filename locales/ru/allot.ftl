### За что платёж, другая сумма, и чек с любого экрана.

## За что
specialist-pay-for-b32 = 🎯 За какие занятия
specialist-pay-for-title = 🎯 <b>За что { $sum }? · { $name }</b>
specialist-pay-for-chosen = Отмечено: { $sum }
specialist-pay-for-stays = Что не отмечено, останется к оплате.
specialist-pay-for-short = На всё не хватит: сначала оплатится раннее. Что не отмечено, останется к оплате.
specialist-pay-for-oldest = Остаток { $sum } пойдёт на самое раннее из неотмеченного, лишнее — вперёд.
specialist-pay-for-row-b32 = { $on ->
    [yes] ✓ { $date }, { $time } · { $sum }
   *[no] ▫️ { $date }, { $time } · { $sum }
}
specialist-pay-for-whose-b32 = { $on ->
    [yes] ✓ { $date } · { $sum } · { $name }
   *[no] ▫️ { $date } · { $sum } · { $name }
}
specialist-pay-for-done-b32 = ✅ Готово

## Пришла другая сумма
notice-claimed-other-b32 = ✏️ Другая сумма
specialist-claim-other-title = ✏️ <b>{ $name }: сколько пришло?</b>
specialist-claim-other-said = Клиент говорит, что заплатил { $sum }
specialist-claim-other-ask = Напишите сумму, которая пришла на самом деле. Чего не хватит, останется к оплате, лишнее пойдёт вперёд.
specialist-claim-all-b32 = ✅ Пришло всё: { $sum }
notice-payment-ahead = Оплачено вперёд: { $sum }

## Чек с любого экрана
client-receipt-title = 🧾 <b>Это чек об оплате?</b>
client-receipt-ask = Передадим его специалисту вместе со словами «деньги отправлены». Если это что-то другое, вернитесь назад.
client-receipt-yes-b32 = ✅ Да: { $sum } · { $name }
client-receipt-none = 🧾 <b>Чек пока не нужен</b>
    Пришлите его, когда будет что оплатить.
refusal-nothing-to-prove = Похоже на чек, но долгов сейчас нет, а оплату вперёд специалист отметит сам. Если хотите что-то сказать, нажмите «Написать».

## История
settings-history-received = записан платёж { $sum }, { $name }
settings-history-pay-corrected = { $name }: сумма платежа { $was } → { $sum }
settings-history-pay-corrected-unsaid = { $name }: исправлена сумма платежа
settings-history-pay-back = платёж { $sum } отменён, { $name }
settings-history-pay-back-unsaid = платёж отменён, { $name }
settings-history-pay-meant = { $name }: платёж теперь за другие занятия
settings-history-term = { $name }: новый срок оплаты
settings-history-pack-sold = { $name }: пакет, { $count ->
    [one] { $count } занятие
    [few] { $count } занятия
   *[many] { $count } занятий
} за { $sum }
settings-history-pack-sold-unsaid = { $name }: пакет, { $count ->
    [one] { $count } занятие
    [few] { $count } занятия
   *[many] { $count } занятий
}
settings-history-pack-ended = { $name }: пакет закрыт, { $count ->
    [0] занятий не осталось
    [one] оставалось { $count } занятие
    [few] оставалось { $count } занятия
   *[many] оставалось { $count } занятий
}
settings-history-bill = счёт отправлен: { $name }, { $month }
settings-history-bills = счета отправлены: { $month }, { $count ->
    [one] { $count } клиент
    [few] { $count } клиента
   *[many] { $count } клиентов
}
settings-history-reminded = напоминание об оплате: { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
}
