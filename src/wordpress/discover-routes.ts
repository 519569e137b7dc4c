import { z } from 'zod';
import { PressgraphError } from '../errors.ts';
import type { DiscoveredRoute } from '../site/discovery.ts';
import { isRecord } from '../site/json.ts';
import type { WordPressClient } from './client.ts';

/** How many live items are looked at for fields that no schema declares. */
const SAMPLES = 5;

const record = z.record(z.string(), z.unknown()).catch({});

/** The part of an `OPTIONS` answer that tells of items and of the parameters of `GET`. */
const description = z.object({
  schema: z.object({ properties: record }).catch({ properties: {} }),
  endpoints: z.array(z.object({ methods: z.array(z.string()).catch([]), args: record })).catch([]),
});

export interface DescribedRoutes {
  readonly routes: Readonly<Record<string, DiscoveredRoute>>;
  readonly warnings: readonly string[];
}

/** Asks collections what their items and lists are like. A route that does not tell is left out, with a warning. */
export async function discoverRoutes(
  client: WordPressClient,
  routes: readonly string[],
  signal: AbortSignal | undefined,
): Promise<DescribedRoutes> {
  const blocked: string[] = [];
  let reason = '';
  const described = await Promise.all(
    routes.map(async (route) => {
      try {
        return [[route, await discoverRoute(client, route, signal)]] as const;
      } catch (error) {
        if (signal?.aborted || !(error instanceof PressgraphError)) throw error;
        blocked.push(route);
        reason = error.message;
        return [];
      }
    }),
  );
  const warnings =
    blocked.length === 0
      ? []
      : [
          `What the site adds to ${blocked.join(', ')} cannot be read: WordPress’s own fields are assumed. ${reason}`,
        ];
  return { routes: Object.fromEntries(described.flat()), warnings };
}

async function discoverRoute(
  client: WordPressClient,
  route: string,
  signal: AbortSignal | undefined,
): Promise<DiscoveredRoute> {
  const [told, items] = await Promise.all([
    client.request({ route, method: 'OPTIONS', signal }),
    client.request({ route, query: { per_page: SAMPLES }, signal }),
  ]);
  const { schema, endpoints } = description.parse(isRecord(told.body) ? told.body : {});
  const readable = Object.entries(schema.properties).filter(([, property]) => isForReading(property));
  return {
    properties: Object.fromEntries(readable),
    parameters: endpoints.find(({ methods }) => methods.includes('GET'))?.args ?? {},
    samples: Array.isArray(items.body) ? items.body.filter(isRecord) : [],
  };
}

/** A field may be declared for editors alone (`context: ['edit']`). */
function isForReading(property: unknown): boolean {
  if (!isRecord(property)) return false;
  const { context } = property;
  return !Array.isArray(context) || context.length === 0 || context.includes('view');
}
