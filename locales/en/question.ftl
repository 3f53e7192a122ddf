### The specialist's own question when a client books.

## The specialist's side
settings-question-b32 = 💬 Question when booking
settings-question-title = 💬 <b>What to ask when a client books?</b>
settings-question-none = Nothing is asked yet. For example: topic of the lesson?
settings-question-now = Clients are asked now:
    “{ $question }”
settings-question-ask = { $count ->
    [one] Write the question in one message, up to { $count } character. Clients may leave it unanswered.
   *[other] Write the question in one message, up to { $count } characters. Clients may leave it unanswered.
}
settings-question-remove-b32 = 🗑 Remove it
common-answer = 💬 “{ $answer }”

## The client's side
client-question = 💬 <b>{ $question }</b>
client-question-ask = Write the answer here, or book without it.
client-question-answer = Your answer: “{ $answer }”
client-question-drop-b32 = ✖ Without the answer
