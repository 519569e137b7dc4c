import { type DocumentNode, visit } from 'graphql';
import { INCREMENTAL_DIRECTIVES } from '../../graphql/engine/incremental/incremental-delivery.ts';

/** The document without `@defer` and `@stream`: its answer is a single one. */
export const withoutDelivery = (document: DocumentNode): DocumentNode =>
  visit(document, {
    Directive: ({ name }) => (INCREMENTAL_DIRECTIVES.includes(name.value) ? null : undefined),
  });

const PART_TYPES = ['multipart/mixed', 'text/event-stream'];

/** The media types of answers in parts that a client names. `*` for all types names none: clients that read only JSON send it. */
export function acceptedPartTypes({ headers }: Pick<Request, 'headers'>): readonly string[] {
  const accepted = (headers.get('accept') ?? '').replaceAll(/\s/g, '').toLowerCase().split(',');
  // Yoga passes over other charsets, too.
  const named = accepted.filter((type) => !/charset=(?!utf-8)/.test(type)).map((type) => type.split(';')[0]);
  return PART_TYPES.filter((type) => named.includes(type));
}
