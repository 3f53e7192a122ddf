### Finding a specialist: links, what is kept about a person, days and times that are not to be had.

## What we keep
client-kept-b32 = 🔒 What we keep
client-kept-title = <b>What we keep about you</b>
client-kept-what = From Telegram: your name, username and id.
    From you: language, time zone, bookings, payments, what you write about your bookings, what you wait for and what to remind you of.
    What you write to a specialist through us, for a month. We can't see your Telegram number, contacts or other chats.
    From your specialist: what they call you, and a phone and a note if they wrote them down.
client-kept-who = Your bookings are seen by you and by the specialist you book with. Other clients and specialists can't see them. The data is on the server of whoever runs this bot.
client-kept-rights = You can have all of it as a file, and delete it, right here.

## A day that cannot be had
client-day-closed = This day is closed for bookings.
client-day-past = This day has passed.
client-day-far = { $count ->
    [one] This day can't be booked yet: it opens { $count } day ahead.
   *[other] This day can't be booked yet: it opens { $count } days ahead.
}
client-day-none = Nothing is free on this day.
client-day-nearest = Nearest free times:
