import { setMaxListeners } from 'node:events';
import { CacheUse } from '../../cache/cache-use.ts';
import type { ChangeFeed } from '../../changes/change-feed.ts';
import type { Change } from '../../changes/changes.ts';
import type { GatewayContext, PageLimits, UploadLimits } from '../../graphql/engine/context.ts';
import { createLoaders } from '../../loaders/loaders.ts';
import { createSiteMemories } from '../../loaders/site/site-memory.ts';
import { boundClient } from '../../wordpress/rest/bound-client.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';
import { operationLog } from '../operating/operation-log.ts';
import { recordOf } from '../operating/request-records.ts';
import type { GatewayCaches } from '../site/caching.ts';
import { CredentialCheck } from '../site/credential-check.ts';
import { type PreviewOptions, previewsOf } from '../site/previews.ts';
import { type ServiceOptions, serviceReader } from '../site/service.ts';
import { uploadsOf } from '../uploads/uploads-of.ts';
import { ANONYMOUS, type CallerOptions, callerOf, forwardableHeaders } from './caller.ts';
import { operationSignal } from './operation-signal.ts';
import type { Trace } from './trace.ts';

/** Whose rights operations have at WordPress. */
export interface RightsOptions extends CallerOptions, PreviewOptions {
  /** A credential of the gateway itself, for what the public may not read. None unless told otherwise. */
  readonly service?: ServiceOptions | undefined;
}

/** What an operation gets beside the site, which comes together with the schema. */
export type OperationContext = Omit<GatewayContext, 'site'>;

export interface OperationContextOptions extends RightsOptions {
  readonly pages: PageLimits;
  readonly uploads: UploadLimits;
  /** Milliseconds that a whole operation may take. */
  readonly operationTimeout: number;
  /** What is held for the public. */
  readonly caches?: GatewayCaches | undefined;
  readonly changes: ChangeFeed;
  /** Hears what was written. */
  readonly onWritten: (change: Change) => void;
}

/**
 * Makes the context of each operation: loaders of its own, with the rights of who is asking.
 *
 * The function made throws a GraphQLError, UNAUTHENTICATED for the operation as a whole, where WordPress does not know
 * the credential that came.
 *
 * @throws PressgraphError BAD_USER_INPUT for options that cannot be used.
 */
export function createOperationContext(
  client: WordPressClient,
  options: OperationContextOptions,
): (initial: {
  readonly request: Request;
  readonly trace?: Trace;
  readonly cacheUse?: CacheUse;
}) => Promise<OperationContext> {
  const {
    pages,
    uploads,
    operationTimeout,
    service,
    caches,
    changes,
    onWritten,
    forwardCookies = false,
  } = options;
  const forwardHeaders = forwardableHeaders(options.forwardHeaders ?? []);
  const previews = previewsOf(client.restRoot, options);
  const check = new CredentialCheck(client);
  const memoryOf = createSiteMemories();
  return async ({ request, trace, cacheUse }) => {
    const signal = operationSignal(request.signal, operationTimeout, uploadsOf.get(request)?.over);
    // Each upstream request of the operation listens to it: many are no leak.
    setMaxListeners(0, signal);
    const caller = callerOf(request.headers, { forwardHeaders, forwardCookies });
    const log = operationLog(recordOf(request), trace);
    await check.assertAccepted(caller, signal, log);
    const isIdentified = caller.kind === 'identified';
    const asked = boundClient(client, {
      signal,
      headers: caller.headers,
      as: isIdentified ? 'caller' : 'anonymous',
      log,
    });
    return {
      load: createLoaders(asked, memoryOf(caller.key), {
        isIdentified,
        service: serviceReader(client, service, { signal, log }),
        reads:
          caches && caller.key === ANONYMOUS
            ? { caches, use: cacheUse ?? new CacheUse(caches.now()), signal, log }
            : undefined,
        onWritten,
      }),
      signal,
      pages,
      uploads,
      caller: { kind: caller.kind, key: caller.key },
      previews,
      changes,
    };
  };
}
