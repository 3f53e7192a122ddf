### Kinds of service, and what a single time has of its own.

## Kinds of service
settings-kinds-b32 = 📚 Виды занятий
settings-kinds-title = 📚 <b>Виды занятий</b>
settings-kinds-explain = Первый — основной: по нему создаются новые окна.
settings-kind-line = • { $service }
settings-kind-line-group = • { $service } · мест { $seats }
settings-kind-line-retired = 🗄 { $service }
settings-kind-b32 = { $name }
settings-kinds-add-b32 = ➕ Добавить вид
settings-kinds-place-b32 = 📍 Место для всех
settings-kinds-place-all = все занятия
settings-kind-new-ask = <b>Как называется новый вид?</b>
    Напишите одним сообщением, например: Разговорный клуб
settings-kind-title = 🎓 <b>{ $name }</b>
settings-kind-terms = { $duration }
settings-kind-terms-priced = { $duration } · { $price }
settings-kind-seats = { $count ->
    [one] { $count } место
    [few] { $count } места
   *[many] { $count } мест
}
settings-kind-usual = ⭐ Основной: по нему создаются новые окна
settings-kind-retired = 🗄 В архиве: новых окон не будет, созданные остаются
settings-kind-name-b16 = ✏️ Название
settings-kind-make-usual-b16 = ⭐ Основной
settings-kind-retire-b16 = 🗄 В архив
settings-kind-back-b16 = ↩ Вернуть
settings-kind-usual-toast = Теперь новые окна — по этому виду
settings-kind-retired-toast = Убрано в архив. Созданные окна остались.
settings-kind-back-toast = Вернули из архива
settings-kind-ask-name = <b>{ $name }: как назвать?</b>
    Напишите новое название одним сообщением.
settings-kind-ask-length = <b>{ $name }: сколько длится?</b>
    Выберите или напишите минуты. Уже созданные окна не изменятся.
settings-kind-ask-price = <b>{ $name }: сколько стоит?</b>
    Сейчас: { $price }
    Напишите сумму в { $currency }; 0, если цену не показывать. Уже созданные окна не изменятся.
settings-kind-ask-seats = <b>{ $name }: сколько мест?</b>
    Одно — индивидуально, больше — группа. Выберите или напишите число. Уже созданные окна не изменятся.

## What a time, a kind or the practice has
specialist-slot-seats-b16 = 👥 Мест: { $count }
specialist-slot-place-b16 = 📍 Место
specialist-slot-note-b16 = 📝 Для клиентов
specialist-clear-b32 = 🗑 Убрать
specialist-place-title = 📍 <b>Где это: { $name }</b>
specialist-place-ask = { $count ->
    [one] Напишите адрес или ссылку, до { $count } знака. У прежних записей место не изменится.
    [few] Напишите адрес или ссылку, до { $count } знаков. У прежних записей место не изменится.
   *[many] Напишите адрес или ссылку, до { $count } знаков. У прежних записей место не изменится.
}
specialist-slot-ask-price = 💰 <b>{ $when }: сколько стоит?</b>
    Сейчас: { $price }
    Напишите сумму в { $currency }; 0, если цену не показывать. Кто уже записан, платит прежнюю.
specialist-slot-ask-seats = 👥 <b>{ $when }: сколько мест?</b>
    Выберите или напишите число.
specialist-slot-ask-note = 📝 <b>{ $when }: что нужно знать клиенту?</b>
specialist-slot-ask-note-how = { $count ->
    [one] Напишите одним сообщением, до { $count } знака. Это увидят все, кто записывается.
    [few] Напишите одним сообщением, до { $count } знаков. Это увидят все, кто записывается.
   *[many] Напишите одним сообщением, до { $count } знаков. Это увидят все, кто записывается.
}

## The grid of hours
specialist-add-kind-b32 = 🎓 { $name }
specialist-add-kinds-title = <b>На что создать окна?</b>

## Refusals
refusal-slot-overlap-who-alert = Пересекается с занятием { $with }: { $name }. Выберите другие часы.
refusal-few-seats-alert = { $count ->
    [one] Уже занято { $count } место, меньше нельзя.
    [few] Уже заняты { $count } места, меньше нельзя.
   *[many] Уже занято { $count } мест, меньше нельзя.
}
refusal-last-kind-alert = Это последний вид занятий: без него не создать окна. Сначала добавьте другой.
refusal-kinds-many-alert = { $count ->
    [one] Видов занятий может быть не больше { $count }. Верните подходящий из архива.
    [few] Видов занятий может быть не больше { $count }. Верните подходящий из архива.
   *[many] Видов занятий может быть не больше { $count }. Верните подходящий из архива.
}
refusal-minutes = Это не похоже на длительность. Напишите минуты, от { $min } до { $max }, например 45.
refusal-seats = { $count ->
    [one] Напишите число мест, от 1 до { $count }.
    [few] Напишите число мест, от 1 до { $count }.
   *[many] Напишите число мест, от 1 до { $count }.
}
