/**
 * A server of one page, in the page: answers `fetch` below /v1 and the WebSocket from what it holds in memory. Put in
 * before the page's own scripts. `window.played` is for the tests: what was asked, and frames to send.
 */
(() => {
  const NOW = Date.now();
  const ago = (minutes) => new Date(NOW - minutes * 60_000).toISOString();
  const id = (n) => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const user = (n, username, displayName, more = {}) => ({
    userId: id(n), username, displayName, createdAt: ago(90_000), ...more,
  });
  const me = user(1, 'me', 'Mina Okoro', { email: 'mina@example.org', introduction: 'Reads at night.' });
  const users = [
    me,
    user(2, 'ann', 'Ann Lee', { online: true, introduction: 'Gardens, maps, long walks.\nAsk me about moss.', gender: 'female' }),
    user(3, 'bob', 'Bob Castellanos', { lastSeenAt: ago(12) }),
    user(4, 'chen', '陈晓雨'),
    user(5, 'dora', 'Dora Feldmann'),
    user(6, 'eve', 'Eve Marsh'),
    user(7, 'frank', 'Frank Obi'),
    user(8, 'lina', 'لينا حداد', { lastSeenAt: ago(60 * 30) }),
    ...Array.from({ length: 990 }, (_, i) => user(100 + i, `reader${i}`, `Reader ${i}`)),
  ];
  const by = (name) => users.find(({ username }) => username === name);
  const request = (n, from, to, minutes) => ({
    friendRequestId: id(900 + n), from, to, status: 'PENDING', createdAt: ago(minutes),
  });
  const world = {
    newcomer: !!window.playedNewcomer,
    friends: [
      { user: by('ann'), since: ago(9000), conversationId: id(10), unread: 2 },
      { user: by('bob'), since: ago(8000), conversationId: id(12), unread: 0 },
      { user: by('lina'), since: ago(7000), unread: 0 },
    ],
    requests: [request(1, by('chen'), me, 40), request(2, me, by('dora'), 300)],
    blocks: [{ user: by('eve'), since: ago(5000) }],
    devices: [
      { deviceId: id(800), name: 'Chrome · Linux', createdAt: ago(20_000), lastUsedAt: ago(0), current: true },
      { deviceId: id(801), name: 'Safari · iPhone', createdAt: ago(9000), lastUsedAt: ago(55), current: false },
      { deviceId: id(802), name: 'Firefox · Windows', createdAt: ago(90_000), lastUsedAt: ago(60 * 24 * 9), current: false },
    ],
    invites: [{ code: 'k7Qm2xVd', conversationId: id(11), expiresAt: ago(-60 * 24 * 3), maxUses: 10, uses: 4 }],
    conversations: [],
    asked: [],
    refuse: {},
  };
  const text = (c, seq, sender, words, minutes) => ({
    messageId: id(c * 1000 + seq), conversationId: id(c), seq, rev: seq + 1, senderId: sender.userId,
    senderName: sender.displayName, clientMessageId: id(c * 2000 + seq), type: 'TEXT', text: words, createdAt: ago(minutes),
  });
  const conversation = (c, more, members, messages) => ({
    conversationId: id(c), createdAt: ago(9000), createdBy: me.userId, rev: messages.length + 1, lastSeq: messages.length,
    members: members.map((one, i) => ({
      userId: one.userId, username: one.username, displayName: one.displayName, role: i ? 'MEMBER' : 'ADMIN',
      joinedAt: ago(9000), readSeq: 0, deliveredSeq: 0,
    })),
    messages, readSeq: messages.length, muted: false, ...more,
  });
  const group = (c, name, members, messages, more = {}) =>
    conversation(c, { type: 'GROUP', name, history: 'FROM_JOIN', ...more }, members, messages);
  const direct = (c, peer, messages, more = {}) => conversation(c, { type: 'DIRECT', peer, ...more }, [me, peer], messages);
  world.conversations = [
    direct(10, by('ann'), [
      text(10, 1, me, 'Are you coming on Saturday?', 190),
      text(10, 2, by('ann'), 'Yes! I bring the maps.', 6),
      text(10, 3, by('ann'), 'And the good tea, if I find it.', 5),
    ], { readSeq: 1 }),
    group(11, 'Reading room', [me, by('ann'), by('bob'), by('chen')], [
      text(11, 1, by('bob'), 'Chapter nine is a walk in the dark, isn’t it?', 260),
      text(11, 2, me, 'Slow, but I like where it goes.', 250),
    ]),
    direct(12, by('bob'), [text(12, 1, me, 'Thanks for the recipe', 1600)]),
    group(13, 'City library', users.filter((one) => one.username !== 'eve'), [
      text(13, 1, by('frank'), 'The reading hall opens at nine tomorrow.', 3000),
    ], { muted: true, readSeq: 0 }),
    direct(14, by('lina'), [text(14, 1, by('lina'), 'أراك غدًا في المكتبة', 12_000)]),
  ];

  const summary = ({ messages, members, ...rest }) => ({
    ...rest, unread: rest.lastSeq - rest.readSeq, memberCount: members.length,
    lastMessage: messages.at(-1), updatedAt: messages.at(-1)?.createdAt ?? rest.createdAt,
  });
  const page = (items) => ({ items });
  const tokens = () => ({ accessToken: 'a', refreshToken: 'r', expiresIn: 900, deviceId: id(800), user: me });
  const refusal = (status, code, errors) => Object.assign(new Error(code), { status, code, errors });

  const find = (c) => {
    const found = world.conversations.find(({ conversationId }) => conversationId === c);
    if (!found) throw refusal(404, 'unknown_conversation');
    return found;
  };

  const routes = [
    ['POST /auth/login', (_, body) => {
      if (body.password === 'wrong') throw refusal(401, 'invalid_credentials');
      return tokens();
    }],
    ['POST /auth/refresh', tokens],
    ['POST /auth/register', () => me],
    ['POST /auth/logout', () => undefined],
    ['GET /auth/devices', () => page(world.devices)],
    ['DELETE /auth/devices/*', ([, device]) => { world.devices = world.devices.filter(({ deviceId }) => deviceId !== device); }],
    ['DELETE /auth/devices', () => { world.devices = world.devices.filter(({ current }) => current); }],
    ['GET /users/me', () => me],
    ['PATCH /users/me', (_, body) => Object.assign(me, body)],
    ['DELETE /users/me', (_, body) => {
      if (body.password === 'wrong') throw refusal(401, 'invalid_credentials');
    }],
    ['PUT /users/me/password', (_, body) => {
      if (body.currentPassword === 'wrong') throw refusal(401, 'invalid_credentials');
      if (body.newPassword.length < 8) throw refusal(422, 'invalid_field', [{ field: 'newPassword', message: 'must have 8 to 256 characters' }]);
    }],
    ['GET /users/*', ([, userId]) => users.find((one) => one.userId === userId)],
    ['GET /users', (_, __, query) => page(users.filter((one) => starts(one, query.get('query'))).slice(0, 20))],
    ['GET /friends', () => page(world.newcomer ? [] : world.friends)],
    ['DELETE /friends/*', ([, userId]) => { world.friends = world.friends.filter((one) => one.user.userId !== userId); }],
    ['GET /friend-requests', (_, __, query) =>
      page(world.newcomer ? [] : world.requests.filter(({ from }) => (from === me) === (query.get('direction') === 'outgoing')))],
    ['POST /friend-requests', (_, body) =>
      request(50 + world.asked.length, me, users.find(({ userId }) => userId === body.userId), 0)],
    ['POST /friend-requests/*/accept', ([, one]) => answered(one, 'ACCEPTED')],
    ['POST /friend-requests/*/reject', ([, one]) => answered(one, 'REJECTED')],
    ['DELETE /friend-requests/*', ([, one]) => answered(one, 'CANCELLED')],
    ['GET /blocks', () => page(world.newcomer ? [] : world.blocks)],
    ['PUT /blocks/*', () => undefined],
    ['DELETE /blocks/*', () => undefined],
    ['GET /conversations', () => page(world.newcomer ? [] : world.conversations.map(summary))],
    ['POST /conversations/join', (_, body) => {
      if (body.invite === 'old') throw refusal(404, 'unknown_invite');
      return find(id(11));
    }],
    ['POST /conversations', (_, body) => {
      const peer = body.type === 'DIRECT' && users.find(({ userId }) => userId === body.memberIds[0]);
      const known = peer && world.conversations.find((one) => one.peer === peer);
      if (known) return known;
      const made = peer ? direct(30, peer, []) : group(31, body.name, [me], []);
      world.conversations.push(made);
      return made;
    }],
    ['GET /conversations/*/messages', ([, c]) => page([...find(c).messages].reverse())],
    ['GET /conversations/*/invites', () => page(world.invites)],
    ['POST /conversations/*/invites', ([, c], body) => {
      const seconds = body.expiresInSeconds ?? 604_800;
      const made = { code: 'Zt4hP9ws', conversationId: c, expiresAt: ago(-seconds / 60), maxUses: body.maxUses ?? 1000, uses: 0 };
      world.invites.push(made);
      return made;
    }],
    ['DELETE /conversations/*/invites/*', ([, , code]) => { world.invites = world.invites.filter((one) => one.code !== code); }],
    ['PUT /conversations/*/mute', () => undefined],
    ['DELETE /conversations/*/mute', () => undefined],
    ['PATCH /conversations/*/members/*', ([, c, userId], body) => event(c, { type: 'member_role_changed', userId, role: body.role })],
    ['DELETE /conversations/*/members/*', ([, c, userId]) => {
      const left = userId === me.userId;
      event(c, { type: 'member_removed', userId, reason: left ? 'left' : 'removed' });
      if (left) world.conversations = world.conversations.filter((one) => one.conversationId !== c);
    }],
    ['POST /conversations/*/members', ([, c], { userIds }) =>
      event(c, { type: 'member_added', members: userIds.map((userId) => ({ userId, role: 'MEMBER', joinedAt: ago(0) })) })],
    ['PATCH /conversations/*', ([, c], body) =>
      body.name ? event(c, { type: 'conversation_renamed', name: body.name }) : event(c, { type: 'conversation_changed', ...body })],
    ['GET /conversations/*', ([, c]) => find(c)],
    ['GET /conversations/*/receipts', () => page([])],
  ].map(([pattern, work]) => [new RegExp(`^${pattern.replaceAll('*', '([^/]+)')}$`), work]);

  function starts({ username, displayName }, query) {
    return [username, ...displayName.split(' ')].some((word) => word.toLowerCase().startsWith(query.toLowerCase()));
  }

  function answered(requestId, status) {
    const found = world.requests.find(({ friendRequestId }) => friendRequestId === requestId);
    if (!found) throw refusal(404, 'unknown_friend_request');
    world.requests = world.requests.filter((one) => one !== found);
    return { ...found, status, respondedAt: ago(0) };
  }

  function event(c, frame) {
    const held = find(c);
    held.rev += 1;
    send({ conversationId: c, rev: held.rev, actorId: me.userId, ...frame });
    return held;
  }

  /** Somebody writes. */
  function write(c, username, words) {
    const held = find(c);
    held.lastSeq += 1;
    held.rev += 1;
    const message = { ...text(0, held.lastSeq, by(username), words, 0), conversationId: c, rev: held.rev };
    Object.assign(message, { messageId: id(5_000_000 + held.rev), clientMessageId: id(6_000_000 + held.rev) });
    held.messages.push(message);
    send({ type: 'new_message', conversationId: c, rev: held.rev, message });
  }

  window.fetch = async (input, init = {}) => {
    const url = new URL(String(input), location.href);
    const path = `${init.method ?? 'GET'} ${url.pathname.replace('/v1', '')}`;
    const body = init.body ? JSON.parse(init.body) : undefined;
    world.asked.push({ path, body });
    const json = (status, value, type = 'application/json') =>
      new Response(value === undefined ? null : JSON.stringify(value), { status, headers: { 'Content-Type': type } });
    try {
      const refused = world.refuse[path];
      if (refused) throw refused;
      for (const [pattern, work] of routes) {
        const match = pattern.exec(path);
        if (!match) continue;
        const answer = work(match, body, url.searchParams);
        return json(answer === undefined ? 204 : 200, answer);
      }
      throw refusal(404, 'not_found');
    } catch ({ status = 500, code = 'internal_error', errors, message }) {
      return json(status, { status, code, detail: message, errors }, 'application/problem+json');
    }
  };

  let socket;
  function send(frame) {
    setTimeout(() => socket?.onmessage?.({ data: JSON.stringify(frame) }));
  }
  window.WebSocket = class {
    constructor() {
      this.readyState = 1;
      socket = this;
      send({ type: 'welcome', heartbeatSeconds: 30, limits: { textCodePoints: 8000, nameCodePoints: 100, introductionCodePoints: 1000, inviteSeconds: 2_592_000, groupMembers: 1000, watchedUsers: 500 } });
      world.friends.forEach(({ user: { userId, online } }) => online && send({ type: 'presence_update', userId, status: 'online' }));
    }
    send(data) {
      const frame = JSON.parse(data);
      world.asked.push({ frame });
      if (frame.type === 'resume') send({ type: 'resumed', requestId: frame.requestId });
      else if (frame.type === 'send_message') accept(frame);
      else if (frame.requestId) send({ type: 'ok', requestId: frame.requestId });
    }
    close() {}
  };

  function accept({ conversationId, clientMessageId, text: words }) {
    const held = find(conversationId);
    held.lastSeq += 1;
    held.rev += 1;
    const messageId = id(5_000_000 + held.rev);
    held.messages.push({ ...text(0, held.lastSeq, me, words, 0), messageId, conversationId, clientMessageId, rev: held.rev });
    send({ type: 'message_accepted', conversationId, clientMessageId, messageId, seq: held.lastSeq, rev: held.rev, createdAt: ago(0) });
  }

  /** The server ends the connection. */
  function drop(code) {
    setTimeout(() => socket?.onclose?.({ code }));
  }

  window.played = { ...world, world, id, me, user: by, send, drop, write, event, refusal };
  if (!window.playedSignedOut && !localStorage.getItem('parley.credentials')) {
    const { expiresIn, ...held } = tokens();
    localStorage.setItem('parley.credentials', JSON.stringify({ ...held, expiresAt: NOW + expiresIn * 1000 }));
  }
})();
