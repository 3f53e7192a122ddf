### Settings: a person's own, and a practice's.

settings-title = <b>Настройки</b>

## A person's own
settings-language = Язык: { $language }
settings-zone = Часовой пояс: { $zone }, сейчас { $time }
settings-language-b16 = 🌐 Язык
settings-zone-b16 = 🕒 Часовой пояс
settings-language-title = <b>На каком языке говорим?</b>
settings-language-toast = Теперь говорим по-русски
settings-zone-title = <b>Какой у вас часовой пояс?</b>
settings-zone-ask = Выберите город или напишите название своего.
settings-zone-found = Нашлось по слову «{ $query }»:
settings-zone-choice-b32 = { $city } · { $time }
settings-zone-toast = Часовой пояс: { $zone }

## A practice's
settings-practice-title = <b>Настройки · { $tenant }</b>
settings-slug = Ссылка: { $url }
settings-currency = Валюта: { $currency }
settings-approval-hand = Записи: подтверждаете вы
settings-approval-once = Записи: принимаются сразу
settings-approval-hand-b32 = Подтверждать каждую запись
settings-approval-once-b32 = Принимать записи сразу
settings-approval-hand-toast = Теперь каждую запись подтверждаете вы
settings-approval-once-toast = Теперь записи принимаются сразу
settings-name-b16 = ✏️ Имя
settings-name-ask = <b>Как вас видят клиенты?</b>
    Сейчас: { $name }
    Напишите новое имя одним сообщением.
settings-slug-b16 = 🔗 Адрес
settings-slug-ask = <b>Какой адрес будет у ссылки?</b>
    Сейчас: <code>{ $slug }</code>
    Напишите новый: латинские буквы, цифры и дефис. Прежняя ссылка перестанет работать.
settings-price-ask = <b>Сколько стоит одно занятие?</b>
    Сейчас: { $price }
    Напишите сумму в { $currency } одним сообщением; 0, если цену не показывать. Для уже созданных окон цена прежняя.
settings-price-none = не указана
settings-length-toast = Новые окна: по { $duration }
settings-practice-zone-title = <b>По каким часам вы работаете?</b>
    Сейчас: { $zone }. Записи не сдвинутся, изменятся только часы, которые мы показываем.
settings-own-b16 = 👤 Мои настройки
