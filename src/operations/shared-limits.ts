import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { LIMITED_BY, type Limits, type Refused, type Verdict } from './limits.ts';

/** Messages to another process and from it, as Node's child processes have them. */
export interface Line {
  send(message: object): unknown;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

/** How long a verdict is waited for: nobody is kept waiting for being counted. */
const WAIT_MS = 1_000;

/** Where nobody says whether they were told already. */
const UNTOLD: Refused = { allowed: false, by: 'all', first: false, seconds: 1 };

const asked = z.object({
  limitAsked: z.string(),
  call: z.enum(['question', 'press', 'overload']),
  platform: z.enum(['telegram', 'discord']),
  chat: z.string(),
  person: z.string(),
});
const verdict: z.ZodType<Verdict> = z.union([
  z.object({ allowed: z.literal(true) }),
  z.object({
    allowed: z.literal(false),
    by: z.enum(LIMITED_BY),
    first: z.boolean(),
    seconds: z.number(),
  }),
]);
const told = z.object({ limitAsked: z.string(), verdict });

/** Counts for the process at the other end of the line, so that several share one count. */
export function countFor(line: Line, limits: Limits): void {
  line.on('message', (message) => {
    const { data } = asked.safeParse(message);
    if (data === undefined) return;
    const { limitAsked, call, platform, chat, person } = data;
    const counted: Promise<Verdict> =
      call === 'question'
        ? limits.question(platform, chat, person)
        : limits[call](platform, person);
    void counted.then((result) => line.send({ limitAsked, verdict: result }));
  });
}

/** Limits that the process at the other end of the line counts. */
export function createRemoteLimits(line: Line): Limits {
  const waiting = new Map<string, (verdict: Verdict) => void>();
  line.on('message', (message) => {
    const { data } = told.safeParse(message);
    if (data) waiting.get(data.limitAsked)?.(data.verdict);
  });
  const ask = (question: Omit<z.output<typeof asked>, 'limitAsked'>): Promise<Verdict> =>
    new Promise((resolve) => {
      const limitAsked = randomUUID();
      const done = (result: Verdict): void => {
        clearTimeout(late);
        waiting.delete(limitAsked);
        resolve(result);
      };
      const late = setTimeout(() => done({ allowed: true }), WAIT_MS);
      waiting.set(limitAsked, done);
      line.send({ limitAsked, ...question });
    });
  return {
    question: (platform, chat, person) => ask({ call: 'question', platform, chat, person }),
    press: (platform, person) => ask({ call: 'press', platform, chat: '', person }),
    async overload(platform, person) {
      const verdict = await ask({ call: 'overload', platform, chat: '', person });
      return verdict.allowed ? UNTOLD : verdict;
    },
  };
}
