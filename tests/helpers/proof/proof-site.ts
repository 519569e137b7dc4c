import { range } from '../gateway.ts';
import {
  makeCategory,
  makeComment,
  makeCustom,
  makeCustomTerm,
  makeMedia,
  makePage,
  makePost,
  makeTag,
  makeUser,
} from '../wordpress-rows.ts';
import type { WordPressServerOptions } from '../wordpress-server.ts';

/** Values that anonymous callers must never see. */
export const SITE_SECRETS = ['planted-draft', 'planted-protected', 'planted-password', 'planted-credential'];

/** A magazine with relations, hierarchies, comments, a custom type and taxonomy, and secrets. */
export const proofSite: WordPressServerOptions = {
  name: 'The magazine',
  posts: [
    ...range(1, 40).map((id) =>
      makePost({
        id,
        author: 100 + (id % 5),
        featured_media: 200 + (id % 12),
        categories: [300 + (id % 8)],
        tags: range(0, 4).map((n) => 400 + ((id * 3 + n) % 30)),
        content: `<h2>Part ${id}</h2><p>Words &amp; more of ${id}, <a href="/post-${id}/">here</a>.</p>`,
      }),
    ),
    makePost({ id: 41, status: 'draft', title: 'planted-draft', content: 'planted-draft' }),
    makePost({ id: 42, password: 'planted-password', content: 'planted-protected' }),
  ],
  pages: range(501, 508).map((id) => makePage({ id, parent: id % 3 === 0 ? id - 1 : 0 })),
  users: range(100, 104).map((id) => makeUser({ id })),
  media: range(200, 211).map((id) => makeMedia({ id, post: id - 199 })),
  categories: range(300, 307).map((id) => makeCategory({ id, parent: id % 4 === 0 ? 0 : id - 1 })),
  tags: range(400, 429).map((id) => makeTag({ id })),
  comments: range(601, 640).map((id) =>
    makeComment({ id, post: (id % 10) + 1, author: 100 + (id % 5), parent: id % 4 === 0 ? id - 10 : 0 }),
  ),
  types: { book: { name: 'Books', rest_base: 'books', taxonomies: ['genre'] } },
  taxonomies: { genre: { name: 'Genres', rest_base: 'genres', types: ['book'], hierarchical: true } },
  custom: {
    book: range(701, 712).map((id) => makeCustom('book', { id, genres: [800 + (id % 3)], author: 100 })),
    genre: range(800, 802).map((id) => makeCustomTerm('genre', { id, parent: id === 800 ? 0 : 800 })),
  },
};
