import type { JsonObject } from '../../base/json.ts';

/** Whether a value shows what type its field has. */
const tells = (value: unknown): boolean =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);

/**
 * The samples of a new look, and those of former ones that alone show a value of a field which items still have: so a
 * field does not change its type because the newest items happen to be without a value.
 */
export function withFormerEvidence(
  newest: readonly JsonObject[],
  former: readonly JsonObject[],
): readonly JsonObject[] {
  if (newest.length === 0) return former;
  const samples = [...newest];
  for (const key of new Set(newest.flatMap((sample) => Object.keys(sample)))) {
    if (samples.some((sample) => tells(sample[key]))) continue;
    const witness = former.find((sample) => tells(sample[key]));
    if (witness) samples.push(witness);
  }
  return samples;
}
