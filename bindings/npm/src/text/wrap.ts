/** Breaks prose at spaces. The first line starts with `first`, the others with as many blanks or with `rest`. */
export function wrap(text: string, width: number, first = '', rest = ' '.repeat(first.length)): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const indent = lines.length === 0 ? first : rest;
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push((lines.length === 0 ? first : rest) + line);
  return lines;
}

/** Every line of a text that has its own line breaks, such as code, moved to the right. */
export function indent(text: string, by: number): string[] {
  return text.trimEnd().split('\n').map((line) => ' '.repeat(by) + line);
}
