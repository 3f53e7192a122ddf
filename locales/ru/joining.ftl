### Clients who are not in the bot, and the link by which they come.

specialist-new-client-b32 = ➕ Клиент без Telegram
specialist-new-client-title = ➕ <b>Новый клиент</b>
specialist-new-client-ask = Напишите имя и, если хотите, телефон: <code>Ольга Речная, +7 999 123-45-67</code>
    У кого есть Telegram, может просто записаться по вашей ссылке.
specialist-card-join-b32 = 🔗 Позвать в бота
specialist-join-title = 🔗 <b>{ $name }: приглашение</b>
specialist-join-explain = Ссылка сработает один раз. Когда её откроют, мы спросим вас, тот ли это человек, и только потом покажем ему записи.
specialist-join-make-b32 = 🔗 Создать ссылку
specialist-join-link = { $url }
specialist-join-once = Сработает один раз, до: { $when }. Отправьте её только этому клиенту.
specialist-join-share-text = { $tenant } приглашает: здесь будут ваши записи и напоминания.
specialist-joined-toast = Готово: теперь бот предупреждает сам
specialist-not-joined-toast = Не тот человек: ссылка больше не работает

client-joining-title = <b>{ $tenant }</b>
client-joining-explain = Мы спросили специалиста, вы ли это. Когда он ответит, ваши записи появятся здесь, и мы вам напишем.
client-joining-open-b32 = 🗓 Пока посмотреть время

notice-join-asked = 🔗 <b>{ $name }</b>: ссылку открыли. Кто: <b>{ $who }</b>
notice-join-question = Это тот человек? Если да, он увидит записи клиента и сможет записывать его.
notice-join-yes-b16 = ✅ Да
notice-join-no-b16 = ✖ Нет
notice-join-settled-yes = ✅ Теперь в боте: { $name }
notice-join-settled-no = ✖ Не тот человек: { $name }
notice-joined = ✅ <b>{ $tenant }: это вы, подтверждено</b>
    Ваши записи теперь здесь, и мы о них напомним.
notice-joined-no = <b>{ $tenant }</b>: не подтверждено, что это вы. Если это ошибка, попросите новую ссылку.
notice-joined-open-b32 = 📋 Открыть

refusal-join-unknown = Эта ссылка больше не работает. Попросите у специалиста новую.
