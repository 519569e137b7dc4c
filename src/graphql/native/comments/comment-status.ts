import type { GatewayBuilder } from '../builder.ts';
import { openEnum } from '../values/open-enum.ts';

/** The comment statuses that WordPress's comments controller sends and accepts. */
export const registerCommentStatus = (builder: GatewayBuilder) =>
  openEnum(builder, 'CommentStatus', 'The moderation status of a comment.', {
    APPROVED: { value: 'approved', description: 'Approved: visible to everyone.' },
    HOLD: { value: 'hold', description: 'Held for moderation.' },
    SPAM: { value: 'spam', description: 'Marked as spam.' },
    TRASH: { value: 'trash', description: 'In the trash.' },
  });
