// The page of `slotkeeper demo`: several people's phones, each with its chat, beside one clock.
// The server tells all there is, then what differs; the page is changed where it differs, so focus and scrolling stay.

// ---- Words

const WORDS = {
  en: {
    otherLanguage: 'Русский', travel: 'Move the clock', hour: '+1 hour', day: '+1 day', reminder: 'Next reminder',
    noReminder: 'No reminder is planned', add: 'Add a person', reset: 'Start over', curious: 'For the curious',
    journal: 'Bot API calls of the last step',
    journalEmpty: 'No calls yet.', more: 'More', links: 'Links',
    switcher: 'People', commands: 'Menu of commands', write: 'Message', attach: 'Attach', send: 'Send',
    bot: 'bot', start: 'START', restart: 'RESTART', block: 'Block the bot', unblock: 'Unblock the bot',
    deleteChat: 'Delete the chat', blocked: 'You have blocked this bot.', hello: 'Press START, and the bot will answer.',
    edited: 'edited', silent: 'without a sound', pinned: 'pinned', photo: 'Photo', photoFile: 'Photo…', file: 'File…', document: 'File',
    place: 'Place', download: 'Download', spoiler: 'Show what is hidden', newBelow: 'new', toBottom: 'To the end',
    ok: 'OK', close: 'Close', copy: 'Copy', copied: 'Copied', openOn: 'Open on the phone of',
    leaves: 'In Telegram this opens outside the chat.', person: 'In Telegram this opens the profile of',
    nothing: 'This button does nothing in the demo.', share: 'Pass the link on', name: 'Name', lang: 'Language', zone: 'Time zone',
    fromSeed: 'A practice with bookings', fromNothing: 'An empty practice',
    resetAsk: 'All chats will begin anew.', lost: 'No answer from the server…', tooBig: 'The file is over 10 MB.', unread: 'unread',
    chatOf: 'Chat of', doing: 'is typing…',
    making: 'The practice is being made…',
    roles: { tutor: 'specialist', client: 'client', operator: 'operator' }, titles: {},
    places: ['Moscow', 'Yekaterinburg', 'Vladivostok', 'London'],
  },
  ru: {
    otherLanguage: 'English', travel: 'Перевести часы', hour: '+1 час', day: '+1 день', reminder: 'К напоминанию',
    noReminder: 'Напоминаний не запланировано', add: 'Добавить человека', reset: 'Начать заново', curious: 'Для любопытных',
    journal: 'Вызовы Bot API на последнем шаге',
    journalEmpty: 'Вызовов ещё нет.', more: 'Ещё', links: 'Ссылки',
    switcher: 'Люди', commands: 'Меню команд', write: 'Сообщение', attach: 'Прикрепить', send: 'Отправить',
    bot: 'бот', start: 'СТАРТ', restart: 'ПЕРЕЗАПУСТИТЬ', block: 'Заблокировать бота', unblock: 'Разблокировать бота',
    deleteChat: 'Удалить чат', blocked: 'Вы заблокировали этого бота.', hello: 'Нажмите «СТАРТ», и бот ответит.',
    edited: 'изменено', silent: 'без звука', pinned: 'закреплено', photo: 'Фото', photoFile: 'Фото…', file: 'Файл…', document: 'Файл',
    place: 'Место', download: 'Скачать', spoiler: 'Показать скрытое', newBelow: 'новое', toBottom: 'Вниз',
    ok: 'ОК', close: 'Закрыть', copy: 'Скопировать', copied: 'Скопировано', openOn: 'Открыть в телефоне:',
    leaves: 'В Telegram это откроется вне чата.', person: 'В Telegram это откроет профиль:',
    nothing: 'В демо эта кнопка ничего не делает.', share: 'Передать ссылку', name: 'Имя', lang: 'Язык', zone: 'Часовой пояс',
    fromSeed: 'Практика с записями', fromNothing: 'Пустая практика',
    resetAsk: 'Все чаты начнутся заново.', lost: 'Сервер не отвечает…', tooBig: 'Файл больше 10 МБ.', unread: 'непрочитано',
    chatOf: 'Чат:', doing: 'печатает…',
    making: 'Готовим практику…',
    roles: { tutor: 'специалист', client: 'клиент', operator: 'оператор' }, titles: { Invite: 'Приглашение специалиста' },
    places: ['Москва', 'Екатеринбург', 'Владивосток', 'Лондон'],
  },
};

// `?lang=ru&theme=dark&only=12,15` fix what a picture of the page should show.
const query = new URLSearchParams(location.search);
const only = query.get('only')?.split(',');
const kept = (name, value) => {
  try {
    return value === undefined ? localStorage.getItem(name) : localStorage.setItem(name, value);
  } catch {
    return null; // Storage may be forbidden; the page works without.
  }
};
let lang = query.get('lang') || kept('lang') || navigator.language;
lang = lang.startsWith('ru') ? 'ru' : 'en';
let t = WORDS[lang];

