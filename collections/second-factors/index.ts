import type { CollectionConfig } from 'payload'
import { systemOnly } from '../shared/access/rules'
import { defineCollection } from '../shared/define-collection'

/**
 * What confirms a log-in besides the password: a row for each application of codes, each passkey and each recovery code of an
 * account. In a collection of their own, which no request reads or writes.
 */
export const SecondFactors: CollectionConfig = defineCollection({
  slug: 'second-factors',
  admin: { hidden: true },
  graphQL: false,
  access: { read: systemOnly, create: systemOnly, update: systemOnly, delete: systemOnly, admin: systemOnly },
  fields: [
    { name: 'account', type: 'text', required: true, index: true },
    { name: 'kind', type: 'text', required: true },
    // The account for codes, the id of the credential for a passkey, the hash of a recovery code.
    { name: 'key', type: 'text', required: true, unique: true },
    { name: 'name', type: 'text' },
    // The sealed secret of codes; the public key of a passkey.
    { name: 'secret', type: 'text', hidden: true },
    { name: 'transports', type: 'text' },
    { name: 'counter', type: 'number' },
    { name: 'lastUsedAt', type: 'date' },
  ],
})
