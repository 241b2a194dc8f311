import type { RequestListener, ServerResponse } from 'node:http';
import type { HttpServer } from './http.ts';
import type { Metrics } from './metrics.ts';
import type { Platform } from './store.ts';

/** Told by a platform's adapter whether the platform is connected. */
export type Link = (isUp: boolean) => void;

/** How the program is, for those who watch over it. */
export interface Health {
  /** The link of a platform that is switched on; not connected until it says so. */
  link(platform: Platform): Link;
  /** Whether each platform that is switched on is connected. */
  readonly platforms: ReadonlyMap<Platform, boolean>;
}

/**
 * Answers `/healthz` (the program runs), `/readyz` (there is something to answer from, and every
 * platform that is switched on is connected) and `/metrics`. Nothing of it can be used to change anything.
 */
export function createHealth(http: HttpServer, metrics: Metrics, articles: () => number): Health {
  const platforms = new Map<Platform, boolean>();
  http.route(
    '/healthz',
    get((response) => send(response, 200, 'text/plain', 'ok\n')),
  );
  http.route(
    '/readyz',
    get((response) => {
      const isReady = articles() > 0 && [...platforms.values()].every(Boolean);
      const state = {
        ready: isReady,
        articles: articles(),
        platforms: Object.fromEntries(platforms),
      };
      send(response, isReady ? 200 : 503, 'application/json', `${JSON.stringify(state)}\n`);
    }),
  );
  http.route(
    '/metrics',
    get((response) => {
      metrics.show().then(
        ({ type, text }) => send(response, 200, type, text),
        () => send(response, 500, 'text/plain', 'the metrics could not be collected\n'),
      );
    }),
  );
  return {
    platforms,
    link(platform) {
      const set = (isUp: boolean): void => {
        if (platforms.get(platform) === isUp) return;
        platforms.set(platform, isUp);
        metrics.link(platform, isUp);
      };
      set(false);
      return set;
    },
  };
}

function get(answer: (response: ServerResponse) => void): RequestListener {
  return (request, response) => {
    if (request.method === 'GET' || request.method === 'HEAD') answer(response);
    else response.writeHead(405, { allow: 'GET, HEAD' }).end();
  };
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