// ---- Elements

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** `el('p.note', { id: 'x', onclick: f }, 'text', node)`; attributes that are false or missing are left out. */
function el(spec, attributes = {}, ...children) {
  const [tag, ...classes] = spec.split('.');
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.join(' ');
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

const button = (label, onclick, spec = 'button') => el(spec, { type: 'button', onclick }, label);

function icon(name, label) {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  const use = document.createElementNS(ns, 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  svg.setAttribute(label ? 'aria-label' : 'aria-hidden', label ?? 'true');
  if (label) svg.setAttribute('role', 'img');
  return svg;
}

const set = (node, text) => {
  if (node.textContent !== text) node.textContent = text;
};

/** Writing what is there already would have the browser lay the whole chat out again. */
const attribute = (node, name, value) => {
  if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
};

/** Makes the children of `parent` those of `items`, in order; nodes that stay are not moved, so that focus survives. */
function keyed(parent, items, key, make, update) {
  const old = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  const keys = items.map((item, index) => String(key(item, index)));
  const staying = new Set(keys);
  old.forEach((node, name) => staying.has(name) || node.remove());
  let at = parent.firstElementChild;
  items.forEach((item, index) => {
    let node = old.get(keys[index]);
    if (!node) {
      node = make(item);
      node.dataset.key = keys[index];
    }
    update(node, item, index);
    if (node === at) at = at.nextElementSibling;
    else parent.insertBefore(node, at);
  });
}

function words() {
  document.documentElement.lang = lang;
  for (const node of $$('[data-text]')) set(node, t[node.dataset.text]);
  for (const node of $$('[data-label]')) label(node, t[node.dataset.label]);
}

function label(node, text) {
  attribute(node, 'aria-label', text);
  if (node.matches('button')) attribute(node, 'title', text);
}

const formats = new Map();
function when(ms, shape, zone = state.zone) {
  const name = `${lang} ${shape} ${zone}`;
  const options = {
    time: { timeStyle: 'short' },
    day: { day: 'numeric', month: 'long' },
    weekday: { weekday: 'long', day: 'numeric', month: 'long' },
    full: { dateStyle: 'medium', timeStyle: 'short' },
  };
  if (!formats.has(name)) {
    // British English has days before months, as the bot does.
    const tag = lang === 'en' ? 'en-GB' : lang;
    formats.set(name, new Intl.DateTimeFormat(tag, { ...options[shape], timeZone: zone ?? undefined }));
  }
  return formats.get(name).format(ms);
}

// ---- Server

let state = null;
let receivedAt = 0;

/** Of a chat only those messages come that differ; the rest is as it was. */
function hear({ data }) {
  const news = JSON.parse(data);
  if (news.world !== state?.world) {
    phones.forEach(forget);
    state = { people: [] };
  }
  const people = new Map(state.people.map((person) => [person.id, person]));
  for (const person of news.people) {
    const { id, chat } = person;
    const known = people.get(id);
    const messages = new Map([...(known?.chat.messages ?? []), ...chat.messages].map((message) => [message.id, message]));
    chat.messages = chat.ids.map((id) => messages.get(id));
    people.set(id, { ...person, files: { ...known?.files, ...person.files } });
  }
  state = { ...state, ...news, people: [...people.values()] };
  receivedAt = performance.now();
  render();
  online(true);
}

function listen() {
  const events = new EventSource('/api/events');
  events.addEventListener('changed', hear);
  events.onerror = () => {
    online(false);
    // It tries again by itself, but not after an answer that was none.
    if (events.readyState === 2) setTimeout(listen, 1500);
  };
}

function online(is) {
  document.body.classList.toggle('offline', !is);
  set($('#notice'), is ? (state?.ready === false ? t.making : '') : t.lost);
}

async function post(path, body) {
  try {
    const headers = { 'Content-Type': 'application/json', 'X-Demo': '1' };
    const response = await fetch(path, { method: 'POST', headers, body: body instanceof Blob ? body : JSON.stringify(body) });
    const answer = await response.text();
    return answer.startsWith('{') ? JSON.parse(answer) : { ok: response.ok, why: answer };
  } catch {
    return { ok: false, why: t.lost };
  }
}

async function told(phone, answering) {
  const answer = await answering;
  if (!answer.ok) toast(phone, answer.why ?? '?');
  return answer.ok && answer;
}

const act = (phone, act, more = {}) => told(phone, post('/api/act', { person: phone.id, act, ...more }));

/** Steps that concern no phone in particular. */
async function world(path, body) {
  const answer = await post(path, body);
  if (!answer.ok) sheet(document.body, answer.why ?? '?', [], { alert: true });
  return answer;
}

// ---- The page around the phones

const phones = new Map();

function render() {
  const people = state.people.filter((person) => !only || only.includes(String(person.id)));
  // Who runs the bot has the least to see.
  const place = ({ id, role }) => (only ? only.indexOf(String(id)) : role === 'operator');
  people.sort((a, b) => place(a) - place(b));
  const count = phones.size;
  set($('title'), `${state.bot.name} · demo`);
  clock();
  const next = $('[data-advance=reminder]');
  next.disabled = state.next_reminder_ms == null;
  label(next, next.disabled ? t.noReminder : `${t.reminder}: ${when(state.next_reminder_ms, 'full')}`);
  keyed($('#phones'), people, (person) => person.id, makePhone, (node, person) => updatePhone(phones.get(person.id), person));
  for (const id of phones.keys()) if (!people.some((person) => person.id === id)) phones.delete(id);
  keyed($('#links'), state.links, (link) => link.url,
    ({ url }) => button('', (event) => linkSheet(document.body, event.target.textContent, url)),
    (chip, { title }) => set(chip, t.titles[title] ?? title));
  $('#links').hidden = !state.links.length;
  switcher();
  if (count !== phones.size) crowd();
  journal();
  if (phones.has(wanted)) show(phones.get(wanted), true);
}

/** The phone of somebody just added. */
let wanted = null;

function clock() {
  if (!state) return;
  const now = state.now_ms + (performance.now() - receivedAt);
  set($('#clock b'), when(now, 'time'));
  set($('#clock span'), when(now, 'weekday'));
  for (const { node, zone } of phones.values()) {
    set($('.local', node), zone !== state.zone ? `${when(now, 'time', zone)} ${zone.split('/').at(-1).replaceAll('_', ' ')}` : '');
  }
}

/** The switcher stands there when not all phones do. */
function crowd() {
  const { scrollWidth, clientWidth } = $('#phones');
  document.body.classList.toggle('crowded', scrollWidth > clientWidth + 2);
}

function switcher() {
  const inOrder = $$('.phone').map((node) => phones.get(Number(node.dataset.person)));
  keyed($('#switcher'), inOrder, (phone) => phone.id, makeTab, (tab, phone) => {
    const [name, role, badge] = tab.children;
    set(name, phone.name);
    set(role, phone.role);
    set(badge, phone.unread ? String(Math.min(phone.unread, 99)) : '');
    badge.hidden = !phone.unread;
    attribute(badge, 'aria-label', `${phone.unread} ${t.unread}`);
    attribute(tab, 'aria-current', phone.visible);
  });
}

function makeTab(phone) {
  return el('button', { type: 'button', onclick: () => show(phone) }, el('b'), el('small'), el('i', { role: 'img' }));
}

function show(phone, focus = false) {
  wanted = null;
  phone.node.scrollIntoView({ inline: 'center', block: 'nearest', behavior: calm.matches ? 'auto' : 'smooth' });
  if (focus) $('.start', phone.node).focus({ preventScroll: true });
}

function journal() {
  const list = $('#journal ol');
  if (list.parentNode.hidden) return;
  const calls = state.journal;
  keyed(list, calls, (call) => `${call.seq} ${lang}`, makeCall, () => {});
  if (!calls.length) list.append(el('li', { 'data-key': 'none' }, t.journalEmpty));
}

function makeCall(call) {
  const mark = el('b', { class: call.ok ? 'fine' : 'refused' }, call.ok ? 'ok' : 'error');
  const head = el('summary', {}, el('code', {}, call.method), ' ', mark, el('time', {}, when(call.at_ms, 'time')));
  const params = el('pre', { tabindex: 0 }, JSON.stringify(call.params, null, 2) ?? '');
  // Of a call that was refused, the last rule refused it.
  const rules = call.rules.map((rule) => rule[lang]);
  const broken = call.ok ? null : el('b.refused', {}, ` ✗ ${rules.pop()}`);
  return el('li', {}, el('details', {}, head, params), el('p.note', {}, `✓ ${rules.join(' · ')}`, broken),
    call.description ? el('p', {}, call.description) : null);
}

// ---- A phone

const calm = matchMedia('(prefers-reduced-motion: reduce)');
const inSight = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    const phone = phones.get(Number(entry.target.dataset.person));
    if (phone) phone.visible = entry.isIntersecting;
    if (phone) look(phone);
  }
  switcher();
}, { root: $('#phones'), threshold: 0.6 });
const grown = new ResizeObserver((entries) => {
  for (const entry of entries) {
    const phone = phones.get(Number(entry.target.closest('.phone')?.dataset.person));
    if (phone?.atEnd) toEnd(phone);
  }
});

