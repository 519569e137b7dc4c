import { asRecord } from './query.ts';

type Data = Readonly<Record<string, unknown>>;

/** Asks another route of the same site, as `WP_REST_Server::embed_links` does: without `_fields`, a whole page at most. */
type Ask = (route: string, parameters: Readonly<Record<string, string>>) => { readonly body: unknown };

/** `_embedded` of an item: each embeddable link of these relations (of all, if none is named); a refusal stands in its place. */
export function embeddedOf(item: Data, rels: readonly string[] | undefined, root: string, ask: Ask): Data {
  const embedded = Object.entries(asRecord(item['_links'])).flatMap(([rel, targets]) => {
    if (rels !== undefined && !rels.includes(rel)) return [];
    const links = Array.isArray(targets) ? targets.filter(({ embeddable }) => embeddable === true) : [];
    const found = links.map(({ href }) => follow(String(href), root, ask));
    return found.every((answer) => Array.isArray(answer) && answer.length === 0) ? [] : [[rel, found]];
  });
  return embedded.length === 0 ? item : { ...item, _embedded: Object.fromEntries(embedded) };
}

function follow(href: string, root: string, ask: Ask): unknown {
  const { pathname, searchParams } = new URL(href.replace(root, 'http://site/'));
  return ask(pathname, { context: 'embed', ...Object.fromEntries(searchParams) }).body;
}
