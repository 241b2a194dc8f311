import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GatewayIntentBits } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';

/** Operation codes of the gateway that this one speaks. */
const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

const PRIVILEGED =
  GatewayIntentBits.MessageContent |
  GatewayIntentBits.GuildMembers |
  GatewayIntentBits.GuildPresences;

interface Payload {
  readonly op: number;
  readonly d?: unknown;
}

/** A session: it outlives its connections, so that one can be resumed. */
interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  readonly sent: { readonly s: number; readonly t: string; readonly d: unknown }[];
  socket: WebSocket | undefined;
  resumable: boolean;
}

/** How the gateway behaves. */
export interface GatewayOptions {
  readonly token: string;
  heartbeatMs: number;
  /** Closes instead of accepting whoever identifies. */
  refuseWith: number | undefined;
  /** Answers no heartbeat and sends nothing, and keeps the connection. */
  zombie: boolean;
  /** What a new session is told: READY and the guilds of its shard. */
  ready(shard: readonly [number, number]): { readonly t: string; readonly d: object }[];
}

/** What happened on the gateway. */
export interface GatewayLog {
  identifies: number;
  resumes: number;
  readonly intents: number[];
  readonly problems: string[];
}

/** An event, and who gets it. */
export interface GatewayEvent {
  readonly t: string;
  readonly d: unknown;
  /** Decides the shard; absent: the first one. */
  readonly guild?: string;
  /** Only sessions with this intent get it. */
  readonly intent?: number;
}

/** Discord's gateway: sessions, heartbeats, resuming, and everything that can go wrong. */
export class Gateway {
  readonly log: GatewayLog = { identifies: 0, resumes: 0, intents: [], problems: [] };
  readonly #sessions = new Map<string, Session>();
  readonly #server: WebSocketServer;
  readonly #options: GatewayOptions;
  readonly #waiting: (() => void)[] = [];

  constructor(http: Server, options: GatewayOptions) {
    this.#options = options;
    this.#server = new WebSocketServer({ server: http });
    this.#server.on('connection', (socket) => this.#connected(socket, http));
  }

  /** The sessions that are connected now. */
  get connected(): number {
    return [...this.#sessions.values()].filter(({ socket }) => socket).length;
  }

  /** Sends an event to whom it concerns; kept for those who are away and may resume. */
  send({ t, d, guild, intent }: GatewayEvent): void {
    for (const session of this.#sessions.values()) {
      const [id, count] = session.shard;
      const shard = guild === undefined ? 0 : Number((BigInt(guild) >> 22n) % BigInt(count));
      if (shard !== id || (intent !== undefined && (session.intents & intent) === 0)) continue;
      this.#deliver(session, t, d);
    }
  }

  /**
   * Breaks every connection.
   * @param how a close code; `cut`: without a word; `reconnect`: asks the client to come again (op 7);
   * `forget`: also forgets the sessions, so that they cannot be resumed
   */
  drop(how: number | 'cut' | 'reconnect' | 'forget'): void {
    for (const session of this.#sessions.values()) {
      const { socket } = session;
      if (how === 'forget') session.resumable = false;
      if (socket === undefined) continue;
      if (how === 'reconnect') this.#write(socket, { op: OP.reconnect, d: null });
      else {
        session.socket = undefined;
        if (typeof how === 'number') socket.close(how);
        else socket.terminate();
      }
    }
  }

  /** Resolves when a session is ready or resumed the next time. */
  nextReady(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  close(): void {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #connected(socket: WebSocket, http: Server): void {
    let session: Session | undefined;
    let overdue: NodeJS.Timeout | undefined;
    const expectHeartbeat = (): void => {
      clearTimeout(overdue);
      overdue = setTimeout(() => socket.close(4009), this.#options.heartbeatMs * 3);
      overdue.unref();
    };
    socket.on('close', (code) => {
      clearTimeout(overdue);
      if (session?.socket !== socket) return;
      session.socket = undefined;
      // Whoever leaves like this does not come back.
      if (code === 1000 || code === 1001) this.#sessions.delete(session.id);
    });
    socket.on('error', () => {});
    socket.on('message', (data) => {
      const payload = JSON.parse(String(data)) as Payload;
      switch (payload.op) {
        case OP.heartbeat:
          if (this.#options.zombie) return;
          expectHeartbeat();
          this.#write(socket, { op: OP.heartbeatAck });
          return;
        case OP.identify:
          if (session) socket.close(4005);
          else session = this.#identify(socket, payload.d, http);
          return;
        case OP.resume:
          session = this.#resume(socket, payload.d) ?? session;
          return;
        default:
          if (session === undefined) socket.close(4003);
      }
    });
    this.#write(socket, { op: OP.hello, d: { heartbeat_interval: this.#options.heartbeatMs } });
    expectHeartbeat();
  }

  #identify(socket: WebSocket, d: unknown, http: Server): Session | undefined {
    const { token, intents, shard } = d as {
      token: string;
      intents: number;
      shard: [number, number];
    };
    this.log.identifies++;
    this.log.intents.push(intents);
    const { refuseWith } = this.#options;
    const wrong = token !== this.#options.token ? 4004 : intents & PRIVILEGED ? 4014 : refuseWith;
    if (wrong !== undefined) {
      socket.close(wrong);
      return undefined;
    }
    const id = `session-${this.log.identifies}`;
    const session: Session = { id, intents, shard, sent: [], socket, resumable: true };
    this.#sessions.set(id, session);
    const { port } = http.address() as AddressInfo;
    for (const { t, d: data } of this.#options.ready(shard)) {
      const address = { session_id: id, resume_gateway_url: `ws://127.0.0.1:${port}` };
      this.#deliver(session, t, t === 'READY' ? { ...data, ...address, shard } : data);
    }
    this.#isReady();
    return session;
  }

  #resume(socket: WebSocket, d: unknown): Session | undefined {
    const { token, session_id: id, seq } = d as { token: string; session_id: string; seq: number };
    this.log.resumes++;
    const session = this.#sessions.get(id);
    if (token !== this.#options.token) socket.close(4004);
    else if (!session?.resumable) {
      this.#sessions.delete(id);
      this.#write(socket, { op: OP.invalidSession, d: false });
    } else {
      session.socket = socket;
      for (const { s, t, d: data } of session.sent) {
        if (s > seq) this.#write(socket, { op: OP.dispatch, s, t, d: data });
      }
      this.#deliver(session, 'RESUMED', {});
      this.#isReady();
      return session;
    }
    return undefined;
  }

  #isReady(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #deliver(session: Session, t: string, d: unknown): void {
    const s = (session.sent.at(-1)?.s ?? 0) + 1;
    session.sent.push({ s, t, d });
    if (session.sent.length > 2_000) session.sent.shift();
    if (session.socket && !this.#options.zombie) {
      this.#write(session.socket, { op: OP.dispatch, s, t, d });
    }
  }

  #write(socket: WebSocket, payload: object): void {
    if (socket.readyState === socket.OPEN)
      socket.send(JSON.stringify({ s: null, t: null, ...payload }));
  }
}
