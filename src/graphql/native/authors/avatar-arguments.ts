import type { ArgumentBuilder } from '../paging/page-arguments.ts';

/** The argument shared by all avatar fields. */
export const avatarArguments = (arg: ArgumentBuilder) => ({
  size: arg.int({
    required: true,
    defaultValue: 96,
    description: 'The width and height of the avatar in pixels.',
  }),
});
