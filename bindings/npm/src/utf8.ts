// Texts on their way into a module: the encoder takes a whole text at once.

const encoder = new TextEncoder();
/** Room for texts that are not long; what lies in it is copied before the next one comes. */
const room = new Uint8Array(1 << 14);
/** A character takes at most three bytes for each of its units. */
const MOST_BYTES = 3;

/** The bytes of a text, which the next call may overwrite. */
export function utf8(text: string): Uint8Array {
  if (text.length * MOST_BYTES > room.length) return encoder.encode(text);
  return room.subarray(0, encoder.encodeInto(text, room).written);
}
