### Конец практики.

settings-leave-b32 = 🚪 Закрыть практику
settings-leave-title = 🚪 <b>Закрыть «{ $tenant }» насовсем?</b>
settings-leave-what = Ссылка перестанет работать, записаться будет нельзя, и вернуть это не получится. Сначала заберите свои данные.
settings-leave-booked = { $count ->
    [0] Впереди записей нет.
    [one] Будет отменена { $count } запись,
    [few] Будут отменены { $count } записи,
   *[many] Будет отменено { $count } записей,
} { $clients ->
    [0] { "" }
    [one] об этом узнает { $clients } клиент.
    [few] об этом узнают { $clients } клиента.
   *[many] об этом узнают { $clients } клиентов.
}
settings-leave-type = Чтобы закрыть, напишите название: <code>{ $tenant }</code>
settings-leave-export-b32 = 📦 Всё одним файлом
specialist-job-leaving = ⏳ <b>Практика закрывается</b>
specialist-job-left = 🚪 <b>Практика закрыта</b>
specialist-job-left-count = { $count ->
    [0] Впереди записей не было.
    [one] Отменена { $count } запись.
    [few] Отменены { $count } записи.
   *[many] Отменено { $count } записей.
}
notice-called-off-closed = Записаться здесь к этому специалисту больше нельзя.
operator-home-closed = { $count ->
    [one] Закрыто: { $count }
    [few] Закрыто: { $count }
   *[many] Закрыто: { $count }
}
refusal-leave-name = Это не название. Напишите его так, как на экране, или вернитесь назад.
refusal-link-closed = <b>Запись здесь закрыта</b>
    Специалист больше не ведёт здесь запись. Спросите его, как записаться теперь.
