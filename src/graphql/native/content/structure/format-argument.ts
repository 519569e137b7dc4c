import type { SchemaKit } from '../../schema-kit.ts';
import { formatArgument } from '../../values/format-argument.ts';

/** The `format` argument of a part of the content. */
export const partFormatArgument = (kit: SchemaKit) =>
  formatArgument(kit, 'HTML', 'The format to return. `RAW` gives null, because parts have no stored source.');
