### Why a file that was sent is no workflow.

refusal-misread-in-file = файл
refusal-misread-in-entry = начало [entry]
refusal-misread-in-statuses = статусы
refusal-misread-in-status = статус «{ $id }»
refusal-misread-in-step = шаг «{ $name }»
refusal-misread-in-step-no = шаг { $n }
refusal-misread-large = { $count ->
    [one] файл слишком большой: помещается { $count } КБ. Это тот файл?
    [few] файл слишком большой: помещается { $count } КБ. Это тот файл?
   *[many] файл слишком большой: помещается { $count } КБ. Это тот файл?
}
refusal-misread-no-text = это не текст в UTF-8. Сохраните файл как текст в кодировке UTF-8.
refusal-misread-no-toml = это не TOML: { $message }
refusal-misread-no-format = не указан формат. Первой строкой напишите format = { $format }
refusal-misread-later-format = формат { $later } новее, чем читает эта версия бота. Напишите файл в формате { $format }
refusal-misread-bad-format = такого формата нет. Напишите format = { $format }
refusal-misread-key-meant = { $spot }: неизвестный ключ «{ $key }». Может быть, «{ $meant }»?
refusal-misread-key-unknown = { $spot }: неизвестный ключ «{ $key }». Уберите его; здесь бывают { $known }
refusal-misread-missing = { $spot }: нет ключа «{ $key }». Напишите { $example }
refusal-misread-table = «{ $key }» — это таблица. Напишите { $example }
refusal-misread-string = { $spot }: «{ $key }» — это текст. Напишите { $example }
refusal-misread-list = { $spot }: «{ $key }» — это список текстов. Напишите { $example }
refusal-misread-empty = { $spot }: «{ $key }» — пусто. Напишите { $example }
refusal-misread-titles = { $spot }: в title для каждого языка свой текст. Напишите { $example }
refusal-misread-title-empty = { $spot }: название «{ $language }» пустое. Напишите несколько слов.
refusal-misread-title-edges = { $spot }: в названии «{ $language }» перенос строки или пробел с краю. Напишите в одну строку, без них.
refusal-misread-title-long = { $count ->
    [one] { $spot }: в названии «{ $language }» { $count } знак, а на кнопку помещается { $most }. Сократите его.
    [few] { $spot }: в названии «{ $language }» { $count } знака, а на кнопку помещается { $most }. Сократите его.
   *[many] { $spot }: в названии «{ $language }» { $count } знаков, а на кнопку помещается { $most }. Сократите его.
}
refusal-misread-title-language = { $spot }: «{ $language }» — не язык. Напишите его код, например en или ru.
refusal-misread-title-text = { $spot }: название «{ $language }» — не текст. Возьмите его в кавычки.
refusal-misread-name-in = { $spot }: «{ $key }»: имя — это от 1 до 32 знаков из a-z, 0-9, - и _
refusal-misread-name = { $spot }: имя — это от 1 до 32 знаков из a-z, 0-9, - и _
refusal-misread-small-letters = { $spot }: «{ $small }» уже есть, а имена пишутся маленькими буквами. Назовите один из них иначе.
refusal-misread-status-table = { $spot }: напишите таблицу [status.{ $id }]
refusal-misread-icon = { $spot }: icon — это один знак. Поставьте эмодзи, например "🎓"
refusal-misread-charge = { $spot }: charge — это процент цены от 0 до { $most }, в кавычках. Напишите charge = "50%" или charge = "12.5%"
refusal-misread-moment = { $spot }: «{ $key }» — не момент. Напишите start, end, created, entered или due, потом, если нужно, + или - и длительность в m, h или d (не больше года), например "start - 12h"
refusal-misread-word = { $spot }: «{ $key }» не может быть «{ $word }». Напишите одно из: { $all }
refusal-misread-confirm = { $spot }: напишите confirm = true или confirm = false
refusal-misread-no-steps = нет шагов. Напишите [[step]] для каждого пути от статуса к статусу.
refusal-misread-steps-list = step — это список. Напишите каждый шаг под своим [[step]].
refusal-misread-statuses = { $count ->
    [one] { $count } статус не поместится на кнопки: оставьте не больше { $most }.
    [few] { $count } статуса не поместятся на кнопки: оставьте не больше { $most }.
   *[many] { $count } статусов не поместятся на кнопки: оставьте не больше { $most }.
}
refusal-misread-steps = { $count ->
    [one] { $count } шаг — слишком много: оставьте не больше { $most }.
    [few] { $count } шага — слишком много: оставьте не больше { $most }.
   *[many] { $count } шагов — слишком много: оставьте не больше { $most }.
}
