import type { WordPressComplaint } from '../../../base/errors.ts';
import type { Answer } from '../../http/messages.ts';
import { readRestAnswer, type Unreadable } from '../reading/answer-reading.ts';
import type { TextAround } from '../reading/text-around.ts';
import { isForCallers, secretsOfHeaders, withoutSecrets } from './private-words.ts';
import type { Complaint } from './rest-complaint.ts';

/** What a request brought along, and who is told what callers are not. */
export interface Asked {
  /** The headers that were sent, credentials included. */
  readonly headers?: readonly (Readonly<Record<string, string>> | undefined)[];
  /** Called with the site's own words if callers do not get them, without the secrets of the request. */
  readonly onWithheld?: ((words: string) => void) | undefined;
  /** Called with what is printed around the JSON. */
  readonly onTextAround?: ((text: TextAround) => void) | undefined;
}

interface Told {
  readonly words: string;
  readonly complaint: Omit<WordPressComplaint, 'status'>;
  /** For the log. */
  readonly withheld: string | undefined;
}

/** Codes with which WordPress refuses a file: it answers 500 to them, as if it had failed. */
const REFUSED_FILE = /^rest_upload_/;

/**
 * What callers are told of an unreadable answer. Refusals are passed on; what a site says about its own failures, and
 * whatever names a credential, a path or a host, is not: its status and WordPress's code remain.
 */
export function wordsForCallers(answer: Answer, reading: Unreadable, { headers = [] }: Asked): Told {
  const { problem, kind, complaint } = reading;
  const secrets = secretsOfHeaders(...headers);
  const isFine = (words: string) => isForCallers(words, secrets, answer.url.hostname);
  const code = complaint?.facts.code;
  const isRefusal = answer.status < 500 || REFUSED_FILE.test(code ?? '');
  const tell = (words: string) =>
    complaint === undefined ? `JSON expected, got ${words}` : `WordPress answered ${words}`;
  const own = complaint === undefined ? [problem] : wordsOf(complaint);
  if (problem === kind || (isRefusal && own.every(isFine))) {
    return { words: tell(problem), complaint: complaint?.facts ?? {}, withheld: undefined };
  }
  const isCode = code !== undefined && /^[\w.-]+$/.test(code) && isFine(code);
  const { existingId } = complaint?.facts ?? {};
  return {
    words: tell(isCode ? `${kind}, ${code}` : kind),
    complaint: { ...(isCode && { code }), ...(existingId !== undefined && { existingId }) },
    withheld: wordsForLog(answer, secrets),
  };
}

const wordsOf = ({ facts }: Complaint): readonly string[] => [
  facts.code,
  facts.message ?? '',
  ...Object.entries(facts.invalid ?? {}).flat(),
];

/** Secrets are removed before anything is shortened: a part of one would not be recognised. */
function wordsForLog(answer: Answer, secrets: readonly string[]): string {
  const reading = readRestAnswer({ ...answer, text: withoutSecrets(answer.text, secrets) });
  return withoutSecrets(reading.ok ? '' : reading.problem, secrets);
}
