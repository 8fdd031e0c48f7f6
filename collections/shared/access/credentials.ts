import {
  baseAccountLockFields,
  baseAuthFields,
  baseSessionsField,
  baseVerificationFields,
  type FlattenedField,
  type Payload,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type Where,
} from 'payload'
import { isRecord } from '../../../src/domain/record'
import { refuseRequest } from '../messages'

type Collection = Pick<SanitizedCollectionConfig, 'auth' | 'flattenedFields'>

const named = [...baseAuthFields, ...baseAccountLockFields, ...baseVerificationFields, baseSessionsField]

/** The columns of an account that hold or reveal a credential, Payload's own. */
const credentials = new Set([
  ...named.flatMap((field) => ('name' in field ? [field.name] : [])),
  ...['resetPasswordRequestedAt', 'keyHash', 'previousKeyHash', 'password', 'currentPassword'],
])

/** Whether a field of a collection is a credential of its accounts. */
const isCredential = ({ auth }: Collection, name: string): boolean => Boolean(auth) && credentials.has(name)

/** Refuses a filter that reads a credential, of an account or through a relation to one. */
export function refuseCredentialsInWhere(where: Where | undefined, collection: Collection, req: PayloadRequest): void {
  for (const [key, value] of Object.entries(where ?? {})) {
    if (/^(?:and|or)$/i.test(key)) {
      const parts = Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : []
      for (const part of parts) if (isRecord(part)) refuseCredentialsInWhere(part as Where, collection, req)
    } else refuseCredentials(key, collection, req)
  }
}

/** Refuses a path that reads a credential, of an account or through a relation to one. */
export function refuseCredentials(path: string, collection: Collection, req: PayloadRequest): void {
  const steps = path
    .replace(/^-/, '')
    .replace(/__/g, '.')
    .split('.')
    .filter((step) => step !== 'version' && step !== 'value')
  if (!reachesCredential(steps, collection, collection.flattenedFields, req.payload)) return
  const text = {
    fr: `« ${path} » ne sert ni à filtrer ni à trier.`,
    en: `"${path}" can neither filter nor sort.`,
  }
  throw refuseRequest(req, 400, text, 'UNSEARCHABLE_FIELD')
}

function reachesCredential(
  [step, ...rest]: string[],
  collection: Collection,
  level: readonly FlattenedField[],
  payload: Payload,
): boolean {
  if (step === undefined) return false
  if (isCredential(collection, step)) return true
  const field = level.find(({ name }) => name === step)
  // A language, or the position of a row.
  if (!field) return reachesCredential(rest, collection, level, payload)
  const targets = targetsOf(field)
  if (targets.length === 0) {
    return reachesCredential(rest, collection, 'flattenedFields' in field ? field.flattenedFields : [], payload)
  }
  return targets.some((slug) => {
    const config = payload.collections[slug as 'users']?.config
    return config !== undefined && reachesCredential(rest, config, config.flattenedFields, payload)
  })
}

function targetsOf(field: FlattenedField): string[] {
  if (field.type === 'join') return [field.collection].flat()
  return field.type === 'relationship' || field.type === 'upload' ? [field.relationTo].flat() : []
}
