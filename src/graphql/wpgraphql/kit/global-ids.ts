/** A global ID as WPGraphQL writes it: base64 of `post:8`. */
export const globalId = (kind: string, id: string | number): string =>
  Buffer.from(`${kind}:${id}`).toString('base64');

/** What a global ID says; `undefined` for anything else. */
export function readGlobalId(id: string): { readonly kind: string; readonly id: string } | undefined {
  const [, kind, value] = /^([\w-]+):(.+)$/s.exec(Buffer.from(id, 'base64').toString()) ?? [];
  return kind === undefined || value === undefined ? undefined : { kind, id: value };
}

/** A database ID, from a number, its digits, or a global ID; `undefined` for anything else. */
export function databaseIdOf(given: unknown): number | undefined {
  const text = String(given ?? '').trim();
  const digits = /^\d+$/.test(text) ? text : (readGlobalId(text)?.id ?? '');
  const id = /^\d{1,15}$/.test(digits) ? Number(digits) : 0;
  return id > 0 ? id : undefined;
}
