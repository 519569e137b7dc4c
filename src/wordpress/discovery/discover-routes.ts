import { z } from 'zod';
import { PressgraphError } from '../../base/errors.ts';
import { isRecord } from '../../base/json.ts';
import type { DiscoveredRoute } from '../../model/discovery.ts';
import { SETTINGS } from '../../model/resources.ts';
import type { RestRequest, WordPressClient } from '../rest/client.ts';

/** How many live items are looked at for fields that no schema declares. */
const SAMPLES = 5;

const record = z.record(z.string(), z.unknown()).catch({});

/** The part of an `OPTIONS` answer that tells of items, and of what each method takes. */
const description = z.object({
  schema: z.object({ properties: record }).catch({ properties: {} }),
  endpoints: z.array(z.object({ methods: z.array(z.string()).catch([]), args: record })).catch([]),
});

export interface DescribedRoutes {
  readonly routes: Readonly<Record<string, DiscoveredRoute>>;
  readonly warnings: readonly string[];
}

/** Asks collections what their items and lists are like. What a route does not tell is assumed to be WordPress's own. */
export async function discoverRoutes(
  client: WordPressClient,
  routes: readonly string[],
  signal: AbortSignal | undefined,
): Promise<DescribedRoutes> {
  const silent: string[] = [];
  let reason = '';
  const ask = async (request: RestRequest): Promise<unknown> => {
    try {
      return (await client.request({ ...request, signal })).body;
    } catch (error) {
      if (signal?.aborted || !(error instanceof PressgraphError)) throw error;
      // Of settings, WordPress's own are assumed: nothing that is read is missing.
      if (request.route === SETTINGS.route) return undefined;
      silent.push(`${request.method ?? 'GET'} ${request.route}`);
      reason = error.message;
      return undefined;
    }
  };
  const described = await Promise.all(
    routes.map(async (route) => {
      const [told, items] = await Promise.all([
        ask({ route, method: 'OPTIONS' }),
        // Settings are no list, and only for those who may change them.
        route === SETTINGS.route ? undefined : ask({ route, query: { per_page: SAMPLES } }),
      ]);
      return [route, describe(told, items)] as const;
    }),
  );
  return {
    routes: Object.fromEntries(described),
    warnings:
      silent.length === 0
        ? []
        : [
            `What the site adds to its items may be missing, since these were refused: ${silent.sort().join(', ')}. ${reason}`,
          ],
  };
}

function describe(told: unknown, items: unknown): DiscoveredRoute {
  const { schema, endpoints } = description.parse(isRecord(told) ? told : {});
  const readable = Object.entries(schema.properties).filter(([, property]) => isForReading(property));
  // Something in front of WordPress may answer `OPTIONS` itself: what it leaves out says nothing.
  const takenBy = (method: string) => {
    const args = endpoints.find(({ methods }) => methods.includes(method))?.args ?? {};
    return Object.keys(args).length === 0 ? undefined : args;
  };
  return {
    properties: Object.fromEntries(readable),
    parameters: takenBy('GET'),
    writable: takenBy('POST'),
    samples: Array.isArray(items) ? items.filter(isRecord) : [],
  };
}

/** A field may be declared for editors alone (`context: ['edit']`). */
function isForReading(property: unknown): boolean {
  if (!isRecord(property)) return false;
  const { context } = property;
  return !Array.isArray(context) || context.length === 0 || context.includes('view');
}
