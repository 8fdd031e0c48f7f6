import { createHash } from 'node:crypto'
import type { TextField } from 'payload'

/** The SHA-256 of the file that was sent, by which the same file is noticed when it is sent again. In no response. */
export const checksum: TextField = {
  name: 'checksum',
  type: 'text',
  index: true,
  hidden: true,
  admin: { disableBulkEdit: true, disableListColumn: true, disableListFilter: true },
}

/** The checksum of a file. */
export const checksumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
