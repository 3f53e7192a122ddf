### Неделя расписания, скопированная на другие.

specialist-week-copy-b16 = 📆 Копировать
specialist-copy-title = <b>Скопировать неделю { $days }</b>
specialist-copy-empty = На этой неделе нет окон, копировать нечего.
specialist-copy-what = { $count ->
    [one] { $count } окно. Только окна: записи не копируются.
    [few] { $count } окна. Только окна: записи не копируются.
   *[many] { $count } окон. Только окна: записи не копируются.
}
specialist-copy-how-many = На какие недели?
specialist-copy-next-b32 = На { $range }
specialist-copy-weeks-b7 = { $count } нед
specialist-copy-other-b32 = Другая неделя
specialist-copy-onto = <b>На какую неделю скопировать { $days }?</b>
specialist-copy-ask = { $count ->
    [one] <b>Скопировать { $days } на { $onto }?</b>
    [few] <b>Скопировать { $days } на { $count } недели, { $onto }?</b>
   *[many] <b>Скопировать { $days } на { $count } недель, { $onto }?</b>
}
specialist-copy-walls = Часы останутся те же, даже если переводят часы. Закрытые дни и занятые часы пропускаются.
specialist-copy-yes-b32 = 📆 Скопировать окна: { $count }
specialist-copy-left-title = { $count ->
    [one] Пропущено: { $count }
    [few] Пропущено: { $count }
   *[many] Пропущено: { $count }
}
specialist-copy-left = { $why ->
    [there] · { $when } — уже есть
    [overlap] · { $when } — мешает другое окно
    [closed] · { $when } — выходной
    [gap] · { $when } — этого часа нет: переводят часы
    [retired] · { $when } — этот вид занятий в архиве
   *[past] · { $when } — уже прошло
}
specialist-copy-left-more = …и ещё { $count }
specialist-job-copying = ⏳ <b>Копируем { $days } на { $onto }</b>
specialist-job-copied = 📆 <b>Скопировано: { $days } на { $onto }</b>
specialist-job-copy-count = { $count } из { $total } окон
refusal-copy-nothing-alert = На этой неделе нет окон. Выберите другую.
