import { SignedOut } from '/wire/credentials.js';
import { Link } from '/wire/link.js';
import { Problem } from '/wire/problem.js';
import { equal, ok, test, until } from './harness.js';

/** A link over sockets that the test plays, with credentials and a probe that it decides. */
function parts({ probe = async () => ({}), replace = async () => 'new', patience = {} } = {}) {
  const sockets = [];
  const states = [];
  const frames = [];
  class Socket {
    constructor(url, protocols) {
      Object.assign(this, { url, protocols, sent: [], readyState: 1 });
      sockets.push(this);
    }
    send(text) {
      this.sent.push(JSON.parse(text));
    }
    close() {}
    say(frame) {
      this.onmessage?.({ data: JSON.stringify(frame) });
    }
    end(code) {
      this.onclose?.({ code });
    }
  }
  const replaced = [];
  const credentials = {
    held: { accessToken: 'old', expiresAt: Date.now() + 900_000 },
    fresh: async () => 'token',
    replace: async (stale) => {
      replaced.push(stale);
      return replace();
    },
  };
  const link = new Link({
    url: () => 'ws://server/ws',
    credentials,
    probe,
    onFrame: (frame) => frames.push(frame),
    onState: (state) => states.push(state),
    socket: Socket,
    random: () => 1,
    ...patience,
  });
  const welcome = async () => {
    await until(() => sockets.length && sockets.at(-1).onmessage, 'a socket');
    sockets.at(-1).say({ type: 'welcome', heartbeatSeconds: 30 });
  };
  return { link, sockets, states, frames, replaced, credentials, welcome };
}

test('offers its token as a subprotocol and opens with the welcome', async () => {
  const { link, sockets, welcome } = parts();
  link.start();
  equal(link.send({ type: 'ping' }), false);
  await welcome();
  equal([sockets[0].protocols, link.state.phase], [['parley.v1', 'bearer.token'], 'open']);
  equal(link.send({ type: 'ping' }), true);
  link.stop();
});

test('comes back after a jittered while when the connection breaks', async () => {
  const { link, sockets, welcome } = parts();
  link.start();
  await welcome();
  sockets[0].end(1006);
  equal([link.state.phase, link.state.reason], ['waiting', 'unreachable']);
  ok(link.state.retryAt > Date.now(), 'a time is named');
  await until(() => sockets.length === 2, 'the next attempt');
  link.stop();
});

test('asks whether anybody is there when an answer does not come, and leaves whom it does not hear', async () => {
  const { link, sockets, welcome } = parts({ patience: { doubtMs: 20, answerMs: 20 } });
  link.start();
  await welcome();
  await until(() => Date.now() > link.heard, 'the clock to go on');
  link.send({ type: 'send_message', clientMessageId: 'a' });
  await until(() => sockets[0].sent.some(({ type }) => type === 'ping'), 'a ping');
  await until(() => sockets.length === 2, 'the next attempt');
  link.stop();
});

test('stays with whom it hears', async () => {
  const { link, sockets, welcome } = parts({ patience: { doubtMs: 20, answerMs: 500 } });
  link.start();
  await welcome();
  await until(() => Date.now() > link.heard, 'the clock to go on');
  link.send({ type: 'send_message', clientMessageId: 'a' });
  await until(() => sockets[0].sent.some(({ type }) => type === 'ping'), 'a ping');
  sockets[0].say({ type: 'pong' });
  await until(() => !link.timers.pong, 'the end of the doubt');
  equal([sockets.length, link.state.phase], [1, 'open']);
  link.stop();
});

test('4401: another token, then back', async () => {
  const { link, sockets, replaced, welcome } = parts();
  link.start();
  await welcome();
  sockets[0].end(4401);
  await until(() => sockets.length === 2, 'the next attempt');
  equal(replaced, ['old']);
  link.stop();
});

test('4401 with a refresh token that is refused: signed out', async () => {
  const replace = async () => {
    throw new SignedOut();
  };
  const { link, sockets, welcome } = parts({ replace });
  link.start();
  await welcome();
  sockets[0].end(4401);
  await until(() => link.state.phase === 'stopped', 'the end');
  equal(link.state.reason, 'signed_out');
});

test('4403: no way back', async () => {
  const { link, sockets, welcome } = parts();
  link.start();
  await welcome();
  sockets[0].end(4403);
  equal([link.state.phase, link.state.reason], ['stopped', 'suspended']);
});

test('4429: keeps away for long', async () => {
  const { link, sockets, welcome } = parts();
  link.start();
  await welcome();
  sockets[0].end(4429);
  equal(link.state.reason, 'crowded');
  ok(link.state.retryAt - Date.now() > 20_000, 'half a minute');
  link.nudge();
  equal(link.state.phase, 'waiting');
  link.stop();
});

test('4410 and 4408: back like after any break', async () => {
  for (const code of [4410, 4408]) {
    const { link, sockets, welcome } = parts();
    link.start();
    await welcome();
    sockets[0].end(code);
    equal(link.state.phase, 'waiting');
    await until(() => sockets.length === 2, 'the next attempt');
    link.stop();
  }
});

test('goodbye: back when the server said', async () => {
  const { link, sockets, welcome } = parts();
  link.start();
  await welcome();
  sockets[0].say({ type: 'goodbye', reason: 'leaving', reconnectAfterMs: 700 });
  sockets[0].end(1012);
  const wait = link.state.retryAt - Date.now();
  equal([link.state.reason, wait > 500 && wait <= 700], ['restarting', true]);
  link.stop();
});

test('a failing handshake is asked about: banned means banned', async () => {
  const probe = async () => {
    throw new Problem(403, 'not_permitted');
  };
  const { link, sockets } = parts({ probe });
  link.start();
  await until(() => sockets.length === 1 && sockets[0].onclose, 'a socket');
  sockets[0].end(1006);
  await until(() => link.state.phase === 'stopped', 'the end');
  equal(link.state.reason, 'suspended');
});

test('a nudge does not sit out the wait', async () => {
  const { link, sockets, welcome } = parts();
  link.start();
  await welcome();
  link.attempt = 6;
  sockets[0].end(1006);
  ok(link.state.retryAt - Date.now() > 5_000, 'a long wait');
  link.nudge();
  await until(() => sockets.length === 2, 'the next attempt');
  link.stop();
});

test('a token is exchanged on the open connection before it ends', async () => {
  const { link, sockets, credentials, welcome } = parts();
  credentials.held = { accessToken: 'old', expiresAt: Date.now() + 60_500 };
  link.start();
  await welcome();
  await until(() => sockets[0].sent.some(({ type }) => type === 'authenticate'), 'authenticate');
  equal(sockets[0].sent[0], { type: 'authenticate', accessToken: 'token' });
  link.stop();
});
