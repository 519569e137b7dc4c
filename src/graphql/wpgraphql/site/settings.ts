import { MEDIA } from '../../../model/resources.ts';
import type { GatewayContext } from '../../engine/context.ts';
import { ONE_BY_ID } from '../../engine/field-options/types.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import { sitePath } from '../../engine/uri/site-uri.ts';
import type { Dialect } from '../dialect.ts';
import { globalId } from '../kit/global-ids.ts';
import type { FieldSpec, Fields } from '../kit/registrar.ts';
import { textOrNull } from '../kit/texts.ts';
import { edgeField, relatedTo } from '../paging/connections.ts';
import { permalinkStructure } from './permalinks.ts';

const INDEX = [
  ...['name', 'description', 'url', 'home', 'timezone_string', 'gmt_offset', 'show_on_front'],
  ...['page_on_front', 'page_for_posts', 'site_icon', 'site_icon_url'],
];

type Value = (context: GatewayContext) => Promise<unknown>;

const ofIndex =
  (key: string): Value =>
  async ({ load }) =>
    (await load.index(INDEX))[key];

/** A setting that only callers with rights, or the gateway's own credential, may read; otherwise WordPress's default. */
const ofSettings =
  (key: string, fallback: unknown): Value =>
  async ({ load }) =>
    (await load.settings([key]))?.[key] ?? fallback;

const language: Value = async ({ load, site }) =>
  (await load.frontPage(sitePath('/', site.addresses)))?.language?.replace('-', '_') ?? null;

const timezone: Value = async (context) => {
  const [name, offset] = [await ofIndex('timezone_string')(context), await ofIndex('gmt_offset')(context)];
  return textOrNull(name) ?? (offset === undefined ? null : offsetText(Number(offset)));
};

/** `+05:30`, as WordPress names a zone that is an offset only. */
function offsetText(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 60);
  const pad = (number: number) => String(number).padStart(2, '0');
  return `${hours < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

interface Setting {
  readonly type: string;
  readonly value: Value;
  readonly requests?: 'index' | 'settings' | 'front page' | 'permalinks';
}

type Group = Readonly<Record<string, Setting>>;

const GROUPS: Readonly<Record<string, Group>> = {
  generalSettings: {
    title: { type: 'String', value: ofIndex('name') },
    description: { type: 'String', value: ofIndex('description') },
    url: { type: 'String', value: ofIndex('url') },
    homeUrl: { type: 'String', value: ofIndex('home') },
    timezone: { type: 'String', value: timezone },
    language: { type: 'String', value: language, requests: 'front page' },
    dateFormat: { type: 'String', value: ofSettings('date_format', 'F j, Y'), requests: 'settings' },
    timeFormat: { type: 'String', value: ofSettings('time_format', 'g:i a'), requests: 'settings' },
    startOfWeek: { type: 'Int', value: ofSettings('start_of_week', 1), requests: 'settings' },
    email: { type: 'String', value: () => Promise.resolve(null) },
  },
  readingSettings: {
    postsPerPage: { type: 'Int', value: ofSettings('posts_per_page', 10), requests: 'settings' },
    showOnFront: { type: 'String', value: ofIndex('show_on_front') },
    pageOnFront: { type: 'Int', value: ofIndex('page_on_front') },
    pageForPosts: { type: 'Int', value: ofIndex('page_for_posts') },
  },
  discussionSettings: {
    defaultCommentStatus: {
      type: 'String',
      value: ofSettings('default_comment_status', 'open'),
      requests: 'settings',
    },
    defaultPingStatus: {
      type: 'String',
      value: ofSettings('default_ping_status', 'open'),
      requests: 'settings',
    },
  },
  writingSettings: {
    defaultCategory: { type: 'Int', value: ofSettings('default_category', 1), requests: 'settings' },
    defaultPostFormat: {
      type: 'String',
      value: ofSettings('default_post_format', '0'),
      requests: 'settings',
    },
    useSmilies: { type: 'Boolean', value: ofSettings('use_smilies', true), requests: 'settings' },
  },
  permalinkSettings: {
    structure: { type: 'String', value: permalinkStructure, requests: 'permalinks' },
    categoryBase: { type: 'String', value: () => Promise.resolve('') },
    tagBase: { type: 'String', value: () => Promise.resolve('') },
  },
};

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const fieldOf = ({ type, value, requests = 'index' }: Setting, name: string): FieldSpec<unknown> => ({
  type,
  costs: { once: { [requests]: 1 } },
  description: `The setting \`${name}\` of the site. Where it is not public, WordPress’s default.`,
  resolve: (_row, _args, context) => value(context),
});

/** The types of settings. They are objects without data: each field asks for what it needs. */
export function registerSettings(dialect: Dialect): void {
  const { types } = dialect;
  for (const [group, settings] of Object.entries(GROUPS)) {
    types.object(capitalised(group), {
      description: `The ${group.replace('Settings', ' settings')} of the site.`,
      interfaces: ['Node'],
      fields: {
        id: {
          type: 'ID!',
          description: 'The global ID.',
          resolve: () => globalId('setting_group', group.replace('Settings', '')),
        },
        ...Object.fromEntries(
          Object.entries(settings).map(([name, setting]) => [name, fieldOf(setting, name)]),
        ),
        ...(group === 'generalSettings' && iconFields(dialect)),
      },
    });
  }
  types.object('Settings', {
    description: 'All settings of the site.',
    fields: Object.fromEntries(
      Object.entries(GROUPS).flatMap(([group, settings]) =>
        Object.entries(settings).map(([name, setting]) => [
          `${group}${capitalised(name)}`,
          fieldOf(setting, name),
        ]),
      ),
    ),
  });
}

const iconFields = ({ types }: Dialect): Fields<unknown> => ({
  siteIcon: edgeField<unknown>(
    types,
    { to: 'MediaItem', name: 'GeneralSettingsToMediaItem' },
    {
      costs: { ...ONE_BY_ID, once: { index: 1 } },
      description: 'The icon of the site.',
      resolve: async (_row, _args, context, info) => {
        const id = await ofIndex('site_icon')(context);
        return relatedTo(await loadRelated(MEDIA, typeof id === 'number' ? id : null, context, info));
      },
    },
  ),
  siteIconUrl: {
    type: 'String',
    args: { size: 'Int' },
    costs: { once: { index: 1 } },
    description: 'The URL of the icon of the site.',
    resolve: async (_row, _args, context) => textOrNull(await ofIndex('site_icon_url')(context)),
  },
});

/** The fields of settings at the root. */
export const settingsFields = (): Fields<unknown> => ({
  allSettings: { type: 'Settings', description: 'All settings of the site.', resolve: () => ({}) },
  ...Object.fromEntries(
    Object.keys(GROUPS).map((group) => [
      group,
      { type: capitalised(group), description: `The ${group} of the site.`, resolve: () => ({}) },
    ]),
  ),
});
