import {
  type CustomFields,
  customFieldsOf,
  customFieldsSchema,
  type Format,
  type Target,
} from './plugins/secure-custom-fields.ts';
import { makeCustom, makeMedia, makePost, makeTag, makeUser } from './wordpress-rows.ts';
import type { WordPressServerOptions } from './wordpress-server.ts';

/** Custom fields of films, of nearly every kind. */
export const FILM_FIELDS = {
  tagline: { kind: 'text' },
  running_time: { kind: 'number' },
  poster: { kind: 'image' },
  stills: { kind: 'gallery' },
  colour: { kind: 'select', choices: ['red', 'dark-blue'] },
  classic: { kind: 'true_false' },
  sequel: { kind: 'post_object' },
  cast: { kind: 'relationship' },
  topics: { kind: 'taxonomy', multiple: true },
  director: { kind: 'user' },
  released: { kind: 'date_picker' },
  place: { kind: 'google_map' },
  facts: { kind: 'group', fields: { country: { kind: 'text' }, flag: { kind: 'image' } } },
  awards: { kind: 'repeater', fields: { award: { kind: 'text' }, statue: { kind: 'image' } } },
} satisfies CustomFields;

export const mediaTarget = (id: number): Target => ({ id, type: 'attachment', route: '/wp/v2/media' });
export const actorTarget = (id: number): Target => ({ id, type: 'actor', route: '/wp/v2/actors' });
export const filmTarget = (id: number): Target => ({ id, type: 'film', route: '/wp/v2/films' });
const tagTarget = (id: number): Target => ({ id, type: 'post_tag', route: '/wp/v2/tags' });
const userTarget = (id: number): Target => ({ id, type: 'user', route: '/wp/v2/users' });

/** Values of those fields: all of them lead to items of the site. */
export const FIRST_FILM = {
  tagline: 'In space',
  running_time: 117.5,
  poster: mediaTarget(100),
  stills: [mediaTarget(101), mediaTarget(100)],
  colour: 'dark-blue',
  classic: true,
  sequel: filmTarget(2),
  cast: [actorTarget(31), actorTarget(30)],
  topics: [tagTarget(7)],
  director: userTarget(5),
  released: '20240131',
  place: { address: 'Main St', lat: 51.5, lng: -0.12, zoom: 14 },
  facts: { country: 'NO', flag: mediaTarget(102) },
  awards: [{ award: 'Best', statue: mediaTarget(100) }, { award: 'Second' }],
};

/** A site of two films and their actors, with these values of their custom fields. */
export function filmSite(
  film: CustomFields,
  [first, second]: readonly [first: object, second: object],
  format: Format,
): WordPressServerOptions {
  const fields = (values: object) => customFieldsOf(film, { ...values }, format);
  return {
    types: { film: { name: 'Films', rest_base: 'films' }, actor: { name: 'Actors', rest_base: 'actors' } },
    custom: {
      film: [
        makeCustom('film', { id: 1, title: { rendered: 'First' }, ...fields(first) }),
        makeCustom('film', { id: 2, title: { rendered: 'Second' }, ...fields(second) }),
      ],
      actor: [30, 31].map((id) => makeCustom('actor', { id, title: { rendered: `Actor ${id}` } })),
    },
    media: [100, 101, 102].map((id) => makeMedia({ id })),
    tags: [makeTag({ id: 7, name: 'Space' })],
    // WordPress shows only users who have published something.
    posts: [makePost({ id: 9, author: 5 })],
    users: [makeUser({ id: 5, name: 'Director' })],
    declares: { '/wp/v2/films': { properties: { acf: customFieldsSchema(film) } } },
  };
}
