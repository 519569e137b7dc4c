import { styleText } from 'node:util';

export type Colour = 'green' | 'yellow' | 'red' | 'cyan' | 'dim' | 'bold';

/** Gives a text a colour, if colours are wanted. */
export type Paint = (colour: Colour, text: string) => string;

/**
 * Whether an output is coloured: a terminal, unless `NO_COLOR` is set; anything with `FORCE_COLOR`.
 *
 * @see https://no-color.org, https://force-color.org
 */
export function wantsColours(
  env: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean | undefined,
): boolean {
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return isTerminal === true && env['TERM'] !== 'dumb';
}

/** Node.js would decide by its own output, which need not be the one that is written to. */
export const painter =
  (isColoured: boolean): Paint =>
  (colour, text) =>
    isColoured ? styleText(colour, text, { validateStream: false }) : text;
