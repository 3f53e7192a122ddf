### What a practice's draft of its own outcomes still lacks, and how a tap mends it.

## What can't stay so
settings-wrong-statuses = There are { $count } outcomes and stages, and { $most } fit at most.
settings-wrong-steps = There are { $count } steps, and { $most } fit at most.
settings-wrong-translation = A name in the language “{ $code }” is missing.
settings-wrong-no-text = The button of “{ $step }” has no words on it.
settings-wrong-entry-unknown = { $door ->
    [request] A request begins as “{ $status }”, and there is no such thing.
   *[book] A booking begins as “{ $status }”, and there is no such thing.
}
settings-wrong-from-unknown = “{ $step }” begins at “{ $status }”, and there is no such thing.
settings-wrong-to-unknown = “{ $step }” leads to “{ $status }”, and there is no such thing.
settings-wrong-twice = “{ $step }” is there twice from “{ $status }”.
settings-wrong-entry-phase = { $door ->
    [request] A request can't begin as “{ $status }”: no time would be held for it.
   *[book] A booking can't begin as “{ $status }”: the lesson has to lie ahead.
}
settings-wrong-entry-paid = A booking can't begin as “{ $status }”: nobody has paid yet.
settings-wrong-unreachable = Nothing leads to { $icon } { $status }.
settings-wrong-dead-end = There is no way on from { $icon } { $status }.
settings-wrong-no-cancel = You can't cancel bookings that are “{ $icon } { $status }”.
settings-wrong-circle = “{ $step }” happens by itself and would go round in a circle for ever.
settings-wrong-buttons = { $icon } { $status } has { $count } buttons, and { $most } fit at most.
settings-wrong-charge = { $icon } { $status } has a price but asks for no payment.
settings-wrong-not-alone = “{ $step }” is done by a person and by itself at once.
settings-wrong-no-moment = “{ $step }” happens by itself, and it isn't said when.
settings-wrong-moment = “{ $step }” has a moment to happen by itself, but a person does it.
settings-wrong-asked = “{ $step }” happens by itself: there is nobody to ask.
settings-wrong-built-in = Undo is there already: “{ $step }” needs a name of its own.
settings-wrong-ledger = Payments only mark what is paid, and “{ $step }” does something else.
settings-wrong-name = “{ $step }” has the name of a built-in button, but does something else.
settings-wrong-settled = Only a payment marks as paid, and “{ $step }” is done by somebody else.
settings-wrong-settles = “{ $step }” has to lead from what is owed to what is paid.
settings-wrong-settles-unlike = “{ $status }” and “{ $other }” cost differently, so a payment for one wouldn't cover the other.
settings-wrong-still = “{ $step }” ends where it began.
settings-wrong-moves = “{ $step }” moves to another time, so nothing else may change with it.
settings-wrong-seat = The time of “{ $status }” is free again: “{ $step }” can't take it back.
settings-wrong-paid = “{ $step }” would count as paid though no money came.
settings-wrong-debt = “{ $step }” would make the debt of “{ $status }” disappear without your word.

## What a change would mean
settings-lost-approve = ⚠️ You could no longer accept a request.
settings-lost-decline = ⚠️ You could no longer decline a request, only accept it.
settings-lost-cancel-client = ⚠️ Clients could no longer cancel bookings that are “{ $icon } { $status }”.
settings-lost-cancel = ⚠️ You could no longer cancel bookings that are “{ $icon } { $status }”.
settings-lost-move-client = ⚠️ Clients could no longer move bookings that are “{ $icon } { $status }”.
settings-lost-move = ⚠️ You could no longer move bookings that are “{ $icon } { $status }”.

## How it is mended
settings-mend-outcomes-b32 = 🎓 Choose what to retire
settings-mend-back-b32 = ↩ Bring back { $icon } { $status }
settings-mend-out-b32 = 🗑 Take out { $icon } { $status }
settings-mend-begin-b32 = 🚪 Begin as { $icon } { $status }
settings-mend-call-b32 = ✏️ Call it “{ $status }”
settings-mend-lead-b32 = ➡️ Lead to { $icon } { $status }
settings-mend-not-from-b32 = 🗑 Not from “{ $status }”
settings-mend-drop-b32 = 🗑 Do without this step
settings-mend-twin-b32 = 🗑 Keep one of the two
settings-mend-leave-b32 = 🔧 Leave it out
settings-mend-deadline-b32 = ⏰ Set the usual moment
settings-mend-name-b32 = 🔤 Give it a name of its own
settings-mend-split-b32 = ✂️ Make several steps of it
settings-mend-due-b32 = 💰 Ask for the payment
settings-mend-free-b32 = 🎁 Make it free
settings-mend-same-b32 = 💰 The same for both: { $share }
settings-mend-me-b32 = 👤 Only I do it
settings-mend-payments-b32 = 💰 Payments alone do it
settings-draft-stuck = Some of it can be mended in the file only: change it there and send it again.
settings-draft-resend-b32 = 📎 Send the file again

## What was typed, and what did not leave
refusal-deadline-typed = We couldn't read this length. Write it like this: 36 h, 2 days or 90 min
refusal-share-typed = We couldn't read this percentage. Write a number from 0 to { $most }, such as 40
refusal-not-sent = This couldn't be sent just now. Please tap once more.

## What a client sets
client-booking-outcome-b32 = { $icon } { $status }
client-booking-outcome-sum-b32 = { $icon } { $status } · { $price }
