import type { Field } from 'payload'
import { editionName } from '../../src/domain/edition-name'
import { searchKey } from '../../src/domain/text'
import { staffOnlyField, systemOnly } from '../shared/access/rules'
import { searchKeyField } from '../shared/fields/search-key-field'

/**
 * The name of an edition in the admin: « 2027 · Toulouse ». Stored, so that it can be the title of its documents and be
 * searched and sorted; made from the first day and the city at each write. Readable by the staff only.
 */
export const shortName: Field[] = [
  {
    name: 'shortName',
    type: 'text',
    index: true,
    label: { fr: 'Année et ville', en: 'Year and city' },
    access: { read: staffOnlyField, create: systemOnly, update: systemOnly },
    admin: { hidden: true, disableBulkEdit: true, components: { Cell: '/src/admin/lists/title-cell#TitleCell' } },
    hooks: { beforeChange: [({ siblingData }) => editionName(siblingData)] },
  },
  {
    ...searchKeyField('shortName'),
    access: { read: staffOnlyField, create: systemOnly, update: systemOnly },
    // The hooks of the fields run side by side: the name itself may not be made yet.
    hooks: { beforeChange: [({ siblingData }) => keyOf(editionName(siblingData))] },
  },
]

const keyOf = (name: string | null) => name && searchKey(name)
