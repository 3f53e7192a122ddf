### A specialist's clients: the list, the card, what counts for one of them alone.

specialist-home-clients-b16 = 👥 Clients

## The list
specialist-clients-title = 👥 <b>Clients · { $count }</b>
specialist-clients-find = To find somebody, write their name or a part of it.
specialist-clients-empty = 👥 <b>Clients</b>
    Those who book with you will be here. Send them your link.
specialist-clients-found-title = 🔎 <b>“{ $query }” · { $count }</b>
specialist-clients-none = Nobody found. Try other letters, or fewer.
specialist-clients-row-b32 = { $name }
specialist-clients-row-banned-b32 = { $name } 🚫
specialist-clients-all-b32 = 👥 All clients

## The card
specialist-card-title = <b>{ $name }</b>
specialist-card-stopped = 📵 They've stopped the bot: messages don't reach them
specialist-card-no-telegram = 📵 Not in the bot: tell them yourself
specialist-card-phone = 📞 { $phone }
specialist-card-banned = 🚫 Banned since { $when }
specialist-card-approved-by-hand = ✋ You approve each of their bookings
specialist-card-next = Next: { $when } { $mark }
specialist-card-last = Last: { $when } { $mark }
specialist-card-nothing = No bookings yet
specialist-card-tally = { $icon } { $status }: { $count }
specialist-card-owed = To be paid: <b>{ $sum }</b>
specialist-card-ahead = Paid ahead: { $sum }
specialist-card-price = Their own price: { $sum }
specialist-card-length = Their own length: { $duration }
specialist-card-note = ✍️ “{ $note }”
specialist-card-next-b32 = 📋 { $date }, { $time }
specialist-card-history-b16 = 📋 History
specialist-card-phone-b16 = 📞 Copy
specialist-card-note-b16 = ✍️ Note
specialist-card-terms-b16 = ⚙ Terms
specialist-card-kept-toast = Saved
specialist-card-cleared-toast = Removed
specialist-card-banned-toast = They can't book or write any more
specialist-card-unbanned-toast = They can book again
specialist-card-approve-toast = From now on you approve each of their bookings
specialist-card-usual-toast = They book as everybody does
specialist-card-history-title = 📋 <b>{ $name } · { $count }</b>
specialist-card-history-row-b32 = { $date }, { $time } · { $mark } { $name }
specialist-card-history-ahead-b32 = { $date }, { $time } { $mark }

## What counts for one client alone
specialist-terms-title = ⚙ <b>{ $name }: terms</b>
specialist-terms-price-usual = Price: as for everybody
specialist-terms-length-usual = Length: as usual
specialist-terms-place-usual = 📍 Place: as usual
specialist-terms-approval-usual = Books as everybody does
specialist-terms-price-b16 = 💰 Price
specialist-terms-length-b16 = ⏱ Length
specialist-terms-place-b16 = 📍 Place
specialist-terms-name-b16 = ✏️ Name
specialist-terms-phone-b16 = 📞 Phone
specialist-terms-approve-each-b32 = ✋ Approve each booking
specialist-terms-approve-usual-b32 = ✓ Let them book as usual
specialist-terms-ban-b32 = 🚫 Ban
specialist-terms-unban-b32 = ↩ Lift the ban
specialist-detail-name = ✏️ <b>{ $name }</b>
specialist-detail-name-ask = Write what you call them. They don't see it.
specialist-detail-note = ✍️ <b>{ $name }: your note</b>
specialist-detail-note-ask = { $count ->
    [one] Write it in one message, up to { $count } character. Clients don't see it in the bot; somebody who asks for all their data gets it too.
   *[other] Write it in one message, up to { $count } characters. Clients don't see it in the bot; somebody who asks for all their data gets it too.
}
specialist-detail-place = 📍 <b>{ $name }: place</b>
specialist-detail-place-ask = { $count ->
    [one] Write where their lessons are, or send a link: up to { $count } character. It counts for new bookings.
   *[other] Write where their lessons are, or send a link: up to { $count } characters. It counts for new bookings.
}
specialist-detail-phone = 📞 <b>{ $name }: phone</b>
specialist-detail-phone-ask = Write the number, for example +44 20 7946 0018
specialist-detail-price = 💰 <b>{ $name }: price</b>
specialist-detail-price-ask = Write what a lesson costs them, in { $currency }. It counts for new bookings.
specialist-detail-length = ⏱ <b>{ $name }: length</b>
specialist-detail-length-ask = Write how long a lesson is that you book for them: 90 or 1 h 30 min
specialist-detail-usual-b32 = ↩ As usual
specialist-detail-remove-b32 = 🗑 Remove
specialist-ban-title = 🚫 <b>Ban { $name }?</b>
specialist-ban-explain = { $count ->
    [0] They won't be able to book or to write. We don't tell them.
    [one] They won't be able to book or to write. We don't tell them. { $count } booking stays: cancel it if you need to.
   *[other] They won't be able to book or to write. We don't tell them. { $count } bookings stay: cancel them if you need to.
}
specialist-ban-yes-b32 = 🚫 Yes, ban

## Writing to a client
specialist-write-title = ✉️ <b>To { $name }</b>
specialist-write-theirs = { $name }, { $when }: “{ $text }”
specialist-write-ask = { $count ->
    [one] Write your message, up to { $count } character. They get it at once.
   *[other] Write your message, up to { $count } characters. They get it at once.
}
notice-written = ✉️ <b>{ $tenant } writes to you</b>

## Refusals
refusal-phone = There's no phone number here. Write it with all digits, for example +44 20 7946 0018
refusal-nobody-hears-alert = The bot doesn't reach them. Please tell them yourself.
