import { recordOf } from '../../domain/record'

/** Returns a text; `undefined` when it is blank or there is none. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined

/** Returns a related document; `undefined` when it is in the trash or not populated, because this reader may not read it. */
export function related(value: unknown): Record<string, unknown> | undefined {
  const doc = recordOf(value)
  return typeof doc.id === 'string' && !doc.deletedAt ? doc : undefined
}
