### Why a file that was sent is no workflow.

refusal-misread-in-file = the file
refusal-misread-in-entry = the entry
refusal-misread-in-statuses = the statuses
refusal-misread-in-status = status “{ $id }”
refusal-misread-in-step = step “{ $name }”
refusal-misread-in-step-no = step { $n }
refusal-misread-large = { $count ->
    [one] this file is too large: there is room for { $count } KB. Is it the right file?
   *[other] this file is too large: there is room for { $count } KB. Is it the right file?
}
refusal-misread-no-text = this is no UTF-8 text. Save the file as a text in UTF-8.
refusal-misread-no-toml = this is not TOML: { $message }
refusal-misread-no-format = the format is missing. Write format = { $format } as the first line
refusal-misread-later-format = format { $later } is later than what this version of the bot reads. Write the file in format { $format }
refusal-misread-bad-format = this is no format. Write format = { $format }
refusal-misread-key-meant = { $spot }: unknown key “{ $key }”. Did you mean “{ $meant }”?
refusal-misread-key-unknown = { $spot }: unknown key “{ $key }”. Remove it; the keys here are { $known }
refusal-misread-missing = { $spot }: “{ $key }” is missing. Write { $example }
refusal-misread-table = “{ $key }” is a table. Write { $example }
refusal-misread-string = { $spot }: “{ $key }” is a text. Write { $example }
refusal-misread-list = { $spot }: “{ $key }” is a list of texts. Write { $example }
refusal-misread-empty = { $spot }: “{ $key }” is empty. Write { $example }
refusal-misread-titles = { $spot }: title has a text for each language. Write { $example }
refusal-misread-title-empty = { $spot }: the title “{ $language }” is empty. Write a few words.
refusal-misread-title-edges = { $spot }: the title “{ $language }” has a line break, or a space at its edge. Write it in one line, without.
refusal-misread-title-long = { $count ->
    [one] { $spot }: the title “{ $language }” has { $count } character, and a button holds { $most }. Shorten it.
   *[other] { $spot }: the title “{ $language }” has { $count } characters, and a button holds { $most }. Shorten it.
}
refusal-misread-title-language = { $spot }: “{ $language }” is no language. Write its code, such as en or ru.
refusal-misread-title-text = { $spot }: the title “{ $language }” is no text. Write it in quotes.
refusal-misread-name-in = { $spot }: “{ $key }”: a name has 1 to 32 characters of a-z, 0-9, - and _
refusal-misread-name = { $spot }: a name has 1 to 32 characters of a-z, 0-9, - and _
refusal-misread-small-letters = { $spot }: “{ $small }” is there too, and names are in small letters. Give one of them another.
refusal-misread-status-table = { $spot }: write a table [status.{ $id }]
refusal-misread-icon = { $spot }: icon has to be one sign. Write an emoji such as "🎓"
refusal-misread-charge = { $spot }: charge is a percentage of the price from 0 to { $most }, in quotes. Write charge = "50%" or charge = "12.5%"
refusal-misread-moment = { $spot }: “{ $key }” is no moment. Write start, end, created, entered or due, then if need be + or - and a length in m, h or d (a year at most), such as "start - 12h"
refusal-misread-word = { $spot }: “{ $key }” cannot be “{ $word }”. Write one of { $all }
refusal-misread-confirm = { $spot }: write confirm = true or confirm = false
refusal-misread-no-steps = the steps are missing. Write a [[step]] for each way from one status to another.
refusal-misread-steps-list = step is a list. Write each step under a [[step]] of its own.
refusal-misread-statuses = { $count ->
    [one] { $count } status is too many for a keyboard: keep at most { $most }.
   *[other] { $count } statuses are too many for a keyboard: keep at most { $most }.
}
refusal-misread-steps = { $count ->
    [one] { $count } step is too many: keep at most { $most }.
   *[other] { $count } steps are too many: keep at most { $most }.
}
