### A client's bookings: what became of them, what is owed, and one's own calendar.

client-calendar-file-b16 = 📅 To calendar
client-calendar-google-b16 = Google ↗
client-calendar-toast = The file is in the chat: open it, and the booking is in your calendar
client-calendar-title = { $service } · { $tenant }
client-calendar-details = Change or cancel: { $url }
client-booking-owed = 💸 To pay: { $sum }
client-booking-owed-until = 💸 To pay: { $sum }, by { $day }
client-booking-paid = 💰 Paid: { $sum }
client-history-title = <b>History</b>
client-history = { $when } · { $icon } { $status }
client-history-by = { $when } · { $icon } { $status } · { $who }
client-history-you = you
client-history-yours = on your side
client-past-title = <b>Past bookings · { $count }</b>
client-past-b32 = 🕓 Past · { $count }
client-active-b32 = 📋 Coming · { $count }
