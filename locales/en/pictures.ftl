### A week as a picture, and a link as a QR code. What is drawn has no markup.

## Buttons and screens
picture-week-b16 = 🖼 Picture
picture-code-b32 = 🔳 QR code as a picture
specialist-picture-week-ask = 🖼 <b>Picture of the week { $days }</b>
specialist-picture-week-ask-free = Free times: no names, with your link and a QR code. Forward it to anybody.
specialist-picture-week-ask-whole = The whole plan: with clients' names, for your own eyes.
picture-week-free-b32 = 🟢 Free times
picture-week-whole-b32 = 📋 The whole plan
picture-week-this = This week
picture-week-next = Next week

## QR code
picture-code-words = Point your phone's camera here to book

## Free times
picture-free-title = Free { $days }
picture-free-none = nothing free
picture-free-empty = Nothing is free this week. Other days are behind the link.
picture-free-call = Book in Telegram
picture-free-caption = { $title } · { $tenant }
picture-clock = Times in { $city }, UTC{ $offset }
picture-clock-changing = Times in { $city }

## The whole plan
picture-week-title = Week { $days }
picture-week-caption = { $title } · { $tenant }
picture-week-booked = { $count ->
    [one] { $count } booking
   *[other] { $count } bookings
}
picture-week-group = { $taken }/{ $seats } · { $names }
picture-week-somebody = a client
picture-week-taken = booked
picture-week-asked = waiting for an answer
picture-week-free = free
picture-week-off = hidden or closed
picture-week-hidden = hidden
picture-week-blocked = closed
picture-week-offered = offered
picture-week-window = any start
picture-week-closed = day off
picture-week-empty = no times
