### Ожидание свободного времени.

## Чего ждут, словами
client-watch-wish-slot = { $day }, { $range }
client-watch-wish-day = { $day }, весь день
client-watch-wish-weekly = { $weekdays }, { $hours }
client-watch-wish-any = любое время до { $date }
client-watch-every-day = каждый день
client-watch-all-day = весь день

## Список
client-watch-home-b16 = 🔔 Ждать
client-watch-home-count-b16 = 🔔 Жду · { $count }
client-watches-title = 🔔 <b>Жду свободное время · { $count }</b>
client-watches-empty = 🔔 <b>Ждать свободное время</b>
    Напишем сюда, как только оно освободится. Чего ждём?
client-watches-any-ask = Подойдёт любое время? Выберите, сколько дней ждать.
client-watch-on-b32 = 🔔 { $label }
client-watch-paused-b32 = ⏸ { $label }
client-watch-weekly-b32 = 🔁 Дни недели и часы
client-watch-day-b32 = 📅 День в календаре
client-watch-week-b7 = 7 дней
client-watch-fortnight-b7 = 14 дней
client-watch-month-b7 = 30 дней

## Одно ожидание
client-watch-title = 🔔 <b>{ $wish }</b>
client-watch-until = Напишем, как только освободится. Ждём до: { $when }
client-watch-rests = ⏸ На паузе: об этом не пишем.
client-watch-pause-b16 = ⏸ На паузу
client-watch-resume-b16 = ▶ Ждать дальше
client-watch-stop-b16 = ✖ Не ждать

## Дни недели и часы
client-watch-weekly-title = 🔁 <b>Дни недели и часы</b>
client-watch-weekly-ask = { $hours }. Выберите дни недели, которые вам подходят.
client-watch-weekly-chosen = { $weekdays }, { $hours }
client-watch-weekday-on-b4 = ✓{ $weekday }
client-watch-morning-b7 = Утро
client-watch-midday-b7 = День
client-watch-evening-b7 = Вечер
client-watch-any-hour-b7 = Любые
client-watch-from-b16 = с { $time }
client-watch-to-b16 = до { $time }
client-watch-wait-b32 = 🔔 Ждать

## День и занятое время
client-watch-day-ask = Напишем, когда в этот день освободится время.
client-watch-times-ask = Нажмите на занятое время 🔔, и мы напишем, когда оно освободится.
client-watch-this-day-b32 = 🔔 Любое время этого дня
client-watch-time-b7 = 🔔{ $time }
client-watch-slot-b32 = 🔔 Сказать, если освободится
client-watch-other-b32 = 🔔 Ждать другое время
client-watch-weekday-b32 = 🔔 Ждать этот день недели

## Ответы на нажатия
client-watch-asked-toast = 🔔 Напишем, как только освободится
client-watch-free-toast = Это время свободно прямо сейчас: записывайтесь
client-watch-paused-toast = На паузе
client-watch-resumed-toast = Снова ждём
client-watch-stopped-toast = Больше не ждём
notice-freed-declined-toast = Хорошо, ждём дальше

## Что освободилось
notice-freed-one = 🔔 <b>Освободилось время</b>
    { $when }
    { $service } · { $tenant }
notice-freed-many = 🔔 <b>Освободилось время · { $count }</b>
    { $tenant }
notice-freed-tap = Нажмите на время, и оно сразу ваше.
notice-freed-tap-request = Нажмите на время, и заявка сразу уйдёт.
notice-freed-row-b32 = ✅ { $day }, { $range }
notice-freed-more-b32 = И ещё { $count } ›
notice-freed-no-b16 = Не подходит
notice-freed-took = 🔔 <b>Освободилось время</b>
    { $when } · { $tenant }
    ✅ Оно ваше
notice-freed-declined = 🔔 <b>Освободилось время</b> · { $tenant }
    Не подошло: ждём дальше.
notice-freed-watches-b32 = 🔔 Чего я жду
notice-watch-ended = { $count ->
    [one] 🔔 <b>Прошёл { $count } день ожидания</b>
    [few] 🔔 <b>Прошли { $count } дня ожидания</b>
   *[many] 🔔 <b>Прошло { $count } дней ожидания</b>
}
    { $wish } · { $tenant }
    Больше не следим. Время всё ещё нужно?
notice-watch-again-b32 = 🔔 Ждать снова

## Отказы
refusal-watches-many-alert = Ожиданий здесь может быть не больше { $count }. Сначала уберите одно из них.
