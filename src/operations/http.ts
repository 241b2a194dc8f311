import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

/** A request that is not done within this time is ended. */
const REQUEST_MS = 30_000;
/** How many connections are served at once; more wait. */
const MOST_CONNECTIONS = 200;

/** The one HTTP server of the program: a platform's deliveries and what monitoring asks share it. */
export interface HttpServer {
  /** Answers what is asked for under a path. */
  route(path: string, listener: RequestListener): void;
  /**
   * Resolves when requests are taken, with the port; calling it again changes nothing.
   * @throws {HttpError} when the address or the port cannot be used
   */
  listen(): Promise<number>;
  close(): Promise<void>;
}

/** An address that cannot be listened on; the message says what to do. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
}

/** Makes the server; nothing is opened before `listen`. @param port 0: any that is free */
export function createHttpServer(host: string, port: number): HttpServer {
  const routes = new Map<string, RequestListener>();
  const server = createServer({ requestTimeout: REQUEST_MS }, (request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const listener = routes.get(path);
    if (listener) listener(request, response);
    else response.writeHead(404).end();
  });
  server.maxConnections = MOST_CONNECTIONS;
  let listening: Promise<number> | undefined;

  const open = async (): Promise<number> => {
    try {
      server.listen(port, host);
      await once(server, 'listening');
    } catch (error) {
      throw new HttpError(
        `PORT is ${port}: ${host}:${port} cannot be listened on (${(error as Error).message}): ` +
          'stop the program that has it, or set another PORT',
        { cause: error },
      );
    }
    // A single bad connection must not end the process.
    server.on('error', () => {});
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : port;
  };

  return {
    route(path, listener) {
      routes.set(path, listener);
    },
    listen() {
      listening ??= open();
      return listening;
    },
    async close() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
