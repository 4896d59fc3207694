// Which paths a glob means: `*` within a name, `**` across folders, `?` one character. Without a `/` it is a name at any
// depth. A folder stands for everything in it.

export function matcher(glob: string): (path: string) => boolean {
  const trimmed = glob.replace(/^(\.?\/)+/, '').replace(/\/+$/, '');
  const anywhere = trimmed.includes('/') ? '' : '(?:.*/)?';
  const pattern = new RegExp(`^${anywhere}${translated(trimmed)}(?:/.*)?$`);
  return (path) => pattern.test(path);
}

function translated(glob: string): string {
  return glob.replace(/\*\*\/|\*\*|\*|\?|[\\^$.|+()[\]{}]/g, (part) => WORDS[part] ?? `\\${part}`);
}

const WORDS: Record<string, string> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' };
