/**
 * Rows as WordPress's REST API sends them, with every field it sends: a test names only what it is about.
 * `HOME` stands for the site's address, which no test knows before the server has its port; the server puts it in.
 */
export const HOME = 'http://home.of.the.site';

/** Stands for the server's own address where that is not the home: `siteurl` of WordPress. */
export const OWN_ADDRESS = 'http://own.address.of.the.site';

export interface Row {
  id: number;
  slug?: string;
  link?: string;
  [field: string]: unknown;
}

type Values = { readonly id: number } & Readonly<Record<string, unknown>>;

/** `2024-01-01T…` plus so many hours: later ids are newer, as on a site that grew. */
function dateOf(id: number): string {
  return new Date(Date.UTC(2024, 0, 1) + id * 3_600_000).toISOString().slice(0, 19);
}

/** `'words'` for `{ rendered: '<p>words</p>' }`, so that a test may give the words alone. */
function rendered(value: unknown, wrap: (words: string) => string = (words) => words, extra = {}): unknown {
  return typeof value === 'string' ? { rendered: wrap(value), ...extra } : value;
}

const paragraph = (words: string) => (words === '' ? '' : `<p>${words}</p>\n`);

function makeContent(type: string, values: Values, defaults: Record<string, unknown>): Row {
  const { id } = values;
  const slug = String(values['slug'] ?? `${type}-${id}`);
  const date = values['date'] ?? dateOf(id);
  const row: Record<string, unknown> = {
    date,
    date_gmt: date,
    guid: { rendered: `${HOME}/?p=${id}` },
    modified: date,
    modified_gmt: date,
    slug,
    status: 'publish',
    type,
    link: `${HOME}/${slug}/`,
    title: `${type[0]?.toUpperCase()}${type.slice(1)} ${id}`,
    content: `Content of ${type} ${id}.`,
    excerpt: `Excerpt of ${type} ${id}.`,
    author: 0,
    featured_media: 0,
    comment_status: 'open',
    ping_status: 'open',
    template: '',
    meta: [],
    class_list: [`post-${id}`, type, `type-${type}`, 'status-publish'],
    ...defaults,
    ...values,
  };
  return {
    ...row,
    id,
    title: rendered(row['title']),
    content: rendered(row['content'], paragraph, { protected: false }),
    excerpt: rendered(row['excerpt'], paragraph, { protected: false }),
  };
}

/** A post. `password: '…'` makes it protected: the password itself is never sent. */
export function makePost(values: Values): Row {
  return makeContent('post', values, {
    sticky: false,
    format: 'standard',
    meta: { footnotes: '' },
    categories: [],
    tags: [],
  });
}

export function makePage(values: Values): Row {
  return makeContent('page', values, {
    parent: 0,
    menu_order: 0,
    comment_status: 'closed',
    ping_status: 'closed',
    meta: { footnotes: '' },
  });
}

/** An item of a custom post type, such as `book`, with the fields that every type has. */
export function makeCustom(type: string, values: Values): Row {
  return makeContent(type, values, { link: `${HOME}/${type}/${values['slug'] ?? `${type}-${values.id}`}/` });
}

export function makeMedia(values: Values): Row {
  const { id } = values;
  const file = `image-${id}`;
  const folder = `${HOME}/wp-content/uploads/2024/01`;
  const size = (name: string, width: number, height: number) => ({
    file: `${file}-${width}x${height}.jpg`,
    width,
    height,
    filesize: width * 40,
    mime_type: 'image/jpeg',
    source_url: `${folder}/${file}${name === 'full' ? '' : `-${width}x${height}`}.jpg`,
  });
  const {
    content: _content,
    excerpt: _excerpt,
    ...row
  } = makeContent(
    'attachment',
    { ...values, content: '', excerpt: '' },
    {
      slug: file,
      status: 'inherit',
      link: `${HOME}/${file}/`,
      title: `Image ${id}`,
      description: `<p>Description of image ${id}.</p>\n`,
      caption: `Caption of image ${id}.`,
      alt_text: `Alternative text of image ${id}`,
      media_type: 'image',
      mime_type: 'image/jpeg',
      media_details: {
        width: 1600,
        height: 900,
        file: `2024/01/${file}.jpg`,
        filesize: 123_456,
        sizes: {
          medium: size('medium', 300, 169),
          thumbnail: size('thumbnail', 150, 150),
          full: { ...size('full', 1600, 900), file: `${file}.jpg` },
        },
        image_meta: { aperture: '0', credit: '', camera: '', caption: '', keywords: [] },
      },
      post: null,
      source_url: `${folder}/${file}.jpg`,
      filename: `${file}.jpg`,
      filesize: 123_456,
    },
  );
  return {
    ...row,
    description: rendered(row['description']),
    caption: rendered(row['caption'], paragraph),
  };
}

function makeTerm(taxonomy: string, base: string, values: Values, defaults = {}): Row {
  const { id } = values;
  const slug = values['slug'] ?? `${taxonomy.replace('post_', '')}-${id}`;
  return {
    count: 1,
    description: '',
    link: `${HOME}/${base}/${slug}/`,
    name: `${base[0]?.toUpperCase()}${base.slice(1)} ${id}`,
    slug: String(slug),
    taxonomy,
    ...defaults,
    meta: [],
    ...values,
  };
}

export function makeTag(values: Values): Row {
  return makeTerm('post_tag', 'tag', values);
}

export function makeCategory(values: Values): Row {
  return makeTerm('category', 'category', values, { parent: 0 });
}

/** A term of a custom taxonomy, such as `genre`; one of a hierarchical taxonomy names its `parent`. */
export function makeCustomTerm(taxonomy: string, values: Values): Row {
  return makeTerm(taxonomy, taxonomy, values);
}

function avatars(key: string): Record<string, string> {
  const url = (size: number) => `https://secure.gravatar.com/avatar/${key}?s=${size}&d=mm&r=g`;
  return { 24: url(24), 48: url(48), 96: url(96) };
}

/** A user; WordPress shows one to the public only when something published is theirs. */
export function makeUser(values: Values): Row {
  const { id } = values;
  const slug = values['slug'] ?? `user-${id}`;
  return {
    name: `User ${id}`,
    url: '',
    description: '',
    link: `${HOME}/author/${slug}/`,
    slug: String(slug),
    avatar_urls: avatars(`user${id}`),
    meta: [],
    ...values,
  };
}

export function makeComment(values: Values): Row {
  const { id } = values;
  const date = values['date'] ?? dateOf(id);
  const row = {
    post: 0,
    parent: 0,
    author: 0,
    author_name: `Commenter ${id}`,
    author_url: '',
    date,
    date_gmt: date,
    content: `Comment ${id}.`,
    link: `${HOME}/?p=${values['post'] ?? 0}#comment-${id}`,
    status: 'approved',
    type: 'comment',
    author_avatar_urls: avatars(`commenter${id}`),
    meta: [],
    ...values,
  };
  return { ...row, content: rendered(row.content, paragraph) };
}
