/** A few lines of test runner for the browser: cases, checks, and their results for the Java side. */
const cases = [];

export function test(name, work) {
  cases.push({ name, work });
}

export function equal(actual, expected, what = '') {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${what} expected ${other} but was ${one}`);
}

export function ok(value, what) {
  if (!value) throw new Error(what);
}

export async function rejects(promise, check = () => true) {
  try {
    await promise;
  } catch (error) {
    ok(check(error), `rejected with ${error}`);
    return;
  }
  throw new Error('did not reject');
}

/** Waits until the condition holds; the browser's clock runs, so nothing sleeps for a fixed time. */
export async function until(condition, what = 'condition') {
  const end = Date.now() + 5000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export async function run() {
  const results = [];
  for (const { name, work } of cases) {
    try {
      await work();
      results.push({ name, failure: null });
    } catch (error) {
      results.push({ name, failure: String(error?.stack ?? error) });
    }
  }
  return results;
}
