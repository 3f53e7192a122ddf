### What we tell somebody who did not just ask.

## To the specialist
notice-request = 📥 <b>Новая заявка: { $name }</b>
    { $when }
notice-booked = ✅ <b>Новая запись: { $name }</b>
    { $when }
notice-cancelled-by-client = ✖ <b>Отмена: { $name }</b>
    { $when }
    Время снова свободно.
notice-late-charged = ⌛ <b>Не придёт: { $name }</b>
    { $when }
    Время снова свободно. К оплате: { $sum }.
notice-late-uncharged = ⌛ <b>Не придёт: { $name }</b>
    { $when }
    Время снова свободно. Платить не нужно.
notice-let-off = 🎁 <b>Поздняя отмена не засчитана, платить не нужно</b>
    { $when }
    { $tenant }
notice-withdrawn-by-client = ✖ <b>Заявка отозвана: { $name }</b>
    { $when }
notice-expired-to-specialist = ⌛ <b>Заявка осталась без ответа: { $name }</b>
    { $when }
    Время снова свободно, клиенту мы написали.
notice-status-to-specialist = { $icon } <b>{ $status }: { $name }</b>
    { $when }
notice-undone-to-specialist = ↩ <b>Статус возвращён: { $name }</b>
    { $when }
    Теперь: { $icon } { $status }

## To the client
notice-accepted = ✅ <b>Запись подтверждена</b>
    { $when }
    { $service } · { $tenant }
notice-declined = ✖ <b>Заявка отклонена</b>
    { $when }
    { $service } · { $tenant }
    Выберите другое время.
notice-expired-to-client = ⌛ <b>Заявка осталась без ответа</b>
    { $when }
    { $service } · { $tenant }
    Выберите другое время или напишите специалисту.
notice-cancelled-by-specialist = ✖ <b>Запись отменена специалистом</b>
    { $when }
    { $service } · { $tenant }
    Выберите другое время.
notice-cancelled-by-time = ✖ <b>Запись отменена</b>
    { $when }
    { $service } · { $tenant }
notice-status-to-client = { $icon } <b>{ $status }</b>
    { $when }
    { $service } · { $tenant }
notice-undone-to-client = ↩ <b>Статус записи исправлен</b>
    { $when }
    { $service } · { $tenant }
    Теперь: { $icon } { $status }
notice-rebook-b32 = 🗓 Выбрать другое время
notice-open-b32 = 📋 Открыть запись

## Reminders
notice-reminder = ⏰ <b>{ $when }</b>
    { $service } · { $tenant }
notice-reminder-many = { $count ->
    [one] ⏰ <b>{ $day }: { $count } запись</b>
    [few] ⏰ <b>{ $day }: { $count } записи</b>
   *[many] ⏰ <b>{ $day }: { $count } записей</b>
}
notice-reminder-row = { $range } · { $service } · { $tenant }

## The last line of a request that is settled
notice-settled-accepted = ✅ Принято · { $time }
notice-settled-accepted-by = ✅ Принято · { $who } · { $time }
notice-settled-declined = ✖ Отклонено · { $time }
notice-settled-declined-by = ✖ Отклонено · { $who } · { $time }
notice-settled-expired = ⌛ Без ответа · { $time }
notice-settled-withdrawn = ✖ Клиент передумал · { $time }
