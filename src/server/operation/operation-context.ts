import type { GatewayContext, PageLimits, UploadLimits } from '../../graphql/engine/context.ts';
import type { PreviewOptions } from '../site/previews.ts';
import type { ServiceOptions } from '../site/service-headers.ts';
import type { CallerOptions } from './caller.ts';
import {
  Operation,
  type OperationOptions,
  type OperationSite,
  type RequestedOperation,
} from './operation.ts';

/** With whose permissions operations request WordPress. */
export interface RightsOptions extends CallerOptions, PreviewOptions {
  /** The gateway's own credential, for reads that the public may not make. */
  readonly service?: ServiceOptions | undefined;
}

/** The context of an operation, except the site model, which is set together with the schema. */
export interface OperationContext extends Omit<GatewayContext, 'site'> {
  readonly operation: Operation;
}

export interface OperationContextOptions extends OperationOptions {
  readonly pages: PageLimits;
  readonly uploads: Pick<UploadLimits, 'maxBytes'>;
  /** What resolvers of the operator's own get of a request. */
  readonly context?: ((request: Request) => unknown) | undefined;
}

/** Begins an operation, and exposes to resolvers only what they need of it. Throws like {@link Operation.begin}. */
export const createOperationContext =
  (site: OperationSite, { pages, uploads, context, ...options }: OperationContextOptions) =>
  async (requested: RequestedOperation): Promise<OperationContext> => {
    const operation = await Operation.begin(site, requested, options);
    const { load, signal, html, unlocked, caller, log } = operation;
    const assertAllowed = async () => {
      await site.uploadRights.assertAllowed(caller, log);
      operation.uploads?.admit();
    };
    const doNotCache = () => operation.cacheUse?.notePrivate();
    const app = remembered(() => context?.(requested.request));
    return {
      siteKey: site.key,
      ...{ operation, load, signal, html, unlocked, pages },
      uploads: { ...uploads, assertAllowed },
      caller: { kind: caller.kind, key: caller.key },
      previews: site.previews,
      changes: site.feed,
      doNotCache,
      app() {
        doNotCache();
        return app();
      },
    };
  };

function remembered<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
