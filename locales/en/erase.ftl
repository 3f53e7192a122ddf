### A person's own data: as a file, and deleted.

client-export-b32 = 📥 Get it as a file
client-erase-b32 = 🗑 Delete my data
client-erase-title = 🗑 <b>Delete your data?</b>
client-erase-what = Your name, id, messages, reminders and what you wait for will be gone. Past bookings and sums stay with your specialists, without a name.
client-erase-ahead = { $count ->
    [one] { $count } upcoming booking will be cancelled, and the specialist told.
   *[other] { $count } upcoming bookings will be cancelled, and the specialists told.
}
client-erase-owed-late = Still to pay: { $sum } · { $tenant }
    Of it { $late } for cancelling so late.
client-erase-owed = Still to pay: { $sum } · { $tenant }
client-erase-for-good = This can't be undone.
client-erase-no-b32 = Leave it as it is
client-erase-yes-b32 = 🗑 Yes, delete all of it
client-erased = 🗑 <b>Your data is deleted</b>
    If you want to come back, open your specialist's link.
client-erased-toast = Your data is deleted
common-deleted-client = Deleted client
refusal-runs-practice-alert = You run a practice here. Close it first (“Settings” → “About the practice”) or hand it over to an assistant, then delete your data.
