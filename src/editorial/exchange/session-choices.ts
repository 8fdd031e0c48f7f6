import type { FlattenedField, Payload } from 'payload'
import type { Choice } from '../../domain/exchange/cells/people'
import type { SessionChoices } from '../../domain/exchange/tables/read-sessions'
import { sessionFieldDescriptions } from '../../domain/session-fields'

/** Reads the options of the fields of a session from the collection, so that files and forms have the same lists. */
export function sessionChoices(payload: Payload): SessionChoices {
  const fields = payload.collections.sessions.config.flattenedFields
  const participants = fields.find(({ name }) => name === 'participants')
  const fieldsOfParticipant = participants && 'flattenedFields' in participants ? participants.flattenedFields : []
  const names = sessionFieldDescriptions
    .filter(({ kind }) => kind === 'choice' || kind === 'choices')
    .map(({ name }) => name)
  return {
    ...Object.fromEntries(names.map((name) => [name, optionsOf(fields, name)])),
    role: optionsOf(fieldsOfParticipant, 'role'),
  }
}

function optionsOf(fields: FlattenedField[], name: string): Choice[] {
  const field = fields.find((candidate) => candidate.name === name)
  if (field?.type !== 'select') throw new Error(`Sessions have no select field called ${name}.`)
  return field.options.map((option) => {
    if (typeof option === 'string') return { value: option, label: { fr: option, en: option } }
    const { value, label } = option
    const labels = typeof label === 'object' ? (label as Record<string, string>) : {}
    return { value, label: { fr: labels.fr ?? String(label), en: labels.en ?? String(label) } }
  })
}
