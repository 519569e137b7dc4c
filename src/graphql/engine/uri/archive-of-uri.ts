import type { ContentTypeModel } from '../../../model/resources.ts';
import type { SiteModel } from '../../../model/site-model.ts';
import type { GatewayContext } from '../context.ts';
import { archivePath } from './archive-path.ts';
import type { FoundPage } from './find-page.ts';

/** A page of the site that lists items, rather than showing one. */
export type Archive =
  | { readonly kind: 'type'; readonly model: ContentTypeModel }
  | { readonly kind: 'date'; readonly date: DateOfArchive };

/** A year, a month or a day. */
export interface DateOfArchive {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
}

export interface FoundArchive {
  readonly archive: Archive;
  /** Whether WordPress said that the page shows no single item. */
  readonly isCertain: boolean;
  /** Whether it is the home page. */
  readonly isHome: boolean;
}

/** The path of the archive of a post type; `null` if it has none. */
export const archiveUriOf = (
  model: ContentTypeModel,
  site: Pick<SiteModel, 'linkFolders' | 'addresses'>,
): string | null => archivePath(model, site) ?? (model.slug === 'post' ? '/' : null);

/** The archive that a page shows: of a post type, of a date, or the latest posts. */
export function archiveOnPage({ uri, page }: FoundPage, site: SiteModel): FoundArchive | undefined {
  if (!page || page.item || page.isFile || page.leavesTo !== undefined) return undefined;
  const archive = archiveAt(uri, site);
  return archive && { archive, isHome: uri === '' || uri === '/', isCertain: page.hasRestLinks };
}

/** Whether an archive is there where no item is: the home page may have a static page that its headers do not tell. */
export async function isShown(
  { isHome }: FoundArchive,
  { load }: Pick<GatewayContext, 'load'>,
): Promise<boolean> {
  if (!isHome) return true;
  const { show_on_front } = await load.index(['page_on_front', 'show_on_front']);
  return show_on_front === 'posts';
}

function archiveAt(below: string, site: SiteModel): Archive | undefined {
  const { contentTypes } = site;
  const [pathname = '', search = ''] = below.split('?', 2);
  const ofSlug = (slug: string | null) => contentTypes.find((model) => model.slug === slug);
  const query = new URLSearchParams(search);
  const segments = pathname.split('/').filter(Boolean);
  const date = dateIn(segments, query);
  if (date) return { kind: 'date', date };
  const model =
    segments.length > 0
      ? contentTypes.find((model) => endsWith(segments, archivePath(model, site)))
      : ofSlug(search === '' ? 'post' : query.has('p') ? null : query.get('post_type'));
  return model && { kind: 'type', model };
}

/** Whatever is before it, such as a language. */
function endsWith(segments: readonly string[], path: string | undefined): boolean {
  const own = path?.split('/').filter(Boolean) ?? [];
  return own.length > 0 && segments.slice(-own.length).join('/') === own.join('/');
}

/** `/2026/04/30/`, whatever is before it; `?m=202604`; `?year=2026&monthnum=4`. */
function dateIn(segments: readonly string[], query: URLSearchParams): DateOfArchive | undefined {
  const path = /(?:^|\/)(\d{4})(?:\/(\d{1,2}))?(?:\/(\d{1,2}))?$/.exec(segments.join('/'));
  const whole = /^(\d{4})(\d\d)?(\d\d)?$/.exec(query.get('m') ?? '');
  const parts = [query.get('year'), query.get('monthnum'), query.get('day')];
  const [year, month, day] = (path?.slice(1) ?? whole?.slice(1) ?? parts).map((part) =>
    part ? Number(part) : undefined,
  );
  return year === undefined ? undefined : validDate({ year, month, day });
}

/** A date that exists; `undefined` for others. */
export function validDate({ year, month, day }: DateOfArchive): DateOfArchive | undefined {
  const moment = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  const isDate = moment.getUTCMonth() + 1 === (month ?? 1) && moment.getUTCDate() === (day ?? 1);
  return year >= 1 && year <= 9_999 && isDate && (day === undefined || month !== undefined)
    ? { year, month, day }
    : undefined;
}

/** The bounds of a date in the time of the site, as the posts route compares them. */
export function boundsOf({ year, month, day }: DateOfArchive): {
  readonly after: string;
  readonly before: string;
} {
  const start = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const end =
    month === undefined
      ? Date.UTC(year + 1, 0, 1)
      : day === undefined
        ? Date.UTC(year, month, 1)
        : Date.UTC(year, month - 1, day + 1);
  const text = (moment: number) => new Date(moment).toISOString().slice(0, 19);
  // WordPress compares strictly.
  return { after: text(start - 1_000), before: text(end) };
}