function makePhone(person) {
  const node = $('#phone').content.firstElementChild.cloneNode(true);
  const phone = {
    id: person.id, node, chat: $('.chat', node), list: $('.messages', node), input: $('textarea', node),
    atEnd: true, visible: false, unread: 0, read: null, toasts: null, taps: new Map(),
  };
  phones.set(person.id, phone);
  node.dataset.person = person.id;
  const owner = $('.owner', node);
  owner.id = `owner-${person.id}`;
  node.setAttribute('aria-labelledby', owner.id);
  for (const labelled of $$('[data-label]', node)) label(labelled, t[labelled.dataset.label]);

  $('.more', node).onclick = (event) => chatMenu(phone, event.currentTarget);
  $('.commands', node).onclick = (event) => commandMenu(phone, event.currentTarget);
  $('.attach', node).onclick = (event) => attachMenu(phone, event.currentTarget);
  $('.start', node).onclick = () => act(phone, 'start');
  $('.down', node).onclick = () => toEnd(phone);
  $('[type=file]', node).onchange = (event) => sendFile(phone, event.currentTarget);
  phone.chat.onscroll = () => look(phone);
  $('form', node).onsubmit = (event) => {
    event.preventDefault();
    say(phone);
  };
  phone.input.onkeydown = (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    say(phone);
  };
  inSight.observe(node);
  grown.observe(phone.chat);
  grown.observe(phone.list);
  return node;
}

