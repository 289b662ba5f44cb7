import { Credentials, SignedOut } from '/wire/credentials.js';
import { Problem } from '/wire/problem.js';
import { equal, rejects, test } from './harness.js';

function memory() {
  const kept = new Map();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
}
const tokens = (n, expiresIn = 900) => ({ accessToken: `a${n}`, refreshToken: `r${n}`, expiresIn, deviceId: 'd', user: { userId: 'me' } });

/** A server that takes each refresh token once, as ours does. */
function rotating() {
  const used = [];
  const refresh = async (token) => {
    if (used.includes(token)) throw new Problem(401, 'invalid_refresh_token');
    used.push(token);
    return tokens(Number(token.slice(1)) + 1);
  };
  return { used, refresh };
}

test('gives the token that it holds while it is good', async () => {
  const credentials = new Credentials({ storage: memory(), refresh: async () => tokens(9) });
  credentials.accept(tokens(1));
  equal(await credentials.fresh(), 'a1');
});

test('exchanges a token that is about to end', async () => {
  const { refresh, used } = rotating();
  const credentials = new Credentials({ storage: memory(), refresh });
  credentials.accept(tokens(1, 5));
  equal([await credentials.fresh(), used], ['a2', ['r1']]);
});

test('many callers, one exchange', async () => {
  const { refresh, used } = rotating();
  const credentials = new Credentials({ storage: memory(), refresh });
  credentials.accept(tokens(1, 5));
  equal(await Promise.all([credentials.fresh(), credentials.fresh(), credentials.fresh()]), ['a2', 'a2', 'a2']);
  equal(used, ['r1']);
});

test('two tabs, one exchange', async () => {
  const { refresh, used } = rotating();
  const storage = memory();
  const tabs = [1, 2].map(() => new Credentials({ storage, refresh, locks: navigator.locks }));
  tabs[0].accept(tokens(1, 5));
  equal(await Promise.all(tabs.map((tab) => tab.fresh())), ['a2', 'a2']);
  equal(used, ['r1']);
});

test('a refused refresh token means signed out', async () => {
  const refresh = async () => {
    throw new Problem(401, 'invalid_refresh_token');
  };
  const credentials = new Credentials({ storage: memory(), refresh });
  credentials.accept(tokens(1, 5));
  await rejects(credentials.fresh(), (error) => error instanceof SignedOut);
  equal(credentials.held, null);
});

test('a server that cannot be reached does not', async () => {
  const refresh = async () => {
    throw new Problem(0, 'unreachable');
  };
  const credentials = new Credentials({ storage: memory(), refresh });
  credentials.accept(tokens(1, 5));
  await rejects(credentials.fresh(), (error) => error instanceof Problem);
  equal(credentials.held.refreshToken, 'r1');
});
