import type { PayloadRequest } from 'payload'
import { MOST_FILE_BYTES, tooLargeWords } from '../../../domain/exchange/file-size'
import { UnreadableFile } from '../../../domain/exchange/problem'
import { stripControls } from '../../../domain/text'

/** A file as somebody sends it, and whether it is to be imported or only tried. */
export interface Upload {
  fileName: string
  bytes: Uint8Array
  isApplied: boolean
  /** The plan that was shown; another one is not carried out. */
  digest?: string
}

/** The file in a `multipart/form-data` request: fields `file`, `apply` and `digest`. Throws an `UnreadableFile`. */
export async function readUpload(req: PayloadRequest): Promise<Upload> {
  // `guardRest` has read the body within its own bound before.
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

const tooLarge = () => new UnreadableFile(tooLargeWords.fr, tooLargeWords.en, 413)
