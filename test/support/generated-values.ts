import type { FlattenedField, Payload, PayloadRequest, TypeWithID } from 'payload'
import { createLocalReq } from 'payload'

type Values = Record<string, unknown>

/** The options of the generated values of a document. */
export interface ValueOptions {
  /** The word in every text. At most 12 characters, lower case. */
  word: string
  /** The index of the option of each select; the last one when there are fewer. */
  option: number
  /** The id to refer to, by collection; a relation to any other collection stays empty. */
  links: ReadonlyMap<string, string>
}

/** Generates a value for every writable field of the configuration: a new field needs no change here. */
export async function generateValues(
  payload: Payload,
  fields: FlattenedField[],
  options: ValueOptions,
): Promise<Values> {
  return valuesOf(fields, options, await createLocalReq({}, payload))
}

async function valuesOf(fields: FlattenedField[], options: ValueOptions, req: PayloadRequest): Promise<Values> {
  const values: Values = {}
  for (const field of fields) {
    if (await isSystemField(field, req)) continue
    const value = await generate(field, options, req)
    if (value !== undefined) values[field.name] = value
  }
  return values
}

const generated = new Set(['id', 'slug', 'createdAt', 'updatedAt', 'deletedAt', '_status', 'withdrawnAt', 'expiresOn'])

/** Whether a field is written by the system, or changes whether a document is public. */
async function isSystemField(field: FlattenedField, req: PayloadRequest): Promise<boolean> {
  if (generated.has(field.name) || ('virtual' in field && field.virtual) || ('hidden' in field && field.hidden))
    return true
  return Boolean(field.access?.create && !(await field.access.create({ req, data: {}, siblingData: {} })))
}

async function generate(field: FlattenedField, options: ValueOptions, req: PayloadRequest): Promise<unknown> {
  const { word, option, links } = options
  switch (field.type) {
    case 'text':
    case 'textarea': {
      const text = await acceptedText(field, word, req)
      return 'hasMany' in field && field.hasMany ? [text] : text
    }
    case 'email':
      return `${word}@exemple.fr`
    case 'number':
      return Math.min(1950 + (serialOf(word) % 150), field.max ?? 2_100)
    case 'date':
      return momentOf(word, /^ends/.test(field.name) ? 1 : 0)
    case 'json':
      return { word }
    case 'select':
    case 'radio': {
      const chosen = field.options[Math.min(option, field.options.length - 1)]
      const value = typeof chosen === 'object' ? chosen.value : chosen
      return 'hasMany' in field && field.hasMany ? [value] : value
    }
    case 'richText':
      return article(word)
    case 'relationship':
    case 'upload': {
      const target = [field.relationTo].flat().find((slug) => links.has(slug))
      if (!target) return undefined
      const reference = Array.isArray(field.relationTo)
        ? { relationTo: target, value: links.get(target) }
        : links.get(target)
      return field.hasMany ? [reference] : reference
    }
    case 'array': {
      const row = await valuesOf(field.flattenedFields, options, req)
      const lacksRelation = field.flattenedFields.some(
        ({ name, ...inner }) => 'required' in inner && inner.required && row[name] === undefined,
      )
      return lacksRelation ? [] : [row]
    }
    case 'group':
    case 'tab':
      return valuesOf(field.flattenedFields, options, req)
    default:
      return undefined
  }
}

async function acceptedText(field: FlattenedField, word: string, req: PayloadRequest): Promise<string> {
  const candidates = [word, `https://exemple.fr/${word}`, '2024-05-21', '09:00', 'Europe/Paris', '203.0.113.7']
  for (const candidate of candidates) {
    const value = 'hasMany' in field && field.hasMany ? [candidate] : candidate
    const validation = {
      ...field,
      req,
      data: {},
      siblingData: {},
      path: [field.name],
      operation: 'create',
      event: 'submit',
    }
    const validate = (field as { validate?: (value: unknown, options: unknown) => unknown }).validate
    if (!validate || (await validate(value, validation)) === true) return candidate
  }
  throw new Error(`No generated text is accepted by the field ${field.name}: add a candidate.`)
}

const serialOf = (word: string) => Number(/\d+$/.exec(word)?.[0] ?? 0)

/** An instant of 21 May 2024, two minutes apart for each word, so that no two generated sessions overlap. */
function momentOf(word: string, later: number): string {
  const minutes = 2 * (serialOf(word) % 240) + later
  return new Date(Date.UTC(2024, 4, 21, 8, minutes)).toISOString()
}

function article(text: string) {
  const base = { version: 1, format: '', indent: 0, direction: 'ltr' }
  const paragraph = {
    ...base,
    type: 'paragraph',
    textFormat: 0,
    children: [{ type: 'text', version: 1, text, format: 0, mode: 'normal', style: '', detail: 0 }],
  }
  return { root: { ...base, type: 'root', children: [paragraph] } }
}

/** A generated document with its values. */
export interface GeneratedDocument extends TypeWithID {
  id: string
  collection: string
  word: string
  values: Values
}
