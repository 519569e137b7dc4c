import { PressgraphError } from '../base/errors.ts';
import type { GivenNames } from '../base/given-names.ts';
import { readGivenNames } from '../config/given-names.ts';
import type { ObjectTypes } from '../config/object-types.ts';
import { resolveOptions } from '../config/resolve-options.ts';
import { type Settings, secretsOf } from '../config/settings.ts';
import { GATEWAY_OBJECTS } from './gateway-objects.ts';
import type { GatewayObjects, GatewayOptions, ServeOptions } from './gateway-options.ts';
import type { ServiceOptions } from './site/service-headers.ts';
import { dialectEndpoint } from './wpgraphql/dialect-address.ts';

/** Resolved options, as the gateway's internals read them: flat, with all defaults filled in. */
export interface ResolvedOptions extends Settings, GatewayObjects {
  /** From `serviceAuthorization` and `serviceReads`. */
  readonly service: ServiceOptions | undefined;
  /** From `names`. */
  readonly givenNames: GivenNames;
  /** Values that no log may contain. */
  readonly secrets: readonly string[];
}

const { logger: _logger, metrics: _metrics, ...ofCommand } = GATEWAY_OBJECTS;

/** Those that a config file may give; the command makes the others itself. */
export const COMMAND_OBJECTS: ObjectTypes = ofCommand;

const objectsOf = (options: GatewayObjects): GatewayObjects =>
  Object.fromEntries(Object.entries(options).filter(([name]) => Object.hasOwn(GATEWAY_OBJECTS, name)));

/** @throws PressgraphError BAD_USER_INPUT listing every mistake. */
export function resolveServeOptions(options: ServeOptions): ResolvedOptions {
  const settings = resolveOptions(options, GATEWAY_OBJECTS);
  const { serviceAuthorization: authorization, serviceReads: reads } = settings;
  if (settings.sites !== undefined) {
    throw new PressgraphError(
      'BAD_USER_INPUT',
      'Expected one site, got `sites`: several are served by `createSitesGateway`.',
    );
  }
  return {
    ...settings,
    ...objectsOf(options),
    endpoint: endpointOf(settings),
    givenNames: readGivenNames(settings.names),
    secrets: secretsOf(settings),
    service: authorization === undefined ? undefined : { authorization, reads },
  };
}

/** Where the native schema is, if WPGraphQL's takes its place. */
const INSTEAD = '/pressgraph';

/**
 * The path of the native schema: another one if the schema of WPGraphQL is at the root of the host.
 *
 * @throws PressgraphError BAD_USER_INPUT for one address of both schemas.
 */
function endpointOf({ endpoint, wpgraphql }: Pick<Settings, 'endpoint' | 'wpgraphql'>): string {
  if (wpgraphql === 'off') return endpoint;
  const taken = dialectEndpoint(wpgraphql);
  if (endpoint !== taken) return endpoint;
  if (taken === '/graphql') return INSTEAD;
  throw new PressgraphError(
    'BAD_USER_INPUT',
    `Expected \`endpoint\` and \`wpgraphql\` to have addresses of their own, got ${endpoint} for both.`,
  );
}

/** @throws PressgraphError BAD_USER_INPUT listing every mistake. */
export function resolveGatewayOptions(
  options: GatewayOptions,
): ResolvedOptions & { readonly wordpress: string } {
  return requireAddress(resolveServeOptions(options));
}

/** @throws PressgraphError BAD_USER_INPUT without one. */
export function requireAddress(resolved: ResolvedOptions): ResolvedOptions & { readonly wordpress: string } {
  const { wordpress } = resolved;
  if (wordpress !== undefined) return { ...resolved, wordpress };
  throw new PressgraphError('BAD_USER_INPUT', 'Expected `wordpress`, the address of a site, got none.');
}
