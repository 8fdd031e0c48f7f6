import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { UploadConfig } from 'payload'

/**
 * Upload options that use Payload for the form and the schema only. Its own storage deletes former files before a change
 * is validated and can reuse a name for another content, so it gets no file, no remote address and an empty folder.
 */
export const withoutPayloadStorage = {
  disableLocalStorage: true,
  filesRequiredOnCreate: false,
  pasteURL: false,
  // No receipt is ever issued, so a reference to an upload made elsewhere is refused.
  requiresClientUploadReceipt: true,
  staticDir: join(tmpdir(), 'assises-unused-uploads'),
} satisfies UploadConfig
