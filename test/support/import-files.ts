import type { Session, TestApp } from './app'
import { plainSpaces } from './plain-spaces'

/** The answer to a file that was sent. */
export interface ImportAnswer {
  status: number
  errors?: { message: string; code?: string }[]
  plan?: {
    digest: string
    counts: Record<'created' | 'updated' | 'same' | 'losses' | 'warnings' | 'questions', number>
    problems: { level: string; row: number | null; column: string | null; label: string | null; message: string }[]
    questions: {
      kind: string
      value: string
      answer: string | null
      suggestion: string | null
      isRequired: boolean
      options: { value: string; label: string }[]
    }[]
    rows: { row: number; collection: string; action: string; label: string; changes: string[] }[]
  }
  import?: { id: string }
  counts?: Record<string, number>
}

/** Sends a file to import into an edition, or to try with the fields of a dry run. The spaces of the messages are plain. */
export async function sendFile(
  app: TestApp,
  as: Session,
  edition: string,
  file: string | Uint8Array,
  fields: Record<string, string> = {},
): Promise<ImportAnswer> {
  const body = new FormData()
  body.append('file', new File([file as BlobPart], 'programme.csv'))
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const path = `/api/programme/${edition}/import`
  const response = await app.fetch(path, { method: 'POST', as, body, headers: { 'accept-language': 'fr' } })
  const answer = (await response.json()) as ImportAnswer
  for (const one of [...(answer.errors ?? []), ...(answer.plan?.problems ?? [])]) one.message = plainSpaces(one.message)
  return { ...answer, status: response.status }
}

/** Finds the newest versions of documents, drafts and the trash included. */
export async function newestOf(
  app: TestApp,
  collection: 'sessions' | 'rooms' | 'speakers',
  where: object,
): Promise<Record<string, unknown>[]> {
  const { docs } = await app.payload.find({
    collection,
    where: where as never,
    draft: true,
    trash: true,
    pagination: false,
    depth: 1,
    sort: 'createdAt',
    overrideAccess: true,
  })
  return docs as unknown as Record<string, unknown>[]
}
