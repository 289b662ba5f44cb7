/** Pages that nobody sees get no frames; their title still has to count. */
const UNSEEN_MS = 250;

/**
 * Does the work with the next frame, so that a storm of events is drawn once a frame.
 *
 * @param {() => void} work
 */
export function nextFrame(work) {
  const once = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    work();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, UNSEEN_MS);
}
