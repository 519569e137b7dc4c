import { PressgraphError } from '../../base/errors.ts';
import type { Answer } from '../http/messages.ts';
import { isSuccess, statusLine } from '../http/status.ts';
import type { Transport } from '../http/transport.ts';
import type { BlockedPaths } from '../rest/address/blocked-paths.ts';
import type { RestRoot } from '../rest/address/rest-root.ts';
import { buildRestCall } from '../rest/address/rest-url.ts';
import { readRestAnswer } from '../rest/reading/answer-reading.ts';
import type { RestRequest } from '../rest/request.ts';
import { type Blocker, findBlocker } from './blocker.ts';
import type { RecordedExchange } from './recording-transport.ts';

/** The outcome of one request. Failures are values, not exceptions. */
export interface Probe {
  /** Whether the response is a valid REST API response. */
  readonly works: boolean;
  readonly status: number | undefined;
  readonly json: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly milliseconds: number;
  /** In plain words; `undefined` if it works. */
  readonly problem: string | undefined;
  readonly blocker: Blocker | undefined;
  /** What WordPress says about invalid parameters, by name. */
  readonly invalid?: Readonly<Record<string, string>> | undefined;
}

/** `X-WP-Total`; `undefined` if it is missing or not a number. */
export function totalIn({ headers }: Pick<Probe, 'headers'>): number | undefined {
  const header = headers['x-wp-total'];
  return header !== undefined && /^\d{1,15}$/.test(header) ? Number(header) : undefined;
}

export type ProbeRequest = Omit<RestRequest, 'signal' | 'as'>;

/** Requests a REST route. Rejects only when the time limit of the whole examination is reached. */
export type SendProbe = (request: ProbeRequest) => Promise<Probe>;

export function createProber(transport: Transport, paths: BlockedPaths, signal: AbortSignal): SendProbe {
  return async ({ route, query, method = 'GET', headers }) => {
    const as = headers === undefined ? 'anonymous' : 'caller';
    const requestTo = (root: RestRoot) =>
      ({
        ...buildRestCall(root, route, query, method),
        ...({ accept: 'application/json', route, headers, as, signal } as const),
      }) as const;
    let request = requestTo(paths.rootOf(route));
    const start = performance.now();
    const since = () => performance.now() - start;
    try {
      const answer = await paths.read(route, (root) => {
        request = requestTo(root);
        return transport.send(request);
      });
      return probeOf({ request, answer, failure: undefined, milliseconds: since() }, method);
    } catch (error) {
      if (signal.aborted || !(error instanceof PressgraphError)) throw error;
      return probeOf({ request, answer: undefined, failure: error, milliseconds: since() });
    }
  };
}

/** Evaluates a recorded exchange. */
export function probeOf(
  { request, answer, failure, milliseconds }: RecordedExchange,
  method: string = request.method,
): Probe {
  if (answer === undefined) {
    const problem = (failure?.message ?? 'no response').replace(`${request.route}: `, '').replace(/\.$/, '');
    const blocker = { kind: 'network', name: 'the network or the server', evidence: problem } as const;
    return { works: false, status: undefined, json: undefined, headers: {}, milliseconds, problem, blocker };
  }
  const { status, headers } = answer;
  const common = { status, headers, milliseconds };
  if (method === 'HEAD') return { ...common, ...headReading(answer, request.route) };
  const reading = readRestAnswer(answer);
  if (reading.ok) {
    return { ...common, works: true, json: reading.json, problem: undefined, blocker: undefined };
  }
  const blocker = findBlocker(answer, request.route);
  const invalid = reading.complaint?.facts.invalid;
  return { ...common, works: false, json: undefined, problem: reading.problem, blocker, invalid };
}

/** A response to HEAD is judged by its status and headers only. */
function headReading(answer: Answer, route: string): Pick<Probe, 'works' | 'json' | 'problem' | 'blocker'> {
  if (isSuccess(answer.status))
    return { works: true, json: undefined, problem: undefined, blocker: undefined };
  const problem = statusLine(answer.status);
  const blocker = findBlocker(answer, route);
  return { works: false, json: undefined, problem, blocker: blocker && { ...blocker, evidence: problem } };
}
