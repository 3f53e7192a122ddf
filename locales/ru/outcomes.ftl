### Outcomes that clients set themselves.

client-outcome-title = <b>{ $step }?</b>
client-outcome-becomes = Будет отмечено: { $icon } { $status }
client-outcome-charged = Нужно будет заплатить { $sum }.
client-outcome-free = Платить не нужно.
client-outcome-frees = Время освободится для других.
client-outcome-told = Специалист получит сообщение.
client-outcome-yes-b32 = Да: { $step }