async function say(phone) {
  const text = phone.input.value.trim();
  if (!text) return;
  phone.input.value = '';
  phone.atEnd = true;
  if (!(await act(phone, 'say', { text }))) phone.input.value ||= text;
}

function updatePhone(phone, person) {
  // The chats of those who did nothing are left alone.
  if (phone.person === person && phone.lang === lang) return;
  const { chat } = person;
  const first = phone.toasts === null;
  Object.assign(phone, { person, lang, name: person.name, view: chat, zone: person.zone ?? state.zone, files: person.files });
  phone.role = t.roles[person.role] ?? '';
  const { node } = phone;
  set($('.name', node), person.name);
  set($('.role', node), [phone.role, person.language].filter(Boolean).join(' · '));
  set($('.avatar', node), [...state.bot.name][0] ?? '');
  set($('.bot', node), state.bot.name);
  set($('.status', node), chat.action ? t.doing : t.bot);
  node.classList.toggle('blocked', chat.blocked);
  attribute(phone.chat, 'aria-label', `${t.chatOf} ${person.name}`);
  attribute(phone.chat, 'lang', person.language || lang);

  messages(phone);
  composer(phone);

  if (first) phone.toasts = new Set(chat.toasts.map((answer) => answer.query_id));
  for (const answer of chat.toasts) {
    if (phone.toasts.has(answer.query_id)) continue;
    phone.toasts.add(answer.query_id);
    if (answer.text) (answer.alert ? alarm : toast)(phone, answer.text);
  }
  spin(phone);
}

function forget(phone) {
  phone.list.replaceChildren();
  phone.taps.clear();
  $('.toast', phone.node).classList.remove('on');
  Object.assign(phone, { read: null, toasts: null, atEnd: true, unread: 0 });
  for (const sheet of [...sheets]) if (sheet.host.closest('.phone') === phone.node) sheet.close();
}

function messages(phone) {
  const { messages } = phone.view;
  const focused = document.activeElement;
  const within = phone.list.contains(focused) && focused.closest('.message');
  const items = [];
  let day = null;
  for (const message of messages) {
    const its = when(message.at_ms, 'day', phone.zone);
    if (its !== day) items.push({ day: its, id: `before ${message.id}` });
    day = its;
    items.push(message);
  }
  const make = (item) => (item.day ? el('p.day') : makeMessage(item));
  const update = (node, item) => (item.day ? set(node, item.day) : updateMessage(phone, node, item));
  keyed(phone.list, items, (item) => item.id, make, update);
  const newest = messages.at(-1)?.id ?? 0;
  phone.read ??= newest;
  if (messages.some((message) => !message.from_bot && message.id > phone.newest)) phone.atEnd = true;
  phone.newest = newest;
  if (phone.atEnd) toEnd(phone);
  look(phone);
  if (within && !focused.isConnected) {
    const heir = within.isConnected ? within : $$('.message.bot', phone.list).at(-1);
    (heir ?? phone.chat).focus({ preventScroll: true });
  }
}

function toEnd(phone) {
  phone.chat.scrollTop = phone.chat.scrollHeight;
  phone.atEnd = true;
}

/** What is seen counts as read. */
function look(phone) {
  if (!phone.view) return;
  const { scrollHeight, scrollTop, clientHeight } = phone.chat;
  phone.atEnd = scrollHeight - scrollTop - clientHeight < 24;
  const seen = phone.atEnd && phone.visible && !document.hidden;
  if (seen || state.ready === false) phone.read = Math.max(phone.read, phone.newest ?? 0);
  const before = phone.unread;
  phone.unread = phone.view.messages.filter((message) => message.from_bot && message.id > phone.read).length;
  const down = $('.down', phone.node);
  down.hidden = phone.atEnd;
  set($('span', down), phone.unread ? `${phone.unread} ${t.newBelow}` : '');
  label(down, phone.unread ? `${t.toBottom}: ${phone.unread} ${t.newBelow}` : t.toBottom);
  if (before !== phone.unread) switcher();
}

