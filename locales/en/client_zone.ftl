### Where a client is, and whose hours they read until they have said so.

common-hours-named = { $hours } ({ $place })
client-hours-unsaid = Hours: { $place }
client-zone-ask = Hours: { $place }. Are yours the same?
client-zone-same-b16 = 🕒 Yes, the same
client-zone-other-b16 = 🌍 No, others
