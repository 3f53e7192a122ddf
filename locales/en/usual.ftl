### The usual week, which is published by itself.

specialist-usual-b16 = 🔁 Usual week
specialist-usual-title = 🔁 <b>My usual week</b>
specialist-usual-empty = Say when you are free every week, and the times will appear by themselves. Choose a day.
specialist-usual-day = <b>{ $day }</b> { $times }
specialist-usual-weeks = { $count ->
    [one] Times appear by themselves { $count } week ahead
   *[other] Times appear by themselves { $count } weeks ahead
}
specialist-usual-off = ⏸ Stopped: no new times appear
specialist-usual-left-out = ⚠️ Not created: { $count }
specialist-usual-overlap = { $day }, { $time }: there is a time already
specialist-usual-day-b4 = { $weekday }·
specialist-usual-ahead-b16 = 📅 Weeks: { $count }
specialist-usual-ahead = { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
specialist-usual-weeks-ask = <b>How far ahead can clients book?</b>
specialist-usual-stop-b32 = ⏸ Stop
specialist-usual-start-b32 = ▶ Create times
specialist-usual-retry-b32 = ↻ Try again
specialist-usual-every = { $n ->
    [1] every Monday
    [2] every Tuesday
    [3] every Wednesday
    [4] every Thursday
    [5] every Friday
    [6] every Saturday
   *[7] every Sunday
}
specialist-usual-day-title = 🔁 <b>Times: { $day }</b>
specialist-usual-add-b32 = { $count ->
    [one] Add { $count } time to the week
   *[other] Add { $count } times to the week
}
specialist-usual-time-b32 = ■ { $range }
specialist-usual-time-title = 🔁 <b>{ $day }, { $time }</b>
specialist-usual-time-kind = { $name }
specialist-usual-time-free = { $count ->
    [one] { $count } free time is ahead.
   *[other] { $count } free times are ahead.
}
specialist-usual-remove-b32 = Create no more
specialist-usual-remove-free-b32 = { $count ->
    [one] And delete { $count } free time
   *[other] And delete { $count } free times
}
specialist-usual-ask = Write the days and hours in one message:
    <code>mon,wed 10:00 11:30</code> for starts, { $duration } each
    <code>mon-fri 10:00-14:00/60</code> for 10 to 14, 60 minutes each
specialist-week-added-toast = { $count ->
    [one] { $count } more time in the week
   *[other] { $count } more times in the week
}
specialist-week-removed-toast = No more will be created. Those created stay.
specialist-week-removed-free-toast = { $count ->
    [one] No more will be created. { $count } time deleted.
   *[other] No more will be created. { $count } times deleted.
}
specialist-week-on-toast = Times appear by themselves again
specialist-week-off-toast = Stopped. Times created before stay.
refusal-week-overlap-alert = Your week has { $weekday } { $with } already. Choose other hours.
refusal-weekdays-wanted = Days of the week and hours are wanted here, for example: <code>mon,wed 10:00-14:00/60</code>
