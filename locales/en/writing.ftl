### Writing to a specialist through the bot, and the answers.

## The client's side
client-write-title = ✉️ <b>Write to { $tenant }</b>
client-write-about = About: { $when }
client-write-mine = You, { $when }: “{ $text }”
client-write-theirs = { $tenant }, { $when }: “{ $text }”
client-write-ask = { $count ->
    [one] Write your message, up to { $count } character. We pass it on, and the answer comes here.
   *[other] Write your message, up to { $count } characters. We pass it on, and the answer comes here.
}
client-write-waiting = { $count ->
    [one] ⏳ Passed on. { $count } message is waiting for an answer.
   *[other] ⏳ Passed on. { $count } messages are waiting for an answer.
}
client-write-more = You can add something.
client-write-full = Once the specialist answers, you can write again.
client-write-direct-b32 = 💬 Open the chat in Telegram

## The specialist's side
specialist-answer-title = ✉️ <b>Message: { $name }</b>
specialist-answer-text = “{ $text }”
specialist-answer-ask = { $count ->
    [one] Write your answer in one message, up to { $count } character. The client gets it at once.
   *[other] Write your answer in one message, up to { $count } characters. The client gets it at once.
}
specialist-answered-toast = It waits for no answer any more
specialist-answer-sent = ✅ The answer is sent
specialist-answer-given = ✅ Answered · { $when }
specialist-answer-again-b32 = ✏️ Write more
specialist-answer-booking-b32 = 📋 Open the booking

## Notices
notice-asked = ✉️ <b>{ $name } writes to you</b>
notice-asked-about = About: { $when }
notice-asked-answered = ✅ Answered · { $time }
notice-asked-answered-by = ✅ Answered · { $who } · { $time }
notice-asked-forgotten = Their data is deleted, and the message with it.
notice-replied = ✉️ <b>Answer: { $tenant }</b>
notice-answered-elsewhere-b32 = ✅ Answered elsewhere
notice-answer-b32 = ✏️ Answer

## Refusals
refusal-message = Write it in one message of 1 to { $count } characters.
refusal-messages-full = { $count ->
    [one] { $count } message of yours is waiting for an answer. Once the specialist answers, you can write again.
   *[other] { $count } messages of yours are waiting for an answer. Once the specialist answers, you can write again.
}