function composer(phone) {
  const { node, view } = phone;
  const silent = view.blocked || !view.messages.length;
  const start = $('.start', node);
  start.hidden = !silent;
  set(start, view.blocked ? t.restart : t.start);
  $('form', node).hidden = silent;
  $('.commands', node).hidden = !view.commands.length;
  node.classList.toggle('empty', !view.messages.length);
  attribute(phone.list, 'data-hello', view.blocked ? t.blocked : t.hello);

  const markup = view.input;
  attribute(phone.input, 'placeholder', markup?.placeholder || t.write);
  const replies = $('.replies', node);
  const rows = markup?.kind === 'reply' ? markup.rows : [];
  replies.hidden = silent || !rows.length;
  keyed(replies, rows, (_, index) => index, () => el('div.row'), (row, labels) => {
    keyed(row, labels, (_, index) => index, () => el('button', { type: 'button' }), (reply, [text, sends]) => {
      set(reply, text);
      reply.onclick = () => {
        if (sends === 'location') placeSheet(phone);
        else if (sends === 'text') act(phone, 'say', { text });
        else act(phone, 'tap', { label: text });
      };
    });
  });
}

// ---- Messages

function makeMessage(message) {
  const side = message.from_bot ? 'bot' : 'own';
  return el(`article.message.${side}`, { tabindex: -1, 'data-message': message.id }, el('div.bubble'), el('div.keys'));
}

function updateMessage(phone, node, message) {
  const drawn = `${message.revision} ${message.edited_ms} ${lang}`;
  if (node.drawn === drawn) return;
  const [bubble, keys] = node.children;
  const changed = node.revision !== undefined && node.revision !== message.revision;
  Object.assign(node, { drawn, revision: message.revision });
  const { zone } = phone;
  node.setAttribute('aria-label', `${message.from_bot ? state.bot.name : phone.name}, ${when(message.at_ms, 'time', zone)}`);

  const quoted = message.reply_to && phone.view.messages.find((other) => other.id === message.reply_to);
  const text = el('div.text', {}, rich(phone, message.text, message.entities), meta(message, zone));
  const parts = [
    quoted ? el('div.quoted', {}, quoted.text.split('\n')[0] || t.document) : null,
    message.media ? media(phone, message) : null,
    text,
    message.reaction ? el('span.reaction', {}, message.reaction) : null,
  ];
  bubble.replaceChildren(...parts.filter(Boolean));

  const rows = message.markup?.kind === 'inline' ? message.markup.rows : [];
  keyed(keys, rows, (_, row) => row, () => el('div.row'), (line, buttons, row) => {
    keyed(line, buttons, (_, column) => column, () => makeKey(phone), (one, given, column) => {
      Object.assign(one, { given, message: message.id, place: `${message.id}/${row}/${column}` });
      one.dataset.kind = given.press.kind;
      if (one.firstChild.textContent === given.label) return;
      set(one.firstChild, given.label);
      phone.taps.delete(one.place);
    });
  });
  if (changed && !calm.matches) bubble.animate([{ opacity: .3, offset: 0 }], { duration: 900, pseudoElement: '::after' });
}

function meta(message, zone) {
  const time = el('time', { datetime: new Date(message.at_ms).toISOString() }, when(message.at_ms, 'time', zone));
  return el('span.meta', {}, message.pinned ? icon('pin', t.pinned) : null, message.silent ? icon('mute', t.silent) : null,
    message.edited_ms ? `${t.edited} ` : null, time);
}

/** Text with its entities; they nest, and one that crosses the end of its parent goes on after it. */
function rich(phone, text, entities) {
  const queue = entities.map(({ offset, length, ...entity }) => ({ ...entity, from: offset, to: offset + length }));
  const build = (from, to) => {
    const into = document.createDocumentFragment();
    let at = from;
    while (queue.length && queue[0].from < to) {
      const entity = queue.shift();
      const start = Math.max(entity.from, at);
      const end = Math.min(entity.to, to);
      if (end <= start) continue;
      if (entity.to > to) {
        const after = queue.findIndex((other) => other.from >= to);
        queue.splice(after < 0 ? queue.length : after, 0, { ...entity, from: to });
      }
      into.append(text.slice(at, start), dressed(phone, entity, text.slice(start, end), build(start, end)));
      at = end;
      // A block ends its line by itself.
      if (/pre|blockquote/.test(entity.type) && text[at] === '\n') at += 1;
    }
    into.append(text.slice(at, to));
    return into;
  };
  return build(0, text.length);
}

