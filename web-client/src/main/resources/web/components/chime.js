const NOTES = [659.26, 987.77];
const APART_S = 0.09;
const LENGTH_S = 0.5;
const LOUDNESS = 0.06;

/** Two soft notes, made on the spot. Browsers let a page be heard once somebody has pressed something on it. */
export class Chime {
  ring() {
    const context = new AudioContext();
    const end = context.currentTime + NOTES.length * APART_S + LENGTH_S;
    NOTES.forEach((frequency, index) => note(context, frequency, context.currentTime + index * APART_S));
    setTimeout(() => context.close(), (end - context.currentTime) * 1000 + 100);
  }
}

/** @param {AudioContext} context @param {number} frequency @param {number} at */
function note(context, frequency, at) {
  const tone = new OscillatorNode(context, { type: 'sine', frequency });
  const loudness = new GainNode(context, { gain: 0 });
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(LOUDNESS, at + 0.015);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + LENGTH_S);
  tone.connect(loudness).connect(context.destination);
  tone.start(at);
  tone.stop(at + LENGTH_S);
}
