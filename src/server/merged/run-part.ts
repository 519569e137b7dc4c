import { PressgraphError } from '../../base/errors.ts';
import type { SitePart } from '../../graphql/merged/plan/site-parts.ts';
import { asPartResult, type PartResult } from '../../graphql/merged/values/part-result.ts';
import type { NodeContext } from '../limits/rate/limit-callers.ts';
import type { RequestContext } from '../operation/request-state.ts';
import { headersOfSite } from './caller-of-site.ts';
import type { EstimatedParts } from './estimated-parts.ts';
import { PART_ENDPOINT, type PartServer } from './serve-parts.ts';

export interface PartRunnerOptions {
  /** Most requests to WordPress of an operation, estimated. */
  readonly maxCost: number;
  readonly estimated: EstimatedParts;
  /** Names of headers that are forwarded to WordPress. */
  readonly forwardHeaders: readonly string[];
}

/** What a request for several sites has that its parts need. */
export type WholeRequest = RequestContext & NodeContext & { readonly request: Request };

/** Executes the parts of one operation, each on its site. */
export class PartRunner {
  readonly #whole: WholeRequest;
  readonly #options: PartRunnerOptions;
  readonly #extensions: { readonly site: string; readonly extensions: object }[] = [];
  #spent = 0;

  constructor(whole: WholeRequest, options: PartRunnerOptions) {
    this.#whole = whole;
    this.#options = options;
  }

  /** What the sites said of their parts. */
  get extensions(): readonly { readonly site: string; readonly extensions: object }[] {
    return this.#extensions;
  }

  /** The headers of the caller for one site. */
  headersOf(site: string): Headers {
    return headersOfSite(this.#whole.request.headers, site, this.#options.forwardHeaders);
  }

  /** @throws PressgraphError QUERY_TOO_COMPLEX if the parts together would cost too much. */
  async run({ site, document, variables }: SitePart, server: PartServer): Promise<PartResult> {
    const { request, requestState, req } = this.#whole;
    const { estimated } = this.#options;
    const { schema } = server.site.version;
    const estimate = estimated.of({ document, variables }, schema, server.smallRoutes());
    this.#spend(estimate?.requests ?? 0);
    const part = new Request(`http://gateway${PART_ENDPOINT}`, {
      method: 'POST',
      headers: this.headersOf(site),
      body: JSON.stringify({ query: estimated.textOf(document), variables }),
      signal: request.signal,
    });
    const { record } = requestState;
    const response = await server.fetch(part, {
      requestState: { record },
      ...(req && { req }),
      ...(estimate && { estimate }),
    });
    const result = asPartResult(await jsonOf(response, site));
    const { extensions } = result as { readonly extensions?: object };
    if (extensions) this.#extensions.push({ site, extensions });
    return result;
  }

  #spend(requests: number): void {
    const { maxCost } = this.#options;
    this.#spent += requests;
    if (this.#spent <= maxCost) return;
    throw new PressgraphError(
      'QUERY_TOO_COMPLEX',
      `Expected an operation of at most ${maxCost} requests to WordPress, got more when its lists were read on.`,
      { details: { limit: maxCost } },
    );
  }
}

async function jsonOf(response: Response, site: string): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new PressgraphError('UPSTREAM_ERROR', `Expected JSON of the site “${site}”, got something else.`, {
      cause,
    });
  }
}