const TAGS = { bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', blockquote: 'blockquote', expandable_blockquote: 'blockquote' };

function dressed(phone, entity, text, content) {
  const link = (onclick) => el('button.link', { type: 'button', onclick }, content);
  switch (entity.type) {
    case 'pre':
      return el('pre', { tabindex: 0, 'data-language': entity.language }, content);
    case 'code':
      return el('code', { role: 'button', tabindex: 0, title: t.copy, onclick: () => copy(phone, text) }, content);
    case 'spoiler':
      return spoiler(content);
    case 'text_link':
      return link(() => follow(phone, entity.url, text));
    case 'url':
      return link(() => follow(phone, text, text));
    case 'text_mention':
      return link(() => profile(phone, text));
    case 'bot_command':
      return link(() => act(phone, 'say', { text }));
    case 'mention':
      return el('span.mention', {}, content);
    default:
      return el(TAGS[entity.type] ?? 'span', {}, content);
  }
}

function spoiler(content) {
  const hidden = el('span', { 'aria-hidden': true }, content);
  const cover = el('span.spoiler', { role: 'button', tabindex: 0, 'aria-label': t.spoiler }, hidden);
  const reveal = (event) => {
    if (!cover.hasAttribute('role')) return;
    event.stopPropagation();
    event.preventDefault();
    for (const name of ['role', 'tabindex', 'aria-label']) cover.removeAttribute(name);
    hidden.removeAttribute('aria-hidden');
    cover.classList.add('open');
  };
  cover.addEventListener('click', reveal, true);
  return cover;
}

const fileUrl = (id) => `/api/file/${encodeURIComponent(id)}`;

function media(phone, { media, text }) {
  switch (media.kind) {
    case 'photo': {
      const src = fileUrl(media.file_id);
      const large = () => [el('img', { src, alt: t.photo }), el('a.primary', { href: src, download: '' }, t.download)];
      const open = () => sheet(phone.node, t.photo, large());
      return el('button.photo', { type: 'button', onclick: open }, el('img', { src, alt: text ? `${t.photo}: ${text}` : t.photo }));
    }
    case 'document': {
      const [name, size] = phone.files[media.file_id] ?? [t.document, 0];
      const says = el('span', {}, el('b', {}, name), el('small', {}, `${t.download} · ${Math.ceil(size / 1024)} kB`));
      return el('a.card', { href: fileUrl(media.file_id), download: '' }, icon('file'), says);
    }
    case 'location': {
      const where = `${media.latitude.toFixed(4)}, ${media.longitude.toFixed(4)}`;
      return el('div.card', {}, icon('place'), el('span', {}, el('b', {}, t.place), el('small', {}, where)));
    }
    case 'contact':
      return el('div.card', {}, el('span', {}, el('b', {}, media.first_name), el('small', {}, media.phone_number)));
    default:
      return null;
  }
}

// ---- Taps and links

function makeKey(phone) {
  const key = el('button.key', { type: 'button' }, el('span'));
  key.onclick = () => tap(phone, key);
  return key;
}

async function tap(phone, key) {
  const { given, message, place } = key;
  const { kind, value } = given.press;
  if (kind === 'url' || kind === 'web_app') return follow(phone, value, given.label);
  if (kind === 'copy') return copy(phone, value);
  if (kind !== 'callback') return toast(phone, t.nothing);
  if (phone.taps.has(place)) return;
  const mine = {};
  phone.taps.set(place, mine);
  spin(phone);
  // Labels may repeat in a keyboard; the data says which one it was.
  const sent = await act(phone, 'tap', { message_id: message, label: given.label, data: value });
  mine.query = sent.query;
  const end = () => {
    if (phone.taps.get(place) === mine) phone.taps.delete(place);
    spin(phone);
  };
  // The bot has 15 seconds to answer.
  if (sent) setTimeout(end, 15_000);
  else end();
  spin(phone);
}

/** A key is busy until its tap is answered. */
function spin(phone) {
  for (const [place, { query }] of phone.taps) if (phone.toasts.has(query)) phone.taps.delete(place);
  if (!phone.taps.size && !phone.spinning) return;
  phone.spinning = phone.taps.size > 0;
  for (const key of $$('.key', phone.list)) {
    const busy = phone.taps.has(key.place);
    key.classList.toggle('busy', busy);
    if (busy) key.setAttribute('aria-busy', true);
    else key.removeAttribute('aria-busy');
  }
}

async function copy(phone, text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without a secure context only the old way is left.
    const area = el('textarea.unseen', {}, text);
    document.body.append(area);
    const focused = document.activeElement;
    area.select();
    document.execCommand('copy');
    area.remove();
    focused?.focus();
  }
  if (phone) toast(phone, t.copied);
  else set($('#announcer'), t.copied);
}

function parsed(link) {
  try {
    return new URL(/^[a-z]+:/i.test(link) ? link : `https://${link}`);
  } catch {
    return null;
  }
}

const isTelegram = (url) => /^(t\.me|telegram\.(me|dog))$/i.test(url.hostname);

