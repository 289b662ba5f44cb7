/**
 * A server of one rich conversation, in the page: put in before the page's own scripts. `window.talk` is for the tests:
 * what was sent, frames to say, and how the world is. `window.talkMessages` makes the group that long.
 */
(() => {
  const NOW = Date.now();
  const ago = (minutes) => new Date(NOW - minutes * 60_000).toISOString();
  const id = (n) => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const user = (n, username, displayName) => ({ userId: id(n), username, displayName, createdAt: ago(90_000) });
  const [me, ann, bob, cleo, dan] = [
    user(1, 'me', 'Mina Okoro'),
    user(2, 'ann', 'Ann Lee'),
    user(3, 'bob', 'Bob Castellanos'),
    user(4, 'cleo', '陈晓雨'),
    user(5, 'dan', 'Dan Frost'),
  ];
  const gone = user(6, 'zed', 'Zed');
  const users = [me, ann, bob, cleo, dan];
  const [ROOM, DIRECT] = [id(100), id(101)];

  const message = (conversationId, seq, sender, text, minutes, more = {}) => ({
    messageId: id(Number(conversationId.slice(-3)) * 100_000 + seq),
    conversationId,
    seq,
    rev: seq + 1,
    senderId: sender.userId,
    senderName: sender.displayName,
    clientMessageId: `k${seq}`,
    type: 'TEXT',
    text,
    createdAt: ago(minutes),
    ...more,
  });

  const LINES = [
    'The tide tables are on the shelf by the door.',
    'Has anybody seen the blue notebook?',
    'I think the second edition has the better maps, the first one leaves out the whole northern shore and half of the islands.',
    'Yes.',
    'Let us meet at the usual place, half past six?',
    'I will bring soup. And bread, if the oven behaves this time.',
    'Fine by me 🙂',
    'What did you make of chapter nine? I had to read it twice, and I am still not sure who is telling the story at the end: the sister, or the lodger who found the letters.',
  ];
  const long = (count) =>
    Array.from({ length: count }, (_, i) => {
      const sender = users[Math.floor(i / 2.7) % 5];
      const more = i % 23 === 5 ? { reactions: { '👍': [ann.userId, bob.userId] } } : {};
      return message(ROOM, i + 1, sender, LINES[(i * 7) % LINES.length], (count - i) * 3 + 60, more);
    });

  const talk = () => {
    const lines = [
      [gone, 'The old list of members is in the drawer, if anybody needs it.', 1500],
      [ann, 'Good morning! The room is ours from six on Thursday.', 1490],
      [ann, 'The programme is at https://example.org/room/programme?week=47 (with the map).', 1489],
      [me, 'Lovely, thank you.', 1480],
      [bob, 'Which chapters are we reading?', 1475],
      [me, 'Eight and nine, and the letters at the end.', 1470],
      [cleo, '我带茶点心。', 300],
      [cleo, 'And a few lanterns, the light over the long table is still broken.', 299],
      [dan, '/me looks for a ladder', 290],
      [me, 'There is one behind the stage. Mind the second rung, it turns.', 60],
      [me, 'I can hold it.', 59],
      [ann, 'Could you both be there at half past five? Then we have time for the light, and for soup.', 40],
      [bob, 'Half past five it is.', 38],
      [dan, 'That never was a good idea.', 37],
      [me, 'Then it is settled.', 22],
      [bob, '🎉', 21],
      [ann, 'One more thing: who has the key to the cupboard? The good cups are in there, and I would rather not drink from paper again.', 9],
      [cleo, 'I do.', 8],
      [me, 'Bring it, please 🙏', 6],
      [me, 'See you all on Thursday.', 5],
    ];
    const made = lines.map(([sender, text, minutes], i) => message(ROOM, i + 1, sender, text, minutes));
    const as = (seq, more) => Object.assign(made[seq - 1], more);
    const of = (seq) => made[seq - 1].messageId;
    as(4, { reactions: { '❤️': [ann.userId] } });
    as(6, { replyTo: of(5), editedAt: ago(1469) });
    as(8, { reactions: { '🏮': [me.userId, ann.userId, bob.userId], '👍': [dan.userId] } });
    as(11, { replyTo: of(9) });
    as(13, { replyTo: of(12), reactions: { '👍': [ann.userId, me.userId] } });
    as(14, { text: undefined, unsentAt: ago(36) });
    as(15, { replyTo: of(14) });
    as(18, { replyTo: of(17) });
    return made;
  };

  const rooms = new Map();
  const room = (conversationId, type, name, members, messages, readSeq, cursors) => {
    const info = {
      conversationId, type, name, createdAt: ago(90_000), createdBy: ann.userId, history: 'FROM_JOIN',
      rev: messages.length + 1, lastSeq: messages.length,
      members: members.map((one, i) => ({
        userId: one.userId, username: one.username, displayName: one.displayName, role: i ? 'MEMBER' : 'ADMIN',
        joinedAt: ago(90_000), ...(cursors[i] ?? { readSeq: 0, deliveredSeq: 0 }),
      })),
    };
    rooms.set(conversationId, { info, messages, readSeq, muted: false });
  };
  const group = window.talkMessages ? long(window.talkMessages) : talk();
  const end = group.length;
  const read = window.talkUnread ? end - window.talkUnread : end;
  room(ROOM, 'GROUP', 'Reading room', users, group, read, [
    { readSeq: read, deliveredSeq: end },
    { readSeq: end, deliveredSeq: end },
    { readSeq: end - 1, deliveredSeq: end },
    { readSeq: end - 1, deliveredSeq: end },
    { readSeq: Math.max(0, end - 5), deliveredSeq: end - 1 },
  ]);
  const words = [
    message(DIRECT, 1, ann, 'Are you coming on Thursday?', 200),
    message(DIRECT, 2, me, 'I am. Shall I bring the maps?', 190),
    message(DIRECT, 3, ann, 'Please do.', 188),
    message(DIRECT, 4, me, 'Done, they are in the bag.', 20),
    message(DIRECT, 5, me, 'And the compass.', 19),
  ];
  room(DIRECT, 'DIRECT', undefined, [me, ann], words, 5, [{ readSeq: 5, deliveredSeq: 5 }, { readSeq: 4, deliveredSeq: 5 }]);

  const summary = ({ info, messages, readSeq, muted }) => ({
    conversationId: info.conversationId, type: info.type, name: info.name, rev: info.rev, lastSeq: info.lastSeq, readSeq,
    unread: info.lastSeq - readSeq, memberCount: info.members.length, muted, lastMessage: messages.at(-1),
    peer: info.type === 'DIRECT' ? ann : undefined, updatedAt: messages.at(-1).createdAt,
  });

  const problem = (status, code) => [status, { status, code, title: code }];
  function answer(method, path, query) {
    if (path.startsWith('/auth/')) return [200, { accessToken: 'a', refreshToken: 'r', expiresIn: 900, deviceId: id(9), user: me }];
    if (path === '/users/me') return [200, me];
    const [, , of, part, which, what] = path.split('/');
    if (path.startsWith('/users/')) {
      const known = users.find(({ userId }) => userId === of);
      return known ? [200, known] : problem(404, 'unknown_user');
    }
    if (path === '/conversations') return [200, { items: [...rooms.values()].map(summary) }];
    const held = rooms.get(of);
    if (!path.startsWith('/conversations/')) return [200, { items: [] }];
    if (!held) return problem(404, 'unknown_conversation');
    if (!part) return [200, held.info];
    if (part === 'messages' && what === 'receipts') {
      const seq = held.messages.find(({ messageId }) => messageId === which)?.seq ?? 0;
      const items = held.info.members.slice(1).map(({ userId, readSeq, deliveredSeq }) => ({
        userId,
        status: readSeq >= seq ? 'READ' : deliveredSeq >= seq ? 'DELIVERED' : 'SENT',
        deliveredAt: deliveredSeq >= seq ? ago(4) : undefined,
        readAt: readSeq >= seq ? ago(3) : undefined,
      }));
      return [200, { items }];
    }
    if (part === 'messages' && which) {
      const found = held.messages.find(({ messageId }) => messageId === which);
      return found ? [200, found] : problem(404, 'unknown_message');
    }
    if (part === 'messages') {
      const before = Number(query.get('before') ?? Infinity);
      const limit = Number(query.get('limit') ?? 50);
      const older = held.messages.slice(0, Math.min(held.messages.length, before - 1));
      return [200, { items: older.slice(-limit).reverse() }];
    }
    return [204];
  }

  const real = window.fetch;
  window.fetch = async (input, init = {}) => {
    const url = new URL(String(input), location.href);
    if (!url.pathname.startsWith('/v1/')) return real(input, init);
    const [status, body] = answer(init.method ?? 'GET', url.pathname.slice(3), url.searchParams);
    await new Promise((resolve) => setTimeout(resolve, window.talkDelay ?? 0));
    return new Response(body && JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
  };

  const sockets = new Set();
  const say = (frame) => sockets.forEach((socket) => socket.onmessage?.({ data: JSON.stringify(frame) }));
  window.talk = { sent: [], say, rooms, users: { me, ann, bob, cleo, dan }, ROOM, DIRECT, refuse: '', post };

  /** Somebody else writes. */
  function post(conversationId, sender, text, more = {}) {
    const { info, messages } = rooms.get(conversationId);
    const made = message(conversationId, ++info.lastSeq, sender, text, 0, { rev: ++info.rev, ...more });
    messages.push(made);
    say({ type: 'new_message', conversationId, rev: made.rev, message: made });
    return made;
  }

  /** A change of a message. */
  function change(type, conversationId, messageId, work) {
    const { info, messages } = rooms.get(conversationId);
    const at = messages.findIndex((one) => one.messageId === messageId);
    messages[at] = { ...work(messages[at]), rev: ++info.rev };
    say({ type, conversationId, rev: info.rev, message: messages[at] });
  }

  const answers = {
    resume: ({ requestId }) => say({ type: 'resumed', requestId }),
    get_events: ({ requestId }) => say({ type: 'ok', requestId }),
    send_message({ conversationId, clientMessageId, text, replyTo }) {
      if (window.talk.refuse) return say({ type: 'error', code: 4003, reason: window.talk.refuse, message: '', clientMessageId });
      const { info, messages } = rooms.get(conversationId);
      const made = message(conversationId, ++info.lastSeq, me, text, 0, { rev: ++info.rev, clientMessageId, replyTo });
      messages.push(made);
      const { messageId, seq, rev, createdAt } = made;
      say({ type: 'message_accepted', conversationId, clientMessageId, messageId, seq, rev, createdAt });
    },
    edit_message({ requestId, conversationId, messageId, text }) {
      change('message_edited', conversationId, messageId, (one) => ({ ...one, text, editedAt: ago(0) }));
      say({ type: 'ok', requestId });
    },
    unsend_message({ requestId, conversationId, messageId }) {
      change('message_unsent', conversationId, messageId, (one) => ({ ...one, text: undefined, reactions: undefined, unsentAt: ago(0) }));
      say({ type: 'ok', requestId });
    },
    react({ requestId, conversationId, messageId, emoji, remove }) {
      change('reaction_changed', conversationId, messageId, (one) => {
        const others = (one.reactions?.[emoji] ?? []).filter((userId) => userId !== me.userId);
        return { ...one, reactions: { ...one.reactions, [emoji]: remove ? others : [...others, me.userId] } };
      });
      say({ type: 'ok', requestId });
    },
    watch_presence: ({ presenceOf }) =>
      presenceOf.forEach((userId) => say({ type: 'presence_update', userId, status: userId === bob.userId ? 'offline' : 'online' })),
  };

  window.WebSocket = class {
    constructor() {
      this.readyState = 1;
      sockets.add(this);
      setTimeout(() => this.onmessage?.({ data: JSON.stringify({ type: 'welcome', heartbeatSeconds: 30, limits: { textCodePoints: 8000 } }) }));
    }
    send(text) {
      const frame = JSON.parse(text);
      window.talk.sent.push(frame);
      setTimeout(() => answers[frame.type]?.(frame), window.talkDelay ?? 0);
    }
    close() {
      sockets.delete(this);
    }
  };

  localStorage.setItem('parley.credentials', JSON.stringify({ accessToken: 'a', refreshToken: 'r', expiresAt: NOW + 900_000, deviceId: id(9), user: me }));
})();
