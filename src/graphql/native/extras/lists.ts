import type { NamedType } from '../naming/named-type.ts';

/** Lists nested deeper than two are JSON: selecting below them is not worth a type. So are nested lists of references. */
export function shallow(type: NamedType): NamedType {
  const { of, depth } = unwrapped(type);
  return depth > (of.kind === 'reference' ? 1 : 2) ? { kind: 'scalar', scalar: 'unknown' } : type;
}

/** The innermost type of nested lists, and the depth. */
export function unwrapped(type: NamedType): {
  readonly of: Exclude<NamedType, { kind: 'list' }>;
  readonly depth: number;
} {
  if (type.kind !== 'list') return { of: type, depth: 0 };
  const inner = unwrapped(type.of);
  return { of: inner.of, depth: inner.depth + 1 };
}
