### How a practice is set: by what it is about, and how it shows itself.

settings-manners-lessons-b32 = 🗓 Booking and lessons
settings-manners-lessons-title = 🗓 <b>Booking and lessons</b>
settings-manners-length-b32 = ⏱ Length: { $duration }
settings-manners-money-b32 = 💰 Money
settings-manners-money-title = 💰 <b>Money</b>
settings-manners-about-b32 = 🏠 About the practice
settings-manners-about-title = 🏠 <b>About the practice · { $tenant }</b>
settings-manners-zone-b32 = 🕒 Time zone: { $zone }
settings-manners-language-b32 = 🌐 Language: { $language }
settings-manners-language-title = 🌐 <b>Which language does your practice speak?</b>
settings-manners-language-explain = It goes with your link, and with new clients until we know theirs. Everybody reads the rest in their own.
settings-manners-language-toast = Language of the practice: { $language }
settings-manners-week-b32 = 🗓 The week begins on { $weekday ->
    [7] Sunday
    [6] Saturday
   *[1] Monday
}
settings-manners-week-title = 🗓 <b>Which day does your week begin with?</b>
settings-manners-week-explain = This is how we show weeks and months to you and your clients. No lesson moves.
settings-manners-week-toast = Done, weeks are shown like this now
settings-manners-weekday = { $n ->
    [7] Sunday
    [6] Saturday
   *[1] Monday
}
settings-manners-choice-b32 = { $chosen ->
    [yes] { $label } ☑
   *[no] { $label }
}
