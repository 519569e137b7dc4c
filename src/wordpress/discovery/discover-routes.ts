import { z } from 'zod';
import { PressgraphError } from '../../base/errors.ts';
import { isRecord, type JsonObject } from '../../base/json.ts';
import type { DiscoveredRoute } from '../../model/discovery.ts';
import { ACF } from '../../model/fields/acf-schema.ts';
import { linksTelling } from '../../model/fields/references/linked-items.ts';
import { SETTINGS } from '../../model/resources.ts';
import type { WordPressClient } from '../rest/client.ts';
import { pageLimitIn } from '../rest/page-size.ts';
import type { RestRequest, RestResponse } from '../rest/request.ts';
import { describeTogether } from './describe-routes.ts';

/** How many live items are searched for fields that no schema declares. */
const SAMPLES = 5;
/** How many are searched for the fields in {@link CONTAINERS}, of which each item may have others. */
const FURTHER_SAMPLES = 50;
/** Keys under which plugins put all fields that editors define. */
const CONTAINERS = [ACF, 'meta_box'];

const record = z.record(z.string(), z.unknown()).catch({});

/** The parts of an `OPTIONS` answer that describe items, and the arguments of each method. */
const description = z.object({
  schema: z.object({ properties: record }).catch({ properties: {} }),
  endpoints: z.array(z.object({ methods: z.array(z.string()).catch([]), args: record })).catch([]),
});

/** The items of routes that are searched for fields, as they are requested. */
export type Samples = ReadonlyMap<string, Promise<RestResponse>>;

/** Requests items of routes that are probably there, before it is known. A failure is told of those that are. */
export function requestSamples(
  client: WordPressClient,
  routes: readonly string[],
  signal: AbortSignal | undefined,
): Samples {
  return new Map(
    routes.filter(hasItems).map((route) => {
      const sample = client.request({ ...sampleOf(route), signal });
      sample.catch(() => {});
      return [route, sample] as const;
    }),
  );
}

/** Settings are not a list, and readable only by those who may change them. */
const hasItems = (route: string): boolean => route !== SETTINGS.route;

const sampleOf = (route: string): RestRequest => ({ route, query: { per_page: SAMPLES } });

export interface DescribedRoutes {
  readonly routes: Readonly<Record<string, DiscoveredRoute>>;
  readonly warnings: readonly string[];
}

/**
 * Reads what the items and lists of collections are like. A route that does not say is assumed to be WordPress's own.
 *
 * @param namespaces Those of the site, each of which may describe several routes at once.
 * @param samples Those that are requested already.
 */
export async function discoverRoutes(
  client: WordPressClient,
  routes: readonly string[],
  namespaces: readonly string[],
  signal: AbortSignal | undefined,
  samples: Samples = new Map(),
): Promise<DescribedRoutes> {
  const silent: string[] = [];
  let reason = '';
  const read = async (
    request: RestRequest,
    response = client.request({ ...request, signal }),
  ): Promise<unknown> => {
    try {
      return (await response).body;
    } catch (error) {
      if (signal?.aborted || !(error instanceof PressgraphError)) throw error;
      const limit = pageLimitIn(error.wordpress?.invalid);
      if (limit !== undefined && limit < Number(request.query?.['per_page'])) {
        return await read({ ...request, query: { ...request.query, per_page: limit } });
      }
      // For settings, WordPress's own are assumed: nothing readable is missing.
      if (request.route === SETTINGS.route) return undefined;
      silent.push(`${request.method ?? 'GET'} ${request.route}`);
      reason = error.message;
      return undefined;
    }
  };
  /** What is nice to know, but not missed. */
  const readQuietly = async (request: RestRequest): Promise<unknown> => {
    try {
      return (await client.request({ ...request, signal })).body;
    } catch (error) {
      if (signal?.aborted || !(error instanceof PressgraphError)) throw error;
      return undefined;
    }
  };
  const together = describeTogether(client, routes, namespaces, signal);
  const describeRoute = async (route: string): Promise<unknown> =>
    (await together.get(route)) ?? (await read({ route, method: 'OPTIONS' }));
  const described = await Promise.all(
    routes.map(async (route) => {
      const [options, items] = await Promise.all([
        describeRoute(route),
        hasItems(route) ? read(sampleOf(route), samples.get(route)) : undefined,
      ]);
      const described = describe(options, items);
      const further = furtherFields(described);
      if (further.length === 0) return [route, described] as const;
      const wide = await readQuietly({
        route,
        query: { per_page: FURTHER_SAMPLES, _fields: ['id', ...further, ...linksTelling('any')] },
      });
      return [route, { ...described, samples: withFurther(described.samples, listIn(wide)) }] as const;
    }),
  );
  return {
    routes: Object.fromEntries(described),
    warnings:
      silent.length === 0
        ? []
        : [
            `Fields that the site adds may be missing, because these requests failed: ${silent.sort().join(', ')}. ${reason}`,
          ],
  };
}

function describe(options: unknown, items: unknown): DiscoveredRoute {
  const { schema, endpoints } = description.parse(isRecord(options) ? options : {});
  const readable = Object.entries(schema.properties).filter(([, property]) => isForReading(property));
  // A proxy in front of WordPress may answer `OPTIONS` itself: what it leaves out says nothing.
  const takenBy = (method: string) => {
    const args = endpoints.find(({ methods }) => methods.includes(method))?.args ?? {};
    return Object.keys(args).length === 0 ? undefined : args;
  };
  return {
    properties: Object.fromEntries(readable),
    parameters: takenBy('GET'),
    writable: takenBy('POST'),
    samples: listIn(items).filter(isRecord),
  };
}

/** The containers of fields that items have. */
const furtherFields = ({ samples, properties }: DiscoveredRoute): readonly string[] =>
  samples.length < SAMPLES
    ? []
    : CONTAINERS.filter((key) => key in properties || samples.some((sample) => isRecord(sample[key])));

/** The samples, and the containers of items after them. */
const withFurther = (samples: readonly JsonObject[], further: readonly unknown[]): readonly JsonObject[] => {
  const known = new Set(samples.map(({ id }) => id));
  return [...samples, ...further.filter(isRecord).filter(({ id }) => !known.has(id))];
};

/** The items of an answer. Plugins wrap theirs in an object, as its only list of objects: `{ "events": [ … ], "total": 3 }`. */
function listIn(answer: unknown): readonly unknown[] {
  if (Array.isArray(answer) || !isRecord(answer)) return Array.isArray(answer) ? answer : [];
  const lists = Object.values(answer).filter(
    (value): value is unknown[] => Array.isArray(value) && value.length > 0 && value.every(isRecord),
  );
  return lists.length === 1 ? (lists[0] ?? []) : [];
}

/** A field may be declared for editors only (`context: ['edit']`). */
function isForReading(property: unknown): boolean {
  if (!isRecord(property)) return false;
  const { context } = property;
  return !Array.isArray(context) || context.length === 0 || context.includes('view');
}
