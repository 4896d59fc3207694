// Names and excerpts come from files that nobody vouches for. What could move the cursor, recolour the terminal or
// turn the reading direction is shown as a mark of the same length, so that columns still match.
const TERMINAL_CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
const MARK = '\u{FFFD}';

/** The same data with every string made safe to print. */
export function printable<Data>(data: Data): Data {
  if (typeof data === 'string') return data.replaceAll(TERMINAL_CONTROL, MARK) as Data;
  if (Array.isArray(data)) return data.map(printable) as Data;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [printable(key), printable(value)])) as Data;
}
