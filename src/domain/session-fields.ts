import type { Bilingual, Language, Localised } from './bilingual'
import { NOTICE_LENGTH } from './lengths'
import type { Instant } from './zone'

/** The value that the database holds for each kind of field. Relations are ids. */
export interface StoredValues {
  /** A text on one line. */
  line: string
  /** A text on several lines. */
  text: string
  'rich-text': object
  choice: string
  choices: string[]
  'whole-number': number
  instant: Instant
  'web-address': string
  room: string
  participants: { speaker: string; role: string }[]
  video: object
}

/** The kind of a field: it decides how values are read from a cell, compared, printed, released and copied. */
export type FieldKind = keyof StoredValues

/** The properties of one field of a session that its form does not have. */
export interface SessionFieldDescription {
  /** The name in `collections/sessions/fields.ts`. */
  name: string
  kind: FieldKind
  /** The French label is also the title of the column in exported tables. */
  label: Bilingual
  /** Absent when the field has one value for both languages. */
  localized?: true
  /** In characters. */
  maxLength?: number
  /** Absent when tables do not have the field. `aliases` are other titles of the column in imported tables. */
  column?: { aliases: readonly string[]; englishAliases?: readonly string[] }
  /** Whether a release shows the field to readers, stores it and can restore it. */
  isReleased: boolean
  /** A new edition copies the value, computes another one (`clone-edition/copy-programme.ts`), or leaves it empty. */
  clone: 'copy' | 'compute' | 'omit'
  /** Whether the page of a session lists the field, under its label, among the details. */
  isDetail?: true
}

const descriptions = [
  {
    name: 'title',
    kind: 'line',
    label: { fr: 'Titre', en: 'Title' },
    localized: true,
    maxLength: 200,
    column: {
      aliases: ['title', 'session', 'session title', 'proposal title', 'intitulé', 'titre (français)'],
      englishAliases: ['title (english)', 'titre anglais', 'titre en'],
    },
    isReleased: true,
    clone: 'copy',
  },
  {
    name: 'format',
    kind: 'choice',
    label: { fr: 'Format', en: 'Format' },
    column: { aliases: ['type', 'session type', 'session format'] },
    isReleased: true,
    clone: 'copy',
  },
  {
    name: 'track',
    kind: 'choice',
    label: { fr: 'Thème', en: 'Track' },
    column: { aliases: ['thématique', 'parcours'] },
    isReleased: true,
    clone: 'copy',
    isDetail: true,
  },
  {
    name: 'language',
    kind: 'choice',
    label: { fr: 'Langue', en: 'Language' },
    column: { aliases: ['langue de la session'] },
    isReleased: true,
    clone: 'copy',
    isDetail: true,
  },
  {
    name: 'startsAt',
    kind: 'instant',
    label: { fr: 'Début', en: 'Starts at' },
    column: {
      aliases: ['heure de début', 'heure début', 'heure', 'start', 'start time', 'starts at', 'horaire', 'horaires'],
    },
    isReleased: true,
    clone: 'compute',
  },
  {
    name: 'endsAt',
    kind: 'instant',
    label: { fr: 'Fin', en: 'Ends at' },
    column: { aliases: ['heure de fin', 'heure fin', 'end', 'end time', 'ends at'] },
    isReleased: true,
    clone: 'compute',
  },
  {
    name: 'room',
    kind: 'room',
    label: { fr: 'Salle', en: 'Room' },
    maxLength: 100,
    column: { aliases: ['lieu'] },
    isReleased: true,
    clone: 'compute',
    isDetail: true,
  },
  {
    name: 'participants',
    kind: 'participants',
    label: { fr: 'Intervenantes et intervenants', en: 'Participants' },
    column: {
      aliases: [
        'intervenants',
        'intervenantes',
        'intervenant',
        'intervenante',
        'intervenant(s)',
        'intervenante(s)',
        'intervenant·es',
        'intervenant.e.s',
        'intervenantes et intervenants',
        'personnes',
        'participants',
        'speakers',
        'speaker names',
      ],
    },
    isReleased: true,
    clone: 'compute',
  },
  {
    name: 'abstract',
    kind: 'rich-text',
    label: { fr: 'Résumé', en: 'Abstract' },
    localized: true,
    column: {
      aliases: ['description', 'abstract', 'présentation'],
      englishAliases: ['abstract (english)', 'résumé anglais'],
    },
    isReleased: true,
    clone: 'copy',
  },
  {
    name: 'accessibility',
    kind: 'choices',
    label: { fr: 'Accessibilité', en: 'Accessibility' },
    column: { aliases: [] },
    isReleased: true,
    clone: 'copy',
  },
  {
    name: 'capacity',
    kind: 'whole-number',
    label: { fr: 'Places', en: 'Seats' },
    column: { aliases: ['capacité', 'nombre de places', 'jauge'] },
    isReleased: true,
    clone: 'copy',
    isDetail: true,
  },
  {
    name: 'registrationUrl',
    kind: 'web-address',
    label: { fr: 'Adresse d’inscription', en: 'Registration address' },
    column: { aliases: ['inscription', 'lien d’inscription'] },
    isReleased: true,
    clone: 'omit',
  },
  {
    name: 'status',
    kind: 'choice',
    label: { fr: 'Tenue de la session', en: 'Status' },
    column: { aliases: ['tenue', 'status'] },
    isReleased: true,
    clone: 'compute',
  },
  {
    name: 'notice',
    kind: 'text',
    label: { fr: 'Mot au public', en: 'Public notice' },
    localized: true,
    maxLength: NOTICE_LENGTH,
    column: { aliases: [] },
    isReleased: true,
    clone: 'omit',
  },
  {
    name: 'recording',
    kind: 'video',
    label: { fr: 'Enregistrement', en: 'Recording' },
    isReleased: true,
    clone: 'omit',
  },
] as const satisfies readonly SessionFieldDescription[]

/**
 * The fields of a session, in the order of the columns of a table. Release, new edition, import, export and the details
 * of a session's page derive from this list.
 */
export const sessionFieldDescriptions: readonly SessionFieldDescription[] = descriptions

/** The description of one of these fields, as a literal type. */
export type DescribedSessionField = (typeof descriptions)[number]

type StoredValue<Description> = Description extends { kind: infer Kind extends FieldKind }
  ? Description extends { localized: true }
    ? Localised<StoredValues[Kind]>
    : StoredValues[Kind]
  : never

/** The described fields of a session as the database holds them, localised ones with both languages. */
export type SessionValues = {
  [Description in DescribedSessionField as Description['name']]?: StoredValue<Description> | null
}

/** Returns the value of a field; of a localised one, in one language. */
export function valueIn(values: SessionValues, description: SessionFieldDescription, language: Language): unknown {
  const value = (values as Record<string, unknown>)[description.name]
  return description.localized ? (value as Localised<unknown> | null | undefined)?.[language] : value
}
