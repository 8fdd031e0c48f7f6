import type { CollectionConfig } from 'payload'
import { ApiClients } from './api-clients'
import { Audit } from './audit'
import { ChangeLog } from './change-log'
import { ChangeNotes } from './change-notes'
import { Commitments } from './commitments'
import { ConsentEvents } from './consent-events'
import { Consents } from './consents'
import { Counters } from './counters'
import { Documents } from './documents'
import { EditionCopies } from './edition-copies'
import { Editions } from './editions'
import { Erasures } from './erasures'
import { Imports } from './imports'
import { KeyFigures } from './key-figures'
import { Leases } from './leases'
import { Media } from './media'
import { Organisations } from './organisations'
import { PersonLinks } from './person-links'
import { Releases } from './releases'
import { Rooms } from './rooms'
import { SecondFactorUses } from './second-factor-uses'
import { SecondFactors } from './second-factors'
import { Sessions } from './sessions'
import { ShareLinks } from './share-links'
import { Speakers } from './speakers'
import { Testimonials } from './testimonials'
import { Users } from './users'
import { WebhookDeliveries } from './webhook-deliveries'
import { WebhookSecrets } from './webhook-secrets'
import { Webhooks } from './webhooks'
import { Withdrawals } from './withdrawals'

/** All collections, in the order of the admin's menu. */
export const collections: CollectionConfig[] = [
  Editions,
  Sessions,
  Rooms,
  Speakers,
  Testimonials,
  Organisations,
  Consents,
  KeyFigures,
  Commitments,
  Releases,
  Imports,
  ShareLinks,
  Withdrawals,
  Erasures,
  Audit,
  Media,
  Documents,
  Users,
  ApiClients,
  Webhooks,
  Counters,
  Leases,
  EditionCopies,
  ConsentEvents,
  PersonLinks,
  ChangeNotes,
  ChangeLog,
  WebhookDeliveries,
  WebhookSecrets,
  SecondFactors,
  SecondFactorUses,
]
