const ACTION = /^\/me\s+(?=\S)/;

/** Whether a message tells what its sender does: `/me waves`. @param {{text?: string|null, unsentAt?: string|null}} message */
export function isAction({ text, unsentAt }) {
  return !unsentAt && ACTION.test(text ?? '');
}

/** What the sender does; any other text as it is. @param {string} text */
export function deed(text) {
  return text.replace(ACTION, '');
}
