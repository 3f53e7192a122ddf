### A specialist's clients: the list, the card, what counts for one of them alone.

specialist-home-clients-b16 = 👥 Клиенты

## The list
specialist-clients-title = 👥 <b>Клиенты · { $count }</b>
specialist-clients-find = Чтобы найти, напишите имя или его часть.
specialist-clients-empty = 👥 <b>Клиенты</b>
    Здесь появятся те, кто к вам записался. Отправьте им свою ссылку.
specialist-clients-found-title = 🔎 <b>«{ $query }» · { $count }</b>
specialist-clients-none = Никого не нашлось. Напишите иначе или покороче.
specialist-clients-row-b32 = { $name }
specialist-clients-row-banned-b32 = { $name } 🚫
specialist-clients-all-b32 = 👥 Все клиенты

## The card
specialist-card-title = <b>{ $name }</b>
specialist-card-stopped = 📵 Клиент отключил бота: сообщения не доходят
specialist-card-no-telegram = 📵 Не в боте: предупреждайте сами
specialist-card-phone = 📞 { $phone }
specialist-card-banned = 🚫 В чёрном списке: { $when }
specialist-card-approved-by-hand = ✋ Каждую запись подтверждаете вы
specialist-card-next = Впереди: { $when } { $mark }
specialist-card-last = Последнее: { $when } { $mark }
specialist-card-nothing = Записей пока не было
specialist-card-tally = { $icon } { $status }: { $count }
specialist-card-owed = К оплате: <b>{ $sum }</b>
specialist-card-ahead = Оплачено вперёд: { $sum }
specialist-card-price = Своя цена: { $sum }
specialist-card-length = Своя длительность: { $duration }
specialist-card-note = ✍️ «{ $note }»
specialist-card-next-b32 = 📋 { $date }, { $time }
specialist-card-history-b16 = 📋 История
specialist-card-phone-b16 = 📞 Скопировать
specialist-card-note-b16 = ✍️ Заметка
specialist-card-terms-b16 = ⚙ Условия
specialist-card-kept-toast = Сохранено
specialist-card-cleared-toast = Убрано
specialist-card-banned-toast = Больше не запишется и не напишет
specialist-card-unbanned-toast = Снова можно записаться
specialist-card-approve-toast = Теперь каждую запись подтверждаете вы
specialist-card-usual-toast = Записывается, как все
specialist-card-history-title = 📋 <b>{ $name } · { $count }</b>
specialist-card-history-row-b32 = { $date }, { $time } · { $mark } { $name }
specialist-card-history-ahead-b32 = { $date }, { $time } { $mark }

## What counts for one client alone
specialist-terms-title = ⚙ <b>{ $name }: условия</b>
specialist-terms-price-usual = Цена: как у всех
specialist-terms-length-usual = Длительность: как обычно
specialist-terms-place-usual = 📍 Место: как обычно
specialist-terms-approval-usual = Записывается, как все
specialist-terms-price-b16 = 💰 Цена
specialist-terms-length-b16 = ⏱ Длительность
specialist-terms-place-b16 = 📍 Место
specialist-terms-name-b16 = ✏️ Имя
specialist-terms-phone-b16 = 📞 Телефон
specialist-terms-approve-each-b32 = ✋ Подтверждать каждую запись
specialist-terms-approve-usual-b32 = ✓ Записывать, как всех
specialist-terms-ban-b32 = 🚫 В чёрный список
specialist-terms-unban-b32 = ↩ Убрать из чёрного списка
specialist-detail-name = ✏️ <b>{ $name }</b>
specialist-detail-name-ask = Напишите, как вы зовёте клиента. Он этого не видит.
specialist-detail-note = ✍️ <b>{ $name }: ваша заметка</b>
specialist-detail-note-ask = { $count ->
    [one] Напишите одним сообщением, до { $count } знака. В боте клиенты её не видят; кто запросит все свои данные, получит и её.
    [few] Напишите одним сообщением, до { $count } знаков. В боте клиенты её не видят; кто запросит все свои данные, получит и её.
   *[many] Напишите одним сообщением, до { $count } знаков. В боте клиенты её не видят; кто запросит все свои данные, получит и её.
}
specialist-detail-place = 📍 <b>{ $name }: место</b>
specialist-detail-place-ask = { $count ->
    [one] Напишите, где проходят занятия, или пришлите ссылку: до { $count } знака. Действует для новых записей.
    [few] Напишите, где проходят занятия, или пришлите ссылку: до { $count } знаков. Действует для новых записей.
   *[many] Напишите, где проходят занятия, или пришлите ссылку: до { $count } знаков. Действует для новых записей.
}
specialist-detail-phone = 📞 <b>{ $name }: телефон</b>
specialist-detail-phone-ask = Напишите номер, например +7 999 123-45-67
specialist-detail-price = 💰 <b>{ $name }: цена</b>
specialist-detail-price-ask = Напишите, сколько стоит занятие для этого клиента, в { $currency }. Действует для новых записей.
specialist-detail-length = ⏱ <b>{ $name }: длительность</b>
specialist-detail-length-ask = Напишите, сколько длится занятие, на которое записываете вы: 90 или 1 ч 30 мин
specialist-detail-usual-b32 = ↩ Как обычно
specialist-detail-remove-b32 = 🗑 Убрать
specialist-ban-title = 🚫 <b>{ $name }: в чёрный список?</b>
specialist-ban-explain = { $count ->
    [0] Записаться и написать вам будет нельзя. Клиенту об этом не сообщаем.
    [one] Записаться и написать вам будет нельзя. Клиенту об этом не сообщаем. { $count } запись останется: отмените её, если нужно.
    [few] Записаться и написать вам будет нельзя. Клиенту об этом не сообщаем. { $count } записи останутся: отмените их, если нужно.
   *[many] Записаться и написать вам будет нельзя. Клиенту об этом не сообщаем. { $count } записей останутся: отмените их, если нужно.
}
specialist-ban-yes-b32 = 🚫 Да, в чёрный список

## Writing to a client
specialist-write-title = ✉️ <b>Кому: { $name }</b>
specialist-write-theirs = { $name }, { $when }: «{ $text }»
specialist-write-ask = { $count ->
    [one] Напишите сообщение, до { $count } знака. Клиент получит его сразу.
    [few] Напишите сообщение, до { $count } знаков. Клиент получит его сразу.
   *[many] Напишите сообщение, до { $count } знаков. Клиент получит его сразу.
}
notice-written = ✉️ <b>Вам пишет { $tenant }</b>

## Refusals
refusal-phone = Не видно номера. Напишите его целиком, например +7 999 123-45-67
refusal-nobody-hears-alert = Бот не может написать этому клиенту. Предупредите его сами.
