import type { SchemaKit } from '../../schema-kit.ts';
import { formatArgument } from '../../values/format-argument.ts';

/** The `format` argument of a piece of HTML within content. */
export const partFormatArgument = (kit: SchemaKit) =>
  formatArgument(kit, 'HTML', 'The format wanted. `RAW` is null: what is stored is not known of a part.');
