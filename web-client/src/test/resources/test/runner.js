import { run } from './harness.js';

const module = new URLSearchParams(location.search).get('module');
try {
  await import(`./${module}`);
  window.results = await run();
} catch (error) {
  window.results = [{ name: 'the module loads', failure: String(error?.stack ?? error) }];
}
