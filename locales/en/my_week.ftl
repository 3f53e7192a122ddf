### A client's week with all their specialists.

client-week-b32 = 📅 My week
client-week-title = <b>My week · { $days }</b>
client-week-zone = Hours: { $place }
client-week-row-b32 = { $icon } { $day } { $time } · { $name }
client-week-clash = ⚠️ { $when }: { $one } and { $other } at the same time
client-week-more = …and { $count } more
client-week-empty = Nothing is booked on these days.
client-week-now-b7 = Today
client-week-day = { $weekday } { $day }
