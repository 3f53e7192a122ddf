### What a client chooses to be told, and when.

## Reminders
client-home-remind-b16 = ⏰ Reminders
client-remind-title = ⏰ <b>Reminders · { $tenant }</b>
client-remind-ticked = ☑ is how long before a booking we write to you.
client-remind-off = You get no reminders. Tick how long before a booking we write to you.
client-remind-none-b7 = None
client-remind-once-b7 = Once
client-remind-twice-b7 = Twice
client-remind-ahead-b7 = { $ahead ->
    [d7] 7 days
    [d3] 3 days
    [d2] 2 days
    [d1] 1 day
    [h12] 12 h
    [h6] 6 h
    [h3] 3 h
    [h2] 2 h
    [h1] 1 h
    [m30] 30 min
   *[m15] 15 min
}
client-remind-chosen-b7 = { client-remind-ahead-b7 }☑
client-remind-quiet-b16 = 🌙 Quiet hours
client-remind-hearing-b16 = 🔔 Messages

## Kinds of messages
client-hearing-title = 🔔 <b>Messages · { $tenant }</b>
client-hearing-explain = 🔔 comes to you, 🔕 does not. Tap to change.
client-hearing-always = You always hear when the specialist cancels your booking or answers your request.
client-hearing-kind = { $kind ->
    [reminders] Reminders
    [freed_times] Times that become free
    [new_times] New times
    [changes] Changes of my bookings
   *[news] News
}
client-hearing-on-b32 = 🔔 { client-hearing-kind }
client-hearing-off-b32 = 🔕 { client-hearing-kind }

## Quiet hours
settings-quiet = Quiet hours: { $start }–{ $end }
settings-quiet-none = Quiet hours: none
settings-quiet-b32 = 🌙 Quiet hours
settings-quiet-title = 🌙 <b>Quiet hours</b>
settings-quiet-explain = A reminder that would come in these hours comes before them. Free times are told after them.
settings-quiet-on-b32 = 🌙 Turn on: { $start }–{ $end }
settings-quiet-off-b32 = Turn off
settings-quiet-off-toast = No quiet hours now
settings-quiet-from-b7 = { $time }–
settings-quiet-from-chosen-b7 = { $time }–☑
settings-quiet-to-b7 = –{ $time }
settings-quiet-to-chosen-b7 = –{ $time }☑

## Are you coming?
notice-coming-yes-b16 = ✅ I'll be there
notice-coming-no-b16 = ✖ I can't
notice-coming-all-b32 = ✅ I'll be at all of them
notice-coming-no-b32 = ✖ I can't at { $time }
notice-coming = ✅ You'll be there
notice-coming-toast = Great, see you there!
notice-reminder-moved = ↔ It's at another time now
specialist-coming = 👍 Will be there: { $when }
specialist-coming-mark = coming
refusal-not-ahead-alert = This booking isn't ahead any more at that time. Here is how it is now.

## New times, and clock changes
notice-new-times = 🗓 <b>New times: { $tenant }</b>
notice-new-times-row = { $when }
notice-new-times-more = { $count ->
    [one] …and { $count } more
   *[other] …and { $count } more
}
notice-new-times-book-b32 = 🗓 Book a time
notice-clock-change = { $direction ->
    [earlier] 🕒 <b>{ $tenant }: your hours are { $duration } earlier ({ $day })</b>
   *[later] 🕒 <b>{ $tenant }: your hours are { $duration } later ({ $day })</b>
}
notice-clock-change-why = Clocks change in one place and not in the other: { $here }, { $there }.
notice-clock-change-first = First by the new hours: { $when }
