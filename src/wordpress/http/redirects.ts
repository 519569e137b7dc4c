import { PressgraphError } from '../../base/errors.ts';
import type { Answer, Redirect, TransportRequest } from './messages.ts';
import type { RoundTrip } from './round-trip.ts';
import { isSameSite } from './same-site.ts';

const MAX_REDIRECTS = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 307, 308]);

/** The site redirects to another one, and the gateway does not follow. */
export class ForeignRedirectError extends PressgraphError {
  /** For discovery to report: the message goes to callers, and names no host. */
  readonly target: URL;
  /** The redirecting answer: WordPress may have said what the page shows before it redirected. */
  readonly answer: Answer;

  constructor(route: string, target: URL, answer: Answer) {
    const { status } = answer;
    super('UPSTREAM_ERROR', `${route}: redirects to another site, which is not requested.`, {
      route,
      wordpress: { status },
    });
    this.target = target;
    this.answer = answer;
  }
}

/**
 * Sends a request, and follows redirects within the site, with its method and body. A write is not redirected.
 *
 * @throws ForeignRedirectError; PressgraphError UPSTREAM_ERROR after too many; whatever `roundTrip` throws.
 */
export async function followRedirects(request: TransportRequest, roundTrip: RoundTrip): Promise<Answer> {
  let { url } = request;
  const followed: Redirect[] = [];
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const answer = await roundTrip(request, url);
    const location = REDIRECTS.has(answer.status) ? answer.headers['location'] : undefined;
    if (location === undefined || request.isWrite || !URL.canParse(location, url.href)) {
      return followed.length === 0 ? answer : { ...answer, redirects: followed };
    }
    const target = new URL(location, url);
    // Never sent, but they would show in the log.
    target.username = '';
    target.password = '';
    followed.push({ from: url, to: target, status: answer.status, by: answer.headers['x-redirect-by'] });
    if (!isSameSite(url, target)) {
      throw new ForeignRedirectError(request.route, target, { ...answer, redirects: followed });
    }
    if (request.follows?.(target) === false) return { ...answer, redirects: followed };
    url = target;
  }
  throw new PressgraphError(
    'UPSTREAM_ERROR',
    `${request.route}: redirected more than ${MAX_REDIRECTS} times.`,
    { route: request.route },
  );
}
