### Where a client is, and whose hours they read until they have said so.

common-hours-named = { $hours } ({ $place })
client-hours-unsaid = Часы: { $place }
client-zone-ask = Часы: { $place }. У вас такие же?
client-zone-same-b16 = 🕒 Да, такие же
client-zone-other-b16 = 🌍 Нет, другие
