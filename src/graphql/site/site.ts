import { MEDIA } from '../../site/resources.ts';
import { decodeEntities } from '../formats.ts';
import { loadRelated } from '../related.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { Selection } from '../selection.ts';

/** The REST index, each field optional as in the rows' shapes. */
interface SiteIndex {
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

/** The `Site` type, read from the REST index when it is asked. */
export function registerSite({ builder, Media }: SchemaKit): void {
  const Site = builder.objectRef<SiteIndex>('Site').implement({
    description: 'The site as a whole.',
    fields: (t) => ({
      name: t.string({
        reads: ['name'],
        description: 'Its title, as plain text.',
        resolve: ({ name }) => (name === undefined ? null : decodeEntities(name)),
      }),
      description: t.string({
        reads: ['description'],
        description: 'Its tagline, as plain text.',
        resolve: ({ description }) => (description === undefined ? null : decodeEntities(description)),
      }),
      url: t.expose('url', { type: 'URL', reads: ['url'], description: 'Where WordPress itself lives.' }),
      homeUrl: t.expose('home', {
        type: 'URL',
        reads: ['home'],
        description: 'The address of its front page, with which its links begin.',
      }),
      timezone: t.string({
        reads: ['timezone_string'],
        description: 'Its time zone: `America/New_York`. Null where it is set as an offset only.',
        resolve: ({ timezone_string }) => timezone_string || null,
      }),
      gmtOffset: t.float({
        reads: ['gmt_offset'],
        description: 'How many hours its clock is ahead of UTC now.',
        // A number or a string, by how the site was set up.
        resolve: ({ gmt_offset }) =>
          gmt_offset === undefined || gmt_offset === '' ? null : Number(gmt_offset),
      }),
      iconUrl: t.field({
        type: 'URL',
        reads: ['site_icon_url'],
        description: 'Its icon. Null where it has none.',
        resolve: ({ site_icon_url }) => site_icon_url || null,
      }),
      logo: t.field({
        type: Media,
        reads: ['site_logo'],
        description: 'Its logo. Null where it has none.',
        resolve: ({ site_logo }, _args, context, info) => loadRelated(MEDIA, site_logo, context, info),
      }),
      namespaces: t.stringList({
        reads: ['namespaces'],
        description: 'The namespaces of its REST API, by which plugins can be told.',
        resolve: ({ namespaces }) => namespaces ?? null,
      }),
    }),
  });
  builder.queryField('site', (t) =>
    t.field({
      type: Site,
      nullable: false,
      description: 'The site as a whole.',
      resolve: (_root, _args, { load }, info) => {
        const reads = Selection.of(info).reads(Site.name);
        return reads.length === 0 ? {} : load.index(reads);
      },
    }),
  );
}
