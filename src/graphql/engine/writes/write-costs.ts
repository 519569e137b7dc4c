import { MAX_PER_PAGE } from '../../../model/route-paging.ts';
import type { FieldCosts } from '../field-options/types.ts';
import type { InputField } from './input-field.ts';
import type { InputValue } from './rest-body.ts';

/** The cost of a write that does not declare one: the write itself and one request before it. */
export const COSTS_OF_WRITE = { requests: 2 } as const satisfies FieldCosts;

/** The cost of a write with this input, including the lookup of its slugs. */
export function costsOfWrite(fields: readonly InputField[], input: InputValue): FieldCosts {
  const lookUps = fields.map(({ name, looksUp }) => {
    const slugs = input[name];
    return looksUp && Array.isArray(slugs) ? Math.ceil(slugs.length / MAX_PER_PAGE) : 0;
  });
  return { requests: lookUps.reduce((sum, requests) => sum + requests, COSTS_OF_WRITE.requests) };
}
