### What Telegram's menu says about each command.

command-start = Главный экран
command-book = Записаться
command-my = Мои записи
command-notify = Напоминания и сообщения
command-invite = Новое приглашение
command-week = Расписание
command-requests = Заявки
command-unpaid = Долги
command-link = Моя ссылка
command-settings = Настройки
command-cancel = Не отвечать на вопрос
command-help = Как это работает
