import type { FlattenedField, PayloadRequest } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import type { Bilingual, Language } from '../../domain/bilingual'
import { labelOf } from '../../domain/checks/label'
import { formatMoment } from '../../domain/format-moment'
import { isRecord } from '../../domain/record'
import { differencesBetween } from '../../domain/release/compare'
import type { ReleasedProgramme, ReleasedSession } from '../../domain/release/programme'
import { plainTextOf } from '../../domain/rich-text'
import { type FieldKind, sessionFieldDescriptions } from '../../domain/session-fields'
import { releaseNumbered } from '../../editorial/release/releases'
import type { VersionDifferences } from './version-diff'

const EMPTY: ReleasedProgramme = { sessions: {}, rooms: {} }

/** Returns the sessions that differ between a release and the one before it, field by field, as text; `[]` for an unknown one. */
export async function differencesOf(
  req: PayloadRequest,
  edition: { id: string; timezone: string },
  number: number,
  language: Language,
): Promise<VersionDifferences[]> {
  const after = (await releaseNumbered(req, edition.id, number))?.programme ?? EMPTY
  const before = (await releaseNumbered(req, edition.id, number - 1))?.programme ?? EMPTY
  const both = Object.keys(after.sessions).filter((id) => before.sessions[id])
  const found = both
    .map((session) => {
      const [old, now] = [before.sessions[session] as ReleasedSession, after.sessions[session] as ReleasedSession]
      return { session, title: labelOf(now.title), fields: differencesBetween(old, now) }
    })
    .filter(({ fields }) => fields.length > 0)
  const names = await namesOf(
    req,
    [before, after].flatMap(({ sessions }) => Object.values(sessions)),
  )
  const fieldsByName = fieldsOf(req)
  const formatValue = valueFormatter({
    rooms: { ...before.rooms, ...after.rooms },
    names,
    zone: edition.timezone,
    language,
    fields: fieldsByName,
  })
  const label = (name: string) => labelIn((fieldsByName.get(name) as { label?: unknown })?.label, language) ?? name
  return found.map(({ fields, ...session }) => ({
    ...session,
    fields: fields.flatMap((difference) => {
      const [old, now] = [
        formatValue(difference.field, difference.before),
        formatValue(difference.field, difference.after),
      ]
      const languages = (['fr', 'en'] as const).filter((name) => old[name] !== now[name])
      return languages.map((name) => ({
        label: `${label(difference.field)}${name === 'en' ? ' (EN)' : ''}`,
        before: old[name] ?? '',
        after: now[name] ?? '',
      }))
    }),
  }))
}

/** Returns the current names of the people of some sessions: releases store only their ids. */
async function namesOf(req: PayloadRequest, sessions: ReleasedSession[]): Promise<Map<string, string>> {
  const ids = sessions.flatMap(({ participants }) => (participants ?? []).map(({ speaker }) => speaker))
  if (ids.length === 0) return new Map()
  const where = { id: { in: [...new Set(ids)] } }
  const people = await findDocuments(req, 'speakers', { as: 'system', where, draft: true, trash: true })
  return new Map(people.map(({ id, name }) => [id, name]))
}

/** A value as text, by language; `fr` alone for a field that is not localised. */
type Texts = Partial<Record<Language, string>>

interface Context {
  rooms: Record<string, string>
  names: Map<string, string>
  zone: string
  language: Language
  fields: Map<string, FlattenedField>
}

const kinds = new Map(sessionFieldDescriptions.map(({ name, kind }) => [name, kind]))

function valueFormatter({ rooms, names, zone, language, fields }: Context) {
  const byKind: Partial<Record<FieldKind, (value: never) => string>> = {
    instant: (at) => formatMoment(at, zone, language),
    room: (id) => rooms[id] ?? '?',
    participants: (list: { speaker: string }[]) => list.map(({ speaker }) => names.get(speaker) ?? '?').join(', '),
    'rich-text': plainTextOf,
  }
  const format = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return ''
    const kind = kinds.get(field)
    const formatKind = kind && byKind[kind]
    if (formatKind) return formatKind(value as never)
    if (typeof value === 'string') return optionIn(fields.get(field), value, language)
    if (Array.isArray(value)) return value.map((one) => optionIn(fields.get(field), String(one), language)).join(', ')
    if (typeof value !== 'object') return String(value)
    return Object.values(value)
      .filter((part) => typeof part === 'string')
      .join(', ')
  }
  return (field: string, value: unknown): Texts => {
    const isLocalised = isRecord(value) && ('fr' in value || 'en' in value)
    if (!isLocalised) return { fr: format(field, value) }
    const { fr, en } = value
    return { fr: format(field, fr), en: format(field, en) }
  }
}

function fieldsOf({ payload }: PayloadRequest): Map<string, FlattenedField> {
  return new Map(payload.collections.sessions.config.flattenedFields.map((field) => [field.name, field]))
}

function labelIn(label: unknown, language: Language): string | undefined {
  // The labels of fields are functions of the language, see `typesetLabels`.
  if (typeof label === 'function') return label({ i18n: { language } })
  return typeof label === 'object' && label !== null ? (label as Bilingual)[language] : (label as string | undefined)
}

function optionIn(field: FlattenedField | undefined, value: string, language: Language): string {
  if (field?.type !== 'select') return value
  const option = field.options.find((one) => typeof one === 'object' && one.value === value)
  return (typeof option === 'object' && labelIn(option.label, language)) || value
}
