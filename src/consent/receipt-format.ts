import type { ConsentScope } from '../domain/consent'
import type { ConsentEventKind } from '../domain/consent-event'
import type { DisplayMode } from '../domain/display-mode'

/** An event, as a receipt holds it. */
export interface ReceiptEvent {
  kind: ConsentEventKind
  at: string
  from?: string | null
  to?: string | null
  scope?: unknown
  displayMode?: DisplayMode | null
  how?: string | null
  wording?: string | null
  wordingText?: string | null
}

interface ReceiptSource {
  about: { collection: string; id: string; person: string }
  events: readonly ReceiptEvent[]
  /** The consent that is valid; none before it is given and after it is withdrawn. */
  current?: { scope: readonly ConsentScope[]; expiresOn?: string | null }
  /** The day of the receipt. */
  today: string
  /** The address of the site that shows the person. */
  site?: string
}

const schema = 'https://w3id.org/dpv/schema/dpv-27560'

const statuses: Record<ConsentEventKind, string> = {
  requested: 'dpv:ConsentRequested',
  given: 'dpv:ConsentGiven',
  changed: 'dpv:RenewedConsentGiven',
  withdrawn: 'dpv:ConsentWithdrawn',
  deleted: 'dpv:ConsentRevoked',
}

// `quote` and `social` are no kind of data of the vocabulary: they are described.
const personalData: Record<ConsentScope, string> = {
  name: 'pd:Name',
  photo: 'pd:Picture',
  voice: 'pd:Voice',
  video: 'pd:Video',
  quote: 'dpv:PersonalData',
  social: 'pd:SocialMediaData',
}

/**
 * Returns the receipt of what a person agreed to, in the order of ISO/IEC TS 27560:2023 with the terms of the
 * [Data Privacy Vocabulary](https://w3id.org/dpv/guides/consent-27560), as JSON-LD.
 */
export function receiptOf({ about, events, current, today, site }: ReceiptSource) {
  const identifier = `${about.collection}-${about.id}`
  const isExpired = Boolean(current?.expiresOn && current.expiresOn < today)
  const last = events.at(-1)?.kind
  const status = isExpired
    ? 'dpv:ConsentExpired'
    : current
      ? 'dpv:ConsentGiven'
      : last
        ? statuses[last]
        : 'dpv:ConsentUnknown'
  return {
    '@context': {
      dct: 'http://purl.org/dc/terms/',
      dpv: 'https://w3id.org/dpv#',
      'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
      pd: 'https://w3id.org/dpv/pd#',
      loc: 'https://w3id.org/dpv/loc#',
      schema: 'https://schema.org/',
    },
    '@id': `urn:assises:receipt:${identifier}`,
    '@type': 'dpv:ConsentReceipt',
    'dct:identifier': `receipt-${identifier}`,
    'dct:conformsTo': `${schema}#receipt-eu-gdpr`,
    'dct:created': today,
    'dct:publisher': controller(site),
    'schema:recipient': 'dpv:DataSubject',
    'dpv:hasRecordOfActivity': {
      '@id': `urn:assises:consent:${identifier}`,
      '@type': 'dpv:ConsentRecord',
      'dct:identifier': identifier,
      'dct:conformsTo': `${schema}#record-eu-gdpr`,
      'dpv:hasDataSubject': { '@type': 'dpv:DataSubject', 'dpv:hasName': about.person },
      'dpv:hasDataController': controller(site),
      'dpv:hasJurisdiction': 'loc:EU',
      'dpv:hasApplicableLaw': 'eu-gdpr:GDPR',
      'dpv:hasConsentStatus': status,
      'dpv:hasProcess': {
        '@type': 'dpv:Process',
        'dpv:hasPurpose': {
          '@type': 'dpv:Purpose',
          'dct:title': 'Présenter la personne sur le site et dans le programme',
        },
        'dpv:hasLegalBasis': 'eu-gdpr:A6-1-a',
        'dpv:hasProcessing': ['dpv:Store', 'dpv:MakeAvailable'],
        'dpv:hasPersonalData': (current?.scope ?? []).map(dataOf),
        'dpv:hasRight': { '@id': 'eu-gdpr:A7-3', 'dct:title': 'Retirer son accord à tout moment' },
        ...(current?.expiresOn ? { 'dct:valid': current.expiresOn } : {}),
      },
      'dct:hasPart': events.map(eventOf),
    },
  }
}

const controller = (site: string | undefined) => ({
  '@type': 'dpv:DataController',
  'dpv:hasName': 'Assises régionales de la féminisation des métiers et filières numériques',
  ...(site ? { 'dpv:hasContact': site } : {}),
})

const dataOf = (scope: ConsentScope) => ({ '@type': personalData[scope], 'dct:identifier': scope })

const eventOf = ({ kind, at, from, to, scope, displayMode, how, wording, wordingText }: ReceiptEvent) => ({
  '@type': statuses[kind],
  'dct:date': at,
  'dpv:isIndicatedBy': kind === 'requested' || kind === 'deleted' ? 'dpv:DataController' : 'dpv:DataSubject',
  ...(how ? { 'dpv:hasIndicationMethod': how } : {}),
  ...(Array.isArray(scope) ? { 'dpv:hasPersonalData': (scope as ConsentScope[]).map(dataOf) } : {}),
  ...(displayMode ? { 'schema:disambiguatingDescription': displayMode } : {}),
  ...(from ? { 'schema:validFrom': from } : {}),
  ...(to ? { 'schema:validThrough': to } : {}),
  ...(wording
    ? {
        'dpv:hasNotice': {
          '@type': 'dpv:ConsentNotice',
          'dct:hasVersion': wording,
          'dct:language': 'fr',
          ...(wordingText ? { 'dct:description': wordingText } : {}),
        },
      }
    : {}),
})
