import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { UploadConfig } from 'payload'

/**
 * Payload as the form and the schema of a file, and nothing more. Its own storage deletes the former files before it
 * knows that a change is valid, and names two contents alike: it is given no file, no remote address, and an empty folder.
 */
export const withoutPayloadStorage = {
  disableLocalStorage: true,
  filesRequiredOnCreate: false,
  pasteURL: false,
  // None is ever issued: a reference to bytes sent elsewhere is refused as such.
  requiresClientUploadReceipt: true,
  staticDir: join(tmpdir(), 'assises-no-file-is-kept-here'),
} satisfies UploadConfig
