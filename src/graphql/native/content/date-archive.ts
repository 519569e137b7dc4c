import type { ContentTypeModel } from '../../../model/resources.ts';
import { type CountedArchive, countOf, loadMonths, MOST_MONTHS } from '../../engine/content/months.ts';
import type { FieldCosts } from '../../engine/field-options/types.ts';
import { boundsOf, type DateOfArchive, validDate } from '../../engine/uri/archive-of-uri.ts';
import type { Collection } from '../collection-fields.ts';
import type { SchemaKit } from '../schema-kit.ts';

/** The key of a date archive: `2026/04`. */
export const keyOfDate = ({ year, month, day }: DateOfArchive): string =>
  [String(year).padStart(4, '0'), ...[month, day].filter((part) => part !== undefined).map(twoDigits)].join(
    '/',
  );

const twoDigits = (part: number): string => String(part).padStart(2, '0');

/** The latest post, all months at once, and one after another what is beyond those without posts. */
const costsOfMonths = ({ first }: { readonly first: number }): FieldCosts => ({
  requests: 1 + 2 * Math.max(first, 0),
  items: Math.max(first, 0),
});

/** The `DateArchive` type: the posts of a year, a month or a day. */
export function registerDateArchive(
  { builder, otherNodes, names }: SchemaKit,
  posts: Collection<ContentTypeModel> | undefined,
): void {
  if (!posts) return;
  const DateArchive = builder.objectRef<CountedArchive>('DateArchive');
  builder.node(DateArchive, {
    description: 'The archive of a year, a month or a day.',
    id: { resolve: keyOfDate },
    fields: (t) => ({
      year: t.exposeInt('year', { nullable: false, description: 'The year.' }),
      month: t.exposeInt('month', {
        description: 'The month, from 1 to 12. Null for the archive of a year.',
      }),
      day: t.exposeInt('day', { description: 'The day. Null for the archive of a year or a month.' }),
      uri: t.string({
        description:
          'The path of the archive, relative to the home URL, with WordPress’s default permalinks.',
        resolve: (date) => `/${keyOfDate(date)}/`,
      }),
    }),
  });
  builder.objectField(DateArchive, names.of(posts.resource).plural, (t) =>
    t.field({
      type: posts.connection,
      args: posts.listArguments,
      leadsTo: 'page',
      costs: posts.costs,
      description: 'The posts of that time, in the time zone of the site, newest first.',
      resolve: (date, args, context, info) => posts.list(args, context, info, { query: boundsOf(date) }),
    }),
  );
  builder.objectField(DateArchive, 'count', (t) =>
    t.int({
      costs: { requests: 1 },
      description:
        'The number of posts. Null if WordPress does not report it. Costs a request for each archive, but those of `archives`.',
      resolve: (date, _args, { load }) => countOf(date, posts.resource, load),
    }),
  );
  builder.queryField('archives', (t) =>
    t.field({
      type: [DateArchive],
      args: {
        first: t.arg.int({
          required: true,
          defaultValue: 12,
          description: `The number of months to return, from the latest on: at most ${MOST_MONTHS}.`,
        }),
      },
      costs: costsOfMonths,
      description:
        'The months with posts, newest first, each with its `count`. WordPress has no list of them: each month costs a request, and up to one more where there are months without posts.',
      resolve: (_root, { first }, { load }) => loadMonths(posts.resource, first, load),
    }),
  );
  otherNodes.set(DateArchive, {
    load: (key) => {
      const [, year, month, day] = /^(\d{4})(?:\/(\d\d))?(?:\/(\d\d))?$/.exec(key) ?? [];
      const number = (part: string | undefined) => (part === undefined ? undefined : Number(part));
      return year === undefined
        ? null
        : (validDate({ year: Number(year), month: number(month), day: number(day) }) ?? null);
    },
  });
}
