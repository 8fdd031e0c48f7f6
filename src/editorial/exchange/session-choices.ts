import type { FlattenedField, Payload } from 'payload'
import type { Choice } from '../../domain/exchange/cells/people'
import type { SessionChoices } from '../../domain/exchange/tables/session-table'

/** The closed lists of a session, read from its form so that files and forms never differ. */
export function sessionChoices(payload: Payload): SessionChoices {
  const fields = payload.collections.sessions.config.flattenedFields
  const participants = fields.find(({ name }) => name === 'participants')
  const rows = participants && 'flattenedFields' in participants ? participants.flattenedFields : []
  return {
    format: optionsOf(fields, 'format'),
    track: optionsOf(fields, 'track'),
    status: optionsOf(fields, 'status'),
    accessibility: optionsOf(fields, 'accessibility'),
    role: optionsOf(rows, 'role'),
  }
}

function optionsOf(fields: FlattenedField[], name: string): Choice[] {
  const field = fields.find((candidate) => candidate.name === name)
  if (field?.type !== 'select') throw new Error(`Sessions have no list called ${name}.`)
  return field.options.map((option) => {
    if (typeof option === 'string') return { value: option, label: { fr: option, en: option } }
    const { value, label } = option
    const words = typeof label === 'object' ? (label as Record<string, string>) : {}
    return { value, label: { fr: words.fr ?? String(label), en: words.en ?? String(label) } }
  })
}
