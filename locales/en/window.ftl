### Stretches of time in which clients choose the start.

specialist-add-window-b16 = ↔ Stretch
specialist-window-new = ↔ <b>A stretch of time: { $day }</b>
specialist-window-ask = Clients choose the start inside of it. Write it like this: <code>10:00-19:00</code>
specialist-window-title = ↔ <b>{ $when }</b>
specialist-window-step = Clients choose the start themselves, every { $duration }:
specialist-window-kinds = { $names }
specialist-window-pause = Pause between lessons: { $duration }
specialist-window-booked = { $count ->
    [one] { $count } booking inside
   *[other] { $count } bookings inside
}
specialist-window-step-b7 = { $count } min
specialist-window-chosen-b7 = ✓ { $count }
specialist-window-delete-b32 = 🗑 Remove the stretch
specialist-window-deleted-toast = The stretch is gone. Its bookings stay.
specialist-day-window-b32 = ↔ { $range } · stretch
specialist-week-day-window-b32 = { $weekday } { $day } · stretch
settings-pause-b32 = ⏸ Pause between lessons
settings-pause-now = ⏸ Pause: { $duration }
settings-pause-none = no pause
settings-pause-ask = { $count ->
    [one] ⏸ <b>How long do you rest between lessons?</b>
        So much stays free around bookings in stretches. Choose or write the minutes, up to { $count }.
   *[other] ⏸ <b>How long do you rest between lessons?</b>
        So much stays free around bookings in stretches. Choose or write the minutes, up to { $count }.
}
refusal-pause = { $count ->
    [one] Write the minutes, from 0 to { $count }, for example 15.
   *[other] Write the minutes, from 0 to { $count }, for example 15.
}
refusal-stretch-wanted = One stretch of time is wanted here, 12 hours at most. For example: <code>10:00-19:00</code>
