import { COMMENTS, MEDIA, type Resource } from '../../../model/resources.ts';
import { extrasOf } from '../../../model/site-model.ts';
import type { SchemaKit } from '../schema-kit.ts';
import { commentInputs } from './inputs/comment-input.ts';
import { contentInputs } from './inputs/content-input.ts';
import { mediaInputs } from './inputs/media-input.ts';
import { termInputs } from './inputs/term-input.ts';
import { registerItemMutations } from './item-mutations.ts';
import { registerUpdateProfile } from './update-profile.ts';
import { registerUpdateSettings } from './update-settings.ts';
import { registerUploadMedia } from './upload-media.ts';

/**
 * Everything that WordPress's REST API lets callers write. Who may do what is WordPress's to decide: whatever a caller
 * may not do is refused by it.
 */
export function registerMutations(kit: SchemaKit): void {
  const { builder, names } = kit;
  builder.mutationType({
    description:
      'Everything that can be written. Each mutation asks WordPress with the caller’s own rights; several in one operation run one after the other.',
  });
  for (const { model, ref } of kit.content.values()) {
    if (!isWritable(kit, model)) continue;
    const fields = contentInputs(kit, model);
    registerItemMutations(kit, {
      ...{ resource: model, ref, noun: names.nounOf(model), fields },
      ...{ canCreate: fields.length > 0, hasTrash: true, isDated: true },
    });
  }
  for (const { model, ref } of kit.terms.values()) {
    if (!isWritable(kit, model)) continue;
    const fields = termInputs(kit, model);
    registerItemMutations(kit, {
      ...{ resource: model, ref, noun: names.nounOf(model), fields },
      ...{ canCreate: fields.length > 0, hasTrash: false, isDated: false },
    });
  }
  if (isWritable(kit, COMMENTS)) {
    const fields = commentInputs(kit);
    registerItemMutations(kit, {
      ...{ resource: COMMENTS, ref: kit.Comment, noun: names.nounOf(COMMENTS), fields },
      ...{ canCreate: fields.length > 0, hasTrash: true, isDated: false },
    });
  }
  if (isWritable(kit, MEDIA)) {
    registerUploadMedia(kit);
    registerItemMutations(kit, {
      ...{ resource: MEDIA, ref: kit.Media, noun: names.nounOf(MEDIA), fields: mediaInputs(kit) },
      ...{ canCreate: false, hasTrash: false, isDated: true },
    });
  }
  registerUpdateProfile(kit);
  registerUpdateSettings(kit);
}

/** A route that tells what it takes, and nothing for a write, is for reading alone. */
function isWritable({ site }: SchemaKit, resource: Resource): boolean {
  const { parameters, input } = extrasOf(site, resource);
  return parameters === undefined || input.declared !== undefined;
}
