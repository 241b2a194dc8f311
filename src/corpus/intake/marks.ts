import { folded } from '../../text/fold.ts';
import type { Gazetteer, Province } from '../gazetteer.ts';

/** The mark of a newspaper or portal at the head of a lead: `(GLO)-`, `BDK.VN -`, `(Web Quảng Trị)`. */
export interface Mark {
  /** Without brackets. */
  readonly publisher: string;
  /** The lead without it. */
  readonly rest: string;
}

const BRACKETED = /^[([](?<mark>[^()[\]]{2,40})[)\]]\s*(?<dash>[-–—:.]*)\s*/u;
const HOST = /^(?:[\w-]+\.)+(?:vn|com|net|org|info)$/i;
const OPEN =
  /^(?<mark>(?:[\w-]+\.)+(?:vn|com|net|org|info)|\p{Lu}[\p{Lu}&]{1,6}(?:\.VN)?|TTXVN\/?\p{L}*|[\p{Lu}][\p{L}.]{1,12}(?: online)?)\s*[-–—]\s*(?=[\p{Lu}\d“"])/iu;
/** What newspapers and portals call themselves. */
const PRESS =
  /^(?:web|báo|cổng|trang|đài|tạp chí|tc |cổng ttđt|cttđt|dân trí|tuổi trẻ|thanh niên|lao động|nhân dân|tiền phong|tổ quốc|người lao động|vietnam\+|vietnamnet|vnexpress|ttxvn|vov|vtv|vtc|chinhphu|mic|ictnews|ict|qđnd|hnm|sggp|plo|plvn|đcsvn|tn&mt|nld|bnews|gd&tđ|baochinhphu)(?!\p{L})/iu;
/** Two capitals at least and hardly anything else: `GLO`, `TN&MT`, `QNĐT`. */
const CAPITALS = /^\p{Lu}[\p{Lu}\p{N}&.\s-]{1,7}$/u;

/** Whose mark this is, where the vocabulary knows it as that of one province's own press. */
export function markOwner(mark: string, gazetteer: Gazetteer): Province | undefined {
  const key = folded(mark).trim();
  return (
    gazetteer.provinces.find(({ entry }) => entry.marks.some((known) => folded(known) === key)) ??
    hostOwner(mark, gazetteer)
  );
}

/** Whose web host a name or address is: `stttt.backan.gov.vn` belongs to `backan.gov.vn`. */
export function hostOwner(address: string, gazetteer: Gazetteer): Province | undefined {
  const host = address
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/?#:].*$/s, '');
  return gazetteer.provinces.find(({ entry }) =>
    entry.hosts.some((known) => host === known || host.endsWith(`.${known}`)),
  );
}

/** The publisher's mark that a lead begins with, if it is surely nothing else. */
export function markOf(lead: string, gazetteer: Gazetteer): Mark | undefined {
  const bracketed = BRACKETED.exec(lead);
  if (bracketed) {
    const mark = bracketed.groups?.mark?.trim() ?? '';
    const surely = HOST.test(mark) || PRESS.test(mark) || CAPITALS.test(mark);
    const rest = lead.slice(bracketed[0].length);
    return rest !== '' && (surely || markOwner(mark, gazetteer))
      ? { publisher: mark, rest }
      : undefined;
  }
  const open = OPEN.exec(lead);
  const mark = open?.groups?.mark ?? '';
  if (open === null || !(HOST.test(mark) || PRESS.test(mark) || markOwner(mark, gazetteer))) {
    return undefined;
  }
  return { publisher: mark, rest: lead.slice(open[0].length) };
}
