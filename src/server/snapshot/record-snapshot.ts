import { buildSiteModel } from '../../model/site-model.ts';
import { discoverSite } from '../../wordpress/discovery/discover.ts';
import { keptOf, readKeptDiscovery, recordAddress } from '../../wordpress/discovery/discovery-record.ts';
import { reopenSite } from '../../wordpress/discovery/reopen.ts';
import { parseSiteAddress } from '../../wordpress/discovery/root/site-address.ts';
import { createDefaultExchange } from '../../wordpress/http/exchange/default-exchange.ts';
import { siteHeadersFor } from '../../wordpress/http/site-headers.ts';
import { recordExchange } from '../../wordpress/snapshot/recording-exchange.ts';
import { type Snapshot, Tape } from '../../wordpress/snapshot/snapshot.ts';
import { openGateway } from '../create-gateway.ts';
import type { Gateway } from '../gateway.ts';
import type { GatewayOptions } from '../gateway-options.ts';
import { readNamespaces } from '../namespaces/read-namespaces.ts';
import { observeUpstream } from '../operating/upstream-observer.ts';
import { resolveGatewayOptions } from '../resolved-options.ts';
import { dialectEndpoint } from '../wpgraphql/dialect-address.ts';
import { crawl } from './crawl.ts';
import type { RecordedOperation } from './operations.ts';
import { refuseSecrets, refuseService } from './refuse-secrets.ts';

/** What to record of a site. */
export interface RecordOptions {
  readonly operations: readonly RecordedOperation[];
  /** In which schema they are. @defaultValue `'native'` */
  readonly dialect?: 'native' | 'wpgraphql' | undefined;
  /** Reads every public item, up to so many of each type. Default: none. */
  readonly crawlItems?: number | undefined;
}

export interface RecordedSite {
  readonly snapshot: Snapshot;
  /** The answers of the operations, as they were live, in order. */
  readonly results: readonly { readonly name: string; readonly body: string }[];
  /** Operations that are not in it: they lack values of variables, or the schema refuses them. */
  readonly missing: readonly string[];
  /** What is not in it, in plain words. */
  readonly notes: readonly string[];
}

/**
 * Records what a site answers to operations of anonymous callers.
 *
 * @throws PressgraphError BAD_USER_INPUT for invalid options, a service credential, and a snapshot that would hold a secret of the
 *   configuration; as {@link discoverSite}, if there is no site.
 */
export async function recordSnapshot(options: GatewayOptions, record: RecordOptions): Promise<RecordedSite> {
  const resolved = resolveGatewayOptions(options);
  refuseService(resolved);
  const { wordpress, maxConcurrent, connectTimeout, secrets } = resolved;
  const network = resolved.exchange ?? createDefaultExchange({ connections: maxConcurrent, connectTimeout });
  const describedNamespaces = readNamespaces(resolved.namespaces);
  const upstream = { ...observeUpstream({ ...resolved, exchange: network }), describedNamespaces };
  try {
    const live = await discoverSite(wordpress, upstream);
    await live.client.close();
    const address = recordAddress(wordpress);
    // From what is kept, as it will be served: the schema decides what is requested.
    const discovery = readKeptDiscovery(JSON.parse(JSON.stringify(keptOf(live.discovery))), address);
    const tape = new Tape();
    const headersFor = siteHeadersFor(parseSiteAddress(wordpress)[0], resolved);
    const exchange = recordExchange(network, tape, { headersFor });
    const found = reopenSite(address, discovery, { ...upstream, exchange });
    const gateway = await openGateway(found, { ...withoutAddress(options), ...still(options) });
    const notes: string[] = [...live.discovery.warnings];
    try {
      const ran = await runAll(gateway, resolved.wpgraphql, record, notes);
      if (record.crawlItems !== undefined) {
        notes.push(...(await crawl(found.client, buildSiteModel(discovery), record.crawlItems)));
      }
      if (tape.isFull) notes.push('The snapshot is full: what was requested last is not in it.');
      const snapshot = { address, discovery, answers: tape.answers };
      refuseSecrets(snapshot, secrets);
      return { snapshot, ...ran, notes };
    } finally {
      await gateway.dispose();
    }
  } finally {
    if (resolved.exchange === undefined) await network.close();
  }
}

/** Each operation makes all its requests, one by one, as it will without what another had cached. */
const still = ({
  cache,
  freshness,
  upstream,
}: GatewayOptions): Pick<GatewayOptions, 'cache' | 'freshness' | 'upstream'> => ({
  cache: { ...cache, ttl: 0, prefetchMaxBytes: 0 },
  upstream: { ...upstream, companion: false },
  freshness: { ...freshness, watchInterval: 0, refreshInterval: 0, fieldsRefreshInterval: 0 },
});

const withoutAddress = ({ wordpress: _, stateDir: __, redisUrl: ___, ...options }: GatewayOptions) => options;

async function runAll(
  gateway: Gateway,
  wpgraphql: string,
  { operations, dialect = 'native' }: RecordOptions,
  notes: string[],
): Promise<Pick<RecordedSite, 'results' | 'missing'>> {
  const endpoint = dialect === 'native' ? gateway.graphqlEndpoint : dialectEndpoint(wpgraphql);
  const results: { name: string; body: string }[] = [];
  const missing = new Set<string>();
  for (const { name, document, variables, lacks } of operations) {
    if (lacks.length > 0) {
      missing.add(name);
      notes.push(`${name} is not recorded: it needs values for ${lacks.map((one) => `$${one}`).join(', ')}.`);
    }
    // One after another, so that the same run gives the same requests.
    for (const values of variables) {
      const response = await gateway.fetch(`http://gateway${endpoint}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query: document, variables: values }),
      });
      const body = await response.text();
      const { isRefused, messages } = outcomeOf(body);
      if (isRefused) missing.add(name);
      else results.push({ name, body });
      for (const message of messages) notes.push(`${name}${isRefused ? ' is not recorded' : ''}: ${message}`);
    }
  }
  return { results, missing: [...missing] };
}

/** What became of an operation: without data, nothing of it was requested. */
function outcomeOf(body: string): { readonly isRefused: boolean; readonly messages: readonly string[] } {
  const { errors = [], data } = JSON.parse(body) as {
    readonly errors?: readonly { readonly message: string }[];
    readonly data?: unknown;
  };
  return { isRefused: data === undefined, messages: [...new Set(errors.map(({ message }) => message))] };
}
