import { z } from 'zod';
import type { RestResponse } from '../rest/request.ts';

/** The namespace that tells that a site has the companion: see docs/companion.md. */
export const COMPANION_NAMESPACE = 'pressgraph/v1';
/** Reads several routes in one request. */
export const READ_ROUTE = `/${COMPANION_NAMESPACE}/read`;
/** What it is set to do. */
export const ABOUT_ROUTE = `/${COMPANION_NAMESPACE}/about`;
/** Reads in one request, as the companion allows. */
export const MOST_READS = 20;

const count = z.number().int().nonnegative().nullable();
const id = z.number().int().positive();

const answerShape = z.object({
  answers: z.array(
    z.object({
      ...{ status: z.number().int(), total: count, pages: count.optional(), body: z.unknown() },
      // Of a read whose ids came from another one.
      ids: z.array(id).optional(),
    }),
  ),
});

/**
 * One answer of several; `failed` has to be asked by itself, so that its failure is told as ever, and so has `closed`: the
 * site's operator shut its route for the companion.
 */
export type CompanionAnswer = (RestResponse & { readonly ids?: readonly number[] }) | 'failed' | 'closed';

const closedShape = z.object({ code: z.literal('pressgraph_route_closed') });

/** The answers, in the order of the reads; `undefined` if it is no answer to them. */
export function readCompanionAnswers(body: unknown, reads: number): readonly CompanionAnswer[] | undefined {
  const read = answerShape.safeParse(body);
  if (!read.success || read.data.answers.length !== reads) return undefined;
  return read.data.answers.map(({ status, total, pages, body: json, ids }) => {
    if (status !== 200) return closedShape.safeParse(json).success ? 'closed' : 'failed';
    const headers = {
      ...(total !== null && { 'x-wp-total': String(total) }),
      ...(pages != null && { 'x-wp-totalpages': String(pages) }),
    };
    return { status, headers, body: json, ...(ids && { ids }) };
  });
}
