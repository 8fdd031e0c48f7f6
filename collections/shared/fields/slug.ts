import type { Field, StaticDescription, TextField } from 'payload'
import { isSlug, SLUG_MAX_LENGTH } from '../../../src/domain/slug'
import { type LanguageSource, messageFor } from '../messages'

interface SlugOptions {
  /** Whether no other document of the collection may have the slug. */
  unique?: boolean
  /** Where the slug comes from, and what becomes of the former one. */
  description?: StaticDescription
}

/** The slug of a document and its former slugs, written by `generateSlug`. Unique in the collection by default. */
export const slugFields = ({ unique = true, description = fromTitle }: SlugOptions = {}): Field[] => [
  { ...slug, unique, admin: { ...slug.admin, description } },
  previousSlugs,
]

const fromTitle = {
  fr: 'Créée à partir du titre français. Si vous la changez après publication, l’ancienne adresse continue de fonctionner.',
  en: 'Made from the French title. If you change it after publication, the former address keeps working.',
}

/** The description of a slug that is made from a name. */
export const fromName = {
  fr: 'Créée à partir du nom. Si vous la changez après publication, l’ancienne adresse continue de fonctionner.',
  en: 'Made from the name. If you change it after publication, the former address keeps working.',
}

const slug: TextField = {
  name: 'slug',
  type: 'text',
  label: { fr: 'Adresse de la page', en: 'Slug' },
  index: true,
  maxLength: SLUG_MAX_LENGTH,
  validate: (value: unknown, { req }: { req: LanguageSource }) =>
    !value ||
    isSlug(value) ||
    messageFor(req, {
      fr: 'Utilisez des minuscules sans accent, des chiffres et des tirets, par exemple « atelier-cv ».',
      en: 'Use lower-case letters without accents, digits and hyphens, such as “atelier-cv”.',
    }),
  admin: { position: 'sidebar' },
  hooks: { beforeDuplicate: [() => null] },
}

const previousSlugs: TextField = {
  name: 'previousSlugs',
  type: 'text',
  hasMany: true,
  label: { fr: 'Anciennes adresses', en: 'Former slugs' },
  access: { create: () => false, update: () => false },
  admin: {
    position: 'sidebar',
    readOnly: true,
    condition: (data) => Array.isArray(data.previousSlugs) && data.previousSlugs.length > 0,
    disableBulkEdit: true,
  },
  hooks: { beforeDuplicate: [() => []] },
}
