### News to clients.

specialist-news-b16 = 📣 News
specialist-news-title = 📣 <b>News to clients</b>
specialist-news-ask = Write it in one message: clients see it exactly as you type it. You choose to whom before it leaves.
specialist-news-anew = To change it, write it anew. Clients will see:
specialist-news-to = { $count ->
    [0] <b>Nobody</b> would get it. Choose others below.
    [one] <b>{ $count } person</b> will get it, outside their quiet hours.
   *[other] <b>{ $count } people</b> will get it, outside their quiet hours.
}
specialist-news-held = { $count ->
    [one] At most { $count } a week, so that people keep reading them. The next one: from { $when }.
   *[other] At most { $count } a week, so that people keep reading them. The next one: from { $when }.
}
specialist-news-send-b32 = 📣 Send: { $count }
specialist-news-running-b32 = ⏳ Sending: { $count } of { $total }
specialist-news-all = All
specialist-news-ahead = Booked ahead
specialist-news-came = Came in { $count } d
specialist-news-away = Away for { $count } d
specialist-job-news = ⏳ <b>The news is on its way</b>
specialist-job-news-sent = 📣 <b>News sent</b>
specialist-job-news-stopping = Stopping. Who has not got it yet won't.
notice-news = 📣 <b>{ $tenant }</b>
notice-news-off-b32 = 🔕 No news from here
notice-news-book-b32 = 🗓 Book a time
notice-news-off-toast = No more news from this specialist
refusal-news-many-alert = { $count ->
    [one] At most { $count } news a week. You can send the next one from { $when }.
   *[other] At most { $count } news a week. You can send the next one from { $when }.
}
specialist-job-news-soon = { $count ->
    [one] ⏳ <b>Your news leave in { $count } second</b>
        You can still stop them: nobody has got anything yet.
   *[other] ⏳ <b>Your news leave in { $count } seconds</b>
        You can still stop them: nobody has got anything yet.
}
specialist-job-news-unsent = ✋ <b>The news were not sent</b>
    You stopped them in time, and nobody got them.
