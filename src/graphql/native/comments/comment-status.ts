import type { GatewayBuilder } from '../builder.ts';
import { openEnum } from '../values/open-enum.ts';

/** Where a comment stands, by the values that WordPress's comments controller sends and takes. */
export const registerCommentStatus = (builder: GatewayBuilder) =>
  openEnum(builder, 'CommentStatus', 'Whether a comment is shown.', {
    APPROVED: { value: 'approved', description: 'Shown to all.' },
    HOLD: { value: 'hold', description: 'Waiting for a moderator.' },
    SPAM: { value: 'spam', description: 'Taken for spam.' },
    TRASH: { value: 'trash', description: 'In the trash.' },
  });
