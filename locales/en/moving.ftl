### Another time for a booking.

## The booking's screen
client-booking-move-b32 = ↔ Move to another time
client-move-passed = The time to move it has passed: { $when }.
client-move-open = ↔ You asked to move it to: { $when }. No answer yet.
client-move-open-b32 = ↔ Your request to move
client-move-instead = ↔ If accepted, it replaces: { $when }
client-move-instead-b32 = 📋 The booking as it is now
client-moved-to = ↔ Moved to: { $when }
client-moved-to-b32 = 📋 The new time

## Choosing
client-move-now = ↔ Moving: { $when }
client-move-none = No other time of this length is free. Look in later, or keep this one.
client-move-title = <b>Move this booking?</b>
client-move-from = Now: { $when }
client-move-to = To: { $when }
client-move-asks = You ask for: { $when }
client-move-approval = The specialist will answer. Until then your booking stays as it is.
client-move-yes-b32 = ↔ Move
client-move-ask-b32 = ↔ Ask to move
client-moved-toast = Moved
client-move-asked-toast = Asked. Your booking stays until the answer

## Receipts
client-moved = ↔ <b>Booking moved</b>
    { $when }
    { $service }
    { $tenant }
    It was: { $from }
client-move-requested = ⏳ <b>You asked to move a booking</b>
    Now: { $from }
    You ask for: { $when }
    { $service }
    { $tenant }
    The answer will come here. Until then it stays as it is.
client-move-withdrawn = ✖ <b>Request to move withdrawn</b>
    { $tenant }
notice-move-stays = { $other ->
    [gone] The booking it was for is no more: { $from }
    [begun] The booking stayed at its time: { $from }
   *[ahead] The booking stays: { $from }
}

## To the specialist
notice-move-request = 📥 <b>{ $name } asks to move a booking</b>
    Now: { $from }
    Asks for: { $when }
notice-moved-by-client = ↔ <b>Moved: { $name }</b>
    From: { $from }
    To: { $when }
notice-move-withdrawn = ✖ <b>Request to move withdrawn: { $name }</b>
notice-move-expired-to-specialist = ⌛ <b>A request to move went unanswered: { $name }</b>
notice-settled-moved = ↔ The client picked another time · { $time }
specialist-move-from = ↔ Asks to move. Now: { $when }
specialist-history-move = <i>{ $when } · ↔ from { $from } · { $name }</i>

specialist-moved-back-toast = Back at the time it had

## To the client
notice-move-accepted = ✅ <b>Your booking is moved</b>
    { $when }
    { $service } · { $tenant }
    It was: { $from }
notice-move-declined = ✖ <b>The specialist couldn't move your booking</b>
notice-move-expired-to-client = ⌛ <b>Your request to move went unanswered</b>
notice-move-dropped = ✖ <b>Your request to move is closed</b>
notice-move-what = { $service } · { $tenant }
notice-moved-by-specialist = ↔ <b>Your booking is moved</b>
    { $when }
    { $service } · { $tenant }
    It was: { $from }

## A move that is taken back
notice-moved-back-to-client = ↩ <b>Your booking is back at its time</b>
    { $when }
    { $service } · { $tenant }
notice-moved-back-to-specialist = ↩ <b>Back at its time: { $name }</b>
    { $when }

notice-move-undone-to-client = ↩ <b>Not moved after all: your booking is back at its time</b>
    { $from }
    { $service } · { $tenant }
    Your request to move it waits for an answer again: { $when }
notice-move-undone-to-specialist = ↩ <b>Not moved after all: { $name }</b>
    The booking is back: { $from }
    The request waits for an answer again: { $when }

## What can't be done
refusal-move-gone-alert = This request can't come back: the booking it was for isn't ahead any more.
refusal-moved-elsewhere-alert = This request can't come back: the client has asked to move the booking to another time since.
refusal-move-late-alert = It could be moved until: { $when }. You can cancel it or write to the specialist.
refusal-move-asked-alert = You have asked to move this booking already. Wait for the answer, or withdraw that request.
refusal-move-stale-alert = The booking it was to replace isn't ahead any more. Please decline this request.

## Cancelling with a reason
client-cancel-why-b32 = ✏️ Cancel and say why
client-withdraw-why-b32 = ✏️ Withdraw and say why
client-cancel-why = { $count ->
    [one] Write why in one message, up to { $count } character. The specialist will see it, and this will be cancelled.
   *[other] Write why in one message, up to { $count } characters. The specialist will see it, and this will be cancelled.
}

client-history-move = { $when } · ↔ from { $from } · { $who }
client-cancel-move-too = Your request to move it goes too.
