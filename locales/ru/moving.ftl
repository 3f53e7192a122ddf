### Another time for a booking.

## The booking's screen
client-booking-move-b32 = ↔ Перенести на другое время
client-move-passed = Срок переноса прошёл: { $when }.
client-move-open = ↔ Вы попросили перенести на: { $when }. Ответа пока нет.
client-move-open-b32 = ↔ Ваша просьба о переносе
client-move-instead = ↔ Если примут, заменит: { $when }
client-move-instead-b32 = 📋 Запись как сейчас
client-moved-to = ↔ Перенесено на: { $when }
client-moved-to-b32 = 📋 Новое время

## Choosing
client-move-now = ↔ Переносим: { $when }
client-move-none = Другого свободного времени такой же длительности нет. Загляните позже или оставьте запись как есть.
client-move-title = <b>Перенести запись?</b>
client-move-from = Сейчас: { $when }
client-move-to = Станет: { $when }
client-move-asks = Просите: { $when }
client-move-approval = Специалист ответит. До этого запись остаётся как есть.
client-move-yes-b32 = ↔ Перенести
client-move-ask-b32 = ↔ Попросить перенести
client-moved-toast = Перенесено
client-move-asked-toast = Попросили. До ответа запись остаётся как есть

## Receipts
client-moved = ↔ <b>Запись перенесена</b>
    { $when }
    { $service }
    { $tenant }
    Было: { $from }
client-move-requested = ⏳ <b>Вы попросили о переносе</b>
    Сейчас: { $from }
    Просите: { $when }
    { $service }
    { $tenant }
    Ответ придёт сюда. До этого запись остаётся как есть.
client-move-withdrawn = ✖ <b>Просьба о переносе отозвана</b>
    { $tenant }
notice-move-stays = { $other ->
    [gone] Записи, о которой шла речь, больше нет: { $from }
    [begun] Запись осталась на своём времени: { $from }
   *[ahead] Запись остаётся: { $from }
}

## To the specialist
notice-move-request = 📥 <b>{ $name } просит о переносе</b>
    Сейчас: { $from }
    Просит: { $when }
notice-moved-by-client = ↔ <b>Перенос: { $name }</b>
    Было: { $from }
    Стало: { $when }
notice-move-withdrawn = ✖ <b>Просьба о переносе отозвана: { $name }</b>
notice-move-expired-to-specialist = ⌛ <b>Просьба о переносе осталась без ответа: { $name }</b>
notice-settled-moved = ↔ Клиент выбрал другое время · { $time }
specialist-move-from = ↔ Просит перенести. Сейчас: { $when }
specialist-history-move = <i>{ $when } · ↔ было { $from } · { $name }</i>

specialist-moved-back-toast = Снова на прежнем времени

## To the client
notice-move-accepted = ✅ <b>Запись перенесена</b>
    { $when }
    { $service } · { $tenant }
    Было: { $from }
notice-move-declined = ✖ <b>Перенести не получилось</b>
notice-move-expired-to-client = ⌛ <b>Просьба о переносе осталась без ответа</b>
notice-move-dropped = ✖ <b>Просьба о переносе снята</b>
notice-move-what = { $service } · { $tenant }
notice-moved-by-specialist = ↔ <b>Ваша запись перенесена</b>
    { $when }
    { $service } · { $tenant }
    Было: { $from }

## A move that is taken back
notice-moved-back-to-client = ↩ <b>Запись снова на прежнем времени</b>
    { $when }
    { $service } · { $tenant }
notice-moved-back-to-specialist = ↩ <b>Снова на прежнем времени: { $name }</b>
    { $when }

notice-move-undone-to-client = ↩ <b>Перенос отменён, запись снова на прежнем времени</b>
    { $from }
    { $service } · { $tenant }
    Просьба перенести её снова ждёт ответа: { $when }
notice-move-undone-to-specialist = ↩ <b>Перенос отменён: { $name }</b>
    Запись снова: { $from }
    Просьба снова ждёт ответа: { $when }

## What can't be done
refusal-move-gone-alert = Вернуть просьбу нельзя: записи, о переносе которой просили, впереди уже нет.
refusal-moved-elsewhere-alert = Вернуть эту просьбу нельзя: клиент уже просит перенести запись на другое время.
refusal-move-late-alert = Перенести можно было до: { $when }. Запись можно отменить или написать специалисту.
refusal-move-asked-alert = Вы уже попросили перенести эту запись. Дождитесь ответа или отзовите ту просьбу.
refusal-move-stale-alert = Записи, которую это заменило бы, впереди уже нет. Отклоните эту просьбу.

## Cancelling with a reason
client-cancel-why-b32 = ✏️ Отменить и сказать почему
client-withdraw-why-b32 = ✏️ Отозвать и сказать почему
client-cancel-why = { $count ->
    [one] Напишите причину одним сообщением, до { $count } знака. Специалист её увидит, и отмена состоится.
    [few] Напишите причину одним сообщением, до { $count } знаков. Специалист её увидит, и отмена состоится.
   *[many] Напишите причину одним сообщением, до { $count } знаков. Специалист её увидит, и отмена состоится.
}

client-history-move = { $when } · ↔ было { $from } · { $who }
client-cancel-move-too = Просьба перенести её тоже снимется.
