### The history of a practice, of families: as in the rest of it, who did it stands in front.

settings-history-kin-came = теперь тоже отвечает за клиента ({ $name }): { $doing }
settings-history-kin-left = больше не отвечает за клиента ({ $name })
settings-history-kin-gone = кто-то, чьи данные удалены
settings-history-kin-may = { $name }, { $who }: теперь { $doing }
settings-history-kin-out = { $name }, { $who }: больше не отвечает за клиента
settings-history-kin-shared = { $name } и { $other }: теперь общий счёт
settings-history-kin-parted = { $name }: теперь отдельный счёт
