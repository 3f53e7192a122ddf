### Картинка процесса. Всё отсюда рисуется, поэтому это обычный текст.

## Прямоугольник
picture-entry-request = ▼ Клиент просит
picture-entry-book = ▼ Запись сразу
picture-entry-both = ▼ Начало
picture-due = К оплате { $share } цены
picture-paid = Оплачено

## Кто делает шаг и когда
picture-client = клиент
picture-specialist = специалист
picture-client-or-specialist = клиент или специалист
picture-by = { $step }: { $who }
picture-by-until = { $step }: { $who }, { picture-until }
picture-by-since = { $step }: { $who }, { picture-since }
picture-by-between = { $step }: { $who }, { picture-since }, но { $until }
picture-by-timer = { $step }: { $moments }
picture-by-timer-first = { $step }: { $moments } (что раньше)
picture-by-ledger = { $step }: когда деньги пришли
picture-anchor = { $anchor ->
    [start] начала
    [end] конца
    [created] создания записи
    [entered] предыдущего шага
   *[due] конца срока оплаты
}
picture-until = { $side ->
    [before] не позже чем за { $length } до { picture-anchor }
    [after] не позже чем через { $length } после { picture-anchor }
   *[at] до { picture-anchor }
}
picture-since = { $side ->
    [before] не раньше чем за { $length } до { picture-anchor }
    [after] не раньше чем через { $length } после { picture-anchor }
   *[at] после { picture-anchor }
}
picture-moment = { $side ->
    [before] за { $length } до { picture-anchor }
    [after] через { $length } после { picture-anchor }
   *[at] в момент { picture-anchor }
}
picture-moments-two = { $one } или { $other }

## Легенда
picture-pending = Заявка: время держится за ней
picture-upcoming = Впереди: состоится
picture-done = После: время использовано
picture-void = Время снова свободно
picture-line-person = Делает человек
picture-line-alone = Происходит само
picture-corrections = Отметку о том, что прошло, специалист может исправить; таких стрелок здесь нет.
