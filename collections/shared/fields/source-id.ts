import type { TextField } from 'payload'

/** The tool that a content was imported from and its id there, `pretalx:AB3XYZ`, so that importing it again updates it. Never public. */
export const sourceId: TextField = {
  name: 'sourceId',
  type: 'text',
  index: true,
  hidden: true,
  access: { create: () => false, update: () => false },
  hooks: { beforeDuplicate: [() => null] },
}