function toBot(link) {
  const url = parsed(link);
  if (!url) return false;
  const name = url.protocol === 'tg:' ? url.searchParams.get('domain') : isTelegram(url) && url.pathname.replace(/^\/|\/$/g, '');
  return Boolean(name) && name.toLowerCase() === state.bot.username.toLowerCase();
}

/** Opens a link as an app would, as far as the demo goes. */
function follow(phone, link, title) {
  if (toBot(link)) return act(phone, 'open', { link });
  const url = parsed(link);
  if (url?.protocol === 'tg:' && url.searchParams.get('id')) {
    return profile(phone, phones.get(Number(url.searchParams.get('id')))?.name ?? title);
  }
  if (url && isTelegram(url) && url.pathname === '/share/url') {
    return linkSheet(phone.node, t.share, url.searchParams.get('url') ?? '', url.searchParams.get('text'), phone);
  }
  return linkSheet(phone.node, title, link, t.leaves, phone);
}

const profile = (phone, name) => sheet(phone.node, `${t.person} ${name}`, [], { alert: true });

function linkSheet(host, title, link, note, from) {
  const open = toBot(link) ? [...phones.values()].filter((phone) => phone !== from) : [];
  const parts = [
    note ? el('p', {}, note) : null,
    el('p.url', {}, link),
    el('button.primary', { type: 'button', onclick: () => copy(from, link).then(done) }, t.copy),
    open.length ? el('p.note', {}, t.openOn) : null,
    ...open.map((phone) => button(phone.name, () => {
      done();
      show(phone);
      act(phone, 'open', { link });
    })),
  ];
  const done = sheet(host, title, parts.filter(Boolean));
}

// ---- Menus, sheets, toasts

function toast(phone, text) {
  const line = $('.toast', phone.node);
  clearTimeout(phone.fading);
  // The same words again are said again.
  line.textContent = '';
  line.textContent = text;
  line.classList.add('on');
  phone.fading = setTimeout(() => line.classList.remove('on'), 2500 + text.length * 40);
}

function alarm(phone, text) {
  set($('#announcer'), '');
  set($('#announcer'), `${phone.name}: ${text}`);
  sheet(phone.node, state.bot.name, [el('p', {}, text)], { alert: true });
}

const sheets = [];

/** A window over a phone or over the page; gives what closes it. */
function sheet(host, title, parts, { alert = false } = {}) {
  const over = host === document.body ? host : $('.screen', host);
  const back = document.activeElement;
  const id = `sheet-${Date.now()}-${sheets.length}`;
  const closing = button(alert ? t.ok : t.close, () => close(), alert ? 'button.primary.ok' : 'button');
  const box = el('div.sheet', { role: alert ? 'alertdialog' : 'dialog', 'aria-modal': true, 'aria-labelledby': id, tabindex: -1 },
    el('h3', { id }, title), ...parts, closing);
  const veil = el('div.veil', { onclick: (event) => event.target === veil && !alert && close() }, box);
  const rest = [...over.children].filter((node) => !node.inert && !node.matches('#announcer, #notice, .toast'));
  rest.forEach((node) => (node.inert = true));
  const close = () => {
    const at = sheets.indexOf(mine);
    if (at < 0) return;
    sheets.splice(at, 1);
    const within = veil.contains(document.activeElement);
    veil.remove();
    rest.forEach((node) => (node.inert = false));
    if (within || document.activeElement === document.body) back?.focus({ preventScroll: true });
  };
  const mine = { host: over, close };
  sheets.push(mine);
  over.append(veil);
  // An alert on one phone takes no focus from another.
  if (back === document.body || over.contains(back)) ($('input', box) ?? (alert ? closing : box)).focus({ preventScroll: true });
  return close;
}

/** A list of steps at its button: `[[label, step, note]]`. */
function menu(host, opener, where, items) {
  const back = () => opener.focus({ preventScroll: true });
  const list = el(`div.menu.${where}`, { role: 'menu' });
  const close = () => {
    const at = sheets.indexOf(mine);
    if (at < 0) return;
    sheets.splice(at, 1);
    opener.setAttribute('aria-expanded', false);
    list.remove();
  };
  for (const [text, step, note] of items) {
    const run = () => {
      close();
      back();
      step();
    };
    list.append(el('button', { type: 'button', role: 'menuitem', onclick: run }, text, note ? el('small', {}, note) : null));
  }
  list.addEventListener('keydown', (event) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!move) return;
    event.preventDefault();
    const all = [...list.children];
    all.at((all.indexOf(document.activeElement) + move) % all.length).focus();
  });
  list.addEventListener('focusout', (event) => event.relatedTarget && !list.contains(event.relatedTarget) && close());
  const mine = { host, close: () => (close(), back()), away: (target) => list.contains(target) || opener.contains(target) || close() };
  const open = opener.getAttribute('aria-expanded') === 'true';
  for (const other of [...sheets]) other.away?.(null);
  if (open) return;
  sheets.push(mine);
  opener.setAttribute('aria-expanded', true);
  host.append(list);
  list.firstChild?.focus({ preventScroll: true });
}

