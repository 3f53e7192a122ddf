### Where a client is, and whose hours they read until they have said so.

common-hours-named = { $hours } ({ $place })
client-hours-unsaid = Время: { $place }
client-zone-ask = Время: { $place }. У вас такое же?
client-zone-same-b16 = 🕒 Да, такое же
client-zone-other-b16 = 🌍 Нет, другое
