import { SharedLink } from '/wire/shared-link.js';
import { equal, ok, test, until } from './harness.js';

let names = 0;

/** How soon a tab doubts the one that leads: never while a case runs, so that a slow machine makes nobody doubt. */
const PATIENT = { doubtMs: 60_000, answerMs: 60_000 };

/** Tabs that share a lock and a channel of their own, and the connections that were made. */
function browser(times) {
  const name = `test-${Date.now()}-${++names}`;
  const links = [];
  const locks = { request: (_, options, work) => navigator.locks.request(name, options, work) };
  const tab = (id) => {
    const frames = [];
    const states = [];
    const make = ({ onFrame, onState }) => {
      const link = {
        sent: [],
        nudged: 0,
        start: () => onState({ phase: 'connecting' }),
        stop: (reason) => onState({ phase: 'stopped', reason }),
        nudge: () => link.nudged++,
        send: (frame) => link.sent.push(frame) > 0,
        open: () => {
          onState({ phase: 'open' });
          onFrame({ type: 'welcome', limits: { watchedUsers: 3 } });
        },
        say: onFrame,
        by: id,
      };
      links.push(link);
      return link;
    };
    const channel = new BroadcastChannel(name);
    const shared = new SharedLink({
      make,
      tab: id,
      locks,
      channel,
      onFrame: (frame) => frames.push(frame),
      onState: (state) => states.push(state),
      ...times,
    });
    return { shared, frames, states, types: () => frames.map(({ type }) => type), channel, close: () => (channel.close(), shared.giveUp()) };
  };
  return { tab, links };
}

/** Two tabs, of which the first leads an open connection. */
async function two(times = PATIENT) {
  const { tab, links } = browser(times);
  const [first, second] = [tab('one'), tab('two')];
  first.shared.start();
  await until(() => links.length === 1, 'a connection');
  links[0].open();
  second.shared.start();
  await until(() => second.types().includes('welcome'), 'the welcome');
  return { first, second, links, tab };
}

test('tabs have one connection, and all hear it', async () => {
  const { first, second, links } = await two();
  links[0].say({ type: 'new_message', rev: 1 });
  await until(() => second.types().includes('new_message'), 'the message');
  equal([links.length, first.shared.leads, second.shared.leads], [1, true, false]);
  equal([first.types(), second.types()], [['welcome', 'new_message'], ['welcome', 'new_message']]);
});

test('what another tab sends goes over the one connection', async () => {
  const { second, links } = await two();
  equal(second.shared.send({ type: 'mark_read', seq: 4 }), true);
  await until(() => links[0].sent.length, 'the frame');
  equal(links[0].sent, [{ type: 'mark_read', seq: 4 }]);
});

test('a tab that comes later hears who is online', async () => {
  const { links, tab } = await two();
  links[0].say({ type: 'presence_update', userId: 'ann', status: 'online' });
  const third = tab('three');
  third.shared.start();
  await until(() => third.types().includes('presence_update'), 'the presence');
  equal(third.types(), ['welcome', 'presence_update']);
});

test('the one list of the watched is that of all tabs together, and ends with them', async () => {
  const { first, second, links } = await two();
  first.shared.send({ type: 'watch_presence', presenceOf: ['a', 'b'] });
  second.shared.send({ type: 'watch_presence', presenceOf: ['b', 'c', 'd'] });
  await until(() => links[0].sent.length === 2, 'both');
  equal(links[0].sent[1].presenceOf, ['a', 'b', 'c']);
});

test('another tab takes over at once when the one that leads is closed', async () => {
  const { first, second, links } = await two();
  const closedAt = performance.now();
  first.close();
  await until(() => links.length === 2, 'a new connection');
  ok(performance.now() - closedAt < 1000, 'within a second');
  equal([links[1].by, second.shared.leads, second.shared.state.phase], ['two', true, 'connecting']);
  links[1].open();
  equal(second.types(), ['welcome', 'welcome']);
});

test('a tab that sleeps with the connection loses it to one that is awake, and follows when it wakes', async () => {
  const { first, second, links } = await two({ ...PATIENT, answerMs: 60 });
  const hears = first.channel.onmessage;
  first.channel.onmessage = null;
  second.shared.nudge();
  await until(() => links.length === 2, 'a new connection');
  first.channel.onmessage = hears;
  links[1].open();
  await until(() => !first.shared.leads, 'the one that slept follows');
  links[1].say({ type: 'new_message', rev: 1 });
  await until(() => first.types().includes('new_message'), 'the message');
  equal([links[1].by, links.length, second.shared.leads], ['two', 2, true]);
});

test('a tab that is awake keeps the connection', async () => {
  const { first, second, links } = await two({ ...PATIENT, doubtMs: 20 });
  const answered = [];
  const hears = second.channel.onmessage;
  second.channel.onmessage = (event) => (answered.push(event.data.kind), hears(event));
  await until(() => answered.filter((kind) => kind === 'yes').length > 2, 'some answers');
  equal([links.length, first.shared.leads], [1, true]);
});

test('an end without a way back ends all tabs', async () => {
  const { second, links } = await two();
  links[0].stop('suspended');
  await until(() => second.shared.state.phase === 'stopped', 'the end');
  equal(second.shared.state.reason, 'suspended');
});

test('an end that comes while a tab takes over ends that tab too', async () => {
  const { first, second, links } = await two({ ...PATIENT, answerMs: 60 });
  const { request } = second.shared.locks;
  let [take, over] = [null, false];
  second.shared.locks = {
    request: (...asked) =>
      new Promise((resolve) => (take = () => resolve(request(...asked).finally(() => (over = true))))),
  };
  const hears = first.channel.onmessage;
  first.channel.onmessage = null;
  second.shared.nudge();
  await until(() => take, 'the wish to take over');
  first.channel.onmessage = hears;
  links[0].stop('signed_out');
  await until(() => second.shared.state.phase === 'stopped', 'the end');
  take();
  await until(() => over, 'the lock to be free again');
  equal([links.length, second.shared.state.reason], [1, 'signed_out']);
});

test('a tab that stops waits for the connection no more', async () => {
  const { first, second, links } = await two();
  second.shared.stop();
  first.close();
  await navigator.locks.query();
  equal([links.length, second.shared.leads], [1, false]);
});

test('without locks each tab has its own', async () => {
  const made = [];
  const link = { start: () => made.push(1), stop() {}, nudge() {}, send: () => true };
  const shared = new SharedLink({ make: () => link, tab: 'x', onFrame() {}, onState() {} });
  shared.start();
  equal([made.length, shared.leads, shared.send({ type: 'ping' })], [1, true, true]);
});
