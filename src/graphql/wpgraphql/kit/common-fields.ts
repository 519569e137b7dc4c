import type { FieldSpec, Fields } from './registrar.ts';

/** What an object is, as `UniformResourceIdentifiable` asks. */
type KindFlag = 'isComment' | 'isContentNode' | 'isFrontPage' | 'isPostsPage' | 'isTermNode';

const FLAGS: Readonly<Record<KindFlag, string>> = {
  isComment: 'Whether this is a comment.',
  isContentNode: 'Whether this is content.',
  isFrontPage: 'Whether this is the front page.',
  isPostsPage: 'Whether this is the page of posts.',
  isTermNode: 'Whether this is a term.',
};

/** The flags of `UniformResourceIdentifiable`, all false but the given one. */
export const kindFlags = (own?: KindFlag): Fields<unknown> =>
  Object.fromEntries(
    Object.entries(FLAGS).map(([name, description]) => [
      name,
      { type: 'Boolean!', description, resolve: () => name === own },
    ]),
  );

/** A field that WordPress's REST API does not fill. */
export const nullField = (type: string, description: string): FieldSpec<unknown> => ({
  type,
  description,
  resolve: () => null,
});

/** The full URL of an item, as WordPress sends it. */
export const LINK: FieldSpec<{ readonly link?: string }> = {
  type: 'String',
  reads: ['link'],
  description: 'The full URL.',
  resolve: ({ link }) => link ?? null,
};
