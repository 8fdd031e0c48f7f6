import type { PayloadRequest } from 'payload'
import { fileTooLarge, MOST_FILE_BYTES } from '../../../domain/exchange/file-size'
import { UnreadableFile } from '../../../domain/exchange/problem'
import { type Answers, readAnswers } from '../../../domain/exchange/questions'
import { stripControls } from '../../../domain/text'

/** A file that was sent, and whether to import it or only to plan its import. */
export interface Upload {
  fileName: string
  bytes: Uint8Array
  isApplied: boolean
  /** The digest of the plan that the sender has seen: an import by another plan is refused. */
  digest?: string
  /** The answers to the questions about the file. */
  answers: Answers
}

/** Reads the fields `file`, `apply`, `digest` and `answers` (JSON) of a `multipart/form-data` request. Throws an `UnreadableFile`. */
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
    answers: parseAnswers(form.get('answers')),
  }
}

const MOST_CHARACTERS = 500_000

function parseAnswers(text: unknown): Answers {
  if (typeof text !== 'string' || text.length > MOST_CHARACTERS) return {}
  try {
    return readAnswers(JSON.parse(text))
  } catch {
    throw new UnreadableFile('Les réponses envoyées ne sont pas lisibles.', 'The field "answers" is not JSON.')
  }
}

const tooLarge = () => new UnreadableFile(fileTooLarge.fr, fileTooLarge.en, 413)