function chatMenu(phone, opener) {
  const { blocked, messages } = phone.view;
  menu($('.screen', phone.node), opener, 'under', [
    blocked ? [t.unblock, () => act(phone, 'unblock')] : [t.block, () => act(phone, 'block')],
    ...(messages.length ? [[t.deleteChat, () => act(phone, 'delete_chat')]] : []),
  ]);
}

function commandMenu(phone, opener) {
  const items = phone.view.commands.map(([name, says]) => [says, () => act(phone, 'say', { text: `/${name}` }), `/${name}`]);
  menu($('.screen', phone.node), opener, 'over', items);
}

function attachMenu(phone, opener) {
  menu($('.screen', phone.node), opener, 'over.right', [
    [t.photoFile, () => pick(phone, 'image/png,image/jpeg,image/gif')],
    [t.file, () => pick(phone, '')],
    [t.place, () => placeSheet(phone)],
  ]);
}

function pick(phone, accept) {
  const input = $('[type=file]', phone.node);
  input.accept = accept;
  input.click();
}

async function sendFile(phone, input) {
  const [file] = input.files;
  if (!file) return;
  const which = new URLSearchParams({ person: phone.id, kind: input.accept ? 'photo' : 'document', name: file.name });
  if (file.size > 10 << 20) toast(phone, t.tooBig);
  else await told(phone, post(`/api/file?${which}`, file));
  input.value = '';
}

function placeSheet(phone) {
  const places = t.places.map((name, index) => button(name, () => {
    const [lat, lon] = [[55.76, 37.62], [56.84, 60.61], [43.12, 131.89], [51.51, -0.13]][index];
    done();
    act(phone, 'location', { lat, lon });
  }));
  const done = sheet(phone.node, t.place, places);
}

// ---- The bar

for (const one of $$('[data-advance]')) one.onclick = () => world('/api/clock', { advance: one.dataset.advance });

$('#add').onclick = () => {
  const name = el('input', { name: 'name', required: true, maxlength: 64, autocomplete: 'off' });
  const language = el('select', { name: 'language' }, el('option', { value: 'ru' }, 'Русский'), el('option', { value: 'en' }, 'English'));
  language.value = lang;
  const zone = el('select', { name: 'zone' }, ...Intl.supportedValuesOf('timeZone').map((name) => el('option', {}, name)));
  zone.value = state.zone;
  const submit = async (event) => {
    event.preventDefault();
    done();
    wanted = (await world('/api/people', { name: name.value.trim(), language: language.value, zone: zone.value })).id;
    render();
  };
  const done = sheet(document.body, t.add, [
    el('form', { onsubmit: submit }, el('label', {}, t.name, name), el('label', {}, t.lang, language), el('label', {}, t.zone, zone),
      el('button.primary', {}, t.add)),
  ]);
};

$('#reset').onclick = () => {
  const again = (text, empty) => button(text, () => {
    done();
    world('/api/reset', { empty });
  }, 'button.primary');
  const done = sheet(document.body, t.reset, [el('p', {}, t.resetAsk), again(t.fromSeed, false), again(t.fromNothing, true)]);
};

$('#language').onclick = () => {
  lang = lang === 'ru' ? 'en' : 'ru';
  t = WORDS[lang];
  kept('lang', lang);
  words();
  if (state) render();
};

function curious(open) {
  kept('curious', open ? 'yes' : 'no');
  $('#journal').hidden = !open;
  $('#curious').setAttribute('aria-expanded', open);
  if (state) journal();
}
$('#curious').onclick = () => curious($('#journal').hidden);

// On a narrow page the same steps stand in a menu.
$('#tools').onclick = (event) => {
  menu($('#bar'), event.currentTarget, 'under', $$('.tools button').map((one) => [one.textContent, () => one.click()]));
};

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    const here = sheets.findLast((one) => one.host.contains(document.activeElement));
    (here ?? sheets.at(-1))?.close();
  }
  // What only acts as a button is pressed as one.
  if ((event.key === 'Enter' || event.key === ' ') && event.target.matches?.('[role=button]:not(button)')) {
    event.preventDefault();
    event.target.click();
  }
});
document.addEventListener('pointerdown', (event) => {
  for (const one of [...sheets]) one.away?.(event.target);
});
document.addEventListener('visibilitychange', () => phones.forEach(look));
new ResizeObserver(crowd).observe($('#phones'));

if (query.has('theme')) document.documentElement.dataset.theme = query.get('theme');
document.body.classList.toggle('bare', Boolean(only));
words();
curious(!only && kept('curious') === 'yes');
setInterval(clock, 1000);
listen();
