import { createRequire } from 'node:module'

/** A document or a command of MongoDB. Numbers and identifiers stay values of BSON, so that nothing changes on the way. */
export type Document = Record<string, unknown>

interface Bson {
  serialize(document: Document): Uint8Array
  deserialize(bytes: Uint8Array, options: object): Document
  EJSON: { stringify(value: unknown): string }
}

const fromAdapter = createRequire(createRequire(import.meta.url).resolve('@payloadcms/db-mongodb'))
const { BSON } = (fromAdapter('mongoose') as { mongo: { BSON: Bson } }).mongo

export const encode = (document: Document): Uint8Array => BSON.serialize(document)

export const decode = (bytes: Uint8Array): Document =>
  BSON.deserialize(bytes, { promoteValues: false, promoteBuffers: false, bsonRegExp: true })

/** A text that is the same for equal values. */
export const textOf = (value: unknown): string => BSON.EJSON.stringify({ value })

/** The number that a value of BSON stands for. */
export const numberOf = (value: unknown): number => Number(String(value))

/** The list in a field; empty when there is none. */
export const listOf = (value: unknown): Document[] => (Array.isArray(value) ? (value as Document[]) : [])
