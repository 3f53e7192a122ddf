### Kinds of service, and their times.

client-kinds-title = <b>What would you like to book?</b>
client-kind-b32 = { $name } · { $duration }
client-kind-priced-b32 = { $name } · { $duration } · { $price }
client-free-kind-b32 = { $day }, { $time } · { $name }
client-day-kind-b32 = { $time } · { $name }
client-seats-left = { $count ->
    [one] { $count } seat left
   *[other] { $count } seats left
}
