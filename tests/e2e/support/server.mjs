// Serves the built playground from memory of its folder, with the types that a browser insists on.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

const dist = path.resolve(process.env.COFFERDAM_DIST ?? path.join(import.meta.dirname, '../../../dist'));
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

/** Starts the server on a free port; `paths` collects what was asked for. */
export async function serve() {
  if (!existsSync(path.join(dist, 'index.html'))) {
    throw new Error(`no playground in ${dist}: run \`cargo xtask build\` first`);
  }
  const paths = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    paths.push(pathname);
    const file = path.join(dist, pathname === '/' ? 'index.html' : path.basename(pathname));
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return { dist, paths, url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
