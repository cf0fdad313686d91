import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

/** A web site of files on this machine. */
export interface Site {
  readonly url: string;
  close(): void;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
};

/** A page with nothing but its script, for a policy may forbid scripts in the page itself. */
const PAGE = '<!doctype html><title>A page</title><script type="module" src="page.js"></script>';

/**
 * Serves the files of folders, the first that has one; a page of its own where there is no index.html.
 *
 * @param policy the content policy of every file; null for none
 */
export async function serve(folders: readonly string[], policy: string | null): Promise<Site> {
  const server = createServer(({ url = '/' }, response) => {
    const name = url === '/' ? '/index.html' : url.replace(/\?.*/, '');
    const file = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
    if (file === undefined && name !== '/index.html') {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', TYPES[extname(name)] ?? 'text/plain');
    if (policy !== null) response.setHeader('content-security-policy', policy);
    response.end(file === undefined ? PAGE : readFileSync(file));
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
