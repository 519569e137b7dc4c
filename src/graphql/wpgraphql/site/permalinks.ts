import type { GatewayContext } from '../../engine/context.ts';
import { NEWEST_FIRST } from '../../engine/filters/list-order.ts';
import { uriOf } from '../../engine/uri/site-uri.ts';

/** The fields of a post that may be in its address. */
const FIELDS = ['date', 'id', 'link', 'slug'];

interface Post {
  readonly id: number;
  readonly link?: string;
  readonly slug?: string;
  readonly date?: string | null;
}

/**
 * The structure of permalinks, `/%year%/%postname%/`, as the addresses of the two newest posts show it: it is not in REST.
 * Empty on plain permalinks.
 */
export async function permalinkStructure({ site, load }: GatewayContext): Promise<string | null> {
  const resource = site.contentTypes.find(({ slug }) => slug === 'post');
  if (!resource) return null;
  const { items } = await load.page({
    resource,
    route: resource.route,
    filter: {},
    order: NEWEST_FIRST,
    page: { size: 2, direction: 'forward' },
    fields: FIELDS,
    wantsPlaces: false,
    leadsOn: false,
    owner: undefined,
  });
  const [first, second] = items.map(({ row }) => patternOf(row, uriOf(row.link, site.addresses)));
  if (first === undefined) return null;
  if (first === '') return '';
  const others = second?.split('/');
  return first
    .split('/')
    .map((part, index) => (others === undefined || others[index] === part ? part : '%category%'))
    .join('/');
}

function patternOf({ id, slug, date }: Post, uri: string | null): string | undefined {
  if (uri === null) return undefined;
  if (uri.includes('?')) return '';
  const [year, month, day, hour, minute, second] = (date ?? '').split(/[-T:]/);
  const known: readonly (readonly [string | undefined, string])[] = [
    [slug, '%postname%'],
    [String(id), '%post_id%'],
    [year, '%year%'],
    [month, '%monthnum%'],
    [day, '%day%'],
    ...([
      [hour, '%hour%'],
      [minute, '%minute%'],
      [second, '%second%'],
    ] as const),
  ];
  // A number may be a month and a day: each is taken once, in the usual order.
  const left = [...known];
  return uri
    .split('/')
    .map((part) => {
      const at = left.findIndex(([value]) => value !== undefined && value !== '' && value === part);
      return at < 0 ? part : (left.splice(at, 1)[0]?.[1] ?? part);
    })
    .join('/');
}
