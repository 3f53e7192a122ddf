### A client's bookings: what became of them, what is owed, and one's own calendar.

client-calendar-file-b16 = 📅 В календарь
client-calendar-google-b16 = Google ↗
client-calendar-toast = Файл в чате: откройте его, и запись встанет в календарь
client-calendar-title = { $service } · { $tenant }
client-calendar-details = Изменить или отменить: { $url }
client-booking-owed = 💸 К оплате: { $sum }
client-booking-owed-until = 💸 К оплате: { $sum }, до { $day }
client-booking-paid = 💰 Оплачено: { $sum }
client-history-title = <b>История</b>
client-history = { $when } · { $icon } { $status }
client-history-by = { $when } · { $icon } { $status } · { $who }
client-history-you = вы
client-history-yours = с вашей стороны
client-past-title = <b>Прошедшие записи · { $count }</b>
client-past-b32 = 🕓 Прошедшие · { $count }
client-active-b32 = 📋 Предстоящие · { $count }
