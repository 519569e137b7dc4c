import { PressgraphError } from '../../base/errors.ts';
import type { Resource } from '../../model/resources.ts';
import { MAX_PER_PAGE } from '../../model/route-paging.ts';
import { resourcesOf, type SiteModel } from '../../model/site-model.ts';
import type { WordPressClient } from '../../wordpress/rest/client.ts';

/** The order that lists mostly have, so that recorded pages serve them. */
const orderOf = ({ kind }: Resource) =>
  kind === 'term' || kind === 'author'
    ? { orderby: 'name', order: 'asc' }
    : { orderby: 'date', order: 'desc' };

/**
 * Reads every public item of every type, whole, as lists: whoever records the requests can answer for each of them.
 *
 * @param most Items of each type.
 * @returns What was left out, in plain words.
 */
export async function crawl(
  client: WordPressClient,
  site: SiteModel,
  most: number,
): Promise<readonly string[]> {
  const notes: string[] = [];
  for (const resource of resourcesOf(site)) {
    const note = await crawlRoute(client, resource, site, most);
    if (note !== undefined) notes.push(note);
  }
  return notes;
}

async function crawlRoute(
  client: WordPressClient,
  resource: Resource,
  site: SiteModel,
  most: number,
): Promise<string | undefined> {
  const { route } = resource;
  const size = Math.min(site.paging.get(route)?.maximum ?? MAX_PER_PAGE, MAX_PER_PAGE);
  try {
    for (let page = 1; ; page += 1) {
      const query = { ...orderOf(resource), per_page: size, page };
      const { headers } = await client.request({ route, query });
      const pages = Number(headers['x-wp-totalpages'] ?? 1);
      if (!(page < pages)) return undefined;
      if (page * size >= most) return `${route}: the first ${page * size} of ${headers['x-wp-total']} items.`;
    }
  } catch (error) {
    if (!(error instanceof PressgraphError)) throw error;
    // Its refusal is recorded like any other answer.
    return error.message;
  }
}
