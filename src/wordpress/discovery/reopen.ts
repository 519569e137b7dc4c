import { PressgraphError } from '../../base/errors.ts';
import { untilAborted } from '../../base/until-aborted.ts';
import type { Discovery } from '../../model/discovery.ts';
import { type SiteHeaderOptions, siteHeadersFor } from '../http/site-headers.ts';
import { createTransport } from '../http/transport.ts';
import { RestRoot } from '../rest/address/rest-root.ts';
import { createWordPressClient, type WordPressClient, type WordPressClientOptions } from '../rest/client.ts';
import type { DiscoveredSite, DiscoveryOptions } from './discover.ts';
import { finderOf } from './root/find-anew.ts';
import { mayLogIn, refuseLogin } from './root/refuse-login.ts';
import { parseSiteAddress } from './root/site-address.ts';
import { pagesOf } from './site-pages.ts';

export interface ReopenOptions
  extends DiscoveryOptions,
    SiteHeaderOptions,
    Pick<WordPressClientOptions, 'blockedPaths'> {
  /** Whether the headers for every request have proved to be no login. Default: they are tried before the first request. */
  readonly admission?: Admission | undefined;
  /** Called once if WordPress takes the headers for every request for a login. */
  readonly onRefused?: ((error: PressgraphError) => void) | undefined;
}

export interface Admission {
  isAdmitted: boolean;
}

/** Opens a site from what was discovered of it before. Sends no request. */
export function reopenSite(siteUrl: string, known: Discovery, options: ReopenOptions): DiscoveredSite {
  const { describedNamespaces, maxConcurrent, onWithheld, onWarning, blockedPaths } = options;
  const [given] = parseSiteAddress(siteUrl);
  const headersFor = siteHeadersFor(given, options);
  const restRoot = new RestRoot(known.restRoot);
  const page = pagesOf(restRoot, given ?? new URL(known.home), known.home) ?? new URL(restRoot.origin);
  const transport = { ...options, headersFor };
  const client = createWordPressClient(
    {
      ...{ restRoot: known.restRoot, siteUrl: page.href, maxConcurrent, headersFor },
      ...{ onWithheld, onWarning, blockedPaths },
    },
    createTransport(transport),
  );
  return {
    discovery: { ...known, ...(describedNamespaces?.length && { describedNamespaces }) },
    client: mayLogIn(options) ? onceAdmitted(client, options) : client,
    findAnew: finderOf(siteUrl, client, transport),
  };
}

/** The headers are tried before the first request of anybody: at start, there was no WordPress to try them with. */
function onceAdmitted(
  client: WordPressClient,
  { onRefused, admission: memory = { isAdmitted: false } }: Pick<ReopenOptions, 'onRefused' | 'admission'>,
): WordPressClient {
  let admission: Promise<void> | undefined;
  const tried = async (): Promise<void> => {
    try {
      await refuseLogin(client, undefined);
      memory.isAdmitted = true;
    } catch (error) {
      if (!(error instanceof PressgraphError) || error.code !== 'BAD_USER_INPUT') {
        admission = undefined;
        throw error;
      }
      onRefused?.(error);
      throw new PressgraphError('UPSTREAM_UNAVAILABLE', 'The site cannot be requested as it is configured.', {
        cause: error,
      });
    }
  };
  const after = async <T>(send: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
    if (!memory.isAdmitted) {
      admission ??= tried();
      await (signal ? untilAborted(admission, signal) : admission);
    }
    return await send();
  };
  return {
    ...client,
    get restRoot() {
      return client.restRoot;
    },
    request: (request) => after(() => client.request(request), request.signal),
    write: (write) => after(() => client.write(write), write.signal),
    head: (path, signal, log) => after(() => client.head(path, signal, log), signal),
    page: (path, signal, log) => after(() => client.page(path, signal, log), signal),
  };
}
