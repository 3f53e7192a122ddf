### The specialist's own question when a client books.

## The specialist's side
settings-question-b32 = 💬 Вопрос при записи
settings-question-title = 💬 <b>О чём спросить при записи?</b>
settings-question-none = Пока ничего не спрашиваем. Например: «Тема занятия?»
settings-question-now = Сейчас клиентов спрашивают:
    «{ $question }»
settings-question-ask = { $count ->
    [one] Напишите вопрос одним сообщением, до { $count } знака. Отвечать на него клиентам не обязательно.
    [few] Напишите вопрос одним сообщением, до { $count } знаков. Отвечать на него клиентам не обязательно.
   *[many] Напишите вопрос одним сообщением, до { $count } знаков. Отвечать на него клиентам не обязательно.
}
settings-question-remove-b32 = 🗑 Убрать
common-answer = 💬 «{ $answer }»

## The client's side
client-question = 💬 <b>{ $question }</b>
client-question-ask = Напишите ответ сюда или запишитесь без него.
client-question-answer = Ваш ответ: «{ $answer }»
client-question-drop-b32 = ✖ Без ответа
