import type { PayloadRequest } from 'payload'
import { fileTooLarge, MOST_FILE_BYTES } from '../../../domain/exchange/file-size'
import { UnreadableFile } from '../../../domain/exchange/problem'
import { stripControls } from '../../../domain/text'

/** A file that was sent, and whether to import it or only to plan its import. */
export interface Upload {
  fileName: string
  bytes: Uint8Array
  isApplied: boolean
  /** The digest of the plan that the sender has seen: an import by another plan is refused. */
  digest?: string
}

/** Reads the fields `file`, `apply` and `digest` of a `multipart/form-data` request. Throws an `UnreadableFile`. */
export async function readUpload(req: PayloadRequest): Promise<Upload> {
  // `guardRest` has limited the body before.
  if (Number(req.headers.get('content-length')) > 2 * MOST_FILE_BYTES) throw tooLarge()
  const form = await req.formData?.().catch(() => undefined)
  const file = form?.get('file')
  if (!form || !(file instanceof Blob)) {
    throw new UnreadableFile('Choisissez un fichier à importer.', 'Send a file in the multipart field "file".', 415)
  }
  if (file.size > MOST_FILE_BYTES) throw tooLarge()
  const digest = form.get('digest')
  return {
    fileName: stripControls((file as File).name || 'import').slice(0, 200),
    bytes: new Uint8Array(await file.arrayBuffer()),
    isApplied: form.get('apply') === 'true',
    digest: typeof digest === 'string' && digest !== '' ? digest : undefined,
  }
}

const tooLarge = () => new UnreadableFile(fileTooLarge.fr, fileTooLarge.en, 413)
