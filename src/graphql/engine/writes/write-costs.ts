import { MAX_PER_PAGE } from '../../../wordpress/rest/pagination.ts';
import type { FieldCosts } from '../field-options/types.ts';
import type { InputField } from './input-field.ts';
import type { InputValue } from './rest-body.ts';

/** What a write takes that says no more of it: the write itself, and what has to be known before it. */
export const COSTS_OF_WRITE = { requests: 2 } as const satisfies FieldCosts;

/** What a write takes with this input, in which slugs have to be looked up. */
export function costsOfWrite(fields: readonly InputField[], input: InputValue): FieldCosts {
  const lookUps = fields.map(({ name, looksUp }) => {
    const slugs = input[name];
    return looksUp && Array.isArray(slugs) ? Math.ceil(slugs.length / MAX_PER_PAGE) : 0;
  });
  return { requests: lookUps.reduce((sum, requests) => sum + requests, COSTS_OF_WRITE.requests) };
}
