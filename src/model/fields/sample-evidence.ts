import type { JsonObject } from '../../base/json.ts';

/** Whether a value reveals the type of its field. */
const tells = (value: unknown): boolean =>
  value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);

/**
 * The new samples, plus former ones that alone have a value for a field that still exists. Otherwise a field
 * would change its type whenever the newest items happen to have no value.
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
