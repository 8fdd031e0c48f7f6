import { type Bilingual, inLanguage, type Language } from '../../domain/bilingual'
import type { ConsentScope } from '../../domain/consent'
import type { ConsentEventKind, ConsentWay } from '../../domain/consent-event'
import type { DisplayMode } from '../../domain/display-mode'
import { formatLongDate } from '../../domain/format-date'
import { formatMoment } from '../../domain/format-moment'
import { DEFAULT_ZONE } from '../../domain/zone'
import { formatScope } from './messages'

/** An event of a consent, as its collection stores it. */
export interface ShownEvent {
  id: string
  kind: ConsentEventKind
  at: string
  person?: string | null
  scope?: ConsentScope[] | null
  displayMode?: DisplayMode | null
  to?: string | null
  wording?: string | null
  how?: ConsentWay | null
  by?: string | null
}

/** The messages of the history of consents. */
export const historyMessages = {
  title: { fr: 'Ce qui s’est passé', en: 'What happened' },
  none: { fr: 'Rien n’a encore été demandé ni donné.', en: 'Nothing has been asked or given yet.' },
  unread: {
    fr: 'Cette liste n’a pas pu être lue. Rechargez la page.',
    en: 'This list could not be read. Reload the page.',
  },
} satisfies Record<string, Bilingual>

const kinds: Record<ConsentEventKind, Bilingual> = {
  requested: { fr: 'Accord demandé', en: 'Consent requested' },
  given: { fr: 'Accord donné', en: 'Consent given' },
  changed: { fr: 'Accord changé', en: 'Consent changed' },
  withdrawn: { fr: 'Accord retiré', en: 'Consent withdrawn' },
  deleted: { fr: 'Accord supprimé', en: 'Consent deleted' },
}

const ways: Record<ConsentWay, Bilingual> = {
  link: { fr: 'sur sa page', en: 'on their page' },
  paper: { fr: 'sur papier', en: 'on paper' },
  'in-person': { fr: 'de vive voix', en: 'in person' },
}

const requests: Record<ConsentWay, Bilingual> = {
  link: { fr: 'par e-mail', en: 'by mail' },
  paper: { fr: 'par QR code', en: 'by QR code' },
  'in-person': { fr: 'de vive voix', en: 'in person' },
}

const modes: Record<DisplayMode, Bilingual> = {
  'full-name': { fr: 'prénom et nom', en: 'full name' },
  'first-name': { fr: 'prénom seul', en: 'first name' },
  pseudonym: { fr: 'pseudonyme', en: 'pseudonym' },
}

/** What an event is, and when: « Accord donné · mar. 21 mai 2024, 9 h 00 ». */
export const formatEvent = ({ kind, at }: ShownEvent, language: Language): string =>
  `${inLanguage(kinds[kind], language)} · ${formatMoment(at, DEFAULT_ZONE, language)}`

/** What is known of an event, as one line: whom, what for, until when, how and by whom. */
export function formatDetails(event: ShownEvent, language: Language): string {
  const { kind, person, scope, displayMode, to, wording, how, by } = event
  const say = (fr: string, en: string) => inLanguage({ fr, en }, language)
  const isAgreement = kind === 'given' || kind === 'changed'
  const parts = [
    person,
    isAgreement && scope?.length ? formatScope(scope, language) : undefined,
    isAgreement && displayMode ? inLanguage(modes[displayMode], language) : undefined,
    isAgreement ? untilOf(to, language) : undefined,
    how && kind === 'requested' ? inLanguage(requests[how], language) : undefined,
    how && isAgreement ? inLanguage(ways[how], language) : undefined,
    wording ? say(`texte ${wording}`, `wording ${wording}`) : undefined,
    by ? say(`par ${by}`, `by ${by}`) : kind === 'withdrawn' ? say('par la personne', 'by the person') : undefined,
  ]
  return parts.filter(Boolean).join(' · ')
}

const untilOf = (to: string | null | undefined, language: Language): string =>
  to
    ? inLanguage({ fr: `jusqu’au ${formatLongDate(to, 'fr')}`, en: `until ${formatLongDate(to, 'en')}` }, language)
    : inLanguage({ fr: 'sans limite', en: 'without an end' }, language)
