import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Something that somebody says in a rehearsal, in a chat of their own. */
export interface Line {
  readonly person: string;
  readonly text: string;
}

/** What of an adapter does the work, on a stage where nobody watches. */
export interface Understudy {
  /** Has these lines said all at once; resolves when everything that they lead to is done. */
  play(lines: readonly Line[]): Promise<void>;
  close(): Promise<void>;
}

/** A server of this process for nobody but itself, in the place of a platform's. */
export interface Stage {
  /** Its address. */
  readonly root: string;
  close(): Promise<void>;
}

/** Opens a stage. @param reply what each call gets: JSON, or nothing at all (204) */
export async function openStage(reply?: unknown): Promise<Stage> {
  const body = reply === undefined ? undefined : JSON.stringify(reply);
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      if (body === undefined) response.writeHead(204).end();
      else response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    root: `http://127.0.0.1:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
