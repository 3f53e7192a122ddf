### Waiting for a time to become free.

## What is waited for, in words
client-watch-wish-slot = { $day }, { $range }
client-watch-wish-day = { $day }, all day
client-watch-wish-weekly = { $weekdays }, { $hours }
client-watch-wish-any = any time until { $date }
client-watch-every-day = every day
client-watch-all-day = all day

## The list
client-watch-home-b16 = 🔔 Wait
client-watch-home-count-b16 = 🔔 Waiting · { $count }
client-watches-title = 🔔 <b>Waiting for a free time · { $count }</b>
client-watches-empty = 🔔 <b>Wait for a free time</b>
    We'll write to you here as soon as one is free. What are you waiting for?
client-watches-any-ask = Will any time do? Choose for how many days.
client-watch-on-b32 = 🔔 { $label }
client-watch-paused-b32 = ⏸ { $label }
client-watch-weekly-b32 = 🔁 Weekdays and hours
client-watch-day-b32 = 📅 A day in the calendar
client-watch-week-b7 = 7 days
client-watch-fortnight-b7 = 14 days
client-watch-month-b7 = 30 days

## One watch
client-watch-title = 🔔 <b>{ $wish }</b>
client-watch-until = We'll tell you as soon as it's free. Waiting until: { $when }
client-watch-rests = ⏸ On pause: we don't write to you about it.
client-watch-pause-b16 = ⏸ Pause
client-watch-resume-b16 = ▶ Go on
client-watch-stop-b16 = ✖ Stop waiting

## Weekdays and hours
client-watch-weekly-title = 🔁 <b>Weekdays and hours</b>
client-watch-weekly-ask = { $hours }. Choose the weekdays that suit you.
client-watch-weekly-chosen = { $weekdays }, { $hours }
client-watch-weekday-on-b4 = ✓{ $weekday }
client-watch-morning-b7 = Morning
client-watch-midday-b7 = Day
client-watch-evening-b7 = Evening
client-watch-any-hour-b7 = Any
client-watch-from-b16 = from { $time }
client-watch-to-b16 = to { $time }
client-watch-wait-b32 = 🔔 Wait for it

## A day, and a taken time
client-watch-day-ask = We'll tell you when a time becomes free on this day.
client-watch-times-ask = Tap a taken time 🔔, and we'll tell you when it's free.
client-watch-this-day-b32 = 🔔 Any time of this day
client-watch-time-b7 = 🔔{ $time }
client-watch-slot-b32 = 🔔 Tell me if it's free again
client-watch-other-b32 = 🔔 Wait for another time
client-watch-weekday-b32 = 🔔 Wait for this weekday

## Answers to taps
client-watch-asked-toast = 🔔 We'll tell you as soon as it's free
client-watch-free-toast = This time is free right now: book it
client-watch-paused-toast = On pause
client-watch-resumed-toast = We're waiting again
client-watch-stopped-toast = We wait for it no longer
notice-freed-declined-toast = Fine, we'll keep waiting

## What has become free
notice-freed-one = 🔔 <b>A time is free</b>
    { $when }
    { $service } · { $tenant }
notice-freed-many = { $count ->
    [one] 🔔 <b>{ $count } time is free</b>
   *[other] 🔔 <b>{ $count } times are free</b>
}
    { $tenant }
notice-freed-tap = Tap a time to book it at once.
notice-freed-tap-request = Tap a time to ask for it at once.
notice-freed-row-b32 = ✅ { $day }, { $range }
notice-freed-more-b32 = { $count ->
    [one] { $count } more time ›
   *[other] { $count } more times ›
}
notice-freed-no-b16 = Not suitable
notice-freed-took = 🔔 <b>A time became free</b>
    { $when } · { $tenant }
    ✅ It's yours
notice-freed-declined = 🔔 <b>Times became free</b> · { $tenant }
    Not suitable: we'll keep waiting.
notice-freed-watches-b32 = 🔔 What I'm waiting for
notice-watch-ended = { $count ->
    [one] 🔔 <b>{ $count } day of waiting has passed</b>
   *[other] 🔔 <b>{ $count } days of waiting have passed</b>
}
    { $wish } · { $tenant }
    We watch no longer. Do you still need a time?
notice-watch-again-b32 = 🔔 Wait again

## Refusals
refusal-watches-many-alert = { $count ->
    [one] You can wait for { $count } thing at a time here. Stop another first.
   *[other] You can wait for { $count } things at a time here. Stop one of them first.
}
