### The four questions that make somebody a specialist.

onboarding-welcome = <b>Добро пожаловать!</b>
    Четыре коротких вопроса, и можно принимать записи.
onboarding-step = Вопрос { $n } из { $total }
onboarding-name-ask = <b>Как вас видят клиенты?</b>
    Выберите или напишите, например: Мария П. · английский
onboarding-name-suggested-b32 = { $name }
onboarding-zone-ask = <b>В каком городе вы работаете?</b>
    По нему пойдут часы в расписании. Выберите или напишите название.
onboarding-currency-ask = <b>В какой валюте ваши цены?</b>
    Выберите или напишите код, например PLN.
onboarding-currency-b16 = { $symbol } { $code }
onboarding-language-ask = <b>На каком языке пишем вам?</b>
onboarding-done = 🎉 <b>Готово, { $name }!</b>
    Ваша ссылка: { $url }
    Добавьте время, на которое можно записаться, и отправьте ссылку клиентам.
# What the first kind of service is called until the specialist names it.
onboarding-service = Занятие
