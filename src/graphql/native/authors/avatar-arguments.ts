import type { ArgumentBuilder } from '../paging/page-arguments.ts';

/** The argument of every avatar field. */
export const avatarArguments = (arg: ArgumentBuilder) => ({
  size: arg.int({
    required: true,
    defaultValue: 96,
    description: 'The width wanted, in pixels; it is square.',
  }),
});
