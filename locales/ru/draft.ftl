### What a practice's draft of its own outcomes still lacks, and how a tap mends it.

## What can't stay so
settings-wrong-statuses = Исходов и состояний { $count }, а помещается { $most }.
settings-wrong-steps = Шагов { $count }, а помещается { $most }.
settings-wrong-translation = Нет названия на языке «{ $code }».
settings-wrong-no-text = На кнопке «{ $step }» нет слов.
settings-wrong-entry-unknown = { $door ->
    [request] Заявка начинается как «{ $status }», а такого нет.
   *[book] Запись начинается как «{ $status }», а такого нет.
}
settings-wrong-from-unknown = «{ $step }» начинается с «{ $status }», а такого нет.
settings-wrong-to-unknown = «{ $step }» ведёт в «{ $status }», а такого нет.
settings-wrong-twice = «{ $step }» из «{ $status }» есть дважды.
settings-wrong-entry-phase = { $door ->
    [request] Заявка не может начинаться как «{ $status }»: время за ней не держится.
   *[book] Запись не может начинаться как «{ $status }»: занятие ещё впереди.
}
settings-wrong-entry-paid = Запись не может начинаться как «{ $status }»: никто ещё не платил.
settings-wrong-unreachable = В { $icon } { $status } ничто не ведёт.
settings-wrong-dead-end = Из { $icon } { $status } нет пути дальше.
settings-wrong-no-cancel = Вы не сможете отменить записи «{ $icon } { $status }».
settings-wrong-circle = «{ $step }» происходит само и ходило бы по кругу без конца.
settings-wrong-buttons = У { $icon } { $status } кнопок { $count }, а помещается { $most }.
settings-wrong-charge = У { $icon } { $status } есть цена, но оплаты не ждут.
settings-wrong-not-alone = «{ $step }» делает и человек, и само по себе сразу.
settings-wrong-no-moment = «{ $step }» происходит само, но не сказано когда.
settings-wrong-moment = У «{ $step }» есть срок, чтобы произойти самому, но делает это человек.
settings-wrong-asked = «{ $step }» происходит само: спросить некого.
settings-wrong-built-in = «Вернуть» есть и так: «{ $step }» нужно своё имя.
settings-wrong-ledger = Платежи только отмечают оплату, а «{ $step }» делает другое.
settings-wrong-name = «{ $step }» называется как встроенная кнопка, а делает другое.
settings-wrong-settled = Оплату отмечает только платёж, а «{ $step }» делает кто-то ещё.
settings-wrong-settles = «{ $step }» должно вести от долга к оплаченному.
settings-wrong-settles-unlike = «{ $status }» и «{ $other }» стоят по-разному: платёж за одно не закроет другое.
settings-wrong-still = «{ $step }» кончается там же, где началось.
settings-wrong-moves = «{ $step }» переносит на другое время, больше ничего меняться не должно.
settings-wrong-seat = Время у «{ $status }» уже свободно: «{ $step }» его не вернёт.
settings-wrong-paid = «{ $step }» считалось бы оплаченным, хотя денег не было.
settings-wrong-debt = Из-за «{ $step }» долг за «{ $status }» исчез бы без вашего слова.

## What a change would mean
settings-lost-approve = ⚠️ Вы больше не сможете принять заявку.
settings-lost-decline = ⚠️ Вы больше не сможете отклонить заявку, только принять.
settings-lost-cancel-client = ⚠️ Клиенты больше не смогут отменить записи «{ $icon } { $status }».
settings-lost-cancel = ⚠️ Вы больше не сможете отменить записи «{ $icon } { $status }».
settings-lost-move-client = ⚠️ Клиенты больше не смогут перенести записи «{ $icon } { $status }».
settings-lost-move = ⚠️ Вы больше не сможете перенести записи «{ $icon } { $status }».

## How it is mended
settings-mend-outcomes-b32 = 🎓 Выбрать, что убрать
settings-mend-back-b32 = ↩ Вернуть { $icon } { $status }
settings-mend-out-b32 = 🗑 Убрать { $icon } { $status }
settings-mend-begin-b32 = 🚪 Начинать как { $icon } { $status }
settings-mend-call-b32 = ✏️ Назвать «{ $status }»
settings-mend-lead-b32 = ➡️ Вести в { $icon } { $status }
settings-mend-not-from-b32 = 🗑 Не из «{ $status }»
settings-mend-drop-b32 = 🗑 Обойтись без этого шага
settings-mend-twin-b32 = 🗑 Оставить одно из двух
settings-mend-leave-b32 = 🔧 Убрать это
settings-mend-deadline-b32 = ⏰ Поставить обычный срок
settings-mend-name-b32 = 🔤 Дать своё имя
settings-mend-split-b32 = ✂️ Разделить на несколько шагов
settings-mend-due-b32 = 💰 Ждать оплаты
settings-mend-free-b32 = 🎁 Сделать бесплатным
settings-mend-same-b32 = 💰 Одинаково: { $share }
settings-mend-me-b32 = 👤 Делаю только я
settings-mend-payments-b32 = 💰 Делают только платежи
settings-draft-stuck = Часть этого можно изменить только в файле: поправьте там и пришлите снова.
settings-draft-resend-b32 = 📎 Прислать файл снова

## What was typed, and what did not leave
refusal-deadline-typed = Не получилось прочесть срок. Напишите так: 36 ч, 2 дня или 90 мин
refusal-share-typed = Не получилось прочесть процент. Напишите число от 0 до { $most }, например 40
refusal-not-sent = Отправить сейчас не получилось. Нажмите ещё раз.

## What a client sets
client-booking-outcome-b32 = { $icon } { $status }
client-booking-outcome-sum-b32 = { $icon } { $status } · { $price }
