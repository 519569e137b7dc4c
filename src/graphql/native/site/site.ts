import type { Loaders } from '../../../loaders/loaders.ts';
import { MEDIA } from '../../../model/resources.ts';
import { ONE_BY_ID } from '../../engine/field-options/types.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import { Selection } from '../../engine/selection/selection.ts';
import { sitePath } from '../../engine/uri/site-uri.ts';
import { decodeEntities } from '../../engine/values/formats.ts';
import { THE_ONLY_ONE } from '../node/other-nodes.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { openEnum } from '../values/open-enum.ts';
import { registerCapabilities, routesOf } from './capabilities.ts';
import { FRONT_PAGE_FIELDS, type FrontPageIndex, loadFrontPage } from './front-page.ts';
import { registerImageSize } from './image-size.ts';
import { permalinkShape, registerPermalinkShape } from './permalink-shape.ts';

/** The REST index. As in the row shapes, every field is optional. */
interface SiteIndex extends FrontPageIndex {
  readonly name?: string;
  readonly description?: string;
  readonly url?: string;
  readonly home?: string;
  readonly gmt_offset?: number | string;
  readonly timezone_string?: string;
  readonly namespaces?: readonly string[];
  readonly site_logo?: number;
  readonly site_icon_url?: string;
}

/** The index is a promise, so that each field fails individually, instead of the whole site. */
interface SiteShape {
  readonly index: Promise<SiteIndex>;
}

const loadSite = (load: Pick<Loaders, 'index'>, reads: readonly string[]): SiteShape => ({
  index: reads.length === 0 ? Promise.resolve({}) : load.index(reads),
});

/** The `Site` type, read from the REST index on demand. */
export function registerSite(kit: SchemaKit): void {
  const { builder, site, Content, Media } = kit;
  const Capability = registerCapabilities(kit);
  const PermalinkShape = registerPermalinkShape(builder);
  const ImageSize = registerImageSize(builder);
  const FrontPageKind = openEnum(builder, 'FrontPageKind', 'What the front page of a site shows.', {
    POSTS: { value: 'posts', description: 'The latest posts.' },
    PAGE: { value: 'page', description: 'A static page.' },
  });
  const Site = builder.objectRef<SiteShape>('Site');
  builder.node(Site, {
    description: 'General information about the site.',
    id: { resolve: () => THE_ONLY_ONE },
    fields: (t) => ({
      name: t.string({
        reads: ['name'],
        description: 'The title, as plain text.',
        resolve: async ({ index }) => {
          const { name } = await index;
          return name === undefined ? null : decodeEntities(name);
        },
      }),
      description: t.string({
        reads: ['description'],
        description: 'The tagline, as plain text.',
        resolve: async ({ index }) => {
          const { description } = await index;
          return description === undefined ? null : decodeEntities(description);
        },
      }),
      url: t.field({
        type: 'URL',
        reads: ['url'],
        description: 'The URL of WordPress itself.',
        resolve: async ({ index }) => (await index).url,
      }),
      homeUrl: t.field({
        type: 'URL',
        reads: ['home'],
        description: 'The home URL, which all links start with.',
        resolve: async ({ index }) => (await index).home,
      }),
      timezone: t.string({
        reads: ['timezone_string'],
        description: 'The time zone: `America/New_York`. Null if only an offset is set.',
        resolve: async ({ index }) => (await index).timezone_string || null,
      }),
      gmtOffset: t.float({
        reads: ['gmt_offset'],
        description: 'The current offset from UTC, in hours.',
        // A number or a string, depending on how the site was set up.
        resolve: async ({ index }) => {
          const { gmt_offset } = await index;
          return gmt_offset === undefined || gmt_offset === '' ? null : Number(gmt_offset);
        },
      }),
      iconUrl: t.field({
        type: 'URL',
        reads: ['site_icon_url'],
        description: 'The URL of the site icon. Null if none is set.',
        resolve: async ({ index }) => (await index).site_icon_url || null,
      }),
      logo: t.field({
        type: Media,
        reads: ['site_logo'],
        costs: ONE_BY_ID,
        description: 'The logo. Null if none is set.',
        resolve: async ({ index }, _args, context, info) =>
          loadRelated(MEDIA, (await index).site_logo, context, info),
      }),
      showOnFront: t.field({
        type: FrontPageKind.ref,
        reads: ['show_on_front'],
        description: 'What the front page shows. Null for older versions of WordPress.',
        resolve: async ({ index }) => FrontPageKind.known((await index).show_on_front),
      }),
      frontPage: t.field({
        type: Content,
        reads: FRONT_PAGE_FIELDS,
        costs: { batch: 1, types: 1 },
        description: 'The static front page. Null if the front page shows the latest posts.',
        resolve: async ({ index }, _args, context, info) => loadFrontPage(await index, context, info),
      }),
      language: t.string({
        costs: { once: { frontPage: 1 } },
        description:
          'The language of the front page, as a BCP 47 tag (`en-US`). Read from its HTML, which costs one request.',
        resolve: async (_site, _args, { site, load }) =>
          (await load.frontPage(sitePath('/', site.addresses)))?.language ?? null,
      }),
      permalinkShape: t.field({
        type: PermalinkShape,
        costs: { once: { permalinkShape: 1 } },
        description: 'The structure of permalinks.',
        resolve: (_site, _args, context) => permalinkShape(context),
      }),
      capabilities: t.field({
        type: [Capability],
        costs: { items: routesOf(site).length },
        nullable: false,
        description:
          'The REST routes that the gateway uses, and whether they work for this caller. Selecting this tests all of them, at most once a minute.',
        resolve: () => routesOf(site),
      }),
      imageSizes: t.field({
        type: [ImageSize],
        description:
          'The sizes to which images are cut. Null without the companion plugin, which alone lists them: see docs/companion.md.',
        resolve: (_site, _args, context) => context.site.imageSizes ?? null,
      }),
      namespaces: t.stringList({
        reads: ['namespaces'],
        description: 'The namespaces of the REST API, which reveal installed plugins.',
        resolve: async ({ index }) => (await index).namespaces ?? null,
      }),
    }),
  });
  const pages = kit.content.get('page');
  if (pages) {
    builder.objectField(Site, 'postsPage', (t) =>
      t.field({
        type: pages.ref,
        reads: ['page_for_posts'],
        costs: ONE_BY_ID,
        description: 'The page that lists the latest posts. Null if there is none.',
        resolve: async ({ index }, _args, context, info) =>
          loadRelated(pages.model, (await index).page_for_posts, context, info),
      }),
    );
  }
  builder.queryField('site', (t) =>
    t.field({
      type: Site,
      costs: ONE_BY_ID,
      nullable: false,
      description: 'General information about the site.',
      resolve: (_root, _args, { load }, info) => loadSite(load, Selection.of(info).reads()),
    }),
  );
  kit.otherNodes.set(Site, {
    costs: ONE_BY_ID,
    load: (key, { context, reads }) => (key === THE_ONLY_ONE ? loadSite(context.load, reads()) : null),
  });
}
