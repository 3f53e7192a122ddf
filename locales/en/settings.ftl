### Settings: a person's own, and a practice's.

settings-title = <b>Settings</b>

## A person's own
settings-language = Language: { $language }
settings-zone = Time zone: { $zone }, { $time } now
settings-language-b16 = 🌐 Language
settings-zone-b16 = 🕒 Time zone
settings-language-title = <b>Which language shall we speak?</b>
settings-language-toast = We speak English now
settings-zone-title = <b>What is your time zone?</b>
settings-zone-ask = Choose a city or write the name of yours.
settings-zone-found = Found for “{ $query }”:
settings-zone-choice-b32 = { $city } · { $time }
settings-zone-toast = Time zone: { $zone }

## A practice's
settings-practice-title = <b>Settings · { $tenant }</b>
settings-slug = Link: { $url }
settings-currency = Currency: { $currency }
settings-approval-hand = Bookings: you approve each one
settings-approval-once = Bookings: accepted at once
settings-approval-hand-b32 = Approve every booking
settings-approval-once-b32 = Accept bookings at once
settings-approval-hand-toast = You approve every booking now
settings-approval-once-toast = Bookings are accepted at once now
settings-name-b16 = ✏️ Name
settings-name-ask = <b>What name do clients see?</b>
    Now: { $name }
    Write the new one in one message.
settings-slug-b16 = 🔗 Address
settings-slug-ask = <b>What address shall the link have?</b>
    Now: <code>{ $slug }</code>
    Write a new one: Latin letters, digits and hyphens. The old link will stop working.
settings-price-ask = <b>What does one lesson cost?</b>
    Now: { $price }
    Write the sum in { $currency } in one message, or 0 to show no price. Times that exist keep their price.
settings-price-none = not set
settings-length-toast = New times: { $duration } each
settings-practice-zone-title = <b>Whose hours do you work by?</b>
    Now: { $zone }. Bookings stay at their moments, only the hours that we show will change.
settings-own-b16 = 👤 My settings
