### Finding a specialist: links, what is kept about a person, days and times that are not to be had.

## What we keep
client-kept-b32 = 🔒 Что мы храним
client-kept-title = <b>Что мы о вас храним</b>
client-kept-what = Из Telegram: имя, имя пользователя и id.
    От вас: язык, часовой пояс, записи, оплаты и то, что вы к записям пишете.
    Что вы пишете специалисту через нас — месяц. Номер телефона, контакты и другие чаты мы не видим.
client-kept-who = Ваши записи видите вы и специалист, к которому вы записаны. Другие клиенты и специалисты их не видят. Данные лежат на сервере того, кто ведёт этого бота.
client-kept-rights = Всё это можно получить файлом и удалить, прямо здесь.

## A day that cannot be had
client-day-closed = В этот день запись закрыта.
client-day-past = Этот день уже прошёл.
client-day-far = { $count ->
    [one] На этот день записи ещё нет: она открывается за { $count } день.
    [few] На этот день записи ещё нет: она открывается за { $count } дня.
   *[many] На этот день записи ещё нет: она открывается за { $count } дней.
}
client-day-none = В этот день свободного времени нет.
client-day-nearest = Ближайшее свободное:
