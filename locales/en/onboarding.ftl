### The four questions that make somebody a specialist.

onboarding-welcome = <b>Welcome!</b>
    Four short questions, and you can take bookings.
onboarding-step = Question { $n } of { $total }
onboarding-name-ask = <b>What name do clients see?</b>
    Choose or write one, for example: Maria P. · English
onboarding-name-suggested-b32 = { $name }
onboarding-zone-ask = <b>Which city do you work in?</b>
    Your schedule will keep its time. Choose one or write a name.
onboarding-currency-ask = <b>What currency are your prices in?</b>
    Choose one or write a code, for example PLN.
onboarding-currency-b16 = { $symbol } { $code }
onboarding-language-ask = <b>Which language shall we write to you in?</b>
onboarding-done = 🎉 <b>All set, { $name }!</b>
    Your link: { $url }
    Add the times that can be booked, and send the link to your clients.
# What the first kind of service is called until the specialist names it.
onboarding-service = Lesson
