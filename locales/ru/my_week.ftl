### A client's week with all their specialists.

client-week-b32 = 📅 Моя неделя
client-week-title = <b>Моя неделя · { $days }</b>
client-week-zone = Время: { $place }
client-week-row-b32 = { $icon } { $day } { $time } · { $name }
client-week-clash = ⚠️ { $when }: { $one } и { $other } в одно время
client-week-more = …и ещё { $count }
client-week-empty = На эти дни записей нет.
client-week-now-b7 = Сегодня
client-week-day = { $weekday } { $day }
