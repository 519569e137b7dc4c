import { isRecord } from '../../../base/json.ts';
import type { DiscoveredRoute } from '../../../model/discovery.ts';
import type { Resource } from '../../../model/resources.ts';
import type { RelationFinding } from '../examination.ts';

/** The relations that plugins name in `_links` of sample items, besides WordPress's own: `acf:attachment`. */
export function relationsOf(
  resources: readonly Resource[],
  routes: Readonly<Record<string, DiscoveredRoute>>,
): readonly RelationFinding[] {
  const labels = new Map<string, Set<string>>();
  for (const { route, label } of resources) {
    for (const { _links: links } of routes[route]?.samples ?? []) {
      const names = isRecord(links) ? Object.keys(links) : [];
      for (const name of names.filter((one) => /^(?!wp:)[\w-]+:\w/.test(one)))
        labels.set(name, (labels.get(name) ?? new Set()).add(label));
    }
  }
  return [...labels].map(([name, of]) => ({ name, labels: [...of] }));
}
