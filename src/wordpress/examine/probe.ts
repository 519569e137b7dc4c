import { PressgraphError } from '../../base/errors.ts';
import type { Answer } from '../http/messages.ts';
import { isSuccess, statusLine } from '../http/status.ts';
import type { Transport } from '../http/transport.ts';
import type { RestRequest } from '../rest/request.ts';
import { readRestAnswer } from '../rest/rest-answer.ts';
import type { RestRoot } from '../rest/rest-root.ts';
import { buildRestCall } from '../rest/rest-url.ts';
import { type Blocker, findBlocker } from './blocker.ts';
import type { Exchange } from './watched-transport.ts';

/** What came of one request, told rather than thrown. */
export interface Probe {
  /** Whether the answer is what the REST API promises. */
  readonly works: boolean;
  readonly status: number | undefined;
  readonly json: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly milliseconds: number;
  /** In plain words; `undefined` where it works. */
  readonly problem: string | undefined;
  readonly blocker: Blocker | undefined;
}

export type ProbeRequest = Omit<RestRequest, 'signal' | 'as'>;

/** Asks a REST route, whatever comes of it. Rejects only where the time for all of the examination is over. */
export type Ask = (request: ProbeRequest) => Promise<Probe>;

export function createAsk(transport: Transport, restRoot: RestRoot, signal: AbortSignal): Ask {
  return async ({ route, query, method = 'GET', headers }) => {
    const as = headers === undefined ? 'anonymous' : 'caller';
    const call = buildRestCall(restRoot, route, query, method);
    const request = { ...call, accept: 'application/json', route, headers, as, signal } as const;
    const start = performance.now();
    const since = () => performance.now() - start;
    try {
      const answer = await transport.send(request);
      return probeOf({ request, answer, failure: undefined, milliseconds: since() }, method);
    } catch (error) {
      if (signal.aborted || !(error instanceof PressgraphError)) throw error;
      return probeOf({ request, answer: undefined, failure: error, milliseconds: since() });
    }
  };
}

/** An exchange as a probe, for those that others made. */
export function probeOf(
  { request, answer, failure, milliseconds }: Exchange,
  method: string = request.method,
): Probe {
  if (answer === undefined) {
    const problem = (failure?.message ?? 'no answer').replace(`${request.route}: `, '').replace(/\.$/, '');
    const blocker = { kind: 'network', name: 'the network, or the server', evidence: problem } as const;
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
  return { ...common, works: false, json: undefined, problem: reading.problem, blocker };
}

/** Of an answer to HEAD, only status and headers speak. */
function headReading(answer: Answer, route: string): Pick<Probe, 'works' | 'json' | 'problem' | 'blocker'> {
  if (isSuccess(answer.status))
    return { works: true, json: undefined, problem: undefined, blocker: undefined };
  const problem = statusLine(answer.status);
  const blocker = findBlocker(answer, route);
  return { works: false, json: undefined, problem, blocker: blocker && { ...blocker, evidence: problem } };
}
