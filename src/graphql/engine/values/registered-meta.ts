/** Registered meta. WordPress sends `[]` where there is none, and an object otherwise: an object always, for callers. */
export const metaOf = (meta: unknown): unknown =>
  Array.isArray(meta) && meta.length === 0 ? {} : (meta ?? null);
