import { MEDIA } from '../../../model/resources.ts';
import { ONE_BY_ID } from '../../engine/field-options/types.ts';
import { loadRelated } from '../../engine/selection/related.ts';
import { Selection } from '../../engine/selection/selection.ts';
import { sitePath } from '../../engine/uri/site-uri.ts';
import { decodeEntities } from '../../engine/values/formats.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { openEnum } from '../values/open-enum.ts';
import { registerCapabilities, routesOf } from './capabilities.ts';
import { FRONT_PAGE_FIELDS, type FrontPageIndex, loadFrontPage } from './front-page.ts';
import { permalinkShape, registerPermalinkShape } from './permalink-shape.ts';

/** The REST index, each field optional as in the rows' shapes. */
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

/** The index comes as a promise: a site without one is still a site, and each of its fields fails on its own. */
interface SiteShape {
  readonly index: Promise<SiteIndex>;
}

/** The `Site` type, read from the REST index when it is asked. */
export function registerSite(kit: SchemaKit): void {
  const { builder, site, Content, Media } = kit;
  const Capability = registerCapabilities(kit);
  const PermalinkShape = registerPermalinkShape(builder);
  const FrontPageKind = openEnum(builder, 'FrontPageKind', 'What a site shows at its home address.', {
    POSTS: { value: 'posts', description: 'Its latest posts.' },
    PAGE: { value: 'page', description: 'A static page.' },
  });
  const Site = builder.objectRef<SiteShape>('Site').implement({
    description: 'The site as a whole.',
    fields: (t) => ({
      name: t.string({
        reads: ['name'],
        description: 'Its title, as plain text.',
        resolve: async ({ index }) => {
          const { name } = await index;
          return name === undefined ? null : decodeEntities(name);
        },
      }),
      description: t.string({
        reads: ['description'],
        description: 'Its tagline, as plain text.',
        resolve: async ({ index }) => {
          const { description } = await index;
          return description === undefined ? null : decodeEntities(description);
        },
      }),
      url: t.field({
        type: 'URL',
        reads: ['url'],
        description: 'Where WordPress itself lives.',
        resolve: async ({ index }) => (await index).url,
      }),
      homeUrl: t.field({
        type: 'URL',
        reads: ['home'],
        description: 'The address of its front page, with which its links begin.',
        resolve: async ({ index }) => (await index).home,
      }),
      timezone: t.string({
        reads: ['timezone_string'],
        description: 'Its time zone: `America/New_York`. Null where it is set as an offset only.',
        resolve: async ({ index }) => (await index).timezone_string || null,
      }),
      gmtOffset: t.float({
        reads: ['gmt_offset'],
        description: 'How many hours its clock is ahead of UTC now.',
        // A number or a string, by how the site was set up.
        resolve: async ({ index }) => {
          const { gmt_offset } = await index;
          return gmt_offset === undefined || gmt_offset === '' ? null : Number(gmt_offset);
        },
      }),
      iconUrl: t.field({
        type: 'URL',
        reads: ['site_icon_url'],
        description: 'Its icon. Null where it has none.',
        resolve: async ({ index }) => (await index).site_icon_url || null,
      }),
      logo: t.field({
        type: Media,
        reads: ['site_logo'],
        costs: ONE_BY_ID,
        description: 'Its logo. Null where it has none.',
        resolve: async ({ index }, _args, context, info) =>
          loadRelated(MEDIA, (await index).site_logo, context, info),
      }),
      showOnFront: t.field({
        type: FrontPageKind.ref,
        reads: ['show_on_front'],
        description: 'What it shows at its home address. Null where an older WordPress does not say.',
        resolve: async ({ index }) => FrontPageKind.known((await index).show_on_front),
      }),
      frontPage: t.field({
        type: Content,
        reads: FRONT_PAGE_FIELDS,
        costs: { batch: 1, types: 1 },
        description: 'Its static front page. Null where it shows its latest posts there.',
        resolve: async ({ index }, _args, context, info) => loadFrontPage(await index, context, info),
      }),
      language: t.string({
        costs: { once: { frontPage: 1 } },
        description:
          'The language of its front page, as a BCP 47 tag (`en-US`). It takes reading that page’s HTML.',
        resolve: async (_site, _args, { load }) =>
          (await load.frontPage(sitePath('/', site.home)))?.language ?? null,
      }),
      permalinkShape: t.field({
        type: PermalinkShape,
        costs: { once: { permalinkShape: 1 } },
        description: 'What the addresses of its contents are like.',
        resolve: (_site, _args, context) => permalinkShape(context),
      }),
      capabilities: t.field({
        type: [Capability],
        costs: { items: routesOf(site).length },
        nullable: false,
        description:
          'The REST routes that the gateway relies on, and whether each answers. All are tried when this is asked, at most once a minute.',
        resolve: () => routesOf(site),
      }),
      namespaces: t.stringList({
        reads: ['namespaces'],
        description: 'The namespaces of its REST API, by which plugins can be told.',
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
        description: 'The page at whose address its latest posts are. Null where it has none.',
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
      description: 'The site as a whole.',
      resolve: (_root, _args, { load }, info) => {
        const reads = Selection.of(info).reads();
        return { index: reads.length === 0 ? Promise.resolve({}) : load.index(reads) };
      },
    }),
  );
}
