### One person for several clients, and several people for one.

common-family-of = { $name } · { $what }
common-family-books = записывает
common-family-hears = получает сообщения
common-family-pays = платит

client-family-b32 = 👨‍👩‍👧 Семья
client-family-title = 👨‍👩‍👧 <b>Семья · { $tenant }</b>
client-family-none = Добавьте того, кто будет заниматься: ребёнка или себя. И можно записывать.
client-family-alone = Детей двое? Добавьте второго, и мы будем спрашивать, для кого запись. Второй родитель заходит по ссылке.
client-family-explain = У каждого видно, кто записывает, кто получает сообщения и кто платит.
client-family-kin-b32 = 👤 { $name }
client-family-kin-looks-b32 = 👀 { $name }
client-family-add-b32 = ➕ Добавить ребёнка
client-family-new-title = ➕ <b>Кого добавить?</b>
client-family-new-ask = Напишите имя: <code>Маша</code>
client-family-newcomer-b32 = 👶 Это для ребёнка
client-family-one-title = 👤 <b>{ $name }</b>
client-family-book = записываете
client-family-hear = получаете сообщения
client-family-pay = платите
client-family-you = Вы { $doing }
client-family-other = { $name }: { $doing }
client-family-together = 💳 Общий счёт: { $names }
client-family-rename-b32 = ✏️ Изменить имя
client-family-rename-title = ✏️ <b>{ $name }: какое имя вместо этого?</b>
client-family-rename-ask = Напишите его одним сообщением. Специалист тоже его увидит.
client-family-person-b32 = 👤 { $name }

client-family-for = 👤 Для кого: <b>{ $name }</b>
client-family-whom = 👤 <b>Для кого?</b>
client-family-name-b16 = 👤 { $name }
client-family-book-b32 = ✅ Записать: { $name }
client-family-request-b32 = ✅ Отправить заявку: { $name }
client-family-whose = 👤 { $name }
client-family-row-b32 = { $icon } { $date }, { $time } · { $name }
client-family-looks = 👀 Вы можете смотреть. Записывает и отменяет здесь другой человек.

client-family-home = Здесь будет видно, что записано.
client-family-invite-b32 = 🔗 Пригласить ещё кого-то
client-family-invite-title = 🔗 <b>{ $name }: кто ещё?</b>
client-family-invite-explain = Отметьте, что будет можно: второму родителю — хоть всё, подростку — только получать сообщения.
client-family-book-on-b32 = ☑ Записывать и отменять
client-family-book-off-b32 = ☐ Записывать и отменять
client-family-hear-on-b32 = ☑ Сообщения и напоминания
client-family-hear-off-b32 = ☐ Сообщения и напоминания
client-family-pay-on-b32 = ☑ Видеть счёт и платить
client-family-pay-off-b32 = ☐ Видеть счёт и платить
client-family-link-b32 = 🔗 Создать ссылку
client-family-link = { $url }
client-family-link-once = Сработает один раз, до: { $when }. Кто откроет: { $doing }. Специалисту мы сообщим.
client-family-share-text = { $tenant }: записи и напоминания о занятиях ({ $name }). Откройте ссылку, и они появятся у вас.
client-family-person-title = 👤 <b>{ $name } · { $client }</b>
client-family-person-explain = Нажмите, чтобы изменить. Действует сразу.
client-family-remove-b32 = ✖ Убрать доступ
client-family-removed-toast = Доступ убран
client-family-set-toast = Изменено
client-family-leave-b32 = 🚪 Больше не видеть
client-family-leave-title = 🚪 <b>{ $name }: больше не видеть?</b>
client-family-leave-explain = Вы перестанете видеть эти записи и получать о них сообщения. Записи останутся, у остальных всё по-прежнему.
client-family-stay-b32 = Оставить как есть
client-family-leave-yes-b32 = 🚪 Да, больше не видеть
client-family-left-toast = Готово: больше не видно

specialist-family-b32 = 👥 Кто отвечает · { $count }
specialist-family-title = 👥 <b>{ $name }: кто отвечает за клиента</b>
specialist-family-none = В Telegram пока никого. Пригласить можно из карточки.

notice-family-with = 👤 { $name } · { $tenant }
notice-family-by = Кто изменил: { $who }
notice-family-joined = 👥 <b>{ $name }: теперь отвечает ещё и { $who }</b>
    { $doing }
notice-family-joined-specialist = Что-то не так? Доступ можно убрать в карточке клиента.
notice-family-card-b32 = 👥 Кто отвечает за клиента
notice-family-open-b32 = 👤 Открыть

refusal-family-book-alert = Смотреть можно, а записывает и отменяет другой человек. Попросите его записать или открыть вам доступ.
refusal-family-hear-alert = Эти сообщения вам не приходят. Попросите того, кто записывает, открыть вам доступ.
refusal-family-pay-alert = Оплатой здесь занимается другой человек. Попросите его заплатить или открыть вам доступ.
refusal-family-whom-alert = Записать вы можете нескольких человек. Нажмите, для кого это время.
refusal-family-many-alert = { $count ->
    [one] Больше добавить нельзя: вы уже записываете нескольких, { $count }. Напишите специалисту.
    [few] Больше добавить нельзя: вы уже записываете нескольких, { $count }. Напишите специалисту.
   *[many] Больше добавить нельзя: вы уже записываете нескольких, { $count }. Напишите специалисту.
}
refusal-family-last-alert = Кто-то должен записывать. Сначала дайте это право другому.

specialist-family-own-bill = 💳 Платит отдельно
specialist-family-with-b32 = 💳 Общий счёт с…
specialist-family-with-title = 💳 <b>{ $name }: с кем общий счёт?</b>
specialist-family-with-ask = Нажмите на другого клиента или напишите имя.
specialist-family-share-title = 💳 <b>{ $name } и { $other }: один счёт?</b>
specialist-family-share-explain = Дальше баланс у них общий: оплата одного идёт за обоих.
specialist-family-share-yes-b32 = 💳 Да, один счёт
specialist-family-shared-toast = Теперь счёт общий
specialist-family-part-b32 = ✂️ Отдельный счёт
specialist-family-parted-toast = Теперь платит отдельно
refusal-family-uneven-alert = Мешают деньги: что-то не оплачено или внесено вперёд. Сначала рассчитайтесь, потом меняйте счёт.
