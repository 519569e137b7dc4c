import { isRecord, type JsonObject } from '../base/json.ts';
import type { Discovery } from './discovery.ts';
import { coreKeysOf } from './fields/core-keys.ts';
import { buildSiteModel, resourcesOf } from './site-model.ts';

/** Longer texts say no more about the type of their field. */
const LONGEST_TEXT = 500;

/**
 * A discovery without the contents of its sample items: titles, texts, authors. What tells the types of fields stays, so
 * both give the same model.
 */
export function withoutContents(discovery: Discovery): Discovery {
  const kinds = new Map(
    resourcesOf(buildSiteModel(discovery)).map(({ route, kind }) => [route, kind] as const),
  );
  const routes = Object.entries(discovery.routes).map(([route, described]) => {
    const kind = kinds.get(route);
    const core: ReadonlySet<string> = kind ? coreKeysOf(kind) : new Set(['_links']);
    return [route, { ...described, samples: described.samples.map((item) => lean(item, core)) }] as const;
  });
  return { ...discovery, routes: Object.fromEntries(routes) };
}

/** `link` tells the folder of a type, and a plugin's links what the ids in its fields mean. */
function lean(item: JsonObject, core: ReadonlySet<string>): JsonObject {
  const kept = Object.entries(item).filter(([key]) => key === 'link' || !core.has(key));
  const links = item['_links'];
  const telling = isRecord(links) ? Object.entries(links).filter(([rel]) => rel.startsWith('acf:')) : [];
  return {
    ...Object.fromEntries(kept.map(([key, value]) => [key, shortened(value)])),
    ...(telling.length > 0 && { _links: Object.fromEntries(telling) }),
  };
}

function shortened(value: unknown): unknown {
  if (typeof value === 'string') return value.slice(0, LONGEST_TEXT);
  if (Array.isArray(value)) return value.map(shortened);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shortened(inner)]));
}
