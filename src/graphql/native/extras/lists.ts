import type { NamedType } from '../naming/named-type.ts';

/** Lists deeper than two are JSON: nobody selects below them. */
export const shallow = (type: NamedType): NamedType =>
  unwrapped(type).depth > 2 ? { kind: 'scalar', scalar: 'unknown' } : type;

/** The type inside a list or a list of lists, and how deep. */
export function unwrapped(type: NamedType): {
  readonly of: Exclude<NamedType, { kind: 'list' }>;
  readonly depth: number;
} {
  if (type.kind !== 'list') return { of: type, depth: 0 };
  const inner = unwrapped(type.of);
  return { of: inner.of, depth: inner.depth + 1 };
}
