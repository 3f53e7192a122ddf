### Times that are held for a client to pick from.

specialist-card-offer-b32 = 🗓 Offer a choice of times
specialist-offer-title = 🗓 <b>{ $name }: a choice of times</b>
specialist-offer-ask = { $count ->
    [one] Tick up to { $count } time: we hold it until the client picks.
   *[other] Tick up to { $count } times: we hold them until the client picks one.
}
specialist-offer-hold = { $count ->
    [one] { $count } time ticked. For how long shall we hold it?
   *[other] { $count } times ticked. For how long shall we hold them?
}
specialist-offer-none = No free times on the schedule. Add some first.
specialist-offer-ticked-b32 = ☑ { $label }
specialist-offer-send-b16 = ⏱ { $duration }
specialist-offer-until = ⏳ Held until { $when }
specialist-offer-withdraw-b32 = ✖ Take the offer back
specialist-offer-toast = Offered: we'll tell you what they pick
specialist-offer-withdrawn-toast = Taken back: the times are free again

notice-offer = 🗓 <b>{ $tenant } offers you a choice</b>
notice-offer-line = { $when }
notice-offer-ask = Which suits you? Held for you until { $when }.
notice-offer-row-b32 = { $day }, { $range }
notice-offer-none-b32 = ✖ None of them
notice-offer-took = ✅ You've picked: { $when }
    { $tenant }
notice-offer-declined = ✖ None of the times suited you
    { $tenant }
notice-offer-declined-toast = We've told the specialist
notice-offer-over = ⌛ These times aren't held for you any more
    { $tenant }
notice-offer-refused = ✖ <b>None of the times suits: { $name }</b>
    They are free again.
notice-offer-unanswered = ⌛ <b>No answer to your offer: { $name }</b>
    The times are free again.
notice-offer-card-b32 = 👤 Open the client

refusal-offer-open-alert = They have an offer of yours already. Wait for the answer, or take it back first.
refusal-offer-over-alert = These times aren't held for you any more. Here is what is free now.
