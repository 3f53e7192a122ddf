### The client's screens.

## First meeting and home
client-welcome = Hello! Pick a time that suits you, and we'll remind you of it.
client-welcome-kept = We keep your Telegram name and id, language, time zone and bookings. Other specialists can't see them.
client-home-title = <b>{ $tenant }</b>
client-home-next = Next booking: { $when }
client-home-empty = No bookings yet. Pick a time that suits you.
client-home-book-b32 = 🗓 Book a time
client-home-bookings-b16 = 📋 Bookings · { $count }
client-home-bookings-none-b16 = 📋 Bookings
client-home-specialists-b16 = 👥 Specialists
client-hours-yours = Hours are yours · { $place }: { $shift }

## One's own link as clients see it
client-preview = 👁 This is how clients see your page. Booking is off here.
client-preview-alert = This is your own page as clients see it: you can't book yourself.
client-preview-leave-b32 = ⌂ To my schedule

## Month
client-month-title = <b>{ $month }</b>
client-month-legend = ·N is how many are free, + is more than nine
client-month-empty = Nothing is free this month.
client-month-none-b4 = –
client-month-day-b4 = { $day }·{ $free }
client-month-day-empty-toast = Nothing is free on this day
client-month-nearest-b16 = Nearest
client-month-first-b32 = 🗓 Nearest: { $day }
client-free-none = Nothing is free yet. Look in later or write to the specialist.

## Nearest free times, and a weekday
client-nearest-title = <b>Nearest free times</b>
client-weekday-title = <b>Free times: { $weekday }</b>
client-calendar-b32 = 📅 Calendar
client-free-row-b32 = { $day }, { $range }

## Day
client-day-title = <b>{ $day }</b>
client-day-ask = Which time suits you?
client-day-time-b7 = { $time }
client-day-prev-b16 = ‹ { $date }
client-day-next-b16 = { $date } ›
client-day-month-b16 = ‹ Month

## Confirmation
client-confirm-title = <b>Book this time?</b>
client-confirm-approval = The specialist will answer your request, and we'll tell you at once.
client-confirm-book-b32 = ✅ Book
client-confirm-request-b32 = ✅ Send a request
client-cancel-until = You can cancel until: { $when }
client-cancel-anytime = You can cancel any time before the start.
client-cancel-never = You won't be able to cancel this booking yourself.
client-cancel-passed = The time to cancel has passed: { $when }. Can't come? Write to the specialist.
client-cancel-late = The time to cancel freely has passed. Can't come? Say so with the button below.

## Receipts
client-booked = ✅ <b>Booking confirmed</b>
    { $when }
    { $service }
    { $tenant }
client-requested = ⏳ <b>Request sent</b>
    { $when }
    { $service }
    { $tenant }
    The answer will come here.
client-cancelled = ✖ <b>Booking cancelled</b>
    { $when }
    { $service }
    { $tenant }
client-cancelled-late = ⌛ <b>Booking cancelled late</b>
    { $when }
    { $service }
    { $tenant }
    Charged: { $sum }
client-withdrawn = ✖ <b>Request withdrawn</b>
    { $when }
    { $service }
    { $tenant }
client-booked-toast = Booking confirmed
client-booked-before-toast = You already have this time
client-requested-toast = Request sent
client-cancelled-toast = Booking cancelled
client-withdrawn-toast = Request withdrawn

## My bookings
client-bookings-title = <b>My bookings · { $count }</b>
client-bookings-empty = <b>My bookings</b>
    Your bookings will be here. Pick a time for the first one.
client-bookings-row-b32 = { $icon } { $day }, { $range }
client-booking-title = <b>{ $when }</b>
client-booking-cancel-b32 = ✖ Cancel this booking
client-booking-late-b32 = ⌛ Can't come
client-booking-withdraw-b32 = ✖ Withdraw the request
client-booking-again-b32 = 🗓 Book another

## Cancelling
client-cancel-title = <b>Cancel this booking?</b>
client-cancel-consequence = The specialist will be told, and others can take the time.
client-cancel-charged = { $sum } will be charged for cancelling. The specialist will be told.
client-late-charged = It is late to cancel: { $sum } will be charged. The specialist will be told and may let you off.
client-late-uncharged = It is late to cancel, but nothing will be charged. The specialist will be told.
client-withdraw-title = <b>Withdraw this request?</b>
client-cancel-yes-b32 = ✖ Yes, cancel it
client-withdraw-yes-b32 = ✖ Yes, withdraw it
client-cancel-no-b32 = Keep it

## My specialists
client-specialists-title = <b>My specialists</b>
client-specialists-empty = <b>My specialists</b>
    Those you book with will be here. Open the link you got from your specialist.
client-specialists-row-b32 = { $name }
client-specialists-current-b32 = ✓ { $name }
client-specialists-own-b32 = 🗓 { $name } · yours

## Help
client-help = <b>How to book</b>
    Tap “Book a time”, choose a day and a time, and confirm.
    We'll remind you a day and two hours before, or as you choose in “Reminders”.
    You can cancel in “Bookings”.
    /start for home, /my for bookings, /settings for settings
