import { PressgraphError } from '../base/errors.ts';
import type { GivenNames } from '../base/given-names.ts';
import { readGivenNames } from '../config/given-names.ts';
import { resolveOptions } from '../config/resolve-options.ts';
import { type Settings, secretsOf } from '../config/settings.ts';
import type { GatewayObjects, GatewayOptions, ServeOptions } from './gateway-options.ts';
import type { ServiceOptions } from './site/service.ts';

/** Resolved options, as the gateway's internals read them: flat, with all defaults filled in. */
export interface ResolvedOptions extends Settings, GatewayObjects {
  /** From `serviceAuthorization` and `serviceReads`. */
  readonly service: ServiceOptions | undefined;
  /** From `names`. */
  readonly givenNames: GivenNames;
  /** Values that no log may contain. */
  readonly secrets: readonly string[];
}

/** Exhaustive: an object missing here would be rejected as an unknown option. */
export const GATEWAY_OBJECTS: Readonly<Record<keyof GatewayObjects, true>> = {
  logger: true,
  metrics: true,
  onRequest: true,
  onError: true,
  onSchemaChange: true,
  rateLimiter: true,
  exchange: true,
};

/** @throws PressgraphError BAD_USER_INPUT listing every mistake. */
export function resolveServeOptions(options: ServeOptions): ResolvedOptions {
  const settings = resolveOptions(options, Object.keys(GATEWAY_OBJECTS));
  const { logger, metrics, onRequest, onError, onSchemaChange, rateLimiter, exchange } = options;
  const { serviceAuthorization: authorization, serviceReads: reads } = settings;
  return {
    ...settings,
    ...{ logger, metrics, onRequest, onError, onSchemaChange, rateLimiter, exchange },
    givenNames: readGivenNames(settings.names),
    secrets: secretsOf(settings),
    service: authorization === undefined ? undefined : { authorization, reads },
  };
}

/** @throws PressgraphError BAD_USER_INPUT listing every mistake. */
export function resolveGatewayOptions(
  options: GatewayOptions,
): ResolvedOptions & { readonly wordpress: string } {
  const resolved = resolveServeOptions(options);
  const { wordpress } = resolved;
  if (wordpress !== undefined) return { ...resolved, wordpress };
  throw new PressgraphError('BAD_USER_INPUT', 'Expected `wordpress`, the address of a site, got none.');
}
