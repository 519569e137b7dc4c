import { isRecord } from '../../../base/json.ts';
import type { SiteModel } from '../../../model/site-model.ts';
import type { JoinFinding } from '../examination.ts';
import type { SendProbe } from '../probe.ts';

/**
 * Checks the routes of further namespaces: whether they answer, and whether their items can be requested by id, which the
 * gateway relies on. Two requests each.
 */
export async function examineJoins(
  sendProbe: SendProbe,
  { joins }: Pick<SiteModel, 'joins'>,
): Promise<readonly JoinFinding[]> {
  const findings: JoinFinding[] = [];
  for (const { namespace, route, contentType, include, rows, query, fields } of joins) {
    const itemsOf = (json: unknown): readonly unknown[] => {
      const items = rows !== undefined && isRecord(json) ? json[rows] : json;
      return Array.isArray(items) ? items.map((item) => (isRecord(item) ? item['id'] : undefined)) : [];
    };
    const found = { namespace, route, contentType, fields: fields.length };
    const { works, problem, blocker, json } = await sendProbe({ route, query: { ...query, per_page: 2 } });
    const id = itemsOf(json).at(-1);
    if (!works || typeof id !== 'number') {
      findings.push({ ...found, works, problem, blocker, takesIds: undefined });
      continue;
    }
    const byId = await sendProbe({ route, query: { ...query, [include]: String(id), per_page: 1 } });
    findings.push({ ...found, works, takesIds: byId.works && itemsOf(byId.json).join() === String(id) });
  }
  return findings;
}
