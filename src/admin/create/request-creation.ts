import type { Data } from 'payload'
import { BASE } from '../../domain/edits/edit-request'
import { isRecord } from '../../domain/record'

/** A field that the server refused, and why. */
export interface FieldRefusal {
  path: string
  message: string
}

/** A document as the server returns it. */
export type CreatedDocument = Data & { id: string }

/** The document that was created; or why not: `message` is `undefined` when the server could not be reached. */
export type CreationResult = { doc: CreatedDocument } | { message: string | undefined; fields: FieldRefusal[] }

/** Creates a draft with the values of a form. Never rejects. */
export async function requestCreation(url: string, values: Data, language: string): Promise<CreationResult> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      credentials: 'include',
      headers: { 'Content-Type': 'application/json', 'Accept-Language': language },
      body: JSON.stringify({ ...values, _status: 'draft' }),
    })
    const body: unknown = await response.json()
    if (response.ok && isRecord(body) && isCreated(body.doc)) return { doc: body.doc }
    return refusalOf(body, response.statusText)
  } catch {
    return { message: undefined, fields: [] }
  }
}

const isCreated = (doc: unknown): doc is CreatedDocument => isRecord(doc) && typeof doc.id === 'string'

function refusalOf(body: unknown, statusText: string): CreationResult {
  const errors = isRecord(body) && Array.isArray(body.errors) ? body.errors.filter(isRecord) : []
  const fields = errors.flatMap(({ data }) =>
    isRecord(data) && Array.isArray(data.errors) ? data.errors.filter(isFieldRefusal) : [],
  )
  const messages = fields.length > 0 ? fields.map(({ message }) => message) : errors.map(({ message }) => message)
  return { message: messages.join(' ') || statusText, fields }
}

const isFieldRefusal = (error: unknown): error is FieldRefusal =>
  isRecord(error) && typeof error.path === 'string' && typeof error.message === 'string'

/** Returns the values of a form as JSON, without what it sends for the merge with the edits of others. */
export const valuesOf = ({ [BASE]: _, ...values }: Data): string => JSON.stringify(values)
